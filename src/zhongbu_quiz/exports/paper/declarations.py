"""C declarations read once: those by which WeasyPrint calls Pango and its kin.

In: the file in which they stand, and the folder of the cache. Out: the module that reads them, imported with tables of cffi in their place. cffi
makes the same tables for modules that are built ahead; without them it brings a parser of C, and reads every declaration anew in every run. Tables
are known by the file, by cffi and by Python, and proved by their digest; where there are none that can be trusted, cffi reads as ever, and
the tables are kept for the next run.
"""

from __future__ import annotations

import ast
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from zhongbu_quiz.delivery.shelf import keep, kept
from zhongbu_quiz.exports.paper.later import StandIn


@contextmanager
def read_once(module: str, file: Path, folder: Path) -> Iterator[None]:
    """A `with` block in which `module`, whose code is in `file`, is imported; the tables of its declarations are kept in `folder`."""
    told = blake2b(file.read_bytes() + f"{version('cffi')} {sys.version} {sys.platform}".encode(), digest_size=16).hexdigest()
    shelf = folder / f"declarations-{told}.json"
    ready = _ready(shelf)
    if ready is None or "cffi" in sys.modules:
        yield
        if ready is None and module in sys.modules:
            keep(shelf, json.dumps(_tables(sys.modules[module].ffi)).encode())
        return
    sys.modules["cffi"] = StandIn("cffi", {"FFI": lambda: ready})
    try:
        yield
    finally:
        del sys.modules["cffi"]


def _ready(shelf: Path) -> Any:
    """What calls C by the tables that are kept; None where there are none."""
    body = kept(shelf)
    if body is None:
        return None
    base: Any = import_module("_cffi_backend").FFI

    class Declared(base):  # type: ignore[misc,unused-ignore]
        """The declarations are there already."""

        def cdef(self, source: str) -> None:
            pass

    with suppress(TypeError, ValueError):
        return Declared("declared", **{name: _frozen(table) for name, table in json.loads(body).items()})
    return None


def _frozen(table: Any) -> Any:
    """A table as cffi wants it: tuples and bytes."""
    if isinstance(table, list):
        return tuple(map(_frozen, table))
    return table.encode("latin-1") if isinstance(table, str) else table


def _tables(ffi: Any) -> dict[str, Any]:
    """The tables of declarations that were read, out of the module that cffi writes to be built ahead; bytes as texts."""
    ffi.set_source("declared", None)
    with TemporaryDirectory() as folder:
        written = Path(folder, "declared.py")
        ffi.emit_python_code(str(written))
        made = ast.parse(written.read_text(encoding="utf-8")).body[-1]
    assert isinstance(made, ast.Assign) and isinstance(made.value, ast.Call)
    return {str(one.arg): _thawed(ast.literal_eval(one.value)) for one in made.value.keywords}


def _thawed(table: Any) -> Any:
    """A table as JSON has it."""
    if isinstance(table, tuple):
        return list(map(_thawed, table))
    return table.decode("latin-1") if isinstance(table, bytes) else table
