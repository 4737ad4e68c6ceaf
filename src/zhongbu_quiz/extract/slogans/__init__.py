"""Slogans of a paragraph. In: a `Reading`. Out: slogan `Draft`s.

`quoted` formulas in quotation marks · `counted` ones without · `explained` their lists · `parallel` phrases of one shape · `steps` 一是…二是… ·
`measures` of policy prose · `parts` cuts a list · `naming` tells a formula from a name · `find` all of it · `making` the draft.
"""
