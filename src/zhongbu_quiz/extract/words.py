"""Words and their parts of speech, by jieba's own dictionary without guessing: the same text gives the same words.

In: a short text. Out: pairs (word, tag), where tags are jieba's (n noun, v verb, vn verbal noun, d adverb, p preposition …).
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

Word = tuple[str, str]
OF, IS = "的", "是"


@cache
def _tools() -> tuple[Any, dict[str, str]]:
    import logging

    import jieba
    import jieba.posseg

    jieba.setLogLevel(logging.ERROR)
    jieba.dt.initialize()
    jieba.posseg.dt.makesure_userdict_loaded()
    return jieba.dt, jieba.posseg.dt.word_tag_tab


@lru_cache(maxsize=8192)
def tagged(text: str) -> tuple[Word, ...]:
    """The words of a short text with their tags; a word that the dictionary does not know is an x."""
    tokenizer, tags = _tools()
    return tuple((word, tags.get(word, "x")) for word in tokenizer.cut(text, HMM=False))


def is_verb(tag: str) -> bool:
    """True for verbs that are no verbal nouns."""
    return tag in ("v", "vd", "vg", "vi", "vq")
