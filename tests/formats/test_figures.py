"""Tables, materials and points in the exchange formats: as tables where a format has them, in words where it has none."""

from __future__ import annotations

import json
from xml.etree import ElementTree as ET

import fastjsonschema
import pytest

from tests.core.figures import FIGURED, TABLE
from tests.formats.practice import data_of
from tests.formats.sample import quiz, written
from zhongbu_quiz.exports.anki.choice_notes import stem_html
from zhongbu_quiz.exports.json import SCHEMA
from zhongbu_quiz.items.printed import printed


def _text(name: str) -> str:
    return written(name, quiz(*FIGURED)).data.decode("utf-8-sig")


@pytest.mark.parametrize("name", ["gift", "text", "csv"])
def test_formats_without_tables_say_the_figure_in_words(name: str) -> None:
    text = _text(name)
    assert TABLE.text.split("；")[0] in text.replace("\\", "")
    assert text.count("88%、83%、75%") == 3  # each question is imported by itself
    assert "采分点" in text and "①粮田（2分）" in text


def test_markdown_has_tables_and_the_material_once() -> None:
    text = _text("markdown").replace("\\", "")
    assert "| 指标 | 2003年 | 2013年 | 2023年 |\n| --- | --- | --- | --- |" in text
    assert text.count("88%、83%、75%") == 1 and "阅读材料，完成第3—5题。" in text and "## 材料分析题" in text


def test_moodle_has_html_tables() -> None:
    questions = [question.findtext("questiontext/text") or "" for question in ET.fromstring(_text("moodle")).iter("question")]
    assert sum('<th scope="col">2013年</th>' in text for text in questions) == 1
    assert sum("88%、83%、75%" in text for text in questions) == 3 and any("&lt;甲&gt;地" in text for text in questions)


def test_the_practice_page_has_tables_and_materials_as_data() -> None:
    data = data_of(_text("html"))
    first, *_, last = data["items"]
    assert first["figure"]["columns"] == list(TABLE.columns) and first["material"] is None
    assert "甲地人均产值" in data["materials"][last["material"]][0] and last["key"] == "①粮田（2分）②果园（2分）③鱼塘（2分）"
    assert "".join(map(str, first["stem"])).startswith("据表")


def test_cards_show_the_table_above_the_stem() -> None:
    html = stem_html(FIGURED[0], printed(FIGURED[0]))
    assert html.startswith('<table class="zb-table">') and html.index("</table>") < html.index("据表")
    assert stem_html(FIGURED[4], printed(FIGURED[4])).startswith('<p class="zb-material">1980年')


def test_json_keeps_its_schema() -> None:
    fastjsonschema.compile(SCHEMA)(json.loads(_text("json")))
