"""Saved searches: the file `searches.json` of a library, the users' own, which no rebuilding touches."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, Final

from reader.core.causes import cause_of
from reader.core.errors import BaokuError, Reason
from reader.core.files import exclusive, telling, writing
from reader.core.records import Alike, Kind, SavedSearch, SearchOptions, Sort

FORMAT: Final = 1
PATIENCE: Final = 3.0
"""Seconds to wait for another Baoku that is changing the file; it takes it a moment."""
_TEXTS: Final = ("date_from", "date_to", "newspaper")
_LISTS: Final = ("newspapers", "pages", "reporters", "columns")

Searches = tuple[SavedSearch, ...]


class SavedSearches:
    """The saved searches of a library, in the users' order. Several Baoku may change them at a time."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.trouble: Reason | None = None
        """What was wrong with the file when it was last read."""

    def all(self) -> Searches:
        """Return the saved searches. Raises BaokuError (library.newer)."""
        self.trouble = None
        try:
            value = json.loads(self._path.read_bytes())
            if int(value["format"]) > FORMAT:
                raise BaokuError("library.newer", path=self._path, found=value["format"], known=FORMAT)
            return tuple(
                SavedSearch(str(item["name"]), str(item["query"]), load_options(item.get("options", {})))
                for item in value["searches"]
            )
        except FileNotFoundError:
            return ()
        except OSError as error:
            self.trouble = Reason("library.shut", path=self._path, detail=cause_of(error))
            return ()
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            self.trouble = Reason("searches.damaged", path=self._path, detail=cause_of(error))
            return ()

    def save(self, search: SavedSearch) -> None:
        """Keep a search; one of the same name is replaced in its place. Raises BaokuError (library.…)."""

        def put(before: Searches) -> Searches:
            if search.name in (one.name for one in before):
                return tuple(search if one.name == search.name else one for one in before)
            return (*before, search)

        self._change(put)

    def rename(self, old: str, new: str) -> None:
        """Give a search another name. Raises BaokuError (searches.exists, library.…)."""

        def put(before: Searches) -> Searches:
            if old != new and new in (one.name for one in before):
                raise BaokuError("searches.exists", name=new)
            return tuple(replace(one, name=new) if one.name == old else one for one in before)

        self._change(put)

    def delete(self, name: str) -> None:
        """Forget a search. Raises BaokuError (library.…)."""
        self._change(lambda before: tuple(one for one in before if one.name != name))

    def arrange(self, names: tuple[str, ...]) -> None:
        """Put the searches into this order; those not named come last, as they were. Raises BaokuError (library.…)."""
        place = {name: number for number, name in enumerate(names)}
        self._change(lambda before: tuple(sorted(before, key=lambda one: place.get(one.name, len(place)))))

    def _change(self, change: Callable[[Searches], Searches]) -> None:
        with self._alone():
            before = self.all()
            if self.trouble is not None and self.trouble.code == "library.shut":
                raise BaokuError(
                    self.trouble.code, **self.trouble.fields
                )  # it is whole, but another account's
            if self.trouble is not None:
                self._set_aside()
            after = change(before)
            value = {"format": FORMAT, "searches": [_dump(one) for one in after]}
            with writing(self._path) as file:
                file.write(json.dumps(value, ensure_ascii=False, indent=1).encode())

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Hold the lock of the file. Raises BaokuError (library.busy)."""
        until = time.monotonic() + PATIENCE
        while True:
            with exclusive(self._path.with_suffix(".lock"), common=True) as held:
                if held:
                    yield
                    return
            if time.monotonic() >= until:
                raise BaokuError("library.busy", path=self._path.parent)
            time.sleep(0.02)

    def _set_aside(self) -> None:
        """Keep what could not be read: somebody may be able to."""
        aside = self._path.with_name(f"searches.damaged-{time.strftime('%Y%m%d-%H%M%S')}.json")
        with telling(self._path):
            self._path.replace(aside)


def _dump(search: SavedSearch) -> dict[str, Any]:
    return {"name": search.name, "query": search.query, "options": dump_options(search.options)}


def dump_options(options: SearchOptions) -> dict[str, Any]:
    """Return order and limits of a search as JSON holds them; what is not limited is left out."""
    found: dict[str, Any] = {} if options.sort is Sort.RELEVANCE else {"sort": options.sort.value}
    found |= {name: value for name in _TEXTS if (value := getattr(options, name)) is not None}
    found |= {name: list(value) for name in _LISTS if (value := getattr(options, name))}
    if options.kinds:
        found["kinds"] = [kind.value for kind in options.kinds]
    if options.undated:
        found["undated"] = True
    exact = [name for name, value in asdict(options.alike).items() if not value]
    return found | ({"exact": exact} if exact else {})


def load_options(value: Mapping[str, Any]) -> SearchOptions:
    """Return the options that `dump_options` wrote. Raises ValueError, TypeError or KeyError for anything else."""
    found: dict[str, Any] = {name: _text(value[name]) for name in _TEXTS if name in value}
    found |= {name: tuple(map(_plain, value[name])) for name in _LISTS if name in value}
    return SearchOptions(
        sort=Sort(value.get("sort", Sort.RELEVANCE)),
        kinds=tuple(Kind(kind) for kind in value.get("kinds", ())),
        undated=bool(value.get("undated", False)),
        alike=Alike(**{_text(name): False for name in value.get("exact", ())}),
        **found,
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _plain(value: object) -> Any:
    if value is not None and not isinstance(value, str | int):
        raise TypeError(value)
    return value
