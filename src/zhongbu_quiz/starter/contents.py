"""Every file of a new folder, by its path there. The workbook is made from the YAML example, so the two never differ."""

from __future__ import annotations

import re
import unicodedata
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from zhongbu_quiz.facts.kinds import KINDS
from zhongbu_quiz.facts.question import QUESTION
from zhongbu_quiz.identity import MAX_NAME
from zhongbu_quiz.loading.yamlfile import load_yaml
from zhongbu_quiz.paths import PROJECT_FILE
from zhongbu_quiz.starter.schemas import schemas
from zhongbu_quiz.workbook.question_sheet import SPARE
from zhongbu_quiz.workbook.write import workbook_bytes

_FILES = Path(__file__).parent / "files"
_EXAMPLE, _DECK = _FILES / "facts.yaml", _FILES / "decks" / "my-set.yaml"
_COPIED = ("README.md", "decks/my-set.yaml", "templates/questions/event-deed.yaml")


def is_example(path: Path) -> bool:
    """Whether a file of facts or a deck is still what every new folder begins with."""
    if path.name == "facts.xlsx":
        return _parts(path.read_bytes()) == _parts(_workbook())
    return any(path.name == ours.name and path.read_bytes() == ours.read_bytes() for ours in (_EXAMPLE, _DECK))


def _parts(book: bytes) -> dict[str, int]:
    """The parts of a workbook with their checksums, without the one that holds when it was made; none where it is no workbook."""
    try:
        with ZipFile(BytesIO(book)) as archive:
            return {part.filename: part.CRC for part in archive.infolist() if part.filename != "docProps/core.xml"}
    except BadZipFile:
        return {}


def _workbook() -> bytes:
    spare = {QUESTION: SPARE, **{kind.name: kind.spare for kind in KINDS.values()}}
    return workbook_bytes(load_yaml(_EXAMPLE).data, spare)


def project_name(folder: str, letters: str) -> str:
    """A name for the project of a new folder: the folder's own, as far as a name can hold it, and letters that make it one of its kind."""
    words = "-".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFC", folder)))
    words = words[: MAX_NAME - len(letters) - 1].rstrip("-")
    return f"{words}-{letters}" if words else letters


def starter_files(folder: str, letters: str) -> dict[str, bytes]:
    """Path -> bytes, for a folder of that name; `letters` are chance, drawn once for it."""
    files = {name: (_FILES / name).read_bytes() for name in _COPIED}
    project = (_FILES / PROJECT_FILE).read_text(encoding="utf-8")
    name = project_name(folder, letters)
    files[PROJECT_FILE] = project.replace("%NAME%", name).replace("%TITLE%", name).encode("utf-8")
    files["yaml-example/facts.yaml"] = _EXAMPLE.read_bytes()
    files["seeds/facts.xlsx"] = _workbook()
    for name, text in schemas().items():
        files[f"schemas/{name}.schema.json"] = text.encode("utf-8")
    return files
