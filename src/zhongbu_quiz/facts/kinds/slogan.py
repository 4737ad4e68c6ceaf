"""Slogans: named formulas, and lists of policy phrases under a label of ours."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from sys import intern
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field, model_validator

from zhongbu_quiz.data.lexicon import load_lexicon
from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.facts.columns import YES_NO, Column
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.kind import BESIDE, Kind, StudyRow, Surroundings, Told
from zhongbu_quiz.facts.kinds.event import Event, object_type
from zhongbu_quiz.facts.records import FactId, FactRecord, Record, Words, lean
from zhongbu_quiz.facts.slots import Segment, Segments, Slot, is_part, part_slots, parts_among, text_of, titled
from zhongbu_quiz.facts.truth import Claim, Index, Proof, Truth, distinct, parts_of
from zhongbu_quiz.messages import _, joined
from zhongbu_quiz.values.numbers import chinese_number
from zhongbu_quiz.values.text import close, may_be_one, plain, same

_ID_LIKE = re.compile(r"[a-z]+-[a-z0-9\-]+")
SOME = 3
"""How many parts of a list a stem shows where `some_parts` stands."""
TWO_SHARED = 2
"""Two lists that share so many of the shown parts may both be meant (高端化、智能化、绿色化 and 数字化、智能化、绿色化)."""
HEAD = 2
"""The last two characters of a phrase are its head noun (…的方向): what kind of thing it is, where nothing else says so."""
SPECIFIC = 3
"""From so many characters on an entry that stands in the head of another list is what that list is about."""


class SloganPart(Record):
    """One part of a slogan; its number is never reused."""

    n: Annotated[int, Field(ge=1, le=60)]
    text: Words


lean(SloganPart)


class Confusion(Record):
    """What learners mix up with a formula or one of its parts: another fact, or a real term with a line on why it is wrong here. It is
    a person's word that it is false for this formula. In a file one text says it: an id, or 词：理由."""

    fact: FactId | None = None
    term: Words | None = None
    why: Words | None = None


def _confusion(value: object) -> object:
    if not isinstance(value, str):
        return value
    term, mark, why = value.partition("：")
    return {"term": term.strip(), "why": why.strip()} if mark else {"fact": value.strip()}


class Slogan(FactRecord):
    """`named: false`: the label is ours; `complete`: the parts are all there are; `ordered`: their order is content.

    `official`: a formula that stands verbatim by right (rule 71). `region`: the place that it is about. `category`, `part_category`:
    what kind of thing the name and the parts are, of `data/categories.yaml`: only such of one category stand beside each other
    (rule 65). `succeeds`: the formula of which this is the later version. `confused_with`: see `Confusion`.
    """

    kind: Literal["slogan"]
    name: Words
    named: bool = True
    aliases: tuple[Words, ...] = ()
    parts: tuple[SloganPart, ...] = ()
    ordered: bool = False
    complete: bool = False
    issued_in: Words
    verb: Words = "提出"
    applies_to: Words | None = None
    meaning: Words | None = None
    link: Words | None = None
    official: bool = False
    region: Words | None = None
    category: Words | None = None
    part_category: Words | None = None
    succeeds: FactId | None = None
    confused_with: tuple[Annotated[Confusion, BeforeValidator(_confusion, json_schema_input_type=str | Confusion)], ...] = ()

    @model_validator(mode="after")
    def _says_something(self) -> Slogan:
        if not (self.parts or self.applies_to or self.meaning):
            raise ValueError(_("a slogan needs `parts`, `applies_to` or `meaning`; add what it says"))
        if not self.named and len(self.parts) < 2:
            raise ValueError(_("a list under a label of ours (`named: false`) needs at least two `parts`"))
        numbers = [part.n for part in self.parts]
        if len(set(numbers)) != len(numbers):
            raise ValueError(_("two parts have the same number `n`; give each its own"))
        return self

    @cached_property
    def plain_parts(self) -> frozenset[str]:
        """The texts of its parts without their marks."""
        return frozenset(plain(own.text) for own in self.parts)

    @cached_property
    def entries(self) -> tuple[str, ...]:
        """What stands under a head and tells what it is about, without marks: the parts of a list, and a formula by its name."""
        under = (*(own.text for own in self.parts), *((self.name,) if self.named and self.applies_to else ()))
        return tuple(text for text in map(plain, under) if len(text) >= SPECIFIC)

    @cached_property
    def heads(self) -> tuple[str, ...]:
        """What entries stand under, without marks: the name of a list, and what a formula is about."""
        return tuple(map(plain, filter(None, (self.name if self.parts else None, self.applies_to))))


# -- truth


def part(claim: Claim, candidate: Slot, origin: Fact | None, index: Index) -> Truth:
    """Not a part of a complete list, nor of another one of the same name: false. What a person said is mixed up with it is false; so is
    an entry of another head of an exclusive section (see `excluded`). Of a list that goes on (等), nothing else is proved."""
    record = _record(claim.fact)
    lists = (record, *_namesakes(claim.fact, index))
    text = candidate.text
    flat = plain(text)
    for one in lists:
        if flat in one.plain_parts:
            return Truth.TRUE
    if mixed_up(claim.fact, text, index):
        return Truth.FALSE
    for one in lists:
        for own in one.parts:
            if may_be_one(text, own.text):
                return Truth.UNKNOWN
    if in_a_like_list(claim, candidate, index):
        return Truth.UNKNOWN
    holders = _holders(claim.fact, candidate, index)
    if record.complete:
        return Truth.UNKNOWN if any(below(record, other) for other in holders) else Truth.FALSE
    return Truth.FALSE if len(holders) == 1 and excluded(claim, holders[0], index) else Truth.UNKNOWN


def _namesakes(fact: Fact, index: Index) -> list[Slogan]:
    """The other lists that a stem may mean which says only who issued it and its name."""
    same_name = index.where("slogan", ("name", "issued_in"), parts_of(fact, ("name", "issued_in")))
    return [_record(other) for other in same_name if other is not fact]


def _holders(fact: Fact, candidate: Slot, index: Index) -> list[Slogan]:
    """The other lists of which a text is a part, and the formulas that it names."""
    flat = plain(candidate.text)
    found = {other.id: other for other in (*index.by_part.get(flat, ()), *index.where("slogan", ("name",), (flat,)))}
    return [_record(other) for other in found.values() if other is not fact]


def in_a_like_list(claim: Claim, candidate: Slot, index: Index) -> bool:
    """True where the candidate is a part of another list that shares two of the parts that the stem shows: the sentence may be true
    of that one."""
    others = [other for other in index.by_part.get(plain(candidate.text), ()) if other is not claim.fact]
    names = parts_among(claim.shown) if others else ()
    if len(names) < TWO_SHARED:
        return False
    shown = {plain(claim.fact.slots[name].text) for name in names}
    return any(len(shown & _record(other).plain_parts) >= TWO_SHARED for other in others)


def mixed_up(fact: Fact, text: str, index: Index) -> bool:
    """Whether a person said that learners mix a text up with this formula: a term, or the name or a part of a formula that one of the
    two names in `confused_with`."""
    for one in _record(fact).confused_with:
        if one.term is not None and same(one.term, text):
            return True
    confused = index.base.confused(fact.id)
    if not confused:
        return False
    others = (_record(other) for other in confused)
    return any(same(text, own) for other in others for own in (other.name, *other.aliases, *(each.text for each in other.parts)))


def excluded(claim: Claim, other: Slogan, index: Index) -> bool:
    """Whether the text that the sentence speaks for ties its entries to one head each, and this formula and another stand under
    different ones of them: both in one section that is declared exclusive, or about two regions that exclude each other, where the
    sentence names the region. Not where one of the two is about an entry of the other."""
    record = _record(claim.fact)
    if not claim.attributed or below(record, other):
        return False
    return bool(_places(record) & _places(other) & index.base.exclusive) or _of_two_regions(claim, other, index)


def _of_two_regions(claim: Claim, other: Slogan, index: Index) -> bool:
    """Whether the sentence names the region that this formula is about, and the other is about one that excludes it."""
    own = _record(claim.fact).region
    told = "region" in claim.shown and own is not None and other.region is not None
    return told and index.base.world.places.rivals(own or "", other.region or "")


def below(record: Slogan, other: Slogan) -> bool:
    """Whether one of two formulas may be about an entry of the other: then the entries of the one are entries of the other, too."""
    for a, b in ((record, other), (other, record)):
        for head in b.heads:
            for entry in a.entries:
                if entry in head:
                    return True
    return False


def name(claim: Claim, candidate: Slot, origin: Fact | None, index: Index) -> Truth:
    """Another slogan is false where a person said that learners mix the two up, where the stem shows a part that its complete list
    lacks, where it was issued elsewhere and lacks one, or where both stand in an exclusive section and their recorded content is
    different. Where the stem tells neither parts nor content (中部省份推动“……”), nothing is proved."""
    record = _record(claim.fact)
    names = (record.name, *record.aliases)
    if any(same(candidate.text, own) for own in names):
        return Truth.TRUE
    if mixed_up(claim.fact, candidate.text, index):
        return Truth.FALSE
    if any(may_be_one(candidate.text, own) for own in names):
        return Truth.UNKNOWN
    others = [_record(fact) for fact in index.where("slogan", ("name",), (plain(candidate.text),))] if origin else []
    return _worst(_named(claim, other, index) for other in others)


def _named(claim: Claim, other: Slogan, index: Index) -> Truth:
    """Whether the claim is true of another slogan."""
    record = _record(claim.fact)
    shown_parts = [claim.fact.slots[slot].text for slot in parts_among(claim.shown)]
    if shown_parts and other.parts:
        theirs = [own.text for own in other.parts]
        missing = [text for text in shown_parts if not any(may_be_one(text, own) for own in theirs)]
        if missing and (other.complete or other.issued_in != record.issued_in):
            return Truth.UNKNOWN if below(record, other) else Truth.FALSE
        return content_differs(claim, other, index) if len(missing) == len(shown_parts) else Truth.UNKNOWN
    told = {"applies_to", "meaning"} & claim.shown or shown_parts
    return content_differs(claim, other, index) if told else Truth.UNKNOWN


def issued_in(claim: Claim, candidate: Slot, origin: Fact | None, index: Index) -> Truth:
    """With the date shown, a document of another date is false."""
    own_date = claim.fact.slots.get("issued_date")
    if same(candidate.text, claim.key.text):
        return Truth.TRUE
    if "issued_date" not in claim.shown and claim.attributed and origin is not None:
        return not_issued_by(claim, origin, index)
    their_date = origin.slots.get("issued_date") if origin else None
    if own_date is None or their_date is None or "issued_date" not in claim.shown:
        return Truth.UNKNOWN
    return Truth.UNKNOWN if own_date.value.overlaps(their_date.value) else distinct(candidate.text, claim.key.text)


def not_issued_by(claim: Claim, origin: Fact, index: Index) -> Truth:
    """Where the sentence names the document that tells it and shows a formula: another event did not put it forward, where neither its
    sentence nor a formula of its own speaks of the name or of a part."""
    record = _record(claim.fact)
    told_by_name = record.named and "name" in claim.shown
    if not (told_by_name or parts_among(claim.shown)) or not isinstance(origin.record, Event) or origin.id == claim.fact.issuer:
        return Truth.UNKNOWN
    own = [plain(text) for text in (record.name, *record.aliases, *(part.text for part in record.parts))]
    sayings = [fact.statement for fact in index.where("slogan", ("issued_in",), (plain(origin.id),))]
    told = [plain(text) for text in (origin.statement, *sayings)]
    return Truth.UNKNOWN if any(text in saying for text in own for saying in told) else Truth.FALSE


def issued_date(claim: Claim, candidate: Slot, origin: Fact | None, index: Index) -> Truth:
    """The document that is shown came out on one date."""
    if "issued_in" not in claim.shown or candidate.value.granularity != claim.key.value.granularity:
        return Truth.UNKNOWN
    return Truth.TRUE if candidate.value.overlaps(claim.key.value) else Truth.FALSE


def content(claim: Claim, candidate: Slot, origin: Fact | None, index: Index) -> Truth:
    """What a named formula says or is for: the recorded content of a formula that learners mix up with it, or of another one of an
    exclusive section, is false where the two differ plainly; so must all formulas that have this content."""
    if same(candidate.text, claim.key.text):
        return Truth.TRUE
    slot = (claim.key.name,)
    others = index.where("slogan", slot, (plain(candidate.text),)) if origin else ()
    mixed = index.base.confused(claim.fact.id)
    return _worst(
        distinct(candidate.text, claim.key.text) if other in mixed else content_differs(claim, _record(other), index)
        for other in others
    )


def region(claim: Claim, candidate: Slot, origin: Fact | None, index: Index) -> Truth:
    """Another region that excludes the own one is false where the document is named and tells nothing alike of it."""
    record = _record(claim.fact)
    if same(candidate.text, claim.key.text):
        return Truth.TRUE
    if not claim.attributed or not index.base.world.places.apart(candidate.text, claim.key.text):
        return Truth.UNKNOWN
    theirs = [_record(fact) for fact in index.where("slogan", ("region",), (plain(candidate.text),))]
    return Truth.UNKNOWN if any(_told_alike(record, other) for other in theirs) else Truth.FALSE


def _told_alike(record: Slogan, other: Slogan) -> bool:
    """Whether two formulas may be wordings of one thing: their names, or their parts, or what they mean."""
    pairs = [(record.name, other.name), (record.meaning, other.meaning)]
    pairs += [(mine.text, theirs.text) for mine in record.parts for theirs in other.parts]
    return any(a and b and may_be_one(a, b) for a, b in pairs)


def _worst(truths: Iterable[Truth]) -> Truth:
    """FALSE where something was looked at and all of it is."""
    found = set(truths)
    return Truth.FALSE if found == {Truth.FALSE} else Truth.UNKNOWN


def content_differs(claim: Claim, other: Slogan, index: Index) -> Truth:
    """FALSE where two slogans stand in a section that ties each to one head, and their subjects and contents share little."""
    record = _record(claim.fact)
    if not excluded(claim, other, index):
        return Truth.UNKNOWN
    pairs = [(record.meaning, other.meaning), (record.name, other.name)]
    if not _of_two_regions(claim, other, index):
        pairs.append((record.applies_to, other.applies_to))
    if any(a and b and (close(a, b) or same(a, b)) for a, b in pairs):
        return Truth.UNKNOWN
    return Truth.FALSE


def _places(record: Slogan) -> set[tuple[str, str]]:
    return {(source.document, source.section) for source in (record.source, *record.also)}


def _record(fact: Fact) -> Slogan:
    """The table of proofs sends only slogans here."""
    record = fact.record
    assert isinstance(record, Slogan)
    return record


_PROOFS: dict[str, Proof] = {
    "part": part,
    "name": name,
    "issued_in": issued_in,
    "issued_date": issued_date,
    "applies_to": content,
    "meaning": content,
    "region": region,
}


class SloganKind(Kind[Slogan]):
    """A complete list excludes everything that is not in it; a formula has one name, one issuer and one content."""

    name = "slogan"
    title = "提法"
    also_titled = ("slogan", "slogans", "口号", "概念")
    prefix = "sl"
    spare = "s"
    record = Slogan
    numbers: ClassVar[Mapping[str, int]] = {
        "name": 40, "issued_in": 41, "issued_date": 42, "applies_to": 43, "meaning": 44, "region": 21,
    }  # fmt: skip
    whole_slots = ("part", "parts")
    loose = ("region",)
    conditions = ("named", "complete", "ordered")
    evidence = ("name", "applies_to", "meaning")
    told_in = ("issued_in",)
    slot_titles: ClassVar[Mapping[str, str]] = {"part": "要点", "issued_date": "提出时间"}
    columns = (
        Column("name", "名称", help="如 三基地一枢纽", also=("提法",), must=True),
        Column("parts", "要点", "parts", "一行一条（Alt+Enter 换行），可以写“1. ”这样的号"),
        Column("issued_in", "出自", help="提出它的事件的编号，或文件、会议的名字", must=True),
        Column("applies_to", "所指", help="它说的是什么"),
        Column("meaning", "含义"),
        Column("aliases", "别名", "lines", "别的写法，一行一个"),
        Column("complete", "完整", "bool", "要点是不是全部", choices=YES_NO),
        Column("ordered", "有序", "bool", "先后是不是内容的一部分", choices=YES_NO),
        Column("named", "专名", "bool", "是正式的提法（是），还是自己起的小标题（否）", choices=YES_NO),
        Column("verb", "动词", help="空着写作“提出”"),
        Column("link", "连接词", help="名称和要点之间的词，如 即、包括"),
        Column("official", "原话", "bool", "是不是正式的提法，可以照原文一字不改", choices=YES_NO),
        Column("region", "地区", help="说的是哪个地方"),
        Column("category", "类别", help="名称是哪一类，如 目标、举措、区域"),
        Column("part_category", "要点类别", help="要点是哪一类；空着同名称"),
        Column("succeeds", "承接", help="它接替的旧提法的编号"),
        Column("confused_with", "易混", "lines", "一行一个：别的提法的编号，或者 词：为什么不对"),
    )

    def strange(self, record: Slogan, around: Surroundings) -> Iterable[str]:
        """Also a category that the world does not know, and facts that are not there."""
        yield from super().strange(record, around)
        known = around.world.categories
        for field, name in (("category", record.category), ("part_category", record.part_category)):
            if name is not None and name not in known:
                yield _("`{field}` is {got!r}; write one of {allowed}").format(field=field, got=name, allowed=joined(known))
        named = [("succeeds", record.succeeds), *(("confused_with", one.fact) for one in record.confused_with)]
        for field, fact_id in named:
            if fact_id is not None and fact_id not in around.records:
                words = _("`{field}` names {id!r}, and there is no such fact; write the id of one")
                if field == "confused_with":
                    words = _("`{field}` names {id!r}, and there is no such fact; write the id of one, or 词：为什么不对")
                yield words.format(field=field, id=fact_id)

    def others(self, record: Slogan) -> Iterable[str]:
        """What issued it, what it takes the place of, and what it is mixed up with."""
        return (record.issued_in, *filter(None, (record.succeeds, *(one.fact for one in record.confused_with))))

    def recalled(self, record: Slogan) -> bool:
        """A formula with a name of its own is recalled, a list under a label of ours recognised, unless the fact says otherwise."""
        return record.named if record.recall is None else record.recall

    def may_hide(self, name: str, record: Slogan) -> bool:
        """An entry of a list that goes on (等) is no answer: others are as right."""
        return record.complete or not is_part(name)

    def regions(self, record: Slogan) -> tuple[str, ...]:
        """The place that it is about."""
        return (record.region,) if record.region else ()

    def tell(self, record: Slogan, around: Surroundings) -> Told:
        """When and where it was issued, its name, its parts, what it is for and what it means. Raises ValueError where `issued_in`
        names a fact that is no event."""
        event = around.records.get(record.issued_in)
        if not isinstance(event, Event):
            event = None
            if record.issued_in not in around.documents and _ID_LIKE.fullmatch(record.issued_in):
                words = _("`issued_in` names the fact {id!r}, which is no event here; mend the id")
                raise ValueError(words.format(id=record.issued_in))
        in_document = record.issued_in in around.documents
        known = around.world.categories
        slots = [
            Slot("issued_date", "date", event.date.chinese, event.date) if event else None,
            _issuer(record.issued_in, event),
            Slot("name", "slogan" if record.named else "label", record.name, record.name, category_of(record, known)),
            *(Slot(intern(f"part.{part.n}"), "part", part.text, part.text, part_category_of(record, known)) for part in record.parts),
            Slot("applies_to", "topic", record.applies_to, record.applies_to, head_noun(record.applies_to))
            if record.applies_to
            else None,
            Slot("meaning", "meaning", record.meaning, record.meaning, category_of(record, known)) if record.meaning else None,
            Slot("region", "region", record.region, record.region) if record.region else None,
        ]
        named = {slot.name: slot for slot in slots if slot}
        wording = _placed(record) or _wording(record, event is not None, in_document, category_of(record, known) in around.world.unquoted)
        issuer = event.id if event else record.issued_in
        return Told(named, wording, {"verb": record.verb}, record.complete, issuer, _split(record, named), event is not None and event.recurring)

    def names_document(self, record: Slogan) -> bool:
        """A slogan of the document itself says so: 《…》一文提出."""
        own = record.issued_in == record.source.document and "{issued_in}" in (record.wording or "{issued_in}")
        return own or super().names_document(record)

    def issued_by_document(self, record: Slogan) -> bool:
        """A saying of the document itself, not of an event that it tells."""
        return record.issued_in == record.source.document

    def called(self, fact: Fact) -> str:
        """The formula in its marks, or the label of the list."""
        return text_of(fact.words["label"])

    def head(self, record: Slogan) -> str:
        """Slogans of one name are siblings."""
        return f"name:{record.name}"

    word_names = (
        "label", "uncounted", "verb", "quoted", "some_parts", "others", "when", "again", "own", "countable", "counted", "subject",
    )  # fmt: skip

    def words(self, fact: Fact) -> dict[str, Segments]:
        """`label`: the name as a sentence prints it; `uncounted`: the same without the number of its parts (三项指标 → 指标), for a
        question that shows some of them; `verb`: how; `quoted`: set for a fixed phrase;
        `some_parts`: the first three parts; `when`: the date of what issued it, where that is an event; `again`: the
        same, where that happens again and again; `own`: set for a saying of the
        document itself; `counted`: set where the label says how many parts there are; `countable`: set where the label ends in what one
        can ask which of (举措, 方面), not only what (格局); `subject`: what it is about, with the place."""
        record, slots = _record(fact), fact.slots
        subject = self._told(fact, "applies_to")
        region = slots.get("region")
        if region is not None and subject and not any(segment is region for segment in subject) and _told_apart(record):
            subject = (region, *subject)
        label: Segments = ("“", slots["name"], "”") if _quoted(fact) else self._told(fact, "name")
        return {
            "label": label,
            "uncounted": label if _quoted(fact) else _uncounted(label, len(record.parts)),
            "verb": (record.verb,),
            "quoted": ("yes",) if record.named else (),
            "some_parts": _listed(part_slots(slots)[:SOME]),
            "when": (slots["issued_date"],) if "issued_date" in slots else (),
            "again": (slots["issued_date"],) if fact.recurring and "issued_date" in slots else (),
            "own": ("yes",) if self.issued_by_document(record) else (),
            "counted": ("yes",) if chinese_number(len(record.parts)) in record.name else (),
            "countable": ("yes",) if record.name.endswith(load_lexicon().words("slogans.countable")) else (),
            "subject": subject,
        }

    def _told(self, fact: Fact, name: str) -> Segments:
        """A slot as the sentence tells it, with a region in it as a slot of its own."""
        slot = fact.slots.get(name)
        return () if slot is None else _split(_record(fact), fact.slots).get(name, (slot,))

    def issuer(self, fact: Fact) -> Segments:
        """《…》一文 for the document itself, else the document or meeting."""
        issued = fact.slots["issued_in"]
        before, _name, after = titled(issued.text).partition(issued.text)
        return (before, issued, after) if issued.text == fact.record.source.document else (issued,)

    def confused(self, record: Slogan) -> Iterable[str]:
        """The formulas that `confused_with` names."""
        return tuple(one.fact for one in record.confused_with if one.fact is not None)

    def why_not(self, claim: Claim, candidate: Slot, origin: Fact | None, index: Index) -> str:
        """What a person wrote about the term; else the list that it belongs to, what the other formula is about, or when it was issued."""
        text = _inner(candidate.text)
        told = next((one.why for one in _record(claim.fact).confused_with if one.term is not None and same(one.term, candidate.text)), None)
        if told:
            runs_on = told.startswith(load_lexicon().words("slogans.predicate"))
            return say("confused_verb" if runs_on else "confused", text=text, why=told.removesuffix("。"))
        if origin is None:
            return ""
        other = _record(origin)
        label = text_of(origin.words["label"])
        subject = text_of(origin.words["subject"])
        match candidate.type:
            case "part":
                return say("entry", text=text, label=label if other.named or not _told_apart(other) else f"{other.region}{label}")
            case "slogan" if subject:
                return say("formula", text=text, subject=subject)
            case "topic":
                return say("subject", label=label, subject=text)
            case "label" if other.parts:
                return say("holds", label=text, part=_inner(other.parts[0].text))
            case "date":
                return say("issued", date=text, issuer=text_of(self.issuer(origin)), verb=other.verb, label=label)
            case _:
                return ""

    def confusion(self, record: Slogan, other: Slogan) -> str:
        """Two phrases of one document, or of two."""
        return "同文异提法" if record.source.document == other.source.document else "异文提法"

    def proofs(self) -> Mapping[str, Proof]:
        """All of its slots are proved by its lists and by what other slogans say."""
        return _PROOFS

    def study(self, fact: Fact) -> StudyRow:
        """The sentence of a formula; a 默写单 hides its parts, or its name where it has none."""
        named = [segment.name for segment in fact.segments if isinstance(segment, Slot)]
        parts = tuple(slot for slot in named if is_part(slot))
        return StudyRow("sentences", "", (), fact.segments, (parts or tuple(n for n in named if n == "name"),))


def _issuer(named: str, event: Event | None) -> Slot:
    if event is None:
        return Slot("issued_in", object_type(named), named, named)
    text = event.actor if object_type(event.thing) == "text" else event.thing
    return Slot("issued_in", object_type(text), text, text)


def _wording(record: Slogan, has_date: bool, in_document: bool, plain_name: bool) -> str:
    """Who said it and when, the place that it is about, the name, and its parts or meaning. `plain_name`: the name is that of a thing,
    which no “…” stand around."""
    date = "{issued_date}，" if has_date else ""
    issued = titled(record.source.document).replace(record.source.document, "{issued_in}") if in_document else "{issued_in}"
    intro = f"{date}{issued}{record.verb}"
    place = "{region}" if _told_apart(record) else ""
    if not record.named:
        return f"{intro}，{place}{{name}}{record.link or '包括'}{{parts}}"
    quoted = "{name}" if plain_name or record.name[0] in "“《" else "“{name}”"
    formula = f"，{place}{{applies_to}}是{quoted}" if record.applies_to else f"{place}{'的' if place else ''}{quoted}"
    if record.parts:
        return f"{intro}{formula}，{record.link or '即'}{{parts}}"
    if record.meaning:
        return f"{intro}{formula}，{{meaning}}"
    return f"{intro}{formula}"


def _told_apart(record: Slogan) -> bool:
    """Whether the sentence has to name the region beside the rest: no text of the formula holds it."""
    texts = (record.name, record.applies_to, record.meaning, *(part.text for part in record.parts))
    return record.region is not None and not any(record.region in text for text in texts if text)


def _placed(record: Slogan) -> str | None:
    """An author's wording, with its region as the slot that it is."""
    wording, region = record.wording, record.region
    if wording is None or region is None or "{region}" in wording:
        return wording
    return wording.replace(region, "{region}", 1)


def _split(record: Slogan, slots: Mapping[str, Slot]) -> dict[str, Segments]:
    """How the subject and the label of a list are told where the region stands in them: that is a slot of its own there."""
    place = slots.get("region")
    split: dict[str, Segments] = {}
    for slot in (slots[name] for name in ("applies_to", "name") if name in slots):
        if place is not None and slot.type != "slogan" and place.text in slot.text:
            before, _, after = slot.text.partition(place.text)
            told = (replace(slot, text=before), place, replace(slot, text=after))
            split[slot.name] = tuple(segment for segment in told if segment.text)
    return split


def head_noun(text: str) -> str:
    """The last two characters of a phrase, which in Chinese name the kind of thing."""
    return intern(plain(text)[-HEAD:])


def category_of(record: Slogan, known: Collection[str]) -> str:
    """What kind of thing a formula is: as its author says, else by the head noun of what it is about, where that names a category. Of a
    list under a label of ours, the head noun of the label."""
    if not record.named:
        return head_noun(record.name)
    return record.category or _of_head(record.applies_to, known)


def part_category_of(record: Slogan, known: Collection[str]) -> str:
    """What kind of things the parts of a list are, as its author says, else by the head noun of its label."""
    return record.part_category or record.category or _of_head(record.applies_to if record.named else record.name, known)


def _of_head(text: str | None, known: Collection[str]) -> str:
    head = head_noun(text or "")
    return head if head in known else ""


def _quoted(fact: Fact) -> bool:
    """Whether a formula stands in “…”, as it does in its own sentence; where that does not tell it, all formulas do."""
    told = fact.segments
    at = next((place for place, segment in enumerate(told) if isinstance(segment, Slot) and segment.name == "name"), 0)
    before = told[at - 1] if at else "“"
    return _record(fact).named and fact.slots["name"].text[0] not in "“《" and isinstance(before, str) and before.endswith("“")


def _inner(text: str) -> str:
    """A text as it stands within “…”, where it does not hold what stands beside it."""
    return text if BESIDE in text else text.replace("“", "‘").replace("”", "’")


def _uncounted(label: Segments, count: int) -> Segments:
    """A label without the number of what it counts: 的三项指标 is 的指标."""
    counted = load_lexicon().pattern(f"{chinese_number(count)}<slogans.measure>")
    return tuple(
        replace(part, text=counted.sub("", part.text))
        if isinstance(part, Slot) and part.name == "name"
        else counted.sub("", part) if isinstance(part, str) else part
        for part in label
    )


def _listed(parts: Sequence[Slot]) -> Segments:
    """Parts as one enumeration: A、B和C, or “A”“B”“C” where a part holds a 、 or a 和 itself."""
    found: list[Segment] = []
    if any(mark in own.text for own in parts for mark in "、，和与"):
        for own in parts:
            inner = replace(own, text=_inner(own.text))
            found += [own] if own.text.startswith("“") else ["“", inner, "”"]
        return tuple(found)
    for place, own in enumerate(parts):
        if place:
            found.append("和" if place == len(parts) - 1 else "、")
        found.append(own)
    return tuple(found)
