"""How well notes find their words again when pages are imported anew in another shape.

Random notes are put on the seeds and on generated pages; then every page is imported into another library as it
would come from a better scan or a better parser, and each note is judged: at its words, at others, or an orphan.
Every character of a page's source is followed through the changes, so that the right place is known.

    python -m tests.bench.anchoring --notes 1000
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from reader.core.folding import fold
from reader.core.library import Library
from reader.core.noted import Annotation, Place, Status
from reader.core.records import Article
from tests.builders import SEEDS
from tests.pages.generate import page as generated

Char = tuple[str, int]
"""A character and where it came from in the first source; one that was put in later has -1."""

Lines = list[list[Char]]
AGREE = 8
"""Characters that are looked ahead to tell where a text goes on in its source."""

NEAR, FAR = 40, 600
"""How far ahead a character is looked for, and if all that comes next agrees."""

RARE = "龘靐齉麤灪爨鱻"
HEADINGS = ("青禾镇开展冬季走访", "我区召开年度推进会", "小小图书角点亮童年")


@dataclass
class Page:
    """A page as it was first imported: its lines, its articles, and which characters of it are quoted."""

    name: str
    lines: Lines
    articles: list[Article] = field(default_factory=list)
    quoted: set[int] = field(default_factory=set)

    @property
    def own_lines(self) -> dict[str, list[int]]:
        """The source lines of each article, counted from 0."""
        return {article.id: [line - 1 for line in article.lines] for article in self.articles}


@dataclass
class Tally:
    """What became of the notes of one change."""

    right: int = 0
    wrong: int = 0
    orphans: int = 0
    divided: int = 0
    """Orphans whose words stand in no article in one piece: taken out, damaged, or parted."""
    loose: int = 0
    """Those of them that stand in what the parser left over, and say so."""
    reasons: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    faults: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        """Right ones among those whose words are there."""
        present = self.right + self.wrong + self.orphans
        return self.right / present if present else 1.0


# ── pages and where their characters are ──────────────────────────────────────────────────────────────


def pages(number: int) -> Iterator[tuple[str, str]]:
    for seed in sorted(SEEDS.glob("*.txt")):
        yield seed.stem, seed.read_text("utf-8")
    for seed in range(number):
        yield f"page{seed:04d}", generated(7_000 + seed)[0]


def tagged(text: str, first: int) -> Lines:
    lines: Lines = []
    for line in text.split("\n"):
        lines.append([(char, first + place) for place, char in enumerate(line)])
        first += len(line) + 1
    return lines


def untagged(lines: Lines) -> str:
    return "\n".join("".join(char for char, _origin in line) for line in lines)


def origins(printed: str, sources: Iterable[Char]) -> list[int | None]:
    """Return, for each character of a parsed text, where it came from: both run in the same order."""
    stream = [item for item in sources if not item[0].isspace()]
    solid = "".join(char for char in printed if not char.isspace())
    found: list[int | None] = []
    at = spot = 0
    for char in printed:
        place = None
        if not char.isspace():
            ahead = _ahead(stream, at, solid[spot : spot + AGREE])
            if ahead is not None:
                place, at = stream[ahead][1], ahead + 1
            spot += 1
        found.append(place)
    return found


def _ahead(stream: Sequence[Char], at: int, coming: str) -> int | None:
    """Return where the next character of a text stands in the source: where most of what comes next agrees, the nearest."""
    best: tuple[int, int] | None = None
    for ahead in range(at, min(at + FAR, len(stream))):
        if stream[ahead][0] != coming[0]:
            continue
        agree = sum(
            1 for char, item in zip(coming, stream[ahead : ahead + AGREE], strict=False) if char == item[0]
        )
        if agree == len(coming) and (agree == AGREE or ahead < at + NEAR):
            return ahead
        if ahead < at + NEAR and (best is None or agree > best[0]):
            best = agree, ahead
    # A character that stands there by chance must not lead the others astray.
    return best[1] if best is not None and (best[1] == at or best[0] * 2 > len(coming)) else None


def _best_origins(printed: str, lines: Lines) -> list[int | None]:
    """Return where the characters of a field came from that begins on one of several lines: the one that fits best."""
    tries = [origins(printed, [c for line in lines[at:] for c in line]) for at in range(len(lines))]
    return max(tries, key=lambda found: sum(origin is not None for origin in found), default=[])


def placed(articles: Iterable[Article], lines: Lines) -> dict[int, tuple[str, str, int]]:
    """Return in which field of which article, and where in it, each character stands."""
    where: dict[int, tuple[str, str, int]] = {}
    for article in articles:
        body_lines = {line for some in article.paragraph_lines for line in some}
        offset = 0
        for paragraph, own in zip(article.paragraphs, article.paragraph_lines, strict=True):
            chars = [char for line in own for char in lines[line - 1]]
            for place, origin in enumerate(origins(paragraph, chars)):
                if origin is not None and origin >= 0:
                    where.setdefault(origin, (article.id, "body", offset + place))
            offset += len(paragraph) + 1
        heads = [lines[line - 1] for line in article.lines if line not in body_lines]
        for name in ("kicker", "title", "subtitle", "caption", "byline"):
            for place, origin in enumerate(_best_origins(getattr(article, name) or "", heads)):
                if origin is not None and origin >= 0:
                    where.setdefault(origin, (article.id, name, place))
    return where


def library_pages(library: Library, paths: Iterable[Path]) -> dict[str, list[Article]]:
    """Return the articles that each file gave."""
    articles: dict[str, list[Article]] = {path.stem: [] for path in paths}
    for newspaper in library.newspapers():
        for year in library.years(newspaper.name):
            for issue in library.issues(year.newspaper, year.year):
                for one in library.pages(issue.id):
                    for summary in library.articles(one.id):
                        stored = library.article(summary.id)
                        articles[Path(stored.source.path).stem].append(stored.article)
    return articles


# ── changes of a page ─────────────────────────────────────────────────────────────────────────────────


def rewrapped(page: Page, chance: Random) -> Lines:
    """Break the lines of paragraphs elsewhere."""
    lines = [list(line) for line in page.lines]
    width = chance.randint(18, 44)
    for article in page.articles:
        for own in article.paragraph_lines:
            chars = [item for line in own for item in lines[line - 1]]
            for line in own:
                lines[line - 1] = []
            pieces = [chars[at : at + width] for at in range(0, len(chars), width)]
            lines[own[0] - 1] = [item for piece in pieces for item in [*piece, ("\n", -1)]][:-1]
            # The emptied lines would read as blank ones between paragraphs that are printed without any.
            for line in own[1:]:
                lines[line - 1] = [("\v", -1)]
    return _broken(lines)


def _broken(lines: Lines) -> Lines:
    whole: Lines = []
    for line in lines:
        if line == [("\v", -1)]:
            continue
        piece: list[Char] = []
        for item in line:
            if item[0] == "\n":
                whole.append(piece)
                piece = []
            else:
                piece.append(item)
        whole.append(piece)
    return whole


def damaged(page: Page, lines: Lines, chance: Random) -> Lines:
    """Change 0.5 to 2 per cent of the characters of articles, but none that is quoted."""
    rate = chance.uniform(0.005, 0.02)
    ours = {origin for line in page.own_lines.values() for n in line for _char, origin in page.lines[n]}
    changed: Lines = []
    for line in lines:
        made: list[Char] = []
        for char, origin in line:
            if origin not in ours or origin in page.quoted or char.isspace() or chance.random() >= rate:
                made.append((char, origin))
                continue
            kind = chance.random()
            if kind < 0.7:
                made.append((chance.choice(RARE), -1))
            elif kind < 0.85:
                made += [(char, origin), (chance.choice(RARE), -1)]
        changed.append(made)
    return changed


def reordered(page: Page, chance: Random) -> Lines:
    """Put the articles in another order."""
    blocks = [
        lines for lines in page.own_lines.values() if lines and lines[-1] - lines[0] + 1 <= len(lines) * 3
    ]
    blocks = [b for b in blocks if not any(b is not o and o[0] <= b[-1] and b[0] <= o[-1] for o in blocks)]
    if len(blocks) < 2:
        return page.lines
    blocks.sort(key=lambda block: block[0])
    order = list(blocks)
    chance.shuffle(order)
    stretches = [(block[0], block[-1] + 1) for block in blocks]
    made: Lines = []
    at = 0
    for (first, end), other in zip(stretches, order, strict=True):
        made += page.lines[at:first]
        made += page.lines[other[0] : other[-1] + 1]
        at = end
    return made + page.lines[at:]


def retitled(page: Page, lines: Lines, chance: Random) -> Lines:
    """Complete the headlines, as a better reading does."""
    firsts = {_title_line(page, article) for article in page.articles} - {None}
    origin = {page.lines[n][0][1] for n in firsts if n is not None and page.lines[n]}
    made: Lines = []
    for line in lines:
        if line and line[0][1] in origin:
            # Words that stand on no page: what was taken out must not be put back.
            extra = [(char, -1) for char in chance.choice(("喜报", "图说", "特稿", "讯息"))]
            made.append(extra + line if chance.random() < 0.5 else line + extra)
        else:
            made.append(line)
    return made


def _title_line(page: Page, article: Article) -> int | None:
    if not article.title:
        return None
    body = {line for some in article.paragraph_lines for line in some}
    for line in article.lines:
        text = untagged([page.lines[line - 1]]).strip()
        if line not in body and text and fold(text) in fold(article.title):
            return line - 1
    return None


def rebordered(page: Page, chance: Random) -> Lines:
    """Join some articles to the ones before them and divide others."""
    lines = [list(line) for line in page.lines]
    for article in page.articles[1:]:
        title = _title_line(page, article)
        if title is not None and chance.random() < 0.4 and not page.quoted & {o for _c, o in lines[title]}:
            lines[title] = []
        elif len(article.paragraph_lines) > 2 and chance.random() < 0.6:
            cut = chance.choice(article.paragraph_lines[1:])[0] - 1
            heading = [(char, -1) for char in chance.choice(HEADINGS)]
            lines[cut] = [("\n", -1), *heading, ("\n", -1), ("\n", -1), *lines[cut]]
    return _broken(lines)


def moved(page: Page, chance: Random) -> Lines:
    """Put a paragraph of some articles behind a paragraph of another."""
    return _transplanted(page, chance, copied=False)


def printed_twice(page: Page, chance: Random) -> Lines:
    """Print a paragraph of some articles in another too: a note stays where it was put."""
    return _transplanted(page, chance, copied=True)


def _transplanted(page: Page, chance: Random, *, copied: bool) -> Lines:
    lines = [list(line) for line in page.lines]
    donors = [article for article in page.articles if len(article.paragraph_lines) > 2]
    for donor in donors:
        others = [article for article in page.articles if article is not donor and article.paragraph_lines]
        if not others or chance.random() < 0.5:
            continue
        own = [line - 1 for line in chance.choice(donor.paragraph_lines[1:])]
        piece = [item for line in own for item in (*lines[line], ("\n", -1))]
        if copied:
            piece = [(char, -1) for char, _origin in piece]
        else:
            for line in own:
                lines[line] = [("\v", -1)]
        at = chance.choice(chance.choice(others).paragraph_lines)[-1] - 1
        if lines[at] == [("\v", -1)]:
            at = own[-1]
        lines[at] = [*lines[at], ("\n", -1), *piece] if lines[at] != [("\v", -1)] else piece
    return _broken(lines)


def emptied(page: Page, lines: Lines, chance: Random) -> Lines:
    """Take out what is quoted, with some of what stands around it: no note may settle elsewhere."""
    reach = chance.randint(0, 6)
    gone = {origin + shift for origin in page.quoted for shift in range(-reach, reach + 1)}
    return [[item for item in line if item[1] not in gone] for line in lines]


def misread(page: Page, chance: Random) -> Lines:
    """Change a character in every quote: it may be found by what surrounds it, but nowhere else."""
    made = [list(line) for line in page.lines]
    for line in made:
        for at, (char, origin) in enumerate(line):
            if origin in page.quoted and not char.isspace() and chance.random() < 0.15:
                line[at] = (chance.choice(RARE), origin)
    return made


Change = Callable[[Page, Random], Lines]


def _all_at_once(page: Page, chance: Random) -> Lines:
    wrapped = rewrapped(page, chance)
    return damaged(page, retitled(page, wrapped, chance), chance)


def _gone_and_all_else_changed(page: Page, chance: Random) -> Lines:
    changed = retitled(page, emptied(page, rebordered(page, chance), chance), chance)
    return damaged(page, changed, chance)


CHANGES: dict[str, Change] = {
    "other wraps": rewrapped,
    "other encoding": rewrapped,
    "damage outside": lambda page, chance: damaged(page, page.lines, chance),
    "reordered": reordered,
    "better titles": lambda page, chance: retitled(page, page.lines, chance),
    "other borders": rebordered,
    "wraps, titles, damage": _all_at_once,
    "borders, damage": lambda page, chance: damaged(page, rebordered(page, chance), chance),
    "order, damage": lambda page, chance: damaged(page, reordered(page, chance), chance),
    "moved to another article": moved,
    "printed twice": printed_twice,
    "words gone": lambda page, chance: emptied(page, page.lines, chance),
    "words gone, rest printed twice": lambda page, chance: emptied(page, printed_twice(page, chance), chance),
    "words gone, all else changed": _gone_and_all_else_changed,
    "words misread": misread,
}
GONE = tuple(name for name in CHANGES if name.startswith("words gone"))
UNDECIDED = ("words gone, rest printed twice",)
"""Shown, not judged: where a passage stands whole in another article, with all that stood around the words, and is
gone from its own, it was moved or was copied; only what is left of its own article can tell, if that is enough."""

ENCODINGS = {"other encoding": "gb18030"}
UNTOUCHED = tuple(name for name in CHANGES if name not in (*GONE, "words misread"))
"""The changes that leave the quoted words as they are."""


# ── the experiment ────────────────────────────────────────────────────────────────────────────────────


class Experiment:
    """Notes on pages, made once, and re-imports of these pages."""

    def __init__(self, folder: Path, notes: int, page_number: int, seed: int = 1) -> None:
        self.folder = folder
        self.chance = Random(seed)
        self.pages: dict[str, Page] = {}
        self.quotes: dict[str, tuple[str, list[int]]] = {}
        """The page and the characters of each note."""
        first = 0
        for name, text in pages(page_number):
            self.pages[name] = Page(name, tagged(text, first))
            first += len(text) + 1_000
        self.home = folder / "first"
        with Library(self.home) as library:
            paths = self._write("before", {name: page.lines for name, page in self.pages.items()})
            library.import_paths(paths)
            for name, articles in library_pages(library, paths).items():
                self.pages[name].articles = articles
            self._annotate(library, notes)

    def _write(self, name: str, sources: dict[str, Lines], encoding: str = "utf-8") -> list[Path]:
        folder = self.folder / name
        folder.mkdir()
        paths = []
        for stem, lines in sources.items():
            path = folder / f"{stem}.txt"
            path.write_bytes(untagged(lines).encode(encoding))
            paths.append(path)
        return paths

    def _annotate(self, library: Library, number: int) -> None:
        """Put notes on random words: of 1 to 40 characters, four in ten of 6 at most, one in six in a headline.

        One in five of the others is on words that stand on the page several times, one in ten over the seam of two
        paragraphs.
        """
        where = {name: placed(page.articles, page.lines) for name, page in self.pages.items()}
        back = {name: {spot: origin for origin, spot in spots.items()} for name, spots in where.items()}
        names = [name for name, page in self.pages.items() if page.articles]
        while len(self.quotes) < number:
            name = self.chance.choice(names)
            article = self.chance.choice(self.pages[name].articles)
            part = "title" if article.title and self.chance.random() < 1 / 6 else "body"
            text = getattr(article, part)
            length = self.chance.randint(1, 6) if self.chance.random() < 0.4 else self.chance.randint(7, 40)
            if len(text) < length:
                continue
            start = self._start(text, length, self.pages[name] if part == "body" else None)
            quote = text[start : start + length]
            spots = [(article.id, part, place) for place in range(start, start + length)]
            origin = [back[name].get(spot) for spot in spots]
            solid = [o for o, char in zip(origin, quote, strict=True) if not char.isspace()]
            if quote != quote.strip() or not fold(quote) or None in solid:
                continue
            changes = library.notes.add(Place(article.id, part, start, start + length), note="记")
            [made] = changes.annotations
            known = [o for o in solid if o is not None]
            self.quotes[made] = name, known
            self.pages[name].quoted.update(known)

    def _start(self, text: str, length: int, page: Page | None) -> int:
        """Return where a quote begins; in a body of `page` some are of words that recur, some run over a seam."""
        last, kind = len(text) - length, self.chance.random() if page is not None else 1.0
        seams = [at for at, char in enumerate(text) if char == "\n"]
        if kind < 0.1 and seams and length > 2:
            return min(last, max(0, self.chance.choice(seams) - self.chance.randint(1, length - 2)))
        if page is not None and kind < 0.3:
            printed = "\n".join(article.body for article in page.articles)
            for _try in range(30):
                start = self.chance.randint(0, last)
                if printed.count(text[start : start + length]) > 1:
                    return start
        return self.chance.randint(0, last)

    def run(self, what: str) -> Tally:
        """Import every page anew after a change, and judge every note."""
        chance = Random(what)
        made = {name: CHANGES[what](page, chance) for name, page in self.pages.items()}
        home = self.folder / f"library {what}"
        home.mkdir()
        shutil.copy(self.home / "annotations.sqlite", home)
        paths = self._write(f"after {what}", made, ENCODINGS.get(what, "utf-8"))
        tally = Tally()
        with Library(home) as library:
            library.import_paths(paths)
            begun = time.perf_counter()
            library.notes.care()
            articles = library_pages(library, paths)
            where = {name: placed(articles[name], made[name]) for name in made}
            for note in library.notes.find().annotations:
                name, known = self.quotes[note.id]
                truth = None if what in GONE else _truth(known, where[name], articles[name])
                spots = [spot for origin in known if (spot := where[name].get(origin)) is not None]
                self._judge(tally, note, truth, _holds(note, spots, len(known)))
            tally.seconds = time.perf_counter() - begun
        shutil.rmtree(home)
        return tally

    def _judge(self, tally: Tally, note: Annotation, truth: Place | None, holds: bool = False) -> None:
        """Judge a note; `holds` tells that it says its words were altered, and is at what is left of them."""
        here = Place(note.article, note.field, note.start, note.end)
        if note.status is Status.ANCHORED:
            slack = 2 if note.reason else 0
            if holds if truth is None else _is_right(here, truth, slack):
                tally.right += 1
            else:
                tally.wrong += 1
                tally.faults.append(f"{note.quote!r}: {here} is not {truth}, score {note.score}")
        elif truth is None:
            tally.divided += 1
            tally.loose += note.reason.code == "note.loose"
            tally.reasons[note.reason.code] += 1
        else:
            tally.orphans += 1
            tally.reasons[note.reason.code] += 1
            tally.faults.append(f"{note.quote!r}: orphan ({note.reason.text()}), is at {truth}")


def _holds(note: Annotation, spots: Sequence[tuple[str, str, int]], known: int) -> bool:
    """Tell whether a note that says its words were altered holds most of the characters that were quoted."""
    inside = [
        spot for spot in spots if spot[:2] == (note.article, note.field) and note.start <= spot[2] < note.end
    ]
    return note.reason is not None and 2 * len(inside) > known


def _is_right(here: Place, truth: Place, slack: int) -> bool:
    """Tell whether a note is at its words; one that says its words were altered may be off by so much at its ends."""
    return (
        (here.article, here.field) == (truth.article, truth.field)
        and abs(here.start - truth.start) <= slack
        and abs(here.end - truth.end) <= slack
    )


def _truth(
    known: list[int], where: dict[int, tuple[str, str, int]], articles: Iterable[Article]
) -> Place | None:
    """Return where quoted characters stand now, if nine in ten of them stand together and nothing between them."""
    spots = [spot for origin in known if (spot := where.get(origin)) is not None]
    if len(spots) < 0.9 * len(known) or len({spot[:2] for spot in spots}) > 1:
        return None
    name, part, start = spots[0]
    end = spots[-1][2] + 1
    text = next(getattr(article, part) for article in articles if article.id == name)
    between = [char for char in text[start:end] if not char.isspace()]
    return Place(name, part, start, end) if len(between) <= len(known) else None


def main() -> int:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--notes", type=int, default=1000)
    options.add_argument("--pages", type=int, default=60, help="generated pages beside the seeds")
    options.add_argument("--seed", type=int, default=1, help="the first seed of chance")
    options.add_argument("--seeds", type=int, default=1, help="how many")
    options.add_argument("--only", choices=list(CHANGES), action="append")
    options.add_argument("--faults", type=int, default=5)
    given = options.parse_args()
    tallies: dict[str, list[Tally]] = {}
    for seed in range(given.seed, given.seed + given.seeds):
        with tempfile.TemporaryDirectory() as folder:
            begun = time.perf_counter()
            experiment = Experiment(Path(folder), given.notes, given.pages, seed)
            seconds = time.perf_counter() - begun
            print(f"seed {seed}: {given.notes} notes on {len(experiment.pages)} pages ({seconds:.0f} s)")
            for name in given.only or CHANGES:
                tally = experiment.run(name)
                tallies.setdefault(name, []).append(tally)
                for fault in tally.faults[: given.faults]:
                    print(f"    {name}: {fault}", flush=True)
    print(f"{'':32}{'right':>7}{'wrong':>7}{'orphan':>8}{'parted':>8}{'loose':>7}{'lowest':>9}  reasons")
    bad = False
    for name, some in tallies.items():
        right, wrong = sum(tally.right for tally in some), sum(tally.wrong for tally in some)
        orphans, parted = sum(tally.orphans for tally in some), sum(tally.divided for tally in some)
        lowest = min(tally.share for tally in some)
        reasons = sum((tally.reasons for tally in some), Counter[str]())
        print(
            f"{name:32}{right:7}{wrong:7}{orphans:8}{parted:8}{sum(tally.loose for tally in some):7}{lowest:9.2%}  "
            + ", ".join(f"{code} {count}" for code, count in reasons.most_common())
        )
        bad |= (wrong > 0 and name not in UNDECIDED) or (name in UNTOUCHED and lowest < 0.995)
    return int(bad)


if __name__ == "__main__":
    sys.exit(main())
