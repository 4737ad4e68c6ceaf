"""What options beside each other must keep (rules 11 to 16 and 26 to 28), asked of the set as a whole and never of the key
(docs/rules.md, exchangeable options).

One measure, two users: the constructions reject by these functions what the rules of `quality` find by them. `clash` compares two
options; `flaw` looks at a finished set. Both give the number of the rule that is broken, or None.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

from zhongbu_quiz.data.lexicon import load_lexicon
from zhongbu_quiz.facts.kind import NOTE
from zhongbu_quiz.facts.slots import Slot
from zhongbu_quiz.items.constructions.phrase import counted_ending, form
from zhongbu_quiz.items.inexact import may_meet
from zhongbu_quiz.items.item import Option
from zhongbu_quiz.messages import _
from zhongbu_quiz.values.numbers import decimals, number_of, shape
from zhongbu_quiz.values.places import Places
from zhongbu_quiz.values.text import bigrams, dice, nested, plain, shared_pairs, width

NUMERIC = ("number", "date")

MOST_TIMES = 1.4
"""Rule 12: the widest option is at most so many times as wide as the narrowest; real papers stay between 1.0 and 1.1."""
ALONE = 1.2
"""Rule 12: an option that is so many times as wide as the next one, or the next one as it, stands out by itself."""
CHARACTER = 2
"""Rule 12: one Chinese character more or less is seen by nobody; it also keeps short options possible."""
CLANG = 0.15
"""Rule 16: by so much of its pairs of characters may one option share more with the stem than every other."""
NEAR_DOUBLE = 0.8
"""Rule 15: the Dice coefficient from which two options count as near doubles."""
APART = 0.7
"""Rule 15, as constructions keep it: a pair below this is no near double either when one of its words is exchanged."""
ABOUT_ONE_THING = 0.3
"""Rule 15: opposites are noticed where the two options share so much else."""
OPPOSITES = (
    ("上升", "下降"),
    ("扩大", "缩小"),
    ("增加", "减少"),
    ("提高", "降低"),
    ("增长", "下降"),
    ("升高", "降低"),
)
_DIRECTION = re.compile("|".join(dict.fromkeys(word for pair in OPPOSITES for word in pair)))
LEAST_STEP = 5
"""Rule 27: exact numbers differ by more than 5 %, as the NBME asks of percentages."""
LEAST_INEXACT_STEP = 15
"""Rule 27: where a number is called 约 or 近, one within 15 % may pass for it."""
LEAST_UNITS = 5
"""Rule 27: units in the last printed place by which two numbers differ, so that no rounding makes them one."""
LEAST_UNITS_OF_SHARES = 3
"""Rule 27: the same for percentages, which points keep apart."""
LEAST_POINTS = 2
"""Rule 27: shares differ by two points, or by a fifth of the smaller where both are small."""
SMALL_PART = 5
FEW = 30
"""Rule 27: below this, counts of things and years are told one by one, and differ where they differ by one."""
COUNTED = ("位", "年", "个", "周年", "场", "名")
FINE = ("month", "day")
"""Dates that say more than the year."""
EXPLAINED = 200
"""Rule 74: what the answer side says in all, in characters."""
OPENING = 5
"""Characters that open what is said of options, and an editor's words: 【辨析】."""
LETTERED = 3
"""Characters that a note takes beside its own: B项："""
MOST_SPAN = 250
"""Rule 28: the largest option is at most so many hundredths of the smallest; beyond that one of them is nobody's guess."""
MOST_SPAN_OF_FEW = 300
"""Rule 28: the same for small counts and places, of which 5 and 13 may well stand beside each other, and for what lies as near as it can."""
NEAREST_FOUR = 3 * LEAST_UNITS
"""Units in the last printed place over which four numbers that lie as near as rule 27 lets them are spread."""
MOST_SPAN_OF_SHARES = 220
"""Rule 28: the same for percentages, which everybody has a notion of."""
MOST_POINTS = 20
"""Rule 28: percentages lie at most so many points apart …"""
MOST_PART = 3
"""… or, where they are large, by the smaller over this."""
MOST_SPAN_OF_COLUMNS = 10
"""The same for the entries of a column, all of which have their place."""
POINTS = "个百分点"
NEAR_POINTS = 2
"""Rule 28: differences in points so near to each other are in proportion however small they are."""
DEGREES = ("℃", "℉", "摄氏度", "度")
"""Units of scales that have no zero from which multiples could start: nobody takes 65℃ for the heat of a summer."""
MOST_DEGREES = 25
"""Rule 28: the same for degrees, from one to the other: 17℃ is nobody's guess where it may be 30℃ below zero."""
LARGE_SHARE = 15
"""From here on shares are judged by the points between them and no more by their ratio."""
EASY_STEP, MEDIUM_STEP = 1.23, 1.12
"""Rule 64: by so many times each number has to be larger than the one before for a choice to be easy, or of medium difficulty."""
EASY_POINTS, MEDIUM_POINTS = 3.2, 2.0
"""Rule 64: the same for large shares, in points."""
EASY, MEDIUM, HARD = 2, 3, 4


def clash(a: Slot, b: Slot, unit: str = "", qualifier: str = "exactly", columns: bool = False) -> int | None:
    """The rule that two options, or two entries of a column, break side by side, or None."""
    if a.type == "number" and b.type == "number":
        return number_clash(a.text, b.text, unit, qualifier, columns)
    if a.type == "date":
        if a.value.granularity != b.value.granularity:
            return 11
        if not (a.value.certain and b.value.certain):
            return 36
        return 14 if a.value.overlaps(b.value) or a.text == b.text else None
    if a.type == "value" and may_meet(a, b):
        return 27
    return text_clash(a.text, b.text)


@lru_cache(maxsize=1 << 12)
def number_clash(a: str, b: str, unit: str, qualifier: str, columns: bool = False) -> int | None:
    """The rule that two printed numbers break: 26 precision, 14 equal, 27 distance, 28 magnitude."""
    if shape(a) != shape(b):
        return 26
    one, over = _whole(a)
    other, under = _whole(b)
    first, second, scale = one * under, other * over, over * under  # both in whole parts of one, as integers
    if unit in DEGREES and abs(first - second) > MOST_DEGREES * scale:
        return 28
    low, high = sorted((abs(first), abs(second)))
    apart = high - low
    if not apart:
        return 14
    wide = low * MOST_SPAN_OF_COLUMNS < high and unit != "" if columns else _wide(low, high, scale, decimals(a), unit)
    if unit in COUNTED and apart >= scale and high < FEW * scale:
        return 28 if wide else None
    near = LEAST_INEXACT_STEP if qualifier in ("about", "nearly") else LEAST_STEP
    units = LEAST_UNITS_OF_SHARES if unit == "%" else LEAST_UNITS
    if not low or apart * 100 < near * low or ("/" not in a and apart * 10 ** decimals(a) < units * scale):
        return 27
    if unit == "%" and high <= 100 * scale and apart < LEAST_POINTS * scale and apart * SMALL_PART < max(low, scale):
        return 27
    return 28 if wide else None


def _whole(text: str) -> tuple[int, int]:
    """A printed number as a fraction of whole numbers; 0 where it is none."""
    value = number_of(text)
    return (0, 1) if value is None else value.as_integer_ratio()


def out_of_proportion(texts: Sequence[str], unit: str) -> bool:
    """Whether the largest of some printed numbers is so many times the smallest that one of them is no rival (rule 28)."""
    values = [abs(number_of(text) or Fraction(0)) for text in texts]
    (low, over), (high, under) = min(values).as_integer_ratio(), max(values).as_integer_ratio()
    return _wide(low * under, high * over, over * under, decimals(texts[0]), unit)


def _wide(low: int, high: int, scale: int, places: int, unit: str) -> bool:
    """Whether the larger of two numbers, both in parts of one of which `scale` make a whole, is no rival of the smaller; they are printed
    with so many decimals."""
    if not unit or (unit == POINTS and high - low <= NEAR_POINTS * scale):
        return False
    if unit == "%":
        return high * 100 > MOST_SPAN_OF_SHARES * low or (high - low > MOST_POINTS * scale and (high - low) * MOST_PART > low)
    nearest = (high - low) * 10**places <= NEAREST_FOUR * scale
    few = nearest or (unit in COUNTED and high < FEW * scale)
    return high * 100 > (MOST_SPAN_OF_FEW if few else MOST_SPAN) * low


ONE_SIDED = ("over", "under", "at_least")
"""Qualifiers that leave one side open: who has more than 2900 has more than 1900 as well."""


def one_sided(qualifier: str) -> bool:
    """Whether other numbers in the place of a figure make the sentence true as well (rule 22): it can be asked by a gap alone."""
    return qualifier in ONE_SIDED


def first_place(aspect: str, value: Fraction) -> bool:
    """Whether a number is the first place of a ranking: it is what is worth telling, so as an option it is always the right one."""
    return aspect == "rank" and value == 1


def same_year(a: Slot, b: Slot) -> bool:
    """Whether two dates finer than a year lie in one year: to tell them apart is to know the month alone."""
    if a.type != "date" or b.type != "date" or a.value.granularity not in FINE or b.value.granularity not in FINE:
        return False
    first, second = a.value.span[0][0], b.value.span[0][0]
    return bool(first == second)


def few_years(years: Sequence[int]) -> bool:
    """Whether dates finer than a year lie in too few years to stand beside each other (rule 36): among four there are three years at the
    least, among three two. Which month of one year it was nobody keeps in mind."""
    return len(set(years)) < len(years) - 1


def tells_month(stem: str) -> bool:
    """Whether a stem names a meeting that is held in one month of every year: among dates its own is known by the month (rule 73)."""
    return any(word in stem for word in load_lexicon().words("events.held_in"))


def before_its_time(stem: str, year: int) -> bool:
    """Whether a stem names somebody who was not in office in a year: nobody takes such a date (rule 73)."""
    return any(word in stem and year < int(since) for word, since in load_lexicon().table("events.in_office").items())


def number_band(values: Sequence[Fraction], unit: str) -> int:
    """How difficult it is to tell some numbers apart (rule 64): by the ratio from one to the next, large shares by the points between."""
    low, high = min(map(abs, values)), max(map(abs, values))
    steps = len(values) - 1
    if unit == "%" and low >= LARGE_SHARE:
        points = float(high - low) / steps
        return EASY if points >= EASY_POINTS else MEDIUM if points >= MEDIUM_POINTS else HARD
    ratio = float(high / low) ** (1 / steps) if low else EASY_STEP
    return EASY if ratio >= EASY_STEP else MEDIUM if ratio >= MEDIUM_STEP else HARD


@lru_cache(maxsize=1 << 12)
def text_clash(a: str, b: str) -> int | None:
    """The rule that two texts break: 12 length, 14 one in the other, 15 opposites or near doubles, 11 form."""
    if too_wide(*sorted((width(a), width(b)))):
        return 12
    if nested(a, b):
        return 14
    if opposite(a, b):
        return 15
    if _form(a) != _form(b):
        return 11
    return 15 if dice(a, b) >= APART else None


def too_wide(narrow: float, wide: float) -> bool:
    """Whether one of two options is much longer than the other (rule 12)."""
    return wide > MOST_TIMES * narrow + CHARACTER


def opposite(a: str, b: str) -> bool:
    """Whether two texts say opposite things (rule 15)."""
    return _DIRECTION.search(a) is not None and any((x in a and y in b) or (y in a and x in b) for x, y in OPPOSITES)


@lru_cache(maxsize=1 << 12)
def _form(text: str) -> tuple[bool, bool, bool, int]:
    """What can be told apart at a glance: marks of a title or a quotation, digits, and how many 、 there are."""
    return "《" in text, "“" in text, any(char.isdigit() for char in text), text.count("、")


def flaw(slots: Sequence[Slot], stem: str) -> int | None:
    """The rule that a finished set breaks, or None: a lone longest or shortest option, or one that shares words with the stem."""
    if slots[0].type in NUMERIC:
        return None
    texts = [slot.text for slot in slots]
    if uneven(texts):
        return 12
    return 16 if clang(texts, stem) > CLANG else None


def uneven(texts: Sequence[str]) -> bool:
    """Whether options differ much in length, or one stands out by it (rule 12)."""
    return uneven_widths([width(text) for text in texts])


def uneven_widths(widths: Iterable[float]) -> bool:
    """The same of the widths of options."""
    found = sorted(widths)
    narrow, wide = found[0], found[-1]
    return too_wide(narrow, wide) or wide > ALONE * found[-2] + CHARACTER or ALONE * narrow + CHARACTER < found[1]


def clang(texts: Sequence[str], stem: str) -> float:
    """By how much of its pairs of characters one option, whichever it is, shares more with the stem than every other (rule 16)."""
    return ahead([shared_pairs(text, stem) for text in texts])


def ahead(shares: Iterable[float]) -> float:
    """By how much the largest of some shares is ahead of the next."""
    found = sorted(shares)
    return found[-1] - found[-2]


def of_forms(texts: Sequence[str], places: Places) -> int | None:
    """65 where words beside each other have not one grammatical form and, where one ends in a counted ending (…化, …区), not that ending,
    nor two and two; None where all is well."""
    return of_kinds([kind_of(text, places) for text in texts])


def kind_of(text: str, places: Places) -> tuple[str, str]:
    """The grammatical form of a text and its counted ending, "" where it has none."""
    return form(text, places), counted_ending(text)


def of_kinds(kinds: Sequence[tuple[str, str]]) -> int | None:
    """65 where texts of these kinds may not stand beside each other; None where they may."""
    if kinds.count(kinds[0]) == len(kinds):
        return None
    return None if sorted(map(kinds.count, set(kinds))) == [2, 2] else 65


def contradicted(texts: Sequence[str], key: str, stem: str) -> bool:
    """Whether a stem tells another rank beside the one that is asked, and an option equals it or lies on the other side of it than the
    rest: 由第6位升至第4位 leaves nothing but 1 to 5."""
    for told in map(Fraction, _RANK.findall(stem)):
        sides = {number_of(text) is not None and (number_of(text) or 0) < told for text in (*texts, key)}
        if len(sides) > 1 or any(number_of(text) == told for text in texts):
            return True
    return False


def telling(texts: Sequence[str], stem: str, neighbours: Sequence[str] = ()) -> int | None:
    """73 where one option alone, key or not, has words of the stem, or the form of its neighbours in the stem; None where none has."""
    return 73 if any(sum(having) == 1 for having in told_of(texts, stem, neighbours)) else None


def told_of(texts: Sequence[str], stem: str, neighbours: Sequence[str]) -> Iterator[list[bool]]:
    """Of each text whether it has words of the stem; and whether it has the form of its neighbours, for each form that all of them have."""
    yield [_heard_in(text, stem) for text in texts]
    if len(neighbours) < 2:
        return
    for measure in (len, _first, _last):
        theirs = {measure(plain(text)) for text in neighbours}
        if len(theirs) == 1:
            yield [measure(plain(text)) in theirs for text in texts]


@lru_cache(maxsize=1 << 12)
def _heard_in(text: str, stem: str) -> bool:
    """Whether a text shares two characters with a stem, marks aside."""
    return not bigrams(plain(text)).isdisjoint(bigrams(plain(stem)))


_RANK = re.compile(r"第(\d+)位")
_HEAD_NOUN = re.compile(r"([\u3400-\u9fff]{2})(?:是|有|为|包括|属于)[“《]?$")
_ENUMERATED = ("、", "，", "；", "和", "与")
_WORD = re.compile(r"[\u3400-\u9fff]")


def single_out(texts: Sequence[str], before: str, after: str) -> str | None:
    """73: what sets one option apart by what stands beside the gap, in words: it alone ends in the stem's head noun, or as its neighbour
    in an enumeration; None where nothing does. `before` and `after` are the stem on both sides of the gap."""
    for noun, having in standing_out(texts, before, after):
        if sum(having) == 1:
            text = texts[having.index(True)]
            return _("only {text} ends in the stem's {noun}").format(text=text, noun=noun) if noun else _as_beside(text)
    return None


def standing_out(texts: Sequence[str], before: str, after: str) -> Iterator[tuple[str, list[bool]]]:
    """Of each text whether it ends in the stem's head noun (which is given, too), or as its neighbour in an enumeration ("")."""
    noun = _head_noun(before)
    if noun:
        yield noun, [text.rstrip("”》").endswith(noun) for text in texts]
    if len(before) > 1 and before[-1] in _ENUMERATED and _WORD.match(before[-2]):
        yield "", [text[-1:] == before[-2] for text in texts]
    if after[:1] in _ENUMERATED:
        yield "", [after[len(text) : len(text) + 1] == text[-1:] and _WORD.match(text[-1:]) is not None for text in texts]


@lru_cache(maxsize=1 << 12)
def _head_noun(before: str) -> str:
    """The noun that the end of a sentence says the gap is, or ""."""
    noun = _HEAD_NOUN.search(before.rstrip())
    return noun[1] if noun else ""


def _as_beside(text: str) -> str:
    return _("only {text} ends as what stands beside the gap").format(text=text)


def _first(text: str) -> str:
    return text[:1]


def _last(text: str) -> str:
    return text[-1:]


def with_fitting_notes(explanation: str, options: Iterable[Option], remarks: Sequence[str] = ()) -> tuple[Option, ...]:
    """Options with the notes that may stand beside an explanation and an editor's words (rule 74): each short, none said twice, none that
    says what the explanation says, and all together not too long; the shortest are kept first."""
    given = list(options)
    ranked = sorted((option.note for option in given if option.note), key=lambda note: (len(note), note))
    kept: set[str] = set()
    room = EXPLAINED - len(explanation) - OPENING - sum(len(remark) + OPENING for remark in remarks)
    for note in dict.fromkeys(ranked):
        size = len(note) + LETTERED
        if len(note) <= NOTE and size <= room and note not in explanation:
            kept.add(note)
            room -= size
    seen: set[str] = set()
    fitting = []
    for option in given:
        stays = option.note in kept and option.note not in seen
        seen.add(option.note)
        fitting.append(option if stays or not option.note else replace(option, note=""))
    return tuple(fitting)
