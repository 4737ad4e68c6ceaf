"""Pages printed with blocks: a page of WeasyPrint becomes a form that any number of real pages show.

In: the PDF that WeasyPrint is about to write, for each real page the blocks that it shows and how far each is moved and what else is drawn on it, and
the pages that have bookmarks. Out: the same PDF with the real pages in place of the blocks.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from itertools import pairwise
from typing import Any

Placed = tuple[int, float, float]
"""The index of a block, and its offset to the right and down in points."""


def print_blocks(
    pdf: Any, sheets: Sequence[Sequence[Placed]], drawn: Sequence[bytes] = (), bookmarks: Sequence[tuple[str, int]] = ()
) -> None:
    """Turn every page of `pdf` into a form to print with, and make the real pages from them. `drawn`: commands for each real page (points from
    its lower left corner), or none for any; `bookmarks`: titles with their pages, from 0."""
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
    pages = []
    for number, placed in enumerate(sheets):
        commands = [
            f"q 1 0 0 1 {x:.6f} {-y:.6f} cm /S{index} Do Q".encode() for index, x, y in placed
        ]
        commands += drawn[number : number + 1]
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
        pages.append(page)
    if bookmarks:
        _add_outline(pdf, [(title, pages[place]) for title, place in bookmarks])


def _add_outline(pdf: Any, bookmarks: Sequence[tuple[str, Any]]) -> None:
    """Bookmarks of one level, in their order."""
    pydyf = import_module("pydyf")
    outline = pydyf.Dictionary({"Type": "/Outlines", "Count": len(bookmarks)})
    pdf.add_object(outline)
    entries = []
    for title, page in bookmarks:
        entry = pydyf.Dictionary({"Title": pydyf.String(title), "Parent": outline.reference, "Dest": pydyf.Array([page.reference, "/Fit"])})
        pdf.add_object(entry)
        entries.append(entry)
    for before, after in pairwise(entries):
        before["Next"], after["Prev"] = after.reference, before.reference
    outline["First"], outline["Last"] = entries[0].reference, entries[-1].reference
    pdf.catalog["Outlines"] = outline.reference
