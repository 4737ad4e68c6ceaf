"""An event taken apart, with only what is sure of it: who did it stands as a whole name, and its place between name and verb. In: the event as
`deeds` takes it apart, the persons of its row, the world. Out: the same where it is sure; else as it stands, without a place, its doer not asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from zhongbu_quiz.data.world import World
from zhongbu_quiz.facts.kinds.event import guessed_actor
from zhongbu_quiz.workbook.tables.deeds import Deed, as_told, is_an_event, opens_with_verb, tells_a_verb
from zhongbu_quiz.workbook.tables.words import pairs, pattern, words

_LONGEST_NAME = 3
"""Characters of the name of a Chinese person."""
_LONGEST_BODY = 10


def settled(told: Deed, text: str, persons: Sequence[str], world: World) -> Deed:
    """An event as far as it is sure; `persons` are those of its row, `text` is the event as it is written. A place that is left out of it, and that
    its words do not name, stands in `apart`."""
    found = _settled(told, text, persons, world)
    if pattern(".<others_behind>.").search(found.actor) and found.named:
        found = replace(found, doubted=True)
    return replace(found, apart=told.place) if told.place and not found.place and told.place not in text else found


def _settled(told: Deed, text: str, persons: Sequence[str], world: World) -> Deed:
    if told.wording:
        unsure = told.place and told.place not in text and pattern("<sends_somebody>(?=..)").search(told.actor)
        return as_told(text) if unsure else told
    if not told.named and pattern("...<ends_for_itself>$").search(f"{told.action}{told.object}"):
        return as_told(text)
    if told.named or not told.object:
        return _happened(told, text, persons, world)
    if is_sure(told.actor, persons, world):
        sends = pattern("^<sends_somebody>").match(told.action)
        return replace(told, action=f"{told.action}{told.object}", object="", place="") if sends else told
    if (parted := _parted(told, persons, world)) is not None:
        return parted
    if tells_a_verb(told.actor) or pattern("<no_part_of_a_name>|^<opening_adverbs>").search(told.actor):
        listed = pattern("<others_behind>$").search(told.actor) and not tells_a_verb(told.actor)
        return replace(told, place="", doubted=True) if listed else as_told(text)
    return replace(told, place="", doubted=True)


def is_sure(name: str, persons: Sequence[str], world: World) -> bool:
    """Whether a text is the whole name of somebody: of persons of the row or of one that is known; of several, each is."""
    if name in persons or name == "、".join(persons):
        return True
    parts = pattern("[、，]|<between_persons>").split(name)
    if len(parts) > 1 and all(part in persons for part in parts):
        return True
    if "、" in name:
        return all(_is_known(part, world) for part in name.split("、"))
    return _is_known(name, world)


def _is_known(name: str, world: World) -> bool:
    bare = pattern("(?<=.)(?:<dynasty_ends>)$").sub("", name)
    if name in words("known_doers") | words("lands_of_old") | set(world.organs.aliases) or world.persons.names_of(name):
        return True
    if guessed_actor(name, name, world) == "region" or world.eras.reigns.spans(bare) or pattern(pairs("openings")["congress"]).fullmatch(name):
        return True
    if pattern("<no_part_of_a_name>|<goes_on>|<opening_adverbs>").search(name) or tells_a_verb(name):
        return False
    if pattern("<surnames>").match(name) and len(name) <= _LONGEST_NAME:
        return pattern("<with_another>").search(name[1:]) is None
    return pattern("(?:<bodies>|<who_together>)$").search(name) is not None and len(name) <= _LONGEST_BODY and not pattern(
        "(?<=..)<with_another>(?=..)|<short_deeds>(?=..)").search(name)  # fmt: skip


def _prefix(text: str, persons: Sequence[str], world: World) -> str:
    """The sure name that opens a text and behind which something of its own goes on (隋炀帝 of 隋炀帝下令, of 中共七大把…); "" where none is."""
    for size in range(len(text) - 1, 1, -1):
        if is_sure(text[:size], persons, world) and pattern("<goes_on>").match(text, size):
            return text[:size]
    return ""


def _parted(told: Deed, persons: Sequence[str], world: World) -> Deed | None:
    """An event of which the name that opens it is sure, with all between it and the verb as part of what was done."""
    name = _prefix(told.actor, persons, world)
    if not name:
        return None
    between = told.actor[len(name) :]
    if pattern("<set_off_by>").match(between):
        return None
    action, thing = f"{between}{told.action}", told.object
    if pattern("<holds_its_object>").search(between):
        action, thing = f"{action}{thing}", ""
    return replace(told, actor=name, action=action, object=thing, place="")


def _happened(told: Deed, text: str, persons: Sequence[str], world: World) -> Deed:
    """What happened, by its name (鸦片战争) or to its end (中共一大召开)."""
    if is_sure(told.actor, persons, world):
        return as_told(text) if pattern("<others_behind>").match(told.action) else told
    name = _prefix(told.actor, persons, world)
    between = told.actor[len(name) :]
    if name and told.named:
        went_on = pattern("<goes_on>").match(between)
        if went_on and went_on[0] not in words("set_off_by") and between[went_on.end() :]:
            return Deed(name, went_on[0], between[went_on.end() :], content=told.content)
    adverb = pattern("^<opening_adverbs>").match(told.actor) and (not told.named or opens_with_verb(told.actor))  # 第一次国共合作 is a name
    if adverb or pattern("<no_part_of_a_name>").search(told.actor) or pattern("<others_behind>").match(told.action):
        return as_told(text)
    opens = pattern("^<opening_deeds>..") if is_an_event(told.actor) else pattern("^(?:<opening_deeds>|<deed_words>)")
    if not told.named and opens.match(told.actor):
        return as_told(text)
    return told

