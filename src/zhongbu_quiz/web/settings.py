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
    one of its kind; `now` says the time of what is made; `crashed` keeps a mistake of ours and says so. `largest_form` and `largest_file`: bytes
    of what is sent here without and with a file."""

    folder: Path
    form_token: str
    letters: Callable[[], str]
    now: Callable[[], int]
    crashed: Callable[[BaseException], str]
    address_token: str = ""
    patience: float = 1.0
    largest_form: int = MB
    largest_file: int = 20 * MB
