"""How well names are read: precision and recall against the gold beside this file.

python -m tests.core.naming.score            the figures
python -m tests.core.naming.score --show     and every name too many or missing
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reader.core.naming import Names
from reader.core.records import Named

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
KINDS = ("people", "places", "offices")


@dataclass(frozen=True)
class Case:
    """A text and whom and what it names."""

    title: str
    paragraphs: tuple[str, ...]
    omit: tuple[str, ...]
    named: Named


@dataclass
class Ratio:
    """Names right, found and wanted."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0


def cases() -> list[Case]:
    """Return the gold: articles of the seeds by their place in the parser's gold, and invented ones in full."""
    return [_case(entry) for entry in json.loads((HERE / "gold.json").read_text("utf-8"))]


def _case(entry: dict[str, Any]) -> Case:
    text, omit = entry, tuple(entry.get("omit", ()))
    if "page" in entry:
        page = json.loads((ROOT / "tests" / "golden" / f"{entry['page']}.json").read_text("utf-8"))
        text = page["articles"][entry["article"]]
        omit = (*text["reporters"], *text["correspondents"])
    named = Named(*(tuple(entry[kind]) for kind in KINDS))
    return Case(text["title"] or "", tuple(text["paragraphs"]), omit, named)


def score(names: Names, gold: Sequence[Case]) -> tuple[dict[str, Ratio], list[str]]:
    """Return the figures by kind, and a line for every article with names too many (+) or missing (-)."""
    ratios = {kind: Ratio() for kind in KINDS}
    faults: list[str] = []
    for case in gold:
        found = names.in_text(case.title, case.paragraphs, case.omit)
        for kind in KINDS:
            got, wanted = set(getattr(found, kind)), set(getattr(case.named, kind))
            ratio = ratios[kind]
            ratio.right += len(got & wanted)
            ratio.found += len(got)
            ratio.wanted += len(wanted)
            if got != wanted:
                wrong = [f"+{name}" for name in sorted(got - wanted)] + [
                    f"-{name}" for name in sorted(wanted - got)
                ]
                faults.append(f"{kind:8}{case.title}: {' '.join(wrong)}")
    return ratios, faults


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--show", action="store_true", help="list what is wrong")
    options = parser.parse_args()
    gold = cases()
    with tempfile.TemporaryDirectory() as cache:
        names = Names(Path(cache), ROOT / "resources" / "dictionaries")
        names.in_text("", ["张三到会。"])
        began = time.perf_counter()
        ratios, faults = score(names, gold)
        elapsed = time.perf_counter() - began
    characters = sum(len(case.title) + sum(map(len, case.paragraphs)) for case in gold)
    if options.show:
        print(*faults, sep="\n")
    for kind, ratio in ratios.items():
        print(
            f"{kind:8} precision {ratio.precision:.3f}  recall {ratio.recall:.3f}  ({ratio.right}/{ratio.found}/{ratio.wanted})"
        )
    print(
        f"{len(gold)} articles, {characters} characters, {elapsed / characters * 1.5e6:.0f} ms for 1,500 characters"
    )


if __name__ == "__main__":
    main()
