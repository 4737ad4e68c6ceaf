"""The page in a browser: the whole way, at the width of a phone and with a keyboard, without scripts, in light and dark, by the rules of axe."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, sync_playwright
from playwright.sync_api import Page as Tab

from tests.web.conftest import DECK, TABLE, client, settings
from tests.web.test_documents import TEXT
from zhongbu_quiz.cli.serve import listen
from zhongbu_quiz.extract.reviewed import reviewed_book
from zhongbu_quiz.studio.begin import begin_with
from zhongbu_quiz.studio.desk import Desk
from zhongbu_quiz.studio.documents import add_document
from zhongbu_quiz.web.app import make_app

CHROMIUM = Path("/usr/bin/chromium")
pytestmark = pytest.mark.skipif(not CHROMIUM.is_file(), reason="the system's Chromium is not here")
WRONG = "时间,事件\n某天,戊戌变法开始\n1900年深秋,北京城陷落\n-221,秦统一六国\n1901年9月,辛丑条约签订\n"
"""A table with mistakes."""
AXE = Path(__file__).parent.parent / "formats/node_modules/axe-core/axe.min.js"
SMALL_TARGETS = """() => [...document.querySelectorAll('a, button, input:not([type=hidden]), select, summary')]
  .filter(e => e.checkVisibility() && !e.closest('.skip, p, blockquote') && !(innerWidth > 660 && e.closest('.o')))
  .map(e => [e, (e.labels && e.labels[0] || e).getBoundingClientRect()])
  .filter(([e, box]) => box.height && box.height < 24).map(([e]) => e.outerHTML.slice(0, 80))"""


@dataclass
class Served:
    """The page at an address, over a folder with the set 甲地."""

    address: str
    folder: Path
    place: str = "/set/甲地/paper/set"


@dataclass
class Seen:
    """A tab, what its console complained of, and what it asked of others than us."""

    tab: Tab
    wrong: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    from tests.core.handmade import write_handmade

    folder = tmp_path_factory.mktemp("served")
    write_handmade(folder / "甲地")
    (folder / "甲地/decks/set.yaml").write_text(DECK, encoding="utf-8")
    begin_with(Desk(folder), "材料", "abc123", "年表.csv", TABLE.encode("utf-8"))
    (folder / "材料/seeds/错.csv").write_text(WRONG, encoding="utf-8")
    add_document(Desk(folder), "材料", "文章.txt", TEXT.encode("utf-8"))
    listening = listen("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(make_app(settings(folder)), lifespan="off", ws="none", log_level="error", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    with client(settings(folder)) as warm:  # the bank is made before a browser waits for it
        warm.get("/set/甲地/paper/set")
    yield Served(f"http://127.0.0.1:{listening.getsockname()[1]}", folder)
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--headless=new", "--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


@contextmanager
def opened(browser: Browser, served: Served, path: str, **how: Any) -> Iterator[Seen]:
    """A tab at a page of ours, which complains of nothing and asks nobody else."""
    context: BrowserContext = browser.new_context(base_url=served.address, accept_downloads=True, **how)
    context.set_default_timeout(60_000)
    seen = Seen(context.new_page())
    seen.tab.on("console", lambda message: seen.wrong.append(message.text) if message.type in ("error", "warning") else None)
    seen.tab.on("pageerror", lambda error: seen.wrong.append(str(error)))
    seen.tab.on("request", lambda asked: seen.foreign.append(asked.url) if not asked.url.startswith((served.address, "data:", "blob:")) else None)
    seen.tab.goto(path)
    yield seen
    context.close()
    assert (seen.wrong, seen.foreign) == ([], [])


def size(width: int) -> dict[str, Any]:
    return {"viewport": {"width": width, "height": 800}}


def test_the_whole_way_from_a_table_to_a_paper(browser: Browser, served: Served, tmp_path: Path) -> None:
    table = tmp_path / "年表.csv"
    table.write_text(TABLE, encoding="utf-8")
    with opened(browser, served, "/", **size(1280)) as seen:
        tab = seen.tab
        form = tab.locator("form", has=tab.locator("input[value=table]"))
        form.locator("input[type=file]").set_input_files(table)
        form.locator("input[name=title]").fill("近代史")
        form.locator("button").click()
        tab.locator("[aria-labelledby=papers] ul.rows a").first.click()
        for place, (count, points) in enumerate((("1", "3"), ("3", "4"))):
            tab.locator("input[name=count]").nth(place).fill(count)
            tab.locator("input[name=points]").nth(place).fill(points)
        tab.locator("#sum", has_text="15").wait_for()
        tab.locator("button.main").click()
        sheet = tab.frame_locator("iframe[name=sheet]")
        before = [sheet.locator("form.tools input[name=item]").nth(place).get_attribute("value") for place in range(3)]
        sheet.locator(".asked summary").nth(1).click()
        sheet.locator("button[value=swap]").nth(1).click()
        sheet.locator(f"#q2 ~ details input[name=item]:not([value='{before[1]}'])").wait_for(state="attached")
        after = [sheet.locator("form.tools input[name=item]").nth(place).get_attribute("value") for place in range(3)]
        assert [old == new for old, new in zip(before, after, strict=True)] == [True, False, True]
        sheet.locator(".o a").nth(1).click()
        tab.frame_locator("iframe[name=why]").locator(".reason").first.wait_for()
        tab.locator(f"a[href='{tab.evaluate('location.pathname')}/files']").click()
        with tab.expect_download() as download:
            tab.locator("button.main").click()
        assert download.value.suggested_filename.endswith(".zip")


def test_what_cannot_be_had_is_said_as_one_types(browser: Browser, served: Served) -> None:
    with opened(browser, served, served.place, **size(1280)) as seen:
        seen.tab.locator("input[name=count]").first.fill("400")
        seen.tab.locator("#there-1.bad").wait_for()
        seen.tab.locator("input[name=count]").first.fill("30")  # there are so many, but not for one paper
        seen.tab.locator("#there-1.bad", has_text="on one paper").wait_for()
        seen.tab.locator("input[name=count]").first.fill("4")
        seen.tab.locator("#there-1:not(.bad)").wait_for()


def test_without_scripts_one_chooses_and_downloads(browser: Browser, served: Served) -> None:
    with opened(browser, served, served.place, java_script_enabled=False, **size(1280)) as seen:
        tab = seen.tab
        tab.locator("input[name=minutes]").fill("45")
        tab.locator("button.main").click()
        assert tab.locator("input[name=minutes]").input_value() == "45"
        sheet = tab.frame_locator("iframe[name=sheet]")
        sheet.locator(".o a").first.click()
        tab.frame_locator("iframe[name=why]").locator(".reason").first.wait_for()
        sheet.locator(".asked summary").first.click()
        sheet.locator("button[value=keep]").first.click()
        sheet.locator("button[value=release]").first.wait_for()
        tab.goto(f"{served.place}/files")
        with tab.expect_download() as download:
            tab.locator("a[href$='files/get?output=html']").click()
        assert download.value.suggested_filename == "set.html"


def test_a_keyboard_is_enough(browser: Browser, served: Served) -> None:
    with opened(browser, served, "/", **size(1280)) as seen:
        tab = seen.tab
        tab.keyboard.press("Tab")
        assert tab.evaluate("document.activeElement.className") == "skip"
        tab.keyboard.press("Enter")
        tab.keyboard.press("Tab")
        tab.keyboard.press("Enter")
        tab.wait_for_url("**/set/*")
        tab.goto(f"{served.place}/sheet")
        for _press in range(30):
            tab.keyboard.press("Tab")
            if tab.evaluate("document.activeElement.tagName") == "SUMMARY":
                tab.keyboard.press("Enter")
            if tab.evaluate("document.activeElement.value") == "swap":
                break
        style = tab.evaluate("(e => [getComputedStyle(e).outlineStyle, getComputedStyle(e).outlineWidth])(document.activeElement)")
        assert style == ["solid", "3px"]
        item = tab.evaluate("document.activeElement.form.elements.item.value")
        tab.keyboard.press("Enter")
        tab.wait_for_url("**#q*")
        assert item not in tab.locator("form.tools input[name=item]").evaluate_all("all => all.map(each => each.value)")


def test_a_table_is_mended_beside_its_cells(browser: Browser, served: Served) -> None:
    place = served.folder / "材料/seeds/错.csv"
    for scripts in (True, False):
        place.write_text(WRONG, encoding="utf-8")
        with opened(browser, served, "/set/材料/table/错.csv", java_script_enabled=scripts, **size(1280)) as seen:
            tab = seen.tab
            tab.locator("#A4 button[name=instead]").click()
            tab.locator("#A4:not(.mend)").wait_for()
            tab.locator("#A2 input[name=text]").fill("1898年6月")
            tab.keyboard.press("Enter")
            tab.locator("#A2:not(.mend)").wait_for()
            if scripts:
                tab.locator("#B5").click()  # a click into a cell opens its row there
                assert tab.locator("input[name=text]:focus").input_value() == "辛丑条约签订"
            else:
                tab.locator("#r5 a").click()
            tab.locator(".whole input[name=text]").nth(1).fill("《辛丑条约》签订")
            tab.locator(".whole button.main").click()
            tab.locator("#B5", has_text="《辛丑条约》签订").wait_for()
            assert place.read_text(encoding="utf-8").splitlines()[1::2] == ["1898年6月,戊戌变法开始", "公元前221年,秦统一六国"]
            tab.locator("form[action$=undo] button").click()
            tab.locator("#B5", has_text="辛丑条约签订").wait_for()


def test_drafts_are_gone_through_with_keys(browser: Browser, served: Served) -> None:
    with opened(browser, served, "/set/材料/drafts/文章.xlsx", **size(1280)) as seen:
        tab = seen.tab
        first = tab.locator("#here").text_content()
        tab.keyboard.press("j")
        tab.wait_for_url("**at=*")
        second = tab.locator("#here").text_content()
        tab.keyboard.press("k")
        tab.wait_for_function("words => document.getElementById('here').textContent === words", arg=first)
        assert first != second
        tab.wait_for_load_state("load")  # the letters work once the page has its script
        tab.keyboard.press("e")
        tab.locator("[name=text]:focus").wait_for()
        tab.locator("h1").click()
        tab.keyboard.press("Enter")
        tab.locator("p[role=status]", has_text="1 accepted").wait_for()
        tab.wait_for_load_state()  # as above: the words of a page are there before its script
        tab.keyboard.press("x")
        tab.locator("p[role=status]", has_text="1 not wanted").wait_for()
    rows = reviewed_book(served.folder / "材料/seeds/文章.xlsx").rows
    assert sum(row.accepted for row in rows) == 1


def test_a_question_is_moved_and_worded_anew_without_scripts(browser: Browser, served: Served) -> None:
    with opened(browser, served, f"{served.place}/sheet", java_script_enabled=False, **size(360)) as seen:
        tab = seen.tab
        before = tab.locator("form.tools input[name=item]").evaluate_all("all => all.map(each => each.value)")
        tab.locator(".asked summary").first.click()
        tab.locator("button[value=down]").first.click()
        tab.wait_for_url("**#q*")
        after = tab.locator("form.tools input[name=item]").evaluate_all("all => all.map(each => each.value)")
        assert after == [before[1], before[0], *before[2:]]
        tab.locator("a.open").first.click()
        tab.locator("textarea[name=stem]").first.fill("请选：这是（　　）。")
        tab.locator("button[value=reword]").first.click()
        tab.locator(".own").first.wait_for()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_question_of_ones_own_shows_what_its_kind_has(scripts: bool, browser: Browser, served: Served) -> None:
    with opened(browser, served, "/set/材料/question", java_script_enabled=scripts, **size(360)) as seen:
        tab = seen.tab
        for kind, shown in {"single_choice": {"option1"}, "short_answer": {"points", "worth"}, "cloze": {"accepted"}, "true_false": set()}.items():
            tab.locator(f"#kind-{kind}").check()
            names = ("option1", "points", "worth", "accepted")
            assert {name for name in names if tab.locator(f"[name={name}]").is_visible()} == shown
            assert tab.locator("details[data-for]:visible").count() == 1
        tab.locator("[name=stem]").fill("甲地有四个市。（　　）")
        assert not tab.locator("[name=answer]").is_visible()
        tab.locator("[name=truth][value=对]").check()
        tab.locator("button.main").click()
        tab.locator("p.good").wait_for()
        (served.folder / "材料/seeds/自编题.xlsx").unlink()


def test_keys_are_told_where_there_is_a_keyboard(browser: Browser, served: Served) -> None:
    for width, touch, told in ((1280, False, True), (360, False, False), (800, True, False)):
        with opened(browser, served, "/set/材料/drafts/文章.xlsx", has_touch=touch, is_mobile=touch, **size(width)) as seen:
            assert seen.tab.locator(".keys").is_visible() == told


def test_on_a_phone_a_row_is_a_card_that_fits(browser: Browser, served: Served) -> None:
    (served.folder / "材料/seeds/错.csv").write_text(WRONG, encoding="utf-8")
    with opened(browser, served, "/set/材料/table/错.csv", **size(360)) as seen:
        tab = seen.tab
        assert tab.evaluate("(e => e.scrollWidth <= e.clientWidth)(document.querySelector('.scroll'))")
        date, event = tab.locator("#A2").bounding_box(), tab.locator("#B2").bounding_box()
        assert date and event and event["y"] > date["y"] + date["height"] and event["x"] + event["width"] <= 360
        tab.locator("#r5 .edit").click()
        assert tab.locator(".whole input[name=text]").first.is_visible()


SCREENS = (
    "/", "/set/甲地", "PAPER", "PAPER/sheet", "PAPER/why?form=A&number=1&option=0", "PAPER/files", "PAPER/pages", "PAPER/cards",
    "PAPER/cards/face?number=1&back=1", "/set/甲地/question", "/set/甲地/remove?what=set", "/set/甲地?gone=1", "/set/甲地/facts/facts.yaml",
    "/set/材料/table/错.csv", "/set/材料/table/错.csv?row=3", "/set/材料/table/年表.csv",
    "/set/材料/drafts/文章.xlsx", "/set/材料", "/set/nothing",
)  # fmt: skip


@pytest.mark.parametrize(
    ("theme", "width"),
    [("light", 360), ("dark", 1280), pytest.param("dark", 360, marks=pytest.mark.slow), pytest.param("light", 1280, marks=pytest.mark.slow)],
)
def test_every_screen_keeps_the_rules_of_axe_and_fits(theme: Any, width: int, browser: Browser, served: Served) -> None:
    if not AXE.is_file():
        pytest.skip("axe-core is not here; scripts/node-tools has it")
    found = []
    with opened(browser, served, "/", color_scheme=theme, bypass_csp=True, **size(width)) as seen:
        for screen in SCREENS:
            seen.tab.goto(screen.replace("PAPER", served.place), wait_until="networkidle")
            seen.wrong = [words for words in seen.wrong if "404" not in words]  # the last of them is of what is not there
            if seen.tab.evaluate("document.documentElement.scrollWidth > innerWidth"):
                found.append(f"{screen}: too wide")
            found += [f"{screen}: small: {told}" for told in seen.tab.evaluate(SMALL_TARGETS)]
            seen.tab.add_script_tag(path=AXE)
            told = seen.tab.evaluate("axe.run(document, {resultTypes: ['violations']})")
            found += [f"{screen}: {one['id']}: {one['nodes'][0]['html'][:120]} ({len(one['nodes'])})" for one in told["violations"]]
    assert found == [], "\n".join(found)


def test_a_long_name_leaves_the_head_one_line_and_is_told_whole(browser: Browser, served: Served) -> None:
    name = "七年级下册地理与历史综合复习题库第二学期期末全一册"
    begin_with(Desk(served.folder), name, "def456", "年表.csv", TABLE.encode("utf-8"))
    (served.folder / name / "decks/set.yaml").write_text(DECK.replace("甲地练习", name), encoding="utf-8")
    with opened(browser, served, f"/set/{name}/paper/set/files", **size(360)) as seen:
        way = seen.tab.locator(".top ol")
        box = way.bounding_box()
        assert box and box["height"] < 60 and box["x"] + box["width"] <= 360
        assert way.locator("li").evaluate_all("all => all.filter(one => one.title).map(one => [one.title, one.scrollWidth > one.clientWidth])") == [
            [name, True], [name, True],
        ]  # fmt: skip
        assert way.evaluate("list => list.scrollWidth <= list.clientWidth")
        (served.folder / name / "decks/set.yaml").write_text(DECK, encoding="utf-8")
        seen.tab.reload()  # a short name beside a long one stays whole
        assert way.locator("li").evaluate_all("all => all.map(one => one.scrollWidth > one.clientWidth)") == [False, True, False, False]


def test_the_switch_of_light_and_dark_is_kept(browser: Browser, served: Served) -> None:
    with opened(browser, served, "/", color_scheme="light", **size(1280)) as seen:
        ground = "getComputedStyle(document.documentElement).backgroundColor"
        light = seen.tab.evaluate(ground)
        seen.tab.locator("#theme").click()
        dark = seen.tab.evaluate(ground)
        seen.tab.goto("/set/甲地")
        assert dark != light and seen.tab.evaluate(ground) == dark


def test_a_page_is_small(browser: Browser, served: Served) -> None:
    """All that is loaded for the largest screen, the paper in its frame aside, which is as long as the paper."""
    sizes: dict[str, int] = {}
    with opened(browser, served, "/", **size(1280)) as seen:
        seen.tab.on("response", lambda answer: sizes.update({answer.url: len(answer.body())}) if answer.status == 200 else None)
        seen.tab.goto(served.place, wait_until="networkidle")
    assert 0 < sum(length for url, length in sizes.items() if "/sheet" not in url) < 200_000
