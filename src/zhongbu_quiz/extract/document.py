"""The rules in their order over a document. In: blocks. Out: `Extraction`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from zhongbu_quiz.data.lexicon import Lexicon
from zhongbu_quiz.extract.about import UNIT, about, document_topic
from zhongbu_quiz.extract.blocks import Block, Paragraph, Table
from zhongbu_quiz.extract.context import read_context, read_paragraph
from zhongbu_quiz.extract.doubts import notes, with_doubts
from zhongbu_quiz.extract.draft import Draft, Extraction, SloganDetail
from zhongbu_quiz.extract.events.find import events
from zhongbu_quiz.extract.lines import is_terminated, mark_sort, masthead
from zhongbu_quiz.extract.plain import wide_marks
from zhongbu_quiz.extract.slogans.find import slogans
from zhongbu_quiz.extract.slogans.quoted import formulas
from zhongbu_quiz.extract.statistics.find import statistics
from zhongbu_quiz.extract.statistics.regions import named_places
from zhongbu_quiz.extract.tables import row_owners, table_drafts
from zhongbu_quiz.messages import _
from zhongbu_quiz.steps import Step, tell
from zhongbu_quiz.workbook.tables.words import without_footnote

_FRAME = "【】"
"""What the head of a column stands in."""
_CAPTION = r"<documents.caption>\d{1,3}(?:[-—–.]\d{1,3}){0,2}[　 ]*(?=\D{4})"
"""What a caption is counted with."""
_CALLS = ("！", "？")
_LONGEST_CALL = 30
"""A title may call or ask (滨川四区，差距有多大？); a longer line that does is a sentence of the text."""


def extract_blocks(blocks: Sequence[Block], lexicon: Lexicon, measures: bool = False) -> Extraction:
    """All drafts of a document in the order of the text; with `measures`, also those of policy prose."""
    context = read_context(blocks, lexicon)
    title = _title(blocks, lexicon)
    text = text_of(blocks)
    told = about(blocks, title, text, lexicon)
    region, topic, person = told.name, told.name if told.told else "", told.person
    rows = {name for block in blocks if isinstance(block, Table) for name in row_owners(block, lexicon)}
    rows |= {name[:-1] for name in rows if len(name) > 2 and name[-1] in lexicon.set("regions.level")}
    lexicon = context.lexicon = lexicon.reading(named_places(text, region, lexicon) | rows, person)
    drafts: list[Draft] = []
    offset = 0
    for index, block in enumerate(blocks):
        tell(Step(_("paragraphs looked through for facts"), index, len(blocks)))
        if isinstance(block, Table):
            here = offset
            offset += len(_cells(block)) + 1
            until = context.told_until(index, block.caption + _note(blocks[index + 1 : index + 2], lexicon))
            drafts += [replace(draft, place=here) for draft in table_drafts(block, until or context.base, lexicon)]
            continue
        if block.role == "page":
            offset += len(block.text) + 1
            continue
        original, block = block.text, replace(block, text=wide_marks(block.text))
        reading = read_paragraph(context, index, block)
        first, here = len(drafts), offset
        offset += len(original) + 1
        if block.role == "heading":
            drafts += formulas(reading)
        elif block.role not in ("dateline", "stray", "date"):
            counted = list(statistics(reading))
            drafts += counted
            drafts += slogans(reading, measures)
            drafts += events(reading, [draft.place for draft in counted], topic)
        if original != block.text:
            drafts[first:] = [_as_written(draft, block.text, original) for draft in drafts[first:]]
        drafts[first:] = [replace(draft, place=draft.place + here) for draft in drafts[first:]]
    date = context.dates[0][1] if context.dates else (0, 0, 0)
    shown = "-".join(f"{part:0{4 if i == 0 else 2}d}" for i, part in enumerate(date) if part) or None
    title = _without_caption(title, text, lexicon)
    return Extraction(
        without_footnote(title)[:60], shown, tuple(with_doubts(list(_once(drafts)), lexicon)),
        notes(blocks, lexicon) if drafts else (_nothing(blocks, lexicon),), text, region, bool(topic), lexicon,
    )


def _title(blocks: Sequence[Block], lexicon: Lexicon) -> str:
    """The line above all others but those that say when; a head of a column is none: there the name of the paper stands for the title."""
    counted = lexicon.pattern(UNIT)  # 附件2
    lead = (masthead(block.text, lexicon) or counted.fullmatch(block.text) if isinstance(block, Paragraph) else None for block in blocks)
    above = [isinstance(block, Paragraph) and (block.role in ("dateline", "page") or bool(leads)) for block, leads in zip(blocks, lead, strict=True)]
    at = above.index(False) if False in above else len(blocks)
    opening = blocks[at] if at < len(blocks) else None
    if not isinstance(opening, Paragraph) or opening.role in ("date", "entry"):
        return ""
    if is_terminated(opening.text) and (not opening.text.endswith(_CALLS) or len(opening.text) > _LONGEST_CALL or "。" in opening.text):
        return ""
    below = [block.text for block in blocks[at + 1 :] if isinstance(block, Paragraph) and block.role == "heading"]
    if not _is_column(opening.text, below, lexicon):
        framed = opening.text[:1] == _FRAME[0] and opening.text[-1:] == _FRAME[1]
        alone = opening.text[-1:] == "》" or document_topic(opening.text, lexicon) == opening.text
        sort = below[0] if below and alone else ""  # a body's name, or a book's, and below it what it gives out
        of_its = sort in (block.text for block in blocks[at + 1 : at + 2] if isinstance(block, Paragraph)) and not mark_sort(sort, lexicon)
        named = sort if of_its and lexicon.pattern("(?:<documents.title>)(?:[（(][^（）()]{1,8}[）)])?$").search(without_footnote(sort)) else ""
        return opening.text[1:-1] if framed else opening.text + named
    return next(filter(None, (masthead(block.text, lexicon) for block in blocks[:at] if isinstance(block, Paragraph))), "")


def _without_caption(title: str, text: str, lexicon: Lexicon) -> str:
    """A title; where it is the caption of a table (表5-3…) the work that the text is taken from, or the caption without its number."""
    number = lexicon.pattern(_CAPTION).match(title)
    if number is None:
        return title
    work = lexicon.pattern("<documents.taken_from>《([^《》]{2,40})》").search(text)
    return work[1] if work else title[number.end() :]


def _is_column(line: str, below: Sequence[str], lexicon: Lexicon) -> bool:
    """True for a head that stands beside others of its sort (【要闻速览】, 一、要闻), or that is nothing but the sort of news (要闻速览)."""
    if lexicon.pattern("(?:<documents.head>)+").fullmatch(line):
        return True
    framed = line[:1] == _FRAME[0] and line[-1:] == _FRAME[1]
    sort = mark_sort(line, lexicon)
    return any((framed and head[:1] == line[0] and head[-1:] == line[-1]) or (sort and mark_sort(head, lexicon) == sort) for head in below)


def _note(below: Sequence[Block], lexicon: Lexicon) -> str:
    """The note right below a table (注：数据截至2023年底); "" where there is none."""
    note = below[0].text if below and isinstance(below[0], Paragraph) else ""
    return note if lexicon.pattern("<documents.note>").match(note) else ""


def text_of(blocks: Sequence[Block]) -> str:
    """The text of a document, which `Draft.place` counts in."""
    return "\n".join(block.text if isinstance(block, Paragraph) else _cells(block) for block in blocks)


def _nothing(blocks: Sequence[Block], lexicon: Lexicon) -> str:
    """Why a document gives no drafts, and what to do."""
    tables = sum(isinstance(block, Table) for block in blocks)
    if tables:
        return lexicon.say("nothing_but_tables", count=tables)
    lines = sum(isinstance(block, Paragraph) and bool(block.text) for block in blocks)
    return lexicon.say("nothing_found", count=lines) if lines else lexicon.say("nothing_there")


def _cells(table: Table) -> str:
    return "\n".join("\t".join(row) for row in table.rows)


def _as_written(draft: Draft, read: str, original: str) -> Draft:
    """The draft with its words as the file writes them: `read` is `original` with other punctuation, of the same length."""

    def back(words: str) -> str:
        """The words as the file writes them."""
        at = read.find(words)
        return original[at : at + len(words)] if at >= 0 else words

    parts, evidence = tuple(map(back, draft.parts)), tuple(map(back, draft.evidence))
    return replace(draft, value=back(draft.value), quote=back(draft.quote), passage=back(draft.passage), parts=parts, evidence=evidence)


def _once(drafts: list[Draft]) -> Iterator[Draft]:
    """Each draft once: what a document tells again in the same words is not a second fact, nor is the bare name of a formula whose parts it
    tells, or a list of parts of one."""
    told: set[tuple[object, ...]] = set()
    formulas = {id(draft) for draft in drafts if isinstance(draft.detail, SloganDetail) and draft.detail.named and draft.parts}
    names = {draft.value for draft in drafts if id(draft) in formulas}
    parts = {part for draft in drafts if id(draft) in formulas for part in draft.parts}
    for draft in drafts:
        key = (draft.kind, draft.subject, draft.date, draft.value, draft.parts, draft.key[3])
        repeats = parts.issuperset(draft.parts) if draft.parts else draft.value in names
        bare = draft.kind == "slogan" and id(draft) not in formulas and repeats
        if key not in told and not bare:
            told.add(key)
            yield draft


