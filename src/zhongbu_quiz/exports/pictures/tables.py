"""What stands above a stem as HTML, the same for cards, platforms and packages: the text of a material, and a figure as a table."""

from __future__ import annotations

from html import escape

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.items.figure import Figure
from zhongbu_quiz.items.printed import Printed
from zhongbu_quiz.values.picture import Picture


def table_html(figure: Figure, style: str = "", border: bool = False) -> str:
    """A figure as a table with a row of heads. `style` is the class of the table; `border` draws lines where no stylesheet does."""
    start = f'<table class="{style}">' if style else '<table border="1" cellpadding="4">' if border else "<table>"
    unit = f"<caption>{_text(say('unit', unit=figure.unit))}</caption>" if figure.unit else ""
    heads = "".join(f'<th scope="col">{_text(name)}</th>' for name in figure.columns)
    rows = "".join(
        f'<tr><th scope="row">{_text(row[0])}</th>{"".join(f"<td>{_text(cell)}</td>" for cell in row[1:])}</tr>'
        for row in figure.rows
    )
    return f"{start}{unit}<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def above_html(shown: Printed, table: str = "", text: str = "", border: bool = False) -> str:
    """All that stands above the stem; `table` and `text` are the classes of the table and of a paragraph."""
    start = f'<p class="{text}">' if text else "<p>"
    lines = shown.material.text.splitlines() if shown.material else []
    told = "".join(f"{start}{_text(line)}</p>" for line in lines if line)
    return told + (table_html(shown.figure, table, border) if shown.figure else "")


def picture_html(picture: Picture | None, address: str, style: str = "") -> str:
    """A picture at an address as a paragraph of its own; "" where there is none. `style` is the class of the picture."""
    if picture is None:
        return ""
    named = f' class="{style}"' if style else ""
    return f'<p><img{named} src="{escape(address)}" alt="{escape(picture.caption)}"></p>'


def _text(text: str) -> str:
    return escape(text, quote=False)
