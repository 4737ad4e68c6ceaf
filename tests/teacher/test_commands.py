"""`export` and `convert` as they are typed: what goes to stderr, what is written, and what is refused."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.core.small import run


@pytest.fixture(scope="module")
def mine(starter: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `new` makes; the tests add files to it."""
    folder = tmp_path_factory.mktemp("cli") / "mine"
    shutil.copytree(starter, folder)
    return folder


def test_what_a_format_cannot_carry_is_listed_and_the_rest_is_written(mine: Path) -> None:
    done = run(mine, "export", "my-set", "--to", "kahoot")
    assert done.status == 0
    assert done.out == ""
    (left,) = [line for line in done.err.splitlines() if " left out: " in line]
    assert left.startswith("4 left out: Kahoot's sheet has no cloze items, only choices and true-false (cloze-")
    assert left.endswith(" and 1 more)"), "items that are left out for one reason are told in one line"
    assert "my-set.kahoot.xlsx: 6 of 10 items" in done.err
    assert (mine / "my-set.kahoot.xlsx").is_file()


def test_json_brings_its_schema(mine: Path) -> None:
    assert run(mine, "export", "my-set", "--to", "json", "-o", "out/a.json", "-q").status == 0
    assert sorted(path.name for path in (mine / "out").glob("[!.]*")) == ["a.json", "a.schema.json"]


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (("export", "my-set", "--to", "word"), "is made by: zhongbu-quiz worksheet my-set --only docx"),
        (("export", "my-set", "--to", "poster"), "--to poster: there is no such format; write for example "),
        (("export", "your-set", "--to", "text"), "there is no deck 'your-set'; did you mean my-set "),
        (("export", "my-set", "--to", "text", "--dialect", "x"), "write one of standard, tagged"),
        (
            ("convert", "seeds/facts.xlsx", "README.md"),
            "README.md: exists already, and nothing says that this program made it here",
        ),
        (("convert", "seeds/none.xlsx", "a.yaml"), "there is no such file; check the name"),
        (("convert", "seeds/facts.xlsx", "a.csv"), "facts are written as .yaml or .xlsx"),
        (("new", "."), "is a set already; go on with it"),
    ],
)
def test_mistakes_are_answered_without_a_traceback(mine: Path, words: tuple[str, ...], answer: str) -> None:
    before = sorted(mine.rglob("*"))
    done = run(mine, *words)
    assert done.status == 2
    assert answer in done.err
    assert "Traceback" not in done.err
    assert sorted(mine.rglob("*")) == before


def test_convert_goes_both_ways(mine: Path) -> None:
    assert run(mine, "convert", "seeds/facts.xlsx", "there.yaml").status == 0
    assert run(mine, "convert", "there.yaml", "back.xlsx").status == 0
    assert run(mine, "convert", "back.xlsx", "again.yaml").status == 0
    assert (mine / "there.yaml").read_text(encoding="utf-8") == (mine / "again.yaml").read_text(encoding="utf-8")


def test_check_names_the_shipped_file_that_is_hidden(mine: Path) -> None:
    done = run(mine, "check", "--verbose")
    assert done.status == 0, done.out + done.err
    assert "templates/questions/event-deed.yaml" in done.out
    assert "event-deed" not in run(mine, "check").out, "the starter's own item model is no surprise"


def test_marks_and_capitals_of_a_chinese_keyboard_are_taken(mine: Path) -> None:
    done = run(mine, "worksheet", "my-set", "-o", "out", "--only", "paper，key", "--size", "A3", "-q")
    assert done.status == 0, done.err
    made = [path.name for path in (mine / "out").glob("[!.]*")]
    assert all(any(name.endswith(end) for name in made) for end in ("paper.pdf", "key.pdf"))
