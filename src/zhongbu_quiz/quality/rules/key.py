"""Rules 20 and 22 to 24: the order of options, the proof of the key, its evidence, and facts that contradict each other."""

from __future__ import annotations

import re
from fractions import Fraction

from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.kinds.event import Event
from zhongbu_quiz.facts.kinds.slogan import Slogan
from zhongbu_quiz.facts.kinds.statistic import Statistic
from zhongbu_quiz.facts.slots import Attribution
from zhongbu_quiz.items.item import Choice, Item, Matching, Ordering, TrueFalse
from zhongbu_quiz.messages import _, marked
from zhongbu_quiz.quality.context import Context
from zhongbu_quiz.quality.rendered import CHOICES, answers, filled, key_places
from zhongbu_quiz.quality.rules.base import ItemRule
from zhongbu_quiz.quality.second_proof import Truth, told_value, verdict, verdicts
from zhongbu_quiz.quality.second_proof.several import dated, rises
from zhongbu_quiz.values.chinese_dates import told_once
from zhongbu_quiz.values.figures import numbers_in
from zhongbu_quiz.values.numbers import NUMBER, chinese_number, number_of
from zhongbu_quiz.values.text import plain

_OURS = tuple("topic meaning definition content indicator label text deed whole as_of parts".split())
"""Slots whose wording is ours: their key need not stand letter by letter in the evidence."""
_TRUTHS = {Truth.TRUE: marked("true"), Truth.FALSE: marked("false"), Truth.UNKNOWN: marked("unknown")}
"""What findings say of a sentence."""


def ascending(item: Item, context: Context) -> str | None:
    """20: options that are all numbers or all dates ascend, and the item says that they must not be shuffled."""
    texts = [option.text for option in item.options] if item.kind != "ordering" else []
    numbers = [number_of(text) for text in texts]
    dates = [context.ledger.date(text) for text in texts]
    if not texts or (None in numbers and None in dates):
        return None
    told: list[object] = list(dates) if None in numbers else list(numbers)
    if told != sorted(told):  # type: ignore[type-var]
        return _("numbers or dates are not in ascending order")
    return (
        None
        if isinstance(item, Choice | Matching) and item.ascending
        else _("the item does not say that its options stand in order")
    )


def proved(item: Item, context: Context) -> str | None:
    """22: the second proof fills each option into the printed sentence, reads it and looks it up among all facts:
    with the key it is true, with each other option provably false, and never unknown. A statement to judge, a
    matching and an order are read alike."""
    fact = context.fact(item)
    if item.kind in CHOICES:
        keys = key_places(item)
        for place, truth in enumerate(verdicts(item, fact, context.ledger)):
            wanted = Truth.TRUE if place in keys else Truth.FALSE
            if truth is not wanted:
                told = _("the key {text} is {truth}") if place in keys else _("the distractor {text} is {truth}")
                return told.format(text=item.options[place].text, truth=_(_TRUTHS[truth]))
        return None
    if item.kind == "true_false":
        return _true_false(item, fact, context)
    if item.kind == "matching":
        return _matching(item, context)
    if item.kind == "ordering":
        return _ordering(item, fact, context)
    return None


def _true_false(item: TrueFalse, fact: Fact, context: Context) -> str | None:
    value = told_value(item, fact, context.ledger)
    if value is None:
        return _("the statement is not the fact's own sentence with one slot in it")
    truth = verdict(fact, item.slot, value, filled(item, ""), context.ledger)
    wanted = Truth.TRUE if item.answer else Truth.FALSE
    if truth is wanted:
        return None
    return _("the statement is {truth} and the key says {wanted}").format(truth=_(_TRUTHS[truth]), wanted=_(_TRUTHS[wanted]))


def _matching(item: Matching, context: Context) -> str | None:
    """Exactly one perfect matching: each left entry is true with its own right entry and false with each other."""
    slots = {slot for _, slot in item.asks}
    slot = "deed" if len(slots) > 1 else next(iter(slots), "")
    pairs = dict(item.answer)
    said = "".join(str(part) for part in item.stem if isinstance(part, Attribution))
    for left in item.left:
        fact = _meant(left, slot, context.facts(item))
        if fact is None:
            return _("{entry} names none of the item's facts, or two").format(entry=left)
        for option in item.options:
            truth = verdict(fact, slot, option.text, f"{said}{left}", context.ledger)
            wanted = Truth.TRUE if pairs.get(left) == option.text else Truth.FALSE
            if truth is not wanted:
                return _("{entry} with {text} is {truth}").format(entry=left, text=option.text, truth=_(_TRUTHS[truth]))
    return None


def _by_slots(wanted: str, asked: str, facts: list[Fact]) -> Fact | None:
    """The one fact of which a left entry shows the most, apart from the slot that is asked."""
    shown = {
        fact.id: sum(len(text) for name, slot in fact.slots.items() if name != asked and (text := plain(slot.text)) in wanted)
        for fact in facts
    }
    most = max(shown.values(), default=0)
    named = [fact for fact in facts if shown[fact.id] == most]
    return named[0] if most and len(named) == 1 else None


def _meant(left: str, slot: str, facts: list[Fact]) -> Fact | None:
    """The one fact that a left entry names."""
    wanted = plain(left)
    found = [
        fact
        for fact in facts
        if (
            isinstance(fact.record, Slogan)
            and any(plain(name) == wanted for name in (fact.record.name, *fact.record.aliases))
        )
        or (isinstance(fact.record, Event) and plain(fact.record.thing) in wanted and fact.record.action in left)
        or (isinstance(fact.record, Statistic) and plain(fact.record.indicator) in wanted)
    ]
    if not found:
        return _by_slots(wanted, slot, facts)
    if len(found) > 1:
        whole = [fact for fact in found if plain(fact.statement).endswith(wanted) or wanted in plain(fact.statement)]
        found = whole if len(whole) == 1 else found
    return found[0] if len(found) == 1 else None


def _ordering(item: Ordering, fact: Fact, context: Context) -> str | None:
    order = list(item.answer)
    if sorted(order) != sorted(option.text for option in item.options):
        return _("the right order does not hold the printed entries")
    if isinstance(fact.record, Slogan):
        parts = [part.text for part in fact.record.parts]
        if not fact.record.ordered:
            return _("the list has no order that counts")
        return None if order == parts else _("the right order is not the list's")
    if rises([dated(text, context.ledger) for text in order]) is not Truth.TRUE:
        return _("the dates of the entries do not rise for sure in the right order")
    return None


def in_evidence(item: Item, context: Context) -> str | None:
    """23: the key stands in the fragments that the fact cites: dates by their year, month and day, numbers as whole
    numbers or in Chinese characters, names by any of their names. In a wording of ours, every number and quotation is
    cited."""
    if item.kind in ("matching", "ordering", "true_false") or not item.slot:
        return None
    fact = context.fact(item)
    cited = "\n".join(fragment for source in fact.sources for fragment in source.evidence)
    flat = plain(cited)
    slot = fact.slots.get(item.slot)
    kind = slot.type if slot else item.slot
    for key in answers(item):
        if context.ledger.date(key) and kind == "date":
            found = item.slot == "issued_date" or _date_cited(key, fact, cited)
        elif (value := number_of(key)) is not None:
            found = key in numbers_in(cited) or key in NUMBER.findall(cited.replace(",", "")) or _in_words(value, cited)
        elif kind in _OURS or item.slot == "issued_in":
            found = item.slot == "issued_in" or not _unproved(key, cited, context)
        else:
            aliases = fact.record.aliases if isinstance(fact.record, Slogan) and item.slot == "name" else ()
            names = (key, *aliases, *context.world.names_in_texts(key))
            found = any(plain(text) in flat for text in names) or _all_letters(key, cited)
        if not found:
            return _("{text} is not in the evidence of {fact}").format(text=key, fact=fact.id)
    return None


def _date_cited(key: str, fact: Fact, cited: str) -> bool:
    if fact.period and fact.period.text:
        return plain(told_once(key)) in plain(cited)
    tokens = re.findall(r"\d{1,4}(?=[年—])|\d{1,2}月|\d{1,2}日", key)
    named = isinstance(fact.record, Statistic) and fact.record.period_name is not None
    return named or all(token in cited for token in tokens)


def _in_words(value: Fraction, cited: str) -> bool:
    """A count in Chinese characters, as texts write small ones."""
    if value.denominator != 1:
        return False
    return any(word in cited for word in (chinese_number(int(value)), *("两双" if value == 2 else ())))


def _unproved(key: str, cited: str, context: Context) -> list[str]:
    """Numbers and quotations in a wording of ours that the evidence does not have."""
    flat = plain(cited)
    told = [text.strip("《》“”") for text in re.findall(r"《[^》]*》|“[^”]*”", key)]
    numbers = [number for number in NUMBER.findall(key) if number not in cited]
    return numbers + [text for text in told if plain(text) not in flat and text not in context.sources.names]


def _all_letters(key: str, cited: str) -> bool:
    """A name that the text tells in two places: every character of it is cited."""
    return all(char in cited for char in plain(key) if char.isalnum())


def no_conflicts(item: Item, context: Context) -> str | None:
    """24: no item asks a slot that two facts fill with different values, by what the kind of fact declares its slots
    to be functions of."""
    for name, slot in item.asks:
        if rival := context.rival(name, slot):
            return _("{fact} and {rival} tell different values").format(fact=name, rival=rival)
    return None


KEY_RULES = (
    ItemRule(
        20,
        marked("numbers and dates ascending"),
        True,
        ascending,
        "Readers expect numbers and dates in order; disorder is noise, and the place of the key is drawn by chance, so order tells nothing.",
    ),
    ItemRule(
        22,
        marked("one option true, the others provably false"),
        True,
        proved,
        "With two right answers, or a wrong one that nobody can prove wrong, an item cannot be marked.",
    ),
    ItemRule(
        23,
        marked("the key stands in the evidence"),
        True,
        in_evidence,
        "A key that the cited text does not say is ours, not the source's.",
    ),
    ItemRule(
        24,
        marked("conflicting facts are not asked"),
        True,
        no_conflicts,
        "Where two places of the sources tell different values, neither can be the key.",
    ),
)
