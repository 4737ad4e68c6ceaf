"""What a release brings, in a student's words: short for the text under the deck's name, whole for a page beside the packages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.exports.anki.cardset import CardSet
from zhongbu_quiz.exports.anki.diff import DeckDiff, NoteChange, compare
from zhongbu_quiz.exports.anki.ids import retired_tag
from zhongbu_quiz.identity import Identity

_NAMED = 5
"""So many corrected notes are named under the deck's name."""
_LONGEST = 40
"""Characters of a note's title there."""


def release_name(project: Identity, timestamp: int) -> str:
    """A release as students read it: its version and its day (in UTC, so that the same release reads the same everywhere)."""
    day = datetime.fromtimestamp(timestamp, UTC)
    date = f"{day.year}年{day.month}月{day.day}日"
    return say("about_release", version=project.version, date=date) if project.version else say("about_release_dated", date=date)


def changes(cards: CardSet) -> DeckDiff:
    """What changed since the releases that a card set knows of."""
    return compare(cards.old, cards.packed)


def in_short(cards: CardSet) -> str:
    """Counts, and the first few notes that were corrected."""
    found = changes(cards)
    if not found:
        return say("news_none")
    counts = [("news_added", found.added), ("news_corrected", found.corrected), ("news_retired", found.retired)]
    told = say("news_counts", parts="，".join(say(name, count=len(notes)) for name, notes in counts if notes))
    if found.corrected:
        titles = "、".join(say("news_title", title=_short(note.title)) for note in found.corrected[:_NAMED])
        told += say("news_some", titles=say("news_more" if len(found.corrected) > _NAMED else "news_all", titles=titles))
    return told


def page(cards: CardSet, timestamp: int) -> str:
    """The whole of it as Markdown; which fields of a corrected note changed stands behind its title."""
    found = changes(cards)
    lines = [
        say("news_page", title=cards.project.title),
        say("news_page_release", release=release_name(cards.project, timestamp)),
        in_short(cards) if cards.old else say("news_first"),
    ]
    if cards.old and found:
        lines.append(say("news_page_how"))
        lines += _section(say("news_page_corrected"), found.corrected)
        lines += _section(say("news_page_added"), found.added)
        lines += _section(say("news_page_retired", tag=retired_tag(cards.project)), found.retired)
    return "\n\n".join(lines) + "\n"


def _section(head: str, notes: Iterable[NoteChange]) -> Iterator[str]:
    lines = [
        say("news_page_change", title=note.title, fields="、".join(field for field, _, _ in note.changes))
        if note.changes
        else say("news_page_line", title=note.title)
        for note in notes
    ]
    if lines:
        yield head
        yield "\n".join(lines)


def _short(title: str) -> str:
    return title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1]}…"
