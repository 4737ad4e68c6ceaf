"""One run for the command line: read, draft, write whole. In: paths and a format. Out: `Run`, which the command prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from zhongbu_quiz.errors import UserError
from zhongbu_quiz.exports.whole import write_text
from zhongbu_quiz.extract.compare import Changes, compare_drafts
from zhongbu_quiz.extract.draft import KINDS, Extraction
from zhongbu_quiz.extract.factfile import write_yaml
from zhongbu_quiz.extract.jsonl import write_jsonl


def _jsonl(extraction: Extraction, name: str) -> str:
    return write_jsonl(extraction.drafts)


FORMATS: dict[str, Callable[[Extraction, str], str]] = {"yaml": write_yaml, "jsonl": _jsonl}
"""Format -> how drafts are written: (extraction, short name of the document) -> text. A workbook would be one more."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a run gave: the drafts, the text in the format asked, where it was written (None: print it), and what changed."""

    extraction: Extraction
    text: str
    out: Path | None
    changes: Changes | None = None

    @property
    def summary(self) -> str:
        """One line: how many drafts of each kind, how many with doubts."""
        kinds = Counter(draft.kind for draft in self.extraction.drafts)
        doubtful = sum(bool(draft.doubts) for draft in self.extraction.drafts)
        told = ", ".join(f"{kinds[kind]} {kind}s" for kind in KINDS)
        return f"{len(self.extraction.drafts)} drafts: {told}; {doubtful} with doubts"


def run(file: Path, out: Path | None = None, format: str | None = None, before: Path | None = None) -> Run:
    """Draft the facts of `file`; write them to `out` where it is given; compare with the drafts of `before`, an older state of the text.

    The format is that of `out`'s suffix where none is asked. Raises UserError: a file that cannot be read, a format that is not known.
    """
    from zhongbu_quiz.extract import extract_file

    chosen = format or ("jsonl" if out and out.suffix == ".jsonl" else "yaml")
    if chosen not in FORMATS:
        raise UserError(f"there is no format {chosen!r}; choose one of {', '.join(FORMATS)}")
    extraction = extract_file(file)
    text = FORMATS[chosen](extraction, file.stem[:24] or "文件")
    changes = compare_drafts(extract_file(before).drafts, extraction.drafts) if before else None
    if out is not None:
        write_text(out, text)
    return Run(extraction, text, out, changes)
