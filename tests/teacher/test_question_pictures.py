"""Pictures of one's own questions: checked while they are read, shown in every form that carries them, named where one does not."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from base64 import b64decode
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import fastjsonschema
import pytest
from docx import Document
from openpyxl import load_workbook
from PIL import Image
from pypdf import PdfReader

from tests.anki.collection import Student
from tests.core.small import run
from tests.formats.practice import data_of
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.items.own import own_items
from zhongbu_quiz.loading.limits import PICTURE_BYTES
from zhongbu_quiz.loading.picture import read_picture
from zhongbu_quiz.sets.item_codec import from_record, to_record
from zhongbu_quiz.workbook.convert import converted
from zhongbu_quiz.workbook.seeds import load_seeds

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="200" height="80">{}</svg>'
RIVER = SVG.format('<rect width="200" height="80" fill="#9cf"/><text x="20" y="50">河</text>')
QUESTIONS = """facts:
  - {id: q1, kind: question, item_kind: single_choice, stem: "图中的河是（　　）。\\n①长江\\n②黄河", options: [①, ②],
     answer: A, picture: 长江.png, caption: 一条<河>}
  - {id: q2, kind: question, item_kind: fill_blank, stem: 图中写的是____。, answer: 河, picture: pics/河.svg}
  - {id: q3, kind: question, item_kind: true_false, stem: 地球是圆的。, answer: 对}
"""
DECK = "title: 图题\nselect: {{models: [own]}}\ncounts: {{single_choice: 1, fill_blank: 1, true_false: 1}}\noutputs: [{}]\n"


def png(width: int = 60, height: int = 30, form: str = "PNG") -> bytes:
    """A small picture of one colour."""
    raw = io.BytesIO()
    Image.new("RGB", (width, height), (200, 80, 40)).save(raw, form)
    return raw.getvalue()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with two pictures, one beside its questions and one in a folder of the project; everything made of it."""
    folder = tmp_path_factory.mktemp("pictures")
    assert run(folder, "new", "mine", "-q").status == 0
    mine = folder / "mine"
    for name in ("seeds/facts.xlsx", "decks/my-set.yaml"):  # the starter's own questions would be drawn too
        (mine / name).unlink()
    (mine / "pics").mkdir()
    (mine / "seeds" / "长江.png").write_bytes(png())
    (mine / "pics" / "河.svg").write_text(RIVER, encoding="utf-8")
    (mine / "seeds" / "own.yaml").write_text(QUESTIONS, encoding="utf-8")
    outputs = "anki, anki-text, paper, docx, html, moodle, qti, qti-canvas, text, xlsx, json"
    (mine / "decks" / "p.yaml").write_text(DECK.format(outputs), encoding="utf-8")
    done = run(mine, "build", "p")
    assert done.status == 0, done.err
    assert "2 left out: shows a picture, which this format cannot carry (own:q1, own:q2)" in done.err
    return mine / "build"


def items_of(mine: Path) -> list[Item]:
    """The items of the questions."""
    return own_items(load_seeds([mine / "seeds" / "own.yaml"]).questions, mine)


def test_anki_has_the_files_under_names_of_their_own(built: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(built / "p.apkg") as package:
        media = {name: package.read(number) for number, name in json.loads(package.read("media")).items()}
    assert sorted(media) == sorted(item.picture.file_name for item in items_of(built.parent) if item.picture)
    assert all(name.startswith("zq-") for name in media) and png() in media.values()
    student = Student(tmp_path / "student")
    assert student.take(built / "p.apkg").new == 3
    fields = " ".join(student.words())
    assert all(f'src="{name}"' in fields for name in media) and 'alt="一条&lt;河&gt;"' in fields
    assert sorted(path.name for path in Path(student.collection.media.dir()).iterdir() if path.name.startswith("zq-")) == sorted(media)
    student.close()


def test_the_paper_prints_them(built: Path) -> None:
    page = PdfReader(built / "p-paper.pdf").pages[0]
    assert [image.image.size for image in page.images if image.image] == [(60, 30)]
    assert "河" in page.extract_text(), "the text of the drawing"


def test_word_has_the_photograph_and_names_the_drawing(built: Path) -> None:
    document = Document(str(built / "p-paper.docx"))
    (shape,) = document.inline_shapes
    assert shape._inline.docPr.get("descr") == "一条<河>"
    assert any(paragraph.text == "（见图：河.svg）" for paragraph in document.paragraphs)


def test_the_page_holds_them_itself(built: Path) -> None:
    page = (built / "p.html").read_text(encoding="utf-8")
    assert "img-src data:" in page
    shown = [item["picture"]["uri"] for item in data_of(page)["items"] if "picture" in item]
    assert [uri.partition(";")[0] for uri in shown] == ["data:image/png", "data:image/svg+xml"]
    assert b64decode(shown[0].partition(",")[2]) == png()


def test_moodle_has_the_file_in_the_question(built: Path) -> None:
    root = ET.parse(built / "p.xml").getroot()
    texts = [text for text in root.iter("questiontext") if text.find("file") is not None]
    assert len(texts) == 2
    for text in texts:
        file, told = text.find("file"), text.findtext("text") or ""
        assert file is not None and f"@@PLUGINFILE@@/{file.get('name')}" in told and b64decode(file.text or "")
    assert "①长江<br>②黄河" in (texts[0].findtext("text") or ""), "lines of a stem stay lines"


def test_qti_has_the_files_in_the_package(built: Path) -> None:
    with zipfile.ZipFile(built / "p.qti.zip") as package:
        pictures = [name for name in package.namelist() if name.startswith("items/images/")]
        manifest = package.read("imsmanifest.xml").decode()
        items = " ".join(package.read(name).decode() for name in package.namelist() if name.startswith("items/item"))
    assert len(pictures) == 2
    assert all(name in manifest and f'src="{name.removeprefix("items/")}"' in items for name in pictures)


def test_a_stored_draw_keeps_the_picture(built: Path) -> None:
    for item in items_of(built.parent):
        assert from_record(json.loads(json.dumps(to_record(item)))) == item
        assert ("picture" in to_record(item)) is (item.picture is not None)


def test_the_name_comes_back_from_a_workbook(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(QUESTIONS, encoding="utf-8")
    (tmp_path / "b.xlsx").write_bytes(converted(tmp_path / "a.yaml", tmp_path / "b.xlsx"))
    before, after = (load_seeds([tmp_path / name]).questions for name in ("a.yaml", "b.xlsx"))
    assert [(one.record.picture, one.record.caption) for one in before] == [(one.record.picture, one.record.caption) for one in after]


def large() -> bytes:
    """A PNG of a few bytes that says it has a billion pixels."""
    data = png()
    return data[:16] + (40_000).to_bytes(4, "big") + (30_000).to_bytes(4, "big") + data[24:]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.png", b"\x89PNG\r\n\x1a\nnothing", "is damaged"),
        ("a.png", png()[:60], "is damaged"),
        ("a.png", large(), "is damaged|pixels"),
        ("a.png", b"GIF89a", "none that is known by its content"),
        ("a.png", b"\0" * (PICTURE_BYTES + 1), "is larger than 2 MB"),
        ("a.svg", SVG.format("<script>1</script>"), "a script or refers to something outside"),
        ("a.svg", SVG.format('<rect onclick="x()"/>'), "a script or refers"),
        ("a.svg", SVG.format('<image xlink:href="http://x/y.png"/>'), "a script or refers"),
        ("a.svg", SVG.format('<image href="file:///etc/passwd"/>'), "a script or refers"),
        ("a.svg", SVG.format('<rect style="fill: url(http://x/y)"/>'), "a script or refers"),
        ("a.svg", SVG.format("<style>@import 'http://x'</style>"), "a script or refers"),
        ("a.svg", SVG.format("<foreignObject/>"), "a script or refers"),
        ("a.svg", '<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format("&a;"), "a script or refers"),
        ("a.svg", "<html>" + RIVER + "</html>", "none that is known by its content"),
        ("a.svg", RIVER[:-6], "none that is known by its content"),
        ("../a.png", None, "outside the project's folder"),
        ("/a.png", None, "outside the project's folder"),
        ("C:\\a.png", None, "outside the project's folder"),
        ("none.png", None, "there is no picture 'none.png'"),
    ],
)
def test_what_is_no_good_picture_is_told(name: str, content: Any, words: str, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(ValueError, match=words):
        read_picture(name, (tmp_path,), tmp_path)


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "secret.png").write_bytes(png())
    (tmp_path / "mine" / "a.png").symlink_to(tmp_path / "secret.png")
    with pytest.raises(ValueError, match="leads outside the project's folder"):
        read_picture("a.png", (tmp_path / "mine",), tmp_path / "mine")


@pytest.mark.parametrize(
    ("name", "content", "kind"), [("a.jpg", png(form="JPEG"), "jpeg"), ("a.jpg", png(), "png"), ("a.png", RIVER.encode(), "svg")]
)
def test_the_type_is_that_of_the_content(name: str, content: bytes, kind: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    found = read_picture(name, (tmp_path,), tmp_path, "说明")
    assert (found.type, found.name, found.caption) == (kind, name, "说明")


def test_a_wrong_picture_is_told_with_the_line_of_its_question(tmp_path: Path) -> None:
    assert run(tmp_path, "new", "mine", "-q").status == 0
    (tmp_path / "mine" / "seeds" / "own.yaml").write_text(QUESTIONS, encoding="utf-8")
    done = run(tmp_path / "mine", "items", "my-set")
    assert done.status == 2
    assert "own.yaml:2: there is no picture '长江.png' in the project's folder; put it there, or mend its name" in done.err
    assert "own.yaml:4: there is no picture 'pics/河.svg'" in done.err, "all at once"


def test_json_and_the_workbook_hold_the_pictures(built: Path, tmp_path: Path) -> None:
    data = json.loads((built / "p.json").read_text(encoding="utf-8"))
    fastjsonschema.compile(json.loads((built / "p.schema.json").read_text(encoding="utf-8")))(data)
    shown = {one["id"]: one["picture"] for one in data["items"] if "picture" in one}
    assert b64decode(shown["own:q1"]["data"]) == png() and shown["own:q1"]["caption"] == "一条<河>"
    assert b64decode(shown["own:q2"]["data"]).decode() == RIVER and len(shown) == 2
    (sheet,) = load_workbook(built / "p.xlsx").worksheets
    (image,) = sheet._images
    titles = [cell.value for cell in sheet[1]]
    assert image._data() == png() and sheet.cell(image.anchor._from.row + 1, titles.index("图") + 1).value == "长江.png"
    mine = built.parent
    again = Path(shutil.copy(built / "p.xlsx", mine / "seeds" / "again.xlsx"))
    try:
        (one,) = (item for item in own_items(load_seeds([again]).questions, mine) if item.picture)
    finally:
        again.unlink()
    assert one.picture and one.picture.data == png() and "图中的河是" in "".join(map(str, one.stem))
