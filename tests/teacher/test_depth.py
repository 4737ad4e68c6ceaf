"""Keys of decks and of project.yaml that stand too deep, too high or in the other file, and keys that are missing: the message says where they
belong, with lines that are right as they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from zhongbu_quiz.errors import ContentError
from zhongbu_quiz.identity import load_identity
from zhongbu_quiz.messages import speak, spoken
from zhongbu_quiz.sets.deck import load_deck


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    before = spoken()
    speak("zh")
    yield
    speak(before)


def told(load: Callable[[Path], object], path: Path, text: str) -> list[str]:
    """What is wrong with a file of this text, each with its line."""
    path.write_text(text, encoding="utf-8")
    try:
        load(path)
    except ContentError as error:
        return [f"{problem.line}: {problem.message}" for problem in error.problems]
    return []


MARGIN = "要顶格写（前面不空格）；这样写："
BELOW = "下面，前面空两格；这样写："


@pytest.mark.parametrize(
    ("lines", "line", "said", "right"),
    [
        ("范围:\n  题数: {单选: 2}\n产品: [试卷]", 3, f"“题数”不写在“范围”下面，{MARGIN}", "题数: {单选: 2}"),
        ("范围:\n  产品: [试卷]", 3, f"“产品”不写在“范围”下面，{MARGIN}", "产品: [试卷]"),
        ("题数:\n  单选: 2\n  分值: {单选: 2}", 4, f"“分值”不写在“题数”下面，{MARGIN}", "分值: {单选: 2}"),
        ("细目表:\n  - {题型: 单选, 题数: 2, 满分: 10}", 3, f"“满分”不写在“细目表”下面，{MARGIN}", "满分: 10"),
        ("单选: 2", 2, f"“单选”不写在这里，写在“题数”{BELOW}", "题数:\n  单选: 2"),
        ("范围:\n  单选: 2", 3, f"“单选”不写在这里，写在“题数”{BELOW}", "题数:\n  单选: 2"),
        ("单选: {题数: 2, 分值: 3}", 2, f"“单选”不写在这里，写在“题数”{BELOW}", "题数:\n  单选: 2"),
        ("章节: [近代]", 2, f"“章节”不写在这里，写在“范围”{BELOW}", "范围:\n  章节: [近代]"),
        ("题数:\n  单选: 2\n  知识点: [近代]", 4, f"“知识点”不写在这里，写在“范围”{BELOW}", "范围:\n  知识点: [近代]"),
        ("sections: [近代]", 2, f"“sections”不写在这里，写在“范围”{BELOW}", "范围:\n  sections: [近代]"),
        ("难度: 中等", 2, f"“难度”不写在这里，写在“双向细目表”{BELOW}", "双向细目表:\n  - {题型: 单选题, 题数: 5, 难度: 中等}"),
        ("范围: {难度: 较易}", 2, f"“难度”不写在这里，写在“双向细目表”{BELOW}", "双向细目表:\n  - {题型: 单选题, 题数: 5, 难度: 较易}"),
    ],
)
def test_a_key_of_a_deck_at_another_depth_is_told_where_it_belongs(lines: str, line: int, said: str, right: str, tmp_path: Path) -> None:
    deck = tmp_path / "卷.yaml"
    first = told(load_deck, deck, f"标题: 卷\n{lines}\n")[0]
    assert first == f"{line}: {said}\n{right}"
    assert told(load_deck, deck, f"标题: 卷\n{right}\n") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("名称: abc\n每天新卡片: 3\n", f"2: “每天新卡片”不写在这里，写在“Anki”{BELOW}\nAnki:\n  每天新卡片: 3"),
        ("名称: abc\nanki:\n  总标签: 史\n", f"3: “总标签”不写在“anki”下面，{MARGIN}\n总标签: 史"),
        ("名称: abc\n题数: {单选: 2}\n", "2: “题数”不写在 project.yaml 里，写在题组（decks/ 里的文件）里，每个题组各写各的"),
    ],
)
def test_a_key_of_a_project_out_of_its_place_is_told_where_it_belongs(text: str, said: str, tmp_path: Path) -> None:
    assert told(load_identity, tmp_path / "project.yaml", text) == [said]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("题数: {单选: 2}", "1: 缺 `标题（title）`；加上这样一行：标题: 单元小测"),
        ("标题: 卷\n每天新卡片: 5", "2: “每天新卡片”不写在题组里，写在 project.yaml 里，几个题组共用"),
        ("标题: 卷\n语言: zh", "2: “语言”不写在题组里，写在 project.yaml 里，几个题组共用"),
    ],
)
def test_what_a_deck_lacks_or_a_project_says_is_told(lines: str, said: str, tmp_path: Path) -> None:
    assert told(load_deck, tmp_path / "卷.yaml", f"{lines}\n") == [said]


@pytest.mark.parametrize("word", ["易", "容易", "较易", "简单", "中", "中等", "适中", "难", "较难", "偏难"])
def test_a_difficulty_has_many_words(word: str, tmp_path: Path) -> None:
    assert told(load_deck, tmp_path / "卷.yaml", f"标题: 卷\n细目表:\n  - {{题型: 单选, 题数: 2, 难度: {word}}}\n") == []
