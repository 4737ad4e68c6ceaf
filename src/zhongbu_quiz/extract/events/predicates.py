"""Who did what: a clause taken apart at its verb. In: a clause without its date. Out: (actor, verb, rest)."""

from __future__ import annotations

from zhongbu_quiz.data.lexicon import Lexicon
from zhongbu_quiz.extract.plain import PAIRS
from zhongbu_quiz.extract.words import Word, is_verb, tagged

_READ = 80
"""How many characters of a clause are read for its verb."""
_LONGEST = 4
"""No verb of the list is longer."""
_JUDGED = r"[^，。；]{2,20}<events.judgment>(?:$|[，。；])"
"""通过国家验收: what follows 通过 where it is the verb."""
_APPROVED = r"<events.circumstance_always>[^，。；]{2,20}?<events.approval>(?=.)"
"""经国务院批准升格为…: who approved of the deed, before its verb."""
_ADVERBS = "<events.adverb>+$"
MILESTONE = "<events.first_time>(<events.measure>)"
"""货运量首次突破亿吨: what is told is that it was the first time."""
_LINE = "<events.line>(?:<events.adverb>)*$"
"""From a place to another: 至 is no preposition of the clause."""
_WHEN = r"[\u4e00-\u9fff]{1,6}<events.when>"
"""What only tells when: 毕业后, 抗战期间."""
_NO_NAME = ("d", "a", "c", "p", "u", "v", "f")
"""What the tags of words that name nobody begin with."""


def split_predicate(clause: str, lexicon: Lexicon) -> tuple[str, str, str]:
    """(actor, verb, rest) at the first strong verb, else at the first verb of any kind; the verb is "" where there is none."""
    strong = lexicon.set("events.strong")
    approved = lexicon.pattern(_APPROVED).search(clause)
    aside = range(*approved.span()) if approved else range(0)
    words = _cut(clause[:_READ], lexicon)
    place = 0
    weak: tuple[int, str] | None = None
    for at, (word, tag) in enumerate(words):
        verb = next((one for length in range(_LONGEST, 0, -1) if (one := clause[place : place + max(length, len(word))]) in strong), word)
        if place in aside:
            pass
        elif verb in strong and not (weak and verb in lexicon.set("events.happening")) and not _is_noun_here(words, at, verb, clause, place, lexicon):
            return _actor(clause[:place], lexicon), verb, clause[place + len(verb) :]
        elif weak is None and is_verb(tag) and _may_tell(words, at, clause, place, lexicon):
            weak = (place, word)
        place += len(word)
    for found in range(0, min(len(clause), _READ) - 1):
        pair = clause[found : found + 2]
        if pair not in strong or found in aside or (weak and pair in lexicon.set("events.happening")):
            continue
        if not _is_noun_here(((pair, "v"),), 0, pair, clause, found, lexicon):
            return _actor(clause[:found], lexicon), pair, clause[found + 2 :]
    first = lexicon.pattern(MILESTONE).search(clause)
    if first:
        return _actor(clause[: first.start()], lexicon), first[1], clause[first.end() :]
    if weak is not None:
        return _actor(clause[: weak[0]], lexicon), weak[1], clause[weak[0] + len(weak[1]) :]
    return _actor(clause, lexicon), "", ""


def _may_tell(words: tuple[tuple[str, str], ...], at: int, clause: str, place: int, lexicon: Lexicon) -> bool:
    """True for a verb that may be that of the clause though no list knows it; one of a single character is more often part of a name (松河)."""
    word = words[at][0]
    if clause[place - 1 : place].isdigit() or word in lexicon.set("events.not_verb") or lexicon.pattern("<events.noun_inside>").match(clause, place):
        return False
    opens = place == 0 and word in lexicon.set("events.weak", "events.opens") and at + 1 < len(words)
    governs = opens and words[at + 1][1].startswith("n") and not clause.startswith(tuple(lexicon.places))
    return len(word) > 1 or (place > 0 and word in lexicon.set("events.weak")) or governs


def _cut(words: str, lexicon: Lexicon) -> tuple[Word, ...]:
    """Some words with their tags; a name of the text's own that opens them is one word."""
    names = (*lexicon.places, *filter(None, (lexicon.person, lexicon.person[1:])))
    name = max((name for name in names if words.startswith(name)), key=len, default="")
    whole = name and (name not in lexicon.places or not is_verb(tagged(name)[0][1]))
    return ((name, "nz"), *tagged(words[len(name) :])) if whole else tagged(words)


def _is_noun_here(words: tuple[tuple[str, str], ...], at: int, word: str, clause: str, place: int, lexicon: Lexicon) -> bool:
    """True where a word that may be a verb stands as a noun: 组织 before nothing, 通过 as a preposition, anything inside 《》."""
    if any(clause.count(left, 0, place) > clause.count(right, 0, place) for left, right in PAIRS):
        return True
    after = clause[place + len(word) :]
    if lexicon.pattern("<events.meanwhile>").match(after) or lexicon.pattern("<events.noun_inside>").match(clause, place):
        return True
    if lexicon.pattern("[^，。]{0,4}<dates.onward>").match(after):
        return True  # 为建渠以来最大
    if word == "通过":
        return "，" in after[:20] or (
            at == 0 and "《" not in after[:3] and not lexicon.pattern(_JUDGED).match(after) and not after.startswith(lexicon.words("events.passes"))
        )
    if word in lexicon.set("events.short"):
        return at > 0 and words[at - 1][1].startswith("d") is False and len(after) < 2
    if word in lexicon.set("events.maybe_noun"):
        return (at + 1 < len(words) and words[at + 1][0] in lexicon.set("events.noun_shown_by")) or not after
    if after.startswith("的") and word not in lexicon.set("events.founding"):
        return True
    return after[:1] == "者" or after[:1] == "员"


def _actor(words: str, lexicon: Lexicon) -> str:
    """The noun before the verb: adverbs and prepositional phrases behind it go."""
    words = words.strip("，、：；。 　")
    if lexicon.pattern(_WHEN).fullmatch(words):
        return ""
    taken, depth = "", 0
    cut = _cut(words, lexicon)
    if words.startswith(lexicon.words("events.joining")) or all(tag.startswith(_NO_NAME) for _word, tag in cut):
        return ""
    at, body = 0, words.endswith(lexicon.words("events.body_behind"))
    for word, tag in cut:
        parts = None if body else lexicon.pattern("<events.cut>").match(words, at)
        at += len(word)
        if word in lexicon.set("events.placed") and taken:  # 保管所|在城东
            taken += word[0]
            break
        depth += word.count("《") - word.count("》")
        between = word in ("至", "到") and lexicon.pattern(_LINE).search(words)
        before = tag == "p" and (len(word) > 1 or word in lexicon.set("events.preposition"))
        leaves = (before or (parts and parts.end() == at)) and word not in lexicon.set("events.joining")
        if depth == 0 and leaves and not between:
            break
        taken += word
    return lexicon.pattern(_ADVERBS).sub("", taken).strip("，、的").removesuffix("的前身")
