"""Fact files -> the records of all facts, questions and documents, in the order of the files (by name) and of the lines.

A file holds `facts:` (a list, with questions of somebody's own among them), `documents:` (a list), or both; a workbook holds a sheet
for each kind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from zhongbu_quiz.data.world import World
from zhongbu_quiz.errors import ContentError, Problem, UserError, problem
from zhongbu_quiz.facts.asked_twice import asked_twice, with_own_ids
from zhongbu_quiz.facts.kinds import KINDS, listed_kinds
from zhongbu_quiz.facts.kinds.event import Event
from zhongbu_quiz.facts.question import QUESTION, QuestionRecord, faults
from zhongbu_quiz.facts.records import WORLD, DocumentRecord, FactRecord
from zhongbu_quiz.loading.folder import is_read
from zhongbu_quiz.loading.remembered import keep, kept
from zhongbu_quiz.loading.validate import validated
from zhongbu_quiz.loading.yamlfile import Place, YamlFile
from zhongbu_quiz.messages import _, joined

YAML = (".yaml", ".yml")
WORD = ".docx"
"""How Word files end, whose tables are read as sheets are."""
TABLES = (".xlsx", ".csv")
"""Files of sheets."""
READ = (*YAML, *TABLES, WORD)
"""How the files end that facts are read from."""
SUFFIXES = (*READ, ".xls", ".doc")
"""What counts as a fact file; an old .xls or .doc is answered with what to save it as."""


R = TypeVar("R", FactRecord, QuestionRecord)


@dataclass(frozen=True)
class _Placed(Generic[R]):
    """A record and where it stands, for messages; `cited`: somebody wrote its evidence there; `numbered`: and its id."""

    record: R
    path: Path
    line: int
    cited: bool = True
    numbered: bool = True

    def problem(self, message: str) -> Problem:
        """A Problem at this fact."""
        return problem(self.path, self.line, message)


Placed = _Placed[FactRecord]
PlacedQuestion = _Placed[QuestionRecord]


@dataclass(frozen=True, slots=True)
class Seeds:
    """All records that were read, in order."""

    facts: tuple[Placed, ...]
    documents: tuple[DocumentRecord, ...]
    questions: tuple[PlacedQuestion, ...] = ()
    remarks: tuple[str, ...] = ()
    """What was understood of files whose meaning had to be guessed, a line each."""

    def of_file(self, path: Path) -> tuple[FactRecord | QuestionRecord, ...]:
        """The facts, then the questions, that were read from one file; of a workbook each sheet is a place of its own (`path[sheet]`)."""

        def here(place: Path) -> bool:
            return place == path or str(place).startswith(f"{path}[")

        facts = (placed.record for placed in self.facts if here(placed.path))
        return (*facts, *(placed.record for placed in self.questions if here(placed.path)))


def seed_files(folder: Path) -> list[Path]:
    """The fact files of a folder by name: YAML, workbooks, CSV and Word files. Raises UserError where the folder is missing."""
    if not folder.is_dir():
        raise UserError(_("{folder}: there is no such folder; facts are YAML files or workbooks in a folder seeds/").format(folder=folder))
    return sorted(path for path in folder.iterdir() if is_read(path, SUFFIXES))


def load_seeds(paths: Sequence[Path], read: Callable[[Path], YamlFile], world: World) -> Seeds:
    """Read fact files, each by `read` (see `workbook.seeds`). Raises ContentError with the problems of all files at once."""
    problems: list[Problem] = []
    facts: list[Placed] = []
    documents: list[DocumentRecord] = []
    questions: list[PlacedQuestion] = []
    remarks: list[str] = []
    for path in paths:
        try:
            file = read(path)
        except ContentError as error:
            problems.extend(error.problems)
            continue
        problems.extend(file.problems)
        remarks.extend(file.remarks)
        _read_file(file, world, facts, documents, questions, problems)
    asked = with_own_ids(questions)
    problems.extend(_twice([*facts, *asked]))
    problems.extend(_unknown_places(facts, documents))
    if problems:
        raise ContentError(problems)
    return Seeds(tuple(facts), tuple(documents), asked, (*remarks, *asked_twice(asked)))


def _read_file(
    file: YamlFile,
    world: World,
    facts: list[Placed],
    documents: list[DocumentRecord],
    questions: list[PlacedQuestion],
    problems: list[Problem],
) -> None:
    if not isinstance(file.data, dict) or not {"facts", "documents"} & set(file.data):
        problems.append(file.problem((), _("must hold `facts:` with a list of facts (or `documents:`)")))
        return
    for key in set(file.data) - {"facts", "documents"}:
        words = _("unknown key {key!r}; allowed here: {allowed}")
        problems.append(file.problem((key,), words.format(key=key, allowed=joined(("facts", "documents")))))
    for place, entry in _entries(file, "documents", problems):
        document = validated(DocumentRecord, entry, file, place, problems, known={WORLD: world})
        if document:
            documents.append(document)
    file = _numbered(file, problems)
    before: dict[str, tuple[object, FactRecord]] = kept(("records", file.path, world)) or {}
    now: dict[str, tuple[object, FactRecord]] = {}
    for place, entry in _entries(file, "facts", problems):
        if isinstance(entry, dict) and entry.get("kind") == QUESTION:
            question = read_question(file, place, problems)
            if question:
                questions.append(PlacedQuestion(question, file.file_of(place), file.line(place), numbered=file.numbered(place)))
            continue
        known = before.get(entry["id"]) if isinstance(entry, dict) and isinstance(entry.get("id"), str) else None
        record = known[1] if known and known[0] == entry else _fact(file, place, entry, world, problems)
        if record:
            now[record.id] = entry, record
            facts.append(Placed(record, file.file_of(place), file.line(place), file.cited(place)))
    keep(("records", file.path, world), now, _RECORD * len(now))


def _numbered(file: YamlFile, problems: list[Problem]) -> YamlFile:
    """A file; where no question of it has an id, that is told once, and does not hide what else is wrong with them."""
    entries = file.data.get("facts")
    listed = enumerate(entries if isinstance(entries, list) else ())
    questions = {place: one for place, one in listed if isinstance(one, dict) and one.get("kind") == QUESTION}
    if not questions or any("id" in one for one in questions.values()):
        return file
    problems.append(file.missing(("facts", next(iter(questions)), "id"), "id"))
    numbered = copy(file)  # what was read of a file is not changed: it may be read again
    with_ids = {place: {**one, "id": f"unnumbered-{place}"} for place, one in questions.items()}
    numbered.data = {**file.data, "facts": [with_ids.get(place, one) for place, one in enumerate(entries)]}
    return numbered


def read_question(file: YamlFile, place: Place, problems: list[Problem]) -> QuestionRecord | None:
    """The question at a place of a file; None where it cannot be asked, with all that is wrong added to the problems."""
    key, index = place
    question = validated(QuestionRecord, file.data[key][index], file, place, problems)
    wrong = [file.problem((*place, *where), _at(where, words)) for where, words in faults(question)] if question else []
    problems.extend(wrong)
    return None if wrong else question


def _entries(file: YamlFile, key: str, problems: list[Problem]) -> Iterable[tuple[Place, object]]:
    entries = file.data.get(key, [])
    if entries is None:
        return
    if not isinstance(entries, list):
        problems.append(file.problem((key,), _("`{key}` must be a list; start each entry with -").format(key=key)))
        return
    for index, entry in enumerate(entries):
        yield (key, index), entry


def _fact(file: YamlFile, place: Place, entry: object, world: World, problems: list[Problem]) -> FactRecord | None:
    kinds = listed_kinds((*KINDS, QUESTION))
    if not isinstance(entry, dict):
        problems.append(file.problem(place, _("a fact must be `key: value` lines, with `id`, `kind` and the rest")))
        return None
    kind = entry.get("kind")
    if kind is None:
        problems.append(file.problem(place, _("`kind` is missing; write one of {allowed}").format(allowed=kinds)))
        return None
    if not isinstance(kind, str) or kind not in KINDS:
        words = _("unknown kind {kind!r}; write one of {allowed}")
        problems.append(file.problem((*place, "kind"), words.format(kind=kind, allowed=kinds)))
        return None
    record: FactRecord | None = validated(KINDS[kind].record, entry, file, place, problems, known={WORLD: world})
    return record


def _at(where: Sequence[str | int], words: str) -> str:
    """Words about a field, opened by its name as those of `loading.validate` are."""
    field = ".".join(str(part + 1) if isinstance(part, int) else part for part in where)
    return _("`{field}`: {words}").format(field=field, words=words)


_RECORD = 200
"""Bytes of a fact in a file, more or less."""
_COPIED = 5
"""More facts than this that stand in another file too make one of the two a copy."""


def _twice(facts: Sequence[Placed | PlacedQuestion]) -> Iterable[Problem]:
    """Ids that stand twice; of two files that share many, and of two sheets of a file that share several, one line."""
    first: dict[str, Placed | PlacedQuestion] = {}
    doubled: dict[tuple[Path, Path], list[Placed | PlacedQuestion]] = {}
    for placed in facts:
        seen = first.setdefault(placed.record.id, placed)
        if seen is not placed:
            files = _file_of(seen), _file_of(placed)
            doubled.setdefault(files if files[0] != files[1] else (seen.path, placed.path), []).append(placed)
    for (before, path), placed_twice in doubled.items():
        if before != path and path != _file_of(placed_twice[0]) and len(placed_twice) > 1:
            words = _("{count} facts of this sheet stand in the sheet {other} too (lines {lines}); where one is a copy of the other, put # before "
                      "the name of the one that is not wanted, and it is not read; else remove these lines, or write into each what sets it "
                      "apart (another id, where there is a column for it)")  # fmt: skip
            if _file_of(placed_twice[0]).suffix.lower() == WORD:
                words = _("{count} facts of this table stand in {other} too (rows {lines}); where one is a copy of the other, take one of the two "
                          "tables out of the file; else remove these rows, or write into each what sets it apart")  # fmt: skip
            lines = joined(dict.fromkeys(str(placed.line) for placed in placed_twice), _COPIED)
            yield problem(path, 0, words.format(count=len(placed_twice), other=_sheet_of(before), lines=lines))
            continue
        if before != path and len(placed_twice) > _COPIED:
            words = _("{count} facts of this file stand in {other} too; where one is a copy of the other, remove one of the two files")
            yield problem(path, 0, words.format(count=len(placed_twice), other=before.name))
            continue
        events = {(placed.path, placed.line): placed for placed in placed_twice if before != path and _is_one_event(first[placed.record.id], placed)}
        for placed in placed_twice:
            seen = first[placed.record.id]
            told = events.get((placed.path, placed.line))
            if told is placed:
                words = _("{event} stands in {first} and in {second}; remove one of the two, or write into each what sets it apart (both have the id "
                          "{id!r})")  # fmt: skip
                both = {"first": f"{seen.path.name}:{seen.line}", "second": f"{placed.path.name}:{placed.line}"}
                yield placed.problem(words.format(event=_done(placed.record), id=placed.record.id, **both))
            elif told is None:  # what else its row tells of an event goes with it
                words = _("the id {id!r} is already used in {place}; remove one of the two, or give it another id (where there is no column for it, "
                          "the id is made of what names the fact: write there what sets it apart)")  # fmt: skip
                yield placed.problem(words.format(id=placed.record.id, place=f"{seen.path.name}:{seen.line}"))


def _is_one_event(first: Placed | PlacedQuestion, second: Placed | PlacedQuestion) -> bool:
    """Whether two entries tell one event in the same words."""
    return bool(_done(first.record)) and _done(first.record) == _done(second.record)


def _done(record: object) -> str:
    """What happened, in the words of the fields of an event; "" of any other record."""
    return f"{record.actor}{record.action}{record.object or ''}" if isinstance(record, Event) else ""


def _sheet_of(path: Path) -> str:
    """The name of the sheet that the path of a fact names."""
    return path.name.rpartition("[")[2].removesuffix("]")


def _file_of(placed: Placed | PlacedQuestion) -> Path:
    """The file of a fact, without its sheet."""
    name = placed.path.name
    return placed.path.with_name(name.rpartition("[")[0]) if name.endswith("]") and "[" in name[1:] else placed.path


def _unknown_places(facts: Sequence[Placed], documents: Sequence[DocumentRecord]) -> Iterable[Problem]:
    """A section that a listed document does not have is a slip; documents that nobody listed are taken as they are."""
    sections = {document.name: document.section_names for document in documents if document.sections}
    for placed in facts:
        for source in (placed.record.source, *placed.record.also):
            allowed = sections.get(source.document)
            if allowed and source.section not in allowed:
                words = _("the document {document!r} has no section {section!r}; write one of {allowed}")
                yield placed.problem(words.format(document=source.document, section=source.section, allowed=joined(allowed)))
