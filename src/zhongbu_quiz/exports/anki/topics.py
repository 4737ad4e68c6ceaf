"""The small label of a card, and its tags."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from zhongbu_quiz.exports.anki.markup import tag
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.items.printed import NAMES

DOCUMENT_TAG, KIND_TAG = "篇目", "题型"
"""Under the project's root: the document that a note is from, and its kind of question."""

Finder = Callable[[tuple[str, ...], Fact | None], tuple[str, ...]]
"""(ids of a note's items, its fact) -> the words that it is found by beside its own: the decks that ship it, its weight."""


def safe_topic(item: Item, answers: Iterable[str]) -> str:
    """Document and topic (回望 · 研究谋划阶段), without what would give an answer away."""
    document, topic = item.source.document, item.topic or item.source.section
    for answer in answers:
        if len(answer) > 1:
            if document and (document in answer or answer in document):
                document = ""
            if topic and (topic in answer or answer in topic):
                topic = ""
    return f"{document} · {topic}" if document and topic and document != topic else document or topic


def tags_of(root: str, words: Iterable[str], item: Item) -> tuple[str, ...]:
    """Tags of a note, under the root of the project: the facts' own, the document, and the kind of question."""
    return _tags(root, tuple(words), item.source.document, NAMES[item.kind].card)


@lru_cache(maxsize=4096)
def _tags(root: str, words: tuple[str, ...], document: str, kind: str) -> tuple[str, ...]:
    own = (*words, *([f"{DOCUMENT_TAG}::{document}"] if document else []), f"{KIND_TAG}::{kind}")
    return tuple(sorted({f"{root}::{tag(word)}" for word in own if word.strip()}))
