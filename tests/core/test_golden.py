"""Readable goldens: one item of every item model, and one section's facts, as a person reads them.

`pytest tests/core --update-golden` writes them anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.core import new_forms
from tests.core.phrases import phrase_base
from tests.core.saying import SayingKind
from tests.core.test_kinds import bank_of, project, sayings
from tests.golden import Goldens, differences, sections
from zhongbu_quiz.exports.jsonl import full_explanation
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.kinds import KINDS
from zhongbu_quiz.items.bank import Bank, make_bank
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.items.models.base import ItemModel
from zhongbu_quiz.items.printed import key_line, printed
from zhongbu_quiz.quality.gate import gate

GOLDEN = Path(__file__).with_name("golden")
SECTION = ("回望", "研究谋划阶段")


def as_text(item: Item) -> str:
    """An item as plain text: id and kind, the question, both columns, the answer, why, and whatever else is said of it."""
    shown = printed(item)
    lines = [f"[{item.id}] {item.kind}", shown.question_with_left]
    lines += [f"  {letter}. {text}" for letter, text in zip("ABCDEFGH", shown.options, strict=False)]
    lines.append(f"答案：{key_line(item)}" + (f"（{'；'.join(shown.key)}）" if shown.options else ""))
    lines.append(f"解析：{full_explanation(item)}")
    hints = [part.hint for part in item.stem if getattr(part, "hint", "")]
    lines += [f"提示：{'；'.join(hints)}"] * bool(hints)
    confused = [f"{letter} {option.why}" for letter, option in zip("ABCDEFGH", item.options, strict=False) if option.why]
    lines += [f"混淆：{'；'.join(confused)}"] * bool(confused)
    lines.append(f"出处：{shown.source_line}；卡片主题：{item.topic}；标签：{'；'.join(item.tags)}；难度：{item.difficulty}")
    lines.append(f"事实：{'、'.join(item.facts)}")
    return "\n".join(lines)


def firsts(items: Iterable[Item]) -> dict[str, Item]:
    """The first item of each item model, in the order of the text."""
    found: dict[str, Item] = {}
    for item in items:
        found.setdefault(item.model, item)
    return dict(sorted(found.items()))


def test_one_item_of_every_model_of_the_facts_that_ship(bank: Bank, goldens: Goldens) -> None:
    goldens.page(GOLDEN / "items.txt", {name: as_text(item) for name, item in firsts(bank.items).items()})


def test_one_item_of_every_model_that_only_other_facts_use(
    bank: Bank, handmade: Bank, models: dict[str, ItemModel], tmp_path: Path, goldens: Goldens, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Together with the first page, every item model that ships has a golden."""
    monkeypatch.setitem(KINDS, "saying", SayingKind())  # type: ignore[arg-type]
    toy = bank_of(project(tmp_path, sayings(), {"single_choice": 1}, ["paper"]))
    words = make_bank(phrase_base(tmp_path), list(models.values()), gate=gate(phrase_base(tmp_path)))
    beside = new_forms.base_of(tmp_path, new_forms.ALL)
    forms = make_bank(beside, list(models.values()), gate=gate(beside))
    shipped = firsts(bank.items)
    made = firsts([*handmade.items, *toy.items, *words.items, *forms.items])
    others = {name: item for name, item in made.items() if name not in shipped}
    assert {*shipped, *others} == set(models), "an item model makes nothing here: add a hand-made fact that it asks"
    goldens.page(GOLDEN / "items-by-hand.txt", {name: as_text(item) for name, item in others.items()})


def test_statements_of_a_section(base: FactBase, goldens: Goldens) -> None:
    told = [fact for fact in base.facts if (fact.sources[0].document, fact.sources[0].section) == SECTION]
    assert len(told) > 10
    goldens.text(GOLDEN / "statements.txt", "".join(f"{fact.id}\t{fact.statement}\n" for fact in told))


def test_statements_of_every_kind_of_fact(handmade: Bank, goldens: Goldens) -> None:
    first = {fact.kind: f"{fact.id}\t{fact.statement}" for fact in reversed(handmade.base.facts)}
    goldens.page(GOLDEN / "kinds.txt", {name: first[name] for name in KINDS})


def test_every_golden_file_is_compared() -> None:
    names = {"items.txt", "items-by-hand.txt", "statements.txt", "kinds.txt", "printed.txt"}
    assert {path.name for path in GOLDEN.iterdir()} == names


def test_a_page_tells_what_is_missing_what_is_left_over_and_what_differs() -> None:
    golden = sections("=== a\none\n\n=== b\ntwo\n")
    assert differences(golden, {"a": "one", "b": "two"}) == []
    assert differences(golden, {"a": "another", "c": "three"}) == [
        "c has no golden",
        "the golden b has no owner",
        "a differs",
    ]
