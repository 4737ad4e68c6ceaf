"""Every form that a set can be written in, by name: what deck files, `build`, `--only`, `--to` and all help texts are made from.

In: a Request. Out: what its outputs give, as Made. A new output is one line here and the function that makes it; nothing heavy is
imported before that function is called, so that help stays quick.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from zhongbu_quiz.data.outputs import output_called, output_name, output_word
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.messages import _, as_typed, joined, marked

if TYPE_CHECKING:
    from zhongbu_quiz.exports.request import Made, Request

Command = Literal["anki", "worksheet", "export"]
Writer = Callable[["Output", "Request"], "Made"]


class Output(NamedTuple):
    """One form that a set can be written in.

    `what` says what it is (`title` says it in the language of the moment), `endings` how its files end after the set's name, the one asked
    for first (the letter of a form stands before). `command` makes it when it is asked for alone. `needs`: the draw, the facts that the
    deck selects, or the whole bank; a stored draw has only itself. `for_class`: a class list can be served with it. `format` and
    `dialect`: what `--to` and `--dialect` call it. `takes`: which settings of a paper's form it can be made in (see PaperOptions). `whole`: it
    leaves no item out, whatever the set is.
    """

    name: str
    what: str
    endings: tuple[str, ...]
    command: Command
    writer: Writer
    needs: Literal["draw", "facts", "bank"] = "draw"
    for_class: bool = False
    format: str = ""
    dialect: str = ""
    takes: tuple[str, ...] = ()
    whole: bool = False

    @property
    def title(self) -> str:
        """What it is, in the language of the moment."""
        return _(self.what)

    @property
    def named(self) -> bool:
        """Whether it carries the name of the project: what is imported somewhere does, what is printed does not."""
        return self.command != "worksheet"

    def make(self, request: Request) -> Made:
        """The files of the set that is asked for."""
        return self.writer(self, request)


def _called(place: str) -> Any:
    """What stands at `module:name` below this folder, imported now."""
    module, _colon, name = place.partition(":")
    return getattr(import_module(f"zhongbu_quiz.exports.{module}"), name)


def _by(place: str) -> Writer:
    """A function that takes the Request and returns Made."""

    def write(output: Output, request: Request) -> Made:
        made: Made = _called(place)(request)
        return made

    return write


def _quiz(module: str, dialect: str, pictures: bool = False) -> Writer:
    """A module of a format: its `write(quiz, dialect)` returns an Export. Without `pictures` it gets no item that shows one."""

    def write(output: Output, request: Request) -> Made:
        quiz, pictured = (request.quiz, ()) if pictures else _called("quiz:without_pictures")(request.quiz)
        export = _called(f"{module}:write")(quiz, dialect)
        made: type[Made] = _called("request:Made")
        return made({output.endings[0]: export.data, **export.beside}, (*pictured, *export.left_out))

    return write


def _anki(name: str, what: str, ending: str, place: str) -> Output:
    return Output(name, what, (ending,), "anki", _by(place), needs="bank")


def _paper(
    name: str, what: str, *endings: str, takes: tuple[str, ...] = (), facts: bool = False, for_class: bool = False, whole: bool = True
) -> Output:
    """A product of `paper.products`, made by the function of its name there; which settings it `takes`."""
    needs: Literal["draw", "facts"] = "facts" if facts else "draw"
    return Output(name, what, endings, "worksheet", _by(f"paper.products:{name}"), needs, for_class, takes=takes, whole=whole)


def _format(name: str, what: str, *endings: str, module: str = "", dialect: str = "", pictures: bool = False) -> Output:
    """A format, written by the module of its name, or by that of the format that it is a dialect of; whether it carries pictures."""
    module = module or name
    return Output(name, what, endings, "export", _quiz(module, dialect, pictures), format=module, dialect=dialect)


TABLES = {
    "standard": (
        marked("Excel table with headings that Chinese question apps know"),
        marked("CSV table with headings that Chinese question apps know"),
    ),
    "chaoxing": (marked("Excel table for 学习通"), marked("CSV table for 学习通")),
    "kaoshibao": (marked("Excel table for 考试宝"), marked("CSV table for 考试宝")),
    "online-exam": (
        marked("Excel table that says of each option 是否正确"),
        marked("CSV table that says of each option 是否正确"),
    ),
    "classquiz": (marked("Excel table for ClassQuiz"), marked("CSV table for ClassQuiz")),
}
"""The column maps in `templates/tables/`, the usual one first, and what their tables are, one for each of the forms."""

_TABLE_FORMS = ("xlsx", "csv")


def _table(form: str, name: str, what: str, path: Path | None = None) -> Output:
    """A table in the layout of a column map: one that ships, or that of a file."""
    usual = name == next(iter(TABLES))
    ending = f".{form}" if usual else f".{name}.{form}"
    writer = _quiz(form, str(path or name), pictures=form == "xlsx" and usual)
    return Output(form if usual else f"{form}-{name}", what, (ending,), "export", writer, format=form, dialect=name)


def _own_table(form: str, path: Path) -> Output:
    """A table in the layout of a column map that somebody wrote."""
    words = _("Excel table in the layout of {map}") if form == "xlsx" else _("CSV table in the layout of {map}")
    return _table(form, path.stem, words.format(map=path.name), path)


OUTPUTS: dict[str, Output] = {
    output.name: output
    for output in (
        _anki("anki", marked("Anki deck"), ".apkg", "anki.output:package"),
        _anki("anki-text", marked("the same notes in Anki's text import format"), ".anki.txt", "anki.output:text"),
        _paper("paper", marked("the student's paper"), "-paper.pdf", takes=("size", "columns", "large"), for_class=True),
        _paper("key", marked("answers with explanations"), "-key.pdf", takes=("size", "large"), for_class=True),
        _paper("teacher", marked("the paper with its answers filled in"), "-teacher.pdf", takes=("size", "columns", "large")),
        _paper("sheet", marked("answer sheet to be scanned"), "-sheet.pdf", "-sheet.json", takes=("large",), for_class=True),
        _paper("docx", marked("paper and key for Word"), "-paper.docx", "-key.docx"),
        _paper("outline", marked("the facts as a study sheet"), "-outline.pdf", takes=("size", "large"), facts=True),
        _paper("recite", marked("the same with blanks"), "-recite.pdf", takes=("size", "large"), facts=True),
        _paper("cards", marked("flash cards to cut"), "-cards.pdf", whole=False),
        _format("moodle", marked("Moodle question bank (XML)"), ".xml", dialect="standard", pictures=True),
        _format(
            "moodle-no-category", marked("the same without a category"), ".no-category.xml", module="moodle", dialect="no-category", pictures=True
        ),
        _format("gift", marked("Moodle GIFT text"), ".gift.txt", dialect="standard"),
        _format("gift-no-category", marked("the same without a category"), ".no-category.gift.txt", module="gift", dialect="no-category"),
        _format("qti", marked("IMS QTI 2.1 package"), ".qti.zip", dialect="2.1", pictures=True),
        _format("qti-canvas", marked("QTI 1.2 package for Canvas"), ".canvas.zip", module="qti", dialect="canvas"),
        _format("kahoot", marked("Kahoot's import sheet"), ".kahoot.xlsx"),
        *(_table("xlsx", name, what[0]) for name, what in TABLES.items()),
        _format("text", marked("text for Chinese platforms"), ".txt", dialect="standard"),
        _format("text-tagged", marked("the same with 【答案】"), ".tagged.txt", module="text", dialect="tagged"),
        *(_table("csv", name, what[1]) for name, what in TABLES.items()),
        _format("markdown", marked("Markdown: questions with their answers"), ".md"),
        _format("json", marked("JSON with its schema"), ".json", ".schema.json", pictures=True),
        _format("html", marked("one page to practise on"), ".html", pictures=True),
    )
}


def with_maps(maps: Iterable[Path]) -> dict[str, Output]:
    """All outputs, and the tables of some column maps by their names, which hide ours of the same name."""
    own = [_own_table(form, path) for path in maps for form in _TABLE_FORMS]
    return OUTPUTS | {output.name: output for output in own}


def of_command(command: Command) -> list[Output]:
    """The outputs that a command makes, in the order of the table."""
    return [output for output in OUTPUTS.values() if output.command == command]


def dialects() -> dict[str, list[str]]:
    """The formats of `--to`, each with its dialects; the first is the usual one. Formats without dialects have none."""
    found: dict[str, list[str]] = {}
    for output in of_command("export"):
        found.setdefault(output.format, []).extend([output.dialect] if output.dialect else [])
    return found


def call_of(output: Output, deck: str) -> str:
    """The command line that makes one output of a deck."""
    options = {"anki": ("--text",) if output.name != "anki" else (), "worksheet": ("--only",), "export": ("--to",)}[output.command]
    named = () if output.command == "anki" else (output_word(output.name),)
    return " ".join(("zhongbu-quiz", output.command, as_typed(deck), *options, *named))


def chosen_outputs(names: Iterable[str], command: Command, option: str) -> list[Output]:
    """The outputs of these names, each once. Raises UserError that names `option` and lists what there is."""
    known = {output.name: output for output in of_command(command)}
    asked = [output_name(name) for name in names]
    if not asked:
        raise UserError(_("{option}: names no product; choose from {known}").format(option=option, known=joined(map(output_called, known))))
    unknown = [name for name in asked if name not in known]
    if unknown:
        words = _("{option}: no product named {unknown}; choose from {known}")
        raise UserError(words.format(option=option, unknown=joined(unknown), known=joined(map(output_called, known))))
    return [known[name] for name in dict.fromkeys(asked)]


def formats_listed(outputs: Mapping[str, Output] = OUTPUTS) -> str:
    """What `--to` takes, in a row."""
    return joined(output_word(output.name) for output in outputs.values() if output.command == "export")


def formats_near(name: str, outputs: Mapping[str, Output]) -> str:
    """A few of what `--to` takes: those that are most like a name first."""
    words = {output.name: output_word(output.name) for output in outputs.values() if output.command == "export"}
    near = [words.get(each, each) for each in get_close_matches(name, [*words, *words.values()], _FEW, 0.4)]
    return joined(list(dict.fromkeys([*near, *words.values()]))[:_FEW])


_FEW = 4
"""So many formats are named where one is not known."""


def chosen_format(name: str, dialect: str | None, outputs: Mapping[str, Output] = OUTPUTS, deck: str = "DECK") -> Output:
    """The output that `--to` and `--dialect` ask for, among these: a format, or an output by its name or word; a dialect of a table may be the
    path of a column map. Raises UserError that lists what there is, or says which call makes what is no format of other tools of a `deck`."""
    known: dict[str, list[Output]] = {}
    for output in outputs.values():
        if output.command == "export":
            known.setdefault(output.format, []).append(output)
    meant = output_name(name)
    asked = outputs.get(meant)
    if asked and asked.command != "export":
        raise UserError(_("--to {name}: {what} is made by: {call}").format(name=name, what=asked.title, call=call_of(asked, deck)))
    if meant not in known and not asked:
        words = _("--to {name}: there is no such format; write for example {known}; all of them are listed by: zhongbu-quiz export {deck}")
        raise UserError(words.format(name=name, known=formats_near(name, outputs), deck=deck))
    if dialect is None:
        return asked or known[meant][0]
    name = asked.format if asked else meant
    if name in _TABLE_FORMS and Path(dialect).suffix in (".yaml", ".yml"):
        return _own_table(name, Path(dialect))
    of_word = outputs.get(output_name(dialect))
    wanted = of_word.dialect if of_word else dialect
    for output in known[name]:
        if output.dialect == wanted and wanted:
            return output
    dialects = joined(output_called(output.name, output.dialect) for output in known[name] if output.dialect)
    if not dialects:
        words = _("--dialect {dialect}: {name} has no such dialect; it has none; leave it out")
    elif name in _TABLE_FORMS:
        words = _("--dialect {dialect}: {name} has no such dialect; write one of {known}, or the path of a column map (.yaml)")
    else:
        words = _("--dialect {dialect}: {name} has no such dialect; write one of {known}")
    raise UserError(words.format(dialect=dialect, name=name, known=dialects))


def make_outputs(outputs: Iterable[Output], request: Request) -> Made:
    """Several outputs of one set."""
    made: Made = _called("request:together")((output.name, output.make(request)) for output in outputs)
    return made
