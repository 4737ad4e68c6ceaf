"""Items that a teacher includes, excludes or exchanges by id: where they stand, and what is said of ids that cannot be kept to."""

from __future__ import annotations

import pytest

from tests.sets.conftest import DeckOf
from tests.sets.test_draw import assert_no_enemies
from tests.sets.test_materials import DECK as UNDER_MATERIALS
from tests.sets.test_materials import bank as with_materials
from zhongbu_quiz.errors import ContentError
from zhongbu_quiz.exports.anki.output import ProjectCards
from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.paths import data_dir
from zhongbu_quiz.sets.deck import Deck, load_deck
from zhongbu_quiz.sets.draw import candidates, draw
from zhongbu_quiz.sets.form import Form
from zhongbu_quiz.sets.traits import difficulty_of

__all__ = ["with_materials"]

SHIPPED = data_dir("decks")
TWO = "title: 练习\nselect: {documents: [盘点]}\ncounts: {single_choice: 6, cloze: 4}\n"


def ids(form: Form) -> set[str]:
    return {item.id for item in form.items}


def undrawn(deck: Deck, bank: Bank, kind: str, count: int) -> list[str]:
    """Items that the deck admits, does not draw, and could print beside each other: of different facts and sections."""
    drawn = draw(deck, bank)
    told = {item.main_fact for form in drawn.forms for item in form.items}
    found: dict[str, str] = {}
    for item in candidates(deck, bank):
        if item.kind == kind and item.main_fact not in told and not item.slot.startswith("region"):
            found.setdefault(item.source.section, item.id)
    return list(found.values())[:count]


# Included


@pytest.mark.parametrize("name", ["henan-anhui", "achievements"])
def test_included_items_stand_on_every_form_that_is_reordered(name: str, bank: Bank) -> None:
    deck = load_deck(SHIPPED / f"{name}.yaml")
    wanted = undrawn(deck, bank, "cloze", 2)
    drawn = draw(Deck(deck.record.model_copy(update={"include": tuple(wanted)}), deck.path), bank)
    assert len(wanted) == 2 and all(ids(form) >= {*wanted} for form in drawn.forms)
    assert [part.total for part in drawn.forms[0].parts] == [part.total for part in draw(deck, bank).forms[0].parts], "they count"
    assert_no_enemies(drawn, bank)


def test_where_forms_share_nothing_included_items_stand_on_form_a(bank: Bank, deck_of: DeckOf) -> None:
    text = TWO + "forms: 3\nform_mode: distinct\n"
    wanted = undrawn(deck_of(text), bank, "single_choice", 2)
    deck = deck_of(f"{text}include: [{', '.join(wanted)}]\n")
    drawn = draw(deck, bank)
    a, b, c = drawn.forms
    assert ids(a) >= {*wanted} and not ids(a) & ids(b) and not ids(a) & ids(c) and not ids(b) & ids(c)
    assert {len(form.items) for form in drawn.forms} == {10}
    assert len({sum(map(difficulty_of, form.items)) for form in drawn.forms}) == 1, "as hard as each other"
    assert_no_enemies(drawn, bank)
    assert draw(deck, bank, forms=1).forms[0] == a, "form A alone is form A"


def test_where_forms_may_share_so_many_included_items_stand_on_each(bank: Bank, deck_of: DeckOf) -> None:
    text = TWO + "forms: 2\nform_mode: distinct\nmax_shared: 2\n"
    wanted = undrawn(deck_of(text), bank, "single_choice", 2)
    a, b = draw(deck_of(f"{text}include: [{', '.join(wanted)}]\n"), bank).forms
    assert ids(a) & ids(b) == {*wanted}


def test_included_items_fill_the_rows_of_a_blueprint(bank: Bank) -> None:
    """The narrowest that takes them: the other rows hold what they held."""
    deck = load_deck(SHIPPED / "exam.yaml")
    wanted = next(
        item.id for item in candidates(deck, bank)
        if item.model == "order-quad" and item.id not in {one for form in draw(deck, bank).forms for one in ids(form)}
    )  # fmt: skip
    drawn = draw(Deck(deck.record.model_copy(update={"include": (wanted,)}), deck.path), bank)
    assert wanted in ids(drawn.forms[0]) and wanted not in ids(drawn.forms[1])
    for form in drawn.forms:
        assert form.total == 100 and sum(item.model in ("event-stage", "order-quad", "combination-new") for item in form.items) == 1
    assert_no_enemies(drawn, bank)


def test_a_question_brings_its_whole_material(with_materials: Bank, deck_of: DeckOf) -> None:
    for number in range(4):
        form = draw(deck_of(f"{UNDER_MATERIALS}materials: 1\ninclude: ['ma-{number}:b']\n"), with_materials).forms[0]
        assert [item.id for item in form.parts[-1].items] == [f"ma-{number}:{end}" for end in "abc"]
        assert len(form.items) == 6


def test_a_deck_without_counts_keeps_what_is_included(bank: Bank, deck_of: DeckOf) -> None:
    text = "title: 练习\nselect: {documents: [前瞻], item_kinds: [true_false]}\nper_fact: 1\nmax_items: 5\n"
    kept = {item.id for item in candidates(deck_of(text), bank)}
    wanted = [item.id for item in candidates(deck_of(text.replace("max_items: 5\n", "")), bank) if item.id not in kept][:2]
    items = [item.id for item in candidates(deck_of(f"{text}include: [{', '.join(wanted)}]\n"), bank)]
    assert len(items) == 5 and {*wanted} <= {*items} and len({*items} & kept) == 3


# Excluded


@pytest.mark.parametrize("name", ["exam", "henan-anhui", "achievements"])
def test_excluded_items_stand_on_no_form_and_on_no_card(name: str, bank: Bank) -> None:
    deck = load_deck(SHIPPED / f"{name}.yaml")
    gone = tuple(item.id for form in draw(deck, bank).forms for item in form.items if item.kind in ("fill_blank", "cloze"))[::4]
    other = Deck(deck.record.model_copy(update={"exclude": gone}), deck.path)
    drawn = draw(other, bank)
    assert gone and all(ids(form).isdisjoint(gone) for form in drawn.forms)
    assert [len(form.items) for form in drawn.forms] == [len(form.items) for form in draw(deck, bank).forms]
    assert not {item.id for item in candidates(other, bank)} & {*gone}
    cards = ProjectCards([deck], bank, SHIPPED.parent / "project.yaml", 0)
    assert cards.deck(deck).items and not ProjectCards([other], bank, SHIPPED.parent / "project.yaml", 0).deck(other).items & {*gone}


def test_without_one_question_a_material_is_not_drawn(with_materials: Bank, deck_of: DeckOf) -> None:
    deck = deck_of(f"{UNDER_MATERIALS}materials: 1\nexclude: ['ma-0:b', 'ma-1:a', 'ma-3:c']\n")
    assert [item.id for item in draw(deck, with_materials).forms[0].parts[-1].items] == ["ma-2:a", "ma-2:b", "ma-2:c"]


# Wrong ids


def errors(text: str, bank: Bank, deck_of: DeckOf) -> list[str]:
    with pytest.raises(ContentError) as caught:
        draw(deck_of(text), bank)
    return [f"{problem.line}: {problem.message}" for problem in caught.value.problems]


def test_all_wrong_ids_are_told_at_once_with_their_lines(bank: Bank, deck_of: DeckOf) -> None:
    a, b = (item.id for item in candidates(deck_of(TWO), bank)[:2])
    text = f"{TWO}include:\n  - {a}\n  - event-date:ev-2006-04-opinion:date\nexclude:\n  - {a}\n  - {b}\nswap:\n  {b}: xyz\n"
    assert errors(text, bank, deck_of) == [
        f"5: {a!r} stands in `exclude` too; remove it from one of the two",
        "6: there is no item 'event-date:ev-2006-04-opinion:date'; did you mean event-date:ev-2006-04-opinions:date or "
        "event-date:ev-2021-04-opinions:date?",
        f"11: {b!r} is in `exclude`, so it is never drawn; remove this line, or take it out of `exclude`",
        "11: there is no item 'xyz'; `zhongbu-quiz items DECK --all` lists them",
    ]


def test_an_exchange_whose_fact_is_gone_is_to_be_deleted(bank: Bank, deck_of: DeckOf) -> None:
    a, b = (item.id for item in candidates(deck_of(TWO), bank)[:2])
    (said,) = errors(f"{TWO}swap:\n  event-date:ev-2006-04-opinion:date: {b}\n", bank, deck_of)
    assert "'event-date:ev-2006-04-opinion:date' is there no more" in said and "delete this line" in said and a not in said


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("include: [event-date:ev-2010-01-wanjiang:date]", "4: the deck does not admit 'event-date:ev-2010-01-wanjiang:date' (see `select`)"),
        ("options: 3\ninclude: [{choice}]", "5: the deck does not admit '{choice}' (see `options`); remove it, or loosen `options`"),
        ("include: [{judged}]", "4: no row of `counts` takes '{judged}', a true_false of "),
        ("include: [{choice}, {choice}]", "4: '{choice}' stands twice; remove one"),
        ("include: [{choice}, {same}]", "4: '{same}' cannot stand beside '{choice}': both ask the same (rule 46); remove one of them"),
        ("subtitle: {key}\ninclude: [{choice}]", "5: '{choice}' has its answer in the title; remove it"),
        ("swap: {{{choice}: {choice}}}", "4: an item stands for itself"),
        ("swap: {{{choice}: {judged}}}", "4: '{judged}' is a true_false and '{choice}' a single_choice; choose one of the same kind"),
        ("include: [{choice}]\nswap: {{{choice}: {other}}}", "5: '{choice}' is in `include`, so it always stands in the set; change it there"),
        ("include: [{choice}]\nswap: {{{other}: {choice}}}", "5: '{choice}' is in `include`, so it stands in the set already"),
        ("exclude: [{choice}]\nswap: {{{other}: {choice}}}", "5: '{choice}' is in `exclude`; choose another, or take it out of `exclude`"),
        ("swap:\n  {other}: {choice}\n  {third}: {choice}", "6: '{choice}' stands for '{other}' already; choose another"),
    ],
)
def test_what_cannot_be_kept_to_is_told(lines: str, words: str, bank: Bank, deck_of: DeckOf) -> None:
    admitted = candidates(deck_of(TWO), bank)
    choices = [item for item in admitted if item.kind == "single_choice" and item.slot == "name" and len(item.options) == 4]
    choice, other, third = choices[:3]
    names = {
        "choice": choice.id,
        "other": other.id,
        "third": third.id,
        "judged": next(item.id for item in admitted if item.kind == "true_false"),
        "same": next(item.id for item in admitted if item.kind == "cloze" and item.main_fact == choice.main_fact),
        "key": choice.key_texts[0],
    }
    found = errors(f"{TWO}{lines.format(**names)}\n", bank, deck_of)
    assert any(line.startswith(words.format(**names)) for line in found), found


def test_a_deck_that_takes_everything_exchanges_nothing(bank: Bank, deck_of: DeckOf) -> None:
    one, other = (item.id for item in candidates(deck_of("title: 甲\n"), bank)[:2])
    assert "2: a deck without `counts` or `blueprint` takes every item" in errors(f"title: 甲\nswap: {{{one}: {other}}}\n", bank, deck_of)[0]


def test_more_is_included_than_there_is_room_for(bank: Bank, deck_of: DeckOf) -> None:
    wanted = undrawn(deck_of(TWO), bank, "cloze", 2)
    text = TWO.replace("cloze: 4", "cloze: 1") + f"include: [{', '.join(wanted)}]\n"
    assert errors(text, bank, deck_of) == ["4: includes more items than `counts` has room for; remove some, or write larger counts"]


def test_more_materials_are_included_than_asked_for(with_materials: Bank, deck_of: DeckOf) -> None:
    (found,) = errors(f"{UNDER_MATERIALS}materials: 1\ninclude: ['ma-0:a', 'ma-1:a']\n", with_materials, deck_of)
    assert found == "5: includes questions of 2 materials, but `materials` is 1; remove some, or write 2 there"


def test_an_included_question_of_a_material_that_is_not_whole(with_materials: Bank, deck_of: DeckOf) -> None:
    (found,) = errors(f"{UNDER_MATERIALS}include: ['ma-0:a']\nexclude: ['ma-0:b']\n", with_materials, deck_of)
    assert found.startswith("4: 'ma-0:a' is left out: not all questions of its material 'ma-0' are admitted")
