"""What a document tells without any time, and may: how large a thing is, and what there is of the one that an introduction is about.

In: a statistic's draft, its fields and its `Home`. Out: whether its document's word is enough, without a date.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from zhongbu_quiz.data.lexicon import Lexicon
from zhongbu_quiz.extract.cite import Home
from zhongbu_quiz.extract.draft import Draft, StatisticDetail
from zhongbu_quiz.extract.statistics.owners import is_thing, named_in
from zhongbu_quiz.extract.statistics.regions import region_of
from zhongbu_quiz.extract.statistics.told import tells_deed
from zhongbu_quiz.extract.words import is_verb, tagged

_SIZE = "(?:<statistics.size_of_thing+statistics.dimension_of_thing>)$"
_FLOWS = "<statistics.flow>|(?:<statistics.of_year>)$"
_CHANGED = r"<statistics.out_of>[^，；]*\d[^，；]*$"
"""Before a level that was reached (由180平方米增至960平方米): it is of the time when it was."""
_INTRODUCED = r"(?:[（(][^（）()]{2,40}[）)])?[^。；]{0,24}?(?:<documents.introduces>)"
_OPENING = 6
"""In so many lines an introduction tells whom it is about."""
_SHORT = 3


def needs_no_date(draft: Draft, fields: dict[str, Any], home: Home) -> bool:
    """True for the size of a thing, wherever it is told, and for what there is of the one that a text introduces (柳荫里社区位于…，住宅小区7个), or
    of a thing that its sentence names."""
    detail, lexicon = draft.detail, home.lexicon
    assert isinstance(detail, StatisticDetail)
    region, indicator = str(fields["region"]), str(fields["indicator"])
    thing, own = is_thing(region, lexicon), region == home.region and home.titled
    if detail.aspect not in ("level", "share") or not (thing or own) or any(is_verb(tag) and len(word) > 1 for word, tag in tagged(region)):
        return False
    if named_in(indicator, lexicon) or region_of(indicator, lexicon) or lexicon.pattern(_FLOWS).search(indicator):
        return False
    if lexicon.pattern(_CHANGED).search(draft.before):
        return False
    size = lexicon.pattern(_SIZE).search(indicator)
    measured = indicator[: size.start()] if size else ""
    works = measured.endswith(lexicon.words("statistics.of_works")) and not region.endswith(measured)
    if size and not works and (not is_thing(measured, lexicon) or lexicon.pattern("<regions.thing+regions.thing_short>").fullmatch(measured)):
        return True
    kept = region == lexicon.person or indicator.startswith(lexicon.words("statistics.good_start"))
    stock = not size and (kept or not tells_deed(indicator, draft.unit or "", lexicon))
    return stock and (own or region in draft.passage) and introduces(home.text, home.region, lexicon)


@lru_cache(maxsize=64)
def introduces(text: str, name: str, lexicon: Lexicon) -> bool:
    """True for a text one of whose first lines tells who or what it is about is: 红柳滩农场位于…, 临岗高新区简介, 陆怀川（1899—1974），…工程专家."""
    cuts = range(_SHORT, len(name))
    starts = (name, *(name[-at:] for at in reversed(cuts)), *(name[:at] for at in reversed(cuts)))
    for line in filter(None, map(str.strip, text.split("\n")[:_OPENING])):
        start = next((one for one in starts if line.startswith(one)), "")
        if start and (name == lexicon.person or lexicon.pattern(_INTRODUCED).match(line, len(start))):
            return True
        if start and lexicon.pattern("(?:<documents.introduction>)$").match(line, len(start)):
            return True
    return False
