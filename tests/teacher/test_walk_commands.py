"""What a teacher typed, or put into a cell, on a walk through the program: each is told with what to do, or taken as it is meant."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.drawing.image import Image
from PIL import Image as Picture

from tests.core.small import run
from zhongbu_quiz.workbook.seeds import load_seeds

from .sheets import book, problems

QUESTIONS = ("编号", "题型", "题干", "选项A", "选项B", "答案")


@pytest.fixture
def mine(starter: Path, tmp_path: Path) -> Path:
    """A set with two decks."""
    home = tmp_path / "set"
    shutil.copytree(starter, home)
    (home / "decks" / "小测.yaml").write_text("标题: 小测\n题数: {挖空: 2}\n产品: [Anki文本]\n", encoding="utf-8")
    (home / "decks" / "月考.yaml").write_text("标题: 我的月考卷\n题数: {挖空: 2}\n产品: [Anki文本]\n", encoding="utf-8")
    return home


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (("-o", "卷", "worksheet", "小测"), "-o 写在命令和题组后面：zhongbu-quiz 命令 题组 -o …"),
        (("--only", "试卷", "worksheet", "小测"), "--only 写在命令和题组后面"),
        (("--nothing", "worksheet", "小测"), "没有 --nothing 这个选项"),
        (("swap", "3", "小测"), "先写题组，再写第几题：zhongbu-quiz swap 小测 3"),
        (("grade", "扫描.pdf", "--draw", "小测"), "请写出卷时和试卷放在一起的抽题记录，如 --draw papers/小测-draw.json"),
        (("extract", "seeds"), "seeds：是文件夹；一次读一个文件，请连文件名一起写，如 seeds/facts.xlsx"),
        (("items", "我的月考卷"), "我的月考卷 是题组 月考 的标题；请写它的名字：月考"),
        (("build", "小测，期末"), "没有“小测，期末”这个题组"),
    ],
)
def test_a_call_in_another_order_is_told_how_it_is_written(call: tuple[str, ...], said: str, mine: Path) -> None:
    (mine / "扫描.pdf").write_bytes(b"%PDF-1.4\n")
    done = run(mine, *call, "--lang", "zh")
    assert (done.status, done.out) == (2, "")
    assert said in done.err


@pytest.mark.parametrize("between", [",", "，", "、"])
def test_decks_may_have_commas_between_them(between: str, mine: Path) -> None:
    done = run(mine, "build", f"小测{between}月考", "--out", "made", "--lang", "zh")
    assert done.status == 0
    assert {"小测", "月考"} == {path.name.partition(".")[0] for path in (mine / "made").iterdir() if path.name[0] != "."}


def test_several_events_in_one_cell_are_told(tmp_path: Path) -> None:
    rows = [("时间", "事件"), ("1919年", "五四运动爆发；中国国民党改组"), ("1921年", "中共一大召开；"), ("1927年", "南昌起义爆发")]
    told = "\n".join(load_seeds([book(tmp_path / "表.xlsx", Sheet1=rows)]).remarks)
    assert "B2 tell several events, which are asked as one" in told


@pytest.mark.parametrize("mark", ["；", ";", "； ", "\n"])
def test_fragments_of_evidence_may_have_semicolons_between_them(mark: str, tmp_path: Path) -> None:
    rows = [("时间", "事件", "依据"), ("1919年", "五四运动爆发", f"1919年{mark}五四运动爆发"), ("1921年", "中共一大召开", f"1921年{mark}中共一大")]
    (first, _second) = load_seeds([book(tmp_path / "表.xlsx", Sheet1=rows)]).facts
    assert first.record.source.evidence == ("1919年", "五四运动爆发")


@pytest.mark.parametrize(
    ("stem", "wrong"), [("首都是__，最长的河是（    ）。", True), ("首都是（　　），河是（ ）。", False), ("首都是____，见书（下册）____。", False)]
)
def test_gaps_of_two_sorts_in_one_stem_are_told(stem: str, wrong: bool, tmp_path: Path) -> None:
    path = book(tmp_path / "题.xlsx", 自编题=[QUESTIONS, ("q1", "填空题", stem, None, None, "北京；长江")])
    assert ["has gaps of two sorts" in said for said in problems(path)] == [True] * wrong


def test_pictures_that_lie_on_a_sheet_are_told(tmp_path: Path) -> None:
    Picture.new("RGB", (30, 30), "red").save(tmp_path / "图.png")
    path = book(tmp_path / "题.xlsx", 自编题=[QUESTIONS, ("q1", "单选题", "图中是（　　）。", "甲", "乙", "A")], 术语=[("编号", "术语", "释义")])
    assert load_seeds([path]).remarks == ()
    made = load_workbook(path)
    made["自编题"].add_image(Image(str(tmp_path / "图.png")), "G2")
    made.save(path)
    (told,) = load_seeds([path]).remarks
    assert "题.xlsx[自编题]: the pictures on this sheet are not read; save each as a file" in told


def test_cells_of_wps_with_pictures_are_told(tmp_path: Path) -> None:
    Picture.new("RGB", (30, 30), "red").save(tmp_path / "图.png")
    path = book(tmp_path / "题.xlsx", 自编题=[(*QUESTIONS, "备注"), ("q1", "单选题", "图中是（　　）。", "甲", "乙", "A", '=DISPIMG("ID_1",1)')])
    made = load_workbook(path)
    made.create_sheet("#图").add_image(Image(str(tmp_path / "图.png")), "A1")
    made.save(path)
    assert "[自编题]: the pictures on this sheet are not read" in "\n".join(load_seeds([path]).remarks)
