"""Words cut down to the thing measured: what leads in, what leads to the figure. In: words. Out: words."""

from __future__ import annotations

from zhongbu_quiz.data.lexicon import Lexicon
from zhongbu_quiz.extract.numerals import TENS
from zhongbu_quiz.extract.statistics.patterns import DONE, FROM, HAVING, IN_A_ROW, LEAD, TO
from zhongbu_quiz.extract.statistics.regions import region_of

_SUMMED_UP = rf"^(?:[^，、\d]{{2,12}}、)+[^，、\d]{{2,12}}?(?=[{TENS}两\d]{{1,2}}(?:<slogans.counter>|大)[\u4e00-\u9fff]{{2}})"
"""What stands before the count that sums it up: 竹木加工、精细陶瓷、绿色食品 before 三条主导产业链产值."""


def without_lead(words: str, lexicon: Lexicon) -> str:
    """The words without the marks and connectives that lead in."""
    lead = lexicon.pattern(LEAD)
    words = lexicon.pattern("^[，、]?<regions.personal>").sub("", words) if lexicon.person else words
    for _ in range(8):
        match = lead.match(words)
        if not match or not match.end():
            break
        words = words[match.end() :]
    return words


def without_bounds(words: str, lexicon: Lexicon) -> str:
    """The words without what bounds the figure at their end."""
    for _ in range(3):
        for word in lexicon.words("statistics.bound", "qualifiers.before"):
            if words.endswith(word):
                words = words[: -len(word)]
                break
        else:
            break
    return words


def without_tail(words: str, lexicon: Lexicon) -> str:
    """The words without the verbs and adverbs that lead to the figure."""
    words = lexicon.pattern(FROM).sub("", words.rstrip("，、：:；( （"))
    to, in_a_row, kept = lexicon.pattern(TO), lexicon.pattern(IN_A_ROW), lexicon.words("statistics.kept_end")
    leading = lexicon.words("statistics.bound", "qualifiers.before", "statistics.verb", "statistics.per_time")
    for _ in range(12):
        words = words.rstrip("，、：:；( （")
        words = to.sub("", in_a_row.sub("", words))
        if words.endswith(kept):
            break
        if words.endswith(leading):
            word = next(word for word in leading if words.endswith(word))
            words = words[: -len(word)]
        else:
            break
    return words


def thing_of(words: str, lexicon: Lexicon) -> str:
    """The noun phrase of the thing measured: leading verbs of having go."""
    words = without_lead(words, lexicon).strip("，、：:；。“ ")
    if words.count("“") != words.count("”"):
        words = words.replace("“", "").replace("”", "")
    words = lexicon.pattern(DONE).sub(r"\g<1>", words)
    words = lexicon.pattern(_SUMMED_UP).sub("", words)
    words = lexicon.pattern("(?<=..)<statistics.realised>(?=[^，]*<statistics.measure>$)").sub("", words)
    own = len(region_of(words, lexicon))
    if now := lexicon.pattern("<statistics.by_now>(?=..)").match(words, own):
        words = words[:own] + words[now.end() :]
    match = lexicon.pattern(HAVING).match(words, own)
    if match and len(words) > match.end() + 1:
        words = words[:own] + words[match.end() :]
    return words
