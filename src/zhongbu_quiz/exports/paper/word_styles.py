"""The styles of the Word templates: what a teacher finds in Word's list of styles and may change there.

In: nothing. Out: styles.xml, and the table of fonts and the theme that Word wants beside it. Sizes,
leading and margins are those of the PDF, so that a paper takes as many pages in Word.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zhongbu_quiz.exports.paper.columns import LABEL
from zhongbu_quiz.exports.paper.options import PaperOptions, sheet
from zhongbu_quiz.exports.paper.views import HANG
from zhongbu_quiz.exports.paper.word_xml import BODY_PT, TWIPS_PER_PT, twips

BODY, HEADS, WESTERN = "宋体", "黑体", "Times New Roman"
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LEFT_LABEL = 2.8
"""Width of （1） before a left entry of a matching, in em."""
SEAL_LINE_PT = 9.0
_RULE = 2.0
"""From one ruled line to the next, in em."""


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style. Lengths in em of its size; `line` is the least height of a line, as a multiple of the size, and exact where `ruled`.
    `edge`: where what stands behind a tab ends."""

    id: str
    base: str = "Normal"
    name: str = ""
    size: float = 0.0
    heads: bool = False
    line: float = 0.0
    before: float = 0.0
    after: float = 0.0
    left: float = 0.0
    hanging: float = 0.0
    first: float = 0.0
    tabs: tuple[float, ...] = ()
    edge: float = 0.0
    align: str = ""
    next: bool = False
    whole: bool = True
    ruled: bool = False
    level: int | None = None


def paragraph_styles() -> Iterator[Style]:
    """All of them. Stem, options and entries hang, so that their second line stands under the first word of the first."""
    width = sheet(PaperOptions()).measure - HANG
    yield Style("Title", name="Title", size=17.0, heads=True, line=1.4, align="center", next=True)
    yield Style("Heading1", name="heading 1", heads=True, before=0.9, after=0.25, next=True, level=0)
    yield Style("Centre", align="center")
    yield Style("Meta", base="Centre", before=0.2, after=0.6)
    yield Style("Credits", size=8.5, line=1.4, align="center")
    yield Style("NoticeHead", size=9.5, heads=True, line=1.5, before=0.6, next=True)
    yield Style("Notice", size=9.5, line=1.5, left=1.4, hanging=1.4)
    yield Style("Stem", left=HANG, hanging=HANG, before=0.3)
    yield Style("Judged", base="Stem", edge=HANG + width)
    yield Style("C4", left=HANG, tabs=tuple(HANG + width * place / 4 for place in (1, 2, 3)))
    yield Style("C2", left=HANG, tabs=(HANG + width / 2,))
    yield Style("C1", left=HANG + LABEL, hanging=LABEL)
    yield Style("LeftEntry", left=LEFT_LABEL, hanging=LEFT_LABEL, align="left")
    yield Style("RightEntry", left=LABEL, hanging=LABEL, align="left")
    yield Style("Tail", left=HANG)
    yield Style("Rule", left=HANG, line=_RULE, ruled=True)
    yield Style("Room", left=HANG, line=_RULE)
    yield Style("Lead", heads=True, before=0.5, next=True)
    yield Style("Material", first=HANG, next=True)
    yield Style("Unit", size=9.5, line=1.5, before=0.3, align="right", next=True)
    yield Style("Above", size=3.0, line=1.0, next=True)
    yield Style("Cell", line=1.4, align="center")
    yield Style("SmallCell", size=9.0, line=1.4, align="center")
    yield Style("CellHead", base="Cell", heads=True)
    yield Style("SmallCellHead", base="SmallCell", heads=True)
    yield Style("SmallName", base="SmallCell", align="left")
    yield Style("GridHead", heads=True, before=0.4, next=True)
    yield Style("Answer", left=HANG, hanging=HANG, line=1.5, before=0.45)
    yield Style("Told", left=HANG, line=1.5)
    yield Style("Ids", size=6.5, line=1.1, align="left", next=True)
    yield Style("Seal", line=2.2, align="center")
    yield Style("SealLine", size=SEAL_LINE_PT, line=1.2, align="center")
    yield Style("Header", name="header", size=9.0, line=1.0)
    yield Style("Footer", name="footer", size=9.0, line=1.2, align="center")


_CHARACTER = {
    "Label": f'<w:rFonts w:eastAsia="{HEADS}"/>',
    "Plain": f'<w:rFonts w:eastAsia="{BODY}"/>',
    "Negative": f'<w:rFonts w:eastAsia="{HEADS}"/><w:u w:val="single"/>',
    "Written": '<w:u w:val="single"/>',
}
"""Character styles: labels and heads, plain words in a heading, words that turn a question round, what stands on a line."""


def styles_xml() -> str:
    """The part `word/styles.xml`. What is put in between (items, tables) is in styles of our own, since Word renames the ids of its own ones in
    other languages. No room is added between Chinese and digits: the PDF has none, and rows of options are measured without."""
    leading = twips(sheet(PaperOptions()).leading)
    return "".join(
        (
            f'<w:styles xmlns:w="{NAMESPACE}">',
            f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{WESTERN}" w:eastAsia="{BODY}" w:hAnsi="{WESTERN}" w:cs="{WESTERN}"/>'
            f'<w:sz w:val="{BODY_PT * 2:g}"/><w:szCs w:val="{BODY_PT * 2:g}"/>'
            '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
            '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/></w:pPr></w:pPrDefault></w:docDefaults>',
            '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
            f'<w:pPr><w:spacing w:line="{leading}" w:lineRule="atLeast"/>'
            '<w:jc w:val="both"/></w:pPr></w:style>',
            '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>'
            '<w:uiPriority w:val="1"/><w:semiHidden/></w:style>',
            '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>'
            f"<w:tblPr>{_margins(0.5)}</w:tblPr></w:style>",
            '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/>'
            "</w:style>",
            *(_paragraph(style) for style in paragraph_styles()),
            *(
                f'<w:style w:type="character" w:customStyle="1" w:styleId="{name}"><w:name w:val="{name}"/><w:qFormat/>'
                f"<w:rPr>{look}</w:rPr></w:style>"
                for name, look in _CHARACTER.items()
            ),
            '<w:style w:type="table" w:customStyle="1" w:styleId="Ruled"><w:name w:val="Ruled"/><w:basedOn w:val="TableNormal"/>'
            f"<w:tblPr><w:tblBorders>{_BORDERS}</w:tblBorders>{_margins(0.2)}</w:tblPr></w:style>",
            '<w:style w:type="table" w:customStyle="1" w:styleId="Columns"><w:name w:val="Columns"/><w:basedOn w:val="TableNormal"/>'
            f"<w:tblPr>{_margins(0.0)}</w:tblPr></w:style>",
            "</w:styles>",
        )
    )


_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def _margins(em: float) -> str:
    """The room in a cell beside its text."""
    sides = (("top", 0.0), ("left", em), ("bottom", 0.0), ("right", em))
    rooms = "".join(f'<w:{side} w:w="{twips(room)}" w:type="dxa"/>' for side, room in sides)
    return f"<w:tblCellMar>{rooms}</w:tblCellMar>"


def _paragraph(style: Style) -> str:
    own = "" if style.name else ' w:customStyle="1"'
    size = f'<w:sz w:val="{style.size * 2:g}"/><w:szCs w:val="{style.size * 2:g}"/>' if style.size else ""
    font = f'<w:rFonts w:eastAsia="{HEADS}"/>' if style.heads else ""
    look = f"<w:rPr>{font}{size}</w:rPr>" if font or size else ""
    return (
        f'<w:style w:type="paragraph"{own} w:styleId="{style.id}"><w:name w:val="{style.name or style.id}"/><w:basedOn w:val="{style.base}"/>'
        f"<w:qFormat/><w:pPr>{paragraph_properties(style)}</w:pPr>{look}</w:style>"
    )


def paragraph_properties(style: Style) -> str:
    """What stands in `w:pPr`, in the order of the schema."""
    size = style.size or BODY_PT
    parts = []
    if style.next:
        parts.append("<w:keepNext/>")
    if style.whole:
        parts.append("<w:keepLines/>")
    if style.ruled:
        lines = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="444444"/>' for side in ("bottom", "between"))
        parts.append(f"<w:pBdr>{lines}</w:pBdr>")
    if style.tabs or style.edge:
        stops = "".join(f'<w:tab w:val="left" w:pos="{twips(stop)}"/>' for stop in style.tabs)
        stops += f'<w:tab w:val="right" w:pos="{twips(style.edge)}"/>' if style.edge else ""
        parts.append(f"<w:tabs>{stops}</w:tabs>")
    spacing = ""
    if style.before or style.after:
        spacing += f' w:before="{twips(style.before, size)}" w:after="{twips(style.after, size)}"'
    if style.line:
        rule = "exact" if style.ruled else "atLeast"
        spacing += f' w:line="{round(style.line * size * TWIPS_PER_PT)}" w:lineRule="{rule}"'
    if spacing:
        parts.append(f"<w:spacing{spacing}/>")
    if style.left or style.first:
        begin = f'w:firstLine="{twips(style.first, size)}"' if style.first else f'w:hanging="{twips(style.hanging, size)}"'
        parts.append(f'<w:ind w:left="{twips(style.left, size)}" {begin}/>')
    if style.align:
        parts.append(f'<w:jc w:val="{style.align}"/>')
    if style.level is not None:
        parts.append(f'<w:outlineLvl w:val="{style.level}"/>')
    return "".join(parts)


def font_table_xml() -> str:
    """The part `word/fontTable.xml`: the fonts, and what a computer without them may take."""
    fonts = ((BODY, "SimSun", "86", "auto"), (HEADS, "SimHei", "86", "modern"), (WESTERN, "Times", "00", "roman"))
    told = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="{charset}"/>'
        f'<w:family w:val="{family}"/></w:font>'
        for name, other, charset, family in fonts
    )
    return f'<w:fonts xmlns:w="{NAMESPACE}">{told}</w:fonts>'


_COLOURS = (
    ("dk1", "000000"), ("lt1", "FFFFFF"), ("dk2", "44546A"), ("lt2", "E7E6E6"), ("accent1", "4472C4"), ("accent2", "ED7D31"),
    ("accent3", "A5A5A5"), ("accent4", "FFC000"), ("accent5", "5B9BD5"), ("accent6", "70AD47"), ("hlink", "0563C1"), ("folHlink", "954F72"),
)  # fmt: skip
"""What Word offers where a teacher colours something."""


def theme_xml() -> str:
    """The part `word/theme.xml`: our fonts, plain lines and fills. Nothing of ours is dressed by it; Word wants one."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS)
    fonts = "".join(
        f'<a:{name}Font><a:latin typeface="{WESTERN}"/><a:ea typeface="{chinese}"/><a:cs typeface=""/></a:{name}Font>'
        for name, chinese in (("major", HEADS), ("minor", BODY))
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    looks = (
        f"<a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{f'<a:ln>{fill}</a:ln>' * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
    )
    return (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Paper"><a:themeElements>'
        f'<a:clrScheme name="Paper">{colours}</a:clrScheme><a:fontScheme name="Paper">{fonts}</a:fontScheme>'
        f'<a:fmtScheme name="Paper">{looks}</a:fmtScheme></a:themeElements></a:theme>'
    )
