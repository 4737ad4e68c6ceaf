"""Facts from one form into another: YAML to a workbook, a workbook to YAML; and a question bank to questions in one of these."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from zhongbu_quiz.data.world import World
from zhongbu_quiz.delivery.deliver import Delivery, File
from zhongbu_quiz.errors import ContentError, Problem, UserError
from zhongbu_quiz.exports.tablemap import find_map, load_map
from zhongbu_quiz.facts.load import READ, YAML
from zhongbu_quiz.facts.load import SUFFIXES as FACTS
from zhongbu_quiz.intake.bank import Bank, is_bank, read_table_bank, read_text_bank
from zhongbu_quiz.intake.lines import SUFFIXES
from zhongbu_quiz.items.printed import NAMES
from zhongbu_quiz.loading.word import word_tables
from zhongbu_quiz.loading.yamlfile import YamlFile, load_yaml
from zhongbu_quiz.messages import _, as_typed, counted, joined
from zhongbu_quiz.studio.banks import layouts
from zhongbu_quiz.studio.place import check_own
from zhongbu_quiz.studio.project import find_project
from zhongbu_quiz.workbook.convert import MADE, check_target, written_as
from zhongbu_quiz.workbook.read import load_workbook_file
from zhongbu_quiz.workbook.word import WORD


@dataclass(frozen=True, slots=True)
class Converted:
    """The file that was written; of a bank how many questions of each kind it holds, and what was not understood and is not in it; of tables
    what was understood of each."""

    path: Path
    kinds: Counter[str] | None = None
    problems: tuple[Problem, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def summary(self) -> str:
        """One line: the file, and what of a bank went into it."""
        if self.kinds is None:
            return str(self.path)
        each = joined(_("{kind} {count}").format(kind=kind, count=count) for kind, count in self.kinds.items())
        words = counted("{count} question", "{count} questions", self.kinds.total())
        told = _("{path}: {questions} ({each})").format(path=self.path, questions=words, each=each)
        left = counted("{count} place was not understood", "{count} places were not understood", len(self.problems))
        return _("{told}; {left}").format(told=told, left=left) if self.problems else told


def convert(source: Path, target: Path, force: bool = False, dialect: str | None = None) -> Converted:
    """Write the facts of `source`, or the questions of the bank that it is, to `target`, in the form of its suffix.

    A table is read in the layout of the column map `dialect`, else in that of the project or of a platform whose headings it has; else it is a
    workbook of ours. Raises UserError as `Delivery.write` does, and where nothing could be understood.
    """
    if target.is_dir():
        words = _("{path}: is a folder, and one file is written; write the file in it: {name}")
        raise UserError(words.format(path=target, name=as_typed(str(target / f"{source.stem}-facts.xlsx"))))
    if not force:
        _check_order(source, target)
    to = Delivery(target.parent, "convert", target, (source, *_own_maps().values(), *([Path(dialect)] if dialect else [])), force)
    to.begin([target.name])
    check_target(target)
    if source.is_dir() or source.suffix.lower() not in (*FACTS, *SUFFIXES):
        words = _("{path}: is not converted; give facts ({facts}) or a question bank ({banks}); of a .pdf or .doc choose Save As in Word, and .docx")
        raise UserError(words.format(path=source, facts=joined(READ), banks=joined(SUFFIXES)))
    bank = _bank(source, dialect)
    if bank is None:
        world = find_project(Path.cwd()).world()
        facts = _facts(source, world)
        to.write({target.name: File(written_as(facts, target, world))})
        return Converted(target, remarks=tuple(facts.remarks))
    if not bank.records:
        raise ContentError(bank.problems)
    kinds = Counter(NAMES[record.item_kind].file for record in bank.records)
    to.write({target.name: File(written_as(bank.file, target, find_project(Path.cwd()).world()))})
    return Converted(target, kinds, bank.problems)


def _check_order(source: Path, target: Path) -> None:
    """Raises UserError where the two files seem to have changed places: what is read is not there and what is made is, or what is made is a file
    of facts that somebody put into the set."""
    if not target.is_file() or target.suffix.lower() not in (*FACTS, *SUFFIXES):
        return
    call = " ".join(("zhongbu-quiz", "convert", as_typed(str(target)), as_typed(str(source))))
    if not source.exists():
        words = _("{source}: there is no such file; the file that is read stands first, the one that is made behind it: {call}")
        raise UserError(words.format(source=source, call=call))
    project = find_project(Path.cwd())
    try:
        check_own(target, project)
    except UserError as error:
        facts = target.resolve() in {path.resolve() for path in project.seed_paths()}
        if not facts or source.resolve() == target.resolve() or source.suffix.lower() not in MADE:
            raise
        raise UserError(_("{told}; if it is to be read: {call}").format(told=error, call=call)) from None


def _own_maps() -> dict[str, Path]:
    """The column maps of the project, by name."""
    return {path.stem: path for path in find_project(Path.cwd()).map_paths()}


def _bank(source: Path, dialect: str | None) -> Bank | None:
    """The bank that a file is; None where it holds facts."""
    if source.suffix.lower() in SUFFIXES:
        facts = source.suffix.lower() == WORD and not is_bank(source) and word_tables(source)
        return None if facts else read_text_bank(source)
    if source.suffix.lower() in YAML:
        return None
    maps = [load_map(_own_maps().get(dialect) or find_map(dialect))] if dialect else layouts(find_project(Path.cwd()))
    bank = read_table_bank(source, maps)
    if bank is None and dialect:
        words = _("{path}: no sheet has the headings of {dialect}; write them as the column map does, or name another one")
        raise UserError(words.format(path=source, dialect=dialect))
    return bank


def _facts(source: Path, world: World) -> YamlFile:
    """The facts of a file."""
    return load_yaml(source) if source.suffix.lower() in YAML else load_workbook_file(source, world)
