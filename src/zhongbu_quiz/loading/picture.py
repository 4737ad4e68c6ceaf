"""A picture in a project's folder -> a checked `Picture`. A stranger's file may be anything: its type is read from its bytes, its size has limits,
and an SVG holds no script and refers to nothing outside itself.

In: the folders to look in, and a name. Out: the picture. What is wrong is a ValueError that says what to do instead.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import cast
from xml.etree import ElementTree as ET

from zhongbu_quiz.messages import _, reason
from zhongbu_quiz.values.picture import Picture, PictureType

SUFFIXES = (".png", ".jpg", ".jpeg", ".svg")
"""How the files of pictures usually end; what one is, its bytes say."""
MAX_BYTES = 2 * 1024 * 1024
MAX_PIXELS = 40_000_000
"""A small file may unpack to a picture that no machine holds; a photograph of a phone has twelve to forty million."""
_SVG = "{http://www.w3.org/2000/svg}svg"
_ACTIVE = {"script", "foreignobject", "iframe", "embed", "object", "handler", "listener", "animate", "set", "animatetransform", "animatemotion"}
"""Elements that run, or that change what others refer to."""
_OUTSIDE = re.compile(r"@import|url\(\s*['\"]?\s*(?!#|['\"]?#)|javascript:|expression\(", re.IGNORECASE)
_INSIDE = re.compile(r"#|data:image/(?:png|jpeg);base64,")
_LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(?:px)?\s*")
_USUAL = (400, 300)
"""The size of an SVG that says none."""


def find_picture(name: str, folders: Sequence[Path], within: Path) -> Path:
    """The file of a name in one of some folders, none of which lies outside the project's folder `within`. Raises ValueError."""
    told = PurePosixPath(name.replace("\\", "/"))
    if told.is_absolute() or ".." in told.parts or ":" in name:
        raise ValueError(_("the picture {name!r} lies outside the project's folder; put it there, and write its name alone").format(name=name))
    for folder in folders:
        path = folder / told
        if path.is_file():
            if within.resolve() not in path.resolve().parents:
                raise ValueError(_("the picture {name!r} leads outside the project's folder; put the picture itself there").format(name=name))
            return path
    raise ValueError(_("there is no picture {name!r} in the project's folder; put it there, or mend its name").format(name=name))


def read_picture(name: str, folders: Sequence[Path], within: Path, caption: str = "") -> Picture:
    """The picture of a name (see `find_picture`). Raises ValueError with what is wrong and what to do."""
    path = find_picture(name, folders, within)
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= MAX_BYTES else b""
    except OSError as error:
        raise ValueError(_("the picture {name!r} cannot be read ({reason}); save it again").format(name=name, reason=reason(error))) from None
    if size > MAX_BYTES:
        words = _("the picture {name!r} is larger than {most} MB; save it smaller")
        raise ValueError(words.format(name=name, most=MAX_BYTES // 2**20))
    kind, width, height = _raster(name, data) if data[:4] == b"\x89PNG" or data[:3] == b"\xff\xd8\xff" else ("svg", *_vector(name, data))
    return Picture(PurePosixPath(name.replace("\\", "/")).name, kind, width, height, data, caption)


def _raster(name: str, data: bytes) -> tuple[PictureType, int, int]:
    """Type and size of a PNG or JPEG that is whole. Raises ValueError."""
    from PIL import Image, ImageFile

    lenient, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False  # WeasyPrint lets Pillow read half of a file
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of pictures too large, which are told below
            with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
                kind, (width, height) = str(image.format).lower(), image.size
                if width * height <= MAX_PIXELS:
                    image.load()
    except Exception:  # Pillow answers broken files with whatever broke first
        raise ValueError(_("the picture {name!r} is damaged; save it again as .png or .jpg").format(name=name)) from None
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient
    if width * height > MAX_PIXELS:
        raise ValueError(_("the picture {name!r} has {width} × {height} pixels; save it smaller").format(name=name, width=width, height=height))
    return cast(PictureType, kind), width, height


def _vector(name: str, data: bytes) -> tuple[int, int]:
    """The size of an SVG. Raises ValueError where it is none, or does more than show."""
    neither = _("the picture {name!r} is none that is known by its content; save it as .png, .jpg or .svg").format(name=name)
    active = _("the picture {name!r} holds a script or refers to something outside it; save it as .png").format(name=name)
    start = data[:4096].lower()
    if b"<svg" not in data[:65536].lower():
        raise ValueError(neither)
    if b"<!doctype" in start or b"<!entity" in data.lower() or b"<?xml-stylesheet" in data.lower():
        data = re.sub(rb"<!DOCTYPE\s+svg\s+PUBLIC\s+\"[^\"]*\"\s+\"[^\"]*\"\s*>", b"", data, count=1)
        if b"<!" in re.sub(rb"<!--.*?-->|<!\[CDATA\[", b"", data, flags=re.DOTALL) or b"<?xml-stylesheet" in data.lower():
            raise ValueError(active)
    try:
        root = ET.fromstring(data)
    except (ET.ParseError, ValueError, LookupError):
        raise ValueError(neither) from None
    if root.tag != _SVG:
        raise ValueError(neither)
    for element in root.iter():
        if not isinstance(element.tag, str) or element.tag.rpartition("}")[2].lower() in _ACTIVE or _OUTSIDE.search(element.text or ""):
            raise ValueError(active)
        for key, value in element.attrib.items():
            attribute = key.rpartition("}")[2].lower()
            refers = attribute in ("href", "src", "base") and not _INSIDE.match(value.strip())
            if attribute.startswith("on") or refers or _OUTSIDE.search(value):
                raise ValueError(active)
    return _size(root)


def _size(root: ET.Element) -> tuple[int, int]:
    """Width and height that an SVG says, or those of its viewBox."""
    lengths = [_LENGTH.fullmatch(root.get(side, "")) for side in ("width", "height")]
    if all(lengths):
        return tuple(max(1, round(float(found[1]))) for found in lengths if found)  # type: ignore[return-value]
    try:
        *_corner, width, height = map(float, re.split(r"[\s,]+", root.get("viewBox", "").strip()))
    except ValueError:
        return _USUAL
    return max(1, round(width)), max(1, round(height))
