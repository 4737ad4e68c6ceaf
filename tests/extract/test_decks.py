"""Drafts accepted unchanged: they load from YAML and from a workbook, make a deck, and the text that they came from proves them."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from openpyxl import load_workbook
from openpyxl.cell.rich_text import TextBlock

from tests.extract.measure import HERE
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.extract import extract_text
from zhongbu_quiz.extract.draftbook import write_workbook
from zhongbu_quiz.extract.review import review
from zhongbu_quiz.extract.run import FORMATS, run
from zhongbu_quiz.quality.check import CheckReport, check
from zhongbu_quiz.studio.project import find_project, load_project
from zhongbu_quiz.workbook.read import read_workbook_file
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


def table(page: Any) -> list[dict[str, Any]]:
    """The rows of a sheet by the titles of their columns."""
    titles = [cell.value for cell in page[1]]
    return [dict(zip(titles, (cell.value for cell in row), strict=True)) for row in page.iter_rows(min_row=2)]


def accept(path: Path, chosen: Callable[[dict[str, Any]], bool]) -> None:
    """Mark the chosen rows of a workbook of drafts, as a person does."""
    book = load_workbook(path)
    for title in ("事件", "提法", "数据"):
        for number, row in enumerate(table(book[title]) if title in book.sheetnames else (), 2):
            if chosen(row):
                book[title].cell(number, 1).value = "√"
    book.save(path)


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


def test_a_workbook_of_drafts_holds_no_fact_until_a_row_is_accepted(tmp_path: Path) -> None:
    folder, _source = folder_of(tmp_path, TEXTS["hospital"], "draft.xlsx")
    read = read_workbook_file(folder / "seeds" / "draft.xlsx")
    assert not read.data.get("facts") and not read.problems
    assert sum("采用" in remark for remark in read.remarks) == 3, "each sheet says how many rows wait for a mark"


def test_a_workbook_of_accepted_drafts_is_a_fact_file(tmp_path: Path) -> None:
    text = TEXTS["environment-bulletin"]
    folder, source = folder_of(tmp_path, text, "draft.xlsx")
    accept(folder / "seeds" / "draft.xlsx", lambda row: not row["#缺什么"])
    report = checked(folder, source)
    assert [str(finding) for finding in report.findings] == []
    run(source, tmp_path / "draft.yaml")
    told = {placed.record.id: placed.record for placed in load_seeds([tmp_path / "draft.yaml"]).facts}
    read = {placed.record.id: placed.record for placed in load_seeds([folder / "seeds" / "draft.xlsx"]).facts}
    assert told == read and told


@pytest.mark.parametrize("name", TEXTS)
def test_a_workbook_shows_each_draft_in_the_order_of_the_text_with_its_sentence(name: str) -> None:
    extraction = extract_text(TEXTS[name])
    found = review(extraction, "原文")
    book = load_workbook(io.BytesIO(write_workbook(extraction, "原文")), rich_text=True)
    for title, kind in (("事件", "event"), ("提法", "slogan"), ("数据", "statistic")):
        entries = [entry for entry in (*found.ready, *found.waiting) if entry.draft.kind == kind]
        rows = table(book[title]) if entries else []
        assert [row["编号"] for row in rows] == [entry.fields["id"] for entry in sorted(entries, key=lambda entry: entry.draft.place)]
        known = {entry.fields["id"]: entry for entry in entries}
        for row in rows:
            entry = known[row["编号"]]
            assert list(row)[:3] == ["采用", "#原文", "#缺什么"] and row["采用"] is None
            assert bool(row["#缺什么"]) == bool(entry.lacks)
            assert str(row["#原文"]) in extraction.text
            assert row["#把握"] == f"{entry.draft.confidence:.2f}" and entry.draft.why in row["#规则"]
            if entry.draft.value and entry.draft.value in str(row["#原文"]):
                bold = [block.text for block in row["#原文"] if isinstance(block, TextBlock)]
                assert any(entry.draft.value in piece or piece in entry.draft.value for piece in bold), "its words stand out"


def test_the_short_name_of_the_document_stands_in_one_cell(tmp_path: Path) -> None:
    path = tmp_path / "draft.xlsx"
    path.write_bytes(write_workbook(extract_text(TEXTS["hospital"]), "原文"))
    book = load_workbook(path)
    assert sum(cell.value is not None and "原文" in str(cell.value) for page in book for row in page.iter_rows(min_row=2) for cell in row
               if page.title != "说明") == 1  # fmt: skip
    book["文献"]["A2"].value = "院史"
    book.save(path)
    accept(path, lambda row: not row["#缺什么"])
    facts = [placed.record for placed in load_seeds([path]).facts]
    assert {fact.source.document for fact in facts} == {"院史"} and all(fact.tags[0].startswith("院史::") for fact in facts)


def test_reasons_name_the_columns_of_the_workbook() -> None:
    book = load_workbook(io.BytesIO(write_workbook(extract_text("概况\n“八大工程”建设加快。全县粮食产量31万吨。"), "概况")))
    told = "".join(str(row["#缺什么"]) for title in ("提法", "数据") for row in table(book[title]))
    assert "所指" in told and not re.search("[a-z]{4}", told)


@pytest.mark.parametrize(("mark", "taken"), [("√", True), ("是", True), ("✔", True), (1, True), ("×", False), ("否", False), (None, False)])
def test_marks_that_accept_a_row(tmp_path: Path, mark: object, taken: bool) -> None:
    folder, _source = folder_of(tmp_path, TEXTS["hospital"], "draft.xlsx")
    path = folder / "seeds" / "draft.xlsx"
    book = load_workbook(path)
    book["事件"]["A2"].value = mark
    book.save(path)
    assert len(read_workbook_file(path).data.get("facts", ())) == taken


def test_a_mark_that_says_neither_is_told_with_its_cell(tmp_path: Path) -> None:
    folder, _source = folder_of(tmp_path, TEXTS["hospital"], "draft.xlsx")
    path = folder / "seeds" / "draft.xlsx"
    book = load_workbook(path)
    book["事件"]["A3"].value = "大概"
    book.save(path)
    (told,) = read_workbook_file(path).problems
    assert "A3" in told.message and "大概" in told.message and "√" in told.message


OLD = "第一人民医院院史\n1956年，外科主任沈怀瑾成功实施首例手术。\n1961年3月，医院建成门诊大楼。\n1970年5月，医院开设眼科病房。\n"
NEW = "第一人民医院院史\n1956年，外科主任沈怀瑾成功实施首例手术。\n1961年4月，医院建成门诊大楼。\n1983年6月，医院设立急诊中心。\n"


def test_a_new_run_keeps_what_she_accepted_and_shows_what_is_new_gone_and_changed(tmp_path: Path) -> None:
    older, newer = tmp_path / "old.txt", tmp_path / "new.txt"
    older.write_text(OLD, encoding="utf-8")
    newer.write_text(NEW, encoding="utf-8")
    run(older, tmp_path / "old.xlsx")
    book = load_workbook(tmp_path / "old.xlsx")
    for row in range(2, 5):
        book["事件"].cell(row, 1).value = "√"
    titles = [cell.value for cell in book["事件"][1]]
    book["事件"].cell(2, titles.index("对象") + 1).value = "全省首例手术"
    book["文献"]["A2"].value = "院史"
    book.save(tmp_path / "old.xlsx")
    before = {row["日期"]: row["编号"] for row in table(book["事件"])}
    done = run(newer, tmp_path / "new.xlsx", before=tmp_path / "old.xlsx")
    book = load_workbook(tmp_path / "new.xlsx")
    same, changed, new, gone = table(book["事件"])
    assert (same["采用"], same["对象"], same["#变动"], same["编号"]) == ("√", "全省首例手术", None, before["1956"])
    assert changed["采用"] is None and changed["日期"] == "1961-04" and "1961年3月" in changed["#变动"]
    assert changed["编号"] == before["1961-03"], "cards hang on the number"
    assert new["日期"] == "1983-06" and new["采用"] is None and new["#变动"] == "新"
    assert gone["日期"] == "1970-05" and gone["采用"] == "√" and gone["#变动"]
    assert book["文献"]["A2"].value == "院史"
    (told,) = done.changes.lines() if done.changes else ("",)
    assert [int(number) for number in re.findall(r"\d+", told)] == [2, 1, 1, 1]


def test_marks_are_kept_in_workbooks_of_drafts_alone(tmp_path: Path) -> None:
    source, other = tmp_path / "new.txt", tmp_path / "other.xlsx"
    source.write_text(NEW, encoding="utf-8")
    run(source, other)
    with pytest.raises(UserError, match=r"-o DRAFT\.xlsx"):
        run(source, tmp_path / "new.yaml", before=other)
    book = load_workbook(other)
    for page in book:
        page.delete_cols(1)
    book.save(other)
    with pytest.raises(UserError, match="no workbook of drafts"):
        run(source, tmp_path / "new.xlsx", before=other)


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


def test_what_happens_by_itself_has_no_object() -> None:
    """Or the thing would be taken as actor and object, and its gap would never vary."""
    found = review(extract_text("青岭县大事记\n1953年4月，青岭县第一发电厂正式投产。\n1961年3月，县政府颁布《水利管理办法》。"), "大事记")
    told = [(entry.fields["actor"], entry.fields.get("object")) for entry in found.ready]
    assert told == [("青岭县第一发电厂", None), ("青岭县政府", "《水利管理办法》")]


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
