"""Is an indicator told, or only cut out of a sentence? In: a subject and how it was found. Out: the names of what is not sure.

These are checks of the result, made without asking the rules that found it: what fails one waits for a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zhongbu_quiz.data.lexicon import Lexicon
from zhongbu_quiz.extract.numerals import TENS
from zhongbu_quiz.extract.plain import is_unpaired
from zhongbu_quiz.extract.statistics.heads import is_dimension
from zhongbu_quiz.extract.statistics.owners import named_in
from zhongbu_quiz.extract.statistics.regions import NAME_TAGS, region_of
from zhongbu_quiz.extract.statistics.units import UNIT, unscaled
from zhongbu_quiz.extract.words import OF, Word, is_verb, tagged

_STOPS = re.compile(r"[，；。：！？【】—｜|]")
_ALL = re.compile("全.")
_SPAN = rf"[{TENS}\d]+<units.time>"
"""五天完成装卸量, and 全班 of which the people are counted."""
_LONGEST = 22
"""Characters of an indicator that is still a name and no clause."""
_SIZES = ("units.money", "units.mass", "units.length", "units.area", "units.volume")
"""Units of what things are measured by: figures in them are of an output, a sum or an area, never of the things themselves."""
MEASURED = (
    "(?:<statistics.measure+statistics.attribute+statistics.dimension+statistics.sized+statistics.percent+statistics.bare_end+statistics.sums>)$"
    "|<statistics.deed+statistics.act>|(?:<statistics.act_last>)$"
)
_MEASURED_END = "(?:<statistics.measure+statistics.attribute+statistics.dimension+statistics.sized+statistics.percent+statistics.bare_end>)$"
_FIGURE_LAST = rf"\d(?:{UNIT}|<units.scale>)+$"
_NO_START = frozenset({"p", "c", "u", "d", "uj", "ul", "r", "y", "e"})
_NO_END = frozenset({"p", "c", "d", "uj", "ul", "s"})
_WITH_PARTNER = "<statistics.partner>[\u4e00-\u9fff]{2,8}<statistics.trade>"
"""对东盟进出口: a preposition that is part of the name."""
_ONE = ("indicator", "attribute", "dimension")
"""Rules for the subject of one figure alone."""
_FROM_BEFORE = {("before", "indicator"), ("kind", "indicator"), ("kind", "counted_noun")}
"""How an owner and a subject are found where the two may not belong together."""


def untold(indicator: str, why: str, aspect: str, unit: str | None, owned: str, lexicon: Lexicon) -> Iterator[str]:
    """Why an indicator may not be one, or not of such a figure, by the names of the sentences that say so; `owned`: where its owner is
    told ("own" words, the clause "before", which may tell of somebody of any "kind")."""
    percent = bool(lexicon.pattern("<statistics.percent>$").search(indicator))
    if (aspect == "level" and unit == "%" and not percent) or (unit in lexicon.set("units.point") and not percent):
        yield "no_percent"
    acted = len(tagged(indicator)) > 1 and tagged(indicator)[0][1].startswith("v") and len(tagged(indicator)[0][0]) > 1
    sized = (aspect == "growth" and why != "carried_over") or (aspect == "level" and not acted and unscaled(unit) in lexicon.set(*_SIZES))
    if sized and (lexicon.pattern("<statistics.no_measure>$").search(indicator) or not lexicon.pattern(MEASURED).search(indicator)):
        yield "no_measure"
    words = tagged(indicator)
    of_all = _ALL.fullmatch(indicator) and not is_dimension(indicator, lexicon)
    if not words or of_all or is_unpaired(indicator) or _STOPS.search(indicator) or len(indicator) > _LONGEST:
        yield "no_name"
        return
    first, last = words[0], words[-1]
    kept = indicator.startswith(lexicon.words("statistics.good_start")) or lexicon.pattern(_WITH_PARTNER).fullmatch(indicator)
    barred = first[1] in _NO_START or first[0] in lexicon.set("statistics.no_start") or indicator.startswith(_long(lexicon))
    if not kept and (lexicon.pattern(_SPAN).match(indicator) or barred):
        yield "no_noun_first"
    measured = lexicon.pattern("<statistics.measure+statistics.attribute+statistics.of_kind+statistics.bare_end>$").search(indicator)
    turned = OF in indicator and is_verb(last[1])  # 增长的实现
    if not measured and (turned or last[1] in _NO_END or indicator.endswith(lexicon.words("statistics.no_end"))):
        yield "no_noun_last"
    parts = [word for word, _tag in words if len(word) > 1]
    if len({*parts}) < len(parts) or ("、" in indicator and why in _ONE and not lexicon.pattern(MEASURED).search(indicator)):
        yield "clause"  # 落实水利投资完成投资; 班、学生
    if lexicon.pattern(_FIGURE_LAST).search(indicator) or (OF in indicator and lexicon.pattern("<regions.that>").search(indicator)):
        yield "clause"  # 文创收入5210万元; 驶上这条路的汽车
    if _tells_where(words, lexicon) or any(word in lexicon.set("statistics.clause_word") for word, _ in words):
        yield "clause"
    if (owned, why) in _FROM_BEFORE and not lexicon.pattern("<statistics.of_thing>$").search(indicator):
        yield "owner_before"
    present = lexicon.pattern(f"<statistics.attending>[^{OF}]*{OF}").match(indicator)
    if present or indicator in lexicon.set("statistics.of_deed") or (not owned and indicator in lexicon.set("statistics.needs_owner")):
        yield "no_owner"
    if lexicon.pattern("<statistics.won>$").search(indicator) and not lexicon.pattern("<events.contest>").search(indicator):
        yield "no_owner"
    done = lexicon.pattern("<statistics.deed>").match(indicator)
    if indicator == region_of(indicator, lexicon) or (not done and indicator == named_in(indicator, lexicon)):
        yield "no_name"
    if _tells_of_person(words, lexicon):
        yield "no_owner"
    if lexicon.pattern("<statistics.leading>..").match(indicator) or (not owned and indicator.startswith(lexicon.words("statistics.following"))):
        yield "no_owner"


def tells_deed(indicator: str, unit: str, lexicon: Lexicon) -> bool:
    """True where an indicator tells what was done to how many (拆除危旧房屋, 完成投资): the figure stands behind it at once."""
    if lexicon.pattern("<statistics.spent>").search(indicator) or unit in lexicon.set("units.times"):
        return True
    words = tagged(indicator)
    if not words or lexicon.pattern(_MEASURED_END).search(indicator) or words[-1][0] == OF:
        return False
    doing = lexicon.set("statistics.doing")
    verbs = [at for at, (word, tag) in enumerate(words) if (is_verb(tag) and len(word) > 1) or (at == 0 and word in doing)]
    return bool(verbs) and all(word != OF for word, _tag in words[verbs[0] :])


def _long(lexicon: Lexicon) -> tuple[str, ...]:
    return tuple(word for word in lexicon.words("statistics.no_start") if len(word) > 1)


def _tells_where(words: Sequence[Word], lexicon: Lexicon) -> bool:
    """True where something stands before 在 or 于, which is no part of a noun (在校学生): 改革在灌区3个乡镇试点."""
    rests = ("".join(word for word, _ in words[at:]) for at, (word, _) in enumerate(words) if at and word in lexicon.set("events.at"))
    return any(not rest.startswith(lexicon.words("statistics.good_start")) for rest in rests)


def _tells_of_person(words: Sequence[Word], lexicon: Lexicon) -> bool:
    """True where a person is named: 选手 or 乡绅 before a name, or before what is no word."""
    people = lexicon.set("regions.person")
    return any(
        word in people and (after[0][1] in NAME_TAGS or [len(each) for each, _ in after] == [1, 1])
        for (word, _), after in zip(words, (words[at : at + 2] for at in range(1, len(words))), strict=False)
    )
