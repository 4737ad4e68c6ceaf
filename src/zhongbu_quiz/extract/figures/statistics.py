"""Statistics of a paragraph: each figure with what it is of, when, and how sure that is.

In: a `Reading` (text with its dates). Out: statistic `Draft`s in the order of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from zhongbu_quiz.extract.clauses import Span, sentences, titles
from zhongbu_quiz.extract.context import REACH, Reading
from zhongbu_quiz.extract.dates.resolve import When
from zhongbu_quiz.extract.draft import Draft, StatisticDetail
from zhongbu_quiz.extract.figures.counted import ends_with_verb, noun_after
from zhongbu_quiz.extract.figures.heads import Head, is_dimension, read_head
from zhongbu_quiz.extract.figures.lists import full_subjects, split_list
from zhongbu_quiz.extract.figures.regions import is_only_region, region_of
from zhongbu_quiz.extract.figures.scan import Figure, figures
from zhongbu_quiz.extract.figures.units import COUNTERS, DURATIONS, NOUN_UNITS

_JOIN = re.compile(r"[、和及与或]{1,2}|，和|以及")
_BOUND = "，；：。（）(){}！？;:"
_ATTRIBUTE = re.compile(
    r"(?:其)?(?:占比|比重|增速|增幅|增长率|涨幅|降幅|总数|总量|总额|排名|位次|人数|数量|占有率|份额|同比|余额|规模|产量|面积|均价|比例|均|总计|年均|平均|销量|产值|"
    r"年均增速|总产量|全国排名|市场份额|总产值|人均|年均增长率|总|增长|同期|全年|每年)"
)
_QUANTITY = re.compile(r"总?(?:产量|产值|面积|销量|总量|总额|规模|均价)")
_QUANTITY_TAIL = re.compile(r"(?:种植)?(?:产量|产值|面积|销量|总量|总额|规模|均价)$")
_NOISE = re.compile(r"(?:第|约|近|超|达)?[\d一二三四五六七八九十]{0,3}")
_ASIDE = re.compile(r"[（(][^（）()\d]{1,30}[）)]")
_LEADING = "，、：；其中例如比 "
_EACH = re.compile(r"均|都|皆")
_LONGEST = 120
"""How many characters before a figure are read for what it is of."""
_DATE_GLUE = re.compile(r"(?:截至|截止|到|至|自|从|在|于)?$")


@dataclass(slots=True)
class _State:
    """What the next figure may inherit within a paragraph."""

    region: str = ""
    subject: str = ""
    indicator: str = ""
    topic: str = ""
    said: Head | None = None
    """The last head that named a whole or something compared with, for 为83% after 相当于全国平均水平的88%."""
    recent: list[str] = field(default_factory=list)
    aligned: list[str] = field(default_factory=list)


def statistics(reading: Reading) -> Iterator[Draft]:
    """The statistics of one paragraph."""
    blocked = _blocked(reading)
    state = _State()
    for sentence in sentences(reading.text):
        found = list(_figures(reading, sentence, blocked))
        if not found:
            _move_region(reading, sentence, state)
            continue
        yield from _sentence(reading, sentence, found, state)


def _blocked(reading: Reading) -> list[Span]:
    spans = titles(reading.text)
    spans += [Span(when.mention.start, when.mention.end) for when in reading.whens if when.precision != "now"]
    return sorted(spans, key=lambda span: (span.start, span.end))


def _figures(reading: Reading, sentence: Span, blocked: list[Span]) -> Iterator[Figure]:
    inside = [Span(b.start - sentence.start, b.end - sentence.start) for b in _within(blocked, sentence)]
    for figure in figures(sentence.of(reading.twin), inside):
        yield Figure(
            figure.start + sentence.start,
            figure.end + sentence.start,
            figure.number,
            figure.unit,
            figure.qualifier,
            figure.form,
            figure.bare_end + sentence.start,
        )


def _within(spans: list[Span], outer: Span) -> list[Span]:
    from bisect import bisect_left

    first = bisect_left(spans, outer.start, key=lambda span: span.start)
    last = bisect_left(spans, outer.end, key=lambda span: span.start)
    return spans[first:last]


def _move_region(reading: Reading, sentence: Span, state: _State) -> None:
    """A sentence without figures may still name the place that the next ones are about."""
    words = _without_dates(reading, sentence.start, min(sentence.start + 60, sentence.end))
    region = region_of(words.lstrip(_LEADING))
    if region:
        state.region = region
    state.topic = ""


def _without_dates(reading: Reading, start: int, end: int) -> str:
    text, at = "", start
    for when in reading.whens_in(start, end):
        before = reading.text[at : when.mention.start]
        text += _DATE_GLUE.sub("", before) if when.mention.adverbial else before
        at = when.mention.end
    return _ASIDE.sub("", text + reading.text[at:end])


def _groups(reading: Reading, found: list[Figure]) -> list[list[Figure]]:
    """Figures that nothing but 、 or 和 stands between, and whose kinds agree, are one list."""
    groups: list[list[Figure]] = []
    for figure in found:
        if groups:
            last = groups[-1][-1]
            between = reading.text[last.end : figure.start]
            if _JOIN.fullmatch(between) and _alike(last, figure):
                groups[-1].append(figure)
                continue
        groups.append([figure])
    return groups


def _alike(left: Figure, right: Figure) -> bool:
    if left.unit == right.unit or left.unit in (None, "") or right.unit is None:
        return True
    return left.form == right.form and (left.unit or "")[-1:] == (right.unit or "")[-1:]


def _sentence(reading: Reading, sentence: Span, found: list[Figure], state: _State) -> Iterator[Draft]:
    state.recent = []
    region = region_of(_without_dates(reading, sentence.start, min(sentence.start + 60, sentence.end)).lstrip(_LEADING))
    if region:
        state.region = region
    previous_end = sentence.start
    groups = _groups(reading, found)
    for at, group in enumerate(groups):
        start = max(previous_end, _clause_start(reading.text, sentence.start, group[0].start))
        next_start = groups[at + 1][0].start if at + 1 < len(groups) else sentence.end
        yield from _group(reading, sentence, group, start, next_start, state)
        previous_end = group[-1].end
    state.topic = ""


def _clause_start(text: str, start: int, end: int) -> int:
    """Where the clause that holds `end` begins; a short clause that only leads (其中，) is passed over."""
    bound = max((text.rfind(mark, start, end) + 1 for mark in _BOUND), default=start) or start
    if text[bound - 1 : bound] in ("）", ")"):
        opened = max(text.rfind("（", start, bound), text.rfind("(", start, bound))
        if opened > start and not any(char.isdigit() for char in text[opened:bound]):
            return _clause_start(text, start, opened)
    return bound


def _group(
    reading: Reading, sentence: Span, group: list[Figure], start: int, next_start: int, state: _State
) -> Iterator[Draft]:
    words = _without_dates(reading, max(start, group[0].start - _LONGEST), group[0].start)
    head = read_head(words, group[-1].unit if len(group) > 1 else group[0].unit, group[0].form)
    unit = next((figure.unit for figure in reversed(group) if figure.unit), None)
    if len(group) > 1:
        subjects, indicator = _several(reading, sentence, head, words, start, len(group), state)
        wholes = split_list(head.whole or head.compared_with, len(group))
        dates = _listed_dates(reading, sentence, group[0].start, len(group))
        for i, figure in enumerate(group):
            whole = wholes[i] if wholes else head.whole
            yield _draft(
                reading,
                sentence,
                figure,
                start,
                subjects[i],
                head,
                unit,
                dates[i] if dates else None,
                "分别：逐项对应",
                whole,
                len(group),
            )
        state.aligned = subjects
        state.recent.extend(subjects)
        _remember(state, subjects[-1], indicator)
        return
    figure = group[0]
    head = _carried(head, figure, state)
    tail = reading.text[figure.end : next_start]
    if (
        not head.subject
        and _EACH.search(words)
        and len(state.aligned) > 1
        and state.recent[-len(state.aligned) :] == state.aligned
    ):
        for each in state.aligned:
            yield _draft(reading, sentence, figure, start, each, head, figure.unit, None, "均：每一项", head.whole, 1)
        return
    listed = _listed(head.subject) if _EACH.search(words) else []
    if listed:
        for each in listed:
            yield _draft(
                reading,
                sentence,
                figure,
                start,
                _with_region(each, state),
                head,
                figure.unit,
                None,
                "均：并列各项",
                head.whole,
                1,
            )
        _remember(state, listed[-1])
        return
    subject, why = _subject(reading, sentence, head, figure, tail, start, state)
    yield _draft(reading, sentence, figure, start, subject, head, figure.unit, None, why, head.whole, 1)
    state.recent.append(subject)


def _listed(subject: str) -> list[str]:
    """The full subjects of 金刚石微粉、复合超硬材料、培育钻石产量; nothing where it is no plain list of short names."""
    items = subject.split("、")
    if len(items) < 2 or any(not 1 < len(item) <= 16 for item in items):
        return []
    return full_subjects(items)[0]


def _carried(head: Head, figure: Figure, state: _State) -> Head:
    """A bare figure goes on with the share or the ratio told just before it."""
    if head.aspect in ("share", "ratio"):
        state.said = head
        return head
    said = state.said
    if (
        said is not None
        and not head.subject
        and not head.aspect
        and not head.compared_with
        and figure.unit in ("%", "倍")
    ):
        return replace(head, aspect=said.aspect, whole=said.whole, compared_with=said.compared_with)
    if head.subject:
        state.said = None
    return head


def _remember(state: _State, subject: str, indicator: str = "") -> None:
    state.subject = subject
    region = region_of(subject)
    if region:
        state.region = region
    state.indicator = indicator or subject[len(region) :] or state.indicator


def _several(
    reading: Reading, sentence: Span, head: Head, words: str, start: int, count: int, state: _State
) -> tuple[list[str], str]:
    """The subjects of a list of figures: a list in the head, in the clause before, or the last figures told."""
    subject = head.subject
    items = split_list(subject, count) if subject else []
    if not items and len(subject) < 3 and start > sentence.start and not (head.aspect and len(state.recent) >= count):
        before = _without_dates(reading, _clause_start(reading.text, sentence.start, start - 1), start - 1)
        items = split_list(before, count)
    if items:
        subjects, shared = full_subjects(items)
        if all(is_only_region(item) or region_of(item) == item for item in subjects):
            subjects = [item + state.indicator for item in subjects]
            return subjects, state.indicator
        if shared and _ATTRIBUTE.fullmatch(shared) and all(region_of(item) + shared == item for item in subjects):
            return [region_of(item) + state.indicator + shared for item in subjects], state.indicator
        return [_with_region(item, state) for item in subjects], shared
    if len(state.recent) >= count and (not subject or _ATTRIBUTE.fullmatch(subject)):
        return state.recent[-count:], ""
    if len(state.aligned) == count and (not subject or _ATTRIBUTE.fullmatch(subject)):
        return list(state.aligned), ""
    one = _with_region(subject, state) if subject else state.subject
    return [one] * count, ""


def _with_region(subject: str, state: _State) -> str:
    region = region_of(subject)
    if region:
        state.region = region
        return subject
    return state.region + subject if state.region and not subject.startswith(state.region) else subject


def _subject(
    reading: Reading, sentence: Span, head: Head, figure: Figure, tail: str, start: int, state: _State
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
            return _with_region(later, state), "连续几年：所说的在后"
    if figure.form == "chinese" and (figure.unit or "").endswith(("小时", "分钟")):
        noun = noun_after(tail)
        if noun:
            return (region_of(subject) or state.region) + noun, "时长＋名词"
    if figure.unit and (_is_counter(figure.unit) or ends_with_verb(subject)) and head.aspect in ("", "level"):
        noun = noun_after(tail)
        if noun:
            free = start == sentence.start or reading.text[start - 1] in _BOUND + "、"
            return _counted(subject if free else "", noun, state)
    if figure.unit in NOUN_UNITS and figure.form == "plain":
        name = _with_region((subject if subject not in ("辖",) else "") + figure.unit, state)
        _remember(state, name)
        return name, "数字＋单位名词"
    if not subject or _NOISE.fullmatch(subject):
        before = _clause_before(reading, sentence, start)
        if not state.recent and before and not head.aspect:
            name = _with_region(before, state)
            _remember(state, name)
            return name, "主语在前一小句"
        if not state.recent and before and not state.subject:
            name = _with_region(before, state)
            _remember(state, name)
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
    if _ATTRIBUTE.fullmatch(subject) and state.subject:
        return attributed(state.subject, subject), "指标承前加属性"
    if is_dimension(subject):
        topic = state.topic or _topic(reading, sentence, start)
        if topic and not topic.endswith(subject):
            state.topic = topic
            state.subject = topic + subject
            return topic + subject, "属性接本句主题"
    name = _with_region(subject, state)
    _remember(state, name)
    return name, "指标＋数字"


def attributed(subject: str, attribute: str) -> str:
    """水稻种植面积 and 产量 -> 水稻产量; 高新技术企业 and 总数 -> 高新技术企业总数."""
    if _QUANTITY.fullmatch(attribute):
        return _QUANTITY_TAIL.sub("", subject) + attribute
    return subject + attribute


def _is_counter(unit: str) -> bool:
    base = unit.lstrip("十百千万亿")
    return base in COUNTERS and base not in NOUN_UNITS


def _counted(subject: str, noun: str, state: _State) -> tuple[str, str]:
    region = region_of(subject)
    if region:
        state.region = region
    rest = subject[len(region) :]
    listed = "、" in rest
    lead = subject if subject and not listed and len(subject) <= 16 else (region or state.region)
    name = lead + noun if not lead.endswith(noun) else lead
    if not region and lead == subject and state.region:
        name = state.region + name
    _remember(state, name)
    return name, "数字＋量词＋名词"


def _clause_before(reading: Reading, sentence: Span, start: int) -> str:
    """The noun that the clause before a bare figure names: 武汉的“中国光谷”，截至2022年已…."""
    if start <= sentence.start + 1:
        return ""
    begin = _clause_start(reading.text, sentence.start, start - 1)
    words = read_head(_without_dates(reading, begin, start - 1), None, "plain").subject
    return words if 2 <= len(words) <= 24 else ""


def _topic(reading: Reading, sentence: Span, start: int) -> str:
    """What the sentence is about: the noun before its first verb, for 全长 and 总投资."""
    from zhongbu_quiz.extract.events.predicates import split_predicate

    words = _without_dates(reading, sentence.start, start).lstrip("，")
    first = re.split(r"[，；：]", words, maxsplit=1)[0]
    actor, verb, _rest = split_predicate(first)
    return actor if verb and 2 <= len(actor) <= 20 else ""


def _listed_dates(reading: Reading, sentence: Span, end: int, count: int) -> list[str] | None:
    for when in reversed(reading.whens_in(sentence.start, end)):
        if len(when.several) == count:
            return list(when.several)
    return None


def figure_date(reading: Reading, sentence: Span, start: int, end: int) -> tuple[When | None, str]:
    """The date that rules a figure: in its own head, earlier in its sentence, ruling from before, or that of the title."""
    for when in reversed(reading.whens_in(start, end)):
        if not _is_compared(reading.twin, when):
            return when, "日期在句中"
    earlier = [when for when in reading.whens_in(sentence.start, start) if when.mention.adverbial]
    if earlier:
        return earlier[-1], "日期统领本句"
    before = [
        when
        for when in reading.whens
        if when.mention.end <= sentence.start and (when.mention.adverbial or when.precision == "now")
    ]
    if before:
        return before[-1], "日期统领后句"
    inherited = reading.inherited
    if (
        inherited is not None
        and inherited.precision in ("year", "interval", "now")
        and reading.inherited_distance <= REACH
        and not reading.base
    ):
        return inherited, "日期统领后段"
    return None, ""


def _is_compared(twin: str, when: When) -> bool:
    return (
        twin[max(0, when.mention.start - 2) : when.mention.start].endswith(("比", "较", "与", "于", "是", "当于"))
        and not when.mention.adverbial
    )


def _draft(
    reading: Reading,
    sentence: Span,
    figure: Figure,
    start: int,
    subject: str,
    head: Head,
    unit: str | None,
    date: str | None,
    why: str,
    whole: str,
    count: int,
) -> Draft:
    when, when_why = figure_date(reading, sentence, start, figure.start)
    edtf = date or (when.edtf if when else None)
    doubts: list[str] = []
    if when is None and reading.base:
        edtf, when_why = reading.base, "年份取自标题"
    if when is not None and when.precision == "none":
        doubts.append(f"相对日期“{when.mention.text}”没有依据")
    value = reading.text[figure.start : figure.end]
    own_unit = figure.unit if figure.unit is not None else (unit if count > 1 and not figure.unit else None)
    if (figure.unit is None and count == 1) or (figure.unit is None and figure.number and unit is None):
        doubts.append("缺单位")
    if count > 1 and figure.unit is None and unit and _last_of_list(reading, figure):
        doubts.append(f"并列的数都有单位“{unit}”，这一个缺")
    aspect = head.aspect or _aspect(figure, subject)
    region = region_of(subject)
    detail = StatisticDetail(
        region=region,
        indicator=subject[len(region) :].lstrip("的") or subject,
        aspect=aspect,
        qualifier=figure.qualifier,
        whole=whole,
        compared_with=head.compared_with,
        direction=head.direction,
        until=bool(when and when.mention.until),
    )
    quote = _quote(reading.text, sentence, start, figure.end)
    fragments = _evidence(reading, figure, when, subject, value, sentence)
    return Draft(
        kind="statistic",
        subject=subject,
        value=value,
        quote=quote,
        confidence=_confidence(figure, subject, edtf, why, doubts),
        why="；".join(w for w in (why, when_why) if w),
        detail=detail,
        date=edtf,
        number=figure.number,
        unit=own_unit,
        evidence=fragments,
        passage=sentence.of(reading.text),
        section=reading.section,
        line=reading.line,
        place=figure.start,
        doubts=tuple(doubts),
    )


def _last_of_list(reading: Reading, figure: Figure) -> bool:
    return reading.text[figure.end : figure.end + 1] not in ("、", "和", "与", "及")


def _aspect(figure: Figure, subject: str) -> str:
    if figure.form == "rank":
        return "rank"
    if figure.unit in ("倍", "番"):
        return "ratio" if figure.unit == "倍" else "growth"
    if figure.form == "fraction" or (figure.unit == "成"):
        return "share"
    if re.search(r"(?:增速|增幅|增长率|涨幅)$", subject) and figure.unit == "%":
        return "growth"
    return "level"


def _quote(text: str, sentence: Span, start: int, end: int) -> str:
    stops = [place for mark in "，；：。" if (place := text.find(mark, end, sentence.end)) >= 0]
    begin = (
        max((text.rfind(mark, sentence.start, start) + 1 for mark in "，；：。"), default=sentence.start)
        or sentence.start
    )
    return text[begin : min(stops, default=sentence.end)].strip("，；：、 ")


def _evidence(
    reading: Reading, figure: Figure, when: When | None, subject: str, value: str, sentence: Span
) -> tuple[str, ...]:
    fragments: list[str] = []
    near = (
        when is not None
        and figure.start - when.mention.start <= REACH
        and when.mention in [w.mention for w in reading.whens]
    )
    if when is not None and near:
        fragments.append(reading.text[when.mention.start : when.mention.end][:40])
    region = region_of(subject)
    for words in (region, subject[len(region) :], subject[-6:]):
        if words and len(words) <= 40 and words in sentence.of(reading.text) and words not in "".join(fragments):
            fragments.append(words)
    return (*dict.fromkeys(fragments), value[:40])


def _confidence(figure: Figure, subject: str, date: str | None, why: str, doubts: list[str]) -> float:
    score = 0.92
    score -= 0.06 if "承前" in why or "对应" in why else 0.0
    score -= 0.12 if "主语在" in why else 0.0
    score -= 0.1 if date is None else 0.0
    score -= 0.12 if figure.form == "chinese" else 0.0
    score -= 0.2 * len(doubts)
    score -= (
        0.3
        if (figure.unit or "") in DURATIONS and figure.form != "plain"
        else 0.15
        if (figure.unit or "") in DURATIONS
        else 0.0
    )
    score -= 0.25 if figure.form == "row" else 0.0
    score -= 0.15 if len(subject) > 24 or len(subject) < 2 else 0.0
    return round(min(0.99, max(0.05, score)), 2)
