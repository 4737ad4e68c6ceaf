"""Makes the Word templates that ship: python -m zhongbu_quiz.exports.paper.word_template FOLDER

In: nothing. Out: paper.docx and key.docx, with named styles and docxtpl's tags. A teacher restyles them in Word; the
tags say what goes where.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

BODY, HEADS = "宋体", "黑体"


def main(folder: Path) -> None:
    """Write both templates to `folder`."""
    paper = _document()
    _head(paper)
    paper.add_paragraph("班级：__________　姓名：__________　学号：__________　得分：________", "Centre")
    _parts(paper, ("stem", "c4", "c2", "c1", "pair", "rule"), instruction=True)
    paper.save(str(folder / "paper.docx"))
    key = _document()
    _head(key, "　参考答案与解析")
    _parts(key, ("stem", "text", "id"), instruction=False)
    key.save(str(folder / "key.docx"))


def _document() -> Any:
    import docx
    from docx.enum.style import WD_STYLE_TYPE
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm, Pt, RGBColor

    document = docx.Document()
    document.core_properties.author = ""  # it is the teacher's paper, not ours
    document.core_properties.comments = ""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin = section.bottom_margin = Mm(20)
    em = 10.5
    normal = document.styles["Normal"]
    _font(normal, BODY, em)
    normal.paragraph_format.line_spacing = 1.4
    normal.paragraph_format.space_after = Pt(0)
    for name, size in (("Title", 18.0), ("Heading 1", em)):
        style = document.styles[name]
        _font(style, HEADS, size)
        style.font.bold = False
        style.font.color.rgb = RGBColor(0, 0, 0)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(8), Pt(4)
        style.paragraph_format.keep_with_next = True
        for border in style.element.pPr.findall(".//{*}pBdr"):
            border.getparent().remove(border)
    document.styles["Title"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for name, stops in (("Stem", ()), ("C4", (1, 2, 3)), ("C2", (2,)), ("C1", ()), ("Pair", (3,)), ("Rule", ()), ("Text", ())):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        style.paragraph_format.left_indent = Pt(2 * em)
        style.paragraph_format.keep_together = True
        if name == "Stem":
            style.paragraph_format.first_line_indent = Pt(-2 * em)
            style.paragraph_format.keep_with_next = True
            style.paragraph_format.space_before = Pt(3)
        for stop in stops:
            style.paragraph_format.tab_stops.add_tab_stop(Pt(2 * em + stop * 39 * em / 4))
    centre = document.styles.add_style("Centre", WD_STYLE_TYPE.PARAGRAPH)
    centre.base_style = normal
    centre.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    small = document.styles.add_style("Id", WD_STYLE_TYPE.PARAGRAPH)
    small.base_style = document.styles["Text"]
    _font(small, BODY, 7.5)
    small.font.color.rgb = RGBColor(0x66, 0x66, 0x66)
    _underline(document.styles["Rule"])
    return document


def _font(style: Any, name: str, size: float) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt

    style.font.name, style.font.size = "Times New Roman", Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in [key for key in fonts.attrib if "heme" in key]:
        del fonts.attrib[attribute]
    fonts.set(qn("w:eastAsia"), name)


def _underline(style: Any) -> None:
    """A line under the whole paragraph: the ruled space of a short answer."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    borders = OxmlElement("w:pBdr")
    for side in ("bottom", "between"):
        line = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", "4"), ("space", "1"), ("color", "444444")):
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
    style.element.get_or_add_pPr().append(borders)


def _head(document: Any, ending: str = "") -> None:
    document.add_paragraph("{{ title }}" + ending, "Title")
    document.add_paragraph("{%p if subtitle %}")
    document.add_paragraph("{{ subtitle }}", "Centre")
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{{ meta }}", "Centre")


def _parts(document: Any, kinds: tuple[str, ...], instruction: bool) -> None:
    document.add_paragraph("{%p for part in parts %}")
    head = document.add_paragraph("{{ part.name }}", "Heading 1")
    if instruction:
        run = head.add_run("{{ part.instruction }}")
        from docx.oxml.ns import qn

        run.font.name = "Times New Roman"
        run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), BODY)
    document.add_paragraph("{%p for line in part.lines %}")
    for i, kind in enumerate(kinds):
        word = "if" if i == 0 else "elif"
        document.add_paragraph(f'{{%p {word} line.kind == "{kind}" %}}')
        document.add_paragraph("{{ line.text }}", kind.capitalize())
    for tag in ("{%p endif %}", "{%p endfor %}", "{%p endfor %}"):
        document.add_paragraph(tag)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
