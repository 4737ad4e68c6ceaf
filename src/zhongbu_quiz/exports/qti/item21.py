"""One item as a QTI 2.1 assessmentItem: declarations, body, scoring, and the explanation as feedback.

The order of the children is the one that the schema of QTI 2.1 fixes.
"""

from __future__ import annotations

from decimal import Decimal
from typing import assert_never
from xml.etree import ElementTree as ET

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.exports.qti.xml import add, identifier
from zhongbu_quiz.exports.quiz import view
from zhongbu_quiz.items.item import Choice, Gap, Item, Matching, Open, Ordering, TrueFalse
from zhongbu_quiz.items.printed import LETTERS, Printed

PICTURES = "images"
"""The folder of pictures beside the files of items."""
NAMESPACE = "http://www.imsglobal.org/xsd/imsqti_v2p1"


def item_element(item: Item, name: str, points: Decimal) -> ET.Element:
    """The whole item, known by `name`. All right answers give the points, anything else none; a short answer is left to a person."""
    shown = view(item)
    root = ET.Element(
        "assessmentItem",
        xmlns=NAMESPACE,
        identifier=identifier(name),
        title=shown.asked[:80],
        label=shown.id,
        adaptive="false",
        timeDependent="false",
    )
    body = ET.Element("itemBody")
    _above(body, shown)
    responses = _responses(root, body, item, shown)
    score = add(root, "outcomeDeclaration", identifier="SCORE", cardinality="single", baseType="float")
    score.set("normalMaximum", str(points))
    add(root, "outcomeDeclaration", identifier="FEEDBACK", cardinality="single", baseType="identifier")
    root.append(body)
    processing = add(root, "responseProcessing")
    if not isinstance(item, Open):
        _score(processing, responses, str(points), shown.accepted)
    told = add(processing, "setOutcomeValue", identifier="FEEDBACK")
    add(told, "baseValue", "EXPLANATION", baseType="identifier")
    feedback = add(root, "modalFeedback", outcomeIdentifier="FEEDBACK", identifier="EXPLANATION", showHide="show")
    feedback.set("title", "解析")
    add(feedback, "p", shown.said_with_letters)
    return root


def _score(processing: ET.Element, responses: list[str], points: str, accepted: tuple[tuple[str, ...], ...]) -> None:
    """All responses right give the points; one that is typed is right in every accepted spelling."""
    condition = add(add(processing, "responseCondition"), "responseIf")
    holder = add(condition, "and") if len(responses) > 1 else condition
    for place, response in enumerate(responses):
        others = accepted[place][1:] if accepted else ()
        either = add(holder, "or") if others else holder
        match = add(either, "match")
        add(match, "variable", identifier=response)
        add(match, "correct", identifier=response)
        for text in others:
            match = add(either, "match")
            add(match, "variable", identifier=response)
            add(match, "baseValue", text, baseType="string")
    value = add(condition, "setOutcomeValue", identifier="SCORE")
    add(value, "baseValue", points, baseType="float")


def _response(root: ET.Element, name: str, cardinality: str, base: str, values: list[str]) -> str:
    declared = add(root, "responseDeclaration", identifier=name, cardinality=cardinality, baseType=base)
    correct = add(declared, "correctResponse")
    for value in values:
        add(correct, "value", value)
    return name


def _responses(root: ET.Element, body: ET.Element, item: Item, shown: Printed) -> list[str]:
    """Declare and write what a student answers with; the names of the responses."""
    match item:
        case Choice():
            return _choice(root, body, shown, item.kind == "single_choice")
        case TrueFalse():
            return _true_false(root, body, shown, item.answer)
        case Gap():
            return _gaps(root, body, shown)
        case Matching():
            return _matching(root, body, shown)
        case Ordering():
            return _ordering(root, body, shown)
        case Open():
            return _open(root, body, shown)
        case _:
            assert_never(item)


def _above(body: ET.Element, shown: Printed) -> None:
    """The paragraphs of a material, and a figure as a table."""
    for line in shown.material.text.splitlines() if shown.material else ():
        add(body, "p", line)
    if shown.figure:
        table = add(body, "table")
        if shown.figure.unit:
            add(table, "caption", say("unit", unit=shown.figure.unit))
        heads = add(add(table, "thead"), "tr")
        for name in shown.figure.columns:
            add(heads, "th", name, scope="col")
        rows = add(table, "tbody")
        for texts in shown.figure.rows:
            row = add(rows, "tr")
            add(row, "th", texts[0], scope="row")
            for text in texts[1:]:
                add(row, "td", text)
    if shown.picture:
        address = f"{PICTURES}/{shown.picture.file_name}"
        add(add(body, "p"), "img", src=address, alt=shown.picture.caption)


def _lettered(interaction: ET.Element, shown: Printed) -> None:
    """The question, and the options under their letters."""
    add(interaction, "prompt", shown.asked)
    for place, text in enumerate(shown.options):
        add(interaction, "simpleChoice", text, identifier=f"C{LETTERS[place]}")


def _choice(root: ET.Element, body: ET.Element, shown: Printed, single: bool) -> list[str]:
    keys = [f"C{LETTERS[place]}" for place in shown.places]
    name = _response(root, "RESPONSE", "single" if single else "multiple", "identifier", keys)
    interaction = add(body, "choiceInteraction", responseIdentifier=name, shuffle="false")
    interaction.set("maxChoices", "1" if single else "0")
    _lettered(interaction, shown)
    return [name]


def _true_false(root: ET.Element, body: ET.Element, shown: Printed, truth: bool) -> list[str]:
    name = _response(root, "RESPONSE", "single", "identifier", ["true" if truth else "false"])
    interaction = add(body, "choiceInteraction", responseIdentifier=name, shuffle="false", maxChoices="1")
    add(interaction, "prompt", shown.asked)
    for text, value in zip(shown.choices, ("true", "false"), strict=True):
        add(interaction, "simpleChoice", text, identifier=value)
    return [name]


def _gaps(root: ET.Element, body: ET.Element, shown: Printed) -> list[str]:
    names = []
    for number, text in enumerate(shown.key, 1):
        names.append(_response(root, f"RESPONSE{number}", "single", "string", [text]))
    paragraph = add(body, "p")
    last: ET.Element | None = None
    for piece in shown.stem:
        if isinstance(piece, int):
            length = str(max(2 * len(shown.key[piece]), 6))
            last = add(paragraph, "textEntryInteraction", responseIdentifier=names[piece], expectedLength=length)
        elif last is None:
            paragraph.text = (paragraph.text or "") + piece
        else:
            last.tail = piece
    return names


def _matching(root: ET.Element, body: ET.Element, shown: Printed) -> list[str]:
    keys = [f"L{number} R{place}" for number, place in enumerate(shown.places)]
    name = _response(root, "RESPONSE", "multiple", "directedPair", keys)
    interaction = add(body, "matchInteraction", responseIdentifier=name, shuffle="false", maxAssociations="0")
    add(interaction, "prompt", shown.asked)
    for letter, entries, most in (("L", shown.left, "1"), ("R", shown.options, "0")):
        column = add(interaction, "simpleMatchSet")
        for number, text in enumerate(entries):
            add(column, "simpleAssociableChoice", text, identifier=f"{letter}{number}", matchMax=most)
    return [name]


def _ordering(root: ET.Element, body: ET.Element, shown: Printed) -> list[str]:
    name = _response(root, "RESPONSE", "ordered", "identifier", [f"C{LETTERS[place]}" for place in shown.places])
    _lettered(add(body, "orderInteraction", responseIdentifier=name, shuffle="false"), shown)
    return [name]


def _open(root: ET.Element, body: ET.Element, shown: Printed) -> list[str]:
    name = _response(root, "RESPONSE", "single", "string", list(shown.key))
    interaction = add(body, "extendedTextInteraction", responseIdentifier=name, expectedLength="200")
    add(interaction, "prompt", shown.asked)
    return [name]
