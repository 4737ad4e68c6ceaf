"""Question banks as people have them -> questions of one's own: text with 【答案】, Word, and the Excel layouts of platforms.

In: a .txt, .md, .docx, .xlsx or .csv file. Out: entries of `kind: question` with the line or cell of each value, and what was not understood.

spots     entries, and the place in the bank of every value
lines     .txt .md .docx             -> lines
marks     a line                     -> what opens it: a number, a letter, a tag, a heading
drafts    lines                      -> drafts of questions, each with its texts and their lines
keys      the answers at the end     -> the answer of each draft
entries   drafts                     -> entries, each of some kind
tables    rows and a column map      -> entries
bank      a file                     -> all that; the door

The words that lines are known by stand in `data/lexicon/banks.yaml`; the layouts of platforms in `templates/tables/` (`exports.tablemap`).
"""
