"""Word files: equal in content to the PDFs, and never overwritten once edited."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from pypdf import PdfReader

from tests.paper.fixture import drawn, form
from tests.paper.reading import all_text
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.exports.paper import write_papers


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
    told = "".join(words(key))
    for item in form().items:
        assert item.id in told and "".join(item.explanation.split()) in told


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
