"""Which words of a deed a question may hide: whole names and nouns. In: who, what was done, and to what. Out: the slots that no item asks."""

from __future__ import annotations

from collections.abc import Iterator

from zhongbu_quiz.data.lexicon import Lexicon
from zhongbu_quiz.extract.words import OF, is_verb, tagged

_NOT_LAST = ("v", "d", "ad", "p", "c", "u", "m", "q", "a", "z", "f", "t", "s", "i")
"""What the tags of words begin with that no name ends in; vn is one of them (胜利贯通, 免费开放)."""
_BODY = "(?:<events.lasting>|<regions.thing>|(?<=..)<regions.thing_short>)$"
_GENERIC = r"(?:<events.first_time>|\S{2,4}<units.times>)?(?:<events.empty>|<events.generic>)|(?:<events.prize>)"
_LONGEST = 20


def not_asked(actor: str, thing: str, lexicon: Lexicon) -> list[str]:
    """The slots of a deed that are no whole name (东陵博物馆免费|开放, 建成|供水), or that any other would fit (签订|合作协议)."""
    return [*_unasked_actor(actor, lexicon), *_unasked_thing(thing, lexicon)]


def _unasked_actor(actor: str, lexicon: Lexicon) -> Iterator[str]:
    words = tagged(actor)
    body = lexicon.pattern(_BODY).search(actor)
    last, tag = words[-1]
    deed = any((len(word) > 1 and is_verb(each)) or word in lexicon.set("events.inner") for word, each in words)
    ends = len(last) == 1 or body or last[-1] in "”》" or not tag.startswith(_NOT_LAST)
    if not ends or (deed and not body and OF not in actor) or len(actor) > _LONGEST or lexicon.pattern("<events.sort>$").fullmatch(actor):
        yield "actor"


def _unasked_thing(thing: str, lexicon: Lexicon) -> Iterator[str]:
    if not thing or thing[0] in "《“":
        return
    words = tagged(thing)
    (first, tag), (last, last_tag) = words[0], words[-1]
    opens = tag in ("p", "u", "ul", "d", "f", "c") or (is_verb(tag) and len(first) == 1) or first in lexicon.set("events.at")
    acts = is_verb(last_tag) and not lexicon.pattern("<events.happening>$").search(thing)
    acts = acts or (len(words) == 1 and (last_tag == "vn" or last in lexicon.set("events.acts")))
    if opens or acts or lexicon.pattern(_GENERIC).fullmatch(thing):
        yield "object"
