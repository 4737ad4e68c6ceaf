"""The registry, and what holds of every format."""

from __future__ import annotations

import pkgutil
import re
from importlib import import_module
from typing import Any

import pytest

from zhongbu_quiz import exports
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.exports.registry import TABLES, chosen_format, dialects
from zhongbu_quiz.items.item import KINDS
from zhongbu_quiz.items.printed import NAMES
from zhongbu_quiz.paths import data_dir, map_files

from .sample import ALL, quiz, written

NO_FORMATS = {"anki", "paper", "pictures", "jsonl", "quiz", "table", "tablemap", "registry", "request", "writing"}
"""What else stands in the folder: exports of their own commands, the registry, and what the formats share."""

EVERY = [(name, dialect) for name, known in dialects().items() for dialect in known or [""]]


def test_every_module_of_the_folder_is_registered() -> None:
    modules = {module.name for module in pkgutil.iter_modules(exports.__path__)}
    assert set(dialects()) == modules - NO_FORMATS


@pytest.mark.parametrize("name", [name for name, known in dialects().items() if known])
def test_the_dialects_of_the_registry_are_those_that_the_module_knows(name: str) -> None:
    if name in ("xlsx", "csv"):
        assert dialects()[name] == list(TABLES)
        assert set(TABLES) == {path.stem for path in map_files(data_dir("templates"))}
    else:
        assert tuple(dialects()[name]) == import_module(f"zhongbu_quiz.exports.{name}").DIALECTS


def test_every_kind_has_a_name() -> None:
    assert set(NAMES) == set(KINDS)


@pytest.mark.parametrize(("name", "dialect"), EVERY)
def test_the_same_items_give_the_same_file(name: str, dialect: str) -> None:
    first, second = written(name, ALL, dialect), written(name, ALL, dialect)
    assert first.left_out == second.left_out
    if name not in ("xlsx", "kahoot"):  # a workbook carries the time at which it was written
        assert first.data == second.data


@pytest.mark.parametrize(("name", "dialect"), EVERY)
def test_no_items_make_an_empty_file_and_no_error(name: str, dialect: str) -> None:
    assert written(name, quiz(), dialect).data


@pytest.mark.parametrize(("name", "dialect"), EVERY)
def test_what_is_left_out_is_said_once_with_a_reason(name: str, dialect: str) -> None:
    left = written(name, ALL, dialect).left_out
    assert len({entry.item_id for entry in left}) == len(left)
    assert all(entry.reason for entry in left)


@pytest.mark.parametrize(
    ("name", "dialect", "words"),
    [
        ("word", None, "--to word: paper and key for Word is made by: zhongbu-quiz worksheet DECK --only docx"),
        ("qti", "3.0", "--dialect 3.0: qti has no such dialect; write one of 2.1, canvas"),
        ("json", "x", "--dialect x: json has no such dialect; it has none; leave it out"),
        ("xlsx", "x", "write one of standard, chaoxing, kaoshibao, online-exam, classquiz, or the path of a column map (.yaml)"),
    ],
)
def test_wrong_names_are_answered_with_the_right_ones(name: str, dialect: str | None, words: str) -> None:
    with pytest.raises(UserError, match=re.escape(words)):
        chosen_format(name, dialect)


def reasons(made: Any) -> dict[str, str]:
    return {entry.item_id: entry.reason for entry in made.left_out}


def test_kahoots_limits_are_told() -> None:
    from .sample import made

    long_stem = made("single_choice", ("问" * 121,), (0,), ("甲", "乙"), name="stem")
    long_option = made("single_choice", ("问",), (0,), ("甲" * 76, "乙"), name="option")
    many = made("single_choice", ("问",), (0,), tuple("甲乙丙丁戊"), name="many")
    cloze = made("cloze", ("问",), ("甲",), name="cloze")
    told = reasons(written("kahoot", quiz(long_stem, long_option, many, cloze)))
    assert told == {
        long_stem.id: "the stem has 121 characters, and Kahoot takes 120; shorten it",
        long_option.id: "an option has 76 characters, and Kahoot takes 75; shorten it",
        many.id: "has 5 options, and this format takes 4",
        cloze.id: "Kahoot's sheet has no cloze items, only choices and true-false",
    }
