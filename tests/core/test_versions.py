"""Versions of files: what says none is the first, older ones are read, and what a newer program wrote is refused in words that say what to do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.core.small import DECK, PROJECT, files_in, run, write_project
from zhongbu_quiz.errors import ContentError, UserError
from zhongbu_quiz.identity import load_identity
from zhongbu_quiz.messages import speak
from zhongbu_quiz.sets.deck import load_deck
from zhongbu_quiz.starter.contents import starter_files
from zhongbu_quiz.starter.schemas import schemas
from zhongbu_quiz.versions import DRAW, SHEET, beyond, check_version, is_of

NEWER_DECK = "decks/set.yaml:1: is a deck file of version 2, and this program reads version 1; install a newer zhongbu-quiz, or write `format: 1`"
NEWER_PROJECT = "project.yaml:1: is a project file of version 2, and this program reads version 1; install a newer zhongbu-quiz, or write `format: 1`"


def test_a_deck_and_a_project_with_and_without_their_version_are_the_same(tmp_path: Path) -> None:
    for line in ("", "format: 1\n"):
        (tmp_path / "set.yaml").write_text(line + DECK, encoding="utf-8")
        (tmp_path / "project.yaml").write_text(line + PROJECT, encoding="utf-8")
        assert load_deck(tmp_path / "set.yaml").record.format == 1
        assert load_identity(tmp_path / "project.yaml").title == "甲地题库"


def test_what_a_newer_program_wrote_is_refused_before_its_keys_are_judged(tmp_path: Path) -> None:
    """All such files at once, each with one line: what else they hold is unknown here, not wrong."""
    later = {"decks/set.yaml": f"format: 2\nsubjects: [甲]\n{DECK}", "project.yaml": f"format: 2\nowner: 甲\n{PROJECT}"}
    folder = write_project(tmp_path, later)
    before = files_in(folder)
    for call in (["build"], ["worksheet", "set"], ["items", "set"]):
        ran = run(folder, *call)
        project = NEWER_PROJECT.partition(";")[0]
        assert (ran.status, NEWER_DECK in ran.err, project in ran.err, "unknown key" in ran.err) == (2, True, True, False), ran.err
    assert files_in(folder) == before, "nothing was written"


@pytest.mark.parametrize(("said", "words"), [("eins", "write a whole number"), ("0", "greater than or equal to 1"), ("", "write a whole number")])
def test_a_version_that_is_none(said: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "set.yaml"
    path.write_text(f"format: {said}\n{DECK}", encoding="utf-8")
    with pytest.raises(ContentError, match=r"set\.yaml:1: `format` is ") as told:
        load_deck(path)
    assert words in str(told.value)


def test_all_that_ships_and_all_that_new_makes_says_its_version(root: Path) -> None:
    made = starter_files("my-set", "k3f9x2")
    texts = [path.read_text(encoding="utf-8") for path in (root / "project.yaml", *(root / "decks").glob("*.yaml"))]
    texts += [made[name].decode() for name in ("project.yaml", "decks/my-set.yaml")]
    assert len(texts) >= 10 and all("\nformat: 1\n" in text for text in texts)
    for name in ("deck", "project"):
        known = json.loads(schemas()[name])["properties"]["format"]
        assert (known["type"], known["minimum"], known["maximum"]) == ("integer", 1, 1)


@pytest.mark.parametrize("whole", [{"format": "zhongbu-quiz sheet", "version": 1}, {"format": "zhongbu-quiz sheet 1"}])
def test_places_of_an_answer_sheet_of_the_first_version_are_refused(whole: dict[str, object]) -> None:
    """It had choices alone, at other places. The earliest ones have their number behind the name."""
    assert is_of(whole, SHEET) and not is_of(whole, DRAW)
    with pytest.raises(UserError, match=r"a-sheet\.json: is the places of an answer sheet of version 1.*make the answer sheet again, or"):
        check_version(Path("a-sheet.json"), whole, SHEET)


def test_places_of_a_newer_answer_sheet_are_refused() -> None:
    check_version(Path("a-sheet.json"), SHEET.said, SHEET)
    with pytest.raises(UserError, match=r"a-sheet\.json: is the places of an answer sheet of version 3.*or make the answer sheet again"):
        check_version(Path("a-sheet.json"), {**SHEET.said, "version": 3}, SHEET)


def test_the_same_in_chinese() -> None:
    speak("zh")
    try:
        assert beyond(4, DRAW) == "这是第 4 版的抽题结果，这个程序只读得懂第 3 版；请装新版的 zhongbu-quiz，或者用牌组文件重新出卷"
        assert beyond(1, DRAW) == "这是第 1 版的抽题结果，这个程序只读得懂第 3 版；请用牌组文件重新出卷，或者用当初做出它的那一版程序"
    finally:
        speak("en")
