"""From a document to draft facts, by rules: `extract_file` and `extract_text` are the door.

In: a text, a web page, a Word, PDF or Excel file. Out: draft facts with their evidence, and what looks doubtful in them, for a person to review.

reading      .txt .md .html .docx .pdf .xlsx .csv -> lines and tables
timelines    tables of dates and deeds            -> dated paragraphs
paragraphs   lines                               -> paragraphs with sections
context      paragraphs, dates resolved          -> readings
statistics, events, slogans, tables              -> drafts
doubts       drafts                              -> drafts with what looks wrong
cite, factform, proof, review                    -> facts that are ready, and drafts that wait with what they lack
jsonl, factfile, draftrow, draftbook             -> text for other tools, YAML and a workbook for a person
compare, reviewed (pairing)                      -> what a run on a corrected document changes, and what of the older draft is kept

The words that the rules go by are no code: they stand in `data/lexicon/`, and a project adds its own (`data.lexicon`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from zhongbu_quiz.data.lexicon import Lexicon, load_lexicon
from zhongbu_quiz.extract.blocks import Note, Piece
from zhongbu_quiz.extract.draft import Draft, Extraction

__all__ = ["Draft", "Extraction", "extract_file", "extract_text", "file_text"]


def extract_file(path: Path | str, lexicon: Lexicon | None = None, measures: bool = False) -> Extraction:
    """The drafts of a file, read by a lexicon (the one that ships for None); with `measures`, also the measures of policy prose.

    Raises UserError where the file cannot be read.
    """
    from zhongbu_quiz.extract.reading import read_file

    return _extract(read_file(Path(path)), lexicon, measures)


def extract_text(text: str, lexicon: Lexicon | None = None, measures: bool = False) -> Extraction:
    """The drafts of a text, read by a lexicon (the one that ships for None); with `measures`, also the measures of policy prose."""
    from zhongbu_quiz.extract.reading.text import text_pieces

    return _extract(text_pieces(text), lexicon, measures)


def file_text(path: Path | str, lexicon: Lexicon | None = None) -> str:
    """The text of a file, as `Extraction.text` has it, without its drafts. Raises UserError where the file cannot be read."""
    from zhongbu_quiz.extract.document import text_of
    from zhongbu_quiz.extract.paragraphs import paragraphs
    from zhongbu_quiz.extract.reading import read_file

    read = read_file(Path(path))
    return text_of(paragraphs([piece for piece in read if not isinstance(piece, Note)], lexicon or load_lexicon()))


def _extract(read: Sequence[Piece | Note], lexicon: Lexicon | None, measures: bool) -> Extraction:
    from zhongbu_quiz.extract.document import extract_blocks
    from zhongbu_quiz.extract.paragraphs import paragraphs

    words = lexicon or load_lexicon()
    extraction = extract_blocks(paragraphs([piece for piece in read if not isinstance(piece, Note)], words), words, measures)
    notes = tuple(piece.words for piece in read if isinstance(piece, Note))
    return replace(extraction, notes=(*notes, *extraction.notes))
