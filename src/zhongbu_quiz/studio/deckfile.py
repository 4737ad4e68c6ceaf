"""The file of a deck changed, and what its author wrote beside that left as it is.

In: a deck that was read. Out: its text with other values, read again as a deck; or the file written, whole or not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from zhongbu_quiz.delivery.staging import open_folder, put
from zhongbu_quiz.errors import UserError, problem
from zhongbu_quiz.loading.yamledit import with_key
from zhongbu_quiz.loading.yamlfile import parse_yaml, read_text
from zhongbu_quiz.messages import _
from zhongbu_quiz.paths import is_installed
from zhongbu_quiz.sets.deck import Deck, deck_of
from zhongbu_quiz.sets.words import key_words

_BOM = "\ufeff"


def changed(deck: Deck, values: Mapping[str, object | None], outputs: Collection[str]) -> tuple[str, Deck]:
    """The text of a deck's file with these values behind its top-level keys (None: without the key), and the deck that it then is. `outputs` are
    the names that it may order. Raises ContentError with what is wrong in it then, UserError where its layout leaves no room for a change."""
    path = deck.path.resolve()
    text = read_text(path)
    try:
        for key, value in values.items():
            text = with_key(text, (key, *key_words("deck").get(key, ())), value)
    except ValueError:
        words = _("is laid out so that nothing can be changed safely; write each key on a line of its own")
        raise UserError(str(problem(deck.path, 0, words))) from None
    return text, deck_of(parse_yaml(path, text), outputs, deck.world)


def write(deck: Deck, make: Callable[[], str]) -> None:
    """Write into a deck's file what `make` returns, which is called while the folder is ours. Raises UserError where it came with the program
    or cannot be written."""
    path = deck.path.resolve()
    if is_installed(path):
        words = _("comes with the program, and the next version writes over it; copy it into a folder of your own, and name that file")
        raise UserError(str(problem(deck.path, 0, words)))
    try:
        with open_folder(path.parent):
            bom = _BOM if path.read_bytes().startswith(_BOM.encode()) else ""
            put(path.parent, {path.name: (bom + make()).encode("utf-8")})
    except OSError:
        words = _("cannot be written; copy it into a folder of your own, and name that file")
        raise UserError(str(problem(deck.path, 0, words))) from None
