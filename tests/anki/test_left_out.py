"""A clause that would tell the answer of one card is hidden on that card, and shown on the others of its note."""

from __future__ import annotations

from pathlib import Path

from zhongbu_quiz.exports.anki.hints import hint
from zhongbu_quiz.exports.anki.ids import CLOZE_TYPE
from zhongbu_quiz.exports.anki.notes import notes_of
from zhongbu_quiz.facts.base import build_base
from zhongbu_quiz.identity import ProjectRecord, identity_of
from zhongbu_quiz.items.bank import make_bank
from zhongbu_quiz.items.load import load_models
from zhongbu_quiz.paths import data_dir, model_files
from zhongbu_quiz.workbook.seeds import load_seeds

FACTS = Path(__file__).parent.parent / "core" / "gaps.yaml"


def test_a_clause_is_hidden_on_the_card_that_leaves_it_out() -> None:
    base = build_base(load_seeds([FACTS]))
    items = [item for item in make_bank(base, load_models(model_files(data_dir("templates")))).items if item.kind == "cloze"]
    project = identity_of(ProjectRecord(name="gaps-k3f9x2", title="河谷"))
    notes = {note.main_fact: note for note in notes_of(items, base, project)}
    text = notes["ev-notice"].fields[CLOZE_TYPE.place("正文")]
    aside = '<span class="zb-aside">'
    number = f"{{{{c2::{aside}{{{{c1::{aside}（国发〔2012〕8号）</span>}}}}</span>}}}}"  # it tells the year, and who issued the document
    assert text.startswith(f"{{{{c1::2012年3月::年月}}}}，{{{{c2::国务院::机构}}}}发布{{{{c3::《关于支持河谷的意见》::文件}}}}{number}，")
    assert notes["sl-canal"].fields[CLOZE_TYPE.place("正文")] == "《河谷志》一文提出，{{c21::安徽::省份}}全线通航的大运河是“江河大运河”。"


def test_a_hint_says_the_kind_of_answer_or_nothing() -> None:
    base = build_base(load_seeds([FACTS]))
    fact = base.fact("ev-clause")
    assert hint(fact.slots["actor"], fact, None, base.world.places) == ""
    grain = base.fact("st-anhui-grain")
    shown = [hint(grain.slots[name], grain, None, base.world.places) for name in ("figure", "region", "period", "indicator")]
    assert shown == ["数值", "省份", "年份", "指标"]
