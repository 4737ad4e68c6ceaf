"""Is a draft whole, so that it can stand on a card without its page? Checks of the result by its structure, whatever rule found it.

In: a `Draft`, its fields and its `Home`. Out: the names of the sentences that say what is not whole (`lexicon/reasons.yaml`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from zhongbu_quiz.data.lexicon import Lexicon
from zhongbu_quiz.extract.cite import Fields, Home
from zhongbu_quiz.extract.draft import Draft, EventDetail, SloganDetail, StatisticDetail
from zhongbu_quiz.extract.events.predicates import split_predicate
from zhongbu_quiz.extract.numerals import TENS
from zhongbu_quiz.extract.statistics.owners import is_thing
from zhongbu_quiz.extract.statistics.patterns import AMONG
from zhongbu_quiz.extract.statistics.regions import holds_name, is_one_name
from zhongbu_quiz.extract.statistics.told import MEASURED, tells_deed
from zhongbu_quiz.extract.statistics.units import is_counter, is_people, unscaled
from zhongbu_quiz.extract.told_alone import EVENT, STATISTIC
from zhongbu_quiz.extract.words import IS, OF, is_verb, tagged

_MARKS = re.compile("[，；。：、,;]")
_UNIT_GOES_ON = re.compile(r"[A-Za-z²³㎡][A-Za-z/·²³]")
"""Within the last letter of a unit and what follows the figure: 5.74亿kW|·h, 9460m³|/s."""
_STRAY = re.compile(
    r"[|｜\u2190-\u21ff\u2300-\u23ff\u25a0-\u2775\u2794-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]|^[·•/—–~～※◎:：-]|[·•/—–※◎:：-]$"
)
"""Marks of a line or a cell, which no name holds: |, 📌, · before it or / behind it."""
_OPEN, _CLOSED = "（(", "）)"
_FORMULA = re.compile(r"“[\d+＋NX]{3,}”.*[即：]")
"""A formula of figures in a sentence, whose parts are no figures of anybody (“1358”规划，即1个目标、3条主线)."""
_ITEM = f"[{TENS}]{IS}"
_SPAN_HEAD = re.compile(r"\D{0,2}\d{1,2}\D\s*[—－–~～-]+\s*(?P<year>\d{4})\D")
_NAMELESS = "<regions.nameless>"
_OLDER = "<regions.older>[<<regions.local_of>>]"
_NUMBERED = re.compile(rf"^(?:[{TENS}]+、|（[{TENS}]+）|\d+[.、．]\s*)")
_FRAME = "【】〔〕（）()：: 　"
_LONGEST_HEAD = 12
_MONTH = 7
"""The length of a date with its month."""
_HEAD = 6
"""A label before a colon is no longer."""
_SPOKEN = 3
"""So often a text tells of a place, of whose body it never speaks."""


def not_whole(draft: Draft, fields: Fields, home: Home) -> Iterator[str]:
    """Why a draft cannot be told alone, by the names of the sentences that say so."""
    checks = {name: check(draft, fields, home) for name, check in _CHECKS[type(draft.detail)].items()}
    checks["stray_mark"] = any(map(_STRAY.search, _told(fields)))
    yield from (name.partition("/")[0] for name, fails in checks.items() if fails)


def _told(fields: Fields) -> Iterator[str]:
    """The names that a fact tells with: whose, what, who did what, what a formula is called and its parts."""
    yield from (str(fields[name]) for name in ("region", "indicator", "actor", "action", "object", "name") if fields.get(name))
    yield from _parts(fields)


# -- figures: the unit, whose it is, what it is of, of when


def _unit_cut(draft: Draft, fields: Fields, home: Home) -> bool:
    return bool(_UNIT_GOES_ON.match(draft.value[-1:] + draft.after[:1]))


def _owner_nameless(draft: Draft, fields: Fields, home: Home) -> bool:
    """An owner that is no name: 该院区, 一个项目, 降低芷城站."""
    region = str(fields["region"])
    if not region or region == home.region:
        return False
    word, tag = tagged(region)[0]
    does = is_verb(tag) and len(word) > 1 and word[0] not in home.lexicon.set("regions.level")  # 省立 is no deed
    return does or bool(home.lexicon.pattern(_NAMELESS).search(region))


def _item_of_list(draft: Draft, fields: Fields, home: Home) -> bool:
    """一是…；二是…: the words of an item before."""
    return bool(home.lexicon.pattern(_ITEM).search(f"{fields['region']}{fields['indicator']}"))


def _is_aim(draft: Draft, fields: Fields, home: Home) -> bool:
    """目标90间; 优于90分钟的国家标准: what was to be reached."""
    aimed = home.lexicon.pattern("\\w{0,4}<statistics.standard>").match(draft.after)
    return bool(aimed) or fields["indicator"] in home.lexicon.set("statistics.planned", "statistics.short_of")


def _grown_unmeasured(draft: Draft, fields: Fields, home: Home) -> bool:
    """The growth of what has no measure: 秋粮增长0.7%, 农村居民增长8.0%."""
    indicator, lexicon = str(fields["indicator"]), home.lexicon
    measured = lexicon.pattern(MEASURED).search(indicator) or tells_deed(indicator, draft.unit or "", lexicon)
    return fields["aspect"] == "growth" and not measured and not re.search("[A-Za-z]", indicator)


def _of_share(draft: Draft, fields: Fields, home: Home) -> bool:
    """What is told behind a share, joined with it: 入社农户占总户数的比重|产量."""
    joined = f"{OF}<statistics.share_of><statistics.quantity_before>?<statistics.quantity>$"
    return bool(home.lexicon.pattern(joined).search(str(fields["indicator"])))


def _was_once(draft: Draft, fields: Fields, home: Home) -> bool:
    """What there was, or was to be, and is not: 曾有贫困村8个, 原定的12场."""
    return bool(home.lexicon.pattern("<statistics.once>").search(_MARKS.split(draft.before)[-1]))


def _of_formula(draft: Draft, fields: Fields, home: Home) -> bool:
    return "｜" not in draft.passage and bool(_FORMULA.search(draft.before))


def _people_of(draft: Draft, fields: Fields, home: Home) -> bool:
    """The people of households that are told by more than being there: 监测对象1127户3458人."""
    told = re.search(r"([^，。；：\d]*)\d[\d,.]*户、?$", draft.before)
    people = fields["indicator"] == home.lexicon.table("statistics.heads_of").get(draft.unit or "")
    if told is None or not people:
        return False
    return told[1] != "" and not told[1].endswith(home.lexicon.words("statistics.households"))


def _no_noun(draft: Draft, fields: Fields, home: Home) -> bool:
    """Things counted without their noun: 抢通19条, 剩余118户."""
    unit = unscaled(draft.unit)
    if home.lexicon.pattern("<statistics.grade>$").search(str(fields["indicator"])):
        return True  # 国家级1项, AA级2家
    people = is_people(unit, home.lexicon) and unit not in home.lexicon.set("units.household")
    if not is_counter(unit, home.lexicon) or people or unit in home.lexicon.set("units.of_deed"):
        return False
    indicator = str(fields["indicator"])
    words = tagged(indicator)
    thing = is_thing(indicator, home.lexicon) or (len(words) == 2 and all(is_verb(tag) and len(word) > 1 for word, tag in words))  # 拆除违建
    return not thing and not any(tag[:1] in "njlsirbghmq" or tag in ("vn", "an", "eng", "x") for _, tag in words)


def _among_deed(draft: Draft, fields: Fields, home: Home) -> bool:
    """A part of what was done, without the deed: 新增8.62万册，其中图书7.91万册."""
    head, among, tail = draft.before.rpartition(AMONG)
    deed = home.lexicon.pattern("<statistics.among_deed>").search(_MARKS.split(head.rstrip("，,（( "))[-1])
    indicator = str(fields["indicator"])
    if not deed or not among or re.search("[。；;]", tail):
        return False
    head_noun = tagged(indicator)[-1][0]
    return head_noun not in head and deed[0] not in indicator and not tells_deed(indicator, draft.unit or "", home.lexicon)


def _after_part(draft: Draft, fields: Fields, home: Home) -> bool:
    """The total behind a part of the whole, told of the part: 经营主体1.47万户，其中企业4930户；年末总量7.86万户."""
    part, apart, _rest = draft.before.rpartition(AMONG)[2].partition("；")
    first = re.split(r"\d", part)[0].strip("，, ")
    return AMONG in draft.before and bool(apart) and len(first) > 1 and str(fields["indicator"]).startswith(first)


def _of_one_in_list(draft: Draft, fields: Fields, home: Home) -> bool:
    """What several kinds have, told of one: 中学1所、完全小学3所，在校学生1864人."""
    one = home.lexicon.pattern("(.{2,8}?)(?:<statistics.of_owner+statistics.of_staff>)").match(str(fields["indicator"]))
    listed = one and re.search(rf"、{re.escape(one[1])}\d|{re.escape(one[1])}\d+[^，。；]{{1,3}}、", draft.before)
    return bool(listed)


def _of_bracketed(draft: Draft, fields: Fields, home: Home) -> bool:
    """A figure in brackets, which is of the thing before them: 渚衡高速铁路（设计时速350公里）中间站."""
    told, region = draft.before, str(fields["region"])
    opened = max(told.rfind(mark) for mark in _OPEN)
    if opened < 0 or max(told.rfind(mark) for mark in _CLOSED) > opened:
        return False
    head = re.split("[，。；：、,;“”]", told[:opened])[-1]
    return is_thing(head, home.lexicon) and region[-2:] != head[-2:] and region not in head[-len(region) - 2 :]


def _of_label(draft: Draft, fields: Fields, home: Home) -> bool:
    """A bare measure of what the label of its line names: 烤烟：种植面积4100亩."""
    label, colon, _rest = home.paragraph(draft).strip().partition("：")
    bare = home.lexicon.pattern("(?:<statistics.quantity_before>)?(?:<statistics.quantity>)").fullmatch(str(fields["indicator"]))
    return bool(colon and bare) and len(label) <= _HEAD and not re.search(r"[\d，。]", label)


def _of_record(draft: Draft, fields: Fields, home: Home) -> bool:
    """A year that is only looked back to: 为1935年有实测记录以来最大, 2000年一遇."""
    year = (draft.date or "")[:4]
    return bool(year) and bool(home.lexicon.pattern(rf"{year}\D(?:[^，。；]{{2,12}}<dates.up_to_now>|<dates.once_in>)").search(draft.passage))


def _in_span(draft: Draft, fields: Fields, home: Home) -> bool:
    """The line of a chronicle tells of months to another year (4月—2009年5月), and the date is only where these begin."""
    span = _SPAN_HEAD.match(home.paragraph(draft).strip())
    return span is not None and "/" not in (draft.date or "/") and span["year"] > (draft.date or "")[:4]


def _unspoken(draft: Draft, fields: Fields, home: Home) -> bool:
    """A body that only the head of a text names, where the text tells of its place (定灶 in the panels of 定灶县博物馆)."""
    told = draft.detail.region if isinstance(draft.detail, StatisticDetail) else draft.detail.actor if isinstance(draft.detail, EventDetail) else ""
    return not told and bool(home.region) and _is_unspoken(home.text, home.region, home.lexicon)


@lru_cache(maxsize=64)
def _is_unspoken(text: str, name: str, lexicon: Lexicon) -> bool:
    body = "\n".join(line for line in text.split("\n") if re.search("[。；，]", line))
    leads = lexicon.words("regions.whole_lead", "regions.speaks_first")
    short = (name, name[:-1] if len(name) > 2 else name, name[-3:], name[-2:], *(lead + name[-1:] for lead in leads))
    return not any(one in body for one in short) and body.count(name[:2]) >= _SPOKEN


def _of_organ(draft: Draft, fields: Fields, home: Home) -> bool:
    """The staff of an organ that the text is about, told of its place: 行政编制17名 in 岚溪县文化旅游发展局简介."""
    title, region, lexicon = home.text.partition("\n")[0], home.region, home.lexicon
    organ = region[-1:] in lexicon.set("regions.level") and lexicon.pattern(f"{re.escape(region)}[^，。：]{{1,14}}<regions.office>").search(title)
    return bool(organ) and fields["region"] == region and bool(lexicon.pattern("<statistics.of_office>").search(str(fields["indicator"])))


def _part_told(draft: Draft, fields: Fields, home: Home) -> bool:
    """What the sentence tells of a part of the body (新馆位于…，2019年动工), told of the body."""
    part = home.lexicon.pattern(_OLDER).match(draft.passage.strip())
    told = "".join(str(fields.get(name) or "") for name in ("region", "indicator", "actor"))
    return part is not None and part[0] not in told


def _of_run(draft: Draft, fields: Fields, home: Home) -> bool:
    """The day on which something began, and not that of what came to it (4月23日启动读书节，历时38天，参加者21.6万人次); or the day of an end."""
    day = re.fullmatch(r"-?\d{4}-\d\d-\d\d", draft.date or "")
    date = re.escape(draft.evidence[0]) if draft.evidence else "$"
    ends = home.lexicon.pattern(rf"(?<=[\d<<dates.end_of_time>>])<statistics.up_to>{date}").search(draft.passage)
    return bool(day) and (bool(ends) or bool(home.lexicon.pattern("<statistics.ran>").search(draft.before)))


def _one_of_named(draft: Draft, fields: Fields, home: Home) -> bool:
    """A place before a list that it opens itself: 酉坪县|酉坪、乌岩、大庸坪三县民工."""
    region, indicator = str(fields["region"]), str(fields["indicator"])
    return "、" in indicator and len(region) > 2 and indicator.startswith(region[:2])


def _of_head(draft: Draft, fields: Fields, home: Home) -> bool:
    """Told of whom the text is about, under the heading of another thing (岚津公路), or behind its label (东沙港区：泊位24个)."""
    owner = str(fields.get("region") or fields.get("actor") or "")
    told = "".join(str(fields.get(name) or "") for name in ("region", "indicator", "actor", "action", "object"))
    label, colon, _rest = home.paragraph(draft).strip().replace(":", "：").partition("：")
    heads = [_NUMBERED.sub("", head).strip(_FRAME) for head in (draft.section, label if colon else "")]
    return owner == home.region and any(head[:2] not in told and _names_thing(head, home) for head in heads)


def _names_thing(head: str, home: Home) -> bool:
    """True for the name of one thing or place that is not what the text is about."""
    if not 2 < len(head) <= _LONGEST_HEAD or head in home.region or home.region in head or not (holds_name(head) and is_one_name(head)):
        return False
    ends = is_thing(head, home.lexicon) or head.endswith(home.lexicon.words("documents.sights", "regions.suffix", "regions.local", "regions.area"))
    return ends and not any(is_verb(tag) for _, tag in tagged(head))


def _of_title_year(draft: Draft, fields: Fields, home: Home) -> bool:
    """A month of the year in which a look back on the year before was given out (1月3日 in 2023这一年, of 8 January 2024)."""
    date, own = draft.date or "", home.date or ""
    years = re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", home.name)
    if len(years) != 1 or not own.startswith(str(int(years[0]) + 1)) or date[:4] != own[:4] or len(date) < _MONTH:
        return False
    return date[:4] not in draft.passage and not home.lexicon.pattern("<dates.from_document>|<dates.today>").search(draft.passage)


def _bare_of_place(draft: Draft, fields: Fields, home: Home) -> bool:
    """A measure without what it is of, of a place: 总产123.6万吨, 户籍8341人."""
    place = str(fields["region"])[-1:] in home.lexicon.set("regions.level", "regions.local")
    return place and bool(home.lexicon.pattern("(?:<statistics.bare_measure>)+").fullmatch(str(fields["indicator"])))


# -- formulas


def _parts(fields: Fields) -> list[str]:
    return [str(part["text"] if isinstance(part, dict) else part) for part in fields.get("parts") or ()]


def _part_cut(draft: Draft, fields: Fields, home: Home) -> bool:
    """A part with a bracket that is not closed, or with what the text says behind it (面向未来——红漆掉了一半)."""
    parts = _parts(fields)
    dashes = ["——" in part for part in parts]
    pairs = tuple(zip(_OPEN, _CLOSED, strict=True))
    unpaired = any(part.count(left) != part.count(right) for part in parts for left, right in pairs)
    return unpaired or (any(dashes) and not all(dashes))


def _parts_explained(draft: Draft, fields: Fields, home: Home) -> bool:
    """Parts that only say what is meant by each word of the name: 山是云盘山、水是麻柳湖."""
    parts = _parts(fields)
    return len(parts) > 1 and all(re.match(f".{{1,3}}{IS}", part) for part in parts)


# -- deeds


def _of_first(draft: Draft, fields: Fields, home: Home) -> bool:
    """Told of whom the text is about, in a sentence that begins with another thing (鹭东铁路支线于1987年接入…，2020年延伸至…)."""
    if isinstance(draft.detail, EventDetail) and draft.detail.actor:
        return False
    actor, _verb, _rest = split_predicate(re.split("[，；,;]", draft.passage.strip())[0], home.lexicon)
    first, own = home.lexicon.pattern(r"<events.at>?\d{4}.*").sub("", actor), str(fields["actor"])
    other = is_thing(first, home.lexicon) and holds_name(first) and first[-2:] != own[-2:]
    return other and first not in own and own not in first


def _led(draft: Draft, fields: Fields, home: Home) -> bool:
    """What somebody did with others, without who: 牵头成立安平镇联合社."""
    return "wording" in fields and str(fields["action"]).startswith(home.lexicon.words("events.led"))



def _of_part(draft: Draft, fields: Fields, home: Home) -> bool:
    """Who is told by which part it is: 老馆, 二期."""
    return bool(home.lexicon.pattern(f"{_OLDER}|[{TENS}]<regions.stage>").match(str(fields["actor"])))


def _bare_measure(draft: Draft, fields: Fields, home: Home) -> bool:
    measure = "<statistics.measure+statistics.dimension+statistics.attribute>"
    return bool(home.lexicon.pattern(f"{measure}.?").fullmatch(str(fields["actor"])))


def _date_within(draft: Draft, fields: Fields, home: Home) -> bool:
    """A date that is part of what is named, or of a word: 列入2024年任务, 2008年冬|天."""
    action, date = str(fields["action"]), draft.evidence[0] if draft.evidence else ""
    told = (draft.value, str(fields.get("object") or ""))
    season = date[-1:] in home.lexicon.set("dates.season_name") and any(words[:1] in home.lexicon.set("dates.season_of") for words in told)
    return bool(date) and (season or (len(action) > 1 and f"{action[-2:]}{date}" in draft.passage))


def _bare_post(draft: Draft, fields: Fields, home: Home) -> bool:
    """A post without what it is held in: 任指挥长."""
    thing = str(fields.get("object") or "")
    return home.lexicon.pattern("<events.takes_post>$").search(str(fields["action"])) is not None and bool(
        home.lexicon.pattern("[\u4e00-\u9fff]{0,2}<events.chief>").fullmatch(thing)
    )


def _of_person(draft: Draft, fields: Fields, home: Home) -> bool:
    """What only a person does, told of whom the text is about: 才退休."""
    carried = isinstance(draft.detail, EventDetail) and not draft.detail.actor and fields["actor"] != home.lexicon.person
    return carried and bool(home.lexicon.pattern("<events.of_person>").search(str(fields["action"])))


def _cut_deed(draft: Draft, fields: Fields, home: Home) -> bool:
    """What is no deed, or a verb taken out of what happened: 自唐设, 全线开工|动员会举行, 沼气|发电|项目并网; what it followed told as who did it
    (参照GB/T 36001编制)."""
    lexicon = home.lexicon
    open_, thing = str(fields["action"]), str(fields.get("object") or "")
    ends = thing.endswith(lexicon.words("events.happens")) and not thing.startswith(lexicon.words("events.happens_to"))
    by_rule = str(fields["actor"] or "").startswith(lexicon.words("events.followed"))
    return by_rule or open_.startswith(lexicon.words("events.no_deed")) or (bool(thing) and ends)


def _was_planned(draft: Draft, fields: Fields, home: Home) -> bool:
    return bool(home.lexicon.pattern("<statistics.once>").search(str(fields["actor"])))


_SLOGAN = {"slogan_unpaired": _part_cut, "slogan_name_is_parts": _parts_explained}
_STATISTIC = {
    "unit_cut": _unit_cut, "no_owner/name": _owner_nameless, "no_owner/share": _of_share, "clause": _item_of_list,
    "aim": _is_aim, "no_measure": _grown_unmeasured,
    "once": _was_once, "of_formula": _of_formula, "no_owner/people": _people_of, "no_head_noun": _no_noun, "deed": _among_deed,
    "owner_before": _after_part, "not_apart": _of_one_in_list, "no_owner/brackets": _of_bracketed, "no_owner/label": _of_label,
    "of_record": _of_record, "no_year_of_span": _in_span, "not_spoken": _unspoken,
    "no_owner/organ": _of_organ, "no_owner/part": _part_told, "of_run": _of_run, "not_apart/place": _one_of_named,
    "not_spoken/head": _of_head, "one_of_two_years": _of_title_year, "no_measure/place": _bare_of_place,
}  # fmt: skip
_EVENT = {
    "event_no_actor/part": _of_part, "event_no_actor/told": _part_told, "event_no_actor/measure": _bare_measure, "event_broken": _cut_deed,
    "event_broken/date": _date_within, "once": _was_planned, "not_spoken": _unspoken, "post_of_what": _bare_post, "event_no_actor": _of_person,
    "not_spoken/head": _of_head, "one_of_two_years": _of_title_year, "not_spoken/first": _of_first, "event_no_actor/led": _led,
}  # fmt: skip
_CHECKS: Mapping[type, Mapping[str, Callable[[Draft, Fields, Home], bool]]] = {
    EventDetail: _EVENT | {f"{name}/alone": check for name, check in EVENT.items()},
    StatisticDetail: _STATISTIC | {f"{name}/alone": check for name, check in STATISTIC.items()},
    SloganDetail: _SLOGAN,
}
"""By the detail of a draft, what it must pass: names of sentences, of which several checks may say one (what is behind / tells them apart)."""
