"""Every file of a new folder, by its path there. The workbook is made from the YAML example, so the two never differ."""

from __future__ import annotations

from pathlib import Path

from zhongbu_quiz.facts.kinds import KINDS
from zhongbu_quiz.loading.yamlfile import load_yaml
from zhongbu_quiz.starter.schemas import schemas
from zhongbu_quiz.workbook.write import workbook_bytes

_FILES = Path(__file__).parent / "files"
_COPIED = ("README.md", "decks/my-set.yaml", "templates/questions/event-deed.yaml")


def starter_files() -> dict[str, bytes]:
    """Path -> bytes."""
    files = {name: (_FILES / name).read_bytes() for name in _COPIED}
    example = _FILES / "facts.yaml"
    files["yaml-example/facts.yaml"] = example.read_bytes()
    files["seeds/facts.xlsx"] = workbook_bytes(load_yaml(example).data, {kind.name: kind.spare for kind in KINDS.values()})
    for name, text in schemas().items():
        files[f"schemas/{name}.schema.json"] = text.encode("utf-8")
    return files
