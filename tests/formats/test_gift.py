"""GIFT, read back by gift-pegjs (npm)."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.formats.wanted import above, explanation, extra_rights, options, pairs, right, spellings, stem
from zhongbu_quiz.exports import gift
from zhongbu_quiz.items.item import Item

from .sample import ALL
from .shipped import SETS, items_of

HERE = Path(__file__).parent
_CODED = re.compile(r"&&(\d{3});")


def parsed(data: bytes) -> Any:
    node = shutil.which("node")
    if node is None or not (HERE / "node_modules" / "gift-pegjs").is_dir():
        pytest.skip("node or gift-pegjs is not here; scripts/node-tools installs it where there is npm")
    done = subprocess.run([node, "read_gift.js"], cwd=HERE, input=data, capture_output=True, check=True, timeout=120)
    return json.loads(done.stdout)


def text_of(entry: Any) -> str:
    return html.unescape(entry["text"])


@pytest.mark.parametrize("name", SETS)
def test_every_item_by_another_reader(name: str) -> None:
    quiz = items_of(name)
    made = gift.write(quiz)
    left = {entry.item_id for entry in made.left_out}
    items = [item for item in quiz.items if item.id not in left]
    category, *questions = parsed(made.data)
    assert category["type"] == "Category"
    assert [question["id"] for question in questions] == [item.id for item in items]
    assert [question["tags"] for question in questions] == [[tag.replace("::", "/") for tag in item.tags] for item in items]
    titles = [question["title"] for question in questions]
    assert len(set(titles)) == len(titles), "names tell questions apart"
    for item, title in zip(items, titles, strict=True):
        name = re.sub(r"（\d+）$", "", title) if not stem(item).startswith(title) else title
        assert stem(item).replace("\n", " ").startswith(name.removesuffix("…")), "and a person knows them by their stems"
    for item, question in zip(items, questions, strict=True):
        check(item, question)


def check(item: Item, question: Any) -> None:
    assert text_of(question["stem"]).strip() == "\n".join([*above(item), stem(item)]).strip()
    said = text_of(question["globalFeedback"])
    if item.kind == "single_choice":
        assert [text_of(choice["text"]) for choice in question["choices"]] == options(item)
        assert {n for n, choice in enumerate(question["choices"]) if choice["isCorrect"]} == right(item)
    elif item.kind == "multiple_choice":
        assert [text_of(choice["text"]) for choice in question["choices"]] == options(item)
        assert {n for n, choice in enumerate(question["choices"]) if choice["weight"] > 0} == right(item)
    elif item.kind == "true_false":
        assert question["isTrue"] is item.answer
    elif item.kind in ("cloze", "fill_blank"):
        assert [choice["text"]["text"].replace("\\*", "*") for choice in question["choices"]] == spellings(item)[0]
    elif item.kind == "matching":
        # the reader leaves escaped signs of right-hand texts in its own code
        found = [
            (text_of(pair["subquestion"]), _CODED.sub(lambda code: chr(int(code[1])), pair["subanswer"]))
            for pair in question["matchPairs"]
        ]
        assert found == [*pairs(item), *(("", text) for text in extra_rights(item))]
    else:
        assert said.startswith(f"参考答案：{item.answer}\n")
        said = said.partition("\n")[2]
    assert said == explanation(item).strip()


def test_the_category_can_be_left_out() -> None:
    with_category, without = gift.write(ALL).data.decode(), gift.write(ALL, "no-category").data.decode()
    assert with_category.partition("\n\n")[0].startswith("$CATEGORY: ")
    assert without == with_category.partition("\n\n")[2]


def test_what_gift_cannot_carry_is_said() -> None:
    told = {entry.item_id: entry.reason for entry in gift.write(ALL).left_out}
    assert told["m-ordering:f-1:slot"] == "GIFT has no orderings; Moodle XML has (--to moodle)"
    assert told["m-cloze:f-2:slot"].startswith("GIFT has one gap an item, and this has 2")
