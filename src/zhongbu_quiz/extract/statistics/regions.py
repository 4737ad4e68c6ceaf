"""Names of places and bodies that a figure may belong to. In: words before a figure. Out: the region that opens them.

A place is known by the lists (`data/places.yaml`, `lexicon/divisions.yaml`), or because the document itself names it as one
(`named_places`): nothing is a place only for ending in 省, 市 or 县.
"""

from __future__ import annotations

from itertools import pairwise

from zhongbu_quiz.data.lexicon import Lexicon
from zhongbu_quiz.extract.numerals import COUNTERS
from zhongbu_quiz.extract.words import tagged

_NAMES = (
    "(?:<regions.among>的?)?<places.name+regions.whole+regions.body>"
    "(?:省(?!<regions.province_not_before>)|市(?!<regions.city_not_before>)|<regions.autonomous>)?(?:全[省市县区])?"
)
"""A name of a list, with what may stand before and behind it: 中部的河南省, 武汉市."""
_ENDS = "(?:<regions.suffix>|区)(?!<regions.suffix_not_before>)"
_LOCAL_ENDS = "<regions.local>(?!<regions.suffix_not_before>)"
_SHORT_OF = "(?<=..)(?:<regions.suffix>|<regions.area>)$"
"""What a place is also called without: 江口 for 江口市, 东浦港 for 东浦港区."""
_OPENS = rf"(?<![\u4e00-\u9fff\d“])(?:<statistics.lead>)?([\u4e00-\u9fff]{{2,3}}(?:{_ENDS}|{_LOCAL_ENDS}))"
_WIRED = r"(?:^|\n)<documents.agency>([\u4e00-\u9fff]{2,4}?)\d{1,2}\D\d{1,2}\D<documents.wired>"
"""Where a piece of news was written is a place (本报昌乐6月17日电), by that name or in full (昌乐县)."""
_ORGAN = r"(?<![\u4e00-\u9fff])(?:<documents.title_lead>)?([\u4e00-\u9fff]{2,3}(?:<regions.suffix>|区))<regions.organ>"
"""What has an organ is a place: 中共禾州市委."""
_LISTED = rf"[\u4e00-\u9fff]{{1,6}}{_ENDS}(?:<statistics.goes_on>[\u4e00-\u9fff]{{1,4}}{_ENDS})+"
"""A clause that a name opens, and names side by side (石城市、江口市)."""
_COUNTED = rf"(?:<regions.among>|其中|[，。；：])(?P<names>[\u4e00-\u9fff]{{2}}(?:、[\u4e00-\u9fff]{{2}})+)[{COUNTERS}](?P<sort><regions.suffix>)"
"""Places told by name alone, and how many they are: 清塘、白芷两县."""
_LONGEST = 15
"""Characters of the longest name of a division."""
_BODY = "<documents.body+regions.own>$"
_PURE_TAIL = "[<<regions.own_of>>]?<regions.after>?"
_NOT_BODY = "<regions.body_name><regions.no_body_before>"
_AMONG = r"^<regions.among>的?(?=[\u4e00-\u9fff]{2,3}(?:[省市]|$))"
_NO_NAME_TAGS = frozenset({"m", "q", "r"})
NAME_TAGS = frozenset({"ns", "nr", "nz", "nt", "nrt", "nrfg"})


def region_of(words: str, lexicon: Lexicon) -> str:
    """The name of a place or a body at the start of some words, the larger place first (河南省太康县), or the empty string."""
    match = lexicon.pattern(_NAMES).match(words)
    if match and words.startswith(lexicon.words("regions.not_place_before"), match.end()):
        return ""
    name = match.group() if match and not lexicon.pattern(_NOT_BODY).match(words) else ""
    if name in lexicon.set("regions.own") and lexicon.places and not any(map(lexicon.pattern(_BODY).search, lexicon.places)):
        name = ""  # 医院 in a text about a county is any of its hospitals
    longer = _division(words, lexicon)
    if len(longer) >= len(name):
        return longer
    return name + _division(words[len(name) :], lexicon)


def _division(words: str, lexicon: Lexicon) -> str:
    """The full name of a division, or of a place that the document names, that opens some words."""
    known = lexicon.set("divisions.prefecture", "divisions.county")
    for size in range(min(_LONGEST, len(words)), 1, -1):
        name = words[:size]
        if (name in known or name in lexicon.places) and not lexicon.pattern("<regions.suffix_not_before>").match(words, size):
            return name
    return ""


def named_places(text: str, topic: str, lexicon: Lexicon) -> frozenset[str]:
    """The places that a document names itself, whether or not a list knows them: in its title, side by side in a list, or as what opens
    a clause and is no other word."""
    found = {topic, lexicon.pattern(_SHORT_OF).sub("", topic)}
    opening = (*lexicon.pattern(_OPENS).findall(text), *lexicon.pattern(_ORGAN).findall(text))
    found |= {name for name in opening if _is_name(name, lexicon) and not _is_deed(name, lexicon)}
    wired = set(lexicon.pattern(_WIRED).findall(text))
    found |= wired | {name + end for name in wired for end in lexicon.words("regions.suffix") if name + end in text}
    for match in lexicon.pattern(_LISTED).finditer(text):
        names = lexicon.pattern("<statistics.goes_on>").split(match.group())
        if all(not name.endswith(lexicon.words("regions.not_name")) or _is_name(name, lexicon) for name in names[1:]):
            found |= {names[0], *names[1:]} if _is_name(names[0], lexicon) else {*names[1:]}
    for match in lexicon.pattern(_COUNTED).finditer(text):
        found |= {name + match["sort"] for name in match["names"].split("、")}
    return frozenset(found - {""})


def _is_deed(name: str, lexicon: Lexicon) -> bool:
    """True where a verb stands before the sort of a place: 荣获省…, 召开市…."""
    return name.startswith(lexicon.words("statistics.deed")) or name[:2] in lexicon.set("events.strong")


def is_place_name(words: str, lexicon: Lexicon) -> bool:
    """True for the whole name of a place, of our time or of another (江口镇, 临州)."""
    place = lexicon.pattern("[\u4e00-\u9fff]{1,4}<regions.suffix+regions.local+regions.old_suffix>").fullmatch(words)
    return bool(place) and words[0] not in lexicon.set("regions.level") and (len(words) == 2 or _is_name(words, lexicon))


def _is_name(name: str, lexicon: Lexicon) -> bool:
    """True where what stands before 省, 市 or 县 is a name by the dictionary, or no word at all (云河市, not 重点县)."""
    stem = tagged(name[:-1])
    if len(stem) == 1 and len(stem[0][0]) > 1:
        return stem[0][1] in NAME_TAGS
    no_name = name[0] in lexicon.set("regions.first_not") or name.endswith(lexicon.words("regions.not_name")) or not is_one_name(name)
    return not no_name and len(stem) > 1 and all(len(word) == 1 and tag not in _NO_NAME_TAGS for word, tag in stem)


def is_one_name(words: str) -> bool:
    """True where some words hold no preposition or conjunction but 至 (泷水到省, 从讲习所到学院 are no names, 江州至白沙铁路 is one)."""
    return not any((tag in ("p", "c") and word != "至") or word == "到" for word, tag in tagged(words))


def holds_name(words: str, sorts: frozenset[str] = frozenset()) -> bool:
    """True where some words hold a proper name by the dictionary that is none of some `sorts`, or characters that make no word."""
    cut = tagged(words)
    single = [len(word) == 1 and tag != "m" for word, tag in cut]
    return any(tag in NAME_TAGS and len(word) > 1 and word not in sorts for word, tag in cut) or any(map(all, pairwise(single)))


def is_only_region(words: str, lexicon: Lexicon) -> bool:
    """True where some words are a region's name and nothing else."""
    region = region_of(words, lexicon)
    return bool(region) and bool(lexicon.pattern(_PURE_TAIL).fullmatch(words[len(region) :]))


def short(region: str, lexicon: Lexicon) -> str:
    """河南省 -> 河南, as facts name provinces."""
    if region not in lexicon.set("places.area"):
        region = lexicon.pattern(_AMONG).sub("", region)
    own = lexicon.pattern("(<places.province>)(?:省|市|<regions.autonomous>)?").fullmatch(region)
    return own.group(1) if own else region
