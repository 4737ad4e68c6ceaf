"""Files spoiled by chance, given to every reader and command: `python -m tests.hostile.fuzz COUNT [FIRST SEED]`, and `make fuzz`.

Each input is a kind of file, a seed, and a command. It runs in a process of its own with limits on memory and time; what must hold of every
answer is said in `faults`.
"""

from __future__ import annotations

import io
import json
import os
import random
import re
import resource
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from tests.core.small import DECK, FACTS, MODEL, PROJECT, Ran, files_in, run, write_project
from tests.hostile.mutations import (
    Mutation,
    spoiled_archive,
    spoiled_bytes,
    spoiled_json,
    spoiled_package,
    spoiled_text,
)
from zhongbu_quiz.cli.console import first, folded, printable
from zhongbu_quiz.errors import ContentError, UserError

MEMORY = 2**30
"""What an input may take, on top of what the program takes without it."""
SECONDS = 20
LONGEST = 2500
"""Characters of a line that is said; and so many lines are told at most."""
LINES = 250
_STEP = 500
"""After so many inputs it says how far it is."""
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class Kind:
    """A kind of file: its name in a small project, what stands in it when it is right, how it is spoiled, and the commands that read it."""

    name: str
    right: Callable[[], bytes]
    spoil: Mutation
    commands: tuple[tuple[str, ...], ...]
    reader: Callable[[Path], object] | None = None
    """Called instead of a command, where the command would spend its time elsewhere."""


TEXT_BANK = """\
一、单选题
1. 2006年印发的文件是（　　）
A. 《意见》
B. 《规划》
C. 《纲要》
D. 《通知》
答案：A
解析：见原文。
二、填空题
2. 河南2023年粮食产量是______亿斤。
答案：1324.9
三、判断题
3. 国务院批准了《甲地崛起规划》。（　　）
答案：对
"""
ROSTER = "姓名,班级,学号\n张三,一班,01\n李四,一班,02\n王五,二班,03\n"
ESSAY = """\
甲地崛起二十年
2006年4月15日，中共中央、国务院印发《关于促进甲地崛起的意见》。2007年1月，国家发改委设立促进甲地崛起办公室。
2023年，河南粮食产量1324.9亿斤，增长2.3%。要坚持“三基地一枢纽”定位：一是粮食生产基地；二是能源原材料基地。

| 地区 | 产量 |
| --- | --- |
| 河南 | 1324.9亿斤 |
| 安徽 | 830.2亿斤 |
"""
QUESTIONS = """\
facts:
  - id: q-1
    kind: question
    item_kind: single_choice
    stem: 图中是哪里？
    options: [甲, 乙, 丙, 丁]
    answer: A
    picture: map.png
    tags: [历史::图]
documents: []
"""
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="40" height="30" viewBox="0 0 40 30"><defs>'
    '<g id="a"><circle r="2"/></g></defs><use xlink:href="#a"/><path d="M0 0L3 4" fill="url(#a)"/><text x="1">图</text></svg>'
)
PLACES = (
    "levels:\n  county: {exclusive: true, title: 县}\ngroups:\n  - {level: county, in: 河南, names: 甲县 乙县}\n"
    "holds:\n  甲地: [河南, 安徽]\naliases:\n  甲: 甲县\n"
)
ERAS = "eras:\n  - {names: 甲朝, from: 1644, to: 1911, plan: true}\n"
UNITS = "money: 甲元 乙元\nmass: >-\n  甲斤 乙斤\n"
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj\n"
    b"4 0 obj<</Length 73>>stream\nBT /F1 12 Tf 20 100 Td (In 2006 the plan was issued by the State Council) Tj ET\nendstream endobj\n"
    b"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n"
)


def _essay_docx() -> bytes:
    return _docx(ESSAY.splitlines()[:3])


def _bank_docx() -> bytes:
    return _docx(TEXT_BANK.splitlines())


def _docx(lines: Sequence[str]) -> bytes:
    from docx import Document

    document = Document()
    for line in lines:
        document.add_paragraph(line, style="List Number" if line[:2] == "2." else None)
    table = document.add_table(3, 3)
    for row, words in zip(table.rows, (("省份", "省会", "简称"), ("河南", "郑州", "豫"), ("安徽", "合肥", "皖")), strict=True):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    table.cell(1, 0).merge(table.cell(2, 0))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _png() -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(out, "PNG")
    return out.getvalue()


def _jpeg() -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(out, "JPEG")
    return out.getvalue()


@cache
def _made(name: str, *command: str) -> bytes:
    """What a command makes of the small project."""
    with tempfile.TemporaryDirectory() as folder:
        ran = run(write_project(Path(folder)), *command)
        assert ran.status == 0, ran.err
        return (Path(folder) / name).read_bytes()


@cache
def _xlsx() -> bytes:
    """Our own workbook, without the hundreds of rows that wait to be filled."""
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(_made("facts.xlsx", "convert", "seeds/facts.yaml", "facts.xlsx")))
    for sheet in book.worksheets:
        sheet.delete_rows(9, sheet.max_row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _table() -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.worksheets[0]
    for row in (("姓名", "班级", "人口", "年份"), ("河南", "郑州", 9872, 2020), ("安徽", "合肥", 6103, 2020), ("湖北", "武汉", 5844, 2020)):
        sheet.append(row)
    sheet.merge_cells("D2:D4")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _package() -> bytes:
    return _made("own.apkg", "anki", "set", "-o", "own.apkg")


def _draw() -> bytes:
    return _made("papers/set-draw.json", "worksheet", "set", "-o", "papers", "--only", "docx")


_SHEETS = ("worksheet", "set", "-o", "papers", "--only", "sheet")


@cache
def _scanned() -> bytes:
    """The answer sheet of the small project as a scanner sees it, with nothing on it."""
    from pypdfium2 import PdfDocument

    out = io.BytesIO()
    PdfDocument(_made("papers/set-sheet.pdf", *_SHEETS))[0].render(scale=1.5).to_pil().save(out, "PNG")
    return out.getvalue()


def _roster(path: Path) -> object:
    from zhongbu_quiz.sets.roster import read_roster

    return read_roster(path)


def _picture(path: Path) -> object:
    from zhongbu_quiz.loading.picture import read_picture

    try:
        return read_picture(path.name, [path.parent], path.parent)
    except ValueError as error:
        raise UserError(str(error)) from None


def _stored(path: Path) -> object:
    from zhongbu_quiz.sets.stored import read, to_json

    return to_json(read(path))


def _csv() -> bytes:
    rows = ("种类,编号,日期,主体,动作,对象,标签,依据", "事件,e1,2004-03,国务院,印发,《意见》,历史,2004年3月；国务院", "事件,e2,2005,甲,提出,乙,历史,")
    return "\n".join(rows).encode()


_CONVERT = ("convert", "{file}", "out.xlsx")
_FACTS = ("facts", "--format", "jsonl", "-q")
_DECKS = (
    ("items", "{file}", "--format", "jsonl", "-q"),
    ("items", "{file}", "-q"),
    ("export", "{file}", "--to", "csv", "-o", "out.csv", "-q"),
    ("swap", "{file}", "1", "--dry-run", "-q"),
    ("audit", "{file}", "-q"),
    ("build", "{file}", "--out", "out", "-q"),
)
_CLASS = (("worksheet", "set", "--only", "key", "--roster", "{file}", "-o", "out", "-q"),)
_GRADE = (("grade", "scan.png", "--draw", "set-draw.json", "-o", "out.xlsx", "-q"),)
KINDS = (
    Kind("seeds/facts.yaml", FACTS.encode, spoiled_text, (_FACTS, _FACTS, ("facts", "-q"), _CONVERT)),
    Kind("decks/set.yaml", DECK.encode, spoiled_text, _DECKS),
    Kind("templates/questions/own-date.yaml", MODEL.encode, spoiled_text, (("items", "set", "-q"),)),
    Kind("project.yaml", f"{PROJECT}tag_root: 甲\nlanguage: en\n".encode, spoiled_text, (("anki", "set", "-o", "out.apkg", "-q"),)),
    Kind("data/places.yaml", PLACES.encode, spoiled_text, (_FACTS,)),
    Kind("seeds/more.xlsx", _xlsx, spoiled_archive, (("convert", "{file}", "out.yaml"),)),
    Kind("table.xlsx", _table, spoiled_archive, (("convert", "{file}", "out.yaml"),)),
    Kind("facts.csv", _csv, spoiled_text, (("convert", "{file}", "out.yaml"),)),
    Kind("class.csv", ROSTER.encode, spoiled_text, _CLASS, _roster),
    Kind("class.xlsx", _table, spoiled_archive, _CLASS, _roster),
    Kind("old.apkg", _package, spoiled_package, (("diff", "{file}", "right.apkg"), ("diff", "right.apkg", "{file}"))),
    Kind("essay.docx", _essay_docx, spoiled_archive, (("extract", "{file}", "-o", "out.yaml"), ("convert", "{file}", "out.yaml"))),
    Kind("bank.docx", _bank_docx, spoiled_archive, (("convert", "{file}", "out.yaml"),)),
    Kind("essay.pdf", lambda: PDF, spoiled_text, (("extract", "{file}", "-o", "out.yaml"),)),
    Kind("essay.md", ESSAY.encode, spoiled_text, (("extract", "{file}"), ("extract", "{file}", "-o", "out.yaml"))),
    Kind("bank.txt", TEXT_BANK.encode, spoiled_text, (("convert", "{file}", "out.yaml"),)),
    Kind("set-draw.json", _draw, spoiled_json, (("worksheet", "--from", "{file}", "--only", "docx", "-o", "out"),), _stored),
    Kind("seeds/map.png", _png, spoiled_bytes, (("check", "-q"),), _picture),
    Kind("seeds/map.jpg", _jpeg, spoiled_bytes, (("check", "-q"),), _picture),
    Kind("seeds/map.svg", DRAWING.encode, spoiled_text, (("check", "-q"),), _picture),
    Kind("data/lexicon/units.yaml", UNITS.encode, spoiled_text, (_FACTS,)),
    Kind("data/eras.yaml", ERAS.encode, spoiled_text, (_FACTS,)),
    Kind("scan.png", _scanned, spoiled_bytes, _GRADE),
    Kind("set-sheet.json", lambda: _made("papers/set-sheet.json", *_SHEETS), spoiled_json, _GRADE),
    Kind("seeds/q.yaml", lambda: QUESTIONS.replace("    picture: map.png\n", "").encode(), spoiled_text, (_FACTS,)),
)


@dataclass(frozen=True)
class Answer:
    """What an input led to."""

    label: str
    ran: Ran
    seconds: float
    """By the clock, which a busy machine makes longer."""
    worked: float
    """By the processor."""
    written: tuple[str, ...]


@cache
def _warm(kind: Kind) -> None:
    """The file as it is right, read once in this process: then all that its reader imports need not be imported for each that is spoiled."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _lay(kind, folder, kind.right())
        for command in kind.commands[:1] if kind.reader is None else [()]:
            ran = _call(kind, folder, command)
            assert ran.status in (0, 1), f"{kind.name}: {ran.err}"


def answer_to(seed: int) -> Answer:
    """What the input of a seed leads to, tried in a process of its own."""
    kind = KINDS[seed % len(KINDS)]
    _warm(kind)
    chance = random.Random(seed)
    data = kind.spoil(kind.right(), chance)
    command = chance.choice(kind.commands) if kind.commands and (kind.reader is None or chance.random() < 0.2) else ()
    label = f"seed {seed} {kind.name} {' '.join(command)}"
    folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
    try:
        return _tried(kind, folder, data, command, label)
    finally:
        shutil.rmtree(folder)


def _lay(kind: Kind, folder: Path, data: bytes) -> None:
    """The small project with a file of a kind in it."""
    changed: dict[str, str | bytes | None] = {kind.name: data}
    if kind.name.startswith("seeds/map"):
        changed["seeds/q.yaml"] = QUESTIONS.replace("map.png", Path(kind.name).name)
    if kind.commands == _GRADE:
        needed = {"scan.png": _scanned, **{name: partial(_made, f"papers/{name}", *_SHEETS) for name in ("set-draw.json", "set-sheet.json")}}
        changed = {**{name: make() for name, make in needed.items()}, **changed}
    write_project(folder, changed)
    if kind.name.endswith(".apkg"):
        (folder / "right.apkg").write_bytes(kind.right())


def _tried(kind: Kind, folder: Path, data: bytes, command: tuple[str, ...], label: str) -> Answer:
    _lay(kind, folder, data)
    before = files_in(folder)
    start, worked = time.monotonic(), _worked()
    ran = in_a_process(lambda: _call(kind, folder, command))
    seconds, worked = time.monotonic() - start, _worked() - worked
    written = tuple(name for name, content in files_in(folder).items() if before.get(name) != content)
    return Answer(label, ran, seconds, worked, written)


def _worked() -> float:
    """Seconds that the processor has spent on the inputs so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _call(kind: Kind, folder: Path, command: tuple[str, ...]) -> Ran:
    if command:
        return run(folder, *(word.format(file=kind.name) for word in command))
    assert kind.reader is not None
    try:
        kind.reader(folder / kind.name)
    except ContentError as error:
        return Ran(2, "", printable("\n".join(first(folded(error.problems)))))
    except UserError as error:
        return Ran(2, "", printable(str(error)))
    return Ran(0, "", "")


def in_a_process(call: Callable[[], Ran], memory: int = MEMORY) -> Ran:
    """What a call gives, made in a copy of this process that may not take more than so much memory and SECONDS; the status is -1 where it ended
    otherwise."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        status = 1
        try:
            os.close(reading)
            used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
            resource.setrlimit(resource.RLIMIT_AS, (used + memory, used + memory))
            resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
            ran = call()
            with os.fdopen(writing, "wb") as pipe:
                pipe.write(json.dumps([ran.status, ran.out, ran.err]).encode())
            status = 0
        except BaseException as error:
            with suppress(OSError):
                os.write(writing, json.dumps([-1, "", f"{type(error).__name__}: {error}"[:5000]]).encode())
        finally:
            os._exit(status)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read()
    ended = os.waitpid(child, 0)[1]
    return Ran(*json.loads(said)) if said else Ran(-1, "", f"ended with {ended}")


def faults(answer: Answer) -> list[str]:
    """What is wrong with an answer: it must be right, or say in few words what is wrong where, and leave nothing behind."""
    ran = answer.ran
    found = []
    if ran.status not in (0, 1, 2):
        found.append(f"status {ran.status}: {ran.err}")
    if "Traceback" in ran.err + ran.out:
        found.append(f"a traceback: {ran.err[-500:]}")
    lines = ran.err.splitlines()
    if ran.status == 2:
        if answer.written:
            found.append(f"wrote {answer.written}")
        if not lines or not re.search(r"\.(yaml|xlsx|csv|docx|pdf|md|txt|apkg|json|png|jpg|svg)\b", ran.err):
            found.append(f"no place: {ran.err[:300]}")
    if any(len(line) > LONGEST for line in lines) or len(lines) > LINES:
        found.append(f"too long: {len(ran.err)} characters, {len(lines)} lines")
    if control := CONTROL.search(ran.err + ran.out):
        found.append(f"a control character: {control[0]!r}")
    return [f"{answer.label}: {fault}" for fault in found]


def tried(seeds: Iterable[int]) -> list[str]:
    """What is wrong with the answers to the inputs of some seeds."""
    return [fault for seed in seeds for fault in faults(answer_to(seed))]


def main(count: int, first: int = 0) -> int:
    """Try so many inputs, and print what is wrong; 1 where something is."""
    told: Counter[int] = Counter()
    slowest = longest = 0.0
    wrong = 0
    for seed in range(first, first + count):
        answer = answer_to(seed)
        told[answer.ran.status] += 1
        slowest, longest = max(slowest, answer.seconds), max(longest, answer.worked)
        for fault in faults(answer):
            wrong += 1
            print(fault, flush=True)
        if not (seed + 1 - first) % _STEP:
            print(f"… {seed + 1 - first}", flush=True)
    used = _worked()
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"{count} inputs from seed {first}: {wrong} faults; exit status {dict(sorted(told.items()))}")
    print(f"slowest {slowest:.1f} s by the clock, {longest:.1f} s by the processor, {used / count:.2f} s each; the most memory {most} MB")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
