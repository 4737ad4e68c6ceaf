"""Rules 67 to 73 and 80: is an item worth asking? Found by reading a bank that was right and not worth much."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import combinations

from zhongbu_quiz.facts.kinds import slot_title
from zhongbu_quiz.facts.kinds.event import Event
from zhongbu_quiz.facts.kinds.slogan import Slogan
from zhongbu_quiz.facts.prose import BREAK
from zhongbu_quiz.items.constructions.dated import naming
from zhongbu_quiz.items.gap_rules import WORDLESS, official, told_by_half, told_by_place
from zhongbu_quiz.items.item import Item, Ordering, uncued
from zhongbu_quiz.items.option_rules import single_out
from zhongbu_quiz.items.query import pinned
from zhongbu_quiz.items.varies import varying
from zhongbu_quiz.messages import _, marked
from zhongbu_quiz.quality.context import Context
from zhongbu_quiz.quality.rendered import GAPS, answers, front, key_places, options_of, outside, sides
from zhongbu_quiz.quality.rules.base import Finding, ItemRule, SetRule
from zhongbu_quiz.values.text import plain

RECALLED = (*GAPS, "short_answer")
ARROW = "→"
"""What stands between the entries of an order."""
MEANINGS = ("meaning", "definition")
_MEANS = re.compile(r"指的?是(?=[（_\n]|$)")
_SAID = re.compile(r"所(?:说|讲)的([^，。（\n]+?)(?:是|有|包括|，|（|$)")
_HEADLESS = re.compile(r"的[”》]?$")
_YEAR = re.compile(r"\d{4}年")
_QUOTES = re.compile(r"[《》“”]")


def asked_for_what_it_is(item: Item, context: Context) -> str | None:
    """67: 指的是 asks for a meaning and nothing else; the editor's own label is never what a text says (所说的…); options are
    phrases with a head and do not end in 的."""
    told = outside(item)
    if _MEANS.search(told) and item.slot not in (*MEANINGS, "name", "term"):
        return _("指的是 asks for a meaning, and something else is asked")
    record = context.fact(item).record
    if isinstance(record, Slogan) and not record.named:
        said = _SAID.search(told)
        if said and plain(record.name) in plain(said[1]):
            return _("{name} is the editor's label, and the stem says that the text says so").format(name=record.name)
    headless = [text for text in options_of(item) if _HEADLESS.search(text)]
    return _("the option {text} has no head").format(text=headless[0]) if headless else None


def recalled(item: Item, context: Context) -> str | None:
    """68: what is only to be recognised is hidden in no gap and asked by no written answer, unless it is read from a figure (calc)."""
    if item.calc:
        return None
    if item.kind in RECALLED and not context.fact(item).recalled:
        return _("the fact is to be recognised, not recalled")
    return None


def not_doubtful(item: Item, context: Context) -> str | None:
    """69: a doubtful fact is asked by a cloze whose back shows the note, and stands in no other item; a slot that a fact says is not
    to be asked is not."""
    doubtful = [fact for fact in context.facts(item) if fact.doubtful]
    if doubtful and (item.kind != "cloze" or len(item.facts) > 1):
        return _("{fact} is doubtful").format(fact=doubtful[0].id)
    if doubtful and not item.notes:
        return _("{fact} is doubtful, and no note says why").format(fact=doubtful[0].id)
    for fact_id, slot in sorted(item.asks):
        if fact_id in context.base and not context.base.fact(fact_id).may_ask(slot) and slot == item.slot:
            return _("{fact} says that {slot} is not to be asked").format(fact=fact_id, slot=slot_title(slot))
    return None


def year_where_it_recurs(item: Item, context: Context) -> str | None:
    """70: where the same thing happens every year or often (a yearly conference, a visit), what is shown tells the year, or something
    else that happened only that time (content, the parts of what was said) where the year itself is asked."""
    listed = [option.text for option in item.options] if item.kind == "ordering" else []
    shown = "\n".join((outside(item), *item.left, *listed))
    for fact in context.facts(item)[:1]:
        if not fact.recurring or _YEAR.search(context.sources.told(shown)):
            continue
        event = context.base.fact(fact.issuer) if fact.issuer in context.base else fact
        asked = {slot for name, slot in item.asks if name in (fact.id, event.id)}
        if asked & _DATES and (pinned(event, shown) or pinned(fact, shown)):
            continue
        told = _("{text} happens again and again, and nothing says which one is meant")
        return told.format(text=event.slots["object"].text)
    return None


_DATES = {"date", "issued_date"}


def own_words(items: Sequence[Item], context: Context) -> Iterable[Finding]:
    """71: no item carries 25 characters in a row of the text's own prose, marks and digits aside, outside of titles, quotations
    of the text and official formulas. Judged where the text is given (`check --against`)."""
    if context.prose is None:
        return
    titles = [document.title for document in context.base.documents]
    for item in items:
        formulas = [slot.text for fact in context.facts(item) if official(fact) for slot in fact.slots.values()]
        for text in (front(item), *answers(item)):
            told = text
            for formula in sorted((*titles, *formulas), key=len, reverse=True):
                told = told.replace(formula, BREAK)
            if run := context.prose.longest_run(told):
                yield item.id, _("{count} characters of the text's own prose: {text}…").format(count=len(run), text=run[:16])
                break


def worth_a_gap(item: Item, context: Context) -> str | None:
    """72: a gap hides what could be otherwise: a region where two regions of one level have the indicator or only one can hold the place,
    a period where two periods of the same figure are told; never an actor that is none."""
    if item.kind not in GAPS:
        return None
    fact = context.fact(item)
    slot = fact.slots.get(item.slot)
    if not fact.kind_of.may_hide(item.slot, fact.record):
        return _("{text} is nothing that could be another").format(text=answers(item)[0])
    if slot is not None and not varying(context.base).varies(fact, slot):
        told = _("{text} has no other value among the facts that can be compared with {fact}")
        return told.format(text=slot.text, fact=fact.id)
    return None


def does_not_tell_itself(item: Item, context: Context) -> str | None:
    """73: no half of an answer in words stands in the rest of its stem in one piece (single characters, figures, and the noun of two
    characters that ends a name not counted), nor the place whose name it bears; of a choice, no single option ends in the stem's own head
    noun, or as what stands beside the gap. Events to put in order are not printed in the right one, and none names what another is about."""
    if told := _order_told(item, context):
        return told
    if item.kind in GAPS:
        slot = context.fact(item).slots.get(item.slot) if item.slot else None
        for key in answers(item) if slot is None or slot.type not in WORDLESS else ():
            if told_by_half(key, uncued(item.stem)):
                return _("half of the answer {text} stands in the stem").format(text=key)
        if slot is not None and told_by_place(slot, uncued(item.stem)):
            return _("the place and the name of {text} tell each other").format(text=slot.text)
    if item.kind == "single_choice" and item.slot:
        return single_out(options_of(item), *sides(item))
    return None


def _order_told(item: Item, context: Context) -> str | None:
    orders = [options_of(item)[place] for place in key_places(item)]
    if isinstance(item, Ordering) and tuple(option.text for option in item.options) == item.answer:
        return _("printed in the right order")
    if orders and ARROW in orders[0] and orders[0].split(ARROW) == sorted(orders[0].split(ARROW)):
        return _("{order} is the order in which they are printed").format(order=orders[0])
    if not isinstance(item, Ordering) and not (orders and ARROW in orders[0]):
        return None
    events = [fact for fact in context.facts(item) if isinstance(fact.record, Event)]
    named = next((run for a, b in combinations(events, 2) if (run := naming(context.base).told(a, b))), "")
    return _("one event tells of another: {text}").format(text=named) if named else None


def all_spellings(item: Item, context: Context) -> str | None:
    """80: a typed answer lists the spellings that are right, the key first."""
    if item.kind not in GAPS:
        return None
    accepted = item.accepted
    if accepted is None or len(accepted) != len(answers(item)):
        return _("no list of accepted spellings for each gap")
    for key, spellings in zip(answers(item), accepted, strict=True):
        if not spellings or spellings[0] != key:
            return _("the key {text} does not open its accepted spellings").format(text=key)
        bare = _QUOTES.sub("", key)
        if bare != key and bare not in spellings:
            return _("{text} without its marks is not accepted").format(text=bare)
    return None


WORTH_RULES = (
    ItemRule(
        67,
        marked("asked for what it is"),
        False,
        asked_for_what_it_is,
        "A role is no meaning and an editor's label no quotation; whoever reads such a stem learns something that is not so.",
    ),
    ItemRule(
        68,
        marked("recall or recognise"),
        False,
        recalled,
        "Look-alike phrases of policy prose can be told when seen; nobody can write them down, and nobody should.",
    ),
    ItemRule(
        69,
        marked("a doubtful fact is not quizzed"),
        True,
        not_doubtful,
        "What the source has probably wrong is learned as right by everybody who is asked it.",
    ),
    ItemRule(
        70,
        marked("the year where it recurs"),
        True,
        year_where_it_recurs,
        "A conference that meets every year said something else each time.",
    ),
    SetRule(
        71,
        marked("the sentence is ours"),
        True,
        "bank",
        own_words,
        "Facts are free; an author's sentences are his.",
    ),
    ItemRule(
        72,
        marked("a gap that could be otherwise"),
        False,
        worth_a_gap,
        "A gap that has the same answer on every card teaches to fill it without reading.",
    ),
    ItemRule(
        73,
        marked("no item answers itself"),
        True,
        does_not_tell_itself,
        "Half a title left standing, or one option formed like its neighbours, is the answer in print.",
    ),
    ItemRule(
        80,
        marked("every right spelling is accepted"),
        False,
        all_spellings,
        "1.4万亿 and 14000亿 are one answer; a machine that marks one of them wrong teaches spelling.",
    ),
)
