"""What CONTRIBUTING says how to add: each recipe is done as it stands, in a copy of the checkout or in a folder of one's own."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.core.handmade import write_handmade
from tests.core.small import Ran, files_in, run, run_apart, write_project
from tests.core.test_kinds import project, sayings

BLOCK = re.compile(
    r"<!-- (?:file: (?P<file>\S+)|add to (?P<to>\S+) (?P<where>before|after): (?P<mark>.+?)) -->\n```\w+\n(?P<body>.*?)```\n", re.S
)
STEP = re.compile(r"^(\d)\. ", re.M)
OWN = ("A project", "A fact", "An item model", "A deck", "A table of a platform")
"""Recipes that need no Python, and work in a folder of one's own."""
CODE = ("A format", "A kind of fact", "A construction", "A rule")
"""Recipes that change the program."""


@pytest.fixture(scope="module")
def recipes(root: Path) -> dict[str, str]:
    """The sections of the page by heading."""
    _, *rest = re.split(r"^## (.+)\n", (root / "CONTRIBUTING.md").read_text(encoding="utf-8"), flags=re.M)
    return dict(zip(rest[::2], rest[1::2], strict=True))


@dataclass(frozen=True)
class Copy:
    """A copy of the checkout, whose program runs in a folder of one's own."""

    top: Path

    def follow(self, recipe: str, own: Path) -> None:
        """Do what a recipe shows: new files, and lines in the files that it names; files beside the program go into the own folder."""
        blocks = list(BLOCK.finditer(recipe))
        assert blocks
        for block in blocks:
            if block["file"]:
                path = (self.top if block["file"].startswith("src/") else own) / block["file"]
                assert not path.exists(), path
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(block["body"], encoding="utf-8")
                continue
            path = self.top / block["to"]
            text = path.read_text(encoding="utf-8")
            (line,) = (line for line in text.splitlines(keepends=True) if block["mark"] in line)
            added = line + block["body"] if block["where"] == "after" else f"{block['body']}\n\n{line}"
            path.write_text(text.replace(line, added), encoding="utf-8")

    def run(self, *calls: tuple[Path, *tuple[str, ...]]) -> list[Ran]:
        """What some commands of the copy print, each called in its folder."""
        return run_apart(calls, (self.top / "src", ROOT))


@pytest.fixture
def copy(root: Path, tmp_path: Path) -> Copy:
    """A copy that may be changed; what ships beside the program is only linked to."""
    top = tmp_path / "copy"
    shutil.copytree(root / "src", top / "src", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "templates", "seeds", "decks", "data", "project.yaml"):
        (top / name).symlink_to(root / name)
    return Copy(top)


def test_every_recipe_is_tried_and_none_needs_a_fourth_step(recipes: dict[str, str]) -> None:
    assert tuple(recipes) == (*OWN, *CODE, "Code")
    for name in (*OWN, *CODE):
        steps = [int(number) for number in STEP.findall(recipes[name])]
        assert steps == list(range(1, len(steps) + 1)) and 1 <= len(steps) <= 3, name


def test_code_goes_into_one_place_and_a_line_that_names_it(recipes: dict[str, str]) -> None:
    """For each new file or function one entry elsewhere, and the import that it needs; the words of the recipe name every place."""
    for name in CODE:
        blocks = [block for block in BLOCK.finditer(recipes[name]) if (block["file"] or block["to"]).startswith("src/")]
        new = [block for block in blocks if block["file"] or block["body"].startswith("def ")]
        entries = [block for block in blocks if block not in new and not block["body"].startswith("from ")]
        assert len(new) == len(entries) == (2 if name == "A construction" else 1), name
        assert all(len(block["body"].splitlines()) <= 2 for block in entries), name
        words = BLOCK.sub("", recipes[name])
        assert all((block["to"] or str(Path(block["file"]).parent)) in words for block in blocks), name


def test_a_project_with_a_fact_an_item_model_and_a_deck(recipes: dict[str, str], tmp_path: Path) -> None:
    files = {block["file"]: block["body"] for name in OWN for block in BLOCK.finditer(recipes[name])}
    assert {Path(name).parts[0] for name in files} == {"project.yaml", "seeds", "templates", "decks"}
    for name, body in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(body, encoding="utf-8")
    ran = run(tmp_path, "check", "--verbose")
    assert (ran.status, "nothing to mend" in ran.err) == (0, True), ran.out
    assert re.search(r"^fill_blank\tfill-actor\t1\t", ran.out, flags=re.M)
    told = run(tmp_path, "items", "all", "--all").out
    assert all(f":{fact}:" in told for fact in re.findall(r"- id: (\S+)", files["seeds/school.yaml"])), "each fact is asked"
    assert run(tmp_path, "build", "school").status == 0
    assert {"build/school.apkg", "build/school-paper.pdf", "build/school-key.pdf"} <= set(files_in(tmp_path))
    table = run(tmp_path, "export", "school", "--to", "xlsx", "--dialect", "school")
    assert (table.status, table.err) == (0, "school.school.xlsx: 2 of 2 items\n")
    model = next(body for name, body in files.items() if name.startswith("templates/questions"))
    assert len(model.splitlines()) <= 10, "an item model is ten lines"


def test_a_format(recipes: dict[str, str], copy: Copy, tmp_path: Path) -> None:
    own = write_project(tmp_path / "own")
    copy.follow(recipes["A format"], own)
    made, told = copy.run((own, "export", "set", "--to", "slips"), (own, "export", "--help"))
    assert (made.status, made.err) == (0, "set.slips.txt: 3 of 3 items\n")
    assert all(line.count("\t") == 1 for line in (own / "set.slips.txt").read_text(encoding="utf-8").splitlines())
    assert "slips" in told.out


@pytest.mark.parametrize("everything", [False, pytest.param(True, marks=pytest.mark.slow)], ids=["items", "everything"])
def test_a_kind_of_fact(recipes: dict[str, str], copy: Copy, root: Path, tmp_path: Path, everything: bool) -> None:
    own = project(tmp_path / "own", sayings(), {"single_choice": 3}, ["anki", "outline"])
    copy.follow(recipes["A kind of fact"], own)
    shown = (copy.top / "src/zhongbu_quiz/facts/kinds/saying.py").read_text(encoding="utf-8")
    assert shown == (root / "tests/core/saying.py").read_text(encoding="utf-8"), "the kind that all tests use"
    made = [(own, "convert", "seeds/facts.yaml", "facts.xlsx"), (own, "build")] if everything else []
    checked, items, *others = copy.run((own, "check"), (own, "items", "all", "--all"), *made)
    assert (checked.status, "nothing to mend" in checked.err) == (0, True), checked
    assert "each-choice:sa-00:speaker" in items.out
    assert all(ran.status == 0 for ran in others), others
    assert {"build/my.apkg", "build/my-outline.pdf", "facts.xlsx"} <= set(files_in(own)) or not everything


def test_a_construction(recipes: dict[str, str], copy: Copy, tmp_path: Path) -> None:
    own = write_handmade(tmp_path / "own")
    copy.follow(recipes["A construction"], own)
    wrong = Path(shutil.copytree(own, tmp_path / "wrong"))
    model = wrong / "templates/questions/first-event.yaml"
    model.write_text(model.read_text(encoding="utf-8") + "stem: x\n", encoding="utf-8")
    items, refused = copy.run((own, "items", "all", "--all"), (wrong, "check"))
    made = [line for line in items.out.splitlines() if line.startswith("first-event:")]
    assert made and all("下列事件中，最早的是" in line for line in made)
    assert refused.status == 2 and "`stem` does not apply to a single_choice by earliest" in refused.err


def test_a_rule(recipes: dict[str, str], copy: Copy, tmp_path: Path) -> None:
    own = write_project(tmp_path / "own")
    copy.follow(recipes["A rule"], own)
    asking = "stem: |\n  请填写时间：何时？\n  {{ deed }}是在{{ blank }}。\n"
    model = own / "templates/questions/own-date.yaml"
    model.write_text(model.read_text(encoding="utf-8").partition("stem:")[0] + asking, encoding="utf-8")
    page = tmp_path / "rules.md"
    writing = f"from pathlib import Path; from zhongbu_quiz.quality.rules.page import rules_page; Path({str(page)!r}).write_text(rules_page())"
    (told,) = run_apart([(own, "audit")], (copy.top / "src", ROOT), writing)
    assert re.search(r"^99\t.*own-date", told.out, flags=re.M), told
    assert "### 99. No question marks\n" in page.read_text(encoding="utf-8")
