"""Items of every kind but cloze -> one note each, with options for the card's script and the right answer for its back."""

from __future__ import annotations

import re
from zlib import crc32

from zhongbu_quiz.exports.anki.identity import CHOICE, CHOICE_TYPE, choice_guid
from zhongbu_quiz.exports.anki.markup import entries, html
from zhongbu_quiz.exports.anki.note import Note
from zhongbu_quiz.exports.anki.shared_fields import Backs
from zhongbu_quiz.exports.anki.topics import KIND_NAMES, safe_topic, tags_of, topic_key
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.items.item import CHOICE_BLANK, FILL_BLANK, Choice, Item, Matching, stem_text

_RESERVE = ("",) * 4
_LOOSE = re.compile(r"[\s;<>“”《》（），。；：、]")
_MARKS = frozenset("，。；：、？！")
TRUE_FALSE = ("正确", "错误")
_BLANKS = {"fill_blank": FILL_BLANK, "true_false": ""}
_OVER_FACTS = ("matching", "ordering")
"""Kinds whose items hang on several facts alike."""


def choice_note(item: Item, base: FactBase, backs: Backs) -> Note:
    """The note of one item."""
    options, key, answer = _PARTS.get(item.kind, _plain)(item)
    facts = item.facts if item.kind in _OVER_FACTS else item.facts[:1]
    sources, notes, figure = backs.of_all(facts, item.notes)
    fact = base.fact(item.main_fact) if item.main_fact in base else None
    fields = (
        item.id,
        KIND_NAMES[item.kind],
        html(safe_topic(item, item.key_texts)),
        stem_html(item),
        entries(item.left),
        entries(options),
        check_codes(item.id, item.kind, key),
        " ".join(f"k{place}" for place in key),
        answer,
        _explanation(item, base),
        _whys(item) if item.kind in ("single_choice", "multiple_choice") else "",
        sources,
        notes,
        figure,
        *_RESERVE,
    )
    assert len(fields) == len(CHOICE_TYPE.fields)
    return Note(
        guid=choice_guid(item.id),
        type=CHOICE,
        fields=fields,
        tags=tags_of(item.tags, item),
        cards=(0,),
        main_fact=item.main_fact,
        topic_key=topic_key(fact) if fact else "",
        home=(item.source.document, item.source.section),
    )


def stem_html(item: Item) -> str:
    """The stem; a blank holds on to the two characters before it and to the mark after it, so that it never opens a line (rule 62)."""
    text = html(stem_text(item.stem, _BLANKS.get(item.kind, CHOICE_BLANK)))
    at = text.find(CHOICE_BLANK)
    if at < 0:
        return text
    end = at + len(CHOICE_BLANK)
    start = at - 2 if at > 2 and not _LOOSE.search(text, at - 2, at) else at
    end += text[end : end + 1] in _MARKS
    return f'{text[:start]}<span class="zb-hole">{text[start:end]}</span>{text[end:]}'


def check_codes(item_id: str, kind: str, key: tuple[int, ...]) -> str:
    """What the front compares a tapped answer with, without saying the answer: a CRC of id and answer.

    Choices and orderings have one code, over the places joined by commas; a matching has one for each left entry.
    """
    if kind == "matching":
        return " ".join(_code(f"{item_id}|{left}:{right}") for left, right in enumerate(key))
    return _code(f"{item_id}|{','.join(map(str, key))}") if key else ""


def _code(text: str) -> str:
    return f"{crc32(text.encode()):08x}"


Parts = tuple[tuple[str, ...], tuple[int, ...], str]
"""(the options as shown, the places of the right ones, the answer as HTML)"""


def _choice(item: Item) -> Parts:
    key = item.answer if isinstance(item, Choice) else ()
    return tuple(option.text for option in item.options), key, "；".join(html(text) for text in item.key_texts)


def _true_false(item: Item) -> Parts:
    return TRUE_FALSE, (0 if item.answer else 1,), TRUE_FALSE[0 if item.answer else 1]


def _ordering(item: Item) -> Parts:
    texts = tuple(option.text for option in item.options)
    right = item.key_texts
    return texts, tuple(texts.index(text) for text in right), f"<ol>{entries(right)}</ol>"


def _matching(item: Item) -> Parts:
    texts = tuple(option.text for option in item.options)
    pairs = dict(item.answer) if isinstance(item, Matching) else {}
    key = tuple(texts.index(pairs[left]) for left in item.left)
    return texts, key, f"<ul>{entries(tuple(f'{left} — {pairs[left]}' for left in item.left))}</ul>"


def _plain(item: Item) -> Parts:
    return (), (), "；".join(html(text) for text in item.key_texts)


_PARTS = {
    "single_choice": _choice,
    "multiple_choice": _choice,
    "true_false": _true_false,
    "ordering": _ordering,
    "matching": _matching,
}


def _whys(item: Item) -> str:
    """The notes of the options; `value` gives the letter that stands in the list of options, with or without a script."""
    return "".join(
        f'<li value="{place}">{html(option.note)}</li>' for place, option in enumerate(item.options, 1) if option.note
    )


def _explanation(item: Item, base: FactBase) -> str:
    """The explanation; where it is nothing but the sentences of several facts, they are folded, each on its own line."""
    if item.kind in _OVER_FACTS:
        statements = [base.fact(fact_id).statement for fact_id in item.facts if fact_id in base]
        if "".join(statements) == item.explanation:
            return f"<details><summary>解析</summary>{'<br>'.join(map(html, statements))}</details>"
    return html(item.explanation)
