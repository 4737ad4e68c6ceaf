"""Items are a closed union: every class is thought of everywhere, and what is printed of each kind reads well."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args, get_type_hints

import fastjsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.formats.sample import PLAIN
from zhongbu_quiz.exports.json import SCHEMA
from zhongbu_quiz.exports.jsonl import item_object
from zhongbu_quiz.exports.paper.markup import stem_pieces
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.slots import Attribution
from zhongbu_quiz.items.bank import Bank, in_text_order
from zhongbu_quiz.items.figure import Figure, Material, Series, Table, Timeline
from zhongbu_quiz.items.item import (
    CLASSES,
    KINDS,
    Blank,
    Cue,
    Item,
    ItemSource,
    Kind,
    Option,
    Shown,
    Stem,
    pieces,
    stem_text,
)
from zhongbu_quiz.items.printed import NAMES, key_line, printed
from zhongbu_quiz.items.registry import CONSTRUCTIONS
from zhongbu_quiz.sets.item_codec import from_record, to_record

FEW = settings(max_examples=40)
"""Each example is a whole item."""
KEEPS_SCHEMA = fastjsonschema.compile(SCHEMA)
GOLDEN = Path(__file__).with_name("golden") / "printed.txt"

texts = st.text(max_size=12)
words = st.text(min_size=1, max_size=12)


def some(entry: st.SearchStrategy[Any], least: int = 0) -> st.SearchStrategy[tuple[Any, ...]]:
    """Up to five entries."""
    return st.lists(entry, min_size=least, max_size=5).map(tuple)


options = some(st.builds(Option, words, texts, texts, texts), 2)
refs = st.frozensets(st.tuples(words, words), max_size=3)
parts = (st.builds(Blank, texts, texts), st.builds(Shown, words, words, texts), st.builds(Cue, words), st.builds(Attribution, words))
stems = some(st.one_of(texts, *parts))
rows = some(some(texts))
figures: st.SearchStrategy[Figure | None] = st.one_of(
    st.none(), *(st.builds(shape, some(texts), rows, texts, texts) for shape in get_args(Figure))
)


@st.composite
def answers(draw: st.DrawFn, kind: Kind) -> dict[str, Any]:
    """The fields that only this kind has."""
    match kind:
        case "single_choice" | "multiple_choice":
            shown = draw(options)
            most = 1 if kind == "single_choice" else len(shown)
            keys = draw(st.sets(st.integers(0, len(shown) - 1), min_size=1, max_size=most))
            return {"options": shown, "answer": tuple(sorted(keys)), "ascending": draw(st.booleans())}
        case "true_false":
            return {"answer": draw(st.booleans())}
        case "cloze" | "fill_blank":
            key = draw(some(words, 1))
            return {"answer": key, "also": draw(st.one_of(st.just(()), st.just(tuple((f"{text}。",) for text in key))))}
        case "matching":
            shown = draw(options)
            return {"options": shown, "answer": tuple((draw(words), option.text) for option in shown[1:])}
        case "ordering":
            shown = draw(options)
            return {"options": shown, "answer": tuple(draw(st.permutations([option.text for option in shown])))}
        case "short_answer":
            return {"answer": draw(words)}


@st.composite
def items(draw: st.DrawFn) -> Item:
    """An item of any kind, with any content of the right shape."""
    kind = draw(st.sampled_from(KINDS))
    return CLASSES[kind](
        id=draw(words),
        kind=kind,  # type: ignore[arg-type]
        model=draw(texts),
        stem=draw(stems),
        explanation=draw(texts),
        facts=draw(some(words)),
        tags=draw(some(words)),
        difficulty=draw(st.one_of(st.none(), st.integers(1, 5))),
        source=ItemSource(draw(texts), draw(texts)),
        slot=draw(texts),
        topic=draw(texts),
        notes=draw(some(texts)),
        group=draw(texts),
        asks=draw(refs),
        asserts=draw(refs),
        origin=draw(st.sampled_from(("template", "author"))),
        figure=draw(figures),
        material=draw(st.one_of(st.none(), st.builds(Material, words, texts))),
        **draw(answers(kind)),
    )


def test_every_class_has_its_kinds_and_makers() -> None:
    assert tuple(CLASSES) == KINDS == tuple(NAMES)
    assert {kind for made in CONSTRUCTIONS for kind in get_args(get_type_hints(made.record)["kind"])} == set(KINDS)
    assert set(CLASSES.values()) == set(get_args(Item))
    for kind, shape in CLASSES.items():
        assert kind in get_args(get_type_hints(shape)["kind"])


@FEW
@given(items())
def test_a_stored_item_comes_back(item: Item) -> None:
    assert from_record(json.loads(json.dumps(to_record(item)))) == item


@FEW
@given(items())
def test_the_json_object_keeps_its_schema(item: Item) -> None:
    KEEPS_SCHEMA({"title": "", "items": [json.loads(json.dumps(item_object(item)))]})


@FEW
@given(items())
def test_the_view_tells_the_key(item: Item) -> None:
    """Places and words of the key agree, and every gap has its number."""
    shown = printed(item)
    assert key_line(item) is not None and shown.key == item.key_texts
    if shown.places and shown.choices:
        assert tuple(shown.choices[place] for place in shown.places) == shown.key
    if item.kind == "ordering":
        assert tuple(shown.options[place] for place in shown.places) == shown.key
    assert [f"{left}—{right}" for left, right in shown.pairs] == (list(shown.key) if item.kind == "matching" else [])
    gaps = [piece for piece in shown.stem if isinstance(piece, int)]
    assert gaps == list(range(sum(isinstance(part, Blank) for part in item.stem)))
    assert shown.question.endswith(stem_text(item.stem, shown.blank))
    assert all(key == spellings[0] for key, spellings in zip(shown.key, shown.accepted, strict=False))


@given(stems)
def test_pieces_hold_the_whole_stem(stem: Stem) -> None:
    """No text is lost, and no two texts stand beside each other."""
    found = list(pieces(stem))
    assert "".join(part if isinstance(part, str) else "\n" for part in found) == stem_text(stem, "\n")
    assert not any(isinstance(a, str) and isinstance(b, str) for a, b in pairwise(found))


@pytest.mark.parametrize("shape", [Table, Series, Timeline])
def test_material_and_figure_stand_above_the_stem(shape: type[Figure]) -> None:
    figure = shape(("年", "数"), (("2022", "1"),), "亿元", "2022年1亿元。")
    item = replace(PLAIN[0], figure=figure, material=Material("m", "读下面的材料。"))
    assert printed(item).question.startswith("读下面的材料。\n2022年1亿元。\n2004年3月")
    assert item_object(item)["figure"] == {
        "type": shape.__name__.lower(), "columns": ["年", "数"], "rows": [["2022", "1"]], "unit": "亿元", "text": "2022年1亿元。"
    }  # fmt: skip
    assert item_object(item)["material"] == {"id": "m", "text": "读下面的材料。"}


def test_other_spellings_follow_the_key() -> None:
    item = replace(next(item for item in PLAIN if item.kind == "fill_blank"), also=(("安徽省", "皖"),))
    assert printed(item).accepted == (("安徽", "安徽省", "皖"), ("河南",))
    assert item_object(item)["accepted"] == [["安徽", "安徽省", "皖"], ["河南"]]


def test_an_item_of_a_teacher_needs_no_fact() -> None:
    item = replace(PLAIN[0], facts=(), origin="author")
    assert item.main_fact == "" and item_object(item)["facts"] == [] and item_object(item)["origin"] == "author"
    KEEPS_SCHEMA({"title": "", "items": [item_object(item)]})


def test_what_is_printed_of_each_kind(request: pytest.FixtureRequest) -> None:
    shown = {item.kind: item for item in reversed(PLAIN)}
    text = "\n\n".join(as_text(shown[kind]) for kind in KINDS) + "\n"
    if request.config.getoption("--update-golden"):
        GOLDEN.write_text(text, encoding="utf-8")
    assert GOLDEN.read_text(encoding="utf-8") == text


def as_text(item: Item) -> str:
    """Everything that the view says, a line each."""
    shown = printed(item)
    return "\n".join((
        f"[{shown.id}] {shown.name.card} {shown.name.file} {shown.name.paper}",
        f"题面：{shown.question_with_left}",
        f"题干：{list(shown.stem)}",
        *(f"  {letter}. {text}（{note}）" for letter, text, note in zip("ABCD", shown.options, shown.option_notes, strict=False)),
        f"勾选：{'、'.join(shown.choices)}　位置：{list(shown.places)}　多余：{shown.spare}",
        f"答案：{key_line(item)}　文字：{list(shown.key)}　可以写成：{[list(one) for one in shown.accepted]}",
        f"解析：{shown.said_with_letters}　{shown.source_line}　{shown.difficulty}　{'；'.join(shown.topics)}",
    ))  # fmt: skip


def test_items_without_a_fact_come_last_in_the_order_of_the_text(bank: Bank, base: FactBase) -> None:
    alone = replace(PLAIN[0], facts=(), origin="author")
    assert in_text_order([alone, *bank.items[-2:], bank.items[0]], base) == [bank.items[0], *bank.items[-2:], alone]


def test_a_paper_leaves_out_the_topic_of_a_card_whatever_it_is_called() -> None:
    item = replace(next(item for item in PLAIN if item.kind == "cloze"), stem=(Cue("甲〔一〕乙"), "第一句", Blank("二"), "。"))
    assert printed(item).question == "〔甲〔一〕乙〕第一句______。"
    assert [piece for piece in stem_pieces(item) if isinstance(piece, str)] == ["第一句", "。"]


def test_the_scripts_of_cards_know_kinds_by_their_code(root: Path) -> None:
    """The Chinese names are printed on a card and nothing hangs on them."""
    folder = root / "templates" / "anki"
    script = (folder / "choice.js").read_text(encoding="utf-8")
    told = re.search(r"var modes = \{(.*?)\}", script)
    assert told and set(re.findall(r"(\w+): \w+", told[1])) == set(KINDS) - {"cloze", "fill_blank", "short_answer"}
    for path in folder.iterdir():
        text = path.read_text(encoding="utf-8")
        assert [names.card for names in NAMES.values() if f'"{names.card}"' in text] == [], path.name
