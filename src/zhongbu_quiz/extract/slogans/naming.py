"""Whether a quoted name is a formula: the words around it and the name itself. In: words. Out: a number, or a yes or no."""

from __future__ import annotations

import re

from zhongbu_quiz.data.lexicon import Lexicon
from zhongbu_quiz.extract.numerals import TENS
from zhongbu_quiz.extract.slogans.parts import NUMERALS
from zhongbu_quiz.extract.words import OF, is_verb, tagged

AFTER = "的?(?:<slogans.noun_before>)*<slogans.noun>"
"""Behind a formula: “…”的发展战略."""
_BEFORE = "<slogans.verb><slogans.verb_after>?$"
NICKNAME = "(?:<slogans.nickname_before>|以[^，]{0,6}为主题的?)$"
"""Before a quoted name of an event or a thing, which is no formula."""
NAME_END = "<slogans.name_end>$"
_THING = r"(?:<slogans.thing_end>|[ⅠⅡⅢⅣⅤ]|(?<!\d)(?!20[2-9]\d)\d{1,4})$"
_THING_BEFORE = "<slogans.thing_before>$"
_ARTICLES = re.compile(rf"[\d{TENS}]条$")
_SENTENCE_LIKE = re.compile(r"[。！？]|，.*，.*，|：")
_WHAT = "[\u4e00-\u9fff]{0,6}?<slogans.sort>"
_AFTER_IT = f"^(?:[\u4e00-\u9fff]{{0,3}}为|的)?(?P<what>{_WHAT})(?=[，。；、：]|$|<slogans.striving+slogans.verb>)"
_LEAD = rf"(?:^|[，。；：的])(?P<what>(?:(?!{OF})[\u4e00-\u9fff]){{0,8}}?"
_BEFORE_IT = f"{_LEAD}{_WHAT})(?:：|<slogans.called>)$"
_AT_ONCE = f"{_LEAD}<slogans.self_named>)$"
_OF_SEVERAL = f"[{NUMERALS}]<slogans.counter>"
"""“公路+物流”三种模式: what it is with others."""


def about(before: str, after: str, lexicon: Lexicon) -> str:
    """What a text says that a quoted name is: 空间战略 in “…”空间战略, 城市精神 in 城市精神为“…” and 将“…”确定为城市精神,
    实施的战略 in 实施“…”战略; else ""."""
    found = next(filter(None, (lexicon.pattern(each).search(before) for each in (_BEFORE_IT, _AT_ONCE))), lexicon.pattern(_AFTER_IT).match(after))
    what = found["what"] if found else ""
    words = [(word, tag) for word, tag in tagged(what) if word not in lexicon.set("slogans.sort_lead")]  # 办赛理念
    if not what or lexicon.pattern(_OF_SEVERAL).match(what) or any(is_verb(tag) or tag in ("d", "p", "r", "c", "u") for _word, tag in words):
        return ""
    done = lexicon.pattern("(<slogans.verb>)<slogans.verb_after>?$").search(before)
    if len(what) > 2 or what.endswith(lexicon.words("slogans.sort_alone")):
        return what
    if done and done[1] in lexicon.set("slogans.proposed"):
        return what
    if done and done[1] in lexicon.set("slogans.relating"):
        return what  # 围绕“…”目标
    return f"{done[1]}的{what}" if done and len(done[1]) > 1 else ""


def says(name: str) -> bool:
    """True for four characters and more with a verb in them: a phrase that says something and no plain name (免申即享)."""
    return len(name) >= 4 and any(is_verb(tag) or tag in ("i", "l") for _, tag in tagged(name))


def is_aimed_at(before: str, after: str, lexicon: Lexicon) -> bool:
    """True where a name without a verb is what is striven for (打造“…”, 成为内陆“…”) or strives itself (“…”加快建设)."""
    clause = re.split("[，。；：、”]", before)[-1]
    strives = bool(lexicon.pattern("<slogans.striving>").match(after)) and not clause
    return strives or bool(lexicon.pattern("<slogans.aimed_at>").search(clause))


def is_title(name: str, after: str, lexicon: Lexicon) -> bool:
    """True for what a place is called (中国运河之都, “海国潮都”之称), and for articles (稳企十条)."""
    named = lexicon.pattern("<slogans.title_end>$").search(name) or lexicon.pattern("<slogans.title_after>").match(after)
    return bool(named or _ARTICLES.search(name))


def how_sure(name: str, before: str, after: str, promised: int, parts: tuple[str, ...], lexicon: Lexicon) -> float:
    """How sure it is that a quoted name is a formula, 0 to 0.97, by the words around it, what it promises and its parts."""
    score = 0.42
    score += 0.25 if promised else 0.0
    score += 0.2 if len(parts) >= 2 else 0.0
    score += 0.2 if lexicon.pattern(AFTER).match(after) else 0.0
    score += 0.12 if lexicon.pattern(_BEFORE).search(before) else 0.0
    score -= 0.3 if lexicon.pattern("<slogans.thing_after>").match(after) else 0.0
    score -= 0.25 if _SENTENCE_LIKE.search(name) and len(name) > 30 else 0.0
    numbered = lexicon.pattern(_THING).search(name) and not lexicon.pattern(AFTER).match(after)
    score -= 0.3 if numbered or lexicon.pattern(_THING_BEFORE).search(before) else 0.0
    score -= 0.1 if len(name) <= 2 and not promised else 0.0
    return round(min(0.97, max(0.0, score)), 2)
