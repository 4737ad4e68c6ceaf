"""zhongbu-quiz facts"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from zhongbu_quiz.cli.console import Format, Quiet, chosen_format, emit, note, table
from zhongbu_quiz.messages import _, joined, spoken


def facts(format: Format = "table", quiet: Quiet = False) -> None:
    """List the facts, each with its statement.

    Example: zhongbu-quiz facts --format jsonl
    """
    from zhongbu_quiz.exports.jsonl import fact_object, lines
    from zhongbu_quiz.facts.kinds import KINDS
    from zhongbu_quiz.studio.facts import facts_of

    chosen = chosen_format(format)
    base, remarks = facts_of(Path.cwd())
    note("\n".join(remarks), quiet)
    if chosen == "jsonl":
        emit(lines(fact_object(fact) for fact in base.facts))
        return
    kinds = {name: kind.title if spoken() == "zh" else name for name, kind in KINDS.items()}
    rows = ((fact.id, kinds[fact.kind], fact.statement, fact.record.source.section) for fact in base.facts)
    table((_("id"), _("kind of fact"), _("statement"), _("section")), rows)
    sections = Counter(fact.record.source.section for fact in base.facts if fact.record.source.section)
    each = joined(_("{section} {count}").format(section=section, count=count) for section, count in sections.items())
    note(_("sections, and how many facts each has: {each}").format(each=each) if each else "", quiet)
