"""Two runs on a document that was corrected: what is new, gone and changed. In: two lists of drafts. Out: `Changes`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zhongbu_quiz.extract.draft import Draft
from zhongbu_quiz.extract.pairing import pair_alike, pair_by
from zhongbu_quiz.messages import _


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
    same = pair_by(left, right, lambda draft: (*draft.key, draft.value, draft.parts))
    changed = pair_by(left, right, lambda draft: draft.key)
    changed += pair_by(left, right, lambda draft: (draft.kind, draft.subject, draft.number or draft.value, draft.parts))
    changed += pair_alike(left, right, lambda draft: (draft.kind, draft.date), lambda draft: draft.subject + draft.value)
    return Changes(tuple(right), tuple(left), tuple(changed), len(same))


def _said(draft: Draft) -> str:
    words = _("{kind} {date} {subject}: {value}")
    return words.format(kind=_(draft.kind), date=draft.date or "—", subject=draft.subject[:24], value=draft.value[:40])
