"""Class sets: a paper for every student, with a form of his own and his name on it, and one table of keys.

In: a drawn set and students. Out: one merged PDF in printing order, the table of keys (PDF and CSV), the key of the forms
that all papers come from, and the draw. The work is cut into chunks, each made by one worker; finished chunks are kept until
the whole is done, so that a second run makes only what is missing, whatever ended the first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext
from dataclasses import asdict, astuple, dataclass, replace
from importlib import import_module
from io import BytesIO
from pathlib import Path

from zhongbu_quiz import __version__
from zhongbu_quiz.chance import digest
from zhongbu_quiz.delivery.deliver import Delivered, Delivery, File
from zhongbu_quiz.delivery.staging import parts, put_part
from zhongbu_quiz.errors import Stopped, UserError
from zhongbu_quiz.exports.paper import engine
from zhongbu_quiz.exports.paper.composer import compose
from zhongbu_quiz.exports.paper.coverage import refuse, unprintable
from zhongbu_quiz.exports.paper.options import PaperOptions, for_products
from zhongbu_quiz.exports.paper.workers import ExecutorMaker, local_workers, run_all
from zhongbu_quiz.exports.registry import of_command
from zhongbu_quiz.exports.writing import delivery
from zhongbu_quiz.messages import _, joined
from zhongbu_quiz.sets.form import DrawnSet, Form
from zhongbu_quiz.sets.stored import Stored, code, to_json
from zhongbu_quiz.sets.students import Student, StudentForm

CHUNK = 50
"""Students of one chunk: it bounds the memory of a worker, whatever the size of the class."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """The work of one worker, and the file that it ends in."""

    drawn: DrawnSet
    papers: tuple[StudentForm, ...]
    options: PaperOptions
    target: Path


def write_class(
    drawn: DrawnSet,
    papers: Sequence[StudentForm],
    out_dir: Path,
    only: Sequence[str] = ("paper", "key"),
    options: PaperOptions | None = None,
    jobs: int | None = None,
    workers: ExecutorMaker | None = None,
    progress: Callable[[int, int], None] | None = None,
    inputs: Iterable[Path] = (),
    force: bool = False,
) -> Delivered:
    """Make the class set of `papers`, each student's own, in `out_dir`. `workers` makes the executor (default: processes of this machine, `jobs`
    of them); `progress` is told how many of how many students are done; `inputs` and `force` are those of a Delivery. Raises UserError for a
    product that no class set has, for particulars of students with characters that no font has, and as `Delivery.write` does."""
    known = [output.name for output in of_command("worksheet") if output.for_class]
    unknown = [name for name in only if name not in known]
    if unknown:
        words = _("--roster: makes {known} (got {unknown}); make the rest without it")
        raise UserError(words.format(known=joined(known), unknown=joined(unknown)))
    if options is not None and options.answers != "apart":
        words = _("--roster: the papers of a class carry no answers (got {given!r}); write --answers apart, and make them with --only key")
        raise UserError(words.format(given=options.answers))
    engine.weasyprint()  # before any worker starts
    refuse((_student(*paper), unprintable("".join(astuple(paper[1])))) for paper in papers)
    chosen = replace(for_products(options, only), tagged=False)
    stem = f"{drawn.name}-class"
    draw = f"{stem}-draw.json"
    stored = to_json(Stored(drawn, tuple(papers), __version__, asdict(chosen)))
    files = {draw: File(stored, stem, only[0])}
    names = [f"{stem}-{name}" for name in _names(only)]
    to = delivery(out_dir, "worksheet", inputs=inputs, force=force)
    to.begin(names)
    if _is_made(to, names, draw, stored):
        to.write({})  # what killed runs left there goes all the same
        return Delivered(tuple(out_dir / name for name in (*names, draw)))
    with parts(out_dir, stem) if "paper" in only else nullcontext(out_dir) as folder:
        if "paper" in only:
            chunks = _chunks(drawn, papers, chosen, folder)
            try:
                run_all(make_chunk, chunks, workers or local_workers(jobs, len(chunks)), _told(progress, len(papers)))
            except KeyboardInterrupt:
                raise _stopped(chunks, out_dir) from None
            files[f"{stem}-paper.pdf"] = File(merged([chunk.target for chunk in chunks]), stem, "paper")
        if "key" in only:
            files |= {f"{stem}-{ending}": File(data, stem, "key") for ending, data in _keys(drawn, papers, chosen).items()}
        if "sheet" in only:
            from zhongbu_quiz.exports.paper.answer_sheet import class_sheets

            files |= {f"{stem}-{ending}": File(data, stem, "sheet") for ending, data in class_sheets(drawn, papers, chosen).items()}
        return to.write(files, lambda entry: entry.set == stem and entry.product in only)


def _keys(drawn: DrawnSet, papers: Sequence[StudentForm], options: PaperOptions) -> dict[str, bytes]:
    """The table of keys, and the keys of the forms that all papers come from."""
    from zhongbu_quiz.exports.paper.class_keys import keys_csv, keys_html
    from zhongbu_quiz.exports.paper.key import key_html

    keys = {"keys.pdf": engine.to_pdf(*keys_html(drawn, papers)), "keys.csv": keys_csv(drawn, papers)}
    return keys | {f"{form.name}-key.pdf": engine.to_pdf(*key_html(drawn, form, options, base=True)) for form in drawn.forms}


def _student(form: Form, student: Student) -> str:
    """How a student is called in a message."""
    return _("student {number}, {name}").format(number=form.name, name=student.name)


def _names(only: Sequence[str]) -> list[str]:
    """Endings of the files that prove a class set to be there."""
    files = {"paper": ["paper.pdf"], "key": ["keys.pdf", "keys.csv"], "sheet": ["sheet.pdf", "sheet.json"]}
    return [ending for name in only for ending in files[name]]


def make_chunk(chunk: Chunk) -> int:
    """Make the papers of one chunk, unless they are there already; the number of students."""
    if not chunk.target.is_file():
        put_part(chunk.target, compose(chunk.drawn, chunk.papers, chunk.options))
    return len(chunk.papers)


def _chunks(
    drawn: DrawnSet, papers: Sequence[StudentForm], options: PaperOptions, folder: Path
) -> list[Chunk]:
    lean = replace(drawn, forms=drawn.forms[:1])
    count = -(-len(papers) // CHUNK)
    size = -(-len(papers) // count)
    chunks = []
    for start in range(0, len(papers), size):
        mine = tuple(papers[start : start + size])
        said = [(code(drawn, form), student) for form, student in mine]
        name = f"{start + 1:05d}-{digest(__version__, drawn.title, drawn.minutes, options, said):016x}.pdf"
        chunks.append(Chunk(lean, mine, options, folder / name))
    return chunks


def _stopped(chunks: Sequence[Chunk], folder: Path) -> Stopped:
    """What is said of papers of which only some are made."""
    done = sum(len(chunk.papers) for chunk in chunks if chunk.target.is_file())
    words = _("stopped: the papers of {done} of {total} students are made and kept in {folder}; the same command goes on from there")
    return Stopped(words.format(done=done, total=sum(len(chunk.papers) for chunk in chunks), folder=folder))


def _told(progress: Callable[[int, int], None] | None, total: int) -> Callable[[int], None]:
    done = 0

    def tell(more: int) -> None:
        nonlocal done
        done += more
        if progress:
            progress(done, total)

    return tell


def _is_made(to: Delivery, names: Sequence[str], draw: str, data: bytes) -> bool:
    """True where a run before this one made exactly this, and nobody has changed it."""
    return to.holds([*names, draw]) and (to.folder / draw).read_bytes() == data


def merged(paths: Sequence[Path]) -> bytes:
    """The PDFs one after the other, as one PDF with the bookmarks of all, which have no levels."""
    if len(paths) == 1:
        return paths[0].read_bytes()
    pikepdf = import_module("pikepdf")

    data = BytesIO()
    # from memory: a set of thousands has more chunks than a system lets one program open
    with pikepdf.open(BytesIO(paths[0].read_bytes())) as whole:
        tree = whole.Root.Pages
        with whole.open_outline() as outline:
            for path in paths[1:]:
                part = pikepdf.open(BytesIO(path.read_bytes()))
                # a branch for each part: adding page after page looks at all pages again for each
                branch = whole.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Pages, Parent=tree, Count=len(part.pages)))
                pages = [whole.copy_foreign(page.obj) for page in part.pages]
                for page in pages:
                    page.Parent = branch
                branch.Kids = pikepdf.Array(pages)
                tree.Kids.append(branch)
                tree.Count += branch.Count
                with part.open_outline() as bookmarks:
                    for mark in bookmarks.root:
                        page = pages[pikepdf.Page(mark.destination[0]).index]
                        outline.root.append(pikepdf.OutlineItem(mark.title, pikepdf.Array([page, pikepdf.Name.Fit])))
        whole.save(data, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return data.getvalue()
