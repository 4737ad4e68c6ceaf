"""What a kind of fact is: one object that says all that the program needs to know of it, one file in `facts/kinds/`.

In: the record of a fact as its author wrote it. Out: its slots and its sentence, what each slot is a function of (which is what makes
truth, conflicts and enemies), the columns of its sheet in a workbook, its row on a study sheet, and the form of its drafts.
A new kind is a subclass with its own declarations; whatever it does not declare works on any slots.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Literal, TypeVar

from pydantic import ValidationError

from zhongbu_quiz.facts.columns import ID, SOURCE_COLUMNS, Column
from zhongbu_quiz.facts.slots import Segments, Slot, enumerated, is_part, part_slots, text_of, titled
from zhongbu_quiz.loading.validate import mistakes
from zhongbu_quiz.messages import _, joined
from zhongbu_quiz.values.dates import Period
from zhongbu_quiz.values.text import may_be_one, plain

if TYPE_CHECKING:
    from zhongbu_quiz.data.world import World
    from zhongbu_quiz.facts.fact import Fact
    from zhongbu_quiz.facts.records import FactRecord
    from zhongbu_quiz.facts.truth import Claim, Index, Proof

BESIDE = "”“"
"""What stands between texts that are quoted beside each other."""
NOTE = 60
"""Rule 74: what is said of one option, in characters: a clause, not a lesson."""
R = TypeVar("R", bound="FactRecord")
Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Dependency:
    """`slot` is a function of `on`: facts that agree in all of these have one value of it.

    `on` names slots or other things that the kind can tell of a record (see `Kind.part`). `functional` is false for a second way in
    which a sentence may mean another fact (the same deed at another stage): such facts can make it true, and never prove a conflict.
    """

    slot: str
    on: tuple[str, ...]
    functional: bool = True


@dataclass(frozen=True, slots=True)
class Told:
    """A record told: its slots, the pattern of its sentence with its plain texts, and the id of the fact that issued it. `split`: slots
    that the sentence tells in several pieces, as another slot stands in their text; `recurring`: what it tells, or what issued it,
    happens again and again (rule 70)."""

    slots: dict[str, Slot]
    wording: str
    texts: dict[str, str] = field(default_factory=dict)
    complete: bool = True
    issuer: str = ""
    split: dict[str, Segments] = field(default_factory=dict)
    recurring: bool = False


@dataclass(frozen=True, slots=True)
class Measured:
    """A number that a fact tells: the slot that it stands in, its digits, its unit, how inexact it is, and as the text writes it."""

    slot: str
    digits: str
    unit: str
    qualifier: str
    written: str


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a record is told in: the records of all facts by id, the short names of all documents, and the world."""

    records: Mapping[str, FactRecord]
    documents: frozenset[str]
    world: World

    def told_of(self, name: str) -> tuple[FactRecord | None, bool]:
        """All that there is to know of a name here: the record that has it as its id, and whether it is that of a document."""
        return self.records.get(name), name in self.documents


@dataclass(frozen=True, slots=True)
class StudyRow:
    """A fact on a study sheet: in which table it stands, under which heading, and the two cells of its row.

    `layout`: timeline (a date and what happened), sentences (one text), or table (what, and its value). `hidden` are the names of the
    slots that a 默写单 leaves blank, in order of preference one after another where there are several to choose from by number.
    Of a table, `titles` stand over heading, head and body; rows of the same titles share it. `wide`: its bodies are words, not figures.
    """

    layout: Literal["timeline", "sentences", "table"]
    heading: str
    head: Segments
    body: Segments
    hidden: tuple[tuple[str, ...], ...]
    titles: tuple[str, str, str] = ("", "", "")
    wide: bool = False


class Kind(Generic[R]):
    """One kind of fact. The class variables declare; the methods have defaults that serve any record."""

    name: ClassVar[str]
    """As fact files write it: `kind: event`."""
    title: ClassVar[str]
    """Its word in Chinese: the name of its sheet."""
    also_titled: ClassVar[tuple[str, ...]] = ()
    prefix: ClassVar[str]
    """How the ids of drafts of this kind begin."""
    spare: ClassVar[str]
    """The letter of the ids that wait in a workbook's empty rows."""
    record: type[R]
    numbers: ClassVar[Mapping[str, int]]
    """Slot -> its N in Anki's `cN`. Cards hang on these: a number is never changed and never reused; slots of one name have one number
    in all kinds, and no others share it."""
    virtual: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    """Slots made of several (the deed of an event) -> the slots that they cover."""
    dependencies: ClassVar[tuple[Dependency, ...]] = ()
    columns: ClassVar[tuple[Column, ...]]
    """The columns of its own, in their order, without the number and the source."""
    evidence: ClassVar[tuple[str, ...]] = ()
    """The fields that stand as evidence where a workbook's row cites none."""
    told_in: ClassVar[tuple[str, ...]] = ()
    """The fields of its own that name the document which it is drafted from."""
    least_stem: ClassVar[int] = 8
    """How many characters a question needs outside its gap (rule 1)."""
    hidden_whole: ClassVar[tuple[str, ...]] = ()
    """Slots that a gap hides however much of the sentence they are (rule 41), as a reader knows the fact by either half."""
    whole_slots: ClassVar[tuple[str, ...]] = ()
    """Slots beside the numbered ones that a template may name."""
    optional: ClassVar[tuple[str, ...]] = ()
    """The slots whose clauses an item model may leave out of the sentence."""
    loose: ClassVar[tuple[str, ...]] = ()
    """Slots that a sentence may tell inside other words; they get a place of their own in it (see `set_apart`)."""
    families: ClassVar[tuple[str, ...]] = ()
    """Fields that siblings may be asked to have in common."""
    conditions: ClassVar[tuple[str, ...]] = ()
    """Fields that a fact filter may ask for (see `trait`)."""
    by_document: ClassVar[tuple[str, ...]] = ()
    """Slots of which another value may be false by the document's silence alone: options must agree in whether it is named."""
    by_section: ClassVar[tuple[str, ...]] = ()
    """Slots of which another value is a rival only where it is told in the same section: what comes from another subject is none."""
    told_alike: ClassVar[bool] = False
    """Facts of one head are rows of a table: they are told in the same words, and two of them are no doubles (rule 46)."""
    traits: ClassVar[tuple[Column, ...]] = ()
    """What it tells of a fact that is no field (see `trait`), as columns would name it and its values."""
    slot_titles: ClassVar[Mapping[str, str]] = {}
    """The words in Chinese for slots that are no column of its sheet."""
    picture: ClassVar[Literal["timeline", "series", ""]] = ""
    """The picture on the back of its cards."""

    # -- the record as slots and a sentence

    def tell(self, record: R, around: Surroundings) -> Told:
        """The slots of a record and the pattern of its sentence. Raises ValueError with words where a reference leads nowhere."""
        raise NotImplementedError

    def strange(self, record: R, around: Surroundings) -> Iterable[str]:
        """What in a record points at nothing, each in words: a slot that it has not, a fact that is not there."""
        able = {*self.numbers, *self.virtual, *self.whole_slots}
        for name in record.not_asked:
            if name not in able and not is_part(name):
                yield _("`not_asked` names {name!r}; a fact of this kind has {allowed}").format(name=name, allowed=joined(sorted(able)))

    def others(self, record: R) -> Iterable[str]:
        """The names of all facts and documents that `tell` and `strange` look up in its surroundings."""
        return ()

    def recalled(self, record: R) -> bool:
        """Whether it is to be recalled (gaps, written answers), not only recognised (rule 68)."""
        return True if record.recall is None else record.recall

    def virtual_slot(self, name: str, fact: Fact) -> Slot | None:
        """A slot that is made of several, or None. The parts of a list are one such slot of any kind that has parts."""
        parts = tuple(slot.text for slot in part_slots(fact.slots)) if name == "parts" else ()
        return Slot("parts", "parts", text_of(self.spelled(name, fact)), parts) if parts else None

    def spelled(self, name: str, fact: Fact) -> Segments:
        """The segments that a virtual slot is made of; the slots themselves stand in them."""
        return enumerated(part_slots(fact.slots)) if name == "parts" else ()

    def words(self, fact: Fact) -> dict[str, Segments]:
        """What templates may name beside slots (label, verb, unit …)."""
        return {}

    def issuer(self, fact: Fact) -> Segments:
        """Who says it, as a sentence names it."""
        return (titled(fact.record.source.document),)

    word_names: ClassVar[tuple[str, ...]] = ()
    """The names in `words`."""

    def names_document(self, record: R) -> bool:
        """Whether the sentence says by itself whose statement it is: then no 据《…》一文 is put in front."""
        return "{document}" in (record.wording or "")

    def issued_by_document(self, record: R) -> bool:
        """Whether the fact is a saying of the very document that it is taken from."""
        return False

    def exact(self, record: R) -> bool:
        """Whether the value is exact; what is not is true by its document's word alone."""
        return True

    def may_hide(self, name: str, record: R) -> bool:
        """Whether a gap may hide a slot. Choices and self-marked cards may ask it all the same."""
        return True

    def comparable(self, name: str, fact: Fact) -> Key | None:
        """What facts share whose values of a slot can be compared: a gap that hides it wants another value among them (rule 72).
        None where no other is wanted."""
        return None

    def unlike(self, name: str, a: Slot, b: Slot, world: World) -> bool:
        """Whether two comparable values are two: then a reader who fills the gap has a choice."""
        return not may_be_one(a.text, b.text)

    # -- what it is about

    def period(self, fact: Fact) -> Period | None:
        """When it holds or happened; None where it has no date."""
        slot = next((slot for slot in fact.slots.values() if slot.type == "date" and isinstance(slot.value, Period)), None)
        return slot.value if slot else None

    def called(self, fact: Fact) -> str:
        """What it is about, named as shortly as can be: that opens an editor's words where they stand beside those on other facts."""
        return next(iter(fact.slots.values())).text

    def regions(self, record: R) -> tuple[str, ...]:
        """The regions that its fields name."""
        return ()

    def head(self, record: R) -> str:
        """What sibling items share: two facts with one head are about one thing."""
        raise NotImplementedError

    def topic_key(self, record: R) -> str:
        """What makes two cards easy to confuse (rule 55); "" where nothing does."""
        return ""

    def series_key(self, record: R) -> tuple[str, ...] | None:
        """What makes two facts members of one series (rule 55), or None."""
        return None

    def trait(self, name: str, record: R) -> object:
        """A field that filters may ask for (aspect, stage, named …); None where this kind has no such field."""
        return getattr(record, name, None)

    # -- truth

    def part(self, name: str, fact: Fact) -> object:
        """A slot or field of a fact as dependencies compare it."""
        value = getattr(fact.record, name)
        return plain(value) if isinstance(value, str) else value

    def part_of(self, name: str, slot: Slot) -> object:
        """The same of a slot that is a candidate for that place."""
        return plain(slot.text) if isinstance(slot.value, str) or slot.value is None else slot.value

    def measured(self, record: R) -> Measured | None:
        """The number that a record tells, or None where it tells none."""
        return None

    def confusion(self, record: R, other: R) -> str:
        """What somebody has mixed up who takes the value of another fact of this kind for the one asked."""
        return "同类项"

    def confused(self, record: R) -> Iterable[str]:
        """The ids of facts that learners mix up with it."""
        return ()

    def why_not(self, claim: Claim, candidate: Slot, origin: Fact | None, index: Index) -> str:
        """What the answer side says of a wrong option, in one sentence that stands by itself: why it is wrong here (rule 74); "" where
        nothing is known that bears on it. `origin` is the fact that the option was taken from, and by itself says what it belongs to."""
        return origin.statement if origin is not None and len(origin.statement) <= NOTE else ""

    def amount(self, value: Fraction, record: R) -> object:
        """A number of a record as another one can be compared with it (in the base unit, where it has a unit)."""
        return value

    def proofs(self) -> Mapping[str, Proof]:
        """Slot -> a proof that knows more than the dependencies do."""
        return {}

    # -- other forms

    def completed(self, entry: dict[str, Any], world: World) -> None:
        """Fill in what a workbook's row may leave empty, by the words of a world."""

    def lacks(self, fields: Mapping[str, Any]) -> list[str]:
        """What keeps the fields of a draft from being a fact of this kind, each with its field; nothing where they are whole."""
        try:
            self.record.model_validate(fields)
        except ValidationError as error:
            return mistakes(error, self.record)
        return []

    def study(self, fact: Fact) -> StudyRow:
        """Its row on a study sheet: the sentence, with the last slot of it to be recalled."""
        named = [slot.name for slot in fact.segments if isinstance(slot, Slot)]
        return StudyRow("sentences", "", (), fact.segments, (tuple(named[-1:]),))

    @property
    def all_columns(self) -> tuple[Column, ...]:
        """The columns of its sheet: number, its own, the source."""
        return (ID, *self.columns, *SOURCE_COLUMNS)

    @property
    def provable(self) -> tuple[str, ...]:
        """The slots for which a wrong value can be proved."""
        declared = [name for one in self.dependencies for name in (one.slot, *one.on) if name in self.asked]
        return tuple(dict.fromkeys((*declared, *self.proofs())))

    @property
    def asked(self) -> tuple[str, ...]:
        """The slots that an item model may ask or show."""
        return (*self.numbers, *self.virtual, *self.whole_slots)


