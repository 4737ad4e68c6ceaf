"""Files -> plain data with lines -> validated records. Knows no kind of content; facts, items and sets load theirs through it."""
