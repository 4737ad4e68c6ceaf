"""自编题: a question of one's own, by a form."""

from __future__ import annotations

from starlette.responses import Response

from zhongbu_quiz.errors import UserError
from zhongbu_quiz.messages import counted
from zhongbu_quiz.studio.question import KINDS, PICTURES, SHOWN, TRUTHS, Typed, add_question
from zhongbu_quiz.web.addresses import address
from zhongbu_quiz.web.render import shown
from zhongbu_quiz.web.visit import Fields, Visit, goes_to

_FIELDS = ("item_kind", "stem", "answer", "explanation", "points", "worth", "caption", "material", "accepted")
_OPTIONS = 6


def question(visit: Visit) -> Response:
    """The form, empty."""
    return _form(visit, visit.query)


def add(visit: Visit) -> Response:
    """Write the question; where it cannot be asked, the form again with what is wrong."""
    options = [visit.form.get(f"option{number}", "") for number in range(1, _OPTIONS + 1)]
    picture = visit.upload
    fields = {**{key: visit.form.get(key, "") for key in _FIELDS}, "answer": _answer(visit.form)}
    typed = Typed(
        fields, options, picture.name if picture else "", picture.data if picture else b""
    )
    try:
        add_question(visit.desk, visit.path["name"], typed)
    except UserError as error:
        return _form(visit, visit.form, visit.said(error).split("\n"), 409)
    return goes_to(address("set", visit.path["name"], "question", item_kind=typed.fields["item_kind"], added="1"))


def _answer(form: Fields) -> str:
    """The answer: what was ticked, for a kind whose answer is ticked; else what was written."""
    ticked = {"single_choice": form.getlist("right_one"), "multiple_choice": form.getlist("right"), "true_false": form.getlist("truth")}
    return "".join(ticked.get(KINDS.get(form.get("item_kind", ""), ""), ())) or form.get("answer", "")


def _form(visit: Visit, typed: Fields, wrong: list[str] | None = None, status: int = 200) -> Response:
    return shown(
        "question", status, visit=visit, set=visit.desk.named(visit.path["name"]), typed=typed, wrong=wrong or [], kinds=KINDS, most=_OPTIONS,
        truths=TRUTHS,
        examples={kind: list(SHOWN[kind].items()) for kind in KINDS.values()},
        accept=",".join(PICTURES), added=counted("{count} question was added.", "{count} questions were added.", 1) if typed.get("added") else "",
    )  # fmt: skip
