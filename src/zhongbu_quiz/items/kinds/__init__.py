"""One kind of item, one file: the record of its item models, and `(model, base, index, rejects) -> items`.

In: an item model, the facts, what is known about truth. Out: items, and in `rejects` why the others were not made.
Kinds that are made in several ways have those beside them in `items/constructions/`; `items/registry.py` lists all.
"""
