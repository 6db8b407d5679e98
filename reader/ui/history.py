"""What was read in which tab: in each tab a trail to go back and forward on, as in a web browser."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from reader.core.records import Alike

LONGEST = 200
CLOSED_KEPT = 20
USUAL = Alike()


@dataclass(frozen=True, slots=True)
class Visit:
    """An article as it was being read: how far it was scrolled, under which query, what counted as the same in that,
    and what a tab calls it.
    """

    article_id: str
    query: str = ""
    scroll: int = 0
    title: str = ""
    alike: Alike = USUAL


@dataclass(slots=True)
class Trail:
    """The visits in order and the one the reader is at. Visiting after going back drops what lay ahead."""

    _visits: list[Visit] = field(default_factory=list)
    _at: int = -1

    @property
    def current(self) -> Visit | None:
        """The visit the reader is at."""
        return self._visits[self._at] if self._visits else None

    @property
    def can_go_back(self) -> bool:
        """Whether there is an earlier visit."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a later visit."""
        return self._at + 1 < len(self._visits)

    def visit(self, visit: Visit) -> None:
        """Go to an article. The same article again changes its entry instead of adding one."""
        current = self.current
        if current is not None and current.article_id == visit.article_id:
            self._visits[self._at] = visit
            return
        del self._visits[self._at + 1 :]
        self._visits.append(visit)
        del self._visits[:-LONGEST]
        self._at = len(self._visits) - 1

    def leave(self, scroll: int) -> None:
        """Note how far the current article was scrolled."""
        if self._visits:
            self._visits[self._at] = replace(self._visits[self._at], scroll=scroll)

    def back(self) -> Visit:
        """Go to the earlier visit. Raises IndexError at the beginning."""
        if not self.can_go_back:
            raise IndexError("at the beginning of the trail")
        self._at -= 1
        return self._visits[self._at]

    def forward(self) -> Visit:
        """Go to the later visit. Raises IndexError at the end."""
        if not self.can_go_forward:
            raise IndexError("at the end of the trail")
        self._at += 1
        return self._visits[self._at]


@dataclass(slots=True)
class Tabs:
    """The trails that stand open side by side. There is always one; it may be empty."""

    trails: list[Trail] = field(default_factory=lambda: [Trail()])
    at: int = 0
    _closed: list[Trail] = field(default_factory=list)

    @property
    def current(self) -> Trail:
        """The trail of the tab in front."""
        return self.trails[self.at]

    @property
    def can_reopen(self) -> bool:
        """Whether a tab was closed that can come back."""
        return bool(self._closed)

    def visits(self) -> list[Visit]:
        """Return what each tab is at; a tab without an article is left out."""
        return [trail.current for trail in self.trails if trail.current is not None]

    def add(self, visit: Visit) -> int:
        """Put a visit into a tab of its own behind the one in front, or into that one if it is empty; return its place."""
        if self.current.current is None:
            self.current.visit(visit)
            return self.at
        trail = Trail()
        trail.visit(visit)
        self.trails.insert(self.at + 1, trail)
        return self.at + 1

    def go(self, at: int) -> None:
        """Bring a tab to the front; counting goes round at both ends."""
        self.at = at % len(self.trails)

    def close(self, at: int) -> None:
        """Close a tab; the one behind it, else the one before it, comes to the front."""
        trail = self.trails.pop(at)
        if trail.current is not None:
            self._closed.append(trail)
            del self._closed[:-CLOSED_KEPT]
        if not self.trails:
            self.trails.append(Trail())
        self.at = min(self.at - (at < self.at), len(self.trails) - 1)

    def reopen(self) -> None:
        """Bring the tab that was closed last back to the front. Raises IndexError if none was closed."""
        trail = self._closed.pop()
        if self.current.current is None:
            self.trails[self.at] = trail
        else:
            self.trails.insert(self.at + 1, trail)
            self.at += 1

    def move(self, source: int, target: int) -> None:
        """Move a tab to another place; the one in front stays in front."""
        front = self.current
        self.trails.insert(target, self.trails.pop(source))
        self.at = next(at for at, trail in enumerate(self.trails) if trail is front)

    def restore(self, visits: Sequence[Visit], at: int) -> None:
        """Stand open as at an earlier time."""
        self.trails = [Trail() for _visit in visits] or [Trail()]
        for trail, visit in zip(self.trails, visits, strict=False):
            trail.visit(visit)
        self.at = max(0, min(at, len(self.trails) - 1))
