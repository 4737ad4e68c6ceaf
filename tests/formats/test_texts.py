"""Text, Markdown (by markdown-it) and JSON (by fastjsonschema)."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Sequence
from typing import Any

import fastjsonschema
import pytest
from markdown_it import MarkdownIt

from tests.formats.wanted import above, explanation_with_letters, options, printed_stem, stem
from zhongbu_quiz.exports import json as json_export
from zhongbu_quiz.exports import markdown, text
from zhongbu_quiz.exports.jsonl import item_object
from zhongbu_quiz.exports.quiz import answer_words, clean
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.items.printed import NAMES

from .sample import PLAIN, quiz
from .shipped import SETS, items_of, shipped

LETTERS = "ABCDEFGHIJ"
PARTS = ["单选题", "多选题", "判断题", "填空题", "连线题", "排序题", "简答题"]


def line(words: str) -> str:
    return " ".join(words.splitlines())


def ordered(items: Sequence[Item]) -> list[Item]:
    """Items as these formats print them: by the order of their kinds, one heading each."""
    return sorted(items, key=lambda item: PARTS.index(NAMES[item.kind].file))


def _above(item: Item, first: int, count: int) -> list[str]:
    """The paragraphs above the first question of a material, or above a table."""
    lead = f"阅读材料，完成第{first}{f'—{first + count - 1}' if count > 1 else ''}题。"
    unit = [f"（单位：{item.figure.unit}）"] if item.figure and item.figure.unit else []
    return [lead, *item.material.text.splitlines(), *unit] if item.material else unit


def _printed(items: Sequence[Item]) -> list[Item]:
    """Items as Markdown prints them: those of materials last, each material's together."""
    alone, under = [[item for item in items if bool(item.material) is has] for has in (False, True)]
    first = {item.material.id: place for place, item in reversed(list(enumerate(under))) if item.material}
    return ordered(alone) + sorted(under, key=lambda item: first[item.material.id] if item.material else 0)


@pytest.mark.parametrize("name", SETS)
def test_markdown_by_another_reader(name: str) -> None:
    """markdown-it: what is shown is what the items say, letter by letter; the numbers are those of its lists."""
    items = _printed(items_of(name).items)
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown.write(items_of(name)).data.decode())
    shown, mark = [], ""
    for before, token in itertools.pairwise(tokens):
        if before.type == "list_item_open":
            mark = f"{before.info}. "
        if token.type == "inline" and before.type == "paragraph_open":
            shown.append(mark + "".join(child.content for child in token.children or []))
            mark = ""
    wanted = []
    groups = [list(group) for _, group in itertools.groupby(enumerate(items, 1), lambda pair: pair[1].material or pair[0])]
    heads = {group[0][0]: _above(group[0][1], group[0][0], len(group)) for group in groups}
    for number, item in enumerate(items, 1):
        first, *left = printed_stem(item).split("\n")[len(above(item)) :]
        wanted += [*heads.get(number, []), f"{number}. {line(first)}", *left]
        wanted += [f"{LETTERS[place]}. {line(option)}" for place, option in enumerate(options(item))]
        wanted += [f"【答案】{line(answer_words(item))}", f"【解析】{line(explanation_with_letters(item))}"]
    assert shown == wanted


def read_bank(written: str) -> list[tuple[str, str, dict[str, str], str]]:
    """A small reader of question banks, as question apps have them: heading of the kind, number and stem, options, 【答案】."""
    found: list[tuple[str, str, dict[str, str], str]] = []
    heading = ""
    for words in written.split("\n"):
        if words.startswith("## "):
            heading = words.removeprefix("## ")
        elif told := re.match(r"(\d+)\. (.*)", words):
            assert int(told[1]) == len(found) + 1, "numbers count on"
            found.append((heading, told[2], {}, ""))
        elif told := re.match(r"([A-J])\. (.*)", words):
            found[-1][2][told[1]] = told[2]
        elif told := re.match(r"【答案】(.*)", words):
            found[-1] = (*found[-1][:3], told[1])
    return found


def test_markdown_is_read_back_by_a_small_reader() -> None:
    """Every stem, option and key of the bank that ships, without knowing of Markdown."""
    items = _printed(shipped().items)
    found = read_bank(markdown.write(shipped()).data.decode())
    assert len(found) == len(items)
    for item, (heading, first, choices, key) in zip(items, found, strict=True):
        assert heading == ("材料分析题" if item.material else NAMES[item.kind].file)
        assert first == line(stem(item))
        assert choices == dict(zip(LETTERS, map(line, options(item)), strict=False))
        assert key == line(answer_words(item))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("占全国的______，居第二位。", "占全国的______，居第二位。"),
        ("山西、______、江西、______", r"山西、\_\_\_\_\_\_、江西、\_\_\_\_\_\_"),
        ("“1+6+N”与3*5、[注]", r"“1+6+N”与3*5、\[注\]"),
        ("PM2.5 < 35，R&D", "PM2.5 < 35，R&D"),
        ("<b>粗</b>&amp;", r"\<b>粗\</b>\&amp;"),
        ("2004. 首次提出", r"2004\. 首次提出"),
        ("- 减号", r"\- 减号"),
        ("-2.5%", "-2.5%"),
        ("# 号", r"\# 号"),
        ("***", r"\***"),
    ],
)
def test_only_what_markdown_would_read_is_escaped(text: str, written: str) -> None:
    assert markdown.opening(text) == written
    (paragraph,) = [token for token in MarkdownIt("commonmark").parse(written) if token.type == "inline"]
    assert "".join(child.content for child in paragraph.children or []) == text


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize(("dialect", "answer"), [("standard", r"答案：(.*)"), ("tagged", r"【答案】(.*)")])
def test_text_holds_every_stem_option_and_key_in_order(name: str, dialect: str, answer: str) -> None:
    items = ordered(items_of(name).items)
    found = text.write(items_of(name), dialect).data.decode().split("\n")
    headings = [told[1] for words in found if (told := re.fullmatch(r"[一二三四五六七八]、(\w+题)", words))]
    assert headings == list(dict.fromkeys(NAMES[item.kind].file for item in items)), "each heading once"
    place = 0
    for number, item in enumerate(items, 1):
        first = printed_stem(item).split("\n")[0]
        place = found.index(f"{number}. {first}", place)
        for letter, option in zip(LETTERS, options(item), strict=False):
            place = found.index(f"{letter}. {line(option)}", place)
        place = next(n for n in range(place, len(found)) if re.fullmatch(answer, found[n]))
        key = re.fullmatch(answer, found[place])
        assert key and key[1] == line(answer_words(item))


@pytest.mark.parametrize("name", SETS)
def test_json_keeps_its_schema_and_the_items(name: str) -> None:
    made = json_export.write(items_of(name))
    schema = json.loads(made.beside[json_export.SCHEMA_END])
    data = json.loads(made.data)
    fastjsonschema.compile(schema)(data)
    for item, found in zip(items_of(name).items, data["items"], strict=True):
        assert found == json.loads(json.dumps(item_object(item)))


@pytest.mark.parametrize(
    ("field", "value"), [("kind", "riddle"), ("answer", "甲"), ("difficulty", 9), ("stem", None), ("extra", 1)]
)
def test_the_schema_refuses_what_is_wrong(field: str, value: Any) -> None:
    made = json_export.write(quiz(PLAIN[0]))
    data = json.loads(made.data)
    data["items"][0][field] = value
    with pytest.raises(fastjsonschema.JsonSchemaException):
        fastjsonschema.compile(json_export.SCHEMA)(data)


def test_the_readable_golden() -> None:
    shown = text.write(quiz(PLAIN[0], PLAIN[3], PLAIN[6], PLAIN[8], PLAIN[9])).data.decode()
    assert shown == GOLDEN
    assert clean(shown) == shown


GOLDEN = """\
样卷 <1>/2

一、单选题

1. 2004年3月首次提出的是（　　）。
A. 甲
B. 乙
C. 丙
D. 丁
答案：C
解析：解析：事实如此。【辨析】A项：这是另一件事。
难度：中
知识点：历史/导语；重点

二、判断题

2. 2006年印发了《若干意见》。
答案：正确
解析：解析：事实如此。
难度：中
知识点：历史/导语；重点

三、填空题

3. 占全国的______，居第______位。
答案：1/4；二
解析：解析：事实如此。
难度：中
知识点：历史/导语；重点

四、连线题

4. 把文件和年份连起来。
（1）《若干意见》
（2）“十三五”规划
（3）座谈会
A. 2024年
B. 2006年
C. 2012年
D. 2016年
答案：1—B；2—D；3—A
解析：解析：事实如此。
难度：中
知识点：历史/导语；重点

五、排序题

5. 按时间先后排列。
A. 批复
B. 提出
C. 印发
答案：B→C→A
解析：解析：事实如此。
难度：中
知识点：历史/导语；重点
"""
