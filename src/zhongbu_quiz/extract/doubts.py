"""What looks wrong in a text or cannot be settled by rule. In: drafts and blocks. Out: the drafts with `doubts`, and notes on the text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

from zhongbu_quiz.data.lexicon import Lexicon
from zhongbu_quiz.extract.blocks import Block, Paragraph
from zhongbu_quiz.extract.draft import Draft, StatisticDetail

_DOUBLED = re.compile(r"(?P<w>[\u4e00-\u9fff][\u4e00-\u9fff，、的]{1,8}[\u4e00-\u9fff，的])(?P=w)")
_VAST = 5 * 10**14
"""No sum of money in such texts is larger than 500 万亿元."""
_SLACK = Fraction(3, 2)


def with_doubts(drafts: Sequence[Draft], lexicon: Lexicon) -> list[Draft]:
    """The drafts with what looks wrong about them added; a doubt costs confidence."""
    added: dict[int, list[str]] = defaultdict(list)
    for place, draft in enumerate(drafts):
        if draft.kind == "statistic":
            added[place] += _magnitude(draft, lexicon)
    _shares(drafts, added, lexicon)
    _conflicts(drafts, added, lexicon)
    return [_doubted(draft, added.get(place, [])) for place, draft in enumerate(drafts)]


def notes(blocks: Iterable[Block], lexicon: Lexicon) -> tuple[str, ...]:
    """Doubled words of the text, each with its line."""
    found = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found += [lexicon.say("doubled_words", line=block.line, words=match["w"]) for match in _DOUBLED.finditer(block.text)]
    return tuple(found)


def _doubted(draft: Draft, doubts: list[str]) -> Draft:
    if not doubts:
        return draft
    return replace(draft, doubts=(*draft.doubts, *doubts), confidence=round(max(0.05, draft.confidence - 0.1), 2))


def amount(draft: Draft, lexicon: Lexicon) -> Fraction | None:
    """The figure with its scale worked out: 13.78亿吨 -> 1378000000."""
    if draft.number is None:
        return None
    value = Fraction(draft.number)
    scale = lexicon.pattern("<units.scale>").match(draft.unit or "")
    return value * 10 ** int(lexicon.table("units.scale")[scale.group()]) if scale else value


def _magnitude(draft: Draft, lexicon: Lexicon) -> list[str]:
    unit, value = draft.unit or "", amount(draft, lexicon)
    if value is None or not lexicon.pattern("<documents.money>").search(draft.subject):
        return []
    doubts = []
    if unit in ("万亿", "亿", "万"):
        doubts.append(lexicon.say("no_money", value=draft.value))
    if value > _VAST and (unit.endswith("元") or unit in ("万亿", "亿", "万")):
        doubts.append(lexicon.say("too_much", value=draft.value))
    return doubts


def _shares(drafts: Sequence[Draft], added: dict[int, list[str]], lexicon: Lexicon) -> None:
    """A level, what it is a share of, and the share: do they agree?"""
    for i in range(len(drafts) - 2):
        part, whole, share = drafts[i : i + 3]
        if not (whole.denominator and share.unit == "%" and share.passage == part.passage == whole.passage):
            continue
        top, bottom, said = amount(part, lexicon), amount(whole, lexicon), amount(share, lexicon)
        if top is None or not bottom or said is None:
            continue
        computed = top / bottom * 100
        if abs(computed - said) > _SLACK:
            added[i + 2].append(lexicon.say("share_differs", computed=f"{float(computed):.1f}", said=share.value))


def _conflicts(drafts: Sequence[Draft], added: dict[int, list[str]], lexicon: Lexicon) -> None:
    """One thing with two figures."""
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, draft in enumerate(drafts):
        if draft.kind == "statistic" and draft.date and isinstance(draft.detail, StatisticDetail):
            compared, whole = draft.detail.compared_with, draft.detail.whole
            groups[(*draft.key, compared, whole, (draft.unit or "")[-1:], draft.detail.qualifier)].append(place)
    for places in groups.values():
        first = drafts[places[0]]
        for place in places[1:]:
            if amount(drafts[place], lexicon) != amount(first, lexicon):
                added[place].append(lexicon.say("told_otherwise", value=first.value))
