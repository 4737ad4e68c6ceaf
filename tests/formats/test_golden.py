"""Goldens of the exchange formats: every file that each makes of one item of each kind, as a person reads it."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import openpyxl

from tests.formats.practice import DATA, data_of
from tests.formats.sample import PLAIN, quiz
from tests.golden import Goldens
from zhongbu_quiz.exports.quiz import Export
from zhongbu_quiz.exports.registry import OUTPUTS, Output, of_command
from zhongbu_quiz.items.item import KINDS

from .sample import written

GOLDEN = Path(__file__).with_name("golden")
OWN_FILES = re.compile(r"(?<=<style>).*?(?=</style>)|(?<=<script>).*?(?=</script>)|(?<=sha256-)[^']*", re.S)
"""Style and script of the page stand in files of their own, where a change is seen; the page has a digest of the script, too."""


def _read(name: str, data: bytes) -> str:
    """A file as text: the files of a package, the rows of a workbook, a line for each element of XML."""
    if name.endswith(".zip"):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return "\n".join(f"--- {inner}\n{_read(inner, package.read(inner))}" for inner in sorted(package.namelist()))
    if name.endswith(".xlsx"):
        sheets = openpyxl.load_workbook(io.BytesIO(data)).worksheets
        return "\n".join(f"--- {sheet.title}\n{_rows(sheet.values)}" for sheet in sheets)
    text = data.decode("utf-8-sig").replace("\r\n", "\n")
    if name.endswith((".xml", ".qti")):
        return re.sub(r">\s*<(?!/)", ">\n<", text)
    if name.endswith(".html"):
        return OWN_FILES.sub("…", DATA.sub(_data, text))
    return text


def _data(found: re.Match[str]) -> str:
    """The data of the practice page with its answers in the open, an item a line; its texts stand in a file of their own."""
    data = data_of(found[0])
    head = {name: value for name, value in data.items() if name not in ("texts", "items")}
    return "\n".join(json.dumps(told, ensure_ascii=False) for told in (head, *data["items"]))


def _rows(rows: object) -> str:
    return "\n".join("\t".join("" if cell is None else str(cell) for cell in row).rstrip() for row in rows)  # type: ignore[attr-defined]


def _as_text(output: Output, export: Export) -> str:
    """All files of an output by the end of their names, and what it leaves out."""
    files = {output.endings[0]: export.data, **export.beside}
    assert set(files) == set(output.endings)
    told = [f"--- {ending}\n{_read(ending, data)}" for ending, data in files.items()]
    return "\n".join([*told, *(f"--- left out\n{entry.item_id}: {entry.reason}" for entry in export.left_out)])


def test_one_item_of_each_kind_in_every_format(goldens: Goldens) -> None:
    shown = {item.kind: item for item in reversed(PLAIN)}
    asked = quiz(*(shown[kind] for kind in KINDS))
    outputs = of_command("export")
    for output in outputs:
        made = written(output.format, asked, output.dialect)
        goldens.text(GOLDEN / f"{output.name}.txt", _as_text(output, made).rstrip() + "\n")


def test_every_format_has_a_golden_and_every_golden_a_format() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == {output.name for output in OUTPUTS.values() if output.command == "export"}
