"""Arguments as they are typed, or pasted from a text -> arguments as the commands take them, where there is no doubt of what is meant."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Collection, Sequence

from zhongbu_quiz.data.lines import words_of
from zhongbu_quiz.messages import OPTION

_DASHES = re.compile(r"[-\u2010-\u2015\u2212\uff0d]+(?=\w)")
"""What opens an option; an editor of texts makes one long dash of two short ones."""
_WIDE_SPACE = "\u3000"
_COMMAS = tuple(",，、")
_QUOTED = re.compile("[“”‘’]([^“”‘’]+)[“”‘’]")
"""Chinese quotation marks around an argument, which no shell takes away."""
_A_SLIP = 0.8
"""How like a word behind one dash is to the name of a long option where it is that one with a slip: -onlly, and not -opapers."""


def plain_dashes(arguments: Sequence[str]) -> list[str]:
    """Arguments whose options begin as options do: —only, –only and —-only are --only, and –o is -o."""
    return [_plain(part) for place, argument in enumerate(arguments) for part in _parted(argument, place)]


def _parted(argument: str, place: int) -> list[str]:
    """What full-width spaces set apart in one argument, where the command or an option stands in it: worksheet　my-set, my-set　-o; the words of a
    name keep theirs."""
    parts = [part for part in argument.split(_WIDE_SPACE) if part]
    return parts if not place or any(map(_DASHES.match, parts[1:])) else [argument]


def _plain(argument: str) -> str:
    opened = _DASHES.match(argument)
    if not opened or argument[opened.end()].isdecimal():
        return argument
    name, equals, value = argument[opened.end() :].partition("=")
    name = unicodedata.normalize("NFKC", name)
    if opened[0].isascii() and f"--{name}" != OPTION:  # how many dashes stand before the others is known when the command is
        return f"{opened[0]}{name}{equals}{value}"
    return ("-" if len(name) == 1 and name.isascii() else "--") + name + equals + value


def as_meant(arguments: Sequence[str], options: Collection[str]) -> list[str]:
    """Arguments of a command that has these long options (--only): -only is --only, --只要 too; what stands around a comma is one argument, and
    Chinese quotation marks around one are none of it. Raises ValueError with a word behind one dash that is nearly the name of an option."""
    made: list[str] = []
    for place, argument in enumerate(arguments):
        if argument == "--":
            return [*made, *arguments[place:]]
        if quoted := _QUOTED.fullmatch(argument):
            argument = quoted[1]
        if made and not argument.startswith("-") and (made[-1].endswith(_COMMAS) or argument.startswith(_COMMAS)):
            made[-1] += argument
        else:
            made.append(_long(argument, options))
    return made


def _long(argument: str, options: Collection[str]) -> str:
    name, equals, value = argument.lstrip("-").partition("=")
    if not argument.startswith("-") or len(name) == 1:
        return argument
    named = f"--{name}" if f"--{name}" in options else option_of(name, options)
    if named:
        return named + equals + value
    if not argument.startswith("--") and difflib.get_close_matches(f"--{name}", options, 1, _A_SLIP):
        raise ValueError(argument)
    return argument


def option_of(word: str, options: Collection[str]) -> str:
    """The option, among those of a command, that a Chinese word names; "" where there is none."""
    return next((f"--{name}" for name, words in words_of("options.yaml").items() if word in words and f"--{name}" in options), "")
