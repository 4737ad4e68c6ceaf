"""Sets: what a deck file draws from the item bank, and what is kept of it.

In: a deck file and an item bank. Out: a DrawnSet, whose forms hold no enemies and exactly what the deck counts; the stored draw,
from which every paper is made again; for a class list a form for each student.

    deck, pool      which facts and items a deck admits; by_hand: the items that it names by id
    cells, request  what a paper must hold, and how it should spread
    enemies, …      who must not stand beside whom: traits, arithmetic, enemy_index, enemy_graph
    engine          greedy, then repair; bounds proves what cannot be, shortage says it
    planning        which items stand on which sheet: included ones, materials, the rest; forms: equally hard
    exchange        one item for another in its place
    arrangement     sheets to forms; order: of items and options
    form, stored    the result, and its file: item_codec, roster
"""
