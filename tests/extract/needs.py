"""What each reason to wait says is missing of a draft, for the counts of the scorer. In: the reasons of a waiting draft. Out: `Need`s.

A statistic needs whose it is, of when, of what, and how much of it; an event who did what, and when; a formula what it stands for.
"""

from __future__ import annotations

import re
from enum import Enum

from zhongbu_quiz.data.lexicon import Lexicon


class Need(Enum):
    """What is missing; the value are the names of the sentences (`lexicon/reasons.yaml`) that tell a reviewer so."""

    OWNER = frozenset((
        "no_owner", "owner_before", "part", "statistic_no_region", "statistic_pronoun", "no_full_name", "called_later", "not_apart",
        "event_no_actor", "event_pronoun", "event_its", "not_spoken", "post_of_what",
    ))  # fmt: skip
    PERIOD = frozenset((
        "statistic_no_date", "no_anchor", "no_year", "one_of_two", "year_of_genre", "no_start", "no_year_of_span", "far_date", "open_start",
        "until_when", "size_of_no_day", "stock_of_no_time", "counted_at", "year_not_over", "milestone", "event_no_date", "day_of_other",
        "end_of_span", "of_record", "once", "of_run", "one_of_two_years",
    ))  # fmt: skip
    INDICATOR = frozenset((
        "no_percent", "no_measure", "no_name", "no_noun_first", "no_noun_last", "clause", "deed", "lasting", "modifier", "rank_of_what",
        "statistic_indicator", "no_head_noun", "of_formula", "stray_mark",
    ))  # fmt: skip
    SCOPE = frozenset(("on_occasion", "per_time", "month_on_month", "compared_before", "carried_unit", "event_no_contest"))
    FIGURE = frozenset((
        "even", "no_unit", "no_unit_in_list", "no_money", "too_much", "share_differs", "told_otherwise", "told_in_words", "told_in_digits",
        "unit_cut",
    ))  # fmt: skip
    DEED = frozenset(("event_no_verb", "event_broken", "event_says_nothing", "event_too_short", "event_figure_first"))
    MEANING = frozenset(("slogan_no_meaning", "slogan_name_is_parts", "slogan_unpaired", "slogan_part_too_long", "slogan_only_counted"))
    TRUTH = frozenset(("aim", "told_again", "no_certainty"))
    PROOF = frozenset[str]()
    """What the kind itself or the check against the text says."""


_OF = {name: need for need in Need for name in need.value}
_VALUE = re.compile(r"\\{\w+\\}")
"""A value of a sentence, as it stands in the escaped sentence."""


def reason_name(reason: str, lexicon: Lexicon) -> str:
    """The name of the sentence that a reason to wait is; "" for what the kind itself or the check against the text says."""
    told = ((name, _VALUE.sub(".*", re.escape(lexicon.sentences[name]))) for name in _OF)
    return next((name for name, pattern in told if re.fullmatch(pattern, reason)), "")


def need_of(reason: str, lexicon: Lexicon) -> Need:
    """What a reason to wait says is missing."""
    return _OF.get(reason_name(reason, lexicon), Need.PROOF)
