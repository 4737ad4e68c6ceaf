"""What kind of picture a file is, by the bytes at its beginning and not by its name."""

from __future__ import annotations

_PDF = b"%PDF-"
BEGINNING = 1024
"""In so many bytes the mark of a PDF stands; some begin with other things."""
_HEIC = tuple(b"ftyp" + brand for brand in (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1"))
_BRAND = slice(4, 12)
"""Where the brand of a HEIC stands."""
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\0", b"MM\0*")
"""JPEG, PNG, TIFF."""


def is_pdf(beginning: bytes) -> bool:
    """Whether a file that begins so is a PDF."""
    return _PDF in beginning[:BEGINNING]


def is_heic(beginning: bytes) -> bool:
    """Whether a file that begins so is a picture as iPhones take them."""
    return beginning[_BRAND] in _HEIC


def is_scan(beginning: bytes) -> bool:
    """Whether a file that begins so says that it is one of those in which sheets are scanned or photographed."""
    return is_pdf(beginning) or is_heic(beginning) or beginning.startswith(_PICTURES)
