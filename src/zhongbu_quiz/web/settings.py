"""What one run of the page is told when it starts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

MB = 1024 * 1024


@dataclass(frozen=True)
class Settings:
    """`folder`: the set, or the folder of sets, that is worked on. `form_token`: drawn by chance for this run; it stands in every form, so that
    no other site can send one. `address_token`: must stand in the address once, where other computers can reach the page ("" where none
    can). `patience`: seconds for which long work is waited for, before a page of its own says that it goes on. `letters` draws what makes a name
    one of its kind; `now` says the time of what is made, `today` the day (2024-06-20); `crashed` keeps a mistake of ours and says so.
    `largest_form`, `largest_file` and `largest_scans`: bytes of what is sent here without a file, with one, and as the scans of an exam, of which
    there are at most `most_scans` files."""

    folder: Path
    form_token: str
    letters: Callable[[], str]
    now: Callable[[], int]
    today: Callable[[], str]
    crashed: Callable[[BaseException], str]
    address_token: str = ""
    patience: float = 1.0
    largest_form: int = MB
    largest_file: int = 20 * MB
    largest_scans: int = 200 * MB
    most_scans: int = 200
