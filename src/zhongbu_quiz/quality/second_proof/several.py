"""Items over several facts or parts read again: lists, orders, leaders, odd ones out, statements, options of several pieces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.truth import Truth
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.quality.rendered import outside, stem_of
from zhongbu_quiz.quality.second_proof.events import actor, date
from zhongbu_quiz.quality.second_proof.rows import FALSE, TRUE, UNKNOWN, Ledger
from zhongbu_quiz.quality.second_proof.slogans import part
from zhongbu_quiz.quality.second_proof.statements import told_in
from zhongbu_quiz.quality.second_proof.statistics import figure
from zhongbu_quiz.values.eras import Span
from zhongbu_quiz.values.text import plain, undigited

_NUMBERED = re.compile(r"([①-⑨])([^①-⑨]+?)[；。](?=[①-⑨]|正确|$)")
_BETWEEN = re.compile(r"[、；]")
_YEAR = re.compile(r"\d{1,4}年")
_LOWEST = ("最低", "最少", "最小")


def listed(item: Item, fact: Fact, ledger: Ledger) -> list[Truth]:
    """Each option on its own: in the list that the stem names, or provably not."""
    return [part(fact, option.text, outside(item), ledger) for option in item.options]


def odd(item: Item, fact: Fact, ledger: Ledger) -> list[Truth]:
    """The right answer is what is not in the list: the answers for membership turned round."""
    turned = {TRUE: FALSE, FALSE: TRUE, UNKNOWN: UNKNOWN}
    return [turned[truth] for truth in listed(item, fact, ledger)]


def dated(text: str, ledger: Ledger) -> Span | None:
    """The date of the event that a text tells, or None where it is not one event for sure."""
    spans = {row.span for row in ledger.by_deed.get(plain(text), ())}
    return spans.pop() if len(spans) == 1 else None


def ordered(item: Item, fact: Fact, ledger: Ledger) -> list[Truth]:
    """An order is true where the dates of the numbered events rise in it."""
    spans = {mark: dated(text, ledger) for mark, text in _NUMBERED.findall(outside(item))}
    return [rises([spans.get(mark) for mark in re.findall(r"[①-⑨]", option.text)]) for option in item.options]


def rises(spans: Sequence[Span | None]) -> Truth:
    """TRUE where dates rise for sure, FALSE where two of them fall for sure."""
    known = [span for span in spans if span is not None]
    if len(known) < len(spans) or len(spans) < 2:
        return UNKNOWN
    pairs = list(pairwise(known))
    if all(a[1] < b[0] for a, b in pairs):
        return TRUE
    return FALSE if any(b[1] < a[0] for a, b in pairs) else UNKNOWN


def leader(item: Item, fact: Fact, ledger: Ledger) -> list[Truth]:
    """The place with the highest (lowest) recorded value, where every option has one that can be compared."""
    own = ledger.statistics[fact.id]
    values: list[Fraction] = []
    for option in item.options:
        rows = [row for row in ledger.by_series[ledger.place(option.text), *own.series] if row.span == own.span]
        amounts = {row.value for row in rows if row.value is not None}
        if len(amounts) != 1 or any(row.record.qualifier != "exactly" for row in rows):
            return [UNKNOWN] * len(item.options)
        values.append(amounts.pop())
    best = min(values) if any(word in stem_of(item) for word in _LOWEST) else max(values)
    return [TRUE if value == best else FALSE for value in values]


def statements(item: Item, fact: Fact, ledger: Ledger) -> list[Truth]:
    """Each option is a sentence about one figure: it is looked up by its words, whatever its numbers."""
    return [_statement(option.text, outside(item), ledger) for option in item.options]


def _statement(text: str, source: str, ledger: Ledger) -> Truth:
    found = set()
    for about in ledger.by_sentence.get(undigited(plain(ledger.sources.opened(text))), ()):
        value = told_in(about, "figure", text, ledger)
        if value is not None and ledger.sentence_with(about, "figure", value) == plain(ledger.sources.opened(text)):
            found.add(figure(about, value, f"{source}{text}", ledger))
    return found.pop() if len(found) == 1 else UNKNOWN


def pieces_of(text: str, ledger: Ledger) -> list[str]:
    """A printed list as the parts of lists and the names that the base knows, whatever marks stand between and inside the parts; [] where
    it is none."""
    known = (ledger.by_part, ledger.by_name, ledger.terms)
    told = [plain(piece) for piece in _BETWEEN.split(text)]
    if all(any(piece in words for words in known) for piece in told):
        return told
    flat = plain(text)
    best: list[list[str] | None] = [[]] + [None] * len(flat)
    for end in range(1, len(flat) + 1):
        for start in range(end):
            before, now, piece = best[start], best[end], flat[start:end]
            if before is not None and (piece in ledger.by_part or piece in ledger.terms) and (now is None or len(before) + 1 < len(now)):
                best[end] = [*before, piece]
    return best[-1] or []


def whole_lists(item: Item, fact: Fact, ledger: Ledger) -> list[Truth]:
    """A list is true where it holds all parts and nothing else, false where one piece is false."""
    own = {plain(text) for text in ledger.slogans[fact.id].parts}
    found = []
    for option in item.options:
        pieces = pieces_of(option.text, ledger)
        truth = joint([part(fact, piece, outside(item), ledger) for piece in pieces])
        found.append(UNKNOWN if not pieces or (truth is TRUE and set(pieces) != own) else truth)
    return found


def dates_and_actors(item: Item, fact: Fact, ledger: Ledger) -> list[Truth]:
    """A date and an organ: true where both are, false where one is."""
    found = []
    for option in item.options:
        when, _, who = option.text.partition("，")
        found.append(joint([date(fact, when, f"{who}{outside(item)}", ledger), actor(fact, who, outside(item), ledger)]))
    return found


def joint(truths: Sequence[Truth]) -> Truth:
    """Several pieces together: false where one is, true where all are."""
    return FALSE if FALSE in truths else UNKNOWN if UNKNOWN in truths or not truths else TRUE
