"""Dated events of a paragraph. In: a `Reading` and the places of its figures. Out: event `Draft`s."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from zhongbu_quiz.data.lexicon import Lexicon
from zhongbu_quiz.extract.clauses import Span, clause_begin, clauses, sentences
from zhongbu_quiz.extract.context import Reading
from zhongbu_quiz.extract.dates.when import When
from zhongbu_quiz.extract.draft import Draft
from zhongbu_quiz.extract.events.clause import CIRCUMSTANCE, main_clause
from zhongbu_quiz.extract.events.dated import apart, may_date
from zhongbu_quiz.extract.events.drafting import Deed, make_event
from zhongbu_quiz.extract.events.predicates import split_predicate
from zhongbu_quiz.extract.events.score import how_sure
from zhongbu_quiz.extract.lines import head_length
from zhongbu_quiz.extract.numerals import TENS
from zhongbu_quiz.extract.statistics.owners import is_thing
from zhongbu_quiz.extract.words import IS, is_verb, tagged

_ERA = rf"<dates.reign>?[\u4e00-\u9fff]{{0,3}}[元{TENS}\d]{{1,4}}年$"
"""The year of a reign before the brackets with ours: 洪武四年（1371年）."""
_ASIDE = 20
"""Brackets hold so many characters more than their date at most."""
_DATED_ASIDE = re.compile(rf"[（(][^（）()]{{0,{_ASIDE}}}\d{{4}}[^（）()]{{0,{_ASIDE}}}[）)]")
_EDGES = "，。；：、 　"
_LED = "<events.before_postposed>$"
_IN_BRACKETS, _POSTPOSED, _FURTHER = 0.86, 0.88, 0.7
"""How sure it is that a clause tells an event whose date stands behind it, or that another clause has told."""
_TAIL = "(?:<dates.tail>|<dates.day_part>|<dates.night>)"
_FOUNDED = r"(<events.founding>)的([^，。；]{2,20}?)(?=<events.measure>|[，。；]|$)"
"""1905年创办的通济布厂是…: what was founded then."""
_WHAT_IT_MEANT = r"^<events.marking>|[（(](?:<documents.in_short>)[^（）()]{2,20}[）)]"
"""Around what a deed brought about: 首趟列车驶出，标志着云栖高铁（以下简称…）开通."""
_BUILT = r"(?<=.)<events.founding><events.at>[\u4e00-\u9fff]{0,4}$"
"""Before the date, what the clause behind it says again: 桥始建于南宋绍兴十二年（1142年），由邑人沈仲和修造."""
_BEFORE_DATE = "<events.before_date>$"
_LASTING = "<events.lasting>$"
_LONGEST_ACTOR = 14
"""A longer one is not carried on."""
_LONGEST_ENTRY = 20
_LONGEST_PART = 4
_FOOTNOTE = re.compile(r"^\[\d{1,2}\]")
_ASIDE_NAME = re.compile("[（(][^（）()]*[）)]")
_NAME_OF_ENTRY = "(?:<regions.thing+regions.thing_short+events.works>)$"
_LONGEST_NAME = 8
"""A longer clause before a date does more than name somebody."""


@dataclass(slots=True)
class _Memory:
    """Who the last event of the paragraph was about."""

    actor: str = ""
    topic: str = ""

    def note(self, actor: str, verb: str, lexicon: Lexicon) -> None:
        """An event was told of somebody; who approved of something is not whom the next one is told of."""
        if verb in lexicon.set("events.approving"):
            self.actor = self.topic
        elif actor and len(actor) <= _LONGEST_ACTOR and "、" not in actor:
            last = tagged(actor)[-1]
            named = is_thing(actor.removesuffix(last[0]), lexicon) and is_verb(last[1])
            self.actor = actor.removesuffix(last[0]) if named else actor  # 青龙嘴水库|破土动工

    def carried(self, verb: str, rest: str, lexicon: Lexicon) -> str:
        """The last actor, where it is a person or a body that may do more than one thing, or a thing that is put to use; else whom the document
        is about, as a railway or a project does nothing."""
        judged = lexicon.pattern("<events.judgment>$").search(rest)
        if (judged or verb in lexicon.set("events.of_things")) and is_thing(self.actor, lexicon):
            return self.actor
        named = len(self.actor) <= 3 and [tag for _word, tag in tagged(self.actor)] != ["n"]
        return self.actor if named or lexicon.pattern(_LASTING).search(self.actor) else self.topic


def events(reading: Reading, quantity_places: Sequence[int], topic: str) -> Iterator[Draft]:
    """The events of one paragraph; `topic` is who it is about where the text does not say."""
    text = reading.text
    head = head_length(text, reading.lexicon)
    entry = _entry_of(text, head, reading.lexicon)
    topic = entry or topic
    memory = _Memory(topic, topic)
    for sentence in sentences(text):
        sentence = Span(max(head, sentence.start), max(head, sentence.end))
        memory.actor = _opener(text, sentence, reading.lexicon) or topic or memory.actor
        dated = apart(reading, [when for when in reading.whens_in(sentence.start, sentence.end) if may_date(when, reading)])
        last = sentence.start
        for at, when in enumerate(dated):
            following = (later.mention.start for later in dated[at + 1 :])
            end = next((start for start in following if text[start - 1] not in "（("), sentence.end)
            begin = max(last, clause_begin(text, sentence.start, when.mention.start))
            deed = (
                _in_brackets(reading, when, begin)
                or _postposed(reading, when, begin)
                or _told(reading, sentence, when, Span(begin, end), last, quantity_places)
            )
            last = when.mention.end
            memory.note(_bare_name(text[sentence.start : begin].strip("，"), reading.lexicon), "", reading.lexicon)
            if deed is None:
                continue
            if whole := entry or (memory.actor if is_thing(memory.actor, reading.lexicon) and memory.actor != topic else ""):
                sorts = reading.lexicon.set("events.part_sort")
                part = deed.actor in sorts or (entry and 1 < len(deed.actor) <= _LONGEST_PART and deed.actor not in entry)
                whole = whole if part else ""
            if whole:
                deed = replace(deed, actor=whole + deed.actor)  # 青龙嘴水库破土动工；次年9月|大坝合龙
            else:
                memory.note(deed.actor, deed.verb, reading.lexicon)
            subject = deed.actor or memory.carried(deed.verb, deed.rest, reading.lexicon) or _object(deed.rest) or deed.whole[:12]
            draft = make_event(reading, sentence, when, deed, subject)
            yield draft
            if when.precision in ("day", "month"):
                yield from _further(reading, sentence, when, Span(last, end), quantity_places, draft)


def _opener(text: str, sentence: Span, lexicon: Lexicon) -> str:
    """The thing that a sentence opens with which tells no date in its first clause: 云帆中学由政府投资建设，2023年8月通过验收."""
    first = next(clauses(text, sentence.start, sentence.end), sentence)
    words = first.of(text).strip(_EDGES)
    dated = first.end >= sentence.end - 1 or any(map(str.isdigit, words)) or len(words) < _LONGEST_NAME
    actor = "" if dated else split_predicate(words, lexicon)[0]
    return actor if 2 < len(actor) <= _LONGEST_ACTOR and is_thing(actor, lexicon) and words.startswith(actor) else ""


def _entry_of(text: str, head: int, lexicon: Lexicon) -> str:
    """What an entry of a list is about, where its first sentence is nothing but a name: 3.横塘抽水蓄能电站。2023年5月…; else ""."""
    name = _ASIDE_NAME.sub("", text[head:].partition("。")[0])
    alone = name.isalpha() and 2 < len(name) <= _LONGEST_ENTRY and len(text) > head + len(name) + 1
    tells = not alone or IS in name or split_predicate(name, lexicon)[1] in lexicon.set("events.strong")
    return name if not tells and lexicon.pattern(_NAME_OF_ENTRY).search(name) else ""


def _told(reading: Reading, sentence: Span, when: When, stretch: Span, last: int, quantity_places: Sequence[int]) -> Deed | None:
    """What the first clause behind a date tells, with the words before the date where they are its subject."""
    text, lexicon, start, begin = reading.text, reading.lexicon, when.mention.start, stretch.start
    told_from = tail.end() if (tail := lexicon.pattern(_TAIL).match(text, when.mention.end)) else when.mention.end
    if text[told_from : told_from + 1] in ("（", "(") and 0 < (close := text.find("）", told_from, told_from + _ASIDE)) < stretch.end - 2:
        told_from = close + 1
    before = text[begin:start].strip("，（( ") if begin == sentence.start or begin > last or text[begin - 1] in "，；：。、" else ""
    if text[start - 1 : start] in ("（", "("):
        before = lexicon.pattern(_ERA).sub("", before)
    before = _FOOTNOTE.sub("", before)
    before = lexicon.pattern(_BEFORE_DATE).sub("", lexicon.pattern(_BUILT).sub("", before))
    entry = reading.role == "entry" and begin == 0 and not before
    span = main_clause(text, told_from, stretch.end, before, lexicon, entry)
    clause = span.of(text).lstrip("）)").strip(_EDGES).removeprefix("的") if span else ""
    if span is None or not clause:
        return None
    label = text[told_from : told_from + 1] == "，" and bool(split_predicate(clause, lexicon)[0])
    inside = len(before) >= 2 and span.start <= told_from + 1 and not label
    whole = _DATED_ASIDE.sub("", before + clause if inside else clause)
    actor, verb, rest = split_predicate(whole, lexicon)
    if founded := lexicon.pattern(_FOUNDED).match(clause):
        verb, founded_then = founded.groups()
        return Deed(founded_then + verb, founded_then, verb, "", span, _POSTPOSED)
    quantities = [place for place in quantity_places if span.start <= place < span.end]
    sure = how_sure(replace(when, mention=replace(when.mention, end=told_from)), verb, quantities, reading, clause, entry)
    if sure <= 0 and quantities and (entry or when.precision in ("day", "month")):  # 捐田四十亩，设沙头义学
        for further in clauses(text, span.end, stretch.end):
            whole, counts = further.of(text).strip(_EDGES), any(further.start <= place < further.end for place in quantity_places)
            other, verb, rest = split_predicate(whole, lexicon)
            if verb in lexicon.set("events.strong") and not other and not counts:
                return Deed(whole, actor, verb, rest, further, _FURTHER)
    return Deed(whole, actor, verb, rest, span, sure) if sure > 0 else None


def _further(reading: Reading, sentence: Span, when: When, stretch: Span, quantity_places: Sequence[int], first: Draft) -> Iterator[Draft]:
    """What others did at the same date, each in a clause of its own: 9月24日，桃坪失守，石有田牺牲; what answers to
    it is hardly of the same day (日机轰炸县城，…，师生迁往城西)."""
    lexicon, text = reading.lexicon, reading.text
    for span in clauses(text, stretch.start, stretch.end):
        whole = lexicon.pattern(_WHAT_IT_MEANT).sub("", span.of(text).strip(_EDGES))
        actor, verb, rest = split_predicate(whole, lexicon)
        told = len(actor) > 1 and verb in lexicon.set("events.strong") and not lexicon.pattern(CIRCUMSTANCE).match(whole)
        told = told and whole not in first.value and first.value not in whole and not is_verb(tagged(actor)[0][1])
        counts = any(span.start <= place < span.end for place in quantity_places) or reading.whens_in(span.start, span.end)
        if told and not counts and how_sure(when, verb, [], reading, whole, False) > 0:
            draft = make_event(reading, sentence, when, Deed(whole, actor, verb, rest, span, _FURTHER), actor)
            later = when.precision == "day" and verb in lexicon.set("events.answering")
            yield replace(draft, doubts=(*draft.doubts, lexicon.say("day_of_other"))) if later else draft


def _in_brackets(reading: Reading, when: When, begin: int) -> Deed | None:
    """青原大学（1958年创办）: what stands before the brackets did what stands in them."""
    text, start, end = reading.text, when.mention.start, when.mention.end
    close = text.find("）", end, end + _ASIDE)
    if text[start - 1 : start] not in ("（", "(") or close <= end:
        return None
    inner = text[end:close].strip("，")
    thing = text[begin : start - 1].rpartition("、")[2].strip("，、：；")
    actor, verb, rest = split_predicate(inner, reading.lexicon)
    if actor or verb not in reading.lexicon.set("events.strong") or not 2 <= len(thing) <= 20:
        return None
    return Deed(thing + inner, thing, verb, rest, Span(begin, close + 1), _IN_BRACKETS)


def _postposed(reading: Reading, when: When, begin: int) -> Deed | None:
    """学校创办于1956年，…, 学校创办的时间是1956年, 云河建城始于明洪武四年（1371年）: the clause before the date is what happened."""
    text, lexicon, end = reading.text, reading.lexicon, when.mention.end
    head = text[begin : when.mention.start].rstrip("（(")
    head = lexicon.pattern(_ERA).sub("", head) if len(head) < when.mention.start - begin else head
    led = lexicon.pattern(_LED).search(head)
    if led is None or text[end : end + 1] not in ("", *"，。；、）："):
        return None
    clause = head[: led.start()].strip("，、：；（ ")
    actor, verb, rest = split_predicate(clause, lexicon)
    if clause.endswith("建") and not verb:
        actor, verb = clause[:-1], clause[-1]
    if verb not in lexicon.set("events.strong") or rest:
        return None
    return Deed(clause, actor.strip(), verb, "", Span(begin, end), _POSTPOSED)


def _bare_name(lead: str, lexicon: Lexicon) -> str:
    """The clause before a date that only names somebody: 王树声，1905年生于麻城."""
    return lead if 2 <= len(lead) <= _LONGEST_NAME and lead.isalpha() and not split_predicate(lead, lexicon)[1] else ""


def _object(rest: str) -> str:
    match = re.match(r"(?:了|为|的|由|在|到|至)?([^，。；：（(]{2,20})", rest)
    return match.group(1) if match else ""
