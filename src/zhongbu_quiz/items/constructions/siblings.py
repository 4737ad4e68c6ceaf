"""Siblings in closed groups: the key's rivals are keys themselves.

Queries of one model are put into groups of four (three where no fourth fits) such that every member's value is provably false
for every other member. All items of a group share one option set, and each option is the key exactly once: no cue that looks at
the options alone can beat chance. Greedy over a sorted list with a bounded number of open groups, so the work grows linearly.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby

from zhongbu_quiz.chance import digest, shuffled
from zhongbu_quiz.data.lexicon import load_lexicon
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.kinds.attribute import Attribute
from zhongbu_quiz.facts.truth import Index, Truth, judge
from zhongbu_quiz.items import reasons
from zhongbu_quiz.items.constructions.ages import of_one_age, of_one_dynasty, rows_of_one_age
from zhongbu_quiz.items.constructions.balance import Balance
from zhongbu_quiz.items.constructions.likeness import BUCKETS, Bucket, Likeness, any_document, is_text, is_word
from zhongbu_quiz.items.constructions.nearness import nearness
from zhongbu_quiz.items.constructions.opensets import OpenSets
from zhongbu_quiz.items.constructions.optionset import OptionSet
from zhongbu_quiz.items.constructions.phrase import ends_as_counted
from zhongbu_quiz.items.constructions.rival import Rival, neighbours, options_of
from zhongbu_quiz.items.item import Option
from zhongbu_quiz.items.looked_up import table_of
from zhongbu_quiz.items.option_rules import (
    FINE,
    NUMERIC,
    before_its_time,
    clash,
    contradicted,
    few_years,
    flaw,
    of_forms,
    single_out,
    telling,
    too_wide,
)
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

OF_MARKS = 11
"""The rule that two texts break of which one has marks of a title, of a quotation, digits or 、 and the other has not."""
MEETINGS_APART = 4
"""Years between two meetings of which one may be taken for the other."""

Rejects = Counter[str]
_NEW = "new"
"""What is found of a pair that was not looked at yet."""


def sibling_sets(
    queries: Sequence[Query], index: Index, rejects: Rejects, family: Sequence[str] = ()
) -> list[OptionSet]:
    """Option sets for as many queries as fit into groups; `rejects` counts why pairs did not fit (rule numbers, unknown, true).

    `family` names what the facts of a group have in common where that can be had.
    """
    balance = Balance()
    grouping = _Grouping(index, rejects, family, balance)
    opened = OpenSets(queries, index, rejects, balance)
    groups, left = grouping.passes(queries, SIZE)
    made, left = opened.sets(left, SIZE)
    for _ in range(AGAIN):
        smaller, left = grouping.passes(left, SMALLEST)
        groups.extend(smaller)
        if not smaller:
            break
    few, left = opened.sets(left, SMALLEST)
    rejects[reasons.NO_GROUP] += len(left)
    return [*(option_set for group in groups for option_set in _sets(group, index)), *made, *few]


def closed_groups(
    queries: Sequence[Query], index: Index, rejects: Rejects, size: int, family: Sequence[str] = ()
) -> list[list[Query]]:
    """Groups of `size` queries whose values exclude each other pairwise, near ones first; what is left over is left out."""
    grouping = _Grouping(index, rejects, family, columns=True)
    groups, left = grouping.passes(queries, size)
    return [*groups, *grouping.group(left, any_document, size)[0]]


class _Grouping:
    """Greedy grouping over one set of queries; what was found about a pair is kept for the later, wider passes."""

    def __init__(
        self, index: Index, rejects: Rejects, family: Sequence[str], balance: Balance | None = None, columns: bool = False
    ) -> None:
        """`columns`: members will be the entries of a column and not the options of one question."""
        self._index = index
        self._rejects = rejects
        self._likeness = Likeness(tuple(family), index.base.world.places, index.base.last_ids)
        self._pairs: dict[Query, dict[Query, str | None]] = defaultdict(dict)
        self._placed: dict[Query, tuple[object, ...]] = {}
        self._balance = balance
        self._columns = columns

    def passes(self, queries: Sequence[Query], size: int) -> tuple[list[list[Query]], list[Query]]:
        """Groups from the narrowest likeness to the widest, and what is left over."""
        groups: list[list[Query]] = []
        left = list(queries)
        for bucket in BUCKETS:
            if len(left) < size:
                break
            made, left = self.group(left, bucket, size)
            groups.extend(made)
        return groups, left

    def group(self, queries: Sequence[Query], bucket: Bucket, size: int) -> tuple[list[list[Query]], list[Query]]:
        """Groups among queries of one bucket, and what is left over."""
        done: list[list[Query]] = []
        left: list[Query] = []
        buckets = [bucket(query, self._likeness) for query in queries]
        left.extend(query for query, shared in zip(queries, buckets, strict=True) if shared is None)
        ordered = sorted(
            (shared, self._place(query), place) for place, (query, shared) in enumerate(zip(queries, buckets, strict=True)) if shared is not None
        )
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

    def _place(self, query: Query) -> tuple[object, ...]:
        """Where a query stands in all passes."""
        found = self._placed.get(query)
        if found is None:
            found = self._placed[query] = _place(query)
        return found

    def _fits(self, query: Query, group: Sequence[Query], size: int) -> bool:
        broken: str | None = None
        known = self._pairs[query]
        for member in group:
            broken = known.get(member, _NEW)
            if broken is _NEW:
                broken = known[member] = _broken(query, member, self._index, self._columns)
            if broken:
                break
        if broken is None and not self._columns and _one_year([*group, query]):
            broken = reasons.rule(36)
        if broken is None and len(group) + 1 == size:
            broken = _whole([*group, query], self._likeness) or self._lopsided([*group, query])
        if broken:
            self._rejects[broken] += 1
        return broken is None

    def _lopsided(self, group: Sequence[Query]) -> str | None:
        """Why a finished group would let keys be told by the words of their stems, or None."""
        if self._balance is None or group[0].key.type in NUMERIC:
            return None
        stems = [query.told(self._likeness.documents) for query in group]
        return None if self._balance.takes(stems, [query.key.text for query in group]) else reasons.TOLD_BY_STEMS


def _too_wide(query: Query, group: Sequence[Query]) -> bool:
    """Texts come in the order of their width: a group whose narrowest member breaks rule 12 with this one takes no later one."""
    if not is_text(query):
        return False
    return too_wide(width(group[0].key.text), width(query.key.text))


def _place(query: Query) -> tuple[object, ...]:
    """Neighbours in this order make good rivals: near numbers and dates; texts that end alike and are equally long."""
    key = query.key
    if key.type == "number":
        return (float(key.value), key.value, query.item_id)  # what is not the same as a float is compared quickly
    if key.type == "date":
        return (0, key.value.span, query.item_id)
    return (width(key.text), key.text[::-1], query.item_id)


def _broken(a: Query, b: Query, index: Index, columns: bool) -> str | None:
    if a.fact is b.fact:
        return reasons.SAME_FACT
    measured = a.fact.kind_of.measured(a.fact.record)
    rule = clash(a.key, b.key, measured.unit, measured.qualifier, columns) if measured else clash(a.key, b.key)
    if rule and a.key.type == "date" and a.key.value.granularity != b.key.value.granularity:
        return reasons.OTHER_PRECISION
    if rule == OF_MARKS and a.key.type not in NUMERIC:
        return reasons.OTHER_MARKS
    if rule:
        return reasons.rule(rule)
    if not of_one_age(a.fact, b.fact):
        return reasons.FAR_IN_TIME
    if a.key.type == "deed" and _lasts(a.fact) != _lasts(b.fact):
        return reasons.DAY_AND_SPAN
    if far := _unlike(a, b, index.base.world.places):
        return far
    if not columns and (far := _rows_far_apart(a, b, index.base)):
        return far
    for query, other in ((a, b), (b, a)):
        if query.key.type == "date" and before_its_time(query.said, other.key.value.span[1][0]):
            return reasons.rule(73)
        if not ends_as_counted(query.fact.record, query.key, other.key):
            return reasons.rule(39)
        truth = judge(query, other.key, other.fact, index)
        if truth is not Truth.FALSE:
            return reasons.UNKNOWN_OF_ANOTHER if truth is Truth.UNKNOWN else reasons.TRUE_OF_ANOTHER
    return None


def _lasts(fact: Fact) -> bool:
    """Whether an event went on from one date to another: the only one that did so among days is told by that (rule 73)."""
    return fact.period is not None and not fact.period.is_date


def _rows_far_apart(a: Query, b: Query, base: FactBase) -> str | None:
    """Why two rows of a table are no rivals: of different ages, unless the age is asked, or, in a long table, of different parts of the country."""
    record, other = a.fact.record, b.fact.record
    if not isinstance(record, Attribute) or not isinstance(other, Attribute):
        return None
    if not rows_of_one_age(record, other):
        return reasons.FAR_IN_TIME
    if record.attribute not in load_lexicon().set("statistics.ages") and not of_one_dynasty(record.thing, other.thing, base):
        return reasons.FAR_IN_TIME
    places = base.world.places
    regions = {region for thing in (record.thing, other.thing) if (region := places.region_of(thing))}
    return reasons.OTHER_PARTS if len(regions) > 1 and table_of(base).is_long(record.attribute) else None


def _unlike(a: Query, b: Query, places: Places) -> str | None:
    """Why two values of one type are no rivals all the same: a city beside provinces, who sailed the seas beside who founded a dynasty (11),
    a meeting of other years (36)."""
    if a.key.name == "actor" and a.fact.slots["action"].text != b.fact.slots["action"].text:
        return reasons.OTHER_DEEDS
    if a.key.type in ("region", "place") and places.level(a.key.text) != places.level(b.key.text):
        return reasons.rule(11)
    if a.key.type == "meeting" and a.fact.period and b.fact.period:
        apart = abs(a.fact.period.span[0][0] - b.fact.period.span[0][0])
        return reasons.rule(36) if apart > MEETINGS_APART else None
    return None


def _one_year(group: Sequence[Query]) -> bool:
    """Whether dates would ask for the month alone."""
    dates = [query.key.value for query in group if query.key.type == "date" and query.key.value.granularity in FINE]
    return few_years([date.span[0][0] for date in dates])


def _whole(group: Sequence[Query], like: Likeness) -> str | None:
    slots = [query.key for query in group]
    words = is_word(group[0].key)
    if words and (rule := of_forms([slot.text for slot in slots], like.places)):
        return reasons.rule(rule)
    for query in group:
        stem = query.told(like.documents)
        rule = flaw(slots, stem) or (telling([slot.text for slot in slots], stem, neighbours(query)) if words else None)
        if group[0].key.type == "number" and contradicted([slot.text for slot in slots], query.key.text, stem):
            return reasons.rule(22)
        if words and single_out([slot.text for slot in slots], *query.around):
            rule = 73
        if rule:
            return reasons.rule(rule)
    return None


def _sets(group: Sequence[Query], index: Index) -> Iterable[OptionSet]:
    numeric = group[0].key.type in NUMERIC
    members = sorted(group, key=lambda query: query.key.sort_key) if numeric else list(group)
    name = f"{digest(*sorted(query.item_id for query in group)):016x}"
    for query in group:
        ordered = members if numeric else shuffled(members, query.item_id)
        rivals = {member.item_id: Rival(member.key, member.fact) for member in ordered if member is not query}
        wrong = dict(zip(rivals, options_of(tuple(rivals.values()), query, index), strict=True))
        key = Option(query.key.text, fact=query.fact.id)
        options = tuple(wrong.get(member.item_id, key) for member in ordered)
        near = nearness(query, tuple(rivals.values()), index)
        notes = tuple("" if member is query else rivals[member.item_id].note(query, index) for member in ordered)
        slots = tuple(member.key for member in ordered)
        yield OptionSet(query, options, ordered.index(query), name, near, numeric, notes, slots)
