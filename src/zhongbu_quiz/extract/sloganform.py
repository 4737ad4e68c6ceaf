"""A slogan's fields: its name, parts and who issued it. In: a `Draft` and its `Home`. Out: fields, and what lacks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhongbu_quiz.data.lexicon import Lexicon
from zhongbu_quiz.extract.cite import Fields, Home
from zhongbu_quiz.extract.draft import Draft, SloganDetail
from zhongbu_quiz.extract.events.predicates import split_predicate
from zhongbu_quiz.extract.fullnames import in_full
from zhongbu_quiz.extract.plain import is_unpaired
from zhongbu_quiz.extract.words import OF, tagged
from zhongbu_quiz.values.numbers import NUMERALS

_COUNT = re.compile(f"[{NUMERALS}两]")
"""In the name of a formula that counts what it lists (四个面向, 三中心一高地)."""
_ONLY_COUNTED = f"{_COUNT.pattern}<slogans.only_counted>"
"""三个词: so many of a kind, which no name is."""
_COUNTED = f"{_COUNT.pattern}<slogans.counter>"
"""三条路径: a name that anybody would find who is told its parts."""
_COUNTS_WORD = f"{_COUNT.pattern}<slogans.counter>(.{{1,3}})"
_JOINTS = re.compile("[、，；+＋]")
_MARKS = str.maketrans("", "", "“”")
"""A name stands in marks, so none stand in it (“西电东送”三大通道)."""
_SUMMED = rf"(?<=..){_COUNT.pattern}<slogans.counter>[\u4e00-\u9fff]{{2,8}}$"
"""Behind a part, what it is with those before it (智能装备、生物医药两大主导产业)."""
_PROPOSED = r"(?<![^，。；：])[^，。；：“”\d]{2,30}?<slogans.proposed>[^，。；：“”]{0,12}$"


def slogan_form(draft: Draft, home: Home, fields: Fields) -> list[str]:
    """Put the fields of a slogan into `fields`; out: what it lacks, in words."""
    detail = draft.detail
    assert isinstance(detail, SloganDetail)
    say = home.lexicon.say
    lacks = []
    about = re.sub(r"\d+(?:年度?)?", "", home.name if not draft.section or re.search(r"[0-9]", draft.section) else draft.section)
    named = detail.named or (bool(draft.parts) and home.stands(draft.value))
    label = draft.value.translate(_MARKS) if named else say("slogan_label", name=about)
    fields |= {"name": label, "named": "true" if named else "false"}
    parts = [home.lexicon.pattern(_SUMMED).sub("", part) if at else part for at, part in enumerate(draft.parts) if part]
    if parts:
        fields["parts"] = [{"n": number, "text": part} for number, part in enumerate(parts, 1)]
    who = _proposer(draft, home)
    own = bool(home.lexicon.pattern("<documents.proposing>$").search(home.name))
    fields |= {"ordered": str(detail.ordered).lower(), "complete": str(detail.complete).lower(), "issued_in": who or home.name}
    fields |= {} if who or own else {"verb": say("slogan_told")}
    if detail.named and detail.complete and _COUNT.search(label) and home.stands(f"“{label}”"):
        fields["official"] = "true"
    sort = "slogans.of_bodies" if home.region[-1:] in home.lexicon.set("regions.level") else "slogans.of_places"
    fits = not home.lexicon.pattern(f"<{sort}>").match(detail.applies_to)
    fits = fits and not (home.lexicon.person and home.lexicon.pattern("<slogans.of_bodies>").match(detail.applies_to))
    ours = home.titled and not who and fits and home.region[:2] not in detail.applies_to
    itself = named and bool(parts) and _JOINTS.sub("", "".join(parts)) == _JOINTS.sub("", label)
    about_it = detail.applies_to if ours or (itself and detail.applies_to) or (len(detail.applies_to) > 2 and not parts) else ""
    if about_it:
        fields |= {} if ours or who or home.region[:2] in detail.applies_to else {"recall": "false"}  # 城市格局: of which one?
        done = home.lexicon.pattern("^<slogans.verb>的").match(detail.applies_to)
        system = _system_of(draft, home)
        fields["applies_to"] = f"{home.region + system + ('' if done and not system else OF) if ours else ''}{detail.applies_to}"
    elif not parts:
        lacks.append(say("slogan_no_meaning"))
    opens = {tagged(part)[0][1] == "p" for part in parts}
    if (len(opens) > 1 and len({part[0] for part in parts}) > 1) or (not named and home.lexicon.pattern("<documents.lacking>").search(draft.section)):
        lacks.append(say("no_certainty"))
    quoted = home.stands(f"“{label}")
    unmarked = named and not any(home.stands(f"“{words}") for words in (label, *parts))
    if unmarked and home.lexicon.pattern(_ONLY_COUNTED).match(label):
        lacks.append(say("slogan_only_counted"))
    elif (named and not quoted and home.lexicon.pattern(_COUNTED).match(label)) or (named and _is_counted(label, parts, home.lexicon)):
        fields["not_asked"] = ["name"]
    if any(map(is_unpaired, (label, *parts))):
        lacks.append(say("slogan_unpaired"))
    if any(len(part) > 40 for part in parts):
        lacks.append(say("slogan_part_too_long"))
    if itself:
        issued, told = "{issued_in}" if who else "《{issued_in}》一文", "，{applies_to}是" if about_it else ""
        fields["wording"] = f"{issued}{{verb}}{told}“{{name}}”"
        if not about_it:
            lacks.append(say("slogan_name_is_parts"))
    return lacks


def _is_counted(label: str, parts: Sequence[str], lexicon: Lexicon) -> bool:
    """True for a name that only counts the word that each of its parts holds (三个一: 一张…、一杯…、一句…): who is told them is told it."""
    counted = lexicon.pattern(_COUNTS_WORD).fullmatch(label)
    return counted is not None and len(parts) > 1 and all(counted[1] in part for part in parts)


def _system_of(draft: Draft, home: Home) -> str:
    """The system that the head of a line names (【林长制】), whose the mode in it is; else ""."""
    head = re.match("【(.+?)】", home.paragraph(draft).strip())
    names = (head[1] if head else "", draft.section)
    return next((name for name in names if name not in home.name and home.lexicon.pattern("<slogans.system>$").search(name)), "")


def _proposer(draft: Draft, home: Home) -> str:
    """Who put a formula forward, as the words before it say (党的十三大提出“三步走”战略), by the full name; "" where they do not."""
    before, marks, _after = draft.passage.partition(f"“{draft.value}")
    told = home.lexicon.pattern(_PROPOSED).search(before) if marks else None
    actor = split_predicate(told.group(), home.lexicon)[0] if told else ""
    return in_full(actor, home) if actor and told and told.group().startswith(actor) else ""
