"""Paper and key as Word files, from `paper.docx` and `key.docx` in the templates, which a teacher can restyle.

In: a form. Out: .docx, equal in content to the PDF, the same bytes for the same input. Each file carries a digest of
itself, so that a file that somebody has edited is recognised and not overwritten.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any

from markupsafe import Markup

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.exports.paper.answer_side import explained_title, told_parts
from zhongbu_quiz.exports.paper.answer_tables import grids
from zhongbu_quiz.exports.paper.blueprint import blueprint, listed
from zhongbu_quiz.exports.paper.feet import told
from zhongbu_quiz.exports.paper.headings import heading
from zhongbu_quiz.exports.paper.key import key_heading
from zhongbu_quiz.exports.paper.markup import FILL_WIDTH, serif_measure
from zhongbu_quiz.exports.paper.options import PaperOptions, sheet
from zhongbu_quiz.exports.paper.paper import credits, heading_of, meta_of, notices_of
from zhongbu_quiz.exports.paper.word_items import key_part, paper_part
from zhongbu_quiz.exports.paper.word_pictures import put_pictures
from zhongbu_quiz.exports.paper.word_styles import NAMESPACE
from zhongbu_quiz.exports.paper.word_tables import answer_table, blueprint_table, listed_table, score_table
from zhongbu_quiz.exports.paper.word_xml import paragraph, run
from zhongbu_quiz.files import zipped
from zhongbu_quiz.paths import data_dir
from zhongbu_quiz.sets.form import DrawnSet, Form, Part
from zhongbu_quiz.values.picture import Picture

_CONTENT_TYPES, _PROPERTIES = "[Content_Types].xml", "docProps/core.xml"
_MARK = re.compile(r"<dc:identifier>made-([0-9a-f]+)</dc:identifier>")


def make_word(drawn: DrawnSet, form: Form, options: PaperOptions) -> dict[str, bytes]:
    """The paper and the key of `form` as Word files. They are A4 in one column, whatever the PDF is."""
    said = credits(drawn.source, drawn.licence)
    common = {"subtitle": drawn.subtitle, "meta": meta_of(drawn, form), "told": told(drawn, form), "credits": said}
    pictures: list[Picture] = []
    paper = {"title": heading_of(drawn, form), **common, **_paper(drawn, form, options, pictures)}
    key = {"title": key_heading(drawn, form), **common, **_key(drawn, form)}
    return {"paper.docx": _render("paper", paper, pictures), "key.docx": _render("key", key)}


def _paper(drawn: DrawnSet, form: Form, options: PaperOptions, pictures: list[Picture]) -> dict[str, Any]:
    """What paper.docx shows beside its title; the pictures of its items are put into `pictures`."""
    measure = sheet(PaperOptions()).measure
    heads = [heading(part, index, drawn.marking, options.sheet) for index, part in enumerate(form.parts)]
    told = told_parts(form, drawn.marking, tables=False) if options.answers == "after" else ()
    after = {one.number: one for part in told for one in part.items}
    parts = [
        {"name": head.text, "instruction": head.instruction, "lines": paper_part(part, number, measure, pictures, after, options.sheet)}
        for head, (number, part) in zip(heads, _numbered(form), strict=True)
    ]
    if options.answers == "behind":
        parts[-1]["lines"] += _behind(drawn, form, measure)
    return {
        "school": options.school,
        "exam": options.exam,
        "school_line": _written(options.school),
        "score": "" if options.sheet else score_table([head.numeral for head in heads]),
        "notices": notices_of(form, options.sheet, bool(options.school)),
        "parts": parts,
    }


def _behind(drawn: DrawnSet, form: Form, measure: float) -> Markup:
    """The answers on pages of their own behind the paper, without what only teachers need."""
    made = [paragraph("Title", run(key_heading(drawn, form)), new_page=True)]
    for grid in grids(form, drawn.marking, measure):
        made += (paragraph("GridHead", run(grid.title)), answer_table(grid))
    made.append(paragraph("Heading1", run(explained_title(form))))
    for part in told_parts(form, drawn.marking):
        made += (paragraph("Heading1", run(part.heading.text), run(part.heading.marking, "Plain")), key_part(part))
    return Markup().join(made)


def _key(drawn: DrawnSet, form: Form) -> dict[str, Any]:
    """What key.docx shows beside its title."""
    measure = sheet(PaperOptions(form="plain")).measure
    return {
        "grids": [{"title": grid.title, "table": answer_table(grid)} for grid in grids(form, drawn.marking, measure)],
        "parts": [
            {"name": part.heading.text, "marking": part.heading.marking, "lines": key_part(part)}
            for part in told_parts(form, drawn.marking)
        ],
        "explained_title": explained_title(form),
        "blueprint_title": say("table_title"),
        "blueprint": blueprint_table(blueprint(form, drawn.sections), measure),
        "ids_title": say("ids"),
        "ids": listed_table(listed(form.items), measure),
    }


def _numbered(form: Form) -> Iterator[tuple[int, Part]]:
    """The parts, each with the number of its first item."""
    number = 1
    for part in form.parts:
        yield number, part
        number += len(part.items)


def _written(words: str) -> str:
    """What stands on a line to write on: words in its middle, or nothing but its length."""
    spare = max(0, int(FILL_WIDTH - serif_measure()(words)))
    return "　" * (spare // 2) + words + "　" * (spare - spare // 2)


def _render(name: str, context: dict[str, Any], pictures: Sequence[Picture] = ()) -> bytes:
    """The template `name`.docx filled in, with no clock in its archive."""
    from docxtpl import DocxTemplate

    template = DocxTemplate(data_dir("templates") / "worksheet" / f"{name}.docx")
    template.render(context, autoescape=True)
    put_pictures(template.docx, pictures)
    if not context.get("exam"):
        _print_backs_as_fronts(template.docx)
    raw = io.BytesIO()
    template.save(raw)
    with zipfile.ZipFile(raw) as made:
        names = sorted(made.namelist(), key=lambda name: (name != _CONTENT_TYPES, name))
        contents = {name: made.read(name) for name in names}
    contents[_PROPERTIES] = _properties(context["title"], _digest(contents)).encode()
    return zipped(contents)


def _print_backs_as_fronts(document: Any) -> None:
    """Margins are mirrored on the backs of sheets for the 密封线 alone, which only an exam has."""
    settings = document.settings.element
    for mirrored in settings.findall(f"{{{NAMESPACE}}}mirrorMargins"):
        settings.remove(mirrored)


def _properties(title: str, digest: str) -> str:
    """What Word shows of the file. It has no author and no date: it is its teacher's paper, and made anew it is the same."""
    return Markup(
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:title>{}</dc:title><dc:identifier>made-{}</dc:identifier><dc:language>zh-CN</dc:language></cp:coreProperties>"
    ).format(title, digest)


def _digest(contents: Mapping[str, bytes]) -> str:
    """Of all that a person can change: text, styles, heads and feet."""
    found = blake2b(digest_size=8)
    for name in sorted(contents):
        if name.startswith("word/"):
            found.update(contents[name])
    return found.hexdigest()


def is_untouched(path: Path) -> bool:
    """True where a Word file is as we wrote it."""
    try:
        with zipfile.ZipFile(path) as archive:
            contents = {name: archive.read(name) for name in archive.namelist()}
    except (OSError, zipfile.BadZipFile):
        return False
    found = _MARK.search(contents.get(_PROPERTIES, b"").decode("utf-8", "replace"))
    return found is not None and found[1] == _digest(contents)
