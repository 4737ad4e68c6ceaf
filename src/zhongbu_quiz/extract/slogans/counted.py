"""Counted formulas without quotation marks (三大战略), with their parts, and terms that only a verb and a noun show. In: a `Reading`. Out: slogan
`Draft`s."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhongbu_quiz.data.lexicon import Lexicon
from zhongbu_quiz.extract.clauses import Span
from zhongbu_quiz.extract.context import Reading
from zhongbu_quiz.extract.draft import Draft
from zhongbu_quiz.extract.numerals import ONES
from zhongbu_quiz.extract.slogans.explained import explained
from zhongbu_quiz.extract.slogans.making import make_slogan
from zhongbu_quiz.extract.slogans.parts import count_of
from zhongbu_quiz.extract.words import tagged

_COUNT = f"(?:[两{ONES[1:]}]|十[{ONES[:5]}]?)"
COUNTED = (
    rf"(?<![\d第“十百]){_COUNT}<slogans.counter>"
    r"(?:(?!<slogans.not_counted>)[\u4e00-\u9fff]{1,8}?(?=[，。；、”：的]|$|（(?!\d)|——|，?<slogans.lists>|<slogans.counted_before+slogans.striving>)"
    r"|[\u4e00-\u9fff]{0,6}<slogans.countable>)"
    rf"|(?<![\u4e00-\u9fff“]){_COUNT}[\u4e00-\u9fff]{{1,2}}(?:{_COUNT}[\u4e00-\u9fff]{{1,2}}){{0,2}}(?=：)"
)
"""A count with its noun, where a list may stand before or behind it; before a colon also without a counter (三清：…)."""
_WHOSE = re.compile(r"“[\u4e00-\u9fff]{2,12}”$")
"""A name in marks right before what is counted of it: “西电东送”三大通道."""
_INSIDE = re.compile(r"“[^“”]+$")
"""Before what is only a part of a name in marks (“三打|三不打”)."""
_PLAIN_NOUN = "<slogans.plain_noun>$"
_CUED = (
    r"(?:<slogans.cue_of_idea>(?P<idea>[\u4e00-\u9fff]{4,16}?<slogans.idea>)|<slogans.cue_of_plan>(?P<plan>[\u4e00-\u9fff]{2,14}?<slogans.plan>))"
    r"(?=[，。；、]|$|<slogans.striving>)"
)
"""Terms without marks where the verb says that they are ones: 坚持…理念, 实施…战略."""
_SURE = {"slogan_defined": 0.88, "slogan_listed_before": 0.78, "slogan_points": 0.8}
_SOME, _CUED_SURE = 0.6, 0.45


def _counted_noun(name: str, lexicon: Lexicon) -> str:
    """A count with its noun, without what is told of that (三大战略|不动摇, 五种方式|可在站内换乘, 四大产业|为引领)."""
    words = tagged(name)
    for at, (word, tag) in enumerate(words):
        if at and any(tag.startswith("n") for _word, tag in words[:at]) and (tag in ("d", "p") or word in lexicon.set("slogans.may")):
            return "".join(word for word, _tag in words[:at])
    return name


def counted(reading: Reading, sentence: Span) -> Iterator[Draft]:
    """The counted formulas of a sentence whose parts the text gives; a term that only its verb shows waits until somebody says what it is."""
    for match in reading.lexicon.pattern(COUNTED).finditer(reading.text, sentence.start, sentence.end):
        name = _counted_noun(match.group(), reading.lexicon)
        if reading.lexicon.pattern(_PLAIN_NOUN).search(name) or _INSIDE.search(reading.text, sentence.start, match.start()):
            continue
        parts, why = explained(reading, sentence, Span(match.start(), match.start() + len(name)))
        if len(parts) < 2 or any(len(part) > 40 for part in parts):
            continue
        complete = len(parts) == count_of(name)
        whose = _WHOSE.search(reading.text, sentence.start, match.start())
        whose = whose if whose and not any(part in whose.group() for part in parts) else None  # “村晚”“村超”“村读”三项活动
        name, start = (whose.group() if whose else "") + name, whose.start() if whose else match.start()
        yield make_slogan(reading, sentence, name, parts, _SURE[why] if complete else _SOME, why, start, complete=complete)
    for match in reading.lexicon.pattern(_CUED).finditer(reading.text, sentence.start, sentence.end):
        name = match["idea"] or match["plan"]
        if not name.startswith(reading.lexicon.words("slogans.verb_after")):
            yield make_slogan(reading, sentence, name, (), _CUED_SURE, "slogan_cued", match.start(match.lastindex or 0))
