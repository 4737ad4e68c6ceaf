"""What an eye would stumble over, counted over the papers of the decks that ship."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from tests.core.figures import GAP, SHARES
from tests.paper.conftest import Printed
from tests.paper.fixture import choice, drawn, form
from tests.paper.typography import emphasised, lonely, near_options, rows, spread_numbers, stray_brackets, torn, words
from zhongbu_quiz.exports.paper import PaperOptions, write_papers
from zhongbu_quiz.exports.paper.options import sheet
from zhongbu_quiz.items.item import Blank, Choice, stem_text
from zhongbu_quiz.sets.form import DrawnSet, Form, Part

DeckPapers = list[tuple[DrawnSet, list[Path]]]
_POINTS = 72 / 25.4


def test_no_word_is_torn_before_a_blank(deck_papers: DeckPapers) -> None:
    for _, (paper, *_) in deck_papers:
        assert not torn(paper), paper.name


def test_no_paragraph_ends_with_one_character(deck_papers: DeckPapers) -> None:
    for _, (paper, *_) in deck_papers:
        assert not lonely(paper), paper.name


def test_numbers_are_never_spread(deck_papers: DeckPapers) -> None:
    for _, (paper, *_) in deck_papers:
        assert not spread_numbers(paper), paper.name


def test_options_keep_their_distance(deck_papers: DeckPapers) -> None:
    for _, (paper, *_) in deck_papers:
        assert not near_options(paper), paper.name


def test_brackets_of_statements_stand_at_the_right_edge(deck_papers: DeckPapers) -> None:
    for _, (paper, *_) in deck_papers:
        assert not stray_brackets(paper, _edges(PaperOptions())), paper.name


def test_words_that_turn_a_question_round_are_emphasised(deck_papers: DeckPapers, tmp_path: Path) -> None:
    asked = ("下列各项中，不属于《意见》所说的“一中心”的是", "下列说法，错误的是", "《不是终点》一文没有提到的是", "称作“没有围墙的大学”的是")
    items = tuple(replace(choice(i), stem=(stem, Blank(), "。")) for i, stem in enumerate(asked))
    part = replace(drawn().forms[0].parts[0], items=items)
    (paper, *_) = write_papers(drawn(forms=(Form("A", (part,)),)), None, tmp_path, ("paper",))
    assert emphasised(paper) == ["不属于", "错误", "没有"]
    for draw, (paper, *_) in deck_papers:
        negative = sum("不属于" in stem_text(item.stem, "") for item in draw.forms[0].items if isinstance(item, Choice))
        assert emphasised(paper).count("不属于") == negative, paper.name


@pytest.mark.parametrize(
    "look",
    [
        pytest.param({"columns": 2}, id="two columns"),
        pytest.param({"size": "8k"}, id="8k", marks=pytest.mark.slow),
        pytest.param({"size": "a3"}, id="a3", marks=pytest.mark.slow),
    ],
)
def test_heads_of_columns_are_level(look: dict[str, object], printed: Printed) -> None:
    long = replace(form(), parts=form().parts * (2 if "size" in look else 1))  # two halves are a page
    (paper, *_) = printed(("paper",), drawn(forms=(long,)), **look)
    options = PaperOptions(**look)  # type: ignore[arg-type]
    heads: dict[int, list[float]] = {}
    for right in (False, True):
        for page in {page for page, _ in rows(paper)}:
            middle = sheet(options).middle(page) * _POINTS
            heights = [row[0].y for number, row in rows(paper) if number == page and (row[0].x > middle) == right and row[0].size == 10.5]
            heads.setdefault(page, []).extend([min(heights)] if heights else [])
    level = [tops for page, tops in heads.items() if page and len(tops) == 2]
    assert level and all(abs(left - right) < 0.5 for left, right in level), heads


@pytest.mark.parametrize(
    ("size", "choices"),
    [("8k", 1), ("a3", 15), pytest.param("8k", 15, marks=pytest.mark.slow), pytest.param("a3", 1, marks=pytest.mark.slow)],
)
def test_a_half_with_nothing_on_it_is_no_page(size: str, choices: int, tmp_path: Path) -> None:
    (paper, *_) = write_papers(drawn(forms=(form("A", choices),)), None, tmp_path, ("paper",), PaperOptions(size=size))
    feet = [(int(found[1]), int(found[2])) for _, row in rows(paper) if (found := re.search(r"第(\d+)页（共(\d+)页）", words(row)))]
    assert sorted(feet) == [(page, len(feet)) for page in range(1, len(feet) + 1)]
    middle = sheet(PaperOptions(size=size)).width / 2 * _POINTS
    last = max(page for page, _ in rows(paper))
    used = any(row[0].x > middle and "（共" not in words(row) for page, row in rows(paper) if page == last)
    assert used == (len(feet) % 2 == 0)


def test_a_long_title_leaves_the_number_of_the_page_on_its_line(tmp_path: Path) -> None:
    title = "二〇二三至二〇二四学年度第二学期七年级思想政治与历史综合素养阶段性质量监测暨中部地区崛起专题考试试卷"
    (paper, key, *_) = write_papers(drawn(title=title, forms=(form("A", 2),)), None, tmp_path, ("paper", "key"))
    for path in (paper, key):
        feet = [words(row) for _, row in rows(path) if "页（共" in words(row)]
        assert feet and all(foot.startswith("二〇二三至") and "…　第" in foot for foot in feet)


def test_a_narrow_matching_stands_one_under_the_other(tmp_path: Path) -> None:
    matching = tuple(part for part in form().parts if part.kind == "matching")
    (paper, *_) = write_papers(drawn(forms=(Form("A", matching),)), None, tmp_path, ("paper",), PaperOptions(columns=2))
    told = [words(row) for _, row in rows(paper)]
    starts = [next(i for i, text in enumerate(told) if text.startswith(head)) for head in ("（1）", "（5）", "A．", "C．", "E．")]
    assert starts == sorted(starts) and not torn(paper)


def test_columns_of_a_large_sheet_are_refused() -> None:
    with pytest.raises(ValueError, match="printed in two halves already; leave columns out, or choose size a4"):
        PaperOptions(size="a3", columns=2)


def _edges(options: PaperOptions) -> list[float]:
    """The right edges of the columns of fronts and backs, in points."""
    page = sheet(options)
    wide = page.measure * page.em
    return [(page.text_left(side) + column * (wide + page.gap) + wide) * _POINTS for side in (0, 1) for column in range(page.columns)]


def test_short_names_of_rows_are_never_torn(tmp_path: Path) -> None:
    """A table in a narrow column breaks its long heads, not 丙地."""
    wide = replace(GAP, figure=replace(SHARES, columns=("地区", "高技术制造业增加值占规模以上工业增加值的比重")))
    part = Part("single_choice", (wide,), Decimal(2))
    (paper, *_) = write_papers(drawn(forms=(Form("A", (part,)),)), None, tmp_path, ("paper",), PaperOptions(columns=2))
    told = [words(row) for _, row in rows(paper)]
    assert sum("丙地" in text for text in told) and not any(text in ("丙", "地") for text in told)


def test_behind_a_number_the_text_begins_at_one_edge(tmp_path: Path) -> None:
    """An opening mark, too, whose ink is in its right half; whatever the number of digits."""
    begun = ("《规划》的时间是", "据《规划》，时间是", "“两个加强”的时间是", "（一）的时间是")
    items = tuple(replace(choice(i), stem=(begun[i % 4], Blank(), "。")) for i in range(12))
    told = drawn(forms=(Form("A", (Part("single_choice", items, Decimal(2)),)),))
    (path, *_) = write_papers(told, None, tmp_path, ("paper",), PaperOptions(form="plain"))
    edges = []
    for _, row in rows(path):
        if re.match(r"\d+\.", words(row)):
            first = next(char for char in row if not re.match(r"[\d. ]", char.text))
            edges.append((first.x + (0.5 * first.size if first.text in "《“（" else 0.0)) / first.size)
    assert len(edges) == 12 and max(edges) - min(edges) < 0.02
