"""What every item model has: the fields of its file, checked one by one, and the slots that facts of a kind offer to it.

In: the lines of one YAML file. Out: a frozen record, or all that is wrong with the file.
The record of each construction stands beside its maker (`items/kinds/`, `items/constructions/`); `items/registry.py` lists them all.
"""
