"""PDF/UA-1: a validator finds nothing; tags, title, language, bookmarks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import page
import pytest
from pypdf import PdfReader

from tests.core.figures import figured_form
from tests.paper.conftest import wants_paper
from tests.paper.fixture import drawn
from zhongbu_quiz.exports.paper import PaperOptions, write_papers
from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.sets.deck_files import load_decks
from zhongbu_quiz.sets.draw import draw
from zhongbu_quiz.studio.project import load_bank, project_at


def faults(path: Path) -> list[str]:
    """What the validator says against a PDF."""
    report = page.validate_pdf(str(path), profile=page.ValidationProfile.PDF_UA_1)
    return [f"{path.name}: {failure.rule_id} {failure.message}" for failure in report.failures]


def test_papers_are_accessible(papers: dict[str, Path]) -> None:
    """Every kind of item is on them: all content has its tag, tables their heads, figures words, headings their order."""
    assert [fault for path in papers.values() for fault in faults(path)] == []


@pytest.mark.parametrize(
    "options", [PaperOptions(form="plain"), PaperOptions(size="a3"), PaperOptions(columns=2)], ids=["plain", "halves", "columns"]
)
def test_tables_and_materials_are_accessible_on_every_sheet(options: PaperOptions, tmp_path: Path) -> None:
    told = replace(drawn(), forms=(figured_form(),))
    paper, *_ = write_papers(told, None, tmp_path, ("paper",), options)
    assert faults(paper) == []


def test_study_sheets_and_cards_are_accessible(handmade: Bank, tmp_path: Path) -> None:
    made = write_papers(drawn(), handmade.base, tmp_path, ("outline", "recite", "cards"), facts=handmade.base.facts)
    assert [fault for path in made if path.suffix == ".pdf" for fault in faults(path)] == []


@pytest.mark.slow
def test_the_papers_of_every_deck_are_accessible(tmp_path: Path) -> None:
    project = project_at(None)
    bank = load_bank(project)
    found = []
    for deck in filter(wants_paper, load_decks(project.deck_paths())):
        told = write_papers(draw(deck, bank), bank.base, tmp_path, ("paper", "teacher", "key", "outline", "recite", "cards"))
        found += [fault for path in told if path.suffix == ".pdf" for fault in faults(path)]
    assert found == []


def test_the_validator_finds_what_has_no_tags(tmp_path: Path) -> None:
    (paper, *_) = write_papers(drawn(), None, tmp_path, ("paper",), PaperOptions(tagged=False))
    assert faults(paper)


def test_papers_are_tagged(papers: dict[str, Path]) -> None:
    for path in papers.values():
        reader = PdfReader(path)
        catalog = reader.trailer["/Root"]
        assert catalog["/MarkInfo"]["/Marked"] and catalog["/Lang"] == "zh-CN"
        assert "/StructTreeRoot" in catalog and catalog["/ViewerPreferences"]["/DisplayDocTitle"]
        assert b"pdfuaid:part" in catalog["/Metadata"].get_data()
        assert reader.metadata and reader.metadata.title and "中部地区崛起专题测试" in reader.metadata.title


def test_papers_have_bookmarks_for_their_parts(papers: dict[str, Path]) -> None:
    reader = PdfReader(papers["paper"])
    (first, parts) = reader.outline
    assert first.title == "中部地区崛起专题测试"
    assert [part.title for part in parts if not isinstance(part, list)][-1] == "八、简答题"
    assert "答案" not in str(reader.outline)
