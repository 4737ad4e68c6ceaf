"""The papers of one deck or of a stored draw: for a set of forms, or for every student of a class."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from zhongbu_quiz.data.outputs import output_called
from zhongbu_quiz.delivery.deliver import Delivery
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.exports.paper.options import PaperOptions, for_products
from zhongbu_quiz.exports.registry import OUTPUTS, Output, chosen_outputs, make_outputs, of_command
from zhongbu_quiz.exports.request import Request
from zhongbu_quiz.exports.writing import delivery, write_products
from zhongbu_quiz.messages import _, as_typed, joined
from zhongbu_quiz.sets.fitting import all_told, options_told
from zhongbu_quiz.sets.form import DrawnSet
from zhongbu_quiz.sets.roster import ClassList, read_class_list
from zhongbu_quiz.sets.stored import read
from zhongbu_quiz.sets.students import StudentForm, student_forms
from zhongbu_quiz.studio.endings import check_folder
from zhongbu_quiz.studio.opening import Opened
from zhongbu_quiz.studio.place import check_out
from zhongbu_quiz.studio.progress import Progress, Step, silent
from zhongbu_quiz.studio.project import find_project
from zhongbu_quiz.studio.written import Written


@dataclass(frozen=True)
class Papers:
    """What papers are asked for: names of products (None: those that the deck names), settings of their looks by name (see PaperOptions),
    where the draw departs from the deck's (None: it does not), and whether files are written over that are not ours or that somebody has
    edited."""

    products: tuple[str, ...] | None = None
    settings: Mapping[str, Any] = field(default_factory=dict)
    seed: int | None = None
    versions: int | None = None
    force: bool = False


@dataclass(frozen=True)
class Class:
    """For whom papers are made one by one: a class list, on how many processes of this machine (None: all cores) or on which Dask cluster."""

    roster: Path | None = None
    jobs: int | None = None
    dask: str = ""

    @cached_property
    def listed(self) -> ClassList:
        """The class list, which is read once; an empty one without it. Raises ContentError with all that is wrong in it."""
        return read_class_list(self.roster) if self.roster else ClassList(())

    def begin(self) -> None:
        """Read the list before all else. Raises ContentError as `listed` does: of a list that is told to be wrong, no remark says that it is not
        read."""
        _listed = self.listed


def check_call(folder: Path, asked: Papers) -> None:
    """Raises UserError for what is wrong with the call by itself, before anything is read for it: a folder that is a file, a setting with a value
    that it cannot have, a product that there is not."""
    check_folder(folder)
    check_out(folder, find_project(folder.absolute()))
    _options(asked.settings)
    if asked.products is not None:
        chosen_outputs(asked.products, "worksheet", "--only")


USUAL = ("paper", "key")
"""What is made where neither the call nor the deck names a product."""
_FORMS = {"size": "--size {value}", "columns": "--columns {value}", "large": "--large"}
"""Settings that not every product can be made in, and how they are asked for."""


def make_papers(opened: Opened, folder: Path, asked: Papers, progress: Progress = silent) -> Written:
    """Write the products of every form into `folder`, all or none. Study sheets tell all facts that the deck selects."""
    check_folder(folder)
    check_out(folder, opened.project)
    products, remarks = _products(opened, asked)
    options = _asked_options(opened, asked, products)
    request = _request(opened, asked, options)
    written = _write(request, _delivery(folder, asked, opened.inputs), products, progress)
    return _told(written, (*remarks, *all_told(opened.deck, request.drawn), *options_told(opened.deck, request.drawn)))


def make_class(opened: Opened, folder: Path, asked: Papers, served: Class, progress: Progress = silent) -> Written:
    """Write a paper for every student of a class list, with keys."""
    check_folder(folder)
    check_out(folder, opened.project)
    products, remarks = _products(opened, asked, for_class=True)
    options = _asked_options(opened, asked, products)
    drawn = _request(opened, asked, options).drawn
    to = _delivery(folder, asked, opened.inputs)
    return _told(_write_class(drawn, student_forms(drawn, served.listed.students), to, products, options, served, progress), remarks)


def make_again(
    stored: Path, folder: Path, asked: Papers, served: Class, progress: Progress = silent
) -> tuple[Written, tuple[str, ...]]:
    """The papers of a stored draw, the same bytes as the first time; with a roster, or where the draw is a class's, the class set.

    `asked.settings` replace those that the papers were first made with. Returns also the products that are left out because they
    need more than a draw. Raises UserError where nothing is left, or where the draw is a class's already and a roster is given.
    """
    check_folder(folder)
    check_out(folder, find_project(folder.absolute()))
    to = _delivery(folder, asked, [stored])
    to.begin()
    found = read(stored)
    if served.roster is not None and found.papers:
        words = _("{path}: holds the forms of {count} students already; leave out --roster")
        raise UserError(words.format(path=stored, count=len(found.papers)))
    wanted = USUAL if asked.products is None else asked.products
    _check_taken(asked.settings, wanted)
    left_out = tuple(name for name in wanted if OUTPUTS[name].needs != "draw")
    products = tuple(name for name in wanted if name not in left_out)
    if not products:
        allowed = joined(output.name for output in of_command("worksheet") if output.needs == "draw")
        words = _("{path}: has no facts, which {products} would tell; make them from the deck, or choose from {allowed}")
        raise UserError(words.format(path=stored, products=joined(left_out), allowed=allowed))
    _options(found.settings, str(stored))  # what is wrong in the draw is told of the draw
    options = for_products(_options({**found.settings, **asked.settings}), products)
    papers: Sequence[StudentForm] = found.papers
    if served.roster is not None:
        papers = student_forms(found.drawn, served.listed.students)
    if papers:
        return _write_class(found.drawn, papers, to, products, options, served, progress), left_out
    return _write(Request(stored=found.drawn, options=options), to, products, progress), left_out


def _delivery(folder: Path, asked: Papers, inputs: Iterable[Path]) -> Delivery:
    return delivery(folder, "worksheet", inputs=inputs, force=asked.force)


def _request(opened: Opened, asked: Papers, options: PaperOptions) -> Request:
    project_file = opened.project.identity_file
    return Request(opened.deck, opened.bank, project_file=project_file, seed=asked.seed, versions=asked.versions, options=options)


def _products(opened: Opened, asked: Papers, for_class: bool = False) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The products to make, and what is said of those that the deck names and that are not made so: by this command, for a class, in this form."""
    if asked.products is not None:
        return asked.products, ()
    named = [opened.outputs[name] for name in dict.fromkeys(opened.deck.record.outputs)]
    made = [
        output for output in named
        if output.command == "worksheet" and (output.for_class or not for_class) and not _not_taken(asked.settings, output)
    ]  # fmt: skip
    others = joined(output_called(output.name) for output in named if output not in made)
    words = _("{deck} names {outputs} too; all that it names is made by: zhongbu-quiz build {deck}")
    told = (words.format(deck=as_typed(opened.typed), outputs=others),) if others else ()
    return tuple(output.name for output in made) or USUAL, told


def _told(written: Written, remarks: Sequence[str]) -> Written:
    """What was written, with some remarks more."""
    return replace(written, remarks=(*written.remarks, *remarks))


def _asked_options(opened: Opened, asked: Papers, products: Sequence[str]) -> PaperOptions:
    """The settings that are asked for, and of the deck's own what nobody asks otherwise."""
    record = opened.deck.record
    settings = {"answers": record.answers, "digits": record.digits, "school": record.school, **asked.settings}
    options = _options(settings)
    _check_taken(settings, products)
    return for_products(options, products)


def _options(settings: Mapping[str, Any], where: str = "worksheet") -> PaperOptions:
    """The settings of a paper, from `where`. Raises UserError for one that does not exist, and for a value that it cannot have."""
    known = [one.name for one in fields(PaperOptions)]
    unknown = [name for name in settings if name not in known]
    if unknown:
        words = _("{where}: there is no setting {names}; choose from {allowed}")
        raise UserError(words.format(where=where, names=joined(unknown), allowed=joined(known)))
    try:
        return PaperOptions(**settings)
    except ValueError as error:
        raise UserError(f"{where}: {error}") from None


def _check_taken(settings: Mapping[str, Any], products: Sequence[str]) -> None:
    """Raises UserError, with a line for each setting, where a product cannot be made in one; or where there is no such product."""
    outputs = chosen_outputs(products, "worksheet", "--only")
    said = []
    for name, option in _FORMS.items():
        refused = [output.name for output in outputs if name in _not_taken(settings, output)]
        if refused:
            words = _("{option}: only {allowed} can be printed so; make {refused} by itself, without this: --only {only}")
            allowed = joined(output_called(output.name) for output in of_command("worksheet") if name in output.takes)
            told = words.format(
                option=option.format(value=settings[name]), allowed=allowed, refused=joined(map(output_called, refused)), only=",".join(refused)
            )
            said.append(told)
    if said:
        raise UserError("\n".join(said))


def _not_taken(settings: Mapping[str, Any], output: Output) -> list[str]:
    """The settings, other than the usual ones, in which an output cannot be made."""
    usual = PaperOptions()
    return [name for name in _FORMS if settings.get(name) not in (None, getattr(usual, name)) and name not in output.takes]


def _write(request: Request, to: Delivery, products: Sequence[str], progress: Progress) -> Written:
    to.begin()
    outputs = chosen_outputs(products, "worksheet", "--only")
    for output in outputs:
        progress(Step(output.title))
    made = make_outputs(outputs, request)
    done = write_products(to, request.name, products, made)
    return Written(request.name, done.paths, left_out=made.left_out, remarks=(*request.remarks, *made.remarks, *done.remarks))


def _write_class(
    drawn: DrawnSet,
    papers: Sequence[StudentForm],
    to: Delivery,
    products: Sequence[str],
    options: PaperOptions,
    served: Class,
    progress: Progress,
) -> Written:
    from zhongbu_quiz.exports.paper.class_set import write_class
    from zhongbu_quiz.exports.paper.workers import dask_workers

    def told(done: int, total: int) -> None:
        progress(Step(_("students"), done, total))

    workers = dask_workers(served.dask) if served.dask else None
    inputs = (*to.inputs, *([served.roster] if served.roster else []))
    done = write_class(drawn, papers, to.folder, products, options, served.jobs, workers, told, inputs, to.force)
    return Written(drawn.name, done.paths, remarks=(*served.listed.remarks, *done.remarks))
