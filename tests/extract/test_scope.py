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
    return f"{fields['region']}{fields['indicator']}{compared}{down} | {fields.get('period', '-')} | {fields['written']}"


@pytest.mark.parametrize("case", CASES)
def test_scope(case: dict[str, Any]) -> None:
    found = review(extract_text(case["text"]), "青原的一篇文章")
    ready, waiting = ({said(entry) for entry in entries} for entries in (found.ready, found.waiting))
    assert set(case.get("ready", ())) <= ready, waiting
    assert set(case.get("waits", ())) <= waiting, ready
    assert set(case.get("drafts", ())) <= ready | waiting
    assert [line for line in ready | waiting if line.startswith(tuple(case.get("never", ())))] == []
