"""What paper and key say of how a part is marked, and the key behind an answer: 每空1分, 顺序全对才得分, 选对但不全得2分.

In: a Part or an item with its points, the rules of the set. Out: sentences, "" where there is nothing to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple, assert_never

from zhongbu_quiz.data.lexicon import load_lexicon
from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.exports.paper.answers import SIGNS, short_key
from zhongbu_quiz.exports.paper.numerals import points
from zhongbu_quiz.items.item import Choice, Gap, Item, Matching, Open, Ordering, TrueFalse, stem_text
from zhongbu_quiz.items.printed import ARROW, CIRCLED, LETTERS, Printed, printed
from zhongbu_quiz.sets.form import MATERIAL, Part
from zhongbu_quiz.sets.marking import Marks, Rule, marks_of, parts_of


class _Sentences(NamedTuple):
    """Names of the sentences of a kind whose parts can be seen on the paper: what each part earns, that parts earn different shares, that
    an answer is right as a whole or not at all."""

    each: str
    some: str
    all: str


_BLANK = _Sentences("blank_each", "blank_some", "blank_all")
_PAIR = _Sentences("pair_each", "pair_some", "pair_all")
_PLACE = _Sentences("place_each", "place_some", "place_all")
_RESULT = Decimal(1)
"""What the number that comes out of a calculation earns, whatever its working does."""
_COMES_OUT = re.compile("[＝≈]")
_BETWEEN = "；"
"""Between parts of an answer that stand in one line."""
_RULES = {"cloze": _BLANK, "fill_blank": _BLANK, "matching": _PAIR, "ordering": _PLACE}


def part_rule(part: Part, rules: Mapping[str, Rule], for_key: bool = False) -> str:
    """How the items of a part are marked, as far as the paper says it; `for_key` with what only the key says, of written answers."""
    if not part.points:
        return ""
    said = _said(part, rules, for_key)
    return f"{said}。" if said else ""


def _said(part: Part, rules: Mapping[str, Rule], for_key: bool) -> str:
    if part.kind == MATERIAL:
        kinds = {item.kind for item in part.items}
        said = [say("choice_among", rule=_choices(part, rules))] if "multiple_choice" in kinds else []
        if for_key and "short_answer" in kinds:
            rule = say(_of_points(part, rules))
            said.append(say("point_among", rule=rule) if len(kinds) > 1 else rule)
        return _BETWEEN.join(said)
    if part.kind == "multiple_choice":
        return _choices(part, rules)
    if part.kind == "short_answer":
        return say(_of_points(part, rules)) if for_key else ""
    if part.kind not in _RULES:
        return ""
    written = say("gap_rule") if for_key and _RULES[part.kind] is _BLANK else ""
    return "。".join(filter(None, (_of_parts(part, rules), written)))


def _of_parts(part: Part, rules: Mapping[str, Rule]) -> str:
    """What the parts of the answers of a part earn; "" where none has several."""
    if all(parts_of(item) == 1 for item in part.items):
        return ""
    sentences = _RULES[part.kind]
    if rules.get(part.kind, "all") == "all":
        return say(sentences.all)
    each = _each(part, rules)
    return say(sentences.each, each=points(each)) if each else say(sentences.some)


def says_all(part: Part, rules: Mapping[str, Rule]) -> bool:
    """Whether the heading of a part says what each part of an answer earns, so that its items need not."""
    return part.kind in _RULES and (rules.get(part.kind, "all") == "all" or _each(part, rules) is not None)


def _each(part: Part, rules: Mapping[str, Rule]) -> Decimal | None:
    """The points of a part of an answer, where they are the same in all items; an answer that has no parts counts as one part."""
    marks = (marks_of(item, worth, rules) for item, worth in zip(part.items, part.values, strict=True))
    found = {one.each if one.parts else one.whole for one in marks}
    return found.pop() if len(found) == 1 else None


def _choices(part: Part, rules: Mapping[str, Rule]) -> str:
    """What a multiple choice earns."""
    if rules.get("multiple_choice", "all") == "all":
        return say("choice_all")
    asked = zip(part.items, part.values, strict=True)
    found = {marks_of(item, worth, rules) for item, worth in asked if item.kind == "multiple_choice"}
    if len(found) > 1:
        return say("choice_part_mixed")
    (marks,) = found
    return say("choice_part", full=points(marks.whole), some=points(marks.some))


def _of_points(part: Part, rules: Mapping[str, Rule]) -> str:
    """How the written answers of a part are marked: the name of the sentence."""
    if all(parts_of(item) == 1 for item in part.items if isinstance(item, Open)):
        return "point_open"
    return "point_each" if rules.get("short_answer", "all") == "part" else "point_all"


def marked_key(item: Item, worth: Decimal | None, rules: Mapping[str, Rule]) -> str:
    """The answer in one line, with the points of its parts where the item is worth something and its answer has parts."""
    key = short_key(item)
    if not worth:
        return _BETWEEN.join(printed(item).marked_parts) or key
    marks = marks_of(item, worth, rules)
    match item:
        case Choice() | TrueFalse():
            return key
        case Gap():
            return _with_parts(key, item.answer, _BETWEEN, _BLANK, marks)
        case Matching():
            pairs = [SIGNS.pair.format(number, LETTERS[place]) for number, place in enumerate(printed(item).places, 1)]
            return _with_parts(key, pairs, SIGNS.between, _PAIR, marks)
        case Ordering():
            return _with_parts(key, key.split(ARROW), ARROW, _PLACE, marks)
        case Open():
            if marks.parts:
                shown = printed(item, worth)
                parts = (f"{CIRCLED[place]}{part}" for place, (part, _) in enumerate(shown.points))
                return _with_shares(parts, part_shares(item, shown), _BETWEEN)
            return say("marked", words=key, rule=say("point_sense" if parts_of(item) == 1 else "point_all"))
        case _:
            assert_never(item)


def shows_working(item: Item) -> bool:
    """Whether a question wants the working of its answer, too (写出算式)."""
    return isinstance(item, Open) and load_lexicon().pattern("<print.working>").search(stem_text(item.stem, "")) is not None


def part_shares(item: Open, shown: Printed) -> list[str]:
    """What stands behind each part of an answer: its points, and of a calculation whose working is asked how many are for it and how many
    for what comes out."""
    working = shows_working(item)
    found = []
    for part, worth in shown.points:
        split = working and Decimal(worth) > _RESULT and _COMES_OUT.search(part)
        parted = say("working_and_result", points=worth, working=points(Decimal(worth) - _RESULT), result=points(_RESULT)) if split else ""
        found.append(parted or say("worth", points=worth))
    return found


def _with_parts(key: str, parts: Sequence[str], between: str, sentences: _Sentences, marks: Marks) -> str:
    """The answer with what each of its parts earns: once for all, or behind each where they differ."""
    if len(parts) == 1:
        return key
    if not marks.parts:
        return say("marked", words=key, rule=say(sentences.all))
    if marks.each:
        return say("marked", words=key, rule=say(sentences.each, each=points(marks.each)))
    return _with_shares(parts, [say("worth", points=points(worth)) for worth in marks.parts], between)


def _with_shares(parts: Iterable[str], shares: Iterable[str], between: str) -> str:
    """Parts, each with what it earns behind it."""
    return between.join(part + share for part, share in zip(parts, shares, strict=True))
