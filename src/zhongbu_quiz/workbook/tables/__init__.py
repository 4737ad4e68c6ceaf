"""Tables as people have them, with titles of their own, read as facts.

In: a sheet of cells. Out: rows as our own sheets give them, and a line that says what was understood.

words        the titles and marks by which a table is read (`data/tables.yaml`)
apart        a sheet in which several tables stand one below another -> a sheet for each
layout       where the titles are, and which rows belong to the table
titles       a title -> what it names, its unit, its year
roles        what each column is
plan         what kind of table that makes: events, things, figures by year, a class list
deeds        an event in a few words -> who, what, whom
measures     what a column of figures measures: how much, its growth, its share, its place
facts        the rows -> facts
untitled     titles that are missing, or do not say enough
ids          the id of a fact that nobody numbered
told         what was understood, in one line a sheet
read         all of it
"""
