"""The catalogue of messages holds all that a person can read: in the code, in the two languages, and in what the command line says."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest

from scripts import messages as catalogue
from tests.core.chinese import HAN, SENTENCE, UNFILLED, Call, sentences, speaking
from tests.core.small import DECK, write_project
from tests.core.source import nodes, paths
from zhongbu_quiz.cli.commands import COMMANDS

MESSAGES = ("_", "marked", "counted")
"""What takes a message from the code into the catalogue."""
WORDS = re.compile(r"[A-Za-z][a-z'’]+[,;:]? [a-z]{2,}")
"""What an English sentence looks like: two words in a row."""
NO_WORDS = re.compile(r"<[\w:]+[ >{]|<[?]xml|<a:\{|^\w+ in \w+$|@page|@bottom|^SELECT |^INSERT |\\[wsdS(]|\{%|^\{\{")
"""What HTML, CSS, SQL, regular expressions and Word's own language and templates look like."""

EXCEPTIONS: dict[str, tuple[str, ...]] = {
    "facts/base.py": ("last ids",),  # the name of a table
    # what only a bug of ours can bring up
    "exports/anki/cloze_notes.py": ("the item ",),
    "exports/paper/engine.py": ("a paper must not fetch", "{} elements were laid out as {}"),
    "exports/qti/item12.py": ("{}: Canvas has no orderings",),
    "loading/yamledit.py": ("no block of",),
    "items/constructions/comparison.py": ("two different values",),
    "paths.py": ("no such data folder",),
    "studio/swap.py": ("another deck",),
    "sets/deck.py": ("no such kind",),
    # what programs read: names of formats, headings that a platform knows, names of types
    "exports/html/__init__.py": ('"use strict"',),
    "exports/json.py": ("zhongbu-quiz items",),
    "exports/kahoot.py": ("Time limit", "Correct answer"),
    "studio/begin.py": ("format: 1",),
    "web/guards.py": ("default-src",),
    "web/screens/sheet.py": ("default-src",),
    "versions.py": ("zhongbu-quiz draw", "zhongbu-quiz sheet", "zhongbu-quiz results"),
    # names of slot types and of draws by chance
    "items/gap_rules.py": ("document meeting part",),
    "items/hints.py": ("month interval", "day interval"),
    "items/kinds/multiple_choice.py": ("how many",),
    # docs/rules.md is in English
    "quality/rules/key.py": ("topic meaning definition",),
    "quality/rules/page.py": ("# The rules", "## The rules", "one item", "items of one", "all items", "many items"),
}
"""By module: how strings open that look like sentences and are not for people who use the program."""


# In the code


def modules(root: Path) -> dict[str, Sequence[ast.AST]]:
    """All that stands in our modules, by their paths below the package."""
    return {name: nodes(path) for name, path in paths(root).items()}


@cache
def left(root: Path) -> dict[str, list[str]]:
    """The sentences of every module that no catalogue has."""
    return {name: list(sentences_of(found)) for name, found in modules(root).items()}


def called(node: ast.AST) -> str:
    """The name of what is called, or that of the module which it comes from."""
    if not isinstance(node, ast.Call):
        return ""
    func = node.func.value if isinstance(node.func, ast.Attribute) else node.func
    return func.id if isinstance(func, ast.Name) else ""


def passed_over(found: Sequence[ast.AST]) -> Iterator[ast.AST]:
    """What of a module is said elsewhere or by nobody: messages, docstrings, the pieces of f-strings, and why a rule exists (docs/rules.md)."""
    for node in found:
        if isinstance(node, ast.Call):
            name = called(node)
            inner = node.args if name in MESSAGES else node.args[-1:] if name.endswith("Rule") else node.args[:1] if name == "re" else []
            yield from (each for argument in inner for each in ast.walk(argument))
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value
        elif isinstance(node, ast.JoinedStr):
            yield from node.values


def text_of(node: ast.AST) -> str:
    """A string as it stands in the code, {} for what is put in; "" for whatever is none."""
    if isinstance(node, ast.JoinedStr):
        return "".join(piece.value if isinstance(piece, ast.Constant) else "{}" for piece in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def sentences_of(found: Sequence[ast.AST]) -> Iterator[str]:
    """Strings of a module that look like English sentences, and no catalogue has them."""
    over = {id(node) for node in passed_over(found)}
    for node in found:
        text = text_of(node)
        if text and id(node) not in over and WORDS.search(text) and not NO_WORDS.search(text):
            yield text


def test_every_sentence_of_the_code_is_a_message(root: Path) -> None:
    found = {
        (name, text)
        for name, texts in left(root).items()
        for text in texts
        if not text.startswith(EXCEPTIONS.get(name, ()) or "\0")
    }
    assert found == set(), "put it through `_`, or say in EXCEPTIONS why nobody reads it"


def test_every_exception_is_still_there(root: Path) -> None:
    texts = left(root)
    gone = [(name, start) for name, starts in EXCEPTIONS.items() for start in starts if not any(t.startswith(start) for t in texts[name])]
    assert gone == []


def test_no_message_stands_inside_an_f_string(root: Path) -> None:
    """The catalogue would not find it there."""
    found = [
        (name, ast.unparse(inner))
        for name, nodes_of in modules(root).items()
        for outer in nodes_of
        if isinstance(outer, ast.JoinedStr)
        for inner in ast.walk(outer)
        if isinstance(inner, ast.Call) and called(inner) in MESSAGES and inner.args and isinstance(inner.args[0], ast.Constant)
    ]
    assert found == []


def test_what_is_no_sentence_is_known() -> None:
    """The measure itself, on a module that has one of each."""
    tree = ast.parse('''"""A docstring is none."""
said = _("this is a message")
pattern = re.compile("so many words")
shown = f"there are {count} items"
page = "<p class='x'>read this</p>"
''')
    assert list(sentences_of(list(ast.walk(tree)))) == ["there are {} items"]


# In the two languages


def test_the_catalogue_is_whole() -> None:
    """Every message of the code has its translation, with the same names, and what is compiled is what is written."""
    todo: list[str] = []
    for path, messages in catalogue.catalogues():
        todo += catalogue.faults(messages)
        written = dict(zip((".po", ".mo"), catalogue.written(messages), strict=True))
        todo += [f"{path.with_suffix(end)} is old" for end, data in written.items() if path.with_suffix(end).read_bytes() != data]
    assert todo == [], "run scripts/messages.py, and translate what it names"


# In what the command line says

ROSTER = "学生名,班\n王小明,七\n"
TOO_MANY = DECK.replace("counts: {cloze: 3}", "counts: {cloze: 400}")
WRONG = "title: 甲\ncounts: {riddle: 3}\npoints: two\noutputs: [poster]\nforms: 0\nhue: red\n"
SWAPS = DECK + "include: [cloze-nothing:ev-plan:date]\nexclude: [nothing]\n"
FILES: dict[str, str | bytes | None] = {
    "other/many.yaml": TOO_MANY,
    "other/wrong.yaml": WRONG,
    "other/swaps.yaml": SWAPS,
    "other/syntax.yaml": "title: [甲\n",
    "other/class.csv": ROSTER,
    "other/none.json": "{}",
    "other/map.yaml": "title: 甲\nkinds: {single_choice: 单选}\ncolumns: {题目: question, 选项: what}\n",
    "other/essay.rtf": "甲",
    "other/old.apkg": "甲",
    "own.xlsx": "甲",
}
WRONG_CALLS = """
    bulid
    nothing
    items
    items set --seed x
    items set --seed -1
    items nowhere
    items other/none.yaml
    items set extra
    items set --al
    items set --all=3
    build --out
    build set nowhere
    worksheet
    worksheet set --versions 27
    worksheet set --columns 5
    worksheet set --from other/none.json
    worksheet --from other/none.json
    worksheet --from other
    export set
    export set --to word
    export set --to qti --dialect 3
    swap set
    check other/none.yaml
    check --format jsonl
    audit nowhere
    diff other/none.apkg other/none.apkg
    diff other/old.apkg
    extract other/none.txt
    extract other/essay.rtf
    convert own.xlsx
    new other
""".strip().splitlines()
"""Calls in which something is wrong that is seen before the project is read."""
WRONG_ORDERS = """
    items other/many.yaml
    items other/wrong.yaml
    items other/swaps.yaml
    items other/syntax.yaml
    anki set --previous other/none.apkg
    worksheet set --only poster
    worksheet set --size b5
    worksheet set --roster other/class.csv
    export set --to xlsx --dialect other/map.yaml
    swap set 99
    swap set 1 --form Z
    swap set 1 --to nothing
""".strip().splitlines()
"""Calls that ask a project for something that it does not have."""
NAMES = ("zhongbu-quiz", "python -m", "worksheet set")
"""Calls, which stand in messages as they are written."""
WAYS: dict[str, tuple[dict[str, str], tuple[str, ...], str]] = {
    "ZHONGBU_LANG=zh": ({"ZHONGBU_LANG": "zh", "LANG": "en_US.UTF-8"}, (), "language: en\n"),
    "--lang zh": ({"ZHONGBU_LANG": "en"}, ("--lang", "zh"), ""),
    "language: zh": ({"LANG": "en_US.UTF-8"}, (), "language: zh\n"),
    "LANG=zh_CN.UTF-8": ({"LANG": "zh_CN.UTF-8"}, (), ""),
}
"""How Chinese is chosen: the environment, the options before a call, what project.yaml says; what is said first goes before what comes after."""


@pytest.fixture(scope="module")
def spoken_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project, with files in `other` that are wrong."""
    return write_project(tmp_path_factory.mktemp("catalogue"), FILES)


def say(folder: Path, language: str) -> Path:
    """The project with a line of `project.yaml` that names its language."""
    return write_project(folder, {"project.yaml": f"name: own-k3f9x2\ntitle: 甲地题库\n{language}"})


def told(call: Call, *arguments: str) -> str:
    """Both streams of a call, without the lines of examples."""
    ran = call(*arguments)
    return re.sub(r"^ *(例：|Example: ).*(\n +\S*)?", "", ran.out + ran.err, flags=re.M)


def all_told(folder: Path, way: tuple[dict[str, str], tuple[str, ...], str], calls: list[str]) -> dict[str, str]:
    """What each call says to somebody who chose the language in a way."""
    environment, options, language = way
    with speaking(say(folder, language), environment, *options) as call:
        return {words.strip(): told(call, *words.split()) for words in calls}


HELPS = ["--help", *(f"{command} --help" for command in COMMANDS)]


@pytest.mark.parametrize("way", WAYS)
def test_help_and_wrong_calls_hold_no_english_sentence(way: str, spoken_in: Path) -> None:
    said = all_told(spoken_in, WAYS[way], [*HELPS, *WRONG_CALLS])
    assert [name for name, words in said.items() if not HAN.search(words)] == []
    assert {name: found for name, words in said.items() if (found := sentences(words, NAMES))} == {}


def test_wrong_orders_hold_no_english_sentence(spoken_in: Path) -> None:
    said = all_told(spoken_in, WAYS["--lang zh"], WRONG_ORDERS)
    assert [name for name, words in said.items() if not HAN.search(words)] == []
    assert {name: found for name, words in said.items() if (found := sentences(words, NAMES))} == {}


def test_help_and_wrong_calls_hold_no_chinese_sentence_in_english(spoken_in: Path) -> None:
    said = all_told(spoken_in, ({"LANG": "zh_CN.UTF-8"}, ("--lang", "en"), "language: zh\n"), [*HELPS, *WRONG_CALLS])
    ours = re.compile(r"[\u3400-\u9fff]{2,}[，；：。]|[，；：。][\u3400-\u9fff]{2,}")
    assert {name: found for name, words in said.items() if (found := ours.findall(words) + UNFILLED.findall(words))} == {}
    assert [name for name, words in said.items() if not SENTENCE.search(words)] == []


def test_words_of_the_command_line(spoken_in: Path) -> None:
    """Usage, values of options and what is wrong with a call are whole Chinese sentences that say what to write."""
    with speaking(say(spoken_in, ""), {"ZHONGBU_LANG": "zh"}) as call:
        assert re.match(r"用法：.* items \[选项\] \{题组\}\n", call("items", "--help").out)
        assert "--versions 数" in call("worksheet", "--help").out and "[1～26]" in call("worksheet", "--help").out
        for words, said in (
            ("bulid", "没有 bulid 这个命令；是不是想写 build？"),
            ("检查", "没有 检查 这个命令；是不是想写 check？"),
            ("NEW", "没有 NEW 这个命令；是不是想写 new？"),
            ("help", "没有 help 这个命令；是不是想写 --help？"),
            ("items", "没有写题组；有这些题组：set（另有自带的7个）"),
            ("items set --seed x", "--seed 写的是“x”；写一个整数"),
            ("items set --seed -1", "--seed 写的是 -1；不能小于0"),
            ("items set --al", "没有 --al 这个选项；是不是想写 --all、--help？"),
            ("items set extra", "多写了 extra；去掉"),
            ("export set", "在命令后面加上，如 --to 学习通；可以写：Moodle题库、"),
            ("build --out", "--out 后面要写内容"),
            ("items set --all=3", "--all 后面不写内容；只写它自己"),
            ("swap set 99", "99：set 的A卷没有这道题；题号是1到3，也可以写题的编号"),
            ("worksheet set --roster other/class.csv", "other/class.csv:1: 不是班级名单：没有哪一行是列名 姓名,班级,学号；在第一行写上"),
        ):
            assert said in call(*words.split()).err
        ran = call("items", "other/many.yaml")
        told = r"^other/many\.yaml:4: `counts\.cloze` 要400道挖空题，虽有\d+道，能同卷的只有(\d+)道（其余互相泄露答案）；改成\1或更少，或多收些题$"
        assert re.search(told, ran.err, flags=re.M)


def test_tables_speak_the_language_too(spoken_in: Path) -> None:
    with speaking(say(spoken_in, ""), {"ZHONGBU_LANG": "zh"}) as call:
        assert call("facts").out.splitlines()[:2][0] == "编号\t种类\t说法\t章节"
        assert {line.split("\t")[1] for line in call("facts").out.splitlines()[1:]} == {"事件", "提法", "数据"}
        assert {line.split("\t")[1] for line in call("items", "set").out.splitlines()[1:]} == {"挖空题"}
        head, now, *_others = call("swap", "set", "1", "--dry-run").out.splitlines()
        assert head == "\t编号\t难度\t章节\t题干\t答案\t短编号" and now.startswith("现在\t")
