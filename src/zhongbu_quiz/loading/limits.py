"""How much a file from a stranger may hold: one place for all readers, each figure with its reason.

Where a file holds more it is refused while it is read, before it fills the memory or keeps the program busy. The figures lie far above
what people make (the largest fact file that ships has 5,000 values) and below what a machine with 4 GB can take.
"""

from __future__ import annotations

from pathlib import Path

from zhongbu_quiz.errors import ContentError, problem
from zhongbu_quiz.messages import _

MB = 2**20

TEXT_BYTES = 16 * MB
"""A text, YAML, CSV or JSON file, or a workbook: five thousand pages of Chinese. JSON of brackets alone takes forty times its size to read."""
DOCUMENT_BYTES = 64 * MB
"""A Word or PDF document brings pictures along, and an Anki package too, so they may be larger than a workbook."""

OFFICE_XML = 64 * MB
"""What the XML parts of an Office file may unpack to: a workbook with as many cells as are read has 40 MB."""
OFFICE_UNPACKED = 256 * MB
"""What all its parts, pictures with them, may unpack to."""
OFFICE_PARTS = 2000
"""Files in its zip; a document with a picture on each of its pages has some hundreds."""
OFFICE_RATIO = 200
"""A part that unpacks to more than so many times its size is no document (a workbook of one repeated row stays below it)."""
OFFICE_TAGS = 4_000_000
"""Marks of one XML part: each takes some 60 bytes and a microsecond; a sheet with as many cells as are read has 3 million."""

ROWS = 20_000
"""Rows of a sheet or a table: no teacher's list is longer, and facts are made of each."""
COLUMNS = 120
"""Columns of a row, which merged cells may not exceed either."""
CELLS = 400_000
"""Filled cells of a file: 20,000 rows of twenty columns, which take two seconds to read."""
EMPTY_CELLS = 4_000_000
"""Cells that a workbook lists or leaves out between others without a value: they are passed over, but each is looked at."""
SHEETS = 40
"""Sheets of a workbook: one for each class of a large school."""
CELL = 32_767
"""Characters of a cell: what Excel itself can hold."""
BLOCKS = 20_000
"""Paragraphs and rows of tables in a Word file: a book of six hundred pages."""

YAML_NODES = 200_000
"""Keys, values and lists of a YAML file: 6,500 facts, which take a second to read."""
YAML_KEYS = 2000
"""Keys of one mapping: the longest list of words of ours has 111."""
YAML_DEPTH = 20
"""Lists and mappings inside each other: ours have six."""
YAML_VALUE = 100_000
"""Characters of one value: a material of sixty pages."""
PROBLEMS = 1000
"""With so many problems a file is not read on: whoever mends them sees the rest next time."""

DOCUMENT_TEXT = 2_000_000
"""Characters of a document that facts are drafted from: a book of three thousand pages."""

PDF_PAGES = 3000
"""Pages of a PDF: the longest textbook has a third of it."""
PDF_OBJECTS = 500_000
"""Objects of a PDF; a book of a thousand pages has some ten thousand."""
PDF_STREAM = 128 * MB
"""What one stream of a PDF may unpack to: a picture of forty million pixels."""
PDF_UNPACKED = 1024 * MB
"""What all of them may unpack to, pictures with them, which takes two seconds to count."""
PDF_CONTENT = 32 * MB
"""What stands on all pages together, as the words of the drawing language: a book of six hundred pages. Reading takes twelve times its size."""
PDF_DRAWN = 100_000
"""Drawings that the pages of a PDF show, with those inside of others: each that shows another one twice doubles what is read."""

PACKAGE_UNPACKED = 128 * MB
"""The collection in an Anki package: 100,000 notes, which is ten times the largest bank that was made."""
PACKAGE_NOTES = 200_000
"""Notes, and cards, of a package: sixty times what ours hold."""
PACKAGE_FIELD = MB
"""Bytes of one value in it: a note with a picture drawn in it has some 50 KB, all note types together 300 KB."""
PACKAGE_CARDS = 500
"""Cards of one note: Anki itself makes no more."""
PACKAGE_TIME = 2**36
"""The last second that a note can have been changed in, two thousand years from now; a later one would not fit into Anki's own numbers."""
PACKAGE_STEPS = 20_000_000
"""What SQLite may do to read a package, five times what the largest needs: it can hold questions of its own that never end (views)."""

STUDENTS = 5000
"""Students of a class list: the whole of a large school."""
STUDENT_FIELD = 100
"""Characters of a name, a class, a number or a school: what a line of the head of a paper can show."""

PICTURE_BYTES = 2 * MB
"""A picture on a paper is a few centimetres wide."""
PICTURE_PIXELS = 40_000_000
"""A small file may unpack to a picture that no machine holds; a photograph of a phone has twelve to forty million."""
SCAN_BYTES = 2048 * MB
"""A file of scanned sheets: a thousand pages of two MB each. It is read page by page."""
SCAN_PAGES = 5000
"""Its pages: the sheets of a large school."""
SCAN_PIXELS = 80_000_000
"""One page of it: A3 scanned with 600 dpi has 70 million, a photograph of the best phones 50."""
DRAWING_ELEMENTS = 20_000
"""Elements of an SVG with those that it repeats (`use`): a map of all counties has some thousands. Repeats of repeats double each time."""
DRAWING_DEPTH = 60
"""Elements of an SVG inside each other."""
DRAWING_SIZE = 20_000
"""Width and height that an SVG may say."""


def not_read(path: Path, words: str, line: int = 0) -> ContentError:
    """What is said of a file that is not read at all, or not beyond a line of it."""
    return ContentError([problem(path, line, words)])


def too_large(path: Path, most: int) -> ContentError:
    """What is said of a file with more than `most` bytes."""
    return not_read(path, _("is larger than {most} MB; split it into smaller files").format(most=most // MB))


def too_long(path: Path, sheet: str) -> ContentError:
    """What is said of a sheet with more than ROWS rows."""
    return not_read(path, _("the sheet {sheet} has more than {most} rows; split it into several").format(sheet=sheet, most=ROWS))


def too_broad(path: Path, sheet: str) -> ContentError:
    """What is said of a sheet with more than COLUMNS columns."""
    return not_read(path, _("the sheet {sheet} has more than {most} columns; remove those without facts").format(sheet=sheet, most=COLUMNS))


def too_full(path: Path, most: int = CELLS) -> ContentError:
    """What is said of a file with more than `most` cells."""
    words = _("has more than {most} cells, those without a value counted; split it, and remove empty rows and columns")
    if most == CELLS:
        words = _("has more than {most} filled cells, merged ones counted in each row and column; split it into several files")
    return not_read(path, words.format(most=most))


def too_much_text(path: Path) -> ContentError:
    """What is said of a document with more than DOCUMENT_TEXT characters."""
    return not_read(path, _("has more than {most} characters of text; split it by chapters").format(most=DOCUMENT_TEXT))
