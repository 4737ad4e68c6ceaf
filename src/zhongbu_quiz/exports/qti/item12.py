"""One item in QTI 1.2 as Canvas writes and reads it: metadata, presentation, scoring, feedback."""

from __future__ import annotations

import html
from xml.etree import ElementTree as ET

from zhongbu_quiz.exports.qti.xml import add
from zhongbu_quiz.exports.quiz import (
    CHOICES,
    GAPS,
    clean,
    explanation_with_letters,
    options,
    pairs,
    right,
    stem,
    stem_pieces,
    texts,
)
from zhongbu_quiz.items.item import Item

NAMESPACE = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"


def item_element(item: Item, points: str) -> ET.Element:
    """The whole item."""
    root = ET.Element("item", ident=clean(item.id), title=stem(item)[:80])
    kind = _kind(item)
    choices = [str(1000 + place) for place in range(max(len(item.options), 2))]
    fields = {"question_type": kind, "points_possible": points, "original_answer_ids": ",".join(choices)}
    metadata = add(add(root, "itemmetadata"), "qtimetadata")
    for label, value in fields.items():
        field = add(metadata, "qtimetadatafield")
        add(field, "fieldlabel", label)
        add(field, "fieldentry", value)
    presentation = add(root, "presentation")
    _mattext(presentation, _question(item, kind))
    processing = ET.SubElement(root, "resprocessing")
    add(add(processing, "outcomes"), "decvar", maxvalue="100", minvalue="0", varname="SCORE", vartype="Decimal")
    general = add(processing, "respcondition", continue_="Yes")
    add(add(general, "conditionvar"), "other")
    add(general, "displayfeedback", feedbacktype="Response", linkrefid="general_fb")
    if item.kind in CHOICES or item.kind == "true_false":
        _choice(presentation, processing, item, choices)
    elif item.kind == "matching":
        _matching(presentation, processing, item)
    elif item.kind in GAPS:
        _gaps(presentation, processing, item, several=kind == "fill_in_multiple_blanks_question")
    else:
        _essay(presentation, processing)
    _feedback(root, "general_fb", _said(item))
    return root


def _kind(item: Item) -> str:
    several = len(texts(item)) > 1
    return {
        "single_choice": "multiple_choice_question",
        "multiple_choice": "multiple_answers_question",
        "true_false": "true_false_question",
        "matching": "matching_question",
        "short_answer": "essay_question",
    }.get(item.kind, "fill_in_multiple_blanks_question" if several else "short_answer_question")


def _said(item: Item) -> str:
    said = explanation_with_letters(item)
    return f"参考答案：{clean(str(item.answer))}\n{said}" if item.kind == "short_answer" else said


def _question(item: Item, kind: str) -> str:
    if kind != "fill_in_multiple_blanks_question":
        return stem(item)
    pieces = [piece if isinstance(piece, str) else f"[gap{piece + 1}]" for piece in stem_pieces(item)]
    return "".join(pieces)


def _mattext(parent: ET.Element, text: str) -> None:
    markup = "<div><p>" + html.escape(text, quote=False).replace("\n", "<br>") + "</p></div>"
    add(add(parent, "material"), "mattext", markup, texttype="text/html")


def _plain(parent: ET.Element, text: str) -> None:
    add(add(parent, "material"), "mattext", text, texttype="text/plain")


def _feedback(root: ET.Element, name: str, text: str) -> None:
    feedback = add(root, "itemfeedback", ident=name)
    _mattext(add(feedback, "flow_mat"), text)


def _right(processing: ET.Element) -> ET.Element:
    """A condition that gives all points, and its place for tests."""
    condition = add(processing, "respcondition", continue_="No")
    variables = add(condition, "conditionvar")
    add(condition, "setvar", "100", action="Set", varname="SCORE")
    return variables


def _choice(presentation: ET.Element, processing: ET.Element, item: Item, choices: list[str]) -> None:
    single = item.kind != "multiple_choice"
    response = add(presentation, "response_lid", ident="response1", rcardinality="Single" if single else "Multiple")
    render = add(response, "render_choice")
    shown = options(item) if item.kind in CHOICES else ["正确", "错误"]
    keys = right(item) if item.kind in CHOICES else {0 if item.answer is True else 1}
    for choice, text in zip(choices, shown, strict=True):
        _plain(add(render, "response_label", ident=choice), text)
    variables = _right(processing)
    if single:
        add(variables, "varequal", choices[min(keys)], respident="response1")
        return
    both = add(variables, "and")
    for place, choice in enumerate(choices):
        holder = both if place in keys else add(both, "not")
        add(holder, "varequal", choice, respident="response1")


def _gaps(presentation: ET.Element, processing: ET.Element, item: Item, several: bool) -> None:
    answers = texts(item)
    if not several:
        response = add(presentation, "response_str", ident="response1", rcardinality="Single")
        add(add(response, "render_fib"), "response_label", ident="answer1", rshuffle="No")
        add(_right(processing), "varequal", answers[0], respident="response1")
        return
    for number, text in enumerate(answers, 1):
        response = add(presentation, "response_lid", ident=f"response_gap{number}")
        add(add(response, "material"), "mattext", f"gap{number}")
        _plain(add(add(response, "render_choice"), "response_label", ident=f"{2000 + number}"), text)
        _part(processing, f"response_gap{number}", f"{2000 + number}", len(answers))


def _part(processing: ET.Element, response: str, value: str, parts: int) -> None:
    condition = add(processing, "respcondition")
    add(add(condition, "conditionvar"), "varequal", value, respident=response)
    add(condition, "setvar", f"{100 / parts:.2f}", varname="SCORE", action="Add")


def _matching(presentation: ET.Element, processing: ET.Element, item: Item) -> None:
    rights = list(dict.fromkeys([*options(item), *(text for _, text in pairs(item))]))
    for number, (left, text) in enumerate(pairs(item)):
        response = add(presentation, "response_lid", ident=f"response_{3000 + number}")
        _plain(response, left)
        render = add(response, "render_choice")
        for place, entry in enumerate(rights):
            _plain(add(render, "response_label", ident=f"{4000 + place}"), entry)
        _part(processing, f"response_{3000 + number}", f"{4000 + rights.index(text)}", len(pairs(item)))


def _essay(presentation: ET.Element, processing: ET.Element) -> None:
    response = add(presentation, "response_str", ident="response1", rcardinality="Single")
    add(add(response, "render_fib"), "response_label", ident="answer1", rshuffle="No")
    add(add(add(processing, "respcondition", continue_="No"), "conditionvar"), "other")
