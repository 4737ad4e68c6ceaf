"""What a package says about its decks: description, options preset, and the deck tree."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from zhongbu_quiz.exports.anki.deck import AnkiDeck
from zhongbu_quiz.exports.anki.ids import deck_id, preset_id, retired_tag
from zhongbu_quiz.exports.anki.markup import html
from zhongbu_quiz.exports.anki.note import Note
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.identity import Identity

_LEARNING_STEPS = [1.0, 10.0]


def home_of(deck: AnkiDeck, note: Note) -> str:
    """The path of the deck that the cards of a note go into."""
    if deck.split == "document" and note.home[0]:
        return f"{deck.deck}::{_level(note.home[0])}"
    if deck.split == "section" and note.home[0]:
        return f"{deck.deck}::{_level(note.home[0])}::{_level(note.home[1])}"
    return deck.deck


def below(project: Identity, title: str) -> str:
    """The path of a deck that says none of its own: below its project, so that decks of two projects never meet by their titles."""
    return _level(project.title) if title == project.title else f"{_level(project.title)}::{_level(title)}"


def _level(name: str) -> str:
    return name.replace("::", "：")


def deck_table(deck: AnkiDeck, paths: Iterable[str], base: FactBase, timestamp: int) -> dict[str, dict[str, Any]]:
    """The decks of a package, by id: the deck itself, every deck above it, and those below it that hold cards."""
    wanted = {deck.deck, *paths}
    for path in list(wanted):
        levels = path.split("::")
        wanted.update("::".join(levels[:depth]) for depth in range(1, len(levels)))
    return {
        str(deck_id(deck.project, path)): _deck(deck.project, path, describe(deck, base) if path == deck.deck else "", timestamp)
        for path in sorted(wanted)
    }


def _deck(project: Identity, path: str, description: str, timestamp: int) -> dict[str, Any]:
    nothing = [0, 0]
    return {
        "id": deck_id(project, path),
        "name": path,
        "desc": description,
        "conf": preset_id(project),
        "mod": timestamp,
        "usn": -1,
        "dyn": 0,
        "collapsed": False,
        "browserCollapsed": False,
        "extendNew": 0,
        "extendRev": 50,
        "newToday": nothing,
        "revToday": nothing,
        "lrnToday": nothing,
        "timeToday": nothing,
    }


def preset(deck: AnkiDeck, timestamp: int) -> dict[str, Any]:
    """The options preset: new cards a day in the order of the text, siblings buried, otherwise Anki's own settings."""
    return {
        "id": preset_id(deck.project),
        "name": deck.project.preset,
        "mod": timestamp,
        "usn": -1,
        "maxTaken": 60,
        "autoplay": True,
        "timer": 0,
        "replayq": True,
        "new": {
            "bury": True,
            "delays": _LEARNING_STEPS,
            "initialFactor": 2500,
            "ints": [1, 4, 0],
            "order": 1,
            "perDay": deck.new_per_day,
        },
        "rev": {"bury": True, "ease4": 1.3, "ivlFct": 1, "maxIvl": 36500, "perDay": 200, "hardFactor": 1.2},
        "lapse": {"delays": [10.0], "leechAction": 1, "leechFails": 8, "minInt": 1, "mult": 0},
        "dyn": False,
        "buryInterdayLearning": True,
        "newMix": 0,
        "newSortOrder": 0,
        "newGatherPriority": 0,
    }


def describe(deck: AnkiDeck, base: FactBase) -> str:
    """The text under the deck's name: what it is, where its facts come from, which settings suit it, what an update does."""
    sources = "；".join(
        "".join(
            (document.author or "", f"《{document.title}》", f"（{document.date.chinese}）" if document.date else "")
        )
        for document in base.documents
    )
    paragraphs = [
        f"<b>{html(deck.title)}</b>",
        html(deck.description),
        f"事实出自：{html(sources)}。" if sources else "",
        html(deck.project.labels.notice),
        f"建议的牌组选项（导入时勾选“导入牌组预设”即自动生效）：每天新卡片 {deck.new_per_day} 张，按加入顺序学习，"
        "搁置同组的新卡片、复习卡片。",
        "更新：直接再导入新版即可，学习进度保留。改动过的笔记，其标签会换成新版的；自己的标签请加在没有改动的笔记上，或用旗标。"
        f"停用的笔记带标签“{html(retired_tag(deck.project))}”，可以搜索后暂停。",
        html(deck.project.labels.report),
    ]
    return "\n".join(f"<p>{text}</p>" for text in paragraphs if text)
