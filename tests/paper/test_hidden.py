"""A 默写单 prints nowhere what it asks."""

# ruff: noqa: E501

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from zhongbu_quiz.exports.paper import PaperOptions
from zhongbu_quiz.exports.paper.hidden import hidden
from zhongbu_quiz.exports.paper.study import asked_row, study_html
from zhongbu_quiz.exports.paper.told_once import told_once
from zhongbu_quiz.exports.request import Request
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.kind import StudyRow
from zhongbu_quiz.facts.slots import Segments, Slot
from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.studio.opening import open_deck

DATE, NAME = Slot("period", "date", "2010年1月"), Slot("name", "slogan", "皖江规划")
PARTS = tuple(Slot(f"part.{number}", "part", text) for number, text in enumerate(("制造强省", "科教大省", "农业大省"), 1))
COMMON = 4


def row(*body: str | Slot, hide: Sequence[Sequence[str]] = ((),), head: Segments = (), heading: str = "") -> StudyRow:
    """A sentence, or with a `head` a row of a table."""
    return StudyRow("table" if head else "sentences", heading, head, body, tuple(tuple(names) for names in hide))


LIST = row("三个定位是", PARTS[0], "、", PARTS[1], "、", PARTS[2], hide=[["part.1", "part.2", "part.3"]])
OTHER = Slot("other", "part", "另外一件事")
DOCUMENT = Slot("issued_in", "text", "前瞻")


def telling(*body: str | Slot, head: Segments = (), heading: str = "") -> StudyRow:
    """A row with a blank of its own, so that it is printed."""
    return row(*body, OTHER, hide=[["other"]], head=head, heading=heading)


COUNT, YEARS = Slot("figure", "number", "26"), Slot("figure", "number", "6")


@pytest.mark.parametrize(
    ("rows", "titles", "names", "everywhere"),
    [
        pytest.param([row(DATE, "批复", NAME, hide=[["period"], ["name"]]), row(NAME, "于", DATE, "获批", hide=[["name"]])], (), [("name",), ("name",)], (), id="the first asks what the second must ask"),
        pytest.param([row(DATE, "批复", NAME, hide=[["period"], ["name"]]), row("别的事")], (), [("period",), ()], (), id="nothing is told"),
        pytest.param([LIST, telling("科教大省有许多高校")], (), [("part.1", "part.3"), ("other",)], (), id="of a list the told part is printed"),
        pytest.param([LIST], ("第二节　农业大省",), [("part.1", "part.2")], (), id="a title tells"),
        pytest.param([LIST, row("人口", head=("全省",), heading="科教大省")], (), [("part.1", "part.3"), ()], (), id="a heading of a table tells"),
        pytest.param([row("省里提出", NAME, hide=[["name"]]), telling("文件按皖江规划确定了许多项目")], (), [("name",), ("other",)], ("皖江规划",), id="what must be asked is hidden elsewhere"),
        pytest.param([row("省里提出", NAME, "，皖江规划包括五个市", hide=[["name"]])], (), [("name",)], ("皖江规划",), id="its own words tell"),
        pytest.param([row("省里提出", NAME, hide=[["name"]]), telling("5个", head=("皖江规划",))], (), [(), ("other",)], (), id="what a row is about is not hidden"),
        pytest.param([row("省里提出", NAME, hide=[["name"]]), telling("皖江规划来了")], (), [(), ("other",)], (), id="a row keeps enough to be read"),
        pytest.param([row("省里提出", NAME, hide=[["name"]]), telling("落实皖江规划，要在五个市一件一件办好")], (), [(), ("other",)], (), id="a topic is left of a clause before a blank"),
        pytest.param([row("省里提出", NAME, hide=[["name"]]), telling("五个市一起落实皖江规划，要办")], (), [("name",), ("other",)], ("皖江规划",), id="a clause that says enough without its end"),
        pytest.param([row("省里提出", NAME, hide=[["name"]]), row("《", DOCUMENT, "》一文", "提出", "，稳步扩大皖江规划，要", OTHER, hide=[["other"]])], (), [(), ("other",)], (), id="who says so is no cue"),
        pytest.param([row("省里提出", NAME, hide=[["name"]]), *[telling(f"皖江规划的第{n}个项目开工了") for n in range(COMMON + 1)]], (), [("name",), *[("other",)] * (COMMON + 1)], (), id="a common word tells nobody"),
        pytest.param([row("先后比照", COUNT, "个城市", hide=[["figure"]]), telling("其中的26个城市享受政策多年")], (), [("figure",), ("other",)], ("26",), id="a number tells with its unit"),
        pytest.param([row("连续", YEARS, "年位居第一", hide=[["figure"]]), telling("产量已有连续六年都是世界第一了，十六年前不是")], (), [("figure",), ("other",)], ("6", "六"), id="a count tells in Chinese, too"),
        pytest.param([row("先后比照", COUNT, "个城市", hide=[["figure"]]), telling("126个城市，26个县，2.26个城市")], (), [("figure",), ("other",)], (), id="another number does not"),
        pytest.param([row("省里提出", NAME, hide=[["name"]]), row("皖江规划来了")], (), [("name",), ()], (), id="a row without a blank is not printed"),
        pytest.param([row(NAME, "来了", hide=[["name"]]), row(NAME, "走了", hide=[["name"]])], (), [("name",), ("name",)], (), id="both ask it"),
    ],
)  # fmt: skip
def test_nothing_tells_a_blank(rows: Sequence[StudyRow], titles: Sequence[str], names: list[tuple[str, ...]], everywhere: Sequence[str]) -> None:
    found = hidden([rows], titles)
    assert list(found.names) == names
    texts = ["".join(part if isinstance(part, str) else part.text for part in one.body) for one in rows]
    told = {match for text in texts for match in (found.everywhere.findall(text) if found.everywhere else ())}
    assert told == set(everywhere)


PROJECTS = Path(__file__).parents[1] / "teacher/projects"
DECKS = [("exam", Path()), ("core", Path()), ("henan-anhui", Path()), *((path.stem, path.parents[1]) for path in sorted(PROJECTS.glob("*/decks/*.yaml")))]


@pytest.mark.parametrize(("name", "folder"), DECKS, ids=[name for name, _ in DECKS])
def test_a_printed_sheet_does_not_tell_its_answers(name: str, folder: Path) -> None:
    """Read from the page as it is printed: what a blank asks stands nowhere on it, but for common words and numbers."""
    opened = open_deck(str(folder / "decks" / f"{name}.yaml") if folder.name else name, Path())
    request = Request(opened.deck, opened.bank)
    facts = sorted(request.facts, key=lambda fact: fact.order)
    page, _css = study_html(request.title, facts, PaperOptions(), blanks=True)
    cells = re.sub(r"</(?:td|th|div|h\d|p)>|<span class=\"fill\">", "\n", page)
    text = re.sub(r"<[^>]*>|[^\S\n]", "", cells[cells.index("<body") :])
    told = {slot.text for slot in _asked(facts, request.title) if _wordly(slot) and 0 < _times(slot, text) <= COMMON}
    assert not told
    assert page.count('class="fill"') > len(facts) * 0.9
    assert "编者注" not in text


def _asked(facts: Sequence[Fact], title: str) -> list[Slot]:
    """The blank slots of all facts that stand on the sheet."""
    by_place: dict[tuple[str, str], list[Fact]] = {}
    for fact in facts:
        by_place.setdefault((fact.sources[0].document, fact.sources[0].section), []).append(fact)
    standing = {place: [one.fact for one in told_once(mine)] for place, mine in by_place.items()}
    places = {place: [asked_row(fact, fact.kind_of.study(fact)) for fact in mine] for place, mine in standing.items()}
    names = hidden(list(places.values()), [title, *(word for place in places for word in place)]).names
    rows = [one for rows in places.values() for one in rows]
    return [slot for one, mine in zip(rows, names, strict=True) for slot in (*one.head, *one.body) if isinstance(slot, Slot) and slot.name in mine]


def _wordly(slot: Slot) -> bool:
    return slot.type != "number" and len(slot.text.strip("“”《》")) > 1


def _times(slot: Slot, text: str) -> int:
    ends = r"(?!\d)" if slot.type == "date" else ""
    return len(re.findall(rf"(?<![\d.]){re.escape(slot.text.strip('“”《》'))}{ends}", text))


def test_the_same_rows_have_the_same_numbers_on_both_sheets(handmade: Bank) -> None:
    pages = [study_html("卷", handmade.base.facts, PaperOptions(), blanks=blanks)[0] for blanks in (False, True)]
    numbers = [re.findall(r'class="n(?:o)?">(\d+)', page) for page in pages]
    assert set(numbers[1]) <= set(numbers[0]) and len(numbers[0]) == len(handmade.base.facts)


def test_every_printed_row_has_a_blank_as_wide_as_a_hand_needs(handmade: Bank) -> None:
    page, _css = study_html("卷", handmade.base.facts, PaperOptions(), blanks=True)
    rows = re.findall(r"<tr><td.*?</tr>|<div class=\"f1\">.*?</div>", page)
    assert rows and all('class="fill"' in one for one in rows)
    widths = {len(blank) for blank in re.findall(r'class="fill"[^>]*>(　+)', page)}
    assert max(widths) >= 20, "a long answer has a long line"


def test_rows_of_a_region_stay_together(handmade: Bank) -> None:
    page, css = study_html("卷", handmade.base.facts, PaperOptions(), blanks=True)
    groups = re.findall(r'<tbody class="g">(.*?)</tbody>', page, re.DOTALL)
    assert groups and all(one.count('<td class="r"') == 1 for one in groups)
    assert "tbody.g { break-inside: avoid; }" in css
