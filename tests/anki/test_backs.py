"""What a student sees on a back: the own pick after a reload, what was false, a map, all of it on one screen; and what waits on a front."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from scripts.pictures_cards import PHONE, SHOW, Card, answer, open_page, page_html, serve
from tests.anki import browser as look
from tests.anki.browser import CHOICES, TAPPED, first, right_texts
from tests.anki.collection import Student
from zhongbu_quiz.exports.anki.ids import MINE
from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.items.item import Claim, TrueFalse

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

SLOW = pytest.mark.slow
FITTING = 0.95
"""The share of choice cards whose back is one screen at least; the rest have long materials or notes, which stand open."""
QUICK = (("session", "单选"), ("session", "匹配"), ("browser", "多选"))
"""Where the own pick is kept and by which kind of card, of all that are tried with the slow tests: a place each, and a card of each shape."""
REFUSED = "Object.defineProperty(window, '{}', {{ get() {{ throw new DOMException('refused', 'SecurityError'); }} }});"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"


def turned(page: Page, card: Card) -> None:
    """The back on a page of its own, as AnkiDroid shows it."""
    serve(page, page_html(card.css, card.back))
    page.reload()


def fresh(page: Page, card: Card) -> None:
    """The front on a page of its own."""
    serve(page, page_html(card.css, card.front))
    page.reload()


def told(page: Page) -> tuple[str, list[str], list[str]]:
    """What a back says of the answer: right or wrong, each mark, and the entries in their order."""
    return page.inner_text(".zb-result"), page.locator(".zb-mark").all_inner_texts(), look.texts(page)


# ---- the own pick ----


@pytest.mark.parametrize(
    ("kind", "refused"),
    [
        pytest.param(kind, refused, id=f"{where}-{kind}", marks=() if (where, kind) in QUICK else SLOW)
        for where, refused in (("session", ()), ("browser", ("sessionStorage",)))
        for kind in TAPPED
    ],
)
def test_the_back_knows_what_was_tapped_on_a_page_that_is_gone(
    kind: str, refused: tuple[str, ...], choices: list[Card], context: BrowserContext
) -> None:
    for name in refused:
        context.add_init_script(REFUSED.format(name))
    for card in [card for card in choices if card.kind == kind][:2]:
        page = open_page(context, page_html(card.css, card.front))
        answer(page, kind)
        on_front = page.inner_text(".zb-result")
        page.evaluate(SHOW, card.back)
        kept = told(page)
        fresh(page, card)
        answer(page, kind)
        turned(page, card)
        assert told(page) == kept and kept[0][:2] == on_front[:2], card.note
        assert kept[0][0] in "✓×"
        page.close()


@pytest.mark.parametrize(
    "script", [pytest.param(look.NO_STORAGE, id="all refuse"), pytest.param(FULL, id="all full", marks=SLOW)]
)
def test_the_page_itself_remembers_where_no_storage_does(script: str, choices: list[Card], context: BrowserContext) -> None:
    context.add_init_script(script)
    for kind in TAPPED:
        card = first(choices, kind)
        page = open_page(context, page_html(card.css, card.front))
        said: list[str] = []
        page.on("pageerror", lambda error, said=said: said.append(str(error)))
        answer(page, kind)
        page.evaluate(SHOW, card.back)
        assert page.inner_text(".zb-result")
        turned(page, card)
        assert not page.inner_text(".zb-result") and look.texts(page) and not said
        page.close()


@pytest.mark.parametrize("kind", [kind if kind in ("单选", "匹配") else pytest.param(kind, marks=SLOW) for kind in TAPPED])
def test_nothing_stale_is_shown(kind: str, choices: list[Card], context: BrowserContext) -> None:
    """A front that comes again starts clean, and so does its back; another card's back says nothing; nor does one of three days later."""
    one, other = [card for card in choices if card.kind == kind][:2]
    page = open_page(context, page_html(one.css, one.front))
    page.clock.set_fixed_time("2026-03-02T12:00:00+08:00")
    fresh(page, one)
    answer(page, kind)
    turned(page, other)
    assert not page.inner_text(".zb-result"), "another card"
    turned(page, one)
    assert page.inner_text(".zb-result")
    page.clock.set_fixed_time("2026-03-05T12:00:00+08:00")
    page.reload()
    assert not page.inner_text(".zb-result"), "another review"
    page.clock.set_fixed_time("2026-03-02T12:00:00+08:00")
    fresh(page, one)
    assert not page.inner_text(".zb-result") and not page.locator(".zb-key, .zb-miss").count()
    turned(page, one)
    assert not page.inner_text(".zb-result") and not page.locator(".zb-miss").count(), "shown anew"
    fresh(page, other)
    keys = page.evaluate("Object.keys(sessionStorage).concat(Object.keys(localStorage))")
    assert [key for key in keys if key.startswith("zb:card:")] == [f"zb:card:{other.note}"], "only the card at hand is kept"
    page.close()


def test_an_answer_that_does_not_fit_the_card_is_no_answer(choices: list[Card], context: BrowserContext) -> None:
    card = first(choices, "单选")
    page = open_page(context, page_html(card.css, card.front))
    page.locator(".zb-option").first.tap()
    for picked in ("[9]", "[1,1]", '"x"', "[-1]", "[]", "{}"):
        page.evaluate(
            f"Object.entries(sessionStorage).forEach(([k, v]) => {{ sessionStorage[k] = JSON.stringify({{...JSON.parse(v), picked: {picked}}}); }})"
        )
        turned(page, card)
        assert not page.inner_text(".zb-result") and page.locator(".zb-key").count() == 1
    page.evaluate("for (const k of Object.keys(sessionStorage)) { sessionStorage[k] = 'no JSON'; }")
    turned(page, card)
    assert page.locator(".zb-key").count() == 1


def test_ticks_that_were_not_handed_in_count_on_the_back(bank: Bank, choices: list[Card], context: BrowserContext) -> None:
    card = first(choices, "多选")
    page = open_page(context, page_html(card.css, card.front))
    for place, text in enumerate(look.texts(page)):
        if text in right_texts(bank, card):
            page.locator(".zb-option").nth(place).tap()
    turned(page, card)
    assert page.inner_text(".zb-result") == "✓ 答对了"
    assert set(page.locator(".zb-mark").all_inner_texts()) == {"✓ 选对", ""}


@pytest.mark.parametrize("reload", [pytest.param(False, id="page kept", marks=SLOW), pytest.param(True, id="reloaded")])
def test_four_in_the_morning_does_not_reorder_an_open_card(reload: bool, choices: list[Card], context: BrowserContext) -> None:
    moved = 0
    for card in [card for card in choices if card.kind == "单选"][:3]:
        page = open_page(context, page_html(card.css, ""))
        page.clock.set_fixed_time("2026-03-02T03:59:59+08:00")
        fresh(page, card)
        before = look.texts(page)
        page.locator(".zb-option").first.tap()
        page.clock.set_fixed_time("2026-03-02T04:00:01+08:00")
        if reload:
            turned(page, card)
        else:
            look.show(page, card.back)
        assert look.texts(page) == before and page.inner_text(".zb-result")
        fresh(page, card)
        moved += look.texts(page) != before
        page.close()
    assert moved, "the new day has an order of its own"


# ---- what was false ----


@pytest.mark.parametrize("every", [5, pytest.param(1, marks=SLOW)])
def test_what_is_false_in_a_statement_is_struck_on_its_back_and_nowhere_else(
    bank: Bank, choices: list[Card], page: Page, every: int
) -> None:
    struck = "getComputedStyle(document.querySelector('.zb-claim')).textDecorationLine"
    for card in [card for card in choices if card.kind == "判断"][::every]:
        item = bank.by_id[card.note]
        assert isinstance(item, TrueFalse)
        (claimed,) = [part.claimed for part in item.stem if isinstance(part, Claim)]
        look.show(page, card.front)
        assert page.evaluate(struck) == "none"
        look.show(page, card.back)
        assert page.inner_text(".zb-claim") == claimed
        assert page.evaluate(struck) == ("none" if item.answer else "line-through")
        assert item.answer or claimed in item.explanation


# ---- two columns ----


def test_left_and_right_are_two_things(choices: list[Card], page: Page) -> None:
    for card in [card for card in choices if card.kind == "匹配"]:
        for side in (card.front, card.back):
            look.show(page, side)
            assert page.locator(".zb-head").all_inner_texts() == ["左栏", "右栏"]
            assert "左栏" in page.inner_text(".zb-stem") and "右栏" in page.inner_text(".zb-stem")
            left, right = (
                page.evaluate(
                    f"""(() => {{ const box = document.querySelector('{of} > li:nth-child(2) .zb-option'), badge = box.querySelector('.zb-badge');
                    return [getComputedStyle(box).backgroundColor, getComputedStyle(badge).borderRadius, badge.textContent]; }})()"""
                )
                for of in (".zb-left", ".zb-options")
            )
            assert (left[2], right[2]) == ("2", "B") and left[1] != right[1] == "50%" and left[0] != right[0]
        look.show(page, card.front)
        assert page.evaluate("document.querySelector('.zb').getBoundingClientRect().height") < PHONE[1] * 1.1, card.note


# ---- one screen ----


@pytest.mark.parametrize("every", [12, pytest.param(1, marks=SLOW)])
def test_backs_fit_one_screen(cards: list[Card], page: Page, every: int) -> None:
    """Of the choice cards, answered wrong or right, with what is folded left folded; what an editor noted stands open on all."""
    some = [card for card in cards if card.kind in CHOICES][::every]
    fitting = 0
    for card in some:
        look.show(page, card.front)
        answer(page, card.kind)
        look.show(page, card.back)
        fits, shown = page.evaluate(
            """[document.documentElement.scrollHeight <= window.innerHeight,
            Array.from(document.querySelectorAll('.zb-note, .zb-more, .zb-source, .zb-key')).every(part => part.checkVisibility())]"""
        )
        fitting += fits
        assert shown, card.note
    assert fitting >= FITTING * len(some), f"{fitting} of {len(some)}"


def test_nothing_is_lost_by_folding(choices: list[Card], browser: Browser) -> None:
    """Unfolded on a small screen, a back says all that it says on a large one."""
    said: list[list[str]] = []
    some = [card for card in choices if card.kind in CHOICES][::25]
    for size in ({"width": PHONE[0], "height": PHONE[1]}, {"width": PHONE[0], "height": 3000}):
        context = browser.new_context(viewport=size, has_touch=True)
        page = open_page(context, page_html(choices[0].css, ""))
        found = []
        for card in some:
            look.show(page, card.back)
            assert size["height"] < 3000 or page.locator(".zb-whys").count() == page.locator(".zb-back > .zb-whys").count()
            look.open_folds(page)
            words = page.inner_text(".zb").split()
            found.append("".join(sorted(word for word in words if word not in ("辨析", "材料"))))
        said.append(found)
        context.close()
    assert said[0] == said[1]


def test_backs_without_a_script_are_whole(choices: list[Card], browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": PHONE[0], "height": PHONE[1]})
    for kind in TAPPED:
        card = next(card for card in choices if card.kind == kind)
        page = open_page(context, page_html(card.css, card.back))
        assert page.locator(".zb-answer").is_visible() and page.locator(".zb-source").is_visible()
        assert all(whys.is_visible() for whys in page.locator(".zb-whys").all())
        if kind in CHOICES:
            mark = "getComputedStyle(document.querySelectorAll('.zb-options > li')[{}], '::after').content"
            places = [int(place) for place in re.findall(r"k(\d)", page.get_attribute(".zb", "data-key") or "")]
            assert places and all("✓" in page.evaluate(mark.format(place)) for place in places)
        page.close()
    context.close()


# ---- the map ----


@pytest.mark.parametrize("every", [6, pytest.param(1, marks=SLOW)])
def test_the_map_stands_open_where_a_place_is_asked(bank: Bank, cards: list[Card], page: Page, every: int) -> None:
    opened = folded = 0
    for card in [card for card in cards if 'class="zb-figure zb-map"' in card.back][::every]:
        assert "zb-map" not in card.front
        look.show(page, card.back)
        asked = page.evaluate("(document.querySelector('.cloze[data-ordinal]') || {dataset: {ordinal: '1'}}).dataset.ordinal")
        cards_asking = re.search(r'class="zb-asked" data-cards="([\d ]+)"', card.back)
        open_ = page.locator(".zb-back > .zb-map").count() == 1
        if not (cards_asking and asked in cards_asking[1].split()):
            assert not open_, card.note
            folded += 1
        elif open_:
            assert page.evaluate("document.documentElement.scrollHeight <= window.innerHeight"), card.note
            opened += 1
            item = bank.by_id.get(card.note)
            if item and item.slot == "region" and item.kind == "single_choice":
                shown = page.inner_text(".zb-back > .zb-map .zb-caption")
                assert shown == item.key_texts[0] or bank.base.world.places.same(shown, item.key_texts[0])
        look.open_folds(page)
        assert page.locator(".zb-map svg").is_visible()
    assert opened > 60 / every and folded > 60 / every


# ---- figures ----


def test_no_label_of_a_chart_is_clipped(cards: list[Card], page: Page) -> None:
    """Not even in a wide type: a pixel is put after each character."""
    charts = [card for card in cards if "zb-chart" in card.back]
    assert charts
    page.add_style_tag(content=".zb-chart text { letter-spacing: 1px; }")
    for card in charts:
        look.show(page, card.back)
        look.open_folds(page)
        ends = page.evaluate(
            "Array.from(document.querySelectorAll('.zb-chart text')).map(t => t.getBBox()).map(b => [b.x, b.x + b.width])"
        )
        assert all(start >= 0 and end <= 320 for start, end in ends), (card.note, ends)


# ---- options that wait ----


@pytest.mark.parametrize("kind", ["单选", "多选"])
def test_options_wait_until_they_are_asked_for(kind: str, choices: list[Card], context: BrowserContext) -> None:
    one, other = [card for card in choices if card.kind == kind][:2]
    page = open_page(context, page_html(one.css, one.front))
    toggle = page.get_by_role("button", name="先想再看选项")
    show = page.get_by_role("button", name="显示选项")
    assert page.locator(".zb-option").first.is_visible() and not show.is_visible(), "off at first"
    toggle.tap()
    assert not page.locator(".zb-options").is_visible() and show.is_visible()
    assert toggle.get_attribute("aria-pressed") == "true"
    fresh(page, other)
    assert not page.locator(".zb-options").is_visible(), "remembered"
    assert all((button.bounding_box() or {"height": 0})["height"] >= 44 for button in (show, toggle))
    show.focus()
    page.keyboard.press("Enter")
    assert page.locator(".zb-option").first.is_visible() and not show.is_visible()
    assert page.evaluate("document.activeElement === document.querySelector('.zb-options button')")
    answer(page, kind)
    assert page.inner_text(".zb-result") and not toggle.count()
    turned(page, other)
    assert page.locator(".zb-options").is_visible()
    fresh(page, one)
    page.keyboard.press("1")
    assert page.locator(".zb-option").first.is_visible() and not page.locator('.zb-options [aria-pressed="true"], .zb-key').count()
    page.keyboard.press("1")
    assert page.locator('.zb-options [aria-pressed="true"], .zb-key').count()
    fresh(page, one)
    toggle.tap()
    assert page.locator(".zb-option").first.is_visible()
    fresh(page, other)
    assert page.locator(".zb-option").first.is_visible(), "off again"


def test_options_wait_without_storage(choices: list[Card], context: BrowserContext) -> None:
    context.add_init_script(look.NO_STORAGE)
    one, other = [card for card in choices if card.kind == "单选"][:2]
    page = open_page(context, page_html(one.css, one.front))
    page.get_by_role("button", name="先想再看选项").tap()
    look.show(page, other.front)
    assert not page.locator(".zb-options").is_visible() and page.get_by_role("button", name="显示选项").is_visible()


# ---- the student's own words ----


def test_a_note_of_the_students_own_stands_under_the_explanation(package: Path, student: Student, page: Page) -> None:
    student.take(package)
    done = set()
    for number in student.collection.find_cards(""):
        card = student.collection.get_card(number)
        note = card.note()
        kind = note.note_type()["name"]  # type: ignore[index]
        if kind in done or ("选择" in kind and not note["解析"]):
            continue
        done.add(kind)
        assert note[MINE] == "" and 'class="zb-mine"' not in card.render_output().answer_text
        note[MINE] = "老师说：常考"
        student.collection.update_note(note)
        made = student.collection.get_card(number).render_output()
        assert "常考" not in made.question_text
        look.show(page, made.answer_text)
        assert page.inner_text(".zb-mine").replace("\n", "") == "我的笔记老师说：常考"
        order = page.evaluate("Array.from(document.querySelectorAll('.zb-stem, .zb-more, .zb-mine, .zb-foot')).map(e => e.className)")
        assert order in (["zb-stem", "zb-more", "zb-mine", "zb-foot"], ["zb-stem", "zb-mine", "zb-foot"])
        if len(done) == 2:
            return
    raise AssertionError(f"only {done} was looked at")
