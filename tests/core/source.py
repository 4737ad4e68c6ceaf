"""Our own source as syntax trees, each module parsed once for all tests that read it."""

from __future__ import annotations

import ast
import gc
from functools import cache
from pathlib import Path


def paths(root: Path) -> dict[str, Path]:
    """Every module of ours by its path below the package, as in `items/bank.py`."""
    top = root / "src/zhongbu_quiz"
    return {path.relative_to(top).as_posix(): path for path in sorted(top.rglob("*.py"))}


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a module. Nobody may change it."""
    collecting = gc.isenabled()
    gc.disable()  # it would look for what nobody needs among half a million nodes that all stay
    try:
        return ast.parse(path.read_text(encoding="utf-8"))
    finally:
        if collecting:
            gc.enable()


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """All that stands in a module, at any depth."""
    return tuple(ast.walk(tree(path)))
