"""Everything public says what it is: what goes in and out, and which errors it raises; every folder says In and Out."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.core.source import paths, tree

Node = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
TELLS = re.compile(r"\b[Rr]aises? ")
OUR_BUGS = {"NotImplementedError", "AssertionError", "typer.Exit"}
"""What no caller handles: a method that a kind must bring, and a command's exit status, which its help tells."""


def public(body: list[ast.stmt], prefix: str = "") -> Iterator[tuple[str, Node]]:
    """Public functions and classes of a module, and the public methods and properties of its public classes, with dotted names."""
    for node in body:
        if isinstance(node, Node) and not node.name.startswith("_"):
            yield prefix + node.name, node
            if isinstance(node, ast.ClassDef):
                yield from public(node.body, f"{prefix}{node.name}.")


def raised(node: Node) -> set[str]:
    """The names of the errors that a function raises itself, functions inside of it left out with the rest of what they do."""
    found = (one.exc for one in ast.walk(node) if isinstance(one, ast.Raise) and one.exc is not None)
    return {ast.unparse(error.func if isinstance(error, ast.Call) else error) for error in found} - OUR_BUGS


def faults(module: ast.Module, commands: bool = False) -> list[str]:
    """What is missing in the docstrings of a module. `commands`: their docstrings are help texts, which tell no errors."""
    told = []
    for name, node in public(module.body):
        words = ast.get_docstring(node)
        if not words:
            told.append(f"{name} has no docstring")
        elif not isinstance(node, ast.ClassDef) and not commands and raised(node) and not TELLS.search(words):
            told.append(f"{name} raises {', '.join(sorted(raised(node)))} and does not say so")
    return told


def test_everything_public_has_a_docstring_that_tells_its_errors(root: Path) -> None:
    from zhongbu_quiz.cli.commands import COMMANDS

    wrong = []
    for path in paths(root).values():
        is_command = path.parent.name == "cli" and path.stem in COMMANDS
        wrong += [f"{path.relative_to(root)}: {fault}" for fault in faults(tree(path), is_command)]
    assert not wrong, "\n".join(wrong)


def test_every_folder_says_what_goes_in_and_out(root: Path) -> None:
    doors = [path for path in paths(root).values() if path.name == "__init__.py" and path.parent.name != "zhongbu_quiz"]
    assert len(doors) > 20
    words = {str(path.relative_to(root)): ast.get_docstring(tree(path)) or "" for path in doors}
    assert [name for name, text in words.items() if not ("In: " in text and "Out: " in text)] == []


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ('class A:\n    """One."""\n    @property\n    def b(self):\n        return 1\n', ["A.b has no docstring"]),
        ('def f():\n    """One."""\n    raise UserError("x")\n', ["f raises UserError and does not say so"]),
        ('def f():\n    """One. Raises UserError."""\n    raise UserError("x")\n', []),
        ('def _f():\n    raise UserError("x")\n', []),
        ("def f():\n    return 1\n", ["f has no docstring"]),
    ],
)
def test_a_docstring_that_is_missing_is_found(source: str, told: list[str]) -> None:
    assert faults(ast.parse(source)) == told
