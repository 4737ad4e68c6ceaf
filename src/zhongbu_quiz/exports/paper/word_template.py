"""Makes the Word templates that ship: python -m zhongbu_quiz.exports.paper.word_template FOLDER

In: nothing. Out: paper.docx and key.docx, with named styles and docxtpl's tags, and no part that they do not need. A teacher restyles
them in Word; the tags say what goes where.
"""

from __future__ import annotations

import sys
from pathlib import Path

from markupsafe import Markup

from zhongbu_quiz.delivery.deliver import write_bytes
from zhongbu_quiz.exports.paper.options import PaperOptions, sheet
from zhongbu_quiz.exports.paper.word_seal import seal
from zhongbu_quiz.exports.paper.word_styles import NAMESPACE, font_table_xml, styles_xml, theme_xml
from zhongbu_quiz.exports.paper.word_xml import TWIPS_PER_MM, paragraph, run
from zhongbu_quiz.files import zipped

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NAMES = f'xmlns:w="{NAMESPACE}" xmlns:r="{_OFFICE}"'
_EDGE_MM = 9.0
"""From the edge of the page to its head or foot; the text begins where it does on the PDF."""

_THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"


def main(folder: Path) -> None:
    """Write both templates to `folder`."""
    write_bytes(folder / "paper.docx", _package(_paper(), sealed=True))
    write_bytes(folder / "key.docx", _package(_key(), sealed=False))


def _package(body: Markup, sealed: bool) -> bytes:
    """A whole file: the document, its styles and settings, its feet, and where it is `sealed` a head of the first page with the 密封线."""
    parts = {"styles": styles_xml(), "settings": _settings(sealed), "fontTable": font_table_xml(), "theme": theme_xml(), "footer1": _footer()}
    if sealed:
        parts |= {"header1": seal(), "footer2": _footer()}
    kinds = {name: name.rstrip("12") for name in parts}
    types = {name: _THEME_TYPE if kind == "theme" else f"{_MAIN}.{kind}+xml" for name, kind in kinds.items()}
    contents = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_MAIN}.document.main+xml"/>'
        + "".join(f'<Override PartName="/word/{name}.xml" ContentType="{type_}"/>' for name, type_ in types.items())
        + '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
        "_rels/.rels": _links(
            ("rId1", f"{_OFFICE}/officeDocument", "word/document.xml"),
            ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"/>',
        "word/document.xml": f"<w:document {_NAMES}><w:body>{body}{_section(sealed)}</w:body></w:document>",
        "word/_rels/document.xml.rels": _links(*((name, f"{_OFFICE}/{kind}", f"{name}.xml") for name, kind in kinds.items())),
        **{f"word/{name}.xml": text for name, text in parts.items()},
    }
    return zipped({name: f"{_XML}{text}".encode() for name, text in contents.items()})


def _links(*links: tuple[str, str, str]) -> str:
    """A part of relationships: id, type, target of each."""
    told = "".join(f'<Relationship Id="{name}" Type="{type_}" Target="{target}"/>' for name, type_, target in links)
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{told}</Relationships>'


def _section(sealed: bool) -> str:
    """Page and margins of the PDF."""
    page = sheet(PaperOptions(form="exam" if sealed else "plain"))
    feet = '<w:footerReference w:type="default" r:id="footer1"/>'
    if sealed:
        feet += '<w:headerReference w:type="first" r:id="header1"/><w:footerReference w:type="first" r:id="footer2"/>'
    return (
        f'<w:sectPr>{feet}<w:pgSz w:w="{_twips(page.width)}" w:h="{_twips(page.height)}"/>'
        f'<w:pgMar w:top="{_twips(page.top)}" w:right="{_twips(page.right)}" w:bottom="{_twips(page.bottom)}" w:left="{_twips(page.left)}" '
        f'w:header="{_twips(_EDGE_MM)}" w:footer="{_twips(_EDGE_MM)}" w:gutter="0"/>{"<w:titlePg/>" if sealed else ""}</w:sectPr>'
    )


def _twips(mm: float) -> int:
    return int(mm * TWIPS_PER_MM)


def _settings(sealed: bool) -> str:
    """Spaces at the end of a line are underlined, and a line that its author broke is not stretched, as Word has it for Chinese. The backs of
    sheets that are `sealed` have the wide margin at the right."""
    return (
        f'<w:settings xmlns:w="{NAMESPACE}"><w:zoom w:percent="100"/>{"<w:mirrorMargins/>" if sealed else ""}<w:defaultTabStop w:val="420"/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/>'
        "<w:compat><w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:useFELayout/>"
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
    )


def _footer() -> str:
    """Title, page, pages."""
    foot = paragraph("Footer", run("{{ title }}　第"), _field("PAGE"), run("页（共"), _field("NUMPAGES"), run("页）"))
    told = paragraph("Footer", run("{{ told }}"))
    return f"<w:ftr {_NAMES}>{foot}{told}</w:ftr>"


def _field(name: str) -> Markup:
    return Markup('<w:fldSimple w:instr=" {} ">{}</w:fldSimple>').format(name, run("1"))


def _tag(words: str) -> Markup:
    """A paragraph that docxtpl takes for a tag and leaves away."""
    return paragraph("Centre", Markup("<w:r><w:t>{}</w:t></w:r>").format(words))


def _when(condition: str, *shown: Markup, other: Markup | None = None) -> Markup:
    less = [_tag("{%p else %}"), other] if other else []
    return Markup().join((_tag(f"{{%p if {condition} %}}"), *shown, *less, _tag("{%p endif %}")))


def _each(words: str, *shown: Markup) -> Markup:
    return Markup().join((_tag(f"{{%p for {words} %}}"), *shown, _tag("{%p endfor %}")))


def _paper() -> Markup:
    lines = (("班级", 6), ("姓名", 6), ("学号", 6), ("得分", 4))
    names = (run(f"{label}：") + run("　" * width, "Written") + run("　") for label, width in lines)
    return Markup().join(
        (
            _when("school", paragraph("Centre", run("{{ school }}"))),
            *_head("{{ title }}"),
            _each("line in credits", paragraph("Credits", run("{{ line }}"))),
            _when(
                "exam",
                _tag("{{p score }}"),
                paragraph("NoticeHead", run("注意事项")),
                _each("notice in notices", paragraph("Notice", run("{{ loop.index }}.\t{{ notice }}"))),
                other=paragraph("Meta", *names),
            ),
            _each("part in parts", paragraph("Heading1", run("{{ part.name }}"), run("{{ part.instruction }}", "Plain")), _tag("{{p part.lines }}")),
        )
    )


def _key() -> Markup:
    return Markup().join(
        (
            *_head("{{ title }}"),
            _each("grid in grids", paragraph("GridHead", run("{{ grid.title }}")), _tag("{{p grid.table }}")),
            paragraph("Heading1", run("{{ explained_title }}")),
            _each("part in parts", paragraph("Heading1", run("{{ part.name }}"), run("{{ part.marking }}", "Plain")), _tag("{{p part.lines }}")),
            paragraph("Heading1", run("{{ blueprint_title }}")),
            _tag("{{p blueprint }}"),
            paragraph("GridHead", run("{{ ids_title }}")),
            _tag("{{p ids }}"),
            _each("line in credits", paragraph("Ids", run("{{ line }}"))),
        )
    )


def _head(title: str) -> tuple[Markup, ...]:
    return (
        paragraph("Title", run(title)),
        _when("subtitle", paragraph("Centre", run("{{ subtitle }}"))),
        paragraph("Meta", run("{{ meta }}")),
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
