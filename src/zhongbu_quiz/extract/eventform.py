"""An event's fields: who, what, of what. In: a `Draft` and its `Home`. Out: fields, and what lacks."""

from __future__ import annotations

import re

from zhongbu_quiz.extract.cite import Fields, Home
from zhongbu_quiz.extract.draft import Draft, EventDetail
from zhongbu_quiz.extract.events.asked import is_evident, not_asked
from zhongbu_quiz.extract.events.predicates import MILESTONE
from zhongbu_quiz.extract.formernames import name_before, name_then
from zhongbu_quiz.extract.fullnames import RANK, deed_in_full, in_full, line_of
from zhongbu_quiz.extract.plain import is_unpaired
from zhongbu_quiz.extract.statistics.owners import is_thing
from zhongbu_quiz.extract.statistics.regions import is_place_name
from zhongbu_quiz.extract.statistics.units import UNIT
from zhongbu_quiz.extract.words import OF, is_verb, tagged

PRONOUN = "<regions.pronoun>"
_FIGURE_FIRST = r"<events.figure_lead>?(?!(?:19|20)\d\d(?!年)[\u4e00-\u9fff])\d"
"""A figure where who did it, or to what, should stand; a year in a name is none (2024青原马拉松)."""
_HAS_SOME = r"<events.figure_lead>\d"
_COUNTED = rf"\d(?:<units.scale>)?{UNIT}$"
"""What was done is told by how much it was (建成竖井3座): a figure, which is drafted as one."""
_PLANNED = "<events.plan>$"
_BROKEN = (
    "籍，|^<events.some>.*——|<events.some>[^，]*，[^，]*<events.on_the_way>|<events.since>(?:$|<events.most>)"
    "|于<events.dynasties>|[^，]<events.broken>|(?:<events.before_main>|(?<=..)<events.times>)$|(?:^|，)<events.follows>|<events.follows>，"
)
"""What is left where a clause was cut at its date (直到才得恢复, 返回桐溪时), or lacks who it is of (南湾籍)."""
_PRIZE = "(?:<events.prize_before>)*<events.prize>"
"""What somebody won, told without what it was won in."""
_ITS = r"<regions.its>|[<<events.ours>>][<<regions.whole_of>>](?![\u4e00-\u9fff])"
_CLASS = r"\d{4}<events.class_of>"
"""Who left a school in a year: of which school, its text says."""
_WEATHER = "<events.weather>$"
_WITHOUT_AIM = r"，<events.meets>[^，。；]*，<events.met_to>|<events.comes>(?:，|$)"
"""A meeting without what it decided, a way without what for."""
_LOCAL_FIRST = "[<<regions.local_of>>]"
_EACH = re.compile("(?:^|、)(.)[^、]\\1[^、]、")  # the entries of a list, no deed: 一人一档、一月一访
_STRETCH = "(?!.*<regions.thing>).+[至—].+<regions.stretch>"
"""A part of a line, told without the line (格尔木至拉萨段)."""
_DEED_FIRST = "{date}，{action}{actor}"
"""A deed without a doer, told as it stands: 1972年，签订《联合公报》."""


def event_form(draft: Draft, home: Home, fields: Fields) -> list[str]:
    """Put the fields of an event into `fields`; out: what it lacks, in words."""
    detail = draft.detail
    assert isinstance(detail, EventDetail)
    actor, verb = detail.actor or draft.subject, detail.action
    value = draft.value
    say = home.lexicon.say
    lacks = []
    if draft.date is None:
        lacks.append(say("event_no_date"))
    if not verb:
        lacks.append(say("event_no_verb"))
    actor, value = (home.lexicon.pattern(f"<events.feeling>{OF}?|<events.particle>$").sub("", words) for words in (_bare(actor, home), value))
    led = next((actor[at:] for at in range(max(1, len(actor) - 1)) if value.startswith(actor[at:])), "")  # 水库大坝: 大坝合龙
    person = home.lexicon.person
    actor = person if person and (actor in home.lexicon.set("regions.personal") or actor == person[1:]) else actor
    lead, _verb, after = value[len(led) :].partition(verb) if verb else ("", "", "")
    number = f"（{detail.document_number}）" if detail.document_number else ""
    thing, action = after.replace(number, "").strip("，。；：的了 "), home.lexicon.pattern("^<events.linking>+").sub("", lead) + verb
    empty = thing in home.lexicon.set("events.empty")
    actor, action, thing, verb = _ended(actor, action, thing, verb, home)
    hidden = not_asked(actor, thing, home.lexicon) if actor else []
    fields |= {"date": draft.date, "stage": verb or say("event_happened")}
    where = "" if action.startswith(home.lexicon.words("events.at")) or home.lexicon.set("events.suffered") & set(actor) else detail.place
    fields |= {name: text for name, text in (("place", where), ("content", detail.content)) if text and text not in value}
    if detail.document_number:
        fields["document_number"] = detail.document_number
    alone = not detail.actor and (actor in thing or _is_founded(actor, verb, home))
    unknown = not detail.actor and (draft.subject in value or not home.stands(draft.subject))
    strange = verb not in home.lexicon.set("events.deed_first", "events.of_places", "events.founding") if alone else unknown
    if strange or actor in home.lexicon.set("events.everywhere") or actor.startswith(home.lexicon.words("events.joining", "events.of_somebody")):
        lacks.append(say("event_no_actor"))
    fields |= {"recall": "false"} if home.lexicon.pattern(_WEATHER).search(thing or actor) else {}
    carried = not detail.actor and actor[-1:] in home.lexicon.set("regions.level")
    built = thing if home.lexicon.pattern("<events.judgment>$").search(thing) else "" if thing else action
    if carried and home.lexicon.pattern("<events.of_things>").search(built):  # 梧溪县|修复通水, 通过竣工验收
        lacks.append(say("event_no_actor"))
    if not detail.actor and home.lexicon.pattern(_WEATHER).search(thing):
        lacks.append(say("event_no_actor"))
    by_organ = not thing and verb in home.lexicon.set("events.works_on") and home.lexicon.pattern("<events.organ>$").search(actor)
    if by_organ or (alone and verb in home.lexicon.set("events.changes")):
        lacks.append(say("event_says_nothing"))
    if _is_of_end(draft, verb, home):
        lacks.append(say("end_of_span"))
    own = (home.date or "")[:4]
    if verb not in home.lexicon.set("events.strong") and own.isdigit() and draft.date in (own, str(int(own) - 1)):
        lacks.append(say("no_certainty"))  # 2024年，紧扣工作主线
    lacks += _named(draft, home, fields, (thing if alone else actor, action, thing), alone)
    set_up = verb in home.lexicon.set("events.founding", "events.of_things")
    evident = actor and "actor" not in hidden and is_evident(str(fields["actor"]), home.region if home.titled else "", set_up, home.lexicon)
    hidden = [*(["actor"] if evident else []), *hidden]
    if f"{draft.date}年" in home.text.partition("\n")[0] and {"actor", *(["object"] if thing else [])} - set(hidden):
        hidden.append("date")  # of what is told in 2024年工作总结 that year is no question
    fields |= {"not_asked": hidden} if hidden else {}
    if home.lexicon.pattern(_PRIZE).fullmatch(thing) and not home.lexicon.pattern("<events.contest>").search(f"{actor}{action}"):
        lacks.append(say("event_no_contest"))
    if actor.endswith(home.lexicon.words("events.manner")) or (not thing and action.endswith(home.lexicon.words("events.needs_object"))):
        lacks.append(say("event_says_nothing"))
    if empty or thing in home.lexicon.set("events.empty") or (not thing and verb in home.lexicon.set("events.saying")):
        lacks.append(say("event_says_nothing"))
    if home.lexicon.pattern(_BROKEN).search(f"{actor}，{action}{thing}") or _EACH.match(value) or any(map(is_unpaired, (actor, action, thing))):
        lacks.append(say("event_broken"))
    if home.lexicon.pattern(_WITHOUT_AIM).search(f"{actor}，{action}{thing}{draft.passage.partition(value)[2]}"):
        lacks.append(say("event_says_nothing"))
    if home.lexicon.pattern("<events.kin>").match(actor):
        lacks.append(say("no_full_name", words=actor))
    if home.lexicon.pattern(_PLANNED).search(actor):
        lacks.append(say("aim"))
    if home.lexicon.pattern(_ITS).search(value):
        lacks.append(say("event_its"))
    if home.lexicon.pattern(PRONOUN).match(actor):
        lacks.append(say("event_pronoun"))
    figure_first, lexicon, full = home.lexicon.pattern(_FIGURE_FIRST), home.lexicon, str(fields["actor"])
    actor = full if full.endswith(actor) else actor  # 青石峡水电站1号机组 for 1号机组
    tells_figure = figure_first.match(thing) or lexicon.pattern(_COUNTED).search(thing)
    tells_figure = tells_figure or lexicon.pattern("<statistics.measure>$").search(actor)  # 物价温和上涨
    counted = figure_first.match(actor) or lexicon.pattern(rf"{_HAS_SOME}|(?<!\.){_COUNTED}").search(actor)
    if counted or (tells_figure and not lexicon.pattern(MILESTONE).search(value)):
        lacks.append(say("event_figure_first"))
    if not lacks and _says_little(draft, actor, f"{action}{thing}"):
        lacks.append(say("event_too_short"))
    return lacks


def _bare(actor: str, home: Home) -> str:
    """Who did it, without adverbs and verbs at the end (七台机组全部, 裕丰纱厂实行)."""
    if of_all := home.lexicon.pattern("(?<=..)<events.of_all>$|(?<=[<<regions.level>>])<regions.after>$").search(actor):
        actor = actor[: of_all.start()]
    actor = home.lexicon.pattern("(?<=..)<events.name_word>$").sub("", actor)
    words = () if actor in {home.lexicon.person, *home.lexicon.places} else tagged(actor)
    while len(words) > 1 and len(words[-1][0]) > 1 and (is_verb(words[-1][1]) or words[-1][1] == "d"):
        if home.lexicon.pattern("<regions.thing>").fullmatch(words[-1][0]):
            break
        words = words[:-1]
    return "".join(word for word, _tag in words) or actor


def _ended(actor: str, action: str, thing: str, verb: str, home: Home) -> tuple[str, str, str, str]:
    """Who did what, where the verb that was found is not the one that the sentence ends with (建成通车, 整体搬迁项目竣工), or
    goes on (升格为…, 成功创建…)."""
    words, strong = tagged(thing), home.lexicon.set("events.strong")
    first, so = words[0][0] if len(words) > 1 else "", verb in home.lexicon.set("events.so")
    if first in home.lexicon.set("events.into") or (so and first in strong):
        return actor, action + first, thing[len(first) :], verb
    last = words[-1][0] if words else ""
    if last not in strong or len(words) > 2 or (len(words) == 2 and not words[0][1].startswith("n")):
        return actor, action, thing, verb
    if len(words) == 1:
        return actor, action + thing, "", verb
    return actor + action + words[0][0], last, "", last


def _named(draft: Draft, home: Home, fields: Fields, told: tuple[str, str, str], alone: bool) -> list[str]:
    """Put who did what into the fields, each by its full name; out: which name the document does not tell. A deed that stands `alone` has no doer."""
    who, action, thing = told
    who = home.lexicon.pattern("[（(]<documents.in_short>[^（）()]*[）)]").sub("", who)
    who = _person_whole(who, home)
    full = in_full(who, home) if who else ""
    who = who or told[0]
    if home.titled and home.region[-1:] not in home.lexicon.set("regions.level") and home.lexicon.pattern(_CLASS).match(who):
        full = home.region + who
    one, both, other = who.partition(home.lexicon.words("documents.joint")[0])
    if both and len(one) > 1 and home.lexicon.pattern(_LOCAL_FIRST).match(one):  # 县一中与省师范大学附属中学
        names = in_full(one, home), in_full(other, home)
        full = both.join(names) if all(names) else ""
    if full == home.region and not alone and home.lexicon.pattern("<regions.renaming>").search(f"{action}{thing}"):
        changed = thing.endswith(home.region) or home.region.endswith(thing) or home.region[-1] in home.lexicon.set("regions.level")
        full = name_before(home, draft.place) or ("" if changed else full)
    if home.lexicon.pattern(_STRETCH).fullmatch(full):
        line = line_of(draft, home)
        full = line and line + full
    deed, done = deed_in_full(action, home, full), deed_in_full(thing, home, full)
    if home.lexicon.pattern(RANK).search(f"{action}{thing}"):
        deed, done = action, thing
    if alone and _is_founded(draft.subject, fields["stage"], home) and not (is_thing(thing, home.lexicon) or is_place_name(thing, home.lexicon)):
        full = ""
    if thing in home.lexicon.set("documents.named"):
        done = in_full(thing, home)
    own, then = home.region, name_then(draft, home)
    later = own and own not in draft.value and any(own in (name or "") for name in (full, deed, done))
    if later and then:
        full, deed, done = full.replace(own, then), deed and deed.replace(own, then), done and done.replace(own, then)
    words = next((short for short, name in ((who, full), (action, deed), (thing, done)) if short and not name), "")
    full, done = full or who, done or thing
    title = re.search(r"《([^《》]+)》", draft.value)
    fields |= {"actor": full, "action": deed or action, "matter": (title[1] if title else done or full)[:60]}
    by_itself = action in home.lexicon.set("events.by_itself")
    if alone and not by_itself:
        fields["wording"] = _DEED_FIRST
    elif done and not alone:  # what happened by itself has no object
        fields["object"] = done
    lacks = [home.lexicon.say("called_later", region=own)] if later and not then else []
    return [*lacks, home.lexicon.say("no_full_name", words=words)] if words else lacks


def _person_whole(who: str, home: Home) -> str:
    """沈砚秋 for 沈先生, where the text calls one person of that surname so by the whole name; "" where it calls none, or several."""
    short = home.lexicon.pattern("([<<regions.surname>>])(?:<documents.honour>)").fullmatch(who)
    if short is None:
        return who
    names = set(home.lexicon.pattern(rf"{short[1]}[\u4e00-\u9fff]{{1,2}}(?=<documents.honour>)").findall(home.text))
    return names.pop() if len(names) == 1 else ""


def _is_founded(topic: str, verb: str, home: Home) -> bool:
    """True where a place is only what the document is about, and no doer: 621年，置临州 in the history of 临湖市."""
    founds = verb in home.lexicon.set("events.of_places", "events.founding")
    return founds and topic == home.region and topic[-1:] in home.lexicon.set("regions.level")


def _is_of_end(draft: Draft, verb: str, home: Home) -> bool:
    """True where the text tells a span and the date is only its end (9月—次年4月), or where an approval has one (2019年4月至2020年11月，批准)."""
    once = "/" in (draft.date or "") and verb in home.lexicon.set("events.approving")
    return once or bool(draft.evidence and home.lexicon.pattern(f"<dates.span>{re.escape(draft.evidence[0])}").search(draft.passage))


TOLD = re.compile(r"[\u3400-\u9fff\d]")
_LEAST = 8
"""How many characters of words and figures a question needs beside its gap (rule 1 of the items)."""


def _says_little(draft: Draft, actor: str, rest: str) -> bool:
    date = (draft.date or "").replace("-", "月")
    told, dated = len(TOLD.findall(f"{actor}{rest}是在")), len(TOLD.findall(f"{date}年{rest}"))
    return min(told, dated) < _LEAST
