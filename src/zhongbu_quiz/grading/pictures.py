"""Files that people bring to grey pictures, a page at a time: PDF, JPEG, PNG, TIFF, and HEIC of phones where a reader of it is installed.

In: a path, or one page of it. Out: how many pages, and an array of greys (0 black). What is broken raises Unfit with words for a person.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from zhongbu_quiz.errors import UserError
from zhongbu_quiz.grading.reading import Source
from zhongbu_quiz.grading.scan_kinds import BEGINNING, is_heic, is_pdf
from zhongbu_quiz.loading.limits import SCAN_BYTES, SCAN_PAGES, SCAN_PIXELS
from zhongbu_quiz.loading.pdf import is_locked, pdfium
from zhongbu_quiz.loading.strangers import check_readable
from zhongbu_quiz.messages import _

if TYPE_CHECKING:
    from PIL import Image

Grey = NDArray[np.uint8]

LONGEST, SHORTEST = 2400, 1150
"""The longer side of a page that is rendered: a scan of 200 dpi is as exact as marks need, one of less than 100 is not made better by more. A
photograph is made smaller to the larger of them."""


class Unfit(Exception):
    """A file, or a page of it, that is no picture that can be read, and why in words."""


def pages_in(source: Source) -> int:
    """How many pages the file of `source` has. Raises Unfit where it is not there, no picture and no PDF, broken, or too large."""
    with _told():
        if source.path.is_dir():
            raise Unfit(_("is a folder; name the pictures in it"))
        check_readable(source.path, SCAN_BYTES)
        if not source.path.stat().st_size:
            raise Unfit(_("is empty; scan or copy it again"))
        if _is_pdf(source):
            with _document(source) as document:
                pages = len(document)
        else:
            with _picture(source) as picture:
                pages = getattr(picture, "n_frames", 1)
    if pages > SCAN_PAGES:
        raise Unfit(_("has {pages} pages, more than {most}; split it into several files").format(pages=pages, most=SCAN_PAGES))
    return pages


def grey_of(source: Source) -> Grey:
    """The picture of one page, as a person would hold it (EXIF). Raises Unfit where it cannot be shown."""
    with _told():
        if _is_pdf(source):
            with _document(source) as document:
                return _rendered(document[source.page - 1])
        with _picture(source) as picture:
            picture.seek(source.page - 1)
            return _loaded(picture)


def _is_pdf(source: Source) -> bool:
    return is_pdf(_beginning(source))


def _beginning(source: Source) -> bytes:
    with source.path.open("rb") as file:
        return file.read(BEGINNING)


@contextmanager
def _document(source: Source) -> Iterator[Any]:
    with pdfium() as module:
        try:
            document = module.PdfDocument(source.path)
        except module.PdfiumError:
            if is_locked(source.path):
                raise Unfit(_("is protected by a password; save it without one")) from None
            raise Unfit(_("is no PDF that can be opened, or a part of it is missing; scan or copy it again")) from None
        with document:
            yield document


def _rendered(page: Any) -> Grey:
    """A page as large as the picture in it is, as far as that is of use."""
    pictures = import_module("pypdfium2.raw").FPDF_PAGEOBJ_IMAGE
    width, height = page.get_size()
    longer = max(width, height)
    pixels = [max(item.get_px_size()) for item in page.get_objects(filter=(pictures,), max_depth=2)]
    side = min(LONGEST, max(SHORTEST, *pixels)) if pixels else LONGEST
    if min(width, height) * side < longer:
        raise Unfit(_("is no page of a sheet: it is a line"))
    bitmap = page.render(scale=side / longer, grayscale=True)
    return np.array(bitmap.to_numpy()).reshape(bitmap.height, bitmap.width)


@contextmanager
def _picture(source: Source) -> Iterator[Image.Image]:
    """A picture that is opened and not yet loaded."""
    from PIL import Image, ImageFile, UnidentifiedImageError

    _with_heic()
    # A file from a stranger is held against our own limit, below; half a picture is a fault, not a picture with a grey end.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        Image.MAX_IMAGE_PIXELS = None
        picture = Image.open(source.path)
    except UnidentifiedImageError:
        if is_heic(_beginning(source)):
            raise Unfit(_("is a HEIC picture, as iPhones take them, and cannot be opened here; save it as JPG or PDF")) from None
        raise Unfit(_("is no picture and no PDF; scan it again, or save it as PDF, JPG or PNG")) from None
    with picture:
        width, height = picture.size
        if width * height > SCAN_PIXELS:
            words = _("has {pixels} million pixels, more than {most}; scan it with 150 to 300 dpi")
            raise Unfit(words.format(pixels=width * height // 10**6, most=SCAN_PIXELS // 10**6))
        yield picture


def _with_heic() -> None:
    """HEIC is read where its reader is installed."""
    with suppress(ImportError):
        import_module("pi_heif").register_heif_opener()


def _loaded(picture: Image.Image) -> Grey:
    from PIL import ImageOps

    picture.draft("L", (LONGEST, LONGEST))  # JPEG can be unpacked smaller than it is, but not below this
    ImageOps.exif_transpose(picture, in_place=True)
    if picture.mode.startswith(("I", "F")):  # 16 bits, which `convert` would cut off
        deep = np.asarray(picture, dtype=np.float32)
        most = float(deep.max()) or 1.0
        grey = (deep * (255.0 / most)).astype(np.uint8)
    else:
        if picture.mode in ("RGBA", "LA", "PA", "P"):  # what is transparent is paper
            from PIL import Image

            upper = picture.convert("RGBA")
            picture = Image.alpha_composite(Image.new("RGBA", upper.size, "white"), upper)
        grey = np.array(picture.convert("L"))
    longer = max(grey.shape)
    if longer > LONGEST:
        import cv2

        size = (max(1, grey.shape[1] * LONGEST // longer), max(1, grey.shape[0] * LONGEST // longer))
        grey = np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    return grey


@contextmanager
def _told() -> Iterator[None]:
    """Whatever a library raises for a broken file becomes Unfit."""
    try:
        yield
    except Unfit:
        raise
    except UserError as error:
        words = str(error)
        raise Unfit(words.partition(": ")[2] or words) from None
    except MemoryError:
        raise Unfit(_("is too large for this computer; scan it with 150 to 300 dpi")) from None
    except Exception:
        raise Unfit(_("is broken, or a part of it is missing; scan or copy it again")) from None
