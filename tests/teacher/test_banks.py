"""Question banks from elsewhere: the text forms in which Chinese banks come, Word, and the tables of platforms, read as questions of one's own."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.small import OWN, run
from zhongbu_quiz import messages
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.exports import csv, markdown, text, xlsx
from zhongbu_quiz.exports.quiz import Quiz, answer_words, view
from zhongbu_quiz.exports.tablemap import load_map
from zhongbu_quiz.facts.question import QuestionRecord
from zhongbu_quiz.intake.bank import is_bank, read_table_bank, read_text_bank
from zhongbu_quiz.intake.drafts import read_drafts
from zhongbu_quiz.intake.lines import Line
from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.items.own import own_item
from zhongbu_quiz.items.printed import NAMES, key_line
from zhongbu_quiz.loading.picture import read_picture
from zhongbu_quiz.paths import data_dir, map_files
from zhongbu_quiz.workbook.seeds import load_seeds

from .sheets import book

HISTORY = """七年级历史期末复习题库

一、单项选择题（本大题共4小题，每小题2分，共8分）
1.1949年10月1日成立的中华人民共和国，首都是（ B ）。
A.南京  B.北京  C.西安  D.上海
2、下列属于商鞅变法内容的是（  ）
①废井田
②奖军功
③行分封
A. ①②  B. ①③
C. ②③  D. ①②③
【答案】A【解析】商鞅变法废除分封，推行县制。
3．秦始皇统一中国的时间是（　　） A、公元前221年 B、公元前230年 C、公元前206年
答案：A
解析：公元前221年，
秦灭齐，统一六国。
4.（多选题）春秋五霸有
A．齐桓公
B．晋文公
C．秦始皇
正确答案：A、B
难度：易
知识点：春秋；五霸

二、判断题
1. 焚书坑儒发生在西汉。（ × ）
2. 郑和下西洋始于1405年。（ √ ）
3. 科举制度创立于隋朝。 答案：正确
4. 张骞通西域是在东汉。
【答案】F

三、填空题
1. “百家争鸣”里，孔子属于____家，韩非属于____家。
答案：儒；法

四、简答题
1. 简述商鞅变法的历史作用。（6分）
答：
(1) 政治上，加强了中央集权；
(2) 经济上，发展了封建经济。
解析：见课本。
"""


def read(folder: Path, words: str, name: str = "题库.txt", encoding: str = "utf-8") -> list[QuestionRecord]:
    """The questions of a text, all of whose lines are understood."""
    path = folder / name
    path.write_bytes(words.encode(encoding))
    bank = read_text_bank(path)
    assert bank.problems == ()
    return list(bank.records)


def keys(records: list[QuestionRecord]) -> list[tuple[str, str]]:
    """Each question's kind and key."""
    return [(NAMES[record.item_kind].card, key_line(own_item(record))) for record in records]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
def test_a_bank_as_teachers_type_it(tmp_path: Path, encoding: str) -> None:
    found = read(tmp_path, HISTORY.replace("√", "对") if encoding == "gbk" else HISTORY, encoding=encoding)
    assert keys(found) == [
        ("单选", "B"),
        ("单选", "A"),
        ("单选", "A"),
        ("多选", "AB"),
        ("判断", "错误"),
        ("判断", "正确"),
        ("判断", "正确"),
        ("判断", "错误"),
        ("填空", "儒；法"),
        ("简答", "(1) 政治上，加强了中央集权；\n(2) 经济上，发展了封建经济。"),
    ]
    first, second, third, fourth, *others = found
    assert (first.stem, first.options) == ("1949年10月1日成立的中华人民共和国，首都是（　　）。", ("南京", "北京", "西安", "上海"))
    assert second.stem.split("\n")[1:] == ["①废井田", "②奖军功", "③行分封"]
    assert second.options == ("①②", "①③", "②③", "①②③") and second.explanation == "商鞅变法废除分封，推行县制。"
    assert third.options == ("公元前221年", "公元前230年", "公元前206年") and third.explanation == "公元前221年，\n秦灭齐，统一六国。"
    assert (fourth.stem, fourth.tags, fourth.difficulty) == ("春秋五霸有", ("春秋", "五霸"), 2)
    assert others[0].stem == "焚书坑儒发生在西汉。（　　）"
    assert (others[-1].stem, others[-1].worth, others[-1].explanation) == ("简述商鞅变法的历史作用。", 6, "见课本。")
    assert [record.id for record in found[:2]] == ["题库-001", "题库-002"]


AT_THE_END = """第一章 先秦
一、选择题
1. 甲骨文是（  ）的文字
A. 夏 B. 商 C. 周 D. 秦
2. 都江堰的修建者是（  ）
A. 李冰 B. 郑国 C. 西门豹 D. 大禹
3. 战国七雄有
A. 齐 B. 楚 C. 鲁 D. 秦
二、判断题
1. 夏朝是禹建立的。
2. 春秋时期铁器已普遍使用。
三、填空题
1. 中国最早的诗歌总集是______，共______篇。
2. 鲁迅原名（　　）。
四、简答题
1. 简述百家争鸣的意义。
参考答案
"""


@pytest.mark.parametrize(
    "answers",
    [
        "一、选择题\n1-2 BA 3.ABD\n二、判断题\n1.√ 2.×\n三、填空题\n1.《诗经》；305\n2. 周树人\n四、简答题\n1. 促进了思想解放，\n影响深远。",
        "一、1.B 2.A 3.ABD\n二、1、对 2、错\n三、1．《诗经》　305 2．周树人\n四、1. 促进了思想解放，\n影响深远。",
        "选择题：1～3 B A ABD\n判断题：1-2：√×\n三、填空题\n（1）《诗经》；305\n（2）周树人\n简答题\n1. 促进了思想解放，\n影响深远。",
    ],
)
def test_answers_in_a_list_at_the_end(tmp_path: Path, answers: str) -> None:
    found = read(tmp_path, AT_THE_END + answers)
    assert keys(found) == [
        ("单选", "B"),
        ("单选", "A"),
        ("多选", "ABD"),
        ("判断", "正确"),
        ("判断", "错误"),
        ("填空", "《诗经》；305"),
        ("填空", "周树人"),
        ("简答", "促进了思想解放，\n影响深远。"),
    ]


@pytest.mark.parametrize("number", ["{}. ", "{}、", "（{}）", "{}）", "第{}题 ", "第{}题：", "【{}】", "题目{}："])
@pytest.mark.parametrize("letter", ["{}. ", "{}、", "{}．", "（{}）", "({}) ", "{}：", "{}) "])
def test_numbers_and_letters_of_every_form(tmp_path: Path, number: str, letter: str) -> None:
    lines = []
    for count, stem in ((1, "西汉的都城是（　　）。"), (2, "东汉的都城是（　　）。")):
        lines += [number.format(count) + stem, *(letter.format(sign) + city for sign, city in zip("ABC", ("长安", "洛阳", "建康"), strict=True))]
        lines.append(f"[答案] {'AB'[count - 1]}")
    found = read(tmp_path, "\n".join(lines))
    assert [(record.stem, record.options) for record in found] == [
        ("西汉的都城是（　　）。", ("长安", "洛阳", "建康")),
        ("东汉的都城是（　　）。", ("长安", "洛阳", "建康")),
    ]
    assert keys(found) == [("单选", "A"), ("单选", "B")]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("1. 连起来。\n（1）司马迁\n（2）班固\nA. 汉书\nB. 史记\n答案：1—B；2—A", ("匹配", "1—B；2—A")),
        ("1. 按先后排列。\nA. 长平之战\nB. 牧野之战\n答案：B→A", ("排序", "B→A")),
        ("1. 说说长江的作用。\n【答案】\n1. 航运\n2. 灌溉\n3. 发电", ("简答", "1. 航运\n2. 灌溉\n3. 发电")),
        ("三、名词解释\n1. 井田制\n参考答案：西周的土地制度。", ("简答", "西周的土地制度。")),
        ("不定项选择题\n1. 五霸有（AC）\nA 齐桓公    B 秦始皇    C 晋文公", ("多选", "AC")),
        ("1.(单选题, 2.0分)五岳之首是\nA. 泰山\nB. 华山\n我的答案：B\n正确答案：A", ("单选", "A")),
        ("1. [判断题] 地球是圆的。\nA. 正确\nB. 错误\n答案：A", ("判断", "正确")),
        ("1. 中国的首都是____。\n答案：北京", ("填空", "北京")),
    ],
)
def test_the_kind_is_said_or_shown_by_the_answer(tmp_path: Path, words: str, wanted: tuple[str, str]) -> None:
    assert keys(read(tmp_path, words)) == [wanted]


GEOGRAPHY = """# 地理

## 材料题

阅读下列材料，完成1～2题。

材料一：长江全长6300多千米。

**1. 长江注入（　　）**

A. 东海
B. 黄海

**答案：** A

2. 说说长江的作用。

答案：航运。

| 河 | 长 |
|---|---|
| 黄河 | 5464 |

3. 据表，黄河长____千米。

答案：5464
"""


def test_a_material_stands_above_its_questions(tmp_path: Path) -> None:
    first, second, third = read(tmp_path, GEOGRAPHY, "地理.md")
    assert first.material == second.material == "材料一：长江全长6300多千米。"
    assert third.material is None and third.stem == "河 | 长\n黄河 | 5464\n据表，黄河长____千米。"


def test_all_that_is_not_understood_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "题库.txt"
    path.write_text(
        "一、单选题\n1. 甲\nA. 子\nB. 丑\n答案：D\n2. 乙\nA. 子\nB. 丑\n3. 丙\nA. 子\nB. 丑\n答案：B\n这一行是谁的\n"
        "4. 丁\n答案：A\n二、填空题\n5. 戊\n答案：己\n6. 庚____\n答案：辛\n壬\n参考答案\n9. C\n",
        encoding="utf-8",
    )
    bank = read_text_bank(path)
    assert [(problem.line, problem.message) for problem in bank.problems] == [
        (5, "question 1, 答案: is 'D', which names no option; write letters from A to B"),
        (6, "question 2: has no answer; write 答案： and the answer in a line below it, or its number and the answer in a list 参考答案 at the end"),
        (13, "'这一行是谁的' belongs to no question; write it behind its number, its letter or 解析：, or remove it"),
        (14, "question 4: has no options; write them below it, a line each: A. …"),
        (17, "question 5, 题干: has no gap; write ______ where the answer belongs"),
        (21, "'壬' belongs to no question; write it behind its number, its letter or 解析：, or remove it"),
        (23, "the answer of number 9 has no question; mend the number, or remove it"),
    ]
    assert keys(list(bank.records)) == [("单选", "B"), ("填空", "辛")], "the rest stands"


def test_what_is_told_of_a_bank_is_said_in_chinese(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (messages.VARIABLE, "LANGUAGE"):
        monkeypatch.setenv(name, "en")
    messages.speak("zh")
    try:
        path = tmp_path / "题库.txt"
        path.write_text("1. 甲\nA. 子\nB. 丑\n答案：A\n2. 乙\nA. 子\nB. 丑\n参考答案\n3. C\n", encoding="utf-8")
        assert [problem.message for problem in read_text_bank(path).problems] == [
            "第2题：没有答案；请在题下面写一行“答案：……”，或者在最后的“参考答案”里写上题号和答案",
            "参考答案里有第3题，前面却没有这道题；请改题号，或者删去",
        ]
        with pytest.raises(ValueError, match=r"这套题的文件夹里没有图片“长江\.png”；请把它放进来，或者改对文件名"):
            read_picture("长江.png", (tmp_path,), tmp_path)
    finally:
        messages.speak("en")


def told(item: Item) -> tuple[object, ...]:
    """What a bank in words says of an item, but for its difficulty and tags; lines of an option or an answer are one there."""
    shown = view(item)
    flat = [" ".join(words.splitlines()) for words in (*shown.options, answer_words(item), shown.said_with_letters)]
    return NAMES[item.kind].file, shown.question_with_left, *flat


@pytest.mark.parametrize("dialect", [pytest.param(name, marks=[pytest.mark.slow] if name == "tagged" else []) for name in text.DIALECTS])
def test_our_text_comes_back_whole(dialect: str, bank: Bank, tmp_path: Path) -> None:
    """All items that ship."""
    written = text.write(Quiz(OWN, "all", "全部", bank.items), dialect).data.decode()
    back = list(map(own_item, read(tmp_path, written)))
    assert len(back) == len(bank.items)
    for project in (told, lambda item: item.tags, lambda item: view(item).difficulty):
        assert Counter(map(project, back)) == Counter(map(project, bank.items))


def test_our_markdown_comes_back_whole(bank: Bank, tmp_path: Path) -> None:
    """All items that ship; a table above an item comes back as lines of its stem, where the item had it in words."""
    back = list(map(own_item, read(tmp_path, markdown.write(Quiz(OWN, "all", "全部", bank.items)).data.decode(), "题库.md")))
    tables = [item for item in bank.items if item.figure]
    assert len(back) == len(bank.items)
    plain = Counter(told(item) for item in bank.items if not item.figure)
    assert not plain - Counter(map(told, back))
    rest = Counter(map(told, back)) - plain
    assert Counter((kind, *said) for kind, _, *said in rest.elements()) == Counter((kind, *said) for kind, _, *said in map(told, tables))
    stems = {stem for _, stem, *_ in rest}
    for item in tables:
        asked = view(item)._replace(above=()).question_with_left
        assert any(stem.endswith(asked) and all(" | ".join(row) in stem for row in item.figure.rows if item.figure) for stem in stems), item.id


MAPS = {path.stem: load_map(path) for path in map_files(data_dir("templates"))}
QUICK = (("standard", "xlsx"), ("chaoxing", "csv"))
"""What is tried each time: a table of each form; the others with the slow tests."""
PLATFORMS = [layout for name, layout in MAPS.items() if name != "standard"]


@pytest.mark.parametrize(
    ("name", "module", "suffix"),
    [
        pytest.param(name, module, suffix, marks=() if (name, suffix) in QUICK else pytest.mark.slow)
        for name in MAPS
        for module, suffix in ((xlsx, "xlsx"), (csv, "csv"))
    ],
)
def test_the_tables_of_platforms_come_back_whole(name: str, module: Any, suffix: str, bank: Bank, tmp_path: Path) -> None:
    """All items that ship and that the platform carries; which platform it is, the headings say."""
    layout = MAPS[name]
    held = {column.holds for column in layout.columns.values()}
    made = module.write(Quiz(OWN, "all", "全部", bank.items), name)
    path = tmp_path / f"题库.{suffix}"
    path.write_bytes(made.data)
    back = read_table_bank(path, [layout] if name == "standard" else PLATFORMS)
    assert back is not None and back.problems == ()

    def said(item: Item) -> tuple[object, ...]:
        *most, explanation = told(item)
        return *most, explanation if "explanation" in held else "", item.tags if "topics" in held else ()

    left = {each.item_id for each in made.left_out}
    assert Counter(said(own_item(record)) for record in back.records) == Counter(said(item) for item in bank.items if item.id not in left)


EXAM_STAR = ("题干（必填）", "题型 （必填）", "选项 A", "选项 B", "选项 C", "正确答案\n（必填）", "解析\n（勿删）", "难度", "备注")


def test_a_table_of_a_platform_as_a_teacher_fills_it(tmp_path: Path) -> None:
    rows = [
        ("导入须知：从第3行起每行一题",),
        EXAM_STAR,
        ("西汉的都城是（　　）。", "单选题", "长安", "洛阳", None, "a", "在今西安。", "易", "课本"),
        ("春秋五霸有", "多选题", "齐桓公", "晋文公", "秦始皇", "AB", None, "适中", None),
        ("地球是方的。", "判断题", "错误", "正确", None, "A", None, None, None),
        ("五岳之首是____。", "填空题", "泰山", None, None, None, None, None, None),
        ("说说长江的作用。", "问答题", None, None, None, "航运", None, None, None),
    ]
    bank = read_table_bank(book(tmp_path / "考试宝.xlsx", 试题内容=rows), PLATFORMS)
    assert bank is not None and bank.problems == ()
    assert keys(list(bank.records)) == [("单选", "A"), ("多选", "AB"), ("判断", "错误"), ("填空", "泰山"), ("简答", "航运")]
    assert [record.difficulty for record in bank.records[:2]] == [2, 3]


def test_mistakes_in_a_platforms_table_are_told_with_their_cells(tmp_path: Path) -> None:
    rows = [
        (*EXAM_STAR, "心情"),
        ("甲", "猜谜题", "子", "丑", None, "A", None, None, None, None),
        ("乙", "单选题", "子", "丑", None, "C", None, None, None, None),
        ("丙", "单选题", "子", None, "寅", "A", None, None, None, None),
        (None, "判断题", None, None, None, "对", None, None, None, "好"),
    ]
    bank = read_table_bank(book(tmp_path / "考试宝.xlsx", 题=rows), PLATFORMS)
    assert bank is not None and bank.records == ()
    assert [(problem.line, problem.message) for problem in bank.problems] == [
        (1, "J1: the column '心情' is not read; write its texts into another column, or call it 备注"),
        (2, "B2 题型 （必填）: is '猜谜题'; write one of 单选题、多选题、判断题、填空题、排序题、简答题"),
        (3, "F3 正确答案 （必填）: is 'C', which names no option; write letters from A to B"),
        (4, "D4 选项 B: is empty, and an option stands behind it; write it, or move those behind it up"),
        (5, "A5 题干（必填）: `stem` is missing; add `stem:`"),
    ]


def word(path: Path) -> Path:
    """A Word file whose questions and options are numbered by Word itself, with a table of options, and the answers in a table."""
    document = Document()
    document.add_heading("期末试卷", 1)
    numbering = document.part.numbering_part.element
    for name, form in (("90", "decimal"), ("91", "upperLetter")):
        level = f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="%1."/></w:lvl>'
        numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{name}">{level}</w:abstractNum>'))
    for num, abstract in (("90", "90"), ("91", "91"), ("92", "91")):
        restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
        xml = f'<w:num {nsdecls("w")} w:numId="{num}"><w:abstractNumId w:val="{abstract}"/>{restart}</w:num>'
        numbering.append(parse_xml(xml))

    def listed(words: str, num: str) -> None:
        properties = document.add_paragraph(words)._p.get_or_add_pPr()
        properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{num}"/></w:numPr>'))

    for stem, cities, num in (("西汉的都城是（　　）。", ("长安", "洛阳"), "91"), ("东晋的都城是（　　）。", ("建康", "洛阳"), "92")):
        listed(stem, "90")
        for city in cities:
            listed(city, num)
    document.add_paragraph("3. 五岳之首是（　　）。")
    options = document.add_table(2, 2)
    for cell, words in zip((cell for row in options.rows for cell in row.cells), ("A．泰山", "B．华山", "C．衡山", "D．恒山"), strict=True):
        cell.text = words
    document.add_paragraph("参考答案")
    answers = document.add_table(2, 4)
    for row, texts in zip(answers.rows, (("题号", "1", "2", "3"), ("答案", "A", "A", "A")), strict=True):
        for cell, words in zip(row.cells, texts, strict=True):
            cell.text = words
    document.save(str(path))
    return path


def test_word_with_its_own_numbers_and_letters(tmp_path: Path) -> None:
    bank = read_text_bank(word(tmp_path / "试卷.docx"))
    assert bank.problems == ()
    assert [(record.stem, record.options, record.answer) for record in bank.records] == [
        ("西汉的都城是（　　）。", ("长安", "洛阳"), ("A",)),
        ("东晋的都城是（　　）。", ("建康", "洛阳"), ("A",)),
        ("五岳之首是（　　）。", ("泰山", "华山", "衡山", "恒山"), ("A",)),
    ]


PROSE = "回望这二十年\n1. 起步\n2004年3月，会议提出这一战略。\n2. 推进\n2006年4月，文件印发。\n一、几点经验\n（1）坚持改革。\n（2）坚持开放。\n"


def test_a_bank_is_known_and_prose_with_numbers_is_none(tmp_path: Path) -> None:
    for name, words, wanted in (("a.txt", HISTORY, True), ("b.txt", AT_THE_END, True), ("c.txt", PROSE, False), ("d.yaml", HISTORY, False)):
        (tmp_path / name).write_text(words, encoding="utf-8")
        assert is_bank(tmp_path / name) is wanted, name
    assert is_bank(word(tmp_path / "试卷.docx"))


@pytest.mark.parametrize(("name", "content"), [("a.txt", b""), ("a.docx", b"no zip"), ("a.md", "只是一段话。".encode())])
def test_what_is_no_bank_is_told(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UserError, match=r"no numbered question was found|is not a Word document"):
        read_text_bank(tmp_path / name)


PIECES = st.sampled_from(
    ["1. 甲（　　）", "2、乙____", "一、单选题", "A. 子 B. 丑", "B. 寅", "答案：A", "【解析】", "参考答案", "1-3 ABC", "3.√", "（1）卯", "（ × ）",
     "阅读材料，完成2—3题。", "| 甲 | 乙 |", "1.B 2.C", "说明", "题型：猜谜", "难度：", "第三章"]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES | st.text(max_size=6), max_size=12))
def test_any_lines_are_questions_or_told_in_words(lines: list[str]) -> None:
    """Nothing in them breaks the reader, and every line with a number begins a question or stays in one."""
    drafts = read_drafts([Line(line.strip(), number) for number, line in enumerate(lines, 1) if line.strip()])
    for draft in drafts.questions:
        numbers = re.findall(r"\d+", unicodedata.normalize("NFKC", lines[draft.line - 1]))
        assert draft.number in map(int, numbers), "a question has the number that its line begins with"


# -- the commands ------------------------------------------------------------


def test_convert_writes_what_it_understood_and_tells_the_rest(starter: Path, tmp_path: Path) -> None:
    (tmp_path / "期末.txt").write_text(HISTORY + "五、判断题\n1. 地球是圆的。\n答案：对\n不知道这是什么\n", encoding="utf-8")
    done = run(tmp_path, "convert", "期末.txt", "期末.xlsx")
    assert done.status == 1 and "Traceback" not in done.err
    assert "期末.xlsx: 11 questions (单选题 3, 多选题 1, 判断题 5, 填空题 1, 简答题 1); 1 place was not understood" in done.err
    questions = load_seeds([tmp_path / "期末.xlsx"]).questions
    assert keys([placed.record for placed in questions])[:2] == [("单选", "B"), ("单选", "A")]


def test_convert_knows_a_platforms_table_and_a_map_of_ones_own(tmp_path: Path) -> None:
    rows = [("问", "甲", "乙", "对的是"), ("西汉的都城是（　　）。", "长安", "洛阳", "2")]
    book(tmp_path / "school.xlsx", 题=rows)
    maps = "title: 校园\nkinds: {single_choice: 单选}\ncolumns: {问: question, 甲: option A, 乙: option B, 对的是: answer}\nchoices_as: numbers\n"
    (tmp_path / "map.yaml").write_text(maps, encoding="utf-8")
    assert run(tmp_path, "convert", "school.xlsx", "school.yaml", "--dialect", "map.yaml").status == 0
    assert keys([placed.record for placed in load_seeds([tmp_path / "school.yaml"]).questions]) == [("单选", "B")]
    done = run(tmp_path, "convert", "school.xlsx", "other.yaml", "--dialect", "chaoxing")
    assert done.status == 2 and "no sheet has the headings of chaoxing" in done.err


def test_questions_without_ids_get_them(tmp_path: Path) -> None:
    book(tmp_path / "月考.xlsx", 自编题=[("题型", "题干", "答案"), ("判断题", "地球是圆的。", "对")])
    assert run(tmp_path, "convert", "月考.xlsx", "月考.yaml").status == 0
    assert [placed.record.id for placed in load_seeds([tmp_path / "月考.yaml"]).questions] == ["地球是圆的"]


def test_a_bank_among_the_facts_or_before_extract_is_told_what_to_do(starter: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    assert run(tmp_path, "new", "mine").status == 0
    (mine / "seeds" / "期末.txt").write_text(HISTORY, encoding="utf-8")
    book(mine / "seeds" / "考试宝.xlsx", 试题=[EXAM_STAR, ("甲", "判断题", None, None, None, "对", None, None, None)])
    done = run(mine, "items", "my-set")
    assert done.status == 2
    assert "期末.txt: is a question bank; turn it into questions of your own once" in done.err
    assert "考试宝.xlsx: is a question bank" in done.err and "none of 事件" not in done.err
    done = run(mine, "extract", "seeds/期末.txt")
    assert done.status == 2 and "is a question bank, whose questions are taken as they are; run: zhongbu-quiz convert" in done.err


@pytest.mark.parametrize("between", ["\n", " "])
@pytest.mark.parametrize(
    "options",
    ["A鸦片战争 B甲午战争 C抗日战争", "A 鸦片战争 B 甲午战争 C 抗日战争", "A鸦片战争B甲午战争C抗日战争", "A鸦片战争；B甲午战争；C抗日战争",
     "Ａ鸦片战争　Ｂ甲午战争　Ｃ抗日战争"],
)  # fmt: skip
def test_options_may_have_no_mark_behind_their_letters(options: str, between: str, tmp_path: Path) -> None:
    assert _options(f"近代史开始于（  ）{between}{options}", tmp_path) == ("鸦片战争", "甲午战争", "抗日战争")


@pytest.mark.parametrize("options", ["A鸦片战争\nB甲午战争\nC抗日战争", "A鸦片战争 B甲午战争\nC抗日战争", "A 鸦片战争\nB. 甲午战争\nC 抗日战争"])
def test_such_options_may_stand_in_several_lines(options: str, tmp_path: Path) -> None:
    assert _options(f"近代史开始于（  ）\n{options}", tmp_path) == ("鸦片战争", "甲午战争", "抗日战争")


@pytest.mark.parametrize("options", ["a鸦片战争 b甲午战争 c抗日战争", "A鸦片战争 B甲午战争", "甲、鸦片战争 乙、甲午战争"])
def test_an_answer_that_is_a_letter_wants_options(options: str, tmp_path: Path) -> None:
    path = tmp_path / "题库.txt"
    path.write_text(f"1.近代史开始于（  ）\n{options}\n答案：A\n2.一加一等于几？\n答案：2\n", encoding="utf-8")
    found = read_text_bank(path)
    assert len(found.records) == 1
    assert [problem.message for problem in found.problems] == ["question 1: has no options; write them below it, a line each: A. …"]


def test_letters_that_a_stem_tells_of_are_no_options(tmp_path: Path) -> None:
    path = tmp_path / "题库.txt"
    path.write_text("1.下图中的点有______\nA点和B点在同一条纬线上。\n答案：A\n2.一加一等于几？\n答案：2\n", encoding="utf-8")
    assert [record.item_kind for record in read_text_bank(path).records] == ["fill_blank", "short_answer"]


def _options(question: str, folder: Path) -> tuple[str, ...]:
    path = folder / "题库.txt"
    path.write_text(f"1.{question}\n答案：A\n2.一加一等于几？\n答案：2\n", encoding="utf-8")
    return tuple(read_text_bank(path).records[0].options)


def test_two_questions_of_one_number_are_kept_and_told(tmp_path: Path) -> None:
    path = tmp_path / "题库.txt"
    path.write_text("4.甲是？\n答案：一\n5.乙是？\n答案：二\n5.丙是？\n答案：三\n6.丁是？\n答案：四\n", encoding="utf-8")
    found = read_text_bank(path)
    assert [record.stem for record in found.records] == ["甲是？", "乙是？", "丙是？", "丁是？"]
    (told,) = found.problems
    assert (told.line, told.message) == (5, "the number 5 stands in line 3 too; both questions are kept; give each a number of its own")
