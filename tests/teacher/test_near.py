"""A name that is nearly right: of a file, a region, a command; what is meant, or what there is, is told."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.core.small import run
from zhongbu_quiz.loading.strangers import near_file

from .sheets import book

HEADS = ("时间", "事件", "地点")
TABLE = [HEADS, ("1911年10月10日", "武昌起义爆发", "武昌"), ("1919年5月4日", "五四运动爆发", "北京"), ("1921年7月", "中共一大召开", "上海")]


@pytest.fixture
def mine(starter: Path, tmp_path: Path) -> Path:
    """A set with a table of events, a deck, and a class list among the facts."""
    home = tmp_path / "set"
    shutil.copytree(starter, home)
    book(home / "seeds" / "年表.xlsx", Sheet1=TABLE)
    (home / "decks" / "近代史.yaml").write_text("标题: 小测\n题数: {挖空: 2}\n", encoding="utf-8")
    return home


@pytest.mark.parametrize(
    ("there", "typed"),
    [
        ("seeds/名单.xlsx", "名单.xlsx"),
        ("名单.xlsx", "名单.xls"),
        ("名单.csv", "名单.xlsx"),
        ("名单/三班.xlsx", "三班.xlsx"),
        ("八年级名单.xlsx", "八年纪名单.xlsx"),
        ("seeds/八年级3班.xlsx", "八年级三班.xlsx"),
    ],
)
def test_a_file_that_is_near_is_named(there: str, typed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / there).parent.mkdir(exist_ok=True)
    (tmp_path / there).touch()
    (tmp_path / "小结.txt").touch()
    assert near_file(Path(typed)) == Path(there)
    assert near_file(Path("别的.docx")) is None


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize(
    ("call", "said"),
    [
        (("print", "近代史"), "没有 print 这个命令；是不是想写 worksheet？写成：zhongbu-quiz worksheet 近代史"),
        (("打印", "近代史", "-o", "卷"), "写成：zhongbu-quiz worksheet 近代史 -o 卷"),
        (("试卷", "近代史"), "写成：zhongbu-quiz worksheet 近代史 --only 试卷"),
        (("pdf", "近代史"), "写成：zhongbu-quiz worksheet 近代史 --only 试卷"),
        (("Word", "近代史"), "写成：zhongbu-quiz worksheet 近代史 --only Word"),
        (("出卷", "近代史"), "写成：zhongbu-quiz worksheet 近代史"),
        (("excel", "近代史"), "写成：zhongbu-quiz export 近代史 --to 题库表"),
        (("zhongbu-quiz", "worksheet", "近代史"), "zhongbu-quiz 多写了一遍，写一遍就行：zhongbu-quiz worksheet 近代史"),
        (("items", "近代史", "-o", "题目.docx"), "要做Word 版试卷和答案（.docx），运行 zhongbu-quiz worksheet 近代史 --only Word"),
        (("items", "近代史", "-o", "题目.xlsx"), "运行 zhongbu-quiz export 近代史 --to 题库表"),
        (("items", "近代史", "-o", "题目.pdf"), "运行 zhongbu-quiz worksheet 近代史 --only 试卷"),
        (("worksheet", "近代史", "--roster", "年表.xls"), "年表.xls: 没有这个文件；是不是 seeds/年表.xlsx？"),
    ],
)
def test_a_call_is_told_as_it_is_typed_whole(call: tuple[str, ...], said: str, mine: Path) -> None:
    done = run(mine, *call)
    assert done.status == 2 and said in done.err


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("地区: [北京]", "“北京”是事件的地点，不是“地区”"),
        ("地区: 广东", "没有“广东”这个地区；可以写：中国"),
        ("章节: 载人航天、深空探测", "几个名字要写成列表，中间用英文逗号加空格：[载人航天, 深空探测]"),
        ("标签: [重点]", "没有“重点”这个标签；可以写："),
        ("章节: [第三单元]", "没有“第三单元”这个章节；有这些章节："),
    ],
)
def test_what_a_deck_chooses_by_and_nothing_has_is_told_with_what_there_is(line: str, said: str, mine: Path) -> None:
    (mine / "decks" / "近代史.yaml").write_text(f"标题: 小测\n题数: {{挖空: 2}}\n范围: {{{line}}}\n", encoding="utf-8")
    assert said in run(mine, "items", "近代史").err


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("单元小侧", "没有“单元小侧”这个题组；是不是 近代史（单元小测）？"),
        ("单元", "是不是 近代史（单元小测）？"),
        ("近代", "是不是 近代史（单元小测）？"),
        ("单元小测", "单元小测 是题组 近代史 的标题；请写它的名字：近代史"),
        ("期末", "没有“期末”这个题组；有这些题组："),
    ],
)
def test_a_deck_that_is_nearly_named_is_told(typed: str, said: str, mine: Path) -> None:
    (mine / "decks" / "近代史.yaml").write_text("标题: 单元小测\n题数: {挖空: 2}\n", encoding="utf-8")
    assert said in run(mine, "items", typed).err


@pytest.mark.usefixtures("chinese")
def test_no_deck_above_several_sets_is_told_where_to_go(mine: Path) -> None:
    shutil.copytree(mine, mine.parent / "历史")
    done = run(mine.parent, "items")
    assert done.status == 2 and "先进入要用的那一个" in done.err
