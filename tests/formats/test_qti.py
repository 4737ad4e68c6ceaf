"""QTI: 2.1 packages through citolab-qti-convert, Canvas's 1.2 through the reader of qti2latex; a few kinds by their elements."""

from __future__ import annotations

import html
import io
import zipfile
from xml.etree import ElementTree as ET

import pytest
import qti2latex
from qti_convert import convert_manifest_to_qti3, upgrade_item

from tests.formats.wanted import (
    below_table,
    explanation_with_letters,
    options,
    pairs,
    right,
    spellings,
    stem,
    stem_pieces,
    texts,
)
from zhongbu_quiz.exports import qti
from zhongbu_quiz.exports.qti.item12 import NAMESPACE as QTI12
from zhongbu_quiz.exports.quiz import clean
from zhongbu_quiz.items.item import Item

from .sample import ALL
from .shipped import SETS, items_of

QTI3 = "{http://www.imsglobal.org/xsd/imsqtiasi_v3p0}"


def files_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def all_text(element: ET.Element | None) -> str:
    return "" if element is None else "".join(element.itertext())


@pytest.mark.parametrize("name", SETS)
def test_every_item_of_a_package_by_another_reader(name: str) -> None:
    quiz = items_of(name)
    made = qti.write(quiz, "2.1")
    assert not made.left_out
    files = files_of(made.data)
    manifest = ET.fromstring(convert_manifest_to_qti3(files["imsmanifest.xml"].decode()))
    hrefs = [element.get("href") for element in manifest.iter() if "item" in (element.get("type") or "")]
    assert len(hrefs) == len(quiz.items)
    for item, href in zip(quiz.items, hrefs, strict=True):
        assert href is not None
        converted = upgrade_item(files[href].decode())
        check3(item, ET.fromstring(getattr(converted, "xml", converted).encode()))


def named(root: ET.Element, name: str) -> list[ET.Element]:
    return list(root.iter(QTI3 + name))


def keys(root: ET.Element) -> list[str]:
    return [value.text or "" for value in named(root, "qti-value")]


def check3(item: Item, root: ET.Element) -> None:
    assert all_text(named(root, "qti-modal-feedback")[0]).strip() == explanation_with_letters(item).strip()
    if item.kind in ("cloze", "fill_blank"):
        assert keys(root) == texts(item)
        others = [text for texts in spellings(item) for text in texts[1:]]
        assert [all_text(value) for value in named(root, "qti-base-value") if value.get("base-type") == "string"] == others
        body = named(root, "qti-item-body")[0]
        assert all_text(body).strip() == "".join(p for p in stem_pieces(item) if isinstance(p, str)).strip()
        assert len(named(body, "qti-text-entry-interaction")) == len(texts(item))
        return
    assert all_text(named(root, "qti-prompt")[0]) == stem(item)
    choices = {e.get("identifier"): e.text for e in named(root, "qti-simple-choice")}
    if item.kind in ("single_choice", "multiple_choice"):
        assert list(choices.values()) == options(item)
        assert {choices[key] for key in keys(root)} == {options(item)[place] for place in right(item)}
    elif item.kind == "true_false":
        assert [choices[key] for key in keys(root)] == ["正确" if item.answer else "错误"]
    elif item.kind == "ordering":
        assert list(choices.values()) == options(item)
        assert [choices[key] for key in keys(root)] == texts(item)
    elif item.kind == "matching":
        entries = {e.get("identifier"): e.text for e in named(root, "qti-simple-associable-choice")}
        assert [tuple(entries[one] for one in key.split()) for key in keys(root)] == pairs(item)
    else:
        assert keys(root) == [item.answer]


@pytest.mark.parametrize("name", SETS)
def test_every_item_for_canvas_by_another_reader(name: str) -> None:
    quiz = items_of(name)
    made = qti.write(quiz, "canvas")
    left = {entry.item_id for entry in made.left_out}
    assert {item.kind for item in quiz.items if item.id in left} <= {"ordering"}
    path = next(name for name in files_of(made.data) if name.count("/") == 1 and "meta" not in name)
    root = ET.fromstring(files_of(made.data)[path])
    items = [item for item in quiz.items if item.id not in left]
    found = list(root.iter(f"{{{QTI12}}}item"))
    for item, element in zip(items, found, strict=True):
        check12(item, element)


def check12(item: Item, element: ET.Element) -> None:
    kind = qti2latex.get_qti_metadata(element)["question_type"]
    assert kind == qti2latex.guess_type(qti2latex.get_qti_metadata(element), element)
    stem_html = below_table(item, qti2latex.get_item_stem(element).removeprefix("<div>"))
    shown = html.unescape(stem_html.removeprefix("<p>").removesuffix("</p></div>"))
    choices = dict(qti2latex.get_choices(element))
    correct = qti2latex.get_correct_idents(element)
    if kind == "fill_in_multiple_blanks_question":
        gaps = [piece if isinstance(piece, str) else f"[gap{piece + 1}]" for piece in stem_pieces(item)]
        assert shown == "".join(gaps)
        assert list(choices.values()) == [text.strip() for gap in spellings(item) for text in gap]
        assert correct == set(choices)
        return
    assert shown == stem(item)
    if item.kind in ("single_choice", "multiple_choice"):
        assert list(choices.values()) == options(item)
        assert {choices[one] for one in correct} == {options(item)[place] for place in right(item)}
    elif item.kind == "true_false":
        assert list(choices.values()) == ["True", "False"], "the labels by which Canvas and PrairieLearn know a judgement"
        assert {choices[one] for one in correct} == {str(item.answer)}
    elif item.kind == "matching":
        assert {choices[one] for one in correct} == {text for _, text in pairs(item)}
    elif item.kind in ("cloze", "fill_blank"):
        assert correct == set(spellings(item)[0])
    else:
        assert clean(str(item.answer)) in html.unescape(all_text(element))


def test_the_same_package_for_the_same_items() -> None:
    assert qti.write(ALL, "2.1").data == qti.write(ALL, "2.1").data
