"""PDF/UA-1: tags, title, language, bookmarks."""

from __future__ import annotations

from pathlib import Path

from pypdf import PdfReader


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
