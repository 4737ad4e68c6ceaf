"""Drafts scored as facts: is each one true, and is each fact of the text there? By kind, for all drafts and for those that are ready.

    python -m tests.extract.truth [FOLDER] [-v]         FOLDER of labelled documents (default: labelled/genres)

A statistic is right where value, unit, period, owner, indicator and direction all are; an event where its date is and its words overlap those
of the label by half; a slogan where its name is, or half of its parts. One label takes one draft; what is left over is false, and what an
optional label takes is not counted, nor what is told to be an aim. Each document weighs the same within a kind, if it has two labels of the
kind or more; false facts among the ready ones are counted over all documents. The form of the labels is told in labelled/README.md.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

from tests.extract.measure import overlap
from tests.extract.needs import need_of, reason_name
from zhongbu_quiz.data.lexicon import load_lexicon
from zhongbu_quiz.extract import extract_text
from zhongbu_quiz.extract.review import Entry, review

GENRES = Path(__file__).resolve().parent / "labelled" / "genres"
KINDS = ("event", "statistic", "slogan")
LEAST = 2
"""Labels of a kind that a document must have to count for the kind."""

_LEXICON = load_lexicon()
_SCALES = {
    "万亿": 10**12, "千亿": 10**11, "百亿": 10**10, "十亿": 10**9, "亿": 10**8, "千万": 10**7, "百万": 10**6, "十万": 10**5, "万": 10**4, "千": 10**3,
}  # fmt: skip
_ABOUT = re.compile(r"[余多近约]|左右|以上|以下|超过?")
_OWN = re.compile(r"^(?:全[市省县区国镇村校院]|我[市省县区国校院]|本[市省县区校院])")
_OPENING = re.compile(r"^(?:实现|完成|达到|共有|拥有|现有|共)")
_MARKS = re.compile(r"[“”‘’、，；：。 （）()《》—的]")
_SAME = {"比重": "占比", "比例": "占比", "占比重": "占比"}
_SIZE = re.compile(r"(?:增长|下降|增速|增幅|增加|减少|上升|提高|降低)(?:率|幅度|速度)?$")
_NUMBER = re.compile(r"(?:总数|数量|人数|数)$")


@dataclass
class Counts:
    """What a document has, what was drafted, and what of it is right."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / max(1, self.found + self.wanted)


@dataclass
class Score:
    """Counts by kind, for one document or for several; what is missed or false, in words."""

    counts: dict[str, Counts] = field(default_factory=lambda: defaultdict(Counts))
    lines: list[str] = field(default_factory=list)
    held: Counter[tuple[str, bool]] = field(default_factory=Counter)
    """How many drafts, true or false, wait for each reason, by its name."""


def _accepted(label: dict[str, Any], key: str) -> list[Any]:
    return [label.get(key), *label.get(f"{key}_accept", ())]


def _text(value: object) -> str:
    return _MARKS.sub("", str(value or ""))


def amount(number: object, unit: object) -> tuple[Fraction | None, str]:
    """A number with the scale of its unit multiplied in, without its sign, and the bare unit."""
    text = _ABOUT.sub("", str(unit or "")).replace("％", "%").replace("个百分点", "百分点")
    scale = next((one for one in sorted(_SCALES, key=len, reverse=True) if text.startswith(one) and text != one), "")
    if text in _SCALES:
        scale = text
    try:
        value = Fraction(str(number).replace(",", "")) if number is not None else None
    except (ValueError, ZeroDivisionError):
        value = None
    if value is None:
        return None, text
    return abs(value) * _SCALES.get(scale, 1), text.removeprefix(scale)


def _date(value: object) -> str | None:
    return str(value).removeprefix("../").removesuffix("/..") if value is not None else None


def _bare(indicator: str, owners: list[str], moves: bool) -> str:
    """An indicator without its owner and the words that say no more."""
    text = _text(indicator)
    for owner in sorted(filter(None, map(_text, owners)), key=len, reverse=True):
        text = text.removeprefix(owner)
    text = _OPENING.sub("", _OWN.sub("", text).removeprefix("年末"))
    for word, same in _SAME.items():
        text = text.replace(word, same)
    if moves:
        text = _SIZE.sub("", text)
    return _NUMBER.sub("", text) or text


def is_statistic(label: dict[str, Any], entry: Entry) -> bool:
    """Whether a draft says what a label of a statistic says."""
    fields, draft = entry.fields, entry.draft
    figure = amount(draft.number, draft.unit) if fields.get("value") is None else amount(fields["value"], fields.get("unit"))
    numbers = [(label.get("number"), label.get("unit")), *((one, label.get("unit")) for one in label.get("number_accept", ()))]
    if label.get("number") is None:
        if str(label["value"]) not in draft.value:
            return False
    elif not any(figure == amount(number, unit) for number, unit in [(n, u) for n, _u in numbers for u in _accepted(label, "unit")]):
        return False
    if _date(fields.get("period") or fields.get("as_of")) not in [_date(one) for one in _accepted(label, "period")]:
        return False
    moves = fields.get("aspect") in ("growth", "change")
    direction = fields.get("direction", "up") if moves else "none"
    if direction not in _accepted(label, "direction"):
        return False
    owners = [str(one) for one in _accepted(label, "owner") if one]
    indicators = [str(one) for one in _accepted(label, "indicator") if one]
    turned = label.get("direction") in ("up", "down")
    indicator = str(fields.get("indicator") or "")
    if fields.get("aspect") == "share" and fields.get("whole"):
        indicator = f"{indicator}占{fields['whole']}的比重"
    told = _bare(indicator, [*owners, fields.get("region") or ""], turned)
    wanted = {_bare(one, owners, turned) for one in indicators}
    region = _text(fields.get("region"))
    whose = {_text(one) for one in owners}
    in_full = any(len(one) > 2 and region.endswith(one) for one in whose)  # 红河口农场职工医院 for 农场职工医院
    if (region in whose or in_full) and told in wanted:
        return True
    joined = _bare(region + _text(indicator), [], turned)
    return joined in {_bare(owner + one, [], turned) for owner in owners for one in indicators}


def is_event(label: dict[str, Any], entry: Entry) -> bool:
    """Whether a draft says what a label of an event says."""
    return _date(entry.fields.get("date")) in [_date(one) for one in _accepted(label, "date")] and any(
        overlap(str(what), entry.draft.value) >= 0.5 for what in _accepted(label, "what") if what
    )


def is_slogan(label: dict[str, Any], entry: Entry) -> bool:
    """Whether a draft says what a label of a slogan says."""
    draft, parts = entry.draft, [str(part) for part in label.get("parts") or ()]
    if not parts and draft.parts and _text(draft.subject) != _text("".join(draft.parts)):
        return False
    names = {_text(one) for one in (*_accepted(label, "name"), "".join(parts)) if one}
    if names & {_text(draft.subject), _text(draft.value), _text("".join(draft.parts))}:
        return True
    both = len(set(map(_text, parts)) & set(map(_text, draft.parts)))
    return bool(parts) and both * 2 >= max(len(parts), len(draft.parts))


_IS = {"event": is_event, "statistic": is_statistic, "slogan": is_slogan}


def score(entries: list[Entry], labels: list[dict[str, Any]]) -> Score:
    """The counts of one document."""
    result, left = Score(), list(entries)
    for label in sorted(labels, key=lambda one: bool(one.get("optional"))):
        kind = label["kind"]
        hit = next((entry for entry in left if entry.draft.kind == kind and _IS[kind](label, entry)), None)
        if hit is not None:
            left.remove(hit)
            result.held.update((name, True) for name in _names(hit))
        if label.get("optional"):
            continue
        result.counts[kind].wanted += 1
        result.counts[kind].right += hit is not None
        result.counts[kind].found += hit is not None
        if hit is None:
            result.lines.append("  missed " + _label_words(label))
    for entry in left:
        result.counts[entry.draft.kind].found += 1
        result.held.update((name, False) for name in _names(entry))
        result.lines.append(f"  false  {_entry_words(entry)}")
    return result


def _names(entry: Entry) -> list[str]:
    """Why a draft waits, each reason by what it says is missing and by its name; the one that alone keeps it from being ready is marked."""
    only = "" if len(entry.lacks) > 1 else " alone"
    named = [(need_of(lack, _LEXICON).name, reason_name(lack, _LEXICON) or "against the text") for lack in entry.lacks]
    return [f"{entry.draft.kind} {need} {name}{only}" for need, name in named]


def _label_words(label: dict[str, Any]) -> str:
    keys = ("owner", "indicator", "period", "value", "direction", "date", "what", "name", "parts")
    return f"{label['kind']}: " + " | ".join(str(label[key]) for key in keys if label.get(key) is not None)


def _entry_words(entry: Entry) -> str:
    keys = ("region", "indicator", "period", "as_of", "written", "aspect", "direction", "date", "actor", "action", "object", "name")
    words = " | ".join(str(entry.fields[key]) for key in keys if entry.fields.get(key) is not None)
    waits = f" [waits: {'; '.join(entry.lacks)[:80]}]" if entry.lacks else " [ready]"
    return f"{entry.draft.kind}: {words}{waits}"


def documents(folder: Path) -> list[dict[str, Any]]:
    """The labelled documents of a folder."""
    return [text for path in sorted(folder.glob("*.yaml")) for text in yaml.safe_load(path.read_text(encoding="utf-8"))["texts"]]


def measure(folder: Path = GENRES) -> tuple[dict[tuple[str, str], float], float, list[str]]:
    """F1 by (kind, "all" or "ready"), the share of false facts among the ready ones, and what is missed or false in words."""
    aim = _LEXICON.say("aim")
    f1s: dict[tuple[str, str], list[float]] = defaultdict(list)
    ready = Counter[str]()
    lines: list[str] = []
    held = Counter[tuple[str, bool]]()
    for text in documents(folder):
        found = review(extract_text(text["text"]), text["id"])
        waiting = [entry for entry in found.waiting if aim not in entry.lacks]
        for which, entries in (("all", [*found.ready, *waiting]), ("ready", list(found.ready))):
            scored = score(entries, text["labels"])
            told = " ".join(f"{kind} {scored.counts[kind].right}/{scored.counts[kind].found}/{scored.counts[kind].wanted}" for kind in KINDS)
            lines += [f"{text['id']} {which}: {told} (right/found/wanted)"]
            if which == "all":
                lines += scored.lines
                held.update(scored.held)
            for kind in KINDS:
                if scored.counts[kind].wanted >= LEAST:
                    f1s[kind, which].append(scored.counts[kind].f1)
            if which == "ready":
                ready["found"] += sum(counts.found for counts in scored.counts.values())
                ready["right"] += sum(counts.right for counts in scored.counts.values())
                lines += [f"  FALSE READY {line.strip()}" for line in scored.lines if line.startswith("  false")]
    lines += ["held back: true, false"]
    lines += [f"  {held[name, True]:3} {held[name, False]:3}  {name}" for name in sorted({name for name, _true in held})]
    means = {key: sum(values) / len(values) for key, values in f1s.items()}
    return means, 1 - ready["right"] / max(1, ready["found"]), lines


def main(arguments: list[str]) -> None:
    """Print the table."""
    folders = [Path(word) for word in arguments if not word.startswith("-")] or [GENRES]
    for folder in folders:
        means, false, lines = measure(folder)
        print(f"{folder.name:12} F1 all  ready")
        for kind in KINDS:
            print(f"  {kind:10} {means.get((kind, 'all'), 0):6.2f} {means.get((kind, 'ready'), 0):6.2f}")
        print(f"  false among ready: {100 * false:.1f} %")
        if "-v" in arguments:
            print("\n".join(lines))


if __name__ == "__main__":
    main(sys.argv[1:])
