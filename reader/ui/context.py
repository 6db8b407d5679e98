"""What the window and its panes depend on, handed to them; nothing is fetched from a global place."""

from __future__ import annotations

from dataclasses import dataclass

from reader.core.errors import Reason
from reader.ui.language import Languages
from reader.ui.messages import Log, Watch
from reader.ui.session import Session
from reader.ui.settings import Settings
from reader.ui.tasks import Tasks
from reader.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Context:
    """The dependencies of one window."""

    settings: Settings
    theme: Theme
    languages: Languages
    tasks: Tasks
    session: Session
    watch: Watch
    log: Log

    def say(self, reason: Reason) -> str:
        """Return a reason as a sentence in the language of the window."""
        return reason.text(self.languages.current)
