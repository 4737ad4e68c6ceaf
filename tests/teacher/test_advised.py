"""Mistakes that were told at the wrong place, or without what to do: each names its line, and what to write there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.core.small import run
from zhongbu_quiz.errors import ContentError
from zhongbu_quiz.exports.registry import OUTPUTS, formats_near
from zhongbu_quiz.loading.yamlfile import parse_yaml
from zhongbu_quiz.sets.deck import deck_of

from .sheets import problems, table


def told(text: str) -> str:
    """What is said of the text of a deck file."""
    try:
        deck_of(parse_yaml(Path("a.yaml"), text))
    except ContentError as error:
        return str(error)
    return ""


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('title: "甲\nselect:\n  tags: [a]\n', 1, "opens a quotation mark that this line does not close"),
        ("title: 甲\nsubtitle: '乙\ncounts: {cloze: 2}\n", 2, "opens a quotation mark"),
        ('title: "甲\nselect:\n  tags: ["a"]\n', 1, "opens a quotation mark"),
        ('title: 甲\nselect:\n  tags: ["a, b]\n', 3, "opens a quotation mark"),
        ("title: 甲\n subtitle: 乙\n", 2, "begins 1 spaces from the margin, and fits no line above it; begin it 0 spaces from the margin, as line 1"),
        ("title: 甲\ncounts:\n  cloze: 2\n   true_false: 3\n", 4, "begins 3 spaces from the margin, and fits no line above it; begin it 2 spaces"),
        ("title: 甲\nselect:\n    tags: [a]\n  kind: event\ntotal: 1\n", 4, "begins 2 spaces from the margin"),
        ("title: 甲\ncounts: {cloze: 2\noutputs: [paper]\n", 2, "opens a bracket that this line does not close"),
        ("title: 甲\noutputs: [paper, key\ncounts: {cloze: 2}\n", 2, "opens a bracket that this line does not close"),
    ],
)
def test_yaml_is_told_at_the_line_that_is_to_be_mended(text: str, line: int, words: str) -> None:
    assert told(text).startswith(f"a.yaml:{line}: {words}")


@pytest.mark.parametrize(
    "text", ['title: "甲\n  乙"\ncounts: {cloze: 2}\n', "title: it's\ncounts: {\n  cloze: 2}\n", "title: 甲 'a\noutputs: [paper,\n  key]\n"]
)
def test_values_over_several_lines_are_read(text: str) -> None:
    assert told(text) == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("title: 甲\ncounts: {single_choice: 2, true_false: 2}\ntotal: 100\n", "`points: {single_choice: 25, true_false: 25}`"),
        ("title: 甲\ncounts: {cloze: 7}\ntotal: 100\n", "`points: {cloze: 2}`, whose products with the counts make 100"),
        ("title: 甲\ncounts: {cloze: 2}\npoints: {cloze: 3}\ntotal: 100\n", "counts times points make 6, but `total` says 100"),
        ("", "is empty; write what it makes, such as these three lines: \ntitle: Short test\ncounts: {single_choice: 5"),
        ("# 注\n", "is empty"),
        ("title: 甲\nminute: 40\n", "unknown key 'minute'; allowed here: minutes, "),
        ("title: 甲\nauthor: 王\n", "unknown key 'author'; allowed here: "),
    ],
)
def test_a_deck_is_told_what_to_write(text: str, words: str) -> None:
    said = told(text)
    assert words in said
    assert said.count("\n") <= 3
    if "allowed here" in said:
        assert said.endswith(" …")
        assert len(said.partition("allowed here: ")[2].split(", ")) == 5


def test_a_row_of_a_csv_that_a_comma_cut_is_shown(tmp_path: Path) -> None:
    text = "时间,事件,意义\n1919年,五四运动爆发,青年运动,开端\n1921年,中共一大召开,诞生\n"
    (said,) = problems(table(tmp_path / "a.csv", text))
    assert said == ("a.csv:2: D2: there are more cells in this row than titles: 1919年,五四运动爆发,青年运动,开端; where a comma belongs to what a "
                    'cell says, put the whole cell in quotation marks, such as "青年运动,开端"')  # fmt: skip
    every = text.replace("诞生\n", "诞生,建党\n")
    assert "D2: has no title in row 1; write one" in problems(table(tmp_path / "b.csv", every))[0]


def test_few_formats_are_named_and_the_nearest_first() -> None:
    assert formats_near("mudle", OUTPUTS).split(", ")[0] == "moodle"
    assert len(formats_near("ppt", OUTPUTS).split(", ")) == 4


def test_calls_that_are_advised_can_be_typed_as_they_stand(starter: Path, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "seeds").mkdir()
    (folder / "project.yaml").write_bytes((starter / "project.yaml").read_bytes())
    bank = folder / "seeds" / "我的 题库.txt"
    bank.write_text("1. 甲是______。\n答案：乙\n2. 丙是______。\n答案：丁\n", "utf-8")
    said = run(folder, "check").err
    assert 'zhongbu-quiz convert "seeds/我的 题库.txt" "seeds/我的 题库-questions.xlsx"' in said
    assert run(folder, "convert", "seeds/我的 题库.txt", "seeds/我的 题库-questions.xlsx", "-q").status == 0
