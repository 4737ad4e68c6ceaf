"""Statistics of a paragraph: each figure with what it is of, when, and how sure that is.

In: a `Reading` (text with its dates). Out: statistic `Draft`s in the order of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from zhongbu_quiz.extract.clauses import Span, sentences, titles
from zhongbu_quiz.extract.context import Reading
from zhongbu_quiz.extract.draft import Draft, StatisticDetail
from zhongbu_quiz.extract.events.predicates import split_predicate
from zhongbu_quiz.extract.lines import head_length
from zhongbu_quiz.extract.statistics.carry_over import State, carried, remember, tell_of, with_region
from zhongbu_quiz.extract.statistics.dating import RISEN, listed_dates
from zhongbu_quiz.extract.statistics.drafting import Place, make_statistic
from zhongbu_quiz.extract.statistics.heads import Head, read_head
from zhongbu_quiz.extract.statistics.lists import full_subjects, split_list
from zhongbu_quiz.extract.statistics.owners import is_thing, named_in, told_of
from zhongbu_quiz.extract.statistics.patterns import AMONG, APART
from zhongbu_quiz.extract.statistics.quantity import Quantity
from zhongbu_quiz.extract.statistics.regions import is_one_name, region_of
from zhongbu_quiz.extract.statistics.scan import quantities
from zhongbu_quiz.extract.statistics.subjects import one_subject, several_subjects
from zhongbu_quiz.extract.statistics.surroundings import BOUND, clause_start, within, without_dates
from zhongbu_quiz.extract.statistics.units import is_counter, is_duration, is_people
from zhongbu_quiz.extract.words import IS

_JOIN = "[<<statistics.goes_on>>或]{1,2}|，和|<statistics.and>"
_TURN = "[、和，](?:<statistics.year_before>)?(<statistics.turn>)了?"
"""Between two figures of a list that turns: 分别下降8.4%、增长2.1%."""
_CAMPAIGN = "<statistics.campaign>[”\"]?[，：]"
"""开展专项行动，拆除违建23处: in it, and not in all."""
_LEADING = "，、：；其中例如比 "
_CLAUSE = re.compile("[，；：。]")
_EACH = "<statistics.each>(?:<statistics.verb+statistics.growth+statistics.bound+qualifiers.before>)+$"
_EACH_RANKED = "<statistics.each>[^，、]{1,8}$"
"""均 and 都 before the verb of a figure, or before a rank (均居全省首位); in a name (安都) they say nothing."""
_NAMES = r"[\u4e00-\u9fff]{1,5}?<statistics.sized>[^，；。\d]{0,4}\d"
"""Behind a time that is part of a name: what is measured in it, and how much."""
_GOES_BACK = "[^，]{0,8}?(?:<regions.that>|<regions.thing+regions.thing_short>)"
"""A sentence that may go on with what the one before told of: 该校占地…, 线路全长…."""
_GOES_ON = f"{_GOES_BACK}|(?:<statistics.size_of_thing>)"
_QUOTED_NAME = re.compile(r"“\d+(?:[^”，。；、\d]{3,12}”|”(?=[\u4e00-\u9fff]))")
"""A name that begins with a figure, or is one: “15分钟养老服务圈”, “1357”工程."""
_HEAD = re.compile(r"([\u4e00-\u9fff“”]{3,24}(?:（[^（）]{1,16}）)?)[。：](?=.)")
_IN_BRACKETS = re.compile("（[^（）]*）")
_REACH = 40
_APART = 24
"""So many characters before the first figure of a list 分别 stands at most: 分别比2012年同期实际增长1.8倍和46%."""
_BY_KIND = re.compile(r"分[^，]{1,8}看，|按[^，]{1,8}分，")
_LONGEST = 120
"""How many characters before a figure are read for what it is of."""


def statistics(reading: Reading) -> Iterator[Draft]:
    """The statistics of one paragraph."""
    blocked = _blocked(reading)
    state = State(reading.lexicon)
    mark = head_length(reading.text, reading.lexicon)
    before, headed = Span(0, 0), _headed(reading, mark)
    for at, sentence in enumerate(sentences(reading.text)):
        sentence = Span(max(mark, sentence.start), max(mark, sentence.end))
        own = _region_named(reading, sentence)
        if at == 0 and len(named_in(sentence.of(reading.text), reading.lexicon)) <= len(own):
            state.opening = own
        opening = without_dates(reading, sentence.start, min(sentence.start + _REACH, sentence.end)).lstrip(_LEADING)
        goes_on = reading.lexicon.pattern(_GOES_ON).match(opening)
        told = without_dates(reading, before.start, before.end).lstrip(_LEADING) if goes_on else ""
        part = reading.lexicon.pattern("<regions.part>").match(told)  # 新馆破土动工。占地面积45亩
        state.last = (_told_before(reading, before.start, before.end) or (part.group() if part else "")) if goes_on else ""
        if reading.lexicon.pattern(_GOES_BACK).match(opening):
            state.thing = state.last or state.region
        before = sentence
        state.region, state.told, state.reached = own or state.opening, "", ""
        if headed:
            tell_of(headed, state)
            state.thing = headed
        yield from _sentence(reading, sentence, list(_quantities(reading, sentence, blocked)), state)


def _headed(reading: Reading, mark: int) -> str:
    """The thing whose name stands before all else in a paragraph, as a head does (1.岚陵江大桥。主桥长…; 云梯索道：斜长…); "" where none does."""
    head = _HEAD.match(reading.text, mark)
    name = _IN_BRACKETS.sub("", head[1]) if head else ""
    alone = head is not None and reading.text.startswith("。", head.end() - 1)
    thing = is_thing(name, reading.lexicon) or (alone and name.endswith(reading.lexicon.words("regions.built")))
    one = len(name) > 2 and thing and is_one_name(name) and IS not in name
    whole = alone and named_in(name, reading.lexicon) == name  # 横塘抽水蓄能电站。装机容量…
    return name if one and (whole or not split_predicate(name, reading.lexicon)[1]) else ""


def _blocked(reading: Reading) -> list[Span]:
    spans = [Span(0, head_length(reading.text, reading.lexicon)), *titles(reading.text)]
    spans += [Span(when.mention.start, when.mention.end) for when in reading.whens if when.precision != "now"]
    spans += [Span(*match.span()) for match in _QUOTED_NAME.finditer(reading.twin)]
    return sorted(spans, key=lambda span: (span.start, span.end))


def _quantities(reading: Reading, sentence: Span, blocked: list[Span]) -> Iterator[Quantity]:
    inside = [Span(b.start - sentence.start, b.end - sentence.start) for b in within(blocked, sentence)]
    for quantity in quantities(sentence.of(reading.twin), inside, reading.lexicon):
        if is_duration(quantity.unit, reading.lexicon) and reading.lexicon.pattern(_NAMES).match(reading.twin, sentence.start + quantity.end):
            continue
        yield replace(quantity, start=quantity.start + sentence.start, end=quantity.end + sentence.start)


def _region_named(reading: Reading, sentence: Span) -> str:
    """The region that opens a sentence; none in a history, whose sentences are about many places."""
    if reading.chronicle:
        return ""
    words = without_dates(reading, sentence.start, min(sentence.start + 60, sentence.end))
    return region_of(words.lstrip(_LEADING), reading.lexicon)


def _told_before(reading: Reading, start: int, end: int) -> str:
    """Whom or what the last clause of a stretch without figures tells of that tells of anybody."""
    clauses = _CLAUSE.split(re.sub("【[^】]*】", "，", without_dates(reading, start, end)))
    return next((owner for clause in reversed(clauses) if (owner := told_of(clause.strip("、 "), reading.lexicon))), "")


def _turns_away(reading: Reading, start: int, end: int) -> bool:
    """True where a stretch behind ； tells what somebody else does, whatever that one is called."""
    _before, turned, told = reading.text[start:end].rpartition("；")
    return bool(turned) and any(all(split_predicate(clause, reading.lexicon)[:2]) for clause in _CLAUSE.split(told))


def _groups(reading: Reading, found: list[Quantity]) -> list[list[Quantity]]:
    """Figures that nothing but 、 or 和 stands between, and whose kinds agree, are one list."""
    groups: list[list[Quantity]] = []
    for quantity in found:
        if groups:
            last = groups[-1][-1]
            between = reading.text[last.end : quantity.start]
            turns = last.unit == quantity.unit and reading.lexicon.pattern(_TURN).fullmatch(between)
            turned = turns and APART in reading.text[max(0, groups[-1][0].start - 16) : last.start]
            apart = APART in re.split("[，；。]", reading.text[max(0, groups[-1][0].start - _APART) : groups[-1][0].start])[-1]
            if (reading.lexicon.pattern(_JOIN).fullmatch(between) and (apart or _alike(last, quantity))) or (turned and last.unit == quantity.unit):
                groups[-1].append(quantity)
                continue
        groups.append([quantity])
    return groups


def _alike(left: Quantity, right: Quantity) -> bool:
    if left.unit == right.unit or left.unit in (None, "") or right.unit is None:
        return True
    return left.form == right.form and (left.unit or "")[-1:] == (right.unit or "")[-1:]


def _sentence(reading: Reading, sentence: Span, found: list[Quantity], state: State) -> Iterator[Draft]:
    state.behind = ""
    state.recent, state.verb, state.owner, state.unit, state.counted, state.whole, state.compared = [], "", "", "", "", "", ""
    state.by_kind = bool(_BY_KIND.search(reading.text, sentence.start, min(sentence.start + 30, sentence.end)))
    previous_end = sentence.start
    groups = _groups(reading, found)
    for at, group in enumerate(groups):
        start = max(previous_end, clause_start(reading.text, sentence.start, group[0].start))
        next_start = groups[at + 1][0].start if at + 1 < len(groups) else sentence.end
        yield from _group(reading, sentence, group, previous_end, start, next_start, state)
        previous_end = group[-1].end


def _group(reading: Reading, sentence: Span, group: list[Quantity], previous_end: int, start: int, next_start: int, state: State) -> Iterator[Draft]:
    words = without_dates(reading, max(start, group[0].start - _LONGEST), group[0].start)
    head = read_head(words, group[-1].unit if len(group) > 1 else group[0].unit, group[0].form, reading.lexicon)
    state.doubts.clear()
    if head.aspect != "growth" and (owner := _told_before(reading, previous_end, start)):
        tell_of(owner, state, before=True)
        state.doubts += ["owner_before"] if "；" in reading.text[previous_end:start] else []
        built = reading.lexicon.pattern("<regions.finished>").search(reading.text, previous_end, start)
        if built and reading.lexicon.pattern(RISEN).search(words):
            state.doubts.append("owner_before")  # 新住院大楼落成，病床增至260张
    elif state.told and _turns_away(reading, previous_end, start):
        state.doubts.append("owner_before")
    if reading.lexicon.pattern(_CAMPAIGN).search(reading.text, sentence.start, start):
        state.doubts.append("within_action")
    between = reading.text[start : group[0].start] if start == previous_end > sentence.start else ""
    goes_on = reading.lexicon.pattern("<statistics.goes_on+statistics.and>").search(between)
    if between[:1].isalpha() and head.subject and head.aspect != "growth" and not goes_on:
        state.doubts.append("deed")  # 62座大型水库、271座中型水库蓄水总量…: of so many
    place = Place(reading, sentence, start, words, state)
    if len(group) > 1:
        yield from _listed(place, group, head, state)
        return
    quantity = group[0]
    if reading.text.startswith(AMONG, start + (reading.text[start : start + 1] in BOUND)):
        state.whole = state.indicator
    head = carried(head, quantity, state)
    if state.shared and head.aspect == "growth" and not head.subject and quantity.unit == "%":
        state.subject = state.shared
    if head.subject in reading.lexicon.set("statistics.rate_end") and not head.aspect and quantity.unit in reading.lexicon.set("units.growth"):
        head = replace(head, subject="", aspect="growth", direction="down" if head.subject[0] in reading.lexicon.set("statistics.fall") else "up")
    each = bool(reading.lexicon.pattern(_EACH_RANKED if quantity.form == "rank" else _EACH).search(words))
    items = head.subject.split("、") if each else []
    listed = full_subjects(items, reading.lexicon)[0] if len(items) > 1 and all(1 < len(item) <= 16 for item in items) else []
    if listed:
        for one in listed:
            yield make_statistic(place, quantity, with_region(one, state), head, "every_listed")
        remember(state, listed[-1])
    else:
        tail = reading.text[quantity.end : next_start]
        subject, why = one_subject(reading, sentence, head, quantity, tail, start, state)
        state.doubts += ["deed"] if subject == state.unsure else []
        draft = make_statistic(place, quantity, subject, head, why)
        state.unsure = subject if "deed" in state.doubts else ""
        yield draft
        assert isinstance(draft.detail, StatisticDetail)
        state.grown = subject if draft.detail.aspect == "growth" else state.grown
        if draft.detail.aspect == "share" and draft.detail.whole and not draft.denominator:
            state.subject, state.shared = reading.lexicon.say("share_of", part=subject, whole=draft.detail.whole), subject
        else:
            state.shared = ""
        state.recent.append(subject)
        level = draft.detail.aspect == "level"
        state.unit = (quantity.unit or "")[-1:] if level else state.unit
        if not is_people(state.unit, reading.lexicon):
            state.counted = subject if is_counter(state.unit, reading.lexicon) else ""


def _listed(place: Place, group: list[Quantity], head: Head, state: State) -> Iterator[Draft]:
    """Several figures side by side, each with its own subject, whole or year."""
    reading, sentence = place.reading, place.sentence
    subjects, indicator = several_subjects(reading, sentence, head, place.words, place.start, len(group), state)
    wholes = split_list(head.whole, len(group), state.lexicon) or [head.whole] * len(group)
    others = split_list(head.compared_with, len(group), state.lexicon) or [head.compared_with] * len(group)
    dates: Sequence[str | None] = listed_dates(reading, sentence, group[0].start, len(group)) or [None] * len(group)
    if len({*zip(subjects, wholes, others, dates, strict=True)}) < len(group):
        state.doubts.append("not_apart")
    unit = next((quantity.unit for quantity in reversed(group) if quantity.unit), None)
    for i, quantity in enumerate(group):
        turn = reading.lexicon.pattern(_TURN).fullmatch(reading.text[group[i - 1].end : quantity.start]) if i else None
        if turn:
            head = replace(head, direction="down" if turn[1] in reading.lexicon.set("statistics.turn_down") else "up")
        head = replace(head, whole=wholes[i], compared_with=others[i])
        if unit and quantity.unit and unit.startswith(quantity.unit):
            quantity = replace(quantity, unit=unit)  # 1.1个和0.8个百分点
        yield make_statistic(place, quantity, subjects[i], head, "list_each", unit, dates[i], len(group))
    state.recent.extend(subjects)
    remember(state, subjects[-1], indicator)
