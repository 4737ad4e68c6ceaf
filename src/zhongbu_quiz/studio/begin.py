"""A new set in a folder of sets, and a new paper in a set.

In: the name that somebody gives it, and what it begins with: a blank workbook, a table of hers, or a copy of what ships. Out: a folder, or a
deck file, whole or not at all.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path

from zhongbu_quiz.delivery.deliver import write_bytes
from zhongbu_quiz.delivery.staging import open_folder, put
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.facts.load import SUFFIXES
from zhongbu_quiz.files import cannot_write
from zhongbu_quiz.messages import _, joined
from zhongbu_quiz.paths import PROJECT_FILE, is_installed
from zhongbu_quiz.starter.contents import EXAMPLES, project_name, starter_files
from zhongbu_quiz.studio.desk import Desk, SetOf
from zhongbu_quiz.studio.new import check_new, make_folder
from zhongbu_quiz.studio.project import project_at

_LONGEST = 40
"""Characters of a name: what Windows, a zip and a line of the page take without trouble."""
_REFUSED = re.compile(r'[\x00-\x1f<>:"/\\|?*\u200b-\u200f\u202a-\u202e\u2066-\u2069]')
"""What Windows takes in no name, and what nobody sees."""
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.I)
"""What Windows takes for a device, whatever stands behind the dot."""


def begin_blank(desk: Desk, name: str, letters: str) -> str:
    """A set with a workbook to be filled in, which holds an example; its name. Raises UserError where it cannot be."""
    return _begin(desk, name, lambda title: _titled(starter_files(title, letters), title))


def begin_with(desk: Desk, name: str, letters: str, file: str, data: bytes) -> str:
    """A set whose facts are a table that somebody brings; its name. Raises UserError where it cannot be, or the file is no table of facts."""
    return begin_with_files(desk, name, letters, {f"seeds/{_table_name(file)}": data})


def begin_with_files(desk: Desk, name: str, letters: str, files: Mapping[str, bytes]) -> str:
    """A set that holds these files, by their paths in it, in place of an example; its name. Raises UserError where it cannot be."""

    def contents(title: str) -> dict[str, bytes]:
        mine = _titled(starter_files(title, letters), title)
        kept = {path: each for path, each in mine.items() if path not in {f"seeds/{example}" for example in EXAMPLES}}
        return {**kept, "decks/my-set.yaml": _paper(title), **files}

    return _begin(desk, name, contents)


def add_table(desk: Desk, name: str, file: str, data: bytes) -> str:
    """A table that somebody brings, among the facts of a set; its name there. Raises UserError where it is no table of facts, where there is a file
    of that name, or where it cannot be written."""
    folder = own_seeds(desk, name)
    file = _table_name(file)
    check_new_file(folder, file)
    write_bytes(folder / file, data)
    return file


def own_seeds(desk: Desk, name: str) -> Path:
    """The folder of the facts of a set. Raises UserError where it came with the program."""
    folder = desk.named(name).project.seeds
    check_own(folder)
    return folder


def check_own(path: Path) -> None:
    """Raises UserError where a file or a folder came with the program."""
    if is_installed(path):
        raise UserError(_("this set comes with the program, and the next version writes over it; begin a set of your own with a copy of it"))


def check_new_file(folder: Path, file: str) -> None:
    """Raises UserError where a folder holds a file of that name already."""
    if (folder / file).exists():
        raise UserError(_("there is a file “{name}” in this set already; give yours another name").format(name=file))


def begin_with_ours(desk: Desk, name: str, letters: str) -> str:
    """A set that is a copy of the facts that ship, with a paper of its own; its name. Raises UserError where it cannot be."""

    def contents(title: str) -> dict[str, bytes]:
        ours = project_at(None)
        top = ours.seeds.parent
        paths = [path for path in (*ours.seed_paths(), *ours.data_paths()) if path.is_file()]
        project = ours.identity_file.read_text(encoding="utf-8")
        for key, value in (("name", project_name(title, letters)), ("title", title), ("tag_root", _tag(title)), ("preset", title)):
            project = re.sub(rf"^{key}: .*$", f"{key}: {json.dumps(value, ensure_ascii=False)}", project, flags=re.M)
        copied = {path.relative_to(top).as_posix(): path.read_bytes() for path in paths}
        return {**copied, PROJECT_FILE: project.encode("utf-8"), "decks/my-set.yaml": _paper(title)}

    return _begin(desk, name, contents)


def new_paper(found: SetOf, title: str) -> str:
    """A paper of a set, which asks for nothing yet; its name. Raises UserError where there is one of that name, or it cannot be written."""
    name = checked(title, _("the name of the paper"))
    folder = found.project.decks[0]
    if any(paper.name == name for paper in found.papers):
        raise UserError(_("there is a paper “{name}” in this set already; choose another name").format(name=name))
    check_own(folder)
    try:
        with open_folder(folder):
            put(folder, {f"{name}.yaml": _paper(name)})
    except OSError as error:
        raise cannot_write(folder, error) from None
    return name


def _begin(desk: Desk, name: str, contents: Callable[[str], dict[str, bytes]]) -> str:
    title = checked(name, _("the name of the set"))
    if desk.is_one_set:
        raise UserError(_("this folder is a set itself, and no other is made in it; start the page in the folder above"))
    check_title(desk, title)
    check_new(desk.folder / title)
    make_folder(desk.folder / title, contents(title))
    return title


def check_title(desk: Desk, title: str, own: str = "") -> None:
    """Raises UserError where another set than `own`, by the name of its folder, has that title or a folder of that name."""
    if any(title in (one.title, one.name) for one in desk.sets() if one.name != own):
        raise UserError(_("there is a set “{name}” already; choose another name").format(name=title))


def checked(name: str, what: str) -> str:
    """A name for a folder or a file, which leads nowhere else. Raises UserError where it cannot be one."""
    name = " ".join(name.split())
    strange = _REFUSED.search(name) or _DEVICES.fullmatch(name) or name.startswith((".", "~", "-")) or name.endswith(".")
    if not name or len(name) > _LONGEST or strange:
        words = _("{what} has letters, Chinese characters or digits, at most {most}, and none of / \\ : * ? \" < > | (got “{name}”)")
        raise UserError(words.format(what=what, most=_LONGEST, name=name))
    return name


def checked_file(file: str) -> str:
    """The name of a file, which leads nowhere else. Raises UserError where it cannot be one."""
    return checked(Path(file).stem, _("the file")) + Path(file).suffix


def _table_name(file: str) -> str:
    """The name of a file of facts, which leads nowhere else. Raises UserError where it cannot be one."""
    file = checked_file(file)
    if Path(file).suffix.lower() not in SUFFIXES:
        words = _("{file}: facts come in one of these: {known}; save it as .xlsx in Excel or WPS, and try again")
        raise UserError(words.format(file=file, known=joined(sorted(SUFFIXES))))
    return file


def _titled(files: dict[str, bytes], title: str) -> dict[str, bytes]:
    """The files of a new folder, whose project says the title as it was given."""
    project = files[PROJECT_FILE].decode("utf-8")
    project = re.sub(r"^title: .*$", f"title: {json.dumps(title, ensure_ascii=False)}", project, count=1, flags=re.M)
    return {**files, PROJECT_FILE: project.encode("utf-8")}


def _tag(title: str) -> str:
    """A title as a tag of Anki, which has neither spaces nor quotation marks."""
    return re.sub(r"[\s:\"*]+", "-", title)


def _paper(title: str) -> bytes:
    """The file of a paper that asks for nothing yet."""
    return f"format: 1\ntitle: {json.dumps(title, ensure_ascii=False)}\noutputs: [paper, key]\n".encode()
