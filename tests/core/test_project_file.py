"""`project.yaml`: what it may say, how mistakes in it are told, and what works without it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.core.small import OWN, PROJECT, files_in, run, write_project
from zhongbu_quiz.cli.language import language_of_project
from zhongbu_quiz.errors import ContentError
from zhongbu_quiz.identity import MAX_NAME, Identity, ProjectRecord, identity_of, load_identity
from zhongbu_quiz.studio.project import project_at

MISSING = (
    "project.yaml: is missing: cards and exported files carry the name of their project, so that two sets never mix; write one line, "
    "`name: ` and a name that nobody else uses, such as set-"
)


def loaded(folder: Path, text: str) -> Identity:
    path = folder / "project.yaml"
    path.write_text(text, encoding="utf-8")
    return load_identity(path)


def test_the_name_is_enough(tmp_path: Path) -> None:
    short = loaded(tmp_path, "name: 生物-k3f9x2\n")
    assert (short.title, short.tag_root, short.preset, short.lang) == ("生物-k3f9x2",) * 3 + ("zh-CN",)
    assert "写成，不是原文" in short.labels.notice and "编号" in short.labels.report


def test_everything_that_it_may_say(tmp_path: Path) -> None:
    text = "name: bio-1\ntitle: 生物\nlanguage: en\ntag_root: 生物::必修\npreset: 慢慢学\nlabels:\n  notice: 甲。\n  report: 乙。\n"
    full = loaded(tmp_path, text)
    assert (full.name, full.title, full.tag_root, full.preset, full.lang) == ("bio-1", "生物", "生物::必修", "慢慢学", "en")
    assert (full.labels.notice, full.labels.report) == ("甲。", "乙。")


def test_what_it_says_in_chinese_is_the_same(tmp_path: Path) -> None:
    ours = "name: a\ntitle: 生物\nlanguage: en\nsource: 课本\nanki: {new_per_day: 5, branches: section}\nlabels: {notice: 甲。}\n"
    hers = "名称: a\n标题: 生物\n语言: 英文\n出处: 课本\nanki: {每天新卡片: 5, 分枝: 章节}\n说明: {声明: 甲。}\n"
    assert loaded(tmp_path, hers) == loaded(tmp_path, ours)
    assert language_of_project(write_project(tmp_path / "own", {"project.yaml": hers})) == "en"


def test_a_name_is_one_name_however_it_is_typed(tmp_path: Path) -> None:
    """Letters with accents have two spellings in Unicode, and a Mac types the other one."""
    assert loaded(tmp_path, "name: e\u0301cole-k3f9x2\n") == loaded(tmp_path, "name: \u00e9cole-k3f9x2\n")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("title: 甲\n", "project.yaml:1: `name` is missing; add a line such as name: set-"),
        ("name: a b\n", "project.yaml:1: `name`: must be letters and digits joined by -, at most 60, such as biology-k3f9x2 (got 'a b')"),
        ("name: a|b\n", "got 'a|b'"),
        ("name: a::b\n", "got 'a::b'"),
        ("name: [a]\n", "project.yaml:1: `name` must be text"),
        (f"name: {'a' * (MAX_NAME + 1)}\n", "at most 60"),
        ("name: a\ntag_root: 我的 标签\n", "project.yaml:2: `tag_root`: must be one tag without spaces, such as 生物 or 生物::必修"),
        ("name: a\nlanguage: fr\n", "project.yaml:2: `language` is 'fr'; write one of 'zh' or 'en'"),
        ("name: a\nlabel: {}\n", "unknown key 'label'; allowed here: labels, language, name, title, format …"),
        ("name: a\nlabels: {motto: 甲}\n", "unknown key 'motto'; allowed here: notice, report"),
        ("name: a\nname: b\n", "the key 'name' stands twice"),
        ("名称: a\n名字: b\n", "project.yaml:2: 名称 and 名字 are one key; keep one of them"),
        ("- name\n", "must be `key: value` lines"),
    ],
)
def test_mistakes_are_told_with_their_line(text: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ContentError) as told:
        loaded(tmp_path, text)
    assert words in str(told.value)


def test_mistakes_of_all_files_at_once(tmp_path: Path) -> None:
    folder = write_project(tmp_path, {"project.yaml": "name: a b\n", "decks/set.yaml": "titel: 甲\n"})
    for command in (["items", "set"], ["build"], ["check"]):
        ran = run(folder, *command)
        assert ran.status == 2 and "project.yaml:1: `name`" in ran.err and "decks/set.yaml:1: unknown key" in ran.err


@pytest.mark.parametrize("call", [["anki", "set"], ["anki", "set", "--text"], ["build"], ["export", "set", "--to", "qti"]])
def test_what_carries_the_name_asks_for_it(call: list[str], tmp_path: Path) -> None:
    folder = write_project(tmp_path, {"project.yaml": None})
    before = files_in(folder)
    ran = run(folder, *call)
    assert (ran.status, ran.err.startswith(MISSING)) == (2, True), ran.err
    assert files_in(folder) == before, "nothing was written"


def test_what_does_not_carry_it_works_without(tmp_path: Path) -> None:
    folder = write_project(tmp_path, {"project.yaml": None})
    for call in (["facts"], ["items", "set"], ["worksheet", "set", "--only", "key", "-o", "papers"]):
        assert run(folder, *call).status == 0, call
    checked = run(folder, "check")
    assert checked.status == 1 and MISSING in checked.out


def test_a_folder_that_only_prints_needs_no_name(tmp_path: Path) -> None:
    folder = write_project(tmp_path)
    deck = (folder / "decks/set.yaml").read_text(encoding="utf-8").replace("[anki, paper, key]", "[paper, key]")
    (folder / "decks/set.yaml").write_text(deck, encoding="utf-8")
    (folder / "project.yaml").unlink()
    assert run(folder, "build", "--out", "made").status == 0
    assert MISSING not in run(folder, "check").out


def test_ours_stands_at_the_top_and_a_folder_has_its_own(root: Path, tmp_path: Path) -> None:
    ours = project_at(None)
    assert ours.identity_file == root / "project.yaml" and ours.identity().name == "zhongbu"
    own = project_at(write_project(tmp_path))
    assert own.identity() == OWN and own.identity_file.read_text(encoding="utf-8") == PROJECT


def test_titles_with_levels_make_no_levels() -> None:
    from zhongbu_quiz.exports.anki.tree import Tree
    from zhongbu_quiz.facts.base import base_of

    assert Tree(identity_of(ProjectRecord(name="a", title="甲::乙")), base_of([])).root == "甲：乙"
