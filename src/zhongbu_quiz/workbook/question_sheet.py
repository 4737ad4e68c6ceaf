"""The sheet of questions that a teacher wrote herself: its columns, and what its cells hold.

In: the text of a cell. Out: what a fact file would hold, and back; where a cell holds several things, each form has its two ways here.
The columns are those of the `xlsx` export, so that what was exported is read back.
"""

from __future__ import annotations

import json
import re
import string
from collections.abc import Mapping, Sequence
from typing import Any

from zhongbu_quiz.facts.columns import ID, Column
from zhongbu_quiz.facts.question import QUESTION

TITLE = "自编题"
ALSO_TITLED = (QUESTION, "questions", "自编", "题库", "试题", "习题")
SPARE = "q"
"""The letter of the ids that wait in a workbook's empty rows."""
KIND_WORDS: Mapping[str, str] = {
    "单选题": "single_choice",
    "多选题": "multiple_choice",
    "判断题": "true_false",
    "填空题": "fill_blank",
    "挖空题": "cloze",
    "连线题": "matching",
    "排序题": "ordering",
    "简答题": "short_answer",
}
"""What the sheet calls each kind of item."""
_OTHER_WORDS = {
    "单项选择": "single_choice",
    "多项选择": "multiple_choice",
    "不定项选择": "multiple_choice",
    "是非": "true_false",
    "匹配": "matching",
    "问答": "short_answer",
    "论述": "short_answer",
    "名词解释": "short_answer",
    "选择": "choice",
}
_CHOICE = "choice"
"""A choice of which the row does not say whether one or several options are right: its answer says it."""
_LEVELS = {level: level for level in ("识记", "理解", "应用")}
_BANDS = {"易": "2", "容易": "2", "简单": "2", "较易": "2", "中": "3", "中等": "3", "一般": "3", "较难": "4", "难": "4", "困难": "5"}
PRINTED_OPTIONS = 6
"""So many columns of options has a sheet at least; one with more entries has more."""

_ENTRY = re.compile(r"\n[①-⑳]\s*(.+)")
_LETTERED = re.compile(r"(?:^|(?<=[\s；;]))([A-Z])\s*[.．、:：]\s*")
_WORTH = re.compile(r"(.+?)\s*[（(]\s*(\d{1,3})\s*分?\s*[）)]")
_SETS_APART = re.compile(r"[；;\n｜|]")


def option_column(number: int) -> Column:
    """The column of one option; numbers start at 1."""
    letter = string.ascii_uppercase[number - 1]
    words = {1: "选择题的选项、排序题的各项、连线题的右栏，一格一项", 2: "至少两项"}
    return Column(f"options.{number}", f"选项{letter}", help=words.get(number, ""), also=(letter,))


COLUMNS = (
    ID,
    Column("item_kind", "题型", "item_kind", "哪种题", ("类型", "题目类型", "试题类型"), KIND_WORDS, must=True),
    Column(
        "stem",
        "题干",
        help="写字母和对错的地方写（　　），填词的地方写 ______；连线题的左栏写在下面，一行一个：（1）…",
        also=("题目", "问题"),
        must=True,
    ),
    *map(option_column, range(1, PRINTED_OPTIONS + 1)),
    Column("answer", "答案", "answer", "B；ACD；对、错；填空用；隔开；排序 C→A→B；连线 1—B；2—A", ("正确答案", "参考答案"), must=True),
    Column("explanation", "解析", help="为什么，印在答案里", also=("答案解析",)),
    Column("points", "采分点", "points", "简答题的要点，一行一个，后面写分：虚心纳谏（2分）"),
    Column("worth", "分值", "number", "简答题的总分；别的题一题几分，由套题文件的 points 定", ("分数",)),
    Column("tags", "标签", "topics", "分层用 :: 或 /，几个标签之间用空格，如 历史::秦 重点", ("知识点",)),
    Column("difficulty", "难度", "difficulty", "易、中、难，或 1 到 5", ("难易度",)),
    Column("level", "层次", "choice", "空着是识记", choices=_LEVELS),
    Column("accepted", "也算对", "accepted", "填空题的别的写法，一行一个空，几种写法用 / 隔开"),
    Column("material", "材料", help="题前要读的材料；材料相同的题排在一起"),
    Column("left", "左栏", "lines", "连线题的左栏也可以写在这里，一行一个"),
    Column("source.document", "文献", help="题目的来历，可以空着", also=("来源",)),
    Column("source.section", "章节"),
    Column("note", "编者注", help="印在答案里", also=("注",)),
    Column("remark", "备忘", help="写给自己看的，从不印出来"),
    Column("order", "顺序", help="在文件里的先后，可以空着"),
)
ALSO_READ = (
    *map(option_column, range(PRINTED_OPTIONS + 1, len(string.ascii_uppercase) + 1)),
    Column("options", "选项", "options", also=("全部选项",)),
    Column("source", "出处", "place"),
)
"""Columns that are read, and written only where an entry needs them."""


def completed_question(entry: dict[str, Any]) -> dict[str, Any]:
    """The entry of one row as a fact file has it: its options as a list, a hole among them as an empty text; those of an ordering may stand
    as ①②③ below its stem, as our own table has them."""
    options = entry.get("options")
    if isinstance(options, dict):
        last = max(map(int, options))
        entry["options"] = [options.get(str(number), "") for number in range(1, last + 1)]
    if entry.get("item_kind") == _CHOICE:
        several = len(re.findall("[A-Za-z]", str(entry.get("answer", "")))) > 1
        entry["item_kind"] = "multiple_choice" if several else "single_choice"
    if entry.get("item_kind") == "ordering" and not entry.get("options"):
        stem = str(entry.get("stem", ""))
        entry |= {"stem": _ENTRY.sub("", stem), "options": _ENTRY.findall(stem)}
    return entry


def read_kind(text: str) -> str:
    """What kind of item a cell names. Raises ValueError with the words that are known."""
    word = "".join(text.split()).removesuffix("题")
    known = {name.removesuffix("题"): kind for name, kind in KIND_WORDS.items()} | _OTHER_WORDS
    if word in known:
        return known[word]
    if text in KIND_WORDS.values():
        return text
    raise ValueError(f"is {text[:40]!r}; choose one of {'、'.join(KIND_WORDS)}")


def read_options(text: str) -> list[str]:
    """The options of one cell: a line each, or opened by their letters (A. … B. …)."""
    letters = _LETTERED.findall(text)
    if len(letters) > 1 and letters == list(string.ascii_uppercase[: len(letters)]):
        return [part.strip(" \t\n；;") for part in _LETTERED.split(text)[2::2]]
    return [part for part in (line.strip() for line in _SETS_APART.split(text)) if part]


def read_answer(text: str) -> str | list[str]:
    """An answer as one text, which `facts.written_answers` reads, or the list that `written_list` wrote."""
    return _as_list(text) or text


def written_list(value: Any) -> str:
    """The answer, one text or several, in a cell."""
    texts = [value] if isinstance(value, str) else list(value)
    if len(texts) > 1 and any(_SETS_APART.search(text) for text in texts):
        return json.dumps(texts, ensure_ascii=False)
    return "；".join(texts)


def read_accepted(text: str) -> list[list[str]]:
    """For each gap a line, its spellings set apart by /."""
    return [[part.strip() for part in line.split("/") if part.strip()] for line in text.split("\n")]


def written_accepted(value: Sequence[Any]) -> str:
    """The same back in a cell."""
    return "\n".join("/".join([texts] if isinstance(texts, str) else texts) for texts in value)


def read_points(text: str) -> list[list[str]]:
    """The parts of a written answer with their points, a line each: 虚心纳谏（2分）. Raises ValueError."""
    found = []
    for line in filter(None, map(str.strip, text.split("\n"))):
        told = _WORTH.fullmatch(line)
        if told is None:
            raise ValueError(f"{line[:40]!r} has no points; write them behind each part, as 虚心纳谏（2分）")
        found.append([told[1], told[2]])
    return found


def written_points(value: Sequence[Sequence[Any]]) -> str:
    """The same back in a cell."""
    return "\n".join(f"{part}（{worth}分）" for part, worth in value)


def read_topics(text: str) -> list[str]:
    """Tags, set apart by spaces or marks; / is a step of their tree, as :: is."""
    return _as_list(text) or [tag.replace("/", "::") for tag in re.split(r"[\s、，,；;]+", text) if tag]


def read_difficulty(text: str) -> str:
    """易, 中, 难 or a number, as a number."""
    return _BANDS.get(text.removeprefix("偏"), text)


def read_place(text: str) -> dict[str, str]:
    """资治通鉴·唐纪: a document and a section."""
    document, _, section = text.removeprefix("《").partition("·")
    return {"document": document.removesuffix("》"), **({"section": section} if section else {})}


def _as_list(text: str) -> list[str] | None:
    if not (text.startswith("[") and text.endswith("]")):
        return None
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, list) and all(isinstance(entry, str) for entry in found) else None
