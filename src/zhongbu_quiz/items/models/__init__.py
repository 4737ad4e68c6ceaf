"""What every item model has: the fields of its file, checked one by one, and the slots that facts of a kind offer to it.

The record of each construction stands beside its maker (`items/kinds/`, `items/constructions/`); `items/registry.py` lists them all.
"""
