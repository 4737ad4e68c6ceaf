"""Items of ready drafts that nobody edited, as a teacher sees them: a sample for readers.

    python -m tests.extract.sample FOLDER [-n 99] [--seed 1] [--facts] [--texts] [--only NAME,…]

FOLDER holds labelled documents (*.yaml, as tests.extract.truth reads them) or bare texts (*.txt). Each goes the way of a teacher: `extract … -o
draft.xlsx`, every row that lacks nothing marked √ and left as it is, one set a document with all item models and the gate of fatal rules. Drawn are
documents in turn, within one its models in turn, in an order that the seed draws. How many facts and items each document gave stands at the end.
"""

from __future__ import annotations

import argparse
import random
import re
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from openpyxl import load_workbook

from zhongbu_quiz.errors import UserError
from zhongbu_quiz.exports.jsonl import item_object
from zhongbu_quiz.extract.run import run
from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.studio.project import find_project, load_project

_KINDS = {
    "single_choice": "单选", "multiple_choice": "多选", "true_false": "判断", "cloze": "填空卡片", "fill_blank": "填空", "matching": "连线",
    "ordering": "排序", "short_answer": "简答",
}  # fmt: skip
_LETTERS, _MARKS = "ABCDEFGH", "①②③④⑤⑥⑦⑧⑨⑩"
_DECK = "format: 1\ntitle: 练习\noutputs: [anki]\n"
_GAP = re.compile(r"\{\{c1::.*?\}\}")


def documents(folder: Path) -> Iterator[tuple[str, str]]:
    """The name and the text of each document of a folder."""
    for path in sorted(folder.glob("*.yaml")):
        for text in yaml.safe_load(path.read_text(encoding="utf-8"))["texts"]:
            yield text["id"], text["text"]
    for path in sorted(folder.glob("*.txt")):
        yield path.stem, path.read_text(encoding="utf-8")


def bank_of(name: str, text: str, where: Path) -> Bank:
    """The bank of the ready drafts of one document. Raises UserError for one that has none."""
    home = where / name
    for part in ("seeds", "decks"):
        (home / part).mkdir(parents=True)
    source, draft = home / f"{name}.txt", home / "seeds" / "draft.xlsx"
    source.write_text(text, encoding="utf-8")
    run(source, draft)
    _accept(draft)
    (home / "decks" / "all.yaml").write_text(_DECK, encoding="utf-8")
    project = find_project(home)
    return load_project(project, project.deck_paths())[2]


def _accept(path: Path) -> None:
    """Mark every row that lacks nothing."""
    book = load_workbook(path, rich_text=True)
    for page in book:
        titles = [cell.value for cell in page[1]]
        if "#缺什么" in titles:
            for row in range(2, page.max_row + 1):
                if not page.cell(row, titles.index("#缺什么") + 1).value:
                    page.cell(row, 1).value = "√"
    book.save(path)


def drawn(banks: dict[str, Bank], count: int, seed: int) -> list[tuple[str, Item]]:
    """So many items, documents in turn and models in turn, in the order of the banks."""
    draw = random.Random(seed)
    chosen: list[tuple[str, Item]] = []
    queues = {name: _queue(bank, draw) for name, bank in banks.items()}
    while len(chosen) < count and any(queues.values()):
        chosen += [(name, queue.pop(0)) for name, queue in queues.items() if queue]
    order = {(name, item.id): at for name, bank in banks.items() for at, item in enumerate(bank.items)}
    places = list(banks)
    return sorted(chosen[:count], key=lambda one: (places.index(one[0]), order[one[0], one[1].id]))


def _queue(bank: Bank, draw: random.Random) -> list[Item]:
    by_model: dict[str, list[Item]] = defaultdict(list)
    for item in bank.items:
        by_model[item.model].append(item)
    models = sorted(by_model)
    draw.shuffle(models)
    for items in by_model.values():
        draw.shuffle(items)
    queue = []
    while any(by_model.values()):
        queue += [by_model[model].pop() for model in models if by_model[model]]
    return queue


def shown(number: int, item: Item) -> str:
    """An item with its options, answer and explanation."""
    data: dict[str, Any] = item_object(item)
    answer, options = data["answer"], data["options"]
    lines = [f"{number}. [{_KINDS[data['kind']]}] {data['id']}"]
    if data["material"]:
        lines.append(f"材料：{data['material']['text']}")
    if data["figure"]:
        lines += [" | ".join(row) for row in (data["figure"]["columns"], *data["figure"]["rows"])]
    lines.append(_GAP.sub("____", data["stem"]))
    if data["kind"] in ("single_choice", "multiple_choice"):
        lines.append("  ".join(f"{_LETTERS[at]}. {text}" for at, text in enumerate(options)))
        answer = "".join(_LETTERS[at] for at in answer)
    elif data["kind"] == "matching":
        lines += ["左栏：" + "；".join(left for left, _right in answer), "右栏：" + "；".join(options)]
        answer = "；".join(f"{left}——{right}" for left, right in answer)
    elif data["kind"] == "ordering":
        lines.append(" ".join(_MARKS[at] + text for at, text in enumerate(options)))
        answer = "→".join(_MARKS[options.index(text)] for text in answer)
    elif data["kind"] == "true_false":
        answer = "√" if answer else "×"
    elif isinstance(answer, list):
        answer = "；".join(map(str, answer))
    return "\n   ".join([*lines, f"答案：{answer}", f"解析：{data['explanation']}"])


def main() -> None:
    """Print the sample that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("-n", type=int, default=99)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="names of documents, with commas between")
    parser.add_argument("--facts", action="store_true", help="the ready facts of each document before its items")
    parser.add_argument("--texts", action="store_true", help="the documents at the end")
    asked = parser.parse_args()
    only = set(filter(None, asked.only.split(",")))
    banks: dict[str, Bank] = {}
    told = []
    with tempfile.TemporaryDirectory() as where:
        texts = {name: text for name, text in documents(asked.folder) if not only or name in only}
        for name, text in texts.items():
            try:
                banks[name] = bank_of(name, text, Path(where))
                told.append(f"{name}: {len(banks[name].base.facts)} facts, {len(banks[name].items)} items")
            except UserError as error:  # a document without a ready fact makes no set
                told.append(f"{name}: {str(error)[:200]}")
        last = ""
        for number, (name, item) in enumerate(drawn(banks, asked.n, asked.seed), 1):
            if name != last:
                print(f"\n===== {name}")
                print(*(f"  · {fact.statement}" for fact in banks[name].base.facts if asked.facts), sep="\n")
            last = name
            print(shown(number, item), "\n")
    if asked.texts:
        print(*(f"\n##### {name}\n{text}" for name, text in texts.items()), sep="\n")
    print(*told, sep="\n")


if __name__ == "__main__":
    main()
