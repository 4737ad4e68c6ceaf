"""Single questions of a paper by hand: where they stand in their part, what they are worth, and how they are worded.

In: a deck that is changed on the desk, the id of an item that stands on its paper. Out: the deck's file written (`sequence`, `item_points`); a
question that is worded anew becomes one of her own, which nobody proves, and stands where the old one stood.
"""

from __future__ import annotations

from dataclasses import replace

from zhongbu_quiz.errors import UserError
from zhongbu_quiz.exports.quiz import Quiz
from zhongbu_quiz.exports.table import USUAL, table
from zhongbu_quiz.exports.tablemap import find_map, load_map
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.items.short_id import short_id
from zhongbu_quiz.messages import _
from zhongbu_quiz.sets.form import MATERIAL, DrawnSet, Part
from zhongbu_quiz.studio.choose import stand_for
from zhongbu_quiz.studio.deckfile import changed, write
from zhongbu_quiz.studio.desk import Desk, NotThere
from zhongbu_quiz.studio.opening import Opened
from zhongbu_quiz.studio.question import Typed, add_question, take_back
from zhongbu_quiz.values.shares import plain
from zhongbu_quiz.workbook.columns import QUESTIONS
from zhongbu_quiz.workbook.question_sheet import KIND_WORDS, written_points


def move(opened: Opened, desk: Desk, item: str, form: str, up: bool) -> None:
    """One place up or down in its part. Raises UserError where it cannot: at the end, under a material, on a form that is another order of form A."""
    drawn = desk.drawn(opened)
    part = _part(drawn, form, item)
    if part.kind == MATERIAL:
        raise UserError(_("the questions of a material stand under it in their order"))
    if form != drawn.forms[0].name and opened.deck.record.form_mode == "reorder":
        raise UserError(_("this form has the questions of form A in another order; move them on form A"))
    order = [one.id for one in part.items]
    at = order.index(item)
    other = at - 1 if up else at + 1
    if not 0 <= other < len(order):
        raise UserError(_("it stands at the end of its part already"))
    order[at], order[other] = order[other], order[at]
    named = {*opened.deck.record.sequence, order[at], order[other]}
    here = [one for one in order if one in named]
    elsewhere = [one for one in opened.deck.record.sequence if one not in order]
    write(opened.deck, lambda: changed(opened.deck, {"sequence": [*elsewhere, *here]}, opened.outputs)[0])


def worth(opened: Opened, item: str, points: str) -> None:
    """What one question is worth, whatever those of its kind are; "" for what these are. Raises
    ContentError where it is no number of points."""
    each = {name: plain(value) for name, value in opened.deck.record.item_points.items() if name != item}
    if points.strip():
        each[item] = points.strip()
    values = {"item_points": each or None, **({"total": None} if each and opened.deck.record.total is not None else {})}
    write(opened.deck, lambda: changed(opened.deck, values, opened.outputs)[0])


def reword(desk: Desk, name: str, deck: str, item: str, form: str, stem: str) -> None:
    """Another stem for a question, which is then one of her own: it stands on the paper in place of the old one, which is not drawn again.
    Raises UserError, with all as it was, where it cannot be asked so, or cannot stand there."""
    opened = desk.opened(name, deck)
    part = _part(desk.drawn(opened), form, item)
    old = opened.bank.by_id[item]
    if old.material:
        raise UserError(_("the questions of a material are worded in the file that holds it"))
    new, made = add_question(desk, name, _typed(old, stem, opened))
    try:
        with desk.changing(name, deck) as then:
            stand_for(then, item, new, [one.id for one in part.items])
    except UserError:
        take_back(desk, name, made)
        raise


def stem_of(item: Item, opened: Opened) -> str:
    """The stem of a question as it is typed into the sheet of questions; "" where it has no place there."""
    return _row(item, opened).get("stem", "")


def _part(drawn: DrawnSet, form: str, item: str) -> Part:
    """The part of a form in which an item stands. Raises NotThere."""
    parts = [part for one in drawn.forms if one.name == form for part in one.parts if any(other.id == item for other in part.items)]
    if not parts:
        raise NotThere(_("there is no such question on this paper (any more)"))
    return parts[0]


def _typed(item: Item, stem: str, opened: Opened) -> Typed:
    row = _row(item, opened)
    if not row:
        raise UserError(_("this question has no place in a sheet of questions; write one of your own instead"))
    told = {key: text for key, text in row.items() if not key.startswith("options.") and key not in ("id", "picture")}
    options = [text for key, text in row.items() if key.startswith("options.")]
    made = Typed({**told, "stem": stem}, options)
    return replace(made, picture=f"{short_id(item.id)}.{item.picture.type}", data=item.picture.data) if item.picture else made


def _row(item: Item, opened: Opened) -> dict[str, str]:
    """What stands in which column of the sheet of questions, by its key; nothing where the question has no place there."""
    made = table(Quiz(opened.project.identity(), "", "", (item,)), load_map(find_map(USUAL)))
    known = {name: column.key for column in (*QUESTIONS.columns, *QUESTIONS.also_read) for name in (*column.also, column.title)}
    if not made.rows:
        return {}
    row = {known[title]: str(text) for title, text in zip(made.headings, made.rows[0], strict=True) if title in known}
    row.pop("source", None)
    row["item_kind"] = next(word for word, kind in KIND_WORDS.items() if kind == item.kind)
    points = {"points": written_points(item.points)} if item.points and item.kind == "short_answer" else {}
    return {**row, **points, "source.document": item.source.document, "source.section": item.source.section}
