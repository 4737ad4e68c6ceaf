"""The blocks that the papers of a class set are made of, each laid out by WeasyPrint once.

In: forms that hold the same items in different orders. Out: a list of blocks (heads, stems, options, numbers, names,
footers), and for each form the groups of its paper, which name their blocks and where they stand in the group.
A paper of a class set differs from the next only in where the same blocks stand, so no block is laid out twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Literal

from zhongbu_quiz.exports.paper import templates
from zhongbu_quiz.exports.paper.fields import NOBODY
from zhongbu_quiz.exports.paper.imposition import Placed
from zhongbu_quiz.exports.paper.options import MM_PER_PT, Sheet
from zhongbu_quiz.exports.paper.paper import PaperDoc, fields_of
from zhongbu_quiz.exports.paper.views import HANG, ItemView, PartView


@dataclass(frozen=True, slots=True)
class Block:
    """One block: how it is set (`kind`: front, part, material, item, option, label, number; round the text footer, mark, said, labels, names) and
    what it shows."""

    kind: str
    what: object


@dataclass(frozen=True, slots=True)
class Piece:
    """A block in a group: its index, the column that it stands in and of how many, the row of options (-1: the stem)."""

    block: int
    column: int = 0
    columns: int = 1
    row: int = -1


@dataclass(frozen=True, slots=True)
class Group:
    """What must stay together: an item, a material, or the heading of a part. The margin below it in em of the body type. `keep_next`: the next
    one stands beside it; `together`: that too, where a page has room for all that are kept so."""

    pieces: tuple[Piece, ...]
    below: float
    keep_next: bool = False
    together: bool = False


@dataclass(frozen=True, slots=True)
class BlocksDoc:
    """What blocks.html.j2 shows."""

    heading: str
    blocks: tuple[Block, ...]


class BlockBook:
    """Collects blocks; the same block asked for twice is one."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._known: dict[object, int] = {}

    def add(self, kind: str, key: object, what: object) -> int:
        """The index of the block for `key`."""
        place = (kind, key)
        if place not in self._known:
            self._known[place] = len(self.blocks)
            self.blocks.append(Block(kind, what))
        return self._known[place]

    def groups(self, parts: Sequence[PartView]) -> list[Group]:
        """The groups of a paper after its front, which holds the first heading."""
        found: list[Group] = []
        for i, part in enumerate(parts):
            if i:
                piece = Piece(self.add("part", part.heading.text, part))
                found.append(Group((piece,), below=0.25, keep_next=True))
            for item, after in zip_longest(part.items, part.items[1:]):
                if item.material:
                    piece = Piece(self.add("material", item.material, item.material))
                    found.append(Group((piece,), below=0.3, keep_next=True))
                below = 0.9 if after is None else 0.5 if after.material else 0.3
                found.append(Group(tuple(self._item(item)), below, together=after is not None and after.follows))
        return found

    def _item(self, item: ItemView) -> list[Piece]:
        pieces = [Piece(self.add("number", item.number, item.number))]
        if not item.loose:
            return [*pieces, Piece(self.add("item", (item.id, item.stem, *(entry.text for entry in (*item.left, *item.options))), _bare(item, item)))]
        pieces.append(Piece(self.add("item", item.id, _bare(item, None))))
        for i, option in enumerate(item.options):
            row, column = divmod(i, item.columns)
            text = self.add("option", (item.columns, option.text), (item.columns, option.text))
            label = self.add("label", option.label, option.label)
            pieces += [Piece(label, column, item.columns, row), Piece(text, column, item.columns, row)]
        return pieces

    def html(self, heading: str) -> str:
        """All blocks, one to a page."""
        return templates.html("blocks", BlocksDoc(heading, tuple(self.blocks)))


def _bare(item: ItemView, whole: ItemView | None) -> ItemView:
    """The item without its number, and without its options unless `whole`."""
    if whole is not None:
        return replace(whole, number=0, material=None, follows=False)
    return ItemView(0, item.id, item.stem, figure=item.figure, picture=item.picture, looks_up=item.looks_up)


def css(sheet: Sheet) -> str:
    """The stylesheet of the blocks."""
    return templates.css("blocks", sheet)


def option_offset(piece: Piece, sheet: Sheet) -> float:
    """How far from the left edge of its column a piece stands, in em."""
    return piece.column * (sheet.measure - HANG) / piece.columns


@dataclass(frozen=True, slots=True)
class Mark:
    """What says of each side of a sheet whose it is: the number of the paper, and at the foot of each half ("": of a whole page) which form it
    is of."""

    number: str
    told: str
    halves: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Foot:
    """What all papers of as many pages have round the text of one side: the words at its foot, and the 密封线, as the front has it, where they
    are sealed at all (`edge`, "" where they are not)."""

    said: tuple[tuple[str, str], ...]
    edge: Literal["", "odd", "even"]


def front_of(doc: PaperDoc, sheet: Sheet) -> PaperDoc:
    """The head of a paper for nobody yet, without the items."""
    seal, names = fields_of(NOBODY, doc.exam, sheet)
    return replace(doc, number="", seal=seal, names=names)


def sides(total: int, sheet: Sheet) -> list[tuple[str, ...]]:
    """The pages on each side of the sheets of a paper of `total` pages: one, or two halves, of which an empty one is no page."""
    if not sheet.halves:
        return [("",)] * total
    return [("left", "right")[: total - first] for first in range(0, total, 2)]


def around(book: BlockBook, doc: PaperDoc, total: int, sheet: Sheet) -> list[list[Placed]]:
    """The blocks round the text of a paper of `total` pages, for each side of a sheet in order: the number of the page, and whose it is. What
    says that is the same on all sides, and moved on backs, which have their wide margin at the right; only the front has lines for it."""
    running = templates.foot(doc.heading)
    sealed = tuple(field for field in doc.seal if field.text)
    labels = tuple((field.label, field.label_left) for field in sealed)
    found, page = [], 0
    for number, halves in enumerate(sides(total, sheet)):
        is_back = bool(number % 2)
        said = tuple((f"{half} back" if is_back else half, f"{running}　第{page + i}页（共{total}页）") for i, half in enumerate(halves, 1))
        page += len(halves)
        edge: Literal["", "odd", "even"] = "" if not doc.exam or not number else "even" if is_back else "odd"
        text = (sheet.right - sheet.left) / MM_PER_PT if is_back else 0.0
        seal = (sheet.text_width + sheet.left + sheet.right - 20) / MM_PER_PT if is_back else 0.0
        mark = Mark(doc.number, doc.told, halves)
        blocks = [(book.add("footer", (number, total), Foot(said, edge)), 0.0, 0.0), (book.add("mark", mark, mark), text, 0.0)]
        if not doc.exam and not number:
            blocks.append((book.add("names", doc.names, replace(doc, number="")), 0.0, 0.0))
        elif sealed:
            blocks.append((book.add("said", sealed, sealed), seal, 0.0))
        if number and sealed:
            blocks.append((book.add("labels", labels, labels), seal, 0.0))
        found.append(blocks)
    return found
