"""Every page can be told: its foot says which form it is of, in words and in a code, and a student's pages say whose they are; nothing prints over
what stands beside it."""

from __future__ import annotations

import csv
import io
import re
from itertools import combinations
from pathlib import Path

import numpy as np
import pymupdf
import pytest

from tests.paper.fixture import drawn, form
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.exports.paper import PaperOptions, write_papers
from zhongbu_quiz.exports.paper.class_keys import keys_csv, keys_html
from zhongbu_quiz.exports.paper.class_set import write_class
from zhongbu_quiz.exports.paper.composer import compose
from zhongbu_quiz.exports.paper.coverage import unprintable
from zhongbu_quiz.exports.paper.engine import to_pdf
from zhongbu_quiz.exports.paper.fields import fitted
from zhongbu_quiz.exports.paper.page_code import QUICK, PageCode, modules
from zhongbu_quiz.sets.form import DrawnSet, Form
from zhongbu_quiz.sets.stored import code
from zhongbu_quiz.sets.students import Student, student_forms

SET = drawn(forms=(form("A", 4),))
HARD = [
    Student(
        "阿不都热合曼·买买提江·阿不力孜·吐尔逊江·艾合买提江", "七年级（二十四）班（民族班）", "20240123456789012345",
        "新疆维吾尔自治区伊犁哈萨克自治州霍尔果斯市第一高级中学分校",
    ),
    Student("Alexander Montgomery-Fitzgerald", "Grade 7, Class 12 (International)", "G410101200801010011", "The International School of Zhengzhou"),
    Student("一二三四五六七八九十" * 3, "甲乙丙丁戊己庚辛壬癸" * 3, "0123456789" * 3, "河南省郑州市第一中学"),
    Student("李", "", "2", ""),
]
"""Names, classes, numbers and schools of up to thirty characters."""


def turned(page: pymupdf.Page, upright: bool = False) -> list[tuple[str, pymupdf.Rect]]:
    """The pieces of text along the edges of a page (or of the page itself), each with the box that its characters fill: their fonts
    leave room above and below, which rows that stand close share."""
    found = []
    for block in page.get_text("dict")["blocks"]:
        for line in block.get("lines", ()):
            if (abs(line["dir"][0]) > 0.9) is not upright:
                continue
            for span in line["spans"]:
                box, air = pymupdf.Rect(span["bbox"]), span["size"] * 0.2
                if span["text"].strip("　 "):
                    found.append((span["text"], box + ((0, air, 0, -air) if upright else (air, 0, -air, 0))))
    return found


def overprints(pieces: list[tuple[str, pymupdf.Rect]]) -> list[tuple[str, str]]:
    """Pieces that stand on one another by more than half a point."""
    met = (((a, b), one & other) for (a, one), (b, other) in combinations(pieces, 2))
    return [names for names, box in met if box.width > 0.5 and box.height > 0.5]


@pytest.mark.parametrize(
    "options",
    [
        pytest.param(PaperOptions(tagged=False), id="exam"),
        pytest.param(PaperOptions(tagged=False, form="plain", large=True), id="plain large"),
        pytest.param(PaperOptions(tagged=False, size="8k", large=True), id="8k large", marks=pytest.mark.slow),
        pytest.param(PaperOptions(tagged=False, form="plain", columns=2), id="plain columns", marks=pytest.mark.slow),
    ],
)
def test_hard_names_print_over_nothing(options: PaperOptions) -> None:
    papers = student_forms(SET, HARD)
    with pymupdf.open(stream=compose(SET, papers, options)) as pdf:
        starts = [page for _, _, page in pdf.get_toc()]
        for start, (_, student) in zip(starts, papers, strict=True):
            page = pdf[start - 1]
            for pieces in (turned(page), turned(page, upright=True), turned(pdf[start])):
                assert overprints(pieces) == [], student
                assert all(page.rect.contains(box) for _, box in pieces), student
            words = "".join("".join(text for text, _ in turned(page) + turned(page, upright=True)).split())
            said = (student.name, student.group, student.number, student.school if options.form == "exam" else "")
            assert all("".join(text.split()) in words for text in said), student


def test_a_text_is_as_large_as_its_line_allows() -> None:
    assert fitted("王小明", 8) == "王小明"
    assert "0.88em" in fitted("河南省郑州第一中学", 8) and "<br>" not in fitted("河南省郑州第一中学", 8)
    assert fitted("Alexander Montgomery-Fitzgerald", 8).count("Montgomery-Fitzgerald") == 1, "a word is not parted"
    assert fitted("七年级（二十四）班（民族班）", 7).endswith("七年级（二十四）<br>班（民族班）</span>"), "no row begins with a closing bracket"
    assert fitted("<b>" * 10, 8).count("&lt;") == 10


def codes_of(page: pymupdf.Page, texts: list[str], dpi: int = 288) -> list[str]:
    """Which of some texts stand in the code in the corner of a page, or in those of its halves."""
    pixels = page.get_pixmap(dpi=dpi, colorspace=pymupdf.csGRAY)
    dark = np.frombuffer(pixels.samples, np.uint8).reshape(pixels.height, pixels.width) < 128
    step, top = 9.5 / 25.4 * dpi / 25, page.rect.height * dpi / 72 - (18 - 3.2) / 25.4 * dpi
    middles = (np.arange(25) + 0.5) * step
    strip = dark[(top + middles).astype(int)]
    seen = [strip[:, (left + middles).astype(int)] for left in range(int(pixels.width - 25 * step))]
    wanted = [np.array([list(row) for row in modules(text, mask=QUICK)], bool) for text in texts]
    return [text for text, code in zip(texts, wanted, strict=True) if any(np.array_equal(place, code) for place in seen)]


@pytest.mark.parametrize("size", ["a4", pytest.param("a3", marks=pytest.mark.slow)])
def test_every_page_of_a_class_paper_says_whose_it_is(size: str, tmp_path: Path) -> None:
    papers = student_forms(SET, [Student("王小明", "七（2）班", "01"), Student("李华", "七（2）班", "02")])
    table = list(csv.reader(io.StringIO(keys_csv(SET, papers).decode("utf-8-sig"))))[1:]
    per_side = 2 if size == "a3" else 1
    with pymupdf.open(stream=compose(SET, papers, PaperOptions(tagged=False, size=size))) as pdf:
        assert [title for _, title, _ in pdf.get_toc()] == ["001　王小明", "002　李华"]
        starts = [page - 1 for _, _, page in pdf.get_toc()]
        for start, (form_, student), row in zip(starts, papers, table, strict=True):
            name = code(SET, form_)
            assert row[:2] == [form_.name, name], "the key is filed by what the pages say"
            sides = [page for page in pdf.pages(start, starts[1] if start == 0 else len(pdf)) if page.get_text().strip()]
            pages = int(re.findall(r"（共(\d+)页）", sides[0].get_text())[0])
            for number, page in enumerate(sides):
                words = page.get_text()
                assert student.name in words and student.number in words and f"卷号：{form_.name}" in words
                feet = min(per_side, pages - number * per_side)
                assert words.count(f"卷号 {form_.name}　代码 {name}") == feet
                wanted = [PageCode(name, form_.name, number * per_side + half + 1, pages).text for half in range(feet)]
                assert codes_of(page, wanted) == wanted


def test_forms_and_their_keys_carry_one_code(tmp_path: Path) -> None:
    """The teacher's copy says so in words alone: no code of it could be taken for a student's page."""
    two: DrawnSet = drawn(forms=(Form("A", form().parts[:1]), Form("B", form().parts[1:3])))
    write_papers(two, None, tmp_path, ("paper", "key", "teacher"))
    for form_ in two.forms:
        said = f"{form_.name}卷　代码 {code(two, form_)}"
        for product in ("paper", "key", "teacher"):
            with pymupdf.open(tmp_path / f"zonghe-{form_.name}-{product}.pdf") as pdf:
                assert all(said in page.get_text() for page in pdf), product
                wanted = [PageCode(code(two, form_), form_.name, page.number + 1, len(pdf)).text for page in pdf]
                found = [codes_of(page, [text]) for page, text in zip(pdf, wanted, strict=True)]
                assert found == [[text] if product == "paper" else [] for text in wanted]


def test_readers_meet_a_letter_before_its_option() -> None:
    """As texts are copied and read aloud."""
    with pymupdf.open(stream=compose(SET, student_forms(SET, HARD[3:]), PaperOptions(tagged=False))) as pdf:
        words = "".join(pdf[0].get_text().split())
    assert "A．2005年3月B．2006年4月C．2007年4月D．2008年1月" in words


def test_a_merged_set_has_the_bookmarks_of_its_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zhongbu_quiz.exports.paper.class_set.CHUNK", 1)
    short = drawn(forms=(form("A", 2),))
    write_class(short, student_forms(short, [Student("王小明"), Student("李华")]), tmp_path, ("paper",), jobs=1)
    with pymupdf.open(tmp_path / "zonghe-class-paper.pdf") as pdf:
        (_, _, first), (_, title, second) = pdf.get_toc()
        assert (first, title, second % 2) == (1, "002　李华", 1)
        assert "卷号：002" in pdf[second - 1].get_text()


def test_long_particulars_stay_on_the_table_of_keys() -> None:
    papers = student_forms(SET, HARD)
    with pymupdf.open(stream=to_pdf(*keys_html(SET, papers))) as pdf:
        for page in pdf:
            assert all(page.rect.contains(pymupdf.Rect(word[:4])) for word in page.get_text("words"))


RARE = "𠮷𪚥"


@pytest.mark.skipif(not unprintable(RARE), reason="a font of this computer has them")
def test_characters_without_a_font_are_named_before_anything_is_printed(tmp_path: Path) -> None:
    papers = student_forms(SET, [Student("王小明"), Student("张𠮷", "七（2）班"), Student("李𪚥", "𠮷林班")])
    with pytest.raises(UserError) as caught:
        write_class(SET, papers, tmp_path / "class")
    head, *told = str(caught.value).splitlines()
    assert "fonts-hanazono" in head
    assert told == ["  student 002, 张𠮷: 𠮷 (U+20BB7)", "  student 003, 李𪚥: 𠮷 (U+20BB7), 𪚥 (U+2A6A5)"]
    with pytest.raises(UserError, match=r"…期中测试（𪚥班）…: 𪚥 \(U\+2A6A5\)"):
        write_papers(drawn(title="期中测试（𪚥班）"), None, tmp_path / "single")
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(bool(unprintable(RARE)), reason="no font of this computer has them")
def test_a_second_font_prints_rare_characters() -> None:
    with pymupdf.open(stream=compose(SET, student_forms(SET, [Student("李𪚥𠮷")]), PaperOptions(tagged=False))) as pdf:
        assert "李𪚥𠮷" in pdf[0].get_text()
        assert any("Paper" not in font[3] for font in pdf[0].get_fonts())


def test_characters_of_our_typefaces_and_marks_without_a_shape_are_no_question() -> None:
    assert unprintable("㛃龘䶮𫖯㐱骉 ABC　，。①\u200b\ufe0f\n") == frozenset()
