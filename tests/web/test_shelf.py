"""我的套题: what there is in the folder, and how another set is begun."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from html import unescape
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.core.small import files_in, run
from tests.web.conftest import TABLE, TOKEN, Page, client, settings, words
from zhongbu_quiz.identity import load_identity
from zhongbu_quiz.studio.begin import begin_with_ours
from zhongbu_quiz.studio.desk import Desk
from zhongbu_quiz.studio.project import project_at


def test_a_card_tells_a_set(page: Page) -> None:
    told = words(page.get("/"))
    assert "试一试" in told and "1 paper " in told and "Last paper: 甲地练习" in told
    assert words(page.get(f"/set/{quote('甲地')}/figures")).strip().split(" · ")[0].endswith("facts to know")


def test_what_is_no_set_is_not_shown(page: Page) -> None:
    (page.folder / "other").mkdir()
    (page.folder / ".hidden/seeds").mkdir(parents=True)
    (page.folder / ".hidden/decks").mkdir()
    (page.folder / "link").symlink_to(page.folder / "甲地", target_is_directory=True)
    assert page.get("/").text.count('<h2><a href="/set/') == 1
    assert page.get("/set/other").status_code == page.get("/set/.hidden").status_code == page.get("/set/link").status_code == 404


def test_a_folder_that_is_a_set_shows_that_one_and_begins_no_other(page: Page) -> None:
    with client(settings(page.folder / "甲地")) as asked:
        shown = asked.get("/").text
        assert shown.count('<h2><a href="/set/') == 1 and 'action="/new"' not in shown
        before = files_in(page.folder)
        assert asked.post("/new", data={"token": TOKEN, "start": "blank", "title": "乙地"}).status_code == 409
        assert files_in(page.folder) == before


@pytest.mark.parametrize("start", ["blank", pytest.param("ours", marks=pytest.mark.slow)])
def test_a_new_set_can_be_worked_on_at_once_here_and_from_the_command_line(start: str, page: Page) -> None:
    answer = page.post("/new", start=start, title="乙地 复习")
    assert answer.status_code == 303 and answer.headers["location"] == f"/set/{quote('乙地 复习')}"
    folder = page.folder / "乙地 复习"
    identity = load_identity(folder / "project.yaml")
    assert identity.title == "乙地 复习" and identity.name.endswith("k3f9x2")
    assert "questions" in words(page.get(answer.headers["location"]))
    ran = run(folder, "check", "-q")
    assert ran.status == 0, ran.err


def test_a_copy_of_ours_has_our_facts_and_another_name(page: Page) -> None:
    page.post("/new", start="ours", title="乙地")
    ours, mine = project_at(None), project_at(page.folder / "乙地")
    assert [path.name for path in mine.seed_paths()] == [path.name for path in ours.seed_paths()]
    assert mine.identity().name != ours.identity().name and mine.identity().tag_root == "乙地"


def test_a_table_of_hers_becomes_a_set(page: Page, tmp_path: Path) -> None:
    answer = page.client.post(
        "/new", data={"token": TOKEN, "start": "table", "title": "近代史"}, files={"file": ("年表.csv", TABLE.encode("utf-8"))}
    )
    assert answer.status_code == 303
    told = words(page.get(answer.headers["location"]))
    assert "9 facts" in told and "What was understood of the tables" in told
    assert [path.name for path in (page.folder / "近代史/seeds").iterdir()] == ["年表.csv"]
    assert page.get(f"{answer.headers['location']}/paper/my-set").status_code == 200


def test_a_table_with_mistakes_is_told_with_its_cells(page: Page) -> None:
    table = "时间,事件\n某天,鸦片战争爆发\n1911年10月10日,武昌起义爆发\n"
    page.client.post("/new", data={"token": TOKEN, "start": "table", "title": "近代史"}, files={"file": ("年表.csv", table.encode("utf-8"))})
    answer = page.get(f"/set/{quote('近代史')}")
    assert answer.status_code == 200 and "To be mended" in words(answer) and "1 place" in words(answer)
    assert "某天" in words(page.get(f"/set/{quote('近代史')}/table/{quote('年表.csv')}"))
    assert "to be mended" in words(page.get(f"/set/{quote('近代史')}/figures"))


@pytest.mark.parametrize(("name", "told"), [("年表.pdf", ".xlsx"), ("年表", ".xlsx"), ("", "choose the file")])
def test_what_is_no_table_is_refused(name: str, told: str, page: Page) -> None:
    before = files_in(page.folder)
    files = {"file": (name, b"%PDF-1.7")} if name else None
    answer = page.client.post("/new", data={"token": TOKEN, "start": "table", "title": "近代史"}, files=files)
    assert answer.status_code == 409 and told in words(answer)
    assert files_in(page.folder) == before


def test_a_set_that_is_there_is_not_written_over(page: Page) -> None:
    before = files_in(page.folder)
    assert page.post("/new", start="blank", title="甲地").status_code == 409
    assert page.post(f"/set/{quote('甲地')}/paper", title="set").status_code == 409
    assert files_in(page.folder) == before


def test_a_new_paper_asks_for_nothing_yet(page: Page) -> None:
    answer = page.post(f"/set/{quote('甲地')}/paper", title="期中 小测")
    assert answer.headers["location"] == f"/set/{quote('甲地')}/paper/{quote('期中 小测')}"
    shown = page.get(answer.headers["location"])
    assert shown.status_code == 200 and "Write how many questions" in words(shown)


def test_a_paper_whose_file_is_wrong_says_so_and_leaves_the_others(page: Page) -> None:
    (page.deck.parent / "wrong.yaml").write_text("title: 乙\nforms: many\n", encoding="utf-8")
    assert page.get(f"/set/{quote('甲地')}").status_code == page.get().status_code == 200
    answer = page.get(f"/set/{quote('甲地')}/paper/wrong")
    assert answer.status_code == 409 and "forms" in words(answer)


def test_two_sets_of_one_name_are_told_apart_and_one_is_renamed(page: Page) -> None:
    shutil.copytree(page.folder / "甲地", page.folder / "乙地")
    told = words(page.get("/"))
    assert "Folder: 甲地" in told and "Folder: 乙地" in told and told.count("Last change: 20") == told.count("Another set has the same name.") == 2
    before = load_identity(page.folder / "乙地/project.yaml")
    assert page.post(f"/set/{quote('乙地')}/title", title="乙地 期中").status_code == 303
    after = load_identity(page.folder / "乙地/project.yaml")
    assert after.title == "乙地 期中" and after == replace(before, title=after.title, preset=after.title)
    told = words(page.get("/"))
    assert "乙地 期中" in told and "Another set" not in told
    for title in ("试一试", "甲地", " ", "a/b"):  # the title of another, its folder, none, a path
        assert page.post(f"/set/{quote('乙地')}/title", title=title).status_code == 409
    assert load_identity(page.folder / "乙地/project.yaml") == after


def test_a_name_that_a_set_has_is_told_when_another_is_begun(page: Page) -> None:
    before = files_in(page.folder)
    for title in ("甲地", "试一试"):
        answer = page.post("/new", start="blank", title=title)
        assert answer.status_code == 409 and f"there is a set “{title}” already" in words(answer)
    assert files_in(page.folder) == before


def test_material_is_called_by_what_stands_in_it(page: Page) -> None:
    seeds = page.folder / "甲地/seeds"
    for name in ("年表.csv", "表.csv"):
        (seeds / name).write_text(TABLE, encoding="utf-8")
    begin_with_ours(Desk(page.folder), "乙地", "abc123")
    ours = page.get(f"/set/{quote('乙地')}").text
    shown, _fold, names = ours.partition("<details class=\"quiet\">")
    assert ".yaml" not in re.sub(r"<[^>]+>", "", shown) and "10-history.yaml" in names
    assert "The documents: 回望, 盘点, 前瞻" in shown and re.search(r"回望: from 导语 to 特点</a>\s*<small>\d+ facts", shown)
    mine = page.get(f"/set/{quote('甲地')}").text.partition("<details class=\"quiet\">")[0]
    assert ">年表</a>" in mine and ">表</a>" in mine and ".csv<" not in mine


def test_what_came_with_the_program_opens_and_reads_as_sentences(page: Page) -> None:
    begin_with_ours(Desk(page.folder), "乙地", "abc123")
    place = f"/set/{quote('乙地')}"
    for link in re.findall(r'<a class="title" href="([^"]+/facts/[^"]+)"', page.get(place).text):
        assert page.client.get(link).status_code == 200
    told = page.get(f"{place}/facts/10-history.yaml")
    facts = [fact for fact in Desk(page.folder).bank("乙地").bank.base.facts if fact.sources[0].document == "回望"]
    assert f"{len(facts)} facts to know · to be read only" in words(told) and "<h2 lang=\"zh-CN\">导语</h2>" in told.text
    assert all(fact.statement in unescape(told.text) for fact in facts) and "ev-20" not in told.text
    assert page.get(f"{place}/facts/none.yaml").status_code == page.get(f"{place}/facts/..%2Fproject.yaml").status_code == 404


def test_a_set_leads_on_to_its_paper_unless_something_is_to_be_mended(page: Page) -> None:
    place = f"/set/{quote('甲地')}"
    assert f'<a class="button main" href="{place}/paper/set">Put a paper together: 甲地练习' in page.get(place).text
    assert f'<p><a href="{place}/paper/set">Last paper: 甲地练习' in page.get("/").text
    (page.folder / "甲地/seeds/年表.csv").write_text("时间,事件\n某天,鸦片战争爆发\n", encoding="utf-8")
    told = page.get(place).text
    link = f'{place}/table/{quote("年表.csv")}?wrong=1'
    assert "/paper/set\"" not in told and "New paper" not in told and "once what is wrong above is mended" in told
    assert re.search(f'<a class="title" href="[^"]+">年表</a>\\s*<small> <a class="bad" href="{re.escape(link)}">1 place is to be mended</a>', told)
    assert f'<a class="bad" href="{place}#mend">1 place is to be mended</a>' in page.get(f"{place}/figures").text


def test_every_material_says_how_much_it_holds_and_why_it_is_only_read(page: Page) -> None:
    (page.folder / "甲地/seeds/年表.csv").write_text(TABLE, encoding="utf-8")
    told, shown = words(page.get("/set/甲地/figures")), words(page.get("/set/甲地"))
    rows = shown.partition(" Material ")[2].partition("Names of the files")[0]
    held = [int(count) for count in re.findall(r"(\d+) facts? to know", rows)]
    assert 9 in held and sum(held) == int(re.findall(r"(\d+) facts? to know", told)[0])
    assert "no table, to be read only" in rows


def test_the_last_paper_is_no_way_while_something_is_to_be_mended(page: Page) -> None:
    assert f'href="{page.place}"' in page.get("/set/甲地/figures").text
    (page.folder / "甲地/seeds/错.csv").write_text("时间,事件\n昨天,在上海召开会议\n1921年13月,中国共产党成立\n", encoding="utf-8")
    shown = page.get("/set/甲地/figures")
    assert page.place not in shown.text and "opens once 2 places are mended" in words(shown)
    assert "Only what is marked red can be worked on" in words(page.get("/set/甲地"))
