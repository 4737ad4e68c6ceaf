"""Items of every kind but a cloze of a fact -> one note each, with options for the card's script and the right answer for its back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import assert_never
from zlib import crc32

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.exports.anki.ids import CHOICE, CHOICE_TYPE, choice_guid
from zhongbu_quiz.exports.anki.markup import entries, harmless, html
from zhongbu_quiz.exports.anki.note import Note
from zhongbu_quiz.exports.anki.shared_fields import Backs
from zhongbu_quiz.exports.anki.topics import Finder, safe_topic, tags_of
from zhongbu_quiz.exports.pictures.tables import above_html, picture_html
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.identity import Identity
from zhongbu_quiz.items.item import Blank, Choice, Claim, Gap, Item, Matching, Open, Ordering, TrueFalse
from zhongbu_quiz.items.printed import Printed, printed

_RESERVE = ("",) * 3
"""我的笔记, which is the student's, and what waits for later."""
_OVER_FACTS = (Matching, Ordering)
"""Shapes whose items hang on several facts alike."""
_LOOSE = re.compile(r"[\s;<>“”《》（），。；：、]")
_GAP = "\x1e"
_HOLDS = re.compile(r"[%‰℃]?[，。；：、？！）”》]?")
"""What a blank holds on to behind it: a sign that is read with the number, and a mark that opens no line."""


def choice_note(item: Item, base: FactBase, project: Identity, backs: Backs, found_by: Finder) -> Note:
    """The note of one item of a project."""
    shown = printed(item)
    facts = item.facts if isinstance(item, _OVER_FACTS) else item.facts[:1]
    sources, notes, _ = backs.of_all(facts, item.notes)
    if item.source.document and not facts:
        sources = html(shown.source_line)
    figure = backs.figure(facts[0], {1: [slot for fact_id, slot in item.asks if fact_id == facts[0]]}) if len(facts) == 1 else ""
    fact = base.fact(item.main_fact) if item.main_fact in base else None
    fields = (
        item.id,
        shown.name.card,
        html(safe_topic(item, shown.key)),
        stem_html(item, shown),
        entries(shown.left),
        entries(shown.choices or shown.options),
        check_codes(item, shown.places),
        " ".join(f"k{place}" for place in shown.places),
        _answer(item, shown),
        _explanation(item, shown, base),
        _whys(shown.option_notes) if isinstance(item, Choice) else "",
        sources,
        notes,
        figure,
        item.kind,
        *_RESERVE,
    )
    assert len(fields) == len(CHOICE_TYPE.fields)
    return Note(
        guid=choice_guid(project, item.id),
        type=CHOICE,
        fields=fields,
        tags=tags_of(project.tag_root, (*item.tags, *found_by((item.id,), fact)), item),
        cards=(0,),
        items=(item.id,),
        main_fact=item.main_fact,
        home=(item.source.document, item.source.section),
        pictures=(shown.picture,) if shown.picture else (),
    )


def stem_html(item: Item, shown: Printed) -> str:
    """What stands above the stem, and the stem; a blank holds on to the two characters before it and to the mark after it, so that it
    never opens a line (rule 62). What a statement to judge claims is marked, be it true or not: the front shows nothing of it."""
    above = harmless(above_html(shown, "zb-table", "zb-material")) if shown.above else ""
    if shown.picture:
        above += harmless(picture_html(shown.picture, shown.picture.file_name, "zb-picture"))
    if isinstance(item, TrueFalse):
        return above + "".join(_judged_html(part) for part in item.stem if not isinstance(part, Blank))
    return above + _asked_html(shown)


def _judged_html(part: object) -> str:
    return f'<span class="zb-claim">{html(part.claimed)}</span>' if isinstance(part, Claim) else html(str(part))


def _asked_html(shown: Printed) -> str:
    """The stem with each blank and what it holds on to in one piece."""
    before, *rest = html(shown.asked_with(_GAP)).split(_GAP)
    for text in rest:
        start = len(before) - 2 if len(before) > 2 and not _LOOSE.search(before, len(before) - 2) else len(before)
        held = _HOLDS.match(text)
        end = held.end() if held else 0
        before = f'{before[:start]}<span class="zb-hole">{before[start:]}{shown.blank}{text[:end]}</span>{text[end:]}'
    return before



def check_codes(item: Item, key: Sequence[int]) -> str:
    """What the front compares a tapped answer with, without saying the answer: a CRC of id and answer.

    Choices and orderings have one code, over the places joined by commas; a matching has one for each left entry.
    """
    if isinstance(item, Matching):
        return " ".join(_code(f"{item.id}|{left}:{right}") for left, right in enumerate(key))
    return _code(f"{item.id}|{','.join(map(str, key))}") if key else ""


def _code(text: str) -> str:
    return f"{crc32(text.encode()):08x}"


def _answer(item: Item, shown: Printed) -> str:
    """The answer as the back shows it."""
    match item:
        case Ordering():
            return f"<ol>{entries(shown.key)}</ol>"
        case Matching():
            return f"<ul>{entries([f'{left} — {right}' for left, right in shown.pairs])}</ul>"
        case Open() if shown.points:
            return f"<ol>{entries([say('marked_part', number='', part=part, points=worth) for part, worth in shown.points])}</ol>"
        case Choice() | TrueFalse() | Gap() | Open():
            return "；".join(html(text) for text in shown.key)
        case _:
            assert_never(item)


def _whys(notes: Sequence[str]) -> str:
    """The notes of the options; `value` gives the letter that stands in the list of options, with or without a script."""
    return "".join(f'<li value="{place}">{html(note)}</li>' for place, note in enumerate(notes, 1) if note)


def _explanation(item: Item, shown: Printed, base: FactBase) -> str:
    """The explanation; where it is nothing but the sentences of several facts, they are folded, each on its own line, those of an
    ordering in the right order."""
    if isinstance(item, _OVER_FACTS):
        statements = [base.fact(fact_id).statement for fact_id in item.facts if fact_id in base]
        if isinstance(item, Ordering) and any(shown.option_notes):
            statements = [shown.option_notes[place] for place in shown.places]
        if "".join(statements) == item.explanation:
            return f"<details><summary>解析</summary>{'<br>'.join(map(html, statements))}</details>"
    return html(item.explanation)
