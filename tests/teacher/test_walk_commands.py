"""What a teacher typed, or put into a cell, on a walk through the program: each is told with what to do, or taken as it is meant."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.drawing.image import Image
from PIL import Image as Picture

from tests.core.small import run
from zhongbu_quiz.cli.dashes import plain_dashes
from zhongbu_quiz.errors import ContentError
from zhongbu_quiz.identity import load_identity
from zhongbu_quiz.intake.bank import read_text_bank
from zhongbu_quiz.workbook.seeds import load_seeds

from .sheets import book, problems

QUESTIONS = ("编号", "题型", "题干", "选项A", "选项B", "答案")


@pytest.fixture
def mine(starter: Path, tmp_path: Path) -> Path:
    """A set with two decks."""
    home = tmp_path / "set"
    shutil.copytree(starter, home)
    (home / "decks" / "小测.yaml").write_text("标题: 小测\n题数: {挖空: 2}\n产品: [Anki文本]\n", encoding="utf-8")
    (home / "decks" / "月考.yaml").write_text("标题: 我的月考卷\n题数: {挖空: 2}\n产品: [Anki文本]\n", encoding="utf-8")
    return home


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (("-o", "卷", "worksheet", "小测"), "-o 写在命令和题组后面：zhongbu-quiz 命令 题组 -o …"),
        (("--only", "试卷", "worksheet", "小测"), "--only 写在命令和题组后面"),
        (("worksheet", "小测", "--form", "B"), "没有 --form：A、B 卷一次都做出来，在题组里写“卷数: 2”"),
        (("--nothing", "worksheet", "小测"), "没有 --nothing 这个选项"),
        (("swap", "3", "小测"), "先写题组，再写第几题：zhongbu-quiz swap 小测 3"),
        (("grade", "扫描.pdf", "--draw", "小测"), "请写出卷时和试卷放在一起的抽题记录，如 --draw papers/小测-draw.json"),
        (("extract", "seeds"), "seeds：是文件夹；一次读一个文件，请连文件名一起写，如 seeds/facts.xlsx"),
        (("items", "我的月考卷"), "我的月考卷 是题组 月考 的标题；请写它的名字：月考"),
        (("build", "小测，期末"), "没有“小测，期末”这个题组"),
    ],
)
def test_a_call_in_another_order_is_told_how_it_is_written(call: tuple[str, ...], said: str, mine: Path) -> None:
    (mine / "扫描.pdf").write_bytes(b"%PDF-1.4\n")
    done = run(mine, *call, "--lang", "zh")
    assert (done.status, done.out) == (2, "")
    assert said in done.err


@pytest.mark.parametrize("between", [",", "，", "、"])
def test_decks_may_have_commas_between_them(between: str, mine: Path) -> None:
    done = run(mine, "build", f"小测{between}月考", "--out", "made", "--lang", "zh")
    assert done.status == 0
    assert {"小测", "月考"} == {path.name.partition(".")[0] for path in (mine / "made").iterdir() if path.name[0] != "."}


def test_several_events_in_one_cell_are_told(tmp_path: Path) -> None:
    rows = [("时间", "事件"), ("1919年", "五四运动爆发；中国国民党改组"), ("1921年", "中共一大召开；"), ("1927年", "南昌起义爆发")]
    told = "\n".join(load_seeds([book(tmp_path / "表.xlsx", Sheet1=rows)]).remarks)
    assert "B2 tell several events, which are asked as one" in told


@pytest.mark.parametrize("mark", ["；", ";", "； ", "\n"])
def test_fragments_of_evidence_may_have_semicolons_between_them(mark: str, tmp_path: Path) -> None:
    rows = [("时间", "事件", "依据"), ("1919年", "五四运动爆发", f"1919年{mark}五四运动爆发"), ("1921年", "中共一大召开", f"1921年{mark}中共一大")]
    (first, _second) = load_seeds([book(tmp_path / "表.xlsx", Sheet1=rows)]).facts
    assert first.record.source.evidence == ("1919年", "五四运动爆发")


@pytest.mark.parametrize(
    ("stem", "wrong"), [("首都是__，最长的河是（    ）。", True), ("首都是（　　），河是（ ）。", False), ("首都是____，见书（下册）____。", False)]
)
def test_gaps_of_two_sorts_in_one_stem_are_told(stem: str, wrong: bool, tmp_path: Path) -> None:
    path = book(tmp_path / "题.xlsx", 自编题=[QUESTIONS, ("q1", "填空题", stem, None, None, "北京；长江")])
    assert ["has gaps of two sorts" in said for said in problems(path)] == [True] * wrong


def test_pictures_that_lie_on_a_sheet_are_told(tmp_path: Path) -> None:
    Picture.new("RGB", (30, 30), "red").save(tmp_path / "图.png")
    path = book(tmp_path / "题.xlsx", 自编题=[QUESTIONS, ("q1", "单选题", "图中是（　　）。", "甲", "乙", "A")], 术语=[("编号", "术语", "释义")])
    assert load_seeds([path]).remarks == ()
    made = load_workbook(path)
    made["自编题"].add_image(Image(str(tmp_path / "图.png")), "G2")
    made.save(path)
    (told,) = load_seeds([path]).remarks
    assert "题.xlsx[自编题]: the pictures on this sheet are not read; save each as a file" in told


def test_cells_of_wps_with_pictures_are_told(tmp_path: Path) -> None:
    Picture.new("RGB", (30, 30), "red").save(tmp_path / "图.png")
    path = book(tmp_path / "题.xlsx", 自编题=[(*QUESTIONS, "备注"), ("q1", "单选题", "图中是（　　）。", "甲", "乙", "A", '=DISPIMG("ID_1",1)')])
    made = load_workbook(path)
    made.create_sheet("#图").add_image(Image(str(tmp_path / "图.png")), "A1")
    made.save(path)
    assert "[自编题]: the pictures on this sheet are not read" in "\n".join(load_seeds([path]).remarks)


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (("--size", "A5"), "a5"),
        (("--answers", "后面面"), "后面面"),
        (("--only", "卷纸"), "卷纸"),
        (("-o", "卷"), "卷"),
    ],
)
def test_a_wrong_call_is_told_before_any_table_is_read(call: tuple[str, ...], said: str, mine: Path) -> None:
    (mine / "卷").touch()
    book(mine / "seeds" / "表.xlsx", Sheet1=[("省份", "省会"), ("河南", "郑州"), ("湖北", "武汉")])
    ran = run(mine, "worksheet", "小测", *call)
    assert ran.status == 2 and said in ran.err
    assert "表.xlsx" not in ran.err


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("标题: 小测\n题数: ｛挖空: 2, 判断: 1｝\n", "花括号是中文的｛ ｝，请改成英文的：{a: 1, b: 2}"),
        ("标题: 小测\n题数: {挖空: 2}\n出卷人: 王老师\n", "用不着的请删去这一行"),
    ],
)
@pytest.mark.usefixtures("chinese")
def test_a_wrong_line_of_a_deck_is_told_with_what_to_do(lines: str, said: str, mine: Path) -> None:
    (mine / "decks" / "小测.yaml").write_text(lines, encoding="utf-8")
    assert said in run(mine, "items", "小测").err


def test_what_a_deck_names_in_her_own_numbers_and_words_is_taken(mine: Path) -> None:
    rows = [(f"q{number}", "单选", f"第{number}问是（　　）。", "甲", "乙", "A") for number in (1, 2)]
    book(mine / "seeds" / "自编.xlsx", 自编题=[QUESTIONS, *rows])
    (mine / "decks" / "小测.yaml").write_text("标题: 小测\n题数: {单选: 1}\n必选: [q1]\n排除: [q2]\n", encoding="utf-8")
    ran = run(mine, "items", "小测")
    assert "own:q1" in ran.out and ran.status == 0


@pytest.mark.usefixtures("chinese")
def test_a_folder_for_a_file_prose_for_a_bank_and_a_deck_named_as_word_are_told_with_what_to_do(mine: Path) -> None:
    (mine / "卡片").mkdir()
    assert "卡片：是文件夹；这里写一个文件，请连文件名一起写：-o 卡片/小测.txt" in run(mine, "export", "小测", "--to", "text", "-o", "卡片").err
    (mine / "小结.txt").write_text("今天讲洋务运动\n下周讲戊戌变法\n", encoding="utf-8")
    assert "zhongbu-quiz extract 小结.txt -o 小结.xlsx" in run(mine, "convert", "小结.txt", "seeds/小结.xlsx").err
    (mine / "decks" / "期中.docx").write_text("标题: 期中\n题数: {挖空: 2}\n", encoding="utf-8")
    assert "存到 decks/，文件名写 期中.yaml" in run(mine, "worksheet", "期中").err
    assert "，请写在后面：" in run(mine, "convert", "小结.txt").err


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (("export", "小测", "--to"), "moodle"),
        (("export", "小测", "--to", ""), "moodle"),
        (("worksheet", "小测", "--only="), "paper"),
        (("worksheet", "小测", "--only", " "), "paper"),
        (("worksheet", "小测", "-o", ""), ""),
        (("build", "小测", "--out"), ""),
    ],
)
def test_an_option_with_nothing_behind_it_is_told_with_what_may_stand_there(call: tuple[str, ...], said: str, mine: Path) -> None:
    done = run(mine, *call)
    assert done.status == 2
    told = done.err.partition("needs a value behind it: ")[2]  # the words of its help, which are of the language in which this process began
    assert told.strip() and said in told


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("范围: {时期: 晚清}", "写的是“晚清”，不是年份；从哪年到哪年，写成 1840/1911 这样"),
        ("范围: {时期: [1840年, 1895年]}", "不是年份"),
        ("班级名单: 七班.xlsx", "zhongbu-quiz worksheet 小测 --roster 七班.xlsx"),
        ("考试日期: 2026.11.3", "写成“副标题: 2026.11.3”"),
        ("出卷人: 王老师", "写成“副标题: 王老师”"),
    ],
)
@pytest.mark.usefixtures("chinese")
def test_what_no_line_of_a_deck_is_for_is_told_with_where_it_goes(lines: str, said: str, mine: Path) -> None:
    (mine / "decks" / "小测.yaml").write_text(f"标题: 小测\n题数: {{挖空: 2}}\n{lines}\n", encoding="utf-8")
    assert said in run(mine, "items", "小测").err
    if lines[0] in "班考出":
        (mine / "project.yaml").write_text(f"名称: walk-k2\n{lines}\n", encoding="utf-8")
        assert said.replace("小测", "题组") in run(mine, "items", "月考").err


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize(
    ("command", "option", "call"),
    [
        ("worksheet", "--word", "--only Word"),
        ("worksheet", "--docx", "--only Word"),
        ("worksheet", "--pdf", "--only 试卷"),
        ("worksheet", "--答题卡", "--only 答题卡"),
        ("build", "--Word", "--only Word"),
    ],
)
def test_a_product_that_is_typed_as_an_option_is_told_with_the_call_that_makes_it(command: str, option: str, call: str, mine: Path) -> None:
    done = run(mine, command, "小测", option)
    assert done.status == 2
    assert f"没有 {option} 这个选项；" in done.err and f"这样做：zhongbu-quiz worksheet 小测 {call}" in done.err
    assert ("教师卷" in done.err) == (command == "worksheet") and "--force" not in done.err


@pytest.mark.usefixtures("chinese")
def test_a_class_list_is_no_document_to_be_drafted(mine: Path) -> None:
    book(mine / "名单.xlsx", 一班=[("姓名", "学号"), ("张三", "1"), ("李四", "2")])
    assert "是班级名单" in run(mine, "extract", "名单.xlsx").err
    book(mine / "人物.xlsx", Sheet1=[("姓名", "主张"), ("康有为", "变法"), ("孙中山", "革命")])
    assert "是班级名单" not in run(mine, "extract", "人物.xlsx").err


def test_counts_may_be_in_chinese_numerals_and_one_level_is_a_list_of_one(mine: Path) -> None:
    (mine / "decks" / "小测.yaml").write_text("标题: 小测\n题数: {挖空: 三道}\n范围: {层次: 识记, 题型: 挖空}\n", encoding="utf-8")
    ran = run(mine, "items", "小测")
    assert ran.status == 0 and len(ran.out.splitlines()) == 4


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (("convert", "seeds/facts.xlsx", "seeds"), "seeds：是文件夹；这里写一个文件，请连文件名一起写：seeds/facts-facts.xlsx"),
        (("worksheet", "--from", "卷"), "卷：是文件夹；请写里面的抽题记录：卷/小测-draw.json"),
        (("extract", "成绩.xlsx"), "是班级名单"),
    ],
)
def test_a_folder_or_a_list_in_the_place_of_a_file_is_told_with_the_file(call: tuple[str, ...], said: str, mine: Path) -> None:
    (mine / "卷").mkdir()
    (mine / "卷" / "小测-draw.json").write_text("{}", encoding="utf-8")
    book(mine / "成绩.xlsx", Sheet1=[("姓名", "语文", "数学"), ("张三", 90, 95), ("李四", 80, 70)])
    done = run(mine, *call, "--lang", "zh")
    assert done.status == 2 and said in done.err


@pytest.mark.parametrize("forms", ["A、B", "AB", "A卷和B卷", "两卷", "2"])
def test_forms_may_be_named(forms: str, mine: Path) -> None:
    (mine / "decks" / "小测.yaml").write_text(f"标题: 小测\n题数: {{挖空: 2}}\n卷数: {forms}\n", encoding="utf-8")
    done = run(mine, "worksheet", "小测", "-o", "papers", "--only", "Word")
    assert sorted(path.name for path in (mine / "papers").glob("*paper.docx")) == ["小测-A-paper.docx", "小测-B-paper.docx"], done.err


def test_products_and_forms_may_be_named_in_a_call(mine: Path) -> None:
    (mine / "decks" / "小测.yaml").write_text("标题: 小测\n题数: {挖空: 2}\n", encoding="utf-8")
    assert run(mine, "worksheet", "小测", "-o", "again", "--only", "Word 知识清单", "--versions", "A,B").status == 0
    made = {path.name for path in (mine / "again").glob("[!.]*")}
    assert {"小测-A-paper.docx", "小测-B-paper.docx", "小测-outline.pdf"} <= made


@pytest.mark.parametrize(
    ("lines", "said"),
    [("swap: 3", "要写哪一道换成哪一道（都写编号）：{抽到的"), ("必选: 没有的", "没有“没有的”这道题"), ("排除: 没有的", "没有“没有的”这道题")],
)
@pytest.mark.usefixtures("chinese")
def test_what_names_single_items_may_be_one_and_is_told_in_words(lines: str, said: str, mine: Path) -> None:
    (mine / "decks" / "小测.yaml").write_text(f"标题: 小测\n题数: {{挖空: 2}}\n{lines}\n", encoding="utf-8")
    assert said in run(mine, "items", "小测").err


@pytest.mark.parametrize(("mark", "taken"), [("可以", True), ("OK", True), ("√√", True), ("已采用", True), ("删", False), ("未采用", False)])
def test_drafts_are_accepted_in_several_words_and_never_without_their_column(mark: str, taken: bool, mine: Path) -> None:
    (mine / "小结.txt").write_text("洋务运动\n\n1861年，曾国藩创办安庆内军械所。1865年，李鸿章创办江南制造总局。\n", encoding="utf-8")
    assert run(mine, "extract", "小结.txt", "-o", "seeds/草稿.xlsx").status == 0
    path = mine / "seeds" / "草稿.xlsx"
    made = load_workbook(path)
    made["事件"]["A2"].value = mark
    made.save(path)
    assert len(load_seeds([path]).facts) == taken
    made["事件"].delete_cols(1)
    made.save(path)
    assert "its column 采用 is gone" in "".join(problems(path))


def test_chinese_quotation_marks_around_an_argument_are_none_of_it(mine: Path) -> None:
    assert run(mine, "items", "“小测”").out == run(mine, "items", "小测").out != ""


@pytest.mark.parametrize(
    ("answer", "said"),
    [("①", "numbers its options ①②③④; write A. B. C. D. in front of them"), ("③①②", ""), ("甲", "")],
)
def test_options_in_circles_are_told_where_one_of_them_is_the_answer(answer: str, said: str, mine: Path) -> None:
    (mine / "题库.txt").write_text(f"1、开端是（  ）\n①甲 ②乙 ③丙 ④丁\n答案：{answer}\n", encoding="utf-8")
    assert (said in run(mine, "convert", "题库.txt", "seeds/题库.xlsx").err) if said else "①②③④" not in run(mine, "convert", "题库.txt", "a.xlsx").err


ASKED = (
    "1．开端是（ ）\nA．甲 B．乙 C．丙\n2．爆发于（ B ）\nA、甲\nB、乙\n3、城市是\n答案：上海\n4、打响了第一枪。（√）\n5、与英国签订。（ ）\n"
    "6、材料：（1）为何？（2）有何影响？\n"
)
THREE = "1．开端是（ ）\nA．甲 B．乙\n2．结束是（ ）\nA．甲 B．乙\n3．对的。（ ）\n"


@pytest.mark.parametrize(
    ("text", "answers", "said"),
    [
        (f"{ASKED}答案：1-2 AB 5× 7C", "A B 上海 √ ×", ["has no answer", "the answer of number 7 has no question"]),
        (f"{ASKED}答案：1A 2B 5×", "A B 上海 √ ×", ["has no answer"]),
        (f"{THREE}答案：1-3 AB√", "A B √", []),
        (f"{THREE}答案：1.A 2.B 3.√", "A B √", []),
        (f"{THREE}答案：对\n参考答案：1.B 2.B 3.错", "B B 对", ["number 3 has an answer below its question, and another one here"]),
        (f"{THREE}答案：对\n参考答案：1.B 2.B 3.对", "B B 对", []),
        ("1．甲是____，乙是____。\n答案：1.对 2.错\n", "1.对 2.错", []),
    ],
)
def test_answers_of_the_whole_paper_in_its_last_line_go_to_their_numbers(
    text: str, answers: str, said: list[str], tmp_path: Path
) -> None:
    (tmp_path / "题库.txt").write_text(text, encoding="utf-8")
    bank = read_text_bank(tmp_path / "题库.txt")
    assert " ".join(" ".join(record.answer) for record in bank.records) == answers
    assert [words in problem.message for words, problem in zip(said, bank.problems, strict=True)] == [True] * len(said)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (["worksheet　my-set"], ["worksheet", "my-set"]),
        (["worksheet", "my-set　--only　试卷"], ["worksheet", "my-set", "--only", "试卷"]),
        (["worksheet", "my-set", "--school", "第三中学　八年级"], ["worksheet", "my-set", "--school", "第三中学　八年级"]),
    ],
)
def test_full_width_spaces_set_commands_and_options_apart(typed: list[str], read: list[str]) -> None:
    assert plain_dashes(typed) == read


@pytest.mark.parametrize(
    ("call", "status", "said"),
    [
        (("swap", "小测", "A1", "--dry-run"), 0, ""),
        (("swap", "小测", "b1", "--dry-run"), 0, ""),
        (("swap", "小测", "1", "--form", "B卷", "--dry-run"), 0, ""),
        (("swap", "小测", "1", "--form", "Ｂ", "--dry-run"), 0, ""),
        (("swap", "小测", "1", "--form", "丙卷", "--dry-run"), 2, "有 A、B 卷"),
        (("swap", "小测", "C1", "--dry-run"), 2, "没有“C1”这道题"),
        (("export", "小测", "--to", "ＣＳＶ"), 0, ""),
        (("items", "decks/小测"), 0, ""),
        (("check", "近代史"), 2, "没有这个文件、文件夹或题组；有这些题组：my-set、小测"),
        (("check", "facts.xlsx"), 0, ""),
        (("items", "期中"), 2, "seeds/期中.yaml: 这是题组文件；请放到 decks 文件夹"),
    ],
)
def test_a_call_is_taken_as_it_is_meant(call: tuple[str, ...], status: int, said: str, mine: Path) -> None:
    (mine / "decks" / "月考.yaml").unlink()
    (mine / "decks" / "小测.yaml").write_text("标题: 小测\n题数: {挖空: 1}\n卷数: 2\n", encoding="utf-8")
    if "期中" in call:
        (mine / "seeds" / "期中.yaml").write_text("标题: 期中\n题数: {挖空: 2}\n", encoding="utf-8")
    done = run(mine, *call, "--lang", "zh")
    assert done.status == status, done.err
    assert said in done.err


@pytest.mark.parametrize("key", ["卡片", "anki"])
def test_what_its_packages_share_may_be_called_cards(key: str, mine: Path) -> None:
    path = mine / "project.yaml"
    path.write_text(f"名称: jindai-k3f9x2\n{key}: {{每天新卡: 5}}\n", encoding="utf-8")
    assert load_identity(path).new_per_day == 5


def test_a_name_to_write_is_made_anew_each_time_and_said_to_be(tmp_path: Path) -> None:
    path = tmp_path / "project.yaml"
    said = []
    for _each in range(2):
        path.unlink(missing_ok=True)
        path.write_text("标题: 近代史\n", encoding="utf-8")
        with pytest.raises(ContentError) as error:
            load_identity(path)
        (told,) = error.value.problems
        assert "a new name made just now; where cards were made before, write their old name instead" in told.message
        said.append(told.message)
    assert said[0] != said[1]


def test_what_the_gate_kept_out_is_said_by_check_at_its_end_and_by_nothing_else(mine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zhongbu_quiz.quality.gate.told", lambda _bank: "KEPT OUT")
    monkeypatch.setattr("zhongbu_quiz.cli.tables.told", lambda _bank: "KEPT OUT")
    assert "KEPT OUT" not in run(mine, "items", "小测").err
    assert run(mine, "check").err.rstrip().endswith("KEPT OUT")
