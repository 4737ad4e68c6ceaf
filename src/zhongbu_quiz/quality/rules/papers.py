"""Rules 45, 46, 47, 49 and 52: items side by side on one drawn paper."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import combinations

from zhongbu_quiz.items.item import KINDS, Item
from zhongbu_quiz.items.printed import above
from zhongbu_quiz.messages import _, marked
from zhongbu_quiz.quality.context import Context
from zhongbu_quiz.quality.rendered import answers, outside
from zhongbu_quiz.quality.rules.base import Finding, SetRule
from zhongbu_quiz.sets.arithmetic import derivable, figure_of
from zhongbu_quiz.sets.traits import (
    CLOSED,
    SAME,
    choices_of,
    offered_by,
    one_material,
    rows_of_one_table,
    whole_keys,
    written,
)
from zhongbu_quiz.values.text import dice, plain, squeeze, stands_in

APART = 5
LONG = 20
"""From so many items on a paper is an examination."""
LEAST_ABOVE = Fraction(1, 10)
MOST_NUMBERS = Fraction(1, 2)
_HAN = re.compile(r"[\u3400-\u9fff]")


def no_leaks(items: Sequence[Item], context: Context) -> Iterable[Finding]:
    """45: no item shows a slot that another asks, and no key of two Chinese characters or more, nor a figure with its
    unit, stands in what another item shows, in its material or its table, where names of a closed pool (regions, dates) give nothing
    away; a draw also keeps apart a name and one that is nearly the same, an entry of a list and options that are entries of it, and two items of one
    series of figures whose options stand on each other's facts. The questions of one material are one thing here."""
    shown = [plain(outside(item) + "\n".join(_listed(item))) for item in items]
    raised = [plain("\n".join(above(item))) for item in items]
    keys = [[plain(key) for key in _telling_keys(item, context)] for item in items]
    for (i, item), (j, other) in combinations(enumerate(items), 2):
        if one_material(item, other):
            continue
        if item.asks & other.asserts or other.asks & item.asserts:
            yield item.id, _("shares an asked slot with what {other} shows").format(other=other.id)
        for a, b in ((i, j), (j, i)):
            places = shown[b] if _closed(items[a], context) else f"{shown[b]}\n{raised[b]}"
            told = next((key for key in keys[a] if stands_in(key, places)), None)
            if told:
                yield items[a].id, _("its key {text} stands in {other}").format(text=told, other=items[b].id)


def _closed(item: Item, context: Context) -> bool:
    """Whether the answer is one of few that everybody knows (rule 79)."""
    asked = [context.base.fact(name).slots.get(slot) for name, slot in item.asks if name in context.base]
    return bool(asked) and all(slot is not None and slot.type in CLOSED for slot in asked)


def _listed(item: Item) -> list[str]:
    return [*item.left, *(option.text for option in item.options if item.kind == "ordering")]


def _telling_keys(item: Item, context: Context) -> list[str]:
    """Keys of two Chinese characters or more, and numbers with their unit."""
    if item.kind in ("matching", "ordering"):
        return []
    fact = context.fact(item)
    told = fact.kind_of.measured(fact.record)
    unit = told.unit if told and told.slot == item.slot else ""
    texts = [key + unit for key in answers(item)]
    return [text for text in texts if len(_HAN.findall(text)) >= 2 or (unit and len(text) >= 3)]


def no_duplicates(items: Sequence[Item], context: Context) -> Iterable[Finding]:
    """46: no slot is asked twice, nor is one name or phrase wanted by two items; no two stems have a Dice coefficient of 0.85 or more;
    no option set comes twice with one key, unless its options are numbers of statements (①③)."""
    for item, other in combinations(items, 2):
        if one_material(item, other):
            continue
        same_key = set(whole_keys(item)) & set(whole_keys(other)) and not (_closed(item, context) or _closed(other, context))
        if item.asks & other.asks or same_key or (item.main_fact == other.main_fact and item.slot and other.slot):
            yield item.id, _("asks the same as {other}").format(other=other.id)
        elif dice(outside(item), outside(other)) >= SAME and not (_listed(item) and _listed(other)) and not _rows(item, other, context):
            yield item.id, _("its stem is that of {other}").format(other=other.id)
        elif choices_of(item) and choices_of(item) == choices_of(other) and answers(item) == answers(other):
            yield item.id, _("has key and options of {other}").format(other=other.id)


def _rows(item: Item, other: Item, context: Context) -> bool:
    """Whether two items ask of two rows of one table."""
    first, second = (context.fact(each) if each.main_fact in context.base else None for each in (item, other))
    return rows_of_one_table(first, second)


def no_derived(items: Sequence[Item], context: Context) -> Iterable[Finding]:
    """47: no asked figure is the total, part, share, sum, difference or growth of figures that other items of the paper show."""
    shown = [(item, context.scanner.numbers(squeeze(outside(item)))) for item in items]
    for item in items:
        asked = figure_of(context.fact(item), item.slot)
        if asked is None:
            continue
        near = [
            (other, numbers)
            for other, numbers in shown
            if other.id != item.id and numbers and context.kin(context.fact(item), context.fact(other))
        ]
        for (a, one), (b, two) in combinations(near, 2):
            if derivable(asked, one, two):
                yield item.id, _("can be computed from {a} and {b}").format(a=a.id, b=b.id)
                break


def coverage(items: Sequence[Item], context: Context) -> Iterable[Finding]:
    """49: a paper of twenty items or more asks about every section in turn, and at most half of it asks for figures."""
    if len(items) < 20:
        return
    figures = [item for item in items if item.slot == "figure"]
    if len(figures) > MOST_NUMBERS * len(items):
        yield figures[-1].id, _("{some} of {all} items ask for a figure").format(some=len(figures), all=len(items))
    sections = Counter((item.source.document, item.source.section) for item in items)
    section, count = sections.most_common(1)[0]
    if len(sections) > 2 and count > max(4, len(items) * 0.4):
        told = _("{some} of {all} items come from {section}")
        yield items[-1].id, told.format(some=count, all=len(items), section="·".join(section))


def order_of_items(items: Sequence[Item], context: Context) -> Iterable[Finding]:
    """52: parts in the usual order, materials last; items of one fact at least five apart, but for questions of one material."""
    places = [len(KINDS) if item.material else KINDS.index(item.kind) for item in items]
    if places != sorted(places):
        yield items[0].id, _("the parts of the paper do not stand in the usual order")
    last: dict[str, int] = defaultdict(lambda: -APART)
    for place, item in enumerate(items):
        if place - last[item.main_fact] < APART and not item.material:
            yield item.id, _("another item of the same fact stands less than five items away")
        last[item.main_fact] = place


def above_recall(items: Sequence[Item], context: Context) -> Iterable[Finding]:
    """78: of a paper of twenty items or more at least a tenth asks for more than recall: to understand, or to use."""
    above = sum(item.level != "识记" for item in items)
    if len(items) >= LONG and above < LEAST_ABOVE * len(items):
        yield items[-1].id, _("{some} of {all} items ask for more than recall").format(some=above, all=len(items))


def written_answers(items: Sequence[Item], context: Context) -> Iterable[Finding]:
    """79: a term, name or motto that has to be written (gap, short answer, each part of it) stands in no stem, option, material or
    figure of another item; values of closed pools (region, date, organ, number) may."""
    shown = [plain("\n".join((outside(item), *_listed(item), *offered_by(item)))) for item in items]
    for place, item in enumerate(items):
        for key in written(item, context.fact(item)) if item.main_fact in context.base else ():
            told = next((other for at, other in enumerate(items) if at != place and stands_in(key, shown[at])), None)
            if told:
                yield item.id, _("its answer {text} stands in {other}").format(text=key, other=told.id)


PAPER_RULES = (
    SetRule(
        45,
        marked("no item tells another's answer"),
        True,
        "paper",
        no_leaks,
        "What one item tells, another must not ask on the same paper.",
    ),
    SetRule(
        46,
        marked("no duplicates"),
        True,
        "paper",
        no_duplicates,
        "One thing asked twice counts twice.",
    ),
    SetRule(
        47,
        marked("no figure follows from others"),
        True,
        "paper",
        no_derived,
        "A figure that other items let one compute is given away.",
    ),
    SetRule(
        49,
        marked("coverage"),
        False,
        "paper",
        coverage,
        "A paper stands for the whole text, and policy essays overflow with figures.",
    ),
    SetRule(
        52,
        marked("order of items"),
        False,
        "paper",
        order_of_items,
        "A reader expects the usual parts, and two items of one fact side by side answer each other.",
    ),
    SetRule(
        78,
        marked("more than recall"),
        False,
        "paper",
        above_recall,
        "Whoever only repeats names and figures has not understood what they are for.",
    ),
    SetRule(
        79,
        marked("a written answer is given away nowhere"),
        True,
        "paper",
        written_answers,
        "An option of one item that is the answer to be written under another is copied, not known.",
    ),
)
