"""Goldens of papers: the text of every product of a small fixed deck, as a reader of PDF or Word files finds it; where it stands is no matter."""

from __future__ import annotations

import io
import json
from pathlib import Path

import docx
import pymupdf
import pytest

from tests.golden import Goldens
from tests.paper.fixture import drawn, form
from tests.paper.reading import lines
from tests.paper.wordfile import heads_and_feet
from zhongbu_quiz.exports.paper.class_set import write_class
from zhongbu_quiz.exports.registry import of_command
from zhongbu_quiz.exports.request import Request
from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.sets.form import DrawnSet, Form
from zhongbu_quiz.sets.students import Student, student_forms

GOLDEN = Path(__file__).with_name("golden")
PRODUCTS = [output.name for output in of_command("worksheet")]


def small() -> DrawnSet:
    """A form with an item or two of each kind, and a short one beside it, which is not looked at."""
    return drawn(forms=(form("A", 2), Form("B", form("B", 2).parts[:1])), subtitle="第一单元")


def _pdf(path: Path) -> str:
    """The lines of all pages, then what is printed along an edge."""
    told = [f"--- page {page + 1}\n{text}" if new else text for page, text, new in _pages(path)]
    with pymupdf.open(path) as document:
        turned = [
            "".join(span["text"] for span in line["spans"])
            for page in document
            for block in page.get_text("dict")["blocks"]
            for line in block.get("lines", ())
            if abs(line["dir"][0]) < 0.9
        ]
    return "\n".join([*told, *(["--- along the edge", *dict.fromkeys(turned)] if turned else [])])


def _pages(path: Path) -> list[tuple[int, str, bool]]:
    found: list[tuple[int, str, bool]] = []
    for page, _, text in lines(path):
        found.append((page, text, not found or found[-1][0] != page))
    return found


def _word(data: bytes) -> str:
    """Paragraphs and tables in their order, tabs and all."""
    told = []
    for block in docx.Document(io.BytesIO(data)).iter_inner_content():
        if isinstance(block, docx.table.Table):
            told += ["| " + " | ".join(cell.text for cell in row.cells) + " |" for row in block.rows]
        else:
            told.append(block.text)
    return "\n".join([*told, "--- heads and feet", *heads_and_feet(data)])


def _read(ending: str, data: bytes, folder: Path) -> str:
    if ending.endswith(".docx"):
        return _word(data)
    if ending.endswith(".json"):
        return "、".join(json.loads(data))
    path = folder / f"made{ending}"
    path.write_bytes(data)
    return _pdf(path)


@pytest.mark.parametrize("name", PRODUCTS)
def test_the_text_of_every_product(name: str, handmade: Bank, tmp_path: Path, goldens: Goldens) -> None:
    (output,) = (output for output in of_command("worksheet") if output.name == name)
    made = output.make(Request(stored=small(), told=tuple(handmade.base.facts)))
    files = {ending: data for ending, data in made.files.items() if not ending.startswith("-B") and ending != "-draw.json"}
    assert {ending.removeprefix("-A") for ending in files} == set(output.endings)
    told = {ending: _read(ending, data, tmp_path) for ending, data in files.items()}
    goldens.page(GOLDEN / f"{name}.txt", told)


def test_the_text_of_a_class_set(tmp_path: Path, goldens: Goldens) -> None:
    whole = drawn(forms=(form("A", 2), form("B", 2)), subtitle="第一单元")
    papers = student_forms(whole, [Student("张三", "七（2）班", "20240001"), Student("李四", "七（2）班", "20240002")])
    paths = [path for path in write_class(whole, papers, tmp_path, jobs=1).paths if path.suffix in (".pdf", ".csv")]
    read = {path.name: _pdf(path) if path.suffix == ".pdf" else path.read_text(encoding="utf-8-sig") for path in paths}
    assert len(read) >= 3
    goldens.page(GOLDEN / "class.txt", read)


def test_every_product_has_a_golden_and_every_golden_a_product() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == {*PRODUCTS, "class"}
