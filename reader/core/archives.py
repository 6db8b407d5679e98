"""The archives of an office: the packs that its policies name, and how each fares."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reader import paths
from reader.core.errors import BaokuError, Reason
from reader.core.packs import Pack, glance, packs_in, read_pack
from reader.core.policies import Policies


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive of the office and the policy that names it; `pack` is None where `trouble` says why."""

    path: Path
    source: str
    pack: Pack | None
    trouble: Reason | None

    @property
    def name(self) -> str:
        """What the archive is called: as its pack says, else as its file is named."""
        return self.pack.name if self.pack is not None else self.path.stem


def archives(policies: Policies) -> Iterator[Archive]:
    """Yield the archives of the office in the order of the policies; what does not lie there is told too.

    Of a pack only the lengths of its files are looked at: it is read in full when it is opened.
    """
    seen = set()
    for place, source in policies.named.items():
        found = packs_in([place])
        if not found and not paths.is_folder(place):
            yield Archive(place, source, None, Reason("archive.missing", path=place))
        for path in found:
            if path not in seen:
                seen.add(path)
                yield _archive(path, source)


def _archive(path: Path, source: str) -> Archive:
    try:
        pack = read_pack(path)
        glance(pack)
    except BaokuError as error:
        return Archive(path, source, None, error.reason)
    return Archive(path, source, pack, None)


def archive_named(policies: Policies, stated: str) -> Path | None:
    """Return the archive of the office that somebody means by its path, its name or its file's name.

    A folder of that name that is there is meant before an archive is.
    """
    path = paths.at_home(stated)
    found = packs_in(policies.archives)
    if path in found:
        return path
    if paths.exists(path) or Path(stated).name != stated:
        return None
    by_file = {one.name: one for one in found} | {one.stem: one for one in found}
    if stated in by_file:
        return by_file[stated]
    return next((one.path for one in archives(policies) if one.name == stated), None)
