"""Item models are strict: each construction reads the keys of its own record and no other, and says what is allowed instead."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.core import new_forms, small
from tests.core.small import files_in, run, write_project
from tests.quality import strange
from zhongbu_quiz.errors import ContentError
from zhongbu_quiz.facts.base import FactBase, base_of
from zhongbu_quiz.items.bank import Bank, make_bank
from zhongbu_quiz.items.load import RECORDS, load_models
from zhongbu_quiz.items.models.base import Alone, ItemModel
from zhongbu_quiz.items.registry import CONSTRUCTIONS
from zhongbu_quiz.paths import data_dir

OWN = "templates/questions/own-date.yaml"
BLANK = "{{ label }}包括{{ blank }}。"
GOOD: dict[str, dict[str, Any]] = {
    "single_choice": {"kind": "single_choice", "facts": {"kind": "event"}, "asks": "date", "options": ["siblings"]},
    "single_choice by two_by_two": {
        "kind": "single_choice", "facts": {"kind": "slogan"}, "asks": "parts", "stem": BLANK, "options": ["two_by_two"]
    },
    "single_choice by order_quad": {
        "kind": "single_choice", "facts": {"kind": "event"}, "asks": "date", "options": ["order_quad"]
    },
    "single_choice by leader": {
        "kind": "single_choice", "facts": {"kind": "statistic"}, "asks": "region", "options": ["leader"]
    },
    "single_choice by odd_one_out": {
        "kind": "single_choice", "facts": {"kind": "slogan"}, "asks": "part", "stem": BLANK, "options": ["odd_one_out"]
    },
    "single_choice by classify": {
        "kind": "single_choice", "facts": {"kind": "slogan"}, "asks": "part", "stem": "{{ head }}包括{{ blank }}。",
        "explanation": "{{ entry }}", "note": "{{ head }}", "options": ["classify"],
    },
    "single_choice by combination": {
        "kind": "single_choice", "facts": {"kind": "slogan"}, "asks": "parts", "stem": "{{ head }}包括{{ blank }}。",
        "explanation": "{{ right }}", "options": ["combination"],
    },
    "single_choice by stages": {
        "kind": "single_choice", "facts": {"kind": "event"}, "asks": "date", "stem": "搭配正确的是{{ blank }}。",
        "explanation": "{{ stage }}", "note": "{{ stage }}", "options": ["stages"],
    },
    "single_choice by documents": {
        "kind": "single_choice", "facts": {"kind": "event"}, "asks": "object", "stem": "{{ content }}的是{{ blank }}。",
        "explanation": "{{ date }}", "note": "{{ date }}", "options": ["documents"],
    },
    "single_choice by pairing": {
        "kind": "single_choice", "facts": {"kind": "slogan"}, "asks": "region", "stem": "{{ title }}搭配正确的是{{ blank }}。",
        "explanation": "{{ place }}", "note": "{{ place }}", "options": ["pairing"],
    },
    "single_choice by traits": {
        "kind": "single_choice", "facts": {"kind": "slogan"}, "asks": "region", "stem": "{{ statements }}这是{{ blank }}。",
        "explanation": "{{ place }}", "note": "{{ statement }}", "options": ["traits"],
    },
    "single_choice by region_statements": {
        "kind": "single_choice", "facts": {"kind": "slogan"}, "asks": "region", "stem": "{{ place }}的是{{ blank }}。{{ statements }}",
        "explanation": "{{ right }}", "note": "{{ mark }}", "options": ["region_statements"],
    },
    **{
        f"single_choice by {by}": {
            "kind": "single_choice", "facts": {"kind": "statistic"}, "asks": "figure", "stem": "{{ working }}{{ blank }}。", "explanation": "见书",
            "options": [by], **more,
        }
        for by, more in (
            ("trend", {}), ("comparison", {"question": "widest"}), ("calculation", {"calculation": "points"}), ("part_share", {}),
            ("masked", {}), ("claims", {}), ("region_claims", {}), ("material_difference", {}), ("material_part", {}),
            ("material_times", {}),
        )
    },
    "single_choice by summary": {
        "kind": "single_choice", "facts": {"kind": "slogan"}, "asks": "part", "stem": "与{{ mark }}同类的是{{ blank }}。",
        "explanation": "{{ head }}", "options": ["summary"],
    },
    "multiple_choice by parts": {
        "kind": "multiple_choice", "facts": {"kind": "slogan"}, "asks": "parts", "stem": BLANK, "options": ["parts"]
    },
    "multiple_choice by statements": {
        "kind": "multiple_choice", "facts": {"kind": "statistic"}, "asks": "figure", "options": ["statements", "ladder"]
    },
    "true_false": {"kind": "true_false", "facts": {"kind": "statistic"}, "asks": "figure", "options": ["ladder"]},
    "cloze": {"kind": "cloze", "facts": {"kind": "event"}, "asks": "date"},
    "fill_blank": {"kind": "fill_blank", "facts": {"kind": "event"}, "asks": "date"},
    "matching": {"kind": "matching", "facts": {"kind": "event"}, "asks": "date", "left": "{{ deed }}"},
    "ordering of dates": {"kind": "ordering", "facts": {"kind": "event"}, "asks": "date"},
    "ordering of parts": {
        "kind": "ordering", "facts": {"kind": "slogan"}, "asks": "parts", "stem": "请排列{{ label }}。"
    },
    "short_answer on figures": {
        "kind": "short_answer", "facts": {"kind": "statistic"}, "asks": "figure", "material": "series", "stem": "{{ label }}怎样变化？"
    },
    "short_answer on lists": {
        "kind": "short_answer", "facts": {"kind": "slogan"}, "asks": "parts", "summary": "heads", "stem": "{{ marks }}讲的是什么？"
    },
    "short_answer": {"kind": "short_answer", "facts": {"kind": "slogan"}, "asks": "parts", "stem": "{{ label }}有哪些？"},
}  # fmt: skip
"""A smallest right model of each construction."""
VALUES: dict[str, Any] = {
    "stem": "{{ blank }}", "left": "{{ label }}", "second": "actor", "size": 5, "family": ["topic"], "explanation": "见书",
    "without": ["content"], "attribute": "true", "hint": "年份", "options": ["siblings"],
    "note": "见书", "against": ["siblings"], "fields": "true", "within": ["topic"], "pronoun": "该省",
    "parts": 4, "counted": "true", "versus": "true", "question": "widest", "calculation": "points", "material": "series", "summary": "heads",
}  # fmt: skip
"""A value of each key that some construction does not read."""


def loaded(folder: Path, model: Mapping[str, Any]) -> ItemModel:
    """The model of a file `own.yaml` (JSON is YAML), which begins with its id."""
    path = folder / "own.yaml"
    lines = ",\n".join(f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in model.items())
    path.write_text("{" + lines + "}\n", encoding="utf-8")
    return load_models([path])[0]


def mistakes(folder: Path, model: Mapping[str, Any]) -> list[str]:
    """What is told about a model, without the path."""
    with pytest.raises(ContentError) as raised:
        loaded(folder, model)
    return [f"{problem.line}: {problem.message}" for problem in raised.value.problems]


def test_a_model_whose_file_changes_is_read_anew_and_a_wrong_one_is_told_each_time(tmp_path: Path) -> None:
    path = tmp_path / "own-date.yaml"
    for description in ("one", "other", "one"):
        path.write_text(f"{small.MODEL}description: {description}\n", encoding="utf-8")
        assert [model.description for model in load_models([path])] == [description]
    path.write_text(f"{small.MODEL}colour: red\n", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(ContentError, match="colour"):
            load_models([path])


def test_each_construction_has_a_right_model_here(tmp_path: Path) -> None:
    made = [type(loaded(tmp_path, {"id": "own", **model})) for model in GOOD.values()]
    assert sorted(record.__name__ for record in made) == sorted(record.__name__ for record in RECORDS)


def test_all_keys_are_tried() -> None:
    shared = set(ItemModel.model_fields)
    assert {key for record in RECORDS for key in record.model_fields} - shared == set(VALUES)


STRANGE = [(name, key) for name in GOOD for key in VALUES]


@pytest.mark.parametrize(("name", "key"), STRANGE, ids=[f"{name}-{key}" for name, key in STRANGE])
def test_a_key_that_does_not_apply_is_an_error_that_says_what_does(name: str, key: str, tmp_path: Path) -> None:
    good = {"id": "own", **GOOD[name]}
    record = type(loaded(tmp_path, good))
    if key in record.model_fields or any(key == other.marked_by for other in RECORDS if other.kind_made() == record.kind_made()):
        return  # it applies, or names another construction
    bad = {**good, key: VALUES[key]}
    line = len(bad)
    allowed = ", ".join(record.model_fields)
    assert mistakes(tmp_path, bad) == [f"{line}: `{key}` does not apply to {record.title()}; allowed here: {allowed}"]


EVENT_SLOTS = "action, actor, content, date, deed, document_number, object, place"
IMPOSSIBLE: dict[str, tuple[str, dict[str, Any], str]] = {
    "true or false by leader": (
        "true_false", {"options": ["leader"]},
        "'leader' is no source of options for true_false; its sources are: siblings, ladder"),
    "statements in a single choice": (
        "single_choice", {"options": ["statements", "siblings"]},
        "'statements' is no source of options for single_choice; its sources are: siblings, ladder, two_by_two, order_quad, "
        "leader, odd_one_out, classify, combination, stages, documents, pairing, traits, region_statements, "
        "trend, comparison, calculation, part_share, masked, claims, region_claims, material_difference, "
        "material_part, material_times, summary"),
    "siblings in a multiple choice": (
        "multiple_choice by parts", {"options": ["siblings"]},
        "`options` does not name all sources of options for multiple_choice; its sources are: parts, statements, siblings, ladder"),
    "no options": (
        "single_choice", {"options": []}, "a choice needs `options:`, where its distractors come from: siblings, ladder, two_by_two"),
    "two constructions": (
        "single_choice by leader", {"options": ["leader", "order_quad"]}, "order_quad and leader do not go together; write one of them"),
    "leader beside siblings": (
        "single_choice by leader", {"options": ["leader", "siblings"]}, "leader stands alone; write `options: [leader]`"),
    "leader of slogans": (
        "single_choice by leader", {"facts": {"kind": "slogan"}},
        "a single_choice by leader is made of facts of the kind statistic (got slogan)"),
    "an order of slogans": (
        "single_choice by order_quad", {"facts": {"kind": "slogan"}},
        "a single_choice by order_quad is made of facts of the kind event (got slogan)"),
    "leader of figures": (
        "single_choice by leader", {"asks": "figure"}, "in a single_choice by leader, `asks` is 'figure'; write one of 'region'"),
    "parts of an event": (
        "multiple_choice by parts", {"facts": {"kind": "event"}},
        "a multiple_choice by parts is made of facts of the kind slogan (got event)"),
    "a family that events do not have": (
        "single_choice", {"family": ["unit"]}, "these facts have no 'unit' in common; write one of document, section, topic, tag, stage"),
    "a family of a ladder": (
        "true_false", {"options": ["ladder"], "family": ["unit"]}, "`family` is about siblings; add siblings, or remove `family`"),
    "a ladder of dates": (
        "single_choice", {"options": ["siblings", "ladder"]}, "a ladder is made of numbers, for `asks: figure`; remove ladder"),
    "a source twice": ("single_choice", {"options": ["siblings", "siblings"]}, "names a source twice; remove one"),
    "statements from nowhere": (
        "multiple_choice by statements", {"options": ["statements"]}, "says no source of wrong figures; add siblings, ladder or both"),
    "a choice of what nothing proves": (
        "single_choice", {"asks": "content"}, "a single_choice cannot ask 'content'; of these facts it asks: action, actor, date, deed"),
    "a matching of what nothing proves": ("matching", {"asks": "content"}, "a matching cannot ask 'content'; of these facts it asks: "),
    "a cloze of a whole deed": ("cloze", {"asks": "deed"}, "a cloze cannot ask 'deed'; of these facts it asks: action, actor"),
    "a slot that there is not": ("fill_blank", {"asks": "nonsense"}, f"unknown slot 'nonsense'; these facts have: {EVENT_SLOTS}"),
    "an ordering by actors": ("ordering of dates", {"asks": "actor"}, "an ordering asks date or parts (got 'actor')"),
    "a field that cannot be left out": (
        "cloze", {"without": ["nonsense"]}, "'nonsense' cannot be left out; write one of place, document_number, content"),
    "leaving out of a figure": (
        "true_false", {"without": ["content"]}, "nothing can be left out of the sentence of these facts; remove the line"),
    "leaving out what is asked": (
        "fill_blank", {"asks": "place", "without": ["place"]}, "'place' is what is asked; it cannot be left out"),
    "two slots without the second": (
        "single_choice by two_by_two", {"facts": {"kind": "event"}, "asks": "date", "stem": "{{ deed }}：{{ blank }}。"},
        "must name the other slot of the two (got None); write one of "),
    "two slots that are one": (
        "single_choice by two_by_two", {"facts": {"kind": "event"}, "asks": "date", "second": "date", "stem": "{{ blank }}"},
        "must name the other slot of the two (got 'date'); write one of "),
    "a second beside parts": (
        "single_choice by two_by_two", {"second": "name"},
        "does not apply to `asks: parts`, which takes two parts of one list; remove it"),
    "names in a fixed instruction": (
        "matching", {"stem": "请连{{ deed }}。"}, "is printed as it stands, over several facts; write it without {{ names }}"),
    "a gap in a question": ("short_answer", {"stem": "{{ blank }}？"}, "the name 'blank' is not known here; allowed: "),
    "a stem without a gap": (
        "single_choice by odd_one_out", {"stem": "{{ label }}"}, "has no gap; write {{ blank }} where the answer stands"),
    "a name of another kind of fact": ("fill_blank", {"stem": "{{ unit }}{{ blank }}"}, "the name 'unit' is not known here; allowed: "),
    "the answer in the stem": ("fill_blank", {"stem": "{{ date }}{{ blank }}"}, "the name 'date' is not known here; allowed: "),
    "a slot that no such fact has": (
        "cloze", {"facts": {"kind": "event", "has": ["figure"]}}, "no fact of the kind event has 'figure'; write one of date, actor"),
    "a condition that no such fact passes": (
        "cloze", {"facts": {"kind": "event", "aspect": "level"}}, "no fact of the kind event passes `aspect`; remove it"),
    "a size that no column has": ("matching", {"size": "99"}, "`size` is '99'; it should be less than or equal to 8"),
    "left out: the stem": ("short_answer", {"stem": None}, "`stem` must be text (got an empty value)"),
}  # fmt: skip


@pytest.mark.parametrize("case", IMPOSSIBLE)
def test_an_impossible_combination_is_an_error(case: str, tmp_path: Path) -> None:
    name, change, words = IMPOSSIBLE[case]
    told = mistakes(tmp_path, {"id": "own", **GOOD[name], **change})
    assert any(words in line for line in told), told


def test_all_mistakes_of_a_model_are_told_at_once(tmp_path: Path) -> None:
    """What the flat record took in silence (`left`, `second`, `size`, `family`, `options`, `without: [nonsense]`), and more."""
    told = mistakes(
        tmp_path,
        {
            "id": "other", "kind": "fill_blank", "facts": {"kind": "event", "has": ["figure"]}, "asks": "weather",
            "left": "{{ deed }}", "second": "actor", "size": 5, "family": ["unit"], "options": ["order_quad"],
            "without": ["nonsense"], "stem": "{{ dead }}", "explanation": "{{ deed", "typo": 1, "difficulty": 9,
        },
    )  # fmt: skip
    assert [line.split(":")[0] for line in told] == [str(line) for line in range(3, 15)]


def test_a_missing_key_says_in_what(tmp_path: Path) -> None:
    model = {key: value for key, value in GOOD["matching"].items() if key != "left"}
    assert mistakes(tmp_path, {"id": "own", **model}) == ["1: in a matching, `left` is missing; add `left:`"]


REGIONS = "".join(
    f"""\
  - id: st-{number}
    kind: statistic
    region: {region}
    indicator: 粮食产量
    period: 2023
    written: {value}亿斤
    value: {value}
    unit: 亿斤
    aspect: level
    source: {{document: 年鉴, section: 农业, evidence: [2023年, 粮食产量{value}亿斤]}}
"""
    for number, (region, value) in enumerate((("河南", "1324.9"), ("湖北", "555.4"), ("湖南", "613.6")))
)


def test_each_maker_reads_the_keys_of_its_record_and_no_other(
    base: FactBase, handmade: Bank, models: dict[str, ItemModel], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`kind`, and a word that stands alone under `options`, choose the record; `description` is for people, who are told it with the bank."""
    few = strange.base_of(REGIONS, tmp_path)
    read: dict[type[ItemModel], set[str]] = {record: set() for record in RECORDS}

    def spy(model: ItemModel, name: str) -> Any:
        if name in type(model).model_fields:
            read[type(model)].add(name)
        return object.__getattribute__(model, name)

    monkeypatch.setattr(ItemModel, "__getattribute__", spy)
    make_bank(base, list(models.values()))
    make_bank(handmade.base, list(models.values()))
    make_bank(few, [models["leading-region"]])
    make_bank(new_forms.base_of(tmp_path, new_forms.ALL), list(models.values()))
    monkeypatch.undo()
    for record in RECORDS:
        chosen_by = {"kind", "options"} if issubclass(record, Alone) else {"kind"}
        assert read[record] - chosen_by - {"description"} == set(record.model_fields) - chosen_by - {"description"}, record


def test_every_shipped_model_loads_and_every_construction_has_one(models: dict[str, ItemModel]) -> None:
    files = sorted((data_dir("templates") / "questions").glob("*.yaml"))
    assert sorted(models) == sorted(path.stem for path in files)
    assert {type(model) for model in models.values()} == {construction.record for construction in CONSTRUCTIONS}


IDLE = """\
id: own-date
kind: fill_blank
facts: {kind: event, tags: [历史::明天]}
asks: date
"""


def test_check_names_a_model_of_ones_own_that_makes_nothing(tmp_path: Path) -> None:
    folder = write_project(tmp_path, {OWN: IDLE})
    before = files_in(folder)
    assert "item model own-date makes nothing" in run(folder, "check").out
    ran = run(folder, "check", "--verbose")
    assert "\nItem models that make nothing of these facts" in ran.err
    why = "no fact is as wanted (event, tags 历史::明天); add some that are"
    assert "item model own-date makes nothing" in ran.out and why in ran.out
    shipped = run(folder, "check", "--verbose")
    assert "Shipped item models that make nothing of these facts" in shipped.err and "multiple-statements" in shipped.out
    told = json.loads(run(folder, "check", "--format", "json", "--quiet").out)
    assert told["idle_models"] == {"own-date": why} and len(told["idle_shipped_models"]) > 5
    assert files_in(folder) == before


def test_a_reason_is_the_commonest_reject(base: FactBase, models: dict[str, ItemModel]) -> None:
    few = base_of(base.of_kind("event")[:3])
    asked = [models[name] for name in ("event-date", "event-document", "leading-region", "cloze-event-date")]
    idle = make_bank(few, asked).idle
    assert set(idle) == {"event-date", "event-document"}, "nothing is said of models for kinds of which there is no fact"
    assert idle["event-document"].startswith("no fact is as wanted (event, ") and "rejects)" in idle["event-date"]
