"""What is blackened on a page that lies straight, by what it is for: answers, marks of written items, the student's number, form and flags."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from zhongbu_quiz.exports.paper.answer_sheet.drawing import Box, Use
from zhongbu_quiz.grading import crops
from zhongbu_quiz.grading.decide import Decision, Levels, decide, is_marked, levels
from zhongbu_quiz.grading.geometry import PageLayout, SheetLayout
from zhongbu_quiz.grading.ink import Ink
from zhongbu_quiz.grading.pose import middle
from zhongbu_quiz.grading.reading import Answer, Doubt, Score, Why
from zhongbu_quiz.grading.straight import Places, Straight


@dataclass(frozen=True, slots=True)
class Boxes:
    """The boxes of a page and the ink in each."""

    page: Straight
    layout: PageLayout
    inks: Sequence[Ink]
    places: Places
    sheet: SheetLayout

    def of(self, use: Use) -> list[tuple[Box, Ink]]:
        """Those for one thing."""
        return [(box, ink) for box, ink in zip(self.layout.boxes, self.inks, strict=True) if box.use == use]

    def grouped(self, use: Use, by: str) -> dict[int, list[tuple[Box, Ink]]]:
        """Those for one thing, in rows (or columns) by what they say of themselves."""
        found: dict[int, list[tuple[Box, Ink]]] = {}
        for box, ink in self.of(use):
            found.setdefault(int(box.of[by]), []).append((box, ink))
        return found

    def levels_of(self, use: Use) -> Levels:
        """The levels of all boxes for one thing: one hand marks them."""
        return levels([ink for _box, ink in self.of(use)])

    def doubt(self, why: Why | None, group: Sequence[tuple[Box, Ink]]) -> Doubt | None:
        """The doubt about some boxes, with their picture."""
        if why is None:
            return None
        places = [box.at for box, _ink in group]
        at = self.places.moved(np.array([middle(place) for place in places]))
        return Doubt(why, crops.row(self.page, places, at))


def read_answers(boxes: Boxes) -> tuple[Answer, ...]:
    """What is chosen under each number that is chosen or judged."""
    found = []
    level = boxes.levels_of("choice")
    for number, group in boxes.grouped("choice", "number").items():
        decided = decide([ink for _box, ink in group], level, boxes.sheet.items[number].kind == "multiple_choice")
        marks = tuple(group[place][0].mark for place in decided.chosen)
        found.append(Answer(number, marks, boxes.doubt(decided.why, group)))
    return tuple(found)


def read_scores(boxes: Boxes) -> tuple[Score, ...]:
    """The points that the teacher blackened for each written item."""
    found = []
    level = boxes.levels_of("score")
    for number, group in boxes.grouped("score", "number").items():
        decided = decide([ink for _box, ink in group], level, many=True)
        adds = [Decimal(str(group[place][0].of["adds"])) for place in decided.chosen]
        points = sum(adds, Decimal(0)) if adds else None
        why = decided.why
        if why is None and not _is_sum(adds, boxes.sheet.items[number].points):
            why = "several"
        found.append(Score(number, points, boxes.doubt(why, group)))
    return tuple(found)


def _is_sum(adds: Sequence[Decimal], points: Decimal | None) -> bool:
    """Whether the boxes of one score go together: of halves, ones and tens one each, and no more than the item is worth."""
    sizes = [0 if one < 1 and one else 2 if one >= 10 else 1 for one in adds]
    return len(set(sizes)) == len(sizes) and (points is None or sum(adds) <= points)


def read_number(boxes: Boxes) -> tuple[str, Doubt | None]:
    """The digits of the grid, `?` where one is in doubt; nothing where no column has a mark."""
    columns = boxes.grouped("digit", "column")
    if not columns:
        return "", None
    level = boxes.levels_of("digit")
    decided = {column: decide([ink for _box, ink in group], level, many=False) for column, group in sorted(columns.items())}
    if all(one.why == "none" for one in decided.values()):
        return "", None
    digits = "".join(_digit(columns[column], one) for column, one in decided.items())
    why = next((one.why for one in decided.values() if one.why), None)
    return digits, boxes.doubt(why, boxes.of("digit"))


def _digit(group: Sequence[tuple[Box, Ink]], decided: Decision) -> str:
    return group[decided.chosen[0]][0].mark if decided.why is None else "?"


def form_letters(boxes: Boxes) -> tuple[str, ...]:
    """The letters of the form that are blackened."""
    level = boxes.levels_of("form")
    return tuple(box.mark for box, ink in boxes.of("form") if is_marked(ink, level))


def is_flagged(boxes: Boxes, flag: str) -> bool:
    """Whether the teacher blackened 缺考 or 作废."""
    level = boxes.levels_of("flag")
    return any(box.of["flag"] == flag and is_marked(ink, level) for box, ink in boxes.of("flag"))
