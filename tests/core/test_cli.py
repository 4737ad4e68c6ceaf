"""The commands: what goes to which stream, from any directory, into pipes and terminals."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.core.small import DECK, FACTS, files_in, run, write_project
from zhongbu_quiz import __version__
from zhongbu_quiz.cli.commands import COMMANDS, help_parts

SHIPPED = ["achievements", "all", "core", "exam", "henan-anhui", "history", "outlook"]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_project(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with no project at or above it."""
    return tmp_path_factory.mktemp("elsewhere")


# Help


def test_help_lists_every_command_and_is_plain() -> None:
    ran = run(Path.cwd(), "--help")
    assert ran.status == 0 and ran.err == ""
    assert re.findall(r"^  (\w+)  ", ran.out.partition("Commands:")[2], flags=re.M) == list(COMMANDS)
    assert "\x1b" not in ran.out and "╭" not in ran.out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str) -> None:
    ran = run(Path.cwd(), command, "--help")
    assert (ran.status, ran.err) == (0, "")
    assert f"Example: zhongbu-quiz {command}" in ran.out
    assert all(len(line) <= 80 for line in ran.out.splitlines())


@pytest.mark.parametrize("command", COMMANDS)
def test_the_list_of_commands_says_what_their_own_help_says_first(command: str) -> None:
    assert COMMANDS[command] == help_parts(command)[0]


def test_version_and_a_call_without_a_command() -> None:
    assert run(Path.cwd(), "--version").out == f"zhongbu-quiz {__version__}\n"
    ran = run(Path.cwd())
    assert ran.status == 2 and "Usage:" in ran.out + ran.err


@pytest.mark.parametrize(
    "call", [["nonsense"], ["items"], ["items", "all", "--seed", "-1"], ["worksheet", "all", "--versions", "27"], ["build", "--nonsense"]],
    ids=" ".join,
)  # fmt: skip
def test_a_wrong_call_is_status_2(call: list[str], elsewhere: Path) -> None:
    ran = run(elsewhere, *call)
    assert (ran.status, ran.out) == (2, "")
    assert "Usage:" in ran.err and "Traceback" not in ran.err
    assert files_in(elsewhere) == {}


# Streams


def test_build_writes_all_outputs_and_names_them_on_stderr(tmp_path: Path) -> None:
    folder = write_project(tmp_path)
    before = files_in(folder)
    ran = run(folder, "build", "--out", "made")
    assert (ran.status, ran.out) == (0, "")
    made = sorted(set(files_in(folder)) - set(before))
    assert {"made/set.apkg", "made/set-paper.pdf", "made/set-key.pdf"} <= set(made)
    assert sorted(ran.err.splitlines()) == made, "every file that was made, and no other"
    assert (folder / "made/set.apkg").read_bytes()[:2] == b"PK" and (folder / "made/set-paper.pdf").read_bytes()[
        :5
    ] == b"%PDF-"
    assert files_in(folder).items() >= before.items(), "what was there is as it was"


def test_build_into_the_same_folder_again_replaces(tmp_path: Path) -> None:
    folder = write_project(tmp_path)
    assert run(folder, "build").status == 0
    names = set(files_in(folder))
    assert run(folder, "build").status == 0
    assert set(files_in(folder)) == names


@pytest.mark.parametrize(
    "command",
    [["anki", "set", "-o", "new/x.apkg"], ["worksheet", "set", "-o", "new"], ["build", "--out", "new"]],
    ids=" ".join,
)
def test_quiet_says_nothing(command: list[str], tmp_path: Path) -> None:
    ran = run(write_project(tmp_path), *command, "--quiet")
    assert (ran.status, ran.out, ran.err) == (0, "", "")
    assert any((tmp_path / "new").iterdir())


def test_quiet_still_tells_errors(tmp_path: Path) -> None:
    folder = write_project(tmp_path, {"decks/set.yaml": DECK.replace("cloze: 3", "cloze: drei")})
    assert "`counts.cloze` is 'drei'" in run(folder, "build", "--quiet").err


def test_the_default_place_is_here(tmp_path: Path) -> None:
    folder = write_project(tmp_path)
    assert run(folder, "anki", "set").status == 0 and (folder / "set.apkg").is_file()
    assert run(folder, "worksheet", "set", "--only", "key").status == 0
    assert (folder / "set-key.pdf").is_file() and not (folder / "set-paper.pdf").exists()


def test_items_as_lines_and_as_a_table(project: Path) -> None:
    lines = run(project, "items", "set", "--format", "jsonl")
    told = [json.loads(line) for line in lines.out.splitlines()]
    assert (lines.status, lines.err, len(told)) == (0, "", 3)
    table = run(project, "items", "set").out.splitlines()
    assert table[0].split("\t") == ["id", "kind", "stem", "answer", "short id"]
    assert [row.split("\t")[0] for row in table[1:]] == [item["id"] for item in told]
    every = [
        json.loads(line)["id"] for line in run(project, "items", "set", "--all", "--format", "jsonl").out.splitlines()
    ]
    assert {item["id"] for item in told} < set(every)


def test_another_seed_draws_another_set(project: Path) -> None:
    drawn = {run(project, "items", "set", "--seed", str(seed)).out for seed in range(6)}
    assert len(drawn) > 1
    assert run(project, "items", "set", "--seed", "1").out == run(project, "items", "set").out, (
        "the deck's own seed is 1"
    )


def test_facts_as_lines_and_as_a_table(project: Path) -> None:
    told = [json.loads(line) for line in run(project, "facts", "--format", "jsonl").out.splitlines()]
    table = [row.split("\t") for row in run(project, "facts").out.splitlines()]
    rows = [[fact["id"], fact["kind"], fact["statement"], fact["source"]["section"]] for fact in told]
    assert table == [["id", "kind of fact", "statement", "section"], *rows]


def test_check_says_what_was_checked(project: Path) -> None:
    ran = run(project, "check", alone=False)
    assert ran.status == 0
    assert re.search(r"^6 facts; \d+ items; .*nothing to mend$", ran.err, flags=re.M)
    report = json.loads(run(project, "check", "--format", "json").out)
    assert (report["facts"], report["decks"], report["findings"]) == (6, {"set": 3}, [])


def test_check_names_the_projects_own_item_models_that_make_nothing(tmp_path: Path) -> None:
    idle = "id: own-place\nkind: fill_blank\nfacts: {kind: event}\nasks: place\nstem: '{{ deed }}是在{{ blank }}。'\n"
    folder = write_project(tmp_path, {"templates/questions/own-place.yaml": idle})
    ran = run(folder, "check")
    assert ran.status == 0, "a model that waits for facts breaks nothing"
    assert "Item models that make nothing of these facts" in ran.err
    assert "1 item model makes nothing" in ran.err.splitlines()[-1]
    assert json.loads(run(folder, "check", "--format", "json").out)["idle_models"] .keys() == {"own-place"}


def test_check_knows_no_quota_and_audit_tells_how_good_the_bank_is(project: Path) -> None:
    check, audit = run(project, "check"), run(project, "audit")
    assert (check.status, audit.status) == (0, 0), audit.out
    titles = {line for line in audit.err.splitlines() if "\t" not in line}
    assert {"Rules", "Guessing without knowing", "Facts that a kind of item asks", "Difficulty", "Candidates rejected"} <= titles
    assert "are asked" in audit.err and "are asked" not in check.err and "%" not in check.err
    assert not titles & {line for line in check.err.splitlines()} - {"Items"}
    report = json.loads(run(project, "audit", "set", "--format", "json", "-q").out)
    assert report["facts"] == 6 and sum(report["difficulty"]["cloze"].values()) >= 3 and not report["difficulty"]["cloze"]["none"]
    assert [rule["rule"] for rule in report["rules"]] == sorted(rule["rule"] for rule in report["rules"])


def test_audit_of_a_deck_that_is_none_or_cannot_be_drawn(tmp_path: Path) -> None:
    folder = write_project(tmp_path, {"decks/set.yaml": DECK.replace("cloze: 3", "cloze: 400")})
    assert "there is no deck 'nonsense'" in run(folder, "audit", "nonsense").err
    ran = run(folder, "audit")
    assert ran.status == 2 and "decks/set.yaml:4: `counts.cloze` asks for 400 cloze items" in ran.err and ran.out == ""


def test_check_lists_known_defects_of_the_source(tmp_path: Path) -> None:
    facts = FACTS.replace("    aspect: level\n", "    aspect: level\n    note: 原文缺单位。\n")
    ran = run(write_project(tmp_path, {"seeds/facts.yaml": facts}), "check")
    assert ran.status == 0 and "st-grain\t原文缺单位。" in ran.out
    assert "【编者注】原文缺单位。" in run(tmp_path, "items", "set", "--all", "--format", "jsonl").out


def test_a_deck_that_cannot_be_drawn_is_a_finding_of_check(tmp_path: Path) -> None:
    folder = write_project(tmp_path, {"decks/set.yaml": DECK.replace("cloze: 3", "cloze: 400")})
    ran = run(folder, "check")
    assert ran.status == 1
    told = r"^decks/set\.yaml:\d+: `counts\.cloze` asks for 400 cloze items, but only 6 of 18 can stand on one paper together"
    assert re.search(told, ran.out, flags=re.M)


# Places


@pytest.mark.parametrize("deck", ["core", "henan-anhui"])
def test_shipped_decks_by_name_from_anywhere(deck: str, elsewhere: Path) -> None:
    ran = run(elsewhere, "items", deck, "--format", "jsonl")
    assert (ran.status, ran.err) == (0, "")
    assert len(ran.out.splitlines()) >= 30


def test_the_decks_named_here_are_those_that_ship(root: Path) -> None:
    assert sorted(path.stem for path in (root / "decks").glob("*.yaml")) == SHIPPED


def test_a_deck_by_path_brings_its_own_project(project: Path, elsewhere: Path) -> None:
    by_path = run(elsewhere, "items", str(project / "decks" / "set.yaml"), "--format", "jsonl")
    assert (by_path.status, by_path.out) == (0, run(project, "items", "set", "--format", "jsonl").out)


def test_a_project_is_found_from_below(project: Path) -> None:
    assert run(project / "templates" / "questions", "facts").out == run(project, "facts").out


def test_an_own_deck_over_the_shipped_facts(tmp_path: Path, root: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(
        "title: 河南数据\nselect: {regions: [河南], kind: statistic, item_kinds: [cloze]}\ncounts: {cloze: 5}\n",
        encoding="utf-8",
    )
    ran = run(tmp_path, "items", "own.yaml", "--format", "jsonl")
    assert ran.status == 0 and len(ran.out.splitlines()) == 5
    assert all("河南" in json.loads(line)["stem"] for line in ran.out.splitlines())


def test_an_own_item_model_hides_the_shipped_one_and_check_says_so(tmp_path: Path) -> None:
    own = "id: event-date\nkind: fill_blank\nfacts: {kind: event}\nasks: date\nstem: '{{ deed }}在哪一年月？{{ blank }}。'\n"
    folder = write_project(tmp_path, {"templates/questions/event-date.yaml": own})
    made = [json.loads(line) for line in run(folder, "items", "set", "--format", "jsonl").out.splitlines()]
    assert made
    ran = run(folder, "check", "--verbose")
    assert "Your own files that hide shipped ones" in ran.err
    assert re.search(
        r"^templates/questions/event-date\.yaml\t|/templates/questions/event-date\.yaml\t", ran.out, flags=re.M
    )
    assert re.search(r"^fill_blank\tevent-date\t", ran.out, flags=re.M)


# Pipes and terminals


def _command(root: Path, *arguments: str) -> tuple[list[str], dict[str, str]]:
    environment = {**os.environ, "PYTHONPATH": str(root / "src")}
    return [sys.executable, "-W", "error", "-m", "zhongbu_quiz", *arguments], environment


def test_output_is_utf8_whatever_the_console(root: Path, project: Path) -> None:
    call, environment = _command(root, "facts")
    environment |= {"PYTHONIOENCODING": "latin-1", "LC_ALL": "C", "PYTHONUTF8": "0"}
    ran = subprocess.run(call, cwd=project, env=environment, capture_output=True, check=True)
    assert "三基地一枢纽" in ran.stdout.decode("utf-8") and "起步" in ran.stderr.decode("utf-8")


def test_a_pipe_that_closes_early_is_no_error(root: Path, elsewhere: Path) -> None:
    call, environment = _command(root, "items", "all", "--all", "--format", "jsonl")
    with subprocess.Popen(
        call, cwd=elsewhere, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout and process.stderr
        first = process.stdout.readline()
        process.stdout.close()
        told = process.stderr.read()
    assert json.loads(first)["id"] and told == b"" and process.returncode == 0


def _seen(master: int) -> Iterator[bytes]:
    with suppress(OSError):  # how Linux says that the other end was closed
        while data := os.read(master, 65536):
            yield data


def test_progress_is_shown_on_a_terminal_and_cleared(root: Path, project: Path) -> None:
    call, environment = _command(root, "items", "set", "--format", "jsonl")
    master, terminal = pty.openpty()
    with subprocess.Popen(
        call, cwd=project, env={**environment, "ZHONGBU_CACHE": "off"}, stdout=subprocess.DEVNULL, stderr=terminal
    ) as process:
        os.close(terminal)
        told = b"".join(_seen(master)).decode()
    os.close(master)
    assert process.returncode == 0
    assert "… " in told and told.endswith("\r\x1b[K")


def test_no_colour_codes_reach_a_pipe(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "")
    ran = run(project, "check")
    assert ran.status == 0 and "\x1b" not in ran.out + ran.err and ran.err
