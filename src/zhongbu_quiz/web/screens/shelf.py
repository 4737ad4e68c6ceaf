"""我的套题: the sets of the folder, and one of them with its papers; new ones of both."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.responses import Response

from zhongbu_quiz.errors import ContentError, UserError
from zhongbu_quiz.messages import _
from zhongbu_quiz.studio.aside import can_remove_set, gone
from zhongbu_quiz.studio.begin import begin_blank, begin_with, begin_with_ours, new_paper
from zhongbu_quiz.studio.documents import begin_with_document
from zhongbu_quiz.studio.jobs import Job
from zhongbu_quiz.studio.rename import can_rename, rename
from zhongbu_quiz.studio.tables import books, others
from zhongbu_quiz.web.addresses import address
from zhongbu_quiz.web.render import shown
from zhongbu_quiz.web.screens.drafts import document_of, drafting
from zhongbu_quiz.web.screens.job import begun
from zhongbu_quiz.web.visit import Visit, goes_to


def shelf(visit: Visit) -> Response:
    """All sets."""
    sets = visit.desk.sets()
    return shown("shelf", visit=visit, sets=sets, titles=[one.title for one in sets], can_begin=not visit.desk.is_one_set, gone=gone(visit.desk))


def figures(visit: Visit) -> Response:
    """How much there is in one set, as a part of a page: it takes a while where the set is read for the first time."""
    found = visit.desk.named(visit.path["name"])
    try:
        return shown("_on_shelf", set=found, figures=visit.desk.figures(found.name), problems=0, mend="")
    except ContentError as error:
        return shown("_on_shelf", set=found, figures=None, problems=len(error.problems), mend=f"{address('set', found.name)}#mend")


def one(visit: Visit) -> Response:
    """One set: how much there is in it, its papers, and what is wrong in its files."""
    found, broken = visit.desk.named(visit.path["name"]), False
    try:
        problems, mine = visit.desk.problems(found.name), books(visit.desk, found.name)
        elsewhere: Sequence[object] = others(visit.desk, found.name, problems)
        figures = None if problems else visit.desk.figures(found.name)
    except ContentError as error:  # the bank says more than its files do
        figures, problems, elsewhere = None, error.problems, others(visit.desk, found.name, error.problems)
    except UserError as error:
        figures, problems, elsewhere, mine, broken = None, (), (str(error),), [], True
    return shown(
        "set", visit=visit, set=found, figures=figures, wrong=bool(problems) or broken, elsewhere=elsewhere, books=mine,
        can_rename=can_rename(found) and not broken, can_remove=can_remove_set(visit.desk, found.name), gone=gone(visit.desk, found.name),
        place=address("set", found.name), clash=sum(other.title == found.title for other in visit.desk.sets()) > 1,
    )  # fmt: skip


def new(visit: Visit) -> Response:
    """Begin a set, and show it. Raises UserError where it cannot be."""
    name, letters = visit.form.get("title", ""), visit.settings.letters()
    match visit.form.get("start"):
        case "ours":
            made = begin_with_ours(visit.desk, name, letters)
        case "table":
            if visit.upload is None:
                raise UserError(_("choose the file with your facts first: an Excel workbook, or a .csv or .docx with a table"))
            made = begin_with(visit.desk, name, letters, visit.upload.name, visit.upload.data)
        case "document":
            return _begin_with_document(visit, name, letters)
        case _:
            made = begin_blank(visit.desk, name, letters)
    return goes_to(address("set", made))


def _begin_with_document(visit: Visit, name: str, letters: str) -> Response:
    file, data = document_of(visit, name)

    def work(job: Job) -> str:
        made, book = begin_with_document(visit.desk, name, letters, file, data, job.check)
        return address("set", made, "drafts", book)

    return begun(visit, visit.jobs.start(drafting(file), work))


def title(visit: Visit) -> Response:
    """Give a set another name, and show it. Raises UserError where it cannot be."""
    rename(visit.desk, visit.path["name"], visit.form.get("title", ""))
    return goes_to(address("set", visit.path["name"]))


def new_paper_of(visit: Visit) -> Response:
    """Begin a paper, and show it."""
    found = visit.desk.named(visit.path["name"])
    return goes_to(address("set", found.name, "paper", new_paper(found, visit.form.get("title", ""))))
