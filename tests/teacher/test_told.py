"""What a teacher is told of a call that is not as it should be: what to type or to write instead, and nothing that leads her astray."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from docx import Document

from tests.core.small import run

from .sheets import book

EVENTS = [
    ("时间", "事件", "主要人物", "意义"),
    ("1911年10月10日", "武昌起义爆发", "孙中山", "推翻帝制"),
    ("1919年5月4日", "五四运动爆发", "陈独秀", "新民主主义革命开端"),
    ("1921年7月", "中共一大召开", "毛泽东", "中国共产党成立"),
    ("1927年8月1日", "南昌起义爆发", "周恩来", "武装反抗第一枪"),
    ("1935年1月", "遵义会议召开", "张闻天", "生死攸关的转折点"),
    ("1949年10月1日", "中华人民共和国成立", "宋庆龄", "开辟新纪元"),
]
TEXT = "1978年12月，中国共产党十一届三中全会在北京召开。1980年8月，国务院批准设立深圳经济特区。"
DECK = "标题: 期末\n题数: {单选: 3, 填空: 2}\n不够就少出: 是\n"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A set as a teacher has it, with a class list that has a mistake, a text, and a deck typed in Word; whoever changes it copies it."""
    home = tmp_path_factory.mktemp("told") / "题库"
    for name in ("seeds", "decks"):
        (home / name).mkdir(parents=True)
    (home / "project.yaml").write_text("名称: jindai-k3f9x2\n标题: 近代史\n", "utf-8")
    book(home / "seeds" / "年表.xlsx", 年表=EVENTS)
    (home / "decks" / "期末.yaml").write_text(DECK, "utf-8")
    (home / "名单.csv").write_text("姓名,学号\n王小明,1\n李雷,1\n", "utf-8")
    (home / "稿.txt").write_text(TEXT, "utf-8")
    document = Document()
    for line in ("标题：单元测", "题数：{单选：5}", "产品：[试卷]"):
        document.add_paragraph(line)
    document.save(str(home / "decks" / "单元测.docx"))
    return home


@pytest.fixture
def mine(written: Path, tmp_path: Path) -> Path:
    """A copy of the set."""
    shutil.copytree(written, tmp_path / "题库")
    return tmp_path / "题库"


def test_of_a_list_that_the_call_is_given_nobody_says_that_it_is_not_read(mine: Path) -> None:
    told = run(mine, "worksheet", "期末", "--roster", "名单.csv", "--lang", "zh").err
    assert told.startswith("名单.csv:3: 李雷的学号1和王小明的一样")
    assert "放在这里不读" not in told


OWN = [
    (("extract", "稿.txt", "-o", "seeds/年表.xlsx"), "是您题库里的事实，不能覆盖"),
    (("extract", "稿.txt", "-o", "decks/期末.yaml"), "是您题库里的文件，会被覆盖"),
    (("convert", "seeds/年表.xlsx", "decks/期末.yaml"), "是您题库里的文件，会被覆盖"),
    (("convert", "seeds/年表.xlsx", "project.yaml"), "是您题库里的文件，会被覆盖"),
    (("anki", "期末", "-o", "seeds/年表.xlsx"), "是放事实的地方"),
    (("anki", "期末", "-o", "decks/期末.yaml"), "这是放题组的文件夹"),
    (("worksheet", "期末", "-o", "seeds"), "是放事实的地方"),
    (("worksheet", "期末", "-o", "decks/期末.yaml"), "是一个文件，这里要文件夹"),
]


@pytest.mark.parametrize(("call", "words"), OWN)
def test_what_is_made_never_goes_over_a_file_of_the_set(mine: Path, call: tuple[str, ...], words: str) -> None:
    before = {path: path.read_bytes() for path in mine.rglob("*.*") if path.is_file()}
    told = run(mine, *call, "--lang", "zh")
    assert told.status == 2
    assert words in told.err
    assert "--force" not in told.err
    assert {path: path.read_bytes() for path in before} == before


@pytest.mark.parametrize("name", ["项目.yaml", "题库.yml", "project.yaml.txt"])
@pytest.mark.parametrize("call", [("anki", "期末"), ("build",), ("check",)])
def test_a_project_file_of_another_name_is_told_to_be_renamed(mine: Path, call: tuple[str, ...], name: str) -> None:
    (mine / "project.yaml").rename(mine / name)
    told = run(mine, *call, "--lang", "zh")
    assert f"旁边有 {name}；把它改名为 project.yaml" in told.out + told.err


def test_a_deck_beside_a_set_is_no_project_file(mine: Path) -> None:
    (mine / "project.yaml").unlink()
    (mine / "另一.yaml").write_text(DECK, "utf-8")
    assert "写一行 `name: `" in run(mine, "anki", "期末", "--lang", "zh").err


CALLS = [
    (("build", "单元测"), "decks/单元测.docx: 是 Word 文件，题组要写成纯文本；把里面的几行复制到记事本里，存到 decks/，文件名写 单元测.yaml"),
    (("build", "期末", "-o", "papers"), "没有 -o 这个选项；是不是想写 --out？"),
    (("build", "期末", "--out", "seeds"), "换一个文件夹，例如 --out=papers"),
    (("swap", "期末", "3-5"), "3-5：一次只换一道题；只写一个题号，例如 zhongbu-quiz swap 期末 3\n"),
    (("swap", "期末", "3,5"), "例如 zhongbu-quiz swap 期末 3\n"),
    (("swap", "期末", "第2题、第4题"), "例如 zhongbu-quiz swap 期末 第2题\n"),
    (("swap", "期末", "3", "5"), "5：一次只换一道题"),
    (("items", "期末", "单选"), "在表里按题型筛选：zhongbu-quiz export 期末 --to xlsx --all"),
    (("extract", "稿.txt"), "要在 Excel 里审：zhongbu-quiz extract 稿.txt -o seeds/草稿.xlsx\n"),
    (("extract", "稿.txt", "-o", "seeds/草稿.xlsx"), "用 Excel 打开 seeds/草稿.xlsx，对的行在“采用”一列打 √"),
]


@pytest.mark.parametrize(("call", "words"), CALLS)
def test_what_to_type_or_to_do_is_said(mine: Path, call: tuple[str, ...], words: str) -> None:
    assert words in run(mine, *call, "--lang", "zh").err


FILES = [
    ("decks/期末.yaml", "标题: 期末\n题数: {材料题: 2, 单选: 3}\n", "decks/期末.yaml:2: 没有“材料题”这种题：材料题是单选题、简答题，"
     "题数算在它们里面；一份卷上要几则材料，另写一行“材料数: 2”"),
    ("project.yaml", "名称: jindai-k3f9x2\nanki: {每天: 10}\n", "每天新卡片（new_per_day）、"),
    ("project.yaml", "名称: jindai-k3f9x2\nanki: {每天: 10}\n", "（if_needed）"),
]


@pytest.mark.parametrize(("name", "text", "words"), FILES)
def test_what_to_write_into_a_file_is_said(mine: Path, name: str, text: str, words: str) -> None:
    (mine / name).write_text(text, "utf-8")
    assert words in run(mine, "anki", "期末", "--lang", "zh").err
