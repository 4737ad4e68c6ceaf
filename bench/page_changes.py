"""How quickly the page shows what one change of many facts brings: 3,000 facts in one file, on a server of its own, and each change one that was
never read before.

Targets: in the middle of ten changes, each screen within a second: the paper, after a fact was changed in a YAML file; the table, after a cell was
changed in it; and the paper, asked for right behind that.
"""

from __future__ import annotations

import re
import shutil
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from httpx2 import Client, Limits, ReadError, RemoteProtocolError

HERE = Path(__file__).resolve().parent
FACTS, CHANGES, TARGET = 3000, 10, 1.0
_ORGANS = "农业农村部 财政部 教育部 商务部 外交部 公安部 司法部 民政部 国家统计局 审计署".split()
_WAITS = 120.0
_LIMITS = Limits(keepalive_expiry=1.0)
"""The server closes a connection that has rested for five seconds; none of those is taken up at that moment."""


def rows() -> list[tuple[str, str]]:
    """The middle of the seconds of each kind."""
    taken: dict[str, list[float]] = defaultdict(list)
    with _opened("facts.yaml") as (client, facts):
        for turn in range(CHANGES):
            told = _told_otherwise(facts, turn, CHANGES)
            start = time.perf_counter()
            facts.write_text(told, encoding="utf-8")
            _paper(client)
            taken["one fact, the paper"].append(time.perf_counter() - start)
    with _opened("facts.xlsx") as (client, _facts):
        for turn in range(CHANGES):
            row = 20 + turn * 25
            form = _form(client, row)
            start = time.perf_counter()
            _shown(client.post(_TABLE, data={**form, "cells": f"E{row}", "text": _ORGANS[turn]}), client)
            between = time.perf_counter()
            _paper(client)
            taken["one cell, its table"].append(between - start)
            taken["then the paper"].append(time.perf_counter() - between)
    return [(f"page, {kind}", _said(seconds)) for kind, seconds in taken.items()]


def changes(count: int) -> Iterator[int]:
    """Make so many changes of one fact in a YAML file, one after another, and look at the paper after each; the number of each that was made."""
    with _opened("facts.yaml") as (client, facts):
        for turn in range(count):
            facts.write_text(_told_otherwise(facts, turn, count), encoding="utf-8")
            _paper(client)
            yield turn + 1


def _told_otherwise(facts: Path, turn: int, of: int) -> str:
    """A file in which one fact is another, each turn one further down."""
    told = facts.read_text(encoding="utf-8")
    at = told.index("    actor: ", len(told) * turn // (of + 1))
    return told[:at] + f"    actor: {_ORGANS[turn % len(_ORGANS)]}" + told[told.index("\n", at) :]


_TABLE = "/set/bench/table/facts.xlsx"


@contextmanager
def _opened(name: str) -> Iterator[tuple[Client, Path]]:
    """A page over a set of many facts in one file, with its paper opened once."""
    from page import DECK, server

    from zhongbu_quiz.loading.yamlfile import load_yaml
    from zhongbu_quiz.workbook.convert import written_as
    from zhongbu_quiz.workbook.yamltext import yaml_text

    with tempfile.TemporaryDirectory(prefix="bench-page-") as folder:
        home = Path(folder) / "bench"
        (home / "seeds").mkdir(parents=True)
        (home / "decks").mkdir()
        (home / "decks/deck0.yaml").write_text(DECK, encoding="utf-8")
        shutil.copy(HERE.parent / "project.yaml", home)
        facts, text = home / "seeds" / name, Path(folder) / "facts.yaml"
        text.write_text(yaml_text(_data()), encoding="utf-8")
        facts.write_bytes(text.read_bytes() if name.endswith(".yaml") else written_as(load_yaml(text), facts))
        with server(folder) as address, Client(base_url=address, timeout=_WAITS, follow_redirects=True, limits=_LIMITS) as client:
            _paper(client)
            yield client, facts


def _data() -> dict[str, Any]:
    """The synthetic facts as a file tells them."""
    from synthetic import seeds

    content = seeds(FACTS)

    def told(record: Any, *names: str) -> dict[str, Any]:
        found = record.model_dump(mode="json", exclude_defaults=True, exclude_none=True)
        return _as_text(found | {name: str(getattr(record, name)) for name in names if found.get(name)})

    facts = [{"kind": one.record.kind, **told(one.record, "date", "period")} for one in content.facts]
    return {"documents": [told(one) for one in content.documents], "facts": facts}


def _as_text(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _as_text(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_as_text(one) for one in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def _form(client: Client, row: int) -> dict[str, str]:
    page = _shown(_got(client, f"{_TABLE}?row={row}"), client)
    found = {name: re.search(rf'name="{name}" value="([^"]*)"', page) for name in ("token", "seen")}
    return {name: one[1] for name, one in found.items() if one} | {"sheet": "0", "row": str(row)}


def _paper(client: Client) -> None:
    assert "题" in _shown(_got(client, "/set/bench/paper/deck0"), client)
    assert _shown(_got(client, "/set/bench/paper/deck0/sheet"), client).count('name="item"')


def _got(client: Client, place: str) -> Any:
    """What stands there. Asked once more where the server closed the connection, which had rested, just as this came: on a machine with much to do
    either of them may stand still for those seconds. Browsers do the same."""
    try:
        return client.get(place)
    except (ReadError, RemoteProtocolError):
        return client.get(place)


def _shown(answer: Any, client: Client) -> str:
    """The page that an answer leads to, however long the work takes for which it shows how far it is."""
    while "/job/" in str(answer.url):
        time.sleep(0.05)
        answer = _got(client, str(answer.url))
    assert answer.status_code == 200, f"{answer.status_code} {answer.url}: {re.sub('<[^>]+>', ' ', answer.text)[:400]}"
    return str(answer.text)


def _said(seconds: list[float]) -> str:
    half = statistics.median(seconds)
    reached = "reached" if half <= TARGET else "missed"
    return f"p50 {half:.2f} s, most {max(seconds):.2f} s of {len(seconds)}; target: p50 at most {TARGET:.0f} s, {reached}"


if __name__ == "__main__":
    for what, measured in rows():
        print(f"{what:28} {measured}")
