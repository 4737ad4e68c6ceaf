"""Measures of policy prose: clauses that open with a policy verb, and the lists inside them. In: a `Reading`. Out: slogan `Draft`s.

A long report has hundreds of them, so they are drafted only where they are asked for, and these drafts come last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhongbu_quiz.data.lexicon import Lexicon
from zhongbu_quiz.extract.clauses import Span, sentences
from zhongbu_quiz.extract.context import Reading
from zhongbu_quiz.extract.draft import Draft
from zhongbu_quiz.extract.slogans.making import make_slogan
from zhongbu_quiz.extract.slogans.parts import split_parts, without_verb

_CALL = "(?:<slogans.policy>|以[^，]{2,20}为|与[^，]{2,24}建立)"
"""What a clause of policy opens with: 加快…, 以…为…, 与…建立…."""
_LIST = re.compile(r"[^，。；：！？、]{1,24}(?:、[^，。；：！？、]{1,30}){1,9}|[^，。；：！？、]{2,14}(?:和|与)[^，。；：！？、]{2,14}")
_NUMBER = re.compile(r"\d")


def is_policy(text: str, lexicon: Lexicon) -> bool:
    """True for a paragraph of policy prose: three clauses or more open with a policy verb, and hardly a figure stands in it."""
    clauses = re.split(r"[，。；：]", text)
    return sum(bool(lexicon.pattern(_CALL).match(clause)) for clause in clauses) >= 3 and len(_NUMBER.findall(text)) <= len(text) // 25


def measures(reading: Reading) -> Iterator[Draft]:
    """The measures of one paragraph: per sentence, the paragraph as a whole, and the lists within clauses."""
    text = reading.text
    heads: list[str] = []
    spans = list(sentences(text))
    for sentence in spans:
        clauses = re.split(r"[，；]", sentence.of(text))
        calls = tuple(clause.strip("“”") for clause in clauses if reading.lexicon.pattern(_CALL).match(clause) and 4 <= len(clause) <= 40)
        if calls:
            heads.append(calls[0])
        if len(calls) >= 2:
            wording = "，".join(calls)
            yield make_slogan(reading, sentence, wording, calls, 0.38, "slogan_policy", sentence.start, named=False)
        for match in _LIST.finditer(text, sentence.start, sentence.end):
            draft = _list(reading, sentence, match)
            if draft is not None:
                yield draft
    if len(heads) >= 3 and len(spans) >= 3:
        first = spans[0].of(text)
        label = first if len(first) <= 30 else reading.section
        parts = tuple(head for head in heads if head != first)
        yield make_slogan(reading, Span(0, len(text)), label or parts[0], parts, 0.34, "slogan_paragraph", 0, named=False)


def _list(reading: Reading, sentence: Span, match: re.Match[str]) -> Draft | None:
    words = re.sub(r"等[^，]{0,12}$", "", match.group())
    parts = split_parts(words)
    if len(parts) < 2:
        left = re.split(r"和|与", words, maxsplit=1)
        parts = tuple(left) if len(left) == 2 else ()
    if len(parts) < 2 or any(not part for part in parts):
        return None
    parts = (without_verb(parts[0], reading.lexicon), *parts[1:])
    wording = "、".join(parts)
    return make_slogan(reading, sentence, wording, parts, 0.32, "slogan_policy_list", match.start(), named=False)
