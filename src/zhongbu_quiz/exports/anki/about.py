"""What the root of a project's decks says of itself in Anki: the release and what is new, the decks, settings, updates, searches.

The text is the same in every package of a release, whichever is imported last.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.exports.anki.cardset import CardSet
from zhongbu_quiz.exports.anki.ids import retired_tag
from zhongbu_quiz.exports.anki.markup import html
from zhongbu_quiz.exports.anki.news import in_short, release_name
from zhongbu_quiz.exports.anki.notes import DECK_TAG, WEIGHT_TAG
from zhongbu_quiz.exports.anki.topics import DOCUMENT_TAG, KIND_TAG
from zhongbu_quiz.exports.anki.tree import Tree

_PLACE = "地区"


def about(cards: CardSet, timestamp: int) -> str:
    """The text, as the HTML that Anki shows under a deck's name."""
    return "\n".join(f"<p>{text}</p>" for text in _paragraphs(cards, timestamp) if text)


def _paragraphs(cards: CardSet, timestamp: int) -> Iterator[str]:
    project = cards.project
    root = html(Tree(project, cards.base).root)
    release = html(release_name(project, timestamp))
    yield say("about_head", title=html(project.title), release=release, count=len(cards.positions))
    if cards.old:
        yield say("about_news", news=html(in_short(cards)))
    yield say("about_settings", per_day=project.new_per_day, preset=html(project.preset))
    yield say("about_update", retired=html(retired_tag(project)))
    yield say("about_own")
    if decks := "".join(f"<br>{line}" for line in _decks(cards)):
        yield say("about_decks", root=root, decks=decks)
    searches = "".join(f"<br>{say('about_search_line', what=say(what), search=html(search))}" for what, search in _searches(cards))
    yield say("about_search", searches=searches)
    yield html(say("about_source", source=project.source) if project.source else _sources(cards))
    yield html(say("about_licence", licence=project.licence) if project.licence else "")
    yield html(project.labels.notice)
    yield html(project.labels.report)


def _decks(cards: CardSet) -> Iterator[str]:
    for deck in cards.decks:
        if deck.tag:
            count = sum(len(note.cards) for note in cards.of(deck))
            search = f'"tag:{cards.project.tag_root}::{DECK_TAG}::{deck.tag}"'
            yield say("about_deck", title=html(deck.title), count=count, search=html(search))


def _searches(cards: CardSet) -> Iterator[tuple[str, str]]:
    """(what is found, what to type), for what this project has."""
    root = f"{cards.project.tag_root}::"
    times = Counter(chain.from_iterable(note.tags for note in cards.notes))
    below = Counter({tag.removeprefix(root): count for tag, count in times.items()})

    def first(level: str) -> str:
        return next((tag for tag, _ in below.most_common() if tag.startswith(f"{level}::")), "")

    kinds = [tag for tag in (f"{KIND_TAG}::单选", f"{KIND_TAG}::填空") if tag in below]
    found = [
        ("search_weight", f"{WEIGHT_TAG}::3" if f"{WEIGHT_TAG}::3" in below else ""),
        ("search_light", f"{WEIGHT_TAG}::1" if f"{WEIGHT_TAG}::1" in below else ""),
        *((("search_choice" if tag.endswith("单选") else "search_gap"), tag) for tag in kinds if len(kinds) > 1),
        ("search_place", first(_PLACE)),
        ("search_document", first(DOCUMENT_TAG) if len(cards.base.documents) > 1 else ""),
    ]
    for what, tag in found:
        if tag:
            yield what, f'"tag:{cards.project.tag_root}::{tag}"'
    yield "search_retired", f'"tag:{retired_tag(cards.project)}"'


def _sources(cards: CardSet) -> str:
    told = (
        "".join((document.author or "", f"《{document.title}》", f"（{document.date.chinese}）" if document.date else ""))
        for document in cards.base.documents
    )
    sources = "；".join(told)
    return say("about_sources", sources=sources) if sources else ""
