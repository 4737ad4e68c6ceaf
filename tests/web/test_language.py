"""中文, English: each browser hears its own language, and two do not mix."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote

import pytest

from tests.web.conftest import HOST, TOKEN, Page, words
from zhongbu_quiz.messages import _, speaking, spoken
from zhongbu_quiz.web.guards import LANGUAGE


def test_a_browser_chooses_its_language(page: Page) -> None:
    chosen = page.client.post("/language", data={"token": TOKEN, "language": "zh"}, headers={"referer": f"http://{HOST}/set/{quote('甲地')}?a=1"})
    assert (chosen.status_code, chosen.headers["location"]) == (303, f"/set/{quote('甲地')}?a=1")
    shown = page.get("/")
    assert "我的套题" in words(shown) and 'lang="zh-CN"' in shown.text
    page.client.post("/language", data={"token": TOKEN, "language": "en"})
    assert "My sets" in words(page.get("/"))


def test_two_browsers_do_not_mix(page: Page) -> None:
    def asked(language: str) -> str:
        return words(page.client.get(page.place, headers={"cookie": f"{LANGUAGE}={language}"}))

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(asked, ("zh", "en") * 6))
    assert all("单选题" in one or "组卷" in one or "题" in one for one in answers[::2])
    assert all("single choice" in one for one in answers[1::2]) and not any("single choice" in one for one in answers[::2])


@pytest.mark.parametrize("referer", ["http://evil.example/x", "//evil.example", f"http://{HOST}//evil.example/", f"http://{HOST}/\\evil.example", ""])
def test_one_is_led_to_no_other_site(referer: str, page: Page) -> None:
    answer = page.client.post("/language", data={"token": TOKEN, "language": "en"}, headers={"referer": referer})
    assert answer.headers["location"] == "/"


@pytest.mark.parametrize("language", ["", "xx", "../zh", "zh\r\nset-cookie: a=b"])
def test_a_strange_language_is_refused(language: str, page: Page) -> None:
    assert page.client.post("/language", data={"token": TOKEN, "language": language}).status_code == 409
    assert page.client.get("/", headers={"cookie": f"{LANGUAGE}=xx"}).status_code == 200


def test_what_is_said_is_of_the_moment() -> None:
    with speaking("zh"):
        assert (spoken(), _("My sets")) == ("zh", "我的套题")
    assert (spoken(), _("My sets")) == ("en", "My sets")


@pytest.mark.usefixtures("chinese")
def test_what_is_refused_ends_as_a_sentence_and_leads_back_by_name(page: Page) -> None:
    (page.deck.parent / "wrong.yaml").write_text("title: 乙\nforms: many\n", encoding="utf-8")
    for place, back in (("/set/none", "返回我的套题"), (f"/set/{quote('甲地')}/paper/wrong", "返回试卷")):
        told = page.get(place).text
        (line,) = re.findall(r'<div class="wrong" role="alert"><p>([^<]+)</p>', told)
        assert line.endswith("。") and f">{back}</a>" in told
