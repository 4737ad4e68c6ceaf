"""The templates of papers: words and layout, never choice.

In: the name of a template in `templates/worksheet/` and what it shows. Out: HTML or CSS. Every text is escaped, and an
undefined name is an error.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.exports.paper.markup import serif_measure
from zhongbu_quiz.exports.paper.options import Sheet
from zhongbu_quiz.paths import cache_dir, data_dir

if TYPE_CHECKING:
    from jinja2 import Environment


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    from zhongbu_quiz.exports.paper.compiled import Compiled

    shelf = cache_dir()
    found = Environment(
        loader=FileSystemLoader(data_dir("templates") / "worksheet"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=Compiled(shelf) if shelf else None,
    )
    found.filters.update(FILTERS)
    found.globals["say"] = say
    return found


FOOT = 32.0
"""The longest title in a foot, in em: what is longer would push the number of the page to a second line."""


def foot(title: str) -> str:
    """A title as the foot of a page says it, cut short with … where it is too long."""
    measure = serif_measure()
    if measure(title) <= FOOT:
        return title
    kept = next(i for i in range(len(title), 0, -1) if measure(title[:i]) <= FOOT - 1)
    return title[:kept] + "…"


def breakable(words: str) -> Markup:
    """A title that breaks between its halves where it is too long for a line."""
    return Markup("　").join(Markup('<span class="words">{}</span>').format(half) for half in words.split("　"))


FILTERS = {"foot": foot, "breakable": breakable}
"""What templates of papers ask for by name; who shows parts of them elsewhere gives them the same."""


def html(name: str, doc: object) -> str:
    """The page `name`.html.j2 for `doc`."""
    return _environment().get_template(f"{name}.html.j2").render(doc=doc)


@lru_cache(maxsize=4)
def own_css(name: str) -> str:
    """The stylesheet `name`.css, which is the same for every sheet."""
    return (data_dir("templates") / "worksheet" / f"{name}.css").read_text(encoding="utf-8")


@lru_cache(maxsize=16)
def css(name: str, sheet: Sheet) -> str:
    """The stylesheet `name`.css.j2 for a sheet."""
    return _environment().get_template(f"{name}.css.j2").render(s=sheet, blank_page=say("blank_page"))
