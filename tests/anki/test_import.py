"""The real backend takes the whole shipped bank: every card renders, and nothing is told before it is asked."""

from __future__ import annotations

import html
import re
from pathlib import Path

from scripts.pictures_cards import Card
from tests.anki.collection import Student
from tests.anki.conftest import OURS
from zhongbu_quiz.exports.anki.ids import preset_id
from zhongbu_quiz.items.bank import Bank

_SCRIPT = re.compile(r"<script>.*?</script>", re.DOTALL)
_ANSWER = re.compile(r'<span class="cloze" data-cloze="([^"]*)"')


def seen(side: str) -> str:
    """The text that a person sees on a side."""
    return html.unescape(re.sub(r"<[^>]+>", " ", _SCRIPT.sub("", side)))


def stands_in(answer: str, text: str) -> bool:
    """Whether an answer of two or more characters stands in a text; a number only as a whole number."""
    wanted = "".join(answer.split())
    if len(wanted) < 2:
        return False
    edges = (r"(?<![\d.])", r"(?![\d.])") if wanted[0].isdigit() and wanted[-1].isdigit() else ("", "")
    return re.search(edges[0] + re.escape(wanted) + edges[1], "".join(text.split())) is not None


def test_each_item_is_one_card(bank: Bank, cards: list[Card]) -> None:
    cloze_slots = {(item.main_fact, item.slot) for item in bank.items if item.kind == "cloze"}
    others = {item.id for item in bank.items if item.kind != "cloze"}
    assert len(cards) == len(cloze_slots) + len(others)


def test_every_card_renders(cards: list[Card]) -> None:
    for card in cards:
        for side in (card.front, card.back):
            text = seen(side)
            assert text.strip(), card.note
            assert "{{" not in text and "}}" not in text and "[latex]" not in text, card.note
            assert "Unknown field" not in text and "No cloze" not in text, card.note
        assert card.kind, card.note
        assert len(seen(card.back)) > len(seen(card.front)), card.note


def test_no_cloze_front_holds_its_answer(bank: Bank, cards: list[Card]) -> None:
    """Nor what is hidden beside it, which may hold a mark of another card itself."""
    clozes = [card for card in cards if card.kind == "填空" and 'class="cloze"' in card.front]
    assert len(clozes) == len({(item.main_fact, item.slot) for item in bank.items if item.kind == "cloze"}) > 100
    for card in clozes:
        answers = {seen(html.unescape(answer)) for answer in _ANSWER.findall(card.front)}
        assert answers and all(answer.strip() for answer in answers), card.note
        shown = seen(card.front)
        for answer in answers:
            assert not stands_in(answer, shown), (card.note, card.number, answer, shown)
        assert all(answer in seen(card.back) for answer in answers)


def test_no_choice_front_marks_the_right_option(bank: Bank, cards: list[Card]) -> None:
    checked = 0
    for card in cards:
        if card.note not in bank.by_id:
            continue
        markup = _SCRIPT.sub("", card.front)
        assert "data-key" not in markup and "zb-key" not in markup and "✓" not in markup
        assert bank.by_id[card.note].explanation not in seen(card.front) or bank.by_id[card.note].kind == "true_false"
        entries = re.findall(r"<li([^>]*)>", markup)
        assert not any(entries), card.note
        assert not re.search(r'class="zb-options [^"]', markup)
        checked += 1
    assert checked > 500


def test_the_back_teaches(bank: Bank, cards: list[Card]) -> None:
    for card in cards:
        shown = seen(card.back)
        item = bank.by_id.get(card.note)
        if item is None:  # a cloze note: its first field is the fact
            assert f":{card.note}:" in shown
        else:
            assert item.id in shown
            if item.kind not in ("ordering", "matching"):
                keys = [part for part, _ in item.points] if item.points else item.key_texts
                assert all(key in shown for key in keys), item.id
            for note in (option.note for option in item.options if item.kind.endswith("choice") and option.note):
                assert note in shown, item.id
        fact = bank.base.fact(item.main_fact if item else card.note)
        assert f"《{fact.sources[0].document}》·{fact.sources[0].section}" in shown
        assert all(note in shown for note in (item.notes if item else fact.notes))


def test_nothing_remote_and_no_handlers(cards: list[Card]) -> None:
    for card in cards:
        for side in (card.front, card.back):
            assert not re.search(r"(?:https?:|//[a-z]|@import|url\()", side.replace("http://www.w3.org", "")), card.note
            assert not re.search(r"<[^>]*\son[a-z]+\s*=", side), card.note
            assert "localStorage" not in side and "sessionStorage" not in side
            assert "<img" not in side and "[sound:" not in side
    assert "url(" not in cards[0].css and "@import" not in cards[0].css


def test_a_second_import_adds_nothing(package: Path, student: Student) -> None:
    first = student.take(package)
    again = student.take(package)
    assert first.new == student.collection.note_count() and not first.duplicate
    assert (again.new, again.updated, again.duplicate) == (0, 0, first.new)
    assert not student.collection.get_empty_cards().notes


def test_decks_and_presets(package: Path, student: Student) -> None:
    student.take(package, presets=True)
    decks = student.collection.decks
    deck = decks.by_name(OURS.title)
    assert deck is not None
    for words in ("喻新安", f"每天新卡片{OURS.new_per_day}张", f"{OURS.tag_root}::已停用", OURS.version, "我的笔记", OURS.labels.report):
        assert words in deck["desc"], words
    assert [name.removeprefix(f"{OURS.title}::") for name in sorted(d.name for d in decks.all_names_and_ids()) if "::" in name] == [
        "① 回望", "② 盘点", "③ 前瞻"
    ]  # fmt: skip
    preset = decks.config_dict_for_deck_id(deck["id"])
    assert preset["id"] == preset_id(OURS)
    assert preset["new"]["perDay"] == OURS.new_per_day and preset["new"]["bury"] and preset["rev"]["bury"]
    assert preset["buryInterdayLearning"]


def test_new_cards_come_in_our_order(package: Path, student: Student, cards: list[Card]) -> None:
    student.take(package)
    collection = student.collection
    found = [collection.get_card(number) for number in collection.find_cards("", order="c.due")]
    assert [(card.note().fields[0], card.ord + 1) for card in found] == [(card.note, card.number) for card in cards]
    assert len({card.due for card in found}) == len(found)


def test_the_package_is_small_and_leaves_nothing_behind(package: Path) -> None:
    assert [path.name for path in package.parent.iterdir()] == [package.name]
    assert package.stat().st_size < 2_000_000
