"""The decks that ship: all can be drawn, and together they have every kind of item."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.sets.conftest import DeckOf
from tests.sets.test_draw import assert_no_enemies
from zhongbu_quiz.errors import ContentError
from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.items.item import KINDS, TrueFalse
from zhongbu_quiz.paths import data_dir
from zhongbu_quiz.sets.cells import BANDS
from zhongbu_quiz.sets.deck import Deck, load_deck
from zhongbu_quiz.sets.draw import candidates, draw

DECKS = sorted(data_dir("decks").glob("*.yaml"))


@pytest.mark.parametrize("path", DECKS, ids=lambda path: path.stem)
def test_deck_is_drawn(path: Path, bank: Bank) -> None:
    """With its own seed and forms; papers without enemies, and as many points as the deck says."""
    deck = load_deck(path)
    drawn = draw(deck, bank)
    assert len(drawn.forms) == deck.record.forms
    if deck.record.kind_counts:
        assert_no_enemies(drawn, bank)
        assert all(form.total == (deck.record.total or form.total) for form in drawn.forms)
    if "paper" in deck.record.outputs:
        assert deck.record.kind_counts, "a paper needs counts or a blueprint"


def test_sets_of_one_text_ask_only_what_that_text_is_cited_for(bank: Bank) -> None:
    """Their subtitles say 依据《…》; and each single choice has four options."""
    for name in ("history", "achievements", "outlook"):
        deck = load_deck(data_dir("decks") / f"{name}.yaml")
        items = draw(deck, bank).forms[0].items
        assert {item.source.document for item in items} == set(deck.record.select.documents or ())
        assert {len(item.options) for item in items if item.kind == "single_choice"} == {4}


def test_the_exam_has_easy_and_hard_questions(bank: Bank) -> None:
    """About two, six and two tenths of its points."""
    for form in draw(load_deck(data_dir("decks") / "exam.yaml"), bank).forms:
        worth = {"easy": Decimal(0), "medium": Decimal(0), "hard": Decimal(0)}
        for part in form.parts:
            for item, points in zip(part.items, part.values, strict=True):
                worth[next(name for name, band in BANDS.items() if item.difficulty in band)] += points
        assert all(abs(worth[name] - wanted) <= 5 for name, wanted in (("easy", 20), ("medium", 60), ("hard", 20))), worth


def test_papers_have_every_kind(bank: Bank) -> None:
    """Each kind of item stands in a deck that prints papers or in the Anki decks."""
    kinds = {item.kind for path in DECKS for item in draw(load_deck(path), bank, forms=1).forms[0].items}
    assert kinds == set(KINDS)
    exam = draw(load_deck(data_dir("decks") / "exam.yaml"), bank)
    assert {part.kind for part in exam.forms[0].parts} == {*KINDS, "material"} - {"cloze", "matching"}
    under = {item.kind for part in exam.forms[0].parts if part.kind == "material" for item in part.items}
    assert under == {"single_choice", "short_answer"}


def test_core_is_a_first_deck(bank: Bank) -> None:
    """Of a size to finish: one or two cards for every important fact, but for lists to be recognised that no four options ask."""
    deck = load_deck(data_dir("decks") / "core.yaml")
    items = candidates(deck, bank)
    assert 100 <= len(items) <= 250
    important = {fact.id for fact in bank.base.facts if deck.record.select.passes(fact)}
    asked = [item.main_fact for item in items]
    assert set(asked) <= important
    left = [bank.base.fact(name) for name in important - set(asked)]
    assert len(left) <= 0.03 * len(important) and not any(fact.recalled for fact in left)
    assert {fact.id for fact in left} <= {item.main_fact for item in bank.items}
    assert max(asked.count(fact) for fact in important) <= 2


def test_statements_to_judge_are_neither_all_true_nor_all_false(bank: Bank, deck_of: DeckOf) -> None:
    """Of six at most four are of one kind."""
    for seed in range(8):
        deck = deck_of(f"title: 判断\nseed: {seed}\ncounts: {{true_false: 6}}\n")
        true = sum(isinstance(item, TrueFalse) and item.answer for item in draw(deck, bank).forms[0].items)
        assert 2 <= true <= 4, seed


def test_a_row_compares_regions(bank: Bank) -> None:
    """Rows with `regions` hold items whose facts are told of each; the shipped deck of two provinces asks which is told of which."""
    form = draw(load_deck(data_dir("decks") / "henan-anhui.yaml"), bank).forms[0]
    both = [item for item in form.items if {"河南", "安徽"} <= {region for name in item.facts for region in bank.base.fact(name).regions}]
    assert both
    assert [item.model for item in form.items].count("region-versus") == 1


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("counts: {cloze: 1}\nblueprint: [{kind: cloze, count: 1}]", "give `counts` or `blueprint`, not both"),
        ("counts: {cloze: 1}\nmax_shared: 2", "`max_shared` is for `form_mode: distinct`"),
        ("counts: {cloze: 4}\npoints: {cloze: 2}\ntotal: 10", "counts times points make 8, but `total` says 10"),
        ("counts: {cloze: 4}\npoints: {ordering: 2}", "`points` names ordering, of which `counts` asks none"),
        ("blueprint: [{kind: cloze, count: 1, rank: 2}]", "unknown key 'rank'; allowed here: kind, count, document"),
        ("order: easy", "`order` is 'easy'; write one of 'source' or 'difficulty'"),
    ],
)
def test_decks_that_contradict_themselves(deck_of: DeckOf, lines: str, message: str) -> None:
    """Said with the file."""
    with pytest.raises(ContentError) as caught:
        deck_of(f"title: 练习\n{lines}\n")
    assert message in str(caught.value)


def test_max_items_keeps_the_first_card_of_each_fact(bank: Bank, deck_of: DeckOf) -> None:
    """Second cards go before first ones."""
    facts = {item.main_fact for item in bank.items if item.kind == "true_false"}
    deck = deck_of(f"title: 练习\nselect: {{item_kinds: [true_false]}}\nper_fact: 3\nmax_items: {len(facts) + 5}\n")
    items = candidates(deck, bank)
    assert len(items) == len(facts) + 5
    assert {item.main_fact for item in items} == facts


def test_points_that_no_written_answer_adds_up_to_are_said_where_the_draw_fails(bank: Bank) -> None:
    """Single choice before multiple choice in points; but the parts of the answers under materials make six, never eight."""
    exam = load_deck(data_dir("decks") / "exam.yaml")
    assert exam.record.points["single_choice"] < exam.record.points["multiple_choice"]
    eight = exam.record.model_copy(update={"points": {**exam.record.points, "short_answer": Decimal(8)}})
    with pytest.raises(ContentError, match=r"gives each short_answer 8 points; .* the parts of their answers make 6"):
        draw(Deck(eight, exam.path), bank)
