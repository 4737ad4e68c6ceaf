"""The command line: each command calls a use case of `studio` and prints what it returns.

In: arguments, and what only the process knows (the time, its environment). Out: results on stdout, progress and messages on stderr.

Exit status: 0 done, 1 problems were found in the content, 2 the call or a file is wrong (nothing is written), 70 a mistake of ours (`crash`),
130 stopped by Ctrl-C.
"""

from __future__ import annotations

import os
import signal
import sys
import threading

from zhongbu_quiz.collector import search_seldom

STOPPED = 130
"""Exit status after Ctrl-C, as shells have it; the same where a signal asks the program to end."""


def main() -> None:
    """Run the command line; the one place where a user's errors become words and an exit status, and mistakes of ours a file."""
    status = STOPPED
    search_seldom()
    try:
        _streams()
        status = _status()
    except KeyboardInterrupt:  # while the program was still loading
        pass
    except Exception as error:
        from zhongbu_quiz.cli import crash

        status = crash.CRASHED
        print(crash.told(error), file=sys.stderr)
    finally:
        _close()
    sys.exit(status)


def _streams() -> None:
    """UTF-8 whatever the console; a stream that is closed takes what is written to it and loses it, as everywhere."""
    sys.stdout = sys.stdout or os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")
    sys.stderr = sys.stderr or os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")


def _close() -> None:
    """What is still to be written is written now, or lost in silence: nobody reads it any more."""
    from zhongbu_quiz.cli.console import lose

    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            lose(stream)


def _status() -> int:
    """Run the command; its exit status. The language is chosen before the commands are read, since their help is words too."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # whoever asks the program to end hears what is kept, too
    from zhongbu_quiz import messages
    from zhongbu_quiz.cli.dashes import plain_dashes
    from zhongbu_quiz.cli.language import language_of_project

    said, arguments = messages.taken(plain_dashes(sys.argv[1:]))
    messages.speak(messages.chosen(said, os.environ, language_of_project()))
    from typer import Abort

    from zhongbu_quiz.cli.app import app
    from zhongbu_quiz.cli.console import check_clock, first, folded, note
    from zhongbu_quiz.cli.spoken import CallError, usage_words
    from zhongbu_quiz.errors import ContentError, Stopped, UserError
    from zhongbu_quiz.messages import _, counted

    status: object = 2
    try:
        messages.check(said)
        check_clock()
        status = app(arguments, standalone_mode=False)
    except ContentError as error:
        note("\n".join(first(folded(error.problems))), quiet=False)
        note(counted("{count} problem; nothing was written", "{count} problems; nothing was written", len(error.problems)), quiet=False)
    except Stopped as error:
        note(str(error), quiet=False)
        return STOPPED
    except UserError as error:
        note(str(error), quiet=False)
    except CallError as error:
        note(usage_words(error), quiet=False)
    except BrokenPipeError:  # help, read by somebody who had seen enough
        return 0
    except (Abort, KeyboardInterrupt):
        status = STOPPED
    if status == STOPPED:
        note(_("stopped; nothing was half written"), quiet=False)
    return status if isinstance(status, int) else 0
