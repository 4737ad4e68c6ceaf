"""What is the same for many items is worked out once, and let go when it is not asked again."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.test_growth import seeds_of, steps, synthetic
from zhongbu_quiz.chance import digest, drawn
from zhongbu_quiz.facts import base as bases
from zhongbu_quiz.facts.base import FactBase, build_base
from zhongbu_quiz.facts.load import FactRecord
from zhongbu_quiz.facts.slots import Slot
from zhongbu_quiz.facts.truth import Index
from zhongbu_quiz.facts.watch import Watch
from zhongbu_quiz.items import workshop
from zhongbu_quiz.items.bank import make_bank
from zhongbu_quiz.items.constructions import classify
from zhongbu_quiz.items.constructions.measured import Measured
from zhongbu_quiz.items.constructions.opensets import OpenSets, Pool
from zhongbu_quiz.items.load import load_models
from zhongbu_quiz.items.models.base import ItemModel
from zhongbu_quiz.items.option_rules import flaw, single_out, telling
from zhongbu_quiz.paths import model_files
from zhongbu_quiz.quality.gate import gate
from zhongbu_quiz.quality.rules import printing

__all__ = ["synthetic"]
FACTS, PART = 160, 20
WORDS = st.text("推进水网、是和", min_size=3, max_size=4)


@pytest.fixture
def models(root: Path) -> list[ItemModel]:
    """All item models that ship."""
    return load_models(model_files(root / "templates"))


@pytest.fixture
def base(synthetic: Callable[[int], Iterator[FactRecord]], monkeypatch: pytest.MonkeyPatch) -> FactBase:
    """Few facts, made in parts as many are."""
    monkeypatch.setattr(bases, "MANY", 0)
    monkeypatch.setattr(workshop, "LEAST", PART)
    return build_base(seeds_of(list(synthetic(FACTS))))


def test_a_part_has_its_words_filled_in_once_for_all_models(base: FactBase, models: list[ItemModel]) -> None:
    filled = steps({Pool.__init__}, lambda: make_bank(base, models))["Pool.__init__"]
    assert filled == len(workshop.parts_of(base.told))


def test_models_that_ask_with_one_stem_sift_the_rivals_of_a_question_once(base: FactBase, models: list[ItemModel]) -> None:
    alike = [model for model in models if model.id in ("slogan-part", "true-part")]
    one, two = (steps({OpenSets._sift}, lambda chosen=chosen: make_bank(base, chosen)).total() for chosen in (alike[:1], alike))  # type: ignore[misc]
    assert len(alike) == 2
    assert two == one > 0


def test_sets_of_list_entries_are_proved_before_they_are_put_in_order(
    base: FactBase, models: list[ItemModel], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(classify._Family, "_proved", lambda self, places: False)
    called = steps({classify._Family._tells_nothing, classify._Family._spread}, lambda: make_bank(base, models))
    assert set(called) == {"_Family._tells_nothing"}


def test_what_a_part_proved_is_let_go_with_it(base: FactBase, models: list[ItemModel], monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[weakref.ref[Index]] = []
    alive: list[int] = []
    within = Index.within

    def counted(self: Index, part: FactBase) -> Index:
        made = within(self, part)
        alive.append(sum(one() is not None for one in seen))
        seen.append(weakref.ref(made))
        return made

    monkeypatch.setattr(Index, "within", counted)
    parts = len(workshop.parts_of(base.told))
    make_bank(base, models)  # which is made without Python's search for cycles
    assert parts > 3
    assert max(alive) <= 3  # that of all facts, that of the part before, and one that is on its way


def test_nobody_notes_what_is_looked_up_where_no_bank_is_remembered(base: FactBase, models: list[ItemModel]) -> None:
    noting = {Watch.reading.__wrapped__}  # type: ignore[attr-defined]
    ungated, gated = (steps(noting, lambda rule=rule: make_bank(base, models, gate=rule)).total() for rule in (None, gate(base)))  # type: ignore[misc]
    assert gated == ungated <= 4 * len(models) * len(workshop.parts_of(base.told))  # for what is made, and not for each proof and item


@given(st.lists(WORDS, min_size=4, max_size=6), st.text("推进水网、是和", max_size=9), st.lists(WORDS, max_size=3), WORDS, WORDS)
def test_words_that_are_measured_once_break_the_same_rules(texts: list[str], stem: str, beside: list[str], before: str, after: str) -> None:
    measured = Measured(texts, stem, beside, (before, after))
    for places in ((0, 1, 2, 3), (0, 1, 3), (0, 2, 3)):
        chosen = [texts[place] for place in places]
        rule = flaw([Slot("name", "slogan", text) for text in chosen], stem) or telling(chosen, stem, beside)
        assert measured.broken(places) == (rule or (73 if single_out(chosen, before, after) else None))


@given(st.lists(st.text(max_size=4), max_size=3), st.text(max_size=4))
def test_a_draw_that_reads_its_keys_once_is_the_same(keys: list[str], last: str) -> None:
    assert drawn(*keys)(last) == digest(*keys, last)


@given(st.text("中。；《》“”（）(),.?\"'‘’  ~-1", max_size=6))
def test_a_text_that_is_seen_to_have_no_bad_mark_has_none(text: str) -> None:
    found = printing._BAD_MARKS.search(text)
    assert printing._bad_marks(text) == (found[0] if found else "")


def test_records_with_the_same_keys_share_the_set_of_them(synthetic: Callable[[int], Iterator[FactRecord]]) -> None:
    records = list(synthetic(FACTS))
    sets = {id(record.model_fields_set): record.model_fields_set for record in records}
    assert len(sets) == len(set(map(frozenset, sets.values()))) < 2 * len({record.kind for record in records})
    assert "note" in records[0].model_copy(update={"note": "另有一说"}).model_fields_set
    assert "note" not in records[0].model_fields_set
