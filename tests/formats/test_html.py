"""The practice page in a real browser, opened as a file, at the size of a phone: every kind answered, wrong ones retried."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.core.small import OWN
from tests.formats.wanted import explanation, options, pairs, right, spellings, stem_pieces, texts
from zhongbu_quiz.exports import html
from zhongbu_quiz.exports.quiz import Quiz
from zhongbu_quiz.items.item import Item

from .sample import ALL, CONTROL, HOSTILE, PLAIN, quiz
from .shipped import SETS, items_of


def data_of(page: str) -> Any:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)
    assert found
    return json.loads(found[1])


@pytest.mark.parametrize("name", SETS)
def test_the_page_holds_every_item(name: str) -> None:
    data = data_of(html.write(items_of(name)).data.decode())
    for item, found in zip(items_of(name).items, data["items"], strict=True):
        assert found["stem"] == stem_pieces(item)
        assert [option["text"] for option in found["options"]] == options(item)
        assert found["said"] == explanation(item)
        if item.kind in ("single_choice", "multiple_choice"):
            assert set(found["key"]) == right(item)
        elif item.kind in ("cloze", "fill_blank"):
            assert found["key"] == spellings(item) and [key[0] for key in found["key"]] == texts(item)
        elif item.kind == "matching":
            shown = dict(zip(found["left"], (options(item)[place] for place in found["key"]), strict=True))
            assert shown == dict(pairs(item))


def test_the_page_asks_nobody() -> None:
    page = html.write(ALL).data.decode()
    head = page.partition("</head>")[0]
    assert "default-src 'none'" in head
    assert not re.search(
        r"""(?:src|href)\s*=|@import|url\(""",
        head.replace("default-src", "").replace("style-src", "").replace("script-src", ""),
    )
    assert page.count("</script>") == 2


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not here")
    import shutil

    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("Chromium is not here; scripts/system-packages test installs it")
    with playwright.sync_playwright() as running:
        started = running.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 375, "height": 667}, offline=True)
    opened = context.new_page()
    opened.problems = []
    opened.on("pageerror", lambda error: opened.problems.append(str(error)))
    opened.on("console", lambda said: opened.problems.append(said.text) if said.type == "error" else None)
    yield opened
    assert opened.problems == []
    context.close()


def opened(page: Any, tmp_path: Path, *items: Item) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(html.write(quiz(*items)).data)
    page.goto(path.as_uri())


def answer(page: Any, item: Item, well: bool) -> None:
    """Answer the item on the page, right or wrong, and go on."""
    if item.kind in ("single_choice", "true_false"):
        key = min(right(item)) if item.kind == "single_choice" else int(item.answer is not True)
        page.locator(".option").nth(key if well else (key + 1) % page.locator(".option").count()).click()
    elif item.kind == "multiple_choice":
        for place in range(len(item.options)):
            if (place in right(item)) == well:
                page.locator(".option").nth(place).click()
    elif item.kind in ("cloze", "fill_blank"):
        for number, text in enumerate(texts(item)):
            page.locator("input").nth(number).fill((spellings(item)[number][-1] or text).strip() if well else "不知道")
    elif item.kind == "matching":
        for number, (_, text) in enumerate(pairs(item)):
            page.locator("select").nth(number).select_option(str(options(item).index(text)) if well else "")
    elif item.kind == "ordering" and well:
        order = options(item)
        for place, text in enumerate(texts(item)):
            while order.index(text) > place:
                at = order.index(text)
                page.locator(".row").nth(at).get_by_role("button", name="上移").click()
                order[at - 1], order[at] = order[at], order[at - 1]
    for name in ("提交", "看参考答案"):
        if page.get_by_role("button", name=name).count():
            page.get_by_role("button", name=name).click()
    said = page.locator(".said").inner_text()
    assert "解析：" in said
    if item.kind == "short_answer":
        page.get_by_role("button", name="我答对了" if well else "我答错了").click()
        return
    assert ("答对了" if well else "答错了") in said
    page.get_by_role("button", name=re.compile("下一题|看结果")).click()


def test_a_pupil_answers_every_kind_well(page: Any, tmp_path: Path) -> None:
    opened(page, tmp_path, *PLAIN)
    for item in PLAIN:
        answer(page, item, well=True)
    assert f"共 {len(PLAIN)} 题，答对 {len(PLAIN)} 题，答错 0 题" in page.locator("main").inner_text()


def test_wrong_ones_are_retried_until_none_is_left(page: Any, tmp_path: Path) -> None:
    opened(page, tmp_path, *PLAIN)
    for number, item in enumerate(PLAIN):
        answer(page, item, well=number % 2 == 0)
    wrong = PLAIN[1::2]
    assert f"答错 {len(wrong)} 题" in page.locator("main").inner_text()
    page.get_by_role("button", name=f"重做错题（{len(wrong)}）").click()
    for item in wrong:
        answer(page, item, well=True)
    assert "答错 0 题" in page.locator("main").inner_text()
    assert page.get_by_role("button", name=re.compile("重做错题")).count() == 0


def test_hostile_texts_stay_texts(page: Any, tmp_path: Path) -> None:
    items = (*HOSTILE, CONTROL)
    opened(page, tmp_path, *items)
    for item in items:
        assert page.locator("main b").count() == (
            len(item.options) if "choice" in item.kind else 2 * (item.kind == "true_false")
        )
        answer(page, item, well=item.kind != "ordering")


def test_it_fits_a_phone_and_is_read_in_any_order(page: Any, tmp_path: Path) -> None:
    opened(page, tmp_path, *PLAIN)
    for item in PLAIN:
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 375, item.id
        for button in page.locator("main button").all():
            assert button.bounding_box()["height"] >= 44, item.id
        answer(page, item, well=True)


def test_a_quiz_without_items_shows_a_result(page: Any, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(html.write(Quiz(OWN, "empty", "空", ())).data)
    page.goto(path.as_uri())
    assert "共 0 题" in page.locator("main").inner_text()
