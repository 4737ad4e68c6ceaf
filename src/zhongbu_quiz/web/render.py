"""Values -> HTML, by the templates of `templates/page/`. Every text is escaped, and an undefined name is an error."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.responses import HTMLResponse

from zhongbu_quiz.items.item import KINDS
from zhongbu_quiz.messages import _, counted, in_every_language, marked, spoken
from zhongbu_quiz.paths import data_dir
from zhongbu_quiz.values.item_kinds import kind_name
from zhongbu_quiz.values.shares import plain
from zhongbu_quiz.web.addresses import address

if TYPE_CHECKING:
    from jinja2 import Environment

LANGUAGES = {"zh": "zh-CN", "en": "en"}
"""How HTML names the languages that the program speaks."""


_FULL_STOP, _OPEN_ENDS = "\u3002", "\uff09\u201d)\""
FACTS = {"event": marked("event"), "slogan": marked("saying"), "statistic": marked("figure"), "attribute": marked("trait"), "term": marked("word")}
"""What the page calls kinds of facts, as a teacher does."""


def kind_shown(kind: str) -> str:
    """What a kind of item, or of fact, is called on the page."""
    return (kind_name(kind) if kind in KINDS else _(FACTS.get(kind, kind))).replace("_", " ")


def sentence(line: str) -> str:
    """A line of words with its end: in Chinese each is a sentence."""
    return line + _FULL_STOP if spoken() == "zh" and line and (line[-1].isalnum() or line[-1] in _OPEN_ENDS) else line


def designs() -> Path:
    """Where the designs of the page stand."""
    return data_dir("templates") / "page"


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    from zhongbu_quiz.data.sentences import say
    from zhongbu_quiz.exports.paper.templates import FILTERS

    made = Environment(
        # the parts of a paper are those that are printed
        loader=FileSystemLoader([designs(), data_dir("templates") / "worksheet"]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    named = zip(LANGUAGES.items(), in_every_language(marked("English")), strict=True)
    languages = [(name, code, title) for (name, code), title in named]
    made.globals.update(_=_, counted=counted, address=address, say=say, languages=languages)
    made.filters.update(FILTERS, plain=plain, kind_name=kind_shown, sentence=sentence)
    return made


def html(name: str, **values: Any) -> str:
    """The template `name`.html.j2 with these values."""
    return _environment().get_template(f"{name}.html.j2").render(lang=LANGUAGES[spoken()], **values)


def shown(name: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A template as a response."""
    return HTMLResponse(html(name, **values), status)


def refusal(status: int, words: str, back: str = "/", again: Sequence[tuple[str, str]] = ()) -> HTMLResponse:
    """A page that says why nothing was done, a line of words each, and leads back; `again`: what was filled in, to be sent there again."""
    return shown("refused", status, lines=words.split("\n"), back=back, again=again)
