"""Make a bank once more, in a process of its own, and print its fingerprint:
`python -m zhongbu_quiz.cli.fingerprint_once SEEDS MODEL… -- DATA…`.

The command line runs this with another hash seed beside the check; the two fingerprints must be one (rule 51).
"""

from __future__ import annotations

import sys
from pathlib import Path

from zhongbu_quiz.data.world import load_world
from zhongbu_quiz.facts.base import build_base
from zhongbu_quiz.facts.load import seed_files
from zhongbu_quiz.items.bank import make_bank
from zhongbu_quiz.items.load import load_models
from zhongbu_quiz.items.own import own_items
from zhongbu_quiz.quality.context import fingerprint
from zhongbu_quiz.quality.gate import gate
from zhongbu_quiz.workbook.seeds import load_seeds


def main(seeds: str, *files: str) -> None:
    """Print the fingerprint of the bank that a folder of facts, some item model files and some folders of data make."""
    models, data = files[: files.index("--")], files[files.index("--") + 1 :]
    world = load_world(tuple(map(Path, data)))
    read = load_seeds(seed_files(Path(seeds)), world)
    base = build_base(read, world)
    own = own_items(read.questions, Path(seeds).parent)
    print(fingerprint(make_bank(base, load_models(list(map(Path, models))), gate=gate(base), own=own).items))


if __name__ == "__main__":
    main(*sys.argv[1:])
