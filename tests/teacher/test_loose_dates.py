"""Rows of a 年表 that only name a stretch of time (20世纪初): they are read, and leave the others their order."""

from __future__ import annotations

from pathlib import Path

import pytest

from zhongbu_quiz.data.world import load_world
from zhongbu_quiz.data.written_dates import written_date
from zhongbu_quiz.facts.base import build_base
from zhongbu_quiz.items.bank import make_bank
from zhongbu_quiz.items.models.base import ItemModel
from zhongbu_quiz.workbook.seeds import load_seeds

from .sheets import book

EXACT = [("1901年", "《辛丑条约》签订"), ("1905年", "同盟会成立"), ("1911年", "武昌起义爆发"), ("1912年", "中华民国成立"),
         ("1915年", "《青年杂志》创刊"), ("1919年", "五四运动爆发"), ("1921年", "中国共产党成立")]  # fmt: skip
LOOSE = ["清政府推行新政", "民族资本主义初步发展", "留学日本成为风气"]


@pytest.mark.parametrize("stretch", ["20世纪初", "20世纪前期", "约1910年", "1900—1920年"])
@pytest.mark.parametrize("count", [1, 2, 3])
def test_events_of_a_whole_stretch_leave_the_exact_ones_their_order(stretch: str, count: int, tmp_path: Path, models: dict[str, ItemModel]) -> None:
    rows = [("时间", "事件"), *((stretch, deed) for deed in LOOSE[:count]), *EXACT]
    base = build_base(load_seeds([book(tmp_path / "年表.xlsx", Sheet1=rows)]))
    made = make_bank(base, [models["ordering-events"], models["order-quad"]]).items
    assert {item.model for item in made} == {"ordering-events", "order-quad"}


@pytest.mark.parametrize(
    ("told", "bounds"),
    [
        ("20世纪20年代末30年代初", "1928/1932"),
        ("20世纪80年代末、90年代初", "1988/1992"),
        ("20世纪30年代后期40年代前期", "1936/1944"),
        ("20世纪七十年代末八十年代初", "1978/1982"),
        ("20世纪30、40年代", "1930/1949"),
        ("19世纪末20世纪初", "1880/1920"),
    ],
)
def test_the_end_of_one_decade_and_the_beginning_of_the_next_are_one_time(told: str, bounds: str) -> None:
    assert str(written_date(told, load_world())) == f"{bounds} {told}"
