"""The rules in their order over a document. In: blocks. Out: `Extraction`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from zhongbu_quiz.data.lexicon import Lexicon
from zhongbu_quiz.extract.blocks import Block, Paragraph, Table
from zhongbu_quiz.extract.context import read_context, read_paragraph, top_of
from zhongbu_quiz.extract.doubts import notes, with_doubts
from zhongbu_quiz.extract.draft import Draft, Extraction, SloganDetail
from zhongbu_quiz.extract.events.find import events
from zhongbu_quiz.extract.lines import dateline, is_terminated, mark_sort, masthead
from zhongbu_quiz.extract.numerals import ONES, TENS
from zhongbu_quiz.extract.plain import wide_marks
from zhongbu_quiz.extract.slogans.find import slogans
from zhongbu_quiz.extract.slogans.quoted import formulas
from zhongbu_quiz.extract.statistics.find import statistics
from zhongbu_quiz.extract.statistics.owners import is_thing, named_in
from zhongbu_quiz.extract.statistics.regions import is_one_name, named_places
from zhongbu_quiz.extract.tables import row_owners, table_drafts
from zhongbu_quiz.extract.words import OF, is_verb, tagged
from zhongbu_quiz.messages import _
from zhongbu_quiz.steps import Step, tell
from zhongbu_quiz.workbook.tables.words import without_footnote

_BODIES = r"(?<![<<regions.measured_by>>])全(?!国)[<<documents.whole_of>>]|<documents.speaker>(?=[\u4e00-\u9fff])|我国"
_NAME_END = "<documents.named>(?!<documents.not_named_before>)"
_NAMED = rf"([\u4e00-\u9fff]{{2,16}}?{_NAME_END}(?:[\u4e00-\u9fff]{{0,8}}?{_NAME_END}(?<!<documents.not_named>))*)"
_TITLE_LEAD = rf"^(?:[\d{ONES}〇]{{4}}年度?|<dates.half>|<dates.quarter>|<documents.title_lead>)+"
_AT_MEETING = r"在([\u4e00-\u9fff]{2,12}?<documents.named>)第"
_HISTORY = "(?:<documents.history>|(?<=[<<regions.own_of>>])[<<regions.own_of>>]?情)+$"
_COUNTED = f"[{ONES}]<slogans.counter>"
"""三大城市群核心城市 is no name."""
_FRAME = "【】"
"""What the head of a column stands in."""
_INTRODUCED = (
    r"(?P<name>[\u4e00-\u9fff]{3,24}?)(?:[（(](?:<documents.in_short>)[“\"]?(?P<short>[\u4e00-\u9fff]{2,10})[”\"]?[）)]|[（(][^（）()]{2,20}[）)])?"
    r"的?(?:<documents.introduces>|(?<=[）)]))"
)
_PERSON = "([<<regions.surname>>][\u4e00-\u9fff]{1,3}?)(?:<documents.honour>)?"
_LIFE = f"{_PERSON}(?:<documents.life>)|(?:<documents.recalls>).*{_PERSON}"
_LIFE_BEGINS = r"(?:[（(][^）)]{4,16}[）)])?，?(?:<documents.life_opens>)"
_OPENING = 4
"""In so many paragraphs a text introduces what it is about."""
_OFTEN = 2
_LONGEST_TITLE = 60
_LONGEST_NAME = 16
_CALLS = ("！", "？")
_LONGEST_CALL = 30
"""A title may call or ask (滨川四区，差距有多大？); a longer line that does is a sentence of the text."""
_NUMBER = rf"[{ONES}十\d]{{1,3}}"
UNIT = rf"(?:第{_NUMBER}<documents.unit>|<documents.unit>{_NUMBER})[、.．]?"
_SEGMENT_LEAD = rf"^(?:<documents.segment_lead+documents.title_deed>|[\d{ONES}〇]{{4}}年|{UNIT})+"


def extract_blocks(blocks: Sequence[Block], lexicon: Lexicon, measures: bool = False) -> Extraction:
    """All drafts of a document in the order of the text; with `measures`, also those of policy prose."""
    context = read_context(blocks, lexicon)
    title = _title(blocks, lexicon)
    text = text_of(blocks)
    person = next(filter(None, (_life_of(line.lstrip("—"), text, lexicon) for line in (title, *_head(blocks, lexicon)))), "")
    topic = person or next(filter(None, (document_topic(line, lexicon) for line in _head(blocks, lexicon))), "") or _held_in(blocks, lexicon)
    topic = _introduced(blocks, topic, lexicon) or topic or _in_short(title, text, lexicon)
    region = topic or _usual(text, lexicon)
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
            drafts += [replace(draft, place=here) for draft in table_drafts(block, context.told_until(index, block.caption) or context.base, lexicon)]
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
    return Extraction(
        without_footnote(title)[:60], shown, tuple(with_doubts(list(_once(drafts)), lexicon)),
        notes(blocks, lexicon) if drafts else (_nothing(blocks, lexicon),), text, region, bool(topic), lexicon,
    )


def _title(blocks: Sequence[Block], lexicon: Lexicon) -> str:
    """The line above all others but those that say when; a head of a column is none: there the name of the paper stands for the title."""
    counted = lexicon.pattern(UNIT)  # 附件2
    above = [
        isinstance(block, Paragraph)
        and (block.role in ("dateline", "page") or bool(masthead(block.text, lexicon)) or bool(counted.fullmatch(block.text)))
        for block in blocks
    ]
    at = above.index(False) if False in above else len(blocks)
    opening = blocks[at] if at < len(blocks) else None
    if not isinstance(opening, Paragraph) or opening.role in ("date", "entry"):
        return ""
    if is_terminated(opening.text) and (not opening.text.endswith(_CALLS) or len(opening.text) > _LONGEST_CALL or "。" in opening.text):
        return ""
    below = [block.text for block in blocks[at + 1 :] if isinstance(block, Paragraph) and block.role == "heading"]
    if not _is_column(opening.text, below, lexicon):
        framed = opening.text[:1] == _FRAME[0] and opening.text[-1:] == _FRAME[1]
        sort = below[0] if below and document_topic(opening.text, lexicon) == opening.text else ""  # a body's name, and below it what it gives out
        of_its = sort in (block.text for block in blocks[at + 1 : at + 2] if isinstance(block, Paragraph)) and not mark_sort(sort, lexicon)
        named = sort if of_its and lexicon.pattern("(?:<documents.title>)$").search(sort) else ""
        return opening.text[1:-1] if framed else opening.text + named
    return next(filter(None, (masthead(block.text, lexicon) for block in blocks[:at] if isinstance(block, Paragraph))), "")


def _is_column(line: str, below: Sequence[str], lexicon: Lexicon) -> bool:
    """True for a head that stands beside others of its sort (【要闻速览】, 一、要闻), or that is nothing but the sort of news (要闻速览)."""
    if lexicon.pattern("(?:<documents.head>)+").fullmatch(line):
        return True
    framed = line[:1] == _FRAME[0] and line[-1:] == _FRAME[1]
    sort = mark_sort(line, lexicon)
    return any((framed and head[:1] == line[0] and head[-1:] == line[-1]) or (sort and mark_sort(head, lexicon) == sort) for head in below)


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


def _head(blocks: Sequence[Block], lexicon: Lexicon) -> Iterator[str]:
    """The lines above the first sentence: the title, what stands under it, who gives the document out; none of those who keep or report what
    others did (中共苍梧市委党史研究室　贺春山)."""
    titled = False
    for block in top_of(blocks):
        if isinstance(block, Paragraph) and block.role == "dateline" and not dateline(block.text, lexicon):
            continue
        if not isinstance(block, Paragraph) or block.role in ("date", "entry") or is_terminated(block.text) or len(block.text) > _LONGEST_TITLE:
            return
        if not (titled and lexicon.pattern("<documents.keeper>").search(block.text)):
            yield block.text
        titled = True


def _in_short(title: str, text: str, lexicon: Lexicon) -> str:
    """The place that a title calls by its short name (走进青萝), where the text names only one such (青萝县); or the thing before its colon that the
    text names again and again (双虹桥：一桥横卧八百年)."""
    bare = lexicon.pattern(_SEGMENT_LEAD).sub("", lexicon.pattern(_TITLE_LEAD).sub("", title))
    names = {name for name in named_places(text, "", lexicon) if len(name) > 2 and bare.startswith(name[:-1])}
    led = title.rpartition("】")[2].partition("：")[0]
    thing = led != title and is_thing(led, lexicon) and _is_one(led, lexicon) and text.count(led) > _OFTEN
    return names.pop() if len(names) == 1 else led if thing and len(led) <= _LONGEST_NAME else ""


def _life_of(title: str, text: str, lexicon: Lexicon) -> str:
    """Whose life a text tells, by its title (沈望舒传略, 追忆“大坝医生”林克勤), where the text names that one again, or begins as a
    life does; "" where it tells none."""
    if lexicon.pattern(_PERSON).fullmatch(title) and lexicon.pattern(rf"(?:^|\n){title}{_LIFE_BEGINS}").search(text):
        return title
    match = lexicon.pattern(_LIFE).fullmatch(title)
    name = match and (match[1] or match[2])
    return name if name and text.count(name) > 1 else ""


def _introduced(blocks: Sequence[Block], topic: str, lexicon: Lexicon) -> str:
    """Whom the first sentences introduce (云栖谷产业园坐落在…; 临岗高新技术产业开发区（以下简称“临岗高新区”）), where the title names nobody, or
    names that one in short."""
    told = [block.text for block in blocks if isinstance(block, Paragraph) and block.role in ("body", "entry")][:_OPENING]
    title = next(_head(blocks, lexicon), "")
    for text in told:
        match = lexicon.pattern(_INTRODUCED).match(text)
        name = match["name"] if match else ""
        if not match or not (is_thing(name, lexicon) or lexicon.pattern(f"{_NAMED}$").match(name)) or not _is_one(name, lexicon):
            continue
        if topic != name and topic.startswith(name) and name[-1] in lexicon.set("regions.level"):
            return name  # 屏川县水库知多少: 屏川县地处…
        sort = lexicon.pattern(_HISTORY).sub("", title)
        generic = sort in lexicon.set("regions.own", "regions.school", "documents.body") and name.endswith(sort[-1:])  # 医院简介: 白鹭市医院是…
        if generic or (not topic and name[:2] in title) or (topic and topic == match["short"] and not topic.startswith(name)):
            return name if generic else topic or name
    return ""


def _held_in(blocks: Sequence[Block], lexicon: Lexicon) -> str:
    """Whose meeting a report was given at, by the lines under its title: 在浮山县第十六届人民代表大会第四次会议上."""
    texts = (block.text for block in top_of(blocks) if isinstance(block, Paragraph))
    found = (lexicon.pattern(_AT_MEETING).search(text) for text in texts)
    return next((match.group(1) for match in found if match), "")


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


def _usual(text: str, lexicon: Lexicon) -> str:
    """The body that a text speaks of again and again (全市, or the only city that it names; 公司), where its title names none."""
    found = Counter(lexicon.pattern(_BODIES).findall(text)).most_common(1)
    own = found[0][0] if found and (found[0][1] >= 2 or found[0][0].startswith("全")) else ""
    names = [name for name in named_places(text, "", lexicon) if name[-1] == own[-1]] if own.startswith("全") else []
    return names[0] if len(names) == 1 else own


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


def document_topic(title: str, lexicon: Lexicon) -> str:
    """Who a document is about, by its title: 云河师范学院 in 云河师范学院校史, 长渠化肥厂 in 长渠化肥厂六十年."""
    title = lexicon.pattern(_TITLE_LEAD).sub("", title)
    title = lexicon.pattern(_HISTORY).sub("", title)
    segments = [lexicon.pattern(_SEGMENT_LEAD).sub("", each) for each in re.split(r"——|[\s\u3000：:·|｜（）()【】]", title)]
    several = lexicon.pattern(rf"[{TENS}两\d][<<regions.whole_of>>]")
    segments = [segment.partition("各")[0] for segment in segments if not several.search(segment)]  # 环湖四市
    for segment in segments:
        match = lexicon.pattern(_NAMED).match(segment)
        named = match.group(1) if match else ""
        kind = lexicon.pattern(_COUNTED).match(named) or named.endswith(lexicon.words("regions.whole")) or named[:1] in lexicon.set("regions.level")
        kind = kind or named.startswith(lexicon.words("events.some"))  # 一座水上古村的来路
        kind = kind or named.endswith(lexicon.words("documents.not_named"))  # 农业农村工作简报
        if named and not kind and _is_one(named, lexicon):
            return named
    found = (segment if _is_whole(segment, lexicon) else named_in(segment, lexicon) for segment in segments)
    return next((name for name in found if name and _is_one(name, lexicon)), "")


def _is_one(name: str, lexicon: Lexicon) -> bool:
    """True for the name of one place or body, and no clause (盼来一座桥, 雨后的石桥)."""
    tells = any(tag == "ul" or (is_verb(tag) and len(word) > 1) for word, tag in tagged(name)[:-1])
    tells = tells or bool(lexicon.pattern("<documents.several>").search(name))
    return is_one_name(name) and not tells and not re.search(f"[{OF}，、！？：]", name)


def _is_whole(segment: str, lexicon: Lexicon) -> bool:
    """True where a segment is nothing but a name (柳河油田 of 柳河油田大事记)."""
    return 4 <= len(segment) <= _LONGEST_NAME and is_thing(segment, lexicon) and _is_one(segment, lexicon)
