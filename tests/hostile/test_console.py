"""What reaches the terminal: printable, bounded, without what stands in other people's files; and an end in good order whatever the streams are."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.core.small import FACTS, run, write_project
from zhongbu_quiz.cli import crash
from zhongbu_quiz.cli.console import LINES, first, printable
from zhongbu_quiz.errors import LONGEST, UserError, problem
from zhongbu_quiz.items.template import Template, TemplateError


@pytest.mark.parametrize("sign", ["\x1b", "\x07", "\r", "\x7f", "\x9b", "\u202e", "\u2066", "\u2028"])
def test_what_a_terminal_obeys_is_written_out(sign: str) -> None:
    assert printable(f"甲{sign}乙\n\t") == f"甲\\u{ord(sign):04x}乙\n\t"


def test_messages_are_bounded() -> None:
    long = problem("a.yaml", 1, f"unknown key {'x' * 10**6!r}; write one of these").message
    assert len(long) < LONGEST + 10 and long.startswith("unknown key") and long.endswith("write one of these")
    assert max(map(len, str(UserError(f"{'x' * 10**6}\n短")).splitlines())) < LONGEST + 10
    told = first([str(number) for number in range(LINES + 5)])
    assert len(told) == LINES + 1 and told[-1] == "and 5 more; mend these first"


@pytest.mark.parametrize("command", [("items", "{file}"), ("check", "{file}"), ("convert", "{file}", "out.xlsx"), ("extract", "{file}")])
def test_other_peoples_files_are_not_shown(command: tuple[str, ...], tmp_path: Path) -> None:
    write_project(tmp_path, {"keys.yaml": "secret-token: abc\nother: [1]\n"})
    ran = run(tmp_path, *(word.format(file="keys.yaml") for word in command))
    assert ran.status == 2 and "secret-token" not in ran.err + ran.out and "keys.yaml" in ran.err


def test_a_key_that_is_nearly_right_is_named(tmp_path: Path) -> None:
    write_project(tmp_path, {"decks/set.yaml": "tittle: 甲\n"})
    assert "unknown key 'tittle'" in run(tmp_path, "items", "set").err


def test_characters_that_are_no_text_are_told_with_their_line(tmp_path: Path) -> None:
    for sign in ("\\x1b", "\\ufffe", "\\x0b"):
        write_project(tmp_path, {"seeds/facts.yaml": FACTS.replace("actor: 国务院", f'actor: "国{sign}院"', 1)})
        ran = run(tmp_path, "facts")
        assert ran.status == 2 and "seeds/facts.yaml:26: the character U+" in ran.err, ran.err


@pytest.mark.parametrize("value", ["1/00", "1/0", "0/0", "1/000000"])
def test_nothing_is_divided_by_zero(value: str, tmp_path: Path) -> None:
    write_project(tmp_path, {"seeds/facts.yaml": FACTS.replace("value: 1324.9", f"value: {value}")})
    ran = run(tmp_path, "facts")
    assert ran.status == 2 and "seeds/facts.yaml" in ran.err


@pytest.mark.parametrize("said", ["²", "9" * 20, "-5", "x", "1.5"])
def test_an_odd_time_of_the_build_is_told(said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from zhongbu_quiz.cli.console import timestamp

    monkeypatch.setenv("SOURCE_DATE_EPOCH", said)
    with pytest.raises(UserError, match="SOURCE_DATE_EPOCH is"):
        timestamp()


def test_a_clock_that_was_never_set_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    from zhongbu_quiz.cli.console import check_clock

    check_clock()
    monkeypatch.setattr("zhongbu_quiz.cli.console.time.gmtime", lambda: time.struct_time((1970, 1, 1, 0, 0, 0, 0, 0, 0)))
    with pytest.raises(UserError, match="the clock of this computer says 1970"):
        check_clock()


@pytest.mark.parametrize(
    ("stream", "status"),
    [
        (">&-", 0),
        (">/dev/full", 2),
        ("2>/dev/full", 0),
        pytest.param("2>&-", 0, marks=pytest.mark.slow),
        pytest.param("| head -1", 0, marks=pytest.mark.slow),
    ],
)
def test_streams_that_are_closed_or_full(stream: str, status: int, tmp_path: Path) -> None:
    write_project(tmp_path)
    command = f"{sys.executable} -m zhongbu_quiz facts --format jsonl {stream}"
    told = subprocess.run(["bash", "-o", "pipefail", "-c", command], cwd=tmp_path, capture_output=True, encoding="utf-8", env=dict(os.environ))
    assert told.returncode == status, told.stderr
    assert "Traceback" not in told.stderr and "Exception ignored" not in told.stderr


def test_a_mistake_of_ours_is_kept_and_told_in_both_languages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_start: Path) -> object:
        raise KeyError("ours")

    write_project(tmp_path)
    monkeypatch.setenv("ZHONGBU_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr("zhongbu_quiz.studio.facts.facts_of", broken)
    ran = run(tmp_path, "facts")
    assert ran.status == crash.CRASHED and "Traceback" not in ran.err + ran.out
    assert "a mistake of its own (KeyError)" in ran.err and "自己的错误" in ran.err
    (kept,) = (tmp_path / "cache").glob("crash-*.txt")
    assert str(kept) in ran.err and "Traceback" in kept.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "source",
    [
        "{{ date < 3 }}",
        "{% if date %}{{ 3 in date }}{% endif %}",
        "{% if date == '从不' %}{{ date|length('x') }}{% endif %}",
        "{{ date|replace('a') }}",
        "{{ date|trim(5) }}",
        "{{ date|upper(1) }}",
        "{{ date|default(1, 2, 3) }}",
        "{{ date > none }}",
        "{{ (date and 3) < 'x' }}",
        "{{ 1" + "0" * 1900 + "|length }}",
        "{{ '\\ud800' }}",
        "{{ '\\x07' }}",
        "{% if date %}" * 70 + "x" + "{% endif %}" * 70,
        "{{ " + "not " * 90 + "date }}",
    ],
)
def test_templates_are_tried_when_they_are_loaded(source: str) -> None:
    with pytest.raises(TemplateError):
        Template(source, {"date"})


def test_a_mark_that_stands_for_no_value_is_text() -> None:
    assert Template("{{ date|upper }}\ue00077\ue001", {"date"}).render({"date": ("甲\ue0009\ue001",)}) == ("甲\ue0009\ue001\ue00077\ue001",)
