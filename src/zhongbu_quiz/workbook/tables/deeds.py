"""An event in a few words, as tables tell it. In: 中共一大在上海召开. Out: who, where, what was done and to what; the words stay as they are.

What only names an event (鸦片战争) happens, as `happens` in `data/tables.yaml` says; a deed without a doer (签订《南京条约》) is told as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from zhongbu_quiz.data.lexicon import load_lexicon
from zhongbu_quiz.values.numbers import NUMERALS
from zhongbu_quiz.workbook.tables.words import pairs, pattern, words

_HIDDEN = re.compile(r"《[^》]*》|“[^”]*”|（[^）]*）")
_TITLE = re.compile(r"[^《》，]{0,8}《[^《》]+》")
"""A paper, perhaps with the land before it whose it is (英国《权利法案》)."""
_BRACKET = re.compile(r"(?<=.)（[^（）]*）$")
_PLACE = re.compile(r"(.{2,}?)[在于]([^，]{2,8})")
_TIMES = rf"(?:<ordinals>)?[{NUMERALS}\d]+<times>$"
"""How often something is done, or the how manieth time (三次, 第一次)."""
_BARE_TIMES = rf"(?:<ordinals>)?[{NUMERALS}\d]+(?:<times>)?$"
"""The same before what is done so often (七 before 下西洋)."""
_STEPS = re.compile(r"\s*(?:[→⇒➔➜➡]|[-=－]+>|[+＋])\s*")
"""What stands between events that follow each other in one cell."""
_BESIDE_EACH_OTHER = re.compile(r"[、/／]|(?<![—-])[—-]{1,2}(?![—-])")
"""What may stand between two events, and between two of anything else."""
_SHORTEST_STEP = 3
_DONE_AT = r"(.{2,}?)<acts_at>((?:(?!<acts_at>|<makes_of>)[^，]){2,8})(<done_as_well>)"
"""What somebody does somewhere in a word that else names an event: 陈胜、吴广在大泽乡起义."""
_CIRCUMSTANCE = r"<causes>.+|.{2,5}<only_sets>|<within>.+<within_ends>|[\u4e00-\u9fff]{1,6}<age_ends>"
_AS_IT_STANDS = "{date}，{actor}"
_DEED_FIRST = "{date}，{action}{actor}"
_DATE, _DATE_AND_PLACE = "{date}，", "{date}，在{place}，"


@dataclass(frozen=True)
class Deed:
    """An event taken apart; `wording` where its sentence is not the usual one, `named` where the verb is ours."""

    actor: str
    action: str
    object: str = ""
    place: str = ""
    content: str = ""
    wording: str = ""
    named: bool = False
    doubted: bool = False
    """Whether who did it is not sure, so that no question asks it."""
    apart: str = ""
    """The place, where the sentence does not tell it."""


def deed(text: str, actor: str = "", place: str = "", lasts: bool = False) -> Deed:
    """An event; `actor` is who did it and `place` where, where columns of their own say so and the words do not. One that `lasts` is not told to
    begin or to appear (1069—1074年，王安石变法)."""
    told = _told(text, actor)
    if lasts and told.named and told.action not in words("may_last"):
        told = _as_it_stands(told.actor, told.content)
        if place and place not in text and _happens(told.actor):
            told = replace(told, wording="")  # 百日维新 takes place in 北京
    if not place:
        return told
    if not told.place and (place in text or any(f"{at}{place[:size]}" in text for at in words("stands_at") for size in range(2, len(place)))):
        return told  # its words name it
    if told.place:
        return _with_rest(told, place)
    if told.action.endswith(tuple(words("makes_capital"))) and not told.object:
        return replace(told, object=place)  # 迁都洛阳
    return replace(told, place=place, wording=told.wording.replace(_DATE, _DATE_AND_PLACE))


def _with_rest(told: Deed, place: str) -> Deed:
    """An event whose words name the place, which counts; what stands between the place of its own column and the verb belongs to what was done
    (康有为在北京公车上书)."""
    rest = told.place.removeprefix(place)
    if rest in ("", told.place) or pattern("<like_places>$").search(rest):
        return told
    return replace(told, place=place, action=rest + told.action)


def _told(text: str, actor: str) -> Deed:
    clause = first_clause(text)
    content = text[len(clause) :].strip("，。；;！! ")
    verbs = _verbs(clause)
    if several_in(clause) or _glossed(clause):
        return _as_it_stands(clause, content)
    if _BRACKET.sub("", clause) in words("set_phrases"):
        return Deed(clause, _happened(), content=content, named=True)
    if actor and not clause.startswith(actor) and verbs and verbs[0][0] == 0 and _told_of(clause, verbs[0][1]):
        verb = verbs[0][1]
        return Deed(actor, verb, clause[len(verb) :], content=content)
    if actor and verbs and verbs[0] == (0, clause) and clause not in pairs("happens") and clause not in words("happened"):
        return Deed(actor, clause, content=content)  # 郑和 | 下西洋
    if actor and not clause.startswith(actor) and (opened := _opened(clause)):
        return Deed(actor, opened, clause[len(opened) :], content=content)
    nouns = load_lexicon().set("events.maybe_noun")
    last = next((verb for at, verb in verbs if at > 0 and at + len(verb) == len(clause) and verb not in nouns), "")
    named = "" if content and pattern("<pretexts>").search(clause) else _happens(clause)
    if (done := pattern(_DONE_AT).fullmatch(clause)) and not _verbs(done[2]):
        return Deed(done[1], done[3], place=done[2], content=content)
    if (done := pattern(_DONE_AT).fullmatch(_BRACKET.sub("", clause))) and not _verbs(done[2]):
        return _as_it_stands(clause, content)  # 陈胜、吴广在大泽乡起义（…）
    if last and not named:
        return _ended(clause, verbs, last, content, actor)
    bare = _BRACKET.sub("", clause)
    if named and bare != clause and not any(at != 1 and at < len(bare) - len(verb) and _told_of(bare[at:], verb) for at, verb in verbs):
        return Deed(clause, named, content=content, named=True)
    inner = [(at, verb) for at, verb in verbs if at + len(verb) < len(clause) and _told_of(clause[at:], verb)]
    for at, verb in inner:
        if at >= 2 and clause[:at] not in (one for _at, one in verbs):  # 主持召开 is one
            return _with_place(clause[:at], verb, clause[at + len(verb) :], content)
    if inner and inner[0][0] == 0:
        verb = inner[0][1]
        return Deed(clause[len(verb) :], verb, content=content, wording=_content(_DEED_FIRST, content))
    if named and bare.endswith("》") and any(at == 1 and _told_of(bare[at:], verb) for at, verb in verbs):
        return _as_it_stands(clause, content)  # 清签订《…条约》
    if named and pattern("(?<=..)<way_from>.{2,}<deed_words>").search(bare):
        return _as_it_stands(clause, content)  # 国民革命军从广东出师北伐
    if named:
        return Deed(clause, named, content=content, named=True)
    if actor and (times := pattern(rf"({re.escape(actor)})([{NUMERALS}]+<done_times>)(.+)").fullmatch(clause)):
        return Deed(times[1], times[2], times[3], content=content)
    return _as_it_stands(clause, content)


def _opened(clause: str) -> str:
    """What was done, where an event opens with how often that was (第一次出使西域), or with a deed in one character (设驻藏大臣); "" where not."""
    times = pattern(rf"^[（(]?(?:<ordinals>)?[{NUMERALS}]+<times>[）)]?").match(clause)
    rest = clause[times.end() :] if times else ""
    verb = next((verb for at, verb in _verbs(rest) if at == 0), "")
    if times and verb and not _happens(rest):
        return f"{times[0]}{verb}"
    one = pattern("^<opens_as_deed>(?=..)").match(clause)
    return one[0] if one and not _verbs(clause) and not _happens(clause) else ""


def _happened() -> str:
    """The verb of an event of which only its own words tell what it did."""
    (happened,) = words("happened")
    return happened


def _as_it_stands(clause: str, content: str) -> Deed:
    """An event whose own words tell what it did."""
    return Deed(clause, _happened(), content=content, wording=_content(_AS_IT_STANDS, content), named=True)


def _ended(clause: str, verbs: Sequence[tuple[int, str]], last: str, content: str, actor: str) -> Deed:
    """An event whose words end in a verb, with those right before it (加冕称帝); all behind the `actor` who opens it is one deed. One that somebody
    announces is what the announcing is about."""
    done = clause.removeprefix(actor)
    if actor and done not in (clause, last) and not pattern("<acts_at>|<makes_of>|<announces>").search(done):
        return _with_place(actor, done, "", content) if done not in pairs("happens") else _as_it_stands(clause, content)
    names = {*pairs("happens"), *load_lexicon().set("events.maybe_noun"), *words("announces")}
    for at, verb in reversed(verbs[:-1]):
        if at >= 2 and at + len(verb) + len(last) == len(clause) and verb not in names:
            last = verb + last
    told = next(((at, verb) for at, verb in verbs if at >= 2 and verb in words("announces") and at + len(verb) < len(clause)), None)
    if told is None:
        return _with_place(clause[: -len(last)], last, "", content)
    at, verb = told
    rest = clause[at + len(verb) :]
    return _with_place(clause[:at], verb + rest, "", content) if rest == last else _with_place(clause[:at], verb, rest, content)


def _content(wording: str, content: str) -> str:
    return f"{wording}，{{content}}" if content else wording


def first_clause(text: str) -> str:
    """What happened, without what came of it; marks within titles and quotations end no clause."""
    masked = _HIDDEN.sub(lambda found: "＿" * len(found[0]), text)
    return text[: len(re.split(r"[，。；;！!]", masked)[0])] or text


def name_of(text: str) -> str:
    """What an event is called where more is told of it: its first clause, or of three and more the last, where only that names an event."""
    *before, last = _clauses(text)
    named = "".join(verb for at, verb in _verbs(last)[-1:] if at + len(verb) == len(last))
    names = bool(_happens(last.removesuffix(named))) and not opens_with_verb(last)
    return last if len(before) > 1 and names and not ends_an_event(before[0]) else before[0] if before else text


def several_clauses(text: str) -> bool:
    """Whether an event has three clauses or more, so that what it is called is but a part of it."""
    return len(_clauses(text)) > 2


def several_in(text: str) -> bool:
    """Whether a clause tells several events (金田起义→永安建制, 武昌起义爆发、湖北军政府成立), and not one of several doers."""
    masked = _HIDDEN.sub(lambda found: "＿" * len(found[0]), text)
    steps = [step for step in _STEPS.split(masked) if len(step) >= _SHORTEST_STEP]
    if len(steps) > 1 and _STEPS.search(masked):
        return True
    each = _BESIDE_EACH_OTHER.split(masked)
    if len(each) < 2 or min(map(len, each)) < _SHORTEST_STEP:
        return False
    first = _verbs(each[0])
    if any(at > 1 and at + len(verb) == len(each[0]) for at, verb in first) or (not first and _happens(each[0])):
        return True  # what follows an event to its end is another one
    return all(any(at > 1 for at, _verb in _verbs(part)) for part in each)


def _glossed(clause: str) -> bool:
    """Whether an event ends in its verb but for a gloss in brackets, which is nothing that is done to: 曹丕称帝（魏）."""
    bare = _BRACKET.sub("", clause)
    return bare != clause and not _happens(bare) and any(at > 0 and at + len(verb) == len(bare) for at, verb in _verbs(bare))


def _clauses(text: str) -> list[str]:
    """The clauses of an event; marks within titles and quotations part none."""
    masked = _HIDDEN.sub(lambda found: "＿" * len(found[0]), text)
    return [clause for found in re.finditer(r"[^，。；;！!]+", masked) if (clause := text[found.start() : found.end()].strip())] or [text]


def ends_an_event(text: str) -> bool:
    """Whether a text is an event to its end: it ends in a verb, in a title, or in what happens by its name (鸦片战争)."""
    verbs = _verbs(text)
    return bool(_happens(text)) or text.endswith(("》", "。")) or any(at > 0 and at + len(verb) == len(text) for at, verb in verbs)


def goes_on(line: str) -> bool:
    """Whether a line is not finished, and the next one goes on with it: it ends in what something must follow, or in what somebody does to
    something that is not named yet (中英签订)."""
    found = pattern("(?<=..)<takes_object>$").search(line)
    before = line[: found.start()] if found else ""
    return bool(before and not before.endswith(("》", "”")) and not _happens(before)) or pattern("(?<=..)<wants_more>$").search(line) is not None


def tells_a_verb(text: str) -> bool:
    """Whether a text holds a verb outside of titles and quotations."""
    return bool(_verbs(text))


def is_an_event(text: str) -> bool:
    """Whether a text is the name of an event."""
    return bool(_happens(text))


def as_told(text: str) -> Deed:
    """An event of which nothing is sure but its own words."""
    clause = first_clause(text)
    return _as_it_stands(clause, text[len(clause) :].strip("，。；;！! "))


def opens_with_verb(text: str) -> bool:
    """Whether a text opens with what somebody does."""
    return any(at == 0 for at, _verb in _verbs(text))


def tells_a_deed(text: str) -> bool:
    """Whether a text holds a verb, or is an event by its name."""
    return bool(_verbs(text) or _happens(text))


def without_circumstance(text: str) -> str:
    """An event without the clauses before it that only tell why or when it happened (由于…失败，); one that is nothing else stays whole."""
    clause = first_clause(text)
    rest = text[len(clause) + 1 :].strip()
    if text[len(clause) : len(clause) + 1] != "，" or not rest or not pattern(_CIRCUMSTANCE).fullmatch(clause):
        return text
    return without_circumstance(rest)


def _happens(clause: str) -> str:
    """What an event does that is only named; a title in 《》 names a paper, and is judged by its own last words, and
    what stands in brackets behind it only says it again."""
    bare = _BRACKET.sub("", clause).rstrip("》”")
    if pattern(pairs("openings")["congress"]).fullmatch(bare):
        return pairs("happens")[max(words("congresses") & set(pairs("happens")))]
    found = next((verb for noun, verb in sorted(pairs("happens").items(), key=lambda pair: -len(pair[0])) if bare.endswith(noun)), "")
    is_paper = _BRACKET.sub("", clause).endswith("》")
    if _TITLE.fullmatch(told := _BRACKET.sub("", clause)) and not _verbs(told):
        found = found or next((verb for noun, verb in pairs("papers").items() if bare.endswith(noun)), "")
    return "" if is_paper and found not in words("happens_to_papers") | set(pairs("papers").values()) else found  # 《天朝田亩制度》 is no system


def _told_of(clause: str, verb: str) -> bool:
    """Whether what follows a verb is more than the noun that it makes with it (解放战争, 改革开放); 变法 is what one 开始."""
    rest = clause[len(verb) :]
    return bool(rest) and (verb in words("acts_on") or pairs("happens").get(rest, verb) == verb) and verb + rest not in pairs("happens")


def _verbs(clause: str) -> list[tuple[int, str]]:
    """(place, verb) of each verb outside of titles and quotations, from the left, the longest where several begin at one place."""
    known = load_lexicon().set("events.strong") | words("verbs")
    masked = pattern(rf"{_HIDDEN.pattern}|<set_phrases>|<seeming_verbs>").sub(lambda found: "＿" * len(found[0]), clause)
    found: list[tuple[int, str]] = []
    at = 0
    while at < len(masked):
        verb = next((masked[at : at + size] for size in (4, 3, 2) if at + size <= len(masked) and masked[at : at + size] in known), "")
        if not verb and at and (paper := pattern("<done_to_papers>(?=《)").match(clause, at)):
            verb = paper[0]
        if verb:
            found.append((at, verb))
        at += len(verb) or 1
    opened = pattern("^(?:<opening_adverbs>)+").match(clause)
    if opened and (behind := next((verb for at, verb in found if at == opened.end()), "")):
        return [(0, opened[0] + behind), *((at, verb) for at, verb in found if at > opened.end())]
    return found


def _with_place(before: str, verb: str, rest: str, content: str) -> Deed:
    if pattern("(?<=..)(?!<not_suffered>)<suffers>(?=.)").search(before):
        return _as_it_stands(before + verb + rest, content)  # 拜占庭帝国被奥斯曼帝国灭亡: who did it stands within
    adverbs = load_lexicon().set("events.cut") | words("adverbs")
    adverb = next((one for one in sorted(adverbs, key=len, reverse=True) if before.endswith(one) and len(before) > len(one) + 1), "")
    before, verb = before.removesuffix(adverb), adverb + verb
    times = pattern(_BARE_TIMES if pattern("<done_times>").match(verb) else _TIMES).search(before)
    if times and times.start() > 1:
        before, verb = before[: times.start()], before[times.start() :] + verb
    found = _PLACE.fullmatch(before)
    if found and not found[2].endswith(tuple(words("no_place"))):
        return Deed(found[1], verb, rest, found[2], content)
    return Deed(before, verb, rest, content=content)
