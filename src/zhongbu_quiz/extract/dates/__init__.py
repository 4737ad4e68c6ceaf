"""Dates: `mentions` finds what the text writes, `resolve` says which dates they mean.

In: sentences with what was said before them. Out: mentions with their places, each with a Period or a doubt.
"""
