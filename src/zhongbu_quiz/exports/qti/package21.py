"""A QTI 2.1 content package: a manifest, a test that lists the items in order, and one file an item."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from zhongbu_quiz.exports.qti.item21 import NAMESPACE, PICTURES, item_element
from zhongbu_quiz.exports.qti.xml import add, document, identifier, item_id, quiz_id
from zhongbu_quiz.exports.quiz import Export, Quiz, clean
from zhongbu_quiz.files import zipped
from zhongbu_quiz.items.item import Item

_CP = "http://www.imsglobal.org/xsd/imscp_v1p1"


def write(quiz: Quiz) -> Export:
    """The zip; QTI 2.1 carries every kind."""
    names = {item.id: f"items/item{number:04}.xml" for number, item in enumerate(quiz.items, 1)}
    files = {"imsmanifest.xml": document(_manifest(quiz, names)), "test.xml": document(_test(quiz, names))}
    for item in quiz.items:
        if item.picture:
            files[f"items/{PICTURES}/{item.picture.file_name}"] = item.picture.data
        files[names[item.id]] = document(item_element(item, item_id(quiz, item), quiz.points_of(item)))
    return Export(zipped(files))


def _name(item: Item, names: dict[str, str]) -> str:
    return identifier(f"{names[item.id][10:14]}-{item.id}")


def _manifest(quiz: Quiz, names: dict[str, str]) -> ET.Element:
    root = ET.Element("manifest", xmlns=_CP, identifier=identifier(quiz_id(quiz), "m-"))
    metadata = add(root, "metadata")
    add(metadata, "schema", "QTIv2.1 Package")
    add(metadata, "schemaversion", "1.0.0")
    add(root, "organizations")
    resources = add(root, "resources")
    test = add(resources, "resource", identifier="test", type="imsqti_test_xmlv2p1", href="test.xml")
    add(test, "file", href="test.xml")
    for item in quiz.items:
        add(test, "dependency", identifierref=_name(item, names))
    for item in quiz.items:
        href = names[item.id]
        one = add(resources, "resource", identifier=_name(item, names), type="imsqti_item_xmlv2p1", href=href)
        add(one, "file", href=href)
        if item.picture:
            add(one, "file", href=f"items/{PICTURES}/{item.picture.file_name}")
    return root


def _test(quiz: Quiz, names: dict[str, str]) -> ET.Element:
    title = clean(quiz.title)
    root = ET.Element("assessmentTest", xmlns=NAMESPACE, identifier=identifier(quiz_id(quiz), "t-"), title=title)
    part = add(root, "testPart", identifier="part", navigationMode="nonlinear", submissionMode="simultaneous")
    section = add(part, "assessmentSection", identifier="section", title=title, visible="true")
    for item in quiz.items:
        add(section, "assessmentItemRef", identifier=_name(item, names), href=names[item.id])
    return root
