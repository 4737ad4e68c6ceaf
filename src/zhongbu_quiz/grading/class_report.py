"""A page for the teacher to discuss in class: how the scores are spread, and the questions most missed, with what was chosen instead and why not.

In: results. Out: HTML and CSS for the engine of the papers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.exports.paper import templates
from zhongbu_quiz.exports.paper.answers import short_key
from zhongbu_quiz.exports.paper.options import PaperOptions, sheet
from zhongbu_quiz.grading.item_statistics import ItemStatistics
from zhongbu_quiz.grading.results import Results, places_of, stem_of
from zhongbu_quiz.grading.results_book import class_lines
from zhongbu_quiz.items.printed import NAMES
from zhongbu_quiz.values.shares import plain

MOST = 5
"""So many questions fit on a page with what is to be said of each."""
INSTEAD = 2
"""So many wrong answers of a question are told."""
PASS = 0.6
"""The part of the points with which a paper is passed, by custom (60 of 100)."""
_TENTHS = 10


@dataclass(frozen=True, slots=True)
class Figure:
    """A name, a figure and a word on what it means; a line without a figure is a remark."""

    name: str
    figure: str = ""
    word: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """A column of the chart: which scores, how many papers, its height in parts of the tallest."""

    label: str
    count: int
    part: float


@dataclass(frozen=True, slots=True)
class Missed:
    """A question that many missed: its place, kind and stem, what is right, the share that got it, wrong answers with their words, explanation."""

    place: str
    kind: str
    stem: str
    key: str
    right: str
    instead: tuple[tuple[str, str], ...]
    explanation: str


@dataclass(frozen=True, slots=True)
class ReportDoc:
    """What report.html.j2 shows: titles of the page, of the chart and of the questions, and what stands below them."""

    heading: str
    spread: str
    hardest: str
    figures: tuple[Figure, ...]
    bars: tuple[Bar, ...]
    missed: tuple[Missed, ...]


def report_html(results: Results) -> tuple[str, str]:
    """HTML and CSS of the page."""
    titles = (say("report_title", title=results.drawn.title), say("report_spread"), say("report_missed"))
    doc = ReportDoc(*titles, class_figures(results), tuple(bars(results)), tuple(missed(results)))
    return templates.html("report", doc), templates.css("report", sheet(PaperOptions(form="plain")))


def class_figures(results: Results) -> tuple[Figure, ...]:
    """What the class did, and how many passed."""
    lines = [*class_lines(results), *_passed(results)]
    return tuple(Figure(*(plain(cell) if isinstance(cell, Decimal) else str(cell) for cell in line)) for line in lines)


def most_missed(results: Results) -> list[ItemStatistics]:
    """The items of which the smallest part of the points was got, the hardest first; none that everybody got."""
    ranked = sorted(results.statistics.items, key=lambda one: one.p)
    return [one for one in ranked if one.p < 1][:MOST]


def _passed(results: Results) -> list[tuple[str, str]]:
    scores, full = results.statistics.scores, float(results.full)
    if not scores or not full:
        return []
    return [(say("class_passed"), f"{sum(score >= PASS * full for score in scores) / len(scores):.0%}")]


def bars(results: Results) -> Iterator[Bar]:
    """A bar for each tenth of the full points, the highest taking the full score in."""
    full = float(results.full)
    if not full:
        return
    counts = [0] * _TENTHS
    for score in results.statistics.scores:
        counts[min(_TENTHS - 1, int(score / full * _TENTHS))] += 1
    tallest = max(counts) or 1
    for place, count in enumerate(counts):
        low, high = place * full / _TENTHS, (place + 1) * full / _TENTHS
        yield Bar(f"{low:g}–{high:g}", count, count / tallest)


def missed(results: Results) -> Iterator[Missed]:
    """What is to be said of the items that were missed most."""
    places = places_of(results.drawn)
    for one in most_missed(results):
        item = one.item
        notes = {option.text: option.note for option in item.options}
        instead = tuple((say("item_choice", text=text, count=count), notes.get(text, "")) for text, count in one.wrong[:INSTEAD])
        key = "；".join(one.keys) or short_key(item)
        yield Missed(places[item.id], NAMES[item.kind].file, stem_of(item), key, f"{one.p:.0%}", instead, item.explanation)
