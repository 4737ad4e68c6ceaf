"""What docs say of the Anki decks: the page for students, the page for AnkiWeb."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts.ankiweb import our_cards, page
from zhongbu_quiz.exports.anki import CardSet


@pytest.fixture(scope="module")
def cards() -> CardSet:
    return our_cards()


def test_the_page_for_ankiweb_is_what_its_script_writes(cards: CardSet, root: Path) -> None:
    assert (root / "docs/ankiweb.md").read_text(encoding="utf-8") == page(cards), "run: python scripts/ankiweb.py"


def test_the_numbers_on_the_students_page(cards: CardSet, root: Path) -> None:
    text = (root / "docs/anki.md").read_text(encoding="utf-8")
    sizes = {deck.name: sum(len(note.cards) for note in cards.of(deck)) for deck in cards.decks}
    rows = re.findall(r"^\| (`\w[^|]*) \| ([\d、]+) \|", text, re.MULTILINE)
    told = {
        name.removeprefix("`").removesuffix(".apkg`"): int(count)
        for names, counts in rows
        for name, count in zip(names.split("、"), counts.split("、"), strict=True)
    }
    assert told == sizes
    a_day = cards.project.new_per_day
    days = -(-sizes["all"] // a_day)
    assert f"每天新卡片 {a_day} 张" in text and f"| 每日新卡片上限 | {a_day} |" in text
    assert f"照这样学完全部 {sizes['all']} 张要 {days} 天" in text
    news = (root / "docs/decks-news.md").read_text(encoding="utf-8")
    assert f"核心一副 {sizes['core']} 张，全部 {sizes['all']} 张" in news


def test_every_search_finds_something(cards: CardSet, root: Path) -> None:
    """In the page and in the text under the deck's name; but for what is retired, of which a first release has nothing."""
    tags = {tag for note in cards.notes for tag in note.tags}
    for name in ("docs/anki.md", "docs/ankiweb.md"):
        text = (root / name).read_text(encoding="utf-8").replace("&quot;", '"')
        searches = re.findall(r'"tag:([^"]+)"', text)
        assert len(searches) > 5
        for search in searches:
            assert search.endswith("已停用") or any(tag == search or tag.startswith(f"{search}::") for tag in tags), search
