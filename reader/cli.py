"""The command line: the same facade as the window's, without Qt. Others script against it (see core/contract.py).

Exit codes: 0 done, 1 done in part (what failed is named), 2 bad usage or nothing done.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Final

from reader import paths
from reader.commands import (
    cite,
    export,
    gui,
    index,
    jumps,
    notes,
    pack,
    parse,
    policies,
    reporters,
    search,
    selfcheck,
    show,
    taking,
)
from reader.commands.frame import IN_PART, NOTHING
from reader.commands.grammar import Grammar, Run
from reader.commands.speech import Sentence, Speech, system_language
from reader.core.errors import BaokuError, Reason
from reader.core.progress import Cancelled

COMMANDS: Final = (
    gui,
    parse,
    taking,
    search,
    show,
    cite,
    export,
    notes,
    index,
    reporters,
    jumps,
    pack,
    policies,
    selfcheck,
)
"""The modules of the commands, in the order in which the help lists them."""

STOPPED: Final[Sentence] = (
    "已停止;已完成的部分保留,下次启动时继续",
    "stopped; what is done stays, the rest goes on at the next start",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A path that is no Unicode comes out as an escape that JSON understands too.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    speech = Speech(system_language())
    parser, grammar = Grammar.of_program(speech, gui.run)
    for command in COMMANDS:
        command.add(grammar)
    options = parser.parse_args(arguments)
    paths.use_own_temporary_folder()
    run: Run = options.run
    try:
        code = run(options, speech)
        if sys.stdout is not None:  # a program without a console has none
            sys.stdout.flush()  # what cannot be written is told here, not by Python as it ends
        return code
    except BaokuError as error:
        speech.tell(error.reason.text(speech.language))
        return NOTHING
    except (Cancelled, KeyboardInterrupt):
        speech.tell(speech.say(STOPPED))
        return IN_PART
    except BrokenPipeError:
        _give_up_output()
        return IN_PART
    except OSError as error:
        if error.filename is None:
            # Files are always named; this is the answer, written to a full disk.
            _give_up_output()
            speech.tell(Reason("output.unwritable", detail=error).text(speech.language))
            return NOTHING
        # What no command has foreseen: a path that this account may not use, a name that is too long.
        path = error.filename or type(error).__name__
        reason = Reason("file.refused", path=path, detail=error)
        speech.tell(reason.text(speech.language))
        return NOTHING


def _give_up_output() -> None:
    """Lead standard output nowhere: what is left in its buffer must not raise again at exit."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
