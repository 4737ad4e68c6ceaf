"""A table of ordinary events as the annals of a textbook have them: what is said of each, and every gap made of it, as a golden to be read."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from tests.golden import Goldens
from zhongbu_quiz.errors import ContentError
from zhongbu_quiz.facts.base import build_base
from zhongbu_quiz.items.bank import make_bank
from zhongbu_quiz.items.item import Gap, stem_text
from zhongbu_quiz.items.load import load_models
from zhongbu_quiz.loading.yamlfile import load_yaml
from zhongbu_quiz.paths import data_dir, model_files
from zhongbu_quiz.workbook.seeds import load_seeds

from .sheets import book, problems

HERE = Path(__file__).parent


def read(tmp_path: Path, *rows: tuple[Any, ...]) -> tuple[list[str], str]:
    """What the facts of a table say, and what was said of it."""
    seeds = load_seeds([book(tmp_path / "表.xlsx", Sheet1=list(rows))])
    return [fact.statement for fact in build_base(seeds).facts], "\n".join(seeds.remarks)


def test_annals(tmp_path: Path, goldens: Goldens) -> None:
    """Read every sentence and every gap of this golden: none may be wrong."""
    rows = [tuple(cell or None for cell in line.split("|")) for line in (HERE / "annals.txt").read_text(encoding="utf-8").splitlines()]
    seeds = load_seeds([book(tmp_path / "表.xlsx", Sheet1=rows)])
    base = build_base(seeds)
    bank = make_bank(base, load_models(model_files(data_dir("templates"))))
    gaps = defaultdict(list)
    for item in bank.items:
        if isinstance(item, Gap):
            gaps[item.facts[0]].append(stem_text(item.stem, "{{" + "、".join(item.key_texts) + "}}"))
    made = "".join("\n".join((fact.statement, *(f"  {gap}" for gap in sorted(gaps[fact.id])), "")) for fact in base.facts)
    goldens.text(HERE / "golden/annals.txt", made)


@pytest.mark.parametrize(
    ("titles", "row", "told"),
    [
        ("时间|发现|发现者|国家", "1543年|发表《天体运行论》|哥白尼|波兰", "1543年，哥白尼发表《天体运行论》。 哥白尼的国籍是波兰。"),
        ("年份|科学家|国籍|成就|意义", "1687年|牛顿|英国|提出万有引力定律|近代科学形成",
         "1687年，牛顿提出万有引力定律。 牛顿的国籍是英国。 牛顿提出万有引力定律的意义是近代科学形成。"),
        ("时间|人物|国籍|成就", "1543年|哥白尼|波兰|日心说", "日心说的提出者是哥白尼。 日心说的提出时间是1543年。 哥白尼的国籍是波兰。"),
        ("时间|发现|国家|科学家", "1953年|提出DNA双螺旋结构|美国、英国|沃森、克里克", "1953年，沃森、克里克提出DNA双螺旋结构。"),
        ("时间|发现|科学家", "1928年|青霉素|（英）弗莱明", "青霉素的发现者是弗莱明。 青霉素的发现时间是1928年。"),
        ("时间|发明|发明者", "1879年|电灯|[美]爱迪生", "电灯的发明者是爱迪生。 电灯的发明时间是1879年。"),
        ("年份|科学家|国籍|主要成就", "约公元前240年|埃拉托色尼|古希腊|测算出地球周长",
         "约公元前240年，埃拉托色尼测算出地球周长。 埃拉托色尼的国籍是古希腊。"),
    ],
)  # fmt: skip
def test_discoveries_in_any_order(titles: str, row: str, told: str, tmp_path: Path) -> None:
    assert " ".join(read(tmp_path, tuple(titles.split("|")), tuple(row.split("|")))[0]) == told


def test_what_is_left_out_of_discoveries_is_told(tmp_path: Path) -> None:
    _, remarks = read(tmp_path, ("时间", "成就", "科学家"), ("1687年", "万有引力定律", "[英]牛顿"), ("1859年", "提出进化论", "达尔文"))
    assert "B2 only name what was found" in remarks
    assert "C2 open with the land of the person" in remarks


@pytest.mark.parametrize(
    ("event", "told", "remark"),
    [
        ("五四运动：标志着新民主主义革命的开端", "五四运动发生。", True),
        ("中共十一届三中全会召开——新中国成立以来党的历史上的伟大转折", "中共十一届三中全会召开。", True),
        ("武昌起义爆发——湖北军政府成立", "武昌起义爆发——湖北军政府成立。", False),
        ("十二届三中全会通过\n《关于经济体制改革的决定》", "十二届三中全会通过《关于经济体制改革的决定》。", False),
    ],
)
def test_what_came_of_an_event_stands_in_a_column_of_its_own(event: str, told: str, remark: bool, tmp_path: Path) -> None:
    said, remarks = read(tmp_path, ("时间", "事件", "意义"), ("1978年12月", event, None))
    assert said == [f"1978年12月，{told}"]
    assert ("behind a colon or a dash" in remarks) == remark


def test_the_dynasty_of_an_event_is_asked_where_its_words_do_not_tell_it(tmp_path: Path) -> None:
    rows = ("时间", "事件", "朝代"), ("公元前221年", "秦灭六国", "秦朝"), ("1069年", "王安石变法", "北宋")
    assert read(tmp_path, *rows)[0] == ["公元前221年，秦灭六国。", "1069年，王安石变法开始。", "王安石变法所属的朝代是北宋。"]


@pytest.mark.parametrize(("time", "rest"), [("1405—1433年，共7次", "共7次"), ("1921年7月，上海", "上海")])
def test_what_stands_behind_a_time_is_told(time: str, rest: str, tmp_path: Path) -> None:
    rows = [("时间", "事件"), (time, "郑和下西洋"), ("1919年5月4日", "五四运动爆发")]
    (told,) = problems(book(tmp_path / "表.xlsx", Sheet1=rows))
    assert f"holds more than the time; move '{rest}' to another column" in told


def test_months_from_which_to_which_are_asked_by_a_gap(tmp_path: Path) -> None:
    rows = [("时间", "事件"), ("1840.6-1842.8", "鸦片战争"), ("1919年5月4日", "五四运动爆发")]
    bank = make_bank(build_base(load_seeds([book(tmp_path / "表.xlsx", Sheet1=rows)])), load_models(model_files(data_dir("templates"))))
    assert [item.key_texts[0] for item in bank.items if isinstance(item, Gap) and "1840" in item.key_texts[0]] == ["1840年6月至1842年8月"]


def test_a_file_whose_colons_are_all_chinese(tmp_path: Path) -> None:
    path = tmp_path / "年表.yaml"
    path.write_text("标题： 年表\n题数： {单选： 10，判断： 5}\n", encoding="utf-8")
    with pytest.raises(ContentError) as error:
        load_yaml(path)
    assert [problem.line for problem in error.value.problems] == [1, 2]
    assert "Chinese colon" in error.value.problems[0].message


@pytest.mark.parametrize(
    ("event", "person", "place", "told"),
    [
        ("甲午战败，清政府被迫签《马关条约》", None, "下关", "清政府被迫签《马关条约》。"),
        ("解放军攻克开封", None, None, "解放军攻克开封。"),
        ("第一次国共合作", None, "广州", "第一次国共合作在广州开始。"),
        ("申办2008年奥运会成功", None, "莫斯科", "申办2008年奥运会成功。"),
    ],
)
def test_a_place_stands_where_it_is_sure_who_did_it(event: str, person: str | None, place: str | None, told: str, tmp_path: Path) -> None:
    said, _ = read(tmp_path, ("时间", "事件", "人物", "地点"), ("1948年6月", event, person, place))
    assert said[0] == f"1948年6月，{told}"
    assert (place in said[0] if place else True) or said[1].endswith(f"的地点是{place}。")
