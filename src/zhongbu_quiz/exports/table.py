"""Items as rows in the layouts that Chinese platforms import; `xlsx` and `csv` write them, each with its own guard.

Layouts: `standard` (题型, 题干, options, 答案, 解析, 难度, 知识点, 编号, 出处) and `chaoxing` (the columns of 学习通's template).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from zhongbu_quiz.exports.quiz import LeftOut, Quiz, answer_words, carried, clean, one_of, view
from zhongbu_quiz.items.item import KINDS, Item
from zhongbu_quiz.items.printed import LETTERS

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


def _padded(options: tuple[str, ...], count: int) -> tuple[str, ...]:
    return options + ("",) * (count - len(options))


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
    shown = view(item)
    return [
        shown.name.file,
        shown.question_with_left,
        *_padded(shown.options, count),
        answer_words(item),
        shown.said_with_letters,
        shown.difficulty,
        "；".join(shown.topics),
        shown.id,
        "·".join(filter(None, (shown.source.document, shown.source.section))),
    ]


def _chaoxing_header(count: int) -> Row:
    names = ["目录", "题型", "题干", "正确答案", "答案解析", "难易度", "知识点", "选项数"]
    return [*names, *(LETTERS[n] for n in range(count))]


def _chaoxing(quiz: Quiz, item: Item, count: int) -> Row:
    shown = view(item)
    return [
        clean(quiz.title),
        shown.name.file,
        shown.question_with_left,
        answer_words(item),
        shown.said_with_letters,
        shown.difficulty,
        "；".join(shown.topics),
        str(len(shown.options)) if shown.options else "",
        *_padded(shown.options, count),
    ]


_LAYOUTS: dict[str, tuple[Callable[[int], Row], Callable[[Quiz, Item, int], Row]]] = {
    "standard": (_standard_header, _standard),
    "chaoxing": (_chaoxing_header, _chaoxing),
}
