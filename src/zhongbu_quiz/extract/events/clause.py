"""The clause that tells what happened at a date. In: a text and places. Out: spans and words."""

from __future__ import annotations

from zhongbu_quiz.data.lexicon import Lexicon
from zhongbu_quiz.extract.clauses import Span, clauses
from zhongbu_quiz.extract.events.predicates import split_predicate
from zhongbu_quiz.extract.words import is_verb, tagged

CIRCUMSTANCE = "<events.circumstance>"
"""What opens a clause that only tells how or why: 经…批准."""


def main_clause(text: str, start: int, end: int, before: str, lexicon: Lexicon, entry: bool = False) -> Span | None:
    """The first clause that is more than a circumstance (经…批准，为…，); an `entry` opens with what happened, whatever
    its verb."""
    spans = [span for span in clauses(text, start, end) if span.of(text).strip("，、（）() 　日电讯—-")]
    for at, span in enumerate(spans[:4]):
        words, last = span.of(text).lstrip("，、 　）"), at + 1 == len(spans)
        _actor, verb, rest = split_predicate(words, lexicon)
        strong = verb in lexicon.set("events.strong")
        only_why = words.startswith(lexicon.words("events.circumstance_always"))
        tells = verb and (last or strong) and (not only_why or (last and strong)) and not rest.startswith("的")
        if lexicon.pattern(CIRCUMSTANCE).match(words) and (not tells or words.endswith(lexicon.words("events.circumstance_end"))):
            continue
        if not last and (len(words) < 2 or words.endswith(lexicon.words("events.before_main"))):
            continue
        if not verb and not last:
            _next, following, _after = split_predicate(spans[at + 1].of(text), lexicon)
            if following in lexicon.set("events.strong") and not _next and len(words) >= 4:
                return Span(span.start, spans[at + 1].end)
            deed = entry and any(is_verb(tag) for _word, tag in tagged(words))
            if len(words) <= 12 and not (before and at == 0) and (following or len(words) < 4) and not deed:
                continue
        return span
    return None
