"""Archive packs: a library that an office makes once and every account of every machine opens as it is.

A pack is a folder whose name ends in `.baokupack`: kept sources, catalogue and index, read only, and a manifest
with the SHA-256 of each file it opens. It is a folder and not one compressed file because it is opened in place:
nothing is unpacked, and SQLite and the index read only what a question needs. Notes and all else that is a
user's own lie in the user's own folder, under the pack's identity, which an update of the pack keeps.

Nothing in a pack is run. Its index is plain data; a pack whose manifest names a path outside it, or that holds
a file its manifest does not name, is refused: SQLite would take a log of changes laid beside the catalogue for
part of it. Sources are checked against their digest whenever one is read.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from reader import paths
from reader.core.causes import cause_of
from reader.core.errors import BaokuError, Reason
from reader.core.files import writing
from reader.core.ordinary import reading
from reader.core.progress import Progress, Stage
from reader.core.system_words import SystemTrouble

SUFFIX: Final = ".baokupack"
MANIFEST: Final = "baokupack.json"
FORMAT: Final = 1
SOURCES: Final = "sources"
LARGEST_MANIFEST: Final = 16 << 20
QUIET: Final = Progress()

Signature = tuple[int, int, int]
"""Size, time of the last change and number of a file: unchanged, the bytes are taken for unchanged."""


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack as its manifest describes it; `files` are the opened ones with length and SHA-256."""

    path: Path
    name: str
    made: str
    version: str
    articles: int
    issues: int
    files: Mapping[str, tuple[int, str]]
    digest: str

    @property
    def id(self) -> str:
        """The identity that updates of a pack keep: it follows from its name."""
        return hashlib.sha256(self.name.encode()).hexdigest()[:16]


def is_pack(path: Path) -> bool:
    """Tell whether a path means a pack, sound or not."""
    return path.suffix == SUFFIX or paths.exists(path / MANIFEST)


def packs_in(folders: Iterable[Path]) -> list[Path]:
    """Return the packs that are these folders or lie directly in them, by name; a folder one may not read has none."""
    found = []
    for folder in folders:
        if is_pack(folder):
            found.append(folder)
            continue
        with suppress(OSError):
            found += [entry for entry in folder.iterdir() if is_pack(entry) and paths.is_folder(entry)]
    return sorted(dict.fromkeys(found))


def read_pack(path: Path) -> Pack:
    """Return the pack in a folder by its manifest. Raises BaokuError (pack.damaged, pack.newer)."""
    try:
        manifest = json.loads(_manifest(path))
        body = manifest["body"]
        if manifest["sha256"] != _digest(body):
            raise ValueError(MANIFEST)
        if body["format"] > FORMAT:
            raise BaokuError("pack.newer", path=path, found=body["format"], known=FORMAT)
        files = {str(name): (int(length), str(sha256)) for name, (length, sha256) in body["files"].items()}
        if any(not _is_inside(name) for name in files):
            raise ValueError("..")
        return Pack(
            path=path,
            name=str(body["name"]),
            made=str(body["made"]),
            version=str(body["version"]),
            articles=int(body["articles"]),
            issues=int(body["issues"]),
            files=files,
            digest=manifest["sha256"],
        )
    except OSError as error:
        raise BaokuError("pack.damaged", path=path, detail=SystemTrouble.of(error, MANIFEST)) from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        cause = Reason("cause.in_file", name=MANIFEST, cause=cause_of(error))
        raise BaokuError("pack.damaged", path=path, detail=cause) from error


def _manifest(path: Path) -> bytes:
    try:
        with reading(path / MANIFEST) as file:
            return file.read(LARGEST_MANIFEST)
    except BaokuError as error:
        raise BaokuError("pack.damaged", path=path, detail=MANIFEST) from error


def _is_inside(name: str) -> bool:
    """Tell whether a name is of a file in the pack: relative, and never upwards, on any system."""
    return (
        bool(name)
        and not any(part in ("", ".", "..") for part in name.split("/"))
        and not set(name) & set("\\:\0")
    )


def check_pack(pack: Pack, memory: Path | None = None, progress: Progress = QUIET) -> Mapping[str, Signature]:
    """Compare every file that is opened with the manifest; return them as they were found.

    `memory` is a file of the user's own in which it is put down what was compared, so that the next time only
    files that look changed are read again. Raises BaokuError (pack.damaged), Cancelled.
    """
    _refuse_strangers(pack)
    seen = {name: _signature(pack, name) for name in pack.files}
    known = _recall(memory, pack)
    unknown = [name for name, signature in seen.items() if known.get(name) != list(signature)]
    # The largest first: two threads are then done at about the same time.
    unknown.sort(key=lambda name: -seen[name][0])
    with ThreadPoolExecutor(2) as pool:
        for number, name in enumerate(pool.map(lambda name: _compared(pack, name), unknown)):
            progress.step(Stage.CHECKING, number, len(unknown), name)
    if memory is not None and unknown:
        with writing(memory) as file:
            file.write(json.dumps({"pack": pack.digest, "files": seen}).encode())
    return seen


def glance(pack: Pack) -> None:
    """See that every file is there in its length, and no other, without reading any. Raises BaokuError (pack.damaged)."""
    _refuse_strangers(pack)
    for name, (length, _sha256) in pack.files.items():
        if _signature(pack, name)[0] != length:
            raise BaokuError("pack.damaged", path=pack.path, detail=name)


def check_sources(pack: Pack, progress: Progress = QUIET) -> None:
    """Read every kept source against its digest. Raises BaokuError (pack.damaged), Cancelled."""
    found = sorted((pack.path / SOURCES).glob("*/*.txt"))
    for number, path in enumerate(found):
        progress.step(Stage.CHECKING, number, len(found), path.name[:16])
        if _sha256(path) != path.stem:
            raise BaokuError("pack.damaged", path=pack.path, detail=f"{SOURCES}/{path.name}")


def seal(folder: Path, *, name: str, made: str, version: str, articles: int, issues: int) -> Pack:
    """Write the manifest of a folder that is to be a pack. Raises BaokuError (library.full, library.unwritable)."""
    files = {
        path.relative_to(folder).as_posix(): [path.stat().st_size, _sha256(path)]
        for path in sorted(_opened(folder))
        if path.name != MANIFEST
    }
    body = {
        "format": FORMAT, "name": name, "made": made, "version": version,
        "articles": articles, "issues": issues, "files": files,
    }  # fmt: skip
    with writing(folder / MANIFEST) as file:
        file.write(
            json.dumps({"body": body, "sha256": _digest(body)}, ensure_ascii=False).encode(
                "utf-8", "backslashreplace"
            )
        )
    return read_pack(folder)


def _opened(folder: Path) -> Iterator[Path]:
    """Yield the files of a pack but its kept sources, links included."""
    for path in folder.rglob("*"):
        if path.relative_to(folder).parts[0] != SOURCES and (path.is_symlink() or not path.is_dir()):
            yield path


def _refuse_strangers(pack: Pack) -> None:
    for path in _opened(pack.path):
        name = path.relative_to(pack.path).as_posix()
        if path.is_symlink() or (name not in pack.files and name != MANIFEST):
            raise BaokuError("pack.damaged", path=pack.path, detail=name)


def _signature(pack: Pack, name: str) -> Signature:
    try:
        stat = (pack.path / name).stat()
    except OSError as error:
        raise BaokuError("pack.damaged", path=pack.path, detail=SystemTrouble.of(error, name)) from error
    return stat.st_size, stat.st_mtime_ns, stat.st_ino


def _compared(pack: Pack, name: str) -> str:
    path = pack.path / name
    try:
        if (path.stat().st_size, _sha256(path)) == pack.files[name]:
            return name
    except OSError as error:
        raise BaokuError("pack.damaged", path=pack.path, detail=SystemTrouble.of(error, name)) from error
    except BaokuError as error:
        raise BaokuError("pack.damaged", path=pack.path, detail=name) from error
    raise BaokuError("pack.damaged", path=pack.path, detail=name)


def _recall(memory: Path | None, pack: Pack) -> dict[str, Any]:
    try:
        value = json.loads(memory.read_bytes()) if memory is not None else {}
        return dict(value["files"]) if value.get("pack") == pack.digest else {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _sha256(path: Path) -> str:
    with reading(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _digest(body: Any) -> str:
    text = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
