"""Scores: how near parsed pages come to their gold. Run `python -m tests.pages.score` for the figures.

python -m tests.pages.score                  the seeds and 400 invented pages
python -m tests.pages.score --pages 2000     more of them
python -m tests.pages.score --show 17        what goes wrong on invented page 17
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from reader.core.records import Article, ParsedPage, SourceInfo
from reader.core.sources import Profiles, characters_lost, parse_text, read_page, unaccounted_lines

ROOT = Path(__file__).resolve().parents[2]
ISSUE_FIELDS = (
    "newspaper",
    "english_title",
    "date",
    "weekday",
    "lunar_date",
    "issue_number",
    "total_issue_number",
    "pages_in_issue",
    "page",
    "publishers",
    "hotlines",
    "urls",
    "email",
)


@dataclass
class Ratio:
    """Right, found and wanted: precision, recall and their mean."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def add(self, right: int, found: int, wanted: int) -> None:
        self.right += right
        self.found += found
        self.wanted += wanted

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.wanted) if self.found + self.wanted else 1.0


@dataclass
class Score:
    """The figures over any number of pages."""

    articles: Ratio = field(default_factory=Ratio)
    headlines: Ratio = field(default_factory=Ratio)
    breaks: Ratio = field(default_factory=Ratio)
    people: Ratio = field(default_factory=Ratio)
    masthead: Ratio = field(default_factory=Ratio)
    columns: Ratio = field(default_factory=Ratio)
    jumps: Ratio = field(default_factory=Ratio)
    kinds: Ratio = field(default_factory=Ratio)
    stray: int = 0
    characters: int = 0
    lost: int = 0
    invented: int = 0
    unaccounted: int = 0
    pages: int = 0

    def report(self) -> str:
        """Return the figures as lines of text."""
        out = [f"pages {self.pages}, articles {self.articles.wanted}, body characters {self.characters}"]
        for one in fields(self):
            value = getattr(self, one.name)
            if isinstance(value, Ratio):
                out.append(
                    f"{one.name:10} F1 {value.f1:.4f}  ({value.right} right, {value.found} found, {value.wanted} wanted)"
                )
        per = max(1, self.characters)
        out.append(f"stray spaces in 1,000 characters {1000 * self.stray / per:.3f}")
        out.append(
            f"characters lost {100 * self.lost / per:.4f} %, invented {100 * self.invented / per:.4f} %"
        )
        out.append(f"lines unaccounted for {self.unaccounted}")
        return "\n".join(out)


def solid(text: str | None) -> str:
    return re.sub(r"\s", "", text or "")


def body_of(article: Mapping[str, Any]) -> str:
    """Return what an article is recognised by: its text, or caption and title where it has none."""
    text = solid("".join(article["paragraphs"]))
    return text or solid((article["title"] or "") + (article["caption"] or ""))


def as_mapping(article: Article) -> dict[str, Any]:
    """Return an article as the gold has it."""
    return {
        "kind": article.kind.value,
        "kicker": article.kicker,
        "title": article.title,
        "subtitle": article.subtitle,
        "column": article.column,
        "reporters": list(article.reporters),
        "correspondents": list(article.correspondents),
        "paragraphs": list(article.paragraphs),
        "caption": article.caption,
        "photo_credit": article.photo_credit,
        "jump": None
        if article.jump is None
        else {"to_page": article.jump.to_page}
        if article.jump.to_page
        else {"from_page": article.jump.from_page},
        "lines": list(article.lines),
    }


def alike(left: str, right: str, least: float) -> bool:
    """Tell whether two bodies are alike to a share."""
    if left == right:
        return True
    if not left or not right or min(len(left), len(right)) < least * max(len(left), len(right)) * 0.98:
        return False
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    return matcher.quick_ratio() >= least and matcher.ratio() >= least


def pair_up(
    gold: Sequence[dict[str, Any]], found: Sequence[dict[str, Any]], least: float
) -> list[tuple[int, int]]:
    """Return which gold article is which found one."""
    pairs: list[tuple[int, int]] = []
    free = list(range(len(found)))
    for index, article in enumerate(gold):
        wanted = body_of(article)
        best = next((other for other in free if body_of(found[other]) == wanted), None)
        if best is None:
            best = next((other for other in free if alike(wanted, body_of(found[other]), least)), None)
        if best is not None:
            free.remove(best)
            pairs.append((index, best))
    return pairs


def break_places(paragraphs: Iterable[str]) -> set[int]:
    places: set[int] = set()
    total = 0
    for text in paragraphs:
        total += len(solid(text))
        places.add(total)
    places.discard(total)
    return places


def issue_mapping(page: ParsedPage) -> dict[str, Any]:
    issue = page.issue
    out: dict[str, Any] = {name: getattr(issue, name) for name in ISSUE_FIELDS}
    out["publishers"] = [{"role": one.role, "names": list(one.names)} for one in issue.publishers]
    out["hotlines"], out["urls"] = list(issue.hotlines), list(issue.urls)
    return out


def score_page(
    total: Score, page: ParsedPage, text: str, gold: Mapping[str, Any], profiled: bool = False
) -> list[str]:
    """Add a page to a score; return what is wrong with it, one sentence each."""
    wrong: list[str] = []
    found = [as_mapping(article) for article in page.articles]
    wanted = list(gold["articles"])
    total.pages += 1
    strict = pair_up(wanted, found, 0.99)
    total.articles.add(len(strict), len(found), len(wanted))
    paired = {left for left, _ in strict}
    wrong += [
        f"missed: {wanted[i]['title']} | {body_of(wanted[i])[:40]}"
        for i in range(len(wanted))
        if i not in paired
    ]
    taken = {right for _, right in strict}
    wrong += [
        f"extra: {found[i]['kind']} {found[i]['lines'][:3]} {found[i]['title']} | {body_of(found[i])[:40]}"
        for i in range(len(found))
        if i not in taken
    ]
    for left, right in strict:
        one, other = wanted[left], found[right]
        heads = [(name, one[name], other[name]) for name in ("kicker", "title", "subtitle")]
        bad = [
            head for head in heads if " ".join((head[1] or "").split()) != " ".join((head[2] or "").split())
        ]
        total.headlines.add(int(not bad), 1, 1)
        wrong += [f"{name}: {a!r} read as {b!r}" for name, a, b in bad]
        breaks, seen = break_places(one["paragraphs"]), break_places(other["paragraphs"])
        total.breaks.add(len(breaks & seen), len(seen), len(breaks))
        joined = solid("".join(other["paragraphs"]))
        wrong += [f"break too many: {joined[p - 12 : p]}|{joined[p : p + 12]}" for p in sorted(seen - breaks)]
        wrong += [f"break missing: {joined[p - 12 : p]}|{joined[p : p + 12]}" for p in sorted(breaks - seen)]
        named, read = _people(one), _people(other)
        total.people.add(len(named & read), len(read), len(named))
        if named != read:
            wrong.append(f"people: {sorted(named)} read as {sorted(read)}")
        total.columns.add(
            int(bool(one["column"]) and one["column"] == other["column"]),
            int(bool(other["column"])),
            int(bool(one["column"])),
        )
        total.jumps.add(
            int(bool(one["jump"]) and one["jump"] == other["jump"]),
            int(bool(other["jump"])),
            int(bool(one["jump"])),
        )
        total.kinds.add(int(one["kind"] == other["kind"]), 1, 1)
        if one["column"] != other["column"]:
            wrong.append(f"column: {one['column']} read as {other['column']}")
        if one["kind"] != other["kind"]:
            wrong.append(f"kind: {one['kind']} read as {other['kind']}: {other['title']}")
        total.stray += max(0, sum(map(_blanks, other["paragraphs"])) - sum(map(_blanks, one["paragraphs"])))
    body = Counter("".join(solid("".join(article["paragraphs"])) for article in wanted))
    read_body = Counter("".join(solid("".join(article["paragraphs"])) for article in found))
    total.characters += sum(body.values())
    total.lost += sum((body - read_body).values())
    total.invented += sum((read_body - body).values())
    lines = unaccounted_lines(page, text)
    total.unaccounted += len(lines)
    if lines or characters_lost(page, text):
        wrong.append(f"conservation: {lines} {characters_lost(page, text)}")
    seen_issue = issue_mapping(page)
    for name in ISSUE_FIELDS:
        value, other_value = gold["issue"].get(name) or None, seen_issue[name] or None
        if profiled and value is None:
            other_value = None
        total.masthead.add(
            int(value is not None and value == other_value),
            int(other_value is not None),
            int(value is not None),
        )
        if value != other_value:
            wrong.append(f"issue.{name}: {value!r} read as {other_value!r}")
    return wrong


def _people(article: Mapping[str, Any]) -> set[tuple[str, str]]:
    return {("r", name) for name in article["reporters"]} | {
        ("c", name) for name in article["correspondents"]
    }


def _blanks(text: str) -> int:
    return sum(character.isspace() for character in text)


def score_seeds(profiles: Profiles) -> tuple[Score, list[str]]:
    """Return the score of the seeds against tests/golden."""
    total, wrong = Score(), []
    for path in sorted((ROOT / "seeds").glob("*.txt")):
        gold = json.loads((ROOT / "tests" / "golden" / f"{path.stem}.json").read_text(encoding="utf-8"))
        page = read_page(path.name, path.read_bytes(), profiles)
        text = path.read_bytes().decode("utf-8-sig")
        wrong += [f"{path.stem}: {line}" for line in score_page(total, page, text, gold)]
    return total, wrong


def parse_invented(text: str, seed: int) -> ParsedPage:
    """Return the parse of an invented page, without any profile."""
    return parse_text(
        text, SourceInfo(f"page-{seed}.txt", f"{seed:064x}", "utf-8", text.count("\n") + 1), Profiles()
    )


def score_invented(seeds: Iterable[int]) -> tuple[Score, list[str]]:
    """Return the score of invented pages, read without any profile."""
    from tests.pages.generate import page as invent

    total, wrong = Score(), []
    for seed in seeds:
        text, gold = invent(seed)
        wrong += [
            f"page {seed}: {line}" for line in score_page(total, parse_invented(text, seed), text, gold)
        ]
    return total, wrong


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--pages", type=int, default=400)
    parser.add_argument("--show", type=int)
    parser.add_argument("--style", choices=("block", "spaced", "printed", "double"))
    parser.add_argument("--wrong", type=int, default=0, help="print so many faults")
    options = parser.parse_args()
    if options.show is not None:
        from tests.pages.generate import page as invent

        print(invent(options.show)[0])
        print(*score_invented([options.show])[1], sep="\n")
        return
    for title, profiles in (
        ("seeds", Profiles.load(ROOT / "resources" / "newspapers")),
        ("seeds without profiles", Profiles()),
    ):
        total, wrong = score_seeds(profiles)
        print(f"── {title}", total.report(), *wrong, sep="\n")
    wanted = range(options.pages)
    if options.style:
        wanted = range(("block", "spaced", "printed", "double").index(options.style), options.pages, 4)
    total, wrong = score_invented(wanted)
    print("── invented pages", total.report(), *wrong[: options.wrong], sep="\n")


if __name__ == "__main__":
    main()
