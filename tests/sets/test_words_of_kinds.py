"""The kinds of item in deck files: their names, and what a teacher calls them in Chinese."""

from __future__ import annotations

from pathlib import Path

import pytest

from zhongbu_quiz.errors import ContentError
from zhongbu_quiz.items.item import KINDS
from zhongbu_quiz.sets.deck import DeckRecord, load_deck
from zhongbu_quiz.values.item_kinds import kind_name

CHINESE = {
    "单选": "single_choice", "多选题": "multiple_choice", "判断": "true_false", "挖空": "cloze", "填空题": "fill_blank",
    "连线": "matching", "排序": "ordering", "简答": "short_answer",
}  # fmt: skip


def deck(path: Path, text: str) -> DeckRecord:
    """The record of a deck file with these lines below its title."""
    path.write_text(f"title: 甲\n{text}\n", encoding="utf-8")
    return load_deck(path).record


def wrong(path: Path, text: str) -> str:
    """What is wrong with it."""
    with pytest.raises(ContentError) as told:
        deck(path, text)
    return "\n".join(f"{one.line}: {one.message}" for one in told.value.problems)


def test_every_kind_has_a_chinese_word(tmp_path: Path) -> None:
    counts = ", ".join(f"{word}: 2" for word in CHINESE)
    assert list(deck(tmp_path / "a.yaml", f"counts: {{{counts}}}").counts) == list(CHINESE.values())
    same = deck(tmp_path / "a.yaml", "blueprint: [{kind: 单选题, count: 3}]\nselect: {item_kinds: [单选, 判断题]}\npoints: {单选: 2}")
    assert same == deck(
        tmp_path / "a.yaml",
        "blueprint: [{kind: single_choice, count: 3}]\nselect: {item_kinds: [single_choice, true_false]}\npoints: {single_choice: 2}",
    )


def test_two_words_of_one_kind(tmp_path: Path) -> None:
    assert wrong(tmp_path / "a.yaml", "counts: {单选: 3, single_choice: 2}") == (
        "2: single_choice and 单选 are one kind of item; keep one of them"
    )


def test_a_word_that_is_none_lists_those_of_the_language(tmp_path: Path, chinese: None) -> None:
    words = "单选题、多选题、判断题、挖空题、填空题、连线题、排序题 或 简答题"
    assert wrong(tmp_path / "a.yaml", "counts: {谜语: 3}") == f"2: 没有“谜语”这一项；只能写 {words}"
    assert wrong(tmp_path / "a.yaml", "select: {item_kinds: [选择]}") == "2: `select.item_kinds.1` 写的是“选择”；只能写 单选题 或 多选题"
    listed = deck(tmp_path / "a.yaml", "counts: {" + ", ".join(f"{kind_name(kind)}: 1" for kind in KINDS) + "}")
    assert tuple(listed.counts) == KINDS
