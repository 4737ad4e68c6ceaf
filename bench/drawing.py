"""Drawing papers: a paper of fifty items against making the bank that it is drawn from."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

FACTS = 760
DECK = """\
title: 合成
counts: {single_choice: 30, true_false: 10, fill_blank: 10}
forms: 2
form_mode: distinct
"""


def rows() -> list[tuple[str, str]]:
    """Two distinct forms from a bank of several thousand items."""
    from synthetic import seeds

    from zhongbu_quiz.facts.base import build_base
    from zhongbu_quiz.items.bank import make_bank
    from zhongbu_quiz.items.load import load_models
    from zhongbu_quiz.paths import data_dir, model_files
    from zhongbu_quiz.sets.deck import load_deck
    from zhongbu_quiz.sets.draw import draw

    models = load_models(model_files(data_dir("templates")))
    start = time.process_time()
    bank = make_bank(build_base(seeds(FACTS)), models)
    making = time.process_time() - start
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.yaml"
        path.write_text(DECK, encoding="utf-8")
        deck = load_deck(path)
    start = time.process_time()
    draw(deck, bank)
    drawing = time.process_time() - start
    words = f"{drawing / making:.2f} times making the bank ({drawing:.2f} s, two forms of 50 from {len(bank.items):,} items)"
    return [("draw", words)]
