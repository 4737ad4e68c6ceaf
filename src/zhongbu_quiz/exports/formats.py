"""The formats of `export --to`: one line a format, and one module of the same name in this folder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from zhongbu_quiz.errors import UserError
from zhongbu_quiz.exports import csv, gift, html, json, kahoot, markdown, moodle, qti, table, text, xlsx
from zhongbu_quiz.exports.quiz import Export, Quiz


@dataclass(frozen=True)
class Format:
    """What writes it, how its files end, what it is, and its dialects (the first is the usual one)."""

    write: Callable[[Quiz, str], Export]
    suffix: str
    words: str
    dialects: tuple[str, ...] = ("",)


FORMATS: dict[str, Format] = {
    "moodle": Format(moodle.write, ".xml", "Moodle question bank (XML)"),
    "gift": Format(gift.write, ".gift.txt", "Moodle GIFT text"),
    "qti": Format(qti.write, ".qti.zip", "IMS QTI 2.1 package; --dialect canvas: QTI 1.2 for Canvas", qti.DIALECTS),
    "kahoot": Format(kahoot.write, ".kahoot.xlsx", "Kahoot's import sheet"),
    "xlsx": Format(
        xlsx.write, ".xlsx", "Excel table for Chinese platforms; --dialect chaoxing: 学习通", table.DIALECTS
    ),
    "text": Format(text.write, ".txt", "text for Chinese platforms; --dialect tagged: 【答案】", text.DIALECTS),
    "csv": Format(csv.write, ".csv", "the table as CSV", table.DIALECTS),
    "markdown": Format(markdown.write, ".md", "Markdown: questions, then answers"),
    "json": Format(json.write, ".json", "JSON with its schema"),
    "html": Format(html.write, ".html", "one page to practise on"),
}


def chosen(name: str, dialect: str | None) -> tuple[Format, str]:
    """A format and its dialect by name. Raises UserError that lists what there is."""
    if name not in FORMATS:
        raise UserError(f"--to {name}: there is no such format; write one of {', '.join(FORMATS)}")
    known = FORMATS[name]
    if dialect is None:
        return known, known.dialects[0]
    if dialect not in known.dialects or not dialect:
        words = f"write one of {', '.join(known.dialects)}" if known.dialects[0] else "it has none; leave it out"
        raise UserError(f"--dialect {dialect}: {name} has no such dialect; {words}")
    return known, dialect
