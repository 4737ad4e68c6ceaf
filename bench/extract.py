"""From a document to drafts: a megabyte of the labelled texts against a bare jieba pass over the same text (words and their parts of speech).

Target: under ten times that pass, for JSON lines and for a fact file that is proved; linear (twice the text, twice the time); and the F1
of each labelled set by kind. The sets whose name ends in heldout were labelled before the rules saw them and are not tuned on.
"""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Callable
from pathlib import Path

import yaml
from target import at_most

ROOT = Path(__file__).resolve().parents[1]
MOST, MOST_TWICE = 10, 2.1
"""Times a bare pass of jieba over a megabyte; times the time for twice the text."""
SIZE = 1_000_000
"""Bytes of UTF-8, each copy of a text under a year of its own, so that no two paragraphs are the same."""


def rows() -> list[tuple[str, str]]:
    """Time and quality."""
    return [*_times(), *_quality()]


def _times() -> list[tuple[str, str]]:
    import jieba
    import jieba.posseg

    from zhongbu_quiz.extract import extract_text
    from zhongbu_quiz.extract.factfile import write_yaml
    from zhongbu_quiz.extract.jsonl import write_jsonl

    jieba.setLogLevel(logging.ERROR)
    text, half = _text(SIZE), _text(SIZE // 2)
    for warm in (lambda: list(jieba.posseg.cut("全市粮食产量31.2万吨。")), lambda: extract_text("2023年，产量31.2万吨。")):
        warm()
    bare = _seconds(lambda: list(jieba.posseg.cut(text)))
    words = _seconds(lambda: list(jieba.cut(text)))
    lines = _seconds(lambda: write_jsonl(extract_text(text).drafts))
    short = _seconds(lambda: write_jsonl(extract_text(half).drafts))
    facts = _seconds(lambda: write_yaml(extract_text(text), "文本"))
    return [
        (
            "extract a megabyte",
            f"{lines / bare:.1f}x jieba with tags ({lines:.1f} s, {bare:.1f} s); {lines / words:.1f}x without{at_most(lines / words, MOST)}",
        ),
        ("  twice the text", f"{lines / short:.1f}x the time{at_most(lines / short, MOST_TWICE)}"),
        ("  with proved facts", f"{facts / bare:.1f}x jieba with tags ({facts:.1f} s)"),
    ]


def _text(size: int) -> str:
    texts = [text["text"] for name in ("dev", "second") for text in _labelled(name)]
    pieces: list[str] = []
    length = copy = 0
    while length < size:
        piece = texts[copy % len(texts)].replace("云河", "云" + chr(0x4E00 + copy)) + "\n\n"
        pieces.append(piece)
        length += len(piece.encode("utf-8"))
        copy += 1
    return "".join(pieces)


def _labelled(name: str) -> list[dict[str, str]]:
    path = ROOT / "tests" / "extract" / "labelled" / f"{name}.yaml"
    texts: list[dict[str, str]] = yaml.safe_load(path.read_text(encoding="utf-8"))["texts"]
    return texts


def _seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def _quality() -> list[tuple[str, str]]:
    if str(ROOT) not in sys.path:
        sys.path.append(str(ROOT))
    from tests.extract.measure import SETS, measure

    found = []
    for name in SETS:
        result, _ = measure(name)
        told = ", ".join(f"{kind} {f1:.2f} ({p:.2f}/{r:.2f})" for kind, (p, r, f1) in result.items())
        found.append((f"F1 {name}", f"{told}  F1 (precision/recall)"))
    return found
