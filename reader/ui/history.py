"""The trail of what was read: back and forward, as in a web browser."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

LONGEST = 200


@dataclass(frozen=True, slots=True)
class Visit:
    """An article as it was being read: how far it was scrolled, and under which query."""

    article_id: str
    query: str = ""
    scroll: int = 0


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
