"""A YAML file of which one entry changed: what is read of that entry alone is what reading all of it gives."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhongbu_quiz.errors import ContentError
from zhongbu_quiz.loading import yamlagain
from zhongbu_quiz.loading.yamlagain import read_again
from zhongbu_quiz.loading.yamlfile import YamlFile, parse_yaml

PATH = Path("facts.yaml")
ENTRY = ["  - id: d{}", "    actor: 国务院", "    note: |", "      一行", "      两行",
         "    source: {{document: 甲, section: 一}}", "    tags: [近代, 史]"]  # fmt: skip
TEXT = "\n".join(["# 甲", "documents:", "  - name: 甲", "facts:", *(line.format(n) for n in range(6) for line in ENTRY), "more: []", ""])
LINES = ["    actor: 财政部", "      三行", "  - id: new", "---", "...", "    note: '",
         "  # 注", "", "   - id: x", "    actor: [", "more: 1", "    a: &b 1", "%"]  # fmt: skip


def told(file: YamlFile) -> object:
    return file.data, file._lines, file._blocks


def test_only_the_entry_that_changed_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    before = parse_yaml(PATH, TEXT)
    read: list[str] = []
    monkeypatch.setattr(yamlagain, "parse_yaml", lambda path, text: read.append(text) or parse_yaml(path, text))
    now = TEXT.replace("  - id: d2\n    actor: 国务院", "  - id: d2\n    actor: 财政部")
    again = read_again(before, TEXT, now)
    assert again and told(again) == told(parse_yaml(PATH, now))
    (text,) = read
    assert text.count("- id") == 1 and "财政部" in text
    assert again.data["facts"][0] is before.data["facts"][0]


@given(st.lists(st.tuples(st.integers(0, TEXT.count("\n")), st.sampled_from([*LINES, *ENTRY])), min_size=1, max_size=3))
def test_what_is_read_again_is_what_reading_all_of_it_gives(edits: Sequence[tuple[int, str]]) -> None:
    rows = TEXT.split("\n")
    for place, line in edits:
        rows[place] = line.format(9)
    now = "\n".join(rows)
    again = read_again(parse_yaml(PATH, TEXT), TEXT, now)
    try:
        whole = told(parse_yaml(PATH, now))
    except ContentError:
        assert again is None
    else:
        assert again is None or told(again) == whole
