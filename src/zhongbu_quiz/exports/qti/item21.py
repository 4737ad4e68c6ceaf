"""One item as a QTI 2.1 assessmentItem: declarations, body, scoring, and the explanation as feedback.

The order of the children is the one that the schema of QTI 2.1 fixes.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from xml.etree import ElementTree as ET

from zhongbu_quiz.exports.qti.xml import add, identifier
from zhongbu_quiz.exports.quiz import (
    LETTERS,
    clean,
    explanation_with_letters,
    extra_rights,
    options,
    pairs,
    right,
    stem,
    stem_pieces,
    texts,
)
from zhongbu_quiz.items.item import Item

NAMESPACE = "http://www.imsglobal.org/xsd/imsqti_v2p1"


def item_element(item: Item, points: Decimal) -> ET.Element:
    """The whole item. All right answers give the points, anything else none; a short answer is left to a person."""
    root = ET.Element(
        "assessmentItem",
        xmlns=NAMESPACE,
        identifier=identifier(item.id),
        title=clean(stem(item))[:80],
        label=clean(item.id),
        adaptive="false",
        timeDependent="false",
    )
    body = ET.Element("itemBody")
    responses = _KINDS[item.kind](root, body, item)
    score = add(root, "outcomeDeclaration", identifier="SCORE", cardinality="single", baseType="float")
    score.set("normalMaximum", str(points))
    add(root, "outcomeDeclaration", identifier="FEEDBACK", cardinality="single", baseType="identifier")
    root.append(body)
    processing = add(root, "responseProcessing")
    if item.kind != "short_answer":
        _score(processing, responses, str(points))
    told = add(processing, "setOutcomeValue", identifier="FEEDBACK")
    add(told, "baseValue", "EXPLANATION", baseType="identifier")
    shown = add(root, "modalFeedback", outcomeIdentifier="FEEDBACK", identifier="EXPLANATION", showHide="show")
    shown.set("title", "解析")
    add(shown, "p", explanation_with_letters(item))
    return root


def _score(processing: ET.Element, responses: list[str], points: str) -> None:
    condition = add(add(processing, "responseCondition"), "responseIf")
    holder = add(condition, "and") if len(responses) > 1 else condition
    for response in responses:
        match = add(holder, "match")
        add(match, "variable", identifier=response)
        add(match, "correct", identifier=response)
    value = add(condition, "setOutcomeValue", identifier="SCORE")
    add(value, "baseValue", points, baseType="float")


def _response(root: ET.Element, name: str, cardinality: str, base: str, values: list[str]) -> str:
    declared = add(root, "responseDeclaration", identifier=name, cardinality=cardinality, baseType=base)
    correct = add(declared, "correctResponse")
    for value in values:
        add(correct, "value", value)
    return name


def _choice(root: ET.Element, body: ET.Element, item: Item) -> list[str]:
    single = item.kind == "single_choice"
    keys = [f"C{LETTERS[place]}" for place in sorted(right(item))]
    name = _response(root, "RESPONSE", "single" if single else "multiple", "identifier", keys)
    interaction = add(body, "choiceInteraction", responseIdentifier=name, shuffle="false")
    interaction.set("maxChoices", "1" if single else "0")
    add(interaction, "prompt", stem(item))
    for place, text in enumerate(options(item)):
        add(interaction, "simpleChoice", text, identifier=f"C{LETTERS[place]}")
    return [name]


def _true_false(root: ET.Element, body: ET.Element, item: Item) -> list[str]:
    name = _response(root, "RESPONSE", "single", "identifier", ["true" if item.answer is True else "false"])
    interaction = add(body, "choiceInteraction", responseIdentifier=name, shuffle="false", maxChoices="1")
    add(interaction, "prompt", stem(item))
    add(interaction, "simpleChoice", "正确", identifier="true")
    add(interaction, "simpleChoice", "错误", identifier="false")
    return [name]


def _gaps(root: ET.Element, body: ET.Element, item: Item) -> list[str]:
    names = []
    for number, text in enumerate(texts(item), 1):
        names.append(_response(root, f"RESPONSE{number}", "single", "string", [text]))
    paragraph = add(body, "p")
    last: ET.Element | None = None
    for piece in stem_pieces(item):
        if isinstance(piece, int):
            length = str(max(2 * len(texts(item)[piece]), 6))
            last = add(paragraph, "textEntryInteraction", responseIdentifier=names[piece], expectedLength=length)
        elif last is None:
            paragraph.text = piece
        else:
            last.tail = piece
    return names


def _matching(root: ET.Element, body: ET.Element, item: Item) -> list[str]:
    lefts = [left for left, _ in pairs(item)]
    rights = list(dict.fromkeys([*options(item), *(text for _, text in pairs(item)), *extra_rights(item)]))
    keys = [f"L{number} R{rights.index(text)}" for number, (_, text) in enumerate(pairs(item))]
    name = _response(root, "RESPONSE", "multiple", "directedPair", keys)
    interaction = add(body, "matchInteraction", responseIdentifier=name, shuffle="false", maxAssociations="0")
    add(interaction, "prompt", stem(item))
    for letter, entries, most in (("L", lefts, "1"), ("R", rights, "0")):
        column = add(interaction, "simpleMatchSet")
        for number, text in enumerate(entries):
            add(column, "simpleAssociableChoice", text, identifier=f"{letter}{number}", matchMax=most)
    return [name]


def _ordering(root: ET.Element, body: ET.Element, item: Item) -> list[str]:
    printed = options(item)
    keys = [f"C{LETTERS[printed.index(text)]}" for text in texts(item)]
    name = _response(root, "RESPONSE", "ordered", "identifier", keys)
    interaction = add(body, "orderInteraction", responseIdentifier=name, shuffle="false")
    add(interaction, "prompt", stem(item))
    for place, text in enumerate(printed):
        add(interaction, "simpleChoice", text, identifier=f"C{LETTERS[place]}")
    return [name]


def _short(root: ET.Element, body: ET.Element, item: Item) -> list[str]:
    name = _response(root, "RESPONSE", "single", "string", [clean(str(item.answer))])
    interaction = add(body, "extendedTextInteraction", responseIdentifier=name, expectedLength="200")
    add(interaction, "prompt", stem(item))
    return [name]


_KINDS: dict[str, Callable[[ET.Element, ET.Element, Item], list[str]]] = {
    "single_choice": _choice,
    "multiple_choice": _choice,
    "true_false": _true_false,
    "cloze": _gaps,
    "fill_blank": _gaps,
    "matching": _matching,
    "ordering": _ordering,
    "short_answer": _short,
}
