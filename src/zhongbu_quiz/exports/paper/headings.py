"""The headings of the parts of a paper, with 题数 and 分值 in the usual words.

In: a Part and its place. Out: name and instruction, e.g. 一、单项选择题 and （本题共20小题，每小题2分，共40分。…）.
"""

from __future__ import annotations

from dataclasses import dataclass

from zhongbu_quiz.data.lexicon import load_lexicon
from zhongbu_quiz.exports.paper.numerals import chinese, points
from zhongbu_quiz.items.printed import part_names
from zhongbu_quiz.sets.form import MATERIAL, Part

_RULES = {
    "multiple_choice": "在每小题给出的选项中，有两项或两项以上符合题目要求；多选、少选、错选均不得分。",
    "true_false": "正确的在括号内打“√”，错误的打“×”。",
    "cloze": "请将内容填写在横线上。",
    "fill_blank": "请将内容填写在横线上。",
    "matching": "请将右栏对应各项的字母填入左栏的括号内，右栏有多余项。",
    "ordering": "请将各项的序号按正确的顺序填写在横线上。",
    "short_answer": "请在横线上作答，条理清楚，语句通顺。",
}


@dataclass(frozen=True, slots=True)
class Heading:
    """A part's numeral (一), name (单项选择题) and instruction in brackets."""

    numeral: str
    name: str
    instruction: str

    @property
    def text(self) -> str:
        """一、单项选择题"""
        return f"{self.numeral}、{self.name}"


def heading(part: Part, index: int) -> Heading:
    """The heading of the part at `index` (0-based)."""
    count = len(part.items)
    each = f"每小题{points(part.points)}分，" if len(set(part.values)) == 1 else ""
    sums = f"本题共{count}小题，{each}共{points(part.total)}分。" if part.points else f"本题共{count}小题。"
    return Heading(chinese(index + 1), part_names(part.kind).paper, f"（{sums}{_rule(part)}）")


def _rule(part: Part) -> str:
    if part.kind == "single_choice":
        counts = {len(item.options) for item in part.items}
        given = f"{chinese(counts.pop())}个选项" if len(counts) == 1 else "选项"
        return f"在每小题给出的{given}中，只有一项是符合题目要求的。"
    if part.kind == "matching" and all(len(item.options) == len(item.left) for item in part.items):
        return "请将右栏对应各项的字母填入左栏的括号内。"
    return load_lexicon().say("material_rule") if part.kind == MATERIAL else _RULES[part.kind]
