"""Statistics of a paragraph. In: a `Reading`. Out: statistic `Draft`s.

`units` what can be counted · `scan` the quantities that the text writes (`digits`, `worded`), each a `quantity` · `surroundings` the words
around one · `owners` whose it is · `heads`, `trimming`, `patterns` what it is of and against what · `lists` several at once · `subjects` the
thing itself, with what it inherits (`carry_over`) · `dating` when · `find` all of it over a paragraph · `drafting` the draft · `told` whether
it is an indicator at all.
"""
