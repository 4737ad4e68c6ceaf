"""zhongbu-quiz facts"""

from __future__ import annotations

from zhongbu_quiz.cli.console import Format, emit, project_of, table


def facts(format: Format = "table") -> None:
    """List the facts, each with its statement.

    Example: zhongbu-quiz facts --format jsonl
    """
    from zhongbu_quiz.cli.console import chosen_format
    from zhongbu_quiz.project import load_base

    chosen = chosen_format(format)
    base = load_base(project_of())
    if chosen == "jsonl":
        from zhongbu_quiz.exports.jsonl import fact_object, lines

        emit(lines(fact_object(fact) for fact in base.facts))
        return
    table(("id", "kind", "statement"), ((fact.id, fact.kind, fact.statement) for fact in base.facts))
