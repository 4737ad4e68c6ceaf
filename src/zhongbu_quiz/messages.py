"""What the program says to people, in their language.

English words stand in the code, in `_(…)`; all other languages are catalogues of gettext beside this file (locale/LANGUAGE/LC_MESSAGES).
Whoever writes a message names what stands in it, since other languages put things in another order:

    _("{field} is missing; add {line}").format(field=…, line=…)

A message that stands in a table of a module (the title of a rule) is `marked` there and said with `_` later; words in a row are `joined`,
clauses `chained`.
What is said when a module is imported (help texts) is in the language that `speak` was called with before; all else in that of the moment.
The command line chooses it (`chosen`); whoever uses the package otherwise gets English until `speak` is called. Where one process speaks to several
people, each hears her own language while she is answered (`speaking`).
"""

from __future__ import annotations

import gettext
import locale
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

from zhongbu_quiz.errors import UserError, shown_path

LANGUAGES = ("zh", "en")
"""What the program speaks."""
VARIABLE = "ZHONGBU_LANG"
"""The environment variable that names a language; processes that this one starts read it."""
OPTION = "--lang"

_OFFICE = (".xlsx", ".csv", ".docx", ".xls", ".doc")
_DOMAIN = "zhongbu_quiz"
_FOLDER = Path(__file__).parent / "locale"


_for_one: ContextVar[str] = ContextVar("language", default="")
"""The language of whoever is answered just now; "" for that of the process."""


def speak(language: str) -> None:
    """Say everything in a language from now on, in this process and those that it starts. Help of the command line that is not ours
    (Usage, Options) follows, since it asks gettext too."""
    global _of_process
    os.environ[VARIABLE] = os.environ["LANGUAGE"] = language
    gettext.bindtextdomain(_DOMAIN, _FOLDER)
    gettext.textdomain(_DOMAIN)
    _of_process = language


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Say everything in a language while the block lasts, to whoever is answered in it, and to nobody else; "" changes nothing."""
    before = _for_one.set(language or _for_one.get())
    try:
        yield
    finally:
        _for_one.reset(before)


def spoken() -> str:
    """The language of the moment."""
    return _for_one.get() or os.environ.get(VARIABLE, "en")


def with_word(name: str, word: str) -> str:
    """How messages show a name: with the word for it, where it has one ("": none) and that is another."""
    return _("{name} ({word})").format(name=name, word=word) if word and word != name else name


@cache
def _read(language: str) -> gettext.NullTranslations:
    return gettext.translation(_DOMAIN, _FOLDER, [language], fallback=True)


_of_process = os.environ.get(VARIABLE, "en")


def _catalogue() -> gettext.NullTranslations:
    return _read(_for_one.get() or _of_process)


def _(message: str) -> str:
    """A message in the language of the moment."""
    return _catalogue().gettext(message)


def in_every_language(message: str) -> list[str]:
    """A message in each of our languages: for a moment in which nobody knows which one is read."""
    return [_read(language).gettext(message) for language in LANGUAGES]


def counted(one: str, many: str, count: int) -> str:
    """The message for a count; both have {count} where it stands."""
    return _catalogue().ngettext(one, many, count).format(count=count)


def marked(message: str) -> str:
    """The message itself, which the catalogue takes up from here: what a constant holds, and `_` says later in the language of that moment."""
    return message


def joined(words: Iterable[str], most: int | None = None) -> str:
    """Words in a row, as the language of the moment strings them together; of more than `most` the first, and that there are more."""
    told = list(words)
    return _(", ").join(told[:most]) + (" …" if most is not None and len(told) > most else "")


def chained(clauses: Iterable[str]) -> str:
    """Clauses one after another, as the language of the moment strings them together."""
    return _("; ").join(clauses)


def as_typed(word: str) -> str:
    """A word as one types it on a command line: in quotation marks where it holds a space."""
    return f'"{word}"' if any(sign.isspace() for sign in word) else word


def typed_path(path: Path) -> str:
    """A path as one types it on a command line from the working directory."""
    return as_typed(shown_path(path))


def reason(error: OSError) -> str:
    """What the system says of a file that it could not read or write; the catalogue has the commonest of its words. Excel, WPS and Word keep a
    file to themselves as long as it is open there, and the system only says that it is not permitted."""
    names = [str(name) for name in (error.filename, error.filename2) if name]
    if isinstance(error, PermissionError) and any(name.lower().endswith(_OFFICE) for name in names):
        return _("not permitted, or open in another program: close it in Excel, Word or WPS first")
    return _(error.strerror) if error.strerror else str(error)


def taken(arguments: Sequence[str]) -> tuple[str, list[str]]:
    """What --lang says, wherever it stands ("" where it does not), and the other arguments."""
    rest = list(arguments)
    for place, argument in enumerate(rest):
        if argument == OPTION:
            return next(iter(rest[place + 1 : place + 2]), ""), rest[:place] + rest[place + 2 :]
        if argument.startswith(f"{OPTION}="):
            return argument.partition("=")[2], rest[:place] + rest[place + 1 :]
    return "", rest


def check(said: str) -> None:
    """Raises UserError where --lang says a language that is none of ours."""
    if said and said not in LANGUAGES:
        raise UserError(_("--lang {language}: write one of {languages}").format(language=said, languages=joined(LANGUAGES)))


def chosen(said: str, environment: Mapping[str, str], project: str) -> str:
    """The language to speak: what was `said` on the command line, else ZHONGBU_LANG, else the language of the `project`, else that of the
    system ("" wherever there is none). A word that names no language of ours is passed over."""
    words = (said, environment.get(VARIABLE, ""), project, _of_system(environment))
    return next((language for word in words for language in LANGUAGES if word.lower().startswith(language)), "en")


def _of_system(environment: Mapping[str, str]) -> str:
    """The language of the system's messages, as POSIX names it, or Windows."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return environment[name]
    return (locale.getlocale()[0] or "").replace("Chinese", "zh")
