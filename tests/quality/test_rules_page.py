"""docs/rules.md tells each rule by number and is up to date; what code cites stands in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from zhongbu_quiz.quality.rules import RULES
from zhongbu_quiz.quality.rules.page import rules_page

NOT_HERE = re.compile(r"section [0-9]|DESIGN\.md|the specification|STYLE\.md|ITEM_QUALITY|the contract\b")
"""Pages that a reader of the repository does not have."""


def test_the_page_is_up_to_date(root: Path, request: pytest.FixtureRequest) -> None:
    path = root / "docs" / "rules.md"
    if request.config.getoption("--update-golden"):
        path.write_text(rules_page() + "\n", encoding="utf-8")
    assert path.read_text(encoding="utf-8") == rules_page() + "\n", "docs/rules.md differs; --update-golden writes it"


def test_each_rule_says_what_is_checked_and_why() -> None:
    page = rules_page()
    assert list(RULES) == list(range(1, len(RULES) + 1))
    for rule in RULES.values():
        section = page.partition(f"\n### {rule.number}. ")[2].partition("\n### ")[0]
        assert len(section.partition("Checked: ")[2].partition("\n")[0]) > 30, rule.number
        assert len(rule.why) > 30 and rule.why.endswith("."), rule.number
        assert (rule.check.__doc__ or "").startswith(f"{rule.number}: "), rule.number


def test_every_rule_that_code_cites_is_on_the_page(root: Path) -> None:
    page = rules_page()
    for path in sorted((root / "src").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        for number in re.findall(r"[Rr]ules? (\d+)", text):
            assert f"\n### {number}. " in page, f"{path} cites rule {number}"


def test_no_docstring_cites_a_page_that_is_not_here(root: Path) -> None:
    wrong = [
        f"{path.relative_to(root)}: {found[0]}"
        for path in sorted((root / "src").rglob("*.py"))
        if (found := NOT_HERE.search(path.read_text(encoding="utf-8")))
    ]
    assert wrong == []
