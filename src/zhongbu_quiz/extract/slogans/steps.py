"""Points told one by one: 一是…二是…, 首先…其次…. In: a `Reading`. Out: slogan `Draft`s with the points as parts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhongbu_quiz.extract.clauses import Span
from zhongbu_quiz.extract.context import Reading
from zhongbu_quiz.extract.draft import Draft
from zhongbu_quiz.extract.numerals import TENS
from zhongbu_quiz.extract.slogans.making import make_slogan

_POINT = re.compile(rf"(?<![\u4e00-\u9fff])(?P<n>[{TENS}])(?:是|要)(?:，|：|要)?(?!否|个)")
_FIGURE = re.compile(r"\d")


def steps(reading: Reading) -> Iterator[Draft]:
    """The numbered points of one paragraph, where they run 一, 二, …"""
    text = reading.text
    run: list[re.Match[str]] = []
    for match in _POINT.finditer(text):
        wanted = TENS.index(match.group("n"))
        if wanted == len(run):
            run.append(match)
        elif wanted == len(run) - 1 and match.start() - run[-1].end() < 6:
            run[-1] = match
        elif wanted == 0:
            run = [match]
    if len(run) < 2:
        return
    bounds = [match.end() for match in run]
    ends = [match.start() for match in run[1:]] + [len(text)]
    parts = tuple(re.split(r"[，；。：]", text[a:b].strip("，；。、 "))[0] for a, b in zip(bounds, ends, strict=True))
    if any(len(part) < 2 or len(part) > 60 for part in parts):
        return
    counted = sum(bool(_FIGURE.search(text[a:b])) for a, b in zip(bounds, ends, strict=True)) * 2 > len(parts)
    intro = re.split(r"[。；]", text[: run[0].start()])[-1].strip("，：； ")
    wording = "".join(f"{TENS[i]}是{part}，" for i, part in enumerate(parts)).rstrip("，")
    sentence = Span(max(0, run[0].start() - len(intro) - 1), len(text))
    yield make_slogan(
        reading, sentence, wording, parts, 0.45 if counted else 0.7, "slogan_steps", run[0].start(), subject=intro[-40:], named=False, complete=True,
        ordered=True,
    )
