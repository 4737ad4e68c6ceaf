"""为什么错: each option is proved by a fact, with the words of the text."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from tests.web.conftest import Page, words
from zhongbu_quiz.items.item import Choice
from zhongbu_quiz.studio.desk import Desk
from zhongbu_quiz.studio.why import confusion_called, reasons


def test_every_option_of_the_paper_leads_to_its_reason(page: Page) -> None:
    text = page.get("sheet").text
    links = re.findall(r'<a href="([^"]+)" target="why">', text)
    options = [link.replace("&amp;", "&") for link in links if "option=" in link]
    assert len(options) >= 4 * 3
    for link in options:
        answer = page.client.get(urljoin(f"{page.place}/sheet", link))
        assert answer.status_code == 200 and ('class="reason right"' in answer.text or 'class="reason other"' in answer.text)


def test_a_wrong_option_shows_the_fact_that_proves_it_with_its_evidence(page: Page) -> None:
    desk = Desk(page.folder)
    opened = desk.opened("甲地", "set")
    drawn = desk.drawn(opened)
    for form in drawn.forms:
        for number, item in enumerate(form.items, 1):
            if not isinstance(item, Choice):
                continue
            for place, option in enumerate(item.options):
                told = reasons(drawn, opened.bank.base, form.name, number, place)
                reason = told.options[place]
                assert (reason.text, reason.right) == (option.text, place in item.answer)
                if option.fact and not reason.right:
                    fact = opened.bank.base.fact(option.fact)
                    assert reason.proof is not None and reason.proof.statement == fact.statement and reason.proof.evidence
                    answer = words(page.get("why", form=form.name, number=str(number), option=str(place)))
                    assert all(said in answer for said in (fact.statement, confusion_called(option.why), *fact.sources[0].evidence))


def test_before_anything_is_pointed_at_it_says_what_to_do(page: Page) -> None:
    assert "Click on an option" in words(page.get("why"))


def test_a_gap_has_its_answer_and_no_options(page: Page) -> None:
    answer = words(page.get("why", form="A", number="6"))
    assert "The answer" in answer and "All options" not in answer


def test_what_is_not_on_the_paper_is_not_found(page: Page) -> None:
    for form, number in (("A", "7"), ("A", "0"), ("Z", "1")):
        assert page.get("why", form=form, number=number).status_code == 404
    assert page.get("why", form="A", number="1", option="9").status_code == 200


def test_the_answer_is_told_once_and_what_is_proved_is_a_whole_sentence(page: Page) -> None:
    desk = Desk(page.folder)
    opened = desk.opened("甲地", "set")
    drawn = desk.drawn(opened)
    for number, item in enumerate(drawn.forms[0].items, 1):
        if item.kind == "single_choice" and isinstance(item, Choice):
            right, wrong = item.answer[0], next(place for place in range(len(item.options)) if place not in item.answer)
            for query in ({}, {"option": str(right)}, {"option": str(wrong)}):
                said = page.get("why", form="A", number=str(number), **query).text
                assert said.count(f"{'ABCD'[right]}．{item.options[right].text}") == 1, (number, query)
            for told in reasons(drawn, opened.bank.base, "A", number).options:
                proved = told.proof.statement if told.proof and not told.right else ""
                assert not told.note or set(told.note) - set(proved), told.note


def test_what_a_distractor_plays_on_is_said_in_plain_words() -> None:
    assert confusion_called("同指标异年") == "是另一年的数据" and confusion_called("数值相近") == "数值相近"
