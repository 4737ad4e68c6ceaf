"""Where a command is called from, and files of a set that nothing reads: nothing of ours is made in place of the teacher's in silence."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.core.small import run


@pytest.fixture
def mine(starter: Path, tmp_path: Path) -> Path:
    """A set in an empty folder."""
    shutil.copytree(starter, tmp_path / "我的 题库")
    return tmp_path / "我的 题库"


@pytest.mark.parametrize("call", [("facts",), ("check",), ("build",), ("audit",), ("items", "my-set"), ("worksheet", "my-set"), ("anki", "none")])
def test_beside_her_set_a_teacher_is_told_where_to_go(mine: Path, call: tuple[str, ...]) -> None:
    done = run(mine.parent, *call, "--lang", "zh")
    assert (done.status, done.out) == (2, "")
    assert done.err == f"这里（{mine.parent}）不是您的题库，里面的 我的 题库 才是；先进去：cd \"我的 题库\"\n"
    assert list(mine.parent.iterdir()) == [mine]


@pytest.mark.parametrize(("inside", "back"), [("seeds", ".."), ("decks", ".."), ("seeds/图", "../..")])
def test_inside_of_what_is_read_nothing_is_made(mine: Path, inside: str, back: str) -> None:
    (mine / inside).mkdir(exist_ok=True)
    done = run(mine / inside, "build", "--lang", "zh")
    assert (done.status, done.out) == (2, "")
    assert done.err.endswith(f"先回到题库的文件夹里：cd {back}\n")


def test_two_sets_are_both_named(mine: Path) -> None:
    shutil.copytree(mine, mine.parent / "other")
    assert "里面的 other、我的 题库 才是；先进入要用的那一个，例如：cd other" in run(mine.parent, "facts", "--lang", "zh").err


def test_a_set_of_which_one_part_is_missing_is_still_a_set(mine: Path) -> None:
    """Two of project.yaml, seeds/ and decks/ are enough: what is missing is told, and ours does not stand for it."""
    shutil.rmtree(mine / "decks")
    assert run(mine, "build", "--lang", "zh").err.startswith("decks/ 里没有题组文件（.yaml）；写一个")
    shutil.rmtree(mine / "seeds")
    (mine / "decks").mkdir()
    assert "seeds" in run(mine, "facts", "--lang", "zh").err


OURS = "这里没有 project.yaml：用的是自带的题库《中部地区崛起》；要做自己的题库，运行 zhongbu-quiz new my-set\n"


def test_where_no_set_is_near_it_is_said_that_ours_is_used(tmp_path: Path) -> None:
    assert run(tmp_path, "facts", "--lang", "zh").err.startswith(OURS)
    assert run(tmp_path, "facts", "-q", "--lang", "zh").err == ""
    assert run(tmp_path, "items", "history", "--lang", "zh").err == "", "who names a deck that ships knows whose it is"


def test_a_deck_that_ships_can_be_named_beside_a_set(mine: Path) -> None:
    done = run(mine.parent, "items", "history", "--lang", "zh")
    assert (done.status, done.err) == (0, OURS)


def test_a_deck_beside_her_set_is_drawn_from_the_set_she_stands_in(mine: Path) -> None:
    shutil.move(mine / "decks/my-set.yaml", mine.parent / "外.yaml")
    outside = run(mine, "items", "../外.yaml", "--lang", "zh")
    shutil.move(mine.parent / "外.yaml", mine / "decks/外.yaml")
    inside = run(mine, "items", "外", "--lang", "zh")
    assert (outside.status, outside.out) == (0, inside.out) and outside.out


def test_what_lies_in_a_set_and_is_not_read_is_named_once_with_what_to_do(mine: Path) -> None:
    deck = (mine / "decks/my-set.yaml").read_bytes()
    for name in ("decks/a.yaml.txt", "decks/b.yaml ", "decks/c.md", "seeds/旧.xlsx.bak", "seeds/记事.txt", "seeds/图.png", "seeds/~$a.xlsx"):
        (mine / name).write_bytes(deck)
    (mine / "seeds/去年").mkdir()
    shutil.copy(mine / "seeds/facts.xlsx", mine / "seeds/去年")
    told = run(mine, "facts", "--lang", "zh").err.splitlines()[:-1]  # the last counts the facts of each section
    assert [line.partition("（在资源")[0] for line in told] == [
        "decks/a.yaml.txt: 没有读，因为文件名末尾是“.yaml.txt”；把它改名为 a.yaml",
        "decks/b.yaml : 没有读，因为文件名末尾是“.yaml ”；把它改名为 b.yaml",
        "decks/c.md：没有读；decks/ 里只读 .yaml、.yml；另存为其中一种，或移到别处",
        "seeds/去年: 是文件夹，里面的不读；请把里面的文件直接放到这里",
        "seeds/图.png: 没有哪一题用到这张图；请在那一题的“图”里写它的文件名，不用的删去；拍下来的表格要录入 Excel 或 WPS，存成 .xlsx",
        "seeds/旧.xlsx.bak: 没有读，因为文件名末尾是“.xlsx.bak”；把它改名为 旧.xlsx",
        "seeds/记事.txt: 不读这种格式；年表一类的，请录入 Excel 或 WPS，第一行写列名（如 时间｜事件｜意义），存成 .xlsx；要从文章里起草事实，"
        "运行 zhongbu-quiz extract seeds/记事.txt -o seeds/记事.xlsx",
    ]
    assert "decks/a.yaml.txt: 没有读" in run(mine, "worksheet", "a", "--lang", "zh").err


def test_deck_files_end_in_any_case_and_two_of_one_name_are_refused(mine: Path) -> None:
    deck = (mine / "decks/my-set.yaml").read_text(encoding="utf-8")
    (mine / "decks/大写.YAML").write_text(deck, encoding="utf-8")
    assert run(mine, "items", "大写").status == 0
    (mine / "decks/my-set.yml").write_text(deck, encoding="utf-8")
    for call in (("build",), ("check",), ("items", "my-set")):
        done = run(mine, *call, "--lang", "zh")
        assert (done.status, done.out) == (2, ""), call
        assert "decks/my-set.yml: 与 decks/my-set.yaml 同名，做出的文件会互相覆盖；改掉一个名字" in done.err


ROWS = "时间,事件\n1840年6月,第一次鸦片战争爆发\n1851年1月,金田起义爆发\n1911年10月10日,武昌起义爆发\n1919年5月4日,五四运动爆发\n"


def test_tables_beside_seeds_are_named_and_class_lists_are_not(mine: Path) -> None:
    (mine / "补充.csv").write_text(ROWS, encoding="utf-8")
    (mine / "名单.csv").write_text("姓名,班级\n王小明,八1\n", encoding="utf-8")
    told = "补充.csv: 放在这里不读；是事实和题目的，放到 seeds 文件夹"
    err = run(mine, "facts", "--lang", "zh").err
    assert told in err and "名单" not in err
    (mine / "seeds/facts.xlsx").unlink()
    assert told in run(mine, "facts", "--lang", "zh").err


@pytest.mark.parametrize("place", ["", "seeds/"])
def test_a_deck_that_lies_elsewhere_is_told_where_it_belongs(place: str, mine: Path) -> None:
    (mine / "decks/my-set.yaml").unlink()
    (mine / f"{place}小测.yaml").write_text("标题: 小测\n题数: {单选: 2}\n", encoding="utf-8")
    done = run(mine, "build", "--lang", "zh")
    assert (done.status, f"{place}小测.yaml: 这是题组文件；请放到 decks 文件夹" in done.err) == (2, True)
    assert "您的 decks/ 里一个也没有（自带的有7个）" in run(mine, "items", "期末", "--lang", "zh").err


def test_the_name_of_a_folder_may_be_too_long(tmp_path: Path) -> None:
    done = run(tmp_path, "new", "近" * 90, "--lang", "zh")
    assert (done.status, "文件夹的名字太长；不要超过60个字" in done.err) == (2, True)


@pytest.mark.parametrize("name", ["project.yaml.txt", "Project.yaml", "project.yml"])
@pytest.mark.parametrize("call", [("check",), ("anki", "my-set")])
def test_a_project_file_of_another_name_is_to_be_renamed(mine: Path, call: tuple[str, ...], name: str) -> None:
    (mine / "project.yaml").rename(mine / name)
    done = run(mine, *call, "--lang", "zh")
    assert done.status and f"旁边有 {name}；把它改名为 project.yaml，里面的名称不要动" in done.out + done.err


def test_a_set_that_is_named_is_where_to_go(mine: Path) -> None:
    shutil.copytree(mine, mine.parent / "other")
    assert "先进去：cd other" in run(mine.parent, "build", "other", "--lang", "zh").err


def test_a_new_set_without_a_name_is_told(mine: Path) -> None:
    assert "这个文件夹里已经有东西；在命令后面写新文件夹的名字，例如：zhongbu-quiz new my-set" in run(mine.parent, "new", "", "--lang", "zh").err


def test_a_word_file_that_is_called_yaml_is_no_text(mine: Path) -> None:
    (mine / "decks" / "my-set.yaml").write_bytes((mine / "seeds" / "facts.xlsx").read_bytes())
    assert "不是文本文件；用记事本写，另存为 my-set.yaml" in run(mine, "items", "my-set", "--lang", "zh").err


def test_an_example_that_was_left_beside_facts_of_ones_own_is_told(mine: Path) -> None:
    assert "还是例子" not in run(mine, "facts", "--lang", "zh").err
    (mine / "seeds" / "年表.csv").write_text("时间,事件\n1919年,五四运动爆发\n", encoding="utf-8")
    said = run(mine, "facts", "--lang", "zh").err
    assert "seeds/facts.xlsx: 还是例子，和您的事实一起出题；不要就删去" in said and "decks/my-set.yaml: 还是例子；标题和副标题换成自己的" in said
    (mine / "seeds" / "facts.xlsx").unlink()
    assert "facts.xlsx" not in run(mine, "facts", "--lang", "zh").err
