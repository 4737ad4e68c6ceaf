"""Names told in short made whole: 学校, 全县, 省教育厅 and 新校区 by what the document's head names. In: words, and a `Home`. Out: words, or ""."""

from __future__ import annotations

import re

from zhongbu_quiz.extract.cite import Home
from zhongbu_quiz.extract.draft import Draft
from zhongbu_quiz.extract.statistics.owners import is_thing
from zhongbu_quiz.extract.statistics.regions import NAME_TAGS, holds_name, is_one_name, region_of
from zhongbu_quiz.extract.words import OF, is_verb, tagged
from zhongbu_quiz.values.numbers import NUMERALS

_WHOLE = "[<<regions.whole_lead>>]([<<regions.whole_of>>])(?!<regions.no_local_before>)"
"""全县, 本校, 我省: all of the one that the document is about."""
RANK = "<regions.abolished>[<<regions.level>>]{1,2}<regions.set_up>"
"""石桥乡撤乡设镇: no place by its sort."""
_WITHIN = "([<<regions.local_of>>])<regions.within>"
"""县里引进…: the county did."""
_LOCAL = "[<<regions.local_of>>](?!<regions.no_local_before>)(?=.)"
"""县委, 省教育厅, 校舍: what is told by the sort of place or body that it belongs to."""
_OWN = "([<<regions.level>>])(?!<regions.no_local_before>|<regions.no_own_before>)(?=..)"
"""县财政收入: what is told of the place itself."""
_PART = rf"(?:<regions.part>)(?:[\d{NUMERALS}]\S{{0,5}})?$"
"""新校区, 师生三百余人: what is told by the body that it is a part of."""
_SIZE = "(?:<statistics.measure+statistics.sized>)$"
_THING = f"(?:<regions.thing>|(?<=..)<regions.thing_short>)$|{_SIZE}"
"""What is told by the place that it is in, or that it is measured in; of a body only what is measured."""
_SIGNS = rf"[“《A-Za-z〇]|[\u4e00-\u9fff]{{2}}(?<!级)[{NUMERALS}]号"
"""What shows a name: marks, letters, the number of a ship (嫦娥一号)."""
_PERSON = r"(?:^|<regions.person>)([<<regions.surname>>][\u4e00-\u9fff]{1,2})$"
"""A person's name, behind what he is or alone."""
_BEFORE_BODY = rf"^|[，。；：、\n]|<regions.before_body>|{OF}"
_ITS_NUMBER = rf"[{NUMERALS}\d]{{1,2}}<documents.numbered>"
_SHORT_NAME = 4
_BETWEEN = 8
"""So many characters stand at most between the place and the kind in a name (松河县|苏维埃|政府)."""
_NEAR = 400
"""So many characters before a figure the name of its thing stands at most."""
_BEFORE_NAME = ("v", "p", "c", "u", "uj", "ul", "d", "")
"""The tags of words behind which a name begins."""


def in_full(words: str, home: Home) -> str:
    """A name with whose it is (县委 is 梧溪县委 in 梧溪县大事记); the same words where they hold a name; "" where the document tells none."""
    lexicon = home.lexicon
    own = home.region if home.titled else ""
    levels = lexicon.set("regions.level")
    if not words or lexicon.pattern("<regions.known>").match(words) or (own and words.startswith(own[: -1 if own[-1] in levels else None])):
        return words
    if words[0] == "《" and (told := re.search(rf"(《[^《》]+》)（{lexicon.words('documents.in_short')[0]}{re.escape(words)}", home.text)):
        return told[1]
    whole = lexicon.pattern(f"{_WHOLE}|{_WITHIN}").match(words)
    if whole:
        owner = _owner(whole[1] or whole[2], home)
        return owner and owner + words[whole.end() :]
    if speaks := lexicon.pattern("<regions.speaks>").match(words):
        return own + words[speaks.end() :] if own != lexicon.person else ""  # 本行首家社区支行
    place = region_of(words, lexicon)
    if place and place not in lexicon.set("regions.own", "regions.body") and (place[0] not in levels or place in lexicon.places):
        return words
    if words == own[-1:]:
        return own  # 桥 of 双虹桥
    first = tagged(words)[0][0]
    if _is_own(first, own, home):
        return own + words[len(first) :]
    numbered = lexicon.pattern(_ITS_NUMBER).match(words)
    if numbered and (sort := next((own[at:] for at in range(2, len(own) - 1) if words.startswith(own[at:], numbered.end())), "")):
        return own[: -len(sort)] + words  # 二号船闸 of 沙浦船闸
    local = lexicon.pattern(_LOCAL).match(words)
    if local and words[0] in levels:
        return _local(words, home)
    if own and words in lexicon.set("events.part_sort"):
        return own if own.endswith(words) else "" if own[-1] in levels else own + words  # 大坝: a county has several
    if len(words) <= _SHORT_NAME and not own.startswith(words) and (longer := _told_longer(words, home)):
        return longer
    if own and words.isalpha() and (longer := _first_naming(words, own, home)):
        return longer
    if local and (own or words[0] in lexicon.set("regions.local")):
        return _local(words, home)
    named, part = _holds_name(words, home), lexicon.pattern(_PART).search(words)
    if own and own[:2] not in words:
        if not named and own[-1] in levels and lexicon.pattern("<events.works_part>$").search(words):
            return ""  # 主体工程, in a text about a county
        if part and own != lexicon.person and (not named or own[-1] not in levels):
            return own + words
        kind = words in lexicon.set("documents.named", "regions.own", "regions.thing", "regions.school")
        if not named and not kind and lexicon.pattern(_THING if own[-1] in levels else _SIZE).search(words):
            return own + words
    return words if named and words not in lexicon.set("events.sort") else ""


def deed_in_full(words: str, home: Home, doer: str) -> str | None:
    """What somebody did, with the names in it made whole (迁返县城, 袭击农场) but for that of the `doer`; None where one of them cannot be."""
    lexicon, own = home.lexicon, home.region if home.titled else ""
    levels = lexicon.set("regions.level")
    if own and own != lexicon.person:
        words = lexicon.pattern("<regions.speaks>").sub("" if doer.startswith(own) else own, words)  # 在本园启动
        words = words if doer.startswith(own) else lexicon.pattern("<regions.present_name>").sub(own, words)
    told, before, at = "", "v", 0
    for word, tag in tagged(words):
        rest, quoted = words[at:], words.count("“", 0, at) > words.count("”", 0, at)
        at += len(word)
        if quoted or before not in _BEFORE_NAME:
            pass
        elif _is_own(word, own, home):
            word = word if doer.startswith(own) else own
        elif tag == "s" and (within := lexicon.pattern(_WITHIN).fullmatch(word)):
            if not (owner := _owner(within[1], home)):
                return None
            word = owner + word[1:]
        elif word[0] in levels and lexicon.pattern(_LOCAL).match(rest) and (
            tag.startswith(("n", "z", "j")) or word in lexicon.set("regions.founded_by")
        ):
            full = _local(word, home) if len(word) > 1 else _owner(word, home)
            if not full:
                return None
            word = full
        told, before = told + word, tag if len(word) > 1 or not is_verb(tag) else ""
    return told


def named_before(kind: str, draft: Draft, home: Home) -> str:
    """The last thing of a kind that the text names before a draft (云梯索道 for 索道, 青崖隧道 for 隧道); "" where it names none near."""
    end = draft.place + draft.quote.find(draft.value)
    for found in reversed(list(re.finditer(re.escape(kind), home.text[max(0, end - _NEAR) : end]))):
        words = re.split(r"[^\u4e00-\u9fff]", home.text[max(0, end - _NEAR) : end][: found.start()][-_BETWEEN:])[-1]
        cut = tagged(words)
        ends = [at + 1 for at, (_, tag) in enumerate(cut) if tag in _BEFORE_NAME]
        name = "".join(word for word, _ in cut[max(ends, default=0) :])
        if len(name) > 1 and _holds_name(name, home):
            return name + kind
    return ""


def line_of(draft: Draft, home: Home) -> str:
    """What a paragraph is about by the words before its first colon (青藏铁路：2001年…，格尔木至拉萨段开工), where they name a thing; else ""."""
    head = home.paragraph(draft).partition("：")[0]
    return head if is_thing(head, home.lexicon) and is_one_name(head) else ""


def without_own(indicator: str, region: str, home: Home) -> str:
    """An indicator without the words for the one whose it is (全场粮食产量, 县财政收入); "" where it is told of another."""
    lexicon = home.lexicon
    found = lexicon.pattern(f"{_WHOLE}|{_OWN}").match(indicator)
    if found is None:
        return indicator
    if _owner(found[1] or found[2], home) == region:
        return indicator[found.end() :]
    return "" if lexicon.pattern("<regions.level>(?:<regions.organ>)").match(indicator) else indicator


def _is_own(word: str, own: str, home: Home) -> bool:
    """True for the word that stands for the document's own body: 农场 for 红河口农场, 学校 for every school."""
    schools = home.lexicon.words("regions.school")
    kind = own[-1:] == word[0] and word[1:] in home.lexicon.set("regions.area")  # 园区 of a 产业园
    sorts = tuple(filter(None, home.lexicon.table("regions.sort_of").get(word, "").split("/")))
    kind = kind or (bool(sorts) and own.endswith(sorts)) or (word in schools and own.endswith(schools))
    return len(word) > 1 and word != own and bool(own) and (kind or own.endswith(word))


def _owner(sort: str, home: Home) -> str:
    """The place or the body of a sort (县, 校) that a document is about, or that its body belongs to; "" where it names none, or several."""
    lexicon, own = home.lexicon, home.region if home.titled else ""
    if sort in (nation := lexicon.words("regions.nation")[0]):
        return nation
    if own.endswith(sort) or (own and sort not in lexicon.set("regions.level")):
        return own
    if around := re.match(rf"[\u4e00-\u9fff]{{2,4}}?{sort}(?=..)", own):
        return around.group()
    named = {name for name in lexicon.places if name[-1] == sort and len(name) > 2 and home.stands(name)}
    return named.pop() if len(named) == 1 else ""


def _local(words: str, home: Home) -> str:
    """县委 of 梧溪县 as 梧溪县委, 校舍 of a school as 石浦县第一中学校舍."""
    owner = _owner(words[0], home)
    if not owner:
        return ""
    return owner[: -1 if owner[-1] == words[0] and words[0] in home.lexicon.set("regions.level", "regions.local") else None] + words


def _first_naming(words: str, own: str, home: Home) -> str:
    """The longer name that the text calls something by elsewhere: 银城矿务局 for 矿务局."""
    for found in re.finditer(rf"{re.escape(own[:2])}[\u4e00-\u9fff]{{0,{_BETWEEN}}}?{re.escape(words)}", home.text):
        between = found.group()[2 : -len(words)]
        if not any(tag.startswith(("v", "p", "c", "u")) for _word, tag in tagged(between)):
            return found.group()
    return ""


def _told_longer(words: str, home: Home) -> str:
    """The name of a body's part that the text tells with the body: 沧麓水利专科学校治河科 for 治河科."""
    body = rf"((?:(?!{_BEFORE_BODY})[\u4e00-\u9fff]){{2,14}}?<documents.body>{re.escape(words)})"
    found = home.lexicon.pattern(f"(?:{_BEFORE_BODY}){body}").search(home.text)
    return found[1] if found and is_one_name(found[1]) and len(words) > 1 else ""


def _holds_name(words: str, home: Home) -> bool:
    """True where some words hold a proper name: by its signs, by the dictionary, a place, or characters that make no word."""
    if home.lexicon.pattern(_SIGNS).search(words) or any(name in words for name in home.lexicon.places if len(name) > 1):
        return True
    person = home.lexicon.pattern(_PERSON).search(words)
    if person and (len(tagged(person[1])) > 1 or tagged(person[1])[0][1] in NAME_TAGS):
        return True
    return holds_name(words, home.lexicon.set("events.sort", "events.part_sort"))
