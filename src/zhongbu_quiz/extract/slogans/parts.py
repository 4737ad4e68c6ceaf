"""The list that explains a formula, cut into its parts. In: words. Out: parts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhongbu_quiz.data.lexicon import Lexicon, load_lexicon
from zhongbu_quiz.extract.numerals import CIRCLED, TENS
from zhongbu_quiz.extract.words import is_verb, tagged

_DIGIT = {char: value for value, char in enumerate("零" + TENS)} | {"两": 2, "双": 2}
NUMERALS = TENS + "两双"
"""What names count with."""
_NUMERALS = re.compile(rf"(?<!个)([{NUMERALS}])(?![百千万亿{TENS}]|$)")
"""The numerals of a name that count things; 一, 一百 and 一千 are what is counted (六个一, 四个一百,
五个一律)."""
_STEP = re.compile(
    rf"(?:^|[，；。、])(?:第[{TENS}][步个条类则]?|[{TENS}][是要]|[{CIRCLED}]|[（(]?\d[）)．.])(?:，|、|：|是|是要)?(?=[\u4e00-\u9fff])"
)
"""What numbers the parts of a list: 第一，…；一是…；①…；（1）…."""
_GROUP = rf"(?<![^，；、])[{NUMERALS}][\u4e00-\u9fff]{{1,4}}(?:<slogans.lists_inside>|：)"
"""What opens a half of a list, one of several: “两主三新”（两主即…，三新即…）."""
_LAST = "<statistics.and>"
_DEFINED = r"[”」]?[\u4e00-\u9fffA-Za-z+\-]{0,12}?(?:（<slogans.lists_inside>?|：<slogans.lists_inside>?|——|，?<slogans.lists>[：，]?)"
"""What stands between a formula and the list of its parts: ”，即…, （…, 战略：…."""
_GOVERNS = "(?:<slogans.governs_before>)*<slogans.governs><slogans.verb_after>?"
_DONE = "(?<![<<slogans.before_equal>>])(?!<slogans.no_more>)等.{0,6}$"
"""What ends a list and is no part of its last one; 等 is one in 不等 and 高等教育."""


def counts_of(name: str) -> list[int]:
    """How many things each part of a name counts: [3, 1] for 三基地一枢纽; nothing where it counts none."""
    return [_DIGIT[char] for char in _NUMERALS.findall(name)] if name[:1] in _DIGIT else []


def count_of(name: str) -> int:
    """How many things a name promises: 4 for 三基地一枢纽, 3 for 三个底线; 0 where it promises none."""
    return sum(counts_of(name))


def are_all(parts: Sequence[str], name: str) -> bool:
    """True for as many parts as a name promises, or as each of its halves does (“三打三不打”：打孤立不打坚固，…)."""
    counts = counts_of(name)
    return len(parts) == sum(counts) or (len(counts) > 1 and set(counts) == {len(parts)})


def definition(text: str, start: int, end: int, lexicon: Lexicon) -> str:
    """The list that follows a formula at `start` (即…, ：…, （…）); "" where none does."""
    match = lexicon.pattern(_DEFINED).match(text, start, min(end, start + 30))
    if not match:
        return ""
    begin = match.end()
    if "（" in match.group():
        return text[begin : max(begin, text.find("）", begin, min(len(text), begin + 200)))]
    return text[begin : min((place for mark in "。！？" if (place := text.find(mark, begin, end)) >= 0), default=end)]


def split_parts(words: str, count: int = 0) -> tuple[str, ...]:
    """The parts of a list: numbered steps, or cut at ；, ，, 、 (whichever gives the promised count), the last at 和."""
    words = words.strip("“”，。；：、（） ")
    group = load_lexicon().pattern(_GROUP)
    words = group.sub("", words) if len(group.findall(words)) > 1 else words
    steps = [piece.strip("，、；。：“” ") for piece in _STEP.split(words)]
    steps = [piece for piece in steps if piece]
    if len(steps) >= 2 and _STEP.match(words) and (not count or len(steps) == count):
        return tuple(steps)
    best: tuple[str, ...] = ()
    for marks in ("；", "，、", "、", "，"):
        if not any(mark in words for mark in marks):
            continue
        pieces = _cut(words, marks)
        for candidate in (pieces, _split_last(pieces)):
            if count and len(candidate) == count:
                return tuple(candidate)
        best = best or tuple(_split_last(pieces) if not count else pieces)
        if marks == "；":
            break
    if not best and count == 2:
        best = tuple(_split_last([words]))
    return best


def _cut(words: str, marks: str) -> list[str]:
    pieces, depth, piece = [], 0, ""
    for char in words:
        depth += (char in "（《“") - (char in "）》”")
        if depth <= 0 and char in marks:
            pieces.append(piece)
            piece = ""
        else:
            piece += char
    pieces.append(piece)
    return [load_lexicon().pattern(_DONE).sub("", each).strip("“” ，") for each in pieces if each.strip("“” ，")]


def _split_last(pieces: list[str]) -> list[str]:
    if not pieces:
        return pieces
    last = pieces[-1]
    found = [m for m in load_lexicon().pattern(_LAST).finditer(last) if m.start() >= 2 and len(last) - m.end() >= 2 and "，" not in last]
    if not found:
        return pieces
    match = found[-1] if found[-1].group().endswith("和") else found[0]  # 现代装备制造及高技术产业基地和交通枢纽
    return [*pieces[:-1], pieces[-1][: match.start()], pieces[-1][match.end() :]]


def is_nominal(item: str) -> bool:
    """True for what may be an item of a list before its name: more than one word, or a word that is no verb (坚持、落实 are none)."""
    words = tagged(item)
    return len(words) > 1 or not is_verb(words[0][1])


def without_verb(item: str, lexicon: Lexicon) -> str:
    """守牢法律法规 -> 法律法规: the first item of a list without the verb that governs the list."""
    match = lexicon.pattern(_GOVERNS).match(item)
    if match and len(item) - match.end() >= 2:
        return item[match.end() :]
    words = tagged(item)
    at = 0
    for i, (word, tag) in enumerate(words[:-1]):
        if (is_verb(tag) or tag in ("d", "p", "vn", "c") or word in lexicon.set("slogans.governs_loose")) and i <= 5:
            at = i + 1
            continue
        break
    rest = "".join(word for word, _ in words[at:])
    return rest if len(rest) >= 2 else item
