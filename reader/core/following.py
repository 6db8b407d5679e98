"""What a library was told and neither its sources nor its catalogue can tell again: folders, and jumps taken apart."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from reader.core.causes import cause_of
from reader.core.errors import BaokuError, Reason
from reader.core.files import writing

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Followed:
    """Whether the library holds the seeds, the folders that are looked at for new and changed files, the
    pairs of article ids that look like two halves of a story but, as a user said, are not, those that are though
    nothing else tells, the name a user gave the library, and the index engine it is to use ("auto": by its size).
    """

    seeds: bool
    folders: tuple[str, ...] = ()
    parted: tuple[tuple[str, str], ...] = ()
    paired: tuple[tuple[str, str], ...] = ()
    name: str | None = None
    engine: str = "auto"
    format: int = FORMAT


class Following:
    """The file `library.json`. It exists from the first import on, so it also tells a new library from an old one."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.trouble: Reason | None = None
        """What was wrong with the file when it was last read."""

    def read(self) -> Followed | None:
        """Return what is followed; None for a library that is new. Raises BaokuError (library.newer)."""
        self.trouble = None
        try:
            value = json.loads(self._path.read_bytes())
            found = Followed(
                seeds=bool(value["seeds"]),
                folders=tuple(map(str, value["folders"])),
                parted=tuple((str(head), str(tail)) for head, tail in value.get("parted", ())),
                paired=tuple((str(head), str(tail)) for head, tail in value.get("paired", ())),
                name=str(value["name"]) if value.get("name") else None,
                engine=str(value.get("engine", "auto")),
                format=int(value["format"]),
            )
        except FileNotFoundError:
            return None
        except OSError as error:
            self.trouble = Reason("library.shut", path=self._path, detail=cause_of(error))
            return Followed(seeds=False)
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            self.trouble = Reason("library.settings", path=self._path, detail=cause_of(error))
            return Followed(seeds=False)
        if found.format > FORMAT:
            raise BaokuError("library.newer", path=self._path, found=found.format, known=FORMAT)
        return found

    def change(self, change: Callable[[Followed], Followed]) -> Followed:
        """Put down what is followed from now on. Raises BaokuError (library.full, library.unwritable, library.shut)."""
        before = self.read()
        if self.trouble is not None and self.trouble.code == "library.shut":
            raise BaokuError(self.trouble.code, **self.trouble.fields)
        after = change(before or Followed(seeds=False))
        if after != before:
            with writing(self._path) as file:
                # A folder whose name is no Unicode is written as JSON escapes it, and read back as it was.
                text = json.dumps(asdict(after), ensure_ascii=False, indent=1)
                file.write(text.encode("utf-8", "backslashreplace"))
        return after

    def follow(self, folders: tuple[str, ...]) -> Followed:
        """Follow folders too."""
        return self.change(lambda now: replace(now, folders=tuple(dict.fromkeys(now.folders + folders))))

    def unfollow(self, folder: str) -> Followed:
        """Follow a folder no longer."""
        return self.change(lambda now: replace(now, folders=tuple(f for f in now.folders if f != folder)))

    def part(self, pair: tuple[str, str]) -> Followed:
        """Take two halves apart."""
        return self.change(
            lambda now: replace(
                now,
                parted=tuple(dict.fromkeys((*now.parted, pair))),
                paired=tuple(p for p in now.paired if p != pair),
            )
        )

    def rejoin(self, pair: tuple[str, str]) -> Followed:
        """Let two halves that were taken apart be joined again."""
        return self.change(lambda now: replace(now, parted=tuple(p for p in now.parted if p != pair)))

    def pair(self, pair: tuple[str, str]) -> Followed:
        """Join two halves, and neither of them with another one in its place."""
        head, tail = pair
        return self.change(
            lambda now: replace(
                now,
                parted=tuple(p for p in now.parted if p != pair),
                paired=(*(p for p in now.paired if p[0] != head and p[1] != tail), pair),
            )
        )

    def use_engine(self, engine: str) -> Followed:
        """Use an index engine from now on, or with "auto" the one that suits the size."""
        return self.change(lambda now: replace(now, engine=engine))

    def call(self, name: str) -> Followed:
        """Give the library a name; an empty one takes it away."""
        return self.change(lambda now: replace(now, name=name.strip() or None))
