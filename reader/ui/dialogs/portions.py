"""What can be handed out, and what was chosen of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.core.records import Style


@dataclass(frozen=True, slots=True)
class Portion:
    """Something to hand out: what it is called, the document's title, how many articles, and how to name them.

    `ids` may read the library and is called off the window's thread. A portion that is `alone` leaves out what its
    article goes on with at another page.
    """

    name: str
    title: str
    articles: int
    ids: Callable[[], Sequence[str]]
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Order:
    """What was chosen. `form` is an ending ("docx", "pdf", …); printing has neither form nor path."""

    portion: Portion
    style: Style
    form: str = ""
    path: Path = Path()
