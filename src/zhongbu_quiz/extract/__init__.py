"""From a document to draft facts, by rules: `extract_file` and `extract_text` are the door.

reading   .txt .md .docx .pdf                 -> lines and tables
mend      lines                               -> paragraphs with sections
context   paragraphs, dates resolved          -> readings
figures, events, slogans, tables              -> drafts
doubts    drafts                              -> drafts with what looks wrong
cite, factform, proof, review                 -> facts that are ready, and drafts that wait with what they lack
jsonl, factfile, draftbook, compare           -> text for other tools, YAML and a workbook for a person
"""

from __future__ import annotations

from pathlib import Path

from zhongbu_quiz.extract.draft import Draft, Extraction

__all__ = ["Draft", "Extraction", "extract_file", "extract_text"]


def extract_file(path: Path | str) -> Extraction:
    """The drafts of a file. Raises UserError where the file cannot be read."""
    from zhongbu_quiz.extract.document import extract_blocks
    from zhongbu_quiz.extract.paragraphs import paragraphs
    from zhongbu_quiz.extract.reading import read_file

    return extract_blocks(paragraphs(read_file(Path(path))))


def extract_text(text: str) -> Extraction:
    """The drafts of a text."""
    from zhongbu_quiz.extract.document import extract_blocks
    from zhongbu_quiz.extract.paragraphs import paragraphs
    from zhongbu_quiz.extract.reading.text import text_pieces

    return extract_blocks(paragraphs(text_pieces(text)))
