"""YAML <-> workbook without loss: all facts that ship, and facts full of signs."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from zhongbu_quiz.errors import ContentError, Problem, UserError
from zhongbu_quiz.loading.yamlfile import load_yaml
from zhongbu_quiz.workbook.columns import sheets
from zhongbu_quiz.workbook.convert import converted, written_as
from zhongbu_quiz.workbook.seeds import load_seeds
from zhongbu_quiz.workbook.write import workbook_bytes
from zhongbu_quiz.workbook.yamltext import yaml_text

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.yaml"))
AS_ANOTHER = ("22-achievements", "32-outlook")
"""Facts of the same kinds as the file before has: they come back with `make test-all`."""


def there(source: Path, target: Path) -> Path:
    target.write_bytes(converted(source, target))
    return target


@pytest.mark.parametrize(
    "path", [pytest.param(path, id=path.stem, marks=[pytest.mark.slow] if path.stem in AS_ANOTHER else []) for path in SEEDS]
)
def test_every_shipped_fact_comes_back_from_a_workbook(path: Path, tmp_path: Path) -> None:
    comes_back(path, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize(
    "path", [pytest.param(path, id=path.stem, marks=[pytest.mark.slow] if path.stem in AS_ANOTHER else []) for path in SEEDS]
)
def test_every_shipped_fact_comes_back_from_a_workbook_as_it_is_given_out(path: Path, tmp_path: Path, spare_rows: int) -> None:
    comes_back(path, tmp_path)


def comes_back(path: Path, tmp_path: Path) -> None:
    """YAML, a workbook made of it, and YAML made of that hold the same facts and documents."""
    book = there(path, tmp_path / "book.xlsx")
    back = there(book, tmp_path / "back.yaml")
    before, between, after = (load_seeds([file]) for file in (path, book, back))
    assert [fact.record for fact in before.facts] == [fact.record for fact in between.facts]
    assert [fact.record for fact in before.facts] == [fact.record for fact in after.facts]
    assert before.documents == between.documents == after.documents


TEXT = st.text(st.sampled_from("甲乙 ab0.5-=+@'\"[]{},;:#&*!|>%`、；｜《》“”年月1️⃣"), min_size=1, max_size=12).map(
    lambda text: text.strip() if any(map(str.isalnum, text)) else f"x{text.strip()}"  # a quotation mark alone means 同上
)


@pytest.mark.parametrize("text", ["0、《", "1.甲事", "①甲事", "★甲事", "甲事（重点！必考）", "●甲事"])
def test_what_is_cleaned_in_tables_of_others_comes_back_from_our_form(text: str, tmp_path: Path) -> None:
    """A number alone and marks for pupils are left out of somebody's own table; in our form they are what the fact says."""
    fact = {"id": "e1", "kind": "event", "date": "2004", "actor": text, "action": "召开", "object": text, "stage": "召开", "matter": text,
            "note": text, "source": {"document": "甲", "section": text, "evidence": ["甲乙", "丙丁"]}}  # fmt: skip
    source = tmp_path / "a.yaml"
    source.write_text(yaml_text({"facts": [fact]}), encoding="utf-8")
    back = there(there(source, tmp_path / "b.xlsx"), tmp_path / "c.yaml")
    assert load_yaml(back).data == {"facts": [fact]}


@settings(max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(TEXT, TEXT, st.lists(TEXT, min_size=2, max_size=3), TEXT), min_size=1, max_size=12))
def test_texts_full_of_signs_come_back(tmp_path: Path, rows: list[tuple[str, str, list[str], str]]) -> None:
    facts = [
        {
            "id": f"e{number}",
            "kind": "event",
            "date": "2004-03/2005",
            "actor": actor,
            "action": action,
            "object": actor,
            "stage": action,
            "matter": note,
            "note": note,
            "tags": [entry.replace(" ", "_") for entry in evidence],
            "source": {"document": action, "section": note, "evidence": evidence},
        }
        for number, (actor, action, evidence, note) in enumerate(rows)
    ]
    source = tmp_path / "a.yaml"
    source.write_text(yaml_text({"facts": facts}), encoding="utf-8")
    assert load_yaml(source).data == {"facts": facts}
    book = there(source, tmp_path / "b.xlsx")
    back = there(book, tmp_path / "c.yaml")
    assert [fact.record for fact in load_seeds([back]).facts] == [fact.record for fact in load_seeds([source]).facts]


EVENT = (
    "{id: e1, kind: event, date: 2004, actor: 甲, action: 乙, object: 丙, stage: 乙, matter: 丙, "
    "source: {document: 丁, section: 戊, evidence: [己, 庚]}"
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "facts:\n  - " + EVENT + ", colour: red}",
            ":2: a workbook has no column for 'colour'; allowed: action, actor",
        ),
        ("facts:\n  - {id: e1, kind: riddle}", ":2: `kind` is 'riddle'; write one of event, slogan, statistic"),
        ("facts:\n  - just words", ":2: an entry must be `key: value` lines"),
        ("things: []", ":1: must hold `facts:`"),
        ("facts: 3", ":1: must be a list"),
    ],
)
def test_what_has_no_place_in_a_workbook_is_told(text: str, words: str, tmp_path: Path) -> None:
    source = tmp_path / "a.yaml"
    source.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as told:
        converted(source, tmp_path / "b.xlsx")
    assert words in str(told.value)


def test_other_endings_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"facts are written as \.yaml or \.xlsx"):
        converted(SEEDS[0], tmp_path / "b.csv")


def written(data: dict[str, Any], **kwargs: Any) -> Any:
    return load_workbook(io.BytesIO(workbook_bytes(data, **kwargs)))


def test_the_workbook_helps(spare_rows: int) -> None:
    made = written({"facts": []}, spare_ids={"event": "e"})
    assert made.sheetnames == [*(sheet.title for sheet in sheets()), "说明"]
    events = made["事件"]
    assert [events.cell(1, n).value for n in range(1, 6)] == ["编号", "日期", "主体", "动作", "对象"]
    assert events.cell(2, 1).value == "e001"
    assert events.max_row == spare_rows + 1 > 200
    lists = [rule.formula1 for rule in made["数据"].data_validations.dataValidation if rule.type == "list"]
    assert '"正好,约,超过,不足,近,以上"' in lists
    assert all(cell.number_format == "@" for cell in events[2])
    words = [cell.value for row in made["说明"].iter_rows() for cell in row if cell.value]
    assert all(column.title in words for sheet in sheets() for column in sheet.columns)


def test_order_is_kept_where_kinds_take_turns(tmp_path: Path) -> None:
    slogan = "{id: s1, kind: slogan, name: 甲, meaning: 乙, issued_in: 丙, source: {document: 丁, section: 戊, evidence: [己, 庚]}}"
    source = tmp_path / "a.yaml"
    source.write_text(f"facts:\n  - {slogan}\n  - {EVENT}}}\n  - {slogan.replace('s1', 's2')}\n", encoding="utf-8")
    book = there(source, tmp_path / "b.xlsx")
    assert [fact.record.id for fact in load_seeds([book]).facts] == ["s1", "e1", "s2"]


@pytest.mark.parametrize("suffix", [".yaml", ".xlsx"])
def test_what_cannot_be_read_back_is_told_of_the_file_that_was_asked_for(suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not of the one that it was tried in."""

    def unreadable(path: Path, world: object = None) -> None:
        raise ContentError([Problem(f"{path}[事件]", 2, "is too long")])

    source = tmp_path / "facts.yaml"
    source.write_text("facts: []\n", encoding="utf-8")
    read = load_yaml(source)
    for reader in ("load_yaml", "load_workbook_file"):
        monkeypatch.setattr(f"zhongbu_quiz.workbook.convert.{reader}", unreadable)
    with pytest.raises(ContentError) as error:
        written_as(read, tmp_path / f"out{suffix}")
    assert str(error.value) == f"{tmp_path / f'out{suffix}'}[事件]:2: is too long"
