"""Items that are read from a figure, read again: the printed numbers against the rows, then the arithmetic from the printed numbers.

In: the printed item. Out: for each option whether it is true. What a number is of is read from the heads of the table and the stem;
a number that no row of the item's facts tells makes every answer unknown.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise, permutations

from zhongbu_quiz.data.lexicon import load_lexicon
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.truth import Truth
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.quality.rendered import stem_of
from zhongbu_quiz.quality.second_proof.rows import FALSE, TRUE, UNKNOWN, Ledger
from zhongbu_quiz.values.numbers import decimals, number_of
from zhongbu_quiz.values.text import plain

Reader = Callable[[Item, Fact, Ledger], list[Truth]]
Rows = dict[str, list[Fraction]]
"""Head of a row -> its numbers, in the order of the columns."""
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_MARKED = re.compile(r"([①-⑨])([^①-⑨]+?)[；。](?=[①-⑨]|[^①-⑨]*$)")
_MARKS = re.compile(r"[①-⑨]{2,}")
HUNDRED = 100


def figure_reader(item: Item) -> Reader | None:
    """How an item on figures is read, by the shape of its options; None for any other item."""
    texts = [option.text for option in item.options]
    stem = stem_of(item)
    if item.figure is None:
        hence = _one_of("reading.hence")
        return calculation if re.search(hence, stem) and all(number_of(text) is not None for text in texts) else None
    if all(_MARKS.fullmatch(text) for text in texts):
        return claims
    if all(number_of(text) is not None for text in texts):
        return times if re.search(_one_of("reading.more"), stem) else None
    if item.material and all(re.search(rf"{_one_of('reading.higher')}{_DIGITS.pattern}{_one_of('reading.points')}$", text) for text in texts):
        return difference
    if re.search(_one_of("reading.stands_for"), stem) and {row[0] for row in item.figure.rows} <= _words("reading.mask"):
        return masked
    if all(any(word in text for word in load_lexicon().table("reading.shape")) for text in texts):
        return trend
    if all("%，" in text for text in texts):
        return part_share
    if all("，" in text for text in texts):
        return widest
    return beyond if all("、" in text for text in texts) else None


def _words(name: str) -> frozenset[str]:
    return load_lexicon().set(name)


def _one_of(name: str) -> str:
    return load_lexicon().pattern(f"<{name}>").pattern


def _told(item: Item, ledger: Ledger) -> Rows | None:
    """The numbers of the table, if each is a figure of the item's facts that its heads and the stem tell, and none of these is missing."""
    if item.figure is None:
        return None
    stem, heads = plain(stem_of(item)), item.figure.columns
    waiting = [ledger.statistics[name].record for name in item.facts if name in ledger.statistics]
    masks = _words("reading.mask")
    for row in item.figure.rows:
        for head, cell in zip(heads[1:], row[1:], strict=True):
            told = plain(f"{row[0]}{head}{item.figure.unit}") + stem
            found = next(
                (
                    record
                    for record in waiting
                    if record.value == cell
                    and plain(record.unit) in told
                    and plain(record.period.chinese if record.period else "") in told
                    and (row[0] in masks or plain(record.region) in told)
                ),
                None,
            )
            if found is None:
                return None
            waiting.remove(found)
    if waiting:
        return None
    return {row[0]: [number_of(cell) or Fraction(0) for cell in row[1:]] for row in item.figure.rows}


def _verdict(right: bool) -> Truth:
    return TRUE if right else FALSE


def _rounds(value: Fraction, printed: str) -> bool:
    """Whether a value is printed so: to its last decimal, halves up."""
    told = number_of(printed)
    return told is not None and abs(value - told) <= Fraction(1, 2 * 10 ** decimals(printed))


def trend(item: Item, fact: Fact, ledger: Ledger) -> list[Truth]:
    """Each clause of an option says of the row in its place which steps rise."""
    rows = _told(item, ledger)
    if rows is None:
        return [UNKNOWN] * len(item.options)
    done = ["".join("+" if b > a else "-" for a, b in pairwise(numbers)) for numbers in rows.values()]
    shapes = load_lexicon().table("reading.shape")
    found = []
    for option in item.options:
        clauses = option.text.split("，")
        said = [next((signs for word, signs in shapes.items() if clause.endswith(word)), "") for clause in clauses]
        found.append(UNKNOWN if "" in said or len(said) != len(done) else _verdict(said == done))
    return found


def widest(item: Item, fact: Fact, ledger: Ledger) -> list[Truth]:
    """A region and how far it is from the first row: true where none is farther, and the number is its own."""
    rows = _told(item, ledger)
    if rows is None:
        return [UNKNOWN] * len(item.options)
    (base, (line,)), *others = rows.items()
    gaps = {name: abs(numbers[0] - line) for name, numbers in others}
    most = max(gaps.values())
    found = []
    for option in item.options:
        name, _, amount = option.text.partition("，")
        number = _DIGITS.match(amount)
        known = name in gaps and number is not None and base in stem_of(item)
        found.append(_verdict(gaps[name] == most == number_of(number[0])) if known and number else UNKNOWN)
    return found


def beyond(item: Item, fact: Fact, ledger: Ledger) -> list[Truth]:
    """Which regions lie farther on the named side of the first row than the stem says: an option is true where it has all of them."""
    rows = _told(item, ledger)
    asked = re.search(rf"({_one_of('reading.higher')}|{_one_of('reading.lower')})({_DIGITS.pattern})", stem_of(item))
    if rows is None or asked is None:
        return [UNKNOWN] * len(item.options)
    (_, (line,)), *others = rows.items()
    sign = 1 if asked[1] in _words("reading.higher") else -1
    least = number_of(asked[2]) or Fraction(0)
    inside = {name for name, numbers in others if sign * (numbers[0] - line) >= least}
    return [_verdict(set(option.text.split("、")) == inside) if set(option.text.split("、")) <= set(rows) else UNKNOWN for option in item.options]


def part_share(item: Item, fact: Fact, ledger: Ledger) -> list[Truth]:
    """The share of one row in another, and whether it was smaller the year before, from the levels and rates of both."""
    rows = _told(item, ledger)
    stem = stem_of(item)
    if rows is None or len(rows) != 2:
        return [UNKNOWN] * len(item.options)
    of = _one_of("reading.share_of")
    pairs = [(a, b) for a, b in permutations(rows, 2) if re.search(f"{re.escape(a)}{of}{re.escape(b)}", stem)]
    if len(pairs) != 1:
        return [UNKNOWN] * len(item.options)
    (part, rate), (whole, base) = rows[pairs[0][0]], rows[pairs[0][1]]
    share = part / whole * HUNDRED
    rose = part / whole > (part / (HUNDRED + rate)) / (whole / (HUNDRED + base))
    found = []
    for option in item.options:
        number, _, way = option.text.partition("，")
        digits = _DIGITS.search(number)
        known = way in _words("reading.higher") | _words("reading.lower")
        right = digits is not None and _rounds(share, digits[0]) and (way in _words("reading.higher")) == rose
        found.append(_verdict(right) if known else UNKNOWN)
    return found


def masked(item: Item, fact: Fact, ledger: Ledger) -> list[Truth]:
    """All ways to give the places to the rows that fit what is known of them: there must be one, and it must be that of the facts."""
    rows, stem = _told(item, ledger), stem_of(item)
    unknown = [UNKNOWN] * len(item.options)
    names = re.search(rf"{_one_of('reading.stands_for')}([^。]+)。{_one_of('reading.known')}([^。]+)", stem)
    if rows is None or names is None:
        return unknown
    regions, clauses = names[1].split("、"), names[2].split("，")
    ways = [dict(zip(order, rows, strict=True)) for order in permutations(regions)] if len(regions) == len(rows) else []
    for clause in clauses[:-1]:
        ways = [way for way in ways if _holds(clause, {name: rows[mark][0] for name, mark in way.items()})]
    asked = next((mark for mark in rows if clauses[-1].lstrip("则").startswith(mark)), None)
    values = {ledger.statistics[name].record.region: number_of(ledger.statistics[name].record.value or "") for name in item.facts}
    if len(ways) != 1 or asked is None or any(rows[mark][0] != values.get(name) for name, mark in ways[0].items()):
        return unknown
    return [_verdict(ways[0][option.text] == asked) if option.text in ways[0] else UNKNOWN for option in item.options]


def _holds(clause: str, values: dict[str, Fraction]) -> bool:
    """Whether a comparison of two places (甲比乙高0.45个百分点, 甲高于乙) is true of some values."""
    one, other = sorted((name for name in values if name in clause), key=clause.index)
    amount = _DIGITS.search(clause)
    higher = any(word in clause for word in _words("reading.higher"))
    step = values[one] - values[other] if higher else values[other] - values[one]
    return step == number_of(amount[0]) if amount else step > 0


def claims(item: Item, fact: Fact, ledger: Ledger) -> list[Truth]:
    """Each numbered statement is worked out from the table; an option is true where it has all the true ones."""
    rows = _told(item, ledger)
    statements = dict(_MARKED.findall(stem_of(item)))
    if rows is None or item.figure is None:
        return [UNKNOWN] * len(item.options)
    of_regions = len(item.figure.columns) == 2
    truths = {mark: _region_claim(text, rows) if of_regions else claim(text, item, rows) for mark, text in statements.items()}
    return by_marks(item, truths)


def _region_claim(text: str, rows: Rows) -> Truth:
    """One statement about a table with one number a region, whose first row is what the others are compared with: which regions it names,
    how it compares them, what is so by the numbers. Of amounts the table tells nothing."""
    (base, (line,)), *others = rows.items()
    values = {name: numbers[0] for name, numbers in others}
    named = sorted((name for name in values if name in text), key=text.index)
    higher = _words("reading.higher")
    ways = f"{_one_of('reading.higher')}|{_one_of('reading.lower')}"
    told = re.search(rf"({ways})({_DIGITS.pattern})({_one_of('reading.points')}|%)$", text)
    if len(named) == 1 and base in text and told:
        step = values[named[0]] - line
        step = step if told[3] in _words("reading.points") else step / line * HUNDRED
        return _verdict(_rounds(step if told[1] in higher else -step, told[2]))
    said = _compares(text)
    if len(named) == 2 and text.count(base) == 2 and said:
        one, other = (abs(values[name] - line) for name in named)
        return _verdict(one > other if said in higher else one < other)
    if not named and base in text and said:
        return _verdict(all(value > line if said in higher else value < line for value in values.values()))
    if len(named) != 1:
        return UNKNOWN
    return _verdict(base in text and values[named[0]] == line)


def by_marks(item: Item, truths: dict[str, Truth]) -> list[Truth]:
    """Options that name statements by their marks."""
    right = {mark for mark, truth in truths.items() if truth is TRUE}
    sure = truths and UNKNOWN not in truths.values()
    return [_verdict(set(option.text) == right) if sure else UNKNOWN for option in item.options]


def claim(text: str, item: Item, rows: Rows) -> Truth:
    """One statement about a table of quantities over years: what it is about by its words, what is so by the numbers."""
    if item.figure is None:
        return UNKNOWN
    years = [re.sub(r"\D", "", head) for head in item.figure.columns[1:]]
    told = re.findall(r"\d{4}", text)
    amounts = [numbers for head, numbers in rows.items() if "%" not in head]
    shares = [numbers for head, numbers in rows.items() if "%" in head]
    if len(shares) != 1 or any(year not in years for year in told):
        return UNKNOWN
    share = shares[0]
    at = {year: number for year, number in zip(years, share, strict=True)}
    if len(told) == 2 and (times := re.search(r"(\d+)倍$", text)):
        if not amounts:
            return UNKNOWN
        first, last = (amounts[0][years.index(year)] for year in reversed(told))
        return _verdict(last > first * int(times[1]))
    ways = f"{_one_of('reading.higher')}|{_one_of('reading.lower')}"
    if len(told) == 2 and (amount := re.search(rf"({ways})({_DIGITS.pattern})({_one_of('reading.points')}|%)$", text)):
        one, other = at[told[0]], at[told[1]]
        step = one - other if amount[3] in _words("reading.points") else (one - other) / other * HUNDRED
        return _verdict(_rounds(step if amount[1] in _words("reading.higher") else -step, amount[2]))
    if len(told) == 4:
        one, other = (abs(at[b] - at[a]) for a, b in (told[:2], told[2:]))
        return _verdict(one > other if _compares(text) in _words("reading.higher") else one < other)
    falls = all(b < a for a, b in pairwise(share))
    rises = all(b > a for a, b in pairwise(share))
    if not falls and not rises:
        return UNKNOWN
    said = _compares(text)
    if told:
        return UNKNOWN
    if not said:  # that an amount falls, of which a share or a ratio tells nothing
        return _verdict(bool(amounts) and all(b < a for a, b in pairwise(amounts[0])))
    if text.endswith(said):  # the distance of a ratio below 100 from 100
        return _verdict(falls == (said in _words("reading.higher"))) if max(share) < HUNDRED else UNKNOWN
    return _verdict(rises == (said in _words("reading.higher")))  # a share that rises: the part grows faster than the whole


def _compares(text: str) -> str:
    """The last word of two characters that compares (大于, 低于, 扩大); "" where there is none."""
    words = [word for word in _words("reading.higher") | _words("reading.lower") if len(word) > 1 and word in text]
    return max(words, key=text.rfind, default="")


def difference(item: Item, fact: Fact, ledger: Ledger) -> list[Truth]:
    """Which of two places is higher and by how much, from the sentence of the material that sets a third above or below both."""
    unknown = [UNKNOWN] * len(item.options)
    if item.material is None:
        return unknown
    records = [ledger.statistics[name].record for name in item.facts if name in ledger.statistics]
    values: dict[str, Fraction] = {}
    for record in records:
        words = _one_of("reading.higher" if record.direction == "up" else "reading.lower")
        subject = re.escape(f"{record.region}{record.indicator}")
        told = rf"{subject}(?:比[^。，比]+，)?比{re.escape(record.compared_with or '')}{words}{record.value}{record.unit}"
        if not re.search(told, item.material.text) or record.indicator not in stem_of(item):
            return unknown
        step = number_of(record.value or "") or Fraction(0)
        values[record.compared_with or ""] = -step if record.direction == "up" else step
    if len(values) != 2 or any(name not in stem_of(item) for name in values):
        return unknown
    high = max(values, key=lambda name: values[name])
    gap = max(values.values()) - min(values.values())
    said = re.compile(rf"({'|'.join(map(re.escape, values))}){_one_of('reading.higher')}({_DIGITS.pattern})")
    read = [said.match(option.text) for option in item.options]
    return [_verdict(match[1] == high and _rounds(gap, match[2])) if match else UNKNOWN for match in read]


def times(item: Item, fact: Fact, ledger: Ledger) -> list[Truth]:
    """By how many times an amount of the table grew between the two years that the stem names."""
    rows = _told(item, ledger) if item.figure else None
    stem = stem_of(item)
    years = re.findall(r"\d{4}", stem)
    amounts = [(head, numbers) for head, numbers in (rows or {}).items() if "%" not in head and plain(head.partition("（")[0]) in plain(stem)]
    heads = [re.sub(r"\D", "", head) for head in item.figure.columns[1:]] if item.figure else []
    if len(amounts) != 1 or len(years) != 2 or not set(years) <= set(heads) or not re.search(_one_of("reading.more"), stem):
        return [UNKNOWN] * len(item.options)
    last, first = (amounts[0][1][heads.index(year)] for year in years)
    return [_verdict(_rounds(last / first - 1, option.text)) for option in item.options]


def calculation(item: Item, fact: Fact, ledger: Ledger) -> list[Truth]:
    """Two figures of the stem and what is asked: another level from points, the year before or the increase from a rate."""
    stem = stem_of(item)
    records = [ledger.statistics[name].record for name in item.facts if name in ledger.statistics]
    unknown = [UNKNOWN] * len(item.options)
    given, _, asked = stem.partition(re.findall(_one_of("reading.hence"), stem)[0])
    if len(records) != 2 or any(f"{record.value}{record.unit}" not in given for record in records):
        return unknown
    if any(plain(record.region) not in plain(given) or plain(record.indicator) not in plain(given) for record in records):
        return unknown
    level, other = sorted(records, key=lambda record: record.aspect != "level")
    value, step = number_of(level.value or ""), number_of(other.value or "")
    if value is None or step is None or level.aspect != "level":
        return unknown
    if other.unit in _words("reading.points"):
        if not other.compared_with or other.compared_with not in asked or other.compared_with not in given:
            return unknown
        right = value + step if other.direction == "down" else value - step
    else:
        year = level.period.span[0][0] - 1 if level.period else 0
        before = value * HUNDRED / (HUNDRED + step)
        if str(year) not in asked or other.aspect != "growth" or other.direction != "up":
            return unknown
        right = value - before if str(year + 1) in asked else before
    return [_verdict(_rounds(right, option.text)) for option in item.options]
