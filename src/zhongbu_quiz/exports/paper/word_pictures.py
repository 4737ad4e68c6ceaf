"""Pictures of somebody's own questions in a Word file.

A paragraph that says where a picture goes is put among those of the items; when the template is filled in, the picture takes its place.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.exports.paper.word_xml import paragraph, run
from zhongbu_quiz.values.picture import Picture

_SHOWN = "\ue010"
"""Stands, before the number of a picture, where that goes; a character that no text holds."""
_WIDEST, _HIGHEST = 14.0, 7.5
"""Centimetres of a picture in Word; larger ones are shown smaller."""
_CM_A_PIXEL = 2.54 / 96


def place_of(picture: Picture | None, pictures: list[Picture]) -> Markup:
    """The paragraph where a picture goes, which stays with what is below it; nothing where there is none. The picture is put into `pictures`."""
    if picture is None:
        return Markup()
    pictures.append(picture)
    return paragraph("Centre", run(f"{_SHOWN}{len(pictures) - 1}"), keep=True)


def put_pictures(document: Any, pictures: Sequence[Picture]) -> None:
    """Each picture in its place in a document of python-docx. Word takes no SVG this way: its caption and the name of its file stand there."""
    from docx.shared import Cm

    for line in document.paragraphs if pictures else ():
        if not line.text.startswith(_SHOWN):
            continue
        picture = pictures[int(line.text.removeprefix(_SHOWN))]
        line.text = say("picture_apart", caption=picture.caption, name=picture.name) if picture.type == "svg" else ""
        if picture.type == "svg":
            continue
        width, height = picture.width * _CM_A_PIXEL, picture.height * _CM_A_PIXEL
        scale = min(1.0, _WIDEST / width, _HIGHEST / height)
        put = line.add_run().add_picture(io.BytesIO(picture.data), width=Cm(width * scale))
        put._inline.docPr.set("name", picture.name)
        put._inline.docPr.set("descr", picture.caption)
