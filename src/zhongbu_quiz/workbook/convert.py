"""YAML <-> workbook. What was written is read back and compared, so nothing is ever lost in silence."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from zhongbu_quiz.data.world import World
from zhongbu_quiz.errors import ContentError, Problem, UserError
from zhongbu_quiz.loading.yamlfile import Place, YamlFile, load_yaml
from zhongbu_quiz.messages import _, joined
from zhongbu_quiz.workbook.columns import Column, Sheet, sheets
from zhongbu_quiz.workbook.header import also_column
from zhongbu_quiz.workbook.read import load_workbook_file
from zhongbu_quiz.workbook.write import cell_text, with_options, workbook_bytes
from zhongbu_quiz.workbook.yamltext import yaml_text

YAML = (".yaml", ".yml")
MADE = (*YAML, ".xlsx")
"""How files of facts end that are written."""


def _sheets() -> dict[str, Sheet]:
    """The sheet of each kind; that of documents under the empty name."""
    return {sheet.kind: sheet for sheet in sheets()}


def converted(source: Path, target: Path, world: World | None = None) -> bytes:
    """The bytes of `target` with all facts of `source`. Raises ContentError, or UserError where one has no way to the other."""
    check_target(target)
    return written_as(load_yaml(source) if source.suffix.lower() in YAML else load_workbook_file(source, world), target, world)


def check_target(target: Path) -> None:
    """Raises UserError where facts are not written in the form of this name."""
    if target.suffix.lower() not in MADE:
        raise UserError(_("{path}: facts are written as .yaml or .xlsx; choose one of them").format(path=target))


def written_as(file: YamlFile, target: Path, world: World | None = None) -> bytes:
    """The bytes of `target` with all facts that were read from a file. Raises ContentError where one has no way to the other form."""
    suffix = target.suffix.lower()
    _check(file)
    data = {key: file.data[key] for key in ("documents", "facts") if file.data.get(key)}
    made = yaml_text(data).encode("utf-8") if suffix in YAML else workbook_bytes(data)
    with tempfile.TemporaryDirectory() as folder:
        again = Path(folder) / f"again{suffix}"
        again.write_bytes(made)
        try:
            read = load_yaml(again) if suffix in YAML else load_workbook_file(again, world)
        except ContentError as error:  # told of the file that the user knows
            raise ContentError(replace(one, path=one.path.replace(str(again), str(target))) for one in error.problems) from None
    _compare(file, data, read.data)
    return made


def _check(file: YamlFile) -> None:
    """The file must be facts, and every key must have a column."""
    problems: list[Problem] = []
    if not isinstance(file.data, dict) or not {"facts", "documents"} & set(file.data):
        raise ContentError([file.problem((), _("must hold `facts:` with a list of facts (or `documents:`)"))])
    for list_key in file.data:
        entries = file.data[list_key] or []
        if list_key not in ("facts", "documents") or not isinstance(entries, list):
            problems.append(file.problem((list_key,), _("must be a list `facts:` or `documents:`; mend it")))
            continue
        for number, entry in enumerate(entries):
            problems.extend(_entry_problems(file, list_key, number, entry))
    if problems:
        raise ContentError(problems)


def _entry_problems(file: YamlFile, list_key: str, number: int, entry: Any) -> list[Problem]:
    place = (list_key, number)
    if not isinstance(entry, dict):
        return [file.problem(place, _("an entry must be `key: value` lines; mend it"))]
    kind = entry.get("kind", "") if list_key == "facts" else ""
    sheet = _sheets().get(kind) if isinstance(kind, str) else None
    if sheet is None or (list_key == "facts" and not kind):
        words = _("`kind` is {kind!r}; write one of {allowed}").format(kind=kind, allowed=joined(filter(None, _sheets())))
        return [file.problem((*place, "kind"), words)]
    known = {column.key.split(".")[0] for column in sheet.columns} - {"order"}
    known |= {"kind", "also"} if kind else set()
    unknown = [key for key in entry if key not in known]
    words = _("a workbook has no column for {key!r}; allowed: {allowed}")
    return [file.problem((*place, key), words.format(key=key, allowed=joined(sorted(known)))) for key in unknown]


def _compare(file: YamlFile, before: dict[str, Any], after: Any) -> None:
    problems: list[Problem] = []
    for list_key, entries in before.items():
        found = after.get(list_key) or []
        for number, entry in enumerate(entries):
            read = found[number] if number < len(found) else {}
            for column in _columns(entry, list_key):
                if cell_text(entry, column) != cell_text(read, column):
                    words = _("`{field}` does not come back from the other form as it was; mend its spaces or signs")
                    place: Place = (list_key, number, *column.key.split(".")[:1])
                    problems.append(file.problem(place, words.format(field=column.key)))
    if problems:
        raise ContentError(problems)


def _columns(entry: dict[str, Any], list_key: str) -> list[Column]:
    sheet = _sheets()[entry["kind"] if list_key == "facts" else ""]
    also = entry.get("also") or []
    further = [also_column(n, name) for n in range(1, len(also) + 1) for name in ("document", "section", "evidence")]
    return with_options([column for column in sheet.columns if column.key != "order"] + further, [entry])
