"""One entry of a YAML file is changed; its comments, order and layout are not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from zhongbu_quiz.loading.yamledit import with_entry, with_key
from zhongbu_quiz.loading.yamlfile import parse_yaml

HEAD = "# 套题\ntitle: 练习  # 印在卷首\n"
CASES = {
    "no section yet": (HEAD, "b:1", "c:2", HEAD + "swap:\n  \"b:1\": c:2\n"),
    "no newline at the end": ("title: 甲", "b", "c", "title: 甲\nswap:\n  b: c\n"),
    "Windows line ends": ("title: 甲\r\n", "b", "c", "title: 甲\r\nswap:\r\n  b: c\r\n"),
    "an empty section": (HEAD + "swap:  # by hand\nseed: 1\n", "b", "c", HEAD + "swap:\n  b: c  # by hand\nseed: 1\n"),
    "one more line": (HEAD + "swap:\n    a: x # why\n\n# seed\nseed: 1\n", "b", "c", HEAD + "swap:\n    a: x # why\n    b: c\n\n# seed\nseed: 1\n"),
    "another value": (HEAD + "swap:\n  a: x  # why\n  b: y\n", "a", "z", HEAD + "swap:\n  a: z  # why\n  b: y\n"),
    "an entry out": (HEAD + "swap:\n  a: x\n  b: y\n# end\nseed: 1\n", "b", None, HEAD + "swap:\n  a: x\n# end\nseed: 1\n"),
    "the last entry out": (HEAD + "swap:\n  a: x\n\n# end\nseed: 1\n", "a", None, HEAD + "\n# end\nseed: 1\n"),
    "an entry that is not there out": (HEAD + "swap:\n  a: x\n", "b", None, HEAD + "swap:\n  a: x\n"),
    "no section out": (HEAD, "b", None, HEAD),
    "one more in braces": (HEAD + "swap: {a: x}  # why\nseed: 1\n", "b", "c", HEAD + "swap: {a: x, b: c}  # why\nseed: 1\n"),
    "empty braces": (HEAD + "swap: {}\n", "b", "c", HEAD + "swap: {b: c}\n"),
    "another value in braces": (HEAD + "swap: {a: x, b: y}\n", "a", "z", HEAD + "swap: {a: z, b: y}\n"),
    "the first out of braces": (HEAD + "swap: {a: x, b: y}\n", "a", None, HEAD + "swap: {b: y}\n"),
    "the second out of braces": (HEAD + "swap: {a: x, b: y}\n", "b", None, HEAD + "swap: {a: x}\n"),
    "the only one out of braces": (HEAD + "swap: {a: x}\nseed: 1\n", "a", None, HEAD + "seed: 1\n"),
    "words that need quotes": (HEAD, "a: b", "c #d", HEAD + 'swap:\n  "a: b": "c #d"\n'),
}


@pytest.mark.parametrize(("text", "key", "value", "wanted"), CASES.values(), ids=list(CASES))
def test_an_entry_is_changed_and_nothing_else(text: str, key: str, value: str | None, wanted: str) -> None:
    made = with_entry(text, "swap", key, value)
    assert made == wanted
    before, after = (parse_yaml(Path("deck.yaml"), words).data for words in (text, made))
    swaps = {**(before.get("swap") or {}), key: value}
    assert {**after, "swap": after.get("swap")} == {**before, "swap": {name: new for name, new in swaps.items() if new is not None} or None}


@pytest.mark.parametrize("text", ["{title: 甲, seed: 1}\n", "- a\n", "甲\n", ""])
def test_what_has_no_lines_to_add_to_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no block"):
        with_entry(text, "swap", "a", "b")


WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=12)


@settings(deadline=None)
@example("0:0", "0", "title: 甲\nswap: {a: x}\n")
@example("a:b", "a:b", "swap:\n  a: x\n# end\ntitle: 甲\n")
@given(WORDS, WORDS, st.sampled_from(["title: 甲\n", "title: 甲\nswap: {a: x}\n", "swap:\n  a: x\n# end\ntitle: 甲\n"]))
def test_any_words_are_read_back_as_they_were(key: str, value: str, text: str) -> None:
    made = parse_yaml(Path("deck.yaml"), with_entry(text, "swap", key, value)).data
    assert made["swap"][key] == value and made["title"] == "甲"


def test_ids_of_items_are_keys_as_they_stand() -> None:
    """They hold colons with nothing behind, as a key without its space does."""
    text = "swap:\n  event-date:ev-2004-03:date: fill:ev-2004-03:date\ntitle: 甲\n"
    assert parse_yaml(Path("deck.yaml"), text).data["swap"] == {"event-date:ev-2004-03:date": "fill:ev-2004-03:date"}


KEYS = {
    "a new key": (HEAD, "seed", 3, HEAD + "seed: 3\n"),
    "no newline at the end": ("title: 甲", "seed", 3, "title: 甲\nseed: 3\n"),
    "another value": (HEAD + "seed: 1  # why\nforms: 2\n", "seed", 3, HEAD + "seed: 3  # why\nforms: 2\n"),
    "an empty key": (HEAD + "seed:  # why\nforms: 2\n", "seed", 3, HEAD + "seed: 3  # why\nforms: 2\n"),
    "by its other name": (HEAD + "随机数: 1\n", "seed", 3, HEAD + "随机数: 3\n"),
    "a key out": (HEAD + "seed: 1  # why\n\n# end\nforms: 2\n", "seed", None, HEAD + "\n# end\nforms: 2\n"),
    "a key that is not there out": (HEAD, "seed", None, HEAD),
    "a block out": (HEAD + "counts:\n  a: 1\n  b: 2\n# end\nforms: 2\n", "counts", None, HEAD + "# end\nforms: 2\n"),
    "a block for another": (HEAD + "counts:\n  a: 1\n  b: 2\n\n# end\nforms: 2\n", "counts", {"a": 3}, HEAD + "counts: {a: 3}\n\n# end\nforms: 2\n"),
    "a list": (HEAD, "include", ["a:b", "甲 乙"], HEAD + 'include: [a:b, "甲 乙"]\n'),
    "rows": (HEAD + "rows: [{a: 1}]\n", "rows", [{"a": 2, "b": ["x"]}, {"a": 3}], HEAD + "rows:\n  - {a: 2, b: [x]}\n  - {a: 3}\n"),
    "Windows line ends": ("title: 甲\r\n", "rows", [{"a": 2}], "title: 甲\r\nrows:\r\n  - {a: 2}\r\n"),
    "yes and no": (HEAD, "fewer", True, HEAD + "fewer: true\n"),
    "words that need quotes": (HEAD, "school", "甲: 乙 #1", HEAD + 'school: "甲: 乙 #1"\n'),
}


@pytest.mark.parametrize(("text", "key", "value", "wanted"), KEYS.values(), ids=list(KEYS))
def test_a_key_is_changed_and_nothing_else(text: str, key: str, value: object, wanted: str) -> None:
    assert with_key(text, (key, "随机数") if key == "seed" else (key,), value) == wanted


@pytest.mark.parametrize("text", ["{title: 甲, seed: 1}\n", "- a\n", "甲\n", ""])
def test_what_has_no_lines_for_a_key_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no block"):
        with_key(text, ("seed",), 1)


@settings(deadline=None)
@given(WORDS, st.sampled_from(["title: 甲\n", "title: 甲\nschool: 乙\n", "school:\n  a: b\n# end\ntitle: 甲\n"]))
def test_any_value_of_a_key_is_read_back_as_it_was(value: str, text: str) -> None:
    made = parse_yaml(Path("deck.yaml"), with_key(text, ("school",), {"a": [value, value]})).data
    assert made["school"] == {"a": [value, value]} and made["title"] == "甲"
