"""What the next figure of a paragraph may inherit: the region, the indicator, the last whole. In: what was told. Out: `State`."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from zhongbu_quiz.data.lexicon import Lexicon
from zhongbu_quiz.extract.statistics.heads import Head
from zhongbu_quiz.extract.statistics.quantity import Quantity
from zhongbu_quiz.extract.statistics.regions import region_of


@dataclass(slots=True)
class State:
    """What the next figure may inherit within a paragraph, and the lexicon that it is read by."""

    lexicon: Lexicon
    opening: str = ""
    """The region that opens the paragraph: it holds for all of it."""
    region: str = ""
    """The region that holds in this sentence."""
    subject: str = ""
    indicator: str = ""
    said: Head | None = None
    """The last head that named a whole or something compared with, for 为83% after 相当于全国平均水平的88%."""
    whole: str = ""
    """What 其中 tells the parts of: 占58% behind it is of that."""
    grown: str = ""
    """What was last told to have grown."""
    shared: str = ""
    """What was told to be a share of something, just before: its growth (占28.4%，增长9.1%) is its own and not that of the share."""
    counted: str = ""
    """The things that were counted last (新建教学楼2幢，建筑面积…)."""
    unsure: str = ""
    """The last subject, where it is not sure that it was all that is measured."""
    behind: str = ""
    """The noun behind the last figure, with the mark between it and the next item (18个班、学生912人)."""
    by_kind: bool = False
    """True in a sentence that tells a whole by kinds (分产业看，…)."""
    unit: str = ""
    """The last character of the unit that was last told."""
    verb: str = ""
    """The verb of the first item of a list (新建 in 新建水厂25座、水库8座)."""
    told: str = ""
    """Whom or what the clauses before tell of, in this sentence."""
    before: bool = False
    """Whether a clause before the figure tells of it, not the figure's own."""
    compared: str = ""
    """The year that a figure of this sentence is compared with, which is not the one before."""
    reached: str = ""
    """The last year of a span, whose level a figure of this sentence was told to be: those behind it are of that year, too."""
    last: str = ""
    """Whom or what the sentence before tells of."""
    thing: str = ""
    """Whose figures the sentence before told (该校占地…)."""
    owner: str = ""
    """Whose figures a sentence tells one after the other (普通中学 in 普通中学招生…，在校生…)."""
    doubts: list[str] = field(default_factory=list)
    """What is not sure of the figure that is read now, by the names of the sentences that say so."""
    recent: list[str] = field(default_factory=list)


def remember(state: State, subject: str, indicator: str = "") -> None:
    """Keep a subject, its region and its indicator for the figures that follow."""
    state.subject = subject
    region = own_region(subject, state)
    if region:
        state.region = region
    state.indicator = indicator or subject[len(region) :] or state.indicator


def own_region(subject: str, state: State) -> str:
    """The region, body or thing that opens a subject: the one that is told of, else a name that is known."""
    return state.told if state.told and subject.startswith(state.told) else region_of(subject, state.lexicon)


def tell_of(owner: str, state: State, before: bool = False) -> None:
    """From here on the sentence tells of `owner`, whom or what a clause `before` the figure named, or its own words."""
    state.told = state.region = owner
    state.before = before


def with_region(subject: str, state: State) -> str:
    """The subject with the region that holds; a subject that names its own sets it."""
    region = own_region(subject, state)
    if region:
        state.region = region
        return subject
    return state.region + subject if state.region and not subject.startswith(state.region) else subject


def carried(head: Head, quantity: Quantity, state: State) -> Head:
    """A bare figure goes on with the share or the ratio told just before it."""
    if head.aspect == "share" and not head.whole:
        head = replace(head, whole=state.whole)
    if head.aspect in ("share", "ratio"):
        state.said = head
        return head
    said = state.said
    if said is not None and not head.subject and not head.aspect and not head.compared_with and quantity.unit in ("%", "倍"):
        return replace(head, aspect=said.aspect, whole=said.whole, compared_with=said.compared_with)
    if head.subject:
        state.said = None
    return head
