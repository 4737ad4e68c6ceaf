"""Items as rows in the layouts that Chinese platforms import; `xlsx` and `csv` write them, each with its own guard.

Layouts: `standard` (题型, 题干, options, 答案, 解析, 难度, 知识点, 编号, 出处) and `chaoxing` (the columns of 学习通's template).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from zhongbu_quiz.exports.quiz import (
    KIND_NAMES,
    LETTERS,
    LeftOut,
    Quiz,
    answer_words,
    carried,
    clean,
    difficulty_word,
    explanation_with_letters,
    one_of,
    options,
    printed_stem,
    topics,
)
from zhongbu_quiz.items.item import KINDS, Item

DIALECTS = ("standard", "chaoxing")
Row = Sequence[str]

_CHAOXING = ("single_choice", "multiple_choice", "true_false", "cloze", "fill_blank", "short_answer")


def rows(quiz: Quiz, dialect: str) -> tuple[list[Row], tuple[LeftOut, ...]]:
    """The header and one row an item, and what the layout leaves out."""
    known = _CHAOXING if dialect == "chaoxing" else KINDS
    items, left_out = carried(quiz, one_of(known, "this layout"))
    count = max([4, *(len(item.options) for item in items)])
    header, row = _LAYOUTS[dialect]
    return [header(count), *(row(quiz, item, count) for item in items)], left_out


def _padded(item: Item, count: int) -> list[str]:
    shown = options(item)
    return shown + [""] * (count - len(shown))


def _standard_header(count: int) -> Row:
    return [
        "题型",
        "题干",
        *(f"选项{LETTERS[n]}" for n in range(count)),
        "答案",
        "解析",
        "难度",
        "知识点",
        "编号",
        "出处",
    ]


def _standard(quiz: Quiz, item: Item, count: int) -> Row:
    return [
        KIND_NAMES[item.kind],
        printed_stem(item),
        *_padded(item, count),
        answer_words(item),
        explanation_with_letters(item),
        difficulty_word(item),
        "；".join(topics(item)),
        clean(item.id),
        clean(f"{item.source.document}·{item.source.section}"),
    ]


def _chaoxing_header(count: int) -> Row:
    names = ["目录", "题型", "题干", "正确答案", "答案解析", "难易度", "知识点", "选项数"]
    return [*names, *(LETTERS[n] for n in range(count))]


def _chaoxing(quiz: Quiz, item: Item, count: int) -> Row:
    return [
        clean(quiz.title),
        KIND_NAMES[item.kind],
        printed_stem(item),
        answer_words(item),
        explanation_with_letters(item),
        difficulty_word(item),
        "；".join(topics(item)),
        str(len(item.options)) if item.options else "",
        *_padded(item, count),
    ]


_LAYOUTS: dict[str, tuple[Callable[[int], Row], Callable[[Quiz, Item, int], Row]]] = {
    "standard": (_standard_header, _standard),
    "chaoxing": (_chaoxing_header, _chaoxing),
}
