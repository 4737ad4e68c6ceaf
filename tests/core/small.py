"""A small project that is right in every line, which tests bend; and the command line, run inside this process."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import chdir, contextmanager, nullcontext, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from unittest.mock import patch

from typer.main import get_params_from_function

from zhongbu_quiz import messages
from zhongbu_quiz.delivery.manifest import MANIFEST
from zhongbu_quiz.identity import ProjectRecord, identity_of
from zhongbu_quiz.quality.context import fingerprint
from zhongbu_quiz.studio.project import Project, load_bank

FACTS = """\
facts:
  - id: ev-plan
    kind: event
    date: 2006-04-15
    actor: 中共中央、国务院
    action: 印发
    object: 《关于促进甲地崛起的意见》
    stage: 印发
    matter: 甲地崛起的意见
    document_number: 中发〔2006〕10号
    tags: [历史::起步]
    source: {document: 小史, section: 起步, evidence: [2006年4月15日, 中共中央、国务院印发《关于促进甲地崛起的意见》, 中发〔2006〕10号]}
  - id: ev-office
    kind: event
    date: 2007-01
    actor: 国家发改委
    action: 设立
    object: 促进甲地崛起办公室
    stage: 设立
    matter: 甲地办公室
    tags: [历史::起步]
    source: {document: 小史, section: 起步, evidence: [2007年1月, 国家发改委, 促进甲地崛起办公室]}
  - id: ev-outline
    kind: event
    date: 2009-09
    actor: 国务院
    action: 批准
    object: 《甲地崛起规划》
    stage: 批准
    matter: 甲地崛起规划
    tags: [历史::推进]
    source: {document: 小史, section: 推进, evidence: [2009年9月, 国务院, 《甲地崛起规划》]}
  - id: ev-opinion
    kind: event
    date: 2012-08
    actor: 国务院
    action: 印发
    object: 《关于大力实施甲地战略的若干意见》
    stage: 印发
    matter: 大力实施甲地战略
    tags: [历史::推进]
    source: {document: 小史, section: 推进, evidence: [2012年8月, 国务院, 《关于大力实施甲地战略的若干意见》]}
  - id: sl-base
    kind: slogan
    name: 三基地一枢纽
    parts:
      - {n: 1, text: 粮食生产基地}
      - {n: 2, text: 能源原材料基地}
      - {n: 3, text: 装备制造基地}
      - {n: 4, text: 综合交通枢纽}
    ordered: true
    complete: true
    official: true
    issued_in: ev-plan
    tags: [历史::提法]
    source:
      document: 小史
      section: 起步
      evidence: [《关于促进甲地崛起的意见》, 三基地一枢纽, 粮食生产基地、能源原材料基地, 装备制造基地和综合交通枢纽]
  - id: st-grain
    kind: statistic
    region: 河南
    indicator: 粮食产量
    period: 2023
    written: 1324.9亿斤
    value: 1324.9
    unit: 亿斤
    aspect: level
    tags: [成就::粮食]
    source: {document: 小史, section: 推进, evidence: [2023年，河南, 粮食产量1324.9亿斤]}
documents:
  - name: 小史
    title: 甲地小史
    date: 2024-04-14
    sections: [起步, 推进]
"""

DECK = """\
title: 甲地练习
select:
  item_kinds: [single_choice, cloze]
counts: {cloze: 3}
points: {cloze: 2}
outputs: [anki, paper, key]
"""

MODEL = """\
id: own-date
kind: fill_blank
facts: {kind: event}
asks: date
stem: |
  请填写时间。
  {{ deed }}是在{{ blank }}。
"""

PROJECT = "name: own-k3f9x2\ntitle: 甲地题库\n"
OWN = identity_of(ProjectRecord(name="own-k3f9x2", title="甲地题库"))
"""Who the small project is."""

FILES = {"project.yaml": PROJECT, "seeds/facts.yaml": FACTS, "decks/set.yaml": DECK, "templates/questions/own-date.yaml": MODEL}


def write_project(folder: Path, changed: dict[str, str | bytes | None] | None = None) -> Path:
    """The small project in `folder`, with some files replaced (None: left out)."""
    for name, text in {**FILES, **(changed or {})}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if text is not None:
            path.write_bytes(text.encode() if isinstance(text, str) else text)
    return folder


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes; manifests aside, which have their own tests."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != MANIFEST)
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


@dataclass(frozen=True)
class Ran:
    """What a command left: exit status and both streams."""

    status: int
    out: str
    err: str


_parameters = cache(get_params_from_function)
"""What Typer finds out of the functions of the commands at each call: it takes as long as a small project."""


@contextmanager
def _again_here(project: Project) -> Iterator[Callable[[], str]]:
    """What the other process of `check` tells (rule 51), from this one: to start a Python takes longer than all the rest."""
    yield lambda: fingerprint(load_bank(project).as_made)


def run(folder: Path, *arguments: str, now: int = 1_700_000_000, alone: bool = True) -> Ran:
    """`zhongbu-quiz ARGUMENTS` with `folder` as the working directory, at the time `now`. Whatever is no SystemExit comes through as it is.

    `check` makes the bank once more in another process; not so here, unless `alone` is False.
    """
    from zhongbu_quiz.cli import main

    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="ascii", errors="strict", newline="\n") for _ in range(2))
    status: int | str | None = 0
    before = messages.spoken()
    with (
        chdir(folder),
        redirect_stdout(out),
        redirect_stderr(err),
        patch.object(sys, "argv", ["zhongbu-quiz", *arguments]),
        patch.dict(os.environ, {"SOURCE_DATE_EPOCH": str(now)}),
        patch("zhongbu_quiz.cli.check._again", _again_here) if alone else nullcontext(),
        patch("typer.main.get_params_from_function", _parameters),
    ):
        try:
            main()
        except SystemExit as stop:
            status = stop.code
        finally:
            messages.speak(before)  # a call with --lang leaves the next test its language
    return Ran(status if isinstance(status, int) else 0 if status is None else 1, _text(out), _text(err))


def run_apart(calls: Sequence[tuple[Path | str, ...]], places: Sequence[Path | str], before: str = "") -> list[Ran]:
    """Several commands, each the folder and the arguments of `run`, one after another in one new process: for programs that are not this one.

    `places` is where that process looks for modules first; `before` is Python that it runs before it imports the command line.
    """
    code = (
        f"{before}\nimport json, sys\nfrom dataclasses import astuple\nfrom pathlib import Path\nfrom tests.core.small import run\n"
        "print(json.dumps([astuple(run(Path(folder), *call)) for folder, *call in json.loads(sys.argv[1])]))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, json.dumps([[str(word) for word in call] for call in calls])],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, places)), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        encoding="utf-8",
    )
    assert ran.returncode == 0, ran.stderr
    return [Ran(*told) for told in json.loads(ran.stdout)]


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    return stream.buffer.getvalue().decode("utf-8")
