"""Sentences that the program prints, by name: headings of papers, why an option is wrong, how a table is told.

In: the files of `data/lexicon/` that hold sentences (name: text). Out: a sentence with its values put in. They are read without the word
lists beside them (`data.lexicon`), which an export does not need.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

SHIPPED = Path(__file__).resolve().parent / "lexicon"
SENTENCES = ("reasons", "papers", "workbooks", "notes", "figures", "anki", "grading")
"""The files of sentences."""


def say(name: str, /, **values: object) -> str:
    """A sentence that ships, with its values put in. Raises KeyError for a name that no file has."""
    return shipped_sentences()[name].format(**values)


@cache
def sentence_files() -> Mapping[str, Mapping[str, str]]:
    """The sentences that ship, by file and name."""
    from zhongbu_quiz.loading.yamlfile import load_yaml

    return {file: load_yaml(SHIPPED / f"{file}.yaml").data for file in SENTENCES}


@cache
def shipped_sentences() -> Mapping[str, str]:
    """The same by name alone."""
    return {name: text for sentences in sentence_files().values() for name, text in sentences.items()}
