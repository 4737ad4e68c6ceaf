"""Cards in a browser: what the backend rendered, tapped, keyed, reloaded, without storage and without a script."""

from __future__ import annotations

import os
import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from scripts.pictures_cards import DAY, DESK, NIGHT, PHONE, Card, answer, open_page, page_html, serve
from tests.anki import browser as look
from tests.anki.browser import CHOICES, TAPPED, first, right_texts
from zhongbu_quiz.items.bank import Bank

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

EVERY = int(os.environ.get("ZHONGBU_EVERY_CARD", "4"))
"""Each test of the order takes one card in so many; 1 takes all of them, which needs some minutes."""
SLOW = pytest.mark.slow
QUICK = ((320, "night"), (390, "day"))
"""The widths and themes that are looked at each time: the narrowest and the commonest phone; the others with the slow tests."""


# ---- front and back agree ----


def check_orders(bank: Bank, cards: list[Card], page: Page, reload: bool) -> int:
    moved = 0
    for card, (front, back, marked) in zip(cards, look.orders(page, cards, reload), strict=True):
        assert front == back and len(front) > 1, card.note
        if card.kind in CHOICES:
            assert set(marked) == right_texts(bank, card), card.note
        moved += front != look_up_order(bank, card)
    return moved


def look_up_order(bank: Bank, card: Card) -> list[str]:
    options = [option.text for option in bank.by_id[card.note].options]
    return options or ["正确", "错误"]


@pytest.mark.parametrize("every", [4 * EVERY, pytest.param(EVERY, marks=SLOW)])
@pytest.mark.parametrize("reload", [False, True], ids=["page kept", "reloaded"])
def test_front_and_back_agree(bank: Bank, choices: list[Card], page: Page, reload: bool, every: int) -> None:
    some = choices[int(reload) :: every]
    moved = check_orders(bank, some, page, reload)
    shuffled = [card for card in some if card.kind != "判断"]
    assert 0.6 * len(shuffled) < moved <= len(shuffled)


@pytest.mark.parametrize("every", [4 * EVERY, pytest.param(EVERY, marks=SLOW)])
def test_front_and_back_agree_without_storage(
    bank: Bank, choices: list[Card], context: BrowserContext, every: int
) -> None:
    context.add_init_script(look.NO_STORAGE)
    page = open_page(context, page_html(choices[0].css, ""))
    check_orders(bank, choices[2::every], page, reload=True)


def test_front_and_back_agree_without_a_script(bank: Bank, choices: list[Card], browser: Browser) -> None:
    for card in choices:
        front, back = (
            re.findall(r"<li>(.*?)</li>", side.partition("zb-options")[2].partition("</ol>")[0])
            for side in (card.front, card.back)
        )
        assert front == back and len(front) == len(look_up_order(bank, card))
    context = browser.new_context(java_script_enabled=False, viewport={"width": PHONE[0], "height": PHONE[1]})
    for kind in TAPPED:
        card = first(choices, kind)
        page = open_page(context, page_html(card.css, card.front))
        assert page.locator(".zb-options > li").all_inner_texts() == look_up_order(bank, card)
        serve(page, page_html(card.css, card.back))
        page.reload()
        shown = page.inner_text(".zb-answer")
        assert all(part in shown for key in right_texts(bank, card) for part in key.split("—"))
    context.close()


@pytest.mark.parametrize("kinds", [("单选",), pytest.param(TAPPED, marks=SLOW)], ids=["one kind", "every kind"])
def test_a_real_reload_between_front_and_back(
    kinds: tuple[str, ...], bank: Bank, choices: list[Card], context: BrowserContext
) -> None:
    for card in [first(choices, kind) for kind in kinds]:
        page = open_page(context, page_html(card.css, card.front))
        before = look.texts(page)
        serve(page, page_html(card.css, card.back))
        page.reload()
        assert look.texts(page) == before
        if card.kind in CHOICES:
            assert set(page.locator(".zb-options > .zb-key .zb-text").all_inner_texts()) == right_texts(bank, card)
        page.close()


# ---- the day ----


def test_the_order_turns_at_four(choices: list[Card], page: Page) -> None:
    some = [card for card in choices if card.kind == "单选"][:40]

    def at(time: str) -> list[list[str]]:
        page.clock.set_fixed_time(time)
        return [front for front, _, _ in look.orders(page, some, True)]

    evening, night = at("2026-03-01T23:59:00+08:00"), at("2026-03-02T03:59:00+08:00")
    morning, noon = at("2026-03-02T04:01:00+08:00"), at("2026-03-02T12:00:00+08:00")
    assert evening == night != morning == noon


def test_a_back_that_comes_after_four_keeps_the_order_of_its_front(choices: list[Card], page: Page) -> None:
    for card in [card for card in choices if card.kind == "单选"][:10]:
        page.clock.set_fixed_time("2026-03-02T03:59:59+08:00")
        look.show(page, card.front)
        before = look.texts(page)
        page.clock.set_fixed_time("2026-03-02T04:00:01+08:00")
        look.show(page, card.back)
        assert look.texts(page) == before


@pytest.mark.parametrize("days", [3, pytest.param(12, marks=SLOW)])
def test_every_place_is_as_likely(bank: Bank, choices: list[Card], page: Page, days: int) -> None:
    """Over many cards and days the right option stands on each letter about equally often."""
    some = [card for card in choices if card.kind == "单选" and len(bank.by_id[card.note].options) == 4][:100]
    places: Counter[int] = Counter()
    for day in range(1, days + 1):
        page.clock.set_fixed_time(f"2026-04-{day:02}T12:00:00+08:00")
        for front, _, marked in look.orders(page, some, True):
            places[front.index(marked[0])] += 1
    total = sum(places.values())
    assert all(0.2 < places[place] / total < 0.3 for place in range(4)), places


# ---- tapping ----


def test_tapping_answers_at_once(bank: Bank, choices: list[Card], page: Page) -> None:
    for kind in ("单选", "判断"):
        card = first(choices, kind)
        right = right_texts(bank, card)
        for wanted in (True, False):
            look.show(page, card.front)
            options = page.locator("button.zb-option")
            texts = look.texts(page)
            place = next(place for place, text in enumerate(texts) if (text in right) is wanted)
            options.nth(place).tap()
            assert ("✓ 答对了" if wanted else "× 答错了") in page.inner_text(".zb-result")
            assert page.locator(".zb-key .zb-text").all_inner_texts() == list(right)
            assert page.locator(".zb-miss").count() == (0 if wanted else 1)
            look.show(page, card.back)
            assert page.locator(".zb-key .zb-text").all_inner_texts() == list(right)
            assert page.locator(".zb-miss").count() == (0 if wanted else 1), "the back shows what was tapped"
            assert ("答对了" if wanted else "答错了") in page.inner_text(".zb-result")


def test_a_front_that_comes_again_is_fresh(choices: list[Card], page: Page) -> None:
    card = first(choices, "单选")
    look.show(page, card.front)
    answer(page, "单选")
    look.show(page, card.back)
    look.show(page, card.front)
    assert not page.locator(".zb-key, .zb-miss").count() and not page.inner_text(".zb-result")


def test_a_back_of_another_card_shows_no_answer_of_this_one(choices: list[Card], page: Page) -> None:
    one, other = [card for card in choices if card.kind == "单选"][:2]
    look.show(page, one.front)
    answer(page, "单选")
    look.show(page, other.back)
    assert not page.locator(".zb-miss").count() and not page.locator(".zb-result").inner_text()


def test_several_answers_are_submitted(bank: Bank, choices: list[Card], page: Page) -> None:
    card = first(choices, "多选")
    right = right_texts(bank, card)
    look.show(page, card.front)
    submit = page.get_by_role("button", name="提交")
    assert submit.is_disabled()
    for place, text in enumerate(look.texts(page)):
        page.locator(".zb-option").nth(place).tap()
        if text not in right:
            page.locator(".zb-option").nth(place).tap()  # a second tap takes it back
    submit.tap()
    assert page.inner_text(".zb-result") == "✓ 答对了"
    look.show(page, card.front)
    page.locator(".zb-option").nth(0).tap()
    page.get_by_role("button", name="提交").tap()
    assert "× 答错了" in page.inner_text(".zb-result") and "漏选" in page.inner_text(".zb-options")
    look.show(page, card.back)
    assert "漏选" in page.inner_text(".zb-options")


@pytest.mark.parametrize("right", [True, False])
def test_putting_in_order(bank: Bank, choices: list[Card], page: Page, right: bool) -> None:
    card = first(choices, "排序")
    look.show(page, card.front)
    texts = look.texts(page)
    wanted = list(bank.by_id[card.note].key_texts)
    if not right:
        wanted = [*wanted[1:], wanted[0]]
    for text in wanted:
        page.locator(".zb-option").nth(texts.index(text)).tap()
    page.get_by_role("button", name="提交").tap()
    assert page.inner_text(".zb-result") == ("✓ 顺序全对" if right else "× 顺序有误")
    look.show(page, card.back)
    assert page.inner_text(".zb-result") == ("✓ 顺序全对" if right else "× 顺序有误")
    assert page.locator(".zb-answer li").all_inner_texts() == list(bank.by_id[card.note].key_texts)


@pytest.mark.parametrize("right", [True, False])
def test_matching(bank: Bank, choices: list[Card], page: Page, right: bool) -> None:
    card = first(choices, "匹配")
    pairs = dict(bank.by_id[card.note].answer)  # type: ignore[arg-type]
    look.show(page, card.front)
    texts = look.texts(page)
    lefts = page.locator(".zb-left .zb-text").all_inner_texts()
    partners = [pairs[left] for left in lefts]
    for place, partner in enumerate(partners if right else [*partners[1:], partners[0]]):
        page.locator(".zb-left .zb-option").nth(place).tap()
        page.locator(".zb-options .zb-option").nth(texts.index(partner)).tap()
    page.get_by_role("button", name="提交").tap()
    assert page.inner_text(".zb-result") == ("✓ 全部配对" if right else "× 配对有误")
    look.show(page, card.back)
    marks = page.locator(".zb-left .zb-mark").all_inner_texts()
    assert [mark[-1] for mark in marks] == ["ABCDEFGHI"[look.texts(page).index(partner)] for partner in partners]


def test_keys(bank: Bank, choices: list[Card], page: Page) -> None:
    card = first(choices, "单选")
    right = right_texts(bank, card)
    look.show(page, card.front)
    place = look.texts(page).index(next(iter(right)))
    for key in (str(place + 1), "abcd"[place], "ABCD"[place]):
        look.show(page, card.front)
        page.keyboard.press(key)
        assert page.inner_text(".zb-result") == "✓ 答对了"
        page.keyboard.press("1")  # nothing more happens
        assert page.inner_text(".zb-result") == "✓ 答对了"
    several = first(choices, "多选")
    look.show(page, several.front)
    page.keyboard.press("1")
    page.keyboard.press("b")
    assert page.locator('[aria-pressed="true"]').count() == 2
    page.keyboard.press("Control+c")
    page.keyboard.press("9")
    assert page.locator('[aria-pressed="true"]').count() == 2


# ---- letters ----


@pytest.mark.parametrize("most", [30, pytest.param(150, marks=SLOW)])
def test_letters_in_the_explanation_follow_the_shuffle(bank: Bank, choices: list[Card], page: Page, most: int) -> None:
    checked = 0
    for card in [card for card in choices if card.kind in ("单选", "多选")][:most]:
        item = bank.by_id[card.note]
        look.show(page, card.back)
        texts = look.texts(page)
        notes = page.evaluate(
            "Array.from(document.querySelectorAll('.zb-whys > li')).map(li => [li.value, li.textContent])"
        )
        assert [place for place, _ in notes] == sorted(place for place, _ in notes)
        for place, note in notes:
            assert note in [option.note for option in item.options if option.text == texts[place - 1]], item.id
            checked += 1
        lettered = ["ABCDEF"[place] for place, text in enumerate(texts) if text in right_texts(bank, card)]
        assert page.inner_text(".zb-letters").split() == lettered
    assert checked > most / 3


def test_letters_without_a_script(bank: Bank, choices: list[Card]) -> None:
    for card in choices:
        item = bank.by_id[card.note]
        for place, note in re.findall(r'<li value="(\d)">(.*?)</li>', card.back):
            assert item.options[int(place) - 1].note == note.replace("&quot;", '"').replace("&amp;", "&")


# ---- looks ----


@pytest.mark.parametrize(
    ("width", "theme", "most"),
    [
        pytest.param(width, theme, most, id=f"{some}-{width}-{name}", marks=() if some == "some" and (width, name) in QUICK else SLOW)
        for some, most in (("some", 3), ("all", 10_000))
        for width in (320, 360, 390, DESK[0])
        for name, theme in (("day", DAY), ("night", NIGHT))
    ],
)
def test_contrast_size_and_width(cards: list[Card], browser: Browser, width: int, theme: str, most: int) -> None:
    """Both sides of every card, folded and unfolded, untouched and answered: nothing wider than the screen, nothing too pale to read,
    nothing too small to tap, and nothing on the console."""
    context = browser.new_context(viewport={"width": width, "height": PHONE[1]}, has_touch=True)
    page = open_page(context, page_html(cards[0].css, "", theme))
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for kind in dict.fromkeys(card.kind for card in cards):
        some = [card for card in cards if card.kind == kind]
        faults = look.faults(page, some[:: max(1, len(some) // most)][:most])
        assert faults == []
    assert not said
    context.close()


def test_right_and_wrong_are_told_in_words_too(choices: list[Card], page: Page) -> None:
    card = first(choices, "单选")
    for place in range(2):
        look.show(page, card.front)
        page.locator(".zb-option").nth(place).tap()
        marks = [mark for mark in page.locator(".zb-mark").all_inner_texts() if mark]
        assert marks in (["✓ 选对"], ["✓ 正确", "× 选错"], ["× 选错", "✓ 正确"])


def test_a_screen_reader_finds_buttons_and_hears_the_result(choices: list[Card], page: Page) -> None:
    look.show(page, first(choices, "单选").front)
    assert page.get_by_role("button").count() >= 3
    assert page.get_by_role("status").count() == 1
    assert page.get_attribute(".zb", "lang") == "zh-CN"


def test_the_cloze_back_names_its_own_question(bank: Bank, cards: list[Card], page: Page) -> None:
    several = [card for card in cards if card.kind == "填空" and card.back.count('class="zb-n') > 1]
    assert several
    for card in several[:30]:
        look.show(page, card.back)
        shown = page.inner_text(".zb-id")
        item = bank.by_id[shown]
        assert item.main_fact == card.note
        assert page.locator(".cloze").first.inner_text() in item.key_texts


def test_what_is_hidden_beside_a_gap_looks_like_no_gap(cards: list[Card], page: Page) -> None:
    """A document's number would tell its year: it is out of sight on that front, and plain text on the back."""
    hiding = [card for card in cards if card.kind == "填空" and card.front.count("zb-aside") and card.front.count('class="cloze"') > 1]
    assert hiding
    for card in hiding:
        look.show(page, card.front)
        assert [gap for gap in page.locator(".cloze").all() if gap.is_visible()] != []
        assert sum(gap.is_visible() for gap in page.locator(".cloze").all()) == 1, card.note
        look.show(page, card.back)
        quiet = page.locator(".cloze.zb-quiet").first
        assert quiet.is_visible()
        around = page.evaluate("getComputedStyle(document.querySelector('.zb-stem')).color")
        assert quiet.evaluate("e => getComputedStyle(e).color") == around
