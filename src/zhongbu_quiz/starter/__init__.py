"""The files of `zhongbu-quiz new`: an example of one's own set in Chinese, as a workbook and as YAML, with JSON Schemas.

In: the name of the folder, and letters that make it one of its kind. Out: every file of it, by its path there.
"""
