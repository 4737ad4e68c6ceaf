"""Drafts accepted unchanged: they load from YAML and from a workbook, make a deck, and the text that they came from proves them."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import yaml

from tests.extract.measure import HERE
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.extract import extract_text
from zhongbu_quiz.extract.draftbook import BESIDE, write_workbook
from zhongbu_quiz.extract.review import review
from zhongbu_quiz.extract.run import FORMATS, run
from zhongbu_quiz.quality.check import CheckReport, check
from zhongbu_quiz.studio.project import find_project, load_project
from zhongbu_quiz.workbook.seeds import load_seeds

TEXTS = {
    text["id"]: text["text"]
    for name in ("second", "second-heldout", "third-heldout")
    for text in yaml.safe_load((HERE / "labelled" / f"{name}.yaml").read_text(encoding="utf-8"))["texts"]
}
DECK = "title: 练习\nselect:\n  item_kinds: [single_choice, cloze]\noutputs: [anki]\n"


def folder_of(tmp_path: Path, text: str, draft: str) -> tuple[Path, Path]:
    """A project folder with the drafts of a text as its only facts; and the text."""
    source = tmp_path / "原文.txt"
    source.write_text(text, encoding="utf-8")
    for name in ("seeds", "decks"):
        (tmp_path / name).mkdir()
    run(source, tmp_path / "seeds" / draft)
    (tmp_path / "decks" / "all.yaml").write_text(DECK, encoding="utf-8")
    return tmp_path, source


def checked(folder: Path, source: Path) -> CheckReport:
    """What `check` finds in a project, proved against its text."""
    project = find_project(folder)
    seeds, decks, bank = load_project(project, project.deck_paths())
    return check(seeds, bank, decks, source)


@pytest.mark.parametrize("name", TEXTS)
def test_a_deck_of_drafts_passes_check_against_its_text(name: str, tmp_path: Path) -> None:
    folder, source = folder_of(tmp_path, TEXTS[name], "draft.yaml")
    report = checked(folder, source)
    assert [str(finding) for finding in report.findings] == []
    assert [(judgement.rule.number, judgement.findings) for judgement in report.broken] == []
    assert report.bank.dropped == {}, "the gate had nothing to keep out"
    assert report.decks[0][1] >= len(report.bank.base.facts) >= 3


@pytest.fixture
def few_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two rows that wait to be filled instead of two hundred, which take most of the time."""
    monkeypatch.setattr("zhongbu_quiz.workbook.write.SPARE_ROWS", 2)


@pytest.mark.usefixtures("few_rows")
def test_a_workbook_of_drafts_is_a_fact_file(tmp_path: Path) -> None:
    text = TEXTS["environment-bulletin"]
    folder, source = folder_of(tmp_path, text, "draft.xlsx")
    report = checked(folder, source)
    assert [str(finding) for finding in report.findings] == []
    run(source, tmp_path / "draft.yaml")
    told = {placed.record.id: placed.record for placed in load_seeds([tmp_path / "draft.yaml"]).facts}
    read = {placed.record.id: placed.record for placed in load_seeds([folder / "seeds" / "draft.xlsx"]).facts}
    assert told == read and told


@pytest.mark.usefixtures("few_rows")
def test_a_workbook_shows_why_beside_each_fact() -> None:
    from openpyxl import load_workbook

    extraction = extract_text(TEXTS["hospital"])
    found = review(extraction, "原文")
    book = load_workbook(io.BytesIO(write_workbook(extraction, "原文")))
    page = book["事件"]
    titles = [cell.value for cell in page[1]]
    rows = [dict(zip(titles, (cell.value for cell in row), strict=True)) for row in page.iter_rows(min_row=2)]
    rows = [row for row in rows if row["编号"]]
    events = [entry for entry in found.ready if entry.draft.kind == "event"]
    assert [row["编号"] for row in rows] == [entry.fields["id"] for entry in events]
    for row, entry in zip(rows, events, strict=True):
        assert row["#把握"] == f"{entry.draft.confidence:.2f}"
        assert entry.draft.why in row["#规则"] and row["#原文"] in extraction.text
    assert set(BESIDE) <= set(titles)
    assert book["#待定"].max_row > len(found.waiting)


def test_a_workbook_needs_a_file(tmp_path: Path) -> None:
    source = tmp_path / "原文.txt"
    source.write_text("2023年，全市粮食产量31.2万吨。", encoding="utf-8")
    with pytest.raises(UserError, match=r"-o DRAFT\.xlsx"):
        run(source, format="xlsx")
    with pytest.raises(UserError, match="choose one of yaml, jsonl, xlsx"):
        run(source, format="docx")
    assert set(FORMATS) == {"yaml", "jsonl", "xlsx"}


@pytest.mark.parametrize(("text", "lack"), [
    ("青岭县政府工作报告\n（2023年1月12日在县人代会上）\n到2027年，全县粮食产量达到31.2万吨。", "说的是目标"),
    ("青岭县概况\n1986年12月，该县被国务院列为革命老区。", "主语是代词"),
    ("青岭县概况\n1953年，青岭设市。", "句子太短"),
])  # fmt: skip
def test_what_would_make_a_bad_card_waits(text: str, lack: str) -> None:
    found = review(extract_text(text), "原文")
    assert not found.ready
    assert any(lack in words for entry in found.waiting for words in entry.lacks)


def test_sentences_of_the_author_wait_and_counted_formulas_in_quotation_marks_stand() -> None:
    """As `check --against` judges them (rule 71)."""
    longer = "1956年，外科主任沈怀瑾成功实施全省首例心脏二尖瓣分离手术。"
    shorter = "1961年，外科主任沈怀瑾成功实施全省首例断肢再植。"
    formula = "2012年，医院提出“四个面向”，即面向世界医学前沿、面向基层诊疗需求、面向重大疾病防治、面向人民生命健康。"
    found = review(extract_text(f"第一人民医院院史\n{longer}\n{shorter}\n{formula}"), "院史")
    waits = {entry.fields["date"]: entry.lacks for entry in found.waiting if entry.draft.kind == "event"}
    assert "characters of the text's own prose" in "".join(waits["1956"])
    assert "1961" in [entry.fields.get("date") for entry in found.ready]
    (listed,) = [entry.fields for entry in found.ready if entry.draft.kind == "slogan"]
    assert listed["name"] == "四个面向" and listed["official"] == "true"


def test_a_year_and_a_place_of_the_title_are_cited_where_they_stand() -> None:
    filler = "各级各部门认真履职尽责。" * 40
    text = f"青岭县2022年统计公报\n一、综合\n{filler}\n年末全县常住人口46.8万人。"
    (entry,) = [entry for entry in review(extract_text(text), "公报").ready if entry.draft.number == "46.8"]
    assert entry.fields["region"] == "青岭县" and entry.fields["period"] == "2022"
    cited = [piece for also in entry.fields["also"] for piece in also["evidence"]]
    assert "青岭县" in cited and "2022年" in cited
