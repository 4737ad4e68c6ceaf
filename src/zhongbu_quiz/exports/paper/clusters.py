"""What a line is made of: atoms, and clusters of atoms that no break parts.

In: pieces of text and blanks. Out: clusters, each with what a break before it costs. Marks that begin no line hang on what stands before them,
marks that end none on what follows; a number keeps its unit, a document its number, a person the whole name; a bracket keeps two characters,
or one that is a word, and the mark after it; a long line to write on is in pieces, between which a break may stand. Where a break would tear
a word before a blank, a line to write on from its word, a range of years, a label in 〔〕, the name of a place, or one with ·, it is dear: made
only where a line would look worse without. Of two marks that meet one gives up its empty half.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache
from math import ceil

from zhongbu_quiz.data.lexicon import load_lexicon

NO_START = "，。、；：？！）》”’】〕〉」』％%…—～·,.;:?!)]}"
NO_END = "（《“‘【〔〈「『([{①②③④⑤⑥⑦⑧⑨⑩"

HANZI = "一-鿿"
"""Chinese characters, as a range of a pattern."""
_TOKEN = (
    rf"(?<=（)[{HANZI}]{{2,4}}(?=）)|"
    r"(?:<print.issuer>|发改[^〔]{0,3})〔\d{4}〕\d+号|"
    r"<print.lead>?\d[\d.,]*(?:[—～~\-–/]\d[\d.,]*)*[%％‰]?(?:<print.unit>|[一-鿿])?"
    rf"|<print.person>|[{HANZI}]{{1,4}}(?:·[{HANZI}]{{1,4}})+"
    r"|以[上下内外]|左右|[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ0-9.&/+\-]*|—+|…+|\s+|(?s:.)"
)
"""What no break parts: a word in brackets, a document's number, a number with its unit, a name, a Latin word, a run of dashes; else each
character."""


@cache
def _tokens(places: tuple[str, ...]) -> str:
    """The pattern of tokens, places among them: their first characters are asked first, since hundreds of names would be tried everywhere."""
    return f"(?=[{''.join(sorted({name[0] for name in places}))}])<places.name>|{_TOKEN}"


_PARTED = re.compile(rf"(?<=\d[—～–])(?=\d)|(?<=·)(?=[{HANZI}])")
"""Where a range of numbers, or a name whose parts stand beside a dot, may be parted if it must."""
HALF = 0.5
"""What a mark gives up where its empty half is not wanted, in em."""
CLOSING, _OPENING = frozenset("，。、）》”’】〕〉」』"), frozenset("（《“‘【〔〈「『")
"""Marks whose right half is empty, and those whose left half is."""
_CLOSES = CLOSING | frozenset("：；？！")
"""After these an opening mark stands too far away, though they keep their width."""
FEWEST = 2
"""Characters of a word that stay together before a blank, and that a last line has at least."""
LEAST_PART = 4.0
"""What a part of a blank that is parted over two lines has at least, in em."""
_LONG = 1 / 3
"""A blank that takes more than this of a line may be parted."""
_GIVES = 0.25
"""What a blank gives up at most of its length."""
_WORDLY = re.compile(rf"[{HANZI}]|[0-9A-Za-zÀ-ɏ]+")
"""What counts as a character of a word; a number or a Latin word is a whole one."""

Measure = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that stands in a line as one piece: its width in em and its HTML. `bound`: it keeps the word before it; `flush`: it stands
    at the right edge, on the last line where there is room and else on one of its own. `draw`: the HTML of so many em of it, with what is
    written on it or without; a gap that has none is neither shortened nor parted."""

    width: float
    html: str
    bound: bool = False
    flush: bool = False
    draw: Callable[[float, bool], str] | None = None


@dataclass(frozen=True, slots=True)
class Atom:
    """The smallest piece that a break may stand beside: HTML-escaped later, unless `gap`. `halved`: a mark without its empty half.
    `dear`: a break before it tears something. `gives`: what it may be shortened by, in em. `runs_on`: it goes on with the blank before it."""

    text: str
    width: float
    gap: Gap | None = None
    halved: bool = False
    dear: bool = False
    gives: float = 0.0
    runs_on: bool = False

    @property
    def opens(self) -> bool:
        """True for a mark whose empty half is the left one."""
        return self.text in _OPENING

    @property
    def is_space(self) -> bool:
        """True for white space."""
        return self.gap is None and self.text.isspace()


@dataclass(slots=True)
class Cluster:
    """Atoms that no break parts; `dear`: a break before them tears something."""

    atoms: list[Atom]
    dear: bool = False

    @property
    def width(self) -> float:
        """How wide it is, in em."""
        return sum(atom.width for atom in self.atoms)

    @property
    def has_gap(self) -> bool:
        """Whether a blank is among them."""
        return any(atom.gap for atom in self.atoms)

    @property
    def text(self) -> str:
        """Its text, without blanks."""
        return "".join(atom.text for atom in self.atoms)

    @property
    def characters(self) -> int:
        """How much of words there is in it; a blank counts as a word of two."""
        return FEWEST * self.has_gap + len(_WORDLY.findall(self.text))

    @property
    def gives(self) -> float:
        """What its blanks may be shortened by, in em."""
        return sum(atom.gives for atom in self.atoms)

    @property
    def runs_on(self) -> bool:
        """Whether it goes on with the blank before it."""
        return self.atoms[0].runs_on

    @property
    def at_start(self) -> list[Atom]:
        """Its atoms at the start of a line: without spaces, an opening mark at the very edge."""
        atoms = self.atoms
        while len(atoms) > 1 and atoms[0].is_space:
            atoms = atoms[1:]
        return [halved(atoms[0]), *atoms[1:]] if atoms[0].opens else atoms


def clusters(pieces: Iterable[str | Gap], measure: Measure, width: float) -> list[Cluster]:
    """Atoms grouped so that a break may stand between groups and nowhere else. None that a blank is bound to is wider than `width`."""
    groups: list[Cluster] = []
    glue_next = False
    for atom in _atoms(pieces, measure, width):
        begins = atom.gap is not None and atom.gap.bound and not atom.runs_on and bool(groups)
        bound = begins and not groups[-1].has_gap and groups[-1].width + atom.width <= width
        starts_bad = atom.gap is None and (atom.text[0] in NO_START or atom.text.isspace())
        if groups and (glue_next or bound or starts_bad):
            groups[-1].atoms.append(atom)
        else:
            groups.append(Cluster([atom], atom.dear))
        if bound:
            _bind_word(groups, width)
        glue_next = atom.gap is None and (atom.text[-1] in NO_END or (glue_next and atom.text.isspace()))
    return groups


def _bind_word(groups: list[Cluster], width: float) -> None:
    """The last group, which ends with a blank, takes back two characters, or one that is a word; to tear it from what it follows is dear."""
    while len(groups) > 1 and not groups[-2].has_gap and not _is_enough(groups[-1].text):
        both = Cluster([*groups[-2].atoms, *groups[-1].atoms], groups[-2].dear)
        if both.width > width:
            break
        groups[-2:] = [both]
    place = len(groups) - 1
    while place and not groups[place - 1].has_gap and not _begins_well("".join(group.text for group in groups[place:])):
        groups[place].dear = True
        place -= 1
    _set_apart(groups)


def _set_apart(groups: list[Cluster]) -> None:
    """A line to write on at the end of the last group, with the marks that open it, becomes a group of its own, dear to part from its word."""
    *atoms, blank = groups[-1].atoms
    place = len(atoms)
    while place and atoms[place - 1].text in NO_END:
        place -= 1
    if place and blank.gap and blank.gap.draw:
        groups[-1].atoms = atoms[:place]
        groups.append(Cluster([*atoms[place:], blank], dear=True))


def _is_enough(text: str) -> bool:
    """True for a text that a blank never stands at the start of a line without: two characters, or a particle (是＿)."""
    found = _WORDLY.findall(text)
    return len(found) >= FEWEST or (bool(found) and found[0] in load_lexicon().set("print.particle"))


def _begins_well(text: str) -> bool:
    """True for a text that may stand before a blank at the start of a line: two characters of a word and particles (强调了＿, 文件是＿), or
    two particles (的是＿)."""
    found = _WORDLY.findall(text)
    particles = load_lexicon().set("print.particle")
    if len(found) >= FEWEST and found[0] in particles:
        return True
    while found and found[-1] in particles:
        found.pop()
    return len(found) >= FEWEST


def _atoms(pieces: Iterable[str | Gap], measure: Measure, width: float) -> list[Atom]:
    """Texts and gaps as atoms for lines of `width` em; where marks meet, one of the two is halved."""
    atoms: list[Atom] = []
    places = load_lexicon().set("places.name")
    labelled = False
    for piece in pieces:
        if isinstance(piece, Gap):
            atoms += _gap_atoms(piece, width)
            continue
        for token in load_lexicon().pattern(_tokens(load_lexicon().words("places.name"))).findall(piece):
            first, *others = token if token in places else _PARTED.split(token)
            labelled = labelled and token != "〔"
            atom = Atom(first, measure(first), dear=labelled)
            labelled = token == "〔" or (labelled and token != "〕")
            before = atoms[-1].text if atoms else ""
            if before in CLOSING and (token in _CLOSES or token in _OPENING):
                atoms[-1] = halved(atoms[-1])
            elif token in _OPENING and (before in _CLOSES or before in _OPENING):
                atom = halved(atom)
            atoms += [atom, *(Atom(other, measure(other), dear=True) for other in others)]
    return atoms


def _gap_atoms(gap: Gap, width: float) -> list[Atom]:
    """A gap as one atom, or a long blank in pieces: no part of it is shorter than its first piece and its last."""
    if not gap.draw:
        return [Atom("", gap.width, gap)]
    inner = gap.width - 2 * LEAST_PART
    if inner < 0 or gap.width <= width * _LONG:
        return [Atom("", gap.width, gap, gives=gap.width * _GIVES)]
    count = ceil(inner)
    between = Atom("", inner / max(count, 1), gap, gives=min(gap.width * _GIVES, inner) / max(count, 1), runs_on=True)
    return [Atom("", LEAST_PART, gap), *[between] * count, Atom("", LEAST_PART, gap, runs_on=True)]


def halved(atom: Atom) -> Atom:
    """A mark without its empty half."""
    return atom if atom.halved else replace(atom, width=atom.width - HALF, halved=True)


def spare(atom: Atom) -> float:
    """What a mark at the end of a line gives up, in em."""
    return HALF if atom.text in CLOSING and not atom.halved else 0.0
