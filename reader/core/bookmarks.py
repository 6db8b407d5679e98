"""收藏: the articles a reader wants to find again. User data, in a file of their own beside the library.

A bookmark names an article by its id, which holds the digest of its source and its first line: it outlives every
re-import, and where a better parser moved the border of the article, the library resolves it to the one that
holds that line. What the article was called is kept with it, so that a list can be shown without the library,
and so that one can see what a bookmark meant whose article has gone.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from reader.core.causes import cause_of
from reader.core.errors import BaokuError, Reason
from reader.core.files import exclusive, writing
from reader.core.records import Bookmark, StoredArticle

FORMAT: Final = 1
OPENING: Final = 40
"""So many first characters are kept, for an article without a headline."""
PATIENCE: Final = 3.0
"""Seconds to wait for another Baoku that is writing its bookmarks."""


class Bookmarks:
    """The file of bookmarks, newest first. A file that cannot be read is set aside, never overwritten.

    Two windows on one library may both change it: each change reads the file anew under a lock.
    """

    def __init__(
        self, path: Path, now: Callable[[str], str] = str, seen: Callable[[], int] = lambda: 0
    ) -> None:
        """`now` returns the id of the article that holds today what an id names, `seen` another number after a change
        of the library, when that is to be asked anew.
        """
        self._path = path
        self._now = now
        self._seen = seen
        self._known: tuple[int, dict[str, str]] = (-1, {})
        self._lock = threading.Lock()
        self.trouble: Reason | None = None
        """What was wrong with the file when it was last read."""

    def all(self) -> tuple[Bookmark, ...]:
        """Return the bookmarks, newest first, each on the article that now holds what it was put on, and one on each.

        None of a damaged file, of which `trouble` tells. Raises BaokuError (library.newer).
        """
        self.trouble = None
        try:
            value = json.loads(self._path.read_bytes())
            if int(value["format"]) > FORMAT:
                raise BaokuError("library.newer", path=self._path, found=int(value["format"]), known=FORMAT)
            return self._followed(_read(one) for one in value["bookmarks"])
        except FileNotFoundError:
            return ()
        except OSError as error:
            self.trouble = Reason("library.shut", path=self._path, detail=cause_of(error))
            return ()
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            self.trouble = Reason("bookmarks.damaged", path=self._path, detail=cause_of(error))
            return ()

    def add(self, stored: StoredArticle) -> None:
        """Keep a bookmark on an article; an older one on it is replaced. Raises BaokuError (library.…)."""
        bookmark = _bookmark(stored)
        self._change(lambda now: (bookmark, *(one for one in now if one.article != bookmark.article)))

    def remove(self, article: str) -> None:
        """Take away the bookmark on an article, if there is one. Raises BaokuError (library.…)."""
        self._change(lambda now: tuple(one for one in now if one.article != article))

    def holds(self, article: str) -> bool:
        """Tell whether there is a bookmark on an article."""
        return any(one.article == article for one in self.all())

    def _followed(self, kept: Iterable[Bookmark]) -> tuple[Bookmark, ...]:
        seen = self._seen()
        if self._known[0] != seen:
            self._known = (seen, {})
        known = self._known[1]
        found: dict[str, Bookmark] = {}
        for one in kept:
            if one.article not in known:
                known[one.article] = self._now(one.article)
            article = known[one.article]
            found.setdefault(article, one if article == one.article else replace(one, article=article))
        return tuple(found.values())

    def _change(self, change: Callable[[tuple[Bookmark, ...]], tuple[Bookmark, ...]]) -> None:
        until = time.monotonic() + PATIENCE
        while True:
            with self._lock, exclusive(self._path.with_suffix(".lock"), common=True) as held:
                if held:
                    self._write(change)
                    return
            if time.monotonic() >= until:
                raise BaokuError("library.busy", path=self._path)
            time.sleep(0.02)

    def _write(self, change: Callable[[tuple[Bookmark, ...]], tuple[Bookmark, ...]]) -> None:
        before = self.all()
        if self.trouble is not None and self.trouble.code == "library.shut":
            raise BaokuError(self.trouble.code, **self.trouble.fields)  # it is whole, but another account's
        if self.trouble is not None:
            with suppress(OSError):
                self._path.replace(self._path.with_name(f"{self._path.name}.damaged"))
        after = change(before)
        if after != before:
            value = {"format": FORMAT, "bookmarks": [asdict(one) for one in after]}
            with writing(self._path) as file:
                file.write(json.dumps(value, ensure_ascii=False, indent=1).encode())


def _bookmark(stored: StoredArticle) -> Bookmark:
    """Return a bookmark for an article, made now."""
    article, page = stored.article, stored.page.number
    return Bookmark(
        article=article.id,
        title=article.title,
        opening=(article.body or article.caption or "")[:OPENING],
        newspaper=stored.issue.newspaper,
        date=stored.issue.date,
        page=None if page is None else str(page),
        created=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def _read(value: dict[str, Any]) -> Bookmark:
    return Bookmark(
        str(value["article"]),
        _text(value["title"]),
        str(value["opening"])[:OPENING],
        _text(value["newspaper"]),
        _text(value["date"]),
        _text(value["page"]),
        str(value["created"]),
    )


def _text(value: object) -> str | None:
    return None if value is None else str(value)
