"""Tables of discoveries (时间 | 科学家 | 国籍 | 成就, in any order). In: a table and its columns. Out: which of them tells what was found,
which who found it, which of what land they were; what a bare thing (日心说) is asked as."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from zhongbu_quiz.workbook.tables.deeds import opens_with_verb, tells_a_verb
from zhongbu_quiz.workbook.tables.layout import Table
from zhongbu_quiz.workbook.tables.roles import Said, bare_title, is_date, share
from zhongbu_quiz.workbook.tables.words import pairs, pattern, words

_MOST = 0.6


def discovery_columns(table: Table, told: Sequence[Said], date: Said | None) -> tuple[Said, Said] | None:
    """The columns of what was found and of who found it, beside dates; None where a table is none of discoveries."""
    if date is None or any(one.part in ("event", "name", "definition") or one.place in table.said for one in told):
        return None
    times = [text for row in table.body if (text := table.text(row, date.place))]
    if share(times, lambda text: is_date(text, table.grid.world) and not pattern("<ages>").search(text)) < _MOST:
        return None
    found = next((one for one in told if not one.numbers and bare_title(one.title.text) in words("found_things")), None)
    finder = next((one for one in told if one is not found and _is_of_finders(one)), None)
    if not found or not finder:
        return None
    things = [text for row in table.body if (text := table.text(row, found.place))]
    if told.index(finder) < told.index(date) and share(things, is_bare) >= _MOST:
        return None  # 人物 | 时间 | 贡献: the time is that of the person, and says not what was then
    return found, finder


def _is_of_finders(column: Said) -> bool:
    title = bare_title(column.title.text)
    return title in words("finders") | words("person_titles") | words("named_persons")


def as_of_finder(column: Said) -> Said:
    """A column of lands beside discoveries, which are those of the persons: 国籍."""
    if bare_title(column.title.text) not in words("lands_of_finders"):
        return column
    (name,) = words("land_of_a_person")
    return replace(column, part="value", title=replace(column.title, name=name))


def asked_of(thing: str, found: Said, finder: Said) -> tuple[str, str]:
    """What is asked of a bare thing: who found it, and when (日心说: 提出者, 提出时间), as the titles say, else as the thing itself tells."""
    for title in (finder.title.name, found.title.name, ""):
        listed = ((word, verb) for word, verb in pairs("found_by").items() if title and word in title)
        if len(verbs := {verb for _word, verb in listed}) == 1:
            verb = verbs.pop()
            break
    else:
        verb = next((verb for ends, verb in pairs("found_by_its_end").items() if pattern(f"(?:{ends})$").search(thing)), "")
    if not verb:
        return pairs("persons_found")["person"], pairs("persons_found")["time"]
    return f"{verb}{pairs('persons_found')['who']}", f"{verb}{pairs('persons_found')['time']}"


def is_bare(text: str) -> bool:
    """Whether what was found is only named (日心说, 青霉素), and nothing tells what was done."""
    return "，" not in text and not tells_a_verb(text) and not opens_with_verb(text) and not pattern("<deeds_of_finders>|<deed_words>").search(text)
