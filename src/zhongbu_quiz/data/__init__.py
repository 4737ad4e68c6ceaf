"""The world as data: places, eras, organs, qualifier words and lexicons, in files that ship and that a project's own `data/` may extend.

In: YAML files beside this one and in `lexicon/`, and files of the same names in a project's folder. Out: `World` (see `world`) and
`Lexicon` (see `lexicon`).
"""
