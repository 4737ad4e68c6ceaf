"""The answers of a paper under its own numbers: compact tables, then every item with its points, 解析 and 出处.

In: a form and the rules of its marking. Out: frozen values that key, paper and Word files print: a key by itself, behind the paper, or
after each item.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from zhongbu_quiz.data.lexicon import load_lexicon
from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.exports.paper.answer_tables import Grid, grids, has_table, in_table
from zhongbu_quiz.exports.paper.answers import short_key
from zhongbu_quiz.exports.paper.clusters import Gap
from zhongbu_quiz.exports.paper.headings import Heading, heading
from zhongbu_quiz.exports.paper.marking_words import marked_key
from zhongbu_quiz.exports.paper.markup import paragraph, serif_measure
from zhongbu_quiz.exports.paper.numerals import UNIT, points
from zhongbu_quiz.items.item import Choice, Item, Ordering, stem_text
from zhongbu_quiz.items.printed import ARROW, CIRCLED, LETTERS, Printed, printed
from zhongbu_quiz.sets.form import Form
from zhongbu_quiz.sets.marking import Rule
from zhongbu_quiz.values.numbers import NUMERALS, TO_DIGITS

_SOURCE = "出处"


@dataclass(frozen=True, slots=True)
class Told:
    """What the answer side says of one item: its number, its points where the items of its part differ in them, its answer where a table has
    it at length (`short`), and labelled texts: else 答案, 解析, a line for each option that has a note, 说明, 出处."""

    number: int
    worth: str
    texts: tuple[tuple[str, str], ...]
    short: str = ""

    @property
    def opening(self) -> str:
        """What stands between the number and the first text."""
        return f"{self.worth}{self.short}　" if self.short else self.worth


@dataclass(frozen=True, slots=True)
class ToldPart:
    """One part of the answers: its heading, which says how it is marked, and its items."""

    heading: Heading
    items: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """An item of the answers, set: its number and its paragraphs."""

    number: int
    paragraphs: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class EntryPart:
    """A part of the answers, set."""

    heading: str
    marking: Markup
    items: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """What _answers.html.j2 shows. `title`: what stands over the parts."""

    title: str
    grids: tuple[Grid, ...]
    parts: tuple[EntryPart, ...]


def answers_of(form: Form, rules: Mapping[str, Rule], measure: float) -> Answers:
    """Tables and entries in lines of `measure` em."""
    parts = []
    for part in told_parts(form, rules):
        marking = paragraph([part.heading.marking], measure, first=serif_measure()(part.heading.text))
        items = tuple(Entry(told.number, tuple(_lines(told, measure - 2))) for told in part.items)
        parts.append(EntryPart(part.heading.text, marking, items))
    return Answers(explained_title(form), tuple(grids(form, rules, measure)), tuple(parts))


def answers_after(form: Form, rules: Mapping[str, Rule], measure: float) -> dict[int, tuple[Markup, ...]]:
    """The paragraphs of each number, to stand after its item, which says its points; each with its answer, since no table has it."""
    return {
        told.number: tuple(_lines(replace(told, worth=""), measure - 2))
        for part in told_parts(form, rules, tables=False)
        for told in part.items
    }  # fmt: skip


def _lines(told: Told, width: float) -> Iterator[Markup]:
    for place, (name, words) in enumerate(told.texts):
        first = [told.opening] if told.opening and not place else []
        yield paragraph([*first, *([label(name)] if name else []), words], width)


def label(name: str) -> Gap:
    """【答案】 and its like, which no line breaks."""
    return Gap(len(name) + 2.0, Markup('<span class="lb">【{}】</span>').format(name))


def told_parts(form: Form, rules: Mapping[str, Rule], tables: bool = True) -> tuple[ToldPart, ...]:
    """What is said of each item; where there are `tables`, answers that stand in one are not said again."""
    found = []
    number = 1
    common = _common_source(form)
    for index, part in enumerate(form.parts):
        tabled = {item.id for item in part.items if in_table(item, part, rules)} if tables and has_table(part, rules) else set()
        items = []
        for item, worth in zip(part.items, part.values, strict=True):
            earned = worth if part.points else None
            answer = [] if item.id in tabled else [("答案", marked_key(item, earned, rules))]
            said = say("worth", points=points(worth)) if part.says_each else ""
            texts = [(name, words) for name, words in key_texts(item) if (name, words) != (_SOURCE, common)]
            items.append(Told(number, said, (*answer, *texts), "" if answer else short_key(item)))
            number += 1
        found.append(ToldPart(heading(part, index, rules), tuple(items)))
    return tuple(found)


def key_texts(item: Item) -> list[tuple[str, str]]:
    """What the answer side says after the answer, as (label, words): 解析, a line for each option that has a note, 说明, 出处. Options and
    entries go by the letters and marks that the paper prints."""
    shown = printed(item)
    told = shown.in_marked_order if isinstance(item, Ordering) else shown.explanation
    lines = [("解析", _with_units(item, _SAID_TWICE.sub(r"\1：", told)) + _order_of(item, told))] if told else []
    if told == shown.explanation:
        lines.extend(("", words) for words in _of_options(item, shown))
    if also := _also_right(shown):
        lines.append((say("also_right"), also))
    lines.extend(("说明", remark) for remark in shown.remarks)
    lines.append((_SOURCE, _from(item, shown.source_line)))
    return lines


_SAID_TWICE = re.compile("(“([^“”]+)”[^“”。]*“[^“”]+”)。“\\2”：")
"""What stands between a word that is wrong and what is said of it: “共治”应为“自治”。“共治”：文中讲的是…"""


def _with_units(item: Item, told: str) -> str:
    """An explanation in which the number that comes out of a calculation has the unit that the right option has, or its stem behind the blank:
    1.8－0.4＝1.4个百分点。"""
    if not isinstance(item, Choice):
        return told
    said = [*(item.options[place].text for place in item.answer), *(stem_text(item.stem, item.options[place].text) for place in item.answer)]
    unit = load_lexicon().pattern(UNIT)

    def with_unit(found: re.Match[str]) -> str:
        """The number and its unit, where one is said."""
        places = (re.search(rf"(?<![\d.]){re.escape(found[1])}(?![\d.])", text) for text in said)
        units = (unit.match(text, place.end()) for text, place in zip(said, places, strict=True) if place)
        return found[0] + next((one.group() for one in units if one), "")

    return _RESULT.sub(with_unit, told)


_RESULT = re.compile(r"[＝≈](\d+(?:\.\d+)?)(?=[。；，]|$)")


def _order_of(item: Item, told: str) -> str:
    """What an explanation of single dates comes to, where the options are orders of marked events: 故顺序为③→①→④→②。"""
    if not isinstance(item, Choice) or len(item.answer) > 1:
        return ""
    order = item.options[item.answer[0]].text
    return say("order_follows", order=order) if _ORDER.fullmatch(order) and order not in told else ""


_ORDER = re.compile(f"[{CIRCLED}](?:{ARROW}[{CIRCLED}])+")
"""An order of marked entries as an option."""


_NAMED = re.compile("“([^“”]+)”：")
"""How words on one part of an option begin."""


def _of_options(item: Item, shown: Printed) -> Iterator[str]:
    """What is said of single options, each opened by its letter or mark, which names it, so that its text is not said again. A wrong one that
    nothing is said of is sent to those that say it of words that it has, too; of others nothing is printed, since no reason is known."""
    if isinstance(item, Ordering):
        yield from (f"{CIRCLED[place]}{note}" for place, note in enumerate(shown.option_notes) if note)
        return
    told = {LETTERS[place]: named[1] for place, note in enumerate(shown.option_notes) if (named := _NAMED.match(note))}
    for place, note in enumerate(shown.option_notes):
        if note:
            words = note.removeprefix(f"“{shown.options[place]}”：")
            yield say("named_option" if _NAMED.match(words) else "of_option", letter=LETTERS[place], words=words)
        elif place not in shown.places and (there := [letter for letter, name in told.items() if name in shown.options[place]]):
            yield say("of_option", letter=LETTERS[place], words=say("see_options", letters="、".join(there)))


def _also_right(shown: Printed) -> str:
    """Other words that are right in the gaps; not the same ones in other numerals or characters of another width, in another scale or with
    other marks, nor a name of one character: nobody asks whether these are right."""
    found = []
    for answer, spellings in zip(map(_one_width, shown.key), shown.accepted, strict=False):
        others: dict[str, str] = {}
        for spelling in (_one_width(spelling) for spelling in spellings):
            if len(spelling) > 1 and not (_figures(answer) and _figures(spelling) == _figures(answer)):
                others.setdefault(_letters(spelling), spelling)
        found.append("／".join(words for letters, words in others.items() if letters not in ("", _letters(answer))))
    return "；".join(filter(None, found))


def _one_width(text: str) -> str:
    """A text whose Latin letters, digits and % have one width: ９５％ is 95%."""
    return text.translate(_NARROWED)


_NARROWED = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code).isalnum() or chr(code) == "％"}


def _letters(text: str) -> str:
    """A text without numbers and marks."""
    return "".join(character for character in text if character == "%" or (character.isalpha() and character not in _NUMERALS))


_NUMERALS = frozenset("〇零百千万" + NUMERALS)
_DIGITS = {**TO_DIGITS, ord("两"): "2"}


def _figures(text: str) -> str:
    """The digits of a text, whatever they are written in, without zeros at either end."""
    return "".join(character for character in text.translate(_DIGITS) if character.isdecimal()).strip("0")


def explained_title(form: Form) -> str:
    """详细解析, with where the items are from, where that is the same place for all of them and so is not said of each."""
    title, common = say("explained_title"), _common_source(form)
    return say("explained_from", title=title, place=common) if common else title


def _common_source(form: Form) -> str:
    """Where all items of a form are from; "" where they are from several places, or there is one item."""
    places = [_from(item, printed(item).source_line) for item in form.items]
    return places[0] if len(places) > 1 and len(set(places)) == 1 else ""


def _from(item: Item, place: str) -> str:
    """Where an item is from; a question that a teacher wrote herself says so first."""
    return "，".join(filter(None, (say("own_question"), place))) if item.origin == "author" else place
