"""What Anki remembers us by: `published.json` is what students' collections hold. It may grow; nothing in it may change.

Where a test here fails, mend `exports/anki/identity.py`, not the list: schedules of people hang on it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from zhongbu_quiz.exports.anki import identity
from zhongbu_quiz.exports.anki.notetypes import model_json, models
from zhongbu_quiz.facts.kinds import KINDS, slot_number


@pytest.fixture(scope="module")
def published() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((Path(__file__).parent / "published.json").read_text(encoding="utf-8"))
    return loaded


def test_note_types_fields_and_templates_are_as_published(published: dict[str, Any]) -> None:
    kinds = list(identity.NOTE_TYPES.values())
    assert [kind.id for kind in kinds] == [kind["id"] for kind in published["note_types"]]
    for kind, old in zip(kinds, published["note_types"], strict=True):
        assert [number for number, _ in kind.fields] == [field["id"] for field in old["fields"]], (
            "the list of fields is final"
        )
        assert kind.template[0] == old["template"]["id"]


def test_the_package_stores_these_ids() -> None:
    for key, model in models().items():
        stored, kind = model_json(model, 1), identity.NOTE_TYPES[key]
        assert stored["id"] == str(kind.id) and stored["name"] == kind.name
        assert [(field["id"], field["name"]) for field in stored["flds"]] == list(kind.fields)
        assert [(template["id"], template["name"]) for template in stored["tmpls"]] == [kind.template]


def test_guids_are_as_published(published: dict[str, Any]) -> None:
    assert {own: identity.cloze_guid(own) for own in published["guids"]["cloze"]} == published["guids"]["cloze"]
    assert {own: identity.choice_guid(own) for own in published["guids"]["choice"]} == published["guids"]["choice"]
    assert identity.cloze_guid("a") != identity.choice_guid("a")


def test_decks_preset_and_tags_are_as_published(published: dict[str, Any]) -> None:
    assert published["decks"].items() <= identity.DECK_IDS.items()
    assert len(set(identity.DECK_IDS.values())) == len(identity.DECK_IDS)
    assert {path: identity.deck_id(path) for path in published["own_deck"]} == published["own_deck"]
    assert published["preset"] == identity.PRESET_ID
    assert (published["retired_tag"], published["tag_root"]) == (identity.RETIRED_TAG, identity.TAG_ROOT)


def test_no_id_is_used_twice() -> None:
    ids = [kind.id for kind in identity.NOTE_TYPES.values()]
    for kind in identity.NOTE_TYPES.values():
        ids += [kind.template[0], *(number for number, _ in kind.fields)]
    ids += [*identity.DECK_IDS.values(), identity.PRESET_ID]
    assert len(ids) == len(set(ids))


def test_the_numbers_of_blanks_fit_into_anki() -> None:
    numbers = [*(number for kind in KINDS.values() for number in kind.numbers.values()), slot_number("part.60")]
    assert len(numbers) == len(set(numbers))
    assert max(numbers) < 500  # Anki's own limit of clozes in a note


def test_there_are_fields_in_reserve() -> None:
    for kind in identity.NOTE_TYPES.values():
        assert sum(name.startswith("备用") for name in kind.field_names) >= 3
