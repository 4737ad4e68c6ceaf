"""What a teacher reaches with her thumb: a paper put together, looked at and taken home at 360 px."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator

from tests.web.test_browser import CHROMIUM, Served, browser, opened, served, size

__all__ = ["browser", "served"]
pytestmark = pytest.mark.skipif(not CHROMIUM.is_file(), reason="the system's Chromium is not here")
PHONE = size(360)


def box(part: Locator) -> dict[str, float]:
    """Where a part stands on the screen."""
    found = part.bounding_box()
    assert found
    return dict(found)  # type: ignore[arg-type]


def in_reach(part: Locator) -> bool:
    """Whether it is seen without scrolling."""
    found = box(part)
    return found["y"] >= 0 and found["y"] + found["height"] <= PHONE["viewport"]["height"]


@pytest.mark.parametrize("scripts", [True, False])
def test_the_paper_is_one_press_away_wherever_one_stands(scripts: bool, browser: Browser, served: Served) -> None:
    with opened(browser, served, served.place, java_script_enabled=scripts, **PHONE) as seen:
        for place in ("paper", "balance", "settings"):
            link = seen.tab.locator(f".reach a[href='#{place}']")
            assert in_reach(link)
            link.click()
            assert -1 <= box(seen.tab.locator(f"#{place}"))["y"] < 400
        assert box(seen.tab.locator("#paper"))["y"] < box(seen.tab.locator("#balance"))["y"]
    with opened(browser, served, served.place, **size(1280)) as seen:
        assert not seen.tab.locator(".reach").is_visible()


@pytest.mark.parametrize("width", [360, 1280])
def test_why_takes_no_room_until_an_option_is_pressed(width: int, browser: Browser, served: Served) -> None:
    with opened(browser, served, served.place, **size(width)) as seen:
        frame = seen.tab.locator("iframe[name=why]")
        inside = seen.tab.frame_locator("iframe[name=why]").locator("html")
        assert box(frame)["height"] < 150 and inside.evaluate("html => html.scrollHeight <= html.clientHeight")
        seen.tab.frame_locator("iframe[name=sheet]").locator(".o a").first.click()
        seen.tab.locator(".why.told").wait_for()
        assert box(frame)["height"] > 190
    with opened(browser, served, served.place, java_script_enabled=False, **size(width)) as seen:
        assert box(seen.tab.locator("iframe[name=why]"))["height"] > 190  # nothing could make it larger


def test_a_page_that_is_not_there_yet_says_so_and_takes_the_whole_width(browser: Browser, served: Served) -> None:
    with opened(browser, served, "/", **PHONE) as seen:
        held: list[object] = []
        seen.tab.route("**/pages/picture*", lambda route: held.append(route))
        seen.tab.goto(f"{served.place}/pages", wait_until="domcontentloaded")
        words = seen.tab.locator(".pages .loading").first
        on_top = "one => { const at = one.getBoundingClientRect(); return document.elementsFromPoint(at.x + 5, at.y + 5).includes(one); }"
        assert words.is_visible() and words.evaluate(on_top) and box(words)["width"] >= 358
        seen.tab.unroute("**/pages/picture*")
        assert seen.tab.locator(".pages img").first.evaluate("one => one.decode().then(() => one.naturalWidth)") > 700


def test_what_is_ticked_is_taken_home_from_wherever_one_stands(browser: Browser, served: Served) -> None:
    with opened(browser, served, f"{served.place}/files", **PHONE) as seen:
        assert in_reach(seen.tab.locator("button.main"))
        assert not seen.tab.locator("#others input").first.is_visible()
        seen.tab.locator("nav.tabs a[href='#others']").click()
        seen.tab.locator("#others summary").click()
        assert in_reach(seen.tab.locator("button.main")) and seen.tab.locator("#others input").first.is_visible()


def test_all_pages_are_printed_those_too_that_nobody_looked_at(browser: Browser, served: Served) -> None:
    with opened(browser, served, f"{served.place}/pages?product=key", **PHONE) as seen:
        printed = "new Promise(done => { window.print = () => done([...document.images].every(one => one.naturalWidth)); PRESS })"
        assert seen.tab.evaluate(printed.replace("PRESS", "document.getElementById('print').click();"))


@pytest.mark.parametrize("form", ["A", "B"])
def test_an_option_stands_on_the_line_of_its_letter(form: str, browser: Browser, served: Served) -> None:
    with opened(browser, served, f"{served.place}/sheet?form={form}", **PHONE) as seen:
        boxes = """all => all.map(one => { const range = document.createRange(), text = one.nextElementSibling; range.selectNodeContents(one);
          const letter = [...range.getClientRects()]; range.selectNodeContents(text); const first = range.getClientRects()[0];
          return [one.textContent, letter.length, Math.abs(letter[0].y - first.y) < 4, letter[0].right <= first.x + 1]; })"""
        found = seen.tab.locator(".o .l").evaluate_all(boxes)
        assert len({letter for letter, *_ in found}) >= 4
        assert [one for one in found if one[1:] != [1, True, True]] == []


def test_no_mark_lies_over_another_and_a_gap_begins_on_the_line_of_its_words(browser: Browser, served: Served) -> None:
    with opened(browser, served, f"{served.place}/sheet", **PHONE) as seen:
        trimmed = "all => all.map(one => [getComputedStyle(one).marginLeft, getComputedStyle(one).marginRight]).flat()"
        assert set(seen.tab.locator(".op, .cl").evaluate_all(trimmed)) <= {"0px"}
        seen.tab.locator(".item .stem").first.evaluate("""stem => {
          const more = stem.closest('.asked').cloneNode(true), gap = '<span class="fill">' + '　'.repeat(12) + '</span>';
          more.querySelector('.stem').innerHTML = `创新驱动高质量发展必须坚定走好的道路是“${gap}<span class="cl">”</span>。`;
          more.id = 'more'; stem.closest('.asked').before(more); }""")
        places = """one => { const at = text => { const range = document.createRange(); range.selectNode(text); return [...range.getClientRects()]; };
          const [before, gap, after] = one.childNodes, opening = at(before).at(-1), blanks = at(gap), closing = at(after)[0];
          return [blanks[0].x - opening.right, blanks[0].y - opening.y, closing.x - blanks.at(-1).right, closing.y - blanks.at(-1).y,
            Math.max(...blanks.map(each => each.right)) <= 360]; }"""
        *apart, inside = seen.tab.locator("#more .stem").evaluate(places)
        assert inside and max(map(abs, apart)) < 6


@pytest.mark.parametrize("scripts", [True, False])
def test_a_whole_paper_is_opened_changed_and_left(scripts: bool, browser: Browser, served: Served) -> None:
    with opened(browser, served, served.place, java_script_enabled=scripts, **PHONE) as seen:
        tab = seen.tab
        frame = box(tab.locator("iframe[name=sheet]"))
        above, below = (box(tab.locator("a[href$='sheet?whole=1']").nth(place)) for place in (0, 1))
        assert 0 <= frame["y"] - above["y"] - above["height"] < 30 and 0 <= below["y"] - frame["y"] - frame["height"] < 30
        tab.locator("a[href$='sheet?whole=1']").first.click()
        tab.locator("a[href='sheet?form=B&whole=1']").click()
        tab.locator(".alike", has_text="The forms hold").wait_for()  # nothing waits by itself for what `is_visible` is asked of
        assert tab.locator(".alike", has_text="The forms hold").is_visible() and not tab.locator("button[value=swap]").first.is_visible()
        tab.locator(".asked summary").nth(1).click()
        tab.locator("button[value=keep]").nth(1).click()
        tab.locator("button[value=release]").click()  # the question that was changed last stands open
        tab.locator(".o a").first.click()
        tab.locator("p a", has_text="Back to the paper").click()
        assert "whole=1" in tab.url and "form=B" in tab.url
        tab.locator("nav.forms a", has_text="Back to what is asked for").last.click()
        tab.wait_for_url("**/paper/set#paper")


@pytest.mark.parametrize(("theme", "kept"), [("light", "day"), ("dark", "night")])
def test_a_phone_shows_one_card_as_the_page_is(theme: str, kept: str, browser: Browser, served: Served) -> None:
    for scripts in (True, False):
        with opened(browser, served, f"{served.place}/cards", color_scheme=theme, java_script_enabled=scripts, **PHONE) as seen:
            shown = {name: seen.tab.locator(f".phone.{name}").is_visible() for name in ("day", "night")}
            assert shown == {"day": kept == "day", "night": kept == "night"}
            if scripts:
                seen.tab.locator("#theme").click()
                assert seen.tab.locator(f".phone.{kept}").is_hidden()
    with opened(browser, served, f"{served.place}/cards", **size(1280)) as seen:
        assert seen.tab.locator(".phone figcaption").all_inner_texts() == ["Light", "Dark"]
        assert seen.tab.locator(".phone iframe").count() == 2


def test_the_caption_of_a_page_stands_above_it(browser: Browser, served: Served) -> None:
    with opened(browser, served, f"{served.place}/pages", **PHONE) as seen:
        assert box(seen.tab.locator(".pages small").first)["y"] < box(seen.tab.locator(".pages img").first)["y"]


def test_the_head_is_one_line_and_what_the_page_looks_like_stands_at_its_end(browser: Browser, served: Served) -> None:
    with opened(browser, served, "/set/材料/table/年表.csv", **PHONE) as seen:
        assert box(seen.tab.locator(".top"))["height"] < 65
        assert box(seen.tab.locator("#theme"))["y"] > box(seen.tab.locator("table.hers"))["y"]
    with opened(browser, served, "/set/材料/table/年表.csv", **size(1280)) as seen:
        assert box(seen.tab.locator("#theme"))["y"] < 60
        assert box(seen.tab.locator(".language"))["x"] > box(seen.tab.locator(".top ol"))["x"] + box(seen.tab.locator(".top ol"))["width"]


def test_a_row_of_a_table_is_named_and_has_one_button(browser: Browser, served: Served) -> None:
    with opened(browser, served, "/set/材料/table/年表.csv", **PHONE) as seen:
        row = seen.tab.locator("#r3")
        assert row.locator("th").inner_text().split() == ["Row", "3", "Change"]
        row.locator("th a").click()
        assert "A3" not in seen.tab.locator("form.whole").inner_text()
    with opened(browser, served, "/set/材料/table/年表.csv?row=3", **size(1280)) as seen:
        assert "A3" in seen.tab.locator("form.whole").inner_text()


def test_the_steps_to_the_marks_stand_in_one_line(browser: Browser, served: Served) -> None:
    with opened(browser, served, f"{served.place}/marks", **PHONE) as seen:
        seen.tab.context.add_cookies([{"name": "zhongbu-quiz-language", "value": "zh", "url": served.address}])
        seen.tab.reload()
        steps = [box(step) for step in seen.tab.locator(".steps li").all()]
        assert len({step["y"] for step in steps}) == 1 and steps[-1]["x"] + steps[-1]["width"] <= 360


@pytest.mark.parametrize("scripts", [True, False])
def test_a_paper_is_saved_from_wherever_one_stands(scripts: bool, browser: Browser, served: Served) -> None:
    with opened(browser, served, served.place, java_script_enabled=scripts, **PHONE) as seen:
        save = seen.tab.get_by_role("button", name="Save and make the paper")
        assert save.count() == 1 and in_reach(save) and seen.tab.locator(".unsaved").inner_text() == ""
        seen.tab.locator("[name=school]").fill("第一中学")
        if scripts:
            assert seen.tab.locator(".unsaved").inner_text() == "changed, not saved yet"
        assert in_reach(save)
        save.click()
        seen.tab.wait_for_url("**/paper/set#paper")
        assert "第一中学" in (served.folder / "甲地/decks/set.yaml").read_text(encoding="utf-8")
