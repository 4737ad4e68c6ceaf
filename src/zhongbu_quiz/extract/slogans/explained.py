"""What the text gives as the parts of a formula. In: a `Reading` and where the name stands. Out: the parts, and how they were found."""

from __future__ import annotations

import re

from zhongbu_quiz.data.lexicon import Lexicon
from zhongbu_quiz.extract.clauses import Span, clause_begin
from zhongbu_quiz.extract.context import Reading
from zhongbu_quiz.extract.slogans.parts import (
    are_all,
    count_of,
    counts_of,
    definition,
    is_nominal,
    split_parts,
    without_verb,
)
from zhongbu_quiz.extract.statistics.regions import region_of
from zhongbu_quiz.extract.words import is_verb, tagged

Explained = tuple[tuple[str, ...], str]
"""Parts, and the name of the sentence that says how they were found; of neither where the text gives none."""
_NAME_OF_POINT = re.compile(r"[“”]|[，。；：（].*")
"""What stands behind the name of a point (强基工程：建设学校), and the marks around it."""
_ITEMS = re.compile("[，、；]")
_YEAR = re.compile(r"\d{4}.?")
_LEAD = 3
"""A verb that governs a list is one of so many words before its first part."""
_NEXT_CLAUSE = re.compile(r"”?[\u4e00-\u9fff]{0,6}，")
_QUOTES = re.compile(r"“([^“”]{2,12})”、?")
_OPENED = re.compile(r"[（，]")
_THIS = "，这"
_SPEAKER = "<regions.whole+regions.body+regions.speaks+regions.ourselves>"
_WHO_GOVERNS = f"(?:{_SPEAKER}|[^，、]{{2,14}}?<events.lasting>)(?=<slogans.governs_before>*<slogans.governs>)|<regions.whole>"
_OWN_VERB = "^(?:<regions.whole>|<regions.body>)<slogans.governs>(?=..)"
"""Who it is and the verb before the first entry of a list (园区聚焦高端紧固件)."""


def explained(reading: Reading, sentence: Span, span: Span, previous: Span | None = None) -> Explained:
    """The parts of a formula at `span`: behind it, before it, in the quotation before it (`previous`), or counted in the lines below."""
    promised = count_of(span.of(reading.text))
    return (
        _behind(reading, sentence, span, promised)
        or _in_quotation(reading, span, previous, promised)
        or _before(reading, sentence, span, promised)
        or _below(reading, span, promised)
        or ((), "")
    )


def _behind(reading: Reading, sentence: Span, span: Span, promised: int) -> Explained | None:
    """“四个面向”，即…, 三大战略：…; without a word between where each part takes up a character of the name (“三个到位”，责任到位、…)."""
    text = reading.text
    found = definition(text, span.end, sentence.end, reading.lexicon)
    for words in _lists(found, promised) if found else ():
        parts = split_parts(words, promised)
        if len(parts) >= 2 and (not promised or are_all(parts, span.of(text)) or "等" in words):
            parts = _alike((reading.lexicon.pattern(_OWN_VERB).sub("", parts[0]), *parts[1:]), reading.lexicon)
            return (_with_one_head(parts, span.of(text), reading.lexicon), "slogan_defined") if parts else None
    bare = _NEXT_CLAUSE.match(text, span.end, sentence.end)
    words = found or (text[bare.end() : sentence.end] if bare else "")
    parts = _taking_up(_ITEMS.split(words)[:promised], span, reading)
    return (parts, "slogan_defined") if parts else None


def _alike(parts: tuple[str, ...], lexicon: Lexicon) -> tuple[str, ...]:
    """The parts of a list; a verb before the first that none of the others has (建设学术之馆、少年之馆), and what goes on behind the last where the
    others are of one length (…、滴水成河|为主线布展), is no part of them; nothing where one of them is a year."""
    if any(_YEAR.fullmatch(part) for part in parts):
        return ()
    first, (*others, last), sizes = tagged(parts[0]), parts[1:], {len(part) for part in parts[:-1]}
    verbs = [at for at, (_word, tag) in enumerate(first[:_LEAD]) if is_verb(tag) or tag == "vn"]
    opened = verbs and len(first) > verbs[-1] + 1 and lexicon.pattern("<slogans.taken_in>?<slogans.governs>").match(parts[0])
    if opened and not any(tag.startswith("v") for part in parts[1:] for _word, tag in tagged(part)):
        parts = ("".join(word for word, _tag in first[verbs[-1] + 1 :]), *parts[1:])
    goes_on = len(sizes) == 1 and others and (size := sizes.pop()) < len(last) and last[size:].startswith(lexicon.words("events.preposition"))
    return (*parts[:-1], last[:size]) if goes_on else parts


def _with_one_head(parts: tuple[str, ...], name: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The parts of a formula; where the noun that it counts stands behind the last of them (“三大保卫战”，即打好蓝天、碧水、净土保卫战), that one
    and the verb before the first belong to them all, and are told by the name."""
    head = next((name[at:] for at in range(len(name)) if parts[-1].endswith(name[at:])), "")
    alone = len(counts_of(name)) == 1 and not any(part.endswith(head) for part in parts[:-1])
    if not alone or len(head) < 2 or len(parts[-1]) - len(head) < 2:
        return parts
    others = (*parts[1:-1], lexicon.pattern("<slogans.together>$").sub("", parts[-1][: -len(head)]))  # 科研、教学、推广相结合
    return (_governed(parts[0], list(others), lexicon), *others)


def _taking_up(items: list[str], span: Span, reading: Reading) -> tuple[str, ...]:
    """As many items as a formula counts, the first without its verb, where each takes up a character of its name; else nothing."""
    name = span.of(reading.text)
    items = [item.strip("”。 ") for item in items]
    if not 2 < len(items) == count_of(name) or not all(2 <= len(item) <= 40 for item in items):
        return ()
    items[0] = _governed(items[0], items[1:], reading.lexicon)
    return tuple(items) if _takes_up(tuple(items), name, reading.lexicon) else ()


def _takes_up(parts: tuple[str, ...], name: str, lexicon: Lexicon) -> bool:
    told = {char for char in name if not count_of(char)} - lexicon.set("slogans.counter")
    return all(told & set(part[:4] + part[-2:]) for part in parts)


def _in_quotation(reading: Reading, span: Span, previous: Span | None, promised: int) -> Explained | None:
    """“…、…、…”，即“三个底线”."""
    text, leads = reading.text, ("", *reading.lexicon.words("slogans.listed_before"))
    if not promised or previous is None or text[previous.end : span.start].strip("”（，“ ") not in leads:
        return None
    parts = split_parts(previous.of(text), promised)
    return (parts, "slogan_named_after") if len(parts) == promised else None


def _before(reading: Reading, sentence: Span, span: Span, promised: int) -> Explained | None:
    """人才强院、科技兴院、文化立院三大战略."""
    text, lexicon = reading.text, reading.lexicon
    start = span.start - (text[span.start - 1 : span.start] in ("“", "「"))
    begin = clause_begin(text, sentence.start, start)
    listed = text[begin:start].rstrip(_THIS).removesuffix("的").removesuffix("等")
    clauses = _ITEMS.split(text[sentence.start : start].rstrip(_THIS).removesuffix("的"))
    if told := _taking_up(clauses[-promised:], span, reading) if promised else ():
        return told, "slogan_listed_before"
    quoted = listed.endswith("”")
    if promised < 2 or not (quoted or "、" in listed):
        return None
    items = list(split_parts(listed.rstrip("”").rpartition("“")[2] if quoted else listed, promised))
    items = _QUOTES.findall(listed) if quoted and len(items) != promised else items
    if len(items) == promised and not quoted:
        items[0] = _governed(items[0], items[1:], lexicon)
    fits = len(items) == promised and all(2 <= len(item) <= 20 and not re.search(r"\d", item) for item in items)
    verbal = len(items) == 2 and not is_nominal(items[1])
    if not fits or verbal or all(region_of(item, lexicon) == item for item in items):
        return None
    return tuple(items), "slogan_listed_before"


def _governed(first: str, others: list[str], lexicon: Lexicon) -> str:
    """The first item of a list without who did it and the verb before it (全市形成了钢铁); behind a verb as long as the others where they are all of
    one length."""
    owner = lexicon.pattern(_WHO_GOVERNS).match(first)
    first = first[owner.end() :] if owner and len(first) - owner.end() > 1 else first
    if first.startswith(others[0][:1]):
        return first
    sizes = {len(item) for item in others}
    if len(sizes) == 1 and len(first) > (size := sizes.pop()) and size >= 3 and is_verb(tagged(first[:-size])[-1][1]):
        return first[-size:]
    return without_verb(first, lexicon)


def _below(reading: Reading, span: Span, promised: int) -> Explained | None:
    """A line that ends with the formula, and so many points below it as it counts, or one line that lists them."""
    name, points = span.of(reading.text), reading.points
    if _OPENED.search(reading.text, span.end) or "“" in reading.text[span.end :]:
        return None
    if len(points) == 1:
        listed = split_parts(points[0], promised) if name not in points[0] else ()
        return (listed, "slogan_points") if len(listed) == promised and (promised > 2 or _takes_up(listed, name, reading.lexicon)) else None
    names, counts = tuple(_NAME_OF_POINT.sub("", point.strip("“”")) for point in points), counts_of(name)
    if len(names) not in (promised, len(counts)) or len(names) < 2 or set(counts) == {1} or not all(2 <= len(name) <= 24 for name in names):
        return None
    return names, "slogan_points"


def _lists(words: str, promised: int) -> tuple[str, ...]:
    """What may be the list of a definition: all of it, or, where 、 sets the items apart, what stands before the next ； or ，."""
    first = words.partition("；")[0]
    short = first.partition("，")[0]
    if promised and "、" in short and len(split_parts(short, promised)) == promised:
        return (short,)
    if not promised and "、" in short:
        return (short,)  # “三百工程”：百企技改、百链招商、百园提质，年内建成…
    return (words, first, short) if "、" in short else (words, first) if "、" in first else (words,)
