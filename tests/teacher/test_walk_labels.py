"""What stands before the words of a cell and is none of them: its own title, another time, what only ties it to the row above."""

from __future__ import annotations

from pathlib import Path

import pytest

from .sheets import book, problems
from .test_slips import statements

HEAD = ("时间", "事件", "意义")
LAST = ("1911年", "武昌起义爆发", "推翻了清朝的统治")


@pytest.mark.parametrize("label", ["意义：①", "历史意义：", "【意义】", "影响：", "答："])
def test_the_title_of_a_cell_is_no_part_of_what_it_says(label: str, tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[HEAD, ("1842年", "中英签订《南京条约》", f"{label}开始沦为半殖民地"), LAST])
    assert "中英签订《南京条约》的意义是开始沦为半殖民地。" in statements(path)


def test_a_mark_within_what_is_said_is_no_label(tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[HEAD, ("1842年", "中英签订《南京条约》", "列强侵华：中国主权受损"), LAST])
    assert any("列强侵华：中国主权受损" in said for said in statements(path))


@pytest.mark.parametrize("opening", ["同年", "这一年", "同一天", "随后", "接着，", "当月"])
def test_what_ties_an_event_to_the_row_above_is_left_out(opening: str, tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[HEAD[:2], ("1842年", f"{opening}中英签订《南京条约》"), LAST[:2]])
    assert "1842年，中英签订《南京条约》。" in statements(path)


@pytest.mark.parametrize("opening", ["两年后", "三个月后，", "十年之后", "3天后"])
def test_a_time_that_is_told_from_another_is_asked_about(opening: str, tmp_path: Path) -> None:
    (told,) = problems(book(tmp_path / "表.xlsx", Sheet1=[HEAD[:2], ("1842年", f"{opening}中英签订《南京条约》"), LAST[:2]]))
    assert "B2" in told and "not the time of its row" in told
