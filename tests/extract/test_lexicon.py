"""The words of extraction are data: a project's files add to ours, and what is wrong in them is said with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from zhongbu_quiz.data.lexicon import Lexicon, Word, load_lexicon
from zhongbu_quiz.errors import ContentError
from zhongbu_quiz.extract import extract_text
from zhongbu_quiz.extract.run import run


def _project(tmp_path: Path, **files: str) -> Path:
    """A `data/` folder with files under `lexicon/`, or beside it where the name says so."""
    (tmp_path / "data" / "lexicon").mkdir(parents=True)
    for name, text in files.items():
        folder = tmp_path / "data" if name in ("places", "eras", "organs") else tmp_path / "data" / "lexicon"
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path / "data"


def test_words_carry_marks() -> None:
    lexicon = Lexicon({"a.b": (Word("将", ("军", "士")), Word("而", more=2), Word("计划")), "a.c": (Word("一"), Word("]"))}, {})
    plan = lexicon.pattern("<a.b>")
    assert [bool(plan.match(text)) for text in ("将建成", "将军来", "而建成", "而建", "计划")] == [True, False, True, False, True]
    assert lexicon.pattern("x<a.c>").fullmatch("x]") and lexicon.pattern("[<<a.c>>\\d]+").fullmatch("1一]")


def test_of_two_words_that_begin_alike_the_longer_is_found() -> None:
    lexicon = Lexicon({"a.b": (Word("超过"), Word("超过了")), "a.c": (Word("超"),)}, {})
    match = lexicon.pattern("<a.b+a.c>").match("超过了3%")
    assert match and match[0] == "超过了"
    assert lexicon.words("a.c", "a.b") == ("超过了", "超过", "超")


def test_a_project_adds_verbs_units_and_places(tmp_path: Path) -> None:
    text = "2023年5月，比邻星号首次跃迁。\n\n2024年，北极星国晶体产量达到32灵石。"
    plain = extract_text(text).drafts
    folder = _project(
        tmp_path,
        events="strong: 跃迁\n",
        units="money: 灵石\n",
        places="groups:\n  - {level: country, names: 北极星国}\n",
    )
    drafts = extract_text(text, load_lexicon((folder,))).drafts
    assert not any(draft.unit == "灵石" for draft in plain)
    event, statistic = drafts
    assert (event.kind, getattr(event.detail, "action", ""), event.date) == ("event", "跃迁", "2023-05")
    assert (statistic.kind, statistic.number, statistic.unit, statistic.date) == ("statistic", "32", "灵石", "2024")
    assert (getattr(statistic.detail, "region", ""), getattr(statistic.detail, "indicator", "")) == ("北极星国", "晶体产量")


def test_a_projects_eras_date_figures(tmp_path: Path) -> None:
    folder = _project(tmp_path, eras="eras:\n  - {names: 二十大, from: 2032-10, to: 2032-10}\n  - {names: 廿大, from: 1999-03, to: 1999-03}\n")
    (draft,) = extract_text("廿大以来，全市建成学校32所。", load_lexicon((folder,))).drafts
    assert draft.date == "1999-03/.."


def test_our_own_words_stay_and_the_shipped_lexicon_is_not_touched(tmp_path: Path) -> None:
    own = load_lexicon((_project(tmp_path, events="strong: 跃迁\n"),))
    assert own.set("events.strong") == load_lexicon().set("events.strong") | {"跃迁"}
    assert load_lexicon() is load_lexicon()


def test_a_sentence_may_be_said_otherwise(tmp_path: Path) -> None:
    lexicon = load_lexicon((_project(tmp_path, reasons='no_anchor: "nothing says when {date} is"\n'),))
    (draft,) = extract_text("同年3月，学校成立。", lexicon).drafts
    assert draft.doubts == ("nothing says when 同年3月 is",)
    assert load_lexicon().say("no_anchor", date="同年") == "相对日期“同年”没有依据"


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("events", "founding: 建\nstrnog: 跃迁\n", "events.yaml:2: there is no list 'strnog' here; write one of "),
        ("event", "strong: 跃迁\n", "there is no list file event.yaml; a project may extend anki.yaml, banks.yaml, dates.yaml, "),
        ("events", "strong: 跃迁 =3\n", "events.yaml:1: '=3' is no word; write it as "),
        ("events", "strong: [跃迁]\n", "events.yaml:1: 'strong' must be words with spaces between them"),
        ("events", "- 跃迁\n", "must be `name: words` lines"),
        ("reasons", "whatever: x\n", "there is no list 'whatever' here"),
    ],
)
def test_what_is_wrong_in_a_projects_file(tmp_path: Path, name: str, text: str, words: str) -> None:
    with pytest.raises(ContentError) as error:
        load_lexicon((_project(tmp_path, **{name: text}),))
    assert words in str(error.value)


def test_the_run_reads_by_the_lexicon_that_it_is_given(tmp_path: Path) -> None:
    folder = _project(tmp_path, units="money: 灵石\n")
    document = tmp_path / "a.txt"
    document.write_text("2024年，全市晶体产量达到32灵石。", encoding="utf-8")
    done = run(document, format="jsonl", before=document, lexicon=load_lexicon((folder,)))
    assert '"unit": "灵石"' in str(done.written) and done.changes is not None and done.changes.same == 1


def test_the_command_reads_by_the_lexicon_of_the_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from typer.testing import CliRunner

    from zhongbu_quiz.cli.app import app

    _project(tmp_path, units="money: 灵石\n")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "decks").mkdir()
    (tmp_path / "a.txt").write_text("2024年，全市晶体产量达到32灵石。", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(app, ["extract", "a.txt", "--format", "jsonl", "--quiet"])
    assert done.exit_code == 0 and '"unit": "灵石"' in done.output
