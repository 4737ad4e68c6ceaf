"""What must hold of the papers of all decks that ship, measured on the PDFs."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import pymupdf

from tests.paper.reading import NO_END, NO_START, all_text, lines
from zhongbu_quiz.exports.paper.markup import stem_pieces
from zhongbu_quiz.sets.form import DrawnSet

_UNIT_SPLIT = re.compile(r"\d$"), re.compile(r"[%年月日亿万个位倍斤吨亩元]")
_SHORT = 20
"""Points: a blank is longer, borders of brackets and signs are shorter."""
_BEGINS = re.compile(r"\d+\.(?!\d+[^年\d])|[一二三四五六七八]、|阅读材料，完成第\d+")
"""The first line of an item, of a part, or of a material."""
_SEAM = re.compile(r"(?<=[一-鿿]) (?=[!-~])|(?<=[!-~]) (?=[一-鿿])")
"""What a reader takes for a space where a line is opened between Chinese and a number."""
_FOOT = 790
"""What stands lower is the foot of the page."""
_APART = 9
"""The room above a material, and what the heights of lines are rounded by."""


def test_no_line_begins_or_ends_with_the_wrong_mark(deck_papers: list[tuple[DrawnSet, list[Path]]]) -> None:
    """Blanks are drawn, so marks around them seem to stand at an end of their line."""
    assert deck_papers
    for _, paths in deck_papers:
        with pymupdf.open(paths[0]) as document:
            blanks = [[d["rect"] for d in page.get_drawings() if d["rect"].height < _SHORT < d["rect"].width] for page in document]
        for page, high, text in lines(paths[0]):
            beside_blank = any(-3 < blank.y1 - high < 15 for blank in blanks[page])
            assert beside_blank or (text[0] not in NO_START and text[-1] not in NO_END), (paths[0].name, page, text)


def test_no_number_is_parted_from_its_unit(deck_papers: list[tuple[DrawnSet, list[Path]]]) -> None:
    for _, paths in deck_papers:
        rows = list(lines(paths[0]))
        for (page, high, text), (next_page, low, following) in pairwise(rows):
            if page == next_page and low - high < 24 and _UNIT_SPLIT[0].search(text):
                assert not _UNIT_SPLIT[1].match(following), (paths[0].name, page, text, following)


def test_no_item_breaks_across_pages(deck_papers: list[tuple[DrawnSet, list[Path]]]) -> None:
    """The lines of an item stand on the page of its number: no page begins in the middle of one, but with an item, a part, or a material
    that the items below it ask of."""
    for _, paths in deck_papers:
        with pymupdf.open(paths[0]) as document:
            pages = len(document)
        first = {page: text for page, _, text in reversed(list(lines(paths[0])))}
        for page in range(1, pages):
            assert _BEGINS.match(first[page]), (paths[0].name, page, first[page])


def test_every_item_is_numbered_in_order(deck_papers: list[tuple[DrawnSet, list[Path]]]) -> None:
    for drawn, paths in deck_papers:
        numbers = [int(m[1]) for _, _, text in lines(paths[0], left=50) if (m := re.match(r"(\d+)\.(?!\d)", text))]
        assert [n for n in numbers if n > 3][-1] == len(drawn.forms[0].items)


def test_papers_do_not_give_answers_and_teachers_copies_do(deck_papers: list[tuple[DrawnSet, list[Path]]]) -> None:
    for drawn, (paper, teacher, *_) in deck_papers:
        student, filled = all_text(paper), all_text(teacher)
        assert "【答案】" not in student and "参考答案" not in student and "〔" + "粮食" not in student
        for item in drawn.forms[0].items:
            if item.kind == "cloze":
                assert "".join(item.key_texts[0].split()) in filled


def test_pages_are_filled_sensibly(deck_papers: list[tuple[DrawnSet, list[Path]]]) -> None:
    """No page but the last leaves more than a quarter of its height empty, unless what comes next is taller than what is left: a material
    stands with its table and its questions."""
    for _, paths in deck_papers:
        told: dict[int, list[tuple[float, str]]] = defaultdict(list)
        for page, height, text in lines(paths[0]):
            if height < _FOOT:
                told[page].append((height, text))
        with pymupdf.open(paths[0]) as document:
            drawn = [[box["rect"].y1 for box in page.get_drawings() if box["rect"].y1 < _FOOT] for page in document]
        for page in range(max(told)):
            lowest = max(*(height for height, _ in told[page]), *drawn[page])
            full = lowest > 0.75 * 842 - 18 * 72 / 25.4
            assert full or _first_block(told[page + 1]) + _APART > _FOOT - lowest, (paths[0].name, page)


def _first_block(rows: list[tuple[float, str]]) -> float:
    """How high the first item of a page is, with the heading above it; or the first material, with all its items."""
    starts = [height for height, text in rows if _BEGINS.match(text)]
    items = [height for height, text in rows if re.match(r"\d+\.(?!\d)", text)]
    material = next((re.search(r"第(\d+)—(\d+)题", text) for height, text in rows if height < items[0] and "—" in text), None)
    last = int(material[2]) - int(material[1]) if material else 0
    after = [height for height in starts if height > items[last]]
    return min(after, default=max(height for height, _ in rows)) - rows[0][0]


def test_teachers_copies_break_where_the_papers_break(deck_papers: list[tuple[DrawnSet, list[Path]]]) -> None:
    for _, (paper, teacher, *_) in deck_papers:
        for back, left in ((0, 70), (1, 50)):  # points: where the numbers of fronts and of backs begin, before the words of items and answers
            ours, theirs = ([row for row in lines(path, left, left + 20) if row[0] % 2 == back] for path in (paper, teacher))
            assert ours == theirs != [], paper.name


def test_lines_that_were_spread_can_still_be_found(deck_papers: list[tuple[DrawnSet, list[Path]]]) -> None:
    """Flush lines harm neither copying nor search: no space is read into a stem, but where a line had to open between Chinese and a number."""
    for drawn, (paper, *_) in deck_papers:
        with pymupdf.open(paper) as document:
            text = _SEAM.sub("", "".join(page.get_text().replace("\n", "") for page in document))
        for item in drawn.forms[0].items:
            for part in stem_pieces(item):
                if isinstance(part, str):
                    assert _SEAM.sub("", part.replace("\n", "")) in text, (paper.name, item.id)
