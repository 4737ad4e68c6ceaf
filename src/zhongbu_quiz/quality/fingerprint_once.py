"""Make a bank once more, in a process of its own, and print its fingerprint:
`python -m zhongbu_quiz.quality.fingerprint_once SEEDS TEMPLATES… -- DATA…`.

The command line runs this with another hash seed beside the audit; the two fingerprints must be one (rule 51).
"""

from __future__ import annotations

import sys
from pathlib import Path

from zhongbu_quiz.project import Project, load_bank
from zhongbu_quiz.quality.context import fingerprint


def main(seeds: str, *folders: str) -> None:
    """Print the fingerprint of the bank of a project."""
    templates, data = folders[: folders.index("--")], folders[folders.index("--") + 1 :]
    project = Project(Path(seeds), tuple(map(Path, templates)), (), tuple(map(Path, data)))
    print(fingerprint(load_bank(project).items))


if __name__ == "__main__":
    main(*sys.argv[1:])
