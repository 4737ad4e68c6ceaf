"""What a table tells of its events is asked beside what it tells of others of their age, never of one two thousand years off."""

from __future__ import annotations

from pathlib import Path

from zhongbu_quiz.facts.base import build_base
from zhongbu_quiz.facts.kinds.attribute import Attribute
from zhongbu_quiz.items.bank import make_bank
from zhongbu_quiz.items.load import load_models
from zhongbu_quiz.paths import data_dir, model_files
from zhongbu_quiz.workbook.seeds import load_seeds

from .sheets import book

TITLES = ("时间", "事件", "影响")
OLD = (
    ("公元前594年", "梭伦改革", "奠定了雅典民主政治的基础"),
    ("公元前221年", "秦统一六国", "结束了诸侯割据称雄的局面"),
    ("公元前138年", "张骞首次出使西域", "打通了中西方交往的道路"),
    ("105年", "蔡伦改进造纸术", "促进了文化传播的进程"),
)
NEW = (
    ("1945年10月24日", "联合国成立", "维护了世界和平与安全"),
    ("1949年10月1日", "新中国成立", "开辟了中国历史的新纪元"),
    ("1955年5月14日", "华沙条约组织成立", "形成了两极格局对峙的局面"),
    ("1991年12月25日", "苏联解体", "标志着两极格局的终结"),
)


def test_rows_of_other_ages_are_no_rivals(tmp_path: Path) -> None:
    base = build_base(load_seeds([book(tmp_path / "表.xlsx", Sheet1=[TITLES, *OLD, *NEW])]))
    told = {fact.record.value: fact.record.when for fact in base.facts if isinstance(fact.record, Attribute)}
    assert str(told["标志着两极格局的终结"]) == "1991-12-25"
    items = make_bank(base, load_models(model_files(data_dir("templates")))).items
    asked = [item for item in items if item.kind == "single_choice" and item.model == "attribute-value"]
    old, new = {row[2] for row in OLD}, {row[2] for row in NEW}
    assert asked
    for item in asked:
        shown = {option.text for option in item.options}
        assert shown <= old or shown <= new, shown
