"""The student's paper, the teacher's copy and the key, read from the PDFs."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pymupdf
import pytest
from jinja2 import Environment

from tests.paper.conftest import Printed
from tests.paper.fixture import choice, drawn, form
from tests.paper.reading import characters
from tests.paper.wordfile import said
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.exports.paper import PaperOptions, engine, templates, write_papers
from zhongbu_quiz.exports.paper.paper import paper_html
from zhongbu_quiz.exports.paper.word import make_word
from zhongbu_quiz.items.short_id import short_id
from zhongbu_quiz.sets.form import Form


def text(path: Path) -> str:
    """All the text of a PDF, without white space."""
    with pymupdf.open(path) as document:
        return re.sub(r"\s|　", "", "".join(page.get_text() for page in document))


def test_paper_has_the_parts_of_a_chinese_exam(papers: dict[str, Path]) -> None:
    words = text(papers["paper"])
    for wanted in (
        "中部地区崛起专题测试", "考试时间：60分钟", "满分：79分", "题号一二三四五六七八总分", "得分", "评卷人", "注意事项",
        "一、单项选择题（本题共15小题，每小题2分，共30分。在每小题给出的四个选项中，只有一项是符合题目要求的。）",
        "三、判断题（本题共2小题，每小题1.5分，共3分。正确的在括号内打“√”，错误的打“×”。）",
        "四、填空题（本题共3小题，每小题3分，共9分。", "第1页（共3页）", "第3页（共3页）",
    ):
        assert wanted in words, wanted
    for label in ("密", "封", "线", "学校：", "班级：", "姓名：", "学号："):
        assert label in words


def test_paper_gives_nothing_away(papers: dict[str, Path]) -> None:
    words = text(papers["paper"])
    assert "【答案】" not in words and "解析" not in words
    for item in form().items:
        assert item.id not in words
        if item.kind in ("cloze", "fill_blank"):
            assert item.explanation not in words


def test_key_tells_everything(papers: dict[str, Path]) -> None:
    words, _, ids = text(papers["key"]).partition("各题的编号")
    for number, item in enumerate(form().items, 1):
        assert item.id not in words + ids and short_id(item.id) not in words and f"{number}{short_id(item.id)}" in ids
        assert re.sub(r"\s", "", item.explanation) in words
        assert f"《{item.source.document}》·{item.source.section}" in words
        assert all(note in words for note in item.notes)
    assert "A项：" in words and "（1）A（2）C（3）D（4）E（5）F" in words and "②→①→④→③" in words


def test_teacher_copy_has_the_same_lines_on_the_same_pages(papers: dict[str, Path]) -> None:
    with pymupdf.open(papers["paper"]) as paper, pymupdf.open(papers["teacher"]) as teacher:
        assert len(paper) == len(teacher)
        for ours, theirs in zip(paper, teacher, strict=True):
            assert _numbers(ours) == _numbers(theirs)


def test_signs_of_statements_are_in_the_type_of_the_text(papers: dict[str, Path]) -> None:
    """The √ of the other type has a bar, as a root has."""
    with pymupdf.open(papers["teacher"]) as teacher:
        fonts = {char.font for page in teacher for char in characters(page) if char.text in "√×"}
    assert fonts and all("Serif" in font for font in fonts)


def test_the_teachers_copy_says_what_it_is_on_every_page(papers: dict[str, Path]) -> None:
    with pymupdf.open(papers["teacher"]) as teacher, pymupdf.open(papers["paper"]) as paper:
        assert all("教师用卷" in page.get_text() and "含答案" in page.get_text() for page in teacher)
        assert not any("教师用卷" in page.get_text() for page in paper)


def test_a_paper_says_what_it_is_taken_from_and_who_may_use_it(tmp_path: Path) -> None:
    told = drawn(forms=(form("A", 2),), source="甲《回望》", licence="可自由使用。")
    words = text(write_papers(told, None, tmp_path, ("paper",))[0])
    assert "来源：甲《回望》" in words and "许可：可自由使用。" in words
    assert "来源：甲《回望》" in "".join(said(make_word(told, told.forms[0], PaperOptions())["paper.docx"]).split())


@pytest.mark.parametrize("school", ["", "明德中学"])
def test_pupils_check_what_is_printed_only_where_something_is(school: str) -> None:
    page, _ = paper_html(drawn(), form(), PaperOptions(school=school))
    assert ("已经印好的" in page) == bool(school)


def _numbers(page: pymupdf.Page) -> list[tuple[str, int, int]]:
    """The item numbers of a page with their places."""
    words = page.get_text("words")
    return [(w[4], round(w[0]), round(w[1])) for w in words if re.fullmatch(r"\d+\.", w[4])]


def test_no_item_breaks_across_pages(papers: dict[str, Path]) -> None:
    with pymupdf.open(papers["paper"]) as document:
        for page in document:
            first = page.get_text("blocks", sort=True)[0][4]
            assert not re.match(r"\s*[B-D]．", first)


@pytest.mark.parametrize("product", ["paper", *(pytest.param(name, marks=pytest.mark.slow) for name in ("key", "teacher"))])
def test_the_same_input_gives_the_same_bytes(product: str, papers: dict[str, Path], tmp_path: Path) -> None:
    path, *_ = write_papers(drawn(), None, tmp_path, (product,))
    assert path.name == papers[product].name and path.read_bytes() == papers[product].read_bytes()


def test_texts_are_never_markup(tmp_path: Path) -> None:
    evil = replace(choice(0), stem=("<img src='file:///etc/passwd'>{{ 1 }}<b>",), explanation="</p><script>")
    part = replace(form().parts[0], items=(evil,))
    paths = write_papers(drawn(forms=(Form("A", (part,)),)), None, tmp_path)
    assert "<imgsrc='file:///etc/passwd'>{{1}}<b>（）" in text(paths[0])
    assert "</p><script>" in text(paths[1])


def test_nothing_but_our_fonts_is_fetched() -> None:
    with pytest.raises(BaseException, match="must not fetch file:///etc/hostname"):
        engine.to_pdf("<html lang='zh'><title>x</title><body><img alt='' src='file:///etc/hostname'></body></html>", "")


def test_a_machine_without_pango_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    import builtins

    real = builtins.__import__

    def broken(name: str, *args: object, **kwargs: object) -> object:
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")
        return real(name, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", broken)
    with pytest.raises(UserError, match="apt-get install libpango"):
        engine.weasyprint()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems look for libraries by other names")
def test_no_compiler_is_asked_for_the_libraries() -> None:
    """Python asks it of every name that the system does not know, which costs more than the libraries themselves."""
    code = (
        "import ctypes.util, sys; from zhongbu_quiz.exports.paper import engine; search = ctypes.util.find_library; started = []\n"
        "sys.addaudithook(lambda event, told: started.append(told[0]) if event == 'subprocess.Popen' else None)\n"
        "engine.weasyprint(); print(started, ctypes.util.find_library is search)"
    )
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert run.stdout.split() == ["[]", "True"]


def test_the_c_declarations_are_read_once(tmp_path: Path) -> None:
    """What is damaged, absent or cannot be kept is read as ever, and what is printed is the same."""
    code = (
        "import sys; from zhongbu_quiz.exports.paper import engine; engine.weasyprint(); from weasyprint.text import ffi\n"
        "print('pycparser' in sys.modules, type(ffi.ffi).__name__, ffi.pango.PANGO_STYLE_ITALIC, ffi.TO_UNITS, ffi.ffi.new('hb_tag_t[3]'))"
    )

    def told(folder: Path) -> str:
        environment = {**os.environ, "XDG_CACHE_HOME": str(folder)}
        return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, env=environment).stdout

    read, ready = (f"{parser} 2 1024 <cdata 'uint32_t[3]' owning 12 bytes>\n" for parser in ("True FFI", "False Declared"))
    assert [told(tmp_path), told(tmp_path)] == [read, ready]
    (kept,) = (tmp_path / "zhongbu_quiz").iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(whole[:-9])
    assert told(tmp_path) == read and kept.read_bytes() == whole
    kept.unlink()
    kept.mkdir()  # nothing can be kept there
    assert told(tmp_path) == read


def test_templates_are_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is damaged or cannot be kept is compiled as ever, and the page is the same."""
    compiled = []
    compile = Environment.compile
    monkeypatch.setattr(Environment, "compile", lambda self, *given, **named: compiled.append(given) or compile(self, *given, **named))

    def times(cache: Path | str) -> int:
        monkeypatch.setenv("ZHONGBU_CACHE", str(cache))
        compiled.clear()
        made = templates._environment.__wrapped__().get_template("browser.css").render()
        assert made == templates.own_css("browser").removesuffix("\n")
        return len(compiled)

    assert [times(tmp_path / "new"), times(tmp_path / "new"), times("off"), times("off")] == [1, 0, 1, 1]
    (kept,) = (tmp_path / "new").iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(whole[:-9])
    assert times(tmp_path / "new") == 1 and kept.read_bytes() == whole
    (tmp_path / "file").write_text("no folder")
    assert [times(tmp_path / "file"), times(tmp_path / "file")] == [1, 1]


def test_what_weasyprint_does_not_use_is_imported_when_it_is_used() -> None:
    code = (
        "import sys; from zhongbu_quiz.exports.paper import engine; engine.weasyprint(); from weasyprint.pdf import fonts\n"
        "names = {'fontTools.subset', 'fontTools.varLib.instancer'}; print(*(names & set(sys.modules)), end=';')\n"
        "print(fonts.subset.Options.__module__, end=';')\n"
        "try: fonts.instantiateVariableFont({}, {})\n"
        "except ValueError: print(*sorted(names & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert run.stdout.strip() == ";fontTools.subset;fontTools.subset fontTools.varLib.instancer"


def test_a_folder_that_cannot_be_written_is_a_user_error(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("x")
    with pytest.raises(UserError, match="choose another place"):
        write_papers(drawn(forms=(form("A", 2),)), None, blocked / "out", ("key",))
    assert blocked.read_text() == "x"


def test_an_unknown_product_lists_those_that_exist(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no product named poster; choose from paper"):
        write_papers(drawn(), None, tmp_path, ("poster",))


@pytest.mark.parametrize("options", [{"form": "plain"}, {"large": True}, {"columns": 2}])
def test_forms_and_sizes_keep_the_text(options: dict[str, object], printed: Printed) -> None:
    words = text(printed(("paper",), **options)[0])
    assert ("密封线" in words.replace("内", "")) == ("form" not in options) or "评卷人" not in words
    assert "首次提出“促进中部地区崛起”的文件是（）。" in words


def test_a_school_stands_above_the_title(tmp_path: Path) -> None:
    path, _ = write_papers(drawn(forms=(form("A", 2),)), None, tmp_path, ("paper",), PaperOptions(school="第一中学"))
    words = text(path)
    assert "学校：第一中学" in words and words.index("第一中学") < words.index("考试时间")
