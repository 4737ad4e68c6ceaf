"""The words of decks (decks.yaml), read once. In: nothing. Out: the file as YAML has it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from zhongbu_quiz import data
from zhongbu_quiz.loading.yamlfile import load_yaml


@cache
def deck_file() -> Mapping[str, Any]:
    """The whole file."""
    found: Mapping[str, Any] = load_yaml(Path(data.__file__).with_name("decks.yaml")).data
    return found
