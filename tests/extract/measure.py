"""Precision, recall and F1 of the drafts against the labelled sets, by kind.

    python tests/extract/measure.py [dev|heldout|second|second-heldout] [--lenient] [-v]

Matching rules. A label and a draft of one kind match where
- statistic: the figures as written and the numbers are equal, the dates are equal (a label without a date takes any), and the
  subjects overlap: the characters of the shorter that also stand in the longer are at least half of it;
- event: the dates agree in full, and what happened overlaps by half as above;
- slogan: the name or the wording is the same without marks, or the parts overlap by half (equal parts over the longer list).
One label matches one draft at most. An optional label counts for nothing either way. With --lenient the figure as written may
differ where the numbers are equal, and dates agree where one is a prefix of the other or an end of the other's interval.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import yaml

from zhongbu_quiz.extract import Draft, extract_text

HERE = Path(__file__).resolve().parent
SETS = ("dev", "heldout", "second", "second-heldout", "third-heldout")
_MARKS = str.maketrans("", "", "“”‘’、，；：。 （）()—")


@dataclass(frozen=True)
class Label:
    """One labelled fact."""

    kind: str
    subject: str
    date: str | None
    value: str
    number: str | None
    parts: tuple[str, ...]
    optional: bool


def read_labels(rows: list[list[object]]) -> list[Label]:
    """The labels of one text."""
    labels = []
    for row in rows:
        kind = str(row[0])
        optional, kind = kind.startswith("-"), kind.lstrip("-")
        if kind == "slogan":
            parts = row[2] if isinstance(row[2], list) else []
            labels.append(Label(kind, str(row[1]), None, str(row[1]), None, tuple(map(str, parts)), optional))
        else:
            number = str(row[4]) if kind == "statistic" and row[4] is not None else None
            labels.append(
                Label(kind, str(row[1]), None if row[2] is None else str(row[2]), str(row[3]), number, (), optional)
            )
    return labels


def overlap(left: str, right: str) -> float:
    """The share of the shorter text's characters that stand in the longer one too."""
    a, b = Counter(left.translate(_MARKS)), Counter(right.translate(_MARKS))
    return (a & b).total() / max(1, min(a.total(), b.total()))


def same_date(label: str | None, draft: str | None, strict: bool) -> bool:
    """The rule of the module's docstring."""
    if label == draft or (label is None and not strict):
        return True
    if label is None or draft is None:
        return False
    if strict:
        return False
    a, b = label.removeprefix("../"), draft.removeprefix("../")
    return a.startswith(b) or b.startswith(a) or ("/" in a and b in a) or ("/" in b and a in b)


def matches(label: Label, draft: Draft, lenient: bool = False) -> bool:
    """True where a draft says what a label says."""
    if label.kind != draft.kind:
        return False
    if label.kind == "slogan":
        names = {text.translate(_MARKS) for text in (label.subject, "".join(label.parts)) if text}
        if names & {
            draft.subject.translate(_MARKS),
            draft.value.translate(_MARKS),
            "".join(draft.parts).translate(_MARKS),
        }:
            return True
        both = len(set(label.parts) & set(draft.parts))
        return bool(label.parts) and both * 2 >= max(len(label.parts), len(draft.parts))
    if label.kind == "event":
        return same_date(label.date, draft.date, True) and overlap(label.value, draft.value) >= 0.5
    if label.number is None:
        return label.value in draft.value
    if not lenient and (label.value != draft.value or label.date not in (None, draft.date)):
        return False
    return (
        label.number == draft.number
        and same_date(label.date, draft.date, False)
        and overlap(label.subject, draft.subject) >= 0.5
    )


def score(
    drafts: list[Draft], labels: list[Label], misses: list[str], lenient: bool = False
) -> Counter[tuple[str, str]]:
    """Counts of (kind, right|found|wanted) of one text; `misses` collects what is wrong, in words."""
    counts: Counter[tuple[str, str]] = Counter()
    left = list(drafts)
    for label in sorted(labels, key=lambda each: each.optional):
        hit = next((draft for draft in left if matches(label, draft, lenient)), None)
        if hit is not None:
            left.remove(hit)
        if label.optional:
            continue
        counts[label.kind, "wanted"] += 1
        if hit is not None:
            counts[label.kind, "right"] += 1
            counts[label.kind, "found"] += 1
        else:
            misses.append(f"  missed {label.kind}: {label.subject} | {label.date} | {label.value}")
    for draft in left:
        counts[draft.kind, "found"] += 1
        misses.append(
            f"  extra {draft.kind}: {draft.subject} | {draft.date} | {draft.value} ({draft.confidence}, {draft.why})"
        )
    return counts


def measure(
    name: str, floor: float = 0.0, lenient: bool = False
) -> tuple[dict[str, tuple[float, float, float]], list[str]]:
    """Precision, recall and F1 by kind over one set, drafts below `floor` left out; and the misses."""
    total: Counter[tuple[str, str]] = Counter()
    misses: list[str] = []
    for text in yaml.safe_load((HERE / "labelled" / f"{name}.yaml").read_text(encoding="utf-8"))["texts"]:
        found: list[str] = []
        drafts = [draft for draft in extract_text(text["text"]).drafts if draft.confidence >= floor]
        total += score(drafts, read_labels(text["labels"]), found, lenient)
        misses += [text["id"], *found]
    result = {}
    for kind in ("event", "slogan", "statistic"):
        right, given, wanted = (total[kind, part] for part in ("right", "found", "wanted"))
        precision, recall = right / max(1, given), right / max(1, wanted)
        result[kind] = (precision, recall, 2 * precision * recall / max(1e-9, precision + recall))
    return result, misses


def main(arguments: list[str]) -> None:
    """Print the table."""
    names = [word for word in arguments if not word.startswith("-")] or list(SETS)
    for name in names:
        result, misses = measure(name, lenient="--lenient" in arguments)
        print(f"{name:14} precision recall     F1")
        for kind, (precision, recall, f1) in result.items():
            print(f"  {kind:14} {precision:7.2f} {recall:6.2f} {f1:6.2f}")
        if "-v" in arguments:
            print("\n".join(misses))


if __name__ == "__main__":
    main(sys.argv[1:])
