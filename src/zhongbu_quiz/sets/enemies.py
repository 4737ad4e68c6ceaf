"""Which items must not stand on one paper (rules 45 to 48, 79), and which had better not (rule 55).

`between` answers for two items and is cheap enough to ask for every candidate of a draw; `pairs` finds all enemies of a pool
through indexes (slots, key texts, numbers, rare bigrams), for the graph that exchanges are tried on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product

from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.messages import _, marked
from zhongbu_quiz.sets.arithmetic import Kinship, Scanner, derivable, units_of
from zhongbu_quiz.sets.enemy_index import likely_pairs, nearly_named
from zhongbu_quiz.sets.traits import SAME, Traits, one_material, rows_of_one_table, traits_of
from zhongbu_quiz.values.text import dice_of, plain, stands_in

ALIKE = 0.7
"""Dice coefficient from which two fronts interfere (rule 55)."""

REASONS = {
    45: marked("one of them tells the answer of the other"),
    46: marked("both ask the same"),
    47: marked("one of them lets the figure of the other be computed"),
    48: marked("both have the same options, or were made as one set"),
    79: marked("what is to be written for one of them stands in the other"),
}
"""Why two items must not stand on one paper, by the number of the rule; messages say it in their language."""


class Enemies:
    """Enemy tests over one base, which others may ask for. `printed` is what stands on the paper besides the items: title, subtitle."""

    def __init__(self, base: FactBase, printed: str = "") -> None:
        self.base = base
        self._scanner = Scanner(units_of(base.facts))
        self._printed = plain(printed)
        self._kin = Kinship(base.world.places)
        self._known: dict[str, Traits] = {}

    def traits(self, item: Item) -> Traits:
        """What the tests compare, computed once for an item."""
        known = self._known.get(item.id)
        if known is None:
            known = self._known[item.id] = traits_of(item, self.base, self._scanner)
        return known

    def printed(self, item: Item) -> bool:
        """True where the key stands in the headings of the paper (rule 45)."""
        return any(stands_in(needle, self._printed) for needle in self.traits(item).needles)

    def between(self, a: Item, b: Item) -> int | None:
        """The number of the rule that forbids two items on one paper, or None."""
        if one_material(a, b):
            return None  # one thing, made to stand together
        left, right = self.traits(a), self.traits(b)
        if left.asks & right.asserts or right.asks & left.asserts:
            return 45
        if a.thing == b.thing or left.asks & right.asks or left.several & right.several or left.keys & right.keys:
            return 46
        if a.group and a.group == b.group:
            return 48
        if left.choices and left.choices == right.choices:
            return 48
        if _tells(left, right) or _tells(right, left):
            return 45
        if nearly_named(left, right) or nearly_named(right, left) or _rules_out(left, right) or _lists(left, right) or _lists(right, left):
            return 45
        if _offers(left, right) or _offers(right, left):
            return 79
        if _raises(left, right) or _raises(right, left):
            return 45
        if self._derives(left, right) or self._derives(right, left):
            return 47
        return 46 if _dice(left.pairs, right.pairs) >= SAME and not rows_of_one_table(left.fact, right.fact) else None

    def interferes(self, a: Item, b: Item) -> bool:
        """True where two items had better not stand on one paper: they are about one thing (a short part has no room to put them five
        apart, rule 52), ask in the same words, confuse each other's memory (rule 55), or one tells where a distractor of the other belongs."""
        if a.thing in b.facts or b.thing in a.facts:
            return True
        left, right = self.traits(a), self.traits(b)
        if left.head == right.head:
            return True
        if any(_one_off(one, other) for one in left.needles for other in right.needles):
            return True
        return _dice(left.asking_pairs, right.asking_pairs) >= ALIKE

    def together(self, a: Item, b: Item, c: Item) -> bool:
        """True where two of three items give the figure of the third (rule 47)."""
        three = (self.traits(a), self.traits(b), self.traits(c))
        return any(self._from_two(three[i], three[i - 1], three[i - 2]) for i in range(3))

    def fits(self, item: Item, chosen: Iterable[Item], calm: bool = False) -> bool:
        """Whether an item can join a paper; `calm` also keeps interfering items apart."""
        relatives: list[Item] = []
        for other in chosen:
            if self.between(item, other) is not None or (calm and self.interferes(item, other)):
                return False
            mine, theirs = self.traits(item), self.traits(other)
            if mine.fact and theirs.fact and mine.series and theirs.series and self._kin(mine.fact, theirs.fact):
                relatives.append(other)
        return not any(self.together(item, one, other) for one, other in combinations(relatives, 2))

    def objection(self, item: Item, chosen: Sequence[Item]) -> str:
        """Why an item cannot join a paper, in a sentence that names it; "" where it can."""
        if self.printed(item):
            return _("{item!r} has its answer in the title").format(item=item.id)
        for other in chosen:
            if (rule := self.between(item, other)) is not None:
                words = _("{item!r} cannot stand beside {other!r}: {reason} (rule {rule})")
                return words.format(item=item.id, other=other.id, reason=_(REASONS[rule]), rule=rule)
        if not self.fits(item, chosen):
            three = next((a, b) for a, b in combinations(chosen, 2) if self.together(item, a, b))
            words = _("{item!r} cannot stand beside {one!r} and {other!r}: two of the figures give the third (rule 47)")
            return words.format(item=item.id, one=three[0].id, other=three[1].id)
        return ""

    def pairs(self, items: Sequence[Item]) -> Iterator[tuple[int, int, int]]:
        """All (place, place, rule) of enemies among items; facts, groups and option sets that many share are left to `cliques`."""
        seen: set[tuple[int, int]] = set()
        for pair in likely_pairs([self.traits(item) for item in items], self._kin):
            if pair not in seen:
                seen.add(pair)
                rule = self.between(items[pair[0]], items[pair[1]])
                if rule is not None:
                    yield (*pair, rule)

    def cliques(self, items: Sequence[Item]) -> list[list[int]]:
        """Sets of places of which at most one may be chosen: one fact, one group, one option set. Questions of one material stand
        together, so that a set holds one of them, and there is a set for each."""
        sets: dict[object, list[int]] = defaultdict(list)
        for place, item in enumerate(items):
            sets["fact", item.thing].append(place)
            if item.group:
                sets["group", item.group].append(place)
            choices = self.traits(item).choices
            if choices:
                sets["options", choices].append(place)
        apart = (one for places in sets.values() for one in _one_of_each_material(places, items))
        return [places for places in apart if len(places) > 1]

    def triples(self, items: Sequence[Item]) -> Iterator[tuple[int, int, int]]:
        """All places of three items of which two give the figure of the third."""
        numbered = [place for place, item in enumerate(items) if self.traits(item).series]
        heads: dict[object, list[int]] = defaultdict(list)
        for place in numbered:
            source = items[place].source
            heads[source.document, source.section].append(place)
            heads[self.traits(items[place]).head].append(place)
        seen: set[tuple[int, ...]] = set()
        for place in numbered:
            mine = self.traits(items[place])
            if mine.figure is None:
                continue
            source = items[place].source
            told = sorted({*heads[source.document, source.section], *heads[mine.head]} - {place})
            relatives = [other for other in told if self._relative(mine, self.traits(items[other]))]
            for one, other in combinations(relatives, 2):
                three = tuple(sorted((place, one, other)))
                if three not in seen and self._from_two(mine, self.traits(items[one]), self.traits(items[other])):
                    seen.add(three)
                    yield three[0], three[1], three[2]

    def _relative(self, a: Traits, b: Traits) -> bool:
        return a.fact is not None and b.fact is not None and a.fact is not b.fact and bool(b.numbers) and self._kin(a.fact, b.fact)

    def _derives(self, asked: Traits, teller: Traits) -> bool:
        """True where the numbers of `teller`, with those in the stem of `asked`, give the figure of `asked`."""
        if asked.figure is None or not teller.numbers or not self._relative(asked, teller):
            return False
        return derivable(asked.figure, teller.numbers, teller.numbers | asked.numbers)

    def _from_two(self, asked: Traits, one: Traits, other: Traits) -> bool:
        if asked.figure is None or not self._relative(asked, one) or not self._relative(asked, other):
            return False
        return derivable(asked.figure, one.numbers, other.numbers)


def _one_of_each_material(places: Sequence[int], items: Sequence[Item]) -> Iterator[list[int]]:
    """The places, each time with another of those that stand under one material."""
    sharing: dict[object, list[int]] = defaultdict(list)
    for place in places:
        material = items[place].material
        sharing[material.id if material else place].append(place)
    for chosen in product(*sharing.values()):
        yield list(chosen)


def _tells(teller: Traits, asked: Traits) -> bool:
    """True where the key of `asked` stands in what `teller` shows."""
    if asked.figure is not None:
        return asked.figure.number in teller.numbers
    return any(needle in teller.text and stands_in(needle, teller.text) for needle in asked.needles)


def _lists(teller: Traits, asked: Traits) -> bool:
    """True where the options of `teller` are entries of the list of which `asked` wants one, and that one is among them: who sees 强创新、兴产业、
    促转型 side by side knows what belongs together."""
    if not asked.siblings or not any(one in teller.offered and stands_in(one, teller.offered) for one in asked.siblings):
        return False
    return any(needle in teller.offered and stands_in(needle, teller.offered) for needle in asked.needles)


def _rules_out(a: Traits, b: Traits) -> bool:
    """True where two items ask of one series of figures, and an option of one stands on the fact of the other: its stem says which year or
    figure that option belongs to."""
    return a.series is not None and a.series == b.series and (a.item.thing in b.item.facts or b.item.thing in a.item.facts)


def _raises(teller: Traits, asked: Traits) -> bool:
    """True where the key of `asked` stands in the material or figure of `teller`, and is not one of few that everybody knows."""
    return not asked.closed and any(needle in teller.raised and stands_in(needle, teller.raised) for needle in asked.needles)


def _offers(teller: Traits, asked: Traits) -> bool:
    """True where what has to be written for `asked`, or a part of it, stands in what `teller` shows or offers (rule 79)."""
    return any(
        key in shown and stands_in(key, shown) for key in asked.written for shown in (teller.offered, teller.text)
    )


def _dice(a: frozenset[str], b: frozenset[str]) -> float:
    """The likeness of two sets of pairs; 0 where they are too unlike in size to reach ALIKE, which saves most comparisons."""
    return 0.0 if 2 * min(len(a), len(b)) < ALIKE * (len(a) + len(b)) else dice_of(a, b)


def _one_off(a: str, b: str) -> bool:
    """True where two names of four characters or more differ in one character; dates and numbers do not count."""
    if min(len(a), len(b)) < 4 or abs(len(a) - len(b)) > 1 or a[0].isdigit() or b[0].isdigit() or a == b:
        return False
    if len(a) == len(b):
        return sum(x != y for x, y in zip(a, b, strict=True)) == 1
    short, long = sorted((a, b), key=len)
    return any(long[:place] + long[place + 1 :] == short for place in range(len(long)))
