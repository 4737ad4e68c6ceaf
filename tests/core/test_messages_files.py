"""What is said in Chinese about files, drafts and projects: whole sentences, with their values put in and no English among them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.core.chinese import foreign
from tests.core.small import write_project
from zhongbu_quiz import messages
from zhongbu_quiz.data.lexicon import load_lexicon
from zhongbu_quiz.errors import ContentError, UserError
from zhongbu_quiz.extract import extract_file
from zhongbu_quiz.extract.run import run
from zhongbu_quiz.identity import load_identity
from zhongbu_quiz.loading.archive import check_archive
from zhongbu_quiz.loading.validate import one_of
from zhongbu_quiz.loading.yamlfile import load_yaml
from zhongbu_quiz.studio.check import check
from zhongbu_quiz.studio.convert import convert
from zhongbu_quiz.studio.opening import open_all
from zhongbu_quiz.studio.progress import Step
from zhongbu_quiz.studio.worksheet import Papers, make_papers

pytestmark = pytest.mark.usefixtures("chinese")


def told(path: Path, text: str) -> list[str]:
    """What is wrong with a `project.yaml` that holds a text."""
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as error:
        load_identity(path)
    return [problem.message for problem in error.value.problems]


@pytest.mark.parametrize(("text", "wanted"), [
    ("name: 生物\nanki: 三\n", "`anki` 要写成一行行的“名称: 值”（现在是一段文字），冒号用英文的，后面空一格"),
    ("name: 生 物\n", "`name`：只能用文字和数字，中间用 - 相连，至多60个字符，如 biology-k3f9x2（现在是“生 物”）"),
    ("name: 生物\nlanguage: de\n", "`language` 写的是“de”；只能写 zh 或 en"),
    ("name: 生物\nlanguage:\n", "`language` 空着；写 zh 或 en"),
    ("name: 生物\nanki: {new_per_day: 0}\n", "`anki.new_per_day` 写的是“0”；不能小于1"),
    ("name: 生物\nanki: {new_per_day: 很多}\n", "`anki.new_per_day` 写的是“很多”；写一个整数"),
    ("name: 生物\nanki: {new_per_day: }\n", "`anki.new_per_day` 空着；写一个整数"),
    ("name: 生物\nanki: {if_needed: 甲}\n", "`anki.if_needed` 要写成列表（现在是一段文字）；写成 `[甲, 乙]`，或一行一个，以 - 开头"),
    ("name: 生物\nlabels: {notes: 甲}\n", "没有“notes”这一项；这里可以写 声明（notice）、报错（report）；用不着的请删去这一行"),
    ("- 生物\n", "要写成一行行的“名称: 值”（现在是列表）；把各项写出来"),
    ("name: 生物\nname: 化学\n", "“name”写了两次（先在第1行）；删去一个"),
    ("name: 生物: 必修\n", "写法读不懂：这里多了一个冒号，值里有冒号就把值放在引号里；看看这一行和上一行的缩进、冒号、引号"),
    ("name: {生物\n", "括号从这一行开始没有收尾；请在这一行收尾，如 [甲, 乙]、{单选: 5, 判断: 5}；这一行写成：name: {生物}"),
    ("name: 生\x07物\n", "有一个看不见的字符（U+0007），不是文字；删去"),
])  # fmt: skip
def test_a_wrong_file_is_told_in_chinese(tmp_path: Path, text: str, wanted: str) -> None:
    assert told(tmp_path / "project.yaml", text) == [wanted]


def test_a_sign_that_is_no_text_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "project.yaml"
    path.write_text("name: 生物\ntitle: 生\x07物\n", encoding="utf-8")
    with pytest.raises(ContentError) as error:
        load_yaml(path)
    assert [problem.line for problem in error.value.problems] == [2]


def test_what_is_missing_or_in_the_way_is_told_in_chinese(tmp_path: Path) -> None:
    (tmp_path / "facts.xlsx").write_bytes(b"no zip")
    for name in ("essay.rtf", "essay.odt"):
        (tmp_path / name).write_text("2023年", encoding="utf-8")
    (tmp_path / "data/lexicon").mkdir(parents=True)
    (tmp_path / "data/lexicon/units.yaml").write_text("no_such_list: 甲\n", encoding="utf-8")
    calls: list[tuple[Callable[[], object], str]] = [
        (lambda: load_identity(tmp_path / "project.yaml"), "写一行 `name: `，后面是一个没有人用过的名字，如 set-"),
        (lambda: load_yaml(tmp_path / "none.yaml"), "没有这个文件；看看文件名对不对"),
        (lambda: load_yaml(tmp_path), "读不出来（是文件夹，不是文件）；看看它是不是文件，你有没有权限读"),
        (lambda: check_archive(tmp_path / "facts.xlsx"), "facts.xlsx: 文件不完整；在 Excel、Word 或 WPS 里打开，重新保存后再试"),
        (lambda: load_lexicon((tmp_path / "data",)), "这里没有“no_such_list”这张词表；只能写 "),
        (lambda: extract_file(tmp_path / "essay.rtf"), "essay.rtf：读不了 .rtf 文件；打开它，选“另存为”，类型选 .docx"),
        (lambda: extract_file(tmp_path / "essay.odt"), "essay.odt：读不了 .odt 文件；改用 .txt、.md、.docx、.pdf、.html、.htm、.xlsx、.csv 中的一种"),
        (lambda: extract_file(tmp_path / "none.txt"), "none.txt: 没有这个文件；看看文件名对不对"),
        (lambda: check([tmp_path / "none"], tmp_path), "none：没有这个文件、文件夹或题组；有这些题组：achievements"),
        (
            lambda: convert(tmp_path / "essay.rtf", tmp_path / "facts.xlsx"),
            "facts.xlsx：已经有了，看不出是本程序在这里做的（旧版本不留清单）；换一个名字或文件夹，或加上 --force 来覆盖",
        ),
    ]
    for call, wanted in calls:
        with pytest.raises(UserError) as error:
            call()
        assert wanted in str(error.value)


def test_two_decks_of_one_name_are_told_in_a_whole_sentence(tmp_path: Path) -> None:
    project = write_project(tmp_path / "set")
    deck = next((project / "decks").glob("*.yaml"))
    other = project / deck.name
    other.write_bytes(deck.read_bytes())
    with pytest.raises(ContentError, match="同名，做出的文件会互相覆盖；改掉一个名字"):
        open_all([str(deck), str(other)], project)


def test_a_setting_that_no_paper_has_is_told_by_its_name(tmp_path: Path) -> None:
    opened = open_all([], write_project(tmp_path / "set"))
    with pytest.raises(UserError) as error:
        make_papers(opened, tmp_path / "out", Papers(settings={"colour": "red"}))
    assert str(error.value) == "worksheet：没有 colour 这种设置；可以用 size、columns、form、large、tagged、school、answers、digits、barcode、sheet"


def test_a_run_of_extract_is_summed_up_in_chinese(tmp_path: Path) -> None:
    document = tmp_path / "年鉴.txt"
    document.write_text("2021年，全市粮食产量30.1万吨。", encoding="utf-8")
    before = tmp_path / "旧.txt"
    before.write_text("2020年，全市粮食产量29.8万吨。", encoding="utf-8")
    done = run(document, tmp_path / "facts.yaml", before=before)
    assert done.summary == "起草1条：事件0条，提法0条，数据1条；其中0条有疑问"
    assert done.changes is not None
    assert [foreign(line) for line in done.changes.lines()] == [[]] * len(done.changes.lines())
    assert any(line.startswith(("变了", "新增")) and "数据 2021" in line for line in done.changes.lines())
    head = (tmp_path / "facts.yaml").read_text(encoding="utf-8").partition("documents:")[0]
    assert "起草的事实" in head and foreign(head) == []
    load_yaml(tmp_path / "facts.yaml")


def test_names_to_choose_from_and_steps_follow_the_language() -> None:
    assert (one_of(["a"]), one_of(["a", "b", "c"]), str(Step("学生", 3, 40))) == ("a", "a、b 或 c", "学生 3/40")
    messages.speak("en")
    assert (one_of(["a"]), one_of(["a", "b", "c"]), str(Step("students", 3, 40))) == ("'a'", "'a', 'b' or 'c'", "3 of 40 students")
