"""Python's search for cycles: what is made to stay is not looked through as new."""

from __future__ import annotations

import gc

from zhongbu_quiz.collector import made_to_stay, without_collector


def test_what_is_made_to_stay_is_old_at_once() -> None:
    assert gc.isenabled()
    with made_to_stay():
        assert not gc.isenabled()
        kept = [[place] for place in range(1_000)]
    assert gc.isenabled()
    new = {id(one) for one in gc.get_objects(generation=0)}
    assert len(kept) == 1_000 and new.isdisjoint(map(id, kept))
    with without_collector(), made_to_stay():
        pass
    assert gc.isenabled()
