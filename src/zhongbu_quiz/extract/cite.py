"""Evidence for what a fact asserts: fragments beside the figure, or, for the year and the place that a title gives, where the title stands.

In: a `Draft`, its `Home` and the fields of its fact. Out: `source` and `also`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from zhongbu_quiz.data.lexicon import Lexicon
from zhongbu_quiz.extract.draft import Draft
from zhongbu_quiz.extract.numerals import ONES
from zhongbu_quiz.facts.evidence import counted_from, dates_in_words, year_apart
from zhongbu_quiz.values.numbers import chinese_number

PASSAGE = 400
"""How many characters before and after a draft its evidence is looked up in."""
_REACH = 240
_FRAGMENT = 40
_MOST = 8
_NAMED = "..+(?:<documents.named+regions.school+regions.thing>)"
"""A name that tells by itself who somebody is."""
BODY = "正文"
"""The section of a document that has none."""
Fields = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Home:
    """The document that drafts belong to: the lexicon that it was read by, its short name, its date, and who it is about (as its head says, where
    it is `titled`)."""

    lexicon: Lexicon
    name: str
    date: str | None
    region: str
    text: str = ""
    titled: bool = True

    def near(self, words: str, draft: Draft) -> bool:
        """True where some words stand within reach of a draft, so that its evidence may cite them."""
        return bool(words) and self.text.find(words, max(0, draft.place - _REACH), draft.place + len(draft.quote) + _FRAGMENT) >= 0

    def paragraph(self, draft: Draft) -> str:
        """The paragraph that a draft stands in."""
        end = self.text.find("\n", draft.place)
        return self.text[self.text.rfind("\n", 0, draft.place) + 1 : end if end >= 0 else None]

    def stands(self, words: str) -> bool:
        """True where some words stand anywhere in the document."""
        return _first(self.text, words) >= 0


@lru_cache(maxsize=512)
def _first(text: str, words: str) -> int:
    return text.find(words) if words else -1


def cite(draft: Draft, home: Home, fields: Fields) -> None:
    """Put `source` and, where something stands far away, `also` into the fields."""
    section = draft.section or BODY
    evidence = [piece for piece in draft.evidence if piece]
    far: list[str] = []
    for words in _asserted(draft, fields, home):
        if len(words) > _FRAGMENT or any(words in piece for piece in (*evidence, *far)):
            continue
        if home.near(words, draft) and len(evidence) < _MOST:
            evidence.insert(0, words)
        elif home.stands(words):
            far.append(words)
    if len(evidence) < 2:
        spare = [piece for piece in (draft.quote[:_FRAGMENT], draft.passage[:20]) if piece and piece not in evidence]
        evidence += spare[: 2 - len(evidence)]
    fields["source"] = {"document": home.name, "section": section, "evidence": evidence[:_MOST]}
    also = [_elsewhere(words, home) for words in far]
    if also:
        fields["also"] = [{"document": home.name, "section": section, "evidence": list(pieces)} for pieces in dict.fromkeys(also)]


def _elsewhere(words: str, home: Home) -> tuple[str, str]:
    """Two fragments of the line where some words stand first: the words, and the line (as much as a fragment holds)."""
    at = _first(home.text, words)
    start = home.text.rfind("\n", 0, at) + 1
    stop = home.text.find("\n", at)
    line = home.text[start : stop if stop >= 0 else len(home.text)]
    if len(line) > _FRAGMENT:
        begin = max(0, min(at - start - 10, len(line) - _FRAGMENT))
        line = line[begin : begin + _FRAGMENT]
    return (words, line) if line != words else (words, words[: max(2, len(words) // 2)])


def _asserted(draft: Draft, fields: Fields, home: Home) -> list[str]:
    """What the fact says beside its figure and must be able to cite: names, titles, the parts of its date."""
    words = [piece for name in ("region", "whole", "compared_with", "actor") if (told := fields.get(name)) for piece in _pieces(str(told), home)]
    if draft.kind == "statistic" and fields.get("period_name"):
        words += year_apart(str(fields["period_name"]))
    for date in (draft.date or fields.get("as_of") or "").removeprefix("../").split("/"):
        words += _date_words(date, draft, home)
    if draft.kind == "slogan":
        words += draft.parts
    if draft.kind == "event" and "《" in draft.value:
        words += [title for title in re.findall(r"《[^《》]{1,38}》", draft.value)]
    return words


def _pieces(name: str, home: Home) -> tuple[str, ...]:
    """A name; one that stands nowhere as whose it is and the rest: 梧溪县|文化馆, where the text writes 县文化馆; 青藏铁路|格尔木至拉萨段."""
    cuts = () if home.stands(name) else range(len(name) - 2, 1, -1)
    named = home.lexicon.pattern(_NAMED)
    owners = ((at, home.region.startswith(name[:at]) or (named.fullmatch(name, 0, at) and home.stands(name[:at]))) for at in cuts)
    cut = next((at for at, owns in owners if owns and home.stands(name[at:])), len(name))
    return tuple(filter(None, (name[:cut], name[cut:])))


def _date_words(date: str, draft: Draft, home: Home) -> list[str]:
    year, _, rest = date.partition("-")
    if not year.isdigit():
        return []
    plan = [f"“{name}”" for name, span in home.lexicon.table("eras.plan").items() if draft.date == span]
    month, _, day = rest.partition("-")
    shown = dates_in_words(draft.evidence)
    parts = [(int(number), unit) for number, unit in ((month, "月"), (day, "日")) if number.isdigit()]
    told = [_standing(number, unit, draft, home) for number, unit in parts if f"{number}{unit}" not in shown]
    forms = (f"{year}年", year, "".join(("〇" + ONES)[int(digit)] for digit in year) + "年")
    standing = next((form for form in forms if home.near(form, draft)), None)
    standing = standing or _counted_from(int(year), draft, home) or next((form for form in forms if home.stands(form)), forms[0])
    return [*plan, standing, *told]


def _counted_from(year: int, draft: Draft, home: Home) -> str:
    """The year that the words of a draft count from (去年, 次年), as it stands in the text: before the draft, or as the document's own; "" where
    its words count from none."""
    own = (home.date or "")[:4]
    years = counted_from(year, "，".join(draft.evidence))
    return next((str(one) for one in years if home.near(str(one), draft) or (str(one) == own and home.stands(own))), "")


def _standing(number: int, unit: str, draft: Draft, home: Home) -> str:
    """A month or a day as it stands near a draft, in digits or, where it does not stand there so, in numerals."""
    numeral = chinese_number(number) + unit
    return numeral if not home.near(f"{number}{unit}", draft) and home.near(numeral, draft) else f"{number}{unit}"
