"""What a teacher types as a Chinese keyboard and Word have it: understood where there is no doubt, else told what to type."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.core.small import run
from zhongbu_quiz.cli.dashes import plain_dashes
from zhongbu_quiz.data.outputs import output_name
from zhongbu_quiz.exports.registry import OUTPUTS
from zhongbu_quiz.loading.yamlfile import parse_yaml
from zhongbu_quiz.sets.deck import DeckRecord, load_deck
from zhongbu_quiz.sets.words import DeckFile

CHINESE = """\
标题: 小测
范围:
  题型: [单选, 挖空]
  种类: 事件
题数:
  单选: 3
  挖空: 4
分值: {单选: 10, 挖空: 5}
总分: 50
卷数: 2
分卷: 换次序
答案位置: 卷尾
时间: 40
产品: [试卷，答案、答题卡]
"""
ENGLISH = """\
title: 小测
select: {item_kinds: [single_choice, cloze], kind: [event]}
counts: {single_choice: 3, cloze: 4}
points: {single_choice: 10, cloze: 5}
total: 50
forms: 2
form_mode: reorder
answers: behind
minutes: 40
outputs: [paper, key, sheet]
"""


def _deck(folder: Path, text: str) -> DeckRecord:
    (folder / "t.yaml").write_text(text, encoding="utf-8")
    return load_deck(folder / "t.yaml", OUTPUTS).record


def test_a_deck_in_chinese_is_the_same_deck(tmp_path: Path) -> None:
    assert _deck(tmp_path, CHINESE) == _deck(tmp_path, ENGLISH)


def test_words_that_mean_the_same_are_taken(tmp_path: Path) -> None:
    text = CHINESE.replace("换次序", "打乱").replace("种类: 事件", "种类: 事件\n  时间: 1900/2100")
    text = text.replace("[试卷，答案、答题卡]", "试卷 答案 答题卡")
    assert _deck(tmp_path, text) == _deck(tmp_path, ENGLISH.replace("kind: [event]", "kind: [event], period: 1900/2100"))
    assert _deck(tmp_path, "标题: t\n题数: {单选: 60}\n分值: {单选: 2}\n总分: 120分\n").total == 120


@pytest.mark.parametrize("counts", ["{单选:2, 判断:4}", "{单选：2，判断：4}", "{单选： 2, 判断: 4}", "{单选:2、判断：4}", "单选2道、判断4道",
                                    "｛单选：2，判断：4｝",
                                    "[单选 2, 判断 4]", "\n- 单选: 2\n- 判断: 4", "\n  单选:2\n  判断:4"])  # fmt: skip
def test_counts_in_other_forms_are_understood(counts: str, tmp_path: Path) -> None:
    assert _deck(tmp_path, f"title: t\ncounts: {counts}\n").counts == {"single_choice": 2, "true_false": 4}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("总分: 50", "总分: 60", "t.yaml:9: 题数乘分值共50分，而 `总分` 写的是60分；改其中一个"),
        ("挖空: 4", "挖空: 若干", "t.yaml:7: `题数.挖空` 写的是“若干”；写一个整数"),
        ("卷数: 2", "请大家注意", "只是说明的话，前面加 #"),
        ("卷数: 2", "几份: 2", "t.yaml:10: 没有“几份”这一项；这里可以写 format、标题（title）、"),
        ("卷数: 2", "title: 又", "t.yaml:1: title 和 标题 是同一项；只留一个"),
        ("分值: {单选: 10, 挖空: 5}", "分值: {单选: 10, 判断: 5}", "t.yaml:8: `分值` 写了 判断题，而 `题数` 里没有"),
        ("[试卷，答案、答题卡]", "[卷]", "没有“卷”这种成品；常用的有 试卷（paper）、卡片（anki）、"),
        ("标题: 小测", "标题:小测", "t.yaml:1: 名称后面用了中文冒号，或者冒号后面没有空格"),
        ("分值: {单选: 10, 挖空: 5}", "分值: {单选: 10，挖空: 5}", "t.yaml:8: 各项之间用了中文的逗号、顿号；写英文逗号加空格"),
        ("题数:\n  单选: 3\n  挖空: 4", "题数: 300", "t.yaml:5: `题数`：要按题型写，如 {单选: 10, 判断: 5}"),
        ("题数:\n  单选: 3\n  挖空: 4", "题数:", "t.yaml:5: `题数`：要按题型写"),
        ("题数:\n  单选: 3\n  挖空: 4", "题数:\n单选: 3\n挖空: 4", "t.yaml:6: 属于 题数 的各行写在它下面，前面空两格（半角空格）：单选、挖空"),
        ("分值: {单选: 10, 挖空: 5}", "分值:\n单选: 10\n分值: 2", "t.yaml:10: “分值”写了两次（先在第8行）；属于 分值 的各行写在它下面"),
        ("范围:\n  题型: [单选, 挖空]\n  种类: 事件", "范围:\n题型: 单选", "t.yaml:3: 属于 范围 的各行写在它下面，前面空两格（半角空格）：题型"),
        ("范围:\n  题型: [单选, 挖空]\n  种类: 事件", "范围: 第一章", "t.yaml:2: `范围`：要写按什么选，如 {章节: [第一章]}"),
        ("题数:\n  单选: 3\n  挖空: 4", "题数:\n　　单选: 3\n　　挖空: 4", "t.yaml:6: 属于 题数 的各行写在它下面"),
        ("分值: {单选: 10, 挖空: 5}", "分值: 单选: 10, 挖空: 5", "t.yaml:8: 一行里有好几项；放在花括号里：分值: {单选: 10, 挖空: 5}"),
        ("产品: [试卷，答案、答题卡]", "产品:\n-试卷\n-答案", "t.yaml:15: 开头的 - 后面没有空格"),
        ("时间: 40", "时间: 1小时", "t.yaml:13: `时间`：是考几分钟；写一个数，如 40（现在是“1小时”）"),
        ("种类: 事件", "种类: 怪事", "没有“怪事”这种事实；只能写 事件（event）、提法（slogan）、"),
        ("卷数: 2", "班级名单: 七 班.xlsx", "t.yaml:10: “班级名单”不写在文件里，写在命令后面：zhongbu-quiz worksheet t --roster \"七 班.xlsx\""),
    ],
)
def test_what_is_wrong_is_told_on_its_line_in_her_words(old: str, new: str, told: str, tmp_path: Path) -> None:
    assert old in CHINESE
    (tmp_path / "t.yaml").write_text(CHINESE.replace(old, new), encoding="utf-8")
    done = run(tmp_path, "items", "t.yaml", "--lang", "zh")
    assert done.status == 2
    assert told in done.err


def test_no_word_of_a_deck_means_two_keys_and_no_output_has_the_word_of_another(tmp_path: Path) -> None:
    words = DeckFile(parse_yaml(tmp_path / "t.yaml", "title: t\n"))
    assert {words.called((), key) for key in DeckRecord.model_fields} & {"title"} == {"title"}, "English says what files have"
    assert {output_name(name) for name in OUTPUTS} == set(OUTPUTS)


def test_long_dashes_open_options() -> None:
    typed = ["worksheet", "—only", "试卷", "–o", "x", "—-seed=3", "--only", "－q", "—", "-5", "期中—卷"]
    assert plain_dashes(typed) == ["worksheet", "--only", "试卷", "-o", "x", "--seed=3", "--only", "-q", "—", "-5", "期中—卷"]


@pytest.fixture
def mine(starter: Path, tmp_path: Path) -> Path:
    """A set of her own, with a deck whose name holds a space, and files that are something else."""
    own = tmp_path / "own"
    shutil.copytree(starter, own)
    shutil.copy(own / "decks/my-set.yaml", own / "decks/期中 卷.yaml")
    (own / "file.txt").write_text("x", encoding="utf-8")
    (own / "x.pdf").write_bytes(b"%PDF-1.4\n")
    (own / "dir").mkdir()
    return own


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (("worksheet", "my-set", "-o", "file.txt"), "file.txt：是一个文件，这里要文件夹"),
        (("build", "--out", "seeds/x"), "seeds/x：是放事实的地方"),
        (("anki", "my-set", "-o", "seeds/a.apkg"), "seeds：是放事实的地方"),
        (("worksheet", "seeds/facts.xlsx"), "seeds/facts.xlsx：不是题组文件（.yaml），而是文件夹或事实文件（放到 seeds 里）；写题组的名字：my-set"),
        (("worksheet", "dir"), "dir：不是题组文件"),
        (("worksheet", "project.yaml"), "写的是题库叫什么，不是题组"),
        (("worksheet", "my-set", "名单.xlsx"), "是班级名单就写 --roster 名单.xlsx"),
        (("convert", "seeds/facts.xlsx", "seeds/facts.xlsx"), "不能覆盖；要做出的文件换个名字"),
        (("convert", "x.pdf", "x.xlsx"), "x.pdf：这种文件转换不了；要事实文件（.yaml、.yml、.xlsx、.csv、.docx）或题库"),
        (("convert", "seeds", "x.xlsx"), "seeds：这种文件转换不了"),
        (("worksheet", "my-set", "--roster", "x.pdf"), "x.pdf：不是班级名单"),
        (("worksheet", "my-set", "--roster", "dir"), "dir：不是班级名单"),
        (("worksheet", "期中", "卷"), "多写了 卷；去掉它；名字里有空格的，放在英文引号里，如 \"期中 卷\""),
        (("new", "inner"), "inner：在题库 own 里面"),
        (("new", "../own"), "../own：已经是一个题库；接着用就进去（cd ../own）"),
    ],
)
def test_one_thing_for_another_is_told_so(call: tuple[str, ...], told: str, mine: Path) -> None:
    before = sorted(mine.rglob("*"))
    done = run(mine, *call, "--lang", "zh")
    assert (done.status, done.out) == (2, "")
    assert told in done.err
    assert sorted(mine.rglob("*")) == before


def test_the_words_of_one_name_are_taken_together(mine: Path) -> None:
    made = run(mine, "audit", "期中", "卷", "--format", "json")
    assert made.status == 0, made.err


def test_a_first_table_gives_a_first_paper(mine: Path) -> None:
    (mine / "seeds/facts.xlsx").unlink()
    rows = "1840年,鸦片战争\n1851年,太平天国运动\n1856年,第二次鸦片战争\n1894年,甲午战争\n1898年,戊戌变法\n1911年,辛亥革命\n"
    (mine / "seeds/年表.csv").write_text("时间,事件\n" + rows, encoding="utf-8")
    (mine / "decks/期中 卷.yaml").unlink()
    done = run(mine, "build", "--lang", "zh")
    assert done.status == 0, done.err
    assert "能放在同一份卷上的题不够，有几道出了几道：单选题要6道，有" in done.err
    assert (mine / "build/my-set-A-key.pdf").is_file() or (mine / "build/my-set-A-key.html").is_file()


def test_check_is_short_and_names_choices_with_few_options(mine: Path) -> None:
    questions = "facts:\n- {id: q1, kind: question, item_kind: single_choice, stem: 甲（　　）, options: [一, 二, 三], answer: A}\n"
    (mine / "seeds/自编.yaml").write_text(questions, encoding="utf-8")
    done = run(mine, "check", "--lang", "zh")
    assert done.status == 0
    assert "seeds/自编.yaml:2: 只有3个选项，一般是4个；漏了就补上，本来如此就不用改" in done.err
    assert len(done.out.splitlines()) == 3
    assert len(run(mine, "check", "-v", "--lang", "zh").out.splitlines()) > 30
