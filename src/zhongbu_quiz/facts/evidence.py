"""Does the text prove the facts? Fragments stand in one passage, and everything a fact asserts stands in its fragments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from zhongbu_quiz.data.lexicon import load_lexicon
from zhongbu_quiz.data.world import World
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.passages import MAX_SPAN, Passages, flat
from zhongbu_quiz.facts.slots import Slot
from zhongbu_quiz.messages import _
from zhongbu_quiz.values.chinese_dates import told_once
from zhongbu_quiz.values.dates import Day, Period
from zhongbu_quiz.values.numbers import NUMERALS, chinese_count
from zhongbu_quiz.values.text import quotes_in, titles_in

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_IN_FIGURES = re.compile(r"(?<![\d.])(\d{3,4})([-/.])(1[0-2]|0?[1-9])(?:\2(3[01]|[12]\d|0?[1-9]))?(?![\d.])")
"""A date in figures: 1957-05-11, 1965.5."""
_FIRST_OF_TWO = re.compile(r"(?<![\d.])(\d{1,2})[^\w\s，。]{1,2}\d{1,2}([月日])")
"""10月17—19日, 9—12月: the unit stands once for both."""
_RELATIVE = "(?:<dates.from_document+dates.from_last+dates.from_report>)"
_CELL = re.compile(r"(1[0-2]|0?[1-9])(?:[-/.](3[01]|[12]\d|0?[1-9]))?")
"""A cell of a table whose dates stand in several columns, without the year: 8.29, or 8 in one and 29 in the next."""
_IN_NUMERALS = re.compile(rf"([{NUMERALS[:-1]}〇]{{4}}|[{NUMERALS}]{{1,3}})([年月日])")
"""A year, a month or a day in Chinese numerals: 一九五七年, 五月, 十一日."""
_YEAR_OF = re.compile(r"(?<=\d{4}年)(?=.)")
_IGNORED = str.maketrans("", "", "、，“”‘’《》()（）·")
_NAMED = {"organ", "person", "place", "region", "whole", "document", "meeting", "document_number", "slogan", "part"}
"""Slot types whose text must stand whole in the evidence."""
_OF_SOMEBODY = {"organ", "region", "meeting"}
"""Those of them that may be called by whose they are."""
_SHOWN = 80
"""So many characters of the evidence does a message show."""
_LOOSE = {"content", "meaning", "topic", "indicator", "label", "text", "definition", "value", "thing"}
"""Slot types whose wording may be ours; their numbers, titles and quotations must be cited."""


def strange_to(facts: Sequence[Fact], passages: Passages) -> list[Fact]:
    """The facts of which no fragment at all stands in a text, where they are most of them: the text is another one than they are taken from. None
    where they are fewer."""
    found = [fact for fact in facts if not any(passages.holds(fragment) for source in fact.sources for fragment in source.evidence)]
    return found if 2 * len(found) > len(facts) else []


def check_evidence(facts: Iterable[Fact], world: World, passages: Passages) -> list[tuple[Fact, str]]:
    """(fact, what is wrong) for every fact that the text does not prove, in the order of the facts."""
    found: list[tuple[Fact, str]] = []
    for fact in facts:
        found.extend((fact, words) for words in (*_fragments(fact, passages), *_assertions(fact, world)))
    return found


def check_dates(facts: Iterable[Fact], world: World) -> list[tuple[Fact, str]]:
    """(fact, what is wrong) for every date that does not stand in the fragments which are cited for it; no text is needed to see that."""
    found: list[tuple[Fact, str]] = []
    for fact in facts:
        _joined, dated, bare = _cited(fact)
        for slot in (segment for segment in fact.segments if isinstance(segment, Slot) and segment.type == "date"):
            if bare and any(_slot(slot, fact, dated, bare, world)):
                cited = "；".join(fragment for source in fact.sources for fragment in source.evidence)
                words = _("the date {date} does not stand in the evidence “{cited}”, so nothing is asked of it; put right which of the two is wrong, "
                          "or leave the evidence empty")  # fmt: skip
                found.append((fact, words.format(date=slot.text, cited=cited[:_SHOWN])))
    return found


def _cited(fact: Fact) -> tuple[str, str, list[str]]:
    """The fragments of a fact in one text, the same with its dates in words, and each without its marks."""
    fragments = [flat(fragment) for source in fact.sources for fragment in source.evidence]
    joined = "\n".join(fragments)
    return joined, f"{joined}\n{dates_in_words(fragments)}", [fragment.translate(_IGNORED) for fragment in fragments]


def _fragments(fact: Fact, passages: Passages) -> Iterable[str]:
    for source in fact.sources:
        missing = [fragment for fragment in source.evidence if not passages.holds(fragment)]
        for fragment in missing:
            yield _("the evidence {fragment!r} does not stand in the text; copy it letter by letter").format(fragment=fragment)
        if missing:
            continue
        span = passages.span(source.evidence)
        if span is None or span > MAX_SPAN:
            words = _("the evidence of 《{document}》 {section} stands {count} characters apart; cite one passage of {most}")
            if span is None:
                words = _("the evidence of 《{document}》 {section} stands in different readings; cite one passage of {most}")
            yield words.format(document=source.document, section=source.section, count=span, most=MAX_SPAN)


def _assertions(fact: Fact, world: World) -> Iterable[str]:
    """Numbers, dates, names, titles and quotations of the statement that stand in no fragment."""
    joined, dated, bare = _cited(fact)
    for segment in fact.segments:
        if isinstance(segment, Slot):
            yield from _slot(segment, fact, dated if segment.type == "date" else joined, bare, world)
    loose = "".join(
        segment if isinstance(segment, str) else segment.text
        for segment in fact.segments
        if isinstance(segment, str) or (isinstance(segment, Slot) and segment.type in _LOOSE)
    )
    documents = {source.document for source in fact.sources}
    for number in _NUMBER.findall(_unnamed(loose, documents)):
        if number not in _NUMBER.findall(joined):
            yield _("the number {number} of the statement stands in no evidence fragment; cite it").format(number=number)
    statement = _unnamed(fact.statement, documents)
    for phrase in (*titles_in(statement), *quotes_in(statement)):
        if not _whole(phrase, bare, world):
            yield _in_pieces(phrase)


def _unnamed(text: str, documents: Iterable[str]) -> str:
    """A text without the documents that it is taken from: whatever their names hold, nothing of it is asserted."""
    for name in documents:
        text = text.replace(f"《{name}》", "")
    return text


def _slot(slot: Slot, fact: Fact, joined: str, bare: list[str], world: World) -> Iterable[str]:
    if slot.type == "date":
        if slot.name == "issued_date":
            return
        for token in _date_tokens(slot.value):
            told = _stands(token, joined) or _named_period(slot, joined) or _told_from(token, joined)
            if not told:
                yield _("the date {date} is not in the evidence ({token} is missing); cite it").format(date=slot.text, token=token)
                return
    elif slot.type == "number":
        measured = fact.kind_of.measured(fact.record)
        written = measured.written if measured else slot.text
        if not _stands(flat(written), joined) and not _shared_unit(slot.text, written, joined):
            yield _("the figure {written} is not in the evidence; cite it as written").format(written=written)
    elif slot.type in _NAMED and slot.name != "issued_in" and not (_whole(slot.text, bare, world) or _of_whom(slot, bare)):
        yield _in_pieces(slot.text)


def _of_whom(slot: Slot, bare: list[str]) -> bool:
    """Whether a body is told in two places: whose it is is one fragment, and what it is called there stands in another (梧溪县, 县委: 梧溪县委)."""
    text = flat(slot.text).translate(_IGNORED)
    cuts = range(2, len(text) - 1) if slot.type in _OF_SOMEBODY else ()
    return any(text[:at] in bare and any(text[at:] in one for one in bare) for at in cuts)


def _in_pieces(text: str) -> str:
    return _("{text!r} stands whole in no evidence fragment; cite it in one piece").format(text=text)


def _told_from(token: str, fragments: str) -> bool:
    """Whether a year is told by a word that counts from another one which stands there too (去年 in a text of 2024-04-12, 次年 behind 1925年)."""
    return token.isdigit() and any(_stands(str(year), fragments) for year in counted_from(int(token), fragments))


def counted_from(year: int, words: str) -> list[int]:
    """The years that a year may be counted from by the relative words that stand in some words: 2024 for 2023 and 去年."""
    lexicon = load_lexicon()
    found = dict.fromkeys(lexicon.pattern(_RELATIVE).findall(words))
    tables = [lexicon.table(name) for name in ("dates.from_document", "dates.from_last", "dates.from_report")]
    return [year - int(table[word]) for word in found for table in tables if word in table]


def _stands(text: str, fragments: str) -> bool:
    """Whether a date or a figure stands in the fragments; its digits must not be part of a longer number (1月 in 11月)."""
    before = r"(?<!\d)(?<!\d\.)" if text[:1].isdigit() else ""
    after = r"(?!\.?\d)" if text[-1:].isdigit() else ""
    return re.search(before + re.escape(text) + after, fragments) is not None


def _date_tokens(period: Period) -> list[str]:
    """What a text must show of a date; of one in words of its own the words, but for the year that we put in brackets behind them."""
    if period.text:
        return [flat(told_once(period.text))]
    tokens: list[str] = []
    for day in dict.fromkeys((period.start, period.end)):
        if isinstance(day, Day):
            tokens.append(f"前{day.in_era}" if day.year < 1 else str(day.year))
            tokens.extend([f"{day.month}月"] if day.month else [])
            tokens.extend([f"{day.day}日"] if day.day else [])
    return tokens


def dates_in_words(fragments: Iterable[str]) -> str:
    """The dates in figures or numerals of some fragments as 1957年5月11日, and the months and days that fragments of their own are."""
    found = []
    for fragment in fragments:
        found += [f"{_counted(numeral, unit)}{unit}" for numeral, unit in _IN_NUMERALS.findall(fragment)]
        found += [f"{int(year)}年{_in_words(month, day)}" for year, _sign, month, day in _IN_FIGURES.findall(fragment)]
        found += [f"{int(first)}{unit}" for first, unit in _FIRST_OF_TWO.findall(fragment)]
        if match := _CELL.fullmatch(fragment):
            found.append(_in_words(*match.groups()))
        if fragment.isdecimal() and int(fragment) <= 31:
            found.append(f"{int(fragment)}日")
    return "\n".join(found)


def _counted(numeral: str, unit: str) -> int:
    return int("".join(str(chinese_count(digit)) for digit in numeral)) if unit == "年" and len(numeral) == 4 else chinese_count(numeral)


def _in_words(month: str, day: str | None) -> str:
    return f"{int(month)}月" + (f"{int(day)}日" if day else "")


def _named_period(slot: Slot, joined: str) -> bool:
    """Whether a date has a name of its own (“十三五”时期) that stands in the fragments; of 2024年一季度 the year and the quarter may stand apart."""
    if slot.text == slot.value.chinese:
        return False
    pieces = year_apart(flat(slot.text).removesuffix("期间").translate(_IGNORED))
    bare = joined.translate(_IGNORED)
    return all(piece in bare or (piece[:-1].isdigit() and _stands(piece[:-1], joined)) for piece in pieces)


def year_apart(name: str) -> list[str]:
    """The year of a period and what it is called within it (2024年一季度), which a text may tell in two places; a name without a year whole."""
    return _YEAR_OF.split(name)


def _shared_unit(digits: str, written: str, joined: str) -> bool:
    """分别为 a、b 个百分点: the unit stands once for several numbers; the number and the unit must both be cited."""
    return digits in _NUMBER.findall(joined) and written.startswith(digits)


def _whole(text: str, bare: list[str], world: World) -> bool:
    wanted = [flat(name).translate(_IGNORED) for name in world.names_in_texts(text)]
    return any(want in fragment for want in wanted for fragment in bare)
