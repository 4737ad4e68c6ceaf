"""Filled answer sheets to marks and item statistics: scans and photographs are read, never guessed at; what is in doubt is asked.

In: pictures of sheets (`read`), the geometry that was written when they were printed (`geometry`), the stored draw. Out: what is on each page
(`reading`), with a doubt and a picture wherever a person should look.
"""
