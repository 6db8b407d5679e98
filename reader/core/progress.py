"""Progress of long work, and the wish to stop it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from reader.core.records import Changes


class Stage(StrEnum):
    """What a long piece of work is busy with; the window and the command line put it into words."""

    IMPORTING = "importing"
    INDEXING = "indexing"
    CHECKING = "checking"
    EXPORTING = "exporting"
    ANCHORING = "anchoring"


class Cancelled(Exception):
    """The user asked to stop; everything finished before stays, the rest is taken up again later."""


@dataclass(slots=True)
class Progress:
    """Carries progress out of long work and the wish to stop into it; knows no widget.

    The base class reports to nobody and never stops: `Progress()` is the quiet default. Callbacks run
    on the thread that does the work.
    """

    on_step: Callable[[Stage, int, int, str], None] | None = None
    on_changes: Callable[[Changes], None] | None = None
    should_stop: Callable[[], bool] | None = None

    def step(self, stage: Stage, done: int, total: int, subject: str = "") -> None:
        """Report that `done` of `total` units are finished; `subject` names the one in hand. May raise Cancelled."""
        if self.on_step is not None:
            self.on_step(stage, done, total, subject)
        self.check()

    def changed(self, changes: Changes) -> None:
        """Report what has changed for readers, as soon as they can see it."""
        if self.on_changes is not None and changes:
            self.on_changes(changes)

    def check(self) -> None:
        """Raise Cancelled if the user asked to stop."""
        if self.should_stop is not None and self.should_stop():
            raise Cancelled
