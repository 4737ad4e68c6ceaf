"""Anybody's facts: whatever they hold, items are made or left out and counted, and no rule that gates is broken by what is made."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.quality.mutants import base_of
from zhongbu_quiz.items.bank import make_bank
from zhongbu_quiz.items.models.base import ItemModel
from zhongbu_quiz.quality.audit import audit
from zhongbu_quiz.quality.check import FATAL
from zhongbu_quiz.quality.context import Context
from zhongbu_quiz.quality.gate import gate
from zhongbu_quiz.values.dates import parse_edtf

WORDS = st.text("甲乙丙丁戊己河南湖北省会工业粮食产量总额改革会议化区", min_size=1, max_size=8)
ODD = st.sampled_from(
    ["2021年工作报告", "《甲》乙", "“五位一体”总体布局", "E=mc²", "H₂O", "甲、乙", "全国", "中部地区", "占比", "没有"]
)
TEXT = st.one_of(WORDS, WORDS, ODD)
DATE = st.sampled_from(
    ["2004", "2004-03", "2006-04-15", "1840-06/1842-08", "2016/2020", "2019/..", "1978-12", "0618", "-0220", "-0229/-0220", "0025",
     "1895 光绪二十一年（1895年）", "1900-05/1900-08 1900年夏", "1850/1870 约1860年", "-0499/-0400 公元前5世纪", "1921-07-23/1921-07-31"]
)  # fmt: skip
VALUE = st.sampled_from(["1", "3", "12", "83", "50.5", "1324.9", "5000", "0.3", "100", "-30.6", "2/3", "3×10⁸"])


def entry(number: int, kind: str, document: str, fields: dict[str, object]) -> str:
    """A fact as YAML, each value as JSON, which YAML reads alike."""
    told = [
        parse_edtf(text).chinese if name in ("date", "period") else text
        for name, text in fields.items()
        if isinstance(text, str)
    ]
    told += ["、".join(part["text"] for part in fields.get("parts", []))]  # type: ignore[attr-defined]
    evidence = [document, "、".join(told)[:40], "、".join(told)[40:80], "、".join(told)[80:120]]
    source = {"document": document, "section": "一", "evidence": [text for text in evidence if text]}
    record = {"id": f"{kind[:2]}-{number}", "kind": kind, **fields, "source": source}
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in record.items()]
    return "  - " + "\n    ".join(lines) + "\n"


@st.composite
def facts(draw: st.DrawFn) -> str:
    """A dozen facts of all kinds in one document of any name."""
    document = draw(TEXT)
    found = []
    for number in range(draw(st.integers(1, 12))):
        kind = draw(st.sampled_from(["event", "statistic", "slogan", "attribute", "term"]))
        if kind == "event":
            thing = draw(TEXT)
            fields: dict[str, object] = {
                "date": draw(DATE), "actor": draw(TEXT), "action": draw(st.sampled_from(["印发", "召开"])), "object": thing,
                "stage": "印发", "matter": draw(st.sampled_from([thing, "同一事项"])),
            }  # fmt: skip
        elif kind == "statistic":
            value, unit = draw(VALUE), draw(st.sampled_from(["亿元", "%", "万吨"]))
            share = unit == "%"
            fields = {
                "region": draw(TEXT), "indicator": draw(TEXT), "period": draw(DATE), "written": f"{value}{unit}", "value": value,
                "unit": unit, "aspect": "share" if share else "level", "qualifier": draw(st.sampled_from(["exactly", "over"])),
                **({"whole": draw(TEXT)} if share else {}),
            }  # fmt: skip
        elif kind == "slogan":
            parts = draw(st.lists(TEXT, min_size=1, max_size=5, unique=True))
            fields = {
                "name": draw(TEXT), "complete": draw(st.booleans()), "issued_in": draw(st.sampled_from([document, "《纲要》"])),
                "parts": [{"n": n, "text": text} for n, text in enumerate(parts, 1)],
            }  # fmt: skip
        elif kind == "attribute":
            fields = {
                "thing": draw(TEXT),
                "attribute": draw(st.sampled_from(["省会", "简称", "面积"])),
                "value": draw(TEXT),
            }
        else:
            fields = {"term": draw(TEXT), "definition": draw(TEXT)}
        found.append(entry(number, kind, document, fields))
    return "".join(found)


@given(told=facts())
@settings(max_examples=15, suppress_health_check=list(HealthCheck))
def test_what_is_made_of_anybodys_facts_keeps_the_rules(
    told: str, models: dict[str, ItemModel], tmp_path_factory: object
) -> None:
    folder = Path(tmp_path_factory.mktemp("facts"))  # type: ignore[attr-defined]
    base = base_of(told, folder)
    all_models = list(models.values())
    free, bank = make_bank(base, all_models), make_bank(base, all_models, gate=gate(base))
    assert len(free.items) == len(bank.items) + sum(counts.total() for counts in bank.dropped.values())
    broken = [found for found in audit(Context(base, bank.items), FATAL) if found.findings]
    assert [(judgement.rule.number, judgement.findings[0]) for judgement in broken] == []
