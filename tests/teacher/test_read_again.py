"""What is read again while the program goes on: the same as what is read for the first time, and only what changed is read at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from zhongbu_quiz.facts.load import Seeds
from zhongbu_quiz.loading import remembered as memory
from zhongbu_quiz.workbook import grid as grids
from zhongbu_quiz.workbook.edit import written
from zhongbu_quiz.workbook.grid import read_grids
from zhongbu_quiz.workbook.seeds import load_seeds

ROWS = [["时间", "事件", "意义"], *([f"{1840 + number}年", f"第{number}次大会召开", f"意义{number}"] for number in range(40))]
CHANGES = {
    "年表": [{(3, 1): "第九百次大会召开"}, {(3, 2): "", (5, 0): "1999年"}, {(41, 0): "2001年", (41, 1): "最后一次大会召开"}],
    "省会": [{(1, 1): "开封"}],
}


@pytest.fixture
def goes_on(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A program that goes on, and remembers nothing yet."""
    monkeypatch.setattr(memory, "_memory", memory._Memory())
    memory.go_on()
    yield


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A workbook with a table of events and one of places, a merged cell and a formula."""
    from openpyxl import Workbook

    made = Workbook()
    made.active.title = "年表"  # type: ignore[union-attr]
    for row in ROWS:
        made.active.append(row)  # type: ignore[union-attr]
    made.active.merge_cells("C2:C3")  # type: ignore[union-attr]
    places = made.create_sheet("省会")
    for row in (["省份", "省会"], ["河南", "郑州"], ["湖北", "武汉"], ["湖南", "长沙"]):
        places.append(row)
    made.create_sheet("#算").append([1, "=A1+1"])
    made.save(tmp_path / "facts.xlsx")
    return tmp_path / "facts.xlsx"


def told(seeds: Seeds) -> object:
    return [(one.record, str(one.path), one.line) for one in seeds.facts], seeds.remarks


def anew(path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[object, object]:
    """What is read by a program that remembers nothing."""
    with monkeypatch.context() as patch:
        patch.setattr(memory, "_memory", memory._Memory())
        return read_grids(path), told(load_seeds([path]))


def test_a_changed_workbook_is_read_as_if_for_the_first_time(goes_on: None, book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, changes in CHANGES.items():
        for texts in changes:
            sheet = next(one for one in read_grids(book) if one.name == name)
            load_seeds([book])
            book.write_bytes(written(book, sheet, texts))
            assert (read_grids(book), told(load_seeds([book]))) == anew(book, monkeypatch)


def test_only_the_row_that_changed_is_read(goes_on: None, book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = read_grids(book)[0]
    book.write_bytes(written(book, sheet, {(5, 1): "第八百次大会召开"}))  # from here on it is written as we write it
    read_grids(book)
    read: list[object] = []
    line = grids._line
    monkeypatch.setattr(grids, "_line", lambda *told: read.append(told) or line(*told))
    book.write_bytes(written(book, sheet, {(3, 1): "第九百次大会召开"}))
    assert read_grids(book)[0].rows[3][1].value == "第九百次大会召开" and len(read) == 1
    assert read_grids(book) == read_grids(book) and len(read) == 1


def test_unchanged_yaml_is_parsed_once(goes_on: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from zhongbu_quiz.workbook import seeds

    path, parsed = tmp_path / "facts.yaml", list[Path]()
    source = "source: {{document: 甲, section: 乙, evidence: [1840年, 战争, 爆发]}}"
    fact = f"  - {{{{id: {{id}}, kind: event, {source}, date: '1840', actor: 英, action: 发动, stage: 发动, matter: {{what}}, object: {{what}}}}}}\n"
    path.write_text("facts:\n" + "".join(fact.format(id=name, what=f"战争{name}") for name in "abc"), encoding="utf-8")
    load = seeds.load_again
    monkeypatch.setattr(seeds, "load_again", lambda path: parsed.append(path) or load(path))
    first, again = load_seeds([path]), load_seeds([path])
    assert len(parsed) == 1 and told(first) == told(again)
    path.write_text(path.read_text(encoding="utf-8").replace("战争b", "战争z"), encoding="utf-8")
    changed = load_seeds([path])
    assert len(parsed) == 2 and [one.record.object for one in changed.facts] == ["战争a", "战争z", "战争c"]  # type: ignore[union-attr]
    assert changed.facts[0].record is first.facts[0].record  # neither is what stands beside it checked anew


def test_what_is_wrong_is_told_each_time(goes_on: None, tmp_path: Path) -> None:
    from zhongbu_quiz.errors import ContentError

    path = tmp_path / "facts.yaml"
    path.write_text("facts:\n  - {kind: question, item_kind: single_choice, stem: 谁？, options: [甲, 乙], answer: 甲}\n", encoding="utf-8")
    said = []
    for _time in range(2):
        with pytest.raises(ContentError) as error:
            load_seeds([path])
        said.append(str(error.value))
    assert said[0] == said[1] and "id" in said[0]


def test_no_more_is_kept_than_fits(goes_on: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "_WEIGHT", 100)
    made = [memory.remembered(number, 40, lambda number=number: number) for number in (1, 2, 3)]  # type: ignore[misc]
    assert made == [1, 2, 3] and [memory.kept(number) for number in (1, 2, 3)] == [None, 2, 3]
