"""The page of licences, from what the installed packages say of themselves: docs/licences.md.

    python scripts/licences.py            write the page
    python scripts/licences.py --check    say what would change, or must not be installed by default; exit status 1 where something is

It tells the packages of the lock files and no others, whatever else is installed; `scripts/lock` changes those, and then the page is due.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs/licences.md"
PINNED = re.compile(r"^([a-z0-9._-]+)==(\S+)", re.M)
PINNED_WITH_REASONS = re.compile(r"^([a-z0-9._-]+)==.*\n((?: .*\n)*)", re.M)
BINDING = re.compile(r"AGPL|AFFERO", re.I)
"""Terms that would bind the whole: who installs the project, or lets others use it over a network, would have to keep them."""
LONGEST = 80
"""A licence is told in few words; some packages put its whole text there."""
HEAD = """\
# Licences

Written by scripts/licences.py from what the packages of the lock files say of themselves; do not edit. These are the versions that `make`
installs on Debian; on other systems a package may come with other libraries inside, which its own files tell.

The code of zhongbu_quiz is under the MIT licence ([LICENSE](../LICENSE)), and so are the data that ship with it: places, eras, organs, words
and the outline of the map are written for it. The facts are claimed by nobody. The papers carry the fonts Noto Serif SC and Noto Sans SC, of the
package pylopdf-fonts-zh-cn, under the SIL Open Font License 1.1; titles take Noto Sans CJK, under the same, where the system has it. Pango, which
lays out the papers, comes from the system (LGPL-2.0-or-later). The page of `serve` carries htmx 2.0.11 (templates/page/static/htmx.min.js, from
npm, unchanged) under the Zero-Clause BSD licence, whose text stands beside it.
"""


@dataclass(frozen=True)
class Package:
    """A package of a lock file."""

    name: str
    version: str
    licence: str
    purpose: str

    @property
    def line(self) -> str:
        """Its row on the page."""
        return f"| {self.name} | {self.version} | {self.licence} |{self.purpose and f' {self.purpose}'} |"


def pins(name: str) -> dict[str, str]:
    """Name -> version of each package of a lock file."""
    return dict(PINNED.findall((ROOT / name).read_text(encoding="utf-8")))


def licence_of(installed: Distribution) -> str:
    """What a package says: the SPDX expression of today's metadata (PEP 639), else the older field, else its classifiers."""
    told = installed.metadata
    for field in ("License-Expression", "License"):
        words = told.get(field, "").strip()
        if words and "\n" not in words and len(words) <= LONGEST:
            return words
    found = [line.split(" :: ")[-1] for line in told.get_all("Classifier", []) if line.startswith("License :: ")]
    if not found:
        raise SystemExit(f"{told['Name']} does not say its licence in a line; look it up, and give it a place in scripts/licences.py")
    return ", ".join(found)


def packages(locked: Mapping[str, str], purposes: Mapping[str, str]) -> Iterator[Package]:
    """The packages of a lock, as they are installed here. Ends the program where one is missing or has another version than the lock."""
    for name, version in sorted(locked.items()):
        try:
            installed = distribution(name)
        except PackageNotFoundError:
            raise SystemExit(f"{name} is not installed; run `make test` once, which installs what is locked") from None
        if installed.version != version:
            raise SystemExit(f"{name} is installed in version {installed.version}, the lock has {version}; run `make test` once")
        yield Package(name, version, licence_of(installed), purposes.get(name, ""))


def purposes() -> dict[str, str]:
    """Name -> what it is for, where pyproject.toml says so behind it."""
    lines = re.findall(r'"([A-Za-z0-9._-]+)[^"]*"[\],]+ +# (.+)$', (ROOT / "pyproject.toml").read_text(encoding="utf-8"), flags=re.M)
    return {name.lower(): words for name, words in reversed(lines)}


def extras() -> dict[str, set[str]]:
    """Name of an extra -> all that it brings along, by the lines of the lock that say what needs a package."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed_by = {
        name: set(re.findall(r"^    #(?: via)? +(\S+)$", told, flags=re.M))
        for name, told in PINNED_WITH_REASONS.findall((ROOT / "requirements-dev.txt").read_text(encoding="utf-8"))
    }
    found = {}
    for extra, wanted in project["optional-dependencies"].items():
        names = {re.split(r"[^A-Za-z0-9._-]", requirement)[0].lower() for requirement in wanted}
        while more := {name for name, by in needed_by.items() if by & names} - names:
            names |= more
        found[extra] = names
    return found


def binding(found: Iterable[Package]) -> list[str]:
    """What is wrong with packages that are installed by default: their terms would bind the whole."""
    return [f"{one.name}: {one.licence} would bind the whole; take another package" for one in found if BINDING.search(one.licence)]


def page() -> tuple[str, list[str]]:
    """The text of the page, and what must not be so."""
    tools, words = {**pins("requirements-build.txt"), **pins("requirements-dev.txt")}, purposes()
    parts = {"Installed with zhongbu_quiz": list(packages(pins("requirements.txt"), words))}
    told = {one.name for one in parts["Installed with zhongbu_quiz"]}
    for extra, names in extras().items():
        parts[f"Besides with zhongbu_quiz[{extra}]"] = list(packages({name: tools[name] for name in names - told if name in tools}, words))
    shipped = [one for part in parts.values() for one in part]
    told = {one.name for one in shipped}
    parts["Tools and readers for working on it"] = list(packages({name: tools[name] for name in tools.keys() - told}, words))
    head = "| package | version | licence | for |\n| --- | --- | --- | --- |"
    tables = ["\n".join((f"\n## {title}\n", head, *(one.line for one in part))) for title, part in parts.items()]
    return "\n".join((HEAD.rstrip("\n"), *tables, "")), binding(shipped)


def main(check: bool) -> int:
    """Write the page, or say what would change; 1 where something is to be done."""
    text, todo = page()
    if not PAGE.is_file() or PAGE.read_text(encoding="utf-8") != text:
        if check:
            todo.append(f"{PAGE.relative_to(ROOT)}: is not what the lock files say; run scripts/licences.py")
        else:
            PAGE.write_text(text, encoding="utf-8")
    print(*todo, sep="\n", file=sys.stderr) if todo else None
    return int(bool(todo))


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
