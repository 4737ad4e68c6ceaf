"""Addresses of screens, made in one place so that no name of a set or a paper can lead anywhere else."""

from __future__ import annotations

from urllib.parse import quote, urlencode


def address(*parts: str, **query: str) -> str:
    """The address of a screen: each part as one, whatever signs it holds."""
    path = "".join(f"/{quote(part, safe='')}" for part in parts) or "/"
    return path + (f"?{urlencode(query)}" if query else "")
