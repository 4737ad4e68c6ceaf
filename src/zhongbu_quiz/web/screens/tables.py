"""材料: her table as she wrote it, with what is to be mended beside its cells, which are written anew in their places."""

from __future__ import annotations

from starlette.responses import Response

from zhongbu_quiz.errors import UserError
from zhongbu_quiz.facts.load import YAML
from zhongbu_quiz.messages import _
from zhongbu_quiz.studio.begin import add_table
from zhongbu_quiz.studio.tables import ROWS_SHOWN, Shown, change_rows, open_row, write_cells
from zhongbu_quiz.studio.tables import table as read_table
from zhongbu_quiz.web.addresses import address
from zhongbu_quiz.web.render import shown
from zhongbu_quiz.web.visit import Fields, Visit, goes_to


def table(visit: Visit) -> Response:
    """A sheet of a file, a page of its rows; `row`: the row that is open to be changed."""
    name, file, looked_at = visit.path["name"], visit.path["file"], _shown(visit.query)
    found = read_table(visit.desk, name, file, looked_at)
    line = open_row(visit.desk, name, file, looked_at.sheet, _number(visit.query.get("row")))
    return shown(
        "table", visit=visit, set=visit.desk.named(name), table=found, looked_at=looked_at, opened=line, focus=visit.query.get("cell", ""),
        rows_shown=ROWS_SHOWN, place=place_of(visit), can_undo=visit.desk.can_undo_material(name, file), link=_Links(visit, looked_at),
    )  # fmt: skip


def write(visit: Visit) -> Response:
    """Write cells anew: `cells`, the names of those that get one text, beside the text itself, as often as there are any; `instead`: what all of them
    get. Raises UserError where it cannot be."""
    if do := visit.form.get("do"):
        return _rows_changed(visit, do)
    groups, texts = visit.form.getlist("cells"), visit.form.getlist("text")
    if (instead := visit.form.get("instead")) is not None:  # a button that knows what to write
        texts = [instead] * len(groups)
    if len(groups) != len(texts):
        raise UserError(_("the page does not understand this request"))
    cells = {cell: text for group, text in zip(groups, texts, strict=True) for cell in group.split()}
    looked_at = _shown(visit.form)
    write_cells(visit.desk, visit.path["name"], visit.path["file"], looked_at.sheet, cells, visit.form.get("seen", ""))
    first = next(iter(cells), "")
    anchor = f"#{first}" if len(cells) == 1 else f"#r{visit.form.get('row', '')}" if visit.form.get("row", "").isdecimal() else ""
    return goes_to(_Links(visit, looked_at).to() + anchor)


def _rows_changed(visit: Visit, do: str) -> Response:
    """A row taken out, or an empty one put in and opened to be filled."""
    looked_at, number = _shown(visit.form), _number(visit.form.get("row"))
    change_rows(visit.desk, visit.path["name"], visit.path["file"], looked_at.sheet, number, do, visit.form.get("seen", ""))
    return goes_to(_Links(visit, looked_at).to(row=number if do == "insert" else 0) + f"#r{number}")


def undo(visit: Visit) -> Response:
    """Take the last change of the file back."""
    visit.desk.undo_material(visit.path["name"], visit.path["file"])
    return goes_to(_Links(visit, _shown(visit.form)).to())


def add(visit: Visit) -> Response:
    """Another table of hers in a set, and the way to it. Raises UserError where there is none, or it cannot be one of facts."""
    if visit.upload is None:
        raise UserError(_("choose the file with your facts first: an Excel workbook, or a .csv or .docx with a table"))
    file = add_table(visit.desk, visit.path["name"], visit.upload.name, visit.upload.data)
    return goes_to(address("set", visit.path["name"]) if file.endswith(YAML) else address("set", visit.path["name"], "table", file))


def place_of(visit: Visit) -> str:
    """The address of the file that it is about."""
    return address("set", visit.path["name"], "table", visit.path["file"])


def _shown(fields: Fields) -> Shown:
    return Shown(_number(fields.get("sheet")), _number(fields.get("from")) or 1, bool(fields.get("wrong")), bool(fields.get("all")))


def _number(typed: str | None) -> int:
    return int(typed) if typed and typed.isdecimal() and len(typed) < 7 else 0


class _Links:
    """The addresses of what else of the table can be looked at."""

    def __init__(self, visit: Visit, looked_at: Shown) -> None:
        self._visit = visit
        self._now = looked_at

    def to(self, sheet: int | None = None, first: int | None = None, wrong: bool | None = None, whole: bool | None = None, row: int = 0) -> str:
        """The address with some of it changed, all else as it is; another sheet is shown from its first row."""
        now = self._now if sheet is None else Shown(sheet)
        told = {
            "sheet": str(now.sheet or ""),
            "from": str(first if first is not None else now.first) if (first or now.first) > 1 else "",
            "wrong": "1" if (now.only_wrong if wrong is None else wrong) else "",
            "all": "1" if (now.whole if whole is None else whole) else "",
            "row": str(row or ""),
        }
        return address("set", self._visit.path["name"], "table", self._visit.path["file"], **{key: value for key, value in told.items() if value})
