"""A pupil and her teacher at the practice page, in a real browser: what to practise, keys, progress, order, scores, paper."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import Any

import pypdf
import pytest

from tests.core.figures import FIGURED, TABLE
from tests.core.small import OWN
from tests.formats.conftest import Phone, Practise
from tests.formats.practice import data_of
from zhongbu_quiz.exports import html
from zhongbu_quiz.exports.quiz import Quiz, view
from zhongbu_quiz.items.item import Blank, Choice, Item
from zhongbu_quiz.items.option_order import in_order

from .sample import PLAIN, made, quiz

ONE, SEVERAL, _, TRUE, *_ = PLAIN
GAPS = made("fill_blank", ("中部六省是山西、", Blank(), "、江西、", Blank(), "等。"), ("安徽", "河南省的全称很长很长"), name="gaps")
ORDERING = next(item for item in PLAIN if item.kind == "ordering")
COMBINED = made("single_choice", ("对的是", Blank()), (1,), ("①②", "①③", "②④", "③④"), name="combined")
YEARS = made("single_choice", ("哪一年", Blank()), (0,), ("2004年", "2006年3月", "2012年", "2016年"), name="years")
WORDS = made("single_choice", ("哪一个", Blank()), (5,), tuple("子丑寅卯辰巳午未"), name="words")
LAST_DRAWN = "Math.random = () => 0"
"""Chance that always takes the first: a list that is mixed by it stands in another order."""


def choice(*options: str, explanation: str = "事实如此。", kind: Any = "single_choice") -> Item:
    return made(kind, ("问", Blank()), (0,), options, explanation=explanation)


def to_paper(page: Any) -> None:
    """As a printer sees the page. The browser tells the page of it a moment later, and then the set is laid out."""
    page.emulate_media(media="print")
    page.locator("#paper > .item").first.wait_for(state="attached")


@pytest.mark.parametrize(
    ("item", "bound"),
    [
        (choice("甲", "乙", "丙"), False),
        (choice("以工补农、以城带乡", "粮食和能源", "年均增长", "都市圈"), False),
        (choice("二十大", "一带一路", "三大基地"), False),
        (choice("2004年", "2006年3月", "2010年"), True),
        (choice("约30%", "45.5%", "近６０％"), True),
        (choice("第一位", "第二位", "第三位"), True),
        (choice("800万人", "1.2亿人", "3万亿人"), True),
        (choice("公元前221年", "公元前206年", "618年"), True),
        (choice("①②", "②③", "③④"), True),
        (choice("甲", "乙", "以上都对"), True),
        (choice("甲", "乙", "A、B两项都对"), True),
        (choice("甲", "乙", "丙", explanation="A项张冠李戴，故选B。"), True),
        (choice("甲", "乙", "丙", explanation="维生素A不足；DNA可以复制。"), False),
        (ORDERING, False),
        (TRUE, True),
    ],
)
def test_options_with_an_order_of_their_own_are_known(item: Item, bound: bool) -> None:
    assert in_order(item) is bound


def test_ladders_of_item_models_are_bound() -> None:
    ladder = made("single_choice", ("多少", Blank()), (1,), ("粮食", "能源"), ascending=True)
    assert isinstance(ladder, Choice) and in_order(ladder)


def focused(page: Any) -> str:
    """What the focused element says; "" where the focus is lost."""
    told = "(e => e === document.body ? '' : e.getAttribute('aria-label') || e.innerText || e.tagName)(document.activeElement)"
    return str(page.evaluate(told))


def said(page: Any) -> str:
    return str(page.locator(".said").inner_text())


def where(page: Any) -> str:
    """Which question of how many is shown, once the page says it."""
    return str(page.locator("#where:not(:empty)").inner_text())


def options_shown(page: Any) -> list[str]:
    return [text.strip() for text in page.locator(".option .text").all_inner_texts()]


# Keys and focus


def test_letters_and_numbers_choose_and_enter_goes_on(page: Any, practise: Practise) -> None:
    practise(page, ONE, SEVERAL, TRUE)
    page.keyboard.press("c")
    assert "答对了" in said(page) and focused(page) == "下一题"
    page.keyboard.press("Enter")
    for key in ("Enter", "A", "b", "4", "3", "2"):  # Enter before anything is chosen does nothing; B is taken back by 2
        page.keyboard.press(key)
    boxes = page.get_by_role("checkbox")
    assert [box.get_attribute("aria-checked") for box in boxes.all()] == ["true", "false", "true", "true"]
    boxes.nth(3).focus()
    page.keyboard.press("Enter")  # goes on, and does not take D back
    assert "答对了" in said(page)
    page.keyboard.press("Enter")
    page.evaluate("document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Process', code: 'KeyB', bubbles: true }))")  # an input method
    assert "答错了" in said(page) and "你的选择" in page.locator(".option").nth(1).inner_text()
    page.keyboard.press("Enter")
    assert "共 3 题，答对 2 题" in page.locator("main").inner_text() and focused(page)


def test_fields_keep_their_letters_and_enter_goes_to_the_next(page: Any, practise: Practise) -> None:
    practise(page, GAPS, ONE)
    assert focused(page) == "第1空"
    page.keyboard.type("ab1")
    assert page.locator(".gap").first.input_value() == "ab1" and page.locator(".said").count() == 0
    page.keyboard.press("Enter")
    assert focused(page) == "第2空" and page.locator(".said").count() == 0
    page.keyboard.type("河南")
    page.keyboard.press("Enter")
    assert "答错了" in said(page) and focused(page) == "下一题"


def test_an_entry_that_is_moved_keeps_the_focus_and_is_told(page: Any, practise: Practise) -> None:
    practise(page, ORDERING)
    page.get_by_role("button", name="上移：印发").focus()
    page.keyboard.press("Enter")
    assert focused(page) == "上移：印发" and page.locator("#live").inner_text() == "“印发”移到第2位"
    page.keyboard.press("Enter")  # now the first: it can only go down
    assert focused(page) == "下移：印发" and page.locator(".rows .text").all_inner_texts() == ["印发", "批复", "提出"]


def test_what_is_said_to_a_screen_reader(page: Any, practise: Practise) -> None:
    practise(page, ONE, PLAIN[-1])
    question = page.get_by_role("group", name="第1题 单选题 2004年3月首次提出的是（ ）。")
    assert question.count() == 1 and page.get_by_role("group", name="选项").count() == 1
    assert focused(page)
    page.keyboard.press("1")
    assert page.locator("#live").inner_text() == "答错了。正确答案：C. 丙"
    page.keyboard.press("Enter")
    page.get_by_role("button", name="看参考答案").click()
    assert page.locator("#live").inner_text() == "请对照参考答案，自己判断。" and focused(page) == "我答对了"


# Typed answers


def test_every_spelling_is_right_and_no_gap_tells_its_length(page: Any, practise: Practise) -> None:
    date = made("cloze", (Blank("2004年3月"), "提出。"), ("2004年3月",), also=(("2004.3",),))
    title = made("fill_blank", ("印发《", Blank(), "》。"), ("《关于“三农”的意见》",), name="title")
    years = made("fill_blank", (Blank(), "年。"), ("2006—2010",), name="years")
    for item, right, wrong in (
        (date, ("２００４年３月", " 2004 年 3月。", "2004.3"), ("2004年", "")),
        (title, ("关于三农的意见", "《关于\"三农\"的意见》"), ("关于三农",)),
        (years, ("2006-2010", "2006－２０１０", "2006–2010"), ("20062010",)),
    ):
        for text in (*right, *wrong):
            practise(page, item)
            page.locator(".gap").fill(text)
            page.get_by_role("button", name="提交").click()
            assert ("答对了" in said(page)) is (text in right), text
            page.evaluate("localStorage.clear()")
    practise(page, GAPS, name="gaps")
    first, second = (page.locator(".gap").nth(place).bounding_box()["width"] for place in (0, 1))
    assert first == second


# What to practise


def test_kinds_sections_tags_and_number_are_chosen(page: Any, practise: Practise) -> None:
    practise(page, *PLAIN, *FIGURED, begin=False)
    begin = page.get_by_role("button", name="开始练习")
    assert begin.inner_text() == "开始练习（16 题）" and focused(page)
    page.get_by_text("选题与顺序").click()
    page.get_by_label("单选题（4）").check()
    page.get_by_label("填空题（3）").check()
    assert begin.inner_text() == "开始练习（7 题）"
    page.get_by_label("年鉴 · 第一章（5）").check()
    assert begin.inner_text() == "开始练习（3 题）"
    page.get_by_label("年鉴/规划（1）").check()
    assert begin.is_disabled() and "没有符合条件的题" in page.locator("main").inner_text()
    page.get_by_label("年鉴/规划（1）").uncheck()
    page.get_by_label("题数").fill("2")
    begin.click()
    assert where(page).startswith("第 1 / 2 题") and "单选题" in page.locator("#kind").inner_text()


def questions(page: Any) -> list[str]:
    """The stems of a round, answered anyhow."""
    found = []
    while page.locator("#stem").count():
        found.append(page.locator("#stem").inner_text())
        if page.locator(".option").count():
            page.keyboard.press("a")
        for name in ("提交", "看参考答案", "我答错了", "下一题", "看结果"):
            if page.get_by_role("button", name=name).count():
                page.get_by_role("button", name=name).click()
    return found


def mixed(page: Any, practise: Practise, *items: Item, what: tuple[str, ...]) -> None:
    """The page of some items, begun with something mixed."""
    page.add_init_script(LAST_DRAWN)
    practise(page, *items, begin=False)
    page.get_by_text("选题与顺序").click()
    for words in what:
        page.get_by_label(words).check()
    page.get_by_role("button", name="开始练习").click()


def test_items_of_a_material_stay_together_in_order_when_items_are_mixed(page: Any, practise: Practise) -> None:
    spread = (FIGURED[2], ONE, TRUE, FIGURED[3], SEVERAL, FIGURED[4])
    mixed(page, practise, *spread, what=("打乱题目顺序",))
    found = questions(page)
    own = ["".join(str(piece) for piece in view(item).stem if isinstance(piece, str))[:8] for item in FIGURED[2:]]
    places = [next(place for place, text in enumerate(found) if text.startswith(start)) for start in own]
    assert places == list(range(places[0], places[0] + 3)) and places[0] > 0 and len(found) == len(spread)


def test_options_are_mixed_but_for_those_with_an_order(page: Any, practise: Practise) -> None:
    mixed(page, practise, WORDS, YEARS, COMBINED, TRUE, what=("打乱选项顺序",))
    assert sorted(options_shown(page)) == sorted("子丑寅卯辰巳午未") and options_shown(page) != list("子丑寅卯辰巳午未")
    order = options_shown(page)
    page.get_by_text("巳", exact=True).click()
    assert "答对了" in said(page) and f"{'ABCDEFGH'[order.index('子')]}项：这是另一件事。" in said(page)
    for item in (YEARS, COMBINED):
        page.get_by_role("button", name="下一题").click()
        assert options_shown(page) == [option.text for option in item.options]
        page.keyboard.press("a")
    page.get_by_role("button", name="下一题").click()
    assert options_shown(page) == ["正确", "错误"]


def test_a_mixed_order_is_never_the_right_one(page: Any, practise: Practise) -> None:
    two = made("ordering", ("按先后排列。",), ("先", "后"), ("后", "先"))
    mixed(page, practise, two, what=("打乱选项顺序",))  # the only other order of two is the right one
    assert page.locator(".rows .text").all_inner_texts() == ["后", "先"]


# Progress


def test_progress_is_kept_over_a_reload(page: Any, practise: Practise) -> None:
    mixed(page, practise, WORDS, ONE, SEVERAL, what=("打乱题目顺序", "打乱选项顺序"))
    first = page.locator("#stem").inner_text()
    page.keyboard.press("a")
    page.reload()
    assert where(page).startswith("第 2 / 3 题") and page.locator("#stem").inner_text() != first
    shown = options_shown(page)
    page.reload()
    assert options_shown(page) == shown and focused(page)
    questions(page)
    page.get_by_label("姓名").fill("张三")
    code = page.get_by_role("status", name="成绩码").inner_text()
    page.reload()
    assert "共 3 题" in page.locator("main").inner_text()
    assert page.get_by_role("status", name="成绩码").inner_text() == code


def test_pages_of_one_folder_and_a_changed_set_never_meet(page: Any, practise: Practise) -> None:
    practise(page, ONE, TRUE)
    page.keyboard.press("a")
    for other in (quiz(ONE, SEVERAL), Quiz(OWN, "other", "样卷", (ONE, TRUE))):
        practise(page, of=other, name="other", begin=False)
        assert page.get_by_role("button", name="开始练习").count() == 1
    practise(page, ONE, TRUE, begin=False)
    assert where(page).startswith("第 2 / 2 题")


def test_starting_anew_asks_first(page: Any, practise: Practise) -> None:
    practise(page, ONE, TRUE)
    page.keyboard.press("a")
    page.get_by_role("button", name="下一题").click()
    page.get_by_role("button", name="重新开始").click()
    assert focused(page) == "不，接着做"
    page.keyboard.press("b")  # the question that waits below takes no keys
    page.keyboard.press("Enter")
    assert where(page).startswith("第 2 / 2 题") and page.locator("#stem").is_visible() and page.locator(".said").count() == 0
    page.get_by_role("button", name="重新开始").click()
    page.get_by_role("button", name="清除并重新开始").click()
    page.reload()
    assert page.get_by_role("button", name="开始练习（2 题）").is_visible()


REFUSED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"


@pytest.mark.parametrize(
    "storage",
    [
        REFUSED,
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }",
        "Storage.prototype.getItem = () => '{\"form\": 1, \"round\": [{\"item\": 99, \"order\": [0]}], \"answers\": []}'",
        "Storage.prototype.getItem = () => 'not ours'",
    ],
    ids=["refused", "full", "of other items", "no progress"],
)
def test_without_a_storage_that_works_it_goes_on(storage: str, page: Any, practise: Practise) -> None:
    page.add_init_script(storage)
    practise(page, ONE, TRUE)
    assert len(questions(page)) == 2
    assert "共 2 题" in page.locator("main").inner_text()


# Scores and codes


def finished(page: Any, practise: Practise, name: str = "张三", group: str = "高一（3）班") -> str:
    """The code of a pupil who answers one of two, and a written one that she judges herself."""
    practise(page, ONE, TRUE, PLAIN[-1])
    for key in ("c", "Enter", "b", "Enter"):
        page.keyboard.press(key)
    page.get_by_role("button", name="看参考答案").click()
    page.get_by_role("button", name="我答对了").click()
    page.get_by_label("姓名").fill(name)
    page.get_by_label("班级").fill(group)
    return str(page.get_by_role("status", name="成绩码").inner_text())


def rows(page: Any, *codes: str) -> list[list[str]]:
    """What the teacher's view makes of some codes."""
    page.get_by_role("button", name="老师：读成绩码").click()
    page.get_by_label("成绩码，一行一个").fill("\n".join(codes))
    page.get_by_role("button", name="读取").click()
    found = [row.locator("th, td").all_inner_texts() for row in page.locator("#aside tbody tr").all()]
    page.get_by_role("button", name="返回").click()
    return found


def checksum(digest: str, text: str) -> str:
    """The checksum, worked out from its description: FNV-1a over the digest and the text, mixed once, six signs of five bits."""
    hashed = 0x811C9DC5
    for byte in f"{digest}/{text}".encode():
        hashed = (hashed ^ byte) * 0x01000193 % 2**32
    for shift, factor in ((16, 0x85EBCA6B), (13, 0xC2B2AE35), (16, 1)):
        hashed = (hashed ^ hashed >> shift) * factor % 2**32
    return "".join("0123456789ABCDEFGHJKMNPQRSTVWXYZ"[hashed >> 5 * place & 31] for place in range(6))


def test_the_result_tells_kinds_and_mistakes_and_gives_a_code(page: Any, practise: Practise) -> None:
    code = finished(page, practise)
    table = [row.locator("th, td").all_inner_texts() for row in page.locator("main table tr").all()]
    assert table[1:] == [["单选题", "1", "1", "100%"], ["判断题", "1", "0", "0%"], ["简答题", "1", "1", "100%"], ["合计", "3", "2", "67%"]]
    mistakes = page.locator("article").all_inner_texts()
    assert len(mistakes) == 1
    assert "你的答案：错误" in mistakes[0] and "正确答案：正确" in mistakes[0] and "解析：" in mistakes[0]
    digest = data_of(html.write(quiz(ONE, TRUE, PLAIN[-1])).data.decode())["digest"]
    told = "张三-高一(3)班-2/3自1"
    assert code == f"{told}-{digest[:6].upper()}-{checksum(digest, told)}"


def test_a_teacher_reads_codes_and_sees_what_is_wrong_with_them(page: Any, practise: Practise) -> None:
    code = finished(page, practise)
    mark = code.split("-")[-2]
    who, tail = code.split("-2/3")
    slips = f"{who} － 2/3{tail}".lower().replace("0", "o")
    other = code.replace(mark, "000000" if mark != "000000" else "111111")
    found = rows(page, code, code.replace("2/3", "3/3"), code.replace("张三", "李四"), slips, other, "你好")
    wrong = "校验不符：抄错了，或不是做出来的"
    assert found == [
        ["张三", "有效", "高一(3)班", "2", "3", "1"],
        ["张三", wrong, "高一(3)班", "3", "3", "1"],
        ["李四", wrong, "高一(3)班", "2", "3", "1"],
        ["张三", "有效，重复", "高一(3)班", "2", "3", "1"],
        ["张三", "另一套题的成绩码", "高一(3)班", "2", "3", "1"],
        ["你好", "读不出来", "", "", "", ""],
    ]


@pytest.mark.parametrize(
    ("name", "group", "read"),
    [("张三", "", ("张三", "")), ("Li-Wei Q", "3-1", ("Li·Wei Q", "3-1")), (" 买买提·艾力 ", "七 — 2", ("买买提·艾力", "七-2"))],
)
def test_names_come_back_out_of_codes(name: str, group: str, read: tuple[str, str], page: Any, practise: Practise) -> None:
    row = rows(page, finished(page, practise, name, group))[0]
    assert (row[0], row[2], row[1]) == (*read, "有效")


def test_the_code_is_that_of_the_whole_round_and_needs_a_name(page: Any, practise: Practise) -> None:
    code = finished(page, practise)
    page.get_by_role("button", name="只练错题（1）").click()
    page.keyboard.press("a")
    page.keyboard.press("Enter")
    text = page.locator("main").inner_text()
    assert "错题重做的结果" in text and "3 题答对 2 题" in text and page.get_by_role("status", name="成绩码").inner_text() == code
    page.get_by_label("姓名").fill("  ")
    assert page.get_by_role("button", name="复制成绩码").is_disabled() and "填上姓名" in page.locator("main").inner_text()


def test_a_code_is_copied(phone: Phone, practise: Practise) -> None:
    page = phone(permissions=["clipboard-read", "clipboard-write"])
    code = finished(page, practise)
    page.get_by_role("button", name="复制成绩码").click()
    page.get_by_text("已复制。", exact=True).locator("visible=true").first.wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == code


# Paper


def test_the_whole_set_is_printed_without_the_page_around_it(page: Any, practise: Practise) -> None:
    practise(page, *PLAIN, *FIGURED)
    to_paper(page)
    paper = page.locator("#paper")
    assert not any(page.locator(name).is_visible() for name in ("header", "main", "#menu"))
    assert paper.locator("> .item").count() == len(PLAIN) + len(FIGURED) == paper.locator(".keys .item").count()
    text = paper.inner_text()
    assert all(f"\n{number}. " in text for number in range(1, 17)) and text.count("88%、83%、75%") == 1
    assert "10. ②→③→①" in text and "9. 1—B；2—D；3—A" in text and "2. ACD" in text
    assert page.evaluate("getComputedStyle(document.querySelector('.keys')).breakBefore") == "page"
    page.emulate_media(media="screen")
    assert page.locator("#stem").is_visible() and not paper.is_visible()


def test_a_table_of_a_material_is_printed_once_and_options_stand_in_columns(page: Any, practise: Practise) -> None:
    first, second = (replace(item, figure=TABLE) for item in FIGURED[2:4])
    long = made("single_choice", ("问", Blank()), (0,), ("一" * 21, "乙", "丙", "丁"), name="long")
    practise(page, first, second, ONE, COMBINED, long)
    to_paper(page)
    assert page.locator("#paper > .item table").count() == 1
    lines = [{round(box.bounding_box()["y"]) for box in each.locator("span").all()} for each in page.locator("#paper .entries").all()]
    assert [len(tops) for tops in lines] == [1, 1, 1, 4]


def pages(page: Any) -> int:
    return len(pypdf.PdfReader(io.BytesIO(page.pdf())).pages)


def test_keys_are_on_a_page_of_their_own_or_left_out(page: Any, practise: Practise) -> None:
    page.add_init_script("window.print = () => { window.printed = true; }")
    practise(page, ONE, TRUE, begin=False)
    assert pages(page) == 2
    page.get_by_role("button", name="打印整套").click()
    page.get_by_label("附答案与解析").uncheck()
    page.get_by_role("button", name="打印", exact=True).click()
    assert page.evaluate("window.printed") and pages(page) == 1
    assert "答案与解析" not in page.locator("#paper").text_content()


# Sizes and colours

UNREADABLE = """() => {
  const parse = (colour) => { const [r, g, b, a = 1] = colour.match(/[\\d.]+/g).map(Number); return [r, g, b, a]; };
  const light = ([r, g, b]) => [r, g, b].map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const under = (e) => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor); if (c[3] === 1) return c; } };
  const faded = (e) => { let o = 1; for (; e; e = e.parentElement) o *= Number(getComputedStyle(e).opacity); return o; };
  const own = (e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()) || e.value || e.placeholder;
  return [...document.querySelectorAll("body *")].filter((e) => e.checkVisibility() && !/^(SCRIPT|OPTION|LI|PROGRESS)$/.test(e.tagName) && own(e))
    .map((e) => {
      const back = under(e), ink = parse(getComputedStyle(e, e.placeholder && !e.value ? "::placeholder" : null).color), o = faded(e) * ink[3];
      const [a, b] = [light(ink.map((v, i) => v * o + back[i] * (1 - o))), light(back)].sort((x, y) => y - x);
      return [(a + 0.05) / (b + 0.05), e.tagName + "." + e.className + " " + (e.innerText || e.value).slice(0, 20)];
    }).filter(([ratio]) => !(ratio >= 4.5));
}"""
SMALL = """() => [...document.querySelectorAll("button, input, select, textarea, summary, label.tap")]
  .filter((e) => e.checkVisibility() && !(e.type === "checkbox"))
  .filter((e) => { const r = e.getBoundingClientRect(); return r.height < 44 || r.width < 44; }).map((e) => e.outerHTML.slice(0, 80))"""


def looked_at(page: Any, width: int) -> None:
    """Nothing sticks out, is too small to tap, or too pale to read."""
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(SMALL) == []
    assert page.evaluate(UNREADABLE) == []


OTHER_SIZES = ((320, "light"), (360, "light"), (360, "dark"), (390, "light"), (390, "dark"))
SIZES = [(320, "dark"), *(pytest.param(*size, marks=pytest.mark.slow) for size in OTHER_SIZES)]


@pytest.mark.parametrize(("width", "scheme"), SIZES)
def test_every_panel_fits_and_is_read_and_tapped(width: int, scheme: str, phone: Phone, practise: Practise) -> None:
    page = phone(width, color_scheme=scheme)
    practise(page, *PLAIN, *FIGURED, begin=False)
    page.get_by_text("选题与顺序").click()
    looked_at(page, width)
    page.get_by_role("button", name="开始练习").click()
    while page.locator("#stem").count():
        looked_at(page, width)
        assert focused(page)
        if page.locator(".option").count():
            page.keyboard.press("b")
        for name in ("提交", "看参考答案"):
            if page.get_by_role("button", name=name).count():
                page.get_by_role("button", name=name).click()
        looked_at(page, width)
        assert focused(page)
        page.get_by_role("button", name=re.compile("我答错了|下一题|看结果")).click()
    looked_at(page, width)
    page.get_by_label("姓名").fill("张三")
    code = page.get_by_role("status", name="成绩码").inner_text()
    looked_at(page, width)
    for menu in ("老师：读成绩码", "打印整套", "重新开始"):
        page.get_by_role("button", name=menu).click()
        if page.locator("#aside textarea").count():
            page.locator("#aside textarea").fill(f"{code}\n{code}x")
            page.get_by_role("button", name="读取").click()
        looked_at(page, width)
        page.get_by_role("button", name=re.compile("^返回$")).click()
        assert focused(page)
