"""Figures: `units` what can be counted, `scan` what the text writes, `heads` what a figure is of, `statistics` the drafts."""
