"""Text that could be taken for markup, in the fields and in the real backend."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.pictures_cards import rendered
from tests.anki.conftest import RELEASE_1, pack
from zhongbu_quiz.exports.anki.markup import cloze, cloze_text, tag
from zhongbu_quiz.exports.anki.markup import html as escaped
from zhongbu_quiz.facts.base import base_of
from zhongbu_quiz.facts.slots import Slot
from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.items.item import Option


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("占比 <5%", "占比 &lt;5%"),
        ("A & B", "A &amp; B"),
        ("[sound:a.mp3]", "&#91;sound:a.mp3]"),
        ("〔2021〕[12]", "〔2021〕[12]"),
        ("一\x1f二", "一 二"),
        (r"\(x\)", r"＼(x\)"),
    ],
)
def test_text_stays_text(text: str, field: str) -> None:
    assert escaped(text) == field


def test_cloze_marks() -> None:
    assert cloze(1, "2006年4月", "年月") == "{{c1::2006年4月::年月}}"
    assert cloze(101, "a::b}}", "") == "{{c101::a:&#58;b&#125;&#125;}}"
    assert "{{" not in cloze_text("{{c1::x}}") and "}}" not in cloze_text("{{c1::x}}")
    assert tag("地区 :: 山 西") == "地区_::_山_西"


@given(st.text(alphabet="山西19年<>&{}:[]c\"'\\(sound$", max_size=20))
def test_a_person_reads_what_was_written(text: str) -> None:
    field = cloze(7, text, "")
    inner = re.fullmatch(r"\{\{c7::(.*)\}\}", field, re.DOTALL)
    assert inner and "::" not in inner[1] and "}}" not in inner[1]
    assert html.unescape(inner[1]).replace("＼", "\\") == text
    assert html.unescape(cloze_text(text)).replace("＼", "\\") == text


def test_odd_text_in_the_backend(bank: Bank, tmp_path: Path) -> None:
    odd = "<5% {{c9::x}} a::b }} & [sound:x.mp3]"
    singles = {item.main_fact: item for item in bank.items if item.kind == "single_choice"}
    item = next(item for item in bank.items if item.kind == "cloze" and item.main_fact in singles)
    fact = bank.base.fact(item.main_fact)
    segments = tuple(replace(s, text=odd) if isinstance(s, Slot) and s.name == item.slot else s for s in fact.segments)
    told = (*segments[len(fact.opening) :], "；另见" + odd.replace("x", "y"))
    base = base_of([replace(fact, clauses=(("", told),))])
    single = singles[fact.id]
    options = [Option(odd) if place in single.answer else option for place, option in enumerate(single.options)]  # type: ignore[operator]
    choice = replace(single, options=tuple(options), notes=())
    cards = rendered(pack([item, choice], base, tmp_path / "odd.apkg", RELEASE_1))
    assert len(cards) == 2
    for card in cards:
        text = html.unescape(re.sub(r"<[^>]+>", "", card.back))
        assert odd in text
        assert "[anki:play" not in card.back
    blank = next(card for card in cards if card.kind == "填空")
    assert "{{c9::x}}" not in html.unescape(re.sub(r"<[^>]+>", "", blank.front))
