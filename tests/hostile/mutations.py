"""Ways to spoil a file by chance: what editors, disks and people with bad intentions do to it. In: bytes and a source of chance. Out: other bytes."""

from __future__ import annotations

import io
import json
import random
import re
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import suppress
from typing import Any

NASTY = (
    "", " ", "\t", "\n", "\r\n", "\0", "\x07", "\x1b[31m", "\u202e", "\ufeff", "\ufffe", "\x85", "﷽", "𠮷", "é", "-", "--",
    "---", ":", ": ", "#", "&a", "*a", "!!python/object:os.system", "!x", "|", ">", "[", "]", "{", "}", "[[[[", '"', "'",
    "%", "@", "`", "?", "~", "null", "true", "no", "0", "-1", "1/00", "1/0", "0/0", "1e999", "nan", "inf", "-0", "00",
    "9" * 30, "9" * 5000, "1.", ".5", "²", "٣", "九", "2024-13-45", "0000", "-9999", "2024/..", "../2024", "..",
    "../../etc/passwd", "/dev/zero", "CON", "a" * 300, "长" * 3000, "{{", "}}", "{{ date }}", "{{ date < 3 }}",
    "{% if date %}", "{{ date|replace('a') }}", "{{c1::x}}", "::", "<b>", "<script>", "&amp;", "&#0;", "]]>", "<!--", "=1+1",
    "+1", "\t=1", "答案：", "A. ", "1. ", "______", "（　　）", "——", "…", "［", "『",
)  # fmt: skip
"""Texts at which readers stumble."""
VALUES: tuple[Any, ...] = (
    None, 0, -1, 2**62, 1.5, float("inf"), "", "x", b"\xff\x00", b"x" * 2000, "\x1f" * 9, "2" * 400, "{}", "[]", "null", '"x"', "[[1]]",
)  # fmt: skip
"""Values of every type that a database or JSON holds."""

Mutation = Callable[[bytes, random.Random], bytes]


def spoiled_text(data: bytes, chance: random.Random) -> bytes:
    """A text with some lines, words or bytes changed."""
    for _time in range(chance.choice((1, 1, 1, 2, 3, 8))):
        data = chance.choice((_line, _word, _word, _word, _bytes, _cut, _twice, _encoded))(data, chance)
    return data


def spoiled_bytes(data: bytes, chance: random.Random) -> bytes:
    """A file with some bytes changed, or cut short."""
    return chance.choice((_bytes, _cut, _twice))(data, chance)


def spoiled_archive(data: bytes, chance: random.Random) -> bytes:
    """A zip with one of its parts spoiled, left out, or its own bytes changed."""
    if chance.random() < 0.2:
        return spoiled_bytes(data, chance)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for _time in range(chance.choice((1, 1, 2))):
        name = chance.choice(sorted(parts, key=lambda part: (len(parts[part]), part))[-8:])
        if chance.random() < 0.1:
            parts.pop(name)
            break
        parts[name] = chance.choice((_attribute, _attribute, _attribute, spoiled_text))(parts[name], chance)
    return zipped(parts)


def spoiled_package(data: bytes, chance: random.Random) -> bytes:
    """An Anki package with values of any type in its tables, tables that are gone or never end, or broken bytes."""
    if chance.random() < 0.15:
        return spoiled_bytes(data, chance)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = "collection.anki2" if "collection.anki2" in parts else "collection.anki21"
    if chance.random() < 0.2:
        return zipped({**parts, name: spoiled_bytes(parts[name], chance)})
    connection = sqlite3.connect(":memory:")
    connection.deserialize(parts[name])
    with suppress(sqlite3.Error):
        _spoil_database(connection, chance)
    spoiled = connection.serialize()
    connection.close()
    return zipped({**parts, name: spoiled})


def spoiled_json(data: bytes, chance: random.Random) -> bytes:
    """JSON in which some value is of another type, gone, or doubled; or a text that is spoiled."""
    if chance.random() < 0.2:
        return spoiled_text(data, chance)
    whole = json.loads(data)
    for _time in range(chance.choice((1, 1, 2))):
        holder, key = chance.choice(_places(whole))
        new = chance.choice((*VALUES, [], {}, [[]], {"x": 1}, True))
        holder[key] = new.decode("latin-1") if isinstance(new, bytes) else new
    return json.dumps(whole, ensure_ascii=False).encode("utf-8", "surrogatepass")


def zipped(parts: dict[str, bytes]) -> bytes:
    """The bytes of a zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _places(value: Any) -> list[tuple[Any, Any]]:
    found = []
    waiting = [value]
    while waiting:
        one = waiting.pop()
        inner = one.items() if isinstance(one, dict) else enumerate(one) if isinstance(one, list) else ()
        for key, child in inner:
            found.append((one, key))
            waiting.append(child)
    return found


def _spoil_database(connection: sqlite3.Connection, chance: random.Random) -> None:
    columns = {"col": ("models",), "notes": ("guid", "mid", "mod", "tags", "flds"), "cards": ("nid", "ord", "due")}
    table = chance.choice(sorted(columns))
    column = chance.choice(columns[table])
    match chance.randrange(6):
        case 0:
            connection.execute(f"DROP TABLE {table}")
        case 1:
            connection.execute(f"ALTER TABLE {table} RENAME TO old")
            endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS id, i AS nid, i AS ord, i AS due FROM n"
            connection.execute(f"CREATE VIEW {table} AS {endless}")
        case 2:
            (models,) = connection.execute("SELECT models FROM col").fetchone()
            connection.execute("UPDATE col SET models = ?", (spoiled_json(models.encode(), chance).decode("utf-8", "replace"),))
        case 3:
            (flds,) = connection.execute("SELECT flds FROM notes").fetchone()
            connection.execute("UPDATE notes SET flds = ?", (spoiled_text(flds.encode(), chance).decode("utf-8", "replace"),))
        case _:
            connection.execute(f"UPDATE {table} SET {column} = ?", (chance.choice(VALUES),))
    connection.commit()


def _line(data: bytes, chance: random.Random) -> bytes:
    """A line left out, doubled, indented or moved."""
    lines = data.split(b"\n")
    at = chance.randrange(len(lines))
    line = lines.pop(at)
    new = chance.choice(([], [line, line], [b"  " + line], [line[2:]], [b"\t" + line]))
    lines[at:at] = new
    if not new:
        lines.insert(chance.randrange(len(lines) + 1), line)
    return b"\n".join(lines)


def _word(data: bytes, chance: random.Random) -> bytes:
    """A word exchanged for something nasty, or something nasty put in front of it."""
    words = list(re.finditer(rb"[^\s,:\"'\[\]{}<>=/|]+", data))
    nasty = chance.choice(NASTY).encode("utf-8", "surrogatepass")
    if not words:
        return nasty + data
    word = chance.choice(words)
    keep = chance.random() < 0.3
    return data[: word.start()] + nasty + data[word.start() if keep else word.end() :]


def _attribute(data: bytes, chance: random.Random) -> bytes:
    """The value of an attribute, or the text of an element, exchanged for something nasty."""
    found = list(re.finditer(rb"\"([^\"<>]*)\"|>([^<>]+)<", data))
    if not found:
        return _word(data, chance)
    one = chance.choice(found)
    nasty = chance.choice((*NASTY, "50000000", "XFD1048576", "A1:XFD1048576", "continue")).encode("utf-8", "surrogatepass")
    return data[: one.start() + 1] + nasty.replace(b"<", b"&lt;").replace(b'"', b"&quot;") + data[one.end() - 1 :]


def _bytes(data: bytes, chance: random.Random) -> bytes:
    spoiled = bytearray(data)
    for _time in range(chance.choice((1, 2, 8, 64))):
        if spoiled:
            spoiled[chance.randrange(len(spoiled))] = chance.randrange(256)
    return bytes(spoiled)


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _twice(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data) + 1)
    return data[:start] + data[start : start + 400] * chance.choice((2, 30)) + data[start:]


def _encoded(data: bytes, chance: random.Random) -> bytes:
    return data.decode("utf-8", "replace").encode(chance.choice(("utf-16", "gb18030", "utf-8-sig", "big5")), "replace")
