"""Words cut down to the thing measured: what leads in, what leads to the figure. In: words. Out: words."""

from __future__ import annotations

from zhongbu_quiz.extract.statistics.patterns import DONE, IN_A_ROW, KEEP_TAIL, LEAD, QUALS, STRIP, TO, TRANSIT


def without_lead(words: str) -> str:
    for _ in range(8):
        match = LEAD.match(words)
        if not match or not match.end():
            break
        words = words[match.end() :]
    return words


def without_bounds(words: str) -> str:
    """The words without what bounds the figure at their end."""
    for _ in range(3):
        for word in QUALS:
            if words.endswith(word):
                words = words[: -len(word)]
                break
        else:
            break
    return words


def without_tail(words: str) -> str:
    """The words without the verbs and adverbs that lead to the figure."""
    for _ in range(12):
        words = words.rstrip("，、：:；( （")
        words = TO.sub("", IN_A_ROW.sub("", words))
        if words.endswith(KEEP_TAIL):
            break
        for word in STRIP:
            if words.endswith(word):
                words = words[: -len(word)]
                break
        else:
            break
    return words


def thing_of(words: str) -> str:
    """The noun phrase of the thing measured: leading verbs of having go, a long run-up before 使 goes."""
    words = without_lead(words).strip("，、：:；。“ ")
    if words.count("“") != words.count("”"):
        words = words.replace("“", "").replace("”", "")
    for verb in ("使得", "使", "带动", "推动"):
        if len(words) > 18 and verb in words:
            words = words.rsplit(verb, 1)[1] or words
    words = DONE.sub(r"\g<1>", words)
    match = TRANSIT.match(words)
    if match and len(words) > match.end() + 1:
        words = words[match.end() :]
    return words
