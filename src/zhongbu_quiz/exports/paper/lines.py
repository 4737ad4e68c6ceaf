"""Line breaking by the rules of Chinese print, done here because WeasyPrint neither binds nor justifies Chinese.

In: pieces of text and blanks, a width in em. Out: lines of clusters that no break parts, each with the spacing that
makes its right edge flush. No line begins with ，。、；：？！）》” or ends with （《“ or the ① of what follows; a number keeps its unit; a blank
keeps the word before it and the mark after it; no paragraph ends with one character alone. Of two marks that meet one gives up its empty
half, and so does a mark at the edge of a line. What a line lacks goes behind each Chinese character and each number, never into one; where
that is not enough, the seams of Chinese and Latin or digits open by up to a quarter em.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from math import ceil

from zhongbu_quiz.data.lexicon import load_lexicon

NO_START = "，。、；：？！）》”’】〕〉」』％%…—～·,.;:?!)]}"
NO_END = "（《“‘【〔〈「『([{①②③④⑤⑥⑦⑧⑨⑩"

_TOKEN = (
    r"(?:<print.issuer>|发改[^〔]{0,3})〔\d{4}〕\d+号|"
    r"<print.lead>?\d[\d.,]*(?:[—～~\-–/]\d[\d.,]*)*[%％‰]?(?:<print.unit>|[一-鿿])?"
    r"|以[上下内外]|左右|[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ0-9.&/+\-]*|—+|…+|\s+|(?s:.)"
)
"""What no break parts: a document's number, a number with its unit, a Latin word, a run of dashes; else each character."""
_MAX_SPREAD = 0.09
"""The most extra space (em) after each character: readers of PDF take more for a space between words, and a line that needs more is left
ragged."""
_SEAM_STEP, _SEAM_STEPS = 0.05, 5
"""What a line opens by between Chinese and Latin or digits, in steps that the stylesheet has classes for: only where it must."""
_EXACT = 0.0005
"""What a line may lack and still be flush, in em."""
_HALF = 0.5
"""What a mark gives up where its empty half is not wanted, in em."""
_CLOSING, _OPENING = frozenset("，。、）》”’】〕〉」』"), frozenset("（《“‘【〔〈「『")
"""Marks whose right half is empty, and those whose left half is."""
_CLOSES = _CLOSING | frozenset("：；？！")
"""After these an opening mark stands too far away, though they keep their width."""
_FEWEST = 2
"""Characters of a word that stay together before a blank, and that a last line has at least."""
NARROW = re.compile(r"[!-~À-ɏ–‰]+")
"""Latin words and numbers, which are not spread."""
_SEAM = re.compile(r"(?<=[一-鿿])(?=[!-~À-ɏ–‰])|(?<=[!-~À-ɏ–‰])(?=[一-鿿])")
_WORDLY = re.compile(r"[一-鿿]|[0-9A-Za-zÀ-ɏ]+")
"""What counts as a character of a word; a number or a Latin word is a whole one."""

Measure = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that stands in a line as one piece: its width in em and its HTML. `bound`: it keeps the word before it; `flush`: it stands
    at the right edge, on the last line where there is room and else on one of its own."""

    width: float
    html: str
    bound: bool = False
    flush: bool = False


@dataclass(frozen=True, slots=True)
class Atom:
    """The smallest piece that a break may stand beside: HTML-escaped later, unless `gap`. `halved`: a mark without its empty half."""

    text: str
    width: float
    gap: Gap | None = None
    halved: bool = False

    @property
    def opens(self) -> bool:
        """True for a mark whose empty half is the left one."""
        return self.text in _OPENING


@dataclass(frozen=True, slots=True)
class Line:
    """A finished line: its atoms, the extra space after each Chinese character (em), how many steps stand at each seam of Chinese and
    Latin, and how far its last atom is moved to the right (em)."""

    atoms: tuple[Atom, ...]
    spread: float = 0.0
    steps: int = 0
    push: float = 0.0

    @property
    def width(self) -> float:
        """How wide the line is, in em."""
        return sum(atom.width for atom in self.atoms)


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


Cluster = list[Atom]
"""Atoms that no break parts."""


def _lines_of(pieces: Sequence[str | Gap], width: float, measure: Measure, first: float) -> list[Line]:
    *pieces, last = pieces or [""]
    pushed = last if isinstance(last, Gap) and last.flush else None
    if not pushed:
        pieces.append(last)
    rows: list[list[Cluster]] = [[]]
    used = first
    for cluster in _clusters(pieces, measure, width):
        if not rows[-1] and not used:
            cluster = _at_start(cluster)
        need = sum(atom.width for atom in cluster)
        if rows[-1] and used + need - _spare(cluster) > width + 1e-6:
            rows.append([])
            cluster = _at_start(cluster)
            used, need = 0.0, sum(atom.width for atom in cluster)
        rows[-1].append(cluster)
        used += need
    if pushed and _width(rows[-1]) + (first if len(rows) == 1 else 0.0) + pushed.width > width:
        rows.append([])
    _pull_back(rows, width - (pushed.width if pushed else 0.0))
    _fill_from_above(rows, width, first)
    lines = []
    for i, row in enumerate(rows):
        room = width - (0.0 if i else first)
        lines.append(_flush(_atoms_of(row), room) if i + 1 < len(rows) else _last(_atoms_of(row), room))
    if pushed:
        free = width - lines[-1].width - (first if len(lines) == 1 else 0.0) - pushed.width
        lines[-1] = Line((*lines[-1].atoms, Atom("", pushed.width, pushed)), push=free)
    return lines


def _atoms_of(row: Sequence[Cluster]) -> list[Atom]:
    return [atom for cluster in row for atom in cluster]


def _width(row: Sequence[Cluster]) -> float:
    return sum(atom.width for atom in _atoms_of(row))


def _pull_back(rows: list[list[Cluster]], width: float) -> None:
    """A last line of one character, or of none before what is pushed to its edge, gets more from the line before it."""
    while len(rows) > 1 and len(rows[-2]) > 1 and _characters(rows[-1]) < _FEWEST:
        moved = rows[-2][-1]
        if _width([*rows[-1], moved]) > width:
            return
        rows[-2].pop()
        rows[-1] = [_at_start(moved), *rows[-1]]


def _fill_from_above(rows: list[list[Cluster]], width: float, first: float) -> None:
    """A line that would be left ragged, because what follows it stays in one piece, takes of the line before it what that can spare."""
    for i in range(len(rows) - 2, 0, -1):
        room = width - (first if i == 1 else 0.0)
        while _is_ragged(rows[i], width) and len(rows[i - 1]) > 1 and not rows[i][0][0].halved:
            moved = _at_start(rows[i - 1][-1])
            if _width([moved, *rows[i]]) > width or _is_ragged(rows[i - 1][:-1], room):
                break
            rows[i - 1].pop()
            rows[i].insert(0, moved)


def _is_ragged(row: Sequence[Cluster], width: float) -> bool:
    """Whether a line that is not the last would not reach the right edge."""
    line = _flush(_atoms_of(row), width)
    return not line.spread and not line.steps and line.width < width - _EXACT


def _characters(clusters: Iterable[Cluster]) -> int:
    """How much of words there is in these; a blank is enough by itself."""
    atoms = [atom for cluster in clusters for atom in cluster]
    return _FEWEST if _has_gap(atoms) else len(_WORDLY.findall("".join(atom.text for atom in atoms)))


def _clusters(pieces: Iterable[str | Gap], measure: Measure, width: float) -> list[Cluster]:
    """Atoms grouped so that a break may stand between groups and nowhere else. None that a blank is bound to is wider than `width`."""
    groups: list[Cluster] = []
    glue_next = False
    for atom in _atoms(pieces, measure):
        bound = atom.gap is not None and atom.gap.bound and bool(groups) and not _has_gap(groups[-1]) and _width([groups[-1]]) + atom.width <= width
        starts_bad = atom.gap is None and (atom.text[0] in NO_START or atom.text.isspace())
        if groups and (glue_next or bound or starts_bad):
            groups[-1].append(atom)
        else:
            groups.append([atom])
        if bound:
            _bind_word(groups, width)
        glue_next = atom.gap is None and (atom.text[-1] in NO_END or (glue_next and atom.text.isspace()))
    return groups


def _has_gap(group: Sequence[Atom]) -> bool:
    return any(atom.gap for atom in group)


def _bind_word(groups: list[Cluster], width: float) -> None:
    """The last group, which ends with a blank, takes back as much as a word."""
    while len(groups) > 1 and not _has_gap(groups[-2]) and not _begins_well(groups[-1]):
        both = [*groups[-2], *groups[-1]]
        if sum(atom.width for atom in both) > width:
            return
        groups[-2:] = [both]


def _begins_well(group: Cluster) -> bool:
    """True for a group that may begin a line: two characters of a word before the blank and its particles (强调了＿, 文件是＿), or two
    particles (的是＿)."""
    found = _WORDLY.findall("".join(atom.text for atom in group))
    particles = load_lexicon().set("print.particle")
    if len(found) >= _FEWEST and found[0] in particles:
        return True
    while found and found[-1] in particles:
        found.pop()
    return len(found) >= _FEWEST


def _atoms(pieces: Iterable[str | Gap], measure: Measure) -> list[Atom]:
    """Texts and gaps as atoms; where marks meet, one of the two is halved."""
    atoms: list[Atom] = []
    for piece in pieces:
        if isinstance(piece, Gap):
            atoms.append(Atom("", piece.width, piece))
            continue
        for token in load_lexicon().pattern(_TOKEN).findall(piece):
            atom = Atom(token, measure(token))
            before = atoms[-1].text if atoms else ""
            if before in _CLOSING and (token in _CLOSES or token in _OPENING):
                atoms[-1] = _halved(atoms[-1])
            elif token in _OPENING and (before in _CLOSES or before in _OPENING):
                atom = _halved(atom)
            atoms.append(atom)
    return atoms


def _halved(atom: Atom) -> Atom:
    return atom if atom.halved else replace(atom, width=atom.width - _HALF, halved=True)


def _at_start(cluster: Cluster) -> Cluster:
    """A cluster at the start of a line: without spaces, its opening mark at the very edge."""
    while len(cluster) > 1 and cluster[0].gap is None and cluster[0].text.isspace():
        cluster = cluster[1:]
    return [_halved(cluster[0]), *cluster[1:]] if cluster[0].opens else cluster


def _spare(cluster: Cluster) -> float:
    """What the mark at the end of a line gives up."""
    return _HALF if cluster[-1].text in _CLOSING and not cluster[-1].halved else 0.0


def _last(atoms: list[Atom], width: float) -> Line:
    """The last line of a paragraph: as it is, its final mark halved only if it would not fit."""
    if sum(atom.width for atom in atoms) > width + 1e-6 and _spare(atoms):
        atoms = [*atoms[:-1], _halved(atoms[-1])]
    return Line(tuple(atoms))


def _flush(atoms: list[Atom], width: float) -> Line:
    """A line that is not the last: opened at its seams and spread to the width, unless that takes too much."""
    while len(atoms) > 1 and atoms[-1].gap is None and atoms[-1].text.isspace():
        atoms = atoms[:-1]
    if _spare(atoms):
        atoms = [*atoms[:-1], _halved(atoms[-1])]
    slack = width - sum(atom.width for atom in atoms)
    if slack < _EXACT:
        return Line(tuple(atoms))
    text = "".join("\0" if atom.gap else atom.text for atom in atoms)
    places = len(NARROW.sub("", text)) - text.count("\0") + len(NARROW.findall(text)) - (text[-1] != "\0")
    spread = slack / places if places else 0.0
    seams = len(_SEAM.findall(text)) if spread > _MAX_SPREAD else 0
    steps = ceil((slack - places * _MAX_SPREAD) / seams / _SEAM_STEP) if seams else 0
    spread = (slack - seams * steps * _SEAM_STEP) / places if places else 0.0
    if steps > _SEAM_STEPS or spread > _MAX_SPREAD or spread < 0:
        return Line(tuple(atoms))
    return Line(tuple(atoms), spread, steps)
