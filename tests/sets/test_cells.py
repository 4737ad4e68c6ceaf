"""Coverage by largest remainder, and what a cell admits."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.sets.made import item
from zhongbu_quiz.sets.cells import Cell, largest_remainder, targets

SIZES = st.dictionaries(
    st.tuples(st.just("文"), st.text("一二三四五六七八", min_size=1, max_size=4)), st.integers(1, 90)
)


@given(SIZES, st.integers(0, 120))
def test_largest_remainder(sizes: dict[tuple[str, str], int], count: int) -> None:
    """All seats are given; everyone has one where there are enough; nobody has a seat more than the share calls for."""
    seats = largest_remainder(sizes, count)
    if not sizes:
        assert seats == {}
        return
    assert sum(seats.values()) == count
    assert min(seats.values()) >= (1 if count >= len(sizes) else 0)
    total = sum(sizes.values())
    for place, size in sizes.items():
        assert seats[place] <= max(1, count * size / total + 1)


def test_targets_follow_the_cells() -> None:
    """A cell with a document spreads over that document only."""
    from zhongbu_quiz.items.item import ItemSource

    pool = [item(f"{d}{n}", f"{d}{n}", "＿", source=ItemSource(d, str(n % 2))) for d in "甲乙" for n in range(4)]
    cells = [Cell("fill_blank", 4, "甲", None, None, ()), Cell("fill_blank", 2, "乙", "1", None, ())]
    assert targets(cells, pool) == {("甲", "0"): 2, ("甲", "1"): 2, ("乙", "1"): 2}


def test_cell_admits_by_difficulty() -> None:
    """Easy is 1 and 2, medium 3, hard 4 and 5; an item without a difficulty is none of them."""
    admitted = {
        band: [
            d
            for d in (1, 2, 3, 4, 5, None)
            if Cell("fill_blank", 1, None, None, band, ()).admits(item("a", "f", "＿", difficulty=d))
        ]
        for band in ("easy", "medium", "hard", None)
    }
    assert admitted == {"easy": [1, 2], "medium": [3], "hard": [4, 5], None: [1, 2, 3, 4, 5, None]}
