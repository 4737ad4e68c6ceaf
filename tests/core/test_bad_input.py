"""Wrong files: each gets `path:line: what is wrong, and what to write instead`, all at once, status 2, and nothing is written.

A row bends one line of a project that is right. `at` is a text of the line that the message must name.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.core.small import DECK, FACTS, FILES, MODEL, files_in, run, write_project

SEEDS, SET, OWN = "seeds/facts.yaml", "decks/set.yaml", "templates/questions/own-date.yaml"


class Row(NamedTuple):
    """One way to be wrong: in `file`, `old` becomes `new`; the message stands at the line that holds `at` ("": the last).

    Words that end in … are the beginning of the message.
    """

    name: str
    file: str
    old: str
    new: str
    at: str
    words: str


EVENT_KEYS = "actor, action, actor_type, matter, tags …"
SYNTAX = "check indentation, colons and quotes on this line and the one before"
NO_TEMPLATE_CODE = "is not read in item models; use plain names such as {{ date }}, text and {% if %}"

# fmt: off
ROWS = [
    # Broken YAML
    Row("tab for indentation", SEEDS, "    kind: event\n    date: 2007-01", "\tkind: event\n    date: 2007-01",
        "\tkind: event", "is indented with a Tab, which YAML does not take; write two spaces instead"),
    Row("quote left open", SET, "title: 甲地练习", 'title: "甲地练习', 'title: "甲地练习',
        "opens a quotation mark that this line does not close; close it at the end of the value, or write the value without the marks"),
    Row("a colon in a bare text", SET, "title: 甲地练习", "title: 甲地: 练习", "title: 甲地: 练习",
        f"is not valid YAML: mapping values are not allowed in this context; {SYNTAX}"),
    Row("two documents", SET, "points: {cloze: 2}", "---\npoints: {cloze: 2}", "---",
        "a second YAML document starts here; keep one document a file (remove ---)"),
    Row("an alias", SET, "counts: {cloze: 3}\npoints: {cloze: 2}", "counts: &c {cloze: 3}\npoints: *c",
        "points: *c", "the alias *c is not read; write the value out"),
    Row("a tag that makes Python objects", SET, "title: 甲地练习", "title: !!python/object/apply:os.getcwd []",
        "title: !!python", "the tag tag:yaml.org,2002:python/object/apply:os.getcwd is not read; remove it"),
    Row("nested without end", SET, "counts: {cloze: 3}", "counts: " + "[" * 5000, "counts: [[",
        "is nested too deeply; flatten it"),
    # Wrong shape
    Row("facts are no list", SEEDS, FACTS[: FACTS.index("documents:")], "facts: {id: ev-plan}\n", "facts: {id",
        "`facts` must be a list; start each entry with -"),
    Row("a fact is a text", SEEDS, "  - id: st-grain", "  - 河南粮食\n  - id: st-grain", "  - 河南粮食",
        "a fact must be `key: value` lines, with `id`, `kind` and the rest"),
    Row("a file of facts is a list", SEEDS, FACTS, "- id: ev-plan\n- id: ev-office\n", "- id: ev-plan",
        "must hold `facts:` with a list of facts (or `documents:`)"),
    Row("an empty file", SEEDS, FACTS, "", "", "must hold `facts:` with a list of facts (or `documents:`)"),
    Row("a deck is a text", SET, DECK, "甲地练习\n", "甲地练习",
        "must be `key: value` lines (got a text); write the fields of it"),
    Row("outputs are no list", SET, "outputs: [anki, paper, key]", "outputs: {anki: 1}", "outputs: {anki",
        "`outputs` must be a list (got keys and values); write `[a, b]` or lines that start with -"),
    Row("a source is a text", SEEDS, "source: {document: 小史, section: 起步, evidence: [2007年1月, 国家发改委, 促进甲地崛起办公室]}",
        "source: 小史", "source: 小史", "`source` must be `key: value` lines (got a text); write a colon and a space between the two"),
    Row("one fragment of evidence", SEEDS, "[2007年1月, 国家发改委, 促进甲地崛起办公室]", "[2007年1月]", "[2007年1月]",
        "`source.evidence` has 1 entries; write at least 2"),
    Row("a fragment that is too long", SEEDS, "[2007年1月, 国家发改委, 促进甲地崛起办公室]", f"[2007年1月, {'长' * 41}]", "长长",
        "`source.evidence.2`: is longer than 40 characters; cite a shorter fragment"),
    Row("a field left empty", SEEDS, "actor: 国家发改委", "actor:", "    actor:\n",
        "`actor` must be text (got an empty value); write a text or remove the line"),
    Row("a field left out", SEEDS, "    actor: 国家发改委\n", "", "  - id: ev-office",
        "`actor` is missing; add `actor:`"),
    Row("a count that is no number", SET, "counts: {cloze: 3}", "counts: {cloze: drei}", "counts:",
        "`counts.cloze` is 'drei'; write a whole number"),
    Row("a count of nothing", SET, "counts: {cloze: 3}", "counts: {cloze: 0}", "counts:",
        "`counts.cloze` is '0'; it should be greater than or equal to 1"),
    Row("points that are no number", SET, "points: {cloze: 2}", "points: {cloze: nan}", "points:",
        "`points.cloze`: must be a number of points, such as 2 or 2.5"),
    Row("points that do not add up", SET, "points: {cloze: 2}", "points: {cloze: 2}\ntotal: 100", "total:",
        "counts times points make 6, but `total` says 100; mend one of them"),
    # Unknown and doubled keys
    Row("an unknown key", SEEDS, "    actor: 国家发改委", "    actors: 国家发改委\n    actor: 国家发改委", "    actors:",
        f"unknown key 'actors'; allowed here: {EVENT_KEYS}"),
    Row("an unknown key inside", SEEDS, "section: 起步, evidence: [2007年1月", "page: 3, section: 起步, evidence: [2007年1月", "page: 3",
        "unknown key 'page'; allowed here: document, section, evidence"),
    Row("an unknown key of a file", SEEDS, "documents:\n", "fakten: []\ndocuments:\n", "fakten:",
        "unknown key 'fakten'; allowed here: facts, documents"),
    Row("a doubled key", SEEDS, "    actor: 国家发改委", "    actor: 国家发改委\n    actor: 国务院", "    actor: 国务院\n    action: 设立",
        "the key 'actor' stands twice (first on line 16); remove one"),
    Row("a key that is no word", SET, "counts: {cloze: 3}", "counts: {[cloze]: 3}", "counts:",
        "a key must be a word; write `key: value`"),
    # Unknown kinds
    Row("an unknown kind of fact", SEEDS, "  - id: ev-office\n    kind: event", "  - id: ev-office\n    kind: evnt", "kind: evnt",
        "unknown kind 'evnt'; write one of event, slogan, statistic, attribute, term, question"),
    Row("no kind", SEEDS, "  - id: ev-office\n    kind: event", "  - id: ev-office", "  - id: ev-office",
        "`kind` is missing; write one of event, slogan, statistic, attribute, term, question"),
    Row("an unknown kind of fact in a deck", SET, "  item_kinds:", "  kind: evnt\n  item_kinds:", "  kind: evnt",
        "`select.kind.1`: 'evnt' is no kind of fact; write one of event, slogan, statistic, attribute, term, question"),
    Row("an unknown kind of item in a deck", SET, "counts: {cloze: 3}", "counts: {close: 3}", "counts:",
        "unknown key 'close'; write one of 'single_choice', 'multiple_choice', 'true_false', 'cloze', "
        "'fill_blank', 'matching', 'ordering' or 'short_answer'"),
    Row("an unknown output", SET, "outputs: [anki, paper, key]", "outputs: [anki, papyrus]", "outputs:",
        "`outputs.2`: there is no output 'papyrus'; write one of paper, anki, anki-text, key, teacher, …"),
    Row("an unknown aspect", SEEDS, "aspect: level", "aspect: levl", "aspect: levl",
        "`aspect` is 'levl'; write one of 'level', 'share', 'growth', 'change', 'rank' or 'ratio'"),
    Row("an unknown kind of item in a model", OWN, "kind: fill_blank", "kind: cloz", "kind: cloz",
        "`kind` is 'cloz'; write one of 'single_choice', 'multiple_choice', 'true_false', 'cloze', "
        "'fill_blank', 'matching', 'ordering' or 'short_answer'"),
    # Impossible dates
    Row("no such month", SEEDS, "date: 2007-01", "date: 2007-13", "date: 2007-13",
        "`date`: '2007-13' has no such month; months go from 01 to 12"),
    Row("no such day", SEEDS, "date: 2006-04-15", "date: 2006-02-29", "date: 2006-02-29",
        "`date`: '2006-02-29' is not a day of the calendar; mend the date"),
    Row("a date in words", SEEDS, "date: 2007-01", "date: 去年1月", "date: 去年1月",
        "`date`: '去年1月' is not a date; write 2004, 2004年3月…"),
    Row("a month that is none, in full-width digits", SEEDS, "date: 2007-01", "date: ２００７年１３月", "date: ２００７",
        "`date`: '２００７年１３月' has no such month; months go from 01 to 12"),
    Row("an end before its start", SET, "  item_kinds:", "  period: 2020/2016\n  item_kinds:", "period:",
        "`select.period`: the period '2020/2016' ends before it starts; put the earlier date first"),
    # Numbers and units
    Row("another unit than printed", SEEDS, "unit: 亿斤", "unit: 万吨", "  - id: st-grain",
        "the unit '万吨' does not stand in `written` '1324.9亿斤'; copy the unit that follows the number"),
    Row("a unit that the aspect cannot have", SEEDS, "unit: 亿斤\n    aspect: level", "unit: 亿斤\n    aspect: growth", "  - id: st-grain",
        "a growth cannot have the unit '亿斤'; write the unit that follows the number"),
    Row("another number than printed", SEEDS, "value: 1324.9", "value: 1324", "  - id: st-grain",
        "`value` '1324' does not stand in `written` '1324.9亿斤'; copy the number as printed"),
    Row("a value that is no number", SEEDS, "value: 1324.9", "value: 1.3e3", "  - id: st-grain",
        "'1.3e3' is not a number; write digits such as 13.78, or a fraction such as 1/4"),
    Row("a figure without a time", SEEDS, "    period: 2023\n", "", "  - id: st-grain",
        "has no `period`; where the text gives none, write `as_of:` with the date of the text, or `attributed: true` for a size"),
    Row("a share of nothing", SEEDS, "aspect: level", "aspect: share", "  - id: st-grain",
        "a share needs `whole`: what it is a share of, such as 全国"),
    # Identity and references
    Row("a doubled id", SEEDS, "id: ev-office", "id: ev-plan", "  - id: ev-plan\n    kind: event\n    date: 2007-01",
        "the id 'ev-plan' is already used in facts.yaml:2; remove one of the two, or give it another id (where there is no column for it, the id "
        "is made of what names the fact: write there what sets it apart)"),
    Row("an id with a space", SEEDS, "id: ev-office", "id: ev office", "id: ev office",
        "`id`: must be letters, digits, - and . without spaces, such as st-2023-coal"),
    Row("two parts with one number", SEEDS, "{n: 2, text: 能源原材料基地}", "{n: 1, text: 能源原材料基地}", "  - id: sl-base",
        "two parts have the same number `n`; give each its own"),
    Row("an event that there is not", SEEDS, "issued_in: ev-plan", "issued_in: ev-plam", "  - id: sl-base",
        "`issued_in` names the fact 'ev-plam', which is no event here; mend the id"),
    Row("a section that there is not", SEEDS, "section: 推进, evidence: [2023年", "section: 后记, evidence: [2023年", "  - id: st-grain",
        "the document '小史' has no section '后记'; write one of 起步, 推进"),
    Row("a wording with an unknown slot", SEEDS, "    aspect: level", "    aspect: level\n    wording: '{regoin}丰收'", "  - id: st-grain",
        "`wording` uses {regoin}, which this fact does not have; allowed: document, figure, indicator, period, region, unit"),
    # Decks that cannot be drawn
    Row("a deck that selects nothing", SET, "  item_kinds:", "  tags: [历史]\n  without_tags: [历史]\n  item_kinds:", "select:",
        "`select` admits no fact; loosen it (zhongbu-quiz facts lists what there is)"),
    Row("a tag that nothing has", SET, "  item_kinds:", "  tags: [成就::煤炭]\n  item_kinds:", "tags:",
        "there is no tag “成就::煤炭”; write one of: 历史, 历史::起步, 历史::推进, 历史::提法, 成就, 成就::粮食"),
    Row("a deck that selects facts without items", SET, "[single_choice, cloze]", "[matching]", "counts:",
        "`select.item_kinds` leaves cloze out, so none can be drawn; add it there, or remove it here"),
    # Item models
    Row("template syntax", OWN, "{{ blank }}", "{{ blank }", "{{ blank }。",
        "`stem`: template syntax: unexpected '}'; check the braces {{ }}"),
    Row("an undefined name", OWN, "{{ deed }}", "{{ dead }}", "{{ dead }}",
        "`stem`: the name 'dead' is not known here; allowed: action, actor, …"),
    Row("Python internals by attribute", OWN, "{{ deed }}", "{{ deed.__class__.__mro__ }}", "__class__",
        f"`stem`: getattr {NO_TEMPLATE_CODE}"),
    Row("Python internals by key", OWN, "{{ deed }}", "{{ deed['__class__'] }}", "__class__",
        f"`stem`: getitem {NO_TEMPLATE_CODE}"),
    Row("Python internals by a filter", OWN, "{{ deed }}", "{{ deed|attr('__class__') }}", "__class__",
        "`stem`: the filter 'attr' is not read; allowed: default, length, lower, replace, trim, upper"),
    Row("a test that Jinja does not know", OWN, "{{ deed }}", "{% if deed is old %}{{ deed }}{% endif %}", "is old",
        "`stem`: the test 'old' is not read; allowed: defined, undefined"),
    Row("a call", OWN, "{{ deed }}", "{{ cycler() }}", "cycler", f"`stem`: call {NO_TEMPLATE_CODE}"),
    Row("a loop", OWN, "{{ deed }}", "{% for a in deed %}{% for b in deed %}{{ a }}{% endfor %}{% endfor %}", "{% for a",
        f"`stem`: for {NO_TEMPLATE_CODE}"),
    Row("a file of another's", OWN, "{{ deed }}", "{% include '/etc/passwd' %}", "/etc/passwd",
        f"`stem`: include {NO_TEMPLATE_CODE}"),
    Row("a text that grows", OWN, "{{ deed }}", "{{ deed * 999999999 }}", "999999999", f"`stem`: mul {NO_TEMPLATE_CODE}"),
    Row("a stem without a gap", OWN, "{{ blank }}", "某日", "stem: |",
        "`stem`: has no gap; write {{ blank }} where the answer stands"),
    Row("an unknown slot", OWN, "asks: date", "asks: weather", "asks: weather",
        "`asks`: unknown slot 'weather'; these facts have: action, actor, content, date, deed, document_number, object, place"),
    Row("an id that is not the file's", OWN, "id: own-date", "id: my-date", "id: my-date",
        "the id 'my-date' must be the name of the file; write 'own-date'"),
    Row("a choice without options", OWN, "kind: fill_blank", "kind: single_choice", "kind: single_choice",
        "a choice needs `options:`, where its distractors come from: siblings, ladder, …"),
]
# fmt: on


def _line(text: str, at: str) -> int:
    return text[: text.index(at) if at else len(text)].count("\n") + 1


@pytest.mark.parametrize("row", ROWS, ids=[row.name for row in ROWS])
def test_each_mistake_is_told_with_its_line(row: Row, tmp_path: Path) -> None:
    text = FILES[row.file]
    assert text.count(row.old) == 1, "the row must bend one place"
    bent = text.replace(row.old, row.new)
    folder = write_project(tmp_path, {row.file: bent})
    before = files_in(folder)
    ran = run(folder, "build")
    first, last = ran.err.splitlines()
    told = f"{row.file}:{_line(bent, row.at)}: {row.words}"
    assert first == told or (told.endswith("…") and first.startswith(told[:-1]))
    assert last == "1 problem; nothing was written"
    assert (ran.status, ran.out) == (2, "")
    assert files_in(folder) == before


def test_names_of_rows_are_unique() -> None:
    assert len({row.name for row in ROWS}) == len(ROWS)


COMMANDS = [
    ["build"], ["build", "set"], ["anki", "set"], ["worksheet", "set"], ["items", "set"], ["items", "set", "--all"], ["check"],
]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_tells_all_mistakes_of_all_files_at_once(command: list[str], tmp_path: Path) -> None:
    """Two mistakes in each of four files: eight lines, sorted by place, whatever was asked."""
    folder = write_project(
        tmp_path,
        {
            SEEDS: FACTS.replace("2007-01", "2007-13", 1).replace("    actor: 国务院\n", "", 1),
            "seeds/more.yaml": "facts:\n  - id: x\n    kind: evnt\n  - 甲\n",
            SET: DECK.replace("cloze: 3", "cloze: drei").replace("title: 甲地练习\n", ""),
            OWN: MODEL.replace("{{ deed }}", "{{ dead }}").replace("asks: date", "asks: weather"),
        },
    )
    before = files_in(folder)
    ran = run(folder, *command)
    told = [line.split(": ")[0] for line in ran.err.splitlines()]
    assert told[:-1] == [
        "decks/set.yaml:1", "decks/set.yaml:3", "seeds/facts.yaml:15", "seeds/facts.yaml:23", "seeds/more.yaml:3",
        "seeds/more.yaml:4", "templates/questions/own-date.yaml:4", "templates/questions/own-date.yaml:7",
    ]  # fmt: skip
    assert told[-1] == "8 problems; nothing was written"
    assert (ran.status, ran.out) == (2, "")
    assert files_in(folder) == before


def test_facts_command_refuses_wrong_facts(tmp_path: Path) -> None:
    folder = write_project(tmp_path, {SEEDS: FACTS.replace("2007-01", "2007-13", 1)})
    ran = run(folder, "facts", "--format", "jsonl")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("seeds/facts.yaml:15: `date`: '2007-13'")


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
@pytest.mark.parametrize("name", [SEEDS, SET, OWN])
def test_a_file_as_chinese_editors_save_it(name: str, encoding: str, tmp_path: Path) -> None:
    """Notepad and WPS on a Chinese Windows: what is read is the same, whatever the encoding."""
    texts = {SEEDS: FACTS, SET: DECK, OWN: MODEL}
    plain = run(write_project(tmp_path / "plain"), "items", "set", "--all")
    ran = run(write_project(tmp_path / "saved", {name: texts[name].encode(encoding)}), "items", "set", "--all")
    assert (ran.status, ran.out) == (0, plain.out) and plain.out


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        (SEEDS, FACTS.encode().replace("国家发改委".encode(), b"\xb9\xfa\xbc\xd2", 1),
         "seeds/facts.yaml:16: is not UTF-8; save the file with the encoding UTF-8"),
        (SET, b"title: a\nsubtitle: \xff\xfe\n", "decks/set.yaml:2: is not UTF-8; save the file with the encoding UTF-8"),
        (SET, b"title: a\nsubtitle: \x00\n", "decks/set.yaml:1: is not UTF-8; save the file with the encoding UTF-8"),
        (SET, DECK.replace("title: ", "title：").encode(),
         "decks/set.yaml:1: has the Chinese colon ： behind its key, or no space behind the colon; write `: `, a plain colon and a space; "
         "write this line so: title: 甲地练习"),
        (SET, DECK.replace("  item_kinds", "\titem_kinds").encode(),
         "decks/set.yaml:3: is indented with a Tab, which YAML does not take; write two spaces instead"),
    ],
    ids=["facts with a word in GBK", "a deck with stray bytes", "zero bytes", "a Chinese colon", "a Tab"],
)  # fmt: skip
def test_a_file_that_no_editor_means_so(name: str, data: bytes, words: str, tmp_path: Path) -> None:
    ran = run(write_project(tmp_path, {name: data}), "build")
    assert (ran.status, ran.out) == (2, "")
    *said, last = ran.err.splitlines()
    assert said == [words] and last.endswith("; nothing was written")


def test_a_file_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    assert run(write_project(tmp_path, {SET: DECK.encode("utf-8-sig")}), "items", "set").status == 0


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (["items", "decks/none.yaml"], "decks/none.yaml: there is no such deck file; check the path"),
        (["build", "set", "nowhere"], "there is no deck 'nowhere'; write a path, or one of: set (7 more ship with the program)"),
        (["anki", "nowhere"], "there is no deck 'nowhere'; write a path, or one of: set (7 more ship with the program)"),
        (["check", "decks/none.yaml"], "decks/none.yaml: there is no such file, folder or deck; the decks are set ("),
        (["check", "--against", "none.txt"], "none.txt: there is no such file; check the name"),
        (
            ["check", "--against", "seeds"],
            "seeds: cannot be read (Is a directory); check that it is a file you may read",
        ),
        (["items", "set", "--format", "xml"], "--format xml: write one of table, jsonl"),
        (["check", "--format", "jsonl"], "--format jsonl: write one of table, json"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_what_is_not_there(command: list[str], words: str, tmp_path: Path) -> None:
    folder = write_project(tmp_path)
    before = files_in(folder)
    ran = run(folder, *command)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(words)
    assert files_in(folder) == before


def test_a_folder_where_a_file_should_be_is_told_with_the_rest(tmp_path: Path) -> None:
    folder = write_project(tmp_path, {SET: DECK.replace("cloze: 3", "cloze: drei")})
    (folder / "seeds" / "more.yaml").mkdir()
    told = run(folder, "build").err.splitlines()
    assert told[:2] == [
        "decks/set.yaml:4: `counts.cloze` is 'drei'; write a whole number",
        "seeds/more.yaml: cannot be read (Is a directory); check that it is a file you may read",
    ]


@pytest.mark.parametrize("command", [["build"], ["anki", "set"], ["worksheet", "set"], ["items", "set"]], ids=" ".join)
def test_a_deck_that_asks_for_too_many_says_how_many_there_are(command: list[str], tmp_path: Path) -> None:
    folder = write_project(tmp_path, {SET: DECK.replace("cloze: 3", "cloze: 400")})
    before = files_in(folder)
    ran = run(folder, *command)
    assert (ran.status, ran.out) == (2, "")
    asked = r"decks/set\.yaml:4: `counts\.cloze` asks for 400 cloze items, but only (\d+) of (\d+) can stand on one paper together; write \1 or less"
    told = re.match(asked, ran.err)
    assert told
    listed = run(folder, "items", "set", "--all", "--format", "jsonl")
    assert listed.status == 0
    assert int(told[2]) == listed.out.count('"kind": "cloze"')
    assert files_in(folder) == before
    write_project(tmp_path, {SET: DECK.replace("cloze: 3", f"cloze: {told[1]}")})
    assert run(folder, *command).status == 0


def test_one_deck_that_cannot_be_drawn_keeps_the_others_from_being_written(tmp_path: Path) -> None:
    many, none = DECK.replace("cloze: 3", "cloze: 400"), DECK.replace("select:", "select:\n  regions: [西藏]")
    folder = write_project(tmp_path, {"decks/y-many.yaml": many, "decks/z-none.yaml": none})
    before = files_in(folder)
    ran = run(folder, "build")
    assert ran.status == 2
    assert "decks/y-many.yaml" in ran.err and "decks/z-none.yaml" in ran.err
    assert files_in(folder) == before


@pytest.mark.parametrize("place", ["decks/set.yaml/below", "/proc/none", "/dev/null/none"])
@pytest.mark.parametrize(
    "command",
    [["build", "--out"], ["anki", "set", "-o"], ["worksheet", "set", "-o"]],
    ids=["build", "anki", "worksheet"],
)
def test_a_place_that_cannot_be_written(command: list[str], place: str, tmp_path: Path) -> None:
    folder = write_project(tmp_path)
    before = files_in(folder)
    ran = run(folder, *command, place if command[0] != "anki" else f"{place}/x.apkg")
    assert (ran.status, ran.out) == (2, "")
    stands = place.removesuffix("/none" if place.startswith("/dev") else "/below")
    refused = rf"{re.escape(place)}\S*: cannot (be written|write here) \(.*; choose another (place|folder) with -o"
    assert re.match(rf"{refused}|{re.escape(stands)}: is a file, and a folder is wanted", ran.err)
    assert files_in(folder) == before


def test_an_output_that_is_a_folder(tmp_path: Path) -> None:
    folder = write_project(tmp_path)
    (folder / "set.apkg").mkdir()
    ran = run(folder, "anki", "set")
    assert ran.status == 2
    assert ran.err.startswith("set.apkg: is a folder, and one file is written; write the file in it: -o set.apkg/set.apkg")
    assert [path.name for path in (folder).iterdir() if path.name.startswith(".")] == []
