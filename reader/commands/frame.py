"""What several commands do: exit codes, opening the library, showing progress."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reader import paths
from reader.commands.speech import Sentence, Speech
from reader.core.errors import BaokuError, Reason
from reader.core.policies import Act, read_policies
from reader.core.progress import Cancelled, Progress, Stage

if TYPE_CHECKING:
    from reader.core.library import Library

DONE, IN_PART, NOTHING = 0, 1, 2
"""Exit codes: done; done in part, and what failed is named; bad usage or nothing done."""

STAGES: Final[dict[Stage, Sentence]] = {
    Stage.IMPORTING: ("正在导入", "importing"),
    Stage.INDEXING: ("正在索引", "indexing"),
    Stage.CHECKING: ("正在检查", "checking"),
    Stage.EXPORTING: ("正在导出", "exporting"),
    Stage.ANCHORING: ("正在核对批注", "placing notes"),
}


@contextmanager
def open_library(options: argparse.Namespace, speech: Speech) -> Iterator[Library]:
    """Open the library, or the archive pack, and tell what had to be mended: at once, and what comes up meanwhile."""
    import logging

    from reader.core.library import Library

    if logging.lastResort is not None:
        logging.lastResort.setLevel(logging.ERROR)  # of what is a warning in the log a sentence tells
    with Library.open(library_path(options, speech), progress(speech)) as library:
        told = library.mended()
        for reason in told:
            speech.tell(reason.text(speech.language))
        try:
            yield library
        except (BaokuError, Cancelled, OSError):
            raise
        except Exception as error:
            if (damage := library.damage_of(error)) is None:
                raise
            raise BaokuError(damage.code, **damage.fields) from error
        for reason in library.mended():
            # Of files the command itself tells.
            if reason not in told and not reason.code.startswith("file."):
                speech.tell(reason.text(speech.language))


def library_path(options: argparse.Namespace, speech: Speech) -> Path:
    """Return the library that is meant: by `--library` and BAOKU_LIBRARY, a folder or an archive of the office by

    its name, as far as the office's policies leave it open. Whoever names another is told.
    """
    from reader.core.archives import archive_named

    policies = read_policies()
    stated = options.library or os.environ.get(paths.LIBRARY_VARIABLE)
    if not stated:
        return policies.library_path()
    if "\0" in stated:
        raise BaokuError("file.refused", path=stated.replace("\0", "␀"), detail="NUL")
    archive = archive_named(policies, stated)
    if archive is not None:
        return archive
    path = policies.library_path(stated)
    if policies.is_library_locked and path != paths.at_home(stated):
        speech.tell(Reason("policy.library_locked", path=path, stated=stated).text(speech.language))
    return path


def allowed(act: Act) -> None:
    """Raise BaokuError (policy.forbidden) if the office's policies do not allow something."""
    if read_policies().forbids(act):
        raise BaokuError("policy.forbidden")


REPLACE: Final = "换掉已有的文件 / put the new file in the place of one that is there"
"""What the option `--replace` does."""

ALONE: Final = "只要这一版的部分,不接下转的另一版 / this half alone, not the page that the story goes on at"
"""What the option `--alone` does."""


def check_target(path: Path, *, replace: bool) -> None:
    """Raise BaokuError (file.exists) if a file holds something and is not to be replaced."""
    if not replace and paths.exists(path) and path.stat().st_size:
        raise BaokuError("file.exists", path=path)


def outcome(done: int, failed: int) -> int:
    """Return the exit code for so many things done and failed."""
    if not failed:
        return DONE
    return IN_PART if done else NOTHING


def progress(speech: Speech) -> Progress:
    """Show progress on standard error: in place on a terminal, else a line every few seconds."""
    interactive = sys.stderr.isatty()
    pause = 0.1 if interactive else 5.0
    last = time.monotonic()

    def step(stage: Stage, done: int, total: int, subject: str) -> None:
        nonlocal last
        now = time.monotonic()
        finished = done == total
        if (not finished and now - last < pause) or (not interactive and finished):
            return
        last = now
        line = f"{speech.say(STAGES[stage])} {done}/{total} {subject}"
        if interactive:
            print(f"\r\x1b[K{'' if finished else line}", end="", file=sys.stderr, flush=True)
        else:
            speech.tell(line)

    return Progress(on_step=step)
