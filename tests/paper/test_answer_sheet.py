"""The answer sheet: all items have room, all boxes stand where its JSON says, its codes are the form's, and the stored draw says the same."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pymupdf
import pytest
from pypdf import PdfReader

from tests.paper.conftest import Printed
from tests.paper.fixture import MATCHING, SHORT, choice, cloze, drawn, form
from tests.paper.reading import all_text
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.exports.paper import PaperOptions, engine, write_papers
from zhongbu_quiz.exports.paper.answer_sheet.make import make_sheet
from zhongbu_quiz.exports.paper.answer_sheet.marks import crc8
from zhongbu_quiz.exports.paper.page_code import PageCode, modules
from zhongbu_quiz.sets.form import DrawnSet, Form, Part
from zhongbu_quiz.sets.stored import Stored, code, read, to_json

MM = 72 / 25.4
Geometry = dict[str, Any]
Made = Callable[..., tuple[Path, Geometry]]
Planned = Callable[..., Geometry]
HEADS: dict[str, dict[str, object]] = {
    "usual": {},
    "large": {"large": True},
    "barcode": {"barcode": True, "digits": 12, "school": "新疆维吾尔自治区克孜勒苏柯尔克孜自治州第一高级中学附属实验学校"},
    "no grid": {"digits": 0, "barcode": True},
}


@pytest.fixture(scope="module")
def made(printed: Printed) -> Made:
    """Gives the sheet of the first form of a set, and where everything on it stands."""

    def make(given: DrawnSet | None = None, **options: object) -> tuple[Path, Geometry]:
        pdf, where, *_ = printed(("sheet",), given, **options)
        return pdf, json.loads(where.read_text(encoding="utf-8"))

    return make


@pytest.fixture
def planned(monkeypatch: pytest.MonkeyPatch) -> Planned:
    """Gives where everything stands on the sheet of the first form of a set, which is not printed."""
    monkeypatch.setattr(engine, "to_pdf", lambda *page: b"")

    def make(given: DrawnSet | None = None, **options: object) -> Geometry:
        told = given or drawn()
        found: Geometry = json.loads(make_sheet(told, told.forms[0], PaperOptions(**options))["sheet.json"])  # type: ignore[arg-type]
        return found

    return make


@pytest.fixture(scope="module", params=HEADS)
def sheet(request: pytest.FixtureRequest, made: Made) -> tuple[Path, Geometry]:
    """The sheet of a set with items of all kinds, by each of the ways to head it."""
    return made(**HEADS[request.param])


@pytest.fixture(scope="module")
def usual(made: Made) -> tuple[Path, Geometry]:
    """The usual sheet."""
    return made()


def pages_of(where: Geometry) -> list[Geometry]:
    """The pages of the first layout."""
    return list(where["layouts"][0]["pages"])


def boxes_of(where: Geometry, use: str) -> list[Geometry]:
    """The boxes of all pages that are for one thing."""
    return [box for page in pages_of(where) for box in page["boxes"] if box["use"] == use]


def only(*parts: Part, forms: int = 1) -> DrawnSet:
    """A set of these parts."""
    return drawn(forms=tuple(Form("ABCDEFGHIJKLMNOPQRSTUVWXYZ"[i], parts) for i in range(forms)))


def rect(place: list[float], inset: float = 0.0) -> pymupdf.Rect:
    """A place of the geometry in points, `inset` millimetres smaller on each side."""
    x, y, width, height = place
    return pymupdf.Rect(x + inset, y + inset, x + width - inset, y + height - inset) * MM


@lru_cache(maxsize=8)
def _greys(page: pymupdf.Page) -> np.ndarray:
    """A page as a picture of 144 dpi, 0 for black: drawn once, for to draw it for each of hundreds of boxes takes half a minute."""
    pixels = page.get_pixmap(dpi=144, colorspace=pymupdf.csGRAY)
    return np.frombuffer(pixels.samples, np.uint8).reshape(pixels.height, pixels.width)


def grey(page: pymupdf.Page, place: pymupdf.Rect) -> list[int]:
    """The greys of a place of a page, 0 for black."""
    left, top, right, bottom = (place * (144 / 72)).round()
    return list(map(int, _greys(page)[top:bottom, left:right].flat))


@lru_cache(maxsize=8)
def _characters(page: pymupdf.Page) -> tuple[np.ndarray, np.ndarray]:
    """The characters of a page but for spaces, and where they stand: left, top, right, bottom."""
    blocks = page.get_text("rawdict")["blocks"]
    found = [char for block in blocks for line in block.get("lines", ()) for span in line["spans"] for char in span["chars"] if char["c"].strip()]
    return np.array([char["c"] for char in found]), np.array([char["bbox"] for char in found])


def printed_in(page: pymupdf.Page, place: pymupdf.Rect) -> str:
    """The characters of which a part stands in a place of a page."""
    told, (left, top, right, bottom) = _characters(page)[0], _characters(page)[1].T
    return "".join(told[(left < place.x1) & (right > place.x0) & (top < place.y1) & (bottom > place.y0)])


def drawn_pages(pdf: Path, where: Geometry) -> Iterator[tuple[pymupdf.Page, Geometry]]:
    """Each page of one sheet with its geometry."""
    with pymupdf.open(pdf) as document:
        assert len(document) == len(pages_of(where))
        yield from zip(document, pages_of(where), strict=True)


def test_every_box_is_drawn_and_its_sign_is_light(sheet: tuple[Path, Geometry]) -> None:
    """What is printed in an empty box is no darker than 40 per cent, or a pale mark would not stand out."""
    for page, where in drawn_pages(*sheet):
        for box in where["boxes"]:
            around, inside = rect(box["at"], -0.2), rect(box["at"], 0.4)
            assert min(grey(page, around)) < 160, box
            assert box.get("example") == "full" or min(grey(page, inside)) >= 0.6 * 255, box
            assert printed_in(page, rect(box["at"], -0.3)) == box["mark"]


def test_boxes_are_apart_and_between_the_marks(sheet: tuple[Path, Geometry]) -> None:
    for page in pages_of(sheet[1]):
        bars = [bar for pair in page["rows"] for bar in pair]
        places = [*(box["at"] for box in page["boxes"]), *page["corners"].values(), page["code"], *page["bits"], *bars, *page["columns"]]
        for i, (x, y, width, height) in enumerate(places):
            assert min(x, y) >= 10 and x + width <= 200.01 and y + height <= 287.01
            for u, v, other_width, other_height in places[:i]:
                apart = u - x >= width - 0.01 or x - u >= other_width - 0.01 or v - y >= height - 0.01 or y - v >= other_height - 0.01
                assert apart, (places[i], (u, v))


def test_no_word_stands_over_another_or_outside_the_page(sheet: tuple[Path, Geometry]) -> None:
    for page, _ in drawn_pages(*sheet):
        words = [span for block in page.get_text("dict")["blocks"] for line in block.get("lines", ()) for span in line["spans"]]
        words = [span for span in words if span["text"].strip()]
        assert len(words) > 10 and all(rect([9, 9, 192, 280]).contains(pymupdf.Rect(span["bbox"])) for span in words)
        for i, span in enumerate(words):
            over = [other["text"] for other in words[:i] if _core(span).intersects(_core(other))]
            assert not over, (span["text"], over)


def _core(span: dict[str, Any]) -> pymupdf.Rect:
    """What a word has to itself: the middle third of the height of its line."""
    left, top, right, bottom = span["bbox"]
    third = (bottom - top) / 3
    return pymupdf.Rect(left + 0.4, top + third, right - 0.4, bottom - third)


def test_every_item_has_boxes_or_room_to_write(usual: tuple[Path, Geometry]) -> None:
    _, where = usual
    items, written = form().items, {int(number) for page in pages_of(where) for number in page["areas"]}
    told = where["layouts"][0]["items"]
    assert [item["kind"] for item in told] == [item.kind for item in items]
    chosen = Counter(box["number"] for box in boxes_of(where, "choice"))
    for number, item in enumerate(items, 1):
        letters = len(item.options) if item.kind.endswith("choice") else 2 if item.kind == "true_false" else 0
        assert chosen[number] == letters == told[number - 1]["choices"]
        assert (number in written) == (letters == 0)


def test_boxes_for_marks_are_those_that_the_marking_can_give(usual: tuple[Path, Geometry]) -> None:
    _, where = usual
    adds: dict[int, list[Decimal]] = {}
    for box in boxes_of(where, "score"):
        adds.setdefault(box["number"], []).append(Decimal(box["adds"]))
    points = {item["number"]: Decimal(item["points"]) for item in where["layouts"][0]["items"] if not item["choices"]}
    assert adds.keys() == points.keys()
    one_blank, two_blanks, five_pairs, order, words = 22, 23, 25, 26, 27
    told = {number: [str(mark) for mark in adds[number]] for number in adds}
    assert told[one_blank] == ["0", "3"] and told[order] == ["0", "4"], "right or wrong as a whole"
    assert told[two_blanks] == ["0", "1.5", "3"] and told[five_pairs] == ["0", "2", "4", "6", "8", "10"]
    assert told[words] == [str(mark) for mark in range(11)], "half of a part of an answer in words may count"


def test_numbers_with_several_right_options_say_so(usual: tuple[Path, Geometry]) -> None:
    pdf, _ = usual
    several = [number for number, item in enumerate(form().items, 1) if item.kind == "multiple_choice"]
    with pymupdf.open(pdf) as document:
        words = [(word[4], word[1]) for word in document[0].get_text("words")]
    rows = [top for text, top in words if text == "多选"]
    numbered = [text for row in rows for text, top in words if text.isdigit() and abs(top - row) < 3]
    assert len(rows) == len(several) and {str(number) for number in several} <= {*numbered}


def test_more_than_ten_points_are_marked_in_tens_and_ones(planned: Planned) -> None:
    where = planned(only(Part("short_answer", (SHORT,), Decimal("25.5"))))
    adds = [box["adds"] for box in boxes_of(where, "score")]
    assert adds == ["10", "20", *map(str, range(10)), "0.5"]


def test_written_answers_have_the_lines_that_they_need(usual: tuple[Path, Geometry]) -> None:
    """A long answer has more room than a short one; gaps of one part have the same, so that none tells its answer."""
    _, where = usual
    heights = {int(number): area[3] for page in pages_of(where) for number, area in page["areas"].items()}
    assert heights[27] > heights[22]
    assert heights[19] == heights[20] == heights[21]


def test_spare_room_of_the_last_page_goes_to_written_answers(made: Made) -> None:
    """Answers that are worth the same have as many lines as the longest needs, twice as many where there is room, no more; on a full page they
    share what is left. What is drawn is what the geometry says."""
    answers = [replace(SHORT, id=f"s{i}", answer="甲" * length) for i, length in enumerate((10, 80))]
    heights = {}
    for gaps in (0, 24):
        fill = Part("cloze", tuple(replace(cloze(4), id=f"g{i}") for i in range(gaps)), Decimal(2))
        parts = (*([fill] if gaps else []), Part("short_answer", tuple(answers), Decimal(4)))
        pdf, where = made(only(*parts))
        (last, areas) = pages_of(where)[-1], [page["areas"] for page in pages_of(where)]
        heights[gaps] = [area[3] for number, area in areas[-1].items() if int(number) > gaps]
        assert all(area[1] + area[3] <= 273.01 for area in last["areas"].values())
        with pymupdf.open(pdf) as document:
            for number, place in last["areas"].items():
                if int(number) > gaps:
                    drawn_rules = [d["rect"] for d in document[-1].get_drawings() if d["rect"].height < 1 and d["rect"].width > 400]
                    assert any(rect(place).contains(rule) for rule in drawn_rules)
    (short, long), (less, *_) = heights[0], heights[24]
    write = 9.0
    assert short == long == pytest.approx(2.0 + write * (1 + 2 * 3))
    assert 2.0 + write * (1 + 3) <= less < short


def test_a_calculation_has_room_without_lines(made: Made) -> None:
    asked = [replace(SHORT, id=f"s{i}", stem=(stem,)) for i, stem in enumerate(("说明原因。", "计算产量（写出算式）。"))]
    pdf, where = made(only(Part("short_answer", tuple(asked), Decimal(6))))
    areas = pages_of(where)[0]["areas"]
    with pymupdf.open(pdf) as document:
        lines = [d["rect"] for d in document[0].get_drawings() if d["rect"].height < 1 and d["rect"].width > 400]
        within = {number: sum(rect(place).y0 + 4 < line.y0 < rect(place).y1 - 2 for line in lines) for number, place in areas.items()}
    assert areas["1"][3] == areas["2"][3] and within["1"] >= 3 and not within["2"]


@pytest.mark.parametrize(("count", "told"), [(1, True), (2, False)])
def test_of_room_that_is_left_it_is_said_that_nothing_is_written_there(made: Made, count: int, told: bool) -> None:
    asked = tuple(replace(SHORT, id=f"s{i}") for i in range(count))
    pdf, _ = made(only(Part("short_answer", asked, Decimal(4))))
    assert ("此区域请勿作答" in all_text(pdf)) == told

def test_a_part_without_points_has_no_boxes_for_marks(made: Made) -> None:
    pdf, where = made(only(Part("cloze", (cloze(0),), Decimal(0))))
    assert boxes_of(where, "score") == [] and "points" not in where["layouts"][0]["items"][0] and "分）" not in all_text(pdf)


def test_corner_marks_are_black_and_one_is_unlike_the_others(sheet: tuple[Path, Geometry]) -> None:
    for page, where in drawn_pages(*sheet):
        for name, (x, y, width, height) in where["corners"].items():
            middle = grey(page, rect([x + width / 2 - 0.8, y + height / 2 - 0.8, 1.6, 1.6]))
            assert (min(middle) > 245) if name == where["odd"] else (max(middle) < 10)
            assert max(grey(page, rect([x + 0.4, y + 0.4, width - 0.8, 0.8]))) < 10
        assert len(where["corners"]) == 4


def test_every_row_of_boxes_has_a_bar_at_both_edges_and_every_column_of_choices_one_above(sheet: tuple[Path, Geometry]) -> None:
    for page, where in drawn_pages(*sheet):
        for bar in [*(bar for pair in where["rows"] for bar in pair), *where["columns"]]:
            assert max(grey(page, rect(bar, 0.3))) < 10
        heights = [pair[0][1] + pair[0][3] / 2 for pair in where["rows"]]
        for box in where["boxes"]:
            x, y, width, height = box["at"]
            if box["use"] in ("choice", "digit", "score"):
                assert min(abs(y + height / 2 - bar) for bar in heights) < 3.0
            if box["use"] == "choice":
                assert any(abs(x + width / 2 - (bar[0] + bar[2] / 2)) < 0.02 and bar[1] < y for bar in where["columns"])


def test_the_code_stands_twice_on_every_page(sheet: tuple[Path, Geometry]) -> None:
    """As a QR code of level Q with a margin of four modules, and as bits at the foot, which a check number guards."""
    name, pages = code(drawn(), drawn().forms[0]), len(pages_of(sheet[1]))
    assert sheet[1]["sheets"] == [{"code": name, "form": "A", "layout": 0} | _school(sheet[1])]
    for number, (page, where) in enumerate(drawn_pages(*sheet), 1):
        rows = modules(PageCode(name, "A", number, pages, "S", sheet[1]["version"]).text, "Q")
        x, y, side, _ = where["code"]
        step = side / (len(rows) + 8)
        pixels = page.get_pixmap(dpi=600, colorspace=pymupdf.csGRAY)
        found = [
            [_dark(pixels, x + (4.5 + column) * step, y + (4.5 + row) * step) for column in range(len(rows))] for row in range(len(rows))
        ]
        assert found == [[bool(dark) for dark in row] for row in rows]
        assert min(grey(page, rect([x, y, side, 3.9 * step]))) > 245
        bits = [_dark(pixels, left + width / 2, top + height / 2) for left, top, width, height in where["bits"]]
        said = bytes(sum(bit << (7 - i) for i, bit in enumerate(bits[start : start + 8])) for start in range(0, 64, 8))
        assert said[:6].hex() == name and (said[6] >> 4, said[6] & 15) == (number, pages) and said[7] == crc8(said[:7])


def _school(where: Geometry) -> dict[str, Any]:
    """What is said of the student of a sheet that only a school is printed on."""
    return {"student": said} if (said := where["sheets"][0].get("student")) else {}


def _dark(pixels: pymupdf.Pixmap, x: float, y: float) -> bool:
    return bool(pixels.pixel(int(x * 600 / 25.4), int(y * 600 / 25.4))[0] < 128)


def test_the_check_number_is_the_usual_one() -> None:
    assert crc8(b"123456789") == 0xF4


def test_the_geometry_names_the_stored_draw(tmp_path: Path) -> None:
    from hashlib import blake2b

    given = only(Part("single_choice", (choice(0), choice(1)), Decimal(2)))
    _, where, draw = write_papers(given, None, tmp_path, ("sheet",))
    said, stored = json.loads(where.read_text(encoding="utf-8")), read(draw)
    assert stored.drawn == given
    assert said["sheets"][0]["code"] == code(stored.drawn, stored.drawn.forms[0])
    assert said["draw"] == blake2b(to_json(Stored(stored.drawn, stored.papers)), digest_size=8).hexdigest()


def test_the_sheet_says_how_to_fill_it_in(usual: tuple[Path, Geometry]) -> None:
    told = all_text(usual[0])
    for words in ("注意事项", "请在各题目的答题区域内作答", "正确填涂：", "错误填涂：√×○", "缺考", "作废", "得分"):
        assert words in told
    assert {box["flag"] for box in boxes_of(usual[1], "flag")} == {"absent", "void"}
    assert {box["example"] for box in boxes_of(usual[1], "example")} == {"full", "empty"}


def test_readers_of_pdf_ua_are_told_what_is_drawn(usual: tuple[Path, Geometry]) -> None:
    """Every figure has words, and the headings are such."""
    tags = list(_tags(PdfReader(usual[0]).trailer["/Root"]["/StructTreeRoot"]["/K"]))
    assert {tag["/Alt"] for tag in tags if tag["/S"] == "/Figure"} == {"定位标记", "二维码"}
    assert {"/H1", "/H2", "/P"} <= {tag["/S"] for tag in tags}


def _tags(node: Any) -> Iterator[Any]:
    """The elements of a tree of tags."""
    node = node.get_object()
    if isinstance(node, list):
        for child in node:
            yield from _tags(child)
    elif isinstance(node, dict):
        yield from [node] if "/S" in node else []
        yield from _tags(node["/K"]) if "/K" in node else []


@pytest.mark.parametrize("told", [False, True])
def test_room_for_a_bar_code_is_there_where_it_is_asked_for(told: bool, made: Made) -> None:
    pdf, _ = made(barcode=told)
    assert ("贴条形码区" in all_text(pdf), "条形码贴在框内" in all_text(pdf)) == (told, told)


@pytest.mark.parametrize("forms", [1, 2, pytest.param(26, marks=pytest.mark.slow)])
def test_forms_have_letters_to_choose_from(forms: int, planned: Planned) -> None:
    where = planned(only(Part("single_choice", (choice(0),), Decimal(2)), forms=forms))
    letters = [box["form"] for box in boxes_of(where, "form")]
    assert letters == (["A", "B", *"CDEFGHIJKLMNOPQRSTUVWXYZ"][:forms] if forms > 1 else [])
    assert len(pages_of(where)) == 1


@pytest.mark.parametrize(("digits", "columns"), [(None, 8), (0, 0), (4, 4), (12, 12)])
def test_the_grid_has_as_many_columns_as_are_asked_for(digits: int | None, columns: int, made: Made) -> None:
    pdf, where = made(only(Part("single_choice", (choice(0),), Decimal(2))), digits=digits)
    assert ("填涂学号" in all_text(pdf)) == bool(columns)
    assert {(box["column"], box["digit"]) for box in boxes_of(where, "digit")} == {(i, j) for i in range(columns) for j in range(10)}


def test_a_grid_that_no_page_holds_is_refused() -> None:
    with pytest.raises(ValueError, match="digits must be from 0 to 12"):
        PaperOptions(digits=13)


@pytest.mark.parametrize(
    ("answers", "said", "digits"),
    [(1, False, 0), (14, True, 8), pytest.param(1, False, 8, marks=pytest.mark.slow), pytest.param(14, True, 0, marks=pytest.mark.slow)],
)
def test_all_pages_are_named_only_where_there_are_several(answers: int, said: bool, digits: int, made: Made) -> None:
    asked = tuple(replace(SHORT, id=f"short-answer:x-{number}") for number in range(answers))
    pdf, _geometry = made(only(Part("short_answer", asked, Decimal(6))), digits=digits)
    words = all_text(pdf)
    assert ("各页上" in words) == said == (len(PdfReader(pdf).pages) > 1)


def test_choices_alone_take_one_page(made: Made) -> None:
    few = only(Part("single_choice", tuple(choice(i) for i in range(15)), Decimal(2)))
    pdf, where = made(few)
    assert len(pages_of(where)) == 1 and not pages_of(where)[0]["areas"]
    assert "其他各题" not in all_text(pdf) and "签字笔" not in all_text(pdf)


def test_lines_stand_nearer_where_that_saves_a_page(planned: Planned) -> None:
    """Ten gaps of four points took a page and one line of the next; eleven take two pages, as far apart as usual."""
    gaps = tuple(replace(cloze(3), id=f"g{i}", answer=("产业转移示范区的规划",)) for i in range(11))
    choices = Part("single_choice", tuple(replace(choice(i % 15), id=f"c{i}") for i in range(20)), Decimal(3))
    few, more = (planned(only(choices, Part("cloze", gaps[:count], Decimal(4)))) for count in (10, 11))
    assert (len(pages_of(few)), len(pages_of(more))) == (1, 2)
    assert pages_of(few)[0]["areas"]["21"][3] < pages_of(more)[0]["areas"]["21"][3]


@pytest.mark.parametrize("title", ["中部地区崛起" * 10, "中部地区崛起" * 25], ids=["60", "150"])
def test_a_long_title_stays_between_the_marks(title: str, made: Made) -> None:
    pdf, where = made(replace(only(Part("single_choice", (choice(0),), Decimal(2))), title=title))
    left, right = where["layouts"][0]["pages"][0]["corners"]["tl"], where["layouts"][0]["pages"][0]["corners"]["tr"]
    with pymupdf.open(pdf) as document:
        told = [word for word in document[0].get_text("words") if set(word[4]) & set("中部地区崛起答题卡") and word[3] < 20 * MM]
    assert "".join("".join(word[4] for word in told).split()) == f"{title}答题卡"
    assert all((left[0] + left[2]) * MM < word[0] and word[2] < right[0] * MM for word in told)


def test_a_choice_among_many_stays_on_the_page(planned: Planned) -> None:
    many = replace(choice(0), options=choice(0).options * 6)
    where = planned(only(Part("single_choice", (many,), Decimal(2))))
    places = [box["at"] for box in boxes_of(where, "choice")]
    assert len(places) == 24 and places[-1][0] + places[-1][2] <= 192
    assert all(one[0] + one[2] < other[0] for one, other in pairwise(places))


def test_many_choices_go_on_overleaf(planned: Planned) -> None:
    """More than a page holds: 160 items, as nobody could have had before."""
    many = tuple(replace(choice(i % 15), id=f"c{i}") for i in range(160))
    where = planned(only(Part("single_choice", many, Decimal(1))))
    assert len(pages_of(where)) == 2
    assert {box["number"] for box in boxes_of(where, "choice")} == set(range(1, 161))


def test_a_set_without_choices_has_a_sheet_to_write_on(made: Made) -> None:
    pdf, where = made(only(Part("cloze", (cloze(0), cloze(1)), Decimal(2)), Part("matching", (MATCHING,), Decimal(5))))
    assert pages_of(where)[0]["areas"].keys() == {"1", "2", "3"}
    assert "选择题" not in all_text(pdf) and "2B铅笔" not in all_text(pdf)


def test_answers_that_need_too_much_room_are_refused(tmp_path: Path) -> None:
    many = tuple(replace(SHORT, id=f"s{i}") for i in range(40))
    with pytest.raises(UserError, match="zonghe: the answers take 9 pages, and an answer sheet has 4; ask fewer items, or leave out `sheet`"):
        write_papers(only(Part("short_answer", many, Decimal(5))), None, tmp_path, ("sheet",))
    assert not list(tmp_path.iterdir())


def test_large_print_is_larger(usual: tuple[Path, Geometry], made: Made) -> None:
    _, where = made(large=True)
    (small, *_), (large, *_) = (boxes_of(one, "choice") for one in (usual[1], where))
    assert large["at"][2] >= 1.25 * small["at"][2] and large["at"][3] >= 1.25 * small["at"][3]


@pytest.mark.parametrize(
    ("products", "said", "unsaid"),
    [
        (("paper",), "选择题、判断题在题中的括号内作答，其余各题在指定的位置作答。", "答题卡"),
        (("paper", "sheet"), "和答题卡上的各项填写清楚，并填涂学号。2.选择题、判断题用2B铅笔填涂在答题卡上，"
            "其余各题用黑色签字笔写在答题卡的答题区域内；写在试卷上无效。", "指定的位置"),
    ],
)
def test_the_paper_says_where_answers_go(products: tuple[str, ...], said: str, unsaid: str, printed: Printed, tmp_path: Path) -> None:
    """On the sheet where one is made, and only then; so it does when it is made again from the stored draw."""
    paper, *_ = printed(products, drawn(forms=(form("A", 1),)))
    stored = read(paper.with_name("zonghe-draw.json"))
    again, *_ = write_papers(stored.drawn, None, tmp_path, ("paper",), PaperOptions(**stored.settings))
    for path in (paper, again):
        assert said in all_text(path) and unsaid not in all_text(path)


def test_an_item_has_as_many_boxes_as_it_has_options(planned: Planned) -> None:
    three = replace(choice(1), id="three", options=choice(1).options[:3])
    where = planned(only(Part("single_choice", (choice(0), three), Decimal(2))))
    assert [item["choices"] for item in where["layouts"][0]["items"]] == [len(choice(0).options), 3]


@pytest.mark.parametrize("forms", [1, 2])
def test_a_code_has_the_letter_of_its_form_only_where_there_are_several(forms: int, made: Made) -> None:
    pdf, where = made(only(Part("single_choice", (choice(0),), Decimal(2)), forms=forms))
    text = all_text(pdf)
    assert where["sheets"][0]["code"] in text
    assert ("A" + where["sheets"][0]["code"] in text) == (forms > 1)
