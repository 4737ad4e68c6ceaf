"""Rule 71: what of a text's prose a fact may carry, and what not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from zhongbu_quiz.facts.base import FactBase, build_base
from zhongbu_quiz.facts.passages import Passages
from zhongbu_quiz.facts.prose import RUN, Prose, borrowed
from zhongbu_quiz.items.item import CLASSES, Blank, Cue, ItemSource
from zhongbu_quiz.quality.context import Context
from zhongbu_quiz.quality.rules.worth import own_words
from zhongbu_quiz.workbook.seeds import load_seeds

SENTENCE = "全市上下齐心协力克服重重困难终于在年底以前把三座老桥全部修复一新"
TEXT = (
    f"春天里，{SENTENCE}。市长说：“桥通路通人心通，路好桥好日子好，从今往后再也不用绕远路走山路了。”"
    "《关于进一步加强全市公路桥梁养护工作并建立长效机制的意见》印发。"
    "安江汽车产量249.1万辆，增长48.1%，新能源汽车产量86.8万辆，增长60.5%。"
)


def base_of(folder: Path, **fields: str) -> FactBase:
    lines = "".join(f"    {key}: {value}\n" for key, value in fields.items())
    source = "{document: 桥志, section: 修桥, evidence: [春天里, 年底以前]}"
    text = f"facts:\n  - id: sl-1\n    kind: slogan\n    issued_in: 桥志\n{lines}    source: {source}\n"
    (folder / "a.yaml").write_text(text, encoding="utf-8")
    return build_base(load_seeds([folder / "a.yaml"]))


def found(base: FactBase) -> list[str]:
    return [words for _, words in borrowed(base, Prose(Passages(TEXT)))]


@pytest.mark.parametrize(
    ("text", "long"),
    [
        (SENTENCE, len(SENTENCE)),
        (SENTENCE[:RUN], RUN),
        (SENTENCE[: RUN - 1], 0),
        (f"甲乙丙{SENTENCE[2:30]}丁", 28),
        ("，".join(SENTENCE), len(SENTENCE)),
        (f"{SENTENCE[:20]}却{SENTENCE[20:]}", 0),
        ("《关于进一步加强全市公路桥梁养护工作并建立长效机制的意见》于春天印发", 0),
        ("市长说“桥通路通人心通，路好桥好日子好，从今往后再也不用绕远路走山路了。”", 0),
        ("桥通路通人心通，路好桥好日子好，从今往后再也不用绕远路走山路了", 29),
        ("安江汽车产量249.1万辆，增长48.1%，新能源汽车产量86.8万辆，增长60.5%", 0),
        ("", 0),
    ],
)
def test_the_longest_run(text: str, long: int) -> None:
    """To the end of the text, across marks, and not inside of titles and quotations."""
    assert len(Prose(Passages(TEXT)).longest_run(text)) == long


def test_a_part_that_is_a_sentence_is_named(tmp_path: Path) -> None:
    parts = f"[{{n: 1, text: {SENTENCE}}}, {{n: 2, text: 修路}}]"
    told = found(base_of(tmp_path, name="修桥办法", named="false", parts=parts))
    assert len(told) == 1 and SENTENCE[:16] in told[0] and f"{len(SENTENCE)} characters" in told[0]


def test_an_official_formula_may_stand(tmp_path: Path) -> None:
    fields = {"name": "修桥办法", "named": "false", "parts": f"[{{n: 1, text: {SENTENCE}}}, {{n: 2, text: 修路}}]"}
    assert found(base_of(tmp_path, **fields, official="true")) == []
    wording = f'"春天里，{SENTENCE}，{{name}}即{{parts}}"'
    assert len(found(base_of(tmp_path, **fields, official="true", wording=wording))) == 1


def test_parts_are_told_in_a_row_by_an_answer_though_not_by_the_statement(tmp_path: Path) -> None:
    """“…、A和B” breaks the run that “…、A、B” has."""
    parts = ", ".join(f"{{n: {number}, text: {text}}}" for number, text in enumerate((SENTENCE[:12], SENTENCE[12:24], SENTENCE[24:30]), 1))
    base = base_of(tmp_path, name="修桥办法", named="false", parts=f"[{parts}]", complete="true")
    assert not Prose(Passages(TEXT)).longest_run(base.facts[0].statement)
    assert "30 characters" in "".join(found(base))


def test_an_item_may_say_the_title_of_its_document(tmp_path: Path) -> None:
    """A card names it where two documents are in one deck, without 《》."""
    title = f"桥志：{SENTENCE}"
    source = "{document: 桥志, section: 修桥, evidence: [2012年, 市政府, 老桥]}"
    text = f"documents: [{{name: 桥志, title: {title}, sections: [修桥]}}]\nfacts:\n"
    text += f"  - {{id: ev-1, kind: event, date: 2012, actor: 市政府, action: 修复, object: 三座老桥, stage: 修复, matter: 老桥, source: {source}}}\n"
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    base = build_base(load_seeds([tmp_path / "a.yaml"]))
    item = CLASSES["cloze"](
        id="m:ev-1:date", kind="cloze", model="m", stem=(Cue(f"〔{title}〕"), Blank("2012年"), "，市政府修复三座老桥。"), answer=("2012年",),
        facts=("ev-1",), tags=(), difficulty=1, source=ItemSource("桥志", "修桥"), explanation="",
    )  # fmt: skip
    prose = Prose(Passages(f"{title}\n{TEXT}"))
    assert not list(own_words([item], Context(base, [item], prose=prose)))
    assert list(own_words([replace(item, stem=(SENTENCE, Blank("2012年"), "。"))], Context(base, [item], prose=prose)))
