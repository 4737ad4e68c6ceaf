"""Two runs on a document that was corrected: what is new, gone and changed. In: two lists of drafts. Out: `Changes`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from zhongbu_quiz.extract.draft import Draft
from zhongbu_quiz.messages import _

_NEAR = 50
"""How many left-over drafts of one date are compared with each other at most."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs between two runs; `changed` pairs the old draft with the new one."""

    new: tuple[Draft, ...]
    gone: tuple[Draft, ...]
    changed: tuple[tuple[Draft, Draft], ...]
    same: int

    def lines(self) -> list[str]:
        """The differences in words, one a line."""
        told = [_("new      {draft}").format(draft=_said(draft)) for draft in self.new]
        told += [_("gone     {draft}").format(draft=_said(draft)) for draft in self.gone]
        changed = _("changed  {old}  ->  {new}")
        return told + [changed.format(old=_said(old), new=_said(new)) for old, new in self.changed]


def compare_drafts(old: Sequence[Draft], new: Sequence[Draft]) -> Changes:
    """Pair the drafts of two runs: word for word, then by what they are about, then by likeness within a date."""
    left, right = list(old), list(new)
    same = _pair(left, right, lambda draft: (*draft.key, draft.value, draft.parts))
    changed = _pair(left, right, lambda draft: draft.key)
    changed += _pair(left, right, lambda draft: (draft.kind, draft.subject, draft.number or draft.value, draft.parts))
    changed += _alike(left, right)
    return Changes(tuple(right), tuple(left), tuple(changed), len(same))


def _pair(left: list[Draft], right: list[Draft], key: Callable[[Draft], object]) -> list[tuple[Draft, Draft]]:
    """Take the drafts of equal keys out of both lists, in order."""
    waiting: dict[object, list[Draft]] = defaultdict(list)
    for draft in reversed(right):
        waiting[key(draft)].append(draft)
    pairs = [(draft, waiting[key(draft)].pop()) for draft in left if waiting.get(key(draft))]
    _drop(left, right, pairs)
    return pairs


def _alike(left: list[Draft], right: list[Draft]) -> list[tuple[Draft, Draft]]:
    """What is left, by half of its characters: within one kind and date, the nearest first come."""
    waiting: dict[tuple[str, str | None], list[Draft]] = defaultdict(list)
    for draft in right:
        if len(waiting[draft.kind, draft.date]) < _NEAR:
            waiting[draft.kind, draft.date].append(draft)
    pairs = []
    for draft in left:
        candidates = waiting[draft.kind, draft.date]
        best = max(candidates, key=lambda other: _likeness(draft, other), default=None)
        if best is not None and _likeness(draft, best) >= 0.6:
            candidates.remove(best)
            pairs.append((draft, best))
    _drop(left, right, pairs)
    return pairs


def _drop(left: list[Draft], right: list[Draft], pairs: list[tuple[Draft, Draft]]) -> None:
    used_left, used_right = {id(a) for a, _ in pairs}, {id(b) for _, b in pairs}
    left[:] = [draft for draft in left if id(draft) not in used_left]
    right[:] = [draft for draft in right if id(draft) not in used_right]


def _likeness(a: Draft, b: Draft) -> float:
    x, y = Counter(a.subject + a.value), Counter(b.subject + b.value)
    return 2 * (x & y).total() / max(1, x.total() + y.total())


def _said(draft: Draft) -> str:
    words = _("{kind} {date} {subject}: {value}")
    return words.format(kind=_(draft.kind), date=draft.date or "—", subject=draft.subject[:24], value=draft.value[:40])
