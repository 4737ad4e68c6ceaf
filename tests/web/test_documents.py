"""材料: a document or a pasted text, its drafts beside it, accepted, changed or refused; then facts are in the set."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from httpx2 import Response

from tests.web.conftest import TOKEN, Page, client, settings, words
from zhongbu_quiz.extract.reviewed import reviewed_book
from zhongbu_quiz.studio.project import load_facts, project_at

TEXT = """\
云河县近代史

1911年10月10日，湖北新军在武昌发动起义。
1919年5月4日，北京学生举行示威游行。
2020年，云河县粮食产量65.2万吨，比上年增长3.1%。
1921年7月23日，中国共产党第一次全国代表大会在上海召开。
"""
PLACE = f"/set/{quote('云河')}/drafts/{quote('云河.xlsx')}"


@pytest.fixture
def drafts(tmp_path: Path) -> Iterator[Page]:
    """The page over a folder in which a set was begun with a pasted text."""
    with client(settings(tmp_path)) as asked:
        answer = asked.post("/new", data={"token": TOKEN, "start": "document", "title": "云河", "text": TEXT})
        assert (answer.status_code, answer.headers.get("location")) == (303, PLACE), words(answer)
        yield Page(tmp_path, asked, PLACE)


def book(page: Page) -> Path:
    return page.folder / "云河/seeds/云河.xlsx"


def decide(page: Page, state: str, **more: object) -> Response:
    shown = page.get().text
    draft = re.findall(r'name="draft" value="([^"]+)"', shown)[0]
    return page.post("", **{"state": state, "draft": draft, "seen": page.seen(), **more})


def test_each_draft_is_accepted_changed_or_refused(drafts: Page) -> None:
    assert (drafts.folder / "云河/documents/云河.txt").read_text(encoding="utf-8") == TEXT.strip()
    first = drafts.get()
    assert "湖北新军在武昌发动起义" in re.findall(r"<mark id=\"here\">(.*?)</mark>", first.text, re.S)[0]
    following = decide(drafts, "accepted", title=["对象"], text=["武昌起义"])
    assert following.status_code == 303 and "at=" in following.headers["location"]
    assert decide(drafts, "refused").status_code == 303
    rows = reviewed_book(book(drafts)).rows
    told = [record for record in load_facts(project_at(drafts.folder / "云河")).facts if record.path.name.startswith("云河.xlsx")]
    assert [row.accepted for row in rows].count(True) == len(told) == 1
    assert "武昌起义" in next(row for row in rows if row.accepted).cells.values()
    assert "1 accepted, 1 not wanted" in words(drafts.get())
    assert drafts.post("undo").status_code == 303 and "1 accepted, 0 not wanted" in words(drafts.get())


def test_a_cell_that_makes_no_fact_is_told_at_once(drafts: Page) -> None:
    answer = decide(drafts, "accepted", title=["日期"], text=["某天"])
    shown = drafts.client.get(answer.headers["location"])
    assert "某天" in shown.text and "names no year" in words(shown)


@pytest.mark.parametrize(
    "form", [{"seen": "old"}, {"draft": "nothing"}, {"state": "x"}, {"title": ["a"], "text": ["b", "c"]}]
)
def test_what_cannot_be_said_of_a_draft_writes_nothing(form: dict[str, object], drafts: Page) -> None:
    before = book(drafts).read_bytes()
    assert decide(drafts, str(form.pop("state", "accepted")), **form).status_code in (404, 409)
    assert book(drafts).read_bytes() == before


@pytest.mark.parametrize(
    ("name", "data", "status"),
    [
        ("../../a.txt", TEXT.encode(), 303), ("a.exe", b"MZ", 409), ("b.pdf", b"%PDF-1.4 nothing", 409), ("c.docx", b"PK\x03\x04", 409),
        ("d.txt", b"", 409), ("e.txt", "没有事实。".encode(), 409), ("f.html", b"<script>" * 1000, 409), ("云河.md", TEXT.encode(), 409),
    ],
)  # fmt: skip
def test_documents_from_strangers(name: str, data: bytes, status: int, drafts: Page) -> None:
    before = sorted(path.relative_to(drafts.folder) for path in drafts.folder.rglob("*") if path.is_file())
    answer = drafts.client.post(f"/set/{quote('云河')}/document", data={"token": TOKEN}, files={"file": (name, data)})
    assert answer.status_code == status, words(answer)
    after = sorted(path.relative_to(drafts.folder) for path in drafts.folder.rglob("*") if path.is_file())
    new = {str(path) for path in after} - {str(path) for path in before}
    assert new == ({"云河/documents/a.txt", "云河/seeds/a.xlsx"} if status == 303 else set())
    assert "/tmp" not in words(answer)


def test_a_text_is_shown_as_text(drafts: Page) -> None:
    evil = TEXT.replace("湖北新军", "<script>alert(1)</script>湖北新军")
    drafts.post(f"/set/{quote('云河')}/document", title="坏", text=evil)
    shown = drafts.get(f"/set/{quote('云河')}/drafts/{quote('坏.xlsx')}")
    assert shown.status_code == 200 and "<script>alert" not in shown.text


def test_a_table_is_no_workbook_of_drafts(drafts: Page) -> None:
    (book(drafts).parent / "表.csv").write_text("时间,事件\n1911年,武昌起义爆发\n", encoding="utf-8")
    assert drafts.get(f"/set/{quote('云河')}/drafts/{quote('表.csv')}").status_code == 404


def test_a_date_is_shown_as_texts_write_it_and_is_written_only_where_it_is_changed(drafts: Page) -> None:
    def dates() -> list[str]:
        return [row.cells.get("日期", "") for row in reviewed_book(book(drafts)).rows]

    before, shown = dates(), drafts.get().text
    assert "1911-10-10" in before and 'value="1911年10月10日"' in shown and 'value="1911-10-10"' not in shown
    decide(drafts, "accepted", title=["日期", "对象"], text=["1911年10月10日", "武昌起义"])
    assert dates() == before
    drafts.post("undo")
    decide(drafts, "accepted", title=["日期"], text=["1911年10月11日"])
    assert "1911年10月11日" in dates()


def test_a_draft_says_in_plain_words_what_is_what_and_where_one_goes(drafts: Page) -> None:
    told = drafts.get()
    labels = re.findall(r"<label>(.*?)\s*<input", told.text)
    assert labels[:4] == ["日期", "who", "did what", "to whom, or what"]
    assert '<span class="button off">Previous</span>' in told.text and 'rel="next"' in told.text
    assert "What you accept goes into the material of this set" in words(told)
