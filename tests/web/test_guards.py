"""Whoever is not the person at this computer is refused, and nothing is done for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.core.small import files_in
from tests.web.conftest import HOST, TOKEN, Page, client, settings, words
from zhongbu_quiz.web.app import CHANGE, READ
from zhongbu_quiz.web.guards import COOKIE

BEGIN = {"token": TOKEN, "start": "blank", "title": "乙地"}
FORM = {"content-type": "application/x-www-form-urlencoded"}
HOSTS = {
    HOST: 200,
    "127.0.0.1": 200,
    "localhost:8653": 200,
    "[::1]:8653": 200,
    "192.168.1.7:8653": 200,
    "evil.example": 421,
    "evil.example:8653": 421,
    "127.0.0.1.evil.example": 421,
    "localhost.evil.example": 421,
    "": 421,
}
FOREIGN: dict[str, dict[str, str]] = {
    "another site": {"origin": "http://evil.example"},
    "the same host, another port": {"origin": "http://127.0.0.1:9999"},
    "the same host, encrypted": {"origin": f"https://{HOST}"},
    "a page without an origin": {"origin": "null"},
    "what a browser says of it": {"sec-fetch-site": "cross-site"},
    "a neighbour of the same site": {"sec-fetch-site": "same-site"},
}
TITLES = ("../乙地", "..", "乙/地", "乙\\地", "C:乙", "", " ", ".乙", "乙" * 50, "\u202e乙", "乙\x00", "乙.", "-乙", "乙?", "con", "NUL.x")
PATHS = (
    "/set/..%2F..%2Fetc",
    "/set/%2e%2e",
    "/set/乙地",
    "/set/甲地/paper/..%2F..%2Fproject",
    "/set/甲地/paper/nothing",
    "/static/..%2F_layout.html.j2",
    "/static/%2e%2e/%2e%2e/questions/event-date.yaml",
    "/nothing",
)


@pytest.mark.parametrize(("host", "status"), HOSTS.items())
def test_only_names_of_this_computer_are_answered(host: str, status: int, page: Page) -> None:
    assert page.client.get("/", headers={"host": host}).status_code == status


@pytest.mark.parametrize("headers", FOREIGN.values(), ids=list(FOREIGN))
def test_no_other_site_changes_anything(headers: dict[str, str], page: Page) -> None:
    before = files_in(page.folder)
    assert page.client.post("/new", data=BEGIN, headers=headers).status_code == 403
    assert files_in(page.folder) == before


def test_a_form_of_an_earlier_run_leads_back_to_where_it_stood(page: Page) -> None:
    place = "/set/%E7%94%B2/paper/my-set/sheet?form=A"
    answer = page.client.post("/new", data={**BEGIN, "token": "of an earlier run"}, headers={"referer": f"http://{HOST}{place}"})
    assert answer.status_code == 403 and f'href="{place}"' in answer.text


@pytest.mark.parametrize("headers", [{}, {"origin": f"http://{HOST}", "sec-fetch-site": "same-origin"}, {"sec-fetch-site": "none"}])
def test_our_own_forms_are_taken(headers: dict[str, str], page: Page) -> None:
    assert page.client.post("/new", data=BEGIN, headers=headers).status_code == 303
    assert (page.folder / "乙地/project.yaml").is_file()


def test_another_site_may_lead_here_and_load_nothing_of_ours(page: Page) -> None:
    foreign = {"sec-fetch-site": "cross-site"}
    assert page.client.get("/", headers={**foreign, "sec-fetch-mode": "navigate"}).status_code == 200
    for mode in ("no-cors", "cors", ""):
        assert page.client.get("/static/icon.svg", headers={**foreign, "sec-fetch-mode": mode}).status_code == 403


@pytest.mark.parametrize("path", CHANGE)
@pytest.mark.parametrize("token", [{}, {"token": ""}, {"token": "another"}], ids=["none", "empty", "another"])
def test_every_form_needs_its_token(path: str, token: dict[str, str], page: Page) -> None:
    before = files_in(page.folder)
    form = {**BEGIN, **token} if token else {"title": "乙地"}
    answer = page.client.post(path.format(name="甲地", deck="set", file="facts.yaml", job="x"), data=form)
    assert answer.status_code == 403 and files_in(page.folder) == before


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_other_methods_are_refused(method: str, page: Page) -> None:
    assert page.client.request(method, "/").status_code == 405


def test_what_is_read_is_not_posted_and_the_other_way_round(page: Page) -> None:
    only_read, only_changed = READ.keys() - CHANGE.keys(), CHANGE.keys() - READ.keys()
    assert {page.client.post(path.format(name="甲地", deck="set", file="facts.yaml", job="x"), data=BEGIN).status_code for path in only_read} == {405}
    assert {page.client.get(path.format(name="甲地", deck="set", file="facts.yaml", job="x")).status_code for path in only_changed} == {405}


def test_a_body_above_the_limit_is_refused_by_what_it_says_and_while_it_is_read(tmp_path: Path) -> None:
    read = 0

    def endless() -> Iterator[bytes]:
        nonlocal read
        yield b"token=form-token&title="
        while True:
            read += 1000
            yield b"x" * 1000

    with client(settings(tmp_path, largest_form=50_000, largest_file=100_000)) as asked:
        assert asked.post("/new", data={**BEGIN, "title": "x" * 60_000}).status_code == 413
        assert asked.post("/new", content=b"", headers={**FORM, "content-length": "99999999"}).status_code == 413
        assert asked.post("/new", data={**BEGIN, "start": "table"}, files={"file": ("乙.xlsx", b"x" * 200_000)}).status_code == 413
        assert asked.post("/new", content=_first(endless(), 5_000), headers=FORM).status_code == 413
    assert list(tmp_path.iterdir()) == []


def _first(body: Iterator[bytes], most: int) -> Iterator[bytes]:
    for _number, part in zip(range(most), body, strict=False):
        yield part


def test_many_fields_and_files_are_refused(page: Page) -> None:
    before = files_in(page.folder)
    many = [("token", TOKEN), *((f"count{number}", "1") for number in range(2000))]
    parts = [(name, (None, value)) for name, value in many]
    assert page.client.post("/new", files=parts).status_code == 400
    two = [("token", (None, TOKEN)), ("file", ("a.xlsx", b"x")), ("file", ("b.xlsx", b"x"))]
    assert page.client.post("/new", files=two).status_code == 400
    assert files_in(page.folder) == before


@pytest.mark.parametrize("title", TITLES)
def test_no_name_leads_out_of_the_folder(title: str, page: Page) -> None:
    before = files_in(page.folder.parent)
    for path, form in (("/new", {"start": "blank"}), ("/new", {"start": "ours"}), ("/set/甲地/paper", {})):
        answer = page.post(path, title=title, **form)
        assert answer.status_code == 409 and 'role="alert"' in answer.text
    assert files_in(page.folder.parent) == before


@pytest.mark.parametrize("name", ["../../seeds.xlsx", "..\\..\\seeds.xlsx", "/etc/seeds.xlsx", "C:\\seeds.xlsx"])
def test_a_file_lands_among_the_facts_whatever_it_is_called(name: str, page: Page) -> None:
    answer = page.client.post("/new", data={**BEGIN, "start": "table"}, files={"file": (name, b"not a workbook")})
    assert answer.status_code == 303
    assert (page.folder / "乙地/seeds/seeds.xlsx").read_bytes() == b"not a workbook"
    assert sorted(path.name for path in page.folder.iterdir() if not path.name.startswith(".")) == ["乙地", "甲地"]


@pytest.mark.parametrize("path", PATHS)
def test_what_is_not_there_is_not_found(path: str, page: Page) -> None:
    answer = page.client.get(path)
    assert answer.status_code == 404 and "<h1>" in answer.text


def test_every_page_forbids_what_does_not_stand_in_our_files(page: Page) -> None:
    for path in ("/", "/set/甲地", page.place, f"{page.place}/why", f"{page.place}/files", "/nothing", "/static/page.css"):
        headers = page.client.get(path).headers
        assert "unsafe" not in headers["content-security-policy"] and "default-src 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff" and headers["cross-origin-resource-policy"] == "same-origin"
    printed = page.get("sheet").headers["content-security-policy"]
    assert "script-src" not in printed and "default-src 'none'" in printed  # the paper has styles in its lines, and no script at all


@pytest.mark.parametrize("path", ["/", "/set/甲地", "PAPER", "PAPER/why?number=1&form=A&option=1", "PAPER/files", "PAPER/pages?product=key"])
def test_no_page_holds_a_script_or_a_style_or_names_another_host(path: str, page: Page) -> None:
    text = page.client.get(path.replace("PAPER", page.place)).text
    assert re.search(r"<style|\sstyle=|\son\w+=|javascript:|<script(?! src=\"/static/)", text) is None
    assert re.findall(r"(?:src|href|action)=\"(?!/|#|\?)[^\"]*\"", text) == []


def test_where_others_reach_the_page_the_address_needs_its_token(tmp_path: Path) -> None:
    with client(settings(tmp_path, address_token="open-sesame")) as asked:
        assert asked.get("/").status_code == asked.get("/?token=wrong").status_code == asked.get("/static/page.css").status_code == 403
        assert asked.post("/new", data=BEGIN).status_code == 403
        first = asked.get("/set/x?a=1&token=open-sesame")
        assert (first.status_code, first.headers["location"]) == (303, "/set/x?a=1")
        cookie = first.headers["set-cookie"]
        assert cookie.startswith(f"{COOKIE}=open-sesame") and "HttpOnly" in cookie and "samesite=strict" in cookie.lower()
        assert asked.get("/").status_code == 200
        asked.cookies.clear()
        assert asked.get("/", headers={"cookie": f"{COOKIE}=wrong"}).status_code == 403


def test_a_mistake_of_ours_is_said_without_its_traceback(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_given: object) -> None:
        raise ZeroDivisionError("the secret of the house")

    told: list[BaseException] = []
    said = settings(page.folder, crashed=lambda error: told.append(error) or "this is a mistake of ours")
    monkeypatch.setattr("zhongbu_quiz.studio.desk.Desk.sets", broken)
    with client(said) as asked:
        answer = asked.get("/")
    assert answer.status_code == 500 and "this is a mistake of ours" in words(answer)
    assert "secret" not in answer.text and "Traceback" not in answer.text and isinstance(told[0], ZeroDivisionError)


def test_what_somebody_typed_is_shown_as_text(page: Page) -> None:
    evil = "<script>alert(1)</script>"
    assert evil not in page.get(f"/set/{evil.replace('/', '%2F')}").text
    assert evil not in page.post("/new", start="blank", title=evil).text
    page.deck.write_text(page.deck.read_text("utf-8").replace("甲地练习", f"'{evil}'"), encoding="utf-8")
    for path in ("/", "/set/甲地", page.place, f"{page.place}/sheet", f"{page.place}/files"):
        assert evil not in page.get(path).text and "&lt;script&gt;" in page.get(path).text


@pytest.mark.usefixtures("chinese")
def test_refusals_are_said_in_the_language_of_the_moment(page: Page) -> None:
    for answer in (
        page.client.get("/", headers={"host": "evil.example"}),
        page.client.get("/nothing"),
        page.client.post("/new", data={}),
        page.client.request("PUT", "/"),
    ):
        assert "没有做成" in answer.text and not re.search(r"[A-Za-z]{3,} [a-z]{3,}", words(answer))
