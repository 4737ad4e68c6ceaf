"""What a figure is of. In: its head, its tail and the state of the paragraph. Out: the subject and the rule that found it."""

from __future__ import annotations

import re

from zhongbu_quiz.data.lexicon import Lexicon
from zhongbu_quiz.extract.clauses import Span
from zhongbu_quiz.extract.context import Reading
from zhongbu_quiz.extract.events.predicates import split_predicate
from zhongbu_quiz.extract.numerals import COUNTERS, TENS
from zhongbu_quiz.extract.statistics.carry_over import State, own_region, remember, tell_of, with_region
from zhongbu_quiz.extract.statistics.counted import ends_with_verb, noun_after, with_deed
from zhongbu_quiz.extract.statistics.heads import Head, is_dimension
from zhongbu_quiz.extract.statistics.lists import full_subjects, split_list
from zhongbu_quiz.extract.statistics.owners import doer_in, is_thing, named_in, told_of
from zhongbu_quiz.extract.statistics.patterns import AMONG, APART, HAVING
from zhongbu_quiz.extract.statistics.quantity import Quantity
from zhongbu_quiz.extract.statistics.regions import NAME_TAGS, is_only_region, region_of
from zhongbu_quiz.extract.statistics.surroundings import BOUND, clause_before, clause_start, without_dates
from zhongbu_quiz.extract.statistics.units import is_counter, is_noun_unit, is_people, unscaled
from zhongbu_quiz.extract.words import is_verb, tagged

_ATTRIBUTE = "其?<statistics.attribute>"
_QUANTITY = "(?:总|<statistics.quantity_before>)?<statistics.quantity>"
_ALSO = "(?P<deed><statistics.quantity_before>)<statistics.quantity>"
"""What is told of the same deed (商品房销售面积…，销售额…)."""
_QUANTITY_TAIL = "<statistics.quantity_before>?<statistics.quantity>$"
_SECTOR = "[\u4e00-\u9fff]{2,8}?<statistics.sector>(?=..)"
_OWNED = "(?:<statistics.added>)?(?:<statistics.of_owner>)"
"""What is told of one owner after the other."""
_CALLED = (
    "(?:<regions.called>)(?P<name>[\u4e00-\u9fff]{2,10}?)"
    "(?P<told>(?:<statistics.list_before>|<statistics.added>|<statistics.deed>)?(?:<statistics.measure+statistics.attribute+statistics.dimension>|<statistics.turnover>))"
)
"""What is told of a body by its name, with the kind of body before it."""
_SCHEME = "<statistics.joining>(.{2,}<statistics.scheme>)$"
"""What people take part in, whose money is told behind them."""
_MEASURED = "<statistics.list_before>?<statistics.measure>$"
_NOUN_ENDS = "$|[，；：。（）、]|<statistics.goes_on>|<statistics.noun_tail>"
_NATURAL = "(.{1,6}?<regions.nature>)(?:.内)?<regions.of_nature>$"
_AREA = "(.<regions.nature>)<regions.of_waters>"
"""What a lake or a river with a short name is told by."""
_FULFILLED = "<statistics.done>[^，；。]{0,4}<statistics.planned>的$"
"""What a share of a plan is told by."""
_BUILT = "<statistics.deed+statistics.carried_out>|(?:<statistics.scale_of>)$"
"""What is told of things counted that have a size or a cost: 新建校舍3栋，建筑面积…, not 床位800张，总投资…."""
_SIZE_LAST = "(?:<statistics.dimension>|<statistics.size_of_thing>)$"
_HEADS_BESIDE = r"[，、]?\d[\d.]*万?<statistics.heads_of>"
_SIZE_OF = "^(?:<statistics.size_of_thing>|(?:<statistics.dimension_before>)*<statistics.dimension>)$"
_CLAUSE_END = re.compile("[，。；：]")
_EXTENT = "<statistics.extent><statistics.dimension>$"
"""How long or how wide a place is: the area told behind it is of all of it."""
_SEVERAL = rf"([\u4e00-\u9fff]{{2,4}}?)[{COUNTERS}]([<<regions.level>>])"
"""The last of several places that are told by name alone: 白芷两县."""
_NOISE = re.compile(rf"[第约近超达]?[\d{TENS}]{{0,3}}")


def several_subjects(reading: Reading, sentence: Span, head: Head, words: str, start: int, count: int, state: State) -> tuple[list[str], str]:
    """The subjects of a list of figures: a list in the head, in the clause before, or the last figures told."""
    subject = head.subject
    left, _apart, each = subject.partition(APART)
    items = split_list(left, count, state.lexicon) if subject else []
    if not items and len(subject) < 3 and start > sentence.start and not (head.aspect and len(state.recent) >= count):
        before = without_dates(reading, clause_start(reading.text, sentence.start, start - 1), start - 1)
        items = split_list(before, count, state.lexicon)
        state.doubts += ["not_apart"] if items and subject else []
    if items:
        several = state.lexicon.pattern(_SEVERAL).fullmatch(items[-1])
        if several and state.indicator and all(item.isalpha() and len(item) < len(items[-1]) for item in items[:-1]):  # 其中清塘、白芷两县分别为
            names = [*items[:-1], several[1]]
            return [name + several[2] + state.indicator for name in names], state.indicator
        subjects, shared = full_subjects(items, state.lexicon)
        subjects = [item + each for item in subjects]
        subjects = [part_measured(item, state) for item in subjects] if state.by_kind else subjects
        return [with_region(item, state) for item in subjects], shared
    told = state.recent[-count:]
    if len(told) == count and (not subject or state.lexicon.pattern(f"{_ATTRIBUTE}|{_OWNED}").fullmatch(subject)):
        return [attributed(each, subject, state.lexicon) if subject else each for each in told], ""
    one = with_region(subject, state) if subject else state.subject
    return [one] * count, ""


def one_subject(reading: Reading, sentence: Span, head: Head, quantity: Quantity, tail: str, start: int, state: State) -> tuple[str, str]:
    """What one figure is of, and the name of the rule that says so."""
    subject = head.subject
    if head.aspect == "share" and quantity.unit not in ("%", "‰", "成", "") and quantity.form == "plain" and state.indicator:
        region = region_of(head.whole, state.lexicon) or "全国"
        return region + state.indicator.removeprefix(region), "share_whole"
    if quantity.unit == "%" and tail.startswith("的") and (not subject or is_only_region(subject, state.lexicon)):
        noun = noun_after(tail[1:], state.lexicon)
        if noun:
            region, (told, _sure) = region_of(subject, state.lexicon), with_deed(noun, tail[1:], state.lexicon)
            return with_region(region + told + state.lexicon.say("share_told"), state), "counted_noun"
    if quantity.unit and (_counts(quantity.unit, state.lexicon) or ends_with_verb(subject)) and head.aspect in ("", "level"):
        noun = noun_after(tail, state.lexicon, not subject or ends_with_verb(subject) or reading.text[quantity.start - 1 : quantity.start] == "的")
        alone = tail[:1] in state.lexicon.set("units.noun") or (tail and tagged(tail[:1])[0][1].startswith("n"))
        if not noun and alone and state.lexicon.pattern(_NOUN_ENDS).match(tail, 1):
            noun = tail[:1]
        if noun and subject and (noun in subject or is_verb(tagged(noun)[-1][1])) and tagged(subject)[-1][1].startswith("n"):
            state.doubts += [] if noun in subject else ["deed"]
            noun = ""  # 首届高中毕业生34人毕业
        if noun:
            if reading.text[quantity.start - 1 : quantity.start] == "的" and not is_only_region(subject, state.lexicon):
                subject = ""
            free = start == sentence.start or reading.text[start - 1] in BOUND + "、"
            bare = not subject or is_only_region(subject, state.lexicon)
            of_all = tail.startswith(noun) and re.match(rf"[^，；：。、]*\d[\d.]*{quantity.unit}", reading.twin[quantity.end : sentence.end])
            done, sure = (noun, True) if of_all else with_deed(noun, tail, state.lexicon)
            noun, sure = (done, sure) if bare else (noun, done == noun and not _tells(subject, noun, state.lexicon))
            state.doubts += [] if sure else ["deed"]
            state.behind = noun + "、" if tail.startswith(noun + "、") else ""
            return _counted(subject if free else "", noun, state, _goes_on(reading, quantity.start - 1))
    if tail.startswith("的") and head.aspect in ("", "level") and state.lexicon.pattern(_SIZE_OF).search(subject):
        owner = told_of(_CLAUSE_END.split(tail[1:], maxsplit=1)[0], state.lexicon)
        if is_thing(owner, state.lexicon):  # 总投资1.8亿元的冷链项目开工
            tell_of(owner, state)
            return owner + subject[len(own_region(subject, state)) :], "of_what_follows"
    if is_noun_unit(quantity.unit, state.lexicon) and quantity.form == "plain":
        holding = state.lexicon.pattern("<statistics.holding>").fullmatch(subject)
        name = with_region(("" if holding or not subject else subject) + (quantity.unit or ""), state)
        remember(state, name)
        return name, "unit_noun"
    if subject in state.lexicon.set("statistics.per_one") and state.subject:  # 设备总值6380万元，生均1.32万元
        own = own_region(state.subject, state)
        return own + subject + state.subject[len(own) :], "attribute"
    if not subject or _NOISE.fullmatch(subject):
        before = clause_before(reading, sentence, start)
        if before and not state.recent and not (head.aspect and state.subject):
            name = with_region(before, state)
            remember(state, name)
            return name, "clause_before"
        if state.subject:
            if (heads := _heads_of(reading, quantity, state)) and not head.aspect:
                return with_region(heads, state), "unit_noun"
            other = state.unit and (quantity.unit or "")[-1:] not in (state.unit, "倍", "番")
            state.doubts += ["carried_unit"] if other and not head.aspect else []
            return state.subject, "carried_over"
        return noun_after(tail, state.lexicon) or before, "noun_after"
    if is_only_region(subject, state.lexicon):
        region = region_of(subject, state.lexicon)
        state.region = region
        name = region + state.indicator if state.indicator else region
        state.subject = name
        return name, "region_turned"
    plan = state.lexicon.pattern(_FULFILLED).search(reading.text, start, quantity.start) if quantity.unit == "%" else None
    if plan and state.subject:
        return state.subject + plan.group()[:-1], "attribute"  # 城镇新增就业2.14万人，完成年度计划的107%
    if called := state.lexicon.pattern(_CALLED).fullmatch(subject):  # 龙头企业恒锐轴承出口额
        tell_of(called["name"], state)
        remember(state, called["name"] + called["told"])
        return state.subject, "indicator"
    subject = _of_owner(subject.removeprefix(state.behind), state)
    state.owner = state.counted if state.lexicon.pattern("(?<!<statistics.own_part>)<statistics.of_kind>$").search(state.counted) else state.owner
    if state.lexicon.pattern("<statistics.of_bodies>$").search(state.counted) and subject in state.lexicon.set("statistics.of_staff"):
        state.doubts.append("no_owner")  # 企业86家，从业人员…: theirs, or all of the place?
    if state.owner and state.lexicon.pattern(_OWNED).fullmatch(subject):
        own = own_region(state.owner, state)
        if subject.endswith(state.owner[len(own) :]):  # 研究生招生…，在学研究生
            remember(state, own + subject)
            return own + subject, "attribute"
        remember(state, state.owner + subject)
        return state.owner + subject, "attribute"
    scheme = state.lexicon.pattern(_SCHEME).search(state.subject) if state.recent else None
    paid = state.lexicon.pattern("<statistics.of_scheme>").match(subject) if scheme else None
    if scheme and paid:  # 参加养老保险11.37万人，发放养老金…
        return own_region(state.subject, state) + paid.group() + scheme[1] + subject[paid.end() :], "attribute"
    named = state.subject and tagged(state.subject)[-1][1].startswith("n")
    if named and subject in state.lexicon.set("statistics.added") and state.unit == (quantity.unit or "")[-1:]:
        own = own_region(state.subject, state)
        return own + subject + state.subject[len(own) :], "attribute"  # 高新技术企业达到412家，五年新增263家
    also = state.lexicon.pattern(_ALSO).fullmatch(subject)
    if state.subject and (state.lexicon.pattern(_ATTRIBUTE).fullmatch(subject) or (also and also["deed"] in state.subject)):
        of_people = is_people(state.unit, state.lexicon) and state.counted
        base = state.counted if of_people else state.subject
        clause = reading.text[sentence.start : start].strip("，；：、 ")
        if not state.recent and len(clause) > 6 and split_predicate(clause, state.lexicon)[1]:
            state.doubts.append("owner_before")  # …候鸟4.2万只。首次记录到白鹤，数量达63只
        if subject in state.lexicon.set("statistics.of_all"):
            own = own_region(base, state)
            base = own + state.lexicon.pattern("^<statistics.added>").sub("", base[len(own) :])
        base = state.lexicon.pattern("(?<=..)<statistics.gathered>$").sub("", base)
        name = attributed(base, subject, state.lexicon)
        if state.lexicon.pattern(_QUANTITY).fullmatch(subject):
            remember(state, name)
        return name, "attribute"
    if is_dimension(subject, state.lexicon) or subject.startswith(state.lexicon.words("statistics.following")):
        divided = state.verb in state.lexicon.set("statistics.holding")
        own = own_region(state.counted, state)
        divided = divided or len(state.counted) - len(own) < 2  # 辖9镇4乡，总面积…
        last = state.recent[-1] if state.recent else ""
        rest = last[len(own_region(last, state)) :]
        part = state.lexicon.pattern("<regions.part>").match(rest)
        if part and part.end() < len(rest) and not state.counted:  # 新校区占地312亩，建筑面积…
            return last[: len(last) - len(rest)] + part.group() + subject, "dimension"
        things = state.lexicon.pattern(_BUILT).search(state.counted, len(own)) or not is_dimension(subject, state.lexicon)
        topic = "" if divided or not things else own + state.lexicon.pattern("^<statistics.carried_out>").sub("", state.counted[len(own) :])
        base, last = subject.lstrip("总全"), state.recent[-1] if state.recent else ""
        apart = state.lexicon.pattern(_EXTENT).search(last) or state.lexicon.pattern(_SIZE_LAST).search(last)
        same = state.unit == (quantity.unit or "")[-1:] and not (topic or apart)
        if last and (same or last.endswith(base)):
            topic = state.lexicon.pattern("^<statistics.deed>").sub("", last.removesuffix(base))
        if topic and not topic.endswith(subject):
            state.subject = topic + subject
            return topic + subject, "dimension"
    owned = state.lexicon.pattern(_OWNED + "$").search(subject)
    if owned and owned.start() and tagged(subject[: owned.start()])[-1][1] not in ("nz", "b", "a"):  # 全日制在校生 is of no 全日制
        state.owner = with_region(subject[: owned.start()], state)
    if reading.text.startswith(AMONG, start + (reading.text[start : start + 1] in BOUND)):
        alike = state.unit == (quantity.unit or "")[-1:] if head.aspect in ("", "level") else None
        subject = subject if head.aspect == "share" else _part_of(subject, state, reading.text[quantity.start - 1] == "的", alike)
    elif state.by_kind:
        subject = part_measured(subject, state)
    elif head.aspect in ("", "level"):
        subject = _same_verb(subject, _goes_on(reading, start), state)
    own = region_of(subject, state.lexicon)
    if own and state.indicator and state.lexicon.pattern(_ATTRIBUTE).fullmatch(subject, len(own)):
        subject = own + attributed(state.indicator, subject[len(own) :], state.lexicon)  # 粮食产量…，其中河湾县产量
    if (sector := _sector(state)) and subject in state.lexicon.set("statistics.of_sector"):  # 家居产业产值612亿元，出口248亿元
        state.doubts.append("owner_before")
        subject = sector + subject
    name = with_region(subject, state)
    remember(state, name)
    return name, "indicator"


def _heads_of(reading: Reading, quantity: Quantity, state: State) -> str:
    """What households and people are told by side by side (386户、1524人), whatever was counted before them; "" for other units."""
    heads, unit = state.lexicon.table("statistics.heads_of"), quantity.unit or ""
    beside = state.unit in heads or state.lexicon.pattern(_HEADS_BESIDE).match(reading.twin, quantity.end)
    return heads.get(unit, "") if beside and unit != state.unit else ""


def _sector(state: State) -> str:
    """The line of business, or the body, that the figure before in this sentence is told of by its own words (县水利局内设股室7个)."""
    last = state.recent[-1] if state.recent else ""
    named = state.lexicon.pattern(_SECTOR).match(last[len(own_region(last, state)) :])
    return named.group() if named else ""


def _of_owner(subject: str, state: State) -> str:
    """The subject without the name, or the pronoun, of the body or the thing whose it is; from here on the sentence tells of that one."""
    lexicon = state.lexicon
    pronoun = lexicon.pattern("^<regions.that>").match(subject)
    if pronoun:
        noun = tagged(subject[pronoun.end() :])[0][0] if pronoun.end() < len(subject) else ""
        school = noun == "校" and state.thing.endswith(lexicon.words("regions.school"))
        if school or set(noun) & set(state.thing):
            tell_of(state.thing, state)
            return subject[pronoun.end() + len(noun) :] or subject
        return subject
    kind = lexicon.pattern("^<regions.thing>").match(subject)
    told = state.told or state.thing
    short = next((told[at:] for at in range(1, len(told) - 1) if subject.startswith(told[at:]) and subject != told[at:]), "")
    if short and not is_only_region(told, lexicon):  # 云州地铁2号线开通。2号线全长…
        tell_of(told, state)
        return subject[len(short) :]
    own = is_only_region(told, lexicon) or (kind and is_only_region(kind.group(), lexicon))
    if kind and kind.end() < len(subject) and kind.group()[-1] in told and not own:
        tell_of(told[: told.rfind(kind.group()) + kind.end()] if kind.group() in told else told, state)
        return subject[kind.end() :]
    natural = lexicon.pattern(_NATURAL).match(subject)
    if natural is None and (area := lexicon.pattern(_AREA).fullmatch(subject)) and [tag in NAME_TAGS for _, tag in tagged(area[1])] == [True]:
        natural = area
    if natural:
        tell_of(natural[1], state)
        return subject
    name = "" if region_of(subject, lexicon) else doer_in(subject, lexicon)
    name = name or named_in(subject, lexicon)
    if name and name != subject:
        tell_of(name, state)
    return subject


def _part_of(subject: str, state: State, open_end: bool, same_unit: bool | None) -> str:
    """商品房销售面积…，其中住宅…: what is measured of the whole is measured of its part; 其中投资亿元以上的5家 counts the same things."""
    deed = state.lexicon.pattern("^<statistics.deed+statistics.act>").match(state.indicator) if same_unit else None
    tail = next((state.indicator[at:] for at in range(1, len(state.indicator) - 1) if subject.endswith(state.indicator[at:])), "") if deed else ""
    if tail and not subject.startswith(state.indicator[:2]):  # 新增授权专利213件，其中发明专利97件
        return state.indicator[: -len(tail)] + subject
    measured = subject if same_unit is False else part_measured(subject, state, bool(same_unit))
    if measured == subject and open_end:
        deed = state.lexicon.pattern("<statistics.deed>").match(state.indicator)
        return f"{subject}的{state.indicator[deed.end() if deed else 0 :]}"
    state.doubts += ["part"] if state.owner and measured == subject else []
    return measured


def part_measured(subject: str, state: State, anything: bool = False) -> str:
    """The subject with the measure of the thing told before it, where it names things that are measured in many ways (制造业 behind
    采矿业增加值), or, where the unit is the same, `anything` that has no measure of its own."""
    tail = state.lexicon.pattern(_MEASURED)
    whole = tail.search(state.subject)
    bare = anything or state.lexicon.pattern("<statistics.no_measure>$").search(subject)
    sized = state.lexicon.pattern("<statistics.sized>$").search(subject)
    return subject + whole.group() if whole and bare and not (sized or tail.search(subject)) else subject


def _goes_on(reading: Reading, start: int) -> bool:
    """True for an item of a list that goes on behind the last figure: 、水库8座."""
    return reading.text[start : start + 1] in reading.lexicon.set("statistics.goes_on")


def _same_verb(subject: str, goes_on: bool, state: State) -> str:
    """The subject of an item with the verb of the list: 水库 in 新建水厂25座、水库8座 is 新建水库."""
    own = subject[len(own_region(subject, state)) :]
    deed = state.lexicon.pattern("<statistics.deed+statistics.holding+statistics.following>+(?=.)").match(own)
    first, tag = tagged(own)[0] if own and not goes_on else ("", "")
    verb = deed.group() if deed else first if is_verb(tag) and 1 < len(first) < len(own) else ""
    if verb or not goes_on:
        state.verb = verb
        return subject
    return state.verb + subject


def attributed(subject: str, attribute: str, lexicon: Lexicon) -> str:
    """水稻种植面积 and 产量 -> 水稻产量; 高新技术企业 and 总数 -> 高新技术企业总数."""
    if lexicon.pattern(_QUANTITY).fullmatch(attribute):
        return lexicon.pattern(_QUANTITY_TAIL).sub("", subject) + attribute
    return lexicon.pattern("(?<=..)<statistics.added>$").sub("", subject) + attribute


def _counts(unit: str, lexicon: Lexicon) -> bool:
    base = unscaled(unit)
    return is_counter(base, lexicon) and not is_noun_unit(base, lexicon)


def _tells(subject: str, noun: str, lexicon: Lexicon) -> bool:
    """True where what stands around a count is a clause: 工程在林场周边6个乡镇启动."""
    inside = any(tag == "p" for _, tag in tagged(subject)[1:])
    return inside and tagged(noun)[-1][1].startswith("v")


def _counted(subject: str, noun: str, state: State, goes_on: bool) -> tuple[str, str]:
    region = region_of(subject, state.lexicon)
    if region:
        state.region = region
    rest = subject[len(region) :]
    if "、" in rest:
        deed = state.lexicon.pattern("<statistics.deed>").match(rest)
        subject = region + (deed.group() if deed else "")
    having = state.lexicon.pattern(HAVING).fullmatch(subject, len(region)) if len(noun) > 1 else None
    lead = region if having or len(subject) > 16 else subject
    name = _same_verb(lead + noun if not lead.endswith(noun) else lead, goes_on, state)
    name = name if region or not state.region else state.region + name
    remember(state, name)
    return name, "counted_noun"
