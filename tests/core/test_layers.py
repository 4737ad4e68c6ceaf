"""One direction, no way back: who may import whom, and that each registry names the files of its folder."""

from __future__ import annotations

import ast
import importlib
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import get_type_hints

import pytest

from tests.core.source import nodes, paths, tree

LAYERS = (
    "errors messages steps versions chance collector paths files delivery values loading data facts workbook identity "
    "items sets quality exports grading starter studio web cli"
).split()
"""From the ground up; each may import those before it and itself."""
BESIDE = {
    "extract": {"errors", "messages", "steps", "chance", "values", "loading", "data", "workbook", "facts", "delivery"},
    "intake": {"errors", "messages", "values", "loading", "data", "workbook", "facts", "items", "exports", "extract"},
}
"""What stands beside the pipeline, and what of it that may use; only the use cases may use it."""
HEAVY = {"genanki", "weasyprint", "pikepdf", "pypdfium2", "fontTools", "docx", "docxtpl", "openpyxl", "rich", "pydantic", "jinja2", "yaml",
         "jieba", "cn2an", "segno", "dask", "cv2", "numpy", "zxingcpp", "PIL", "pi_heif", "starlette", "uvicorn", "multipart"}  # fmt: skip
"""Imported only where they are used, so that `--help` is quick."""


def _modules(root: Path) -> dict[str, Path]:
    return {name.removesuffix(".py").replace("/", "."): path for name, path in paths(root).items()}


def _imports(path: Path, only_top: bool = False) -> set[str]:
    found: set[str] = set()
    for node in tree(path).body if only_top else nodes(path):
        if isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}: relative import"
            found.add(node.module)
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return found


def _names(path: Path, module: str) -> set[str]:
    """What `from MODULE import …` at the top of a file names."""
    body = tree(path).body
    froms = [node for node in body if isinstance(node, ast.ImportFrom) and node.module == module]
    return {alias.name for node in froms for alias in node.names}


def _layer(module: str) -> str:
    return module.removeprefix("zhongbu_quiz.").partition(".")[0]


def test_imports_point_one_way(root: Path) -> None:
    wrong = []
    for name, path in _modules(root).items():
        own = _layer(name)
        if own in ("__init__", "__main__"):
            continue
        allowed = BESIDE.get(own) or set(LAYERS[: LAYERS.index(own)])
        if own == "studio":
            allowed = allowed | set(BESIDE)
        for module in _imports(path):
            inside = module.removeprefix("zhongbu_quiz.")
            if inside != module and inside not in allowed and _layer(module) not in (own, *allowed):
                wrong.append(f"{name} imports {module}")
    assert wrong == []


def test_every_folder_has_a_layer(root: Path) -> None:
    assert {_layer(name) for name in _modules(root)} <= {*LAYERS, *BESIDE, "__init__", "__main__"}


def test_start_up_imports_nothing_heavy(root: Path) -> None:
    """The modules that are imported when the command line starts or a command is asked for help, followed from `cli`, touch no heavy package."""
    from zhongbu_quiz.cli.commands import COMMANDS

    modules = _modules(root)
    seen: set[str] = set()
    waiting = ["cli.__init__", "cli.app", "__main__", "__init__", *(f"cli.{name}" for name in COMMANDS)]
    while waiting:
        name = waiting.pop()
        if name in seen or name not in modules:
            continue
        seen.add(name)
        for module in _imports(modules[name], only_top=True):
            assert module.partition(".")[0] not in HEAVY, f"{name} imports {module} at start-up"
            if module.startswith("zhongbu_quiz"):
                inner = module.removeprefix("zhongbu_quiz").removeprefix(".")
                waiting += [inner, f"{inner}.__init__"]
                waiting += [f"{inner}.{part}" for part in _names(modules[name], module)]
    assert "cli.console" in seen and len(seen) > 8


def test_help_loads_nothing_heavy(root: Path) -> None:
    """The same, seen from the running program: what help loads beyond typer's own is small."""
    code = "import sys, typer; before = set(sys.modules); import zhongbu_quiz.cli.app; print(*(set(sys.modules) - before))"
    environment = {**os.environ, "PYTHONPATH": str(root / "src")}
    ran = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, encoding="utf-8", check=True)
    loaded = ran.stdout.split()
    assert HEAVY.isdisjoint(name.partition(".")[0] for name in loaded)
    assert "zhongbu_quiz.cli.spoken" in loaded and len(loaded) < 20


def test_a_deck_is_written_without_what_it_has_no_use_for(root: Path) -> None:
    """genanki comes without asyncio, of which it takes one word."""
    code = "import sys, zhongbu_quiz.exports.anki.schema, zhongbu_quiz.exports.anki.notetypes; print(*sys.modules)"
    environment = {**os.environ, "PYTHONPATH": str(root / "src")}
    ran = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, encoding="utf-8", check=True)
    assert {"genanki", "zhongbu_quiz.exports.anki.notetypes"} <= {*ran.stdout.split()}
    assert {"asyncio", "ssl", "cached_property"}.isdisjoint(ran.stdout.split())


def test_nothing_below_the_command_line_knows_the_time_or_the_process(root: Path) -> None:
    wrong = []
    for name, path in _modules(root).items():
        if _layer(name) in ("cli", "exports", "delivery", "paths", *BESIDE, "__main__"):
            continue
        used = _imports(path) & {"random", "time", "datetime", "secrets", "uuid", "socket", "subprocess", "os"}
        allowed = {"workbook": {"datetime"}, "messages": {"os"}}  # what a workbook's cells hold; the language that a process is told
        if used - allowed.get(_layer(name), set()):
            wrong.append(f"{name} imports {used}")
    assert wrong == []


def test_nothing_below_the_command_line_prints_or_knows_a_terminal(root: Path) -> None:
    wrong = []
    for name, path in _modules(root).items():
        if _layer(name) in ("cli", "__main__"):
            continue
        called = {node.func.id for node in nodes(path) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
        streams = {node.attr for node in nodes(path) if isinstance(node, ast.Attribute)} & {"stdout", "stderr", "stdin"}
        if "print" in called or "input" in called or streams or _imports(path) & {"rich", "typer", "click"}:
            wrong.append(name)
    assert wrong == []


def test_every_module_says_what_it_is(root: Path) -> None:
    for name, path in _modules(root).items():
        assert ast.get_docstring(tree(path)), name


def test_the_public_door_is_the_version_and_nothing_else(root: Path) -> None:
    """Whoever builds on us builds on JSON lines or on `studio`; what the package itself names is a promise, so it is kept small."""
    import zhongbu_quiz

    folders = {path.name for path in (root / "src/zhongbu_quiz").iterdir() if path.is_dir()}
    modules = {path.stem for path in (root / "src/zhongbu_quiz").glob("*.py")}
    assert {name for name in vars(zhongbu_quiz) if not name.startswith("_")} <= folders | modules
    assert re.fullmatch(r"\d+\.\d+\.\d+", zhongbu_quiz.__version__)


def test_the_package_docstring_draws_the_pipeline(root: Path) -> None:
    words = ast.get_docstring(tree(root / "src/zhongbu_quiz/__init__.py"))
    assert words
    places = [
        words.index(f"\n    {layer} ")
        for layer in LAYERS[LAYERS.index("values") :]
    ]
    assert places == sorted(places)


def test_commands_are_the_files_of_the_folder(root: Path) -> None:
    from zhongbu_quiz.cli.commands import COMMANDS

    shared = {"__init__", "app", "console", "commands", "crash", "dashes", "tables", "fingerprint_once", "language", "spoken"}
    files = {path.stem for path in (root / "src/zhongbu_quiz/cli").glob("*.py")} - shared
    assert set(COMMANDS) == files


def test_every_record_of_an_item_model_is_in_the_registry(root: Path) -> None:
    """A construction whose line was forgotten fails here: the folders are read, not a list of names."""
    from zhongbu_quiz.items.item import KINDS
    from zhongbu_quiz.items.models.base import ItemModel
    from zhongbu_quiz.items.registry import CONSTRUCTIONS

    found = set()
    for folder in ("kinds", "constructions"):
        for path in (root / "src/zhongbu_quiz/items" / folder).glob("*.py"):
            module = importlib.import_module(f"zhongbu_quiz.items.{folder}.{path.stem}".removesuffix(".__init__"))
            made = (value for value in vars(module).values() if isinstance(value, type) and issubclass(value, ItemModel))
            found |= {value for value in made if value.__module__ == module.__name__ and value.is_whole()}
    records = [construction.record for construction in CONSTRUCTIONS]
    assert found == set(records) and len(set(records)) == len(records)
    assert {record.kind_made() for record in records} == set(KINDS)
    assert len({(record.kind_made(), record.by, record.asks_only(), record.marked_by) for record in records}) == len(records)


def test_each_maker_is_bound_to_the_record_that_it_takes() -> None:
    from zhongbu_quiz.items.registry import CONSTRUCTIONS

    for construction in CONSTRUCTIONS:
        assert get_type_hints(construction.make)["model"] is construction.record, construction.make


def test_every_kind_of_fact_is_a_file_and_a_line_of_the_table(root: Path) -> None:
    from zhongbu_quiz.facts.kinds import KINDS

    files = {path.stem for path in (root / "src/zhongbu_quiz/facts/kinds").glob("*.py")} - {"__init__"}
    assert set(KINDS) == files
    for kind in KINDS.values():
        proved = {dependency.slot for dependency in kind.dependencies} | set(kind.proofs())
        assert proved <= {*kind.asked, "part"}, kind.name


@pytest.mark.parametrize("name", ["seeds", "templates", "decks", "data"])
def test_data_folders_are_found_in_the_checkout(name: str, root: Path) -> None:
    from zhongbu_quiz.paths import data_dir

    assert data_dir(name) == root / name
