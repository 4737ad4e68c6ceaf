"""What a figure is of. In: its head, its tail and the state of the paragraph. Out: the subject and the rule that found it."""

from __future__ import annotations

import re

from zhongbu_quiz.extract.clauses import Span
from zhongbu_quiz.extract.context import Reading
from zhongbu_quiz.extract.statistics.counted import ends_with_verb, noun_after
from zhongbu_quiz.extract.statistics.figure import Figure
from zhongbu_quiz.extract.statistics.heads import Head, is_dimension, read_head
from zhongbu_quiz.extract.statistics.lists import full_subjects, split_list
from zhongbu_quiz.extract.statistics.carry_over import State, remember, with_region
from zhongbu_quiz.extract.statistics.regions import is_only_region, region_of
from zhongbu_quiz.extract.statistics.surroundings import BOUND, clause_before, clause_start, topic_of, without_dates
from zhongbu_quiz.extract.statistics.units import COUNTERS, NOUN_UNITS

ATTRIBUTE = re.compile(
    r"(?:其)?(?:占比|比重|增速|增幅|增长率|涨幅|降幅|总数|总量|总额|排名|位次|人数|数量|占有率|份额|同比|余额|规模|产量|面积|均价|比例|均|总计|年均|平均|销量|产值|"
    r"年均增速|总产量|全国排名|市场份额|总产值|人均|年均增长率|总|增长|同期|全年|每年)"
)


_QUANTITY = re.compile(r"总?(?:产量|产值|面积|销量|总量|总额|规模|均价)")


_QUANTITY_TAIL = re.compile(r"(?:种植|播种)?(?:产量|产值|面积|销量|总量|总额|规模|均价)$")


_NOISE = re.compile(r"(?:第|约|近|超|达)?[\d一二三四五六七八九十]{0,3}")


def several_subjects(
    reading: Reading, sentence: Span, head: Head, words: str, start: int, count: int, state: State
) -> tuple[list[str], str]:
    """The subjects of a list of figures: a list in the head, in the clause before, or the last figures told."""
    subject = head.subject
    items = split_list(subject, count) if subject else []
    if not items and len(subject) < 3 and start > sentence.start and not (head.aspect and len(state.recent) >= count):
        before = without_dates(reading, clause_start(reading.text, sentence.start, start - 1), start - 1)
        items = split_list(before, count)
    if items:
        subjects, shared = full_subjects(items)
        if all(is_only_region(item) or region_of(item) == item for item in subjects):
            subjects = [item + state.indicator for item in subjects]
            return subjects, state.indicator
        if shared and ATTRIBUTE.fullmatch(shared) and all(region_of(item) + shared == item for item in subjects):
            return [region_of(item) + state.indicator + shared for item in subjects], state.indicator
        return [with_region(item, state) for item in subjects], shared
    if len(state.recent) >= count and (not subject or ATTRIBUTE.fullmatch(subject)):
        return state.recent[-count:], ""
    if len(state.aligned) == count and (not subject or ATTRIBUTE.fullmatch(subject)):
        return list(state.aligned), ""
    one = with_region(subject, state) if subject else state.subject
    return [one] * count, ""


def listed_subjects(subject: str) -> list[str]:
    """The full subjects of 金刚石微粉、复合超硬材料、培育钻石产量; nothing where it is no plain list of short names."""
    items = subject.split("、")
    if len(items) < 2 or any(not 1 < len(item) <= 16 for item in items):
        return []
    return full_subjects(items)[0]


def one_subject(
    reading: Reading, sentence: Span, head: Head, figure: Figure, tail: str, start: int, state: State
) -> tuple[str, str]:
    """What one figure is of, and by which rule."""
    subject = head.subject
    if (
        head.aspect == "share"
        and figure.unit not in ("%", "‰", "成", "")
        and figure.form == "plain"
        and state.indicator
    ):
        region = region_of(head.whole) or "全国"
        return region + state.indicator.removeprefix(region), "占比的分母"
    if (figure.form == "row" and len(subject) < 2) or (
        figure.form == "row" and "，" in reading.text[sentence.start : start]
    ):
        later = read_head(tail, None, "plain").subject
        if len(later) >= 2:
            return with_region(later, state), "连续几年：所说的在后"
    if figure.form == "chinese" and (figure.unit or "").endswith(("小时", "分钟")):
        noun = noun_after(tail)
        if noun:
            return (region_of(subject) or state.region) + noun, "时长＋名词"
    if figure.unit and (_is_counter(figure.unit) or ends_with_verb(subject)) and head.aspect in ("", "level"):
        noun = noun_after(
            tail, not subject or ends_with_verb(subject) or reading.text[figure.start - 1 : figure.start] == "的"
        )
        if noun:
            if reading.text[figure.start - 1 : figure.start] == "的" and not _owner(subject):
                subject = ""
            free = start == sentence.start or reading.text[start - 1] in BOUND + "、"
            return _counted(subject if free else "", noun, state)
    if figure.unit in NOUN_UNITS and figure.form == "plain":
        before = (
            state.subject.rstrip("".join(NOUN_UNITS))
            if not subject and state.subject.endswith(tuple(NOUN_UNITS))
            else ""
        )
        name = (
            before + figure.unit if before else with_region(("" if subject == "辖" else subject) + figure.unit, state)
        )
        remember(state, name)
        return name, "数字＋单位名词"
    if not subject or _NOISE.fullmatch(subject):
        before = clause_before(reading, sentence, start)
        if not state.recent and before and not head.aspect:
            name = with_region(before, state)
            remember(state, name)
            return name, "主语在前一小句"
        if not state.recent and before and not state.subject:
            name = with_region(before, state)
            remember(state, name)
            return name, "主语在前一小句"
        if state.subject:
            return state.subject, "主语承前"
        noun = noun_after(tail)
        return (noun or before or reading.section), "主语在后"
    if is_only_region(subject):
        region = region_of(subject)
        state.region = region
        name = region + state.indicator if state.indicator else region
        state.subject = name
        return name, "地区换，指标承前"
    if ATTRIBUTE.fullmatch(subject) and state.subject:
        name = attributed(state.subject, subject)
        if _QUANTITY.fullmatch(subject):
            remember(state, name)
        return name, "指标承前加属性"
    if is_dimension(subject):
        topic = state.topic or topic_of(reading, sentence, start)
        if topic and not topic.endswith(subject):
            state.topic = topic
            state.subject = topic + subject
            return topic + subject, "属性接本句主题"
    name = with_region(subject, state)
    remember(state, name)
    return name, "指标＋数字"


def attributed(subject: str, attribute: str) -> str:
    """水稻种植面积 and 产量 -> 水稻产量; 高新技术企业 and 总数 -> 高新技术企业总数."""
    if _QUANTITY.fullmatch(attribute):
        return _QUANTITY_TAIL.sub("", subject) + attribute
    return subject + attribute


def _owner(subject: str) -> bool:
    """True for a subject that is a place or a body alone: 全省的12个县 are its own."""
    return is_only_region(subject)


def _is_counter(unit: str) -> bool:
    base = unit.lstrip("十百千万亿")
    return base in COUNTERS and base not in NOUN_UNITS


def _counted(subject: str, noun: str, state: State) -> tuple[str, str]:
    region = region_of(subject)
    if region:
        state.region = region
    rest = subject[len(region) :]
    listed = "、" in rest
    lead = subject if subject and not listed and len(subject) <= 16 else (region or state.region)
    name = lead + noun if not lead.endswith(noun) else lead
    if not region and lead == subject and state.region:
        name = state.region + name
    remember(state, name)
    return name, "数字＋量词＋名词"
