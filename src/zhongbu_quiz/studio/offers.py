"""Everything that a set can be taken home as: each output of the registry with what it leaves out, its files, all of them as one zip, and the
pages of what is printed as pictures.

In: an opened deck on the desk. Out: data and bytes; nothing is written here, whoever asked puts them where he likes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from zhongbu_quiz.data.outputs import output_word
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.exports.paper.options import PaperOptions, for_products
from zhongbu_quiz.exports.paper.page_pictures import page_count, page_picture
from zhongbu_quiz.exports.paper.products import options_of
from zhongbu_quiz.exports.registry import OUTPUTS, Output
from zhongbu_quiz.exports.request import Made, Request
from zhongbu_quiz.messages import _, marked
from zhongbu_quiz.steps import Step, tell
from zhongbu_quiz.studio.anki import project_cards
from zhongbu_quiz.studio.desk import Desk, NotThere
from zhongbu_quiz.studio.opening import Opened

PRINTED = ("paper", "key", "sheet")
"""What is looked at as pages before it is printed."""
GROUPS: dict[str, tuple[str, ...]] = {
    "print": ("paper", "docx", "key", "sheet", "teacher", "outline", "recite", "cards"),
    "phone": ("anki", "html"),
    "platforms": ("xlsx-chaoxing", "xlsx-kaoshibao", "xlsx-online-exam", "xlsx", "text"),
}
"""What somebody wants to do with a set, and the outputs for it, the likeliest first; all others are for other programs (`OTHERS`)."""
OTHERS = "others"
_FILES = {
    ".pdf": "PDF", ".docx": "Word", ".apkg": "Anki", ".xlsx": "Excel", ".csv": "CSV", ".xml": "XML", ".zip": "zip", ".md": "Markdown",
    ".json": "JSON", ".txt": marked("plain text"), ".html": marked("web page"),
}  # fmt: skip
"""What a person calls the file of an ending."""


@dataclass(frozen=True)
class Offer:
    """An output: its name, what a person calls it, what it is. `group`: what she wants it for (GROUPS, OTHERS). `file`: of which kind its file is.
    `whole`: it leaves nothing out, whatever the set is."""

    name: str
    word: str
    title: str
    group: str
    file: str
    whole: bool


@dataclass(frozen=True)
class LeftOutCount:
    """So many items have no place in an output, for one reason."""

    count: int
    reason: str


@dataclass(frozen=True)
class Page:
    """A page of something printed: of which form ("" where there is one), and its number from 1."""

    form: str
    number: int


def offers(opened: Opened) -> list[Offer]:
    """All outputs that the set may be had as: those of each group in its order, then the others in that of the registry."""
    grouped = {name: group for group, names in GROUPS.items() for name in names}
    order = [*(opened.outputs[name] for name in grouped if name in opened.outputs), *opened.outputs.values()]
    return [
        Offer(one.name, output_word(one.name), one.title, grouped.get(one.name, _group_of(one)), _file(one), one.whole)
        for one in dict.fromkeys(order)
    ]  # fmt: skip


def _group_of(output: Output) -> str:
    """Where an output stands that no group names: a table of her own layout is for her own platform."""
    return "platforms" if output.format == "xlsx" and output.name not in OUTPUTS else OTHERS


def _file(output: Output) -> str:
    """Of which kind the file of an output is, in words."""
    found = _FILES.get("." + output.endings[0].rpartition(".")[2], "")
    return _(found) if found else output.endings[0]


def left_out(desk: Desk, opened: Opened, name: str, now: int) -> tuple[list[LeftOutCount], tuple[str, ...]]:
    """What an output leaves out, the commonest reason first, and what a person should know of its files. Raises NotThere where there is no such
    output."""
    made = made_of(desk, opened, name, now)
    reasons = Counter(one.reason for one in made.left_out)
    return [LeftOutCount(count, reason) for reason, count in reasons.most_common()], made.remarks


def made_of(desk: Desk, opened: Opened, name: str, now: int, beside: Collection[str] = ()) -> Made:
    """The files of an output; `now` is the time that cards are made at. `beside`: the outputs that are made with it, beside those of the deck, since
    a paper says where its answers go. Raises NotThere, ContentError where the set cannot be drawn."""
    output = opened.outputs.get(name)
    if output is None:
        raise NotThere(_("there is no such form of a set here: {name}").format(name=name))
    options = for_products(options_of(Request(opened.deck, opened.bank)), {*beside, *opened.deck.record.outputs})
    return desk.kept(("made", name, options), opened, lambda: output.make(_request(opened, output, options, now)))


def files_of(desk: Desk, opened: Opened, names: Sequence[str], now: int) -> dict[str, bytes]:
    """The files of some outputs, by their names. Raises UserError where none is named, and as `made_of` does."""
    found: dict[str, bytes] = {}
    for done, name in enumerate(names):
        tell(Step(_("forms of the set made: {output} is next").format(output=output_word(name)), done, len(names)))
        made = made_of(desk, opened, name, now, names)
        found |= named(opened, made)
    if not found:
        raise UserError(_("choose at least one form in which you want the set"))
    return found


def named(opened: Opened, made: Made) -> dict[str, bytes]:
    """The files of an output by their whole names."""
    return {f"{opened.deck.name}{ending}": data for ending, data in made.files.items()}


def pages(desk: Desk, opened: Opened, name: str, now: int) -> list[Page]:
    """The pages of something printed, of each form. Raises NotThere where it is nothing of that sort."""
    tell(Step(_("the pages are being set")))
    return [Page(form, number) for form, data in _pdfs(desk, opened, name, now).items() for number in range(1, page_count(data) + 1)]


def picture(desk: Desk, opened: Opened, name: str, page: Page, now: int) -> bytes:
    """A page as PNG. Raises NotThere where there is no such page."""
    data = _pdfs(desk, opened, name, now).get(page.form)
    if data is None or not 1 <= page.number <= page_count(data):
        raise NotThere(_("there is no such page"))
    return desk.kept(("picture", name, page), opened, lambda: page_picture(data, page.number))


def pdf(desk: Desk, opened: Opened, name: str, form: str, now: int) -> tuple[str, bytes]:
    """One form of something printed as a PDF, with the name of its file. Raises NotThere where there is no such form."""
    data = _pdfs(desk, opened, name, now).get(form)
    if data is None:
        raise NotThere(_("there is no such page"))
    return f"{opened.deck.name}{f'-{form}' if form else ''}-{name}.pdf", data


def _request(opened: Opened, output: Output, options: PaperOptions, now: int) -> Request:
    cards = project_cards(opened, now) if output.needs == "bank" else None
    plan = opened.plan(opened.deck) if output.needs == "draw" else None
    return Request(opened.deck, opened.bank, project_file=opened.project.identity_file, options=options, cards=cards, plan=plan)


def _pdfs(desk: Desk, opened: Opened, name: str, now: int) -> dict[str, bytes]:
    """The PDF of each form of something printed; none where PDF cannot be made on this computer."""
    if name not in PRINTED:
        raise NotThere(_("there is no such form of a set here: {name}").format(name=name))
    ending = f"-{name}.pdf"
    made = made_of(desk, opened, name, now).files
    return {file.removesuffix(ending).removeprefix("-"): data for file, data in made.items() if file.endswith(ending)}


def in_order(names: Sequence[str], opened: Opened) -> list[str]:
    """Names of outputs in the order of the registry, those that there are not left out."""
    return [name for name in opened.outputs if name in names]
