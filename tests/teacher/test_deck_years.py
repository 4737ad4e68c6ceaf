"""The years that a deck is about, as a teacher writes them, and by the reigns of her own set."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from tests.core.small import run
from zhongbu_quiz.data.world import load_world
from zhongbu_quiz.data.written_spans import written_span
from zhongbu_quiz.facts.base import build_base
from zhongbu_quiz.facts.filter import FactFilter, passing
from zhongbu_quiz.workbook.seeds import load_seeds

from .sheets import book
from .test_own_world import ERAS, YEARS


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("前221/960", "-0220/0960"),
        ("前221年/960年", "-0220/0960"),
        ("1840年以后", "1840/.."),
        ("1840年以来", "1840/.."),
        ("1840年后", "1840/.."),
        ("光绪二十一年后", "1895/.."),
        ("1840-", "1840/.."),
        ("1840/", "1840/.."),
        ("1840/至今", "1840/.."),
        ("1911前", "../1911"),
        ("—1949", "../1949"),
    ],
)
def test_years_of_a_deck_are_read_as_they_are_written(text: str, years: str) -> None:
    assert str(written_span(text, load_world())) == years


@pytest.mark.parametrize("text", ["1949/1840", "1840/前221", "鸦片战争以来", "/"])
def test_what_names_no_years_of_a_deck_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"ends before|not a date|names no year"):
        written_span(text, load_world())


def test_a_deck_is_read_by_the_reigns_of_its_set(starter: Path, tmp_path: Path) -> None:
    mine = copytree(starter, tmp_path / "mine")
    (mine / "seeds" / "facts.xlsx").unlink()
    book(mine / "seeds" / "年表.xlsx", Sheet1=YEARS)
    (mine / "data").mkdir(exist_ok=True)
    (mine / "data" / "eras.yaml").write_text(ERAS, encoding="utf-8")
    for file in (mine / "decks").iterdir():
        file.unlink()
    (mine / "decks" / "云国.yaml").write_text("标题: 云国\n范围: {时期: 云启元年/云启五年}\n题数: {填空: 1}\nfewer: true\n", encoding="utf-8")
    ran = run(mine, "items", "云国")
    assert ran.status == 0 and ran.out


def test_dates_of_other_precision_are_told_as_such_and_not_as_another_kind(starter: Path, tmp_path: Path) -> None:
    mine = copytree(starter, tmp_path / "mine")
    (mine / "seeds" / "facts.xlsx").unlink()
    rows = [("时间", "事件"), ("1842年8月", "《南京条约》签订"), ("1851年", "金田起义爆发"), ("1860年", "《北京条约》签订"),
            ("1894年", "甲午战争爆发"), ("1895年", "公车上书爆发"), ("1919年5月4日", "五四运动爆发")]  # fmt: skip
    book(mine / "seeds" / "年表.xlsx", Sheet1=rows)
    told = run(mine, "check", "-v", "--lang", "zh").out
    assert "有的时间写到月、日或起止" in told and "各项不是同一类" not in told


@pytest.mark.parametrize(
    "row",
    [
        "单选 6 填空 4",
        "单选: 6, 填空: 4",
        "单选：6，填空：4",
        "单选6道，填空4道",
        "题数: 单选: 6, 填空: 4",
        "题数：单选6 填空4",
        "题数 单选 6 填空 4",
    ],
)
@pytest.mark.usefixtures("chinese")
def test_counts_in_a_row_that_yaml_does_not_read_are_told_as_they_must_stand(row: str, starter: Path, tmp_path: Path) -> None:
    mine = copytree(starter, tmp_path / "mine")
    (mine / "decks" / "my-set.yaml").write_text(f"标题: 小测\n{row}\nfewer: true\n", encoding="utf-8")
    told = run(mine, "items", "my-set").err
    assert "my-set.yaml:2" in told and "题数: {单选: 6, 填空: 4}" in told


@pytest.mark.usefixtures("chinese")
def test_counts_that_are_right_are_not_blamed_for_the_line_below(starter: Path, tmp_path: Path) -> None:
    mine = copytree(starter, tmp_path / "mine")
    (mine / "decks" / "my-set.yaml").write_text("标题: 小测\n题数: {单选: 6, 填空: 4}\nfewer true\n卷数: 2\n", encoding="utf-8")
    assert "my-set.yaml:2" not in run(mine, "items", "my-set").err


def test_who_and_what_it_meant_is_of_the_years_of_its_event(tmp_path: Path) -> None:
    rows = [("时间", "事件", "人物", "意义"), ("1840年", "鸦片战争爆发", None, "近代史的开端"), ("1856年", "第二次鸦片战争爆发", None, "程度加深"),
            ("1895年", "公车上书", "康有为", "变法的序幕"), ("1936年", "西安事变", "张学良、杨虎城", "时局转换的枢纽")]  # fmt: skip
    facts = build_base(load_seeds([book(tmp_path / "年表.xlsx", Sheet1=rows)])).facts
    told = [fact.statement for fact in passing(facts, FactFilter.model_validate({"period": "1850/1900"}))]
    assert [word for word in ("近代史", "程度", "康有为", "序幕", "张学良", "枢纽") if any(word in one for one in told)] == ["程度", "康有为", "序幕"]
    kinds = {fact.kind for fact in passing(facts, FactFilter.model_validate({"period": "1850/1900", "kind": "event"}))}
    assert kinds == {"event"}
