"""Notes are written, imported and backed up by a process that is killed at random moments (SIGKILL).

After every kill the file must be sound, and every note, bundle and backup must be there that was said to be.

    python -m tests.bench.notes_kill --kills 300
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from reader.core.annotations.backups import Backups
from reader.core.annotations.store import FILE, Store
from reader.core.library import Library
from reader.core.noted import Place
from tests.builders import page_text, write

ROOT = Path(__file__).resolve().parent.parent.parent
WORKER = """
import random, sys
from pathlib import Path
from reader.core.library import Library
from reader.core.noted import Place
home, article, bundles, seed = Path(sys.argv[1]), sys.argv[2], list(filter(None, sys.argv[3].split("|"))), int(sys.argv[4])
chance = random.Random(seed)
with Library(home) as library:
    print("ready", flush=True)
    while True:
        action = chance.random()
        if action < 0.7:
            start = chance.randrange(20)
            done = library.notes.add(Place(article, "body", start, start + 3), note="记" * chance.randrange(400), tags=["甲"])
            print("note", *done.annotations, flush=True)
        elif action < 0.8 and bundles:
            path = bundles.pop()
            done = library.notes.exchange.take(Path(path))
            print("bundle", path, flush=True)
        elif action < 0.9:
            print("backup", library.notes.back_up().name, flush=True)
        else:
            library.notes.undo() if library.notes.can_undo else None
"""


@dataclass
class Told:
    """What the workers said was done."""

    notes: set[str] = field(default_factory=set)
    bundles: set[str] = field(default_factory=set)
    backups: set[str] = field(default_factory=set)


def prepare(folder: Path, bundles: int) -> tuple[Path, str, dict[str, set[str]]]:
    """Make a library with an article, and bundles to take; return it, the article's id, and the bundles' notes."""
    home = folder / "library"
    page = write(folder / "in/a.txt", page_text())
    with Library(home) as library:
        library.import_paths([page])
        article = library.search("河西新桥").hits[0].article_id
    made: dict[str, set[str]] = {}
    with Library(folder / "other") as other:
        other.import_paths([page])
        for number in range(bundles):
            before = {item.id for item in other.notes.find().annotations}
            for _note in range(20):
                other.notes.add(Place(article, "body", number % 20, number % 20 + 4), note=f"外来 {number}")
            path = folder / f"bundle{number}.zip"
            other.notes.exchange.export(path)
            made[str(path)] = {item.id for item in other.notes.find().annotations} - before
    return home, article, made


def kill_once(home: Path, article: str, bundles: list[str], told: Told, *, seed: int, longest: float) -> None:
    """Let a worker work, kill it, and gather what it said was done; half a line was not said."""
    chance = Random(seed)
    command = [sys.executable, "-c", WORKER, str(home), article, "|".join(bundles), str(seed)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as worker:
        assert worker.stdout is not None
        if worker.stdout.readline() != "ready\n":
            raise AssertionError("the worker did not start")
        time.sleep(chance.uniform(0, longest))
        worker.kill()
        for line in worker.stdout.read().splitlines(keepends=True):
            kind, _space, name = line.rstrip("\n").partition(" ")
            if line.endswith("\n"):
                {"note": told.notes, "bundle": told.bundles, "backup": told.backups}[kind].add(name)


def faults(home: Path, told: Told, bundles: dict[str, set[str]]) -> list[str]:
    """Return what is missing or damaged after a kill."""
    store = Store(home)
    try:
        found = [reason.text() for reason in store.notices]
        with store.read() as reader:
            assert reader is not None
            known = {note for note, _operations in reader.histories()}
        wrong = store._database.fault() if store._database else "shut"
        found += [wrong] if wrong else []
    finally:
        store.close()
    wanted = told.notes.union(*(bundles[name] for name in told.bundles))
    found += [f"note {name} is missing" for name in sorted(wanted - known)]
    backups = Backups(home / "backups")
    for info in backups.all():
        backups.check(home / "backups" / info.name)
    newest = max(told.backups, default=None, key=lambda name: name.split("-")[4])
    if newest and not (home / "backups" / newest).exists():
        found.append(f"backup {newest} is missing")
    return found


def main() -> int:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--kills", type=int, default=300)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    told, wrong = Told(), 0
    with tempfile.TemporaryDirectory() as folder:
        home, article, bundles = prepare(Path(folder), 40)
        for number in range(given.kills):
            waiting = sorted(set(bundles) - told.bundles)[:3]
            kill_once(home, article, waiting, told, seed=given.seed * 10_000 + number, longest=0.25)
            found = faults(home, told, bundles)
            wrong += bool(found)
            for fault in found[:3]:
                print(f"kill {number}: {fault}")
        size = (home / FILE).stat().st_size
    print(
        f"{given.kills} kills: {len(told.notes)} notes, {len(told.bundles)} bundles and {len(told.backups)} backups "
        f"were said to be done; {wrong} kills left something missing or damaged ({size >> 10} KB)"
    )
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
