"""卡片: both faces of each card in a phone frame, by day and by night, as Anki makes them; no script runs in them."""

from __future__ import annotations

import re

import pytest

from tests.web.conftest import Page, words


def test_each_card_has_two_faces(page: Page) -> None:
    count = int(re.findall(r"Card 1 of (\d+)", words(page.get("cards")))[0])
    assert count > 3
    for number in range(1, count + 1):
        front, back = (page.get("cards/face", number=str(number), **more).text for more in ({}, {"back": "1"}))
        assert front != back and not re.search(r"\{\{|<script|<!-- \w", front + back)
        assert "zb-front" in front and "zb-back" in back


def test_a_gap_is_open_in_front_and_filled_behind(page: Page) -> None:
    faces = [(page.get("cards/face", number=str(number)).text, page.get("cards/face", number=str(number), back="1").text) for number in range(1, 7)]
    gaps = [pair for pair in faces if 'class="cloze"' in pair[0]]
    assert gaps
    for front, back in gaps:
        assert re.findall(r'class="cloze">(\[.+?\])<', front) and not re.findall(r'class="cloze">\[', back)


def test_night_is_a_class_and_the_policy_forbids_scripts(page: Page) -> None:
    by_night = page.get("cards/face", night="1")
    assert "nightMode" in by_night.text.partition("<style>")[0] and "script-src" not in by_night.headers["content-security-policy"]
    assert "default-src 'none'" in by_night.headers["content-security-policy"]


@pytest.mark.parametrize("number", ["0", "999999", "9" * 400, "-1", "x", ""])
def test_there_is_no_other_card(number: str, page: Page) -> None:
    assert page.get("cards", number=number).status_code == page.get("cards/face", number=number).status_code == 404


def test_the_number_of_a_card_is_for_anki_and_not_shown_here(page: Page) -> None:
    assert "zb-id" in page.get("cards/face", number="1", back="1").text
    assert "#qa .zb-id { display: none; }" in page.get("/static/face.css").text
