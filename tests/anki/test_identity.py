"""What Anki remembers us by: `published.json` is what students' collections hold. It may grow; nothing in it may change.

Where a test here fails, mend `exports/anki/ids.py`, not the list: schedules of people hang on it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.anki.conftest import OURS
from zhongbu_quiz.exports.anki import ids
from zhongbu_quiz.exports.anki.notetypes import model_json, models
from zhongbu_quiz.facts.kinds import KINDS, slot_number
from zhongbu_quiz.identity import MAX_NAME, Identity, ProjectRecord, identity_of

KEYS = list(ids.NOTE_TYPES)


@pytest.fixture(scope="module")
def published() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((Path(__file__).parent / "published.json").read_text(encoding="utf-8"))
    return loaded


def named(name: str) -> Identity:
    """A project that says its name and nothing else."""
    return identity_of(ProjectRecord(name=name))


def every_id(project: Identity) -> Iterator[object]:
    """All that a collection knows a small package of a project by."""
    yield from (ids.note_type_id(project, key) for key in KEYS)
    yield from (ids.note_type_name(project, key) for key in KEYS)
    yield from (ids.deck_id(project, path) for path in ("我的练习", "我的练习::甲"))
    yield ids.preset_id(project)
    yield from (ids.cloze_guid(project, own) for own in ("e001", "e002"))
    yield from (ids.choice_guid(project, own) for own in ("event-date:e001:date", "event-date:e002:date"))


def test_note_types_fields_and_templates_are_as_published(published: dict[str, Any]) -> None:
    kinds = list(ids.NOTE_TYPES.values())
    assert [ids.note_type_id(OURS, kind.key) for kind in kinds] == [kind["id"] for kind in published["note_types"]]
    for kind, old in zip(kinds, published["note_types"], strict=True):
        assert ids.note_type_name(OURS, kind.key) == old["name"]
        assert [number for number, _ in kind.fields] == [field["id"] for field in old["fields"]], (
            "the list of fields is final"
        )
        assert kind.template[0] == old["template"]["id"]


@pytest.mark.parametrize("project", [OURS, named("biology-k3f9x2")], ids=["ours", "hers"])
def test_the_package_stores_these_ids(project: Identity) -> None:
    for key, model in models(project).items():
        stored, kind = model_json(model, 1), ids.NOTE_TYPES[key]
        assert (stored["id"], stored["name"]) == (str(ids.note_type_id(project, key)), ids.note_type_name(project, key))
        assert [(field["id"], field["name"]) for field in stored["flds"]] == list(kind.fields)
        assert [(template["id"], template["name"]) for template in stored["tmpls"]] == [kind.template]
        assert all(f'lang="{project.lang}"' in template[side] for template in stored["tmpls"] for side in ("qfmt", "afmt"))


def test_guids_are_as_published(published: dict[str, Any]) -> None:
    guids = published["guids"]
    assert {own: ids.cloze_guid(OURS, own) for own in guids["cloze"]} == guids["cloze"]
    assert {own: ids.choice_guid(OURS, own) for own in guids["choice"]} == guids["choice"]
    assert ids.cloze_guid(OURS, "a") != ids.choice_guid(OURS, "a")


def test_project_decks_preset_and_tags_are_as_published(published: dict[str, Any]) -> None:
    assert OURS.name == published["project"]
    assert {path: ids.deck_id(OURS, path) for path in published["decks"]} == published["decks"]
    assert ids.preset_id(OURS) == published["preset"]
    assert (ids.retired_tag(OURS), OURS.tag_root) == (published["retired_tag"], published["tag_root"])


def test_ids_of_another_project_are_as_published(published: dict[str, Any]) -> None:
    """The way from a name to ids is published too: teachers' decks hang on it."""
    for name, told in published["others"].items():
        assert [*every_id(named(name))] == told


NAMES = st.from_regex(rf"[0-9A-Za-z\u4e00-\u9fff]{{1,{MAX_NAME // 2}}}(-[0-9a-z]{{6}})?", fullmatch=True)


@given(st.lists(NAMES, min_size=2, max_size=8, unique=True))
def test_names_give_ids_that_never_meet_and_never_change(names: list[str]) -> None:
    made = [[*every_id(named(name))] for name in names]
    flat = [one for project in made for one in project]
    assert len(set(flat)) == len(flat)
    assert made == [[*every_id(named(name))] for name in names]


def test_only_the_name_counts() -> None:
    """Title, labels, tags and preset may be mended whenever she likes."""
    plain = named("biology-k3f9x2")
    labels = {"notice": "甲", "report": "乙"}
    more = ProjectRecord.model_validate(
        {"name": plain.name, "title": "生物", "tag_root": "生物", "preset": "慢", "language": "en", "labels": labels}
    )
    assert [*every_id(identity_of(more))] == [*every_id(plain)]


def test_no_id_is_used_twice_in_a_note_type() -> None:
    for kind in ids.NOTE_TYPES.values():
        numbers = [kind.template[0], *(number for number, _ in kind.fields)]
        assert len(numbers) == len(set(numbers))
    assert len({kind.template[0] for kind in ids.NOTE_TYPES.values()}) == len(ids.NOTE_TYPES), "they tell kinds apart"


def test_the_numbers_of_blanks_are_one_a_name_and_fit_into_anki() -> None:
    named = {pair for kind in KINDS.values() for pair in kind.numbers.items()}
    assert len(named) == len({name for name, _ in named}), "slots of one name have one number"
    numbers = [*(number for _, number in named), slot_number("part.60")]
    assert len(numbers) == len(set(numbers))
    assert max(numbers) < 500  # Anki's own limit of clozes in a note


def test_there_are_fields_in_reserve_and_one_for_the_student() -> None:
    for kind in ids.NOTE_TYPES.values():
        assert sum(name.startswith("备用") for name in kind.field_names) >= 2
        assert kind.field_names.count(ids.MINE) == 1
