"""The page of licences is what the lock files say, and nothing that is installed by default binds the whole."""

from __future__ import annotations

from email import message_from_string
from types import SimpleNamespace
from typing import Any

import pytest

from scripts import licences


def test_the_page_is_what_the_lock_files_say(capsys: pytest.CaptureFixture[str]) -> None:
    assert licences.main(check=True) == 0, capsys.readouterr().err


@pytest.mark.parametrize(
    ("metadata", "licence"),
    [
        ("License-Expression: MIT\nLicense: the old field\nClassifier: License :: OSI Approved :: BSD License\n", "MIT"),
        ("License: BSD-3-Clause\nClassifier: License :: OSI Approved :: BSD License\n", "BSD-3-Clause"),
        ("License: The MIT License\n        Copyright\nClassifier: License :: OSI Approved :: MIT License\n", "MIT License"),
        ("Classifier: License :: A\nClassifier: License :: OSI Approved :: B\nClassifier: Topic :: C\n", "A, B"),
    ],
)
def test_a_licence_is_told_in_few_words(metadata: str, licence: str) -> None:
    installed: Any = SimpleNamespace(metadata=message_from_string(metadata))
    assert licences.licence_of(installed) == licence


def test_an_extra_is_told_with_all_that_it_brings_along() -> None:
    brought = licences.extras()["dask"]
    assert {"dask", "distributed", "tornado", "zipp"} <= brought and not {"pytest", "anki", "weasyprint"} & brought


def test_terms_that_would_bind_the_whole_are_found() -> None:
    tools = licences.pins("requirements-dev.txt")
    found = licences.binding(licences.packages({name: tools[name] for name in ("anki", "pymupdf", "docxtpl", "pyphen", "pikepdf")}, {}))
    assert [words.partition(":")[0] for words in found] == ["anki", "pymupdf"]
