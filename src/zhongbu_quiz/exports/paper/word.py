"""Paper and key as Word files, from `paper.docx` and `key.docx` in the templates, which a teacher can restyle.

In: a form. Out: .docx, equal in content to the PDF, the same bytes for the same input. Each file carries a digest of
its own text, so that a file that somebody has edited is recognised and not overwritten.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from hashlib import blake2b
from itertools import zip_longest
from pathlib import Path
from typing import Any, assert_never

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.exports.paper.columns import option_columns
from zhongbu_quiz.exports.paper.headings import heading
from zhongbu_quiz.exports.paper.key import credits, key_texts, marked_key
from zhongbu_quiz.exports.paper.lines import Gap
from zhongbu_quiz.exports.paper.markup import serif_measure, stem_pieces
from zhongbu_quiz.exports.paper.numerals import points
from zhongbu_quiz.exports.paper.options import PaperOptions
from zhongbu_quiz.exports.paper.paper import heading_of, meta_of
from zhongbu_quiz.exports.paper.views import TableView, material_view, rule_count, table_view
from zhongbu_quiz.files import zipped
from zhongbu_quiz.items.item import CHOICE_BLANK, Choice, Item, Matching, Open, Ordering, TrueFalse
from zhongbu_quiz.items.item import Gap as GapItem
from zhongbu_quiz.items.printed import CIRCLED, LETTERS, Printed, printed
from zhongbu_quiz.messages import _, joined
from zhongbu_quiz.paths import data_dir
from zhongbu_quiz.sets.form import MATERIAL, DrawnSet, Form, Part, by_material
from zhongbu_quiz.values.picture import Picture

FILL = "________________"
_MEASURE = 41.0
"""Width of a line of the Word template, in em."""
_CONTENT_TYPES, _PROPERTIES = "[Content_Types].xml", "docProps/core.xml"
_MARK = re.compile(r"<dc:identifier>made-([0-9a-f]+)</dc:identifier>")


def make_word(drawn: DrawnSet, form: Form, options: PaperOptions) -> dict[str, bytes]:
    """The paper and the key of `form` as Word files."""
    parts, keys = [], []
    shown: list[TableView | Picture] = []
    number = 1
    for index, part in enumerate(form.parts):
        head = heading(part, index)
        lines = list(_part_lines(part, number, shown))
        values = [worth if part.points else None for worth in part.values]
        said = [line for i, item in enumerate(part.items) for line in _key_lines(item, number + i, values[i])]
        parts.append({"name": head.text, "instruction": head.instruction, "lines": lines})
        keys.append({"name": head.text, "lines": said})
        number += len(part.items)
    last = [_line("id", f"{n}　{item.id}") for n, item in enumerate(form.items, 1)]
    keys.append({"name": say("ids"), "lines": last + [_line("id", line) for line in credits(drawn.source, drawn.licence)]})
    common = {"title": heading_of(drawn, form), "subtitle": drawn.subtitle, "meta": meta_of(drawn, form)}
    return {
        "paper.docx": _render("paper", {**common, "parts": parts}, shown),
        "key.docx": _render("key", {**common, "parts": keys}),
    }


def _line(kind: str, text: str) -> dict[str, str]:
    return {"kind": kind, "text": text}


_SHOWN = "\ue010"
"""Stands, before the number of a table or a picture, where that goes; a character that no text holds."""


def _part_lines(part: Part, number: int, shown: list[TableView | Picture]) -> Iterator[dict[str, str]]:
    """The lines of a part, whose tables and pictures are put into `shown`."""
    values = iter(part.values)
    for material, items in by_material(part.items):
        if material:
            view = material_view(material, items[0].figure, number, len(items), _MEASURE)
            yield _line("stem", str(view.lead))
            for text in material.text.splitlines():
                yield _line("c1", text)
            yield from _place(view.figure, shown)
        for item in items:
            worth = next(values)
            told = say("worth", points=points(worth)) if part.kind == MATERIAL and part.points else ""
            yield from _paper_lines(item, number, told, shown)
            number += 1


def _place(what: TableView | Picture | None, put: list[TableView | Picture]) -> Iterator[dict[str, str]]:
    if what:
        put.append(what)
        yield _line("c1", f"{_SHOWN}{len(put) - 1}")


def _paper_lines(item: Item, number: int, told: str, put: list[TableView | Picture]) -> Iterator[dict[str, str]]:
    blank = FILL if isinstance(item, GapItem) else CHOICE_BLANK
    shown = printed(item)
    if not item.material:
        yield from _place(table_view(item.figure), put)
    yield from _place(shown.picture, put)
    pieces = stem_pieces(item)
    stem = "".join(piece if isinstance(piece, str) else _gap_text(piece, blank) for piece in pieces)
    yield _line("stem", f"{number}.\t{stem}{told}")
    match item:
        case Matching():
            yield from _columns(shown)
        case Choice():
            yield from _options([f"{letter}．{text}" for letter, text in zip(LETTERS, shown.options, strict=False)], shown)
        case Ordering():
            yield from _options([f"{mark}{text}" for mark, text in zip(CIRCLED, shown.options, strict=False)], shown)
            yield _line("c1", f"正确的顺序：{FILL}")
        case Open():
            for _ in range(rule_count(item, _MEASURE - 2)):
                yield _line("rule", "")
        case TrueFalse() | GapItem():
            return
        case _:
            assert_never(item)


def _columns(shown: Printed) -> Iterator[dict[str, str]]:
    left = [f"（{i}）{text}{CHOICE_BLANK}" for i, text in enumerate(shown.left, start=1)]
    right = [f"{letter}．{text}" for letter, text in zip(LETTERS, shown.options, strict=False)]
    for pair in zip_longest(left, right, fillvalue=""):
        yield _line("pair", "\t".join(pair))


def _options(texts: Sequence[str], shown: Printed) -> Iterator[dict[str, str]]:
    columns = option_columns([serif_measure()(text) for text in shown.options], _MEASURE - 2)
    for start in range(0, len(texts), columns):
        yield _line(f"c{columns}", "\t".join(texts[start : start + columns]))


def _gap_text(gap: Gap, blank: str) -> str:
    """A blank as text; an emphasised word is a gap too, and keeps its text."""
    words = re.sub(r"<[^>]+>", "", gap.html)
    return blank if not words.strip("（　）") else words


def _key_lines(item: Item, number: int, worth: Decimal | None) -> Iterator[dict[str, str]]:
    yield _line("stem", f"{number}.\t【答案】{marked_key(item, worth)}")
    for label, words in key_texts(item):
        yield _line("text", f"【{label}】{words}" if label else words)


def _render(name: str, context: dict[str, Any], shown: Sequence[TableView | Picture] = ()) -> bytes:
    """The template `name`.docx filled in, with its tables and pictures."""
    from docxtpl import DocxTemplate

    template = DocxTemplate(data_dir("templates") / "worksheet" / f"{name}.docx")
    template.render(context, autoescape=True)
    if shown:
        _put(template.docx, shown)
    raw = io.BytesIO()
    template.save(raw)
    return _marked(raw.getvalue())


def _put(document: Any, shown: Sequence[TableView | Picture]) -> None:
    """Each picture, and each table with its unit above it, in the place of the paragraph that stands for it."""
    for paragraph in list(document.paragraphs):
        if not paragraph.text.startswith(_SHOWN):
            continue
        view = shown[int(paragraph.text.removeprefix(_SHOWN))]
        paragraph.text = ""
        paragraph.paragraph_format.keep_with_next = True
        if isinstance(view, Picture):
            _put_picture(paragraph, view)
            continue
        made = _word_table(document, view)
        paragraph._p.addnext(made._tbl)
        paragraph.text = view.unit
        if not view.unit:
            paragraph._p.getparent().remove(paragraph._p)


_WIDEST, _HIGHEST = 14.0, 7.5
"""Centimetres of a picture in Word; larger ones are shown smaller."""
_CM_A_PIXEL = 2.54 / 96


def _put_picture(paragraph: Any, picture: Picture) -> None:
    """A picture in a paragraph; Word takes no SVG this way, of which its caption and the name of its file stand there."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm

    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if picture.type == "svg":
        paragraph.text = say("picture_apart", caption=picture.caption, name=picture.name)
        return
    width, height = picture.width * _CM_A_PIXEL, picture.height * _CM_A_PIXEL
    scale = min(1.0, _WIDEST / width, _HIGHEST / height)
    put = paragraph.add_run().add_picture(io.BytesIO(picture.data), width=Cm(width * scale))
    put._inline.docPr.set("name", picture.name)
    put._inline.docPr.set("descr", picture.caption)


def _word_table(document: Any, view: TableView) -> Any:
    """A table with a head that is repeated on each page; its rows stay together and with the stem below them."""
    from docx.enum.table import WD_TABLE_ALIGNMENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement

    made = document.add_table(rows=0, cols=len(view.columns))
    made.style = "Table Grid" if "Table Grid" in document.styles else None
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    for texts in (view.columns, *view.rows):
        row = made.add_row()
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, text in zip(row.cells, texts, strict=True):
            paragraph = cell.paragraphs[0]
            paragraph.text = text
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.paragraph_format.keep_with_next = True
    made.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    return made


def _marked(data: bytes) -> bytes:
    """The same file with a digest of its text in its properties, and no clock in its archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        names = sorted(source.namelist(), key=lambda name: (name != _CONTENT_TYPES, name))
        contents = {name: source.read(name) for name in names}
        mark = f"<dc:identifier>made-{_digest(source)}</dc:identifier></cp:coreProperties>"
    contents[_PROPERTIES] = contents[_PROPERTIES].replace(b"</cp:coreProperties>", mark.encode())
    return zipped(contents)


def _digest(archive: zipfile.ZipFile) -> str:
    return blake2b(archive.read("word/document.xml"), digest_size=8).hexdigest()


def is_untouched(path: Path) -> bool:
    """True where a Word file is as we wrote it."""
    try:
        with zipfile.ZipFile(path) as archive:
            found = _MARK.search(archive.read(_PROPERTIES).decode("utf-8", "replace"))
            return bool(found) and found[1] == _digest(archive)  # type: ignore[index]
    except (OSError, KeyError, zipfile.BadZipFile):
        return False


def guard_edits(folder: Path, contents: Mapping[str, bytes], force: bool) -> None:
    """Raises UserError where a Word file that somebody has edited would be overwritten."""
    paths = [folder / name for name in contents if name.endswith(".docx")]
    edited = [str(path) for path in paths if path.exists() and not is_untouched(path)]
    if edited and not force:
        words = _("{paths}: has been edited since it was made; rename it, choose another folder with -o, or overwrite it with --force")
        raise UserError(words.format(paths=joined(edited)))
