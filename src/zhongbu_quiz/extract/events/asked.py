"""Which words of a deed a question may hide: whole names and nouns. In: who, what was done, and to what. Out: the slots that no item asks."""

from __future__ import annotations

from collections.abc import Iterator

from zhongbu_quiz.data.lexicon import Lexicon
from zhongbu_quiz.extract.words import OF, is_verb, tagged

_NOT_LAST = ("v", "d", "ad", "p", "c", "u", "m", "q", "a", "z", "f", "t", "s", "i")
"""What the tags of words begin with that no name ends in; vn is one of them (胜利贯通, 免费开放)."""
_BODY = "(?:<events.lasting>|<regions.thing>|(?<=..)<regions.thing_short>)$"
_GENERIC = r"(?:<events.first_time>|\S{2,4}<units.times>)?(?:<events.empty>|<events.generic>)|(?:<events.prize>)"
_APPROVED = "(?<=..)<events.approval>(?=...)"
"""Who only approved of a deed (教育部同意|某学院更名)."""
_NO_NAME = rf"(?<!<events.of_party>){OF}|<events.and_others>(?:$|\d)|<events.clause_inside>|<events.suffered>|，|{_APPROVED}|》.*<events.judgment>"
"""Where it stands, more than a name does (贯通南北的澜平高铁, 院舍遭日机|轰炸, 队长覃大发等)."""
_LOOSE = r"<events.some>|[\d<<options.numeral>>]+<events.lasts>$|^<events.jointly>"
"""What nobody knows by heart: something of a kind, how long, a deed within a deed (签约|共建附属医院)."""
_SHORTEST = 3
"""A shorter noun is half of what is said (连降暴雨, 开门迎客, 任局长); the name of a place is none."""
_LONGEST = 20
_STEM = 2
"""What the name of a place or a body and those of its organs begin with (澄源县, 澄源县防汛抗旱指挥部)."""
_SHORT_NAME = 4
"""A name of that stem which is no longer is the own one told in short (岭宛线)."""
_BECAME = "(?<=..)<events.became>(?=..)"
"""Within what was done: the half sentence that it is (改崇文书院为|高等小学堂, 校训为“…”)."""


def not_asked(actor: str, thing: str, lexicon: Lexicon) -> list[str]:
    """The slots of a deed that are no whole name (东陵博物馆免费|开放, 建成|供水), or that any other would fit (签订|合作协议)."""
    return [*_unasked_actor(actor, lexicon), *_unasked_thing(thing, lexicon)]


def is_evident(actor: str, own: str, set_up: bool, lexicon: Lexicon) -> bool:
    """True for whom a reader names without having read (rule 72): the one that all is about (`own`), by its full or a short name, or an organ of
    it, but where that one was `set_up`; and for the weather."""
    if lexicon.pattern("<events.weather>$").search(actor):
        return True
    if not own or actor[:_STEM] != own[:_STEM]:
        return False
    organ = not set_up and lexicon.pattern("(?:<events.organ>)$").search(actor)
    return actor == own or len(actor) <= _SHORT_NAME or bool(organ)


def _unasked_actor(actor: str, lexicon: Lexicon) -> Iterator[str]:
    words = tagged(actor)
    body = lexicon.pattern(_BODY).search(actor)
    last, tag = words[-1]
    deed = any((len(word) > 1 and is_verb(each)) or word in lexicon.set("events.inner") for word, each in words)
    ends = len(last) == 1 or body or last[-1] in "”》" or not tag.startswith(_NOT_LAST)
    ends = ends and not lexicon.pattern(_NO_NAME).search(actor)
    if not ends or (deed and not body) or len(actor) > _LONGEST or lexicon.pattern("<events.sort>$").fullmatch(actor):
        yield "actor"


def _unasked_thing(thing: str, lexicon: Lexicon) -> Iterator[str]:
    if not thing or thing[0] in "《“":
        return
    words = tagged(thing)
    (first, tag), (last, last_tag) = words[0], words[-1]
    opens = tag in ("p", "u", "ul", "d", "f", "c") or (is_verb(tag) and len(first) == 1) or first in lexicon.set("events.at")
    acts = is_verb(last_tag) and not lexicon.pattern("<events.happening>$").search(thing)
    acts = acts or (len(words) == 1 and (last_tag == "vn" or last in lexicon.set("events.acts")))
    clause = len(words) > 1 and is_verb(tag) and (first in lexicon.set("events.strong", "events.inner") or last_tag.startswith("m"))
    part = len(thing) < _SHORTEST and not (last_tag == "ns" and len(thing) > 1)
    clause = clause or lexicon.pattern(_BECAME).search(thing) is not None
    loose = lexicon.pattern(_LOOSE).search(thing)  # 赴日本东京展出两个月, 生于一个塾师家庭
    if opens or acts or clause or part or loose or lexicon.pattern(_GENERIC).fullmatch(thing):
        yield "object"
