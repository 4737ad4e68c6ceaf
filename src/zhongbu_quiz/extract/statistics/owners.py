"""Whose a figure is where its own words name nobody: the body or the thing that the words before it tell of.

In: a clause, or the words that lead to a figure. Out: an owner (红旗水库 in 红旗水库竣工，库容…), or "".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate, pairwise

from zhongbu_quiz.data.lexicon import Lexicon
from zhongbu_quiz.extract.events.predicates import split_predicate
from zhongbu_quiz.extract.numerals import TENS
from zhongbu_quiz.extract.statistics.regions import NAME_TAGS, is_one_name, is_only_region, region_of
from zhongbu_quiz.extract.words import is_verb, tagged

_FOUNDED = r"<regions.founding>[了起的为成]?([^，；：“”]{0,24}?(?:<regions.thing>|(?<=..)<regions.thing_short>))(?:一.)?$"
"""合资成立恒阳纺织有限公司: what a clause sets up is what the next one measures."""
_BOUNDED = "<regions.side><regions.bounded>"
"""西至柳荫河, 南临大街: where something lies, and no owner."""
_THING = "(?:<regions.thing>|(?<=..)<regions.thing_short>)$"
_BODY = "(?!<regions.adjective>).*(?<!全)<events.lasting>"
_LONGEST = 20
_NAMED = f"(?:<regions.only_one>|.{{0,4}}第[{TENS}].{{1,4}})$"
"""What a place has one of, so that its name is a name: 海东港, 县博物馆, 白沙县第一中学."""
_END = re.compile("[，；：“”、]")
_LOCAL = "[<<regions.own_of>>](?!<regions.suffix_not_before>)"


def told_of(clause: str, lexicon: Lexicon) -> str:
    """What a clause without figures tells of: what it sets up, else who does or undergoes it."""
    if lexicon.pattern(_BOUNDED).match(clause):
        return ""
    founded = lexicon.pattern(_FOUNDED).search(clause)
    if founded:
        return founded[1]
    actor, verb, _rest = split_predicate(clause, lexicon)
    if verb in lexicon.set("regions.reporting") or "、" in actor:
        return ""
    if not verb:
        owner = named_in(clause, lexicon) or _place_in(clause, lexicon)
        return "" if any(word in lexicon.set("regions.lying") for word, _tag in tagged(owner)) else owner
    if actor.endswith(lexicon.words("regions.office")) and not re.search(_END, actor) and is_one_name(actor):
        return actor  # 洮北铁路管理局, not 洮北铁路
    return next(_things(actor, lexicon), "") or (actor if is_only_region(actor, lexicon) or _is_body(actor, lexicon) else "")


def _place_in(clause: str, lexicon: Lexicon) -> str:
    """The place or the body by its own name that opens a clause (苇州市底子最薄); "" for what stands for one (全市)."""
    place = region_of(clause, lexicon)
    return "" if place in lexicon.set("regions.whole", "regions.body", "regions.own") else place


def doer_in(words: str, lexicon: Lexicon) -> str:
    """The body that did what some words tell (矿务局 in 矿务局建成竖井); "" where they tell of no deed, or of nobody."""
    actor, verb, rest = split_predicate(words, lexicon)
    deed = verb and (rest or (len(verb) > 1 and verb not in lexicon.set("statistics.of_owner")))
    return actor if deed and _is_body(actor, lexicon) and words.startswith(actor) else ""


def _is_body(words: str, lexicon: Lexicon) -> bool:
    """True for the name of somebody, or of a kind of body, that does things: 交易分团, 日军, 矿区."""
    if not 1 < len(words) <= _LONGEST or "、" in words or words in lexicon.set("regions.ourselves") or not lexicon.pattern(_BODY).fullmatch(words):
        return False
    (first, tag), (last, last_tag) = tagged(words)[0], tagged(words)[-1]
    counted, ours = tag == "m" and first[0] != "第", any(name[-1] == words[-1] for name in lexicon.places)
    places = lexicon.set("regions.own_of").issuperset(words)  # 县市
    return len(last) > 1 and last_tag.startswith("n") and not (is_verb(tag) or counted or ours or places) and is_one_name(words)


def is_thing(words: str, lexicon: Lexicon) -> bool:
    """True where some words end as the name of a body or a thing."""
    return bool(lexicon.pattern(_THING).search(words)) and not words.endswith(lexicon.words("regions.no_thing"))


def _things(words: str, lexicon: Lexicon) -> Iterator[str]:
    """The starts of some words that end as the name of a body or a thing, and where a word ends (江 is none in 江州市), the longest first."""
    words = _END.split(words, maxsplit=1)[0][:_LONGEST]
    ends = {len(words), *accumulate(len(word) for word, _ in tagged(words))}
    names = (words[:end] for end in sorted(ends, reverse=True) if is_thing(words[:end], lexicon))
    return (name for name in names if not name[0].isdigit() and is_one_name(name))


def named_in(words: str, lexicon: Lexicon) -> str:
    """The body or the thing that opens some words by its own name (望潮港拥有泊位, 花屿岛面积); "" for a kind of thing (农村公路里程)."""
    names = [name for name in _things(words, lexicon) if _is_named(name, lexicon)]
    whole = (name for name in names if not any(is_verb(tag) and len(word) > 1 for word, tag in tagged(name)))
    return next(whole, names[-1] if names else "")


def _is_named(name: str, lexicon: Lexicon) -> bool:
    place = region_of(name, lexicon)
    local = lexicon.pattern(_LOCAL).match(name)
    if not place and not local and name[0] in lexicon.set("regions.own_of"):
        return False  # 市域内公路
    rest = name[len(place) if place else local.end() if local else 0 :]
    if (place or local) and lexicon.pattern(_NAMED).match(rest):
        return True
    parts = tagged(rest)[:-1]
    single = [len(word) == 1 for word, _ in parts]
    proper = any(tag in NAME_TAGS for _, tag in parts) or any(map(all, pairwise(single)))
    return proper and not is_only_region(name, lexicon)
