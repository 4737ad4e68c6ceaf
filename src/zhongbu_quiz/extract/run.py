"""One run for the command line: read, draft, write whole. In: paths and a format. Out: `Run`, which the command prints."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from zhongbu_quiz.data.lexicon import Lexicon, load_lexicon
from zhongbu_quiz.delivery.deliver import Delivery, File
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.extract.about import UNIT
from zhongbu_quiz.extract.compare import Changes, compare_drafts
from zhongbu_quiz.extract.draft import KINDS, Extraction
from zhongbu_quiz.extract.draftbook import workbook_of, write_workbook
from zhongbu_quiz.extract.draftrow import rows_of
from zhongbu_quiz.extract.factfile import write_yaml
from zhongbu_quiz.extract.jsonl import write_jsonl
from zhongbu_quiz.extract.review import review
from zhongbu_quiz.extract.reviewed import Kept, kept, reviewed_book
from zhongbu_quiz.facts.load import TABLES
from zhongbu_quiz.messages import _, joined
from zhongbu_quiz.values.dates import parse_edtf

FORMATS: dict[str, Callable[[Extraction, str], str | bytes]] = {
    "yaml": write_yaml, "jsonl": lambda extraction, _name: write_jsonl(extraction.drafts), "xlsx": write_workbook,
}  # fmt: skip
"""Format -> how drafts are written: (extraction, short name of the document) -> text, or bytes that only a file can take."""
_LONGEST = 30
"""A longer title is no short name."""
_APPENDIX = rf"^{UNIT}[\s\u3000]*"
_PICTURES = re.compile("[\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]+")
_SHORT = 6
"""A shorter one says too little without what it is counted by."""
_NESTED = str.maketrans("《》", "〈〉")
"""Within a title in 《》, others stand in 〈〉."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a run gave: the drafts, what they are in the format asked, where that was written (None: print it), and what changed."""

    extraction: Extraction
    written: str | bytes
    out: Path | None
    changes: Changes | Kept | None = None

    @property
    def summary(self) -> str:
        """One line: how many drafts of each kind, how many with doubts."""
        kinds = Counter(draft.kind for draft in self.extraction.drafts)
        doubtful = sum(bool(draft.doubts) for draft in self.extraction.drafts)
        words = _("{total} drafts: {event} events, {slogan} slogans, {statistic} statistics; {doubtful} with doubts")
        return words.format(total=kinds.total(), doubtful=doubtful, **{kind: kinds[kind] for kind in KINDS})

    def next_step(self, file: str) -> str:
        """What to do with the drafts of a `file` (as it is typed): to mark them in a workbook, or to have one made; "" where there is no need to
        say it."""
        if not self.extraction.drafts:
            return ""
        if self.out is None:
            return _("to review them in Excel: zhongbu-quiz extract {file} -o seeds/draft.xlsx").format(file=file)
        if isinstance(self.written, bytes):
            return _("open {path} in Excel, and mark each row that is right in its first column").format(path=self.out)
        return ""


def short_name(title: str, stem: str, region: str = "", date: str | None = None) -> str:
    """What questions call a document: its title, without what stands in brackets behind it and what it is counted by (附录一), a long one also
    without the body before its year, else the name of its file without digits. A report that is called by its sort only is told by its year and
    its `region` (2023年岭东省政府工作报告), a paper by its day (营海日报2025年4月18日)."""
    lexicon = load_lexicon()
    name = re.sub(r"^【[^【】]*】(?=.{4})|[（(][^（）()]*[）)]$", "", title).translate(_NESTED)
    pieces = re.split(r"\s*[|｜]\s*", _PICTURES.sub("", name))
    name = next((piece for piece in pieces if region and region[:2] in piece), max(pieces, key=len))
    bare = lexicon.pattern(_APPENDIX).sub("", name)
    name = bare if len(bare) >= _SHORT else name
    own = next((sort for sort in lexicon.words("regions.own", "regions.school", "documents.body") if name.startswith(sort)), "")
    if region and own and region.endswith(own[-1:]) and lexicon.pattern("(?:<documents.history>)$").search(name):
        name = region + name.removeprefix(own)  # 医院简介
    if region and region[:2] not in name and lexicon.pattern("(?:<documents.title>)$").search(name):
        dated = re.match(r"\d{4}年度?", name)
        year = dated.group() if dated else f"{date[:4]}年" if date else ""
        name = year + region + name.removeprefix(year)
    if date and lexicon.pattern("<documents.paper>$").search(name):
        name += parse_edtf(date).chinese
    name = re.sub(rf"^[^\d，]{{2,}}(?=\d{{4}}年.{{{_SHORT},}}$)", "", name) if len(name) > _LONGEST else name  # a report without whose it is
    return name if 2 <= len(name) <= _LONGEST else re.sub(r"[\d_.\s()（）-]+", "", stem)[:_LONGEST] or "文件"


def name_of(extraction: Extraction, stem: str) -> str:
    """The short name of the document that drafts are of, whose file has the name `stem`."""
    return short_name(extraction.title, stem, extraction.region if extraction.titled else "", extraction.date)


def run(
    file: Path, out: Path | None = None, format: str | None = None, before: Path | None = None, lexicon: Lexicon | None = None, force: bool = False,
    inputs: Sequence[Path] = (), measures: bool = False,
) -> Run:
    """Draft the facts of `file`; write them to `out` where it is given; compare with the drafts of `before`, an older state of the text, or keep
    what a person accepted in it, where it is a workbook of drafts.

    The words are those of `lexicon`, or of the one that ships for None, read from the files `inputs`; `measures` asks for the measures of policy
    prose, too. `force` writes over a file that is not ours.

    The format is that of `out`'s suffix where none is asked. Raises UserError: a file that cannot be read, a format that is not known,
    a workbook without a file to write it to; and as `Delivery.write` does.
    """
    from zhongbu_quiz.extract import extract_file

    chosen = _format(format, out)
    reviewed = before if before and before.suffix.lower() in TABLES else None
    if reviewed and chosen != "xlsx":
        words = _("--before {path}: the marks of a workbook of drafts are kept in a new one; say where it goes: -o DRAFT.xlsx")
        raise UserError(words.format(path=reviewed))
    to = Delivery(out.parent, "extract", out, (file, *([before] if before else []), *inputs), force) if out else None
    if out and to:
        to.begin([out.name])
    older = reviewed_book(reviewed) if reviewed else None
    extraction = extract_file(file, lexicon, measures)
    changes: Changes | Kept | None = None
    if older:
        found = review(extraction, older.name)
        changes = kept(rows_of(found), older.rows)
        written: str | bytes = workbook_of(changes.rows, found)
    else:
        written = FORMATS[chosen](extraction, name_of(extraction, file.stem))
        changes = compare_drafts(extract_file(before, lexicon, measures).drafts, extraction.drafts) if before else None
    if out and to:
        to.write({out.name: File(written if isinstance(written, bytes) else written.encode("utf-8"))})
    return Run(extraction, written, out, changes)


def _format(asked: str | None, out: Path | None) -> str:
    """The format that is asked for, or that of a file's ending. Raises UserError for one that is not known, and for a workbook without a file."""
    chosen = asked or (out.suffix.lower().removeprefix(".") if out else "") or "yaml"
    chosen = {"yml": "yaml"}.get(chosen, chosen) if asked is None else chosen
    if chosen not in FORMATS:
        raise UserError(_("there is no format {name!r}; choose one of {allowed}").format(name=chosen, allowed=joined(FORMATS)))
    if chosen == "xlsx" and out is None:
        raise UserError(_("a workbook cannot be printed; say where it goes: -o DRAFT.xlsx"))
    return chosen
