"""Drafts as JSON lines, the form that other tools read. In: drafts. Out: text; the same drafts give the same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal

from zhongbu_quiz.extract.draft import Draft

FIELDS = ("kind", "subject", "date", "value", "number", "unit", "parts", "quote", "confidence", "why")


def write_jsonl(drafts: Iterable[Draft]) -> str:
    """One object a line with exactly the fields of the form. A number keeps the digits that the text prints."""
    return "".join(_line(draft) + "\n" for draft in drafts)


def _line(draft: Draft) -> str:
    pairs = []
    for name in FIELDS:
        value = getattr(draft, name)
        shown = decimal_text(value) if name == "number" else json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)
        pairs.append(f"{json.dumps(name)}: {shown}")
    return "{" + ", ".join(pairs) + "}"


def decimal_text(number: str | None) -> str:
    """Digits as a JSON number; a fraction as its decimal (four places where it does not end); null for none."""
    if number is None:
        return "null"
    if "/" not in number:
        sign = "-" if number.startswith("-") else ""
        whole, _, fraction = number.lstrip("-").partition(".")
        return sign + (whole.lstrip("0") or "0") + (f".{fraction}" if fraction else "")
    top, bottom = number.split("/")
    value = Decimal(top) / Decimal(bottom)
    rounded = value.quantize(Decimal("0.0001"))
    return format((value if value == rounded else rounded).normalize(), "f")
