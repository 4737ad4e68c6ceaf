"""A student of the decks that ship lives through three releases, in two versions of Anki: what is hers stays, what is ours is mended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from zlib import crc32

import pytest

from tests.anki.conftest import OURS
from tests.anki.our_releases import GONE, LONGER, RETURNING, REWORDED, REWORDED_LATE, Release
from tests.anki.two_ankis import CardName, RealAnki, State, shown
from zhongbu_quiz.exports.anki.apkg_reader import PackedNote
from zhongbu_quiz.exports.anki.ids import CLOZE, NOTE_TYPES, cloze_guid, is_retired

DECKS = {"whole": ("core", "all", "henan-anhui"), "small": ("core", "exam")}
"""What two students have. In small decks notes are few, and what they could show is asked by other decks."""
HER_TAG = "我的::难点"
HER_DECK = "我的牌组"
HER_WORDS = "老师说这里常考"
HER_MENDING = "（我改的）"
PERSONAL = (HER_TAG, "marked", "leech")
DAYS_AFTER = 10
"""Days between a release and what she does to its notes."""
MOST_KEPT = 0.99


@dataclass(frozen=True)
class Update:
    """One release in place of another: her collection when she has done this and that to the old one, and after the new one."""

    decks: tuple[str, ...]
    number: int
    old: Release
    new: Release
    unasked: set[CardName]
    before: State
    after: State
    conflicts: int
    faults: list[str]

    def unchanged(self) -> set[str]:
        """Her notes that say the same in both releases."""
        new = self.new.notes(*self.decks)
        return {guid for guid, note in self.old.notes(*self.decks).items() if guid in new and same(note, new[guid])}

    def corrected(self) -> set[str]:
        """Her notes that do not."""
        return self.old.notes(*self.decks).keys() & self.new.notes(*self.decks).keys() - self.unchanged()


def same(one: PackedNote, two: PackedNote) -> bool:
    """Whether two releases of a note say the same; a picture that is drawn of other facts too is no change."""
    drawn = NOTE_TYPES[one.type].place("图示")
    fields = [[text for place, text in enumerate(note.fields) if place != drawn] for note in (one, two)]
    return fields[0] == fields[1] and one.tags == two.tags


def some(names: Iterable[str], every: int, why: str) -> list[str]:
    """One of `every` names; which ones hangs on the names alone."""
    return [name for name in sorted(names) if crc32(f"{why}|{name}".encode()) % every == 0]


def own_field(state: State, guid: str) -> str:
    """The field that is meant for her, or else one that we have not used."""
    names = state.fields[state.notes[guid]["type"]]
    return next((name for name in names if name == "我的笔记"), None) or next(name for name in names if name.startswith("备用"))


def live_some_days(student: RealAnki, state: State, number: int) -> tuple[State, set[CardName]]:
    """What she does after release `number`; her collection then, and the cards that came of her work in the editor."""
    guids, cards = list(state.notes), {f"{guid} {place}": (guid, place) for guid, place in state.cards}
    for rating, every in (("good", 3), ("again", 9), ("easy", 11)):
        student.answer((cards[name] for name in some(cards, every, f"{rating} {number}")), rating)
        student.forward(2)
    student.tag(some(guids, 5, "tag"), HER_TAG)
    student.tag(some(guids, 11, "marked"), "marked")
    student.tag(some(guids, 13, "leech"), "leech")
    student.flag([cards[name] for name in some(cards, 7, f"flag {number}")], number)
    student.suspend([cards[name] for name in some(cards, 17, "suspend")])
    student.move([cards[name] for name in some(cards, 19, "move")], HER_DECK)
    before = student.state()
    texts = {guid: {own_field(state, guid): HER_WORDS} for guid in some(guids, 9, "words")}
    for guid in some((guid for guid in guids if "填空" in state.notes[guid]["type"]), 9, "mend"):
        texts.setdefault(guid, {})["正文"] = state.field(guid, "正文").removesuffix(HER_MENDING) + HER_MENDING
    student.edit(texts)
    after = student.state()
    return after, after.cards.keys() - before.cards.keys()


@pytest.fixture(scope="module", params=list(DECKS))
def updates(request: pytest.FixtureRequest, anki: RealAnki, releases: tuple[Release, Release, Release]) -> list[Update]:
    """v2 over v1, v3 over v2. She takes the packages the other way round each time."""
    decks = DECKS[request.param]
    anki.back()
    for name in decks:
        anki.take(releases[0].packages[name], presets=True)
    found = []
    for number, (old, new) in enumerate(pairwise(releases), 1):
        before, unasked = live_some_days(anki, anki.state(), number)
        anki.date(old.time + DAYS_AFTER * 86_400)
        anki.check()  # the newest Anki notes here when cards were answered, which is no fault of an import
        taken = [anki.take(new.packages[name], presets=True) for name in decks[:: -1 if number % 2 else 1]]
        faults = [fault for fault in (anki.check(), *map(str, anki.empty())) if fault]
        conflicts = sum(counts["conflicting"] for counts in taken)
        found.append(Update(decks, number, old, new, unasked, before, anki.state(), conflicts, faults))
    return found


@pytest.fixture(params=[0, 1], ids=["v2", "v3"])
def update(request: pytest.FixtureRequest, updates: list[Update]) -> Iterator[Update]:
    """Each of the two updates."""
    yield updates[request.param]


def test_the_releases_change_what_they_are_meant_to(update: Update) -> None:
    old, new = update.old.notes("all"), update.new.notes("all")
    for fact_id in (REWORDED, LONGER if update.number == 1 else REWORDED_LATE):
        guid = cloze_guid(OURS, fact_id)
        assert not same(old[guid], new[guid]), fact_id
    gone, there = cloze_guid(OURS, RETURNING if update.number == 1 else GONE), cloze_guid(OURS, RETURNING)
    assert gone in update.old.live() and gone not in update.new.live()
    assert (there in update.new.live()) == (update.number == 2)
    assert new.keys() - old.keys() and len(update.unchanged()) > 0.8 * len(update.old.notes(*update.decks))


def test_every_schedule_is_kept(update: Update) -> None:
    """Also flags, what is suspended, and the deck that she put a card into."""
    before, after = update.before.schedule(), update.after.schedule()
    assert sum(reps > 0 for _, _, reps, *_ in before.values()) > 0.3 * len(before)
    assert {flags for *_, flags, _ in before.values()} >= {0, update.number}
    assert len({queue for _, _, _, queue, *_ in before.values()}) > 2 and HER_DECK in {deck for *_, deck in before.values()}
    assert not (lost := {card: (told, after.get(card)) for card, told in before.items() if after.get(card) != told}), shown(lost.items())


def test_nothing_is_doubled_or_forked(update: Update) -> None:
    assert (update.after.doubles, update.conflicts) == (0, 0)
    assert update.after.types == update.before.types and len(update.after.types) == 2
    assert not update.faults


def test_no_deck_is_empty(update: Update) -> None:
    assert update.after.empty_decks == []


def test_no_card_appears_unasked(update: Update) -> None:
    assert not update.unasked, f"the editor made {shown(update.unasked)}"
    came = update.after.cards.keys() - update.before.cards.keys()
    assert not (unasked := came - update.new.cards(*update.decks)), f"the import made {shown(unasked)}"


def test_personal_tags_of_unchanged_notes_stay(update: Update) -> None:
    hers = {guid: {*PERSONAL} & {*update.before.notes[guid]["tags"]} for guid in update.unchanged()}
    tagged = {guid for guid, tags in hers.items() if tags}
    kept = {guid for guid in tagged if hers[guid] <= {*update.after.notes[guid]["tags"]}}
    assert len(tagged) > 0.2 * len(hers)
    assert len(kept) >= MOST_KEPT * len(tagged), f"{len(kept)} of {len(tagged)}"


def test_own_words_in_unchanged_notes_stay(update: Update) -> None:
    written = {guid for guid in update.unchanged() if update.before.field(guid, own_field(update.before, guid)) == HER_WORDS}
    kept = {guid for guid in written if update.after.field(guid, own_field(update.after, guid)) == HER_WORDS}
    assert len(written) > 0.05 * len(update.unchanged())
    assert len(kept) >= MOST_KEPT * len(written), f"{len(kept)} of {len(written)}"


def test_what_she_mended_in_unchanged_notes_stays(update: Update) -> None:
    cloze = {guid for guid in update.unchanged() if update.old.notes(*update.decks)[guid].type == CLOZE}
    mended = {guid for guid in cloze if update.before.field(guid, "正文").endswith(HER_MENDING)}
    kept = {guid for guid in mended if update.after.field(guid, "正文").endswith(HER_MENDING)}
    assert len(mended) > 0.05 * len(cloze)
    assert len(kept) >= MOST_KEPT * len(mended), f"{len(kept)} of {len(mended)}"


def test_corrected_notes_are_corrected(update: Update) -> None:
    new = update.new.notes(*update.decks)
    corrected = update.corrected()
    assert corrected or update.decks == DECKS["small"]
    wrong = [
        new[guid].fields[0]
        for guid in corrected
        if update.after.notes[guid]["fields"] != list(new[guid].fields) or update.after.notes[guid]["tags"] != sorted(new[guid].tags)
    ]
    assert not wrong, shown(wrong)


def test_new_cards_arrive(update: Update) -> None:
    assert not (missing := update.new.cards(*update.decks) - update.after.cards.keys()), shown(missing)


def test_retired_is_what_no_package_has_any_more(update: Update) -> None:
    """In the packages and in her collection. A note that one deck dropped and another ships lives; when it goes from there later, only that
    other deck can say so."""
    live = update.new.live()
    wrong = [
        f"{name}: {note.fields[0]}"
        for name, notes in update.new.packed.items()
        for guid, note in notes.items()
        if is_retired(note.tags) and guid in live
    ]
    assert not wrong, shown(wrong)
    tagged = {guid for guid, note in update.after.notes.items() if is_retired(tuple(note["tags"]))}
    gone = update.after.notes.keys() - live
    assert gone or update.decks == DECKS["small"]
    assert tagged <= gone, f"alive and tagged: {shown(tagged - gone)}"
    silent = (gone & update.old.notes(*update.decks).keys()) - tagged
    assert not silent, f"gone and not tagged: {shown(silent)}"
