"""What outputs are called in Chinese. In: a name of the registry of outputs, or a word that somebody typed. Out: the other one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from zhongbu_quiz.messages import _, spoken

_FILE = Path(__file__).with_name("outputs.yaml")


@cache
def _words() -> Mapping[str, tuple[str, ...]]:
    """The words for each output, by its name."""
    lines = (line.partition(": ") for line in _FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {name: tuple(words.split()) for name, _colon, words in lines}


def output_name(word: str) -> str:
    """The name of the output that a word means; the word itself where it is a name already, or none is known."""
    return next((name for name, words in _words().items() if word.strip() in words), word.strip())


def output_called(name: str) -> str:
    """How messages name an output: in Chinese with its word."""
    words = _words().get(name)
    return _("{name} ({word})").format(name=name, word=words[0]) if words and spoken() == "zh" else name
