"""Lines to paragraphs, mended: page numbers dropped, hard wraps joined, stray titles taken out of sentences.

In: `Piece`s of a reader. Out: `Block`s with their section. One pass after one look at the widths.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from zhongbu_quiz.data.lexicon import Lexicon
from zhongbu_quiz.extract.blocks import Block, Line, Paragraph, Piece, Table
from zhongbu_quiz.extract.lines import (
    dateline,
    has_mark,
    is_entry,
    is_heading,
    is_page_number,
    is_terminated,
    is_title,
    mark_length,
    year_line,
)
from zhongbu_quiz.extract.plain import squeeze

_TOLERANCE = 9
_LONG = 40
_LONGEST = 2000
_OPEN_PAIRS = (("《", "》"), ("“", "”"), ("（", "）"))


@dataclass(frozen=True, slots=True)
class _Shape:
    """What the widths of the lines say: the full width of a wrapped document (0 where it is not wrapped), and its habit."""

    full: int
    terminated: bool


def paragraphs(pieces: list[Piece], lexicon: Lexicon) -> list[Block]:
    """The paragraphs, headings, date lines and tables of a document, in order."""
    lines = [_clean(piece) for piece in pieces]
    kept = [line for line in lines if not (isinstance(line, Line) and (not line.text or is_page_number(line.text)))]
    shape = _shape([line for line in kept if isinstance(line, Line)], lexicon)
    return _sectioned(_joined(kept, shape, lexicon), lexicon)


def _clean(piece: Piece) -> Piece:
    if isinstance(piece, Line):
        return replace(piece, text=squeeze(piece.text))
    return replace(piece, rows=tuple(tuple(squeeze(cell) for cell in row) for row in piece.rows))


def _width(text: str) -> int:
    return sum(1 if char.isascii() else 2 for char in text)


def _shape(lines: list[Line], lexicon: Lexicon) -> _Shape:
    widths = sorted(_width(line.text) for line in lines if not line.whole)
    full = widths[int(len(widths) * 0.9)] if len(widths) >= 4 else 0
    wrapped = sum(_width(line.text) >= full - _TOLERANCE and not is_terminated(line.text) for line in lines)
    if full > 130 or full < 24 or wrapped * 4 < len(widths):
        full = 0
    limit = full - _TOLERANCE if full else 60
    ends = [
        line.text
        for line in lines
        if _width(line.text) < limit
        and not has_mark(line.text, lexicon)
        and not is_entry(line.text)
        and any(mark in line.text for mark in "，。；")
    ]
    return _Shape(full, sum(map(is_terminated, ends)) * 5 >= len(ends) * 2)


def _is_open(text: str, shape: _Shape) -> bool:
    """True where the sentence of a line must go on in the next."""
    if text.endswith(("，", "、", "《", "“", "（", "—")):
        return True
    tail = text[-120:]
    if any(tail.rfind(left) > tail.rfind(right) for left, right in _OPEN_PAIRS):
        return True
    if text.endswith("；") and shape.full and _width(text) >= shape.full - 2 * _TOLERANCE:
        return True
    if is_terminated(text):
        return False
    if shape.full:
        slack = _TOLERANCE + (_width(text) // 3 if shape.terminated and ("，" in text or "。" in text) else 0)
        return _width(text) >= shape.full - slack
    return len(text) >= _LONG and ("。" in text or ("，" in text and not is_entry(text)))


def _joined(pieces: list[Piece], shape: _Shape, lexicon: Lexicon) -> list[Block]:
    blocks: list[Block] = []
    i = 0
    while i < len(pieces):
        piece = pieces[i]
        i += 1
        if isinstance(piece, Table):
            blocks.append(piece)
            continue
        text, last = piece.text, piece
        parts = [text]
        strays: list[Line] = []
        while not piece.heading and not last.whole and i < len(pieces) and _is_open(last.text, shape):
            follower = pieces[i]
            if not isinstance(follower, Line) or follower.heading:
                break
            skip = _strays(pieces, i, shape, lexicon)
            if skip:
                strays.extend(line for line in pieces[i : i + skip] if isinstance(line, Line))
                i += skip
                follower = pieces[i]
                assert isinstance(follower, Line)
            elif not last.text.endswith(("，", "、")) and (
                (has_mark(follower.text, lexicon) and is_heading(follower.text, lexicon))
                or (dateline(follower.text, lexicon) and shape.terminated)
            ):
                break
            parts.append(follower.text)
            last = follower
            i += 1
        blocks.extend(Paragraph(stray.text, stray.number, "stray") for stray in strays)
        blocks += [_paragraph(part, piece, len(parts) > 1, lexicon) for part in _bounded(squeeze("".join(parts)))]
    return blocks


def _bounded(text: str) -> list[str]:
    """A paragraph cut at sentence ends into pieces that rules may look through more than once (so that all stays linear)."""
    pieces, start = [], 0
    while len(text) - start > _LONGEST:
        cut = (
            max(text.rfind(mark, start + _LONGEST // 2, start + _LONGEST) for mark in "。；，") + 1 or start + _LONGEST
        )
        pieces.append(text[start:cut])
        start = cut
    return [*pieces, text[start:]]


def _strays(pieces: list[Piece], i: int, shape: _Shape, lexicon: Lexicon) -> int:
    """How many lines from `i` on are titles that landed inside the open sentence before them (0 to 3)."""
    if not shape.terminated:
        return 0
    for count in range(0, 4):
        if i + count >= len(pieces):
            return 0
        line = pieces[i + count]
        if not isinstance(line, Line) or line.heading or has_mark(line.text, lexicon) or dateline(line.text, lexicon):
            return 0
        if count and is_entry(line.text):
            return 0
        if is_terminated(line.text) or _is_open(line.text, shape) or len(line.text) > 36:
            return count
        if line.text[:1] in "，。、；：）》”%" or any(mark in line.text for mark in "。；"):
            return count
    return 0


def _paragraph(text: str, line: Line, joined: bool, lexicon: Lexicon) -> Paragraph:
    if line.heading:
        return Paragraph(text, line.number, "heading")
    if dateline(text, lexicon):
        return Paragraph(text, line.number, "dateline")
    if year_line(text):
        return Paragraph(text, line.number, "heading")
    if is_entry(text) and not is_title(text, lexicon):
        return Paragraph(text, line.number, "entry")
    if not joined and (is_heading(text, lexicon) or is_title(text, lexicon)):
        return Paragraph(text, line.number, "heading")
    return Paragraph(text, line.number, "body")


def _sectioned(blocks: list[Block], lexicon: Lexicon) -> list[Block]:
    """Each block with the heading that it stands under; a table's caption is the short line before it."""
    section, previous = "", ""
    result: list[Block] = []
    for block in blocks:
        if isinstance(block, Table):
            result.append(replace(block, caption=previous if len(previous) <= 60 else "", section=section))
            continue
        if block.role == "heading":
            section = block.text[mark_length(block.text, lexicon) :].strip("。：: ") or section
        elif block.role == "dateline":
            section = ""
        result.append(replace(block, section=section))
        previous = block.text
    return result
