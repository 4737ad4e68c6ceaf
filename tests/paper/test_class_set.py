"""Class sets: every student's own paper, what WeasyPrint would have set, in printing order, with keys that agree."""

from __future__ import annotations

import csv
import io
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path

import pymupdf
import pytest
from pypdf import PdfReader

from tests.paper.dying import die_once
from tests.paper.fixture import drawn, form
from tests.paper.reading import all_text, greys
from zhongbu_quiz.delivery.manifest import MANIFEST
from zhongbu_quiz.errors import ContentError, Stopped
from zhongbu_quiz.exports.paper import PaperOptions, class_set, composer, fonts, halves
from zhongbu_quiz.exports.paper.answers import short_key
from zhongbu_quiz.exports.paper.blocks import BlockBook, around
from zhongbu_quiz.exports.paper.class_keys import keys_html
from zhongbu_quiz.exports.paper.class_set import write_class
from zhongbu_quiz.exports.paper.composer import compose
from zhongbu_quiz.exports.paper.feet import pages_of
from zhongbu_quiz.exports.paper.options import sheet
from zhongbu_quiz.exports.paper.pagination import PX_PER_MM, Box
from zhongbu_quiz.exports.paper.paper import paper_doc, paper_html
from zhongbu_quiz.exports.paper.workers import local_workers, run_all
from zhongbu_quiz.items.item import Choice
from zhongbu_quiz.sets.form import Form
from zhongbu_quiz.sets.roster import read_roster
from zhongbu_quiz.sets.stored import Stored, code, read, to_json
from zhongbu_quiz.sets.students import Student, student_forms

STUDENTS = [Student(f"学生{i}", "七（2）班", f"2024{i:04d}") for i in range(1, 6)]
SHORT = drawn(forms=(Form("A", form("A", 2).parts[:3]),))
"""A set whose papers are made quickly, where it matters who makes them and when, not what they hold."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a class set of five: their papers, their keys and the draw."""
    folder = tmp_path_factory.mktemp("class")
    write_class(drawn(), student_forms(drawn(), STUDENTS), folder)
    return folder


@pytest.mark.parametrize(
    "options",
    [
        pytest.param(PaperOptions(tagged=False), id="a4"),
        pytest.param(PaperOptions(tagged=False, size="a3"), id="a3", marks=pytest.mark.slow),
        pytest.param(PaperOptions(tagged=False, columns=2), id="columns", marks=pytest.mark.slow),
        pytest.param(PaperOptions(tagged=False, form="plain", large=True), id="plain", marks=pytest.mark.slow),
    ],
)
def test_composed_pages_are_those_that_weasyprint_sets(options: PaperOptions) -> None:
    papers = student_forms(drawn(), STUDENTS[:2])
    with pymupdf.open(stream=compose(drawn(), papers, options)) as composed:
        at = 0
        for form_, student in papers:
            pages = paper_html(drawn(), form_, options, student=student)
            alone = halves.to_pdf(*pages, sheet(options), False, pages_of(drawn(), form_))
            with pymupdf.open(stream=alone) as single:
                for page in single:
                    inner = (0, 45, -70, 0) if page.number % 2 else (60, 45, -36, 0)  # in a class set alone further pages say whose they are
                    shown = page.rect + (inner if page.number else (0, 0, 0, 0))
                    ours, theirs = (greys(p.get_pixmap(dpi=60, colorspace=pymupdf.csGRAY, clip=shown)) for p in (composed[at], page))
                    assert (abs(ours - theirs) > 96).sum() < 60, (student.name, page.number)
                    at += 1
                at += at % 2
        assert at == len(composed)


def test_a_name_with_a_rare_character_is_set_like_the_others() -> None:
    """The whole faces are taken for all that is printed with it: no text may have its characters from one font and its glyphs from another."""
    persons = [Student("王小明"), Student("孙喆")]
    with pymupdf.open(stream=compose(SHORT, student_forms(SHORT, persons), PaperOptions(tagged=False))) as made:
        assert fonts.not_common("孙喆") == {"喆"}
        assert [person.name for person in persons if any(person.name in page.get_text() for page in made)] == ["王小明", "孙喆"]
        again = compose(SHORT, student_forms(SHORT, [persons[0], Student("孙明")]), PaperOptions(tagged=False))
        with pymupdf.open(stream=again) as common:
            ours, theirs = (pages[0].get_pixmap(dpi=60, colorspace=pymupdf.csGRAY).samples for pages in (made, common))
            assert ours == theirs


def test_a_student_more_costs_two_blocks_however_many_pages_the_paper_has() -> None:
    geometry = sheet(PaperOptions())
    (form_, _), *_others = student_forms(SHORT, STUDENTS)
    book, counts = BlockBook(), []
    for student in STUDENTS:
        doc = paper_doc(SHORT, form_, PaperOptions(), student=student)
        around(book, replace(doc, told=student.name), 6, geometry)
        counts.append(len(book.blocks))
    assert {after - before for before, after in pairwise(counts)} == {2}, counts


def test_each_student_starts_on_a_front_page_with_his_name(whole: Path) -> None:
    with pymupdf.open(whole / "zonghe-class-paper.pdf") as pdf:
        firsts = [page.number for page in pdf if "考试时间" in page.get_text()]
        assert len(firsts) == len(STUDENTS) and all(first % 2 == 0 for first in firsts)
        for first, student in zip(firsts, STUDENTS, strict=True):
            words = pdf[first].get_text()
            assert student.name in words and student.number in words and student.group in words


@pytest.mark.parametrize("names", [("sheet",), pytest.param(("paper", "sheet"), marks=pytest.mark.slow)], ids=["sheet", "both"])
def test_two_engines_read_a_class_set(names: tuple[str, ...], tmp_path: Path) -> None:
    write_class(drawn(), student_forms(drawn(), STUDENTS[:2]), tmp_path, names)
    for name in names:
        path = tmp_path / f"zonghe-class-{name}.pdf"
        run = subprocess.run(
            ["pdftoppm", "-r", "100", "-gray", str(path), str(tmp_path / name)], check=True, capture_output=True, text=True
        )
        assert not run.stderr
        with pymupdf.open(path) as document:
            for page, other in zip(document, sorted(tmp_path.glob(f"{name}-*.pgm")), strict=True):
                ours, theirs = ((255 - greys(p)).sum() for p in (page.get_pixmap(dpi=100, colorspace=pymupdf.csGRAY), pymupdf.Pixmap(str(other))))
                assert abs(ours - theirs) <= 0.15 * ours, (name, page.number)


def test_keys_agree_with_the_stored_draw_and_the_papers_differ(whole: Path) -> None:
    stored = read(whole / "zonghe-class-draw.json").papers
    assert list(stored) == student_forms(drawn(), STUDENTS)
    assert len({code(drawn(), form_) for form_, _ in stored}) == len(STUDENTS)
    table = list(csv.reader(io.StringIO((whole / "zonghe-class-keys.csv").read_text(encoding="utf-8-sig"))))
    for row, (form_, student) in zip(table[1:], stored, strict=True):
        assert row[4] == student.name and row[1] == code(drawn(), form_)
        assert [cell.lstrip("'") for cell in row[5:]] == [short_key(item) for item in form_.items]


def test_what_is_matched_and_ordered_has_its_own_key_for_every_student(whole: Path) -> None:
    """The printed table says letters and numbers of his own paper, not those of the form that it comes from."""
    papers = student_forms(drawn(), STUDENTS)
    keys = [[short_key(item) for item in form_.items if item.kind in ("matching", "ordering")] for form_, _ in papers]
    assert len({matched for matched, _ in keys}) > 3 and len({ordered for _, ordered in keys}) > 3
    words = "".join(all_text(whole / "zonghe-class-keys.pdf"))
    of_each = words.split("2024000")[1:]
    assert len(of_each) % len(keys) == 0, "a row in each table"
    for place, said in enumerate(keys):
        mine = "".join(of_each[place :: len(keys)])
        assert all(key.replace("　", "") in mine for key in said), said


def test_numbers_stay_ascending_and_answers_stay_true() -> None:
    mother = {item.id: item for item in form().items}
    for form_, _ in student_forms(drawn(), STUDENTS):
        assert {item.id for item in form_.items} == set(mother)
        for item in form_.items:
            assert set(item.key_texts) == set(mother[item.id].key_texts)
            if isinstance(item, Choice) and item.ascending:
                assert item.options == mother[item.id].options


def test_a_second_run_makes_only_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(class_set, "CHUNK", 2)
    papers = student_forms(SHORT, STUDENTS)
    calls: list[int] = []
    real = class_set.compose

    def counted(*args: object) -> bytes:
        calls.append(1)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return real(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(class_set, "compose", counted)
    with pytest.raises(Stopped, match=r"the papers of 4 of 5 students are made and kept in .*; the same command goes on"):
        write_class(SHORT, papers, tmp_path, jobs=1)
    assert not (tmp_path / "zonghe-class-paper.pdf").exists()
    write_class(SHORT, papers, tmp_path, jobs=1)
    assert len(calls) == 4, "two chunks of three were there already"
    write_class(SHORT, papers, tmp_path, jobs=1)
    assert len(calls) == 4
    assert [path.name for path in tmp_path.glob(".*")] == [MANIFEST]


def test_the_papers_of_all_chunks_are_one_with_the_bookmarks_of_each(tmp_path: Path) -> None:
    papers = student_forms(SHORT, STUDENTS)
    chunks = [tmp_path / "1.pdf", tmp_path / "2.pdf", tmp_path / "3.pdf"]
    for at, chunk in zip((0, 2, 4), chunks, strict=True):
        chunk.write_bytes(compose(SHORT, papers[at : at + 2], PaperOptions(tagged=False)))
    data = class_set.merged(chunks)
    whole, told = PdfReader(io.BytesIO(data)), pages_told(data)
    assert whole.metadata is not None and whole.metadata.title == SHORT.title and whole.trailer["/Root"]["/Lang"] == "zh-CN"
    assert told == [text for path in chunks for text in pages_told(path.read_bytes())]
    for mark, (form_, student) in zip(whole.outline, papers, strict=True):
        assert mark.title == f"{form_.name}　{student.name}"
        assert student.name in told[whole.get_destination_page_number(mark)]


def pages_told(data: bytes) -> list[str]:
    """The text of each page of a PDF."""
    with pymupdf.open(stream=data) as pdf:
        return [page.get_text() for page in pdf]


def test_a_worker_that_dies_is_replaced_and_nothing_is_doubled(tmp_path: Path) -> None:
    @contextmanager
    def two() -> Iterator[Executor]:
        with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as executor:
            yield executor

    heard: list[int] = []
    tasks = [(number, str(tmp_path / "flag")) for number in range(6)]
    assert run_all(die_once, tasks, two, heard.append) == list(range(6))
    assert sorted(heard) == list(range(6))


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal on this system")
@pytest.mark.parametrize("copied", [False, True])
@pytest.mark.parametrize("name", ["SIGKILL", "SIGTERM", "SIGINT"])
def test_workers_end_when_the_process_that_they_work_for_does(name: str, copied: bool, tmp_path: Path) -> None:
    """Whoever lives has the pipe that the process was given for its words, so it ends only when all of them have ended."""
    call = [sys.executable, "-c", f"from tests.paper.dying import make_two_work; make_two_work({str(tmp_path)!r}, {copied})"]
    with subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=Path(__file__).parents[2]) as process:
        while len(list(tmp_path.iterdir())) < 2:
            assert process.poll() is None, process.communicate()
            time.sleep(0.1)
        process.send_signal(getattr(signal, name))
        try:
            process.communicate(timeout=60)
        finally:
            process.kill()
    assert process.returncode != 0


def test_who_ends_the_program_hears_what_is_kept(tmp_path: Path) -> None:
    """A signal to end, in the midst of a class set: exit status 130 as after Ctrl-C, and the words of what is made."""
    script = """
import os, signal, sys
from zhongbu_quiz.cli import main
from zhongbu_quiz.exports.paper import class_set

class_set.CHUNK = 1
compose = class_set.compose

def stopped(drawn, papers, options):
    if papers[0][0].name == "002":
        os.kill(os.getpid(), signal.SIGTERM)
    return compose(drawn, papers, options)

class_set.compose = stopped
sys.argv = ["zhongbu-quiz", "worksheet", "--from", "set-draw.json", "--roster", "class.csv", "--only", "paper", "--jobs", "1", "-o", "out"]
main()
"""
    (tmp_path / "set-draw.json").write_bytes(to_json(Stored(SHORT)))
    (tmp_path / "class.csv").write_text("姓名\n王小明\n李华\n", encoding="utf-8")
    ran = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True)
    words = "stopped: the papers of 1 of 2 students are made and kept in out; the same command goes on from there\n"
    assert (ran.returncode, ran.stderr) == (130, words)


@pytest.mark.slow
def test_two_processes_give_what_one_gives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its quicker siblings are the tests of Dask, and of a worker that dies."""
    monkeypatch.setattr(class_set, "CHUNK", 3)
    papers = student_forms(drawn(), STUDENTS)
    one = write_class(drawn(), papers, tmp_path / "one", ("paper",), jobs=1)
    two = write_class(drawn(), papers, tmp_path / "two", ("paper",), workers=local_workers(2, 2))
    assert [path.read_bytes() for path in one.paths] == [path.read_bytes() for path in two.paths]


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_dask_offers_the_same(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    from zhongbu_quiz.exports.paper.workers import dask_workers

    with distributed.LocalCluster(n_workers=1, threads_per_worker=1, processes=False, dashboard_address=None) as cluster:
        workers = dask_workers(cluster.scheduler_address)
        papers = student_forms(SHORT, STUDENTS[:2])
        theirs = write_class(SHORT, papers, tmp_path / "theirs", ("paper",), workers=workers)
    ours = write_class(SHORT, papers, tmp_path / "ours", ("paper",), jobs=1)
    assert [path.read_bytes() for path in theirs.paths] == [path.read_bytes() for path in ours.paths]


def test_roster_reads_what_school_offices_write(tmp_path: Path) -> None:
    path = tmp_path / "class.csv"
    path.write_bytes("学号,姓名,班级\r\n20240001,王小明,七（2）班\r\n,,\r\n20240002,李华,七（2）班\r\n".encode("gb18030"))
    assert read_roster(path) == [
        Student("王小明", "七（2）班", "20240001"),
        Student("李华", "七（2）班", "20240002"),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("小明,七\n", ":1: is no class list: no line has the headings"),
        ("姓名,班级\n,七\n", ":2: has no name"),
        ("name,class\nA,1\nA,1\n", ":3: A stands in line 2 too"),
        ("姓名,学号\n甲,1\n乙,1\n", ":3: 乙 has the number 1 of 甲"),
        ("姓名\n", ":2: lists no student"),
        ("", ":1: is no class list"),
    ],
)
def test_a_wrong_roster_is_told_by_line(text: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "class.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError, match=message):
        read_roster(path)


def test_the_sealed_edge_is_on_every_page_and_out_of_the_text(whole: Path) -> None:
    """At the left of fronts and at the right of backs, beside the text, on paper that is there."""
    with pymupdf.open(whole / "zonghe-class-paper.pdf") as document:
        pages = [page for page in document if page.get_text().strip()]
        assert len(pages) > len(STUDENTS)
        for page in pages:
            seal = [word for word in page.get_text("words") if word[4] in "密封线" and (word[0] < 80 or word[0] > page.rect.width - 80)]
            assert sorted(word[4] for word in seal) == sorted("密封线"), page.number
            assert all((word[0] < page.rect.width / 2) == (page.number % 2 == 0) for word in seal)
            assert all(20 < word[0] < page.rect.width - 20 for word in seal)


def test_the_table_of_keys_has_words_where_they_are_short_and_names_a_place_where_they_are_long(whole: Path) -> None:
    text = all_text(whole / "zonghe-class-keys.pdf")
    assert "→A" not in text and "→B" not in text
    assert "湖南东湖" in text, "a short answer"
    assert "A卷" not in text and "”即参考答案（按母卷的题序编号）中的第" in text


def test_no_name_is_broken_that_a_line_has_room_for() -> None:
    html, _ = keys_html(drawn(), student_forms(drawn(), [Student("李·阿卜杜拉·买买提", "七（2）班", "20240002"), Student("张三", "", "20240001")]))
    assert "20240002<br>李·阿卜杜拉·买买提<br>" in html and "20240001　张三<br>" in html


@pytest.mark.parametrize(("over", "pages"), [(1, 1), (2, 1), (8, 2)], ids=["one item over", "two items over", "many items over"])
def test_a_few_items_over_stand_on_the_page_before(over: int, pages: int) -> None:
    """Groups of 40 px, 10 px apart: nearer by as much as is needed, unless the last page holds more than a few."""
    geometry = sheet(PaperOptions())
    height = (geometry.height - geometry.top - geometry.bottom) * PX_PER_MM
    boxes = [Box(40.0, 10.0, keep_next=False)] * (int(height // 50) + over)
    places = composer._fitted(boxes, 0.0, 0.0, geometry)
    assert places[-1].page + 1 == pages
    rooms = {round(low.top - high.top - 40.0, 3) for high, low in pairwise(places[1:]) if low.page == high.page}
    assert len(rooms) == 1 and (rooms == {10.0}) == (pages > 1)
