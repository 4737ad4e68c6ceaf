"""Two folders made with `new`, under one name, with equal ids of facts, in one collection: nothing of one touches the other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.anki.collection import Student
from tests.anki.conftest import RELEASE_1, RELEASE_2
from tests.core.small import run
from zhongbu_quiz.exports.anki import ids
from zhongbu_quiz.exports.anki.apkg_reader import Packed, read_package
from zhongbu_quiz.identity import Identity, load_identity
from zhongbu_quiz.workbook.seeds import load_seeds

OURS = re.compile("中部|zhongbu", re.IGNORECASE)
RIGHT, WRONG = "成功发射", "首次发射"


@dataclass(frozen=True)
class Teacher:
    """One folder of `new`, and two releases of its deck: the second changes the words of the facts and the language on the cards."""

    folder: Path
    project: Identity
    first: Path
    second: Path

    def notes(self) -> Packed:
        """What the first release holds."""
        return read_package(self.first)


def teacher(folder: Path, words: str) -> Teacher:
    """A folder made by the real command, its facts in YAML (so that a test can change them), built twice."""
    assert run(folder.parent, "new", folder.name, "--quiet").status == 0
    (folder / "seeds/facts.xlsx").unlink()
    text = (folder / "yaml-example/facts.yaml").read_text(encoding="utf-8")
    deck = folder / "decks/my-set.yaml"
    said = deck.read_text(encoding="utf-8").replace("outputs: [anki, paper, key]", "outputs: [anki]\nanki: {cards: all}")
    deck.write_text(said, encoding="utf-8")
    made = []
    for out, time, change in (("one", RELEASE_1, ""), ("two", RELEASE_2, "并取得圆满成功")):
        changed = text.replace(RIGHT, words).replace("航天员是杨利伟", f"航天员是杨利伟{change}")
        (folder / "seeds/facts.yaml").write_text(changed, encoding="utf-8")
        if change:  # and the looks of the cards
            about = folder / "project.yaml"
            about.write_text(about.read_text(encoding="utf-8").replace("language: zh", "language: en"), encoding="utf-8")
        ran = run(folder, "build", "--out", out, now=time)
        assert ran.status == 0, ran.err
        (package,) = (folder / out).glob("*.apkg")
        made.append(package)
    return Teacher(folder, load_identity(folder / "project.yaml"), *made)


def looks(student: Student) -> dict[int, str]:
    """The fronts of all note types by id."""
    models = student.collection.models
    models._clear_cache()
    return {kind["id"]: kind["tmpls"][0]["qfmt"] for kind in models.all()}


@pytest.fixture(scope="module")
def teachers(tmp_path_factory: pytest.TempPathFactory) -> tuple[Teacher, Teacher]:
    """Two teachers who both call their folder my-set."""
    one, two = (tmp_path_factory.mktemp(name) / "my-set" for name in ("one", "two"))
    return teacher(one, RIGHT), teacher(two, WRONG)


@pytest.fixture(params=["first", "second"])
def order(request: pytest.FixtureRequest, teachers: tuple[Teacher, Teacher]) -> tuple[Teacher, Teacher]:
    """Whose deck the student imports first."""
    return teachers if request.param == "first" else (teachers[1], teachers[0])


def test_equal_ids_of_facts_are_the_premise(teachers: tuple[Teacher, Teacher]) -> None:
    one, two = ([fact.record for fact in load_seeds([t.folder / "seeds/facts.yaml"]).facts] for t in teachers)
    assert [fact.id for fact in one] == [fact.id for fact in two] and "e001" in {fact.id for fact in one}
    assert one != two
    fields = [{note.fields[0] for note in t.notes().notes.values()} for t in teachers]
    assert fields[0] & fields[1], "the same items, as far as their ids say"


def test_every_note_is_separate_and_keeps_its_schedule(student: Student, order: tuple[Teacher, Teacher]) -> None:
    mine, hers = order
    first = student.take(mine.first, presets=True)
    guids = set(mine.notes().notes)
    assert first.new == len(guids) > 30
    student.review_all()
    reviewed = student.schedule()
    student.study(next(iter(guids)))
    studied = student.schedule()
    assert studied != reviewed

    second = student.take(hers.first, presets=True)
    assert (second.updated, second.duplicate, second.conflicting) == (0, 0, 0)
    assert second.new == len(hers.notes().notes)
    assert student.collection.note_count() == first.new + second.new
    assert {card: student.schedule()[card] for card in studied} == studied
    for guid, note in mine.notes().notes.items():
        assert tuple(student.note(guid).values()) == note.fields
        assert student.tags(guid) == set(note.tags)

    again = student.take(hers.first, presets=True)
    assert (again.new, again.updated) == (0, 0)
    assert {card: student.schedule()[card] for card in studied} == studied
    assert not student.collection.get_empty_cards().notes


def test_an_update_of_one_leaves_the_other_alone(student: Student, order: tuple[Teacher, Teacher]) -> None:
    mine, hers = order
    for one in order:
        student.take(one.first, presets=True)
    student.review_all()
    schedule, notes = student.schedule(), mine.notes().notes
    kinds = looks(student)
    update = student.take(hers.second, presets=True)
    assert (update.new, update.conflicting) == (0, 0) and update.updated == len(hers.notes().notes)
    assert student.schedule() == schedule, "all schedules are kept, of what changed and of what did not"
    for guid, note in notes.items():
        assert tuple(student.note(guid).values()) == note.fields
    assert looks(student).keys() == kinds.keys(), "nothing forked"
    changed = {number for number, look in looks(student).items() if look != kinds[number]}
    used = {note.type for note in hers.notes().notes.values()}
    assert changed == {ids.note_type_id(hers.project, key) for key in used}


def test_decks_tags_and_presets_are_hers(student: Student, order: tuple[Teacher, Teacher]) -> None:
    for one in order:
        student.take(one.first, presets=True)
    collection = student.collection
    presets = {preset["name"]: preset["id"] for preset in collection.decks.all_config()}
    for one in order:
        project = one.project
        tree = [deck for deck in collection.decks.all() if deck["name"].split("::")[0] == project.title]
        assert {deck["conf"] for deck in tree} == {ids.preset_id(project)} == {presets[project.preset]}
        places = str(tuple(deck["id"] for deck in tree)).replace(",)", ")")
        inside = set(collection.db.list(f"select nid from cards where did in {places}"))  # type: ignore[union-attr]
        guids = set(collection.db.list("select guid from notes where id in " + str(tuple(inside))))  # type: ignore[union-attr]
        assert guids == set(one.notes().notes)
        for guid in guids:
            tags = student.tags(guid)
            assert tags and all(tag.startswith(f"{project.tag_root}::") for tag in tags)
    assert len({one.project.tag_root for one in order} | {one.project.preset for one in order}) == 2


def test_nothing_is_called_after_the_subject_that_ships(student: Student, teachers: tuple[Teacher, Teacher]) -> None:
    for one in teachers:
        for package in (one.first, one.second):
            assert not OURS.search(package.name)
            student.take(package, presets=True)
    told = [words for words in student.words() if OURS.search(words)]
    assert told == []
    assert sum("航天" in words for words in student.words()) > 50, "the test looks where the words are"


def test_a_previous_release_of_another_project_is_refused(teachers: tuple[Teacher, Teacher], tmp_path: Path) -> None:
    one, two = teachers
    target = tmp_path / "new.apkg"
    ran = run(one.folder, "anki", "my-set", "-o", str(target), "--previous", str(two.first))
    assert ran.status == 2 and f"holds notes of another project ({two.project.name} 填空" in ran.err
    assert f"this one is {one.project.name}; give the previous release of the same project" in ran.err
    assert not target.exists()
    assert run(one.folder, "anki", "my-set", "-o", str(target), "--previous", str(one.first)).status == 0


def test_decks_of_two_projects_have_nothing_to_compare(teachers: tuple[Teacher, Teacher]) -> None:
    one, two = teachers
    ran = run(one.folder, "diff", str(one.first), str(two.first))
    assert ran.status == 2 and "is of another project than" in ran.err
    assert "0 added, " in run(one.folder, "diff", str(one.first), str(one.second)).out
