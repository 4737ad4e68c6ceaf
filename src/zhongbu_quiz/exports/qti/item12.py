"""One item in QTI 1.2 as Canvas writes and reads it: metadata, presentation, scoring, feedback."""

from __future__ import annotations

import html
import itertools
from collections.abc import Sequence
from typing import assert_never
from xml.etree import ElementTree as ET

from zhongbu_quiz.exports.pictures.tables import above_html
from zhongbu_quiz.exports.qti.xml import add
from zhongbu_quiz.exports.quiz import view
from zhongbu_quiz.items.item import Choice, Gap, Item, Matching, Open, Ordering, TrueFalse
from zhongbu_quiz.items.printed import Printed

NAMESPACE = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
TRUTHS = ("True", "False")
"""What the answers of a judgement are called: readers know it by these words (Canvas then shows them in the language of its user), and take
any others for a plain choice or for a fault."""


def item_element(item: Item, name: str, points: str) -> ET.Element:
    """The whole item, known by `name`. Raises ValueError for a kind that Canvas has not: the package leaves those out."""
    shown = view(item)
    root = ET.Element("item", ident=name, title=shown.asked[:80])
    kind = _kind(item)
    choices = [str(1000 + place) for place in range(max(len(shown.options), 2))]
    fields = {"question_type": kind, "points_possible": points, "original_answer_ids": ",".join(choices)}
    metadata = add(add(root, "itemmetadata"), "qtimetadata")
    for label, value in fields.items():
        field = add(metadata, "qtimetadatafield")
        add(field, "fieldlabel", label)
        add(field, "fieldentry", value)
    presentation = add(root, "presentation")
    _mattext(presentation, _with_gaps(shown) if kind == _SEVERAL else shown.asked, above_html(shown, border=True))
    processing = ET.SubElement(root, "resprocessing")
    add(add(processing, "outcomes"), "decvar", maxvalue="100", minvalue="0", varname="SCORE", vartype="Decimal")
    general = add(processing, "respcondition", continue_="Yes")
    add(add(general, "conditionvar"), "other")
    add(general, "displayfeedback", feedbacktype="Response", linkrefid="general_fb")
    said = shown.said_with_letters
    match item:
        case Choice():
            _choice(presentation, processing, shown.options, shown.places, choices, item.kind == "single_choice")
        case TrueFalse():
            _choice(presentation, processing, TRUTHS, shown.places, choices, True)
        case Matching():
            _matching(presentation, processing, shown)
        case Gap():
            _gaps(presentation, processing, shown, kind == _SEVERAL)
        case Open():
            _essay(presentation, processing)
            said = f"参考答案：{shown.key[0]}\n{said}"
        case Ordering():
            raise ValueError(f"{item.id}: Canvas has no orderings")
        case _:
            assert_never(item)
    _feedback(root, "general_fb", said)
    return root


_SEVERAL = "fill_in_multiple_blanks_question"


def _kind(item: Item) -> str:
    """Canvas's word for the kind of question."""
    match item:
        case Choice():
            return "multiple_choice_question" if item.kind == "single_choice" else "multiple_answers_question"
        case TrueFalse():
            return "true_false_question"
        case Gap():
            return _SEVERAL if len(item.answer) > 1 else "short_answer_question"
        case Matching():
            return "matching_question"
        case Open():
            return "essay_question"
        case Ordering():
            raise ValueError(f"{item.id}: Canvas has no orderings")
        case _:
            assert_never(item)


def _with_gaps(shown: Printed) -> str:
    return "".join(piece if isinstance(piece, str) else f"[gap{piece + 1}]" for piece in shown.stem)


def _mattext(parent: ET.Element, text: str, above: str = "") -> None:
    markup = f"<div>{above}<p>" + html.escape(text, quote=False).replace("\n", "<br>") + "</p></div>"
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


def _choice(
    presentation: ET.Element,
    processing: ET.Element,
    texts: Sequence[str],
    keys: Sequence[int],
    choices: list[str],
    single: bool,
) -> None:
    response = add(presentation, "response_lid", ident="response1", rcardinality="Single" if single else "Multiple")
    render = add(response, "render_choice")
    for choice, text in zip(choices, texts, strict=True):
        _plain(add(render, "response_label", ident=choice), text)
    variables = _right(processing)
    if single:
        add(variables, "varequal", choices[keys[0]], respident="response1")
        return
    both = add(variables, "and")
    for place, choice in enumerate(choices):
        holder = both if place in keys else add(both, "not")
        add(holder, "varequal", choice, respident="response1")


def _gaps(presentation: ET.Element, processing: ET.Element, shown: Printed, several: bool) -> None:
    if not several:
        response = add(presentation, "response_str", ident="response1", rcardinality="Single")
        add(add(response, "render_fib"), "response_label", ident="answer1", rshuffle="No")
        variables = _right(processing)
        for text in shown.accepted[0]:
            add(variables, "varequal", text, respident="response1")
        return
    spelling = itertools.count(2001)
    for number, texts in enumerate(shown.accepted, 1):
        response = add(presentation, "response_lid", ident=f"response_gap{number}")
        add(add(response, "material"), "mattext", f"gap{number}")
        render = add(response, "render_choice")
        for text, ident in zip(texts, map(str, spelling), strict=False):
            _plain(add(render, "response_label", ident=ident), text)
            _part(processing, f"response_gap{number}", ident, len(shown.accepted))


def _part(processing: ET.Element, response: str, value: str, parts: int) -> None:
    condition = add(processing, "respcondition")
    add(add(condition, "conditionvar"), "varequal", value, respident=response)
    add(condition, "setvar", f"{100 / parts:.2f}", varname="SCORE", action="Add")


def _matching(presentation: ET.Element, processing: ET.Element, shown: Printed) -> None:
    for number, (left, place) in enumerate(zip(shown.left, shown.places, strict=True)):
        response = add(presentation, "response_lid", ident=f"response_{3000 + number}")
        _plain(response, left)
        render = add(response, "render_choice")
        for right, entry in enumerate(shown.options):
            _plain(add(render, "response_label", ident=f"{4000 + right}"), entry)
        _part(processing, f"response_{3000 + number}", f"{4000 + place}", len(shown.left))


def _essay(presentation: ET.Element, processing: ET.Element) -> None:
    response = add(presentation, "response_str", ident="response1", rcardinality="Single")
    add(add(response, "render_fib"), "response_label", ident="answer1", rshuffle="No")
    add(add(add(processing, "respcondition", continue_="No"), "conditionvar"), "other")
