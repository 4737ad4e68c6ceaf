"""The answer key: compact tables, then every item with its points, 解析 and 出处 under the paper's numbers, and at the end what teachers alone
need.

In: a drawn set, one of its forms, options. Out: HTML and CSS for the engine.
"""

from __future__ import annotations

from dataclasses import dataclass

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.exports.paper import templates
from zhongbu_quiz.exports.paper.answer_side import Answers, answers_of
from zhongbu_quiz.exports.paper.blueprint import Blueprint, Listed, blueprint, listed
from zhongbu_quiz.exports.paper.feet import told
from zhongbu_quiz.exports.paper.markup import paragraph
from zhongbu_quiz.exports.paper.options import PaperOptions, sheet
from zhongbu_quiz.exports.paper.paper import SMALL, credits, heading_of, meta_of
from zhongbu_quiz.sets.form import DrawnSet, Form


@dataclass(frozen=True, slots=True)
class KeyDoc:
    """What key.html.j2 shows. `credits`: source and licence, where the project says them. `told`: which form it is of, as the feet of its
    paper say."""

    heading: str
    meta: str
    answers: Answers
    blueprint_title: str
    blueprint: Blueprint
    ids_title: str
    ids: tuple[Listed, ...]
    credits: tuple[str, ...] = ()
    told: str = ""
    hint: str = ""


def key_html(drawn: DrawnSet, form: Form, options: PaperOptions, base: bool = False) -> tuple[str, str]:
    """HTML and CSS of the key of `form`. A key is plain whatever the paper is, on sheets of its size. `base`: the papers of a class come from it,
    each in an order of its own, which is said."""
    geometry = sheet(options.plain)
    doc = KeyDoc(
        heading=key_heading(drawn, form),
        meta=meta_of(drawn, form),
        hint=say("base_key") if base else "",
        answers=answers_of(form, drawn.marking, geometry.measure),
        blueprint_title=say("table_title"),
        blueprint=blueprint(form, drawn.sections),
        ids_title=say("ids"),
        ids=listed(form.items),
        credits=tuple(paragraph([line], geometry.measure / SMALL - 1) for line in credits(drawn.source, drawn.licence)),
        told=told(drawn, form),
    )
    return templates.html("key", doc), templates.css("key", geometry)


def key_heading(drawn: DrawnSet, form: Form) -> str:
    """The title of the key of a paper."""
    return say("key_title", title=heading_of(drawn, form))
