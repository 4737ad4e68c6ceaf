"""The page: the use cases of `studio` in a browser on this computer.

In: a folder of sets, and what only the process knows (chance, the time). Out: an ASGI application, which serves HTML that works without
scripts. A screen is a module in `screens`: it reads what was asked for, calls `studio`, and shows what that returns; it decides nothing.
`guards` refuses whatever does not come from the person at this computer; the designs stand in `templates/page/`.
"""
