"""The order of items and options on a form."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.paper.fixture import MATCHING
from tests.sets.made import item
from zhongbu_quiz.items.item import Item, Matching
from zhongbu_quiz.items.printed import key_line
from zhongbu_quiz.sets.order import APART, apart, by_difficulty, with_option_order, with_own_order


def head(one: Item) -> str:
    """The first character of an id."""
    return one.id[0]


@given(st.lists(st.sampled_from("abcdefgh"), max_size=40))
def test_apart_keeps_items_and_order(heads: list[str]) -> None:
    """Nothing is lost; items of one head keep their order; heads that are rare enough are kept apart."""
    items = [item(f"{name}{number}", "f", "＿") for number, name in enumerate(heads)]
    ordered = apart(items, head)
    assert sorted(one.id for one in ordered) == sorted(one.id for one in items)
    for name in set(heads):
        places = [place for place, one in enumerate(ordered) if head(one) == name]
        assert [ordered[place].id for place in places] == [one.id for one in items if head(one) == name]


def test_apart_is_five_places() -> None:
    """Twelve items, three of them siblings that stand together in the text; an earlier part counts too."""
    items = [item(name, "f", "＿") for name in ("a1", "a2", "a3", "b", "c", "d", "e", "g", "h", "i", "j", "k")]
    places = [place for place, one in enumerate(apart(items, head)) if head(one) == "a"]
    assert places[0] == 0 and all(b - a >= APART for a, b in pairwise(places))
    after = apart(items, head, before=[item("a0", "f", "＿")])
    assert head(after[0]) != "a"


def test_apart_changes_nothing_without_siblings() -> None:
    """The order of the text stays."""
    items = [item(name, "f", "＿") for name in "abcdefgh"]
    assert apart(items, head) == items


def test_by_difficulty() -> None:
    """Easy before hard; without a digest equals stay in their order; no difficulty counts as medium."""
    items = [item(f"i{n}", "f", "＿", difficulty=d) for n, d in enumerate((4, None, 2, 3, 2))]
    assert [one.id for one in by_difficulty(items)] == ["i2", "i4", "i1", "i3", "i0"]
    assert [one.difficulty for one in by_difficulty(items, 1, "B")] in ([2, 2, None, 3, 4], [2, 2, 3, None, 4])


@given(st.integers(0, 2**32))
def test_options_move_with_their_key(seed: int) -> None:
    """Another order of options, the same key; numbers stay ascending."""
    texts = ["甲项", "乙项", "丙项", "丁项"]
    asked = item("a", "f", "＿", "丙项", kind="single_choice", texts=texts)
    moved = with_option_order(asked, seed)
    assert sorted(option.text for option in moved.options) == sorted(texts)
    assert moved.key_texts == ("丙项",)
    numbers = item("a", "f", "＿", "2", kind="single_choice", texts=["1", "2"], ascending=True)
    assert with_option_order(numbers, seed) is numbers


@given(st.integers(0, 2**32))
def test_a_student_has_columns_to_match_in_an_order_of_his_own(seed: int) -> None:
    """Both columns move and every pair stays; dates on the right stay ascending, and then the left rows alone make the letters differ."""
    dated = MATCHING
    words = replace(MATCHING, ascending=False)
    assert isinstance(dated, Matching) and dated.ascending
    for asked in (dated, words):
        mine = with_own_order(asked, seed, "001")
        assert sorted(mine.key_texts) == sorted(asked.key_texts)
        assert {option.text for option in mine.options} == {option.text for option in asked.options}
    assert with_own_order(dated, seed, "001").options == dated.options
    students = [f"{number:03d}" for number in range(1, 9)]
    for asked in (dated, words):
        assert len({key_line(with_own_order(asked, seed, student)) for student in students}) > 4
    assert len({tuple(option.text for option in with_own_order(words, seed, student).options) for student in students}) > 4

