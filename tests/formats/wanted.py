"""What a file should say of an item, worked out from the item alone and not from the view that the exports use."""

from __future__ import annotations

import re
from html import escape

from zhongbu_quiz.exports.quiz import clean
from zhongbu_quiz.items.item import Blank, Choice, Gap, Item, Matching, Ordering

LETTERS = "ABCDEFGHIJ"


def material_text(item: Item) -> str:
    """The text of an item's material; where its table is told in words, without the sentence that a table stands below."""
    text = item.material.text if item.material else ""
    return re.sub("^下表[^。]*。", "", text) if item.figure else text


def stem(item: Item) -> str:
    """The stem with its gaps."""
    gap = "______" if item.kind in ("cloze", "fill_blank") else "（　　）"
    return clean("".join(gap if isinstance(part, Blank) else str(part) for part in item.stem))


def stem_pieces(item: Item) -> list[str | int]:
    """The stem as texts and numbers of gaps, no two texts beside each other."""
    numbers = iter(range(len(item.stem)))
    found: list[str | int] = []
    for part in item.stem:
        if isinstance(part, Blank):
            found.append(next(numbers))
        elif found and isinstance(before := found[-1], str):
            found[-1] = before + clean(str(part))
        elif str(part):
            found.append(clean(str(part)))
    return found


def options(item: Item) -> list[str]:
    """The options in their order."""
    return [clean(option.text) for option in item.options]


def right(item: Item) -> set[int]:
    """The places of the right options."""
    return set(item.answer) if isinstance(item, Choice) else set()


def texts(item: Item) -> list[str]:
    """The words of the gaps, or the entries in the right order."""
    return [clean(text) for text in item.answer] if isinstance(item, Gap | Ordering) else []


def spellings(item: Item) -> list[list[str]]:
    """For each gap all that is right in it, the key first."""
    return [[clean(text) for text in texts] for texts in item.accepted] if isinstance(item, Gap) else []


def pairs(item: Item) -> list[tuple[str, str]]:
    """What belongs together."""
    return [(clean(left), clean(right)) for left, right in item.answer] if isinstance(item, Matching) else []


def extra_rights(item: Item) -> list[str]:
    """What belongs to nothing."""
    return [text for text in options(item) if text not in dict(pairs(item)).values()]


CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"


def marked(item: Item) -> str:
    """The parts of a written answer with their points."""
    return "".join(f"{CIRCLED[place]}{part}（{points}分）" for place, (part, points) in enumerate(item.points or ()))


def explanation(item: Item) -> str:
    """The points of the parts of a written answer, the explanation, and the editor's notes."""
    marks = marked(item)
    return clean(("采分点：" + marks if marks else "") + item.explanation + "".join(f"【编者注】{note}" for note in item.notes))


def explanation_with_letters(item: Item) -> str:
    """The same with the notes of the options of a choice."""
    notes = [f"{letter}项：{option.note}" for letter, option in zip(LETTERS, item.options, strict=False) if option.note]
    if not notes or not isinstance(item, Choice):
        return explanation(item)
    return clean(f"{item.explanation}【辨析】{''.join(notes)}" + "".join(f"【编者注】{note}" for note in item.notes))


def above(item: Item) -> list[str]:
    """What a format without tables says above the stem: the material, and the figure in words."""
    return [clean(text) for text in (material_text(item), item.figure.text if item.figure else "") if text]


def printed_stem(item: Item) -> str:
    """The stem with what stands above it, and the left column below it."""
    left = [f"（{number}）{left}" for number, (left, _) in enumerate(pairs(item), 1)]
    return "\n".join([*above(item), stem(item), *left])


def below_table(item: Item, markup: str) -> str:
    """The last paragraph of a question in HTML, which is its stem where a material or a table stands above it: all that these tell stands
    before it."""
    if item.material is None and item.figure is None:
        return markup
    before, mark, after = markup.rpartition("<p>")
    lines = item.material.text.splitlines() if item.material else []
    cells = [cell for row in (item.figure.columns, *item.figure.rows) for cell in row] if item.figure else []
    assert all(clean(text) in before or escape(clean(text), quote=False) in before for text in (*lines, *cells))
    return mark + after
