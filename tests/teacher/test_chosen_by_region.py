"""What a deck finds by names: facts of a table of places by the place, a deck by its title."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.core.small import run

from .sheets import table

DECK = "title: 中部各省\nselect: {regions: [REGION]}\noutputs: [paper]\n"
ROWS = "省份,简称,省会\n" + "\n".join(f"{name},{short},{town}" for name, short, town in (
    ("河南", "豫", "郑州"), ("湖北", "鄂", "武汉"), ("湖南", "湘", "长沙"), ("安徽", "皖", "合肥"), ("江西", "赣", "南昌")))  # fmt: skip


@pytest.fixture
def provinces(tmp_path: Path) -> Path:
    """A set of one table of provinces, with a deck that asks of one of them."""
    folder = tmp_path / "set"
    for name in ("seeds", "decks"):
        (folder / name).mkdir(parents=True)
    (folder / "project.yaml").write_text("title: 地理\nname: dili\n", encoding="utf-8")
    table(folder / "seeds" / "各省.csv", ROWS)
    (folder / "decks" / "zhongbu.yaml").write_text(DECK.replace("REGION", "河南"), encoding="utf-8")
    return folder


def test_a_region_chooses_what_a_table_tells_of_that_place(provinces: Path) -> None:
    ran = run(provinces, "items", "zhongbu", "--format", "jsonl", "-q")
    assert ran.status == 0 and "河南" in ran.out and "长沙的" not in ran.out


def test_a_region_that_no_row_tells_of_is_told_with_those_that_are_there(provinces: Path) -> None:
    (provinces / "decks" / "zhongbu.yaml").write_text(DECK.replace("REGION", "湖"), encoding="utf-8")
    ran = run(provinces, "items", "zhongbu", "-q")
    assert ran.status and "河南、湖北" in ran.err.replace(", ", "、")


@pytest.mark.parametrize(("typed", "said"), [("中部各省", "is the title of the deck zhongbu"), ("zhonbu", "did you mean zhongbu")])
def test_check_knows_a_deck_by_its_title_too(typed: str, said: str, provinces: Path) -> None:
    ran = run(provinces, "check", typed)
    assert ran.status and said in ran.err
