"""The command line: each command calls a use case of `studio` and prints what it returns.

In: arguments, and what only the process knows (the time, its environment). Out: results on stdout, progress and messages on stderr.

Exit status: 0 done, 1 problems were found in the content, 2 the call or a file is wrong (nothing is written).
"""

from __future__ import annotations

import os
import signal
import sys
import threading

STOPPED = 130
"""Exit status after Ctrl-C, as shells have it; the same where a signal asks the program to end."""


def main() -> None:
    """Run the command line; the one place where a user's errors become words and an exit status. The language is chosen before the commands
    are read, since their help is words too."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # whoever asks the program to end hears what is kept, too
    from zhongbu_quiz import messages
    from zhongbu_quiz.cli.dashes import plain_dashes
    from zhongbu_quiz.cli.language import language_of_project

    said, arguments = messages.taken(plain_dashes(sys.argv[1:]))
    messages.speak(messages.chosen(said, os.environ, language_of_project()))
    from typer import Abort

    from zhongbu_quiz.cli.app import app
    from zhongbu_quiz.cli.console import folded
    from zhongbu_quiz.cli.spoken import CallError, usage_words
    from zhongbu_quiz.errors import ContentError, Stopped, UserError
    from zhongbu_quiz.messages import _, counted

    try:
        messages.check(said)
        status = app(arguments, standalone_mode=False)
    except ContentError as error:
        print(*folded(error.problems), sep="\n", file=sys.stderr)
        print(counted("{count} problem; nothing was written", "{count} problems; nothing was written", len(error.problems)), file=sys.stderr)
        sys.exit(2)
    except Stopped as error:
        print(error, file=sys.stderr)
        sys.exit(STOPPED)
    except UserError as error:
        print(error, file=sys.stderr)
        sys.exit(2)
    except CallError as error:
        print(usage_words(error), file=sys.stderr)
        sys.exit(2)
    except (Abort, KeyboardInterrupt):
        status = STOPPED
    if status == STOPPED:
        print(_("stopped; nothing was half written"), file=sys.stderr)
    sys.exit(status if isinstance(status, int) else 0)
