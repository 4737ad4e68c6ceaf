"""One fact of many changed: how long the bank takes that is made with what is remembered of the one before, against one made anew."""

from __future__ import annotations

import statistics
import time
from dataclasses import replace

from target import at_most

FACTS = 3000
PLACES = {"event": 1500, "slogan": 1501, "statistic": 1503}
"""Where a fact of each kind stands that is changed."""
OTHER = {"event": {"actor": "水利部"}, "slogan": {"name": "别的提法的举措"}, "statistic": {"period": None}}
MOST_SECONDS = 0.5


def rows() -> list[tuple[str, str]]:
    """Processor seconds from the records of the facts to the bank, all anew and after one change."""
    from synthetic import seeds

    from zhongbu_quiz.collector import without_collector
    from zhongbu_quiz.facts.base import build_base
    from zhongbu_quiz.facts.load import Seeds
    from zhongbu_quiz.items.bank import make_bank
    from zhongbu_quiz.items.load import load_models
    from zhongbu_quiz.items.workshop import Memory
    from zhongbu_quiz.paths import data_dir, model_files
    from zhongbu_quiz.quality.gate import gate

    models = load_models(model_files(data_dir("templates")))

    @without_collector()
    def made(content: Seeds, memory: Memory) -> float:
        start = time.process_time()
        base = build_base(content)
        make_bank(base, models, gate=gate(base), memory=memory)
        return time.process_time() - start

    content, memory = seeds(FACTS), Memory()
    found = [("changed, all anew", f"{made(content, memory):.2f} s ({FACTS:,} facts)")]
    for kind, place in PLACES.items():
        facts = list(content.facts)
        facts[place] = replace(facts[place], record=facts[place].record.model_copy(update=OTHER[kind]))
        changed = replace(content, facts=tuple(facts))
        seconds = statistics.median(made(changed, Memory(memory.last)) for _ in range(3))
        found.append((f"changed, one {kind}", f"{seconds:.2f} s{at_most(seconds, MOST_SECONDS, ' s')}"))
    return found
