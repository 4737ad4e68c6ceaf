"""Drafts as a fact file for a person to review. In: an `Extraction`. Out: YAML text.

Whole drafts stand as facts and load as they are; above each one, as comments, its confidence, the rule, its passage and doubts.
A draft that lacks something stands as comments in full, with what it lacks: mend it, take the `#` off, and it is a fact.
"""

from __future__ import annotations

import re

from zhongbu_quiz.extract.draft import Extraction
from zhongbu_quiz.extract.review import Entry, review
from zhongbu_quiz.messages import _, marked

_HEAD = marked("""\
# Draft facts of {title}
# {count} facts ready, {waiting} waiting as comments ({total} drafts), in the order of the text.
# Above each fact: [confidence] the rule, and the passage (p:). Delete what is wrong; what is left loads as it stands.
# A draft that waits says why (?:). Mend it and take the marks "#~ " off.
""")


def write_yaml(extraction: Extraction, name: str) -> str:
    """The drafts as a fact file; `name` is the short name of the document."""
    import yaml

    found = review(extraction, name)
    head = _(_HEAD).format(title=one_line(extraction.title or name), count=len(found.ready), waiting=len(found.waiting), total=len(extraction.drafts))
    notes = "".join(f"# ! {one_line(note)}\n" for note in found.notes)
    top = yaml.safe_dump({"documents": [found.document]}, allow_unicode=True, sort_keys=False, width=10**6)
    ready = [_comment(entry) + _fact(entry) for entry in found.ready]
    waiting = [_comment(entry) + "".join(f"#~ {line}\n" for line in _fact(entry).splitlines()) for entry in found.waiting]
    facts = "facts:\n" + "\n".join(ready) if ready else "facts: []\n"
    tail = _("\n# --- waiting ---\n\n") + "\n".join(waiting) if waiting else ""
    return f"{head}{notes}\n{top}\n{facts}{tail}"


def _fact(entry: Entry) -> str:
    import yaml

    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)  # the C one is ten times as quick; wheels have it
    return str(yaml.dump([entry.fields], Dumper=dumper, allow_unicode=True, sort_keys=False, width=10**6))


def _comment(entry: Entry) -> str:
    draft = entry.draft
    rule = _("[{confidence:.2f}] {why} (line {line})").format(confidence=draft.confidence, why=draft.why, line=draft.line)
    lines = [rule, f"p: {draft.passage[:240]}"]
    lines += [f"?: {lack}" for lack in entry.lacks]
    return "".join(f"# {one_line(line)}\n" for line in lines)


def one_line(text: str) -> str:
    """The text without line ends and signs that neither YAML nor a workbook may hold."""
    return re.sub(r"[\x00-\x1f\x7f\u0085\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]+", " ", text)
