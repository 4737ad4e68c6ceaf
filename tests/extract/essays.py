"""How many of the facts that ship the rules find in the essays that they were taken from.

    python tests/extract/essays.py TEXT [-v]

A statistic is found where a draft of the same number stands in a passage that holds the fragment with the figure, and its
subject shares half its characters with region and indicator; an event where a draft has its date and the
passage holds half of its fragments; a slogan where a draft's wording or one of its parts is its name or an alias, or where half
of its parts are within a draft's parts.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Any

import yaml

from tests.extract.measure import _MARKS, overlap
from zhongbu_quiz.extract import Draft, extract_file

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


def shipped() -> list[dict[str, Any]]:
    """The facts of all seed files."""
    facts: list[dict[str, Any]] = []
    for path in sorted(SEEDS.glob("*.yaml")):
        facts += (yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader) or {}).get("facts") or []
    return facts


def holds(draft: Draft, fact: dict[str, Any]) -> bool:
    """True where the draft's passage holds half of the fragments of one place where the fact is told."""
    for source in [fact["source"], *fact.get("also", [])]:
        fragments = source["evidence"]
        if sum(fragment.replace(" ", "") in draft.passage for fragment in fragments) * 2 >= len(fragments):
            return True
    return False


def prints(draft: Draft, fact: dict[str, Any]) -> bool:
    """True where a fragment with the figure stands in the draft's passage."""
    figure = str(fact["value"]) if str(fact["value"])[:1].isdigit() else fact["written"]
    fragments = [
        piece.replace(" ", "") for source in [fact["source"], *fact.get("also", [])] for piece in source["evidence"]
    ]
    return any((figure in piece or draft.value in piece) and piece in draft.passage for piece in fragments)


def finds(draft: Draft, fact: dict[str, Any]) -> bool:
    """The rule of the module's docstring."""
    if draft.kind != fact["kind"]:
        return False
    if draft.kind == "statistic":
        same = str(fact["value"]) == draft.number or (fact["value"] in ("null", "") and fact["written"] in draft.value)
        return same and prints(draft, fact) and overlap(draft.subject, fact["region"] + fact["indicator"]) >= 0.5
    if draft.kind == "event":
        return draft.date == fact["date"] and holds(draft, fact)
    names = {name.translate(_MARKS) for name in [fact["name"], *fact.get("aliases", [])]}
    told = {text.translate(_MARKS) for text in (draft.value, *draft.parts)}
    if names & told or any(len(name) >= 4 and any(name in text for text in told) for name in names):
        return True
    parts = [part["text"].translate(_MARKS) for part in fact.get("parts", [])]
    joined = "\n".join(told)
    return bool(parts) and sum(part in joined for part in parts) * 2 >= len(parts)


def main(arguments: list[str]) -> None:
    """Print recall by kind."""
    extraction = extract_file(arguments[0])
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for fact in shipped():
        wanted[fact["kind"]] += 1
        if any(finds(draft, fact) for draft in extraction.drafts):
            found[fact["kind"]] += 1
        elif "-v" in arguments and fact["kind"] in arguments[1:]:
            print(
                "missed",
                fact["id"],
                fact.get("date") or fact.get("period"),
                fact.get("written") or fact.get("name") or fact.get("object"),
                fact["source"]["evidence"],
            )
    drafted = Counter(draft.kind for draft in extraction.drafts)
    for kind in sorted(wanted):
        print(
            f"{kind:10} found {found[kind]:3} of {wanted[kind]:3} ({found[kind] / wanted[kind]:.0%}); {drafted[kind]} drafts"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
