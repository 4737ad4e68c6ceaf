"""Every file of a new folder, by its path there. The workbook is made from the YAML example, so the two never differ."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from zhongbu_quiz.data.world import load_world
from zhongbu_quiz.facts.kinds import KINDS
from zhongbu_quiz.facts.question import QUESTION, QuestionRecord
from zhongbu_quiz.facts.records import FactRecord
from zhongbu_quiz.identity import MAX_NAME
from zhongbu_quiz.loading.yamlfile import load_yaml
from zhongbu_quiz.paths import PROJECT_FILE
from zhongbu_quiz.workbook.seeds import load_seeds

_FILES = Path(__file__).parent / "files"
_EXAMPLE, _DECK = _FILES / "facts.yaml", _FILES / "decks" / "my-set.yaml"
EXAMPLES = ("facts.xlsx", "facts.yaml")
"""What the example is called among the facts, in its two forms."""
_COPIED = ("README.md", "decks/my-set.yaml", "templates/questions/event-deed.yaml")


def example_records() -> tuple[FactRecord | QuestionRecord, ...]:
    """The facts, then the questions, that every new folder begins with."""
    return load_seeds([_EXAMPLE], load_world()).of_file(_EXAMPLE)


def is_example_deck(path: Path) -> bool:
    """Whether a deck is still what every new folder begins with."""
    return path.name == _DECK.name and path.read_bytes() == _DECK.read_bytes()


def _workbook() -> bytes:
    from zhongbu_quiz.workbook.question_sheet import SPARE
    from zhongbu_quiz.workbook.write import workbook_bytes

    spare = {QUESTION: SPARE, **{kind.name: kind.spare for kind in KINDS.values()}}
    return workbook_bytes(load_yaml(_EXAMPLE).data, spare)


def project_name(folder: str, letters: str) -> str:
    """A name for the project of a new folder: the folder's own, as far as a name can hold it, and letters that make it one of its kind."""
    words = "-".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFC", folder)))
    words = words[: MAX_NAME - len(letters) - 1].rstrip("-")
    return f"{words}-{letters}" if words else letters


def starter_files(folder: str, letters: str) -> dict[str, bytes]:
    """Path -> bytes, for a folder of that name; `letters` are chance, drawn once for it."""
    from zhongbu_quiz.starter.schemas import schemas

    files = {name: (_FILES / name).read_bytes() for name in _COPIED}
    project = (_FILES / PROJECT_FILE).read_text(encoding="utf-8")
    name = project_name(folder, letters)
    files[PROJECT_FILE] = project.replace("%NAME%", name).replace("%TITLE%", name).encode("utf-8")
    files["yaml-example/facts.yaml"] = _EXAMPLE.read_bytes()
    files["seeds/facts.xlsx"] = _workbook()
    for name, text in schemas().items():
        files[f"schemas/{name}.schema.json"] = text.encode("utf-8")
    return files
