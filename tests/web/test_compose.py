"""组卷: what is filled in is what the deck's file says, and everybody draws the same set from it."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from typing import Any

import pytest

from tests.core.small import run
from tests.web.conftest import DECK, Page, words
from zhongbu_quiz.loading.yamlfile import load_yaml

ROW = re.compile(r'<div class="row" role="group" aria-label="([^"]+)">')


def rows(page: Page) -> list[str]:
    """The kinds of the rows, as they stand."""
    return [name.replace(" ", "_") for name in ROW.findall(page.get().text)]


def filled(page: Page, counts: dict[str, str], points: dict[str, str] | None = None, **other: Any) -> dict[str, Any]:
    """The form of the paper with these counts and points by kind, and the rest as it stands."""
    kinds = rows(page)
    return {
        "title": "甲地练习", "minutes": "60", "forms": "2", "form_mode": "reorder", "school": "",
        "count": [counts.get(kind, "0") for kind in kinds],
        "points": [(points or {}).get(kind, "") for kind in kinds],
        "difficulty": [""] * len(kinds),
        **other,
    }  # fmt: skip


def save(page: Page, **form: Any) -> Any:
    """Press the button."""
    return page.post("", seen=page.seen(), **form)


def said(page: Page) -> dict[str, Any]:
    """What the file says."""
    found: dict[str, Any] = load_yaml(page.deck).data
    return found


def test_the_form_shows_what_the_file_says(page: Page) -> None:
    text = page.get().text
    assert rows(page)[0] == "single_choice" and {"cloze", "true_false", "fill_blank"} <= set(rows(page))
    assert re.findall(r'name="count"[^>]* value="(\d+)"', text)[0] == "4" and "6 questions, 28 points in all" in words(page.get())


def test_saving_what_stands_there_changes_no_byte(page: Page) -> None:
    before = page.deck.read_bytes()
    answer = save(page, **filled(page, {"single_choice": "4", "cloze": "2"}, {"single_choice": "5", "cloze": "4"}))
    assert answer.status_code == 303 and page.deck.read_bytes() == before


def test_what_is_filled_in_is_what_the_file_says(page: Page) -> None:
    form = filled(page, {"single_choice": "3", "true_false": "1"}, {"single_choice": "10", "true_false": "2.5"}, school="第一中学", minutes="40")
    assert save(page, **form).status_code == 303
    assert said(page) == {
        "title": "甲地练习",
        "select": {"item_kinds": ["single_choice", "cloze", "true_false"]},
        "counts": {"single_choice": "3", "true_false": "1"},
        "points": {"single_choice": "10", "true_false": "2.5"},
        "forms": "2",
        "outputs": ["paper", "key"],
        "minutes": "40",
        "school": "第一中学",
    }
    assert page.deck.read_text("utf-8").startswith("# by hand\ntitle: 甲地练习\n")
    assert "第一中学" in words(page.get("sheet"))


def test_a_difficulty_makes_a_blueprint_of_it(page: Page) -> None:
    form = filled(page, {"single_choice": "2", "cloze": "1"})
    form["difficulty"] = ["medium" if kind == "single_choice" else "" for kind in rows(page)]
    assert save(page, **form).status_code == 303
    assert said(page)["blueprint"] == [{"kind": "single_choice", "count": "2", "difficulty": "medium"}, {"kind": "cloze", "count": "1"}]
    assert "counts" not in said(page) and rows(page).count("single_choice") == 2  # the second is for any difficulty, and empty


def test_a_blueprint_keeps_what_the_form_does_not_show(page: Page) -> None:
    page.deck.write_text("title: 甲\nblueprint:\n  - {kind: cloze, count: 2, section: 起步}\n  - {kind: single_choice, count: 1}\n", encoding="utf-8")
    kinds = rows(page)
    assert kinds[:2] == ["cloze", "single_choice"] and "起步" in words(page.get())
    form = filled(page, {})
    form["count"] = ["1", "2", *(["0"] * (len(kinds) - 2))]
    assert save(page, **form).status_code == 303
    assert said(page)["blueprint"] == [{"kind": "cloze", "count": "1", "section": "起步"}, {"kind": "single_choice", "count": "2"}]


def test_all_single_choices_may_have_the_same_number_of_options(page: Page) -> None:
    def there(**query: Any) -> int:
        return int(re.findall(r"(\d+) there are", words(page.get("stock", **filled(page, {"single_choice": "1"}, **query))))[0])

    assert there(options="3") + there(options="4") == there(options="") == there()
    form = filled(page, {"single_choice": "2"}, options="4")
    assert save(page, **form).status_code == 303 and said(page)["options"] == "4"
    assert save(page, **filled(page, {"single_choice": "1"})).status_code == 303 and said(page)["options"] == "4"  # of which nothing was said
    assert re.findall(r'<option value="(\d)" selected', page.get().text.partition('name="options"')[2])[0] == "4"
    assert save(page, **filled(page, {"single_choice": "1"}, options="")).status_code == 303 and "options" not in said(page)


def test_filters_narrow_what_there_is(page: Page) -> None:
    def there(**query: Any) -> list[int]:
        return list(map(int, re.findall(r"(\d+) there are", words(page.get("stock", **filled(page, {"cloze": "1"}, **query))))))

    everything, some = there(), there(sections=["起步"])
    assert len(everything) == len(rows(page)) and 0 < sum(some) < sum(everything)
    assert save(page, **filled(page, {"cloze": "1"}, sections=["起步"], weight=["2"])).status_code == 303
    assert said(page)["select"] == {"item_kinds": ["single_choice", "cloze"], "weight": ["2"], "sections": ["起步"]}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"counts": {"single_choice": "400"}}, "there are only"),
        ({"counts": {"single_choice": "30"}}, "only"),
        ({"counts": {"single_choice": "many"}}, None),
        ({"counts": {"single_choice": "1"}, "points": {"single_choice": "-2"}}, "points"),
        ({"counts": {"single_choice": "1"}, "minutes": "an hour"}, "minutes"),
        ({"counts": {"single_choice": "1"}, "forms": "0"}, "forms"),
    ],
)
def test_what_cannot_be_had_is_said_before_anything_is_written(change: dict[str, Any], told: str | None, page: Page) -> None:
    before = page.deck.read_bytes()
    form = filled(page, change.pop("counts"), change.pop("points", None), **change)
    answer = page.get("stock", searched="1", **form)
    if told is None:
        assert answer.status_code == 409
    else:
        assert answer.status_code == 200 and told in words(answer) and "hx-swap-oob" in answer.text
    assert page.deck.read_bytes() == before


def test_what_can_be_had_is_not_complained_of(page: Page) -> None:
    form = filled(page, {"single_choice": "3", "cloze": "2"})
    first = page.get("stock", **form)
    (more,) = re.findall(r'hx-get="([^"]+)"', first.text)
    for answer in (first, page.client.get(more.replace("&amp;", "&"))):
        assert answer.status_code == 200 and "bad" not in answer.text and not re.search('id="wrong"[^>]*>[^<]', answer.text)
    assert more.endswith("searched=1") and "hx-get" not in page.get("stock", searched="1", **form).text


@pytest.mark.parametrize("wrong", [{"minutes": "an hour"}, {"count": ["x"]}, {"title": ""}, {"forms": "27"}, {"form_mode": "other"}])
def test_what_is_no_deck_is_refused_and_not_written(wrong: dict[str, Any], page: Page) -> None:
    before = page.deck.read_bytes()
    assert save(page, **{**filled(page, {"cloze": "1"}), **wrong}).status_code == 409
    assert page.deck.read_bytes() == before


def test_two_windows_do_not_mix(page: Page) -> None:
    seen, seen_sheet, item = page.seen(), page.seen("sheet"), page.items()[0]
    form = filled(page, {"single_choice": "3"})
    assert save(page, **form).status_code == 303
    after = page.deck.read_bytes()
    for answer in (
        page.post("", seen=seen, **form),
        page.post("redraw", seen=seen),
        page.post("change", seen=seen_sheet, do="drop", item=item, form="A", number="1"),
    ):
        assert answer.status_code == 409 and "in the meantime" in words(answer)
    assert page.deck.read_bytes() == after


def test_questions_are_exchanged_while_the_form_stands(page: Page) -> None:
    seen = page.seen()
    assert page.change("swap", page.items()[0]).status_code == 303
    assert page.post("", seen=seen, **filled(page, {"single_choice": "3"})).status_code == 303


def test_changes_are_taken_back_one_by_one(page: Page) -> None:
    files = [page.deck.read_bytes()]
    assert "Take the last change back" not in words(page.get("sheet"))
    for step in (
        lambda: page.change("swap", page.items()[0]),
        lambda: page.post("redraw", seen=page.seen()),
        lambda: save(page, **filled(page, {"cloze": "2"})),
        lambda: page.change("drop", page.items()[0]),
    ):
        assert step().status_code == 303
        files.append(page.deck.read_bytes())
    assert len(set(files)) == len(files) and "Take the last change back" in words(page.get("sheet"))
    for wanted in files[-2::-1]:
        answer = page.post("change", do="undo", form="A") if wanted != files[0] else page.post("undo")
        assert answer.status_code == 303 and page.deck.read_bytes() == wanted
    assert page.post("undo").status_code == 409 and page.deck.read_bytes() == files[0]


def test_what_somebody_else_wrote_is_not_taken_back(page: Page) -> None:
    page.change("swap", page.items()[0])
    page.deck.write_text(page.deck.read_text("utf-8") + "# by hand\n", encoding="utf-8")
    mine = page.deck.read_bytes()
    assert page.post("undo").status_code == 409 and page.deck.read_bytes() == mine


def of_command(page: Page, *form: str) -> list[str]:
    """The ids that the command line draws from the same file."""
    ran = run(page.folder / "甲地", "items", "set", "--format", "jsonl", "-q", *form)
    assert ran.status == 0, ran.err
    return [json.loads(line)["id"] for line in ran.out.splitlines()]


def test_the_command_line_draws_the_same_items_byte_by_byte(page: Page) -> None:
    item = page.items()[1]
    for step in (
        lambda: save(page, **filled(page, {"single_choice": "3", "cloze": "2"}, {"single_choice": "4", "cloze": "3"})),
        lambda: page.change("keep", item),
        lambda: page.post("redraw", seen=page.seen()),
        lambda: page.change("swap", next(one for one in page.items() if one != item)),
        lambda: page.change("drop", next(one for one in page.items() if one != item)),
    ):
        assert step().status_code == 303
        assert of_command(page) == page.items()
    shown = page.client.get(f"{page.place}/files/get", params={"output": "json"}).content
    out = run(page.folder / "甲地", "export", "set", "--to", "json", "-o", "out.json", "-q")
    assert out.status == 0, out.err
    assert (page.folder / "甲地/out.json").read_bytes() in (shown, _of_zip(shown, "set.json"))


def _of_zip(data: bytes, name: str) -> bytes:
    from io import BytesIO
    from zipfile import BadZipFile, ZipFile

    with suppress(BadZipFile):
        return ZipFile(BytesIO(data)).read(name)
    return b""


def test_one_question_is_exchanged_and_the_others_stay(page: Page) -> None:
    before = page.items()
    assert page.change("swap", before[2]).status_code == 303
    after = page.items()
    assert [old for old, new in zip(before, after, strict=True) if old != new] == [before[2]]
    assert set(page.items("B")) == set(after)


def test_a_fixed_question_stays_whatever_else_is_drawn(page: Page) -> None:
    before = page.items()
    assert page.change("keep", before[1]).status_code == 303
    assert set(page.items()) == set(before) and said(page)["include"] == [before[1]]
    assert 'aria-pressed="true"' in page.get("sheet").text
    for _again in range(3):
        page.post("redraw", seen=page.seen())
        assert before[1] in page.items()
    now = page.items()
    assert page.change("release", before[1]).status_code == 303
    assert set(page.items()) == set(now) and "include" not in said(page)


def test_a_question_that_is_thrown_out_never_comes_back_and_the_others_stay(page: Page) -> None:
    before = page.items()
    assert page.change("drop", before[0]).status_code == 303
    after = page.items()
    assert before[0] not in after and set(before[1:]) <= set(after) and len(after) == len(before)
    for _again in range(3):
        page.post("redraw", seen=page.seen())
        assert before[0] not in page.items()


def test_what_stands_for_no_question_of_the_paper_is_told_above_it(page: Page) -> None:
    before = page.deck.read_bytes()
    for do, item in (("swap", "nothing"), ("keep", "nothing"), ("other", page.items()[0])):
        answer = page.change(do, item)
        assert answer.status_code == 409 and 'role="alert"' in answer.text and "unsafe-inline" in answer.headers["content-security-policy"]
    assert page.deck.read_bytes() == before


def test_a_file_in_her_words_is_changed_in_them(page: Page) -> None:
    page.deck.write_text("标题: 小测  # 印在卷首\n题数: {单选: 3}\n产品: [试卷]\n", encoding="utf-8")
    form = filled(page, {"single_choice": "2"}, title="单元小测", forms="1")
    assert save(page, **form).status_code == 303
    assert page.deck.read_text("utf-8") == "标题: 单元小测  # 印在卷首\n题数: {single_choice: 2}\n产品: [试卷]\n"
    assert len(page.items()) == 2


def test_a_deck_without_counts_takes_all_and_says_so(page: Page) -> None:
    page.deck.write_text("title: 甲\noutputs: [anki]\n", encoding="utf-8")
    answer = page.get()
    assert answer.status_code == 200 and "<iframe" not in answer.text
    assert save(page, **filled(page, {"cloze": "2"}, title="甲", forms="1")).status_code == 303
    assert page.deck.read_text("utf-8") == "title: 甲\noutputs: [anki]\ncounts: {cloze: 2}\n"


def test_the_deck_of_these_tests_is_what_it_seems(page: Page) -> None:
    assert page.deck.read_text("utf-8") == DECK and len(page.items()) == 6


def test_points_that_nobody_said_are_those_of_the_paper(page: Page) -> None:
    page.deck.write_text("title: 练习\ncounts: {single_choice: 4, cloze: 2}\n", encoding="utf-8")
    assert "6 questions, 6 points in all" in words(page.get())
    shown = [re.search(r'value="([^"]*)"(?: placeholder="(\d+)")?', field) for field in re.findall(r'<input name="points"[^>]*>', page.get().text)]
    assert {one.groups() for one in shown if one} >= {("", "1")}


def test_all_questions_are_drawn_anew_apart_from_the_rest_and_had_back(page: Page) -> None:
    before, file = page.items(), page.deck.read_bytes()
    shown = page.get().text
    assert "the fixed ones stay" in shown.partition('class="alike redraw"')[2] and "/redraw" not in shown.partition('class="alike redraw"')[0]
    answer = page.post("redraw", seen=page.seen())
    assert answer.headers["location"] == f"{page.place}?redrawn=1#paper" and page.items() != before
    told = page.get(redrawn="1")
    assert "were drawn anew" in told.text and f'action="{page.place}/undo"' in told.text
    page.post("undo")
    assert page.deck.read_bytes() == file and "were drawn anew" not in page.get(redrawn="1").text


def test_the_paper_says_of_its_orders_and_buttons_what_is_so(page: Page) -> None:
    assert page.get("sheet").text.count("never stands on this paper again, another takes its place") == 1  # below each, by the style
    assert "shuffles the order on form B; to move questions up or down, go to form A" in page.get("sheet", form="B").text
    assert "shuffles" not in page.get("sheet", form="A").text


def test_the_paper_says_where_its_answers_go_as_it_is_printed(page: Page) -> None:
    with_sheet = "在答题卡上"
    assert with_sheet not in page.get("sheet").text
    page.deck.write_text(page.deck.read_text(encoding="utf-8").replace("[paper, key]", "[paper, key, sheet]"), encoding="utf-8")
    assert with_sheet in page.get("sheet").text
