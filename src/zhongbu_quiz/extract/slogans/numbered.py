"""Numbered formulas without quotation marks, with their list behind or before them. In: a `Reading`. Out: slogan `Draft`s."""

from __future__ import annotations

import re

from zhongbu_quiz.data.lexicon import Lexicon
from zhongbu_quiz.extract.clauses import Span
from zhongbu_quiz.extract.context import Reading
from zhongbu_quiz.extract.draft import Draft
from zhongbu_quiz.extract.slogans.making import make_slogan
from zhongbu_quiz.extract.slogans.parts import count_of, definition, split_parts, without_verb
from zhongbu_quiz.extract.statistics.regions import region_of

_COUNT = r"(?<![第“十百])(?P<name>(?P<n>[两二三四五六七八九]|十[一二三四五]?)"
NUMBERED = (
    rf"{_COUNT}<slogans.named_counter>(?P<noun>(?!<slogans.not_counted>)[\u4e00-\u9fff]{{1,8}}?))"
    r"(?=：|（(?!\d)|——|，<slogans.lists_named>|，?包括)"
)
"""三大战略：…, 四个方面，包括…: a count with its noun before the list of what it counts."""
COUNTED = (
    rf"(?<!\d){_COUNT}(?P<m><slogans.counter>)(?P<noun>[\u4e00-\u9fff]{{2,8}}?))"
    r"(?=[，。；、”]|$|<slogans.counted_before>)"
)
"""…、…、…三大战略: a count with its noun behind the list."""
CUED = (
    r"(?:<slogans.cue_of_idea>(?P<idea>[\u4e00-\u9fff]{4,16}?<slogans.idea>)|<slogans.cue_of_plan>(?P<plan>[\u4e00-\u9fff]{2,14}?<slogans.plan>))"
    r"(?=[，。；、]|$|<slogans.striving>)"
)
"""Terms without marks where the verb says that they are ones: 坚持…理念, 实施…战略."""
_CUED = 0.45
_PLAIN_NOUN = "<slogans.plain_noun>$"


def summed(reading: Reading, sentence: Span, match: re.Match[str]) -> Draft | None:
    """人才强院、科技兴院、文化立院三大战略: the list stands before what counts it."""
    text, lexicon, promised = reading.text, reading.lexicon, count_of(match.group("n"))
    noun = match.group("noun")
    if lexicon.pattern(_PLAIN_NOUN).search(noun) or promised < 2:
        return None
    begin = (
        max((text.rfind(mark, sentence.start, match.start()) + 1 for mark in "，；：。"), default=sentence.start)
        or sentence.start
    )
    listed = text[begin : match.start()].removesuffix("这").removesuffix("等")
    if "、" not in listed:
        return None
    if listed.endswith("”"):
        inner = listed.rstrip("”").rpartition("“")[2]
        items = list(split_parts(inner, promised)) if "“" in listed else []
        clean = items
    else:
        items = list(split_parts(listed, promised))
        clean = [_governed(items[0], items[1:], lexicon), *items[1:]] if items else []
    if len(clean) != promised or any(not 2 <= len(item) <= 20 or re.search(r"\d", item) for item in clean):
        return None
    if all(region_of(item, lexicon) == item for item in clean):
        return None
    name = match.group("n") + match.group("m") + noun
    return make_slogan(reading, sentence, name, name, tuple(clean), 0.78, "slogan_summed", match.start(), complete=True)


def cued(reading: Reading, sentence: Span, match: re.Match[str]) -> Draft | None:
    """坚持绿水青山就是金山银山理念: a term that only a verb and a noun show; it waits until somebody says what it is."""
    name = next(each for each in match.groups() if each)
    if name.startswith(reading.lexicon.words("slogans.verb_after")):
        return None
    start = match.start(match.lastindex or 0)
    return make_slogan(reading, sentence, name, name, (), _CUED, "slogan_cued", start)


def _governed(first: str, others: list[str], lexicon: Lexicon) -> str:
    """The first item of a list without the verb before it; as long as the others where they are all of one length."""
    sizes = {len(item) for item in others}
    if len(sizes) == 1 and len(first) > (size := sizes.pop()) and size >= 3:
        return first[-size:]
    return without_verb(first, lexicon)


def numbered(reading: Reading, sentence: Span, match: re.Match[str]) -> Draft | None:
    """三大战略：…: the list stands behind what counts it."""
    promised = count_of(match.group("n"))
    found = definition(reading.text, match.end(), sentence.end, reading.lexicon)
    if not found:
        return None
    parts = split_parts(found[0], promised)
    if len(parts) < 2 or (len(parts) != promised and "等" not in found[0]) or any(len(part) > 40 for part in parts):
        return None
    sure = 0.88 if len(parts) == promised else 0.6
    return make_slogan(
        reading,
        sentence,
        match.group("name"),
        match.group("name"),
        parts,
        sure,
        "slogan_numbered",
        match.start(),
        complete=len(parts) == promised,
    )
