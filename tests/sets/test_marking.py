"""What the parts of an answer earn, by the rules of a deck, and that a stored draw says it."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from tests.core.figures import FIGURED
from tests.paper.fixture import MATCHING, MULTIPLE, ORDERING, SHORT, TRUE_FALSE, choice, cloze, drawn
from tests.sets.conftest import DeckOf
from zhongbu_quiz.errors import ContentError
from zhongbu_quiz.exports.request import Request
from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.items.item import KINDS, Item
from zhongbu_quiz.sets.draw import draw
from zhongbu_quiz.sets.marking import USUAL, Marks, marks_of, parts_of, rules_of, worth_by_parts
from zhongbu_quiz.sets.stored import Stored, read, to_json
from zhongbu_quiz.values.shares import shared

TWO_BLANKS = cloze(4, "fill_blank")
TWO_POINTS = next(item for item in FIGURED if item.points)


def points(*written: str) -> tuple[Decimal, ...]:
    return tuple(map(Decimal, written))


@pytest.mark.parametrize(
    ("worth", "weights", "shares"),
    [
        ("4", ("1", "1"), ("2", "2")),
        ("5", ("1", "1"), ("2.5", "2.5")),
        ("2", ("1", "1", "1"), ("1", "0.5", "0.5")),
        ("6", ("1", "2"), ("2", "4")),
        ("1", ("1", "1", "1", "1"), ("0.3", "0.3", "0.2", "0.2")),  # fewer halves than parts
        ("2.25", ("1", "1"), ("1.125", "1.125")),
        ("1", ("1", "99"), ("0.5", "0.5")),  # no part for nothing
    ],
)
def test_parts_share_the_points_and_add_up_to_them(worth: str, weights: tuple[str, ...], shares: tuple[str, ...]) -> None:
    given = shared(Decimal(worth), points(*weights))
    assert given == points(*shares) and sum(given) == Decimal(worth)


@pytest.mark.parametrize(
    ("item", "rule", "marks"),
    [
        (MULTIPLE, "all", Marks(Decimal(6))),
        (MULTIPLE, "part", Marks(Decimal(6), some=Decimal(3))),
        (TWO_BLANKS, "part", Marks(Decimal(6), points("3", "3"))),
        (TWO_BLANKS, "all", Marks(Decimal(6))),
        (MATCHING, "part", Marks(Decimal(6), points("1.5", "1.5", "1", "1", "1"))),
        (ORDERING, "all", Marks(Decimal(6))),
        (ORDERING, "part", Marks(Decimal(6), points("1.5", "1.5", "1.5", "1.5"))),
        (TWO_POINTS, "part", Marks(Decimal(6), points("3", "3"))),
        (SHORT, "part", Marks(Decimal(6))),  # nobody said what its parts are
    ],
)
def test_what_an_item_earns_by_the_rule_of_its_kind(item: Item, rule: str, marks: Marks) -> None:
    rules = {**rules_of(), item.kind: rule}
    assert marks_of(item, Decimal(6), rules) == marks  # type: ignore[arg-type]


def test_every_kind_whose_answers_have_parts_has_a_rule() -> None:
    whole = {"single_choice", "true_false"}
    assert {*KINDS} - {*USUAL} == whole
    assert all(marks_of(item, Decimal(2), rules_of()) == Marks(Decimal(2)) for item in (choice(0), *TRUE_FALSE))


def test_a_deck_says_how_its_kinds_are_marked(bank: Bank, deck_of: DeckOf) -> None:
    deck = deck_of("title: 练习\nselect: {documents: [回望, 盘点]}\ncounts: {multiple_choice: 2, ordering: 1}\nmarking: {multiple_choice: part}\n")
    assert draw(deck, bank).marking == {**USUAL, "multiple_choice": "part"}
    assert draw(deck_of("title: 练习\nselect: {documents: [回望, 盘点]}\ncounts: {ordering: 1}\n"), bank).marking == USUAL


def test_points_follow_from_the_parts_where_the_deck_gives_points_a_part(bank: Bank, deck_of: DeckOf) -> None:
    text = "title: 练习\ncounts: {fill_blank: 4, short_answer: 6, matching: 1}\npart_points: {fill_blank: 1, short_answer: 2, matching: 0.5}\n"
    deck = deck_of(text)
    made = draw(deck, bank)
    for part in made.forms[0].parts:
        each = Decimal({"fill_blank": "1", "short_answer": "2", "matching": "0.5"}[part.kind])
        assert [*part.values] == [each * parts_of(item) for item in part.items]
    (answers,) = (part for part in made.forms[0].parts if part.kind == "short_answer")
    assert len(set(answers.values)) > 1 and answers.says_each, "items of more parts are worth more, and say so"
    quiz = Request(deck, bank, stored=None, project_file=Path("project.yaml"))
    assert [deck.record.worth_of(item) for item in quiz.items] == [worth for part in made.forms[0].parts for worth in part.values]


def test_different_points_that_an_author_gave_the_parts_stay() -> None:
    uneven = replace(TWO_POINTS, points=(("甲", 1), ("乙", 4)))
    assert worth_by_parts(uneven, Decimal(2)) == 5 and worth_by_parts(TWO_POINTS, Decimal(2)) == 4


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("points: {ordering: 4}\npart_points: {ordering: 1}\n", "`points` and `part_points` both name ordering; remove it from one of them"),
        ("part_points: {matching: 1}\n", "`part_points` names matching, of which `counts` asks none; remove it or add a count"),
        ("part_points: {ordering: 1}\ntotal: 4\n", "`total` cannot be kept where points follow from what is drawn; remove it, or give ordering"),
        ("marking: {ordering: half}\n", "`marking.ordering` is 'half'; write one of 'all' or 'part'"),
        ("marking: {single_choice: part}\n", "unknown key 'single_choice'; write one of"),
    ],
)
def test_what_a_deck_cannot_say_of_points_is_told(deck_of: DeckOf, lines: str, words: str) -> None:
    with pytest.raises(ContentError) as caught:
        deck_of("title: 练习\ncounts: {ordering: 1}\n" + lines)
    assert words in str(caught.value)


def test_a_stored_draw_says_rule_and_points_of_every_item(tmp_path: Path) -> None:
    path = tmp_path / "a-draw.json"
    made = replace(drawn(), marking={**rules_of(), "multiple_choice": "part"}, sections=(("回望", "研究谋划阶段"),))
    path.write_bytes(to_json(Stored(made)))
    assert read(path).drawn == made
    whole = json.loads(path.read_bytes())
    assert whole["marking"]["multiple_choice"] == "part"
    parts = {part["kind"]: part["marks"] for part in whole["forms"][0]["parts"]}
    assert parts["multiple_choice"] == [{"whole": "4", "some": "2"}]
    assert parts["cloze"] == [{"whole": "3"}, {"whole": "3", "parts": ["1.5", "1.5"]}, {"whole": "3"}]
    assert parts["matching"] == [{"whole": "10", "parts": ["2"] * 5}] and parts["ordering"] == [{"whole": "4"}]


def test_a_draw_of_the_version_before_is_marked_as_its_papers_said(tmp_path: Path) -> None:
    """They said 多选、少选、错选均不得分, and no draw of then can say anything else."""
    path = tmp_path / "a-draw.json"
    whole = json.loads(to_json(Stored(drawn())))
    whole["version"] = 2
    for name in ("marking", "sections"):
        del whole[name]
    for form in whole["forms"]:
        for part in form["parts"]:
            del part["marks"]
    path.write_text(json.dumps(whole), encoding="utf-8")
    assert read(path).drawn == drawn()
