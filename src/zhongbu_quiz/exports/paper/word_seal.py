"""The 密封线 of a Word paper: a text box beside the text of the first page, with the lines for the student's particulars.

In: nothing. Out: the part of the first page's head, with docxtpl's tags. It is drawn twice, as Word has it: for Word since 2010, and in
the older markup for the programs that know only that.
"""

from __future__ import annotations

from markupsafe import Markup

from zhongbu_quiz.exports.paper.markup import FILL_WIDTH
from zhongbu_quiz.exports.paper.options import PaperOptions, sheet
from zhongbu_quiz.exports.paper.word_styles import NAMESPACE, SEAL_LINE_PT
from zhongbu_quiz.exports.paper.word_xml import paragraph, run

_WORDS = "密封线"
_LINE = "　" * int(FILL_WIDTH)
PARTICULARS = {"学校": "{{ school_line }}", "班级": _LINE, "姓名": _LINE, "学号": _LINE}
SEAL_FROM_EDGE, SEAL_APART = 6.0, 10.0
"""From the edge of the page to the box, and the room that its margin has more than the box is wide, in mm; as on the PDF."""
_EMU_PER_MM = 36000
_PT_PER_MM = 72 / 25.4

_NAMESPACES = {
    "w": NAMESPACE,
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
}

_BOX = """\
<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>\
<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">\
<wp:simplePos x="0" y="0"/>\
<wp:positionH relativeFrom="page"><wp:posOffset>{x}</wp:posOffset></wp:positionH>\
<wp:positionV relativeFrom="page"><wp:posOffset>{y}</wp:posOffset></wp:positionV>\
<wp:extent cx="{cx}" cy="{cy}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr id="1" name="密封线"/><wp:cNvGraphicFramePr/>\
<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/>\
<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></wps:spPr>\
<wps:txbx><w:txbxContent>{text}</w:txbxContent></wps:txbx>\
<wps:bodyPr vert="vert270" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/></wps:bodyPr>\
</wps:wsp></a:graphicData></a:graphic>\
</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>\
<v:rect id="seal" style="position:absolute;margin-left:{left}pt;margin-top:{top}pt;width:{width}pt;height:{height}pt;z-index:1;\
mso-position-horizontal-relative:page;mso-position-vertical-relative:page" filled="f" stroked="f">\
<v:textbox style="layout-flow:vertical;mso-layout-flow-alt:bottom-to-top" inset="0,0,0,0"><w:txbxContent>{text}</w:txbxContent></v:textbox></v:rect>\
</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"""


def seal() -> str:
    """The head of the first page; it shows the box where the paper is an exam."""
    page = sheet(PaperOptions())
    left, top, width, height = SEAL_FROM_EDGE, page.top, page.left - SEAL_APART, page.height - page.top - page.bottom
    box = Markup(_BOX).format(
        x=round(left * _EMU_PER_MM), y=round(top * _EMU_PER_MM), cx=round(width * _EMU_PER_MM), cy=round(height * _EMU_PER_MM),
        left=round(left * _PT_PER_MM, 1), top=round(top * _PT_PER_MM, 1),
        width=round(width * _PT_PER_MM, 1), height=round(height * _PT_PER_MM, 1),
        text=_who() + _line(height * _PT_PER_MM / SEAL_LINE_PT),
    )  # fmt: skip
    names = "".join(f' xmlns:{prefix}="{name}"' for prefix, name in _NAMESPACES.items())
    shown = Markup().join((paragraph("Header", run("{%p if exam %}")), box, paragraph("Header", run("{%p endif %}"))))
    return f"<w:hdr{names}>{shown}{paragraph('Header')}</w:hdr>"


def _who() -> Markup:
    """学校： and a line, on which it stands where it is known, and so on."""
    fields = (run(f"{label}：") + run(words, "Written") + run("　") for label, words in PARTICULARS.items())
    return paragraph("Seal", *fields)


def _line(length: float) -> Markup:
    """密 封 线, between dots that run over `length` em. (Dots of tab stops would be simpler; not every program has them in turned text.)"""
    dots = "…" * int((length - len(_WORDS) * len("　密　")) / (len(_WORDS) + 1))
    return paragraph("SealLine", run("".join(f"{dots}　{word}　" for word in _WORDS) + dots))
