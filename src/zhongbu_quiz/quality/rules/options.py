"""Rules 10 to 19 and 21: options side by side. None of them asks which option is the key: options are exchangeable (docs/rules.md)."""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations

from zhongbu_quiz.items.item import Item
from zhongbu_quiz.items.option_rules import ABOUT_ONE_THING, CLANG, NEAR_DOUBLE, clang, opposite, uneven
from zhongbu_quiz.messages import _, counted, joined, marked
from zhongbu_quiz.quality.context import Context
from zhongbu_quiz.quality.rendered import filled, granularity_of, options_of, outside, sides
from zhongbu_quiz.quality.rules.base import ItemRule
from zhongbu_quiz.quality.second_proof.paired import BETWEEN
from zhongbu_quiz.quality.second_proof.rows import meets
from zhongbu_quiz.quality.second_proof.several import pieces_of
from zhongbu_quiz.values.numbers import number_of
from zhongbu_quiz.values.text import bigrams, dice, outline, plain, undigited, width

_ALL_OR_NONE = re.compile(r"以上(都|均|全|皆)|(都|均)(不?是|不?正确|不?对|错误)$|[A-D][、和与]?[A-D](都|均)?(对|正确)")
_DOUBLED = "%元年月日吨斤位个万亿于在的是为占第了与和由对把被将，。、；：《》“”"
_SPLIT = re.compile(r"[、，；→]|(?<=\d)(?=[年月日])")
_NUMBERS = re.compile(r"(?:[\d.%年月日①-⑨→—/-]+[万亿元吨斤个家公里]*、?)+")
_COMBO = re.compile(r"[①-⑨]{2,}")


def count_of_options(item: Item, context: Context) -> str | None:
    """10: a choice has three or four options, all different."""
    options = options_of(item)
    if options and not 3 <= len(options) <= 4:
        return counted("{count} option", "{count} options", len(options))
    return _("two options are the same") if len(set(options)) < len(options) else None


def homogeneous(item: Item, context: Context) -> str | None:
    """11: all options have one shape (runs of digits, of characters, and marks), or two and two have; dates have one
    precision; places one level. Combinations of marks and pairs with —— are of one form by what they are."""
    options = options_of(item)
    if not options:
        return None
    if all("，" in text or "→" in text or BETWEEN in text or _COMBO.fullmatch(text) for text in options):
        return None
    places = context.base.world.places
    if len({level for text in options if (level := places.level(text))}) > 1:
        return _("places of different levels among the options")
    dated = all(context.ledger.date(text) for text in options)
    shapes = Counter(granularity_of(text) if dated else outline(text) for text in options)
    if len(shapes) == 1 or sorted(shapes.values()) == [2, 2]:
        return None
    if dated:
        return _("dates of different precision")
    return _("the options have different shapes: {shapes}").format(shapes=" | ".join(shapes))


def similar_length(item: Item, context: Context) -> str | None:
    """12: the widest option is at most 1.4 times the narrowest and one character more, and none is 1.2 times wider or
    narrower than its neighbour and one character more. A Chinese character is two columns wide."""
    options = options_of(item)
    if not options:
        return None
    if not uneven(options):
        return None
    return _("the widths are {widths}").format(widths=joined(map(str, sorted(map(width, options)))))


def no_hub(item: Item, context: Context) -> str | None:
    """13: options of equally many parts are set side by side, and each gets a vote for every other option that has
    the same part in the same place; no single option has the most votes."""
    rows = [[part for part in _SPLIT.split(text) if part] for text in options_of(item)]
    if not rows or len({len(row) for row in rows}) > 1 or len(rows[0]) < 2:
        return None
    votes = [
        sum(part == other[place] for other in rows if other is not row for place, part in enumerate(row))
        for row in rows
    ]
    top = max(votes)
    if not top or votes.count(top) > 1:
        return None
    return _("one option agrees most with the others: {votes}").format(votes=joined(map(str, votes)))


def exclusive(item: Item, context: Context) -> str | None:
    """14: marks aside, no option holds, equals or is another name of another; no two dates overlap and no two numbers
    are equal."""
    options = options_of(item) or [option.text for option in item.options]
    read = [(text, plain(text), context.ledger.date(text), number_of(text), _aliases(text, context)) for text in options]
    for (a, left, one, few, own), (b, right, other, more, theirs) in combinations(read, 2):
        if left == right:
            return _("two spellings of one option: {a}, {b}").format(a=a, b=b)
        if one and other:
            if meets(one, other):
                return _("dates that overlap: {a}, {b}").format(a=a, b=b)
        elif few is not None and more is not None:
            if few == more:
                return _("equal numbers: {a}, {b}").format(a=a, b=b)
        elif left in right or right in left:
            return _("one option holds another: {a}, {b}").format(a=a, b=b)
        if own & theirs or context.world.may_be_one(a, b):
            return _("two names of one thing: {a}, {b}").format(a=a, b=b)
    return None


def _aliases(text: str, context: Context) -> set[str]:
    return {row.fact.id for row in context.ledger.by_name.get(plain(text), ())}


def no_lone_pair(item: Item, context: Context) -> str | None:
    """15: not exactly one pair of opposites (上升 and 下降 …) about one thing, and not exactly one pair with a Dice
    coefficient of 0.8 or more on pairs of characters."""
    options = options_of(item)
    pairs = list(combinations(options, 2))
    against = [(a, b) for a, b in pairs if opposite(a, b) and dice(a, b) >= ABOUT_ONE_THING]
    words_only = [pair for pair in pairs if not any(map(context.is_value, pair)) and "→" not in pair[0]]
    near = [(a, b) for a, b in words_only if dice(a, b) >= NEAR_DOUBLE]
    for words, found in (
        (_("one pair of opposites: {a}, {b}"), against),
        (_("one pair of near doubles: {a}, {b}"), near),
    ):
        if len(found) == 1 and len(options) > 2:
            return words.format(a=found[0][0], b=found[0][1])
    return None


def no_clang(item: Item, context: Context) -> str | None:
    """16: of the share of an option's pairs of characters that stand in the stem, no option has 0.15 more than every
    other; and no pair of characters that is rare in the base (outside the 2 % most frequent) is shared with the stem
    by one option alone. Options that are worked out (calc) are no words of the stem."""
    if item.calc:
        return None
    options = options_of(item)
    if not options or context.is_value(options[0]) or all(map(_COMBO.fullmatch, options)):
        return None
    stem = outside(item)
    lead = clang(options, stem)
    if lead > CLANG:
        return _("one option repeats the stem far more than the others (by {share})").format(share=f"{lead:.0%}")
    pairs = [bigrams(text) for text in options]
    for place, own in enumerate(pairs):
        alone = {
            pair
            for pair in own
            if pair in stem
            and pair.isalnum()
            and pair not in context.common_pairs
            and not any(pair in theirs for at, theirs in enumerate(pairs) if at != place)
        }
        if alone:
            return _("only {text} shares {pairs} with the stem").format(text=options[place], pairs="、".join(sorted(alone)))
    return None


def fits_grammar(item: Item, context: Context) -> str | None:
    """17: no unit, preposition or mark is doubled where an option meets the sentence, and no option ends in a mark
    that closes a clause."""
    before, after = sides(item)
    after = after.removeprefix("。") if not item.slot else after
    for text in options_of(item):
        if not text:
            return _("an empty option")
        for left, right in ((before[-1:], text[0]), (text[-1], after[:1])):
            if left and left == right and left in _DOUBLED:
                return _("{doubled} where {text} meets the sentence").format(doubled=left + right, text=text)
        if text[-1] in "。；，" or re.search(r"%%|亿元元|万元元", filled(item, text)):
            return _("{text} does not fit into the sentence").format(text=text)
        if before.endswith("“") and text.startswith("“"):
            return _("quotation marks twice around {text}").format(text=text)
    return None


def no_all_or_none(item: Item, context: Context) -> str | None:
    """18: no option says 以上都是, 以上都不是 or AB都对, or anything of that form."""
    for text in options_of(item):
        if found := _ALL_OR_NONE.search(text):
            return _("{text} is no option").format(text=found[0])
    return None


def even_combinations(item: Item, context: Context) -> str | None:
    """19: where options are combinations of ①②③④, each statement stands in two of four."""
    options = options_of(item)
    if not options or not all(_COMBO.fullmatch(text) for text in options):
        return None
    counts = Counter(mark for text in options for mark in text)
    if set(counts.values()) == {2}:
        return None
    told = joined(f"{mark} {count}" for mark, count in sorted(counts.items()))
    return _("not every statement stands in two options: {counts}").format(counts=told)


def real_distractors(item: Item, context: Context) -> str | None:
    """21: each option is a text that the base knows, a name of a place, a number or date, or a list of such
    pieces. What is worked out (calc) stands in no fact."""
    if item.calc:
        return None
    for option in item.options:
        text = option.text
        if number_of(text) is not None or context.ledger.date(text) or _NUMBERS.fullmatch(text):
            continue
        known = (
            plain(text) in context.known_texts
            or context.base.world.places.known(text)
            or undigited(plain(text)) in context.ledger.by_sentence
        )
        if not known and not _pieces_known(text, context) and not _pair_known(text, context):
            return _("{text} stands in no fact").format(text=text)
    return None


def _pair_known(text: str, context: Context) -> bool:
    """A pair is known where each side is: a text or a trait of a fact, a place, a section."""
    left, mark, right = text.rpartition(BETWEEN)
    return bool(mark) and all(
        plain(side) in context.known_texts
        or context.base.world.places.known(side)
        or side in context.section_names
        or context.ledger.told_of_regions(side)
        for side in (left, right)
    )


def _pieces_known(text: str, context: Context) -> bool:
    """A list of parts is known where each of its parts is."""
    pieces = [piece for piece in re.split(r"[、；，]", text) if piece]
    if len(pieces) > 1 and all(plain(piece) in context.known_texts or context.ledger.date(piece) for piece in pieces):
        return True
    return bool(pieces_of(text, context.ledger))


OPTION_RULES = (
    ItemRule(
        10,
        marked("three or four options"),
        False,
        count_of_options,
        "Three or four options are what a Chinese paper prints; a fifth has never been found to add anything.",
    ),
    ItemRule(
        11,
        marked("homogeneous options"),
        False,
        homogeneous,
        "An option of another form is seen at a glance, and picked or crossed out for it.",
    ),
    ItemRule(
        12,
        marked("similar length"),
        False,
        similar_length,
        "The longest option is the best known cue of all, and 三长一短选最短 is taught; so no option may stand out, key or not.",
    ),
    ItemRule(
        13,
        marked("no option is the hub"),
        False,
        no_hub,
        "Where wrong options are the key with one part changed, the key agrees most with the others and can be picked without knowing.",
    ),
    ItemRule(
        14,
        marked("options exclude each other"),
        True,
        exclusive,
        "Where one option holds or equals another, both are right or both are wrong.",
    ),
    ItemRule(
        15,
        marked("no lone opposite or near-double pair"),
        False,
        no_lone_pair,
        "A student looks for the key in the only pair of opposites, or throws both out.",
    ),
    ItemRule(
        16,
        marked("no clang with the stem"),
        False,
        no_clang,
        "The option that repeats the stem is picked for its sound.",
    ),
    ItemRule(
        17,
        marked("every option fits the sentence"),
        True,
        fits_grammar,
        "An option that does not fit the sentence is no option.",
    ),
    ItemRule(
        18,
        marked("no all-of-the-above"),
        True,
        no_all_or_none,
        "In real collections such options are right far more often than chance, and they hide what the reader knew.",
    ),
    ItemRule(
        19,
        marked("even ①②-combinations"),
        False,
        even_combinations,
        "A statement that stands in most combinations is known to be true.",
    ),
    ItemRule(
        21,
        marked("real distractors"),
        False,
        real_distractors,
        "An invented term is recognised as one; a rival has to be something that exists.",
    ),
)
