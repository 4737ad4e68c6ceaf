"""Files -> plain data with lines -> validated records. Knows no kind of content; facts, items and sets load theirs through it.

In: the path of a file, and a record to hold it against. Out: the record, or every problem with its place.
"""
