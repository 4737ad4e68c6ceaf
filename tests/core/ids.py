"""The ids that were published. One may be retired, never reused: learners' cards and other people's links hang on them.

    python -m tests.core.ids             say what differs
    python -m tests.core.ids --update    add what is new, retire what is gone
    python -m tests.core.ids --fresh     start the list anew; only before the first release, when nobody has a card yet

A line is `fact ID KIND` or `item ID KIND`; a retired one starts with `retired`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from zhongbu_quiz.items.bank import Bank

LIST = Path(__file__).with_name("published_ids.txt")
RETIRED = "retired "


def current(bank: Bank) -> set[str]:
    """What the shipped content makes now."""
    facts = {f"fact {fact.id} {fact.kind}" for fact in bank.base.facts}
    return facts | {f"item {item.id} {item.kind}" for item in bank.items}


def published() -> tuple[set[str], set[str]]:
    """(in use, retired), as the list says."""
    lines = LIST.read_text(encoding="utf-8").splitlines() if LIST.is_file() else []
    retired = {line.removeprefix(RETIRED) for line in lines if line.startswith(RETIRED)}
    return {line for line in lines if not line.startswith(RETIRED)}, retired


def name(line: str) -> str:
    """The id of a line with what it names, without its kind."""
    return line.rpartition(" ")[0]


def problems(now: set[str], used: set[str], retired: set[str]) -> list[str]:
    """What a person must decide: reuse of a retired id, and an id that changed its kind."""
    kinds = {name(line): line for line in used | retired}
    found = [f"{line}: was retired; an id is never reused, choose another" for line in sorted(now & retired)]
    changed = sorted(line for line in now - used - retired if name(line) in kinds)
    return found + [f"{line}: was published as {kinds[name(line)]}; choose another id" for line in changed]


def main() -> int:
    """Compare, or write the list."""
    from zhongbu_quiz.studio.project import load_bank, project_at

    now = current(load_bank(project_at(None)))
    used, retired = (set(), set()) if "--fresh" in sys.argv else published()
    wrong = problems(now, used, retired)
    print(*wrong, sep="\n", end="\n" if wrong else "")
    print(f"{len(now)} ids; {len(now - used)} new, {len(used - now)} gone, {len(retired)} retired before")
    if {"--update", "--fresh"} & set(sys.argv) and not wrong:
        lines = sorted(now) + sorted(RETIRED + line for line in (retired | used) - now)
        LIST.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
