"""What a set's own data/ files know of places and times, the readers of its tables and of its YAML know, too."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from shutil import copytree

import pytest
from docx import Document

from tests.core.small import run
from zhongbu_quiz.data.world import World, load_world
from zhongbu_quiz.errors import ContentError
from zhongbu_quiz.facts.base import build_base
from zhongbu_quiz.facts.kinds.event import Event
from zhongbu_quiz.facts.written import written_figure
from zhongbu_quiz.items.inexact import may_meet
from zhongbu_quiz.studio.project import load_facts, project_at
from zhongbu_quiz.workbook.seeds import load_seeds

from .sheets import book, table

ERAS = """eras:
  - {names: 太和门纪元, from: 1200, to: 1210}
reigns:
  云国: 云启 1200/1210, 云祥 1211/1230
"""
PLACES = """groups:
  - {level: province, in: 中国, names: 西岭省}
  - {level: city, in: 西岭省, names: 云河市 石桥市 南坡市}
"""
YEARS = [("时间", "事件"), ("云启元年", "云国建立"), ("云启五年", "云国迁都石桥"), ("云祥三年三月", "云国颁布《云律》"), ("1230年", "云国灭亡")]
MEANT = ["1200年", "1204年", "1213年", "1230年"]
WIDE = [("西岭省各市人口（万人）", "", ""), ("名称", "2019年", "2020年"), ("云河市", "310", "320"), ("石桥市", "210", "215"), ("南坡市", "11", "18")]
Make = Callable[[Path, list[tuple[str, ...]]], Path]


def xlsx(path: Path, rows: list[tuple[str, ...]]) -> Path:
    return book(path.with_suffix(".xlsx"), Sheet1=rows)


def csv(path: Path, rows: list[tuple[str, ...]]) -> Path:
    return table(path.with_suffix(".csv"), "\n".join(",".join(row) for row in rows) + "\n")


def docx(path: Path, rows: list[tuple[str, ...]]) -> Path:
    document = Document()
    rows = [row for row in rows if all(row)] if len(rows[0]) > 2 else rows
    if len(rows[0]) > 2:
        document.add_paragraph(WIDE[0][0])
    made = document.add_table(rows=len(rows), cols=len(rows[0]))
    for number, row in enumerate(rows):
        for place, text in enumerate(row):
            made.cell(number, place).text = text
    document.save(str(path.with_suffix(".docx")))
    return path.with_suffix(".docx")


EACH = pytest.mark.parametrize("make", [xlsx, csv, docx])


@pytest.fixture
def own(tmp_path: Path) -> World:
    """The world of a set that has its own reigns and places."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "eras.yaml").write_text(ERAS, encoding="utf-8")
    (tmp_path / "data" / "places.yaml").write_text(PLACES, encoding="utf-8")
    return load_world((tmp_path / "data",))


def said(path: Path, world: World) -> list[str]:
    return [fact.statement for fact in build_base(load_seeds([path], world), world).facts]


@EACH
def test_reigns_of_ones_own_date_the_events_of_a_table(make: Make, tmp_path: Path, own: World) -> None:
    path = make(tmp_path / "年表", YEARS)
    told = said(path, own)
    assert [year in line for line, year in zip(told, MEANT, strict=True)] == [True] * 4, told
    with pytest.raises(ContentError, match="云启元年"):
        load_seeds([path])


@EACH
def test_places_of_ones_own_make_statistics_of_a_wide_table(make: Make, tmp_path: Path, own: World) -> None:
    path = make(tmp_path / "人口", WIDE)
    told = said(path, own)
    assert "2020年，云河市人口为320万人。" in told and len(told) == 6
    assert {fact.record.kind for fact in load_seeds([path], own).facts} == {"statistic"} != {fact.record.kind for fact in load_seeds([path]).facts}


def test_towns_that_nobody_listed_are_places_below_the_title_of_places(tmp_path: Path) -> None:
    """They are known without 市, and with it they were taken for what is measured."""
    rows = [("河南省各市人口（万人）", "", ""), ("地区", "2019年", "2020年"), ("郑州市", "310", "320"), ("小石县", "21", "22")]
    told = said(xlsx(tmp_path / "人口", rows), load_world())
    assert told == [f"{year}年，{town}人口为{figure}万人。" for town, figures in (("郑州市", (310, 320)), ("小石县", (21, 22)))
                    for year, figure in zip((2019, 2020), figures, strict=True)]  # fmt: skip


def test_dates_in_yaml_are_read_by_the_reigns_of_the_set(tmp_path: Path, own: World) -> None:
    path = tmp_path / "facts.yaml"
    source = "{document: 云国史, section: 一, evidence: [云国, 《云律》]}"
    fields = "id: e1, kind: event, date: 云祥三年, actor: 云国, action: 颁布, object: 《云律》, stage: 颁布, matter: 云国之法"
    path.write_text(f"facts:\n  - {{{fields}, source: {source}}}\n", encoding="utf-8")
    (fact,) = load_seeds([path], own).facts
    assert str(fact.record.date).startswith("1213 ")  # type: ignore[union-attr]
    with pytest.raises(ContentError, match="云祥三年"):
        load_seeds([path])


def test_a_set_is_read_by_its_own_files_and_what_is_wrong_in_them_is_told_with_the_rest(starter: Path, tmp_path: Path) -> None:
    mine = copytree(starter, tmp_path / "mine")
    (mine / "seeds" / "facts.xlsx").unlink()
    xlsx(mine / "seeds" / "年表", YEARS)
    (mine / "data").mkdir(exist_ok=True)
    (mine / "data" / "eras.yaml").write_text(ERAS, encoding="utf-8")
    assert len(load_facts(project_at(mine)).facts) == 4
    ran = run(mine, "convert", "seeds/年表.xlsx", "years.yaml", "--quiet")
    assert ran.status == 0 and "1213" in (mine / "years.yaml").read_text("utf-8")
    (mine / "data" / "eras.yaml").write_text(ERAS.replace("reigns:", "reign:"), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_facts(project_at(mine))
    files = {Path(problem.path.partition("[")[0]).name for problem in caught.value.problems}
    assert files == {"eras.yaml", "年表.xlsx"}


def test_an_era_of_ones_own_dates_what_happened_in_it(own: World) -> None:
    assert [(phrase, first[0], last[0]) for phrase, (first, last) in own.eras.found("太和门纪元的云国")] == [("太和门纪元", 1200, 1210)]
    assert load_world().eras.found("太和门纪元的云国") == []


@pytest.mark.parametrize(("years", "year"), [("700/710", "702年"), ("0700/0710", "702年"), ("95/110", "公元97年"), ("1700/1710", "1702年")])
def test_years_of_reigns_need_no_four_digits(years: str, year: str, tmp_path: Path) -> None:
    (tmp_path / "eras.yaml").write_text(f"reigns:\n  大周: 启元 {years}\n", encoding="utf-8")
    path = book(tmp_path / "年表.xlsx", Sheet1=[("时间", "事件"), ("启元三年", "大周建立"), ("启元五年", "大周灭亡")])
    assert f"（{year}）" in said(path, load_world((tmp_path,)))[0]


WORDS = {
    "organs.yaml": "aliases:\n  星海阁: 星阁\n",
    "places.yaml": "groups:\n  - {level: country, names: 云国}\n",
    "qualifiers.yaml": "qualifiers:\n  - {name: about, title: 大抵, say: '大抵{figure}{unit}', before: 大抵}\n"
    "  - {name: at_least, title: 起码, say: '起码{figure}{unit}', before: 起码}\n",
}


@pytest.fixture
def worded(tmp_path: Path) -> World:
    """The world of a set that has its own organs, states and words for what is inexact."""
    (tmp_path / "data").mkdir()
    for name, text in WORDS.items():
        (tmp_path / "data" / name).write_text(text, encoding="utf-8")
    return load_world((tmp_path / "data",))


def test_who_did_something_is_known_by_the_organs_and_states_of_the_set(tmp_path: Path, worded: World) -> None:
    titles = ("编号", "日期", "主体", "动作", "对象")
    path = book(tmp_path / "事.xlsx", 大事=[titles, ("a", "1900年", "云国", "颁布", "《海律》"), ("b", "1901年", "星海阁", "印发", "《海图》")])

    def types(world: World) -> list[tuple[str, str]]:
        records = [placed.record for placed in load_seeds([path], world).facts]
        return [(record.told_type, record.doer) for record in records if isinstance(record, Event)]

    assert types(worded) == [("region", "other"), ("organ", "organ")]
    assert types(load_world()) == [("organ", "other"), ("organ", "other")]
    told = build_base(load_seeds([path], worded), worded).facts
    assert [fact.slots["actor"].type for fact in told] == ["region", "organ"]


def test_what_is_inexact_is_told_by_the_words_of_the_set(tmp_path: Path, worded: World) -> None:
    table = [("河流", "长度"), ("甲河", "大抵120千米"), ("乙河", "起码110千米"), ("丙河", "130千米")]
    facts = build_base(load_seeds([book(tmp_path / "河.xlsx", Sheet1=table)], worded), worded).facts
    assert facts[0].statement == "甲河的长度约为120千米。"
    known, open_, _exact = (fact.slots["value"] for fact in facts)
    assert (known.type, open_.type) == ("number", "value")
    one = replace(open_, text="起码125千米", figure=written_figure("起码125千米", worded))
    assert may_meet(open_, one) and not may_meet(*(replace(slot, figure=None) for slot in (open_, one)))


def test_cells_of_figures_say_and_choose_the_words_of_the_set(tmp_path: Path, worded: World) -> None:
    titles = ("编号", "地区", "指标", "时期", "原文写法", "修饰")
    rows = [titles, ("a", "河南", "粮食产量", "2020年", "大抵130亿斤", None), ("b", "河南", "棉花产量", "2020年", "130万斤", "起码")]
    records = [placed.record for placed in load_seeds([book(tmp_path / "数.xlsx", 数据=rows)], worded).facts]
    assert [record.qualifier for record in records] == ["about", "at_least"]  # type: ignore[attr-defined]
