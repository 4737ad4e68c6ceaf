"""The evidence check: the text proves every fact, survives a careless extraction, and finds every small untruth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.core.small import FACTS, run, write_project
from zhongbu_quiz.facts.base import FactBase, build_base
from zhongbu_quiz.facts.evidence import check_evidence
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.kinds.event import Event
from zhongbu_quiz.facts.kinds.slogan import Slogan
from zhongbu_quiz.facts.kinds.statistic import Statistic
from zhongbu_quiz.facts.load import Placed, Seeds
from zhongbu_quiz.facts.passages import MAX_SPAN, Passages, flat
from zhongbu_quiz.facts.records import Source
from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.items.item import Gap, stem_text
from zhongbu_quiz.quality.check import passages_of
from zhongbu_quiz.studio.project import project_at
from zhongbu_quiz.values.dates import Day, Period
from zhongbu_quiz.values.text import plain
from zhongbu_quiz.workbook.seeds import load_seeds

TEXT = """\
甲地小史
2006年4月15日，中共中央、国务院印发《关于促进甲地崛起的意
见》（中发〔2006〕10号），提出建设“三基地一枢纽”，即粮食生产基地、能源原材料基地、装备
甲地小史
制造基地和综合交通枢纽。2007年1月，国家发改委设立促进甲地崛起办公室。
\f
2009年9月，国务院批准《甲地崛起规划》。2012年8月，国务院印发《关于大力实施甲地战略的若干意见》。
2023年，河南发力，粮食产量1324.9亿斤。
"""


@pytest.fixture(scope="session")
def text(essays: Path, base: FactBase) -> Passages:
    return passages_of(essays, base)


@pytest.fixture(scope="session")
def seeds() -> dict[str, Placed]:
    return {placed.record.id: placed for placed in load_seeds(project_at(None).seed_paths()).facts}


def test_the_text_proves_every_fact(base: FactBase, text: Passages) -> None:
    assert [(fact.id, words) for fact, words in check_evidence(base.facts, base.world, text)] == []


@pytest.mark.slow
def test_check_says_so_on_the_command_line(essays: Path, root: Path) -> None:
    ran = run(root, "check", "--against", str(essays))
    assert (ran.status, "nothing to mend" in ran.err, f"proved against {essays}" in ran.err) == (0, True, True)


def test_fragments_stand_in_the_text_by_a_second_look(base: FactBase, essays: Path) -> None:
    """Without our passages: every fragment is in the text once white space is gone, titles and the author's name aside."""
    bare = re.sub(r"\s", "", essays.read_text(encoding="utf-8"))
    cut = bare
    for document in base.documents:
        for furniture in (document.title, document.author or ""):
            cut = cut.replace(re.sub(r"\s", "", furniture), "")
    missing = [
        (fact.id, part)
        for fact in base.facts
        for source in fact.sources
        for part in source.evidence
        if re.sub(r"\s", "", part) not in bare and re.sub(r"\s", "", part) not in cut
    ]
    assert missing == []


def test_the_project_carries_no_running_prose(base: FactBase, essays: Path) -> None:
    """Sentences are our own: no statement repeats forty characters of the text that are not its names and parts."""
    bare = flat(essays.read_text(encoding="utf-8"))
    for fact in base.facts:
        for segment in fact.segments:
            if isinstance(segment, str) and len(segment) >= 25:
                assert flat(segment) not in bare, fact.id


# Mutations: each must be found


def _retold(placed: Placed, seeds: dict[str, Placed], **changes: Any) -> Fact:
    """The fact with some fields changed, told anew (with the event that a slogan hangs on)."""
    record = placed.record.model_copy(update=changes)
    record.__dict__.pop("number", None)
    if isinstance(record, Slogan):  # what it is confused with and what it succeeds are other facts
        record = record.model_copy(update={"confused_with": (), "succeeds": None})
    others = [seeds[record.issued_in]] if isinstance(record, Slogan) and record.issued_in in seeds else []
    made = build_base(Seeds((*others, Placed(record, placed.path, placed.line)), ()))
    return made.fact(record.id)


def _found(fact: Fact, text: Passages) -> bool:
    alone = FactBase((fact,), (), {fact.id: fact})
    return bool(check_evidence(alone.facts, alone.world, text))


def _cited(placed: Placed) -> str:
    record = placed.record
    return flat("\n".join(part for source in (record.source, *record.also) for part in source.evidence))


def _figures(placed: Placed) -> Iterator[dict[str, Any]]:
    """A figure with its last digit changed, with its first digit lost, and with its point moved."""
    record = placed.record
    if not isinstance(record, Statistic) or record.value is None or record.value not in record.written:
        return
    last = str((int(record.value[-1]) + 1) % 10)
    changed = [record.value[:-1] + last]
    if len(record.value) > 2 and record.value[0].isdigit() and record.value[1] not in "0./":
        changed.append(record.value[1:])
    if "." in record.value:
        changed.append(record.value.replace(".", ""))
    cited = re.findall(r"\d+(?:\.\d+)?", _cited(placed))
    for value in changed:
        if value not in cited:
            yield {"value": value, "written": record.written.replace(record.value, value, 1)}


def _dates(placed: Placed) -> Iterator[dict[str, Any]]:
    """A year, a month and a day that the fragments do not hold."""
    record = placed.record
    name = "date" if isinstance(record, Event) else "period"
    period = getattr(record, name, None)
    if period is None or not period.is_date or getattr(record, "period_name", None):
        return
    if record.wording and f"{{{name}}}" not in record.wording:
        return
    day: Day = period.start
    cited = _cited(placed)
    changed = [Day(day.year + step, day.month, day.day) for step in (-1, 1, 10)]
    if day.month:
        changed += [Day(day.year, month, min(day.day, 28)) for month in range(1, 13) if month != day.month]
    if day.day:
        changed += [Day(day.year, day.month, other) for other in range(1, 29) if other != day.day]
    for other in changed:
        tokens = [f"{other.year}"] + [f"{other.month}月"] * bool(day.month) + [f"{other.day}日"] * bool(day.day)
        if not all(re.search(rf"(?<!\d){token}", cited) for token in tokens):
            yield {name: Period(other, other)}


def _names(placed: Placed) -> Iterator[dict[str, Any]]:
    """Another name in each field that the sentence says."""
    record = placed.record
    said = record.wording
    fields = {
        Event: ("actor", "object", "place", "document_number"),
        Statistic: ("region", "whole"),
        Slogan: ("name",) if getattr(record, "named", False) else (),
    }.get(type(record), ())  # the value of an attribute may be told in words of ours
    for name in fields:
        old = getattr(record, name)
        if old and (said is None or f"{{{name}}}" in said):
            if name == "object" and not old.startswith("《"):
                continue  # what was done may be told in words of ours
            new = f"《{old[1:-1]}续编》" if old.startswith("《") else f"{old}续"
            yield {name: new}
    if isinstance(record, Slogan):
        for place, part in enumerate(record.parts):
            if said is None or "{parts}" in said or f"{{part{part.n}}}" in said:
                new_part = part.model_copy(update={"text": part.text + "续"})
                yield {"parts": (*record.parts[:place], new_part, *record.parts[place + 1 :])}


def _fragments(placed: Placed) -> Iterator[dict[str, Any]]:
    """A fragment that does not stand in the text, and one from far away."""
    source: Source = placed.record.source
    yield {"source": source.model_copy(update={"evidence": (*source.evidence[1:], source.evidence[0] + "乙")})}
    yield {
        "source": source.model_copy(
            update={"evidence": (*source.evidence[1:], "".join(reversed(source.evidence[0])) + "？")}
        )
    }


@pytest.mark.parametrize(
    ("mutate", "least"),
    [(_figures, 150), (_dates, 300), (_names, 400), (_fragments, 700)],
    ids=["figure", "date", "name", "fragment"],
)
def test_every_small_untruth_is_found(mutate: Any, least: int, seeds: dict[str, Placed], text: Passages) -> None:
    tried, missed = 0, []
    for placed in seeds.values():
        truth = _retold(placed, seeds).statement
        for changes in mutate(placed):
            fact = _retold(placed, seeds, **changes)
            if fact.statement == truth and "source" not in changes:
                continue  # a field that the sentence does not say
            tried += 1
            if not _found(fact, text):
                missed.append((placed.record.id, changes))
    assert tried >= least
    assert missed == []


def test_fragments_far_apart_are_found(seeds: dict[str, Placed], base: FactBase, text: Passages) -> None:
    """The first fact's fragment joined to the last one's: both stand in the text, but not in one passage."""
    first, last = seeds[base.of_kind("event")[0].id], seeds[base.facts[-1].id]
    joined = (*first.record.source.evidence, last.record.source.evidence[0])
    fact = _retold(first, seeds, source=first.record.source.model_copy(update={"evidence": joined}), also=())
    assert any(
        "cite one passage of 300" in words for _, words in check_evidence((fact,), base.world, text)
    )


# A text of our own: what the check survives and what it says


def _check(folder: Path, facts: str, text: str = TEXT) -> tuple[int, list[str]]:
    (folder / "text.txt").parent.mkdir(parents=True, exist_ok=True)
    (folder / "text.txt").write_text(text, encoding="utf-8")
    ran = run(write_project(folder, {"seeds/facts.yaml": facts}), "check", "--against", "text.txt")
    return ran.status, [line for line in ran.out.splitlines() if line.startswith("seeds/")]


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        TEXT.replace("\n", "\r\n"),
        "\n".join(re.findall(r".{1,9}|\f", TEXT)),
        TEXT.replace("\n", "　\n　　"),
        "\ufeff" + TEXT,
        TEXT.replace("河南", "河\u200b南"),
    ],
    ids=["hard wraps and a title inside a sentence", "CRLF", "nine characters a line", "indented", "byte order mark", "zero-width space"],
)  # fmt: skip
def test_what_an_extraction_leaves_behind_is_survived(text: str, tmp_path: Path) -> None:
    assert _check(tmp_path, FACTS, text) == (0, [])


@pytest.mark.parametrize(
    ("old", "new", "at", "words"),
    [
        ("date: 2007-01", "date: 2007-11", "ev-office", "the date 2007年11月 is not in the evidence (11月 is missing); cite it"),
        ("date: 2009-09", "date: 2008-09", "ev-outline", "the date 2008年9月 is not in the evidence (2008 is missing); cite it"),
        ("actor: 国家发改委", "actor: 国家统计局", "ev-office", "'国家统计局' stands whole in no evidence fragment; cite it in one piece"),
        ("{n: 2, text: 能源原材料基地}", "{n: 2, text: 能源基地}", "sl-base",
         "'能源基地' stands whole in no evidence fragment; cite it in one piece"),
        ("written: 1324.9亿斤\n    value: 1324.9", "written: 1342.9亿斤\n    value: 1342.9", "st-grain",
         "the figure 1342.9亿斤 is not in the evidence; cite it as written"),
        ("written: 1324.9亿斤\n    value: 1324.9", "written: 324.9亿斤\n    value: 324.9", "st-grain",
         "the figure 324.9亿斤 is not in the evidence; cite it as written"),
        ("region: 河南", "region: 湖南", "st-grain", "'湖南' stands whole in no evidence fragment; cite it in one piece"),
        ("粮食产量1324.9亿斤]", "粮食总产量1324.9亿斤]", "st-grain",
         "the evidence '粮食总产量1324.9亿斤' does not stand in the text; copy it letter by letter"),
    ],
)  # fmt: skip
def test_what_the_check_says(old: str, new: str, at: str, words: str, tmp_path: Path) -> None:
    assert FACTS.count(old) == 1
    facts = FACTS.replace(old, new)
    line = facts[: facts.index(f"id: {at}")].count("\n") + 1
    assert _check(tmp_path, facts) == (1, [f"seeds/facts.yaml:{line}: {at}: {words}"])


def test_two_facts_that_disagree_are_found_without_a_text(tmp_path: Path) -> None:
    second = FACTS[FACTS.index("  - id: st-grain") : FACTS.index("documents:")]
    second = second.replace("st-grain", "st-grain-again").replace("1324.9", "1325.9")
    facts = FACTS.replace("documents:\n", second + "documents:\n")
    ran = run(write_project(tmp_path, {"seeds/facts.yaml": facts}), "check")
    assert ran.status == 1
    assert (
        "st-grain-again: tells another value than st-grain for the same thing; tell them apart or keep one" in ran.out
    )


def test_a_passage_is_the_shortest_window_that_holds_all() -> None:
    passages = Passages("甲" * 10 + "子" + "乙" * 5 + "丑" + "丙" * 400 + "子丑")
    assert passages.span(["子", "丑"]) == 2
    assert passages.span(["甲", "丑"]) == 8
    assert passages.span(["子", "寅"]) is None
    far = Passages("子" + "丙" * (MAX_SPAN - 1) + "丑").span(["子", "丑"])
    assert far == MAX_SPAN + 1


@pytest.mark.parametrize(("evidence", "proved"), [
    (("2024年江口市公报", "一季度", "进出口总额32亿元"), True),
    (("2024年江口市公报", "进出口总额32亿元"), False),
    (("江口市一季度", "进出口总额32亿元"), False),
])  # fmt: skip
def test_a_quarter_and_its_year_may_stand_apart(evidence: tuple[str, ...], proved: bool) -> None:
    record = Statistic.model_validate({
        "id": "st-1", "kind": "statistic", "region": "江口市", "indicator": "进出口总额", "period": "2024-01/2024-03", "period_name": "2024年一季度",
        "written": "32亿元", "value": "32", "unit": "亿元", "aspect": "level", "tags": ["a"],
        "source": {"document": "公报", "section": "正文", "evidence": list(evidence)},
    })  # fmt: skip
    base = build_base(Seeds((Placed(record, Path("x"), 1),), ()))
    found = [words for _, words in check_evidence(base.facts, base.world, Passages("2024年江口市公报\n江口市一季度进出口总额32亿元。"))]
    assert (found == []) is proved


def test_what_has_to_be_written_is_in_the_words_of_the_text(bank: Bank) -> None:
    """A word left out of a name makes a key that a learner who knows the text does not write."""
    own = {fact.id: plain("".join(words for source in fact.sources for words in source.evidence)) for fact in bank.base.facts}
    keys = {(item.main_fact, key) for item in bank.items if isinstance(item, Gap) for key in item.key_texts}
    worded = [(fact, key) for fact, key in keys if not any(map(str.isdigit, key))]
    assert len(worded) > 300
    assert [(fact, key) for fact, key in worded if plain(key) not in own[fact]] == []


def test_no_stem_says_twice_who_wants_something(bank: Bank) -> None:
    """提出、要求、强调 stand once in the head of a question: 要求，……的要求是 is said twice."""
    twice = re.compile(r"(要求|提出|强调|指出)[^。；]{1,25}\1")
    assert [item.id for item in bank.items if twice.search(stem_text(item.stem, "＿"))] == []
