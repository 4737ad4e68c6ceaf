"""Readable goldens: ten items and one section's facts as a person reads them. `pytest tests/core --update-golden` writes them anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from zhongbu_quiz.exports.jsonl import full_explanation, plain_stem
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.items.item import Item

GOLDEN = Path(__file__).with_name("golden")
MODELS = (
    "event-date",
    "cloze-event-date",
    "slogan-part",
    "cloze-formula-part",
    "statistic-ratio",
    "cloze-share",
    "fill-name",
    "ordering-parts",
    "event-number",
    "short-parts",
)
"""The first item of each, in the order of the text: kinds and directions side by side."""
SECTION = ("回望", "研究谋划阶段")


def printed(item: Item) -> str:
    """An item as plain text: id and kind, the question, the options with letters, the answer, why."""
    lines = [f"[{item.id}] {item.kind}", plain_stem(item)]
    lines += [f"  左{number}. {text}" for number, text in enumerate(item.left, 1)]
    lines += [f"  {letter}. {option.text}" for letter, option in zip("ABCDEFGH", item.options, strict=False)]
    if isinstance(item.answer, tuple) and all(isinstance(place, int) for place in item.answer):
        lines.append("答案：" + "".join("ABCDEFGH"[place] for place in item.answer if isinstance(place, int)))
    else:
        lines.append("答案：" + "；".join(item.key_texts))
    return "\n".join([*lines, f"解析：{full_explanation(item)}"])


def _compare(name: str, text: str, update: bool) -> None:
    path = GOLDEN / name
    if update:
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text, f"{name} differs; look at it, then --update-golden"


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden"))


def test_items(bank: Bank, update: bool) -> None:
    chosen = [next(item for item in bank.items if item.model == model) for model in MODELS]
    _compare("items.txt", "\n\n".join(map(printed, chosen)) + "\n", update)


def test_statements_of_a_section(base: FactBase, update: bool) -> None:
    told = [fact for fact in base.facts if (fact.sources[0].document, fact.sources[0].section) == SECTION]
    assert len(told) > 10
    _compare("statements.txt", "".join(f"{fact.id}\t{fact.statement}\n" for fact in told), update)


def test_every_golden_file_is_compared() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == {"items.txt", "statements.txt", "printed.txt"}
