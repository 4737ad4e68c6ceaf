"""What outputs, papers and Anki packages say to a person who reads Chinese only: whole sentences, every name filled in."""

from __future__ import annotations

import re
import sys
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.core.chinese import sentences
from tests.core.small import OWN
from tests.paper.fixture import drawn
from zhongbu_quiz import messages
from zhongbu_quiz.errors import ContentError, UserError
from zhongbu_quiz.exports import gift, kahoot
from zhongbu_quiz.exports.anki.apkg_reader import Packed, read_package
from zhongbu_quiz.exports.anki.release import check_project
from zhongbu_quiz.exports.paper.answer_sheet import class_sheets, make_sheet
from zhongbu_quiz.exports.paper.cards import cards_html
from zhongbu_quiz.exports.paper.class_set import write_class
from zhongbu_quiz.exports.paper.options import PaperOptions
from zhongbu_quiz.exports.paper.workers import dask_workers, run_all
from zhongbu_quiz.exports.qti import canvas
from zhongbu_quiz.exports.registry import OUTPUTS, chosen_format, chosen_outputs
from zhongbu_quiz.exports.request import Made
from zhongbu_quiz.exports.tablemap import find_map, load_map
from zhongbu_quiz.exports.writing import delivery, named
from zhongbu_quiz.items.item import Choice, Gap, Item, Open, Ordering
from zhongbu_quiz.paths import data_dir
from zhongbu_quiz.sets.deck_files import find_deck
from zhongbu_quiz.sets.form import DrawnSet
from zhongbu_quiz.sets.roster import read_roster
from zhongbu_quiz.sets.stored import Stored, read, to_json
from zhongbu_quiz.sets.students import Student, student_forms
from zhongbu_quiz.studio.worksheet import Class, Papers, make_again

NAMES = {"Anki", "Word", "Excel", "Moodle", "XML", "GIFT", "IMS", "QTI", "Canvas", "Kahoot", "ClassQuiz", "CSV", "Markdown", "JSON"}
"""Programs and formats, which have no other name."""
QUOTED = ("pip install", "Support older Anki versions")
"""A command, and what stands on a button of Anki."""


pytestmark = pytest.mark.usefixtures("chinese")


def with_items(wanted: type[Item], count: int | None = None) -> DrawnSet:
    """The set that is made by hand, with the items of one class alone: so many of them, or all."""
    form = drawn().forms[0]
    parts = [replace(part, items=tuple(item for item in part.items if isinstance(item, wanted)), each=()) for part in form.parts]
    items = [part for part in parts if part.items]
    if count is not None:
        items = [replace(items[0], items=(items[0].items * count)[:count])]
    return replace(drawn(), forms=(replace(form, parts=tuple(items)),))


def on_large_sheets(tmp_path: Path) -> None:
    """Cards and Word files are for A4 alone."""
    path = tmp_path / "甲-draw.json"
    path.write_bytes(to_json(Stored(drawn(), (), "0.1", {})))
    make_again(path, tmp_path, Papers(("paper", "cards", "docx"), {"size": "a3"}), Class())


def dead_worker(tmp_path: Path) -> None:
    """Work whose every worker dies."""
    class Dying(Executor):
        def submit(self, *work: Any, **names: Any) -> Future[Any]:
            raise BrokenExecutor

    @contextmanager
    def workers() -> Iterator[Executor]:
        yield Dying()

    run_all(str, [1], workers)


def newest_format(tmp_path: Path) -> None:
    """A package that only Anki reads."""
    path = tmp_path / "甲.apkg"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("collection.anki21b", b"")
    read_package(path)


def wrong_package(tmp_path: Path) -> None:
    """A file that is none."""
    path = tmp_path / "甲.apkg"
    path.write_text("甲", encoding="utf-8")
    read_package(path)


def no_draw(tmp_path: Path) -> None:
    """A stored draw that is none."""
    path = tmp_path / "甲-draw.json"
    path.write_text("甲", encoding="utf-8")
    read(path)


def wrong_map(tmp_path: Path) -> None:
    """A column map without a column for the answer."""
    path = tmp_path / "甲.yaml"
    path.write_text("title: 甲\nkinds: {fill_blank: 填空}\ncolumns: {题目: question, 编号: number}\n", encoding="utf-8")
    load_map(path)


def edited_word(tmp_path: Path) -> None:
    """Two Word files that somebody has written over."""
    made = Made({"-paper.docx": b"", "-key.docx": b""})
    delivery(tmp_path, "worksheet").write(named("甲", made))
    for ending in made.files:
        (tmp_path / f"甲{ending}").write_bytes("改过".encode())
    delivery(tmp_path, "worksheet").write(named("甲", made))


def without_dask(tmp_path: Path) -> None:
    """A cluster that nothing here can speak to."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "distributed", None)
        with dask_workers("tcp://nowhere")():
            pass


def of_another_project() -> Packed:
    """A package with two note types that are not the small project's."""
    models = {"1": {"name": "乙 填空"}, "2": {"name": "乙 选择"}}
    return Packed(Path("旧.apkg"), {}, models, {"1": "cloze", "2": "choice"})


def no_cards(tmp_path: Path) -> None:
    """Flash cards of a set of choices."""
    chosen = with_items(Choice)
    cards_html(chosen, chosen.forms[0], PaperOptions())


def too_much_to_write(tmp_path: Path) -> None:
    """An answer sheet of more written answers than it has room for."""
    many = with_items(Open, 40)
    make_sheet(many, many.forms[0], PaperOptions())


def narrow_grid(tmp_path: Path) -> None:
    """An answer sheet whose grid has less columns than the longest number of the class."""
    class_sheets(drawn(), student_forms(drawn(), [Student("张三", number="12"), Student("李四", number="2024010312")]), PaperOptions(digits=8))


@pytest.mark.parametrize(
    ("fails", "said"),
    [
        (lambda tmp: chosen_outputs(["海报", "卷"], "worksheet", "--only"), "--only：没有 海报、卷 这种成品；只能从 试卷（paper）、"),
        (lambda tmp: chosen_format("海报", None), "--to 海报：没有这种格式；可以写 Moodle题库、Moodle不建类别、"),
        (lambda tmp: chosen_format("qti", "3.0"), "--dialect 3.0：qti 没有这种样式；只能写 QTI题库（2.1）、Canvas题库（canvas） 中的一个"),
        (lambda tmp: chosen_format("kahoot", "x"), "--dialect x：kahoot 只有一种样式；请去掉 --dialect"),
        (lambda tmp: read_package(tmp / "无.apkg"), "无.apkg: 没有这个文件；看看文件名对不对"),
        (lambda tmp: read_package(tmp), ": 读不出来（是文件夹，不是文件）；看看它是不是文件，你有没有权限读"),
        (wrong_package, "甲.apkg：不是 Anki 牌组文件；请给出 zhongbu-quiz 写的 .apkg"),
        (newest_format, "甲.apkg：这是 Anki 最新的打包格式，只有 Anki 自己能读；请给出 zhongbu-quiz 写的 .apkg，"),
        (
            lambda tmp: check_project(of_another_project(), OWN),
            "旧.apkg：里面是另一个题库的笔记（乙 填空、乙 选择），而这个题库是 own-k3f9x2；请给出本题库上一次发布的文件",
        ),
        (lambda tmp: check_project(Packed(Path("旧.apkg"), {}, {}, {}), OWN), "旧.apkg：里面没有本程序做的笔记；请给出本题库上一次发布的文件"),
        (
            lambda tmp: write_class(drawn(), [], tmp, ("cards", "outline")),
            "--roster：只能做 paper、key、sheet，做不了 cards、outline；做不了的另外做，不加 --roster",
        ),
        (
            edited_word,
            "甲-key.docx：做好以后有人改过；请给它改个名，或换一个名字或文件夹，不要了就加 --force 覆盖",
        ),
        (dead_worker, "做试卷的进程中断了4次；请加上 --jobs 1 再试，或先关掉别的程序"),
        (without_dask, "--dask：要先装一个扩展，运行 pip install 'zhongbu-quiz[dask]'"),
        (no_cards, "zonghe：没有填空题，也没有简答题，做不成纸卡片；请加几道，或去掉 cards"),
        (too_much_to_write, "zonghe：作答的地方要占9页，答题卡最多4页；请减少题目，或去掉 sheet"),
        (narrow_grid, "--digits 8：班级名单里有10位的学号（2024010312）；请写10或更大的数，或去掉 --digits"),
        (lambda tmp: PaperOptions(digits=13), "学号的位数只能写0到12（现在写的是“13”）"),
        (on_large_sheets, "知识清单（outline）、默写单（recite） 能这样印；请去掉它，把 纸卡片（cards）、Word（docx） 单独做：--only cards,docx"),
        (no_draw, "甲-draw.json：不是存下来的抽题结果（第1行读不懂）；写 …-draw.json 的路径，或用题组重新做试卷"),
        (lambda tmp: read(tmp / "无.json"), "无.json: 没有这个文件；看看文件名对不对"),
        (lambda tmp: read_roster(tmp / "无.csv"), "无.csv: 没有这个文件；看看文件名对不对"),
        (lambda tmp: find_map("无"), "没有“无”这个列映射文件；写 .yaml 文件的路径，或写 chaoxing、"),
        (lambda tmp: find_deck("期末", [data_dir("decks")]),
         "没有“期末”这个题组；是不是 exam（中部地区崛起·期末考试）？有这些"),
        (wrong_map, "`columns`：没有一列放答案；在那一列的标题后面写 `answer`（各选项另有“是否正确”列的，"),
        (lambda tmp: PaperOptions(size="b5"), "纸张（--size）只能写 A4纸（a4）、A3纸（a3）、八开（8k） 中的一个（现在写的是“b5”）"),
        (lambda tmp: PaperOptions(form="letter"), "form 只能写 exam 或 plain（现在写的是“letter”）"),
        (lambda tmp: PaperOptions(columns=3), "columns 只能写 1 或 2（现在写的是“3”）"),
    ],
)
def test_an_error_is_a_sentence_in_chinese(fails: Callable[[Path], object], said: str, tmp_path: Path) -> None:
    with pytest.raises((UserError, ValueError)) as caught:
        fails(tmp_path)
    words = str(caught.value).replace(f"{tmp_path}/", "")
    assert said in words
    wrong = caught.value
    told = "\n".join(problem.message for problem in wrong.problems) if isinstance(wrong, ContentError) else words
    assert sentences(words, (*QUOTED, str(tmp_path))) == [] and not re.search(r"(?<!\d)[,:;] ", told), words


def test_what_a_format_cannot_carry_is_told_with_the_kind_of_the_item() -> None:
    (gap, *_gaps), (order, *_orders) = (with_items(kind).forms[0].items for kind in (Gap, Ordering))
    assert kahoot.why_not(gap) == "Kahoot 只收选择题和判断题，不收填空题"
    assert gift.why_not(order) == "GIFT 装不下排序题；改用 Moodle XML（--to moodle）"
    assert canvas.why_not(order) == "Canvas (QTI 1.2) 装不下排序题"


@pytest.mark.parametrize("name", OUTPUTS)
def test_every_output_has_a_chinese_title(name: str) -> None:
    title = OUTPUTS[name].title
    assert set(re.findall("[A-Za-z]+", title)) <= NAMES and title != OUTPUTS[name].what


def test_what_a_paper_needs_is_told_with_the_command_that_installs_it() -> None:
    from zhongbu_quiz.exports.paper.engine import PANGO_MISSING

    words = messages._(PANGO_MISSING).format(reason="libpango")
    assert words.startswith("答题卡和全班试卷要用 Pango，这台电脑上用不了它（libpango）。\n")
    assert "Debian、Ubuntu：sudo apt-get install libpango-1.0-0 " in words and words.endswith("其他导出照样能用。")
