"""Study sheets and cards: the same numbers with and without blanks; backs mirrored."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from typing import Any

import pymupdf
import pytest

from tests.core.figures import figured_form
from tests.paper.fixture import SHORT, drawn, form
from tests.paper.reading import all_text
from tests.paper.typography import rows, words
from tests.sets.made import base_of_records, slogan
from zhongbu_quiz.data.world import load_world
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.exports.paper import PaperOptions, write_papers
from zhongbu_quiz.exports.paper.cards import cards_html
from zhongbu_quiz.exports.paper.products import cards
from zhongbu_quiz.exports.paper.study import _Rows, study_html
from zhongbu_quiz.exports.paper.told_once import told_once
from zhongbu_quiz.exports.request import Request
from zhongbu_quiz.facts.base import FactBase, build_base
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.kind import StudyRow
from zhongbu_quiz.facts.slots import Slot, text_of
from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.items.figure import Material
from zhongbu_quiz.items.item import Blank, Gap, Open, Stem
from zhongbu_quiz.items.printed import above
from zhongbu_quiz.sets.form import Form, Part
from zhongbu_quiz.studio.project import load_facts, project_at


@pytest.fixture(scope="module", params=["a few", pytest.param("all that ship", marks=pytest.mark.slow)])
def base(request: pytest.FixtureRequest, handmade: Bank) -> FactBase:
    """Some facts of every kind, or those that ship."""
    return handmade.base if request.param == "a few" else build_base(load_facts(ours := project_at(None)), load_world(ours.data))


@pytest.fixture(scope="module")
def sheets(base: FactBase, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """The text of 知识清单 and 默写单 of all facts."""
    paths = write_papers(drawn(), base, tmp_path_factory.mktemp("study"), ("outline", "recite"), facts=base.facts)
    outline, recite = map(all_text, paths)
    return outline, recite


def test_outline_tells_every_fact(base: FactBase, sheets: tuple[str, str]) -> None:
    outline, _ = sheets
    for fact in base.facts:
        for slot in fact.slots.values():
            label = slot.name == "name" and getattr(fact.record, "named", True) is False  # ours, for a list that another row tells
            if slot.text in fact.statement and slot.name not in ("as_of", "period") and not label:
                assert "".join(slot.text.split()) in outline, (fact.id, slot.name)


def test_recite_hides_what_it_asks(base: FactBase, sheets: tuple[str, str]) -> None:
    outline, recite = sheets
    asked = [fact for fact in base.facts if fact.kind == "slogan" and len(fact.slots) > 5]
    hidden = 0
    for fact in asked:
        parts = [slot.text for name, slot in fact.slots.items() if name.startswith("part.")]
        first = "、".join(parts[:2])
        hidden += first in outline and first not in recite
    assert hidden
    most = 0.8 if len(base.facts) > 100 else 0.85  # beside few facts the heads weigh more
    assert len(recite) < most * len(outline)


def test_both_sheets_have_the_same_numbers(base: FactBase, sheets: tuple[str, str]) -> None:
    left = sum(len(told_once(list(mine))) for _, mine in groupby(base.facts, lambda fact: (fact.sources[0].document, fact.sources[0].section)))
    assert f"共{left}条" in sheets[0]
    assert "对照《知识清单》同一编号处订正" in sheets[1]


@pytest.mark.parametrize(
    ("first", "second", "left"),
    [
        ("2010年1月，江城示范区的规划获得批复", "2010年1月，国务院批复《江城示范区规划》，江城示范区的规划获得批复", [1]),
        ("一厂的机床，产量连续六年居全球首位", "一厂的机床，产量连续6年位居全球第一", [0]),
        ("2010年1月，江城示范区的规划获得批复", "2011年1月，江城示范区的规划获得批复", [0, 1]),
        ("2010年1月，江城有3个示范区", "2010年1月，江城有13个示范区", [0, 1]),
        ("一厂的机床，产量居全球第一", "一厂的机床，产量居全国第一", [0, 1]),
    ],
)
def test_what_two_facts_tell_has_one_row(handmade: Bank, first: str, second: str, left: list[int]) -> None:
    event = next(fact for fact in handmade.base.facts if fact.kind == "event")
    facts = [_worded(event, number, words) for number, words in enumerate((first, second))]
    assert [one.fact for one in told_once(facts)] == [facts[place] for place in left]
    html, _ = study_html("校史", facts, PaperOptions(), blanks=False)
    assert f"共{len(left)}条" in html


def _said(number: int, words: str, parts: str = "", label: str = "", name: str = "", applies_to: str = "对外开放") -> Fact:
    """A formula in these words, of which some are its slots; a list has a `label`, which is ours."""
    listed = [{"n": place, "text": text} for place, text in enumerate(parts.split("、"), 1) if text]
    own: dict[str, Any] = {"named": False, "parts": listed, "complete": True} if label else {"applies_to": applies_to}
    record = slogan(label or name, wording=words, **{"id": f"sl-{number}", "applies_to": None, **own})
    return base_of_records(record).facts[0]


SAID_TWICE = {
    "a list and its entry": (
        ("扩大开放，要统筹“{part1}”和“{part2}”，培育主体，利用市场", {"label": "扩大开放的举措", "parts": "引进来、走出去"}),
        ("扩大开放，要统筹“{name}”和“走出去”", {"name": "引进来"}),
        [0],
    ),
    "an entry that says more": (
        ("扩大开放，要统筹“{part1}”和“{part2}”，培育主体", {"label": "扩大开放的举措", "parts": "引进来、走出去"}),
        ("扩大开放，要统筹“{name}”，在税收和审批方面出台便利措施", {"name": "引进来"}),
        [0, 1],
    ),
    "the same thing of a date and without one": (
        ("2008年1月，国务院建立{name}，由国家发展改革委牵头", {"name": "联席会议制度"}),
        ("{name}由国家发展改革委牵头", {"name": "联席会议"}),
        [0],
    ),
    "one subject, two measures": (
        ("完善三权分置制度，三权即{part1}、{part2}和{part3}", {"label": "三权", "parts": "所有权、承包权、经营权"}),
        ("完善三权分置制度，要进一步放活{name}", {"name": "经营权"}),
        [0, 1],
    ),
}


@pytest.mark.parametrize("case", SAID_TWICE)
def test_of_two_formulas_the_one_that_says_less_has_no_row(case: str) -> None:
    (first, own), (second, others), left = SAID_TWICE[case]
    facts = [_said(0, first, **own), _said(1, second, **others)]
    assert [one.fact for one in told_once(facts)] == [facts[place] for place in left]


def test_a_list_whose_entries_have_rows_of_their_own_has_none() -> None:
    ends = {"强创新": "厚植发展新动能", "兴产业": "抢占发展新赛道"}
    formulas = [_said(n, "{applies_to}是“{name}”", name=name, applies_to=f"“{of}”的落脚点") for n, (of, name) in enumerate(ends.items())]
    listed = [
        _said(8, "强创新重在厚植{part1}，兴产业重在抢占{part2}", label="强创新、兴产业各自的落脚点", parts="新动能、新赛道"),
        _said(9, "强创新重在厚植{part1}，兴产业重在抢占{part2}", label="两条要求的目标", parts="新动能、新赛道"),
    ]
    assert [one.fact.id for one in told_once([listed[0], *formulas])] == ["sl-0", "sl-1"]
    assert [one.fact.id for one in told_once([listed[1], *formulas])] == ["sl-9", "sl-0", "sl-1"]


def _worded(fact: Fact, number: int, words: str) -> Fact:
    """A fact of this sentence, which may open with its date."""
    date, _, rest = words.partition("，") if words[:1] == "2" else ("", "", words)
    slots = {**fact.slots, "date": Slot("date", "date", date or "无")}
    opened = (slots["date"], "，") if date else ()
    record = fact.record.model_copy(update={"id": f"ev-{number}", "note": "同一条注。"})
    return replace(fact, record=record, slots=slots, clauses=(("", (*opened, rest)),))


def test_a_note_is_said_once(handmade: Bank) -> None:
    event = next(fact for fact in handmade.base.facts if fact.kind == "event")
    html, _ = study_html("校史", [_worded(event, 1, "2010年1月，甲成立"), _worded(event, 2, "2011年1月，乙解散")], PaperOptions(), blanks=False)
    assert html.count("同一条注") == 1 and '<span class="no">1、2.</span>' in html


def test_notes_of_one_row_stand_behind_one_number(handmade: Bank) -> None:
    event = next(fact for fact in handmade.base.facts if fact.kind == "event")
    twice = _worded(event, 1, "2010年1月，甲成立")
    other = _worded(event, 2, "2010年1月，甲成立")
    other = replace(other, record=other.record.model_copy(update={"note": "另一条注。"}))
    html, _ = study_html("校史", [twice, other], PaperOptions(), blanks=False)
    assert html.count('<span class="no">1.</span>') == 1 and "同一条注。另一条注。" in html


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("皖江在安徽。", "皖江在安徽，是示范区。", "皖江在安徽，是示范区。"),
        ("皖江在安徽，是示范区。", "皖江在安徽。", "皖江在安徽，是示范区。"),
        ("皖江在安徽。", "皖江在安徽省，是示范区。", "皖江在安徽。皖江在安徽省，是示范区。"),
        ("批复的是国务院。皖江在安徽。", "皖江在安徽，是示范区。", "批复的是国务院。皖江在安徽，是示范区。"),
        ("皖江在安徽。皖江不是县。", "皖江在安徽。", "皖江在安徽。皖江不是县。"),
    ],
)
def test_a_note_that_another_one_begins_with_is_said_once(handmade: Bank, first: str, second: str, told: str) -> None:
    event = next(fact for fact in handmade.base.facts if fact.kind == "event")
    facts = [_worded(event, number, "2010年1月，甲成立") for number in (1, 2)]
    noted = [replace(fact, record=fact.record.model_copy(update={"note": note})) for fact, note in zip(facts, (first, second), strict=True)]
    html, _ = study_html("校史", noted, PaperOptions(), blanks=False)
    assert f'<span class="no">1.</span>{told}<' in html


def test_what_is_in_doubt_is_not_learnt_by_heart(handmade: Bank) -> None:
    event = next(fact for fact in handmade.base.facts if fact.kind == "event")
    doubted = replace(event, record=event.record.model_copy(update={"doubt": True, "note": "存疑。"}))
    for fact, lines in ((event, True), (doubted, False)):
        html, _ = study_html("校史", [fact], PaperOptions(), blanks=True)
        assert ('class="fill"' in html) == lines


def test_dates_and_units_stand_on_one_line(handmade: Bank, tmp_path: Path) -> None:
    outline, recite = write_papers(drawn(), handmade.base, tmp_path, ("outline", "recite"), facts=handmade.base.facts)
    assert any(words(row).endswith("2006年4月15日") for _, row in rows(outline))
    units = [words(row) for _, row in rows(recite) if "万平" in words(row)]
    assert len(units) > 5 and all("万平方公里" in unit for unit in units)


def test_the_heading_of_a_group_stands_again_where_a_page_begins_in_its_midst(handmade: Bank, tmp_path: Path) -> None:
    figure = next(fact for fact in handmade.base.facts if fact.kind_of.study(fact).layout == "table" and fact.kind == "statistic")
    many = tuple(_another(figure, number) for number in range(80))
    name = figure.kind_of.study(figure).heading
    for product in ("outline", "recite"):
        (path,) = write_papers(drawn(), handmade.base, tmp_path, (product,), facts=many)
        with pymupdf.open(path) as document:
            told = ["".join(page.get_text().split()) for page in document]
            sizes = {span["size"] for page in document for span in _spans(page) if span["text"].strip() in (name, "（续）")}
            first = document[0]
            borders = [path["rect"] for path in first.get_drawings() if path["rect"].height < 1]
        assert len(told) > 1 and f"{name}（续）" not in told[0]
        assert all(page.count(f"{name}（续）") == 1 for page in told[1:])
        assert len(sizes) == 1
        left, foot = min(border.x0 for border in borders), max(border.y1 for border in borders)
        assert any(border.x0 < left + 1 and border.y1 > foot - 1 for border in borders), "the cell of the name is closed"


def _another(fact: Fact, number: int) -> Fact:
    """One like a fact, with another sentence."""
    return replace(fact, record=fact.record.model_copy(update={"id": f"{fact.kind}-{number}"}), clauses=(("", (f"在第{number}处，",)), *fact.clauses))


def _spans(page: pymupdf.Page) -> list[dict[str, Any]]:
    return [span for block in page.get_text("dict")["blocks"] for line in block.get("lines", ()) for span in line["spans"]]


def test_a_recitation_sheet_says_that_numbers_are_left_out(handmade: Bank) -> None:
    event = next(fact for fact in handmade.base.facts if fact.kind == "event")
    for facts in ((event,), (event, _another(event, 1)), handmade.base.facts):
        html, _ = study_html("校史", facts, PaperOptions(), blanks=True)
        whole, _ = study_html("校史", facts, PaperOptions(), blanks=False)
        (count,) = re.findall(r"共(\d+)条", whole)
        numbers = {int(number) for number in re.findall(r'class="n">(\d+)|class="no">(\d+)' , html) for number in number if number}
        assert ("未列出的编号不作默写" in html) == (len(numbers) < int(count))


def test_a_number_has_a_short_line(handmade: Bank) -> None:
    """Wherever it stands: in a sentence, or where its word is hidden for the sake of another row."""
    for number in ("26", "1.5", "六", "十六"):
        assert _Rows(42.0, 1.9, True, {}, {})._blank(number, 12.0, 30.0).width == 5
    assert _Rows(42.0, 1.9, True, {}, {})._blank("郑州", 12.0, 30.0).width == 12


def test_the_columns_of_all_tables_stand_alike(handmade: Bank) -> None:
    """序号 is the first of each, and their widths are those of the stylesheet whatever stands in them."""
    html, css = study_html("校史", handmade.base.facts, PaperOptions(), blanks=False)
    heads = re.findall("<thead><tr>(.*?)</tr>", html)
    assert len(heads) > 2 and all(head.startswith('<th class="n">序号</th>') for head in heads)
    assert "table-layout: fixed" in css


def test_a_long_group_fills_its_page(handmade: Bank, tmp_path: Path) -> None:
    """It is parted and its heading stands again, where the whole of it would leave half of the page before it empty."""
    event = next(fact for fact in handmade.base.facts if fact.kind == "event")
    figure = next(fact for fact in handmade.base.facts if fact.kind == "statistic" and fact.kind_of.study(fact).layout == "table")
    many = [_another(fact, n) for fact in (event, figure) for n in range(22)]
    (path,) = write_papers(drawn(), handmade.base, tmp_path, ("outline",), facts=many)
    with pymupdf.open(path) as document:
        told = ["".join(page.get_text().split()) for page in document]
    assert len(told) == 2 and f"{figure.kind_of.study(figure).heading}（续）" in told[1]


def test_the_name_of_a_group_of_one_row_stands_in_its_middle(handmade: Bank, tmp_path: Path) -> None:
    figure = next(fact for fact in handmade.base.facts if fact.kind == "statistic" and fact.kind_of.study(fact).layout == "table")
    tall = replace(figure, clauses=(("", ("在一个讲得很长" * 6 + "的地方，",)), *figure.clauses))
    (path,) = write_papers(drawn(), handmade.base, tmp_path, ("outline",), facts=[tall])
    with pymupdf.open(path) as document:
        words = {word[4]: (word[1] + word[3]) / 2 for word in document[0].get_text("words")}
    assert words[figure.kind_of.study(figure).heading] == pytest.approx(words["1"], abs=2)


def test_cells_cut_no_predicate(base: FactBase) -> None:
    """The first cell says of what a figure is, and the words that tell how it is meant stand with it; what goes on behind the unit is a
    sentence."""
    for fact in base.facts:
        row = fact.kind_of.study(fact)
        if fact.kind == "statistic" and row.layout == "table":
            assert not re.search("(第|为|约|居|居全国|超过|达到|增长|占全国的)$", text_of(row.head)), fact.id
            assert not re.search(r"位居|列入|在中部|的目标|指标|，", text_of(row.body)), fact.id
        if fact.kind == "attribute" and fact.record.wording:
            assert row.layout == "sentences", fact.id


def test_no_part_of_a_line_to_write_on_is_a_stub(handmade: Bank) -> None:
    html, _ = study_html("校史", handmade.base.facts, PaperOptions(), blanks=True)
    blanks = re.findall(r'class="fill"[^>]*>(　+)<', html)
    assert len(blanks) > 20 and min(len(blank) for blank in blanks) >= 4


@pytest.mark.parametrize("said", ["安徽的", "安徽省人民政府提出的有关"])
def test_a_long_line_to_write_on_begins_behind_the_words_before_it(handmade: Bank, said: str) -> None:
    event = next(fact for fact in handmade.base.facts if fact.kind == "event")
    document = Slot("object", "document", name := "《皖江城市带承接产业转移示范区规划》", name)
    row = StudyRow("timeline", "", ("2010年1月",), (said, document, "获得批复"), hidden=(("object",),))
    rows = _Rows(42.0, 1.9, True, {event.id: row}, {})
    rows.hide([[event]], [])
    (entry,) = rows.section("起步", [event]).events
    assert "<br>" not in entry.text.split('<span class="fill"')[0]
    assert len(re.findall("　", entry.text)) >= 20


def test_the_star_is_explained_where_the_sheet_begins(handmade: Bank, tmp_path: Path) -> None:
    fact = handmade.base.facts[0]
    noted = replace(fact, record=fact.record.model_copy(update={"note": "原文如此。"}))
    for facts, told in (((fact,), False), ((noted,), True)):
        (path,) = write_papers(drawn(), handmade.base, tmp_path, ("outline",), facts=facts)
        assert ("序号后标*的，另有编者注" in all_text(path)) == told


def test_fronts_are_in_large_type(tmp_path: Path) -> None:
    (path,) = write_papers(drawn(forms=(form("A", 2),)), None, tmp_path, ("cards",))
    sizes = {round(char.size, 1) for page, row in rows(path) if page % 2 == 0 for char in row if char.size > 8}
    assert sizes == {16.0}


def test_lines_of_a_front_end_near_its_edge() -> None:
    """A line to write on is short there: its line takes it, or no more than four characters of space stay."""
    said = "据《盘点》一文，截至2024年4月，河南小麦产量超过全国的"
    asked = replace(next(item for item in drawn().forms[0].items if isinstance(item, Gap)), stem=(said, Blank(), "。"))
    html, _ = cards_html(drawn(), Form("A", (Part("cloze", (asked,), Decimal(4)),)), PaperOptions())
    front = html[html.index("〔") : html.index("</p>")]
    assert all(len(re.sub("<[^>]*>", "", line)) >= 11 for line in front.split("<br>")[:-1])


def test_what_makes_no_card_is_told() -> None:
    told = cards(Request(stored=drawn())).left_out
    assert {left.item_id for left in told} == {item.id for item in drawn().forms[0].items if not isinstance(item, Gap | Open)}
    assert {left.reason for left in told} == {"flash cards are of items whose answer is written, not chosen or sorted"}


def test_backs_are_mirrored(tmp_path: Path) -> None:
    (path,) = write_papers(drawn(), None, tmp_path, ("cards",))
    with pymupdf.open(path) as document:
        assert len(document) % 2 == 0 and all("双面打印，沿长边翻转" in page.get_text() for page in document)
        for front, back in zip(document.pages(0, None, 2), document.pages(1, None, 2), strict=True):
            fronts, backs = _numbers(front), _numbers(back)
            assert fronts.keys() == backs.keys() and fronts
            for number, (x, y) in fronts.items():
                assert backs[number][1] == pytest.approx(y, abs=2)
                assert (x < front.rect.width / 2) == (backs[number][0] > front.rect.width / 2)


def _numbers(page: pymupdf.Page) -> dict[str, tuple[float, float]]:
    """The small number in the upper left of each card, and where it stands."""
    found = {}
    for block in page.get_text("dict")["blocks"]:
        for line in block.get("lines", ()):
            for span in line["spans"]:
                if span["size"] < 8 and re.fullmatch(r"\d+", span["text"].strip()):
                    found[span["text"].strip()] = (span["origin"][0], span["origin"][1])
    return found


def test_backs_are_of_one_size_and_inside_their_boxes(tmp_path: Path) -> None:
    (path,) = write_papers(drawn(), None, tmp_path, ("cards",))
    with pymupdf.open(path) as document:
        sizes = {
            round(span["size"], 1)
            for page in document.pages(1, None, 2)
            for block in page.get_text("dict")["blocks"]
            for line in block.get("lines", ())
            for span in line["spans"]
        }
        assert len(sizes) == 3, "the answer, its sentence, and the small print"


def test_a_long_explanation_makes_the_backs_of_its_own_page_small_and_no_others() -> None:
    gaps = [item for item in drawn().forms[0].items if item.kind == "cloze"]
    many = [replace(gaps[0], id=f"gap-{number}") for number in range(16)]
    many[12] = replace(many[12], explanation="这一条讲得很长，" * 30)
    html, _ = cards_html(drawn(), Form("A", (Part("cloze", tuple(many), Decimal(1)),)), PaperOptions())
    sizes = [set(re.findall(r"font-size:([\d.]+)pt", page)) for page in html.split('<div class="page">')[1:]]
    assert [len(size) for size in sizes] == [1, 1, 1, 1] and sizes[1] != sizes[3]


def test_the_fronts_of_a_page_are_of_one_size() -> None:
    gap = next(item for item in drawn().forms[0].items if item.kind == "cloze")
    many = [replace(gap, id=f"gap-{number}") for number in range(8)]
    many[3] = replace(many[3], stem=("这一条讲得很长，" * 12, *many[3].stem))
    html, _ = cards_html(drawn(), Form("A", (Part("cloze", tuple(many), Decimal(1)),)), PaperOptions())
    front = html.split('<div class="page">')[1]
    assert len(set(re.findall(r"font-size:([\d.]+)pt", front))) == 1


@pytest.mark.parametrize(
    ("stem", "answer", "back"),
    [
        (("产量占全国的", Blank(), "%。"), "95", "95%"),
        (("产量为", Blank(), "万辆，居首位。"), "249.1", "249.1万辆"),
        (("举行的时间是", Blank(), "。"), "2024", "2024"),
        (("安徽的", Blank(), "万人已脱贫。"), "皖江", "皖江"),
    ],
)
def test_a_figure_on_a_back_has_the_unit_of_its_front(stem: Stem, answer: str, back: str) -> None:
    gap = next(item for item in drawn().forms[0].items if isinstance(item, Gap))
    asked = replace(gap, stem=stem, answer=(answer,), also=())
    html, _ = cards_html(drawn(), Form("A", (Part("cloze", (asked,), Decimal(1)),)), PaperOptions())
    told = re.findall(r'<b class="ans">(.*?)</b>', html)
    assert told == [back], "the unit is in the type of the figure"


def test_cards_name_their_section_and_print_no_doubt() -> None:
    asked = replace(SHORT, notes=("疑为沿用别处的文稿。", "在安徽。"))
    html, _ = cards_html(drawn(), Form("A", (Part("short_answer", (asked,), Decimal(6)),)), PaperOptions())
    text = re.sub("<[^>]*>", "", html)
    assert f"〔{asked.source.section}〕" in text and "疑为" not in text and "在安徽" in text


def test_a_set_of_choice_items_alone_has_no_cards(tmp_path: Path) -> None:
    only = Form("A", drawn().forms[0].parts[:1])
    with pytest.raises(UserError, match="there are no cards"):
        write_papers(drawn(forms=(only,)), None, tmp_path, ("cards",))


def test_a_question_on_a_card_ends_with_its_mark() -> None:
    """It is asked in full, so no line follows it; and a table that is told in words is announced by nobody."""
    asked = replace(SHORT, stem=("简述“一中心四区”的内容及其提出的时间和文件。",))
    html, _ = cards_html(drawn(), Form("A", (Part("short_answer", (asked,), Decimal(6)),)), PaperOptions())
    assert '<span class="fill' not in html
    figured = next(item for part in figured_form().parts for item in part.items if item.figure)
    told = above(replace(figured, material=Material("m", "下表为产量。2023年比2022年多。")))
    assert told[0] == "2023年比2022年多。" and len(told) == 2
