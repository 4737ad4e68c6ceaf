"""Problems of files that are equal but for their place are one line, which says how many there are and where the first of them stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.core.small import FACTS, run, write_project
from zhongbu_quiz.cli.console import folded
from zhongbu_quiz.errors import Problem

NO_TIME = "has no `period`; write `as_of:`"


def problems(lines: list[int], words: str = NO_TIME, path: str = "seeds/facts.yaml") -> list[Problem]:
    return [Problem(path, line, words) for line in lines]


@pytest.mark.parametrize(("lines", "said"), [
    ([3], "seeds/facts.yaml:3: {words}"),
    ([3, 5], "seeds/facts.yaml: lines 3, 5: {words}"),
    ([3, 5, 8], "seeds/facts.yaml: lines 3, 5, 8: {words}"),
    ([3, 5, 8, 9], "seeds/facts.yaml: lines 3, 5, 8 and more, 4 in all: {words}"),
])  # fmt: skip
def test_lines_of_a_file(lines: list[int], said: str) -> None:
    assert folded(problems(lines)) == [said.format(words=NO_TIME)]


def test_only_what_is_equal_in_one_file_is_folded_and_stands_where_the_first_stood() -> None:
    others = [Problem("seeds/facts.yaml", 4, "unknown key 'hue'; allowed here: date"), Problem("seeds/more.yaml", 3, NO_TIME)]
    found = folded(sorted([*problems([3, 5]), *others]))
    assert found == [f"seeds/facts.yaml: lines 3, 5: {NO_TIME}", *map(str, others)]


@pytest.mark.usefixtures("chinese")
def test_cells_of_a_sheet() -> None:
    """A message that opens with its cell is folded with those of the same column; 51 of them are one line."""
    sheet = "seeds/facts.xlsx[数据]"
    cells = [Problem(sheet, row, f"E{row} 时期：空着；填上") for row in range(2, 53)]
    other = Problem(sheet, 2, "B2 指标：空着；填上")
    assert folded(sorted([*cells, other])) == [str(other), f"{sheet} E2、E3、E4 等51格：时期：空着；填上"]
    assert folded(cells[:2]) == [f"{sheet} E2、E3：时期：空着；填上"]
    assert folded(problems([3, 5, 8, 9], "缺时期", "seeds/事件.csv")) == ["seeds/事件.csv 第 3、5、8 行等4处：缺时期"]


def test_a_cell_is_known_by_its_own_line_alone() -> None:
    """QE2 in line 7 is no cell."""
    assert folded([Problem("a.csv", 7, "QE2 sailed"), Problem("a.csv", 8, "QE2 sailed")]) == ["a.csv: lines 7, 8: QE2 sailed"]


def test_the_command_line_counts_all_of_them(tmp_path: Path) -> None:
    """In YAML and in a table alike, whoever asks."""
    folder = write_project(tmp_path, {"seeds/facts.yaml": FACTS.replace("    tags: [历史::起步]\n", "    tags: [历史::起步]\n    hue: red\n")})
    (folder / "seeds/大事.csv").write_text("种类,日期,主体,行为,对象\n" + "事件,1900年,甲,设立,\n事件,几年,甲,设立,乙局\n" * 4, encoding="utf-8")
    ran = run(folder, "check")
    assert ran.status == 2
    yaml = [line for line in ran.err.splitlines() if "hue" in line]
    table = [line for line in ran.err.splitlines() if "B3, B5, B7 and more, 4 cells in all: 日期: " in line]
    assert len(yaml) == len(table) == 1 and yaml[0].startswith("seeds/facts.yaml: lines "), ran.err
    assert int(ran.err.splitlines()[-1].split()[0]) > len(ran.err.splitlines())


def test_a_long_advice_stands_once() -> None:
    """All forms of a date are told with the first bad date, not with each."""
    forms = "write " + ", ".join(f"200{n}年{n}月" for n in range(1, 10))
    bad = [Problem("a.csv", n, f"A{n} 时间: '{n}号' is not a date; {forms}") for n in (2, 3)]
    assert folded(bad) == [f"a.csv:2: A2 时间: '2号' is not a date; {forms}", "a.csv:3: A3 时间: '3号' is not a date"]
    short = [Problem("a.csv", n, f"A{n} 时间: '{n}号' has no year; write it in full") for n in (2, 3)]
    assert folded(short) == list(map(str, short))
