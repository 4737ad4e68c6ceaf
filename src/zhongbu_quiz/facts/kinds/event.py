"""Events: something that somebody did on a date."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, ClassVar, Literal

from pydantic import PrivateAttr

from zhongbu_quiz.data.lexicon import load_lexicon
from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.data.world import World
from zhongbu_quiz.facts.columns import YES_NO, Column
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.kind import NOTE, Dependency, Kind, StudyRow, Surroundings, Told
from zhongbu_quiz.facts.records import Edtf, FactRecord, Words, world_in
from zhongbu_quiz.facts.slots import Segments, Slot, text_of
from zhongbu_quiz.facts.truth import Claim, Index, Proof, Truth, distinct, parts_of
from zhongbu_quiz.values.text import may_be_one, nested, plain, quotes_in

_ACTOR_TYPES = {"人物": "person", "机构": "organ", "会议": "meeting", "文件": "document", "不考": "none"}
_QUOTED = re.compile(r"“([^“”]{4,})”")
_MEETING = re.compile(r"(会|会议|大会|全会|座谈会|论坛)$")


class Event(FactRecord):
    """`actor_type`: what kind of actor it is, where its name does not tell; none for one that no item asks (我国). `recurring`: the same
    thing happens every year or often, so that a stem carries the year (rule 70).

    `object` is left out of what happened by itself (五四运动爆发). `matter` is what has stages (a plan), `stage` which of them this is
    (提出, 印发, 批复), `content` what it brought."""

    kind: Literal["event"]
    date: Edtf
    actor: Words
    action: Words
    object: Words | None = None
    stage: Words
    matter: Words
    document_number: Words | None = None
    place: Words | None = None
    content: Words | None = None
    actor_type: Literal["person", "organ", "meeting", "document", "none"] | None = None
    recurring: bool = False
    _guessed: str = PrivateAttr("organ")
    _is_office: bool = PrivateAttr(False)

    def model_post_init(self, context: Any, /) -> None:
        """What the name of who did it tells, by the places and organs of the world that the record is read by."""
        super().model_post_init(context)
        world = world_in(context)
        self._guessed = guessed_actor(self.actor, self.object or "", world)
        self._is_office = is_office(self.actor, world)

    @property
    def told_type(self) -> str:
        """The slot type of who did it: as the record says, else a document, a meeting or a country by its name, else an organ; what nobody did
        something to happened by itself (五四运动爆发)."""
        return self.actor_type or self._guessed

    @property
    def doer(self) -> str:
        """What an actor is, as far as that is known: organ where the record or the name says so, person where the record does; else other."""
        if self.actor_type in ("organ", "person"):
            return self.actor_type
        return "organ" if self._is_office else "other"

    @property
    def thing(self) -> str:
        """What it was done to; of what happened by itself (五四运动爆发), that what happened."""
        return self.object or self.actor


def object_type(text: str) -> str:
    """The slot type of what was acted on: a document in 《》, a meeting, or something else."""
    if text.startswith("《") and text.endswith("》"):
        return "document"
    return "meeting" if _MEETING.search(text) else "text"


def guessed_actor(name: str, thing: str, world: World) -> str:
    """The slot type of who did something to a thing, by the name alone and what a world knows of it."""
    guessed = object_type(name)
    if guessed != "text":
        return guessed
    is_country = world.places.level(name) == "country" and name not in world.organs.vague  # 国家 does what an organ does
    if thing and (is_country or load_lexicon().pattern(_COUNTRIES).fullmatch(name)):
        return "region"
    return "organ" if thing and not load_lexicon().pattern(_HAPPENING).search(name) else "happening"


def is_office(name: str, world: World) -> bool:
    """Whether a name is known as that of an office, or ends as such names do."""
    return name in world.organs.aliases or load_lexicon().pattern(r"(?:<events.office>)$").search(name) is not None


_HAPPENING = r"(?:<events.happening>)$"
_COUNTRIES = r"<events.country>{2,}(?:<events.together>)?"
"""Countries by their short names, as treaties tell them: 中英, 俄德法三国."""
_LED = r"^由(?P<organ>[^，。]{2,20}?)(?:<events.leads>)"


def content_term(content: str) -> tuple[str, Slot | None, str]:
    """What an event brought, as the words before its term, the term as a slot, and the words after it. A term is the last “quotation”
    of four characters or more, or who leads (由…牵头); None, and no words, where it has neither."""
    quoted = list(_QUOTED.finditer(content))
    led = load_lexicon().pattern(_LED).match(content)
    if quoted:
        found, name, kind = quoted[-1], 1, "content"
    elif led:
        found, name, kind = led, 1, "organ"
    else:
        return "", None, ""
    text = found[name]
    return content[: found.start(name)], Slot("content", kind, text, text), content[found.end(name) :]


def deed(claim: Claim, candidate: Slot, origin: Fact | None, index: Index) -> Truth:
    """Another event is false for a date where all recorded dates of its matter lie elsewhere; undated ones are unknown."""
    record, own = claim.fact.record, claim.fact.period
    other = origin.record if origin else None
    if not isinstance(record, Event) or not isinstance(other, Event) or origin is None or own is None:
        return Truth.UNKNOWN
    if origin is claim.fact:
        return Truth.TRUE
    if "date" not in claim.shown:
        return brought(claim, other, origin, index)
    if plain(other.matter) == plain(record.matter):
        return Truth.UNKNOWN
    told = index.where("event", ("object",), parts_of(origin, ("object",)))
    if any(fact.period is not None and fact.period.overlaps(own) for fact in told):
        return Truth.TRUE
    return distinct(candidate.text, claim.key.text)


def brought(claim: Claim, other: Event, origin: Fact, index: Index) -> Truth:
    """Where the sentence names the document that tells it and shows what came of the event: another thing is false where something else
    is told to have come of each event about it."""
    own = _record(claim.fact).content
    if own is None or "content" not in claim.shown or not claim.attributed or plain(other.matter) == plain(_record(claim.fact).matter):
        return Truth.UNKNOWN
    same_thing = index.where("event", ("object",), parts_of(origin, ("object",)))
    told = [content for fact in same_thing if (content := _record(fact).content)]
    mentioned = any(quote in text for text in told for quote in quotes_in(own))
    return Truth.FALSE if told and not mentioned and not any(may_be_one(text, own) for text in told) else Truth.UNKNOWN


def _record(fact: Fact) -> Event:
    """The table of proofs sends only events here."""
    record = fact.record
    assert isinstance(record, Event)
    return record


def actor(claim: Claim, candidate: Slot, origin: Fact | None, index: Index) -> Truth:
    """Another organ did not do it, unless one of the two may include the other, or it is told to have done so at that time too."""
    world = index.base.world
    if world.vague_actor(candidate.text) or world.vague_actor(claim.key.text):
        return Truth.TRUE if candidate.text == claim.key.text else Truth.UNKNOWN
    if told_also(claim, candidate, index) or candidate.text in world.other_names(claim.key.text):
        return Truth.UNKNOWN
    return distinct(candidate.text, claim.key.text, world)


def other_name(claim: Claim, candidate: Slot, origin: Fact | None, index: Index) -> Truth:
    """A place or a document number: another one is false; one that holds or is held by the own one, and one that is told of the same
    thing at that time too, is unknown."""
    if candidate.text == claim.key.text:
        return Truth.TRUE
    held = nested(candidate.text, claim.key.text) or index.base.world.places.related(candidate.text, claim.key.text)
    return Truth.UNKNOWN if held or told_also(claim, candidate, index) else Truth.FALSE


def told_also(claim: Claim, candidate: Slot, index: Index) -> bool:
    """Whether another event with the same object, at a time that may be the same, has the candidate in that place."""
    own, name = claim.fact.period, claim.key.name
    return any(
        distinct(candidate.text, fact.slots[name].text) is not Truth.FALSE
        for fact in index.where("event", ("object",), parts_of(claim.fact, ("object",)))
        if fact is not claim.fact and name in fact.slots and own is not None and fact.period is not None and fact.period.overlaps(own)
    )


class EventKind(Kind[Event]):
    """What somebody did at one stage of a matter has one date, one place and one number."""

    name = "event"
    title = "事件"
    also_titled = ("event", "events", "大事", "大事记")
    prefix = "ev"
    spare = "e"
    record = Event
    numbers: ClassVar[Mapping[str, int]] = {
        "date": 1, "actor": 2, "object": 3, "place": 4, "document_number": 5, "content": 6, "action": 7,
    }  # fmt: skip
    virtual: ClassVar[Mapping[str, tuple[str, ...]]] = {"deed": ("actor", "place", "action", "object")}
    dependencies = (
        Dependency("date", ("matter", "stage", "actor")),
        Dependency("date", ("object", "action"), functional=False),
    )
    least_stem = 5
    hidden_whole = ("date",)
    evidence = ("actor", "place", "action", "object", "document_number", "content")
    optional = ("place", "document_number", "content")
    families = ("stage",)
    word_names = ("doer",)
    conditions = ("object_type", "actor_type", "stage")
    picture = "timeline"
    traits = (Column("object_type", "对象类型", choices={"文件": "document", "会议": "meeting", "其他": "text"}),)
    slot_titles: ClassVar[Mapping[str, str]] = {"deed": "做的事"}
    columns = (
        Column(
            "date",
            "日期",
            "date",
            say("date_help"),
            ("时间", "年份"),
            must=True,
        ),
        Column("actor", "主体", help="谁做的", also=("人物", "机构", "谁"), must=True),
        Column("action", "动作", help="做了什么，如 发射、印发、召开", must=True),
        Column("object", "对象", help=say("object_help"), also=("事情", "文件", "会议")),
        Column("place", "地点"),
        Column("document_number", "文号"),
        Column("content", "内容", help="一句补充，接在句子后面"),
        Column("stage", "阶段", help="首次提出、印发、批复……空着就用动作"),
        Column("matter", "事项", help="是哪件事的一个阶段。空着就用对象"),
        Column("actor_type", "主体类型", "choice", "名字看不出来时才写", choices=_ACTOR_TYPES),
        Column("recurring", "常有", "bool", "同样的事是不是年年或多次都有；是，题干就带上年份", choices=YES_NO),
    )

    def tell(self, record: Event, around: Surroundings) -> Told:
        """Date, actor, deed; place, number and content stand in clauses of their own."""
        before, term, after = content_term(record.content or "")
        slots = [
            Slot("date", "date", record.date.chinese, record.date),
            Slot("actor", record.told_type, record.actor, record.actor),
            _optional("place", "place", record.place),
            Slot("action", "text", record.action, record.action),
            Slot("object", object_type(record.object), record.object, record.object) if record.object else None,
            _optional("document_number", "document_number", record.document_number),
            term or _optional("content", "content", record.content),
        ]
        wording = record.wording or "{date}，{actor}[在{place}]{action}{object}[（{document_number}）]，{content}"
        told = _clauses(wording, record).replace("{content}", f"{before}{{content}}{after}")
        return Told({slot.name: slot for slot in slots if slot}, told, {"object": ""}, recurring=record.recurring)

    def may_hide(self, name: str, record: Event) -> bool:
        """An actor that is none (我国) is no answer, nor is a content that is a clause with no term in it."""
        if name == "content":
            return content_term(record.content or "")[1] is not None
        return name != "actor" or record.actor_type != "none"

    def virtual_slot(self, name: str, fact: Fact) -> Slot | None:
        """The deed: what happened, without the date, the number of the document and what it brought."""
        if name != "deed":
            return super().virtual_slot(name, fact)
        text = text_of(self.spelled(name, fact))
        return Slot("deed", "deed", text, text)

    def spelled(self, name: str, fact: Fact) -> Segments:
        """The deed is the sentence without these clauses."""
        return fact.without(("date", "document_number", "content")) if name == "deed" else super().spelled(name, fact)

    def words(self, fact: Fact) -> dict[str, Segments]:
        """`doer`: what a question calls who did it: 机关, 人物, or both where its name does not tell."""
        return {"doer": (load_lexicon().table("events.doers")[_record(fact).doer],)}

    def called(self, fact: Fact) -> str:
        """The document or thing that was acted on; without one, what happened."""
        record = _record(fact)
        return record.object or f"{record.actor}{record.action}"

    def head(self, record: Event) -> str:
        """Events of one matter are siblings."""
        return f"matter:{record.matter}"

    def part(self, name: str, fact: Fact) -> object:
        """What was acted on, or what happened by itself."""
        return plain(_record(fact).thing) if name == "object" else super().part(name, fact)

    def trait(self, name: str, record: Event) -> object:
        """Filters may also ask for what the object is (document, meeting or text) and who acted (person, organ, meeting …)."""
        if name == "actor_type":
            return record.told_type
        return object_type(record.object or "") if name == "object_type" else super().trait(name, record)

    def confusion(self, record: Event, other: Event) -> str:
        """The stages of one matter, or two events."""
        return "阶段错" if record.matter == other.matter else "邻事错"

    def why_not(self, claim: Claim, candidate: Slot, origin: Fact | None, index: Index) -> str:
        """What the organ did, when the document came out, what else happened: the other event in as few words as are needed."""
        if origin is None:
            return ""
        told = (f"{text_of((*origin.opening, *origin.without(dropped)))}。" for dropped in (_ASIDE, (*_ASIDE, "actor")))
        return next((text for text in told if len(text) <= NOTE), "")

    def proofs(self) -> Mapping[str, Proof]:
        """Dates are proved by the dependencies; the rest by comparing names and dates."""
        return _PROOFS

    def completed(self, entry: dict[str, Any], world: World) -> None:
        """The stage is the action and the matter the object, or what happened by itself, where nothing else is said."""
        if "action" in entry:
            entry.setdefault("stage", entry["action"])
        thing = entry.get("object") or entry.get("actor")
        if thing:
            entry.setdefault("matter", thing)

    def study(self, fact: Fact) -> StudyRow:
        """The date, and the rest of the sentence; a 默写单 hides the date or what was acted on."""
        told = "object" if "object" in fact.slots else "actor"
        return StudyRow("timeline", "", (fact.slots["date"],), (*fact.opening, *fact.without(("date",))), (("date",), (told,)))


_ASIDE = ("content", "document_number")
"""What a note on an option leaves out."""
_PROOFS: dict[str, Proof] = {
    "deed": deed,
    "object": deed,
    "actor": actor,
    "place": other_name,
    "document_number": other_name,
}


def _optional(name: str, kind: str, text: str | None) -> Slot | None:
    return Slot(name, kind, text, text) if text else None


def _clauses(wording: str, record: Event) -> str:
    """The date that opens a wording and the content that ends it stand in clauses, whoever wrote it: so they can be left out."""
    opened = f"[{{date}}，]{wording.removeprefix('{date}，')}" if wording.startswith("{date}，") else wording
    return f"{opened.removesuffix('，{content}')}[，{{content}}]" if opened.endswith("，{content}") else opened
