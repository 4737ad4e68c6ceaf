"""Rules 25, 48, 50 and 51: what only many items together can show."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from statistics import median

from zhongbu_quiz.items.item import Item
from zhongbu_quiz.messages import _, joined, marked
from zhongbu_quiz.quality.context import Context
from zhongbu_quiz.quality.probability import binomial_p, chi_square_p
from zhongbu_quiz.quality.rendered import key_places, options_of, outside
from zhongbu_quiz.quality.rules.base import Finding, SetRule
from zhongbu_quiz.quality.second_proof import told_value

LEAST = 20
LEAST_USES = 4
_ABSOLUTE = ("总是", "所有", "一定", "绝对")


def key_positions(items: Sequence[Item], context: Context) -> Iterable[Finding]:
    """25: over all single-choice items of one size the places of the keys are those of chance: χ² with p at least
    0.001, from twenty items on."""
    for size in (3, 4):
        places = [key_places(item)[0] for item in items if _single(item, size)]
        counts = Counter(places)
        if len(places) >= LEAST and chi_square_p([counts[i] for i in range(size)], [len(places) / size] * size) < 0.001:
            first = next(item for item in items if _single(item, size))
            told = _("keys of {size}-option items stand at {counts}")
            yield first.id, told.format(size=size, counts=joined(str(counts[i]) for i in range(size)))


def _single(item: Item, size: int) -> bool:
    return item.kind == "single_choice" and len(item.options) == size


def open_pools(items: Sequence[Item], context: Context) -> Iterable[Finding]:
    """48: an option text that comes four times or more on a paper is the key as often as chance has it: binomial test
    with p at least 0.01."""
    uses: dict[str, list[tuple[Item, bool]]] = defaultdict(list)
    for item in items:
        if item.kind == "single_choice":
            keys = key_places(item)
            for place, text in enumerate(options_of(item)):
                uses[text].append((item, place in keys))
    for text, found in uses.items():
        chance = sum(1 / len(item.options) for item, _ in found) / len(found)
        hits = sum(key for _, key in found)
        if len(found) >= LEAST_USES and binomial_p(hits, len(found), chance) < 0.01:
            yield found[0][0].id, _("{text} is the key in {some} of {all} items").format(text=text, some=hits, all=len(found))


def fair_judgements(items: Sequence[Item], context: Context) -> Iterable[Finding]:
    """50: from twenty statements on, about half are true (binomial test with p at least 0.01) and true and false ones
    are equally long (medians within a tenth); a false one differs from its fact in one slot, and none has an absolute
    word of ours."""
    judged = [item for item in items if item.kind == "true_false"]
    true = [item for item in judged if item.answer is True]
    if len(judged) >= LEAST and binomial_p(len(true), len(judged), 0.5) < 0.01:
        yield judged[0].id, _("{some} of {all} statements are true").format(some=len(true), all=len(judged))
    false = [item for item in judged if item.answer is False]
    if len(judged) >= LEAST and true and false:
        long, short = sorted(
            (median(len(outside(i)) for i in true), median(len(outside(i)) for i in false)), reverse=True
        )
        if long - short > 0.1 * long + 1:
            told = _("the median lengths of true and false statements are {long} and {short}")
            yield judged[0].id, told.format(long=long, short=short)
    for item in judged:
        fact = context.fact(item)
        value = told_value(item, fact, context.ledger)
        own = fact.slots.get(item.slot)
        if any(word in outside(item) and word not in fact.statement + (value or "") for word in _ABSOLUTE):
            yield item.id, _("an absolute word in a statement to judge")
        if item.answer is False and (value is None or own is None or value == own.text):
            yield item.id, _("a false statement that does not differ in one slot")


def same_again(items: Sequence[Item], context: Context) -> Iterable[Finding]:
    """51: the bank made once more from the same files, in another process with another hash seed, has the same
    fingerprint."""
    if context.again is None:
        return
    ids = context.again()
    own = context.fingerprint()
    if ids != own:
        told = _("made again in another process the bank differs ({own} and {other})")
        yield items[0].id if items else "", told.format(own=own, other=ids)


POOLED_RULES = (
    SetRule(
        25,
        marked("key positions as chance has them"),
        False,
        "pool",
        key_positions,
        "Keys that gather at one letter can be exploited, and so can keys that are spread too evenly.",
    ),
    SetRule(
        48,
        marked("no option that is never or always the key"),
        False,
        "paper",
        open_pools,
        "A text that is never the key can be crossed out wherever it stands, and one that always is can be picked.",
    ),
    SetRule(
        50,
        marked("half of the statements true, one slot changed"),
        True,
        "pool",
        fair_judgements,
        "Makers of statements make more than half of them true, and readers know.",
    ),
    SetRule(
        51,
        marked("the same input gives the same items"),
        True,
        "bank",
        same_again,
        "What cannot be made again cannot be checked, compared or kept.",
    ),
)
