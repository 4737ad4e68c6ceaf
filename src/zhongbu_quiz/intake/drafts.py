"""Lines of a bank -> drafts of its questions, each with its texts and the lines on which they stand.

In: `Line`s. Out: `Draft`s, whose answers may stand in a list behind them, and the lines that belong to nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, field, replace

from zhongbu_quiz.facts.written_answers import split_at_gaps
from zhongbu_quiz.intake import marks
from zhongbu_quiz.intake.keys import Key, keys_behind_words, read_keys, signs_only
from zhongbu_quiz.intake.lines import Line
from zhongbu_quiz.values.text import squeeze

_MOST_MISSING = 5
"""A number may be ahead of the one before by so much; what jumps further is no number of a question."""
_WRAPPED = 25
"""A line of so many characters may go on in the next one."""
_PART_NUMBER = re.compile(r"(?:[（(]|^\s*)(\d{1,2})\s*[)）.．、]", re.MULTILINE)
"""What numbers a part of a stem."""
_SEVERAL = ("answer", "explanation")
"""What goes on over several lines."""


@dataclass
class Draft:
    """One question as it stands in the bank. `part`: how many headings stand above it. `said`: what its tags tell, each with its lines."""

    number: int
    line: int
    part: marks.Heading
    kind: str = ""
    worth: str = ""
    stem: list[Line] = field(default_factory=list)
    options: list[Line] = field(default_factory=list)
    said: dict[str, list[Line]] = field(default_factory=dict)
    material: str = ""
    lost: list[int] = field(default_factory=list)

    @property
    def is_told(self) -> bool:
        """Whether something behind its stem has been read, so that another question may begin."""
        return bool(self.options or self.said)

    @property
    def has_material(self) -> bool:
        """Whether it stands under a material, or speaks of one."""
        return bool(self.material) or any(marks.of_material(line.text) for line in self.stem)

    def counts_itself(self, numbers: Set[int]) -> bool:
        """Whether numbers in its answer are those of its own parts: its gaps, what its stem numbers, or the left column of a matching."""
        stem = marks.joined_lines([line.text for line in self.stem])
        parts = {int(number) for number in _PART_NUMBER.findall(marks.plain(stem))}
        gaps = len(split_at_gaps(stem)) - 1
        counted = numbers == set(range(1, len(numbers) + 1))
        return counted and (numbers == parts or len(numbers) == gaps or self.kind in ("matching", "ordering"))

    def told(self, name: str) -> str:
        """What a tag tells, as one text."""
        return marks.joined_lines([line.text for line in self.said.get(name, [])])


@dataclass
class Drafts:
    """What was read: the questions, lines that are none of their texts, the first lines of materials of which nothing says to which questions they
    belong, and answers whose question was not found."""

    questions: list[Draft] = field(default_factory=list)
    strays: list[Line] = field(default_factory=list)
    unnumbered: list[Line] = field(default_factory=list)
    unused: list[Key] = field(default_factory=list)


def read_drafts(lines: Sequence[Line]) -> Drafts:
    """All questions of a bank in its order."""
    return _Reader(lines).read()


_NO_PART = marks.Heading("", "")


class _Reader:
    """Goes through the lines once; what a line is depends on its mark and on the question that it stands in."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = list(lines)
        self.found = Drafts()
        self.part = _NO_PART
        self.style = ""
        self.current: Draft | None = None
        self.state = ""
        """What a line without a mark goes on with: stem, option, or the name of a tag."""
        self.last = 0
        self.fresh = True
        """Whether a heading stands between the last question and this line, so that numbers may begin again."""
        self.above: list[Line] = []
        """Rows of a table and the unit above them, for the next question."""
        self.material: list[Line] = []
        self.under = (0, 0)
        self.passing = False
        """Whether lines are passed over, which belong to a material that was told."""
        self.unkeyed = 0
        """The first question for which no list of answers has been read."""

    def read(self) -> Drafts:
        place = 0
        while place < len(self.lines):
            if self.found.questions and self._key_begins(place):
                place = self._keys(place + 1)
                continue
            if self.found.questions and (listed := self._key_behind_tag(self.lines[place])):
                self.lines[place] = listed
                place = self._keys(place)
                continue
            self._line(place)
            place += 1
        return self.found

    # -- answers at the end ------------------------------------------------

    def _key_begins(self, place: int) -> bool:
        """A heading 参考答案. The word alone may also open the answer of this question, in which points may be numbered from 1: it is the heading
        of a list where another number follows, or where questions before this one have no answer either."""
        line = self.lines[place]
        if not marks.is_key_heading(line.text):
            return False
        if line.heading or self.current is None or "answer" in self.current.said:
            return True
        following = marks.numbered(self.lines[place + 1].text) if place + 1 < len(self.lines) else None
        if following and following[1] > 1:
            return True
        return sum("answer" not in question.said for question in self.found.questions[self.unkeyed :]) > 1

    def _key_behind_tag(self, line: Line) -> Line | None:
        """What stands behind 答案： where that is a list of the answers of several questions: 答案：1-2 AB 5× 7C, or words for this one and others
        before it."""
        told = marks.tagged(line.text)
        if told is None:
            return keys_behind_words(line)
        if told.tells != "answer":
            return None
        listed = replace(line, text=told.text)
        numbers = {key.number for key in read_keys([listed])}
        if len(numbers) < 2 or (self.current is not None and self.current.counts_itself(numbers)):
            return None
        unanswered = {question.number for question in self.found.questions[self.unkeyed :] if "answer" not in question.said}
        in_words = len(unanswered) > 1 and self.last in numbers and numbers <= unanswered
        return listed if signs_only(told.text) or in_words else None

    def _keys(self, start: int) -> int:
        """Reads a list of answers from a line on. Returns the line behind it: the end, or where a chapter with new questions begins."""
        end = start
        while end < len(self.lines) and not self._questions_begin(end):
            end += 1
        keys = read_keys(self.lines[start:end])
        for question in self.found.questions[self.unkeyed :]:
            key = _of(keys, question)
            if key and ("answer" not in question.said or _says_same(key, question)):
                keys.remove(key)
                question.said.update({name: lines for name, lines in key.said.items() if name not in question.said})
        self.found.unused += keys
        self.unkeyed = len(self.found.questions)
        self.current, self.state, self.fresh, self.passing = None, "", True, False
        return end

    def _questions_begin(self, place: int) -> bool:
        """Whether questions go on here: a number, and options before the next number."""
        if marks.numbered(self.lines[place].text) is None:
            return False
        for line in self.lines[place : place + 8]:
            if line is not self.lines[place] and marks.numbered(line.text):
                return False
            if marks.opens_option(line.text, 0) and line is not self.lines[place]:
                return True
        return False

    # -- questions ---------------------------------------------------------

    def _line(self, place: int) -> None:
        line = self.lines[place]
        number = self._number(place)
        if number is not None:
            self._question(line, number)
            return
        if line.lost:
            if self.current:
                self.current.lost.append(line.number)
            if not line.text:
                return
        if self._heads(place) or self._above(place) or self._passed(line):
            return
        if self.current is None:
            self._outside(line)
            return
        told = marks.tagged(line.text)
        if told:
            self._tagged(line, told)
        elif self.state in ("stem", "option") and self._opens_option(place):
            self._options(place, line)
        else:
            self._goes_on(line)

    def _number(self, place: int) -> tuple[int, str] | None:
        """The number and the text of a line that opens a question."""
        found = marks.numbered(self.lines[place].text, self.style)
        if found is None and self.fresh:
            found = marks.numbered(self.lines[place].text)
        if found is None:
            return None
        style, number, rest = found
        told = self.current is None or self.current.is_told
        if self.fresh and (number in (1, self.last + 1) or not self.last):
            self.style = style
            return number, rest
        if style != self.style:
            return None
        goes_on = number == self.last + 1 and not (self.state in _SEVERAL and self._is_list(place, number))
        jumps = told and (number == 1 or self.last <= number <= self.last + _MOST_MISSING)
        return (number, rest) if goes_on or (jumps and (self.state not in _SEVERAL or self._asks(place))) else None

    def _is_list(self, place: int, number: int) -> bool:
        """Whether a number inside an answer or an explanation counts what is said there: the one before it stands there too, and nothing of a
        question follows."""
        assert self.current is not None
        before = [line for line in self.current.said.get(self.state, []) if (found := marks.numbered(line.text)) and found[1] == number - 1]
        return bool(before) and not self._asks(place)

    def _asks(self, place: int) -> bool:
        """Whether options or an answer follow a number, before the next one."""
        for line in self.lines[place + 1 :]:
            if marks.numbered(line.text, self.style):
                return False
            if marks.opens_any_option(line.text, 0) or marks.tagged(line.text):
                return True
        return False

    def _question(self, line: Line, number: tuple[int, str]) -> None:
        count, rest = number
        stem, kind, worth = marks.without_note(rest)
        under = self.material if self.under[0] <= count <= self.under[1] else []
        self.current = Draft(count, line.number, self.part, kind or self.part.kind, worth, lost=[line.number] if line.lost else [])
        self.current.material = marks.joined_lines([one.text for one in under])
        self.current.stem += [*self.above, replace(line, text="")] if self.above else []
        self.found.questions.append(self.current)
        self.above, self.last, self.fresh, self.passing = [], count, False, False
        self.state = "stem"
        self._stem(replace(line, text=stem))

    def _stem(self, line: Line) -> None:
        """A line of the stem, with options and tags behind it where they stand in the same line."""
        assert self.current is not None
        first, *others = marks.split_at_tags(line.text, loosely=True) or [marks.Tagged("", "")]
        if first.tells:
            others.insert(0, first)
            first = marks.Tagged("", "")
        text, options = marks.options_behind(first.text) if not self.current.options else (first.text, [])
        self.current.stem.append(replace(line, text=text))
        for option in options:
            self.current.options.append(replace(line, text=option))
        if options:
            self.state = "option"
        for told in others:
            self._tagged(line, told)

    def _opens_option(self, place: int) -> bool:
        """Whether a line opens with the letter of the next option."""
        assert self.current is not None
        count, text = len(self.current.options), self.lines[place].text
        if marks.opens_option(text, count):
            return True
        following = self.lines[place + 1].text if place + 1 < len(self.lines) else ""
        return marks.opens_bare_option(text, count) > 0 if count else marks.are_bare_options(text, following)

    def _options(self, place: int, line: Line) -> None:
        assert self.current is not None
        first = len(self.current.options)
        own, *others = marks.split_at_tags(line.text, loosely=True)
        following = self.lines[place + 1].text if place + 1 < len(self.lines) else ""
        options = marks.split_options(own.text, first)
        if len(options) > 1 and marks.opens_any_option(following, first + 1):
            options = [own.text[marks.opens_any_option(own.text, first) :].strip()]  # the next line has the letter itself
        self.current.options += [replace(line, text=option) for option in options]
        self.state = "option"
        for told in others:
            self._tagged(line, told)

    def _tagged(self, line: Line, told: marks.Tagged) -> None:
        assert self.current is not None
        first, *others = marks.split_at_tags(told.text, loosely=told.tells == "answer") or [marks.Tagged("", "")]
        if first.tells:
            others.insert(0, first)
            first = marks.Tagged("", "")
        lines = self.current.said.setdefault(told.tells, [])
        if first.text:
            lines.append(replace(line, text=first.text))
        self.state = told.tells
        for one in others:
            self._tagged(line, one)

    def _goes_on(self, line: Line) -> None:
        """A line without a mark."""
        assert self.current is not None
        if self.state == "stem":
            self._stem(line)
        elif self.state in _SEVERAL:
            self._tagged(line, marks.Tagged(self.state, line.text))
        elif self.state == "option" and not line.after_blank and len(self.current.options[-1].text) >= _WRAPPED:
            last = self.current.options[-1]
            self.current.options[-1] = replace(last, text=last.text + line.text)
        else:
            self._outside(line)

    # -- between questions -------------------------------------------------

    def _heads(self, place: int) -> bool:
        line = self.lines[place]
        following = self.lines[place + 1].text if place + 1 < len(self.lines) else ""
        found = marks.numbered(following)
        found_heading = marks.heading(line.text, line.heading, found is not None and found[1] in (1, self.last + 1))
        lead = marks.material_lead(line.text)
        if lead and lead[0] == self.last + 1 and not self._is_of_stem():
            self.material, self.under = [], lead
            self._close()
            return True
        if found_heading is None:
            return False
        self.part = found_heading
        self.material, self.under = [], (0, 0)
        self._close()
        return True

    def _is_of_stem(self) -> bool:
        """Whether a line that speaks of a material is of the question that is being read, which has one, or only its number."""
        question = self.current
        return question is not None and not question.is_told and (question.has_material or not any(line.text for line in question.stem))

    def _passed(self, line: Line) -> bool:
        """Whether a line belongs to a material of which nothing says to which questions it belongs; its first line is told."""
        if self.passing or self.under[0] > self.last:
            return self.passing
        free = self.current is None or (self.current.is_told and not self.current.has_material)
        if not (free and marks.opens_material(line.text)) and (self._is_of_stem() or not marks.asks_to_read(line.text)):
            return False
        self.found.unnumbered.append(line)
        self.current, self.state, self.passing = None, "", True
        self.fresh = not self.found.questions  # (1) numbers no question of a bank that numbers them 1.
        return True

    def _close(self) -> None:
        self.current, self.state, self.fresh, self.passing = None, "", True, False

    def _above(self, place: int) -> bool:
        """A row of a table above the next question, or its unit in brackets."""
        line, following = self.lines[place], self.lines[place + 1 : place + 2]
        unit = line.text.startswith(("（", "(")) and following and following[0].row
        if (line.row or unit) and self.under[0] <= self.last and (self.current is None or self.current.is_told):
            self.above.append(line)
            return True
        return False

    def _outside(self, line: Line) -> None:
        """A line of a material; else of the title, which is nobody's, or a stray."""
        if self.under[0] > self.last:
            self.material.append(line)
        elif self.found.questions:
            self.found.strays.append(line)


def _says_same(key: Key, question: Draft) -> bool:
    """Whether a list gives a question the answer that stands below it."""
    told = marks.joined_lines([line.text for line in key.said.get("answer", [])])
    return squeeze(question.told("answer")).strip("。.") == squeeze(told).strip("。.")


def _of(keys: Sequence[Key], question: Draft) -> Key | None:
    """The answer of a question: of its number, and where numbers begin again of its part, by the number of the part or its kind."""
    same = [key for key in keys if key.number == question.number]
    if len(same) < 2:
        return same[0] if same else None
    ordinal, kind = question.part
    for fits in (lambda key: key.part.ordinal and key.part.ordinal == ordinal, lambda key: key.part.kind and key.part.kind == kind):
        if found := next(filter(fits, same), None):
            return found
    return same[0]
