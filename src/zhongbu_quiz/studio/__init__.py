"""The use cases: what a person can do with a project, as functions that return data and report progress as values.

In: folders, the names of decks, settings; what the process knows (the time, another process) is handed down. Out: data, or files
written whole. One verb, one module. The command line prints what these return; nothing here prints or knows a terminal.
"""
