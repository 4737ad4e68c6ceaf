"""A statistic's fields: region, indicator, period, the figure as facts write it. In: a `Draft` and its `Home`. Out: fields, and what lacks."""

from __future__ import annotations

import re

from zhongbu_quiz.data.lexicon import Lexicon
from zhongbu_quiz.data.world import load_world
from zhongbu_quiz.extract.cite import Fields, Home
from zhongbu_quiz.extract.dates.when import months_of
from zhongbu_quiz.extract.draft import Draft, StatisticDetail
from zhongbu_quiz.extract.eventform import PRONOUN
from zhongbu_quiz.extract.formernames import name_then
from zhongbu_quiz.extract.fullnames import in_full, named_before, without_own
from zhongbu_quiz.extract.numerals import TENS
from zhongbu_quiz.extract.plain import plain
from zhongbu_quiz.extract.statistics.asked import not_asked
from zhongbu_quiz.extract.statistics.dating import YEARS
from zhongbu_quiz.extract.statistics.owners import is_thing
from zhongbu_quiz.extract.statistics.patterns import GROWTH, HAVING
from zhongbu_quiz.extract.statistics.regions import short
from zhongbu_quiz.extract.statistics.told import tells_deed
from zhongbu_quiz.extract.statistics.undated import needs_no_date

_OWN = "全[<<regions.own_of>>]|[本我该][<<regions.own_of>>]|<regions.own>"
_OF_ORGAN = "(?:^|[，。；：])(<regions.organ_own>)(?![，。；：])"
"""What an organ tells of itself in a text about its place: 全系统在职职工1364人."""
_TOP = 6
_OF_ANOTHER = "<regions.that>[<<regions.whole_of>>](?!<regions.no_local_before>)"
"""该校 in a sentence whose figure names nobody."""
_PLAN = r"[“\"]?<eras.plan>[”\"]?<dates.plan_span>"
_COMPARED = f"(?:<statistics.year_before>)?{GROWTH}|<statistics.year_before>$"
"""In the head of a column: 小麦产量比上年增长, 水泥同比."""
_RENAMED = r"(?P<year>\d{4})年[^。；]{0,60}?<regions.renaming>"
_SIZE = "(?:<statistics.size_of_thing>)$"
_OF_KIND = "[<<statistics.size_lead>>]?(?:<statistics.size_of_thing>|(?:<statistics.dimension_before>)*<statistics.dimension>|<regions.of_nature>)"
"""What a thing that is told by its kind only is measured by."""
_PART = (
    r"(?:(?:19|20)\d\d年|<dates.from_document>)?(<dates.half>|<dates.quarter>|\d{1,2}\D{1,3}\d{1,2}月"
    rf"|<dates.first>(?:\d{{1,2}}|[{TENS}])个?月)份?"
)

_AT_END = r"(?:(?:19|20)\d\d\D|<dates.from_document>|\D?(?=.$)|(?P<month>\d{1,2}\D))*?(?P<end><dates.at_end>)"
"""10月末, 年底: what there was then is not of all that month or year."""
_MONTH = 7
"""The length of a date with its month: what there is now was not counted on the day on which a text was given out."""
_YEAR_BEFORE = "(?:<statistics.year_before>|<statistics.against><documents.year_before>)"


def statistic_form(draft: Draft, home: Home, fields: Fields) -> list[str]:
    """Put the fields of a statistic into `fields`; out: what it lacks, in words."""
    detail = draft.detail
    assert isinstance(detail, StatisticDetail)
    lexicon, say = home.lexicon, home.lexicon.say
    lacks = []
    falls = detail.aspect in ("growth", "change") and (draft.number or "").startswith("-")
    region = home.region if detail.region in lexicon.set("regions.own") else detail.region or home.region
    full = region if region == home.region else in_full(region, home)
    other = lexicon.pattern(_OWN).fullmatch(detail.region) and full != home.region and full not in home.paragraph(draft)  # 全县 in a city's text
    lacks += [say("no_full_name", words=region)] if region and (other or not full) and region not in lexicon.words("regions.nation") else []
    region = short(full or region, lexicon)
    indicator = detail.indicator.strip("的，、 ")
    kind = lexicon.pattern("<regions.thing>").match(indicator)
    if kind and not detail.region and not region.endswith(kind.group()) and lexicon.pattern(_OF_KIND).fullmatch(indicator, kind.end()):
        region = named_before(kind.group(), draft, home) or region  # 索道斜长2180米
    if kind and region.endswith(kind.group()) and len(indicator) > kind.end() + 1:  # 云岭机场: 机场旅客吞吐量
        indicator = lexicon.pattern(f"^{HAVING}(?=..)").sub("", indicator[kind.end() :])
    if (own := lexicon.pattern(_OF_ORGAN).search(draft.before)) and region == home.region:
        region = _organ_of(home)
        indicator = indicator.removeprefix(own[1])
    told = lexicon.pattern(_COMPARED).search(indicator) if detail.aspect == "growth" else None
    indicator = indicator[: told.start()] if told and told.start() > 1 else indicator
    if (twice := re.search(r"(..+)\n\1(?=..)", f"{region}\n{indicator}")) and twice[1] not in lexicon.set("regions.area"):  # 沿江五市: 五市产值
        indicator = indicator[len(twice[1]) :]
    indicator = indicator[len(_short_name(region, indicator)) :]
    if region[-1:] == indicator[:1] and indicator.startswith(lexicon.words("regions.of_village")):
        indicator = indicator[1:]
    bare = without_own(indicator, region, home)
    lacks += [] if bare else [say("no_owner")]
    indicator = bare or indicator
    if draft.unit in lexicon.set("statistics.per_head_unit") and indicator in lexicon.set("statistics.of_income"):
        indicator, apart = _of_each(draft, home) + indicator, indicator
        lacks += [say("per_time")] if indicator == apart else []
    fields |= {"region": region, "indicator": indicator}
    if lexicon.pattern(PRONOUN).match(region) or lexicon.pattern(PRONOUN).match(indicator):
        lacks.append(say("statistic_pronoun"))
    if indicator in lexicon.set("statistics.of_owner") and region[-1:] in lexicon.set("regions.suffix"):
        lacks.append(say("no_owner"))
    if not detail.region and region == home.region and lexicon.pattern(_OF_ANOTHER).search(draft.passage):
        lacks.append(say("no_owner"))
    if draft.date == (home.date or "")[:4] and (home.date or "")[5:7] != "12":
        lacks.append(say("year_not_over"))
    around = home.paragraph(draft)
    if not (detail.region or home.titled or lexicon.pattern(_OWN).search(around) or short(region, lexicon) in around):
        lacks.append(say("statistic_no_region"))
    if not region or (lexicon.pattern(_OWN).fullmatch(region) and region[:1] == "全" and region != "全国"):
        lacks.append(say("statistic_no_region"))
    then = name_then(draft, home)
    if then and home.region not in detail.region:
        fields["region"] = region.replace(home.region, then)
    elif home.region in region and home.region not in detail.region:
        lacks.append(say("called_later", region=home.region))
    if region == home.region != detail.region and not then and _called_later(draft, home):
        lacks.append(say("called_later", region=home.region))
    if len(indicator) < 2 or len(indicator) > 40:
        lacks.append(say("statistic_indicator"))
    standing = say("stock_of_no_time") in draft.doubts or (
        detail.aspect not in ("growth", "change") and not detail.until and _has_no_day(draft, region, indicator, lexicon)
    )
    if standing and region != home.region and needs_no_date(draft, fields, home):  # 大桥全长2.86公里, on whatever day it is told
        fields["attributed"] = True
    elif draft.date:
        fields["period"] = f"../{draft.date}" if detail.until and "/" not in draft.date else draft.date
    elif needs_no_date(draft, fields, home):
        fields["attributed"] = True
    elif home.date and detail.now:
        fields["as_of"] = home.date if detail.until else home.date[:_MONTH]
    else:
        lacks.append(say("statistic_no_date"))
    plan = lexicon.pattern(_PLAN).match(draft.evidence[0]) if draft.evidence else None
    if plan and "/" in (draft.date or ""):
        fields["period_name"] = plan.group()
    elif part := _part(draft, home) if "/" in (draft.date or "") else "" if detail.until else _end(draft, home):
        fields["period_name"] = part
    fields |= {
        "written": draft.value.removeprefix("-") if falls else draft.value,
        "value": ((draft.number or "").removeprefix("-") if falls else draft.number) if _printed(draft) else None, "unit": _unit(draft, lexicon),
        "qualifier": detail.qualifier, "aspect": detail.aspect,
    }
    if detail.aspect == "rank" and not (detail.whole and _printed(draft)):
        lacks.append(say("no_owner"))  # 居第一: of what?
    compared = detail.compared_with if detail.compared_with in draft.passage else ""
    fields |= {name: value for name, value in (("whole", detail.whole), ("compared_with", compared)) if value}
    if compared and lexicon.pattern("<statistics.relative>").match(compared):
        lacks.append(say("compared_before"))
    if not _printed(draft) and detail.aspect in ("growth", "change"):
        lacks.append(say("told_in_words"))
    if detail.direction == "down" or falls:
        fields["direction"] = "down"
    plain_level = detail.aspect == "level" and detail.qualifier == "exactly" and fields["value"] is not None
    if plain_level and tells_deed(indicator, draft.unit or "", lexicon):
        fields["wording"] = say("deed_told")
    if detail.mean and "/" in (draft.date or "") and not compared:
        fields["wording"] = say("mean_fall" if fields.get("direction") else "mean_growth")
        lacks += [] if detail.qualifier == "exactly" else [say("per_time")]
    elif wording := _against(draft, home) if not compared and fields["value"] is not None else "":
        fields["wording"] = wording
    if standing and "period" in fields and say("stock_of_no_time") not in draft.doubts:
        lacks.append(say("size_of_no_day"))
    if "wording" in fields and fields.get("attributed"):
        fields["wording"] = fields["wording"].replace("{period}，", "")
    based = detail.aspect != "change" or compared or fields.get("wording")
    hidden = not_asked(indicator, lexicon, bool(based))
    fields |= {"not_asked": hidden} if hidden else {}
    return lacks


def _short_name(region: str, indicator: str) -> str:
    """What an indicator opens with where that is its owner's name in short (岚洲高新园 of 岚洲高新技术产业园); "" where it opens otherwise."""
    for end in range(min(len(indicator) - 2, len(region) - 1), 3, -1):
        name, letters = indicator[:end], iter(region)
        if name[:2] == region[:2] and name[-1] == region[-1] and all(letter in letters for letter in name):
            return name
    return ""


def _has_no_day(draft: Draft, region: str, indicator: str, lexicon: Lexicon) -> bool:
    """True for the size or the cost of a thing, told beside what was done on a day or in a month (10月26日，大桥合龙。大桥全长2.86公里): it is not of
    that day."""
    dated = re.match(r"-?\d{4}-\d\d", draft.date or "")
    thing = region[-1:] not in lexicon.set("regions.level") or is_thing(region, lexicon)
    return bool(dated and thing and lexicon.pattern(_SIZE).search(indicator))


def _organ_of(home: Home) -> str:
    """The organ that gives out a text about its place, as one of the lines at the top names it (澜州市水务局局长　程望舒); the body that the text is
    about, where that is no place; else ""."""
    if home.region[-1:] not in home.lexicon.set("regions.level"):
        return home.region
    top = "\n".join(filter(None, home.text.split("\n")[:_TOP]))
    found = home.lexicon.pattern(f"{re.escape(home.region)}[\u4e00-\u9fff]{{1,12}}?<regions.office>").search(top)
    return found[0] if found else ""


def _of_each(draft: Draft, home: Home) -> str:
    """Of whom each has the incomes that a list tells (农村居民人均), as its own or an earlier line says; "" where none does."""
    paragraph = home.text.rfind("\n", 0, draft.place) + 1
    before = home.text[paragraph : draft.place + len(draft.quote)]
    whom = home.lexicon.pattern("<statistics.of_whom>?<statistics.whose_income>")
    here = [found[0] for found in whom.finditer(before)]
    of_all = home.lexicon.set("statistics.whose_income")
    told = here[-1:] or [found[0] for found in whom.finditer(home.text[:paragraph]) if found[0] in of_all]
    return told[0] if told else ""


def _called_later(draft: Draft, home: Home) -> bool:
    """True for a figure of a year before the one in which its owner got the name that the document calls it by."""
    renamed = home.lexicon.pattern(rf"{_RENAMED}{re.escape(home.region)}").search(home.text)
    return bool(renamed and draft.date and draft.date < renamed["year"])


def _part(draft: Draft, home: Home) -> str:
    """2024年一季度 for a period that the text names so, here or in its title; "" where it names none."""
    year = (draft.date or "")[:4]
    match = next((found for piece in draft.evidence if (found := home.lexicon.pattern(_PART).fullmatch(piece))), None)
    if match is None:
        spans = ((name, *months_of(name, home.lexicon)) for name in home.lexicon.words("dates.half", "dates.quarter"))
        told = (f"{year}年{name}" for name, first, last in spans if f"{year}-{first:02d}/{year}-{last:02d}" == draft.date)
        return next(filter(home.stands, told), "")
    return f"{year}年{match.group(1)}" if home.stands(f"{year}年") or (home.date or "").startswith(year) else ""


def _end(draft: Draft, home: Home) -> str:
    """2024年10月末 for a month or a year at whose end the text tells what there was; else ""."""
    match = next((found for piece in draft.evidence if (found := home.lexicon.pattern(_AT_END).fullmatch(piece))), None)
    year, month = (*(draft.date or "").split("-"), "")[:2]
    if not match or not year.isdigit() or bool(month) != bool(match["month"]):
        return ""
    summed = home.lexicon.pattern("<statistics.summed>").search(draft.before)
    if not summed and tells_deed(draft.subject, draft.unit or "", home.lexicon):
        return ""
    return home.lexicon.say("period_to_end" if summed else "period_end", year=year, month=match["month"] or "", end=match["end"])


def _against(draft: Draft, home: Home) -> str:
    """How a growth is told, with what it is counted from, the same time of the year before; "" for a change of which the text does not say so."""
    detail, lexicon = draft.detail, home.lexicon
    assert isinstance(detail, StatisticDetail)
    changed = detail.aspect == "change" and lexicon.pattern(_YEAR_BEFORE).search(home.paragraph(draft))
    if not (changed or detail.aspect == "growth") or YEARS.fullmatch(draft.date or ""):
        return ""
    sort = "points" if draft.unit in lexicon.set("units.point") else detail.aspect
    sort = "price" if lexicon.pattern("<statistics.price>$").search(detail.indicator) else sort
    falls = detail.direction == "down" or (draft.number or "").startswith("-")
    verb = lexicon.table("statistics.falls" if falls else "statistics.grows")[sort]
    return lexicon.say("growth_told", verb=verb, figure=load_world().qualifiers[detail.qualifier].say)


def _printed(draft: Draft) -> bool:
    """True where the number stands in the figure as written; 四分之一 and 七成 are words, and facts have no value for words."""
    return draft.number is not None and draft.number in draft.value.replace(",", "").replace("，", "")


def _unit(draft: Draft, lexicon: Lexicon) -> str:
    """What follows the number in the text, 多 included, as facts write it."""
    if not _printed(draft):
        return ""
    if draft.number is None or "/" in draft.number:
        return draft.unit or ""
    bound = next((word for word in lexicon.words("qualifiers.after") if len(word) > 1 and draft.value.endswith(word)), "")
    bare = plain(draft.value).removesuffix(bound)
    match = re.search(r"\d[\d,]*(?:\.\d+)?", bare)
    if match and bare[match.end() :]:
        return bare[match.end() :]
    return draft.unit or ""
