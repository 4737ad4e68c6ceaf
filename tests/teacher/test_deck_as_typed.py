"""The file of a deck as a teacher types it in Notepad: taken where there is no doubt, else each line told at once, with how it must stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from zhongbu_quiz.errors import ContentError
from zhongbu_quiz.exports.registry import OUTPUTS
from zhongbu_quiz.sets.deck import DeckRecord, load_deck

HEAD = "标题: 测\n题数: {单选: 3}\n"


def deck(text: str, folder: Path) -> DeckRecord:
    path = folder / "近代史.yaml"
    path.write_text(text, encoding="utf-8")
    return load_deck(path, OUTPUTS).record


def told(text: str, folder: Path) -> list[str]:
    with pytest.raises(ContentError) as error:
        deck(text, folder)
    return [f"{one.line}: {one.message}" for one in error.value.problems]


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("标题：测\n题数：{单选：6，判断：4}\n分值：{单选：3，判断：2}\n",
         {1: "中文冒号", 2: "题数: {单选: 6, 判断: 4}", 3: "分值: {单选: 3, 判断: 2}"}),
        ("标题:　测\n题数:　{单选: 3}\n", {1: "标题: 测", 2: "题数: {单选: 3}"}),
        ("标题=测\n题数={单选=3}\n", {1: "等号", 2: "题数: {单选: 3}"}),
        ("标题: 测\n题数:\n\t单选: 3\n\t判断: 2\n范围:\n\t章节: [一]\n", {3: "Tab", 4: "Tab", 6: "Tab"}),
        ("标题: 测\n题数: (单选: 3, 判断: 2)\n", {2: "题数: {单选: 3, 判断: 2}"}),
        ("标题: 测\n题数: {单选: 3, 判断: 2｝\n产品: [试卷, 答案】\n", {2: "题数: {单选: 3, 判断: 2}", 3: "产品: [试卷, 答案]"}),
        ("标题: 测\n题数: {单选: 3、判断: 2\n产品: [试卷, 答案]\n", {2: "题数: {单选: 3, 判断: 2}"}),
        (f"{HEAD}产品:\n· 试卷\n· 答案\n", {4: "写成：- 试卷", 5: "写成：- 答案"}),
        (f"{HEAD}产品:\n试卷\n答案\n", {4: "写成：- 试卷", 5: "写成：- 答案"}),
        (f'{HEAD}副标题: "第一单元"（上）\n', {3: "副标题: “第一单元”（上）"}),
        ("标题: 测\n题数: {单选: 3} ＃期中\n", {2: "题数: {单选: 3} # 期中"}),
        ("标题：测\n题数:\n\t单选: 3\n分值: {单选：两，判断：3\n顺序: 随机\n", {1: "标题: 测", 3: "Tab", 4: "分值: {单选: 两, 判断: 3}", 5: "随机"}),
    ],
)  # fmt: skip
def test_each_line_that_is_typed_wrong_is_told_at_once_with_how_it_must_stand(text: str, lines: dict[int, str], tmp_path: Path) -> None:
    said = told(text, tmp_path)
    assert [int(one.partition(":")[0]) for one in said] == list(lines)
    assert all(words in one for words, one in zip(lines.values(), said, strict=True)), said


@pytest.mark.usefixtures("chinese")
def test_a_key_with_a_slip_is_told_and_not_missed_besides(tmp_path: Path) -> None:
    (said,) = told("标提: 测\n题数: {单选: 3}\n", tmp_path)
    assert "没有“标提”这一项；这里可以写 标题" in said


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        *((f"不够就少出: {word}", "fewer", True) for word in ("是", "对", "要", "√")),
        *((f"不够就少出: {word}", "fewer", False) for word in ("否", "不要", "×")),
        *((f"分值: {{单选: {word}}}", "points", {"single_choice": 2}) for word in ("每题2分", "各２分", "2分/题", "每题 2 分")),
        *((f"时间: {word}", "minutes", 40) for word in ("共40分钟", "４０分")),
        ("1. 副标题: 上", "subtitle", "上"),
        ("产品: ｛试卷、答案｝", "outputs", ("paper", "key")),
    ],
)
def test_a_word_or_a_number_as_it_is_said_is_taken(line: str, field: str, value: object, tmp_path: Path) -> None:
    assert getattr(deck(f"{HEAD}{line}\n", tmp_path), field) == value


@pytest.mark.parametrize(
    ("typed", "kinds"),
    [
        ("大事", ("event",)),
        ("大事、数据", ("event", "statistic")),
        ("[大事记，提法]", ("event", "slogan")),
        ("【名词解释】", ("term",)),
        ("[史实, 自编]", ("event", "question")),
    ],
)
def test_kinds_of_facts_go_by_all_their_titles(typed: str, kinds: tuple[str, ...], tmp_path: Path) -> None:
    assert deck(f"{HEAD}范围: {{种类: {typed}}}\n" if "[" not in typed else f"{HEAD}范围:\n  种类: {typed}\n", tmp_path).select.kind == kinds


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize(
    ("line", "words"),
    [("种类: 单选", "“单选”是题型，写在 `范围.题型（item_kinds）` 后面"), ("题型: 事件", "“事件”是事实的种类，写在 `范围.种类（kind）` 后面")],
)
def test_a_kind_behind_the_key_of_other_kinds_is_told_where_it_goes(line: str, words: str, tmp_path: Path) -> None:
    assert any(words in one for one in told(f"{HEAD}范围: {{{line}}}\n", tmp_path))
