"""A mistake of ours, told: where its traceback is kept, and how to report it. In both languages, since whoever reads it may have only one.

In: what was raised. Out: the words; the traceback lies in a file, never on the terminal.
"""

from __future__ import annotations

import os
import platform
import sys
import tempfile
import traceback
from pathlib import Path

from zhongbu_quiz.messages import in_every_language, marked

CRASHED = 70
"""Exit status of a mistake of ours, as sysexits.h has it (EX_SOFTWARE): neither the content (1) nor the call or a file (2) is wrong."""

_WORDS = marked(
    "zhongbu-quiz made a mistake of its own ({kind}); your files are not at fault, and nothing was half written. "
    "What happened is kept in {path}; send this file, and what you did, to whoever gave you zhongbu-quiz"
)
_UNKEPT = marked("zhongbu-quiz made a mistake of its own ({kind}), and no folder could be written to keep what happened; make room, and try it again")


def told(error: BaseException) -> str:
    """The words about a mistake of ours, whose traceback is kept in the cache folder, or where the system keeps temporary files."""
    path = _kept(error)
    words = in_every_language(_WORDS if path else _UNKEPT)
    return "\n".join(line.format(kind=type(error).__name__, path=path) for line in words)


def _kept(error: BaseException) -> Path | None:
    from zhongbu_quiz import __version__
    from zhongbu_quiz.paths import cache_dir

    lines = traceback.format_exception(error)
    about = f"zhongbu-quiz {__version__}, Python {sys.version}, {platform.platform()}\n{sys.argv[1:]}\n\n"
    cache = cache_dir()
    for folder in filter(None, (cache, Path(tempfile.gettempdir()))):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / f"crash-{os.getpid()}.txt"
            path.write_text(about + "".join(lines), encoding="utf-8", errors="backslashreplace")
            return path
        except OSError:
            continue
    return None
