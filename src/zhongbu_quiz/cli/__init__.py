"""The command line: each command calls a use case of `studio` and prints what it returns.

In: arguments, and what only the process knows (the time, its environment). Out: results on stdout, progress and messages on stderr.

Exit status: 0 done, 1 problems were found in the content, 2 the call or a file is wrong (nothing is written).
"""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; the one place where a user's errors become words and an exit status."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")
    from zhongbu_quiz.cli.app import app
    from zhongbu_quiz.errors import ContentError, UserError

    try:
        app()
    except ContentError as error:
        print(error, file=sys.stderr)
        count = len(error.problems)
        print(f"{count} problem{'s' if count != 1 else ''}; nothing was written", file=sys.stderr)
        sys.exit(2)
    except UserError as error:
        print(error, file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        print("stopped; nothing was half written", file=sys.stderr)
        sys.exit(130)
