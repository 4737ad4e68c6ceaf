"""Parallel phrases joined by 、 or ， that share a shape: 质量变革、效率变革、动力变革. In: a `Reading`. Out: slogan `Draft`s."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhongbu_quiz.data.lexicon import Lexicon
from zhongbu_quiz.extract.clauses import Span, quotes, sentences
from zhongbu_quiz.extract.context import Reading
from zhongbu_quiz.extract.draft import Draft
from zhongbu_quiz.extract.slogans.making import make_slogan
from zhongbu_quiz.extract.slogans.parts import without_verb
from zhongbu_quiz.extract.words import is_verb, tagged

_RUN = re.compile(r"[^，。；：！？、（）《》“”\d]{2,24}(?:、[^，。；：！？、（）《》“”\d]{2,24}){1,9}")
_PLACE_END = "<slogans.body_end>$"


def parallels(reading: Reading) -> Iterator[Draft]:
    """The parallel phrases of one paragraph."""
    text = reading.text
    for sentence in sentences(text):
        inside = [Span(q.start + sentence.start, q.end + sentence.start) for q in quotes(sentence.of(text))]
        for match in _RUN.finditer(text, sentence.start, sentence.end):
            if any(span.start <= match.start() < span.end for span in inside):
                continue
            draft = _listed(reading, sentence, match)
            if draft is not None:
                yield draft
        yield from _calls(reading, sentence)


def _listed(reading: Reading, sentence: Span, match: re.Match[str]) -> Draft | None:
    items = match.group().split("、")
    length, lexicon = len(items[1]), reading.lexicon
    first = _aligned(items[0], items[1:], lexicon)
    last = _aligned_last(items[-1], items[1:-1] or [first])
    core = [first, *items[1:-1], last]
    text = reading.text
    before = text[max(sentence.start, match.start() - 8) : match.start()] + items[0][: len(items[0]) - len(first)]
    after = items[-1][len(last) :] + text[match.end() : match.end() + 8]
    campaign = lexicon.pattern("<slogans.campaign>").match(after)
    if campaign and len(core) >= 3 and {len(item) for item in core} == {2}:
        core[-1] += campaign.group()
    shape = _shape(core) or _held(core, before, after, lexicon) or (0.6 if len(core[-1]) > 2 == len(core[0]) else 0.0)
    if not shape or (length < 3 and len(core[-1]) < 4) or any(lexicon.pattern(_PLACE_END).search(item) and len(item) <= 4 for item in core):
        return None
    wording = "、".join(core)
    place = match.start() + len(items[0]) - len(first)
    whole = not after.startswith("等") or after.startswith(lexicon.words("slogans.no_more"))
    return make_slogan(reading, sentence, wording, tuple(core), shape, "slogan_parallel", place, named=False, complete=whole)


_HOLDS = "<slogans.holds>[了好和]?$"
_HELD = "的?<slogans.held>"
_OF = r"的[\u4e00-\u9fff]{0,4}?<slogans.held>"


def _held(items: list[str], before: str, after: str, lexicon: Lexicon) -> float:
    """Phrases of one length that a verb of holding leads in (弘扬…) or a noun of policy closes (…的精神)."""
    even = len({len(item) for item in items}) == 1 and 2 <= len(items[0]) <= 8
    if even and len(items[0]) == 2:
        return 0.62 if len(items) > 2 and lexicon.pattern(_OF).match(after) else 0.0
    if not even or not (lexicon.pattern(_HOLDS).search(before) or lexicon.pattern(_HELD).match(after)):
        return 0.0
    said = sum(any(is_verb(tag) or tag in ("i", "l", "a", "d", "vn") for _, tag in tagged(item)) for item in items)
    return 0.62 if said * 2 >= len(items) and len(items) >= 2 else 0.0


def _aligned(first: str, others: list[str], lexicon: Lexicon) -> str:
    """The end of the first item that has the shape of the others: what stands before governs the list."""
    if len(first) <= len(others[0]):
        return first
    size = len(others[0])
    bare = without_verb(first, lexicon)
    starts = [len(first) - len(bare)] if bare != first else []
    place = 0
    for word, _ in tagged(first):
        starts.append(place)
        place += len(word)
    tail = first[min(starts, key=lambda at: (abs(len(first) - at - size), at)) :]
    if others[0][:1] == tail[:1] or others[0][:2] in first:
        at = first.rfind(others[0][:2])
        return first[at:] if at >= 0 else tail
    return tail


def _aligned_last(last: str, others: list[str]) -> str:
    size = len(others[-1])
    if len(last) > size and all(len(item) == size for item in others):
        return last[:size]
    return last


def _shape(items: list[str]) -> float:
    """How parallel the items are: 0 where they are an ordinary list."""
    count, sizes = len(items), {len(item) for item in items}
    same_end = _shared(items, -1)
    same_start = _shared(items, 0)
    even = len(sizes) == 1
    if count >= 3 and same_start >= 2 and len(items[0]) >= 4:
        return 0.72
    if count >= 3 and same_end >= 2 and max(sizes) - min(sizes) <= 6 and len(items[0]) >= 4:
        return 0.62
    if count >= 3 and even and (same_start or same_end or _verbal(items)) and 3 <= len(items[0]) <= 10:
        return 0.66
    if count == 2 and even and 4 <= len(items[0]) <= 10 and (same_start or _answering(items) or (_verbal(items) and _mirrored(items))):
        return 0.6
    return 0.0


def _shared(items: list[str], end: int) -> int:
    shared = 0
    for column in zip(*(item if end == 0 else item[::-1] for item in items), strict=False):
        if len(set(column)) > 1:
            break
        shared += 1
    return shared


def _verbal(items: list[str]) -> bool:
    """True where every item starts with a verb or is built as verb and noun."""
    return all(any(is_verb(tag) for _, tag in tagged(item)[:2]) for item in items)


def _answering(items: list[str]) -> bool:
    """True for two words each that answer one another with a character in both places: 大众创业、万众创新."""
    words = [[word for word, _ in tagged(item)] for item in items]
    return all(list(map(len, each)) == [2, 2] for each in words) and all(
        one != other and _mirrored([one, other]) for one, other in zip(*words, strict=True)
    )


def _mirrored(items: list[str]) -> bool:
    return any(a == b for a, b in zip(items[0], items[1], strict=True))


def _calls(reading: Reading, sentence: Span) -> Iterator[Draft]:
    """Clauses in a row that open with one call: 着力…，着力…，着力…."""
    text = reading.text
    clauses = sentence.of(text).split("，")
    place = sentence.start
    run: list[tuple[int, str]] = []
    for clause in [*clauses, ""]:
        opener = next(
            (
                call
                for call in reading.lexicon.words("slogans.call")
                if clause.startswith(call) or (not run and call in clause[-30:] and clause.count(call) == 1)
            ),
            "",
        )
        body = clause[clause.find(opener) :] if opener else ""
        if run and (not opener or not run[-1][1].startswith(opener)):
            if len(run) >= 3:
                parts = tuple(words for _, words in run)
                wording = "，".join(parts)
                yield make_slogan(reading, sentence, wording, parts, 0.6, "slogan_calls", run[0][0], named=False, complete=True)
            run = []
        if opener:
            run.append((place + clause.find(opener), body.rstrip("；。")))
        place += len(clause) + 1
