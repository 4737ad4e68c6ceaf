"""What a figure is of, when and whose, and what a formula is: the table `scope.yaml`, held against ready and waiting drafts."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from tests.extract.measure import HERE
from zhongbu_quiz.extract import extract_text
from zhongbu_quiz.extract.review import Entry, review

CASES = [
    pytest.param(case, id=f"{kind['kind'].partition(' ')[0]}-{number}")
    for kind in yaml.safe_load((HERE / "scope.yaml").read_text(encoding="utf-8"))
    for number, case in enumerate(kind["cases"], 1)
]


def said(entry: Entry) -> str:
    """A statistic or a slogan as the table writes it."""
    fields = entry.fields
    if fields["kind"] == "slogan":
        return f"{fields['name']} = {' '.join(part['text'] for part in fields.get('parts', []))}".strip()
    if fields["kind"] == "event":
        return entry.draft.value
    compared = f" 比{fields['compared_with']}" if fields.get("compared_with") and fields["aspect"] != "level" else ""
    down = " 降" if entry.draft.value.startswith("-") and fields.get("direction") == "down" else ""
    told = fields.get("period") or (f"as of {fields['as_of']}" if fields.get("as_of") else "-")
    return f"{fields['region']}{fields['indicator']}{compared}{down} | {told} | {fields['written']}"


@pytest.mark.parametrize("case", CASES)
def test_scope(case: dict[str, Any]) -> None:
    found = review(extract_text(case["text"]), "青原的一篇文章")
    ready, waiting = ({said(entry) for entry in entries} for entries in (found.ready, found.waiting))
    assert set(case.get("ready", ())) <= ready, waiting
    assert set(case.get("waits", ())) <= waiting, ready
    assert set(case.get("drafts", ())) <= ready | waiting
    assert [line for line in ready | waiting if line.startswith(tuple(case.get("never", ())))] == []


def test_measures_of_policy_prose_are_drafted_where_they_are_asked_for() -> None:
    text = "2025年工作安排\n加快建设交通网，大力发展现代农业，积极培育人才队伍。推进城乡融合，完善养老、托育、医疗服务。促进消费，扩大投资。\n" * 9
    plain, asked = (extract_text(text, measures=measures).drafts for measures in (False, True))
    assert not any("举措" in draft.why or "政策" in draft.why for draft in plain)
    assert any("政策动词" in draft.why for draft in asked)


def test_every_reason_to_wait_is_in_chinese() -> None:
    """A fact waits for what a teacher reads and can mend."""
    for case in CASES:
        for entry in review(extract_text(case.values[0]["text"]), "青原的一篇文章").waiting:  # type: ignore[index, union-attr]
            for words in entry.draft.doubts:
                assert any("\u4e00" <= char <= "\u9fff" for char in words), words
