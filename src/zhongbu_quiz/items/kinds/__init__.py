"""One kind of item, one file: the record of its item models, and `(model, base, index, rejects) -> items`.

Kinds that are made in several ways have those beside them in `items/constructions/`; `items/registry.py` lists all.
"""
