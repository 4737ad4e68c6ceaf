"""Whom or what a document is about: the body, place, thing or person whose a figure is that names nobody. In: blocks. Out: `About`.

Asked in this order: whose life the title tells; the names in the lines above the text, that first which the text speaks of; at whose meeting a report
was given; whom the first sentences introduce; the full name of what the text calls by its sort (全县, 学校). What none of these tells is a guess.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from zhongbu_quiz.data.lexicon import Lexicon
from zhongbu_quiz.extract.blocks import Block, Paragraph
from zhongbu_quiz.extract.context import TOP, top_of
from zhongbu_quiz.extract.lines import dateline, is_terminated
from zhongbu_quiz.extract.numerals import COUNTERS, ONES
from zhongbu_quiz.extract.statistics.owners import is_thing, named_in
from zhongbu_quiz.extract.statistics.regions import holds_name, is_one_name, named_places, region_of
from zhongbu_quiz.extract.words import OF, is_verb, tagged

_BODIES = r"(?<![<<regions.measured_by>>])全(?!国)[<<documents.whole_of>>]|<documents.speaker>(?=[\u4e00-\u9fff])|我国"
_NAME_END = "<documents.named>(?!<documents.not_named_before>)"
_NAMED = rf"([\u4e00-\u9fff]{{2,16}}?{_NAME_END}(?<!<documents.not_named>)(?:[\u4e00-\u9fff]{{0,8}}?{_NAME_END}(?<!<documents.not_named>))*)"
_TITLE_LEAD = rf"^(?:[\d{ONES}〇]{{4}}年度?|<dates.half>|<dates.quarter>|<documents.title_lead>)+"
_AT_MEETING = r"在([\u4e00-\u9fff]{2,12}?<documents.named>)第"
_HISTORY = "(?:<documents.history>|(?<=[<<regions.own_of>>])[<<regions.own_of>>]?情)+$"
_JOINT_COLLEGE = r"(<documents.body>[\u4e00-\u9fff]{2,6})<documents.joint>(?=[\u4e00-\u9fff]{2,6}<documents.body>$)"
"""云岑大学材料与冶金学院 is one body."""
_COUNTED = f"[{ONES}]<slogans.counter>"
"""三大城市群核心城市 is no name."""
_INTRODUCED = (
    r"(?P<name>[\u4e00-\u9fff]{3,24}?)(?:[（(](?:<documents.in_short>)[“\"]?(?P<short>[\u4e00-\u9fff]{2,10})[”\"]?[）)]|[（(][^（）()]{2,20}[）)])?"
    r"(?:的?(?:<documents.introduces>))"
)
_PERSON = "([<<regions.surname>>][\u4e00-\u9fff]{1,3}?)(?:<documents.honour>)?"
_LIFE = f"{_PERSON}(?:<documents.life>)|(?:<documents.recalls>).*{_PERSON}"
_LIFE_BEGINS = r"(?:[（(][^）)]{4,16}[）)])?，?(?:<documents.life_opens>)"
_OPENING = 4
"""In so many paragraphs a text introduces what it is about."""
_LONGEST_TITLE = 60
_LONGEST_NAME = 16
_SHORTEST_BODY = 3
_SPEECH_AT = "^<events.at>(?=.*<documents.jubilee>.*<documents.speech>)"
"""在柳原县第一中学建校80周年庆祝大会上的讲话."""
_NUMBER = rf"[{ONES}十\d]{{1,3}}"
UNIT = rf"(?:第{_NUMBER}<documents.unit>|<documents.unit>{_NUMBER})[、.．]?"
_SEGMENT_LEAD = rf"^(?:<documents.segment_lead+documents.title_deed>|[\d{ONES}〇]{{4}}年|{UNIT})+"
_LEADING = frozenset({"v", "vn", "m", "a", "t", "d"})
"""The tags of words that lead to a name in a title, and are no part of it."""
_POSTED = r"(?:<documents.page_word>)\s*(.+?)\s*\d{4}\D\d{1,2}\D\d{1,2}"
_SPOKEN = 3
"""So often a text speaks of whose account posted it."""
_SEGMENTS = r"——|[\s\u3000：:·|｜（）()【】《》]"
_WITH_ASIDE = r"([^（(【〔\[]{2,})[（(【〔\[]([\u4e00-\u9fff]{2,24})[）)】〕\]]"
_OPENS = "(?:^|[\n。；，])"


@dataclass(frozen=True, slots=True)
class About:
    """Whom or what a document is about ("" where nothing says so), whether its own words say so and it is no guess, and the person of a life."""

    name: str
    told: bool
    person: str = ""


def about(blocks: Sequence[Block], title: str, text: str, lexicon: Lexicon) -> About:
    """Whom or what a document with a `title` is about."""
    heads = [_without_aside(line, lexicon) for line in _head(blocks, lexicon)]
    person = next(filter(None, (_life_of(line.lstrip("—"), text, lexicon) for line in (title, *heads))), "")
    if person:
        return About(person, True, person)
    body = "\n".join(block.text for block in blocks if isinstance(block, Paragraph) and block.text not in heads)
    name = lexicon.pattern(_HISTORY).sub("", heads[0]) if heads and lexicon.pattern("<documents.introduction>$").search(heads[0]) else ""
    if len(name) > _SHORTEST_BODY and name.isalpha() and OF not in name and holds_name(name) and is_one_name(name):
        return About(name, True)  # what a text introduces, whatever it is
    named = [_as_told(name, body, lexicon) for line in heads if (name := document_topic(line, lexicon))]
    topic = next((name for name in named if _speaks_of(name, body)), "") or next(filter(None, (_in_both(line, body, lexicon) for line in heads)), "")
    topic = topic or (named[0] if named else "") or _held_in(blocks, lexicon)
    topic = _introduced(blocks, topic, heads, lexicon) or topic or _in_short(title, text, lexicon) or _account(blocks, body, lexicon)
    if topic:
        return About(topic, True)
    own = _usual(text, lexicon)
    full, sure = _of_sort(own, text, heads, lexicon)
    return About(full or own, sure)


def _without_aside(line: str, lexicon: Lexicon) -> str:
    """A title without what stands in brackets behind the name of a thing (安澜桥（东陵市清沅县古桥）), or only a place there: 沈家楼（清沅县）."""
    match = re.fullmatch(_WITH_ASIDE, line.strip())
    if match is None:
        return line
    thing = is_thing(match[1], lexicon) or match[1].endswith(lexicon.words("documents.sights"))
    return match[1] if thing or match[2][-1] in lexicon.set("regions.level") else line


def _as_told(name: str, body: str, lexicon: Lexicon) -> str:
    """The name that a title holds as the text tells it: 石鼓书院, not 漫步石鼓书院, where only that stands in the text."""
    words = tagged(name)
    leads = words[0][1] in _LEADING and len(words[0][0]) > 1 and not region_of(name, lexicon)
    starts = accumulate(len(word) for word, _ in words[:-1]) if leads and name not in body else ()
    return next((name[start:] for start in starts if len(name) - start > 2 and name[start:] in body), name)


def _in_both(line: str, body: str, lexicon: Lexicon) -> str:
    """The longest name of a thing in a line that sentences of the text begin with (双虹桥, 红旗渠): shorter than what a title is searched for."""
    for segment in re.split(_SEGMENTS, line):
        words = tagged(segment[:_LONGEST_NAME])
        bounds = [0, *accumulate(len(word) for word, _ in words)]
        names = {segment[start:end] for start in bounds for end in bounds if 2 < end - start <= _LONGEST_NAME}
        for name in sorted(names, key=lambda one: (-len(one), segment.find(one))):
            told = body.count(name) > 1 or re.search(f"{_OPENS}{re.escape(name)}", body)
            thing = told and (is_thing(name, lexicon) or name.endswith(lexicon.words("documents.sights"))) and _is_one(name, lexicon)
            if thing and (name == segment or holds_name(name)):
                return name
    return ""


def _speaks_of(name: str, body: str) -> bool:
    """True where a text tells of what its title names, in full, in short (云河 for 云河市), or by its sort (全市)."""
    return name in body or (len(name) > 2 and (name[:-1] in body or name[-3:] in body)) or f"全{name[-1]}" in body


def _of_sort(own: str, text: str, heads: Sequence[str], lexicon: Lexicon) -> tuple[str, bool]:
    """The full name of what a text calls by its sort (沣阳师范学院 for 学校, 云河县 for 全县), and whether there is no other of the sort."""
    if own.startswith("全"):
        found = Counter({name: text.count(name) for name in named_places(text, "", lexicon) if name[-1] == own[-1] and len(name) > 2})
    else:
        schools = lexicon.words("regions.school")
        sort = schools if own in schools or own == "学校" else (own,)
        opening = lexicon.pattern(f"{_OPENS}(?:{_NAMED})").finditer(text) if own else ()
        names = [match[1] for match in opening if _is_one(match[1], lexicon)]
        found = Counter({name: text.count(name) for name in names if name.endswith(sort) and name not in schools and len(name) > 3})
    best = found.most_common(2)
    if not best:
        return "", False
    sure = (len(best) == 1 and text.count(own) > 1) or (len(best) > 1 and best[0][1] > 2 * best[1][1])
    in_title = [name for name in found if any(name[:-1] in line for line in heads)]
    if len(in_title) == 1:
        return in_title[0], True
    return (best[0][0], sure) if sure or len(best) == 1 else ("", False)

def _head(blocks: Sequence[Block], lexicon: Lexicon) -> Iterator[str]:
    """The lines above the first sentence: the title, what stands under it, who gives the document out; none of those who keep or report what
    others did (中共苍梧市委党史研究室　贺春山)."""
    titled = False
    for block in top_of(blocks):
        if isinstance(block, Paragraph) and block.role == "dateline" and not dateline(block.text, lexicon):
            continue
        if not isinstance(block, Paragraph) or block.role in ("date", "entry") or is_terminated(block.text) or len(block.text) > _LONGEST_TITLE:
            return
        if not (titled and lexicon.pattern("<documents.keeper>").search(block.text)):
            yield block.text
        titled = True

def _in_short(title: str, text: str, lexicon: Lexicon) -> str:
    """The place that a title calls by its short name (走进青萝), where the text names only one such (青萝县)."""
    bare = lexicon.pattern(_SEGMENT_LEAD).sub("", lexicon.pattern(_TITLE_LEAD).sub("", title))
    names = {name for name in named_places(text, "", lexicon) if len(name) > 2 and bare.startswith(name[:-1])}
    return names.pop() if len(names) == 1 else ""


def _life_of(title: str, text: str, lexicon: Lexicon) -> str:
    """Whose life a text tells, by its title (沈望舒传略, 追忆“大坝医生”林克勤), where the text names that one again, or begins as a
    life does; "" where it tells none."""
    if lexicon.pattern(_PERSON).fullmatch(title) and lexicon.pattern(rf"(?:^|\n){title}{_LIFE_BEGINS}").search(text):
        return title
    match = lexicon.pattern(_LIFE).fullmatch(title)
    name = match and (match[1] or match[2])
    return name if name and text.count(name) > 1 else ""

def _introduced(blocks: Sequence[Block], topic: str, heads: Sequence[str], lexicon: Lexicon) -> str:
    """Whom the first sentences introduce (云栖谷产业园坐落在…; 澄阳市中心医院（…）的前身是…), where the title names nobody, or names that one in
    short."""
    told = [block.text for block in blocks if isinstance(block, Paragraph) and block.role in ("body", "entry")][:_OPENING]
    title = heads[0] if heads else ""
    for text in told:
        match = lexicon.pattern(_INTRODUCED).match(text)
        name = match["name"] if match else ""
        if not match or not (is_thing(name, lexicon) or lexicon.pattern(f"{_NAMED}$").match(name)) or not _is_one(name.replace("与", ""), lexicon):
            continue
        if topic != name and topic.startswith(name) and name[-1] in lexicon.set("regions.level"):
            return name  # 屏川县水库知多少: 屏川县地处…
        by_sort = any(line.startswith(name[-2:]) for line in heads)  # 医院简介
        if (not topic and (name[:2] in title or by_sort)) or (topic and topic == match["short"] and not topic.startswith(name)):
            return topic or name
    return ""


def _held_in(blocks: Sequence[Block], lexicon: Lexicon) -> str:
    """Whose meeting a report was given at, by the lines under its title: 在浮山县第十六届人民代表大会第四次会议上."""
    texts = (block.text for block in top_of(blocks) if isinstance(block, Paragraph))
    found = (lexicon.pattern(_AT_MEETING).search(text) for text in texts)
    return next((match.group(1) for match in found if match), "")

def _account(blocks: Sequence[Block], body: str, lexicon: Lexicon) -> str:
    """Whose account posted a text (原创 海澜人 海澜阀门 2024-09-06 18:30), where the text speaks of that one again and again."""
    lines = (block.text for block in blocks[:TOP] if isinstance(block, Paragraph) and block.role in ("page", "dateline"))
    posted = next((match[1].strip() for line in lines if (match := lexicon.pattern(_POSTED).match(line))), "")
    names = (posted[start:] for start in range(len(posted) - _SHORTEST_BODY))
    return next((name for name in names if name.isalpha() and body.count(name) >= _SPOKEN), "")


def _usual(text: str, lexicon: Lexicon) -> str:
    """What a text calls by its sort again and again (全市, 公司), where its title names nobody."""
    found = Counter(lexicon.pattern(_BODIES).findall(text)).most_common(1)
    return found[0][0] if found and (found[0][1] >= 2 or found[0][0].startswith("全")) else ""


def document_topic(title: str, lexicon: Lexicon) -> str:
    """Who a document is about, by its title: 云河师范学院 in 云河师范学院校史, 长渠化肥厂 in 长渠化肥厂六十年."""
    title = lexicon.pattern(_TITLE_LEAD).sub("", title)
    title = lexicon.pattern(_HISTORY).sub("", title)
    segments = [lexicon.pattern(_SEGMENT_LEAD).sub("", lexicon.pattern(_SPEECH_AT).sub("", each)) for each in re.split(_SEGMENTS, title)]
    several = lexicon.pattern(rf"[{COUNTERS}\d][<<regions.whole_of>>]")
    segments = [segment.partition("各")[0] for segment in segments if not several.search(segment)]  # 环湖四市
    for segment in segments:
        match = lexicon.pattern(_NAMED).match(segment)
        named = match.group(1) if match else ""
        kind = lexicon.pattern(_COUNTED).match(named) or named.endswith(lexicon.words("regions.whole")) or named[:1] in lexicon.set("regions.level")
        kind = kind or named.startswith(lexicon.words("events.some"))  # 一座水上古村的来路
        if named and not kind and _is_one(lexicon.pattern(_JOINT_COLLEGE).sub(r"\1", named), lexicon):
            return named
    found = (named_in(segment, lexicon) for segment in segments)
    return next((name for name in found if name and _is_one(name, lexicon)), "")

def _is_one(name: str, lexicon: Lexicon) -> bool:
    """True for the name of one place or body, and no clause (盼来一座桥, 雨后的石桥)."""
    tells = any(tag == "ul" or (is_verb(tag) and len(word) > 1) for word, tag in tagged(name)[:-1])
    tells = tells or bool(lexicon.pattern("<documents.several>").search(name))
    return is_one_name(name) and not tells and not re.search(f"[{OF}，、！？：]", name)
