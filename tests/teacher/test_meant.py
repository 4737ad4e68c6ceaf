"""A call or a deck that says something else than its teacher means: understood where there is no doubt, else told what to write."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.core.small import run
from zhongbu_quiz.cli.dashes import as_meant, plain_dashes
from zhongbu_quiz.data.lines import words_of
from zhongbu_quiz.exports.registry import OUTPUTS, chosen_format
from zhongbu_quiz.loading.yamlfile import load_yaml
from zhongbu_quiz.sets.deck import DeckRecord, load_deck
from zhongbu_quiz.sets.paper_numbers import paper_number
from zhongbu_quiz.starter.schemas import schemas

DECK = """\
标题: 期中
题数: {判断: 2道, 单选: ２}
分值: {判断: １０分, 单选: 5}
时间: 40分钟
份数: 2份
总分: 30分
分卷: 不同
最多相同: 4
答案位置: 卷末
产品: 【试卷、答题卡、题库表】
"""
OPTIONS = ("--only", "--output", "--roster", "--all", "--help")


@pytest.fixture(scope="module")
def mine(starter: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A set of her own with a deck in Chinese, and one beside `decks/`."""
    own = tmp_path_factory.mktemp("meant") / "own"
    shutil.copytree(starter, own)
    (own / "decks/期中.yaml").write_text(DECK, encoding="utf-8")
    (own / "月考.yaml").write_text(DECK, encoding="utf-8")
    (own / "decks/年表.xlsx").write_bytes(b"PK")
    (own / "期中").mkdir()
    return own


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("-only 试卷", "--only 试卷"),
        ("-only=试卷", "--only=试卷"),
        ("-help", "--help"),
        ("-opapers -o x", "-opapers -o x"),
        ("--全部", "--all"),
        ("－－名单 x.csv", "--roster x.csv"),
        ("--only 试卷， 答案 、 答题卡", "--only 试卷，答案、答题卡"),
        ("--only 试卷 ,答案 -o x", "--only 试卷,答案 -o x"),
        ("-- -only a, b", "-- -only a, b"),
    ],
)
def test_what_is_typed_is_taken_as_it_is_meant(typed: str, meant: str) -> None:
    assert as_meant(plain_dashes(typed.split()), OPTIONS) == meant.split()


def test_every_word_for_an_option_is_of_one_and_of_a_command() -> None:
    from typer.main import get_command

    from zhongbu_quiz.cli.app import app

    there = {name for command in get_command(app).commands.values() for param in command.params for name in param.opts}  # type: ignore[attr-defined]
    names = words_of("options.yaml")
    assert {f"--{name}" for name in names} <= there | {"--help", "--lang", "--version"}
    for command in get_command(app).commands.values():  # type: ignore[attr-defined]
        options = {name for param in command.params for name in param.opts}
        words = [word for name, each in names.items() if f"--{name}" in options for word in each]
        assert len(words) == len({*words}), command.name


def test_a_deck_that_is_named_twice_is_made_once(mine: Path) -> None:
    done = run(mine, "build", "期中", "期中", "--out", "twice", "-q")
    assert done.status == 0, done.err
    shutil.rmtree(mine / "twice")


@pytest.mark.parametrize(
    ("call", "told"),
    [
        ("worksheet 期中 -onlly 试卷", "没有 -onlly 这个选项；是不是想写 --only？"),
        ("build 期中 --only 试卷", "--only 是 worksheet 的选项；写成 zhongbu-quiz worksheet 题组 --only …"),
        ("worksheet 期中 --哈哈", "没有 --哈哈 这个选项；可以写 --output、--only、"),
        ("worksheet 期中 --only 试卷 答案", "答案 单独放着，不知道算什么；几样成品之间用逗号、不空格，如 --only 试卷,答案"),
        ("worksheet 期中 试卷", "试卷 单独放着，不知道算什么；只做这一样，写 --only 试卷"),
        ("worksheet 试卷 期中", "期中 是题组，紧跟在命令后面写：zhongbu-quiz worksheet 期中"),
        ("export 期中 学习通", "学习通 单独放着，不知道算什么；要这种格式，写 --to 学习通"),
        ("grade scan.pdf", "请写出扫描件和试卷的抽题记录，例如：zhongbu-quiz grade 扫描.pdf --draw"),
        ("worksheet 期中 --roster", "--roster 后面要写内容"),
        ("worksheet 期中 --roster -o x", "--roster 后面要写内容"),
        ("worksheet 期中 --roster seeds/facts.xlsx", "seeds/facts.xlsx:1: 不是班级名单：没有哪一行是列名 姓名,班级,学号"),
        ("worksheet", "没有写题组；有这些题组：my-set、期中（另有自带的7个）"),
        ("anki", "；有这些题组：my-set、期中（另有自带的7个）"),
        ("anki 没有", "没有“没有”这个题组；有这些题组：my-set、期中（另有自带的7个）"),
        ("anki 月考", "没有“月考”这个题组；要用这里的文件，写全名：月考.yaml"),
        ("anki 别处/期中.yml", "别处/期中.yml：没有这个题组文件；有一个题组叫 期中，只写名字就行"),
        ("worksheet 年表", "decks/年表.xlsx: 这不是题组文件；是事实和题目的，放到 seeds 文件夹；要写题组，请用记事本写"),
        ("anki 期中 -o x.xlsx", "写 -o x.apkg\n要做国内刷题软件认得的 Excel 表（.xlsx），运行 zhongbu-quiz export 期中 --to 题库表"),
        ("anki 期中 -o x", "写 -o x.apkg"),
        ("export 期中 --to xlsx -o x.docx", "写 -o x.xlsx\n要做Word 版试卷和答案（.docx），运行 zhongbu-quiz worksheet 期中 --only Word"),
        ("worksheet 期中 -o x.pdf", "x.pdf：这里要写文件夹的名字，不写文件名（里面的文件自动取名）；写成 -o papers 这样"),
        ("build --out x.yaml", "x.yaml：这里要写文件夹的名字"),
        ("export 期中", "没有写要哪种格式；在命令后面加上，如 --to 学习通；可以写：Moodle题库、"),
        ("export 期中 --to wps", "--to wps：Word 版试卷和答案这样做：zhongbu-quiz worksheet 期中 --only Word"),
        ("export 期中 --to apkg", "这样做：zhongbu-quiz anki 期中"),
        ("export 期中 --to xlsx --dialect 超新星", "没有这种样式；只能写 题库表（standard）、学习通（chaoxing）、"),
        ("worksheet 期中 --answers 哪里", "答案的位置（--answers）只能写 分开（apart）、题后（after）、卷尾（behind） 中的一个"),
        ("convert new.yaml seeds/facts.xlsx", "先写要读的文件，再写要做出的文件：zhongbu-quiz convert seeds/facts.xlsx new.yaml"),
        ("convert yaml-example/facts.yaml seeds/facts.xlsx", "seeds/facts.xlsx：是您题库里的事实，不能覆盖"),
        ("swap 期中 单选9 --dry-run", "单选9：期中 的A卷没有这道题；题号是1到4"),
    ],
)  # fmt: skip
def test_a_call_that_means_something_else_is_told_what_to_type(call: str, told: str, mine: Path) -> None:
    before = sorted(mine.rglob("*"))
    done = run(mine, *call.split(), "--lang", "zh")
    assert (done.status, done.out) == (2, "")
    assert told in done.err and "加上 --force" not in done.err
    assert sorted(mine.rglob("*")) == before


def test_what_a_deck_names_is_made_and_the_rest_is_told(mine: Path) -> None:
    done = run(mine, "worksheet", "期中", "-o", "papers", "--lang", "zh")
    assert done.status == 0, done.err
    made = {path.name for path in (mine / "papers").glob("[!.]*")}
    assert {"期中-A-sheet.json", "期中-B-sheet.json"} <= made and not [name for name in made if "-key" in name]
    assert "题组里还写了题库表（xlsx），这条命令不做；要全部做出来，运行 zhongbu-quiz build 期中" in done.err
    shutil.rmtree(mine / "papers")


def test_the_number_of_a_question_is_read_as_it_is_printed(mine: Path) -> None:
    def stem(item: str) -> str:
        done = run(mine, "swap", "期中", item, "--dry-run", "--lang", "zh")
        assert done.status == 0, done.err
        return done.out.splitlines()[1]

    assert len({stem(word) for word in ("3", "第3题", "３", "3.", "第三题", "二、1", "判断1", "判断题 第1题")}) == 1
    assert stem("一、1") == stem("1") == stem("单选1")
    assert [paper_number(word) for word in ("第x题", "abc123", "cloze-term:c01:term")] == [None] * 3


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("判断: 2道", "选择题: 2", "2: 没有“选择题”这一项；只能写 单选题 或 多选题"),
        ("判断: 2道", "主观题: 2", "2: 没有“主观题”这一项；只能写 填空题 或 简答题"),
        ("份数: 2份", "范围: {题型: [单选]}", "2: `范围.题型` 里没有 判断题，这里却要出"),
        ("份数: 2份", "范围: {章节: [没有, 深空探测]}", "5: 没有“没有”这个章节；有这些章节：运载与卫星、载人航天、深空探测"),
        ("份数: 2份", "范围: {文献: [没有]}", "5: 没有“没有”这份文献；有这些文献：航天资料"),
        ("份数: 2份", "必选: [第3题]", "5: “第3题”是卷上的题号，换一次抽题就不是这道了；写题的编号"),
        ("总分: 30分", "每空分值: {填空: 1, 填空题: 2}", "6: “填空”和“填空题”是同一种题"),
        ("分卷: 不同", "分卷: 随便", "7: `分卷` 写的是“随便”；只能写 换次序（reorder） 或 不同（distinct）"),
        ("分卷: 不同", "分卷: 换次序", "8: `最多相同` 要和 `分卷: 不同` 一起用"),
        ("试卷、答题卡", "试题", "10: `产品.1`：没有“试题”这种成品；常用的有 "),
    ],
)
def test_what_a_deck_says_wrong_is_told_in_its_words(old: str, new: str, told: str, mine: Path) -> None:
    assert old in DECK
    (mine / "decks/错.yaml").write_text(DECK.replace(old, new), encoding="utf-8")
    done = run(mine, "items", "错", "--lang", "zh")
    (mine / "decks/错.yaml").unlink()
    assert done.status == 2
    assert f"decks/错.yaml:{told}" in done.err


def test_numbers_with_what_is_counted_are_numbers(tmp_path: Path) -> None:
    (tmp_path / "t.yaml").write_text(DECK, encoding="utf-8")
    record = load_deck(tmp_path / "t.yaml", OUTPUTS).record
    assert (record.counts, record.minutes, record.forms, record.total) == ({"true_false": 2, "single_choice": 2}, 40, 2, 30)
    assert (record.points["true_false"], record.answers, record.form_mode) == (10, "behind", "distinct")


def test_a_kind_without_points_is_told(mine: Path) -> None:
    text = DECK.replace("判断: １０分, ", "").replace("总分: 30分\n", "").replace("、答题卡、题库表", "")
    (mine / "decks/少.yaml").write_text(text, encoding="utf-8")
    done = run(mine, "export", "少", "--to", "文本", "-o", "少.txt", "--lang", "zh")
    (mine / "decks/少.yaml").unlink()
    assert "decks/少.yaml:3: `分值` 里没有 判断题，每道先按1分算" in done.err, done.err


@pytest.mark.parametrize("call", ["check 期中", "check 期中.yml", "items 期中.yml -q", "worksheet 期中 --份数 ２份 --纸张 A3纸 --只要 试卷 -o two"])
def test_names_numbers_and_words_are_understood_in_calls(call: str, mine: Path) -> None:
    done = run(mine, *call.split(), "--lang", "zh")
    assert done.status == 0, done.err
    shutil.rmtree(mine / "two", ignore_errors=True)


def test_facts_list_the_sections_with_their_counts(mine: Path) -> None:
    done = run(mine, "facts", "--lang", "zh")
    assert "章节：运载与卫星 14条、载人航天 10条、深空探测 11条" in done.err
    assert done.out.splitlines()[0].split("\t") == ["编号", "种类", "说法", "章节"]


def test_formats_and_dialects_have_chinese_words() -> None:
    assert chosen_format("学习通", None).name == chosen_format("xlsx", "学习通").name == "xlsx-chaoxing"
    assert chosen_format("csv", "学习通").name == "csv-chaoxing"
    assert {name for name, words in words_of("outputs.yaml").items() if words} == {*OUTPUTS}
    words = [word.casefold() for each in words_of("outputs.yaml").values() for word in each]
    assert len(words) == len({*words})


def test_the_schema_of_a_deck_knows_every_word_of_the_table(root: Path) -> None:
    schema = json.loads(schemas()["deck"])
    table = load_yaml(root / "src/zhongbu_quiz/data/decks.yaml").data
    for name, record in (("deck", schema), ("select", schema["definitions"]["Selection"]), ("blueprint", schema["definitions"]["BlueprintRow"])):
        words = {word for key in table["keys"][name].values() for word in key.split()}
        assert words <= {*record["properties"]}
    assert {"required": ["标题"]} in schema["allOf"][0]["anyOf"]
    for key, values in table["values"].items():
        holder = schema["definitions"]["BlueprintRow"] if key == "difficulty" else schema
        words = {word for each in values.values() for word in each.split()}
        assert key not in DeckRecord.model_fields or all(f'"{word}"' in json.dumps(holder["properties"][key], ensure_ascii=False) for word in words)
