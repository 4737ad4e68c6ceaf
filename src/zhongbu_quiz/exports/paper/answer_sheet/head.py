"""The head of a page of an answer sheet: title, who writes, where a bar code is stuck, the form's letter, 缺考 and 作废, the code.

In: what the head holds. Out: drawings of what all sheets have in common, and of what one owner's has besides, and where the body begins.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.exports.paper.answer_sheet import grid
from zhongbu_quiz.exports.paper.answer_sheet.drawing import Box, Drawing, Rect, Words, fitted, width_of
from zhongbu_quiz.exports.paper.answer_sheet.measures import CODE, LEFT, RIGHT, TOP, Measures, in_row
from zhongbu_quiz.exports.paper.answer_sheet.notices import draw_notices
from zhongbu_quiz.exports.paper.page_code import PageCode, svg
from zhongbu_quiz.sets.students import Student

_TITLE = Rect(LEFT + 2, 10.0, RIGHT - LEFT - 4, 8.0)
_AIR = 3.0
_BARCODE = (66.0, 24.0)
CODE_PLACE = Rect(RIGHT - CODE, TOP, CODE, CODE)
_CODE_WORDS = 3.0
_LONGEST_LINE = 100.0


@dataclass(frozen=True, slots=True)
class Head:
    """What a head holds. `digits`: columns of the number's grid, 0 for none; `forms`: letters to choose from; `barcode`: room to stick one;
    `notices`: 注意事项."""

    title: str
    digits: int
    forms: tuple[str, ...]
    barcode: bool
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose sheet it is: the code and name of the form, and the student."""

    code: str
    form: str
    student: Student

    @property
    def who(self) -> tuple[str, str, str, str]:
        """School, class, name, number."""
        return self.student.school, self.student.group, self.student.name, self.student.number


def front(head: Head, sizes: Measures) -> tuple[Drawing, float]:
    """The head of the first page, and where it ends."""
    drawing = Drawing(words=_title(head, sizes))
    lines = _front_lines(head, sizes)
    _draw_lines(drawing, lines, sizes)
    ends = [lines[-1][1].bottom, _flags(drawing, sizes)]
    if head.digits:
        ends.append(grid.draw(drawing, head.digits, CODE_PLACE.left, sizes))
    if head.barcode:
        beside = LEFT + _BARCODE[0] <= lines[-1][1].right
        place = Rect(LEFT, (ends[0] if beside else max(ends)) + _AIR, *_BARCODE)
        drawing.frames.append(place)
        drawing.words.append(Words(place, say("sheet_barcode"), sizes.small, "center"))
        ends.append(place.bottom)
    place = Rect(LEFT, ends[0] + _AIR, lines[-1][1].right - LEFT, sizes.row)
    if head.barcode or len(head.forms) > _room(place, sizes):
        place = Rect(LEFT, max(ends) + _AIR, RIGHT - LEFT, sizes.row)
    ends.append(_forms(drawing, head.forms, place, sizes))
    return drawing, draw_notices(drawing, head.notices, max(ends) + _AIR, sizes) + _AIR


def back(head: Head, sizes: Measures) -> tuple[Drawing, float]:
    """The head of a further page, and where it ends: who writes, once more, for sheets that come apart."""
    drawing = Drawing(words=_title(head, sizes))
    _draw_lines(drawing, _back_lines(sizes), sizes)
    return drawing, CODE_PLACE.bottom + _CODE_WORDS + _AIR


def own_front(head: Head, owner: Owner, sizes: Measures) -> Drawing:
    """What the first page of one owner has besides."""
    lines = _front_lines(head, sizes)
    drawing = _own(lines, owner.who[: len(lines)], sizes)
    if head.digits:
        grid.fill(drawing, head.digits, owner.student.number, CODE_PLACE.left, sizes)
    if head.forms:  # a class set has none, and a head for each student would be drawn twice
        drawing.bars += [box.at for box in front(head, sizes)[0].boxes if box.use == "form" and box.mark == owner.form]
    return drawing


def own_back(owner: Owner, sizes: Measures) -> Drawing:
    """What a further page of one owner has besides."""
    return _own(_back_lines(sizes), owner.who[2:], sizes)


def coded(said: PageCode, named: bool) -> Drawing:
    """The QR code of a page, and below it in words the code, by which keys and the stored draw name it, with the form where it is `named`: of
    several."""
    below = Rect(CODE_PLACE.left, CODE_PLACE.bottom, CODE, _CODE_WORDS)
    picture = svg(said.text, "Q").replace("><path", f"><title>{say('sheet_code')}</title><path", 1)
    return Drawing(words=[Words(below, f"{said.form}　{said.code}" if named else said.code, 7.0, "center")], pictures=[(CODE_PLACE, Markup(picture))])


_Line = tuple[str, Rect]
"""What stands before a line to write on, and its place."""


def _title(head: Head, sizes: Measures) -> list[Words]:
    """The title: one heading, whatever lines it takes."""
    first, *rest = fitted(_TITLE, head.title, sizes.title, "center")
    return [replace(first, role="title", sans=True), *(replace(line, sans=True) for line in rest)]


def _front_lines(head: Head, sizes: Measures) -> list[_Line]:
    end = (grid.left_edge(head.digits, CODE_PLACE.left, sizes) if head.digits else CODE_PLACE.left) - 2 * _AIR
    found = []
    labels = _labels()[: -1 if head.digits else None]  # the number is written above its grid
    for place, label in enumerate(labels):
        left = LEFT + width_of(label, sizes.body)
        found.append((label, Rect(left, TOP + place * sizes.field, min(end - left, _LONGEST_LINE), sizes.field - 1.0)))
    return found


def _back_lines(sizes: Measures) -> list[_Line]:
    half = (CODE_PLACE.left - 2 * _AIR - LEFT) / 2
    found = []
    for place, label in enumerate(_labels()[2:]):
        start, before = LEFT + place * half, width_of(label, sizes.body)
        found.append((label, Rect(start + before, TOP + CODE / 2 - sizes.field, half - before - _AIR, sizes.field - 1.0)))
    return found


def _labels() -> list[str]:
    return say("seal_fields").split()


def _draw_lines(drawing: Drawing, lines: list[_Line], sizes: Measures) -> None:
    for label, line in lines:
        before = width_of(label, sizes.body)
        drawing.words.append(Words(Rect(line.left - before, line.top, before, line.height), label, sizes.body))
        drawing.rules.append(Rect(line.left, line.bottom, line.width, 0.0))


def _own(lines: list[_Line], who: tuple[str, ...], sizes: Measures) -> Drawing:
    drawing = Drawing()
    for (_label, line), text in zip(lines, who, strict=True):
        drawing.words += fitted(line, text, sizes.body) if text else []
    return drawing


def _flags(drawing: Drawing, sizes: Measures) -> float:
    """缺考 and 作废 below the code; where they end."""
    top = CODE_PLACE.bottom + _CODE_WORDS + _AIR
    for name, label in (("absent", say("sheet_absent")), ("void", say("sheet_void"))):
        place = Rect(CODE_PLACE.left, top, CODE, sizes.row)
        drawing.words.append(Words(place, label, sizes.small))
        drawing.boxes.append(Box(in_row(place.right - sizes.box[0], place, sizes), "", "flag", {"flag": name}))
        top += sizes.row
    drawing.words.append(Words(Rect(CODE_PLACE.left, top, CODE, sizes.row), say("sheet_flags"), sizes.small * 0.8))
    return top + sizes.row


def _room(row: Rect, sizes: Measures) -> int:
    """How many letters of forms a row holds behind its label."""
    return int((row.width - width_of(say("sheet_form"), sizes.body)) / sizes.pitch)


def _forms(drawing: Drawing, forms: tuple[str, ...], row: Rect, sizes: Measures) -> float:
    """The letters of the forms to choose from, in as many rows as they need; where they end."""
    label = say("sheet_form")
    if forms:
        drawing.words.append(Words(row, label, sizes.body))
    each = _room(row, sizes)
    for start in range(0, len(forms), each):
        for place, form in enumerate(forms[start : start + each]):
            left = row.left + width_of(label, sizes.body) + place * sizes.pitch
            drawing.boxes.append(Box(in_row(left, row, sizes), form, "form", {"form": form}))
        row = row._replace(top=row.bottom)
    return row.top
