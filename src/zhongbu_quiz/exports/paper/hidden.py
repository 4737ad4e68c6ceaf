"""What a 默写单 leaves blank, so that no place of the sheet prints what another place asks.

In: the rows of the whole sheet and its titles. Out: which slots of each row are blank, and words that are blank wherever they stand. Where
a row may ask for one thing or another it asks for what nobody tells; of several blanks those that are told are printed; what is left then
is hidden where it stands, too, but not where that leaves next to nothing of the clause that says what a sentence is about: who reads
“扩大＿＿，要＿＿，＿＿” does not know what to write. A row without any blank is not printed and tells nothing. Only a word that stands in
many rows is asked all the same: it tells nobody which of the blanks it fills.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, takewhile
from typing import TYPE_CHECKING

from zhongbu_quiz.facts.slots import Slot
from zhongbu_quiz.values.numbers import NUMERALS, chinese_number

if TYPE_CHECKING:
    from zhongbu_quiz.facts.kind import StudyRow
    from zhongbu_quiz.facts.slots import Segment

_TELLING = 2
"""Characters of an answer that gives a blank away where it stands; one alone stands everywhere."""
_UNIT = 2
"""Characters behind a number that say what it counts: 26个城(市) is told by 26个城, and by no other 26."""
_FEW = 4
"""A word that stands in more rows is a common one."""
_LEAST = 6
"""Characters of words that a row must show besides who says it, when something in it is hidden for another row's sake."""
_CUE = 4
"""Characters of words that have to be left of a clause before the first blank of a sentence, when something in it is hidden: 稳步扩大 says something,
扩大 or 对 does not."""
_ROUNDS, _MOST_WEIGHED = 3, 1000
"""How often the choice of blanks is gone through again; and the rows of a sheet that are weighed against each other: of more, each goes by
its turn."""
_WHO = ("", "issued_in")
"""What the words that open a sentence and name its document consist of: its name and bare text."""
_MARKS = "“”《》"
_WORDS = re.compile(r"[一-鿿0-9A-Za-z]")
_CLAUSE = re.compile("[，；：。]")


@dataclass(frozen=True, slots=True)
class Hidden:
    """`names`: the blank slots of each row; `everywhere`: finds words that are blank in every row, None where there are none."""

    names: tuple[tuple[str, ...], ...]
    everywhere: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class _Asked:
    """What tells a blank: its text, a count also in Chinese, and the pattern that does not find it in a longer number, date or count."""

    texts: tuple[str, ...]
    pattern: str

    def stands_in(self, text: str) -> bool:
        """Whether a text tells it."""
        return any(one in text for one in self.texts) and bool(_compiled(self.pattern).search(text))

    def times_in(self, text: str) -> int:
        """How often a text tells it."""
        return len(_compiled(self.pattern).findall(text)) if any(one in text for one in self.texts) else 0


@lru_cache(maxsize=4096)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def hidden(sections: Sequence[Sequence[StudyRow]], titles: Iterable[str] = ()) -> Hidden:
    """What is blank on a sheet of these rows under these titles; in each section rows that may ask for one thing or another take turns."""
    rows = [row for section in sections for row in section]
    chosen = _chosen(rows, [place for section in sections for place in range(len(section))])
    found = [set(names) for names in chosen]
    said = "\n".join([*titles, *dict.fromkeys(text for row in rows for text in (row.heading, *row.titles))])
    everywhere: dict[str, None] = {}
    while _settled(rows, found, said, everywhere):
        pass
    _bring_back(rows, chosen, found, said, _union(everywhere))
    return Hidden(tuple(tuple(name for name in _order(row) if name in names) for row, names in zip(rows, found, strict=True)), _union(everywhere))


def _union(everywhere: Iterable[str]) -> re.Pattern[str] | None:
    """Finds any of these patterns, the longer ones first."""
    return re.compile("|".join(sorted(everywhere, key=len, reverse=True))) if everywhere else None


def _order(row: StudyRow) -> list[str]:
    """The names of the slots of a row, in their order."""
    return list(dict.fromkeys(segment.name for segment in (*row.head, *row.body) if isinstance(segment, Slot)))


def _chosen(rows: Sequence[StudyRow], places: Sequence[int]) -> list[tuple[str, ...]]:
    """Which blanks each row has: where there is a choice, they take turns by their `places`, but for those that another row would tell, or
    that would tell another."""
    turns = []
    for place, row in zip(places, rows, strict=True):
        those = row.hidden or ((),)
        turns.append((*those[place % len(those) :], *those[: place % len(those)]))
    chosen = [turn[0] for turn in turns]
    parted = [(_asked(row, names), _shown(row, names)) for row, names in zip(rows, chosen, strict=True)]
    for _round in range(_ROUNDS if len(rows) <= _MOST_WEIGHED else 0):
        before = tuple(chosen)
        for place, turn in enumerate(turns):
            if len(turn) > 1:
                others = [*parted[:place], *parted[place + 1 :]]
                wanted = [one for asked, _ in others for one in asked]
                told = "\n".join(shown for _, shown in others)
                tried = {names: (_asked(rows[place], names), _shown(rows[place], names)) for names in turn}
                chosen[place] = min(turn, key=lambda names: _leaks(*tried[names], wanted, told))
                parted[place] = tried[chosen[place]]
        if before == tuple(chosen):
            break
    return chosen


def _leaks(asked: Sequence[_Asked], shown: str, wanted: Sequence[_Asked], told: str) -> int:
    """How often the row itself and what the others show tell its blanks, and how many of theirs it would tell."""
    return sum(one.times_in(shown) + one.times_in(told) for one in asked) + sum(one.stands_in(shown) for one in wanted)


def _settled(rows: Sequence[StudyRow], found: list[set[str]], titles: str, everywhere: dict[str, None]) -> bool:
    """Print blanks that are told, where their row has others, and else hide what tells them; false where nothing was left to be done."""
    cover = _union(everywhere)
    shown = [_covered(_shown(row, names), cover) for row, names in zip(rows, found, strict=True)]
    whole = "\n".join(shown)
    changed = False
    for row, names in zip(rows, found, strict=True):
        told = {}
        for name in names:
            for one in _asked(row, (name,)):
                places = [place for place, text in enumerate(shown) if one.stands_in(text)] if one.stands_in(whole) else []
                headed = one.stands_in(titles)
                if places or headed:
                    told[name] = (one, places, headed)
        if told.keys() != names:
            names.difference_update(told)
            changed = changed or bool(told)
            continue
        for name, (asked, places, headed) in told.items():
            if len(places) > _FEW:
                continue
            if headed or not all(_can_do_without(rows[place], found[place], shown[place], asked, cover) for place in places):
                names.discard(name)
            else:
                everywhere[asked.pattern] = None
            changed = True
    return changed


def _bring_back(
    rows: Sequence[StudyRow], chosen: Sequence[Sequence[str]], found: list[set[str]], titles: str, cover: re.Pattern[str] | None
) -> None:
    """Ask again what only a row told that is not printed after all, where that row then tells no other blank."""
    shown = [_covered(_shown(row, names), cover) for row, names in zip(rows, found, strict=True)]
    for place, row in enumerate(rows):
        for name in chosen[place]:
            more = {*found[place], name}
            mine = _covered(_shown(row, more), cover)
            others = "\n".join([titles, *shown[:place], mine, *shown[place + 1 :]])
            if name in found[place] or any(one.stands_in(others) for one in _asked(row, (name,))):
                continue
            asked = [one for other, names in zip(rows, found, strict=True) for one in _asked(other, names)]
            if found[place] or not any(one.stands_in(mine) for one in asked):
                found[place], shown[place] = more, mine


def _can_do_without(row: StudyRow, names: Set[str], shown: str, asked: _Asked, cover: re.Pattern[str] | None) -> bool:
    """Whether a row still says something when the words are hidden in it, with those that are hidden everywhere: what its first cell says is what
    it is about, and so do, in a sentence, the clauses before its first blank."""
    hiding = _compiled(asked.pattern)
    if asked.stands_in("".join(text for text, _name in _named(row.head))) or _said(row, _covered(shown, hiding)) < _LEAST:
        return False
    if row.layout != "sentences":
        return True
    cue = _covered("".join(text for text, _name in takewhile(lambda one: one[1] not in names, _named(row.body))), cover)
    return all(len(_WORDS.findall(_covered(clause, hiding))) >= _CUE for clause in _CLAUSE.split(cue) if asked.stands_in(clause))


def _said(row: StudyRow, shown: str) -> int:
    """How many characters of words a row shows besides those that only name the document that says so."""
    opening = list(takewhile(lambda one: one[1] in _WHO and not one[0].startswith("，"), _named(row.body)))
    who = "".join(text for text, _name in opening) if any(name for _text, name in opening) else ""
    return len(_WORDS.findall(shown)) - (len(_WORDS.findall(who)) if shown.strip().startswith(who) else 0)


def _covered(text: str, cover: re.Pattern[str] | None) -> str:
    return cover.sub("\n", text) if cover else text


def _named(segments: Sequence[Segment]) -> list[tuple[str, str]]:
    """Segments as their texts and the names of their slots."""
    return [(segment if isinstance(segment, str) else segment.text, getattr(segment, "name", "")) for segment in segments]


def _shown(row: StudyRow, names: Sequence[str] | Set[str]) -> str:
    """The two cells of a row as they are printed; nothing of a row without a blank, which is not."""
    if not names:
        return ""
    texts = (*_named(row.head), ("\n", ""), *_named(row.body))
    return "".join("".join(text for text, _ in those) if not blank else "\n" for blank, those in groupby(texts, lambda one: one[1] in names))


def _asked(row: StudyRow, names: Iterable[str]) -> list[_Asked]:
    """What would tell the blanks of these names."""
    segments = (*row.head, *row.body)
    found = []
    for place, segment in enumerate(segments):
        if isinstance(segment, Slot) and segment.name in names:
            after = "".join(text for text, _ in _named(segments[place + 1 :]))[:_UNIT] if segment.type == "number" else ""
            text = segment.text.strip(_MARKS)
            if len(text + after) >= _TELLING:
                found.append(_told_by(text, after))
    return found


def _told_by(text: str, after: str) -> _Asked:
    """What tells a text with the beginning of its unit behind it."""
    counts = after and text.isdecimal() and 2 < int(text) < 100
    chinese = chinese_number(int(text)) if counts else ""
    if not chinese:
        return _Asked((text,), _pattern(text, after))
    return _Asked((text, chinese), f"{_pattern(text, after)}|(?<![{NUMERALS}]){chinese}(?={re.escape(after[0])})")


def _pattern(text: str, after: str) -> str:
    """Finds a text, but no number or date in a longer one."""
    begins = r"(?<![\d.])" if text[:1].isdigit() else ""
    ends = f"(?={re.escape(after)})" if after else r"(?!\.?\d)" if text[-1:].isdigit() or text[-1:] in "年月" else ""
    return f"{begins}{re.escape(text)}{ends}"
