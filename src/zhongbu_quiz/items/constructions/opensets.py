"""Open sets: rivals for one key, where no closed group is to be had.

In their order: what a person said is mixed up with the key's formula; words of its own category that stand in the same section and are
proved false; real terms of the category from the curated list. Whatever is used is proved false like any rival. No rule looks at which of
the options is the key, but the rivals need not be keys elsewhere.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import combinations, islice

from zhongbu_quiz.chance import drawn, shuffled
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.kinds.slogan import Slogan
from zhongbu_quiz.facts.slots import Slot, is_part
from zhongbu_quiz.facts.truth import Claim, Index, Truth, judge
from zhongbu_quiz.facts.watch import Keys
from zhongbu_quiz.items import reasons
from zhongbu_quiz.items.constructions.balance import Balance, likeness
from zhongbu_quiz.items.constructions.likeness import is_word, section_of
from zhongbu_quiz.items.constructions.measured import Measured
from zhongbu_quiz.items.constructions.nearness import nearness
from zhongbu_quiz.items.constructions.optionset import OptionSet
from zhongbu_quiz.items.constructions.phrase import ends_as_counted, form
from zhongbu_quiz.items.constructions.rival import Rival, around, neighbours, options_of
from zhongbu_quiz.items.gap_rules import stands_in
from zhongbu_quiz.items.item import Option
from zhongbu_quiz.items.option_rules import clash, kind_of, of_kinds
from zhongbu_quiz.items.query import Query
from zhongbu_quiz.values.places import Places
from zhongbu_quiz.values.text import plain, width

NEAREST = 9
"""How many rivals of a key are combined, the best first."""
TRIED = 120
"""How many sets of rivals are tried for one key: a bound on the work."""


_ENTRIES = ("part", "slogan")
_Sifted = tuple[list[tuple[int, float, Rival]], list[str]]
"""Rivals, each with the rank of its source and how far its width lies from the key's; and why others are none."""


class Pool:
    """The words of a base by category, section and topic, and the curated terms: where rivals of a word come from."""

    def __init__(self, base: FactBase) -> None:
        self._base = base
        self._places: dict[tuple[str, str], list[Rival]] = defaultdict(list)
        self._told_in: dict[str, set[str]] = defaultdict(set)
        self.sifted: dict[tuple[object, ...], tuple[_Sifted, Keys]] = {}
        """What was found of the rivals of a key, by the question that is asked."""
        documents = base.last_ids
        for fact in base.of_kind("slogan"):
            for slot in filter(is_word, fact.slots.values()):
                self._told_in[plain(slot.text)].add(section_of(fact, documents))
            if fact.doubtful:
                continue
            for slot in fact.slots.values():
                if is_word(slot) and slot.pool:
                    self._places[section_of(fact, documents), slot.pool].append(Rival(slot, fact))
                    self._places[fact.topic, slot.pool].append(Rival(slot, fact))

    def noted(self) -> None:
        """It hangs on all slogans, and on the order of the documents, for whoever asks it again."""
        _ = self._base.of_kind("slogan"), self._base.last_ids

    def rivals(self, claim: Claim) -> Iterator[Rival]:
        """All that may be false in the place of a word, the best first: mixed up, of the section, of the topic, curated."""
        key, fact = claim.key, claim.fact
        yield from self._mixed(fact, key)
        near: dict[tuple[str, str], Rival] = {}
        anywhere = "region" not in fact.slots
        for place in (section_of(fact, self._base.last_ids), fact.topic):
            for rival in around(fact, self._places.get((place, key.pool), ())) if key.pool else ():
                other, slot = rival.origin, rival.slot
                if other is None or other is fact or not fits(key, slot):
                    continue
                if anywhere or _lies_alike(fact, key, slot, self._base):
                    near.setdefault((other.id, slot.name), rival)
        yield from near.values()
        if is_part(key.name):
            own = section_of(fact, self._base.last_ids)
            for term in self._base.world.categories.get(key.pool, ()):
                told_in = self._told_in.get(plain(term), {own})
                if own in told_in:  # what the text tells elsewhere is of another topic (rule 66)
                    yield Rival(Slot(key.name, key.type, term, term, key.pool))

    def _mixed(self, fact: Fact, key: Slot) -> Iterator[Rival]:
        record = fact.record
        terms = [one.term for one in record.confused_with if one.term is not None] if isinstance(record, Slogan) else []
        if key.type in ("part", "slogan"):
            yield from (Rival(Slot(key.name, key.type, term, term, key.pool), None, mixed=True) for term in terms)
        for other in sorted(self._base.confused(fact.id), key=lambda each: each.order):
            if not other.doubtful:
                yield from (Rival(slot, other, mixed=True) for slot in other.slots.values() if slot.type == key.type)


def fits(key: Slot, slot: Slot) -> bool:
    """Whether a word of one slot may stand in another: names and parts of one category are entries alike."""
    return key.type == slot.type or (key.type in _ENTRIES and slot.type in _ENTRIES)


def _lies_alike(fact: Fact, key: Slot, slot: Slot, base: FactBase) -> bool:
    """Whether a place lies in the region that the formula is about, where its own does: else the map alone would tell it."""
    places, region = base.world.places, fact.slots.get("region")
    if region is None or not places.known(key.text) or not places.within(key.text, region.text):
        return True
    return places.known(slot.text) and places.within(slot.text, region.text)


def pool_of(index: Index) -> Pool:
    """The pool of an index, filled once for all models that ask it."""
    pool = index.lent.get("pool")
    if isinstance(pool, Pool):
        pool.noted()
        return pool
    made = index.lent["pool"] = Pool(index.base)
    return made


class OpenSets:
    """Open sets for the queries of one model."""

    def __init__(self, queries: Sequence[Query], index: Index, rejects: Counter[str], balance: Balance) -> None:
        self._pool = pool_of(index) if any(is_word(query.key) for query in queries) else None
        self._index = index
        self._places = index.base.world.places
        self._rejects = rejects
        self._balance = balance
        self._near: dict[str, _Near] = {}

    def sets(self, queries: Iterable[Query], size: int) -> tuple[list[OptionSet], list[Query]]:
        """An option set of a size for each query that has enough rivals, and the queries that are left over."""
        made: list[OptionSet] = []
        left: list[Query] = []
        for query in queries:
            found = self._set(query, size) if is_word(query.key) else None
            if found is None:
                left.append(query)
            else:
                made.append(found)
        return made, left

    def _set(self, query: Query, size: int) -> OptionSet | None:
        if self._pool is None:
            return None
        near = self._near.get(query.item_id)
        if near is None:
            stem = query.told(self._index.base.last_ids)
            near = self._near[query.item_id] = _Near(query, self._false(query, stem), stem, self._places, self._balance)
        for places in islice(near.sets(size - 1, self._rejects), TRIED):
            why = near.broken(places)
            if why is None:
                return self._option_set(query, [near.rivals[place] for place in places])
            self._rejects[why] += 1
        return None

    def _false(self, query: Query, stem: str) -> list[Rival]:
        """The rivals that are proved false and break no rule beside the key: the best few, and of equals the nearest in width."""
        found, refused = self._sifted(query, stem)
        for why in refused:
            self._rejects[why] += 1
        number = drawn(query.item_id)
        ranked = sorted([(rank, apart, number(rival), place) for place, (rank, apart, rival) in enumerate(found)])
        return [found[place][-1] for *_, place in ranked[:NEAREST]]

    def _sifted(self, query: Query, stem: str) -> _Sifted:
        """Which rivals may stand beside a key, and why others may not: worked out once for all models that ask with one stem."""
        if self._pool is None:
            return [], []
        asked = query.fact.id, query.key.name, query.shown, query.attributed, stem
        known = self._pool.sifted.get(asked)
        if known is None:
            with self._index.base.watch.reading(inner=True) as reads:
                known = self._pool.sifted[asked] = self._sift(self._pool, query, stem), reads
        else:
            self._index.base.watch.read_again(known[1])
        return known[0]

    def _sift(self, pool: Pool, query: Query, stem: str) -> _Sifted:
        found: list[tuple[int, float, Rival]] = []
        refused: list[str] = []
        seen, own = {plain(query.key.text)}, width(query.key.text)
        for rival in pool.rivals(query):
            flat = plain(rival.slot.text)
            if flat in seen:
                continue
            seen.add(flat)
            why = self._no_rival(query, rival, stem)
            if why is None:
                found.append((0 if rival.mixed else 2 if rival.origin is None else 1, abs(width(rival.text) - own), rival))
            else:
                refused.append(why)
        return found, refused

    def _no_rival(self, query: Query, rival: Rival, stem: str) -> str | None:
        rule = clash(query.key, rival.slot)
        if rule:
            return reasons.rule(rule)
        if not ends_as_counted(query.fact.record, query.key, rival.slot):
            return reasons.rule(39)
        text = rival.slot.text
        if form(text, self._places) != form(query.key.text, self._places):
            return reasons.rule(65)
        if stands_in(text, stem):
            return reasons.rule(45)
        truth = judge(query, rival.slot, rival.origin, self._index)
        return None if truth is Truth.FALSE else reasons.UNKNOWN_OF_ANOTHER if truth is Truth.UNKNOWN else reasons.TRUE_OF_ANOTHER

    def _option_set(self, query: Query, chosen: Sequence[Rival]) -> OptionSet:
        key = Option(query.key.text, fact=query.fact.id)
        wrong = {option.text: option for option in options_of(_in_order(query, chosen), query, self._index)}
        ordered = shuffled([key, *wrong.values()], query.item_id)
        alone = {rival.text: rival.note(query, self._index) for rival in chosen}
        notes = tuple(alone.get(option.text, "") for option in ordered)
        near = nearness(query, chosen, self._index)
        return OptionSet(query, tuple(ordered), ordered.index(key), "", near, ascending=False, notes=notes)


class _Near:
    """The best rivals of one key. Each of them, and each pair, is looked at once, and sets of them by what was found."""

    def __init__(self, query: Query, rivals: Sequence[Rival], stem: str, places: Places, balance: Balance) -> None:
        self.rivals = rivals
        self._query, self._stem, self._balance = query, stem, balance
        slots = [rival.slot for rival in rivals]
        found = ((i, j, clash(slots[i], slots[j])) for i, j in combinations(range(len(slots)), 2))
        self._clashing = {(i, j): rule for i, j, rule in found if rule}
        self._kinds = [kind_of(text, places) for text in (query.key.text, *map(str, rivals))]

    @cached_property
    def _measured(self) -> Measured:
        return Measured([self._query.key.text, *map(str, self.rivals)], self._stem, neighbours(self._query), self._query.around)

    @cached_property
    def _scores(self) -> list[tuple[float, ...]]:
        return [likeness(text, self._stem) for text in (self._query.key.text, *map(str, self.rivals))]

    def sets(self, size: int, rejects: Counter[str]) -> Iterator[tuple[int, ...]]:
        """The places of so many rivals that may stand beside each other and the key, the best first; `rejects` counts the rules that others
        break."""
        clashing, kinds = self._clashing, self._kinds
        alike = kinds.count(kinds[0]) == len(kinds)
        for places in combinations(range(len(self.rivals)), size):
            rule = next((clashing[pair] for pair in combinations(places, 2) if pair in clashing), None) if clashing else None
            if not rule and not alike:
                rule = of_kinds([kinds[0], *[kinds[place + 1] for place in places]])
            if rule:
                rejects[reasons.rule(rule)] += 1
            else:
                yield places

    def broken(self, places: Sequence[int]) -> str | None:
        """Why rivals are refused: by the words of the stem, by the parts that it shows beside the gap, by what stands around the gap."""
        options = (0, *[place + 1 for place in places])
        rule = self._measured.broken(options)
        if rule:
            return reasons.rule(rule)
        return None if self._balance.takes_scores([self._scores[place] for place in options], 0) else reasons.TOLD_BY_STEMS


def _in_order(query: Query, rivals: Sequence[Rival]) -> list[Rival]:
    """Rivals as they will be printed: what is said of several at once stands at the first."""
    places = {text: place for place, text in enumerate(shuffled([rival.text for rival in rivals], query.item_id))}
    return sorted(rivals, key=lambda rival: places[rival.text])
