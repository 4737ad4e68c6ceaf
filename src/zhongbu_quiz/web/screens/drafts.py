"""材料: a document beside the facts that were drafted from it; each is accepted, changed or refused."""

from __future__ import annotations

from starlette.responses import Response

from zhongbu_quiz.errors import UserError
from zhongbu_quiz.messages import _
from zhongbu_quiz.studio.documents import PASTED, add_document
from zhongbu_quiz.studio.documents import decide as write_decision
from zhongbu_quiz.studio.documents import drafts as read_drafts
from zhongbu_quiz.studio.jobs import Job
from zhongbu_quiz.web.addresses import address
from zhongbu_quiz.web.render import shown
from zhongbu_quiz.web.screens.job import begun
from zhongbu_quiz.web.visit import Visit, goes_to


def drafts(visit: Visit) -> Response:
    """The draft that is asked for, or the first that nobody has looked at yet, beside the text around it."""
    name, file = visit.path["name"], visit.path["file"]
    found = read_drafts(visit.desk, name, file, visit.query.get("at", ""))
    return shown(
        "drafts", visit=visit, set=visit.desk.named(name), found=found, place=_place(visit), can_undo=visit.desk.can_undo_material(name, file)
    )


def decide(visit: Visit) -> Response:
    """Write what she says of a draft, and go on with the next. Raises UserError where it cannot be."""
    titles, texts = visit.form.getlist("title"), visit.form.getlist("text")
    if len(titles) != len(texts):
        raise UserError(_("the page does not understand this request"))
    draft, state = visit.form.get("draft", ""), visit.form.get("state", "")
    typed = dict(zip(titles, texts, strict=True))
    following = write_decision(visit.desk, visit.path["name"], visit.path["file"], draft, state, typed, visit.form.get("seen", ""))
    return goes_to(_place(visit, following))


def undo(visit: Visit) -> Response:
    """Take the last decision back, and look at its draft again."""
    visit.desk.undo_material(visit.path["name"], visit.path["file"])
    return goes_to(_place(visit, visit.form.get("draft", "")))


def add(visit: Visit) -> Response:
    """A document, or a text that was pasted, in a set, and the way to its drafts. Raises UserError where it cannot be."""
    name = visit.path["name"]
    file, data = document_of(visit, visit.form.get("title", ""))

    def work(job: Job) -> str:
        return address("set", name, "drafts", add_document(visit.desk, name, file, data, job.check))

    return begun(visit, visit.jobs.start(drafting(file), work))


def drafting(file: str) -> str:
    """What is said while a document is read."""
    return _("the facts of {file} are being drafted").format(file=file)


def document_of(visit: Visit, title: str) -> tuple[str, bytes]:
    """The name and the bytes of the document that somebody sent, or pasted under a title. Raises UserError where there is none."""
    if visit.upload is not None:
        return visit.upload.name, visit.upload.data
    text = visit.form.get("text", "").strip()
    if not text:
        raise UserError(_("choose the file of your document first, or paste its text"))
    return (title or _("text")) + PASTED, text.encode("utf-8")


def _place(visit: Visit, draft: str = "") -> str:
    return address("set", visit.path["name"], "drafts", visit.path["file"], **({"at": draft} if draft else {}))
