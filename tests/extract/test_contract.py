"""What holds of every text: the contract of the lines, the same bytes, no hang, and facts that load."""

from __future__ import annotations

import json
import random
import time
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.extract.measure import HERE, SETS, measure
from zhongbu_quiz.extract import extract_text
from zhongbu_quiz.extract.compare import compare_drafts
from zhongbu_quiz.extract.factfile import write_yaml
from zhongbu_quiz.extract.jsonl import FIELDS, decimal_text, write_jsonl
from zhongbu_quiz.extract.run import run
from zhongbu_quiz.workbook.seeds import load_seeds

TEXTS = {
    text["id"]: text["text"]
    for name in SETS
    for text in yaml.safe_load((HERE / "labelled" / f"{name}.yaml").read_text(encoding="utf-8"))["texts"]
}
NONE_READY = {"industry-table", "poverty-brief", "party-timeline", "library", "wetland-survey"}
"""Two name no place, two write their dates in Chinese numerals, which `check --against` does not read: their drafts wait."""
PIECES = (
    "2023年 3月 5日 年 月 日 同年 去年 “十三五”期间 “ ” 《 》 （ ） 、 ， 。 ； ： 占 比 分别 均 1 23.4 1/4 % 亿元 万 个 成 番 四个 三大 即 第 位 "
    "由 提高到 至 — - / | 一是 二是 坚持 着力 连续 分之 百 点 河南 粮食产量 召开 印发 的 和 等"
).split()
PIECES += ["\n", "\t", " ", "\n\n", "\x00", "\u3000"]


def test_f1_is_what_was_measured() -> None:
    """The rules may get better; a change that makes them worse is seen here. Held-out texts are never tuned on."""
    for name, floors in (
        ("dev", (0.95, 0.95, 0.95)),
        ("heldout", (0.9, 0.9, 0.9)),
        ("second", (0.95, 0.95, 0.95)),
        ("second-heldout", (0.85, 0.85, 0.85)),
        ("third-heldout", (0.85, 0.9, 0.9)),
    ):
        result, misses = measure(name)
        for kind, floor in zip(("event", "slogan", "statistic"), floors, strict=True):
            assert result[kind][2] >= floor, "\n".join([f"{name} {kind} {result[kind]}", *misses])


@pytest.mark.parametrize("name", TEXTS)
def test_lines_keep_the_contract(name: str) -> None:
    text = TEXTS[name]
    written = write_jsonl(extract_text(text).drafts)
    assert written == write_jsonl(extract_text(text).drafts)
    flat = "".join(text.split())
    for line in written.splitlines():
        entry = json.loads(line)
        assert tuple(entry) == FIELDS
        assert entry["kind"] in ("event", "slogan", "statistic") and 0 <= entry["confidence"] <= 1
        assert entry["number"] is None or isinstance(entry["number"], int | float)
        if entry["kind"] == "statistic" and "表格" not in entry["why"]:
            assert "".join(entry["value"].split()) in flat and "".join(entry["quote"].split()) in flat


@pytest.mark.parametrize("name", TEXTS)
def test_ready_drafts_load_as_facts(name: str, tmp_path: Path) -> None:
    from zhongbu_quiz.facts.base import build_base

    source, out = tmp_path / "文本.txt", tmp_path / "draft.yaml"
    source.write_text(TEXTS[name], encoding="utf-8")
    done = run(source, out)
    base = build_base(load_seeds([out]))
    assert out.read_text(encoding="utf-8") == done.written
    assert base.facts or name in NONE_READY


@pytest.mark.parametrize(("number", "shown"), [
    ("13.78", "13.78"), ("58.30", "58.30"), ("007", "7"), ("1/4", "0.25"), ("2/3", "0.6667"), ("-2.1", "-2.1"), (None, "null"),
])  # fmt: skip
def test_numbers_as_json(number: str | None, shown: str) -> None:
    assert decimal_text(number) == shown


def test_two_runs() -> None:
    old = "2022年，全市粮食产量31.2万吨。2006年4月，《若干意见》下发。\n"
    new = "2022年，全市粮食产量31.5万吨。2006年4月，《若干意见》下发。2022年，全市茶叶产量4860吨。\n"
    changes = compare_drafts(extract_text(old).drafts, extract_text(new).drafts)
    assert [draft.number for draft in changes.new] == ["4860"]
    assert [(a.number, b.number) for a, b in changes.changed] == [("31.2", "31.5")]
    assert changes.gone == () and changes.same == 1
    assert len(changes.lines()) == 2


@settings(max_examples=150, suppress_health_check=list(HealthCheck))
@given(st.one_of(st.text(max_size=400), st.lists(st.sampled_from(PIECES), max_size=120).map("".join)))
def test_any_text_gives_lines_and_yaml(text: str) -> None:
    extraction = extract_text(text)
    for line in write_jsonl(extraction.drafts).splitlines():
        json.loads(line)
    written = write_yaml(extraction, "文本")
    assert set(yaml.safe_load(written)) == {"documents", "facts"}


@pytest.mark.slow
@pytest.mark.parametrize("size", [2, 4, 9, len(PIECES)])
def test_time_is_linear_on_hostile_text(size: int) -> None:
    """Twice the text may take three times as long (the machine is shared), never four times and more."""
    chance = random.Random(size)
    extract_text("2023年，全市粮食产量31.2万吨。")
    pool = chance.sample(PIECES, size)
    text = "".join(chance.choice(pool) for _ in range(12000))
    times = []
    for factor in (1, 4):
        started = time.process_time()
        extract_text(text * factor)
        times.append(time.process_time() - started)
    assert times[1] < 0.5 or times[1] < 10 * times[0], (pool, times)


@pytest.mark.parametrize(
    "text",
    [
        "“" * 60000,
        "《" * 60000,
        "、" * 60000,
        "1" * 60000,
        "年" * 60000,
        "一" * 60000,
        "第" * 60000,
        "（" * 30000 + "）" * 30000,
    ],
)
def test_one_sign_over_and_over(text: str) -> None:
    started = time.process_time()
    extract_text(text)
    assert time.process_time() - started < 10
