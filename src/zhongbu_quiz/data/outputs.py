"""What outputs are called in Chinese. In: a name of the registry of outputs, or a word that somebody typed. Out: the other one."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from zhongbu_quiz.data.lines import words_of
from zhongbu_quiz.messages import spoken, with_word


def _words() -> Mapping[str, tuple[str, ...]]:
    """The words for each output, by its name."""
    return words_of("outputs.yaml")


def output_name(word: str) -> str:
    """The name of the output that a word means, in whatever case and width; the word itself where it is a name already, or none is known."""
    told = unicodedata.normalize("NFKC", word.strip())
    return next((name for name, words in _words().items() if told.casefold() in (known.casefold() for known in words)), told)


def output_words(name: str) -> tuple[str, ...]:
    """All words for an output."""
    return _words().get(name, ())


def output_word(name: str) -> str:
    """What a person types for an output: in Chinese its word."""
    return _words()[name][0] if name in _words() and spoken() == "zh" else name


def output_called(name: str, typed: str = "") -> str:
    """How messages name an output: in Chinese with its word. `typed`: what stands for its name, where only a part of it is typed."""
    word = output_word(name)
    return with_word(typed or name, word if word != name else "")
