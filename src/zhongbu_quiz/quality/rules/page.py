"""docs/rules.md, made from the registry: each rule by its number, what is looked at and why."""

from __future__ import annotations

import inspect
import re

from zhongbu_quiz.quality.rules import RULES, Rule

_OPENING = """\
# The rules

What every item, paper and deck of zhongbu_quiz is held to. Code cites a rule by its number (“rule 26”); this page says what it means.
It is made from the registry in `src/zhongbu_quiz/quality/rules/`; `pytest tests/quality --update-golden` writes it anew.

A *fatal* rule about one item gates: an item that breaks it is not made, on anybody's facts, and `items`, `build` and `check` say how many
were not. A fatal rule about a paper or a bank fails `check`. What is judged against chance over many items (a *pool*) is told by
`audit` and never by `check`. Rules that are *reported* are told by `audit`: one broken now and then is no fault, many are.

## What the rules stand on

**Truth has three values.** An item asks for one slot of a fact and shows others as true. A wrong option is used only where the base
proves that the sentence is false with it: because the slot has one value for what the stem tells (an event at one stage has one date;
an indicator of a place at a time has one figure), because a complete list does not hold it, or because the document that the stem names
tells no such thing. What cannot be proved is unknown, and an unknown option is not used.

**Options are exchangeable.** Somebody who knows nothing must earn what chance earns, so options are drawn as a set in which each
could be the key, and no rule about options asks which one is. The constructions that keep to this:

- *siblings*: closed groups of facts whose values exclude each other; all items of a group share its options, and each is the key once;
  words stand beside words of their own category, form, and section or topic;
- *open sets*: for words that no closed group takes: what a person says is mixed up with them, words of their category and section that
  are proved false, terms of a curated list; no rule about such options asks which one is the key;
- *ladder*: the key's rank and the step are drawn first, then the numbers; a ladder that a bound would clip is not made;
- *2×2*: two components, each right or wrong: xy, x′y, xy′, x′y′, so that every option agrees with the others alike;
- *permutation quad*: an order with two independent swaps, made or not.

**The proof is done twice.** The maker proves each option from the facts before there is a sentence. The second proof (rules 22 and 42)
is handed the printed item, reads its words again and looks them up in rows of its own.
"""

_SCOPES = {
    "item": "one item",
    "paper": "items of one drawn paper",
    "bank": "all items of a bank",
    "pool": "many items, against chance",
}


def rules_page() -> str:
    """The page as Markdown."""
    return "\n".join((_OPENING, "## The rules by number", *map(_section, RULES.values())))


def _section(rule: Rule) -> str:
    weight = "fatal" if rule.fatal else "reported"
    title = rule.message[0].upper() + rule.message[1:]
    return f"\n### {rule.number}. {title}\n\n*{weight} · {_SCOPES[rule.scope]}*\n\n{_what(rule)}\n\nWhy: {rule.why}"


def _what(rule: Rule) -> str:
    """What the check says of itself, in one paragraph, without the number that it opens with."""
    words = inspect.getdoc(rule.check) or ""
    told = re.sub(r"^\d+: ", "", " ".join(words.split()))
    return f"Checked: {told}"
