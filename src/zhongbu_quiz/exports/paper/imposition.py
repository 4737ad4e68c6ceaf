"""Pages printed with blocks: a page of WeasyPrint becomes a form that any number of real pages show.

In: the PDF that WeasyPrint is about to write, and for each real page the blocks that it shows and how far each is moved. Out:
the same PDF with the real pages in place of the blocks.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any

_PT_PER_PX = 0.75

Placed = tuple[int, float, float]
"""The index of a block, and its offset to the right and down in CSS pixels."""


def print_blocks(pdf: Any, sheets: Sequence[Sequence[Placed]]) -> None:
    """Turn every page of `pdf` into a form to print with, and make the real pages from them."""
    pydyf = import_module("pydyf")

    old = [pdf.objects[number] for number in pdf.pages["Kids"][::3]]
    box = old[0]["MediaBox"]
    forms = {}
    for i, page in enumerate(old):
        source = pdf.objects[int(page["Contents"].split()[0])]
        extra = {
            "Type": "/XObject",
            "Subtype": "/Form",
            "BBox": page["MediaBox"],
            "Resources": page["Resources"],
        }
        source.extra.update(extra)
        forms[f"S{i}"] = source.reference
        page.clear()
    pdf.catalog.pop("Names", None)
    pdf.catalog.pop("Outlines", None)
    resources = pydyf.Dictionary({"XObject": pydyf.Dictionary(forms)})
    pdf.add_object(resources)
    pdf.pages["Kids"], pdf.pages["Count"] = pydyf.Array([]), 0
    for placed in sheets:
        commands = [
            f"q 1 0 0 1 {x * _PT_PER_PX:.3f} {-y * _PT_PER_PX:.3f} cm /S{index} Do Q".encode()
            for index, x, y in placed
        ]
        content = pydyf.Stream(commands, compress=True)
        pdf.add_object(content)
        page = pydyf.Dictionary(
            {
                "Type": "/Page",
                "Parent": pdf.pages.reference,
                "MediaBox": box,
                "Contents": content.reference,
                "Resources": resources.reference,
            }
        )
        pdf.add_page(page)
