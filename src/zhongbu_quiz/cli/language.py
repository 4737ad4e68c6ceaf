"""The language of the project that a command runs in, read before anything else is."""

from __future__ import annotations

import re
from pathlib import Path

from zhongbu_quiz.paths import PROJECT_FILE, home_of

_LANGUAGE = re.compile(r"^language:\s*['\"]?(\w+)", re.MULTILINE)


def language_of_project(start: Path | None = None) -> str:
    """What `project.yaml` of the nearest project at or above a folder (the working directory) says; "" where there is none. What is wrong
    with the file is said later, by who reads it."""
    home = home_of(start or Path.cwd())
    if home is None:
        return ""
    try:
        found = _LANGUAGE.search((home / PROJECT_FILE).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return ""
    return found[1] if found else ""
