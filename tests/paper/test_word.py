"""Word files: equal in content to the PDFs, and never overwritten once edited."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal
from xml.etree.ElementTree import Element

import docx
import pymupdf
import pytest
from pypdf import PdfReader

from tests.core.figures import figured_form
from tests.paper.fixture import drawn, form
from tests.paper.reading import all_text
from tests.paper.wordfile import W, paragraphs, parts, root, said
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.exports.paper import PaperOptions, write_papers
from zhongbu_quiz.exports.paper.word import is_untouched, make_word
from zhongbu_quiz.items.short_id import short_id
from zhongbu_quiz.sets.form import DrawnSet

PARTS = {f"word/{name}" for name in ("document", "styles", "settings", "fontTable", "theme", "header", "footer")}
"""What a Word file has, and no stylesWithEffects, thumbnail or custom part."""


def made(options: PaperOptions | None = None, of: DrawnSet | None = None) -> tuple[bytes, bytes]:
    """Paper and key of the hand-made set, or of the first form of another."""
    told = of or drawn()
    files = make_word(told, told.forms[0], options or PaperOptions())
    return files["paper.docx"], files["key.docx"]


def dressed(node: Element, where: str, style: str) -> bool:
    """True where a run, paragraph or table is in a style."""
    found = node.find(W + where.format(W=W))
    return found is not None and found.attrib[f"{W}val"] == style


def words(path: Path) -> list[str]:
    """The paragraphs of a Word file without white space."""
    return ["".join(paragraph.text.split()) for paragraph in docx.Document(str(path)).paragraphs]


def test_word_files_say_what_the_pdfs_say(papers: dict[str, Path], tmp_path: Path) -> None:
    paper, key, _ = write_papers(drawn(), None, tmp_path, ("docx",))
    for path, pdf in ((paper, papers["paper"]), (key, papers["key"])):
        printed = all_text(pdf)
        for paragraph in words(path):
            for piece in paragraph.replace("＿", "_").split("_"):
                for part in piece.split("\t"):
                    bare = part.replace("　", "").replace("：", "")
                    if len(bare) > 6 and "班级" not in bare:
                        assert bare[:12] in printed.replace("：", ""), bare
    told, listed = "".join(words(key)), said(key.read_bytes())
    for item in form().items:
        assert short_id(item.id) in listed and "".join(item.explanation.split()) in told


def test_pdfs_say_nothing_that_the_word_files_do_not_say(papers: dict[str, Path]) -> None:
    """Score table, 注意事项, 密封线, answers in a table, 双向细目表, title and number of each page: one list of features for both."""
    for data, pdf in zip(made(), (papers["paper"], papers["key"]), strict=True):
        ours = said(data)
        with pymupdf.open(pdf) as document:
            told = [word[4] for page in document for word in page.get_text("words")]
        missing = [piece for word in told for piece in re.findall("[一-鿿]+", word) if piece not in ours]
        assert len(told) > 100 and missing == [], pdf.name
    paper, key = made()
    for label in ("学校：", "班级：", "姓名：", "学号：", "密", "封", "线", "评卷人", "注意事项"):
        assert label in said(paper)
    assert "双向细目表" in said(key) and "题号12345678910答案ACCCCCABCB" in said(key)


def test_pages_are_numbered() -> None:
    for data in made():
        feet = [name for name in parts(data) if name.startswith("word/footer")]
        used = [node.attrib[f"{W}type"] for node in root(data, "word/document.xml").iter(f"{W}footerReference")]
        assert len(feet) == len(used) and "default" in used
        for foot in feet:
            fields = [node.attrib[f"{W}instr"].strip() for node in root(data, foot).iter(f"{W}fldSimple")]
            assert fields == ["PAGE", "NUMPAGES"]
            assert "".join(node.text or "" for node in root(data, foot).iter(f"{W}t")).startswith("中部地区崛起专题测试")


def test_a_plain_paper_has_a_line_for_names_and_no_seal() -> None:
    paper = said(made(PaperOptions(form="plain"))[0])
    assert "密" not in paper and "评卷人" not in paper and "注意事项" not in paper and "得分：" in paper


def test_only_an_exam_has_its_wide_margin_at_the_right_of_backs() -> None:
    def is_mirrored(form: Literal["exam", "plain"]) -> bool:
        return root(made(PaperOptions(form=form))[0], "word/settings.xml").find(f"{W}mirrorMargins") is not None

    assert is_mirrored("exam") and not is_mirrored("plain")


def test_a_school_stands_above_the_title_and_on_its_line() -> None:
    assert said(made(PaperOptions(school="明德中学"))[0]).count("明德中学") == 2 + 1  # the seal is drawn twice, for old and new Word


def test_lines_stay_together_only_where_an_item_goes_on() -> None:
    """A chain of items that all stay with the next leaves pages empty."""
    told = list(paragraphs(made()[0]))
    stems = [place for place, (style, _, _) in enumerate(told) if style in ("Stem", "Judged")]
    assert len(stems) == len(form().items)
    for start, end in zip(stems, [*stems[1:], len(told)], strict=True):
        own = [(style, kept) for style, _, kept in told[start:end] if style != "Heading1"]
        last = 2 if own[-1][0] == "RightEntry" else 1  # the cells of the last row
        assert all(kept for _, kept in own[:-last]) and not any(kept for _, kept in own[-last:]), told[start]


def test_brackets_do_not_break() -> None:
    brackets = [text for _, text, _ in paragraphs(made()[0]) for text in re.findall("（\\s*）", text)]
    assert len(brackets) == 15 + 1 + 2 + 5 and set(brackets) == {"（" + "\u00a0" * 8 + "）"}


def test_a_matching_has_two_columns_without_lines() -> None:
    paper, _ = made()
    (table,) = (node for node in root(paper, "word/document.xml").iter(f"{W}tbl") if dressed(node, "tblPr/{W}tblStyle", "Columns"))
    rows = [["".join(node.text or "" for node in cell.iter(f"{W}t")) for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")]
    assert [len(row) for row in rows] == [2] * 6
    assert rows[0][0].startswith("（1）《中共中央") and rows[5] == ["", "F．2016年12月"]
    assert "tblBorders" not in parts(paper)["word/styles.xml"].split('w:styleId="Columns"')[1]


def test_one_option_a_line_hangs_behind_its_letter() -> None:
    paper, _ = made()
    (style,) = (node for node in root(paper, "word/styles.xml") if node.get(f"{W}styleId") == "C1")
    indent = style.find(f"{W}pPr/{W}ind")
    assert indent is not None and int(indent.attrib[f"{W}left"]) > int(indent.attrib[f"{W}hanging"]) > 0
    alone = [node for node in root(paper, "word/document.xml").iter(f"{W}p") if dressed(node, "pPr/{W}pStyle", "C1")]
    assert alone and all(len(list(node.iter(f"{W}tab"))) == 1 for node in alone)


def test_words_that_turn_a_question_round_are_marked() -> None:
    runs = [node for node in root(made()[0], "word/document.xml").iter(f"{W}r") if dressed(node, "rPr/{W}rStyle", "Negative")]
    assert all("".join(node.text or "" for node in run.iter(f"{W}t")).startswith(("不", "错")) for run in runs)


def test_properties_are_said_once_and_nothing_is_left_over() -> None:
    for data, title in zip(made(), ("中部地区崛起专题测试", "中部地区崛起专题测试　参考答案与评分标准"), strict=True):
        told = [(node.tag.rpartition("}")[2], node.text) for node in root(data, "docProps/core.xml")]
        assert [name for name, _ in told] == ["title", "identifier", "language"]  # no author and no date, which would not be true
        assert dict(told)["title"] == title and dict(told)["language"] == "zh-CN"
        assert {re.sub(r"\d?\.xml$", "", name) for name in parts(data) if name.startswith("word/") and "_rels" not in name} <= PARTS
        assert [name for name in parts(data) if not name.startswith("word/")] == ["[Content_Types].xml", "_rels/.rels", "docProps/core.xml"]
        (language,) = root(data, "word/styles.xml").iter(f"{W}lang")
        assert language.attrib[f"{W}eastAsia"] == "zh-CN"


def test_an_edited_foot_is_an_edit(tmp_path: Path) -> None:
    (path, *_) = write_papers(drawn(), None, tmp_path, ("docx",))
    assert is_untouched(path)
    document = docx.Document(str(path))
    document.sections[0].footer.paragraphs[0].add_run("明德中学")
    document.save(str(path))
    assert not is_untouched(path)


def test_figures_stay_with_what_is_asked_of_them() -> None:
    told = list(paragraphs(made(of=replace(drawn(), forms=(figured_form(),)))[0]))
    first = next(place for place, (_, text, _) in enumerate(told) if text == "指标")
    stem = next(place for place, (style, _, _) in enumerate(told) if style == "Stem")
    assert stem < first and all(kept for style, _, kept in told[stem:first] if style not in ("Unit", "Above"))  # kept by their styles


def test_options_stand_on_tabs(tmp_path: Path) -> None:
    paper = write_papers(drawn(), None, tmp_path, ("docx",))[0]
    rows = [p for p in docx.Document(str(paper)).paragraphs if p.style.name == "C4"]
    assert rows and all(row.text.count("\t") == 3 for row in rows)


def test_the_same_bytes_twice_and_an_edit_is_kept(tmp_path: Path) -> None:
    first = [path.read_bytes() for path in write_papers(drawn(), None, tmp_path, ("docx",))]
    paths = write_papers(drawn(), None, tmp_path, ("docx",))
    assert [path.read_bytes() for path in paths] == first
    document = docx.Document(str(paths[0]))
    document.paragraphs[4].text = "老师改过的题目"
    document.save(str(paths[0]))
    with pytest.raises(UserError, match="has been edited since it was made"):
        write_papers(drawn(), None, tmp_path, ("docx",))
    assert "老师改过的题目" in words(paths[0])
    write_papers(drawn(), None, tmp_path, ("docx",), force=True)
    assert paths[0].read_bytes() == first[0]


def test_a_paper_is_its_teachers_and_nobody_elses(papers: dict[str, Path], tmp_path: Path) -> None:
    """Neither Word files nor PDFs name the program as their author, in properties, marks or fonts."""
    for path in write_papers(drawn(), None, tmp_path, ("docx",)):
        if path.suffix == ".docx":
            properties = docx.Document(str(path)).core_properties
            assert (properties.author, properties.comments, properties.last_modified_by) == ("", "", "")
            with zipfile.ZipFile(path) as archive:
                assert [name for name in archive.namelist() if b"zhongbu" in archive.read(name).lower()] == []
    for path in papers.values():
        pdf = PdfReader(path)
        assert pdf.metadata is not None and pdf.metadata.title and pdf.metadata.author is None
        fonts = {str(font["/BaseFont"]) for page in pdf.pages for font in map(_solid, page["/Resources"]["/Font"].values())}
        assert len(fonts) >= 2 and not any("zhongbu" in font.lower() for font in fonts)


def _solid(font: Any) -> Any:
    return font.get_object()
