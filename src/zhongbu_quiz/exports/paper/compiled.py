"""Templates compiled once: what Jinja makes of them is kept between runs.

In: a template's source. Out: its code, from the user's cache folder where it is there, as Python keeps that of modules. It is known by the source,
the version of Jinja and Python, and proved by its digest; what is damaged is compiled anew, and what cannot be kept is only not kept.
"""

from __future__ import annotations

import marshal
import sys
from importlib.metadata import version
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from zhongbu_quiz.chance import digest
from zhongbu_quiz.delivery.shelf import keep, kept


class Compiled(BytecodeCache):
    """Keeps the code of templates in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._compiler = f"{version('jinja2')} {sys.version}"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Put the code of a template into its bucket, where it is kept."""
        if body := kept(self._file(bucket)):
            bucket.code = marshal.loads(body)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        keep(self._file(bucket), marshal.dumps(bucket.code))

    def _file(self, bucket: Bucket) -> Path:
        return self._folder / f"template-{digest(bucket.key, bucket.checksum, self._compiler):016x}.code"
