"""The QTI 1.2 package that Canvas imports: a manifest, the quiz, and Canvas's own notes about it. Canvas has no orderings."""

from __future__ import annotations

import hashlib
from xml.etree import ElementTree as ET

from zhongbu_quiz.exports.qti.item12 import NAMESPACE, item_element
from zhongbu_quiz.exports.qti.xml import add, document, item_id, quiz_id
from zhongbu_quiz.exports.quiz import Export, Quiz, carried, clean, one_of
from zhongbu_quiz.files import zipped
from zhongbu_quiz.items.item import KINDS, Item

_CP = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
_CANVAS = "http://canvas.instructure.com/xsd/cccv1p0"

why_not = one_of([kind for kind in KINDS if kind != "ordering"], "Canvas (QTI 1.2)")


def write(quiz: Quiz) -> Export:
    """The zip, and the items that Canvas has no kind for."""
    items, left_out = carried(quiz, why_not)
    name = "g" + hashlib.sha256(quiz_id(quiz).encode()).hexdigest()[:31]
    files = {
        "imsmanifest.xml": document(_manifest(name)),
        f"{name}/{name}.xml": document(_quiz(quiz, items, name)),
        f"{name}/assessment_meta.xml": document(_meta(quiz, items, name)),
    }
    return Export(zipped(files), left_out)


def _manifest(name: str) -> ET.Element:
    root = ET.Element("manifest", xmlns=_CP, identifier=f"{name}m")
    metadata = add(root, "metadata")
    add(metadata, "schema", "IMS Content")
    add(metadata, "schemaversion", "1.1.3")
    add(root, "organizations")
    resources = add(root, "resources")
    quiz = add(resources, "resource", identifier=name, type="imsqti_xmlv1p2")
    add(quiz, "file", href=f"{name}/{name}.xml")
    add(quiz, "dependency", identifierref=f"{name}d")
    meta = f"{name}/assessment_meta.xml"
    kind = "associatedcontent/imscc_xmlv1p1/learning-application-resource"
    notes = add(resources, "resource", identifier=f"{name}d", type=kind, href=meta)
    add(notes, "file", href=meta)
    return root


def _quiz(quiz: Quiz, items: tuple[Item, ...], name: str) -> ET.Element:
    root = ET.Element("questestinterop", xmlns=NAMESPACE)
    assessment = add(root, "assessment", ident=name, title=clean(quiz.title))
    metadata = add(assessment, "qtimetadata")
    field = add(metadata, "qtimetadatafield")
    add(field, "fieldlabel", "cc_maxattempts")
    add(field, "fieldentry", "1")
    section = add(assessment, "section", ident="root_section")
    for item in items:
        section.append(item_element(item, item_id(quiz, item), str(quiz.points_of(item))))
    return root


def _meta(quiz: Quiz, items: tuple[Item, ...], name: str) -> ET.Element:
    root = ET.Element("quiz", xmlns=_CANVAS, identifier=name)
    add(root, "title", clean(quiz.title))
    add(root, "description", "")
    add(root, "shuffle_answers", "false")
    add(root, "quiz_type", "assignment")
    add(root, "points_possible", str(sum(quiz.points_of(item) for item in items)))
    add(root, "allowed_attempts", "1")
    return root
