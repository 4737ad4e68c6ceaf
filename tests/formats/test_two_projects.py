"""Files of two projects with equal decks and items, on one platform: none is taken for an update of the other, and none names us."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from tests.core.small import OWN
from zhongbu_quiz.exports.quiz import Quiz
from zhongbu_quiz.exports.registry import dialects
from zhongbu_quiz.identity import ProjectRecord, identity_of
from zhongbu_quiz.items.item import Blank

from .sample import PLAIN, made, written

THEIRS = identity_of(ProjectRecord(name="theirs-abc234", title="乙地题库"))
MINE, HERS = (Quiz(project, "my-set", "我的练习", tuple(PLAIN)) for project in (OWN, THEIRS))


def packed_ids(data: bytes, wanted: tuple[str, ...]) -> set[str]:
    """The identifiers of the elements of some names in a package."""
    found: set[str] = set()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            for element in ET.fromstring(archive.read(name)).iter():
                if element.tag.rpartition("}")[2] in wanted:
                    found |= {value for key, value in element.attrib.items() if key in ("identifier", "ident")}
    return found


@pytest.mark.parametrize(
    ("dialect", "wanted"),
    [
        ("2.1", ("manifest", "assessmentTest", "assessmentItem")),
        ("canvas", ("manifest", "assessment", "quiz", "item")),
    ],
)
def test_qti_identifiers_belong_to_a_project(dialect: str, wanted: tuple[str, ...]) -> None:
    mine, hers = (packed_ids(written("qti", quiz, dialect).data, wanted) for quiz in (MINE, HERS))
    assert len(mine) > 5 and mine.isdisjoint(hers)
    assert mine == packed_ids(written("qti", MINE, dialect).data, wanted)


def category(quiz: Quiz) -> str:
    found = ET.fromstring(written("moodle", quiz).data).find("question/category/text")
    assert found is not None and found.text
    return found.text


def test_moodle_categories_stand_below_their_project() -> None:
    assert category(MINE) == "$course$/top/甲地题库/我的练习" and category(HERS) == "$course$/top/乙地题库/我的练习"
    assert category(replace(MINE, title=OWN.title)) == "$course$/top/甲地题库"
    assert category(replace(MINE, title="单元 1/2")) == "$course$/top/甲地题库/单元 1//2"


def test_the_practice_page_speaks_the_language_of_the_project() -> None:
    assert b'<html lang="zh-CN">' in written("html", MINE).data
    english = replace(MINE, project=replace(OWN, language="en"))
    assert b'<html lang="en">' in written("html", english).data


@pytest.mark.parametrize("name", [name for name in dialects() if name != "json"])  # its format has a name, and that is ours
def test_no_file_names_the_program_or_its_subject(name: str) -> None:
    item = made("single_choice", ("神舟五号是哪一年发射的？", Blank()), (0,), ("2003年", "1999年", "2008年"), explanation="2003年。")
    for dialect in dialects()[name] or [""]:
        data = written(name, replace(HERS, items=(item,)), dialect).data
        parts = [data]
        if zipfile.is_zipfile(io.BytesIO(data)):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                parts = [part.encode() + archive.read(part) for part in archive.namelist()]
        assert not any(b"zhongbu" in part.lower() or "中部".encode() in part for part in parts), name
