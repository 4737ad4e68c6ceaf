"""Questions of somebody's own: read from YAML, refused in words, and in the bank, draws, cards, keys and exports like the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.core.own import DECK, KINDS, QUESTIONS
from tests.core.small import OWN, run, write_project
from zhongbu_quiz.errors import ContentError
from zhongbu_quiz.exports.anki.notes import notes_of
from zhongbu_quiz.exports.paper.answer_side import key_texts
from zhongbu_quiz.exports.paper.headings import heading
from zhongbu_quiz.exports.quiz import Quiz
from zhongbu_quiz.exports.text import write as as_text
from zhongbu_quiz.facts import written_answers as answers
from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.items.item import Choice, Gap, Item
from zhongbu_quiz.items.printed import key_line, printed
from zhongbu_quiz.sets.cards import card_items
from zhongbu_quiz.sets.deck import load_deck
from zhongbu_quiz.sets.draw import candidates, draw
from zhongbu_quiz.sets.marking import rules_of
from zhongbu_quiz.sets.order import with_option_order
from zhongbu_quiz.studio.project import load_bank, project_at
from zhongbu_quiz.workbook.seeds import load_seeds

KEYS = {
    "own:q1": "B",
    "own:q2": "ABD",
    "own:q3": "错误",
    "own:q4": "造纸术；活字印刷术",
    "own:q5": "司马光",
    "own:q6": "1—B；2—A",
    "own:q7": "B→C→A",
    "own:q8": "吸取隋亡教训；虚心纳谏。",
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project with eight questions beside its facts."""
    return write_project(tmp_path_factory.mktemp("own"), {"seeds/own.yaml": QUESTIONS, "decks/own.yaml": DECK})


@pytest.fixture(scope="module")
def mixed(project: Path) -> Bank:
    """Its bank."""
    return load_bank(project_at(project))


@pytest.fixture(scope="module")
def own(mixed: Bank) -> dict[str, Item]:
    """Its questions by id."""
    return {item.id: item for item in mixed.items if item.origin == "author"}


def test_every_kind_becomes_an_item_with_its_key(own: dict[str, Item]) -> None:
    assert {name: key_line(item) for name, item in own.items()} == KEYS
    assert {item.kind for item in own.values()} == set(KINDS)
    assert all(item.facts == () and item.model == "own" for item in own.values())
    gap, last = own["own:q4"], own["own:q8"]
    assert isinstance(gap, Gap) and gap.accepted == (("造纸术", "造纸"), ("活字印刷术",))
    assert own["own:q6"].left == ("西汉", "北宋") and printed(own["own:q6"]).asked == "把朝代和都城连起来。"
    assert last.points == (("吸取隋亡教训", 2), ("虚心纳谏", 2)) and last.level == "理解" and last.notes == ("材料有删节。",)
    assert last.material is not None and printed(last).question.startswith("材料一：水能载舟，亦能覆舟。\n材料二")


@pytest.mark.parametrize("written", ["AC", "A、C", "a c", "Ａ，Ｃ", "C A", "A；C", "A\nC", "甲|丙"])
def test_letters_as_people_write_them(written: str) -> None:
    assert answers.places(written.split("|"), ("甲", "乙", "丙")) == (0, 2)


@pytest.mark.parametrize(("written", "right"), [("对", True), ("√", True), ("正确。", True), ("TRUE", True), ("×", False), ("错误", False)])
def test_judgements_as_people_write_them(written: str, right: bool) -> None:
    assert answers.truth((written,)) is right


@pytest.mark.parametrize("written", ["1—B；2—A", "1-B,2-A", "（1）B（2）A", "BA", "1B 2A", "长安|开封"])
def test_pairs_as_people_write_them(written: str) -> None:
    assert answers.pairs(written.split("|"), ("开封", "长安", "南京"), 2) == (1, 0)


@pytest.mark.parametrize("written", ["C→A→B", "CAB", "③①②", "3-1-2", "C、A、B", "丙|甲|乙"])
def test_orders_as_people_write_them(written: str) -> None:
    assert answers.order(written.split("|"), ("甲", "乙", "丙")) == (2, 0, 1)


@pytest.mark.parametrize(
    ("stem", "texts"),
    [
        ("首都是____。", ["首都是", "。"]),
        ("首都是（ ）。", ["首都是", "。"]),
        ("首都是（　　）吗", ["首都是", "吗"]),
        ("甲（北方）是______，乙是＿＿。", ["甲（北方）是", "，乙是", "。"]),
    ],
)
def test_gaps_as_people_write_them(stem: str, texts: list[str]) -> None:
    assert answers.split_at_gaps(stem) == texts


CHOICE = "item_kind: single_choice, stem: 甲, options: [子, 丑, 寅]"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (f"{CHOICE}, answer: D", "`answer`: is 'D', which names no option; write letters from A to C"),
        (f"{CHOICE}, answer: AB", "`answer`: names 2 options, and a single_choice has one; write one letter, or make it a multiple_choice"),
        (f"{CHOICE}, answer: AA", "`answer`: 'AA' names an option twice; write each once"),
        ("item_kind: multiple_choice, stem: 甲, options: [子, 丑], answer: A", "`answer`: names one option, and a multiple_choice has two or more"),
        ("item_kind: single_choice, stem: 甲, options: [子, 丑, 子], answer: A", "`options.3`: '子' stands twice among the entries; change one"),
        ("item_kind: single_choice, stem: 甲, options: [子], answer: A", "`options`: a single_choice has 1 options; write 2 to 26"),
        ("item_kind: true_false, stem: 甲, answer: 也许", "`answer`: is '也许'; write 对 or 错"),
        ("item_kind: true_false, stem: 甲, options: [对, 错], answer: 对", "`options`: a true_false has no options; remove them"),
        ("item_kind: fill_blank, stem: 甲, answer: 乙", "`stem`: has no gap; write ______ where the answer belongs"),
        ("item_kind: fill_blank, stem: 甲____乙____, answer: 丙", "`answer`: has 1 texts, and the stem has 2 gaps; write one text a gap"),
        ("item_kind: ordering, stem: 甲, options: [子, 丑, 寅], answer: AB", "`answer`: 'AB' does not put all 3 entries in order"),
        ("item_kind: matching, stem: 甲, left: [a, b], options: [子, 丑], answer: 1—A", "`answer`: '1—A' does not give each of the 2 left entries"),
        ("item_kind: matching, stem: 甲, options: [子, 丑], answer: AB", "`left`: a matching has a left column of two entries or more"),
        (f"{CHOICE}, answer: A, points: [[甲, 2]]", "`points`: only a written answer has parts with points"),
        (f"{CHOICE}, answer: A, colour: red", "unknown key 'colour'; allowed here: source, picture, id, kind, item_kind …"),
        ("item_kind: riddle, stem: 甲, answer: 乙", "`item_kind` is 'riddle'; write one of 'single_choice', 'multiple_choice'"),
        ("item_kind: short_answer, stem: 甲", "`answer` is missing; add `answer:`"),
    ],
)
def test_what_cannot_be_asked_is_told_with_its_line(fields: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "q.yaml"
    right = "{id: q0, kind: question, item_kind: true_false, stem: 甲, answer: 对}"
    path.write_text(f"facts:\n  - {right}\n  - {{id: q1, kind: question, {fields}}}\n")
    with pytest.raises(ContentError) as told:
        load_seeds([path])
    (found,) = told.value.problems
    assert found.line == 3 and found.message.startswith(words)


def test_an_id_stands_once_among_facts_and_questions(tmp_path: Path) -> None:
    folder = write_project(tmp_path, {"seeds/own.yaml": QUESTIONS.replace("id: q1", "id: ev-plan")})
    with pytest.raises(ContentError, match=r"the id 'ev-plan' is already used in facts\.yaml"):
        load_bank(project_at(folder))


def test_one_count_is_served_by_both(project: Path, mixed: Bank) -> None:
    """Five gaps are more than the facts of this tag have, and a tag of the questions alone finds them alone."""
    path = project / "decks" / "mixed.yaml"
    path.write_text("title: 混合\nselect: {item_kinds: [true_false, fill_blank, single_choice]}\ncounts: {single_choice: 2, true_false: 2}\n")
    seen = {item.origin for seed in range(8) for item in draw(load_deck(path), mixed, seed).forms[0].items}
    assert seen == {"author", "template"}
    path.write_text("title: 秦\nselect: {tags: [历史::秦]}\n")
    assert [item.id for item in candidates(load_deck(path), mixed)] == ["own:q1", "own:q2"]
    path.write_text("title: 史\nselect: {tags: [历史], without_tags: [历史::秦], item_kinds: [true_false]}\n")
    assert "own:q3" in [item.id for item in candidates(load_deck(path), mixed)]
    path.write_text("title: 地\nselect: {regions: [河南]}\n")
    assert all(item.origin == "template" for item in candidates(load_deck(path), mixed))


def test_a_deck_of_questions_alone_prints_two_forms(project: Path, mixed: Bank) -> None:
    forms = draw(load_deck(project / "decks/own.yaml"), mixed, forms=2).forms
    assert [sorted(item.id for item in form.items) for form in forms] == [sorted(KEYS)] * 2
    under = forms[0].parts[-1]
    assert [item.id for item in under.items] == ["own:q8"] and "本题共1小题，共4分" in heading(under, 7, rules_of()).instruction


def test_options_that_are_called_by_their_letters_stay_in_place(own: dict[str, Item]) -> None:
    free, named = own["own:q1"], own["own:q2"]
    assert isinstance(free, Choice) and not free.ascending and isinstance(named, Choice) and named.ascending
    assert all(with_option_order(named, seed) == named for seed in range(9))
    assert any(with_option_order(free, seed) != free for seed in range(9))


def test_each_is_one_note_in_anki(own: dict[str, Item], mixed: Bank) -> None:
    cards = card_items(mixed.items)
    notes = [note for note in notes_of(cards, mixed.base, OWN) if not note.main_fact]
    assert sorted(note.items for note in notes) == sorted((name,) for name in KEYS)
    assert len({note.guid for note in notes}) == len(KEYS)
    assert not any("篇目::" in tag and tag.endswith("::") for note in notes for tag in note.tags)
    assert "《资治通鉴》·唐纪" in next(note for note in notes if note.items == ("own:q8",)).fields


def test_the_key_says_that_they_are_her_own_and_the_questions_do_not(own: dict[str, Item]) -> None:
    assert all(("出处", "自编") in key_texts(item) for name, item in own.items() if name != "own:q8")
    assert ("出处", "自编，《资治通鉴》·唐纪") in key_texts(own["own:q8"])
    told = as_text(Quiz(OWN, "own", "我的卷子", tuple(own.values()))).data.decode()
    assert "自编" not in told and "自编" not in "".join(printed(item).question for item in own.values())


def test_a_project_may_hold_nothing_but_questions(tmp_path: Path) -> None:
    folder = write_project(tmp_path, {"seeds/facts.yaml": QUESTIONS, "decks/set.yaml": DECK + "outputs: [anki, text, json, html, moodle, xlsx]\n"})
    ran = run(folder, "build", "--quiet")
    assert ran.status == 0, ran.err
    assert {path.suffix for path in (folder / "build").iterdir()} >= {".apkg", ".txt", ".json", ".html", ".xml", ".xlsx"}
    assert run(folder, "check", "--quiet").status == 0
    assert run(folder, "audit", "--quiet").status == 0
