"""The headings of the parts of a paper, with 题数 and 分值 in the usual words.

In: a Part, its place, the rules of marking. Out: name and instruction, e.g. 一、单项选择题 and （本题共20小题，每小题2分，共40分。…）, and
what the key says of its points.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.exports.paper.marking_words import part_rule
from zhongbu_quiz.exports.paper.numerals import chinese, points
from zhongbu_quiz.items.item import Kind
from zhongbu_quiz.items.printed import part_names
from zhongbu_quiz.sets.form import MATERIAL, Part, PartKind
from zhongbu_quiz.sets.marking import Rule

TICKED: dict[Kind, str] = {
    "single_choice": "choice_questions",
    "multiple_choice": "choice_questions",
    "true_false": "true_false_questions",
}
"""Kinds that are answered in brackets or boxes, and the sentence that names them."""


def ticked_kinds(kinds: Collection[Kind]) -> str:
    """选择题、判断题, as far as there are any."""
    return "、".join(dict.fromkeys(say(name) for kind, name in TICKED.items() if kind in kinds))


@dataclass(frozen=True, slots=True)
class Heading:
    """A part's numeral (一), name (单项选择题), and in brackets its instruction on the paper, and on the key how it is marked."""

    numeral: str
    name: str
    instruction: str
    marking: str

    @property
    def text(self) -> str:
        """一、单项选择题"""
        return f"{self.numeral}、{self.name}"


def heading(part: Part, index: int, rules: Mapping[str, Rule], on_sheet: bool = False) -> Heading:
    """The heading of the part at `index` (0-based). `on_sheet`: answers go on an answer sheet."""
    alike = len(set(part.values)) == 1
    name = "part_count" if not part.points else "part_one" if len(part.items) == 1 else "part_alike" if alike else "part_mixed"
    sums = say(name, count=len(part.items), each=points(part.values[0] if part.values else part.points), total=points(part.total))
    marking = part_rule(part, rules)
    told = part_rule(part, rules, for_key=True)
    return Heading(chinese(index + 1), part_names(part.kind).paper, f"（{sums}{_rule(part, on_sheet)}{marking}）", f"（{sums}{told}）")


_RULES: dict[PartKind, tuple[str, str]] = {
    "true_false": ("rule_true_false", "sheet_true_false"),
    "cloze": ("rule_cloze", "sheet_cloze"),
    "fill_blank": ("rule_fill_blank", "sheet_fill_blank"),
    "matching": ("rule_matching", "sheet_matching"),
    "ordering": ("rule_ordering", "sheet_ordering"),
    "short_answer": ("rule_short_answer", "sheet_short_answer"),
    "material": ("rule_material", "sheet_material"),
}
"""How each part is to be answered, on the paper and on an answer sheet: the names of the sentences."""


_COUNTED: dict[PartKind, str] = {"single_choice": "rule_single_choice", "multiple_choice": "rule_multiple_choice"}
"""The same of those that say how many options each item has, where all have as many."""


def _rule(part: Part, on_sheet: bool) -> str:
    """How a part is to be answered."""
    if part.kind in _COUNTED:
        counts = {len(item.options) for item in part.items}
        return say(_COUNTED[part.kind], count=chinese(counts.pop()) + "个" if len(counts) == 1 else "")
    if part.kind == "matching" and all(len(item.options) == len(item.left) for item in part.items):
        return say("sheet_matching_whole" if on_sheet else "rule_matching_whole")
    kinds = {item.kind for item in part.items}
    if part.kind == MATERIAL and on_sheet and not kinds.isdisjoint(TICKED):
        return say("sheet_material_both", kinds=ticked_kinds(kinds)) if kinds - set(TICKED) else say("sheet_material_ticked")
    return say(_RULES[part.kind][on_sheet])
