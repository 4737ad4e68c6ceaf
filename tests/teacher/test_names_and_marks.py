"""What teachers write into a table of events that is no event yet, or no mark of ours: names, doubts, 甲乙, ‹…›, titles in traditional characters."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest

from tests.core.small import run
from zhongbu_quiz.facts.base import build_base
from zhongbu_quiz.studio.project import load_facts, project_at
from zhongbu_quiz.workbook.seeds import load_seeds

from .sheets import book, problems

TITLES = ("时间", "事件", "人物")
ROWS = [("1839年6月", "林则徐虎门销烟", "林则徐"), ("1898年6月", "光绪帝颁布《明定国是》诏书", "光绪帝"), ("1911年10月", "武昌起义爆发", "")]


def years(folder: Path, *rows: tuple[str, ...], titles: tuple[str, ...] = TITLES) -> Path:
    return book(folder / "年表.xlsx", Sheet1=[titles, *ROWS, *rows])


def told(path: Path) -> list[str]:
    return [fact.statement for fact in build_base(load_seeds([path])).facts]


def remarks(path: Path) -> str:
    return "\n".join(load_seeds([path]).remarks)


@pytest.mark.parametrize("event", ["甲、签订《南京条约》乙、割让香港岛", "甲．签订《南京条约》；乙．割让香港岛"])
def test_events_that_are_lettered_in_one_cell_are_told_and_lose_their_letters(event: str, tmp_path: Path) -> None:
    path = years(tmp_path, ("1842年", event, ""))
    assert told(path)[-1] == "1842年，签订《南京条约》、割让香港岛。" and "B5 tell several events" in remarks(path)


def test_classes_that_are_named_by_letters_stay(tmp_path: Path) -> None:
    assert told(years(tmp_path, ("1920年", "学校分设甲、乙、丙三班", "")))[-1] == "1920年，学校分设甲、乙、丙三班。"


@pytest.mark.parametrize("name", ["北京", "林则徐", "光绪帝"])
def test_a_place_or_a_person_of_the_table_is_no_event(name: str, tmp_path: Path) -> None:
    (problem,) = problems(years(tmp_path, ("1866年", name, "")))
    assert "which is nothing that happened" in problem and name in problem


@pytest.mark.parametrize(("event", "asked"), [("孙中山", True), ("唐建立", False), ("金灭辽", False), ("宋元之战", False)])
def test_what_may_be_only_a_name_is_told(event: str, asked: bool, tmp_path: Path) -> None:
    assert ("may hold only a name" in remarks(years(tmp_path, ("1866年", event, "")))) is asked


@pytest.mark.parametrize("mark", ["（存疑）", "(待考)", "（有争议？）"])
def test_an_event_in_doubt_is_refused(mark: str, tmp_path: Path) -> None:
    (problem,) = problems(years(tmp_path, ("1900年", f"义和团进入北京{mark}", "")))
    assert "is in doubt" in problem


@pytest.mark.parametrize(
    ("event", "meant"),
    [("清政府与英国签订‹南京条约›", "《南京条约》"), ("清政府与英国签订<<南京条约>>", "《南京条约》"), ("光绪帝颁布'定国是诏'", "“定国是诏”")],
)
def test_marks_that_a_keyboard_has_are_those_of_a_title_or_a_quotation(event: str, meant: str, tmp_path: Path) -> None:
    assert told(years(tmp_path, ("1898年9月", event, "")))[-1].endswith(f"{meant}。")


def test_titles_in_traditional_characters_are_known(tmp_path: Path) -> None:
    path = book(tmp_path / "年表.xlsx", Sheet1=[("時間", "歷史事件", "地點"), ("1839年6月", "林则徐虎门销烟", "广东")])
    assert told(path) == ["1839年6月，林则徐虎门销烟在广东发生。"]


DOWN = [("770年", "平王东迁"), ("475年", "战国开始"), ("356年", "商鞅开始变法"), ("221年", "秦统一六国")]


@pytest.mark.parametrize(
    ("rows", "titles", "asked"),
    [(DOWN, ("时间", "事件"), True), (DOWN[::-1], ("时间", "事件"), False), (DOWN, ("时间（公元前）", "事件"), False),
     ([(f"公元{year}", event) for year, event in DOWN], ("时间", "事件"), False)],
)  # fmt: skip
def test_years_that_go_down_are_asked_about_once(rows: list[tuple[str, str]], titles: tuple[str, str], asked: bool, tmp_path: Path) -> None:
    path = book(tmp_path / "年表.xlsx", Sheet1=[titles, *rows])
    assert remarks(path).count("the years go down from 770 to 221") == asked


@pytest.mark.parametrize(("span", "said"), [("25—220", "是公元25—220年"), ("618-907", "为618—907年")])
def test_two_years_in_a_column_of_times_are_told_as_years(span: str, said: str, tmp_path: Path) -> None:
    path = book(tmp_path / "朝代.xlsx", Sheet1=[("朝代", "起止年份", "都城"), ("东汉", span, "洛阳"), ("西晋", "266—316", "洛阳")])
    assert told(path)[0] == f"东汉的起止年份{said}。"


SETS = {
    "modern": [*ROWS, ("1842年8月29日", "清政府与英国签订《南京条约》", ""), ("1851年1月", "洪秀全发动金田起义", "洪秀全"),
               ("1894年7月25日", "日本舰队在丰岛海面袭击中国运兵船", ""), ("1895年4月17日", "中日签订《马关条约》", "李鸿章"),
               ("1900年6月", "八国联军侵华", ""), ("1912年1月1日", "中华民国成立", "孙中山"), ("1915年9月", "陈独秀在上海创办《青年杂志》", "陈独秀"),
               ("1919年5月4日", "五四运动爆发", ""), ("1921年7月", "中国共产党第一次全国代表大会召开", "")],
    "ancient": [("秦始皇二十六年", "秦统一六国", ""), ("西汉建元二年", "张骞第一次出使西域", ""), ("东汉元兴元年", "蔡伦改进造纸术", ""),
                ("贞观元年", "唐太宗调整地方行政区划", ""), ("天宝十四载", "安史之乱爆发", ""), ("建隆元年", "赵匡胤发动陈桥兵变", ""),
                ("熙宁二年", "王安石开始变法", ""), ("靖康二年", "金军灭北宋", ""), ("元至元八年", "忽必烈定国号为元", ""),
                ("洪武元年", "朱元璋称帝", ""), ("永乐三年", "郑和第一次下西洋", ""), ("万历九年", "张居正推行一条鞭法", "")],
    "a life": [("1881年9月25日", "鲁迅出生于浙江绍兴", ""), ("1892年", "进入三味书屋读书", ""), ("1898年5月", "考入江南水师学堂", ""),
               ("1902年4月", "赴日本留学", ""), ("1904年9月", "进入仙台医学专门学校学医", ""), ("1906年", "弃医从文", ""),
               ("1909年8月", "回国任教于浙江两级师范学堂", ""), ("1912年2月", "应蔡元培之邀到教育部任职", ""),
               ("1918年5月", "发表白话小说《狂人日记》", ""), ("1921年12月", "开始连载《阿Q正传》", ""), ("1926年8月", "离开北京南下厦门", ""),
               ("1936年10月19日", "在上海病逝", "")],
    "a school": [("1905年", "创办县立高等小学堂", ""), ("1912年", "更名为县立第一高等小学校", ""), ("1927年", "增设初中部", ""),
                 ("1938年", "为避战火迁至山区办学", ""), ("1945年10月", "迁回原址", ""), ("1952年", "由县人民政府接管", ""),
                 ("1958年", "增设高中部", ""), ("1978年", "恢复高考后首届毕业生参加考试", ""), ("1985年", "图书馆落成", ""),
                 ("1996年", "被评为省级重点中学", ""), ("2005年10月", "举行百年校庆", ""), ("2018年9月", "新校区启用", "")],
}  # fmt: skip
FITTING = ("nothing is wrong with them", "nothing is wrong with these")


@pytest.mark.parametrize("name", SETS)
def test_twelve_good_events_are_neither_warned_of_nor_refused(name: str, starter: Path, tmp_path: Path) -> None:
    """A model that makes nothing of them says that nothing is wrong with them."""
    mine = tmp_path / "mine"
    (mine / "seeds").mkdir(parents=True)
    (mine / "decks").mkdir()
    (mine / "project.yaml").write_bytes((starter / "project.yaml").read_bytes())
    titles = TITLES if any(row[2] for row in SETS[name]) else TITLES[:2]
    book(mine / "seeds" / "年表.xlsx", Sheet1=[titles, *(row[: len(titles)] for row in SETS[name])])
    ran = run(mine, "check")
    lines = [line for line in (ran.out + ran.err).splitlines() if line.strip()]
    assert ran.status == 0 and "nothing to mend" in lines[-1]
    assert len([line for line in lines if "年表.xlsx" in line]) == 1, lines
    assert all(any(words in line for words in FITTING) for line in lines if line.startswith("item model ")), lines


def _rewritten(path: Path, change: Callable[[str, bytes], bytes], **parts: str) -> Path:
    """A workbook with its parts changed, and some more."""
    with zipfile.ZipFile(path) as archive:
        inside = {name: change(name, archive.read(name)) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in inside.items():
            archive.writestr(name, data)
        for name, text in parts.items():
            archive.writestr(name, text)
    return path


def test_rich_text_that_is_stored_in_its_cell_is_read(tmp_path: Path) -> None:
    told_so = '<c r="A2" t="inlineStr"><is><r><t>18</t></r><r><rPr><b/></rPr><t>39年6月</t></r></is></c>'.encode()

    def inline(name: str, data: bytes) -> bytes:
        return re.sub(rb'<c r="A2"[^>]*>.*?</c>', told_so, data) if name.endswith("sheet1.xml") else data

    assert told(_rewritten(years(tmp_path), inline))[0].startswith("1839年6月，")


DRAWN = """<w:wsDr xmlns:w="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><w:twoCellAnchor><w:sp><w:txBody><a:bodyPr/><a:p><a:r><a:t>{text}</a:t></a:r></a:p>
</w:txBody></w:sp></w:twoCellAnchor></w:wsDr>"""
LINKED = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing" Target="../drawings/drawing1.xml"/></Relationships>"""


@pytest.mark.parametrize("text", ["1921年7月 中共一大召开", ""])
def test_text_in_a_box_over_the_table_is_told(text: str, tmp_path: Path) -> None:
    parts = {"xl/drawings/drawing1.xml": DRAWN.format(text=text), "xl/worksheets/_rels/sheet1.xml.rels": LINKED}
    path = _rewritten(years(tmp_path), lambda name, data: data, **parts)
    assert ("the text in boxes and shapes on it is not read" in remarks(path)) is bool(text)


def test_a_file_of_words_that_nobody_reads_is_told_wherever_it_lies(starter: Path, tmp_path: Path) -> None:
    mine = copytree(starter, tmp_path / "mine")
    (mine / "data").mkdir(exist_ok=True)
    for name in ("print.yaml", "data/print.yaml", "data/place.yaml"):
        (mine / name).write_text("groups: []\n", encoding="utf-8")
    said = load_facts(project_at(mine)).remarks
    assert sum("are printed with the words that ship" in line for line in said) == 2
    assert len([line for line in said if "place.yaml: is not read" in line and "places.yaml" in line]) == 1
