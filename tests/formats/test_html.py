"""The practice page: what stands in it, and in a real browser every kind answered, wrong ones retried."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.core.small import OWN
from tests.formats.conftest import Practise
from tests.formats.practice import data_of
from tests.formats.wanted import explanation, options, pairs, right, spellings, stem_pieces, texts
from zhongbu_quiz.exports import html
from zhongbu_quiz.exports.quiz import Quiz, clean
from zhongbu_quiz.items.item import Blank, Item, ItemSource

from .sample import ALL, CONTROL, HOSTILE, PLAIN, made, quiz
from .shipped import SETS, items_of


@pytest.mark.parametrize("name", SETS)
def test_the_page_holds_every_item(name: str) -> None:
    data = data_of(html.write(items_of(name)).data.decode())
    for item, found in zip(items_of(name).items, data["items"], strict=True):
        assert found["stem"] == stem_pieces(item)
        assert found["id"] == clean(item.id)
        assert found["options"] == (["正确", "错误"] if item.kind == "true_false" else options(item))
        assert (f"采分点：{found['key']}" if item.points else "") + found["said"] == explanation(item)
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


def test_no_answer_is_plain_in_the_source() -> None:
    items = (
        made("fill_blank", ("首都是", Blank(), "。"), ("北京",), also=(("北平", "京城"),), explanation="那里是北京。"),
        made("single_choice", ("最早的是", Blank(), "。"), (1,), ("甲", "乙"), explanation="丙说得对。"),
    )
    source = html.write(quiz(*items)).data.decode()
    for hidden in ("北京", "北平", "京城", "丙说得对", "这是另一件事", items[0].id, "f-1"):
        assert hidden not in source
    assert data_of(source)["items"][0]["key"] == [["北京", "北平", "京城"]]


def test_a_changed_set_has_another_digest() -> None:
    def digest(*items: Item) -> str:
        return str(data_of(html.write(quiz(*items)).data.decode())["digest"])

    first = made("fill_blank", ("首都是", Blank(), "。"), ("北京",))
    assert digest(first) == digest(first) and len(digest(first)) == 12
    for changed in ({"also": (("北平",),)}, {"explanation": "别的。"}, {"stem": ("都城是", Blank(), "。")}):
        assert digest(replace(first, **changed)) != digest(first)


def test_sections_of_a_document_and_tags_of_a_root_stand_together() -> None:
    def told(section: str, document: str, *tags: str) -> Item:
        return made("true_false", ("话。",), True, source=ItemSource(document, section), tags=tags)

    asked = (told("一", "甲", "史::古", "重点"), told("一", "乙", "地::山"), told("二", "甲", "史::今", "地::山"))
    data = data_of(html.write(quiz(*asked)).data.decode())
    assert data["sections"] == ["甲 · 一", "甲 · 二", "乙 · 一"] and data["topics"] == ["史/古", "史/今", "重点", "地/山"]
    assert data["kinds"] == ["判断题"]


def test_texts_of_the_page_stand_in_one_table() -> None:
    """Each is used, each that is used is there, and no script or skeleton has words of its own."""
    folder = Path(html.__file__).parent / "page"
    assert {f"{name}.js" for name in html.SCRIPTS} | {"page.css", "page.html"} == {path.name for path in folder.iterdir()}
    scripts = "".join((folder / f"{name}.js").read_text(encoding="utf-8") for name in html.SCRIPTS)
    names = set(re.findall(r'"([a-z_]+)"', scripts))
    told = html.texts("zh")
    assert set(told) - names == {"no_script", "credit_source", "credit_licence"}
    assert {name for call in re.findall(r"say\(([^()]*)", scripts) for name in re.findall(r'"([a-z_]+)"', call)} <= set(told)
    bare = re.sub(r"/\*.*?\*/|//[^\n]*", "", scripts + (folder / "page.html").read_text(encoding="utf-8"), flags=re.S)
    assert re.findall("[一-龥]+", bare) == ["自", "自", "自"]  # the sign in a code is read back, so it is no text
    assert html.texts("en") == told


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


def test_a_pupil_answers_every_kind_well(page: Any, practise: Practise) -> None:
    practise(page, *PLAIN)
    for item in PLAIN:
        answer(page, item, well=True)
    assert f"共 {len(PLAIN)} 题，答对 {len(PLAIN)} 题，答错 0 题" in page.locator("main").inner_text()


def test_wrong_ones_are_retried_until_none_is_left(page: Any, practise: Practise) -> None:
    practise(page, *PLAIN)
    for number, item in enumerate(PLAIN):
        answer(page, item, well=number % 2 == 0)
    wrong = PLAIN[1::2]
    assert f"答错 {len(wrong)} 题" in page.locator("main").inner_text()
    page.get_by_role("button", name=f"只练错题（{len(wrong)}）").click()
    for item in wrong:
        answer(page, item, well=True)
    assert "答错 0 题" in page.locator("main").inner_text()
    assert page.get_by_role("button", name=re.compile("只练错题")).count() == 0


def test_hostile_texts_stay_texts(page: Any, practise: Practise) -> None:
    items = (*HOSTILE, CONTROL)
    practise(page, *items)
    for item in items:
        assert page.locator("main b").count() == (
            len(item.options) if "choice" in item.kind else 2 * (item.kind == "true_false")
        )
        answer(page, item, well=item.kind != "ordering")


def test_it_fits_a_phone_and_is_read_in_any_order(page: Any, practise: Practise) -> None:
    practise(page, *PLAIN)
    for item in PLAIN:
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 375, item.id
        for button in page.locator("main button").all():
            assert button.bounding_box()["height"] >= 44, item.id
        answer(page, item, well=True)


def test_a_quiz_without_items_has_nothing_to_begin(page: Any, practise: Practise) -> None:
    practise(page, of=Quiz(OWN, "empty", "空", ()), begin=False)
    assert "共 0 题" in page.locator("main").inner_text()
    assert page.get_by_role("button", name="开始练习").is_disabled()
