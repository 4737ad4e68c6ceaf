"""Published ids stay: see `tests/core/ids.py`."""

from __future__ import annotations

from tests.core import ids
from zhongbu_quiz.items.bank import Bank

UPDATE = "run `python -m tests.core.ids --update`"


def test_no_published_id_is_reused_or_changes_its_kind(bank: Bank) -> None:
    assert ids.problems(ids.current(bank), *ids.published()) == []


def test_every_id_is_in_the_list(bank: Bank) -> None:
    used, _ = ids.published()
    new = sorted(ids.current(bank) - used)
    assert new == [], f"{len(new)} new ids; {UPDATE}"


def test_ids_that_are_gone_are_retired(bank: Bank) -> None:
    used, _ = ids.published()
    gone = sorted(used - ids.current(bank))
    assert gone == [], f"{len(gone)} ids are gone; {UPDATE} to retire them, or bring them back"


def test_the_list_is_sorted_and_names_each_id_once() -> None:
    lines = ids.LIST.read_text(encoding="utf-8").splitlines()
    used, retired = (
        [line for line in lines if not line.startswith(ids.RETIRED)],
        [line for line in lines if line.startswith(ids.RETIRED)],
    )
    assert lines == sorted(used) + sorted(retired)
    names = [ids.name(line.removeprefix(ids.RETIRED)) for line in lines]
    assert len(set(names)) == len(names) > 1000


def test_problems_are_found() -> None:
    used, retired = {"fact a event", "item m:a:date cloze"}, {"fact old slogan"}
    assert ids.problems(used, used, retired) == []
    assert ids.problems({"fact old slogan"}, used, retired) == [
        "fact old slogan: was retired; an id is never reused, choose another"
    ]
    assert ids.problems({"fact a slogan"}, used, retired) == [
        "fact a slogan: was published as fact a event; choose another id"
    ]
    assert ids.problems({"fact new slogan"}, used, retired) == []
