"""The screens, a module each.

In: a Visit. Out: a response; whatever it says comes from `studio`, the words around it from the templates.
"""
