"""Line breaking by the rules of Chinese print, done here because WeasyPrint neither binds nor justifies Chinese.

In: pieces of text and blanks, a width in em. Out: lines of clusters that no break parts, each with the spacing that
makes its right edge flush. No line begins with ，。、；：？！）》” or ends with （《“; a number keeps its unit; a blank
keeps the word before it and the mark after it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from zhongbu_quiz.data.lexicon import load_lexicon

NO_START = "，。、；：？！）》”’】〕〉」』％%…—～·,.;:?!)]}"
NO_END = "（《“‘【〔〈「『([{"

_TOKEN = (
    r"(?:<print.issuer>|发改[^〔]{0,3})〔\d{4}〕\d+号|"
    r"<print.lead>?\d[\d.,]*(?:[—～~\-–/]\d[\d.,]*)*[%％‰]?(?:<print.unit>|[一-鿿])?"
    r"|以[上下内外]|左右|[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ0-9.&/+\-]*|—+|…+|\s+|(?s:.)"
)
"""What no break parts: a document's number, a number with its unit, a Latin word, a run of dashes; else each character."""
_MAX_SPREAD = 0.09
"""A line that would need more than this much extra space (em) after each character is left ragged."""

Measure = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that stands in a line as one piece: its width in em and its HTML. `bound`: it keeps the word before it."""

    width: float
    html: str
    bound: bool = False


@dataclass(frozen=True, slots=True)
class Atom:
    """The smallest piece that a break may stand beside: HTML-escaped later, unless `gap`."""

    text: str
    width: float
    gap: Gap | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A finished line: its atoms and the extra space after each character, in em."""

    atoms: tuple[Atom, ...]
    spread: float = 0.0


def measurer(advances: dict[str, float]) -> Measure:
    """A function that says how wide a text is, in em."""
    get = advances.get
    return lambda text: sum(get(c, 1.0) for c in text)


def break_lines(pieces: Iterable[str | Gap], width: float, measure: Measure, first: float = 0.0) -> list[Line]:
    """The lines of a text of the given width, which breaks where its author broke it too; `first` is what stands before the first one already."""
    lines: list[Line] = []
    for paragraph in _paragraphs(pieces):
        lines += _lines_of(paragraph, width, measure, 0.0 if lines else first)
    return lines


def _paragraphs(pieces: Iterable[str | Gap]) -> list[list[str | Gap]]:
    """Pieces, parted at the line breaks in their texts."""
    found: list[list[str | Gap]] = [[]]
    for piece in pieces:
        if isinstance(piece, Gap) or "\n" not in piece:
            found[-1].append(piece)
            continue
        first, *others = piece.split("\n")
        found[-1].append(first)
        found += ([text] for text in others)
    return found


def _lines_of(pieces: Iterable[str | Gap], width: float, measure: Measure, first: float) -> list[Line]:
    lines: list[Line] = []
    current: list[Atom] = []
    used = first
    for cluster in _clusters(pieces, measure):
        need = sum(atom.width for atom in cluster)
        if current and used + need > width + 1e-6:
            lines.append(_flush(current, width - (first if not lines else 0.0)))
            current, used = [], 0.0
            cluster = _without_leading_space(cluster)
            need = sum(atom.width for atom in cluster)
        current.extend(cluster)
        used += need
    if current or not lines:
        lines.append(Line(tuple(current)))
    return lines


def _clusters(pieces: Iterable[str | Gap], measure: Measure) -> list[list[Atom]]:
    """Atoms grouped so that a break may stand between groups and nowhere else."""
    groups: list[list[Atom]] = []
    glue_next = False
    for atom in _atoms(pieces, measure):
        bound = atom.gap is not None and atom.gap.bound and bool(groups) and not _has_gap(groups[-1])
        starts_bad = atom.gap is None and (atom.text[0] in NO_START or atom.text.isspace())
        if groups and (glue_next or bound or starts_bad):
            groups[-1].append(atom)
        else:
            groups.append([atom])
        if bound and len(groups) > 1 and _is_single(groups[-1]):
            tail = groups.pop()
            groups[-1].extend(tail)
        glue_next = atom.gap is None and atom.text[-1] in NO_END
    return groups


def _has_gap(group: Sequence[Atom]) -> bool:
    return any(atom.gap for atom in group)


def _is_single(group: Sequence[Atom]) -> bool:
    """A group of one character and a blank: too little to stand at the start of a line."""
    return len(group) == 2 and group[0].gap is None and len(group[0].text) == 1


def _atoms(pieces: Iterable[str | Gap], measure: Measure) -> list[Atom]:
    atoms: list[Atom] = []
    for piece in pieces:
        if isinstance(piece, Gap):
            atoms.append(Atom("", piece.width, piece))
        else:
            atoms.extend(Atom(token, measure(token)) for token in load_lexicon().pattern(_TOKEN).findall(piece))
    return atoms


def _without_leading_space(cluster: list[Atom]) -> list[Atom]:
    while len(cluster) > 1 and cluster[0].gap is None and cluster[0].text.isspace():
        cluster = cluster[1:]
    return cluster


def _flush(atoms: list[Atom], width: float) -> Line:
    """A line that is not the last: spread its characters to the width, unless that takes too much."""
    while len(atoms) > 1 and atoms[-1].gap is None and atoms[-1].text.isspace():
        atoms = atoms[:-1]
    slack = width - sum(atom.width for atom in atoms)
    places = sum(len(atom.text) for atom in atoms)
    if not atoms[-1].gap:
        places -= 1
    spread = slack / places if places else 0.0
    return Line(tuple(atoms), spread if 0.0005 < spread <= _MAX_SPREAD else 0.0)
