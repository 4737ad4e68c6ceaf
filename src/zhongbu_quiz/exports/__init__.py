"""A set in every form that people and their tools take.

In: a Request (a deck with its bank, or a stored draw). Out: Made, files by the ends of their names.

    registry, request, writing   which outputs there are, what goes in and out, and how it reaches the disk
    anki, paper                  packages of cards; papers, keys, answer sheets, study sheets
    quiz + one module a format   the exchange formats, each `write(quiz, dialect) -> Export`
    table, tablemap              rows of platforms' tables, and the YAML files that lay them out
    pictures                     charts and time lines, for all of them
    jsonl                        items and facts as JSON lines
"""
