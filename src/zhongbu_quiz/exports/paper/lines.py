"""Line breaking by the rules of Chinese print, done here because WeasyPrint neither binds nor justifies Chinese.

In: pieces of text and blanks, a width in em. Out: lines, each with the spacing that makes its right edge flush. All breaks of a paragraph
are chosen together: as few lines as hold it, then the least of what an eye would stumble over: a line left ragged, a word torn before a
blank, a blank parted over two lines, a last line of a few characters, space that shows. What a line has too much its blanks give up. What
it lacks goes behind each Chinese character and each number, never into one; where that is not enough, the seams of Chinese and Latin or
digits open, by less than a quarter em in all; a line that needs more is left ragged. Marks give up their empty half where two meet and at
the edges of a line, and nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from math import ceil, inf

from zhongbu_quiz.exports.paper.clusters import (
    FEWEST,
    HANZI,
    Atom,
    Cluster,
    Gap,
    Measure,
    clusters,
    halved,
    spare,
)

_MAX_SPREAD = 0.09
"""The most extra space (em) after each character: readers of PDF take more for a space between words."""
_SEAM_STEP, _SEAM_STEPS = 0.05, 2
"""What a line opens by between Chinese and Latin or digits, in steps that the stylesheet has classes for: only where it must."""
_EXACT = 0.0005
"""What a line may lack and still be flush, in em."""
_ROUNDED = 1e-6
"""What sums of widths may be wrong by, in em."""
NARROW = re.compile(r"[!-~À-ɏ–‰]+")
"""Latin words and numbers, which are not spread."""
_SEAM = re.compile(rf"(?<=[{HANZI}])(?=[!-~À-ɏ–‰])|(?<=[!-~À-ɏ–‰])(?=[{HANZI}])")
_LINE, _ALONE, _OVERFULL = 1000.0, 5000.0, 9000.0
"""What a line more costs, a last line of one character, and a line that does not hold what stands on it."""
_RAGGED, _DEAR, _PARTED = 3.0, 4.0, 4.0
"""What a line left ragged costs, beside each em that it lacks; a break that tears a word or a range; one in a blank. A line whose
characters are as far apart as may be, or whose blanks give up all that they may, costs 1, one whose seams are open costs up to 4."""
_EARLY = 3.0
"""A line that lacks more em than this ends early, which is worse than a short last line: each em more costs three times as much."""
_LONGER = 0.25
"""What a blank that is parted costs for each em that it becomes longer by."""
_FEW, _FEW_SHARE = 4, 0.18
"""A last line of fewer characters is short; one of so much of the width is not."""
_LOOK_BACK = 24
"""So many breaks are weighed for the end of each line."""


@dataclass(frozen=True, slots=True)
class Line:
    """A finished line: its atoms, the extra space after each Chinese character (em), how many steps stand at each seam
    of Chinese and Latin, and how far its last atom is moved to the right (em)."""

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


def _lines_of(pieces: Sequence[str | Gap], width: float, measure: Measure, first: float) -> list[Line]:
    *pieces, last = pieces or [""]
    pushed = last if isinstance(last, Gap) and last.flush else None
    if not pushed:
        pieces.append(last)
    tail = pushed.width if pushed else 0.0
    groups = clusters(pieces, measure, width)
    ends = _Paragraph(groups, width, first, tail).ends() if groups else [0]
    lines, start = [], 0
    for end in ends:
        room = width - (0.0 if start else first)
        atoms = [atom for group in groups[start + 1 : end] for atom in group.atoms]
        if groups:
            atoms = [*(groups[0].atoms if not start and first else groups[start].at_start), *atoms]
        atoms = _whole(atoms)
        if end == len(groups):
            lines.append(_last(atoms, room - tail))
        elif groups[end].runs_on:
            lines.append(_filled(atoms, room))
        else:
            lines.append(_flush(_fitted(_edged(atoms), room), room))
        start = end
    if pushed:
        free = width - lines[-1].width - (first if len(lines) == 1 else 0.0) - tail
        if free < -_EXACT:  # one cluster fills the line: nothing can come down with the bracket
            lines.append(Line(()))
            free = width - tail
        lines[-1] = Line((*lines[-1].atoms, Atom("", tail, pushed)), push=free)
    return lines


class _Paragraph:
    """Chooses the breaks of a paragraph: the set of lines that costs least."""

    def __init__(self, groups: Sequence[Cluster], width: float, first: float, tail: float) -> None:
        self._groups = groups
        self._width = width
        self._first, self._tail = first, tail
        self._widths = [0.0, *accumulate(group.width for group in groups)]

    def ends(self) -> list[int]:
        """Behind which cluster each line ends."""
        count = len(self._groups)
        if self._widths[-1] <= self._width - self._first - self._tail:
            return [count]
        self._weigh()
        reach = self._reach()
        fewest = [0] * (count + 1)
        for start in reversed(range(count)):
            fewest[start] = 1 + min(fewest[end] for end in reach[start])
        # A line more costs more than all else that is usual: what takes more lines than it must is only looked at where that is not enough.
        best = self._cheapest([[end for end in ends if fewest[end] == fewest[start] - 1] for start, ends in enumerate(reach)])
        return best[1] if best[0] < _LINE * (fewest[0] + 1) else self._cheapest(reach)[1]

    def _cheapest(self, reach: Sequence[Sequence[int]]) -> tuple[float, list[int]]:
        """What the lines cost that cost least, and their ends, where a line from each start may have the ends of `reach`."""
        count = len(self._groups)
        costs, before = [0.0, *[inf] * count], [0] * (count + 1)
        for start, possible in enumerate(reach):
            if costs[start] == inf:
                continue
            for end in possible:
                cost = costs[start] + _LINE + self._cost(start, end)
                if cost < costs[end] - 1e-9:
                    costs[end], before[end] = cost, start
        ends = [count]
        while before[ends[-1]]:
            ends.append(before[ends[-1]])
        return costs[count], ends[::-1]

    def _weigh(self) -> None:
        """What each cluster adds to the places and seams of a line, and gives up at its edges."""
        texts = [_text(group.atoms) for group in self._groups]
        seams, places = [0], [0]
        for group, text, following in zip(self._groups, texts, [*texts[1:], ""], strict=True):
            here, there = _seam_text(group.atoms), following[:1]
            seams.append(seams[-1] + len(_SEAM.findall(here + there)) - len(_SEAM.findall(there)))
            runs_on = bool(there) and NARROW.fullmatch(text[-1:] + there) is not None
            places.append(places[-1] + _places(text) - runs_on)
        self._seams, self._places = seams, places
        self._characters = [0, *accumulate(group.characters for group in self._groups)]
        self._lead = [group.width - sum(atom.width for atom in group.at_start) for group in self._groups]
        self._spares = [spare(group.atoms[-1]) for group in self._groups]
        self._gaps = [group.atoms[-1].gap is not None for group in self._groups]
        self._gives = [0.0, *accumulate(group.gives for group in self._groups)]

    def _natural(self, start: int, end: int) -> float:
        """How wide the clusters from `start` to `end` are on a line that is not the last."""
        lead = self._lead[start] if start or not self._first else 0.0
        return self._widths[end] - self._widths[start] - lead - self._spares[end - 1]

    def _given(self, start: int, end: int) -> float:
        """What the blanks from `start` to `end` may give up."""
        return self._gives[end] - self._gives[start]

    def _reach(self) -> list[range]:
        """The ends that a line from each start may have: the last ones that fit, or one cluster that does not."""
        found, end = [], 1
        for start in range(len(self._groups)):
            room = self._width - (0.0 if start else self._first)
            end = max(end, start + 1)  # what fits on a line fits without its first cluster, too
            while end < len(self._groups) and self._natural(start, end + 1) <= room + self._given(start, end + 1) + _ROUNDED:
                end += 1
            found.append(range(max(start + 1, end - _LOOK_BACK), end + 1))
        return found

    def _cost(self, start: int, end: int) -> float:
        """What an eye stumbles over in a line and at its end."""
        final = end == len(self._groups)
        room = self._width - (0.0 if start else self._first) - (self._tail if final else 0.0)
        slack = room - self._natural(start, end)
        given = self._given(start, end)
        if slack < -given - _ROUNDED:
            return inf if end - start > 1 else _OVERFULL - slack
        cost = (slack / given) ** 2 if slack < -_ROUNDED else 0.0
        if final:
            return cost + (self._ending(start, end) if start else 0.0)
        if self._groups[end].runs_on:
            return cost + _PARTED + _LONGER * max(slack, 0.0)
        cost += _DEAR if self._groups[end].dear else 0.0
        close = _MAX_SPREAD * (self._places[end] - self._places[start] - (not self._gaps[end - 1]))
        wide = _SEAM_STEP * _SEAM_STEPS * (self._seams[end] - self._seams[start])
        if slack <= _ROUNDED:
            return cost
        if slack <= close:
            return cost + (slack / close) ** 2
        if slack <= close + wide:
            return cost + 1 + 3 * (slack - close) / wide
        return cost + self._ragged(slack)

    def _ragged(self, slack: float) -> float:
        """What a line costs that is left ragged and lacks so much."""
        return _RAGGED + slack + 2 * max(0.0, slack - _EARLY)

    def _ending(self, start: int, end: int) -> float:
        """What a last line costs that is short; one with a bracket at its right edge is as long as any."""
        characters = self._characters[end] - self._characters[start]
        if characters < FEWEST:
            return _ALONE
        if characters < min(_FEW, self._width * _FEW_SHARE) and not self._tail:
            return self._ragged(_EARLY)
        return 0.0


def _text(atoms: Sequence[Atom]) -> str:
    """The text of atoms, with a sign for each blank."""
    return "".join("\0" if atom.gap else atom.text for atom in atoms)


def _seam_text(atoms: Sequence[Atom]) -> str:
    """The same without halved marks, which open no more."""
    return "".join("\0" if atom.gap or atom.halved else atom.text for atom in atoms)


def _places(text: str) -> int:
    """Behind how many characters and numbers of a text space may stand."""
    return len(NARROW.sub("", text)) - text.count("\0") + len(NARROW.findall(text))


def _whole(atoms: Sequence[Atom]) -> list[Atom]:
    """Atoms of a line, the pieces of a blank put together."""
    whole: list[Atom] = []
    for atom in atoms:
        if atom.runs_on and whole:
            begun = whole.pop()
            atom = replace(begun, width=begun.width + atom.width, gives=begun.gives + atom.gives)
        whole.append(atom)
    return whole


def _fitted(atoms: list[Atom], room: float) -> list[Atom]:
    """Atoms, the blanks among them shorter by what the line has too much."""
    excess, given = sum(atom.width for atom in atoms) - room, sum(atom.gives for atom in atoms)
    if excess <= _ROUNDED or not given:
        return atoms
    share = min(1.0, excess / given)
    return [replace(atom, width=atom.width - share * atom.gives) if atom.gives else atom for atom in atoms]


def _filled(atoms: list[Atom], room: float) -> Line:
    """A line that ends with a part of a blank, which reaches to its edge."""
    atoms = _fitted(atoms, room)
    free = room - sum(atom.width for atom in atoms)
    return Line((*atoms[:-1], replace(atoms[-1], width=atoms[-1].width + free)))


def _last(atoms: list[Atom], width: float) -> Line:
    """The last line of a paragraph: as it is, its final mark halved, and its blanks shorter, only if it would not fit."""
    return Line(tuple(atoms if _fits(atoms, width) else _fitted(_edged(atoms), width)))


def _fits(atoms: Sequence[Atom], room: float) -> bool:
    return sum(atom.width for atom in atoms) <= room + _ROUNDED


def _edged(atoms: list[Atom]) -> list[Atom]:
    """Atoms as they end a line: without spaces, the last mark without its empty half."""
    while len(atoms) > 1 and atoms[-1].is_space:
        atoms = atoms[:-1]
    return [*atoms[:-1], halved(atoms[-1])] if atoms and spare(atoms[-1]) else atoms


def _flush(atoms: list[Atom], width: float) -> Line:
    """A line that is not the last: opened at its seams and spread to the width, unless that takes too much."""
    slack = width - sum(atom.width for atom in atoms)
    if slack < _EXACT:
        return Line(tuple(atoms))
    text = _text(atoms)
    places = _places(text) - (text[-1] != "\0")
    spread = slack / places if places else 0.0
    seams = len(_SEAM.findall(_seam_text(atoms))) if spread > _MAX_SPREAD else 0
    steps = ceil((slack - places * _MAX_SPREAD) / seams / _SEAM_STEP) if seams else 0
    spread = (slack - seams * steps * _SEAM_STEP) / places if places else 0.0
    if steps > _SEAM_STEPS or spread > _MAX_SPREAD or spread < 0:
        return Line(tuple(atoms))
    return Line(tuple(atoms), spread, steps)
