"""成绩: scans of answer sheets are sent and read beside the page, doubts are decided by their pictures, results are looked at and taken home."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from starlette.background import BackgroundTask
from starlette.responses import FileResponse, Response

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.grading.class_report import bars, class_figures, missed
from zhongbu_quiz.grading.questions import Question
from zhongbu_quiz.messages import _
from zhongbu_quiz.studio import marks as outputs
from zhongbu_quiz.studio.class_list import example_list
from zhongbu_quiz.studio.desk import NotThere
from zhongbu_quiz.studio.jobs import CalledOff
from zhongbu_quiz.studio.marking import Marking, Sent, begin_marking, markings, remove_marking
from zhongbu_quiz.studio.outcome import answers_of, item_rows, student_rows, worth_of
from zhongbu_quiz.studio.printed import Printing, keep_sent, printings
from zhongbu_quiz.web.addresses import address
from zhongbu_quiz.web.render import refusal, shown
from zhongbu_quiz.web.screens.files import file_of
from zhongbu_quiz.web.visit import Screen, Visit, goes_to

_OWN = "own"
"""Of what was printed elsewhere: its files are sent with the scans."""


def _told(back: Callable[[Visit], str]) -> Callable[[Screen], Screen]:
    """What a screen refuses leads back to one of these screens."""

    def around(screen: Screen) -> Screen:
        @wraps(screen)
        def answer(visit: Visit) -> Response:
            try:
                return screen(visit)
            except NotThere:
                raise
            except UserError as error:
                return refusal(409, visit.said(error), back(visit))

        return answer

    return around


def _start(visit: Visit) -> str:
    return f"{visit.paper}/marks"


def _at(visit: Visit, screen: str = "run", **query: str) -> str:
    """The address of a screen of the marking that it is about, or of the one that `run` names."""
    return address("set", visit.path["name"], "paper", visit.path["deck"], "marks", screen, **{"run": _run(visit), **query})


def _run(visit: Visit) -> str:
    return visit.form.get("run", "") or visit.query.get("run", "")


def marks(visit: Visit) -> Response:
    """What was printed, a form for the scans, and what was marked before."""
    home = _home(visit)
    found = printings(home, visit.path["deck"])
    return shown(
        "marks", visit=visit, set=visit.desk.named(visit.path["name"]), title=_title(visit), place=_start(visit), paper=visit.paper, own=_OWN,
        printed=found, markings=markings(home, visit.path["deck"]), most=visit.settings.largest_scans // 2**20, files=visit.settings.most_scans,
    )  # fmt: skip


def class_list(_visit: Visit) -> Response:
    """An example of a class list, to be written over."""
    return file_of(*example_list())


@_told(_start)
def send(visit: Visit) -> Response:
    """Keep what is sent, and begin to read it. Raises UserError where that cannot be."""
    home, deck = _home(visit), visit.path["deck"]
    sent = {field: [Sent(one.name, one.file) for one in visit.uploads if one.field == field] for field in ("scan", "roster", "own")}
    if len(sent["scan"]) > visit.settings.most_scans:
        raise UserError(_("these are more than {most} files; put the scans into fewer PDF").format(most=visit.settings.most_scans))
    printed = _printed(visit, sent["own"])
    roster = sent["roster"][0] if sent["roster"] else None
    name = begin_marking(home, deck, printed, sent["scan"], roster, visit.form.get("names", ""), visit.settings.today())
    marking = _named(visit, name)
    visit.desk.marks.start(marking, visit.settings.crashed)
    return goes_to(_at(visit, run=name))


@_told(_start)
def run(visit: Visit) -> Response:
    """How far the reading is; then the results."""
    job = visit.desk.marks.job(_marking(visit))
    if visit.is_part and not (job and not job.done):
        return Response(headers={"hx-refresh": "true"})
    marking = _marking(visit)  # once more: it may have been read meanwhile
    known: dict[str, Any] = {
        "visit": visit, "set": visit.desk.named(visit.path["name"]), "title": _title(visit), "place": _start(visit), "paper": visit.paper,
        "marking": marking, "at": lambda screen, **query: _at(visit, screen, **query),
    }  # fmt: skip
    if job and not job.done:
        return shown("_reading" if visit.is_part else "reading", step=job.step, **known)
    if not marking.is_read:
        why = job.failed if job and not isinstance(job.failed, CalledOff) else None
        return shown("unread", words=str(why).split("\n") if why else (), **known)
    view = visit.desk.marks.view(marking)
    results = view.settled.results
    return shown(
        "results", view=view, rows=student_rows(results), items=item_rows(results), figures=class_figures(results), bars=list(bars(results)),
        missed=list(missed(results)), full=results.full, outputs=outputs, **known,
    )  # fmt: skip


@_told(_start)
def change(visit: Visit) -> Response:
    """Read on, stop the reading, or take the marking away. Raises UserError where it is read just now, or nothing of that is asked for."""
    marking = _marking(visit)
    job = visit.desk.marks.job(marking)
    match visit.form.get("do"):
        case "read":
            visit.desk.marks.start(marking, visit.settings.crashed)
        case "stop":
            if job:
                job.call_off()
        case "remove":
            if job and not job.done:
                raise UserError(_("something else is still under way in this set; wait until it is done, or stop it"))
            visit.desk.marks.forget(marking)
            remove_marking(marking)
            return goes_to(_start(visit))
        case _:
            raise UserError(_("the page does not understand this request"))
    return goes_to(_at(visit))


@_told(_at)
def doubt(visit: Visit) -> Response:
    """A place that is in doubt: the one that is asked for, or the first."""
    marking = _read(visit)
    view = visit.desk.marks.view(marking)
    asked = view.question(_key(visit)) if visit.query.get("file") else next(iter(view.open), None)
    if asked is None:
        return goes_to(_at(visit))
    there = list(view.open)
    place = there.index(asked) if asked in there else None
    later = there[(place + 1) % len(there)] if place is not None and len(there) > 1 else None
    numbers = [one for one in view.settled.results.missing if one.number.isascii() and one.number.isalnum()] if asked.about == "number" else []
    return shown(
        "doubt", visit=visit, set=visit.desk.named(visit.path["name"]), title=_title(visit), place=_start(visit), paper=visit.paper,
        run=_run(visit), here=_at(visit), asked=asked, doubt=asked.asked, key=asked.key, number=place, count=len(there), students=numbers,
        later=_of(visit, "doubt", later) if later else "", picture=_of(visit, "picture", asked), answers=answers_of(asked),
        worth=worth_of(asked), verdict=view.verdicts.get(asked.key, ""), can_undo=visit.desk.marks.can_undo(marking), back=_at(visit),
    )  # fmt: skip


@_told(lambda visit: _at(visit, "doubt", **_field(visit)))
def decide(visit: Visit) -> Response:
    """Write what is decided, or take the last decision back; then the next doubt, or that one again."""
    marking = _read(visit)
    if visit.form.get("do") == "undo":
        file, page, about = visit.desk.marks.undo(marking)
        return goes_to(_at(visit, "doubt", file=file, page=str(page), about=about))
    said = "".join(visit.form.getlist("verdict")) or visit.form.get("other", "") or (say("guess_blank") if visit.form.get("several") else "")
    visit.desk.marks.decide(marking, _key(visit), said)
    return goes_to(_at(visit, "doubt"))


def picture(visit: Visit) -> Response:
    """The picture of a place that is in doubt. Raises NotThere where there is none."""
    asked = visit.desk.marks.view(_read(visit)).question(_key(visit))
    found = asked.asked.doubt.picture if asked else b""
    if not found or not (isinstance(found, bytes) or found.is_file()):
        raise NotThere(_("there is no such page"))
    return Response(found if isinstance(found, bytes) else found.read_bytes(), media_type="image/png")


@_told(_at)
def get(visit: Visit) -> Response:
    """A file of results."""
    folder = TemporaryDirectory(prefix="zhongbu-quiz-")
    try:
        path = outputs.output(_read(visit), visit.query.get("what", ""), Path(folder.name), visit.path["deck"])
    except BaseException:
        folder.cleanup()
        raise
    return FileResponse(path, filename=path.name, media_type="application/octet-stream", background=BackgroundTask(folder.cleanup))


def _home(visit: Visit) -> Path:
    """The folder of the set. Raises NotThere where there is no such paper in it."""
    found = visit.desk.named(visit.path["name"])
    if visit.path["deck"] not in [paper.name for paper in found.papers]:
        raise NotThere(_("there is no paper “{name}” in this set (any more)").format(name=visit.path["deck"]))
    return found.project.seeds.parent


def _title(visit: Visit) -> str:
    papers = visit.desk.named(visit.path["name"]).papers
    return next((paper.title for paper in papers if paper.name == visit.path["deck"]), "") or visit.path["deck"]


def _printed(visit: Visit, own: list[Sent]) -> Printing:
    """What the scans are of. Raises UserError where that is not said."""
    if own:
        data = [one.file.read(visit.settings.largest_file) for one in own]
        return keep_sent(_home(visit), visit.path["deck"], data, visit.settings.today())
    found = next((one for one in printings(_home(visit), visit.path["deck"]) if one.name == visit.form.get("printed")), None)
    if found is None:
        raise UserError(_("choose what the scans are of, or send the files of what was printed elsewhere"))
    return found


def _named(visit: Visit, name: str) -> Marking:
    """A marking of the paper. Raises NotThere: names are looked up among those that there are."""
    found = next((one for one in markings(_home(visit), visit.path["deck"]) if one.name == name), None)
    if found is None:
        raise NotThere(_("there is nothing that was marked by this name (any more)"))
    return found


def _marking(visit: Visit) -> Marking:
    return _named(visit, _run(visit))


def _read(visit: Visit) -> Marking:
    """The same, once its sheets are read."""
    found = _marking(visit)
    if not found.is_read:
        raise UserError(_("the sheets are not all read yet"))
    return found


def _field(visit: Visit) -> dict[str, str]:
    """By which a form, or an address, says which doubt it is about."""
    given = visit.form if visit.form.get("file") else visit.query
    return {name: given.get(name, "") for name in ("file", "page", "about")}


def _key(visit: Visit) -> tuple[str, int, str]:
    said = _field(visit)
    return said["file"], int(said["page"]) if said["page"].isdecimal() else 0, said["about"]


def _of(visit: Visit, screen: str, asked: Question) -> str:
    file, page, about = asked.key
    return _at(visit, screen, file=file, page=str(page), about=about)
