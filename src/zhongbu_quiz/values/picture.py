"""A picture that a question shows: its bytes, checked when they were read (`loading.picture`), and the name by which every format files it."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import Literal

PictureType = Literal["png", "jpeg", "svg"]
_MEDIA: dict[PictureType, str] = {"png": "image/png", "jpeg": "image/jpeg", "svg": "image/svg+xml"}
_ENDINGS: dict[PictureType, str] = {"png": ".png", "jpeg": ".jpg", "svg": ".svg"}


@dataclass(frozen=True)
class Picture:
    """`name` is that of its file, for people; `width` and `height` are in pixels; `caption` says what it shows, for whoever cannot see it."""

    name: str
    type: PictureType
    width: int
    height: int
    data: bytes
    caption: str = ""

    @cached_property
    def file_name(self) -> str:
        """A name made of its bytes, so that pictures of two projects never meet under one name, and the same one is filed once."""
        return f"zq-{blake2b(self.data, digest_size=10).hexdigest()}{_ENDINGS[self.type]}"

    @property
    def media_type(self) -> str:
        """What the web calls its type."""
        return _MEDIA[self.type]

    @property
    def base64(self) -> str:
        """Its bytes as text."""
        return base64.b64encode(self.data).decode()

    @property
    def uri(self) -> str:
        """The picture itself as an address, for pages that fetch nothing."""
        return f"data:{self.media_type};base64,{self.base64}"
