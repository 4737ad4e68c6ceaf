"""What the body of a document was called at the time of a draft, by what the text tells of its names. In: a `Draft`, its `Home`. Out: a name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from zhongbu_quiz.extract.cite import Home
from zhongbu_quiz.extract.clauses import clause_begin
from zhongbu_quiz.extract.draft import Draft
from zhongbu_quiz.extract.words import OF

_NAME = rf"为?(?!{OF})(?P<name>[\u4e00-\u9fff]{{2,14}}?(?:<documents.named+regions.school+regions.works>))(?=[，。；、（\s]|$)"
_RENAMED = f"(?:<regions.renaming>|<regions.named_first>){_NAME}"
_RESTORED = r"(?P<restored><regions.restores>[\u4e00-\u9fff]{0,8}?<regions.restored>)(?=[，。；\s]|$)"
_NAMED = rf"(?P<founded><regions.named_by>){OF}?{_NAME}|{_RENAMED.replace('?P<name>', '?P<later>')}|{_RESTORED}"
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?=年|[-./]\d|[\s，])")


@dataclass(frozen=True, slots=True)
class Naming:
    """A name, "" where the text tells no new one, the year that it holds from, and where the text tells it."""

    year: str
    place: int
    name: str


def name_before(home: Home, place: int) -> str:
    """The name that the body of a document had before a place of the text, by what is told of its names up to there; "" where nothing is."""
    found = home.lexicon.pattern(_RENAMED).findall(home.text, 0, place)
    return found[-1] if found else ""


def name_then(draft: Draft, home: Home) -> str:
    """The name of the body that a document is about at the time of a draft: that of today where the text tells of no naming, "" where it does not
    tell which name held."""
    own, told, year = home.region, _namings(home), (draft.date or "")[:4]
    before = [each for each in told if (each.year, each.place) < (year, draft.place)]
    now = own not in {each.name for each in told} and before == told  # how it got its name of today is not told
    if not year.isdigit() or now:
        return own
    name = before[-1].name if before else ""
    return "" if home.lexicon.pattern("<regions.of_any>").match(name) else name  # 公社卫生院 is that of any 公社


@lru_cache(maxsize=8)
def _namings(home: Home) -> list[Naming]:
    """What a text tells of the names of its body, in the order of time; nothing for a place, whose rank changes with its name."""
    own, lexicon = home.region if home.titled else "", home.lexicon
    if not own or own[-1] in lexicon.set("regions.level"):
        return []
    years = [(match.start(), match.group()) for match in _YEAR.finditer(home.text)]
    found = []
    for match in lexicon.pattern(_NAMED).finditer(home.text):
        name = match["name"] or match["later"] or ""
        year = next((text for at, text in reversed(years) if at < match.start()), "")
        of_own = _alike(name, own, home) and (not match["founded"] or name[:2] == own[:2])
        clause = home.text[clause_begin(home.text, 0, match.start(), "，。；\n") : match.start()]
        of_own = of_own and not lexicon.pattern("<regions.attached>").search(clause)  # 附属小学更名为…
        if year and (match["restored"] or of_own):
            found.append(Naming(year, match.start(), name))
    return sorted(found, key=lambda each: (each.year, each.place))


def _alike(name: str, own: str, home: Home) -> bool:
    """True for a body of the same sort: two schools, two libraries, a works and the company that it became."""
    sorts = (home.lexicon.words("regions.school"), home.lexicon.words("regions.works"))
    return name[-2:] == own[-2:] or any(name.endswith(sort) and own.endswith(sort) for sort in sorts)
