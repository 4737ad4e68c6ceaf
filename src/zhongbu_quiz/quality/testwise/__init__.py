"""The auditor that knows no facts: can the paper be passed by looking at it? (Rule 44.)

In: items as they are printed, and the papers that hold them. Out: Verdicts: how often each way of guessing hits, beside chance. Nothing is imported
here: the gate, which every command that makes items has, uses `topic` and `marking`, and only an audit numpy.
"""
