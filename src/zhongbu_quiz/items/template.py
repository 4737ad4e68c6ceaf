"""Stems and explanations as Jinja templates that strangers may write: names -> a row of pieces, in which slots stay slots.

Beyond Jinja's sandbox, only plain names, text, `if` and a few filters are read: no attributes, calls, loops or arithmetic.
So a template can reach nothing and cannot run for long; what is wrong is said when it is loaded, not when it is used.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from zhongbu_quiz.errors import UserError
from zhongbu_quiz.facts.slots import Attribution, Slot
from zhongbu_quiz.messages import _, marked, spoken
from zhongbu_quiz.messages import joined as joined_words
from zhongbu_quiz.values.cells import NO_TEXT


@dataclass(frozen=True, slots=True)
class Gap:
    """Where the answer stands."""

    def __str__(self) -> str:
        return ""


GAP = Gap()
Piece = str | Slot | Attribution | Gap
Pieces = tuple[Piece, ...]
"""What a template makes: text, slots, who says it, and the gap."""
_MARK = re.compile("\ue000(\\d{1,3})\ue001")
"""Stands for a value while Jinja renders; private-use characters that no text holds."""


_DEPTH = 60
"""Parts of a template inside each other: twice what anybody reads, half of what Python compiles."""
_SHOWN = 120
"""Characters of a template that a message shows."""
_SAMPLES = ("2024年", "")
"""What a template is tried with: a slot of any fact is a text like this, and where a fact lacks an optional one, none."""
MAX_TEMPLATE = 2000
MAX_TEXT = 10_000
"""What `replace` makes is cut here: chained, it could fill the memory."""
_FILTERS = {"trim", "replace", "length", "default", "upper", "lower"}
_TESTS = {"defined", "undefined"}
_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Const,
    nodes.If,
    nodes.CondExpr,
    nodes.Compare,
    nodes.Operand,
    nodes.Not,
    nodes.And,
    nodes.Or,
    nodes.Concat,
    nodes.Test,
    nodes.Filter,
)


_SAID = (
    (re.compile(r"unexpected (?:char )?'(.)'(?: at \d+)?"), marked("unexpected '{0}'")),
    (re.compile(r"Expected an expression, got .+|unexpected 'end of print statement'"), marked("nothing stands in the braces")),
    (re.compile(r"expected token .+"), marked("one name alone stands in the braces")),
    (re.compile(r"(?s)[Uu]nexpected end of template.*"), marked("a part that is opened is not closed")),
    (re.compile(r"(?s)Encountered unknown tag '(.+?)'.*"), marked("there is no tag '{0}'")),
)
"""What Jinja says of most broken templates, and our words for it."""


class TemplateError(ValueError):
    """What is wrong with a template; `line` counts from the first line of its text."""

    def __init__(self, message: str, line: int = 1) -> None:
        super().__init__(message)
        self.line = line


@lru_cache(maxsize=1)
def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False, finalize=_printed)
    environment.filters["replace"] = _replace
    return environment


class _Value(str):
    """A value as Jinja sees it, its text; where it is printed as it is, its pieces come back."""

    __slots__ = ("place",)
    place: int


def _printed(value: object) -> object:
    return f"\ue000{value.place}\ue001" if isinstance(value, _Value) else value


def _replace(text: object, old: str, new: str) -> str:
    """`replace` with an end: a text that would grow beyond MAX_TEXT stays as it is, cut."""
    said = str(text)
    if len(said) + said.count(old) * len(new) > MAX_TEXT:
        return said[:MAX_TEXT]
    return said.replace(old, new)


class Template:
    """A compiled template: `names` are the variables it uses, `render(values)` its text."""

    def __init__(self, source: str, allowed: set[str]) -> None:
        """Compile. Raises TemplateError for syntax errors, names that are not in `allowed`, and anything not read here."""
        self.source = source
        if len(source) > MAX_TEMPLATE:
            raise TemplateError(_("is longer than {most} characters; shorten it").format(most=MAX_TEMPLATE))
        environment = _environment()
        try:
            tree = environment.parse(source)
        except TemplateSyntaxError as error:
            words = _("template syntax: {reason}; check the braces {{{{ }}}}")
            raise TemplateError(words.format(reason=_syntax(error.message or "")), error.lineno) from None
        except RecursionError:
            raise TemplateError(_("is nested too deeply; write it plainly")) from None
        except (ValueError, MemoryError):  # a number of thousands of digits
            raise TemplateError(_("template syntax: {reason}; check the braces {{{{ }}}}").format(reason=_syntax(""))) from None
        _refuse(tree)
        self.names = frozenset(node.name for node in tree.find_all(nodes.Name))
        for name in sorted(self.names - allowed):
            line = next((n.lineno for n in tree.find_all(nodes.Name) if n.name == name), 1)
            words = _("the name {name!r} is not known here; allowed: {allowed}")
            raise TemplateError(words.format(name=name, allowed=joined_words(sorted(allowed))), line)
        self._plain = _plain(tree)
        self._tree = tree
        for node in _risky(tree):
            _try(node, self.names)

    def __reduce__(self) -> tuple[type[Template], tuple[str, set[str]]]:
        """Another process compiles it anew: it was allowed there, too."""
        return Template, (self.source, set(self.names))

    @cached_property
    def _render(self) -> Callable[[Mapping[str, str]], str]:
        """What Jinja makes of it, when it is first wanted: most templates are plain, and a kept bank needs none."""
        return _environment().from_string(self._tree).render

    def render(self, values: Mapping[str, Pieces]) -> Pieces:
        """The pieces, no two texts beside each other. A filter makes plain text of a value. Raises UserError where it cannot be filled in."""
        if self._plain is not None:
            return joined(piece for text, name in self._plain for piece in (values[name] if name else (text,)))
        told: dict[str, str] = {}
        for place, name in enumerate(sorted(self.names & set(values))):
            value = _Value("".join(map(str, values[name])))
            value.place = place
            told[name] = value
        order = sorted(told)
        try:
            text = self._render(told)
        except Exception:  # what trying it did not meet: filters and comparisons raise what Python raises
            words = _("the template {source!r} cannot be filled in with these facts; write it plainly, without filters and comparisons")
            raise UserError(words.format(source=self.source[:_SHOWN])) from None
        found: list[Piece] = []
        end = 0
        for match in (found_one for found_one in _MARK.finditer(text) if int(found_one[1]) < len(order)):
            found += [text[end : match.start()], *values[order[int(match[1])]]]
            end = match.end()
        return joined((*found, text[end:]))


def _risky(tree: nodes.Template) -> Iterator[nodes.Expr]:
    """The expressions of a template that may fail when they are worked out, wherever they stand. Raises TemplateError where it is nested too
    deeply."""
    waiting: list[tuple[nodes.Node, int]] = [(tree, 0)]
    while waiting:
        node, depth = waiting.pop()
        if depth > _DEPTH:
            raise TemplateError(_("is nested too deeply; write it plainly"), node.lineno)
        if isinstance(node, nodes.Expr) and not _is_plain(node):
            yield node
        waiting.extend((child, depth + 1) for child in node.iter_child_nodes())


def _is_plain(node: nodes.Expr) -> bool:
    """Whether an expression works with any text by itself: what stands inside it is looked at on its own."""
    if isinstance(node, nodes.Const):
        return isinstance(node.value, str) and not NO_TEXT.search(node.value)
    if isinstance(node, nodes.TemplateData):
        return not NO_TEXT.search(node.data)
    if isinstance(node, nodes.Compare):
        return all(operand.op in ("eq", "ne") for operand in node.ops)
    if isinstance(node, nodes.Filter):
        return node.name in ("trim", "upper", "lower") and not (node.args or node.kwargs) and isinstance(node.node, nodes.Name)
    return isinstance(node, nodes.Name | nodes.Not | nodes.And | nodes.Or | nodes.CondExpr | nodes.Concat | nodes.Test)


def _try(node: nodes.Expr, names: Iterable[str]) -> None:
    """Raises TemplateError where an expression fails for a text, or makes what is no text."""
    for sample in _SAMPLES:
        try:
            compiled = _environment().from_string(nodes.Template([nodes.Output([node], lineno=1)], lineno=1))
            text = compiled.render(dict.fromkeys(names, sample))
        except Exception:  # filters and comparisons raise what Python raises
            words = _("what stands in the braces fails (tried with the text {sample!r}); compare texts with texts, and give filters what they take")
            raise TemplateError(words.format(sample=sample), node.lineno) from None
        if NO_TEXT.search(text):
            raise TemplateError(_("holds a character that is no text; remove it"), node.lineno)


def joined(pieces: Iterable[Piece]) -> Pieces:
    """Pieces with neighbouring texts as one and empty ones left out."""
    found: list[Piece] = []
    text = ""
    for piece in pieces:
        if isinstance(piece, str):
            text += piece
            continue
        found += (text, piece) if text else (piece,)
        text = ""
    if text:
        found.append(text)
    return tuple(found)


def _refuse(tree: nodes.Node) -> None:
    for node in tree.find_all(nodes.Node):
        if isinstance(node, nodes.Filter) and node.name not in _FILTERS:
            words = _("the filter {name!r} is not read; allowed: {allowed}")
            raise TemplateError(words.format(name=node.name, allowed=joined_words(sorted(_FILTERS))), node.lineno)
        if isinstance(node, nodes.Test) and node.name not in _TESTS:
            words = _("the test {name!r} is not read; allowed: {allowed}")
            raise TemplateError(words.format(name=node.name, allowed=joined_words(sorted(_TESTS))), node.lineno)
        if isinstance(node, nodes.Name) and node.ctx != "load":
            raise TemplateError(_("templates cannot set names; write the text out"), node.lineno)
        if not isinstance(node, _ALLOWED):
            words = _("{what} is not read in item models; use plain names such as {{{{ date }}}}, text and {{% if %}}")
            raise TemplateError(words.format(what=type(node).__name__.lower()), node.lineno)


def _syntax(said: str) -> str:
    """What Jinja's reader says of a template, which has English only."""
    for pattern, words in _SAID:
        if match := pattern.fullmatch(said):
            return _(words).format(*match.groups())
    return said if spoken() == "en" else _("what stands in the braces is not read")


def _plain(tree: nodes.Template) -> list[tuple[str, str]] | None:
    """The template as text and names where it is nothing else: rendering those needs no Jinja (ten times faster)."""
    found: list[tuple[str, str]] = []
    for output in tree.body:
        if not isinstance(output, nodes.Output):
            return None
        for node in output.nodes:
            if isinstance(node, nodes.TemplateData):
                found.append((node.data, ""))
            elif isinstance(node, nodes.Name):
                found.append(("", node.name))
            else:
                return None
    return found
