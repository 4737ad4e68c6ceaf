"""The same paper for a machine without Pango: one HTML page that a browser prints.

In: the HTML and CSS that the engine would take. Out: UTF-8 HTML that holds its stylesheet and asks for nothing, so it can be sent on as it is.
Its typefaces are those of the reader's computer: every Chinese character is as wide as it was measured, a Latin letter almost. Pages break by the
same rules; in the foot stands the number alone, since browsers carry no running title.
"""

from __future__ import annotations

from zhongbu_quiz.exports.paper import templates

TYPEFACES = {
    "paper:serif": ("Noto Serif SC", "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", "STSong", "SimSun"),
    "paper:sans": ("Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "SimHei"),
    "paper:heavy": ("Noto Sans SC Bold", "Noto Sans CJK SC Bold", "Source Han Sans SC Bold", "PingFang SC Semibold", "Microsoft YaHei Bold"),
}
"""What the stylesheets call a typeface, and what it is called where it may be: ours, those of a Mac, those of Windows."""


def printable(html: str, css: str) -> bytes:
    """The page with all that it needs."""
    for name, known in TYPEFACES.items():
        css = css.replace(f'url("{name}")', ", ".join(f'local("{face}")' for face in known))
    return html.replace("</head>", f"<style>\n{css}\n{templates.own_css('browser')}</style></head>", 1).encode("utf-8")
