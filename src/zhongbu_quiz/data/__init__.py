"""The world as data: places, eras, organs and qualifier words, in files that ship and that a project's own `data/` may extend.

In: YAML files beside this one, and files of the same names in a project's folder. Out: `World` (see `world`).
"""
