"""预览、下载: the pages of what is printed, and every form in which the set can be taken home."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from starlette.responses import Response

from zhongbu_quiz.files import zipped
from zhongbu_quiz.messages import _, joined
from zhongbu_quiz.studio import offers
from zhongbu_quiz.studio.desk import NotThere
from zhongbu_quiz.studio.offers import Page
from zhongbu_quiz.studio.printed import keep_printed
from zhongbu_quiz.web.render import shown
from zhongbu_quiz.web.visit import Visit

_ZIP = "application/zip"


def files(visit: Visit) -> Response:
    """All outputs, to choose from."""
    opened = visit.opened()
    usual = opened.deck.record.outputs
    return shown(
        "files", visit=visit, set=visit.desk.named(visit.path["name"]), deck=opened.deck, place=visit.paper,
        offers=offers.offers(opened), usual=usual, printed=offers.PRINTED,
    )  # fmt: skip


def left_out(visit: Visit) -> Response:
    """What one output leaves out: a part of a page, or a page by itself."""
    opened = visit.opened()
    counts, remarks = offers.left_out(visit.desk, opened, visit.query.get("output", ""), visit.settings.now())
    return shown("_left_out", counts=counts, remarks=remarks)


def get(visit: Visit) -> Response:
    """The files of the outputs that were chosen: one by itself, several in a zip."""
    opened = visit.opened()
    made = offers.files_of(visit.desk, opened, offers.in_order(visit.query.getlist("output"), opened), visit.settings.now())
    keep_printed(opened, made, visit.settings.today())
    if len(made) == 1:
        ((name, data),) = made.items()
        return file_of(name, data)
    return file_of(f"{opened.deck.name}.zip", zipped(made), _ZIP)


def pages(visit: Visit) -> Response:
    """The pages of one product, all forms one after another. Raises NotThere for what is not printed."""
    product = visit.query.get("product", offers.PRINTED[0])
    if product not in offers.PRINTED:
        raise NotThere(_("there is no such page"))
    opened = visit.opened()
    deck = opened.deck.record
    found = offers.pages(visit.desk, opened, product, visit.settings.now())
    made = offers.made_of(visit.desk, opened, product, visit.settings.now())
    keep_printed(opened, offers.named(opened, made), visit.settings.today())  # a browser prints them, too
    titles = [(offer.name, offer.word, offer.title) for offer in offers.offers(opened) if offer.name in offers.PRINTED]
    return shown(
        "pages", visit=visit, set=visit.desk.named(visit.path["name"]), deck=opened.deck, place=visit.paper,
        pages=found, product=product, titles=titles, lengths=_lengths(found) if product == "paper" and deck.form_mode == "reorder" else "",
    )  # fmt: skip


def _lengths(found: Sequence[Page]) -> str:
    """How many pages each form has, where they have not as many; "" where they have."""
    last = {page.form: page.number for page in found}
    return joined(_("form {form} {count} pages").format(form=form, count=count) for form, count in last.items()) if len({*last.values()}) > 1 else ""


def picture(visit: Visit) -> Response:
    """One page as a picture."""
    number = visit.query.get("number", "")
    page = Page(visit.query.get("form", ""), int(number) if number.isdecimal() else 0)
    data = offers.picture(visit.desk, visit.opened(), visit.query.get("product", ""), page, visit.settings.now())
    return Response(data, media_type="image/png")


def pdf(visit: Visit) -> Response:
    """One form of something printed as a PDF, which a browser shows itself where it can."""
    name, form = visit.query.get("product", ""), visit.query.get("form", "")
    opened = visit.opened()
    called, data = offers.pdf(visit.desk, opened, name, form, visit.settings.now())
    keep_printed(opened, offers.named(opened, offers.made_of(visit.desk, opened, name, visit.settings.now())), visit.settings.today())
    return file_of(called, data, "application/pdf", "inline")


def file_of(name: str, data: bytes, kind: str = "application/octet-stream", shown_as: str = "attachment") -> Response:
    """A file that a browser saves under its name, and does not show unless it is `inline`."""
    return Response(data, media_type=kind, headers={"content-disposition": f"{shown_as}; filename*=UTF-8''{quote(name, safe='')}"})
