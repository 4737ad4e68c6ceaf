"""Events of a paragraph. In: a `Reading`. Out: event `Draft`s.

`dated` which dates may date an event · `clause` what happened then · `predicates` who did what · `score` how sure it is · `find` all of it ·
`drafting` the draft.
"""
