"""zhongbu-quiz swap DECK ITEM"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zhongbu_quiz.cli.console import DeckName, Quiet, note, open_deck, table
from zhongbu_quiz.messages import _, as_typed, joined

if TYPE_CHECKING:
    from zhongbu_quiz.items.item import Item


def swap(
    deck: DeckName,
    item: Annotated[str, typer.Argument(metavar=_("ITEM"), help=_("The id of an item of the set, long or short, or its number on the paper."))],
    to: Annotated[
        str | None, typer.Option("--to", metavar=_("ITEM"), help=_("The id of the new item (default: the next that can stand there)."))
    ] = None,
    form: Annotated[str | None, typer.Option("--form", help=_("On which form ITEM stands (default: A; by id, any)."))] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("List what can stand there, the best first; write nothing."))] = False,
    quiet: Quiet = False,
) -> None:
    """Exchange one item of the drawn set for an equal one: of its kind, for its row of the deck, of its section and difficulty where there is one.

    The deck file says so from then on (swap), so that every paper, deck and export of it has the new item; all others stay as they are, with
    their numbers. The same call again takes the next one; after the last comes the item that was drawn.

    Example: zhongbu-quiz swap mine.yaml 3
    Example: zhongbu-quiz swap mine.yaml 3 --form B --dry-run
    """
    from zhongbu_quiz.errors import UserError, problem
    from zhongbu_quiz.studio.opening import own_decks
    from zhongbu_quiz.studio.swap import choices
    from zhongbu_quiz.studio.swap import swap as exchange

    known = own_decks(Path.cwd())
    if item in known and deck not in known:
        raise UserError(_("the deck comes first, and then the question: zhongbu-quiz swap {deck} {item}").format(deck=as_typed(item), item=deck))
    opened = open_deck(deck, quiet)
    found = (choices if dry_run else exchange)(opened, item, to, form)
    where = joined(_("{form} {number}").format(form=place.form, number=place.number) for place in found.places)
    if dry_run:
        others = _others(found.drawn, found.choices, found.old)
        rows = [(_("now"), found.old), *((_("next") if one is found.new else "", one) for one in others)]
    else:
        assert found.new is not None
        rows = [(_("old"), found.old), (_("new"), found.new)]
    header = ("", _("id"), _("difficulty"), _("section"), _("stem"), _("answer"), _("short id"))
    table(header, ((word, *_cells(one)) for word, one in rows))
    words = _("{places}: nothing was written") if dry_run else _("{places}: exchanged")
    note(str(problem(found.path, 0, words.format(places=where))), quiet)


def _others(drawn: Item, choices: tuple[Item, ...], old: Item) -> list[Item]:
    """What can stand there beside what does: the choices, and last what the draw takes."""
    return [one for one in (*choices, drawn) if one.id != old.id]


def _cells(item: Item) -> tuple[str, ...]:
    from zhongbu_quiz.exports.jsonl import plain_stem
    from zhongbu_quiz.items.short_id import short_id

    source = f"{item.source.document}·{item.source.section}"
    return item.id, str(item.difficulty or ""), source, plain_stem(item), "；".join(item.key_texts), short_id(item.id)
