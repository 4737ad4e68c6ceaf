"""The rules by number: one module for each group, all in one table. docs/rules.md tells them in words.

In: an item and its Context, or a pool of items, or a paper. Out: what is wrong with it in words, or nothing.
"""

from __future__ import annotations

from zhongbu_quiz.quality.rules.base import ItemRule, Rule, SetRule
from zhongbu_quiz.quality.rules.cards import CARD_RULES
from zhongbu_quiz.quality.rules.dates import DATE_RULES
from zhongbu_quiz.quality.rules.gaps import GAP_RULES
from zhongbu_quiz.quality.rules.guessing import GUESSING_RULES
from zhongbu_quiz.quality.rules.key import KEY_RULES
from zhongbu_quiz.quality.rules.numbers import NUMBER_RULES
from zhongbu_quiz.quality.rules.options import OPTION_RULES
from zhongbu_quiz.quality.rules.papers import PAPER_RULES
from zhongbu_quiz.quality.rules.pooled import POOLED_RULES
from zhongbu_quiz.quality.rules.printing import PRINT_RULES
from zhongbu_quiz.quality.rules.rivals import RIVAL_RULES
from zhongbu_quiz.quality.rules.slogans import SLOGAN_RULES
from zhongbu_quiz.quality.rules.stem import STEM_RULES
from zhongbu_quiz.quality.rules.worth import WORTH_RULES

_GROUPS: tuple[tuple[Rule, ...], ...] = (
    STEM_RULES,
    OPTION_RULES,
    KEY_RULES,
    NUMBER_RULES,
    DATE_RULES,
    SLOGAN_RULES,
    GAP_RULES,
    PAPER_RULES,
    GUESSING_RULES,
    POOLED_RULES,
    CARD_RULES,
    PRINT_RULES,
    WORTH_RULES,
    RIVAL_RULES,
)

RULES: dict[int, Rule] = {
    rule.number: rule for rule in sorted((rule for group in _GROUPS for rule in group), key=lambda rule: rule.number)
}
"""Every rule by its number."""

__all__ = ["RULES", "ItemRule", "Rule", "SetRule"]
