"""Siblings in closed groups: the key's rivals are keys themselves.

Queries of one model are put into groups of four (three where no fourth fits) such that every member's value is provably false
for every other member. All items of a group share one option set, and each option is the key exactly once: no cue that looks at
the options alone can beat chance. Greedy over a sorted list with a bounded number of open groups, so the work grows linearly.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from zhongbu_quiz.chance import digest, shuffled
from zhongbu_quiz.facts.slots import Slot
from zhongbu_quiz.facts.truth import Index, Truth, judge
from zhongbu_quiz.items.constructions.balance import Balance
from zhongbu_quiz.items.constructions.optionset import OptionSet
from zhongbu_quiz.items.constructions.phrase import ending, ends_as_counted, form
from zhongbu_quiz.items.item import Option, told_text
from zhongbu_quiz.items.option_rules import NUMERIC, clash, flaw, too_wide
from zhongbu_quiz.items.query import Query
from zhongbu_quiz.values.places import Places
from zhongbu_quiz.values.text import width

SIZE = 4
SMALLEST = 3
AGAIN = 3
"""How often what is left over is tried in groups of three: a group that the balance refused may be taken after others."""
OPEN_GROUPS = 12
MANY, OPEN_AMONG_MANY = 300, 3
"""How many unfinished groups a query is tried in: a bound on the work for one query. Among many alike, a few are enough."""

Rejects = Counter[str]


@dataclass(frozen=True, slots=True)
class Likeness:
    """What likeness is judged by: what the model says that facts of a group have in common, the places of the world, and what
    documents are put in order by (not their names: items must not hang on what a document is called)."""

    family: tuple[str, ...]
    places: Places
    documents: Mapping[str, str]


Bucket = Callable[[Query, Likeness], str]
"""What members of a group must share, as a text."""


def sibling_sets(
    queries: Sequence[Query], index: Index, rejects: Rejects, family: Sequence[str] = ()
) -> list[OptionSet]:
    """Option sets for as many queries as fit into groups; `rejects` counts why pairs did not fit (rule numbers, unknown, true).

    `family` names what the facts of a group have in common where that can be had.
    """
    grouping = _Grouping(index, rejects, family, Balance())
    groups, left = grouping.passes(queries, SIZE)
    for _ in range(AGAIN):
        smaller, left = grouping.passes(left, SMALLEST)
        groups.extend(smaller)
        if not smaller:
            break
    rejects["no group"] += len(left)
    return [option_set for group in groups for option_set in _sets(group)]


def closed_groups(
    queries: Sequence[Query], index: Index, rejects: Rejects, size: int, family: Sequence[str] = ()
) -> list[list[Query]]:
    """Groups of `size` queries whose values exclude each other pairwise, near ones first; what is left over is left out."""
    grouping = _Grouping(index, rejects, family)
    groups, left = grouping.passes(queries, size)
    return [*groups, *grouping.group(left, _any_document, size)[0]]


class _Grouping:
    """Greedy grouping over one set of queries; what was found about a pair is kept for the later, wider passes."""

    def __init__(self, index: Index, rejects: Rejects, family: Sequence[str], balance: Balance | None = None) -> None:
        self._index = index
        self._rejects = rejects
        self._likeness = Likeness(tuple(family), index.base.world.places, index.base.last_ids)
        self._pairs: dict[tuple[int, int], str | None] = {}
        self._balance = balance

    def passes(self, queries: Sequence[Query], size: int) -> tuple[list[list[Query]], list[Query]]:
        """Groups from the narrowest likeness to the widest, and what is left over."""
        groups: list[list[Query]] = []
        left = list(queries)
        for bucket in _BUCKETS:
            if len(left) < size:
                break
            made, left = self.group(left, bucket, size)
            groups.extend(made)
        return groups, left

    def group(self, queries: Sequence[Query], bucket: Bucket, size: int) -> tuple[list[list[Query]], list[Query]]:
        """Groups among queries of one bucket, and what is left over."""
        done: list[list[Query]] = []
        left: list[Query] = []
        ordered = sorted((bucket(query, self._likeness), _place(query), place) for place, query in enumerate(queries))
        for _, entries in groupby(ordered, key=lambda entry: entry[0]):
            run = [queries[place] for _, _, place in entries]
            limit = OPEN_GROUPS if len(run) <= MANY or run[0].key.type in NUMERIC else OPEN_AMONG_MANY
            open_groups: list[list[Query]] = []
            for query in run:
                while open_groups and _too_wide(query, open_groups[0]):
                    left.extend(open_groups.pop(0))
                home = next((group for group in open_groups if self._fits(query, group, size)), None)
                if home is None:
                    open_groups.append([query])
                    if len(open_groups) > limit:
                        left.extend(open_groups.pop(0))
                    continue
                home.append(query)
                if len(home) == size:
                    open_groups.remove(home)
                    done.append(home)
            for group in open_groups:
                left.extend(group)
        return done, left

    def _fits(self, query: Query, group: Sequence[Query], size: int) -> bool:
        broken = next((found for member in group if (found := self._pair(query, member))), None)
        if broken is None and len(group) + 1 == size:
            broken = _whole([*group, query], self._likeness) or self._lopsided([*group, query])
        if broken:
            self._rejects[broken] += 1
        return broken is None

    def _lopsided(self, group: Sequence[Query]) -> str | None:
        """Why a finished group would let keys be told by the words of their stems, or None."""
        if self._balance is None or group[0].key.type in NUMERIC:
            return None
        stems = [told_text(query.stem, self._likeness.documents) for query in group]
        return None if self._balance.takes(stems, [query.key.text for query in group]) else "rule 16 over all items"

    def _pair(self, a: Query, b: Query) -> str | None:
        """Why two queries cannot share options, or None."""
        key = (id(a), id(b))
        if key not in self._pairs:
            self._pairs[key] = _broken(a, b, self._index)
        return self._pairs[key]


def _too_wide(query: Query, group: Sequence[Query]) -> bool:
    """Texts come in the order of their width: a group whose narrowest member breaks rule 12 with this one takes no later one."""
    if not _is_text(query):
        return False
    return too_wide(width(group[0].key.text), width(query.key.text))


def _family_of(query: Query, like: Likeness) -> str:
    """What the model names: facts of one topic, stage, region … first."""
    return "|".join((_wide(query, like.places), *(_common(name, query, like) for name in like.family)))


def _alike(query: Query, like: Likeness) -> str:
    """Texts of one document, one form and one ending (…体系, …机制); numbers and dates of one family."""
    return f"{_same_form(query, like)}|{ending(query.key.text, 2)}" if _is_text(query) else _family_of(query, like)


def _same_ending(query: Query, like: Likeness) -> str:
    return f"{_same_form(query, like)}|{ending(query.key.text, 1)}" if _is_text(query) else _wide(query, like.places)


def _same_form(query: Query, like: Likeness) -> str:
    if not _is_text(query):
        return _wide(query, like.places)
    return "|".join((_family_of(query, like), like.documents[query.fact.record.source.document], form(query.key.text, like.places)))


def _same_kind(query: Query, like: Likeness) -> str:
    return "|".join((_wide(query, like.places), form(query.key.text, like.places) if _is_text(query) else ""))


def _any_document(query: Query, like: Likeness) -> str:
    return _wide(query, like.places)


def _is_text(query: Query) -> bool:
    return query.key.type not in (*NUMERIC, "region", "organ", "place", "document_number")


def _wide(query: Query, places: Places) -> str:
    """What options must share at the least: slot type and unit; for indicators also what is said about them."""
    key = query.key
    if key.pool or key.type == "number":
        return f"{key.type}|{key.pool}"
    return f"{key.type}|{query.attributed}" if key.name in query.fact.kind_of.by_document else key.type


_BUCKETS: tuple[Bucket, ...] = (_alike, _same_ending, _same_form, _same_kind)
"""How alike the members of a group must be, from the first pass to the last."""


def _common(name: str, query: Query, like: Likeness) -> str:
    """What a family is told by: the value that facts of one family share."""
    record = query.fact.record
    if name == "document":
        return like.documents[record.source.document]
    if name == "section":
        return record.source.section
    if name == "topic":
        return query.fact.topic
    if name == "tag":
        return query.fact.tags[0] if query.fact.tags else ""
    return str(getattr(record, name, ""))


def _place(query: Query) -> tuple[object, ...]:
    """Neighbours in this order make good rivals: near numbers and dates; texts that end alike and are equally long."""
    key = query.key
    if key.type == "number":
        return (0, key.value, query.item_id)
    if key.type == "date":
        return (0, key.value.span, query.item_id)
    return (width(key.text), key.text[::-1], query.item_id)


def _broken(a: Query, b: Query, index: Index) -> str | None:
    if a.fact is b.fact:
        return "same fact"
    measured = a.fact.kind_of.measured(a.fact.record)
    rule = clash(a.key, b.key, measured.unit, measured.qualifier) if measured else clash(a.key, b.key)
    if rule:
        return f"rule {rule}"
    for query, other in ((a, b), (b, a)):
        if not ends_as_counted(query.fact.record, query.key, other.key):
            return "rule 39"
        truth = judge(query, other.key, other.fact, index)
        if truth is not Truth.FALSE:
            return f"{truth.value} for another member"
    return None


def _whole(group: Sequence[Query], like: Likeness) -> str | None:
    slots = [query.key for query in group]
    for query in group:
        rule = flaw(slots, told_text(query.stem, like.documents))
        if rule:
            return f"rule {rule}"
    return None


def _sets(group: Sequence[Query]) -> Iterable[OptionSet]:
    numeric = group[0].key.type in NUMERIC
    members = sorted(group, key=lambda query: query.key.sort_key) if numeric else list(group)
    name = f"{digest(*sorted(query.item_id for query in group)):016x}"
    for query in group:
        ordered = members if numeric else shuffled(members, query.item_id)
        options = tuple(_option(query, member) for member in ordered)
        yield OptionSet(query, options, ordered.index(query), name, _band(query.key, members), numeric)


def _option(query: Query, member: Query) -> Option:
    if member is query:
        return Option(query.key.text, fact=query.fact.id)
    return Option(member.key.text, _confusion(query, member), _note(member), member.fact.id)


def _confusion(query: Query, member: Query) -> str:
    """What a student who picks this option has mixed up."""
    return query.fact.kind_of.confusion(query.fact.record, member.fact.record)


def _note(member: Query) -> str:
    """The sentence that the answer side says about an option: the fact that it belongs to."""
    return member.fact.statement


def _band(key: Slot, members: Sequence[Query]) -> int | None:
    """Difficulty by distance (rule 64), the same for every member of the group."""
    if key.type == "number":
        values = [abs(query.key.value) for query in members]
        ratio = (max(values) / min(values)) ** (1 / (len(values) - 1)) if min(values) else 9.0
        return 2 if ratio >= 1.5 else 3 if ratio >= 1.2 else 4
    if key.type == "date":
        years = sorted(query.key.value.span[0][0] for query in members)
        gap = (years[-1] - years[0]) / (len(years) - 1)
        return 2 if gap >= 5 else 3 if gap >= 2 else 4
    sections = {query.fact.record.source.section for query in members}
    return 4 if len(sections) == 1 else 3 if len({query.fact.record.source.document for query in members}) == 1 else 2
