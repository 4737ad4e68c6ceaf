"""The ruled tables of a Word paper and its key: score table, figures, answers, 双向细目表.

In: what the PDF's templates see of them. Out: WordprocessingML.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from zhongbu_quiz.exports.paper.answer_tables import CELL, Grid
from zhongbu_quiz.exports.paper.blueprint import BETWEEN, Blueprint, Listed
from zhongbu_quiz.exports.paper.markup import serif_measure
from zhongbu_quiz.exports.paper.views import HANG, TableView
from zhongbu_quiz.exports.paper.word_xml import Row, paragraph, run, table, text_row

_AIR, _SMALL_AIR = 1.4, 0.8
"""Room beside the widest text of a column, in em; less in the 双向细目表, which has many."""
_DATA_ROW = 1.7
_SCORE_CELL, _SCORE_ROW = 3.6, 1.9
_SMALL = 9.0 / 10.5
"""The type of the 双向细目表 beside the body type."""
_LEAST_NUMBERS = 5.0
"""Em that the numbers of a row have before they go over several lines: a range of two numbers has room in it."""
_LISTED = 4
"""Items beside each other in the list of ids."""
_KEPT = 2
"""Rows of that list that take what stands below it along, which so has no page of its own."""
_MOST_NAME = 13.0
"""Em that the names of sections take at most, before they go over two lines."""


def score_table(numerals: Sequence[str]) -> Markup:
    """题号, 得分, 评卷人 of each part and of the whole."""
    first = ("题号", *numerals, "总分")
    empty = [""] * (len(first) - 1)
    texts = (first, ("得分", *empty), ("评卷人", *empty))
    return table([text_row(row, heads=1, height=_SCORE_ROW) for row in texts], [_SCORE_CELL] * len(first))


def data_table(view: TableView, measure: float) -> Markup:
    """A figure, which stands on one page with what is asked of it; its unit stands above it at the right."""
    widths = _fitted(_widths((view.columns, *view.rows)), measure - HANG)
    unit = paragraph("Unit", run(view.unit), right=(measure - sum(widths)) / 2) if view.unit else paragraph("Above")
    rows = [text_row(view.columns, head=True, height=_DATA_ROW, keep=True)]
    rows += (text_row(row, height=_DATA_ROW, keep=True) for row in view.rows)
    return unit + table(rows, widths)


def answer_table(grid: Grid) -> Markup:
    """Numbers, and the answers below them; nothing where there are none."""
    if not grid.rows:
        return Markup()
    rows = []
    for cells in grid.rows:
        rows.append(text_row(("题号", *(str(number) for number, _ in cells)), heads=1, keep=True))
        rows.append(text_row(("答案", *(answer for _, answer in cells)), heads=1))
    return table(rows, [CELL, *[grid.cell] * max(map(len, grid.rows))], indent=0.0)


def blueprint_table(told: Blueprint, measure: float) -> Markup:
    """双向细目表 over the whole width; its heads are said again on each page."""
    names = [name for axis in told.axes for name in axis.names]
    *counts, share, numbers = (width * _SMALL for width in _widths(((*names, *told.sums), *(row.cells for row in told.rows)), _SMALL_AIR))
    numbers = min(numbers, _LEAST_NUMBERS)
    longest = max(serif_measure()(row.name) for row in told.rows) * _SMALL + _SMALL_AIR
    counts = [*_fitted(counts, measure - min(longest, _MOST_NAME) - share - numbers), share, numbers]
    sums = len(told.sums)
    above = text_row((told.first, *(axis.title for axis in told.axes), *told.sums), "SmallCell", head=True)
    below = text_row(("", *names, *("" for _ in told.sums)), "SmallCell", head=True)
    rows = [
        replace(
            above,
            spans=(1, *(len(axis.names) for axis in told.axes), *(1,) * sums),
            down=("restart", *("",) * len(told.axes), *("restart",) * sums),
        ),
        replace(below, down=("continue", *("",) * len(names), *("continue",) * sums)),
    ]
    for row in told.rows:
        cells = text_row((*row.cells[:-1], _numbers_in(row.cells[-1], numbers / _SMALL - _SMALL_AIR)), "SmallCell").cells
        rows.append(Row((paragraph("SmallName", run(row.name)), *cells)))
    return table(rows, [measure - sum(counts), *counts], indent=0.0)


def _numbers_in(text: str, room: float) -> str:
    """Numbers of items in lines of so many em, no range of them in two."""
    lines = [""]
    for run_of_numbers in text.split(BETWEEN):
        longer = BETWEEN.join(filter(None, (lines[-1], run_of_numbers)))
        if lines[-1] and serif_measure()(longer + BETWEEN) > room:
            lines.append(run_of_numbers)
        else:
            lines[-1] = longer
    return f"{BETWEEN}\n".join(lines)


def listed_table(items: Sequence[Listed], measure: float) -> Markup:
    """Number, short id, level and difficulty of each item, several beside each other; none breaks. The last rows stand on one page
    with what follows them."""
    texts = ["\u00a0\u00a0".join((str(one.number), one.id, one.level, one.band)) for one in items]
    starts = range(0, len(texts), _LISTED)
    rows = [text_row(texts[start : start + _LISTED], "SmallName", keep=start in starts[-_KEPT:]) for start in starts]
    return table(rows, [measure / _LISTED] * _LISTED, "Columns", indent=0.0)


def _widths(rows: Sequence[Sequence[str]], air: float = _AIR) -> list[float]:
    """How wide each column wants to be."""
    return [max(map(serif_measure(), column)) + air for column in zip(*rows, strict=True)]


def _fitted(widths: list[float], room: float) -> list[float]:
    """The same, narrower by one share where they take more than there is."""
    return [width * min(1.0, room / sum(widths)) for width in widths]
