"""How long an archive pack takes to make, how large it is, and how soon the first answer is there on opening it.

    python -m tests.bench.packs_bench --articles 100000
    python -m tests.bench.packs_bench --pack NAME.baokupack

Opening is measured in a process of its own, from its start to the first answer: the first time, when every file
is compared with its digest, and later. With `--cold` the pack is put out of the system's cache of files before.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from tests.bench.articles import Prose

ROOT: Final = Path(__file__).resolve().parents[2]
QUERIES: Final = ("的", "记者", "新闻报道")
TIMES: Final = 3


def build(articles: int, folder: Path) -> Path:
    """Make a pack of invented articles and tell how long it took."""
    from reader.core.pack_building import build_pack

    sources = folder / "in"
    sources.mkdir()
    with (sources / "articles.jsonl").open("w", encoding="utf-8") as file:
        for article in Prose().articles(articles):
            file.write(json.dumps(article, ensure_ascii=False) + "\n")
    began = time.perf_counter()
    pack, failed = build_pack(sources, folder / "bench.baokupack")
    seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"made of {pack.articles} articles in {seconds:.0f} s, peak {peak:.0f} MB, {len(failed)} files failed"
    )
    return pack.path


def tell_size(pack: Path) -> None:
    """Tell the size of a pack and of its parts."""
    sizes: dict[str, int] = {}
    for file in pack.rglob("*"):
        if file.is_file():
            part = file.relative_to(pack).parts[0]
            sizes[part] = sizes.get(part, 0) + file.stat().st_size
    parts = ", ".join(
        f"{name} {size / 1e6:.0f}" for name, size in sorted(sizes.items(), key=lambda item: -item[1])
    )
    print(f"size {sum(sizes.values()) / 1e6:.0f} MB ({parts})")


def first_answer(pack: Path, query: str, home: Path) -> tuple[float, float]:
    """Return the seconds from the start of the program to its answer, and those of the processors."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    environment |= {"HOME": str(home), "PYTHONPATH": str(ROOT)}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    subprocess.run(
        [sys.executable, "-P", "-m", "reader", "--library", str(pack), "search", query, "--json"],
        env=environment,
        stdout=subprocess.DEVNULL,
        check=True,
    )
    seconds = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def forget(pack: Path) -> None:
    """Put a pack out of the system's cache of files."""
    for path in pack.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def measure(pack: Path, folder: Path, *, cold: bool) -> None:
    """Tell how soon there is an answer, the first time and later."""
    for query in QUERIES:
        first: list[tuple[float, float]] = []
        later: list[tuple[float, float]] = []
        for number in range(TIMES):
            home = folder / f"home-{number}-{len(query)}"
            home.mkdir(exist_ok=True)
            for kept in (first, later):
                if cold:
                    forget(pack)
                kept.append(first_answer(pack, query, home))
        print(f"{query}: {_seconds('first opening', first)}; {_seconds('later', later)}")


def _seconds(what: str, found: Sequence[tuple[float, float]]) -> str:
    """Return the middle one; the seconds of the processors tell where other work slows the machine down."""
    wall, processors = (sorted(values)[len(found) // 2] for values in zip(*found, strict=True))
    return f"{what} {wall:.2f} s (of the processors {processors:.2f} s)"


def main() -> None:
    """Make a pack, or take one, and measure."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--pack", type=Path, help="one that is there")
    parser.add_argument("--cold", action="store_true", help="from the disk, not from the system's cache")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="packs-bench-") as name:
        folder = Path(name)
        pack = options.pack.absolute() if options.pack else build(options.articles, folder)
        tell_size(pack)
        measure(pack, folder, cold=options.cold)


if __name__ == "__main__":
    main()
