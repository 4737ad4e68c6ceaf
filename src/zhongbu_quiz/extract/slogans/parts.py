"""The list that explains a formula, cut into its parts. In: words. Out: parts."""

from __future__ import annotations

import re

from zhongbu_quiz.extract.words import is_verb, tagged

_DIGIT = {char: value for value, char in enumerate("零一二三四五六七八九十")} | {"两": 2, "双": 2, "百": 0}
_STEP = re.compile(
    r"(?:^|[，；。、])(?:第[一二三四五六七八九十](?:步|个|条|类|则)?|[一二三四五六七八九十](?:是|要)|[①②③④⑤⑥⑦⑧⑨]|[（(]?\d[）)．.])(?:，|、|：|是|是要)?(?=[\u4e00-\u9fff])"
)
_LAST = re.compile(r"以及|和|与|及")
_DEFINED = re.compile(
    r"[”」]?[\u4e00-\u9fffA-Za-z+\-]{0,12}?(?:（(?:即|指|包括|分别是|分别为)?|：|——|，?(?:即|分别是|分别为|分别指|包括|也就是|具体是|具体包括|指的是|是指|主要包括)[：，]?)"
)
_GOVERNS = re.compile(
    r"(?:要|着力|切实|大力|深入|加快|全面|持续|协同|一体|统筹|扎实|积极)*(?:守牢|守住|严把|抓好|打好|处理好|用好|做好|统筹好|实施|推进|推动|打造|聚焦|抓住|把握|突出|补齐|筑牢|做到|坚持|实现|提供|保障|完善|健全|加强|强化|提升|增强|构建|建设|培育|包括|围绕|"
    r"形成|促进|发展|扩大|深化|优化|落实|落细|贯彻|突破|做强|壮大|严守|织密|擦亮|打响|叫响|唱响|走好|办好|管好|把好|守好|建好|开展|鼓励|支持|引导|推行|解决|争创|争当|互)"
)
_DONE = re.compile(r"等.{0,6}$")


def count_of(name: str) -> int:
    """How many things a name promises: 4 for 三基地一枢纽, 3 for 三个底线; 0 where it promises none."""
    found = [_DIGIT[char] for char in name if char in _DIGIT]
    return sum(found) if found and name[:1] in _DIGIT else 0


def definition(text: str, start: int, end: int) -> tuple[str, int] | None:
    """The list that follows a formula at `start` (即…, ：…, （…）), and where it ends."""
    match = _DEFINED.match(text, start, min(end, start + 30))
    if not match:
        return None
    begin = match.end()
    if "（" in match.group():
        close = text.find("）", begin, min(len(text), begin + 200))
        return (text[begin:close], close) if close > 0 else None
    stop = min((place for mark in "。！？" if (place := text.find(mark, begin, end)) >= 0), default=end)
    return text[begin:stop], stop


def split_parts(words: str, count: int = 0) -> tuple[str, ...]:
    """The parts of a list: numbered steps, or cut at ；, ，, 、 (whichever gives the promised count), the last at 和."""
    words = words.strip("“”，。；：、（） ")
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
    return [_DONE.sub("", each).strip("“” ，") for each in pieces if each.strip("“” ，")]


def _split_last(pieces: list[str]) -> list[str]:
    if not pieces:
        return pieces
    match = next((m for m in _LAST.finditer(pieces[-1]) if m.start() >= 2 and len(pieces[-1]) - m.end() >= 2), None)
    if match is None:
        return pieces
    return [*pieces[:-1], pieces[-1][: match.start()], pieces[-1][match.end() :]]


def without_verb(item: str) -> str:
    """守牢法律法规 -> 法律法规: the first item of a list without the verb that governs the list."""
    match = _GOVERNS.match(item)
    if match and len(item) - match.end() >= 2:
        return item[match.end() :]
    words = tagged(item)
    at = 0
    for i, (word, tag) in enumerate(words[:-1]):
        if (
            is_verb(tag) or tag in ("d", "p", "vn", "c") or word in ("了", "要", "好", "的", "打好", "抓好")
        ) and i <= 5:
            at = i + 1
            continue
        break
    rest = "".join(word for word, _ in words[at:])
    return rest if len(rest) >= 2 else item
