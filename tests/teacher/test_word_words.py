"""Words in the cells of tables of a Word file that its form hides, marks or sets apart."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from zhongbu_quiz.facts.base import build_base
from zhongbu_quiz.loading.word import WordParagraph, word_blocks
from zhongbu_quiz.workbook.seeds import load_seeds

RIGHT = "1842年8月，中英签订《南京条约》。"
ROWS = [("时间", "事件"), ("1842年8月", "中英签订《南京条约》"), ("1919年", "五四运动爆发")]


def run(words: str, form: str = "") -> str:
    return f'<w:r><w:rPr>{form}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def word(path: Path, inside: str, whole_cell: str = "") -> Path:
    """A table of events in which the cell of a treaty holds this XML, or is it."""
    document = docx.Document()
    table = document.add_table(len(ROWS), 2)
    for row, texts in zip(table.rows, ROWS, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    cell = table.rows[1].cells[1]
    if whole_cell:
        cell._tc.getparent().replace(cell._tc, parse_xml(whole_cell.replace(">", f" {nsdecls('w')}>", 1)))
    else:
        paragraph = cell.paragraphs[0]._p
        paragraph.getparent().replace(paragraph, parse_xml(f"<w:p {nsdecls('w')}>{inside}</w:p>"))
    document.save(str(path))
    return path


def read(path: Path) -> tuple[list[str], str]:
    seeds = load_seeds([path])
    return [fact.statement for fact in build_base(seeds).facts], "\n".join(seeds.remarks)


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        (run("中英签订") + f"<w:del>{run('《北京条约》')}</w:del><w:ins>{run('《南京条约》')}</w:ins>", "nobody has accepted"),
        (run("中英签订") + f"<w:moveTo>{run('《南京条约》')}</w:moveTo>", "nobody has accepted"),
        (run("中英签订") + run("《北京条约》", "<w:strike/>") + run("《南京条约》"), "is struck through and not read"),
        (run("中英签订《南京条约》") + run("（要默写）", "<w:vanish/>"), "hidden words are not read"),
        (run("中英签订《南京") + f"<w:r><w:ruby><w:rt>{run('tiáo')}</w:rt><w:rubyBase>{run('条')}</w:rubyBase></w:ruby></w:r>" + run("约》"), ""),
        (run("中英签订") + f"<w:sdt><w:sdtContent>{run('《南京条约》')}</w:sdtContent></w:sdt>", ""),
        (run("中英签订") + f'<w:fldSimple w:instr="REF a">{run("《南京条约》")}</w:fldSimple>', ""),
        (run("中英签订") + f'<w:hyperlink w:anchor="a">{run("《南京条约》")}</w:hyperlink>', ""),
        (run("中英签订") + f'<w:smartTag w:element="a">{run("《南京条约》")}</w:smartTag>', ""),
        (run("中英签订") + run("《南京条约》", '<w:strike w:val="0"/>'), ""),
    ],
)  # fmt: skip
def test_the_words_of_a_cell_are_those_that_one_sees(inside: str, said: str, tmp_path: Path) -> None:
    told, remarks = read(word(tmp_path / "年表.docx", inside))
    assert RIGHT in told
    assert said in remarks
    assert bool(said) is ("row 2" in remarks)


@pytest.mark.parametrize(
    "cell",
    [
        f"<w:tc><w:sdt><w:sdtContent><w:p>{run('中英签订《南京条约》')}</w:p></w:sdtContent></w:sdt></w:tc>",
        f"<w:sdt><w:sdtContent><w:tc><w:p>{run('中英签订《南京条约》')}</w:p></w:tc></w:sdtContent></w:sdt>",
    ],
)
def test_the_words_of_a_control_around_a_cell_are_read(cell: str, tmp_path: Path) -> None:
    told, _remarks = read(word(tmp_path / "年表.docx", "", cell))
    assert RIGHT in told


def test_a_paragraph_keeps_hidden_answers(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("1. 题干").add_run("【答案】A").font.hidden = True
    document.save(str(tmp_path / "题.docx"))
    (paragraph,) = word_blocks(tmp_path / "题.docx")
    assert isinstance(paragraph, WordParagraph)
    assert paragraph.text == "1. 题干【答案】A"
