"""The noun behind a counted figure: 光电子信息企业 in 聚集1.5万家光电子信息企业. In: the words after a figure. Out: the noun."""

from __future__ import annotations

import re

from zhongbu_quiz.data.lexicon import Lexicon
from zhongbu_quiz.extract.words import is_verb, tagged

_END = r"[，。；：、！？（）(“]|和(?=\d)|的(?=<statistics.noun_end_de>)|及(?=\d)|<statistics.noun_end>"
"""What ends the noun behind a figure: a mark, the next figure, 的基础上, 左右."""
_CLAUSE = re.compile(r"[，。；：！？（）]")
_FIGURE = re.compile(r"\d")
_AND_NOUN = r"(?!、)<statistics.goes_on>([\u4e00-\u9fff]{2,4})"
"""A second noun, with which what is counted ends: 60多个国家和地区."""
_DEED = 14
"""The most characters of what things did that stand before them."""
_SUM = r"(?:过|<qualifiers.before>)?<units.round_scale>元?级?(?=[\u4e00-\u9fff]{1,4}$)"
"""What opens the name of things that reach a sum: 过百亿元地区."""
_NOUNY = ("n", "vn", "a", "b", "l", "j", "x", "i", "f", "s", "q", "m", "g", "h", "k", "eng", "r", "z", "t")
"""Tags of words that a noun may be made of, by how they begin."""


def noun_after(words: str, lexicon: Lexicon, wanted: bool = False) -> str:
    """The noun phrase at the start of some words, at most 20 characters; "" where none stands there.

    `wanted` where a counter stands without a noun before it, so that a first word that could be a verb is part of the
    noun (10个示范场景).
    """
    cut = lexicon.pattern(_END).search(words[:24])
    text = words[: cut.start() if cut else 24]
    if text.startswith("“"):
        return ""
    reached = lexicon.pattern(_SUM).match(text)
    taken: list[str] = [reached.group()] if reached else []
    for word, tag in tagged(text[reached.end() if reached else 0 :]):
        if not taken and (
            word.startswith(lexicon.words("statistics.not_noun"))
            or (tag in ("d", "p", "c", "u", "uj", "ul", "vd", "vi") and len(text) > len(word) + 4)
        ):
            return ""
        if taken and word in lexicon.set("events.strong"):
            break  # 11名队员凯旋
        if word == "的" and taken:
            taken.append(word)
            continue
        if taken and (also := lexicon.pattern(_AND_NOUN).fullmatch(text, len("".join(taken)))) and tagged(also[1])[0][1].startswith("n"):
            taken.append(also.group())
            break
        if is_verb(tag) or (taken and tag in ("l", "i", "ad")) or tag in ("d", "p", "c", "ul", "ud") or not tag.startswith(_NOUNY):
            if is_verb(tag) and not taken and len(text) > len(word):
                if not (wanted and len(word) >= 2):
                    return ""
                taken.append(word)
                wanted = False
                continue
            break
        taken.append(word)
    phrase = lexicon.pattern("<statistics.noun_tail>$").sub("", "".join(taken))
    return phrase if 2 <= len(phrase) <= 20 else ""


def with_deed(noun: str, tail: str, lexicon: Lexicon) -> tuple[str, bool]:
    """What N things did, put before them: 入选重大考古发现的遗址 for 6个遗址入选重大考古发现; and whether that is all that is told of them."""
    deed = _CLAUSE.split(tail.removeprefix(noun), maxsplit=1)[0].replace("了", "")
    deed = lexicon.pattern("^<statistics.noun_tail>").sub("", deed)
    if not deed or not tail.startswith(noun) or deed[:1] in lexicon.set("statistics.goes_on"):
        return noun, not deed
    if len(deed) > _DEED or _FIGURE.search(deed) or not any(is_verb(tag) for _, tag in tagged(deed)[:3]):
        return noun, False
    return f"{deed}的{noun}", True


def ends_with_verb(words: str) -> bool:
    """True where some words end with a verb that wants an object (聚集, 培育), so that what follows the figure is the thing counted."""
    tags = tagged(words[-10:])
    return bool(tags) and tags[-1][1] == "v"
