"""Who did something, and where, as the rows of a table tell it. In: a table and its plan. Out: names; what is wrong with cells is kept."""

from __future__ import annotations

import re

from zhongbu_quiz.facts.kinds.event import guessed_actor, is_office
from zhongbu_quiz.messages import _
from zhongbu_quiz.workbook.cells import cell_text
from zhongbu_quiz.workbook.tables.cell_reader import QUESTION_MARKS
from zhongbu_quiz.workbook.tables.deeds import Deed
from zhongbu_quiz.workbook.tables.doers import (
    bare_person,
    bare_place,
    is_a_body,
    is_a_way,
    named_in,
    names_in_letters,
    persons_in,
    without_land,
)
from zhongbu_quiz.workbook.tables.figure_reader import FigureReader
from zhongbu_quiz.workbook.tables.roles import Said, is_date
from zhongbu_quiz.workbook.tables.words import pairs, pattern, words

_BEHIND = re.compile(r"([^、，,；;（()）\n]+)[（(]([^（）()]+)[）)]")
_LONGEST_NAME = 3
_COUNTRY = "country"
_NUMBER = re.compile(r"[\d.]+")


def _is_a_full_name(text: str) -> bool:
    return len(text) <= _LONGEST_NAME and pattern("<surnames>").match(text) is not None


class DoerReader(FigureReader):
    """Reads the cells of one table, its persons and places as what they are."""

    def _place(self, number: int) -> str:
        """Where something happened; a way from one place to another is none, which is told."""
        column = self.plan.place
        said = bare_place(self._text(number, column), self.world.places)
        if column and said and is_a_way(said, self.world.places):
            self.seen["ways"].append(self.table.grid.called(number, column.place))
            return ""
        twice = said == self._text(number, self.plan.actor)  # 鲁国 did it, and there
        if column and said and self.plan.actor and not twice and not self.world.places.known(said) and self._is_somebody(said):
            actor = self.plan.actor
            words_of_place = _("is {got!r}, who is a person; perhaps {place} and {person} of this row have changed places; mend the row")
            told = words_of_place.format(got=said, place=column.title.text, person=actor.title.text)
            self._wrong(number, column, told)
        elif column and said and self._have_changed(number, said):
            self.seen["changed"].append(self.table.grid.called(number, column.place))
            return ""
        return said

    def _is_in_its_name(self, place: str, text: str) -> bool:
        """Whether an event opens with the place in which it happened, of which its cell names the land, too (诺曼底登陆: 法国诺曼底), or is called
        by it (洪秀全金田起义: 广西金田村)."""
        places = self.world.places
        own = [place[at:] for at in range(2, len(place) - 1) if places.known(place[:at])]
        bare = [re.escape(pattern("(?<=..)<like_places>$").sub("", name)) for name in (place, *own) if len(name) > 1]
        called = bare and pattern(f"(?:{'|'.join(bare)})(?!<named_papers>)(?:<named_by_place>|<done_as_well>)").search(text)
        return any(text.startswith(name) for name in own) or bool(called)

    def _have_changed(self, number: int, said: str) -> bool:
        """Whether a place reads like the name of a person, and the person of its row like that of a place, as where the two have changed places."""
        column, places = self.plan.actor, self.world.places
        person = self._text(number, column) if column else ""
        if not column or not person or places.known(said) or not self._reads_like_a_person(said) or self.world.persons.names_of(person):
            return False
        elsewhere = {self.table.text(row, self.plan.place.place) for row in self.table.body} if self.plan.place else set()
        named = pattern(rf"(?:.*[^\u4e00-\u9fff])?{re.escape(person)}<named_by_place>").match(self._text(number, self.plan.name))
        return places.known(person) or person in elsewhere or named is not None

    def _reads_like_a_person(self, text: str) -> bool:
        return len(text) == _LONGEST_NAME and _is_a_full_name(text) and pattern("<like_places>$").search(text) is None

    def _is_somebody(self, said: str) -> bool:
        """Whether a text is certainly the name of a person, and of no place: one with several names, or one whom other rows name as such."""
        somebody = bool(self.world.persons.names_of(said)) or said in self._all_persons()
        return somebody and said not in words("places_like_persons")

    def _is_only_a_place(self, said: str) -> bool:
        """Whether who did something is a known place, or one with the state or province that it lies in, and neither a state nor a person."""
        places = self.world.places
        parted = any(places.known(said[:at]) and places.known(said[at:]) for at in range(2, len(said) - 1))
        return (parted or places.known(said)) and places.level(said) != "country" and not self.world.persons.names_of(said)

    def _persons(self, number: int, column: Said | None) -> list[str]:
        """Who is named in the column of those who did it."""
        whole = bare_person(self._text(number, column))
        said = self._one_name(without_land(whole, self.world), column)
        if column and without_land(whole, self.world) != whole and (at := self.table.grid.called(number, column.place)) not in self.seen["of_lands"]:
            self.seen["of_lands"].append(at)
        if column is None or not said:
            return []
        if _NUMBER.fullmatch(said) or is_date(said, self.world):
            nobody = _("is {got!r}, and no person; write who it was, or leave the cell empty")
            told = self.tell(number, column.place, column.title.text, nobody.format(got=said))
            self.problems += [told] if told not in self.problems else []
            return []
        if column.title.name in words("person_titles") and self._is_only_a_place(said):
            no_person = _("is {got!r}, which is a place and no person; perhaps it belongs into another column; mend the row")
            told = self.tell(number, column.place, column.title.text, no_person.format(got=said))
            where = self._text(number, self.plan.place)
            if not (where and self._is_somebody(where)):  # else the place tells that the two have changed places
                self.problems += [told] if told not in self.problems else []
            return []
        if any(mark in said for mark in QUESTION_MARKS):
            cell = self.table.grid.called(number, column.place)
            self.seen["unsure"] += [cell] if cell not in self.seen["unsure"] else []
            return []
        cell = self._one_name(without_land(cell_text(self.table.grid.cell(number, column.place)), self.world), column)
        if names_in_letters(cell) and (called := self.table.grid.called(number, column.place)) not in self.seen["letters"]:
            self.seen["letters"].append(called)
        parts = persons_in(cell)
        return parts if all(len(part) > 1 for part in parts) else [said]  # the name of one person may be set in two (李　白)

    def _one_name(self, cell: str, column: Said | None) -> str:
        """A cell of persons without what stands in brackets behind a name, where that is another name of the person (秦始皇（嬴政）), what the
        title says in brackets, too (哥白尼（波兰） below 人物（国籍）), or a note on the person (哥伦布（意大利航海家）)."""
        titled = column is not None and column.title.text.endswith(("）", ")"))

        def without(found: re.Match[str]) -> str:
            one = titled or self.world.persons.are_one(found[1], found[2]) or self._is_a_note(found[1].strip(), found[2].strip())
            return found[1] if one else found[0]

        return _BEHIND.sub(without, cell)

    def _is_a_note(self, name: str, said: str) -> bool:
        """Whether what stands in brackets behind the name of a person tells what the person was or of which land."""
        places = self.world.places
        if is_a_body(name, places) or places.known(name) or is_office(name, self.world):
            return False
        bare = pattern("<dynasty_ends>$").sub("", said)
        of_land = said in pairs("lands_in_short") or any(places.level(said[:size]) == _COUNTRY for size in range(2, len(said) + 1))
        return of_land or bool(self.world.eras.reigns.spans(bare)) or pattern("<offices>$").search(said) is not None

    def _is_named(self, person: str, text: str) -> bool:
        """Whether a text names a person, by this name or by another one that is known."""
        bracketed = _BEHIND.fullmatch(person)
        names = (*self.world.persons.names_of(person), *(bracketed.groups() if bracketed else ()))
        return named_in(person, text) or any(len(name) > 1 and name in text for name in names)

    def _is_a_battle(self, told: Deed, place: str) -> bool:
        """Whether an event is a battle that is called by where it was (瓜达尔卡纳尔岛登陆), and no deed of whom its words open with."""
        called = told.actor
        if told.object or told.named or told.action not in words("battles"):
            return False
        a_place = self.world.places.known(called) and self.world.places.level(called) != _COUNTRY
        return a_place or called in place or pattern("<like_places>$").search(called) is not None

    def _whose_life(self) -> str:
        """The person whose life a table of events without persons tells, as the heading or the name of its sheet says (孙中山生平大事年表);
        else ""."""
        found = [pattern(r"([\u4e00-\u9fff·]{2,8}?)的?<of_a_life>.*").fullmatch(text) for text in (*self.table.caption.split("　"), self.called)]
        names = [one[1] for one in found if one and self.plan.actor is None]
        return next((name for name in names if self.world.persons.names_of(name) or _is_a_full_name(name)), "")

    def _all_persons(self) -> frozenset[str]:
        """Whom the column of persons names, in any row."""
        column = self.plan.actor
        return frozenset(self.table.text(row, column.place) for row in self.table.body) if column else frozenset()

    def _is_person(self, told: Deed, number: int) -> bool:
        """Whether who did something stands in a column of persons, and its name tells of nothing else."""
        column = self.plan.actor
        if column is None or column.title.name not in words("person_titles") or told.actor not in self._persons(number, column):
            return False
        return guessed_actor(told.actor, told.object, self.world) == "organ" and not is_office(told.actor, self.world)
