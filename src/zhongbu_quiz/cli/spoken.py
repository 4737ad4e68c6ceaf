"""The words of typer itself in the language of the program: usage, the help of --help, and what is wrong with a call.

Typer asks gettext for some of its words and has others in English only; these are said here.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from zhongbu_quiz.cli.commands import COMMANDS, function_of, help_of
from zhongbu_quiz.cli.dashes import as_meant
from zhongbu_quiz.data.lines import words_of
from zhongbu_quiz.data.outputs import output_called, output_name, output_word
from zhongbu_quiz.messages import _, as_typed, joined, marked

_ARGUMENTS = "arguments"
"""Under this name a call keeps its arguments as they were typed."""
_DECK = "deck"
"""The argument of commands that names a deck."""

_USAGE = {"[OPTIONS]": marked("[OPTIONS]"), "COMMAND [ARGS]...": marked("COMMAND [ARGS]...")}
"""The pieces of a line of usage that are typer's; the others are names of ours."""
_VALUES = {"<path>": marked("PATH"), "<str>": marked("TEXT"), "<int range>": marked("NUMBER"), "<list[Path]>": marked("PATH")}
"""What stands for the value of an option, by typer's name of its type."""
_WRONG_VALUES = {
    "int_parsing": marked("{option} is {got!r}; write a whole number"),
    "greater_than_equal": marked("{option} is {got}; it must be {bound} or more"),
    "less_than_equal": marked("{option} is {got}; it must be {bound} or less"),
}
"""What is wrong with the value of an option, by pydantic's name of it."""


_FORM = ("--form", "--forms")
"""What somebody types who wants one form of a paper."""
_ITSELF = ("zhongbu-quiz", "zhongbu_quiz", "zhongbu-quiz.exe", "zhongbu")
"""What this program is called, which stands before a command and is none."""


class _Spoken:
    """A command whose help is in our language throughout."""

    def format_usage(self, ctx: typer.Context, formatter: Any) -> None:
        """The line with the call."""
        pieces: list[str] = self.collect_usage_pieces(ctx)  # type: ignore[attr-defined]
        said = [_(_USAGE[piece]) if piece in _USAGE else piece for piece in pieces]
        formatter.write_usage(ctx.command_path, " ".join(said), _("Usage: "))

    def format_help_text(self, ctx: typer.Context, formatter: Any) -> None:
        """What it does; each example on a line of its own."""
        opening = re.escape(_("Example:"))
        for paragraph in str(self.help).split("\n\n"):  # type: ignore[attr-defined]
            formatter.write_paragraph()
            with formatter.indentation():
                for line in re.split(rf"\n(?={opening})", paragraph):
                    formatter.write_text(line)

    def format_options(self, ctx: typer.Context, formatter: Any) -> None:
        """Arguments and options, whose values are called by plain words."""
        for param in self.get_params(ctx):  # type: ignore[attr-defined]
            if param.param_type_name == "argument":
                param.display_type_rich = lambda ctx: ""
            elif param.metavar is None and not param.is_flag:
                kind = param.display_type(ctx)
                param.metavar = _(_VALUES[kind]) if kind in _VALUES else kind
            if words := _range(param.min, param.max):
                param._get_number_range_help_str = lambda words=words: words
        super().format_options(ctx, formatter)  # type: ignore[misc]

    def get_help_option(self, ctx: typer.Context) -> Any:
        """--help with its own help."""
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = _("Show this message and exit.")
        return option


def _number(option: str, typed: str) -> str:
    """A number behind an option, with full-width digits or what is counted (2份); whatever is none as it is. Help does without the words for it."""
    from zhongbu_quiz.sets.words import number_typed

    return number_typed(option.removeprefix("--"), typed)


def _range(least: int | None, most: int | None) -> str:
    """Between what bounds a number lies."""
    if most is not None:
        return _("{least} to {most}").format(least=least, most=most)
    return "" if least is None else _("{least} or more").format(least=least)


class Command(_Spoken, TyperCommand):  # type: ignore[misc]
    """A command, which takes what is typed as it is meant."""

    def parse_args(self, ctx: Any, args: list[str]) -> Any:
        """The arguments, read. Raises typer's error for a call that is wrong."""
        options = _options(ctx)
        ctx.meta[_ARGUMENTS] = list(args)
        ctx.meta[_DECK] = next((first for first in args[:1] if not first.startswith("-")), _("DECK"))
        try:
            args = as_meant(args, options)
        except ValueError as error:
            word = str(error)
            near = difflib.get_close_matches(f"-{word}", options)
            ctx.fail(_("there is no option {option}; did you mean {near}?").format(option=word, near=joined(near)))
        valued = {name for param in self.get_params(ctx) if not getattr(param, "is_flag", True) for name in param.opts}
        if empty := next((name for name in valued if f"{name}=" in args), ""):
            ctx.fail(_needs_value(empty, ctx))
        for place, (option, behind) in enumerate(pairwise([*args, ""]), 1):
            if option in valued and (behind in options or behind in valued or not behind.strip()):
                ctx.fail(_needs_value(option, ctx))
            if option in valued and place < len(args) and not behind.isdecimal():
                args[place] = _number(option, behind)
        return super().parse_args(ctx, args)


class _Commands(Mapping[str, Any]):
    """All commands by name; each is made when it is looked up."""

    def __init__(self) -> None:
        self._made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name in COMMANDS and name not in self._made:
            alone = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)
            alone.command(name, cls=Command, help=help_of(name))(function_of(name))
            self._made[name] = get_command(alone)
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)

    def __contains__(self, name: object) -> bool:
        return name in COMMANDS


class Group(_Spoken, TyperGroup):  # type: ignore[misc]
    """The program, whose commands these are."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = _Commands()  # type: ignore[assignment]

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """The commands in rows, each with the beginning of its help; none is made for that."""
        room = formatter.width - 6 - max(map(len, COMMANDS))
        rows = [(name, TyperCommand(name, help=_(words)).get_short_help_str(room)) for name, words in COMMANDS.items()]
        with formatter.section(_("Commands")):
            formatter.write_dl(rows)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that is called. Raises typer's error for a call that is wrong, in our words, where there is none of that name."""
        name = args[0]
        if name.lower() in _ITSELF and len(args) > 1:
            words = _("{name} stands twice; write it once: {call}")
            ctx.fail(words.format(name=name, call=" ".join(("zhongbu-quiz", *map(as_typed, args[1:])))))
        if name not in self.commands and not name.startswith("-"):
            said = name.lower()
            meant = [command for command, words in words_of("commands.yaml").items() if said in words]
            near = meant or difflib.get_close_matches(said, self.commands)
            words = _("there is no command {name}; did you mean {near}?") if near else _("there is no command {name}; write one of {known}")
            told = words.format(name=name, near=joined(near), known=joined(self.commands))
            ctx.fail(_with_call(told, name, meant, args[1:]))
        return super().resolve_command(ctx, args)


def _with_call(told: str, name: str, meant: Sequence[str], behind: Sequence[str]) -> str:
    """What is said of an unknown command, and the whole call where a word was typed for one that there is, or for what one makes (print, Word)."""
    from zhongbu_quiz.exports.registry import OUTPUTS, call_of

    words = [word for word in behind if not word.startswith("-")]
    if len(meant) != 1 or not words:
        return told
    output = OUTPUTS.get(output_name(name))
    call = call_of(output, words[0]) if output else " ".join(("zhongbu-quiz", meant[0], *map(as_typed, behind)))
    return _("{told} write: {call}").format(told=told, call=call)


CallError: type[Exception] = typer.BadParameter.__mro__[1]
"""What typer raises where a call is wrong; it exports only what derives from it."""


def usage_words(error: Exception) -> str:
    """What is wrong with a call, and where help is."""
    if type(error).__name__ == "NoArgsIsHelpError":
        return str(error)
    ctx = getattr(error, "ctx", None)
    words = _("Error: {words}").format(words=_wrong(error))
    if ctx is None:
        return words
    hint = _("Try '{command} --help' for help.").format(command=ctx.command_path)
    return f"{ctx.get_usage()}\n{hint}\n\n{words}"


def _wrong(error: Any) -> str:
    kind = type(error).__name__
    if kind == "NoSuchOption":
        if made := _made_by(error.option_name, error.ctx):
            return made
        if error.option_name in _FORM and "--only" in _options(error.ctx):
            from zhongbu_quiz.sets.words import key_word

            words = _("{option}: the forms A, B … are made together; how many stands in the deck, such as: {line}")
            return words.format(option=error.option_name, line=f"{key_word('forms')}: 2")
        if near := joined(sorted(error.possibilities or ())):
            return _("there is no option {option}; did you mean {near}?").format(option=error.option_name, near=near)
        if meant := [name for name in _options(error.ctx) if len(error.option_name) == 2 and name.startswith(f"-{error.option_name}")]:
            return _("there is no option {option}; did you mean {near}?").format(option=error.option_name, near=joined(meant))
        if made := _made_as_file(error.option_name, error.ctx):
            return made
        if others := _having(error.option_name, error.ctx):
            words = _("{option} belongs to {commands}; write: zhongbu-quiz {command} DECK {option} …")
            return words.format(option=error.option_name, commands=joined(others), command=others[0])
        if error.ctx.parent is None and any(error.option_name in param.opts for one in error.ctx.command.commands.values() for param in one.params):
            words = _("{option} stands behind the command: zhongbu-quiz COMMAND DECK {option} …")
            return words.format(option=error.option_name)
        words = _("there is no option {option}; write one of {known}")
        return words.format(option=error.option_name, known=joined(_options(error.ctx)))
    if kind == "BadOptionUsage":
        needs = "requires" in error.message
        words = _("{option} needs a value behind it") if needs else _("{option} takes no value; write it alone")
        return words.format(option=error.option_name)
    param = getattr(error, "param", None)
    if kind == "MissingParameter" and param is not None:
        return _missing(param)
    if kind == "BadParameter" and param is not None:
        return _wrong_value(error)
    told = re.fullmatch(r"Got unexpected extra argument\(s\) \((.*)\)", error.message)
    if not told:
        return str(error.format_message())
    from zhongbu_quiz.exports.registry import OUTPUTS

    product = next((word for word in told[1].split() if output_name(word) in OUTPUTS), "")
    if product and "--to" in _options(error.ctx):
        return _("{words}: stands alone; write the format so: --to {words}").format(words=product)
    if product and output_name(product) == "paper":
        return _("{words}: stands alone; one product is written so: --only {words}").format(words=product)
    if product:
        words = _("{words}: stands alone; write several products with commas and without spaces, such as: --only {example}")
        return words.format(words=product, example=",".join((output_word("paper"), product)))
    from zhongbu_quiz.sets.words import kinds_meant

    extra = told[1].split()
    if error.ctx.command.name == "items" and any(map(kinds_meant, extra)):
        words = _("{words}: items of all kinds are listed; to look at one kind, export them and filter the workbook in Excel: {call}")
        deck = as_typed(str(error.ctx.params.get(_DECK) or "DECK"))
        return words.format(words=told[1], call=" ".join(("zhongbu-quiz", "export", deck, "--to", "xlsx", "--all")))
    from zhongbu_quiz.sets.paper_numbers import paper_number

    if error.ctx.command.name == "swap" and all(map(paper_number, extra)):
        words = _("{words}: one question is exchanged at a time; write one number, and call once more for the next")
        return words.format(words=told[1])
    from zhongbu_quiz.sets.roster import LISTS

    listed = next((word for word in extra if word.lower().endswith(LISTS)), "")
    if listed and "--roster" in _options(error.ctx):
        return _("{words}: stands alone; a class list is written so: --roster {words}").format(words=listed)
    from zhongbu_quiz.studio.opening import own_decks

    deck = next((word for word in told[1].split() if word in own_decks(Path.cwd())), "")
    if deck:
        words = _("{deck}: is a deck, which is written right behind the command: zhongbu-quiz {command} {deck}")
        return words.format(deck=deck, command=error.ctx.command.name)
    words = _("{words}: the command takes no more than it has; remove it, or put a name with spaces in quotation marks, such as \"my set\"")
    return words.format(words=told[1])


def _made_by(option: str, ctx: Any) -> str:
    """What is said of an option that names a product (--word, --答题卡): the call that makes it, and what else --only takes where the command has it;
    "" for any other, and where no deck is asked for."""
    from zhongbu_quiz.exports.registry import OUTPUTS, call_of, of_command

    output = OUTPUTS.get(output_name(option.lstrip("-")))
    if output is None or not any(param.name in ("decks", _DECK) for param in ctx.command.params):
        return ""
    words = _("there is no option {option}; {product} is made by: {call}")
    told = words.format(option=option, product=output_called(output.name), call=call_of(output, ctx.meta.get(_DECK, _("DECK"))))
    if output.command != ctx.command.name or "--only" not in _options(ctx):
        return told
    words = _("{told}; --only takes, one or several with commas: {known}")
    return words.format(told=told, known=joined(output_word(other.name) for other in of_command(output.command)))


def _made_as_file(option: str, ctx: Any) -> str:
    """What is said of -o with the name of a file, where a command writes none: the call that makes a file that ends so; "" for any other."""
    from zhongbu_quiz.exports.registry import call_of
    from zhongbu_quiz.studio.endings import output_of

    typed = ctx.meta.get(_ARGUMENTS, [])
    path = next((Path(behind) for before, behind in pairwise(typed) if before == option and option in _OUT), None)
    output = output_of(path) if path else None
    if output is None or not any(param.name in ("decks", _DECK) for param in ctx.command.params):
        return ""
    words = _("{command} writes no file to a path of yours; {product} ({ending}): {call}")
    call = call_of(output, ctx.meta.get(_DECK, _("DECK")))
    return words.format(command=ctx.command.name, product=output.title, ending=f".{output.endings[0].rpartition('.')[2]}", call=call)


_OUT = ("-o", "--output", "--out")


def _needs_value(option: str, ctx: Any) -> str:
    """What is said of an option with nothing behind it: what stands there, in the words of its help."""
    params = [param for param in ctx.command.get_params(ctx) if option in param.opts]
    told = next((help for param in params if (help := getattr(param, "help", None))), "")
    words = _("{option} needs a value behind it: {help}") if told else _("{option} needs a value behind it")
    return words.format(option=option, help=told)


def _having(option: str, ctx: Any) -> list[str]:
    """The commands that have an option and are called with a deck, as the one that is called may be."""
    commands = ctx.parent.command.commands if ctx.parent else {}
    decks = {"decks", _DECK}
    if not any(param.name in decks for param in ctx.command.params):
        return []
    return [
        name for name, command in commands.items()
        if any(option in param.opts for param in command.params) and any(param.name == _DECK for param in command.params)
    ]  # fmt: skip


def _options(ctx: Any) -> list[str]:
    """The long options of the command that is called."""
    return [name for param in ctx.command.get_params(ctx) for name in param.opts if name.startswith("--")]


def _missing(param: Any) -> str:
    """What is said of an argument or option that a call needs; of a deck which there are."""
    if param.name != _DECK:
        words = _("{name} is missing; add it: {help}") if getattr(param, "help", None) else _("{name} is missing; add it")
        return words.format(name=_called(param), help=getattr(param, "help", ""))
    from zhongbu_quiz.errors import UserError
    from zhongbu_quiz.studio.opening import decks_told

    try:
        return _("{name} is missing; write one of: {decks}").format(name=_called(param), decks=decks_told(Path.cwd()))
    except UserError as error:  # in this folder there is none, and it is told where to go
        return str(error)


def _called(param: Any) -> str:
    """What the help calls an option or an argument."""
    if param.param_type_name == "option":
        return str(param.opts[0])
    return str(param.metavar or param.name).strip("[]")


def _wrong_value(error: Any) -> str:
    """What is wrong with a value, as pydantic found it; whatever it has no words of ours for is said with the value alone."""
    found = error.__cause__.errors()[0] if hasattr(error.__cause__, "errors") else {}
    words = _(_WRONG_VALUES.get(found.get("type", ""), marked("{option} does not take {got!r}; write another value")))
    bound = next(iter(found.get("ctx", {}).values()), "")
    return words.format(option=_called(error.param), got=found.get("input", ""), bound=bound)
