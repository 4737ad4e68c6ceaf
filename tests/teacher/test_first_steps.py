"""What goes wrong on a teacher's first day: the workbook is still open in Excel, the command is typed in the wrong folder."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from tests.core.small import run
from zhongbu_quiz.delivery.deliver import write_bytes
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.workbook.grid import read_grids

from .sheets import book

OPEN = "没有权限，或者别的程序正开着它：请先在 Excel、Word 或 WPS 里关掉它"


def test_a_workbook_that_is_open_in_excel(tmp_path: Path, chinese: None, monkeypatch: pytest.MonkeyPatch) -> None:
    path = book(tmp_path / "事实.xlsx", Sheet1=[("省份", "省会"), ("河南", "郑州")])

    def held(place: Path, *_given: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(place))

    with monkeypatch.context() as system:
        system.setattr(Path, "open", held)
        with pytest.raises(UserError, match=OPEN):
            read_grids(path)
    with monkeypatch.context() as system:
        system.setattr(Path, "replace", held)
        system.setattr("os.replace", held)
        with pytest.raises(UserError, match="没有权限"):
            write_bytes(path, b"")


def test_a_command_in_a_folder_that_is_no_set(tmp_path: Path, chinese: None) -> None:
    for call in (("build", "my-set"), ("items", "my-set"), ("worksheet", "my-set")):
        ran = run(tmp_path, *call, "--lang", "zh")
        assert ran.status == 2
        assert ran.err.startswith(f"没有题组“my-set”：这个文件夹（{tmp_path}）不是您的题库；请先进入自己的文件夹（cd 文件夹名），还没有就新建一个")
        assert "achievements" not in ran.err


def test_item_models_are_told_by_what_they_ask(tmp_path: Path, chinese: None) -> None:
    assert run(tmp_path, "new", "own", "--quiet").status == 0
    for command in (("check", "--verbose"), ("audit",)):
        assert "cloze-event-actor（挖空：谁做的）" in run(tmp_path / "own", *command, "--lang", "zh").out
    assert "cloze-event-actor\t" in run(tmp_path / "own", "check", "--verbose", "--lang", "en").out  # from the bank that was kept, too


def test_facts_told_twice_name_the_columns_of_a_workbook(tmp_path: Path, chinese: None) -> None:
    own = tmp_path / "own"
    assert run(tmp_path, "new", "own", "--quiet").status == 0
    columns = ("编号", "地区", "指标", "时期", "原文写法")
    book(own / "seeds/又.xlsx", 数据=[columns, ("n1", "甲县", "产量", 2023, "5亿吨"), ("n2", "甲县", "产量", 2023, "5亿吨")])
    assert "另一处出处在工作簿里写进“又见1文献”“又见1章节”两列" in run(own, "check", "--lang", "zh").out
