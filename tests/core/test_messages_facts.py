"""What is said in Chinese about facts, questions, item models and values, and why an item could not be made: whole sentences that say what
to write instead, with every name filled in.

Every mistake that `test_bad_input` and `test_models` make is made here again and read in Chinese.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.core.small import FACTS, FILES, write_project
from tests.core.test_bad_input import OWN, ROWS, SEEDS, Row
from tests.core.test_evidence import TEXT
from tests.core.test_models import GOOD, IMPOSSIBLE, mistakes
from zhongbu_quiz import messages
from zhongbu_quiz.data.world import load_world
from zhongbu_quiz.data.world_files import read_world
from zhongbu_quiz.data.written_dates import written_date
from zhongbu_quiz.delivery.deliver import write_bytes
from zhongbu_quiz.errors import ContentError, UserError
from zhongbu_quiz.facts.base import FactBase, base_of, build_base
from zhongbu_quiz.facts.conflicts import conflicts
from zhongbu_quiz.facts.evidence import check_evidence
from zhongbu_quiz.facts.filter import FactFilter
from zhongbu_quiz.facts.kinds import KINDS, slot_title
from zhongbu_quiz.facts.load import seed_files
from zhongbu_quiz.facts.passages import Passages
from zhongbu_quiz.facts.prose import Prose, borrowed
from zhongbu_quiz.items import reasons
from zhongbu_quiz.items.bank import Bank, make_bank
from zhongbu_quiz.items.load import load_models
from zhongbu_quiz.items.models.base import ItemModel
from zhongbu_quiz.items.option_rules import single_out
from zhongbu_quiz.items.template import Template, TemplateError
from zhongbu_quiz.values.dates import parse_edtf
from zhongbu_quiz.values.item_kinds import kind_name
from zhongbu_quiz.values.numbers import chinese_count, parse_value
from zhongbu_quiz.values.outlines import ring
from zhongbu_quiz.workbook.seeds import load_seeds

ENGLISH = re.compile(r"[A-Za-z]{2,}[,;:]? [A-Za-z]{2,}")
"""Two English words in a row: one alone is a key, an id, or the value of a key."""
EMPTY = re.compile(r"(?<!\{)\{\w+\}(?!\})")
"""A name that nothing was put in for; {{ names }} stand in templates."""


@pytest.fixture(autouse=True)
def chinese(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Chinese for one test, and English after it."""
    for name in (messages.VARIABLE, "LANGUAGE"):
        monkeypatch.setenv(name, "en")
    messages.speak("zh")
    yield
    messages.speak("en")


def is_chinese(words: str) -> bool:
    """Whether a message is a Chinese sentence; what stands in backquotes is copied from a file."""
    bare = re.sub(r"`[^`]*`", "", words)
    return bool(re.search(r"[\u3400-\u9fff]", bare)) and not ENGLISH.search(bare) and not re.search(r"[,;] |(?<!名称): ", bare)


def told(folder: Path, facts: str) -> list[str]:
    """What is wrong with a file of facts."""
    (folder / "facts.yaml").write_text(facts, encoding="utf-8")
    with pytest.raises(ContentError) as error:
        build_base(load_seeds([folder / "facts.yaml"]))
    return [problem.message for problem in error.value.problems]


def bent(old: str, new: str) -> str:
    """The facts of the small project, one line of them changed."""
    assert FACTS.count(old) == 1
    return FACTS.replace(old, new)


def told_of(base: FactBase, text: str = TEXT) -> list[str]:
    """What a text does not prove; its running title is known."""
    return [words for _fact, words in check_evidence(base.facts, base.world, Passages(text, ["甲地小史"]))]


def base_from(folder: Path, facts: str) -> FactBase:
    """The facts of a file that is right."""
    (folder / "facts.yaml").write_text(facts, encoding="utf-8")
    return build_base(load_seeds([folder / "facts.yaml"]))


# -- facts


@pytest.mark.parametrize("row", [row for row in ROWS if row.file == SEEDS], ids=lambda row: row.name)
def test_every_mistake_in_facts_is_told_in_chinese(row: Row, tmp_path: Path) -> None:
    words = told(tmp_path, FILES[SEEDS].replace(row.old, row.new))
    allowed = EMPTY.findall(row.new)
    assert words and all(is_chinese(each) for each in words), words
    assert [found for each in words for found in EMPTY.findall(each) if found not in allowed] == []


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("date: 2007-01", "date: 2007-13", "`date`：“2007-13”没有这个月；一年只有 1 到 12 月"),
        ("date: 2006-04-15", "date: 2006-02-29", "`date`：日历上没有“2006-02-29”这一天；改正日期"),
        ("    period: 2023\n", "", "缺 `period`；原文没有写时间的，在 `as_of` 写原文的日期"),
        ("unit: 亿斤", "unit: 万吨", "单位“万吨”不在 `written`“1324.9亿斤”里；照抄紧跟在数字后面的单位"),
        ("value: 1324.9", "value: 1324", "`value` 写的“1324”不在 `written`“1324.9亿斤”里；照原文抄数字"),
        ("value: 1324.9", "value: 1.3e3", "“1.3e3”不是数；写数字，如 13.78，或分数，如 1/4"),
        ("unit: 亿斤\n    aspect: level", "unit: 亿斤\n    aspect: growth", "“增长”的单位不能是“亿斤”；写紧跟在数字后面的单位"),
        ("aspect: level", "aspect: share", "占比要写 `whole`：占什么的比重，如 全国"),
        ("aspect: level", "aspect: ratio", "倍数要写 `compared_with`：和什么比"),
        ("id: ev-office", "id: ev-plan", "编号“ev-plan”在 facts.yaml:2 已经用过；重复的请删去一条，不同的换一个编号"),
        ("id: ev-office", "id: ev office", "`id`：编号只能用文字、数字、- 和 .，中间不空格，如 st-2023-coal"),
        ("{n: 2, text: 能源原材料基地}", "{n: 1, text: 能源原材料基地}", "两条要点的号（`n`）相同；各用各的"),
        ("issued_in: ev-plan", "issued_in: ev-plam", "`issued_in` 写的“ev-plam”不是事件的编号；改成一个事件的编号"),
        ("    issued_in: ev-plan", "    category: 口号\n    issued_in: ev-plan", "`category` 写的是“口号”；只能写 "),
        ("    issued_in: ev-plan", "    confused_with: [sl-none]\n    issued_in: ev-plan",
         "`confused_with` 写的是“sl-none”，没有编号是它的事实；写一条事实的编号，或写成“词：为什么不对”"),
        ("    issued_in: ev-plan", "    succeeds: sl-none\n    issued_in: ev-plan",
         "`succeeds` 写的是“sl-none”，没有编号是它的事实；写一条事实的编号"),
        ("    aspect: level", "    aspect: level\n    not_asked: [nothing]", "`not_asked` 写的“nothing”不是这种事实的一项；可以写 "),
        ("    aspect: level", "    aspect: level\n    wording: '{regoin}丰收'",
         "`wording` 里用了 {regoin}，这条事实没有这一项；可以用 document、figure、"),
        ("section: 推进, evidence: [2023年", "section: 后记, evidence: [2023年", "文献“小史”没有“后记”这一节；只能写 起步、推进"),
        ("  - id: ev-office\n    kind: event", "  - id: ev-office\n    kind: evnt",
         "没有“evnt”这种事实；只能写 event（事件）、slogan（提法）、statistic（数据）、attribute（属性）、term（术语）、question"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_fact(old: str, new: str, wanted: str, tmp_path: Path) -> None:
    (words,) = told(tmp_path, bent(old, new))
    assert words.startswith(wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("事件: []\n", "里面要有 `facts:`，下面一条一条列出事实（或者 `documents:`）"),
        ("facts: []\nfakten: []\n", "没有“fakten”这一项；这里可以写 facts、documents"),
        ("facts: {id: a}\n", "`facts` 要写成列表；每条以 - 开头"),
        ("facts: [甲]\n", "一条事实要写成一行行的“名称: 值”，有 `id`、`kind` 和其他各项"),
        ("facts: [{id: a}]\n", "缺 `kind`；写 event（事件）、"),
        ("facts: [{id: a, kind: slogan, name: 甲, issued_in: 县志, source: {document: 县志, section: 全文, evidence: [甲, 县志]}}]\n",
         "提法至少要写 `parts`、`applies_to`、`meaning` 中的一项；补上它说的是什么"),
        ("facts: []\ndocuments: [{name: 县志, title: 县志, sections: [{name: 水利, exclusive: true}]}]\n",
         "`sections.1`：互斥的章节要写理由（`reason`）：原文怎样把每一项归到一处"),
        (f"facts: []\ndocuments: [{{name: 县志, title: {'长' * 401}}}]\n", "`title`：只能写一行，最多400个字；写短些"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_file_of_facts(text: str, wanted: str, tmp_path: Path) -> None:
    (words,) = told(tmp_path, text)
    assert words.startswith(wanted)


CHOICE = "item_kind: single_choice, stem: 甲, options: [子, 丑, 寅]"


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        (f"{CHOICE}, answer: D", "`answer`：写的是“D”，没有这个选项；写 A 到 C 的字母"),
        (f"{CHOICE}, answer: AB", "`answer`：答案选了2个，单选题只有一个；只写一个字母，或改成多选题"),
        (f"{CHOICE}, answer: AA", "`answer`：“AA”里有一个选项写了两次；每个只写一次"),
        ("item_kind: multiple_choice, stem: 甲, options: [子, 丑], answer: A", "`answer`：答案只选了一个，多选题有两个或更多；写全，或改成单选题"),
        ("item_kind: single_choice, stem: 甲, options: [子, 丑, 子], answer: A", "`options.3`：“子”写了两次；改掉一个"),
        ("item_kind: single_choice, stem: 甲, options: [子], answer: A", "`options`：单选题有1个选项；写2到26个"),
        ("item_kind: true_false, stem: 甲, answer: 也许", "`answer`：写的是“也许”；只能写 对 或 错"),
        ("item_kind: true_false, stem: 甲, options: [对, 错], answer: 对", "`options`：判断题没有选项；删去，或改成选择题"),
        ("item_kind: fill_blank, stem: 甲, answer: 乙", "`stem`：没有空格；在填答案的地方写 ______"),
        ("item_kind: fill_blank, stem: 甲____乙____, answer: 丙", "`answer`：答案有1个，题干有2个空；一个空写一个，用；隔开"),
        ("item_kind: fill_blank, stem: 甲____, answer: [丙, 丁]", "`answer`：答案有2个，题干只有一个空；只写一个"),
        ("item_kind: fill_blank, stem: 甲____, answer: 丙, accepted: [丁, 戊]", "`accepted`：写了2个空的别的写法，题干却有1个空；一个空写一行"),
        ("item_kind: ordering, stem: 甲, options: [子, 丑, 寅], answer: AB", "`answer`：“AB”没有排全3项；每个字母写一次，如 C→A→B"),
        ("item_kind: matching, stem: 甲, left: [a, b], options: [子, 丑], answer: 1—A", "`answer`：“1—A”没有给左栏2项各配一个字母；写成 1—B；2—A"),
        ("item_kind: matching, stem: 甲, options: [子, 丑], answer: AB", "`left`：连线题的左栏至少两项；写在题干下面，一行一项：（1）……"),
        ("item_kind: short_answer, stem: 甲, answer: [乙, 丙]", "`answer`：简答题的答案是一段话，这里写成了列表；合成一段"),
        ("item_kind: short_answer, stem: 甲, answer: 乙, worth: 3, points: [[甲, 2]]", "`worth`：写的是3分，各点加起来却是2分；改正其中一处"),
        (f"{CHOICE}, answer: A, points: [[甲, 2]]", "`points`：只有简答题才分点给分；删去，或改成简答题"),
        (f"{CHOICE}, answer: A, left: [甲]", "`left`：只有连线题才有左栏；删去，或改成连线题"),
        (f"{CHOICE}, answer: A, accepted: [甲]", "`accepted`：只有填空题才有别的写法；删去"),
    ],
)
def test_what_cannot_be_asked(fields: str, wanted: str, tmp_path: Path) -> None:
    assert told(tmp_path, f"facts:\n  - {{id: q1, kind: question, {fields}}}\n") == [wanted]


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("date: 2007-01", "date: 2007-11", "日期“2007年11月”在依据里没有（缺“11月”）；摘上有它的原文"),
        ("actor: 国家发改委", "actor: 国家统计局", "“国家统计局”没有完整地出现在哪一段依据里；把它整个摘在一段里"),
        ("written: 1324.9亿斤\n    value: 1324.9", "written: 1342.9亿斤\n    value: 1342.9", "数据“1342.9亿斤”在依据里没有；照原文的写法摘上"),
        ("粮食产量1324.9亿斤]", "粮食总产量1324.9亿斤]", "依据“粮食总产量1324.9亿斤”在原文里找不到；照原文一字不差地抄"),
    ],
)
def test_what_the_text_does_not_prove(old: str, new: str, wanted: str, tmp_path: Path) -> None:
    assert told_of(base_from(tmp_path, bent(old, new))) == [wanted]


def test_evidence_from_far_apart(tmp_path: Path) -> None:
    words = told_of(base_from(tmp_path, FACTS), TEXT.replace("河南发力，", f"河南发力，{'风调雨顺' * 100}，"))
    assert words == ["《小史》“推进”的几段依据相隔424个字；只从300字以内的一段里摘"]


def test_a_number_of_ones_own(tmp_path: Path) -> None:
    words = told_of(base_from(tmp_path, bent("    action: 设立", "    content: 编制20人\n    action: 设立")))
    assert words == ["句子里的数字 20 在依据里没有；摘上有它的原文"]


def test_two_facts_that_disagree_or_say_the_same(tmp_path: Path) -> None:
    grain = FACTS[FACTS.index("  - id: st-grain") : FACTS.index("documents:")]
    other = grain.replace("st-grain", "st-other").replace("1324.9", "1325.9")
    again = grain.replace("st-grain", "st-again")
    base = base_from(tmp_path, FACTS.replace("documents:\n", f"{other}{again}documents:\n"))
    assert {fact.id: words for fact, words in conflicts(base)} == {
        "st-other": "和 st-grain 说的是同一件事，内容却不一样；把区别写明，或只留一条",
        "st-again": "和 st-grain 说的是同一件事；只留一条，另一处出处在工作簿里写进“又见1文献”“又见1章节”两列（YAML 里写进 `also`）",
    }


def test_prose_that_is_copied(tmp_path: Path) -> None:
    sentence = "全市上下齐心协力克服重重困难终于在年底以前把三座老桥全部修复一新"
    base = base_from(tmp_path, bent("{n: 2, text: 能源原材料基地}", f"{{n: 2, text: {sentence}}}").replace("    official: true\n", ""))
    words = [words for _fact, words in borrowed(base, Prose(Passages(sentence)))]
    assert words == ["连着32个字照抄了原文（全市上下齐心协力克服重重困难终于……）；换成自己的话，要点只留词语，正式的提法就写上 `official: true`"]


def test_what_a_draft_lacks() -> None:
    source = {"document": "县志", "section": "水利", "evidence": ["甲", "乙"]}
    lacks = KINDS["event"].lacks({"id": "ev-1", "kind": "event", "date": "某日", "actor": "甲", "stage": "修", "matter": "渠", "source": source})
    assert len(lacks) == 2 and all(map(is_chinese, lacks)), lacks
    assert "缺 `action`" in lacks


# -- item models


@pytest.mark.parametrize("row", [row for row in ROWS if row.file == OWN], ids=lambda row: row.name)
def test_every_mistake_in_a_model_is_told_in_chinese(row: Row, tmp_path: Path) -> None:
    path = write_project(tmp_path, {OWN: FILES[OWN].replace(row.old, row.new)}) / OWN
    with pytest.raises(ContentError) as error:
        load_models([path])
    words = [problem.message for problem in error.value.problems]
    assert words and all(is_chinese(re.sub(r"\{[{%].*?[%}]\}", "", each)) for each in words), words


@pytest.mark.parametrize("case", IMPOSSIBLE)
def test_every_impossible_combination_is_told_in_chinese(case: str, tmp_path: Path) -> None:
    name, change, _english = IMPOSSIBLE[case]
    words = mistakes(tmp_path, {"id": "own", **GOOD[name], **change})
    assert words and all(is_chinese(re.sub(r"^\d+: |\{\{.*?\}\}", "", each)) for each in words), words


@pytest.mark.parametrize(
    ("name", "change", "wanted"),
    [
        ("true_false", {"options": ["leader"]}, "leader 不是判断题的选项来源；可以写 siblings、ladder"),
        ("single_choice", {"options": []}, "选择题和判断题要写 `options:`，说明干扰项从哪里来：siblings、ladder、"),
        ("single_choice by leader", {"options": ["leader", "order_quad"]}, "order_quad 和 leader 不能同时用；只写一个"),
        ("single_choice by leader", {"facts": {"kind": "slogan"}}, "单选题（leader）只能用 statistic 类的事实来出（现在是 slogan）"),
        ("single_choice by leader", {"asks": "figure"}, "单选题（leader）里，`asks` 写的是“figure”；只能写 region"),
        ("single_choice", {"asks": "content"}, "单选题不能考“content”；这些事实里可以考 action、actor、date、deed"),
        ("ordering of dates", {"asks": "actor"}, "排序题只能考 date 或 parts（现在是“actor”）"),
        ("fill_blank", {"size": 5}, "`size` 不能用于填空题；这里可以写 "),
        ("fill_blank", {"stem": "{{ unit }}{{ blank }}"}, "这里没有“unit”这个名称；可以用 action、"),
        ("fill_blank", {"stem": "{{ date"}, "模板写错了："),
        ("cloze", {"facts": {"kind": "event", "aspect": "level", "has": ["figure"]}},
         "event 类的事实没有“figure”这一项；只能写 date、actor、object、place、document_number、content、action；"
         "event 类的事实没有 `aspect` 可选；删去"),
        ("cloze", {"facts": {"kind": "evnt"}}, "没有“evnt”这种事实；只能写 event（事件）、"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_model(name: str, change: dict[str, Any], wanted: str, tmp_path: Path) -> None:
    words = mistakes(tmp_path, {"id": "own", **GOOD[name], **change})
    assert any(wanted in each for each in words), words


@pytest.mark.parametrize(
    ("template", "wanted"),
    [
        ("{{ date }", "模板写错了：这里不该有“}”；看看花括号 {{ }}"),
        ("{{ date ! }}", "模板写错了：这里不该有“!”；看看花括号 {{ }}"),
        ("{{ date 1 }}", "模板写错了：花括号里只能写一个名称；看看花括号 {{ }}"),
        ("{{ date {{ date }}", "模板写错了："),
        ("{{ }}", "模板写错了：花括号里是空的；看看花括号 {{ }}"),
        ("{% if date %}甲", "模板写错了：有一处开了头，没有收尾；看看花括号 {{ }}"),
        ("{% wenn date %}", "模板写错了：没有“wenn”这种写法；看看花括号 {{ }}"),
        ("{% if date %}甲{% else %}乙{% else %}{% endif %}", "模板写错了：没有“else”这种写法；看看花括号 {{ }}"),
        ("{{ date.", "模板写错了："),
        ("甲" * 2001, "超过2000个字符；写短些"),
        ("{{ date|attr }}", "不能用“attr”；| 后面只能用 default、length、lower、replace、trim、upper"),
        ("{% set a = date %}", "题型模板里不能用 assign；只用 {{ date }} 这样的名称、文字和 {% if %}"),
    ],
)
def test_what_is_wrong_with_a_template(template: str, wanted: str) -> None:
    with pytest.raises(TemplateError) as error:
        Template(template, {"date"})
    words = str(error.value)
    assert words.startswith(wanted) and is_chinese(re.sub(r"\{\{.*?\}\}|\{%.*?%\}", "", words)), words


# -- why an item could not be made


def test_every_reason_has_words_that_say_what_to_do(bank: Bank) -> None:
    codes = [code for name, code in vars(reasons).items() if name.isupper() and isinstance(code, str)]
    counted = sum(bank.rejects.values(), Counter[str]()) | Counter({reasons.rule(rule): 1 for rule in reasons._RULES})
    words = {code: reasons.said(code) for code in (*codes, *counted)}
    assert [said for said in words.values() if not is_chinese(said) or re.search("[A-Za-z]", said)] == []
    assert [code for code, said in words.items() if "：" not in said and code != reasons.ONLY_QUESTION] == []
    assert [short for code in words if not is_chinese(short := reasons.short(code))] == []


def test_nothing_is_left_out_for_a_reason_without_words(root: Path) -> None:
    made = [path for path in (root / "src/zhongbu_quiz/items").rglob("*.py") if "rejects[" in path.read_text(encoding="utf-8")]
    assert len(made) > 20 and [path.name for path in made if re.search(r"rejects\[f?\"", path.read_text(encoding="utf-8"))] == []


def test_a_reason_says_what_is_in_the_way_and_what_to_add() -> None:
    assert reasons.said(reasons.NO_DOCUMENTS) == "没有另外三份合适的文件：补几件年份相近、出了别的文件的事"
    assert reasons.said(reasons.rule(12)) == "各项长短差得太多：补几条长短相近的"
    assert reasons.said(reasons.rule(61)) == "规则61" and reasons.short(reasons.rule(12)) == "各项长短差得太多（规则12）"
    messages.speak("en")
    assert reasons.said(reasons.NO_DOCUMENTS) == "no three other documents: add events of near years that brought other documents"


def test_why_a_model_makes_nothing(base: FactBase, models: dict[str, ItemModel], tmp_path: Path) -> None:
    few = base_of(base.of_kind("event")[:3])
    asked = [models[name] for name in ("event-date", "event-document", "cloze-event-content")]
    idle = make_bank(few, asked).idle
    assert idle["event-document"] == "没有合用的事实（要事件、对象类型为文件）；补几条"
    assert re.fullmatch(r"[^A-Za-z]+（淘汰的\d+个候选里有\d+个是这样）", idle["event-date"])
    without = base_of([fact for fact in base.of_kind("event") if "place" not in fact.slots][:3])
    (place,) = load_models([write_project(tmp_path, {OWN: FILES[OWN].replace("asks: date", "asks: place")}) / OWN])
    assert make_bank(without, [place]).idle == {"own-date": "合用的3条事实（事件）都没有写“地点”；填上"}


def test_slots_and_kinds_are_called_by_their_columns() -> None:
    assert [slot_title(slot) for slot in ("deed", "figure", "issued_in", "part.3", "parts")] == ["做的事", "数值", "出自", "要点", "要点"]
    assert [slot for kind in KINDS.values() for slot in kind.asked if re.search("[A-Za-z]", slot_title(slot))] == []
    assert (kind_name("matching"), kind_name("cloze")) == ("连线题", "挖空题")
    messages.speak("en")
    assert (slot_title("place"), slot_title("part.3"), kind_name("matching")) == ("place", "part.3", "matching")


@pytest.mark.parametrize(
    ("conditions", "wanted", "english"),
    [
        ({"kind": ["event", "slogan"], "has": "place", "lacks": ["document_number"]}, "事件 或 提法、写了地点、没写文号",
         "event or slogan, with place, without document_number"),
        ({"kind": "statistic", "aspect": ["rank", "share"], "documents": ["县志"]}, "数据、文献为县志、类别为位次 或 占比",
         "statistic, documents 县志, aspect rank or share"),
        ({"kind": "slogan", "named": True, "complete": False, "weight": 3}, "提法、分量为3、专名为是、完整为否",
         "slogan, weight 3, named True, complete False"),
    ],
)  # fmt: skip
def test_which_facts_are_wanted(conditions: dict[str, Any], wanted: str, english: str) -> None:
    chosen = FactFilter.model_validate(conditions)
    assert chosen.told == wanted
    messages.speak("en")
    assert chosen.told == english


def test_an_option_that_stands_out() -> None:
    assert single_out(["修水渠", "修道路"], "主要的水渠是“", "”。") == "只有“修水渠”和题干一样以“水渠”结尾"
    assert single_out(["绿色化", "好道路"], "数字化、", "。") == "只有“绿色化”和空格旁边的词结尾相同"


# -- values, data and files


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("去年", "“去年”里没有年份；请写上，如 1924年3月、公元25年6月"),
        ("1919年第二季度", "“1919年第二季度”：年份后面的“第二季度”读不成时间；写 1919年，要细一点写 1919年春 或 1919年3月"),
        ("建武元年", "“建武元年”：用过年号“建武”的有东汉建武（公元25年起）、西晋建武（304年起）、东晋建武（317年起）、南齐建武（494年起）；"
         "前面写上朝代，或在后面用括号写公历年份"),
        ("光绪五十年", "“光绪五十年”：光绪没有第50年，到1908年为止；改正年份"),
        ("光绪二十一年（1900年）", "“光绪二十一年（1900年）”：光绪二十一年是1895年；改正其中一处"),
        ("光绪二十一年（某年）", "“光绪二十一年（某年）”：括号里的“某年”不是日期；写公历年份，如 1895年"),
        ("-221", "“-221”看不出是不是公元前；是就写成“公元前221年”"),
        ("24年3月", "“24年3月”看不出是哪个世纪的年份；把年份写全，或在前面写“公元”，如 1924年3月、公元25年6月"),
        ("民国八年二月三十日", "日历上没有“1919年二月三十”这一天；改正日期"),
        ("2020/2016", "时期“2020/2016”的结束早于开始；先写早的"),
    ],
)
def test_what_is_wrong_with_a_date(text: str, wanted: str) -> None:
    with pytest.raises(ValueError) as error:
        written_date(text, load_world())
    assert str(error.value).startswith(wanted) and is_chinese(str(error.value))


def test_what_is_wrong_with_a_value() -> None:
    calls = [
        (lambda: parse_edtf("../.."), "时期“../..”两头都没有写；可以写 2004、2004-03、2024-03-20、2016/2020、2019/.. 或 ../2022"),
        (lambda: parse_edtf("2016/.. 至今"), "日期“2016/.. 至今”只写了一头；文字要写在一个日期或起止两个日期后面"),
        (lambda: parse_edtf("明天"), "“明天”不是日期；可以写 2004、2004-03、"),
        (lambda: parse_value("10⁹⁹⁹"), "“10⁹⁹⁹”不是数；10的次方写 10⁻⁹⁹ 到 10⁹⁹"),
        (lambda: chinese_count("许多"), "“许多”不是数目；用数字写"),
        (lambda: ring([[(0, 0), (1, 0)], [(5, 5), (6, 6)]]), "轮廓的第2段没有接着前一段的终点；首尾要相接"),
        (lambda: ring([[(0, 0), (1, 0), (1, 1), (0, 1)]]), "轮廓没有闭合；最后一段要回到第一段的起点"),
    ]
    for call, wanted in calls:
        with pytest.raises(ValueError) as error:
            call()
        assert str(error.value).startswith(wanted)


def test_what_is_wrong_with_the_files_of_a_project(tmp_path: Path) -> None:
    (tmp_path / "eras.yaml").write_text("reigns: {清: 光绪}\n", encoding="utf-8")
    calls = [
        (lambda: read_world([tmp_path]), "“”不是日期；可以写 2004、"),
        (lambda: seed_files(tmp_path / "none"), "none：没有这个文件夹；事实写成 Excel 工作簿或 YAML 文件，放在 seeds/ 文件夹里"),
        (lambda: write_bytes(tmp_path, b""), f"{tmp_path}：写不进去（是文件夹，不是文件）；用 -o 或 --out 换一个地方"),
    ]
    for call, wanted in calls:
        with pytest.raises(UserError) as error:
            call()
        assert wanted in str(error.value)
