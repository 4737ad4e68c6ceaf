"""Small workbooks and CSV files as a person would make them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from openpyxl import Workbook

from zhongbu_quiz.errors import ContentError
from zhongbu_quiz.facts.load import Seeds
from zhongbu_quiz.workbook.seeds import load_seeds

EVENTS = ("编号", "日期", "主体", "动作", "对象")
EVENT = ("e1", "2004年3月", "国务院", "提出", "促进中部地区崛起")
NUMBERS = ("编号", "地区", "指标", "时期", "原文写法")
NUMBER = ("n1", "河南", "粮食产量", "2023年", "1324.9亿斤")


def book(path: Path, **sheets: list[tuple[Any, ...]]) -> Path:
    """A workbook with a sheet for each name."""
    made = Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    made.save(path)
    return path


def table(path: Path, text: str, encoding: str = "utf-8") -> Path:
    """A CSV file."""
    path.write_bytes(text.encode(encoding))
    return path


def problems(path: Path) -> list[str]:
    """Every problem of a fact file, with the path cut to its name."""
    try:
        load_seeds([path])
    except ContentError as error:
        return [f"{Path(problem.path).name}:{problem.line}: {problem.message}" for problem in error.problems]
    return []


def records(path: Path) -> list[Any]:
    """The records of a fact file."""
    seeds: Seeds = load_seeds([path])
    return [placed.record for placed in seeds.facts]
