"""Files that lie where nothing reads them as they are: a time table as .txt among the facts, a deck among them, facts among the decks.

In: a project. Out: for each such file a Problem that says what it is and what to do with it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from zhongbu_quiz.data.lexicon import EXTENDED
from zhongbu_quiz.data.world import SHIPPED, WORLD_FILES
from zhongbu_quiz.delivery.manifest import read_manifest
from zhongbu_quiz.errors import ContentError, Problem, UserError, problem
from zhongbu_quiz.facts.load import SUFFIXES, TABLES, WORD, YAML, Seeds
from zhongbu_quiz.loading.content import content_of
from zhongbu_quiz.loading.folder import entries, passed_over_in, to_rename
from zhongbu_quiz.loading.limits import MB
from zhongbu_quiz.loading.strangers import check_readable
from zhongbu_quiz.loading.yamlfile import load_yaml
from zhongbu_quiz.messages import _, joined, marked, typed_path
from zhongbu_quiz.paths import PROJECT_FILE, data_dir
from zhongbu_quiz.sets.deck_files import SUFFIXES as DECKS
from zhongbu_quiz.sets.deck_files import deck_files
from zhongbu_quiz.sets.words import key_words

if TYPE_CHECKING:
    from zhongbu_quiz.studio.project import Project

_PICTURES = frozenset(".png .jpg .jpeg .svg .gif .bmp .webp .heic .tif .tiff".split())
_BOOKS = frozenset(".et .ett .xlsm .xlsb .xlt .xltx .ods .numbers .tsv .dbf".split())
_TEXTS = frozenset(".wps .wpt .odt .rtf .pages .docm .dot .dotx".split())
_PROSE = frozenset(".txt .md .pdf".split())
_PACKED = frozenset(".zip .rar .7z .gz .tar".split())

_TOLD = {
    "book": marked("is not read; open it in the program that made it, choose Save As, and the type .xlsx"),
    "text": marked("is not read; open it in the program that made it, choose Save As, and the type .docx"),
    "prose": marked("is not read; type a table into a workbook (.xlsx) with a row of titles, such as {titles}; facts of a text are drafted by: "
                    "zhongbu-quiz extract {typed} -o {out}"),
    "picture": marked("is shown by no question; write its name into the column 图 of a question, or remove it; a picture of a table is typed into a "
                      "workbook (.xlsx)"),
    "packed": marked("is not read; unpack it, and put what is in it here"),
    "folder": marked("is a folder, and what is in it is not read; put its files here"),
    "other": marked("is not read; facts are workbooks (.xlsx), tables (.csv), Word files with tables (.docx) or .yaml; save it as one of these"),
}  # fmt: skip

_LARGEST = MB
"""Bytes of a file that is looked at once more for what it is: decks, item models and project files have some KB."""
_FACTS, _MODEL = frozenset(("facts", "documents")), frozenset(("asks", "stem"))
_KEY = re.compile(r"\s*(\w+)\s*[:：]")
"""A key at the beginning of a line."""
_ENDS = {"workbook": ".xlsx", "word": ".docx"}
_DECK_KEYS = frozenset(("counts", "select", "outputs", "blueprint"))
_KEYS: tuple[tuple[frozenset[str], str], ...] = (
    (_DECK_KEYS, marked("is a deck; put it into the folder decks/")),
    (_MODEL, marked("is an item model; put it into the folder templates/questions/")),
    (frozenset(("columns", "kinds")), marked("is the layout of a table; put it into the folder templates/tables/")),
    (frozenset(("name", "tag_root")), marked("is a project file; put it beside the folder seeds/, as project.yaml")),
)
"""By which keys a file that holds no facts is known, and where it belongs."""


def no_facts(project: Project, pictures: Iterable[str]) -> Iterator[Problem]:
    """Each file among the facts that nobody reads; `pictures` are the names of those that questions show."""
    shown = {Path(name.replace("\\", "/")) for name in pictures}
    for path in entries(project.seeds):
        if kind := _kind(path, SUFFIXES, shown):
            typed, out = typed_path(path), typed_path(path.with_suffix(".xlsx"))
            told = to_rename(path, SUFFIXES) or _(_TOLD[kind]).format(typed=typed, out=out, titles=_titles())
            yield problem(path, 0, told)


def _titles() -> str:
    """The titles of a table of events, as an example."""
    from zhongbu_quiz.workbook.tables.words import pairs

    return pairs("examples")["events"]


def beside_seeds(project: Project) -> list[str]:
    """A line for each table that lies in the project's own folder, beside `seeds/`, where nobody reads it; none for class lists and for what was
    made there."""
    if project.ships:
        return []
    home = project.seeds.parent
    made = read_manifest(home)
    tables = [path for path in entries(home) if path.suffix.lower() in TABLES and path.name not in made]
    words = _("is not read here; facts and questions go into the folder seeds/, and other tables may stay")
    return [str(problem(path, 0, words)) for path in tables if not _is_class_list(path)]


def unread_words(project: Project) -> list[str]:
    """A line for each file of words or places of the project's own by which nothing is read or printed: in `data/lexicon/`, in `data/`, or beside
    them."""
    if project.ships:
        return []
    words = _("is not read: papers and cards are printed with the words that ship; a set may add words for drafting documents only, in {allowed}")
    told = words.format(allowed=joined(f"{name}.yaml" for name in sorted(EXTENDED)))
    inside = project.data_paths()
    files = [path for path in inside if path.parent.name == "lexicon" and path.suffix in YAML and path.stem not in EXTENDED]
    printed = {path.name for path in (SHIPPED / "lexicon").glob("*.yaml")} - {f"{name}.yaml" for name in EXTENDED}
    home = project.seeds.parent
    files += [path for folder in (home, *project.data) for path in entries(folder) if path.name in printed]
    of_world = _("is not read; what a set adds to the places and times that are known stands in {allowed}")
    lost = [path for path in inside if path.parent in project.data and path.suffix in YAML and path.name not in {*WORLD_FILES, *printed}]
    return [*(str(problem(path, 0, told)) for path in files),
            *(str(problem(path, 0, of_world.format(allowed=joined(WORLD_FILES)))) for path in lost)]  # fmt: skip


def examples_left(project: Project, seeds: Seeds) -> list[str]:
    """A line for each file of facts that holds the example of a new set as it was, beside facts of one's own; and one for its deck. `seeds`: what
    was read of all files, so that none is read twice."""
    if project.ships:
        return []
    from zhongbu_quiz.starter.contents import EXAMPLES, example_records, is_example_deck

    paths = project.seed_paths()
    decks = [path for path in project.deck_paths() if is_example_deck(path)]
    named = [path for path in paths if path.name in EXAMPLES]
    example = example_records() if named and (decks or len(paths) > 1) else ()
    left = [path for path in named if seeds.of_file(path) == example]
    if left == paths:
        return []
    words = _("is still the example, and is asked with yours; remove it, if it is not wanted")
    told = [str(problem(path, 0, words)) for path in left]
    words = _("is still the example, with its title and subtitle; write yours")
    return [*told, *(str(problem(path, 0, words)) for path in decks)]


def _is_class_list(path: Path) -> bool:
    from zhongbu_quiz.sets.roster import read_roster

    with suppress(UserError):
        return bool(read_roster(path))
    return False


def among_decks(project: Project) -> list[str]:
    """A line for each file in the project's own folder of decks that is none."""
    if project.ships:
        return []
    folder, tables = project.decks[0], (*TABLES, WORD)
    lost = [] if deck_files(folder) else decks_elsewhere(project)
    told = [str(problem(path, 0, _no_deck(path))) for path in entries(folder) if path.suffix.lower() in tables]
    return [*lost, *told, *passed_over_in(folder, DECKS, tables)]


def decks_elsewhere(project: Project, name: str = "") -> list[str]:
    """A line for each deck that lies in the project's own folder or among its facts; of a `name`, only where it is called so."""
    elsewhere = [path for near in (project.seeds.parent, project.seeds) for path in deck_files(near) if name in ("", path.stem, path.name)]
    return [str(problem(path, 0, _(_KEYS[0][1]))) for path in elsewhere if _is_deck(path)]


def _no_deck(path: Path) -> str:
    """What is said of a Word file or a table in the folder of decks: the lines of a deck may stand in it."""
    if path.suffix.lower() == WORD and _may_be_deck(path):
        words = _("is a Word file, and a deck is a text file; copy its lines into Notepad, and save them in {folder}/ as {name}")
        return words.format(folder=path.parent.name, name=path.with_suffix(DECKS[0]).name)
    return _("is no deck; facts and questions go into the folder seeds/")


def _may_be_deck(path: Path) -> bool:
    """Whether a file named as those of Word holds keys of a deck, or is none of Word's at all, but another one with its name changed."""
    from zhongbu_quiz.intake.lines import bank_lines

    try:
        return _has_deck_keys({found[1] for line in bank_lines(path) if (found := _KEY.match(line.text))})
    except ContentError:
        return True


def _is_deck(path: Path) -> bool:
    """Whether a file has the keys of a deck, in whatever words."""
    return _has_deck_keys(_keys(path))


def _has_deck_keys(words: set[str]) -> bool:
    """Whether keys of a deck, in whatever words, are among some words."""
    ours = key_words("deck")
    return any(not words.isdisjoint((key, *ours.get(key, ()))) for key in _DECK_KEYS)


def misplaced(path: Path) -> Problem | None:
    """What a file named as YAML is that lies among the facts and holds none; None where it holds facts, or cannot be read."""
    if ending := _ENDS.get(content_of(path)):
        return problem(path, 0, _("is not read for the end of its name; change the name to {stem}").format(stem=path.stem + ending))
    keys = _keys(path)
    if not keys or keys <= _FACTS or (keys & _FACTS and not keys & _MODEL):
        return None
    if (data_dir("data") / path.name).is_file():
        return problem(path, 0, _("is a file of words and places; put it into the folder data/"))
    words = _KEYS[0][1] if _is_deck(path) else next((words for known, words in _KEYS if known & keys), None)
    return problem(path, 0, _(words)) if words else None


def facts_among_decks(path: Path) -> Problem | None:
    """What is said of a deck file that holds facts, or that is the file of a project; None where it is neither."""
    if path.name == PROJECT_FILE:
        return problem(path, 0, _("says who the set is, and is no deck; write the name of a deck"))
    keys = _keys(path)
    wrong = bool(keys & _FACTS) and not keys & _KEYS[0][0]
    return problem(path, 0, _("holds facts and is no deck; put it into the folder seeds/")) if wrong else None


def nothing(project: Project, strays: Collection[Problem], remarks: Iterable[str]) -> list[Problem]:
    """What is said where a project holds no fact and no question."""
    words = _("holds no fact and no question; put a workbook (.xlsx) with a table here: {titles} in the first row, and a row for each event")
    told = "\n".join((words.format(titles=_titles()), *remarks))
    return [problem(project.seeds, 0, told), *strays]


def _kind(path: Path, read: Collection[str], shown: Collection[Path]) -> str:
    """Which words are said of a file; "" where it is read, or a question shows it."""
    suffix = path.suffix.lower()
    if path.is_dir():
        own = any(path.name in picture.parts for picture in shown)
        return "" if own or not any(path.iterdir()) else "folder"
    if suffix in read or (suffix in _PICTURES and any(picture.name == path.name for picture in shown)):
        return ""
    kinds = (("picture", _PICTURES), ("book", _BOOKS), ("text", _TEXTS), ("prose", _PROSE), ("packed", _PACKED))
    return next((kind for kind, suffixes in kinds if suffix in suffixes), "other")


def _keys(path: Path) -> set[str]:
    """The keys of a file of another sort than its folder; none where it cannot be read, or is too large to be read again for this."""
    try:
        check_readable(path, _LARGEST)
        data = load_yaml(path).data
    except ContentError:
        return set()
    return set(data) if isinstance(data, dict) else set()
