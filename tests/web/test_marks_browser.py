"""成绩 in a browser: doubts are decided by keys alone, without scripts by buttons, at the width of a phone, in light and dark."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.web.conftest import Page, client, settings
from tests.web.test_browser import AXE, SMALL_TARGETS, Served, browser, opened, pytestmark, served, size
from tests.web.test_marks import Desk, Scans, scans

__all__ = ["browser", "pytestmark", "scans", "served"]


@pytest.fixture(scope="module")
def marked(served: Served, scans: Scans) -> str:
    """Five sheets that were sent and read; the name of the marking."""
    with client(settings(served.folder)) as asked:
        desk = Desk(Page(served.folder, asked), scans)
        desk.printed()
        return desk.done(desk.send(roster=True))


def test_scans_are_sent_and_doubts_decided_by_keys_alone(browser: Browser, served: Served, marked: str, scans: Scans, tmp_path: Path) -> None:
    for name, data in scans.files.items():
        (tmp_path / name).write_bytes(data)
    with opened(browser, served, f"{served.place}/marks", **size(360)) as seen:
        tab = seen.tab
        tab.locator("input[name=scan]").set_input_files([tmp_path / name for name in scans.files])
        tab.locator("button.main").press("Enter")
        tab.wait_for_url("**/marks/run**")
        tab.locator("h1", has_text="Results").wait_for()
        tab.locator("a.main").press("Enter")
        heading = tab.locator("h1")

        def wait_for(words: str) -> None:
            """The page with this heading, whose scripts listen."""
            heading.filter(has_text=words).wait_for()
            tab.wait_for_load_state()

        wait_for("In doubt: 1 of")
        count = int(heading.inner_text().rpartition(" ")[2])
        decided = []
        for left in range(count, 0, -1):
            wait_for(f"In doubt: 1 of {left}")
            keys = tab.locator("button[data-key]").evaluate_all("all => all.map(each => each.dataset.key)")
            decided.append("b" if "b" in keys and "d" in keys else "1" if "1" in keys else "Enter")
            tab.keyboard.press(decided[-1])
            if left == count:
                wait_for(f"In doubt: 1 of {left - 1}")
                tab.keyboard.press("z")
                wait_for(f"In doubt: 1 of {left}")
                tab.keyboard.press(decided[-1])
        heading.filter(has_text="Results").wait_for()
        assert "b" in decided and "Enter" in decided and tab.locator("summary", has_text=f"{count} places were decided").count() == 1
        with tab.expect_download() as download:
            tab.locator("a[href*='marks/get']").nth(1).press("Enter")
        assert download.value.suggested_filename == "set-results.csv"


def test_without_scripts_buttons_decide(browser: Browser, served: Served, marked: str) -> None:
    with opened(browser, served, f"{served.place}/marks/doubt?run={marked}", java_script_enabled=False, **size(1280)) as seen:
        before = seen.tab.locator("h1").inner_text()
        seen.tab.locator("button[name=verdict]").first.click()
        assert seen.tab.locator("h1").inner_text() != before
        seen.tab.locator("button[value=undo]").click()
        assert seen.tab.locator("h1").inner_text() == before


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_screen_of_marks_keeps_the_rules_of_axe_and_fits(theme: Any, width: int, browser: Browser, served: Served, marked: str) -> None:
    if not AXE.is_file():
        pytest.skip("axe-core is not here; scripts/node-tools has it")
    found = []
    with opened(browser, served, "/", color_scheme=theme, bypass_csp=True, **size(width)) as seen:
        for screen in ("marks", f"marks/run?run={marked}", f"marks/doubt?run={marked}", f"marks/doubt?run={marked}&file=A9.png&page=1&about=number"):
            seen.tab.goto(f"{served.place}/{screen}", wait_until="networkidle")
            if seen.tab.evaluate("document.documentElement.scrollWidth > innerWidth"):
                found.append(f"{screen}: too wide")
            found += [f"{screen}: small: {told}" for told in seen.tab.evaluate(SMALL_TARGETS)]
            seen.tab.add_script_tag(path=AXE)
            told = seen.tab.evaluate("axe.run(document, {resultTypes: ['violations']})")
            found += [f"{screen}: {one['id']}: {one['nodes'][0]['html'][:120]} ({len(one['nodes'])})" for one in told["violations"]]
    assert found == [], "\n".join(found)
