"""What the rules of a document give: drafts of facts, frozen, each with its passage and its reason.

In: nothing (values only). Out: `Draft` and `Extraction`, which the writers and the comparison read.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from zhongbu_quiz.data.lexicon import Lexicon, load_lexicon
from zhongbu_quiz.messages import marked

KINDS = (marked("event"), marked("slogan"), marked("statistic"))
"""The kinds of drafts, as facts have them; people hear them in their language."""


@dataclass(frozen=True, slots=True)
class StatisticDetail:
    """What a statistic needs beside the fields of the lines to become a fact; the words are those of `facts.records`."""

    region: str
    indicator: str
    aspect: str
    qualifier: str = "exactly"
    whole: str = ""
    compared_with: str = ""
    direction: str = "up"
    until: bool = False
    now: bool = False
    """True where the text says 目前: it holds on the day of the document."""
    mean: bool = False
    """True for the growth of one year, on the average of several (年均增长7.8%)."""


@dataclass(frozen=True, slots=True)
class EventDetail:
    """The parts of an event: who, the verb, of what, and the rest of the sentence."""

    actor: str
    action: str
    object: str
    place: str = ""
    document_number: str = ""
    content: str = ""
    """What it brought, as another cell of its row says."""


@dataclass(frozen=True, slots=True)
class SloganDetail:
    """What is known of a slogan: whether its name stands in the text, if its list is whole, and what it is about."""

    named: bool
    complete: bool
    ordered: bool = False
    applies_to: str = ""


Detail = StatisticDetail | EventDetail | SloganDetail


@dataclass(frozen=True, slots=True)
class Draft:
    """One fact that a rule found. `number` is digits as written without separators (or a fraction such as 1/4).

    `evidence` are verbatim fragments; `passage` is the sentence; `doubts` say what a person must look at.
    """

    kind: str
    subject: str
    value: str
    quote: str
    confidence: float
    why: str
    detail: Detail
    date: str | None = None
    number: str | None = None
    unit: str | None = None
    parts: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    passage: str = ""
    section: str = ""
    line: int = 0
    place: int = 0
    doubts: tuple[str, ...] = ()
    denominator: bool = False
    """True for a figure that the next one is told as a share of."""

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What two runs on a corrected document know the same draft by: its kind, subject, date and the shape of its figure."""
        aspect = self.detail.aspect if isinstance(self.detail, StatisticDetail) else ""
        return (self.kind, self.subject, self.date or "", aspect)

    @property
    def before(self) -> str:
        """What its sentence says before its figure."""
        return self.passage.partition(self.value)[0]

    @property
    def after(self) -> str:
        """What its sentence says behind its figure."""
        return self.passage.partition(self.value)[2]


@dataclass(frozen=True, slots=True)
class Extraction:
    """All drafts of one document in the order of the text, with its title and its date."""

    title: str
    date: str | None
    drafts: tuple[Draft, ...]
    notes: tuple[str, ...] = ()
    text: str = ""
    """The mended text, which `Draft.place` counts in."""
    region: str = ""
    """The place or body that the document is about, for figures whose own words name none."""
    titled: bool = True
    """Whether its head says so; else the text only speaks of that one more than of others, and a figure must name it."""
    lexicon: Lexicon = field(default_factory=load_lexicon, repr=False, compare=False)
    """What the text was read by."""

    def by_confidence(self) -> tuple[Draft, ...]:
        """The drafts, the surest first; equal ones in the order of the text."""
        return tuple(sorted(self.drafts, key=lambda draft: -draft.confidence))
