"""The catalogue of messages, from the code and back.

    python scripts/messages.py            take up the messages of the code into each .po file, and compile it
    python scripts/messages.py --check    say what would change, or is not translated; exit status 1 where something is

What went from the code goes from the catalogue; what is new stands there untranslated, with the places where it is said.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from zhongbu_quiz.cli.commands import COMMANDS, help_parts
from zhongbu_quiz.loading.yamlfile import load_yaml

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src/zhongbu_quiz"
PAGE = ROOT / "templates/page"
"""The designs of the page, whose words stand in `_(…)` as those of the code do."""
KEYWORDS = {"_": None, "marked": None, "counted": (1, 2)}
TYPER = ("Arguments", "Options", "Commands", "default: {default}", "required", "Missing command.")
"""What the library of the command line asks gettext for, of all that our commands use."""
SYSTEM = (
    "No such file or directory",
    "File exists",
    "Permission denied",
    "Is a directory",
    "Not a directory",
    "File name too long",
    "No space left on device",
    "Read-only file system",
    "Input/output error",
)
"""What the system says of files (`messages.reason`); Windows says it in its own language."""

_ALWAYS = datetime(2026, 1, 1, tzinfo=UTC)
"""The date in the headers: a real one would change them with every run."""


def of_code() -> Catalog:
    """Every message that stands in the code and in the designs of the page, with where; what item models say of themselves; and what the library of
    the command line says."""
    found = Catalog(charset="utf-8")
    for name, line, message, _comments, _context in extract_from_dir(SOURCE, [("**.py", "python")], keywords=KEYWORDS):
        found.add(message, locations=[(name, line)])
    for name, line, message, _comments, _context in extract_from_dir(PAGE, [("**.j2", "jinja2")], {"jinja2": {"trim_blocks": "true"}}, KEYWORDS):
        found.add(message, locations=[(f"templates/page/{name}", line)])
    for name in COMMANDS:
        for part in filter(None, help_parts(name)):
            found.add(part, locations=[(f"cli/{name}.py", 0)])
    for path in sorted((ROOT / "templates/questions").glob("*.yaml")):
        found.add(str(load_yaml(path).data["description"]), locations=[(f"templates/questions/{path.name}", 0)])
    for words in TYPER:
        found.add(words, locations=[("typer", 0)])
    for words in SYSTEM:
        found.add(words, locations=[("system", 0)])
    return found


def catalogues() -> Iterator[tuple[Path, Catalog]]:
    """Each .po file with what it holds, brought up to the code."""
    code = of_code()
    for path in sorted((SOURCE / "locale").glob("*/LC_MESSAGES/zhongbu_quiz.po")):
        with path.open("rb") as file:
            catalogue = read_po(file, locale=path.parent.parent.name)
        catalogue.update(code, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        yield path, catalogue


def fields(words: str) -> set[str]:
    """The names that a message has places for; none where it is said as it stands, since a brace in it is a brace (`loading.syntax`)."""
    try:
        return {name for _text, name, _spec, _conversion in Formatter().parse(words) if name is not None}
    except ValueError:
        return set()


def faults(catalogue: Catalog) -> Iterator[str]:
    """What is wrong with a catalogue: a message without its translation, or one whose places are others."""
    for message in catalogue:
        if message.id:
            yield from _faults(message)


def _faults(message: Message) -> Iterator[str]:
    where = ", ".join(f"{name}:{line}" for name, line in message.locations[:2])
    wanted = message.id if isinstance(message.id, tuple) else (message.id,)
    told = message.string if isinstance(message.string, tuple) else (message.string,)
    if not all(told):
        yield f"{where}: not translated: {wanted[-1]!r}"
    elif where != "typer:0" and fields(told[-1]) != fields(wanted[-1]):
        yield f"{where}: other names in braces: {wanted[-1]!r} / {told[-1]!r}"


def written(catalogue: Catalog) -> tuple[bytes, bytes]:
    """A catalogue as its .po and its .mo file; no dates and no line numbers, which would change with every commit."""
    for message in catalogue:
        message.locations = [(name, 0) for name in dict.fromkeys(name for name, _ in message.locations)]
    catalogue.header_comment = "# What zhongbu_quiz says, in another language. Written by scripts/messages.py; the translations are by hand."
    catalogue.project, catalogue.version, catalogue.msgid_bugs_address = "zhongbu_quiz", "", ""
    catalogue.creation_date = catalogue.revision_date = _ALWAYS
    catalogue.last_translator = catalogue.language_team = ""
    po, mo = io.BytesIO(), io.BytesIO()
    write_po(po, catalogue, width=140, sort_by_file=True, include_lineno=False, omit_header=False)
    write_mo(mo, catalogue)
    return po.getvalue(), mo.getvalue()


def main(check: bool) -> int:
    """Write the files, or say what would change; 1 where something is to be done."""
    todo: list[str] = []
    for path, catalogue in catalogues():
        todo += faults(catalogue)
        for file, content in zip((path, path.with_suffix(".mo")), written(catalogue), strict=True):
            if not file.is_file() or file.read_bytes() != content:
                if check:
                    todo.append(f"{file.relative_to(ROOT)}: is not what the code says; run scripts/messages.py")
                else:
                    file.write_bytes(content)
    print(*todo, sep="\n", file=sys.stderr) if todo else None
    return int(bool(todo))


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
