"""What dates a figure, and which figures a date from afar does not reach. In: how a figure is dated. Out: yes or no."""

from __future__ import annotations

from enum import Enum

from zhongbu_quiz.data.lexicon import Lexicon


class Dated(Enum):
    """What dates a figure, by the name of the sentence that tells so; the sort of evidence that its period has."""

    IN_ITS_CLAUSE = "date_in_head"
    OF_BASE = "date_of_base"
    IN_SENTENCE = "date_in_sentence"
    BEFORE = "date_before"
    PARAGRAPH_BEFORE = "date_inherited"
    TITLE = "date_of_title"
    COUNTED_TO = "date_counted_to"
    NOTHING = ""


FROM_AFAR = frozenset((Dated.BEFORE, Dated.PARAGRAPH_BEFORE, Dated.TITLE))
"""A year so told reaches what was done or produced in it, never what there is, or how large it is: that may be of any year."""
_OF_NO_TIME = "(?:<statistics.size_of_thing+statistics.stock_last>)$|^(?:<statistics.stock_first>)"


def of_no_time(indicator: str, dated: Dated, of_counts: bool, lexicon: Lexicon) -> bool:
    """True for what there is, or the size of a thing, where nothing near it says when; a communiqué `of_counts` tells what there was at the end of
    the year in its title, and what was built or sold in a year is of it."""
    done = indicator.endswith(lexicon.words("statistics.of_year")) or lexicon.pattern("<statistics.deed>").match(indicator)
    far = dated in FROM_AFAR and not (of_counts and dated is Dated.TITLE)
    return far and not done and bool(lexicon.pattern(_OF_NO_TIME).search(indicator))
