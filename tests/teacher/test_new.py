"""`new`: the folder works as it is, and after three rows typed into the workbook; schemas hold for all that ships."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from typer.testing import CliRunner

from tests.core import small
from zhongbu_quiz.cli.app import app
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.exports.registry import OUTPUTS
from zhongbu_quiz.identity import ProjectRecord, identity_of
from zhongbu_quiz.sets.deck import load_deck
from zhongbu_quiz.sets.draw import draw
from zhongbu_quiz.starter.contents import project_name
from zhongbu_quiz.starter.schemas import schemas
from zhongbu_quiz.studio.project import load_bank, project_at
from zhongbu_quiz.workbook.seeds import load_seeds

ROOT = Path(__file__).parents[2]


def run(*words: str) -> Any:
    return CliRunner().invoke(app, list(words), catch_exceptions=False)


@pytest.fixture
def made(starter: Path, tmp_path: Path) -> Path:
    """A new folder, to be changed."""
    shutil.copytree(starter, tmp_path / "my-class")
    return tmp_path / "my-class"


def test_the_example_in_yaml_and_in_the_workbook_are_the_same_facts(starter: Path) -> None:
    book, text = (load_seeds([starter / name]) for name in ("seeds/facts.xlsx", "yaml-example/facts.yaml"))
    assert [fact.record for fact in book.facts] == [fact.record for fact in text.facts]
    assert book.documents == text.documents


def test_every_example_fact_makes_an_item_and_the_deck_draws_two_forms(starter: Path) -> None:
    bank = load_bank(project_at(starter))
    asked = {item.main_fact for item in bank.items if item.origin == "template"}
    assert {fact.id for fact in bank.base.facts} == asked
    drawn = draw(load_deck(starter / "decks/my-set.yaml"), bank)
    assert [len(form.items) for form in drawn.forms] == [10, 10]
    assert drawn.forms[0].total == 100


def test_three_rows_typed_into_the_workbook_become_items(made: Path) -> None:
    path = made / "seeds/facts.xlsx"
    book = load_workbook(path)
    sheet = book["事件"]
    free = next(row for row in range(2, sheet.max_row) if not sheet.cell(row, 2).value)
    assert sheet.cell(free, 1).value, "an id waits in the row"
    for number, (date, deed) in enumerate(
        [("2016年9月15日", "天宫二号"), ("2022.7.24", "问天"), ("2023-10-26", "神舟十七号")]
    ):
        for place, text in enumerate((date, "中国", "成功发射", f"{deed}飞行器"), 2):
            sheet.cell(free + number, place).value = text
    book.save(path)
    before = len(load_seeds([made / "yaml-example/facts.yaml"]).facts)
    bank = load_bank(project_at(made))
    assert len(bank.base.facts) == before + 3
    assert any("神舟十七号" in fact.statement for fact in bank.base.facts)
    asked = {item.main_fact for item in bank.items if item.kind == "single_choice"}
    assert f"e{free - 1 + 2:03}" in asked


def test_each_folder_has_a_name_of_its_own(tmp_path: Path) -> None:
    """Folders of one name, and one whose name no name can hold: made once by chance, kept in the file."""
    folders = [tmp_path / place / name for place, name in (("a", "高一 生物"), ("b", "高一 生物"), ("c", "…"))]
    for folder in folders:
        assert run("new", str(folder), "--quiet").exit_code == 0
    first, second, third = (project_at(folder).identity() for folder in folders)
    assert re.fullmatch("高一-生物-[a-z2-9]{6}", first.name) and re.fullmatch("[a-z2-9]{6}", third.name)
    assert len({first.name, second.name, third.name}) == 3
    for project in (first, second, third):
        assert project.title == project.tag_root == project.preset == project.name
    assert project_at(folders[0]).identity() == first


@given(st.text(max_size=80), st.text("abc234", min_size=6, max_size=6))
def test_any_folder_gives_a_name_that_the_loader_takes(folder: str, letters: str) -> None:
    name = project_name(folder, letters)
    assert identity_of(ProjectRecord(name=name)).name == name and name.endswith(letters)


def test_a_folder_with_files_is_left_alone(starter: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    for folder, words in ((starter, "is a set already; go on with it"), (tmp_path, "exists already and is not empty")):
        with pytest.raises(UserError, match=words):
            run("new", str(folder))


def test_schemas_are_wired_and_hold_for_the_starter(starter: Path) -> None:
    places = ("project.yaml", "decks/*.yaml", "templates/*/*.yaml", "yaml-example/*.yaml")
    for path in [path for place in places for path in starter.glob(place)]:
        first = path.read_text(encoding="utf-8").split("\n", 1)[0]
        schema = path.parent / first.removeprefix("# yaml-language-server: $schema=")
        fastjsonschema.compile(json.loads(schema.read_text(encoding="utf-8")), use_default=False)(as_editors_read(path))


class _EditorLoader(yaml.SafeLoader):
    """YAML 1.2 as editors read it: dates are texts."""

    yaml_implicit_resolvers = {  # noqa: RUF012
        first: [(tag, pattern) for tag, pattern in found if not tag.endswith((":timestamp", ":int", ":float"))]
        for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def as_editors_read(path: Path) -> Any:
    return numbers(yaml.load(path.read_text(encoding="utf-8"), _EditorLoader))


def numbers(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: numbers(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [numbers(entry) for entry in value]
    if isinstance(value, str) and value.isascii() and value.isdigit():
        return int(value)
    return value


@cache
def checker(name: str) -> Callable[[Any], Any]:
    """What holds a file against the schema of its kind."""
    return fastjsonschema.compile(json.loads(schemas()[name]), use_default=False)


@pytest.mark.parametrize(
    ("name", "pattern"),
    [("facts", "seeds/*.yaml"), ("deck", "decks/*.yaml"), ("item-model", "templates/questions/*.yaml"), ("project", "project.yaml")],
)
def test_schemas_hold_for_all_that_ships(name: str, pattern: str) -> None:
    files = sorted(ROOT.glob(pattern))
    assert files
    for path in files:
        checker(name)(as_editors_read(path))


def test_the_schema_of_decks_knows_items_chosen_by_id() -> None:
    one, other, drawn, new = (f"event-date:e{number:03}:date" for number in range(4))
    checker("deck")({"title": "甲", "include": [one], "exclude": [other], "swap": {drawn: new}})


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("facts", {"facts": [{"kind": "riddle"}]}),
        ("facts", {"facts": [{"id": "e1", "kind": "event", "date": "去年"}]}),
        ("facts", {"fakts": []}),
        ("deck", {"title": "甲", "counts": {"riddle": 3}}),
        ("deck", {"subtitle": "甲"}),
        ("deck", {"title": "甲", "swap": ["a", "b"]}),
        ("deck", {"title": "甲", "include": "a"}),
        ("project", {"title": "我的题库"}),
        ("project", {"name": "my set"}),
        ("project", {"name": "my-set", "labels": {"motto": "甲"}}),
        ("item-model", {"id": "A B", "kind": "cloze", "facts": {}, "asks": "date"}),
        ("item-model", {"id": "a", "kind": "cloze", "facts": {}, "asks": "weather"}),
        ("item-model", {"id": "a", "kind": "cloze", "facts": {}, "asks": "date", "options": ["siblings"]}),
        ("item-model", {"id": "a", "kind": "single_choice", "facts": {}, "asks": "date", "options": ["leader"]}),
        ("item-model", {"id": "a", "kind": "short_answer", "facts": {}, "asks": "date"}),
    ],
)
def test_schemas_refuse_what_the_loader_refuses(name: str, wrong: Any) -> None:
    with pytest.raises(fastjsonschema.JsonSchemaException):
        checker(name)(wrong)


FORMATS = ("moodle", "gift", "qti", "kahoot", "xlsx", "text", "csv", "markdown", "json", "html")


@pytest.mark.parametrize("forms", [("moodle",), pytest.param(FORMATS, marks=pytest.mark.slow)], ids=["one format", "all formats"])
def test_a_timeline_of_another_subject_runs_through_without_python(
    forms: tuple[str, ...], made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hundred events of modern history in a CSV file in GBK, as a person exports it, through check, items and exports."""
    (made / "seeds/facts.xlsx").unlink()
    rows = [
        f"h{n:03},{1840 + n}年{n % 12 + 1}月,{ACTORS[n % 7]},{DEEDS[n % 5]},第{n}号{THINGS[n % 9]}" for n in range(100)
    ]
    text = "\r\n".join(["编号,日期,主体,动作,对象", *rows])
    (made / "seeds/大事.csv").write_bytes(text.encode("gbk"))
    monkeypatch.chdir(made)
    assert len(load_bank(project_at(made)).base.facts) == 100
    for form in forms:
        name = f"{form}.{OUTPUTS[form].endings[0].rpartition(chr(46))[2]}"
        done = run("export", "my-set", "--to", form, "-o", f"out/{name}", "--quiet")
        assert done.exit_code == 0
        assert (made / "out" / name).stat().st_size > 500
    checked = small.run(made, "check", "--quiet")
    assert checked.status in (0, 1), checked.err


ACTORS = ("清政府", "同盟会", "国民政府", "北洋政府", "中共中央", "国务院", "全国人大")
DEEDS = ("颁布", "召开", "签订", "发布", "创办")
THINGS = ("条约", "章程", "会议", "学堂", "报刊", "法令", "宣言", "工厂", "铁路")
