"""Words beside one stem, each measured once: of a few words many sets are looked at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from zhongbu_quiz.items.option_rules import CLANG, ahead, standing_out, told_of, uneven_widths
from zhongbu_quiz.values.text import shared_pairs, width


class Measured:
    """What `option_rules.flaw`, `telling` and `single_out` ask of each text, for sets of them."""

    def __init__(self, texts: Sequence[str], stem: str, neighbours: Sequence[str], around: tuple[str, str]) -> None:
        """`neighbours` are the parts that the stem shows, `around` is what stands before and after its gap."""
        self._widths = [width(text) for text in texts]
        self._shares = [shared_pairs(text, stem) for text in texts]
        rows = (*told_of(texts, stem, neighbours), *(having for _noun, having in standing_out(texts, *around)))
        self._having = [bits for bits in map(bits_of, rows) if bits]

    def broken(self, places: Sequence[int]) -> int | None:
        """The rule that the texts in some places break together, as those functions find it one after the other; None where all is well."""
        if uneven_widths([self._widths[place] for place in places]):
            return 12
        if ahead([self._shares[place] for place in places]) > CLANG:
            return 16
        chosen = 0
        for place in places:
            chosen |= 1 << place
        for bits in self._having:
            alone = chosen & bits
            if alone and not alone & (alone - 1):
                return 73
        return None


def bits_of(flags: Iterable[bool]) -> int:
    """As bits the places in which flags are true."""
    return sum([1 << place for place, true in enumerate(flags) if true])
