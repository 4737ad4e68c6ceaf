"""Dates: `mentions` finds what the text writes, `resolve` says which dates they mean."""
