"""Tables and materials on papers: a table with a row of heads below its stem, a material once above its questions, points a part."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import docx
import pymupdf
import pytest

from tests.core.figures import FIGURED, GAP, SHARES, TABLE, figured_form
from tests.paper.fixture import drawn
from tests.paper.reading import lines
from tests.paper.wordfile import paragraphs
from zhongbu_quiz.exports.paper import PaperOptions, engine, halves, write_papers
from zhongbu_quiz.exports.paper.class_keys import keys_csv
from zhongbu_quiz.exports.paper.composer import compose
from zhongbu_quiz.exports.paper.feet import pages_of
from zhongbu_quiz.exports.paper.key import key_html
from zhongbu_quiz.exports.paper.options import sheet
from zhongbu_quiz.exports.paper.paper import paper_html
from zhongbu_quiz.exports.paper.views import part_views
from zhongbu_quiz.exports.paper.word import make_word
from zhongbu_quiz.items.item import Blank, Open
from zhongbu_quiz.sets.form import DrawnSet, Form, Part
from zhongbu_quiz.sets.marking import rules_of
from zhongbu_quiz.sets.stored import Stored, read, to_json
from zhongbu_quiz.sets.students import Student, student_forms

OPTIONS = PaperOptions()


def _drawn() -> DrawnSet:
    return replace(drawn(), forms=(figured_form(),))


def test_a_table_has_heads_and_unit() -> None:
    page, _ = paper_html(_drawn(), figured_form(), OPTIONS)
    for text in (*TABLE.columns, *SHARES.columns):
        assert f'<th scope="col">{text}</th>' in page
    assert '<th scope="row" class="whole">丙地</th><td>12.8</td>' in page and page.count("（单位：%）") == 1


@pytest.mark.parametrize(
    ("stem", "order"),
    [
        ("据表，三地中比重最高的是", ["据下表", "（单位：%）", "丙地12.8", "A．"]),
        ("上表中，三地比重最高的是", ["（单位：%）", "丙地12.8", "上表中", "A．"]),
    ],
)
def test_a_table_stands_between_stem_and_options_unless_the_stem_looks_up(stem: str, order: list[str], tmp_path: Path) -> None:
    item = replace(GAP, stem=(stem, Blank(), "。"))
    form = Form("A", (Part("single_choice", (item,), Decimal(2)),))
    papers, *_ = write_papers(drawn(forms=(form,)), None, tmp_path, ("paper",))
    single = [text for _, _, text in lines(papers)]
    word = make_word(drawn(forms=(form,)), form, OPTIONS)["paper.docx"]
    blocks = docx.Document(io.BytesIO(word)).iter_inner_content()
    told = ["".join(cell.text for row in block.rows for cell in row.cells) if isinstance(block, docx.table.Table) else block.text for block in blocks]
    with pymupdf.open(stream=compose(drawn(forms=(form,)), [(form, Student("甲"))], replace(OPTIONS, tagged=False))) as composed:
        rows = composed[0].get_text(sort=True)
    for text in ("".join(single), "".join(told), rows):
        plain = "".join(text.split())
        places = [plain.index(words) for words in order]
        assert places == sorted(places), plain


def test_a_material_stands_once_above_its_questions() -> None:
    page, _ = paper_html(_drawn(), figured_form(), OPTIONS)
    assert page.count("阅读材料，完成第3—5题。") == 1 and re.sub("<[^>]*>", "", page).count("88%、83%、75%") == 1
    views = part_views(figured_form(), 40.0, rules_of())
    assert [item.number for item in views[1].items] == [3, 4, 5]
    assert [item.material is not None for item in views[1].items] == [True, False, False]
    assert "三、" not in page and "材料分析题" in views[1].heading.text and "共16分" in views[1].heading.instruction
    stems = [re.sub("<[^>]*>", "", str(item.stem)) for item in views[1].items]
    assert [stem[:4] for stem in stems] == ["（3分）", "（4分）", "（9分）"]  # behind the stem they would often be all of a line


def test_tables_of_a_paper_are_tagged_as_tables() -> None:
    page, css = paper_html(_drawn(), figured_form(), OPTIONS)
    with pymupdf.open(stream=engine.write(engine.layout(page, css, True), True)) as document:
        objects = [document.xref_object(number) for number in range(1, document.xref_length())]
    kinds = {match[1] for text in objects for match in re.finditer(r"/S (/T\w+)", text)}
    assert {"/Table", "/TR", "/TH", "/TD"} <= kinds


def test_the_key_gives_the_points_of_the_parts() -> None:
    page, _ = key_html(_drawn(), figured_form(), OPTIONS)
    plain = re.sub(r"<[^>]*>|\s", "", page)
    assert "①三个年份持续下降（2分）；②与全国平均水平的差距不断扩大（2分）" in plain
    assert "①粮田（3分）；②果园（3分）；③鱼塘（3分）" in plain  # the paper gives 9, so its parts share them


def test_word_has_real_tables_and_the_material_once() -> None:
    made = make_word(_drawn(), figured_form(), OPTIONS)
    paper = docx.Document(io.BytesIO(made["paper.docx"]))
    _, *tables = paper.tables  # the first is the score table
    assert [[cell.text for cell in table.rows[0].cells] for table in tables] == [list(TABLE.columns), list(SHARES.columns)]
    assert all("tblHeader" in table.rows[0]._tr.xml and "cantSplit" in table.rows[1]._tr.xml for table in tables)
    texts = [paragraph.text for paragraph in paper.paragraphs]
    assert sum("88%、83%、75%" in text for text in texts) == 1 and "（单位：%）" in texts
    assert [text[:7] for text in texts if re.match(r"\d\.\t（", text)] == ["3.\t（3分）", "4.\t（4分）", "5.\t（9分）"]


def test_word_keeps_a_material_on_one_page_with_all_its_questions() -> None:
    """From the line above the material to the stem of its last question each paragraph stays with the next."""
    told = list(paragraphs(make_word(_drawn(), figured_form(), OPTIONS)["paper.docx"]))
    first = next(place for place, (_, text, _) in enumerate(told) if text.startswith("阅读材料"))
    last = next(place for place, (_, text, _) in enumerate(told) if text.startswith("5."))
    assert all(kept for _, _, kept in told[first:last])


def test_class_sets_set_tables_and_materials_as_weasyprint_does() -> None:
    papers = student_forms(_drawn(), [Student("甲"), Student("乙")])
    options = replace(OPTIONS, tagged=False)
    with pymupdf.open(stream=compose(_drawn(), papers, options)) as composed:
        for number, (form, student) in enumerate(papers):
            pages_of_form = pages_of(_drawn(), form)
            alone = halves.to_pdf(*paper_html(_drawn(), form, options, student=student), sheet(options), False, pages_of_form)
            with pymupdf.open(stream=alone) as single:
                pages = (composed[2 * number], single[0])
                ours, theirs = (page.get_pixmap(dpi=60, colorspace=pymupdf.csGRAY).samples for page in pages)
                assert sum(abs(a - b) > 96 for a, b in zip(ours, theirs, strict=True)) < 60


def test_a_students_own_order_keeps_a_material_together() -> None:
    for form, _ in student_forms(_drawn(), [Student(str(number)) for number in range(6)]):
        assert [item.id for item in form.parts[1].items] == [item.id for item in FIGURED[2:]]
        assert form.parts[1].each == figured_form().parts[1].each
    table = keys_csv(_drawn(), student_forms(_drawn(), [Student("甲")])).decode("utf-8-sig")
    assert table.count("粮田、果园、鱼塘") == 1


def test_a_stored_draw_keeps_materials_tables_and_points(tmp_path: Path) -> None:
    path = tmp_path / "a-draw.json"
    path.write_bytes(to_json(Stored(_drawn())))
    assert read(path).drawn == _drawn()


def test_ruled_lines_follow_the_answer() -> None:
    short, long = (replace(FIGURED[3], answer="甲" * length, points=None) for length in (4, 200))
    assert isinstance(short, Open) and isinstance(long, Open)
    part = replace(figured_form().parts[1], items=(short, long), each=figured_form().parts[1].each[:2])
    rules = [len(item.rules) for item in part_views(replace(figured_form(), parts=(part,)), 40.0, rules_of())[0].items]
    assert rules == [2, 9]
