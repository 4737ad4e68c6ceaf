"""Names of places and bodies that a figure may belong to. In: words before a figure. Out: the region that opens them."""

from __future__ import annotations

from zhongbu_quiz.data.lexicon import Lexicon

_NAMES = (
    "(?:<regions.among>的?)?<places.name+regions.whole+regions.body>"
    "(?:省(?!<regions.province_not_before>)|市(?!<regions.city_not_before>)|<regions.autonomous>)?(?:全[省市县区])?"
)
"""A name of a list, with what may stand before and behind it: 中部的河南省, 武汉市."""
_SUFFIXED = r"[\u4e00-\u9fff]{2,5}?<regions.suffix>(?!<regions.suffix_not_before>)"
"""A name that ends as names of places do: 云河市."""
_PURE_TAIL = "[省市县区州]?[的则均都也为是]?"
_NOT_BODY = "<regions.body_name><regions.no_body_before>"
_AMONG = r"^<regions.among>的?(?=[\u4e00-\u9fff]{2,3}(?:[省市]|$))"


def region_of(words: str, lexicon: Lexicon) -> str:
    """The name of a place or a body at the start of some words, or the empty string."""
    match = lexicon.pattern(_NAMES).match(words)
    if match and words.startswith(lexicon.words("regions.not_place_before"), match.end()):
        return ""
    if match and not lexicon.pattern(_NOT_BODY).match(words):
        return match.group()
    match = lexicon.pattern(_SUFFIXED).match(words[:9])
    name = match.group() if match else ""
    if len(name) > 2 and name[-2] == "全":
        return ""
    no_name = name[:1] in lexicon.set("regions.first_not") or name.endswith(lexicon.words("regions.not_name"))
    return "" if no_name else name


def is_only_region(words: str, lexicon: Lexicon) -> bool:
    """True where some words are a region's name and nothing else."""
    region = region_of(words, lexicon)
    return bool(region) and bool(lexicon.pattern(_PURE_TAIL).fullmatch(words[len(region) :]))


def short(region: str, lexicon: Lexicon) -> str:
    """河南省 -> 河南, as facts name provinces."""
    if region not in lexicon.set("places.area"):
        region = lexicon.pattern(_AMONG).sub("", region)
    return next((name for name in lexicon.words("places.province") if region.startswith(name)), region)
