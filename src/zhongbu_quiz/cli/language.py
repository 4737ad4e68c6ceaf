"""The language of the project that a command runs in, read before anything else is."""

from __future__ import annotations

import re
from pathlib import Path

from zhongbu_quiz.data.lines import words_of
from zhongbu_quiz.messages import LANGUAGES
from zhongbu_quiz.paths import PROJECT_FILE, home_of

_LINE = re.compile(r"^(\w+)\s*:\s*['\"]?(\w+)", re.MULTILINE)


def language_of_project(start: Path | None = None) -> str:
    """What `project.yaml` of the nearest project at or above a folder (the working directory) says; "" where there is none. What is wrong
    with the file is said later, by who reads it."""
    home = home_of(start or Path.cwd())
    if home is None:
        return ""
    try:
        lines = _LINE.findall((home / PROJECT_FILE).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return ""
    words = words_of("project.yaml")
    said = next((value for key, value in lines if key in ("language", *words["language"])), "")
    return next((language for language in LANGUAGES if said in words[language]), said)
