"""Bringing notes to their words: which pages a note may stand on, and looking for it again when they change."""

from __future__ import annotations

import json
import logging
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final

from reader.core.annotations import Edition, Store, Text, anchor, mark_of
from reader.core.annotations.rows import dump
from reader.core.annotations.writing import Settled
from reader.core.catalogue import Catalogue, PageRow
from reader.core.errors import BaokuError
from reader.core.folding import fold
from reader.core.keeping import KeptSources
from reader.core.noted import Anchor, NoteChanges, Status, Target
from reader.core.progress import Progress, Stage
from reader.core.records import Article

log = logging.getLogger(__name__)

MOST_TEXTS: Final = 300
"""Articles of one page that are looked through; a page of a JSON Lines source may be a whole year."""

WHOLE_PAGE: Final = -1
WORDS: Final = 12
"""Characters of a stretch of text by which a page is looked up that states neither newspaper nor date."""

PAGES_KEPT: Final = 12
AT_ONCE: Final = 200
"""Notes whose new places go to the disk in one transaction."""

SETTLED: Final = "settled"
"""The fact under which it is kept which state of the catalogue the notes were last brought to."""

SURE: Final = 0.9
WITNESSES: Final = 2
"""Notes of as many articles, found so surely on a page without a date, show that it is the page of their source."""

REACHED: Final = "settling"
"""The fact under which it is kept how far a look at all notes came that is not done yet, and at which state."""

LOOKED: Final = "-"
"""The mark of a note that was looked for and stands nowhere."""


class Pages:
    """The pages a note may stand on, folded, the last few kept."""

    def __init__(self, catalogue: Catalogue, kept: KeptSources) -> None:
        self._catalogue = catalogue
        self._kept = kept
        self._alike: dict[tuple[str | None, object], list[PageRow]] = {}
        self._last: tuple[object, list[PageRow]] = None, []
        """What the last note's pages were asked by, and these pages: notes of one article mostly follow each other."""
        self._shown: dict[tuple[str | None, object, str], dict[str, str]] = {}
        self._absent: dict[tuple[str, str | None, str | None], bool] = {}
        self._editions: OrderedDict[tuple[int, int], Edition] = OrderedDict()

    def own(self, article_id: str) -> tuple[PageRow, Edition, Text] | None:
        """Return the page that holds an article, or the line its id names, and the article on it."""
        try:
            place = self._catalogue.read.place(article_id)
        except BaokuError:
            return None
        row = self._catalogue.texts.page_of(place.page_id)
        if row is None:
            return None
        edition = self._edition(row, _line(article_id))
        text = edition.holding(place.article_id, None)
        return None if text is None else (row, edition, text)

    def editions(self, target: Target) -> list[tuple[PageRow, Edition]]:
        """Return the pages a target may stand on: its own source's, the edition that took that one's place, and
        the same page of the same issue from other sources, newest first; the whole issue if that page is not there.
        """
        page = (target.article, target.source, target.newspaper, target.date, target.page)
        if self._last[0] != page or not _is_stated(target):
            self._last = page, self._rows(target)
        line = _line(target.article)
        return [
            (row, replace(edition, proved=True) if self._is_proved(target, row.source) else edition)
            for row in self._last[1]
            for edition in [self._edition(row, line)]
        ]

    def waits(self, target: Target) -> bool:
        """Tell at a glance, reading no page, that a target can stand nowhere here: nothing of its issue or source is.

        Where it does not tell so, `editions` may still have nothing.
        """
        if (
            not _is_stated(target)
            or target.source is None
            or not target.article.startswith(target.source[:16])
        ):
            return False
        key = target.source, target.newspaper, target.date
        if key not in self._absent:
            texts = self._catalogue.texts
            self._absent[key] = not (
                texts.of_issue(target.newspaper or "", target.date or "")
                or texts.of_source(target.source)
                or self._kept.successor(target.source)
            )
        return self._absent[key]

    def _rows(self, target: Target) -> list[PageRow]:
        found: dict[int, PageRow] = {}
        own = self.own(target.article)
        if own is not None:
            found[own[0].id] = own[0]
        texts = self._catalogue.texts
        if target.source is not None and (successor := self._kept.successor(target.source)):
            pages = texts.of_source(successor)
            found.update((row.id, row) for row in _same_page(pages, target) or pages[:AT_ONCE])
        if target.newspaper and target.date:
            issue = texts.of_issue(target.newspaper, target.date)
            same = _same_page(issue, target)
            found.update((row.id, row) for row in same or (issue if not found else ()))
        if not found and not (target.newspaper and target.date):
            found.update((row.id, row) for row in self._by_words(target))
        return list(found.values())

    def learn(self, target: Target, at: Anchor) -> None:
        """Take it that a note was found: two of different articles show that a page is theirs, if they were sure."""
        if at.place is not None and at.score >= SURE and not _is_stated(target):
            shown = self._shown.setdefault((target.source, target.page, at.place.article[:16]), {})
            shown[target.article] = at.place.article

    def are_proved(self, target: Target) -> bool:
        """Tell whether other notes have shown on which page a note must stand that states none."""
        return not _is_stated(target) and any(
            self._is_proved(target, source)
            for of, number, source in self._shown
            if (of, number) == (target.source, target.page)
        )

    def _is_proved(self, target: Target, source: str) -> bool:
        shown = self._shown.get((target.source, target.page, source[:16]), {})
        return target.source is not None and min(len(shown), len(set(shown.values()))) >= WITNESSES

    def _by_words(self, target: Target) -> list[PageRow]:
        """Return the pages that a target without a newspaper or a date may stand on: those that have its words."""
        key = target.source, target.page
        known = self._alike.get(key, [])
        texts = (target.prefix, target.suffix, target.after, target.before, target.title or "", target.quote)
        words = [word for text in texts for word in _words(text)]
        if known:
            # The other notes of that source have found their page already.
            return known
        pages = self._catalogue.texts.reading(target.newspaper, target.date, words)
        found = _same_page(pages, target) or pages
        if target.source is not None and found:
            self._alike[key] = found
        return found

    def _edition(self, row: PageRow, line: int) -> Edition:
        """Return a page; of one with very many articles, those around a source line."""
        for key in ((row.id, WHOLE_PAGE), (row.id, line // MOST_TEXTS)):
            if key in self._editions:
                self._editions.move_to_end(key)
                return self._editions[key]
        articles = self._catalogue.texts.articles(row.id, line, MOST_TEXTS)
        made = Edition(
            row.source,
            tuple(Text(article, row.source) for article in articles),
            row.number,
            tuple(map(fold, self._catalogue.texts.leftovers(row.id))),
        )
        self._editions[row.id, WHOLE_PAGE if len(articles) < MOST_TEXTS else line // MOST_TEXTS] = made
        if len(self._editions) > PAGES_KEPT:
            self._editions.popitem(last=False)
        return made


def _words(text: str) -> list[str]:
    """Return stretches of a text that are long enough to tell a page, none of them over a line break."""
    lines = [line.strip() for line in text.split("\n")]
    return [
        line[at : at + WORDS]
        for line in lines
        for at in range(0, max(1, len(line) - WORDS + 1), WORDS)
        if len(line) >= WORDS // 2
    ]


def _same_page(pages: Iterable[PageRow], target: Target) -> list[PageRow]:
    return [row for row in pages if row.number == target.page]


def _in_pages(item: tuple[str, Target]) -> tuple[str, ...]:
    """Return the order in which notes are looked for: those of one page together, so that it is read once."""
    name, target = item
    page = target.source, target.newspaper, target.date, target.page, target.article
    return (*map(str, page), name)


def _is_stated(target: Target) -> bool:
    """Tell whether newspaper, issue and page of a target are known."""
    return target.newspaper is not None and target.date is not None and target.page is not None


def joined(changes: Iterable[NoteChanges]) -> NoteChanges:
    """Return many changes as one."""
    known = list(changes)
    return NoteChanges(
        frozenset().union(*(item.annotations for item in known)),
        frozenset().union(*(item.articles for item in known)),
        any(item.tags for item in known),
    )


def _line(article_id: str) -> int:
    line = article_id.rpartition("-")[2]
    return int(line) if line.isascii() and line.isdigit() else 0


class Placing:
    """Looks for notes in the pages of a library and puts down where they are."""

    def __init__(self, store: Store, catalogue: Catalogue, kept: KeptSources) -> None:
        self._store = store
        self._catalogue = catalogue
        self._kept = kept

    def pages(self) -> Pages:
        """Return the pages as they are now."""
        return Pages(self._catalogue, self._kept)

    def settle(self, progress: Progress) -> NoteChanges:
        """Look for every note that the last imports may have moved, or that nobody has looked for yet.

        Nothing is done if nothing has changed since the last time; after a cancelled look at all notes the next
        one goes on where that stopped. Raises BaokuError (library.…, notes.…), Cancelled.
        """
        if not self._store.writable:
            return NoteChanges()
        state = f"{self._catalogue.uuid}:{self._catalogue.texts.last_key()}"
        with self._store.read() as reader:
            before = (reader.fact(SETTLED) if reader is not None else None) or ""
            reached = (reader.fact(REACHED) if reader is not None else None) or ""
        if before.partition(":")[0] == self._catalogue.uuid:
            changes = self.look_for(self._moved(before, state), progress)
        else:
            changes = self._look_for_all(state, reached, progress)
        if before != state:
            with self._store.change("") as writer:
                writer.note(SETTLED, state)
                writer.note(REACHED, "")
        return changes

    def _look_for_all(self, state: str, reached: str, progress: Progress) -> NoteChanges:
        """Look for all notes in a catalogue that is new to them; `reached` says how far an earlier try came."""
        earlier, _tab, last = reached.partition("\t")
        changes = NoteChanges()
        if earlier.partition(":")[0] == self._catalogue.uuid:
            # What was imported meanwhile may have moved those that were looked for already.
            changes |= self.look_for(self._moved(earlier, state), progress)
        else:
            last = ""
        with self._store.read() as reader:
            ids = reader.all_ids() if reader is not None else []
        return changes | self._look_on(ids, progress, state, tuple(json.loads(last or "[]")))

    def _moved(self, before: str, state: str) -> list[str]:
        """Return the notes to look for, given this catalogue's states at the last time and now."""
        with self._store.read() as reader:
            if reader is None:
                return []
            if before == state:
                return reader.unsettled()
            key = int(before.partition(":")[2])
            texts = self._catalogue.texts
            ids = dict.fromkeys(reader.around(texts.issues_since(key), texts.sources_since(key)))
            places = reader.places()
            for article in set(places) - texts.known(places):
                ids.update(dict.fromkeys(reader.placed(article)))
            ids.update(dict.fromkeys(reader.unsettled()))
            return list(ids)

    def look_for(self, ids: Sequence[str], progress: Progress) -> NoteChanges:
        """Look for notes and put down where they are; page by page, some hundreds in one transaction."""
        return self._look_on(ids, progress)

    def _look_on(
        self, ids: Sequence[str], progress: Progress, state: str | None = None, after: tuple[str, ...] = ()
    ) -> NoteChanges:
        """Look for those notes that come after a place in the order of pages.

        With a `state` of the catalogue, how far this came is put down together with what was found.
        """
        if not ids:
            return NoteChanges()
        with self._store.read() as reader:
            found = reader.targets(ids) if reader is not None else iter(())
            targets = [item for item in found if _in_pages(item) > after]
        targets.sort(key=_in_pages)
        pages = self.pages()
        settled: list[NoteChanges] = []
        orphans: list[tuple[str, Target]] = []
        for start in range(0, len(targets), AT_ONCE):
            progress.step(Stage.ANCHORING, start, len(targets))
            some = targets[start : start + AT_ONCE]
            sought = [(name, *self.stand(target, pages)) for name, target in some]
            orphans += [
                one for one, item in zip(some, sought, strict=True) if item[1].status is Status.ORPHAN
            ]
            place = None if state is None else f"{state}\t{dump(_in_pages(some[-1]))}"
            settled.append(self._put_down(sought, place))
        # What the notes found so far have shown of pages without a date helps those that were not found.
        again = [(name, *self.stand(target, pages)) for name, target in orphans if pages.are_proved(target)]
        settled.append(self._put_down(again))
        progress.step(Stage.ANCHORING, len(targets), len(targets))
        return joined(settled)

    def _put_down(
        self, found: Sequence[tuple[str, Anchor, str, Target | None]], reached: str | None = None
    ) -> NoteChanges:
        if not found:
            return NoteChanges()
        with self._store.change("") as writer:
            if reached is not None:
                writer.note(REACHED, reached)
            changed, articles = writer.settle_all(found)
        return NoteChanges(frozenset(changed), frozenset(articles))

    def stand(self, target: Target, pages: Pages) -> tuple[Anchor, str, Target | None]:
        """Return where a target stands now, the mark of the text there, and that place's newspaper, date and page."""
        editions = pages.editions(target)
        at = anchor(target, [edition for _row, edition in editions])
        if at.status is Status.ANCHORED:
            pages.learn(target, at)
        if at.place is None:
            return at, LOOKED, None
        for row, edition in editions:
            for text in edition.texts:
                if text.id == at.place.article:
                    mark = text.mark if at.status is Status.ANCHORED else LOOKED
                    return at, mark, about(target, row, text)
        return at, LOOKED, None

    def at_a_glance(self) -> Callable[[Target], Settled | None]:
        """Return what tells of a note that it waits for its article, if that can be told without reading a page."""
        pages = self.pages()

        def told(target: Target) -> Settled | None:
            return (anchor(target, ()), LOOKED, None) if pages.waits(target) else None

        return told

    def read_again(self, article: Article) -> NoteChanges:
        """Look again for the notes of an article that were looked for when it read otherwise."""
        if not self._store.writable:
            return NoteChanges()
        with self._store.read() as reader:
            stale = reader.read_otherwise(article.id, mark_of(article)) if reader is not None else []
        try:
            return self.look_for(stale, Progress())
        except BaokuError as error:
            # What cannot be put down now is put down the next time; reading goes on.
            if error.reason.code not in ("library.full", "notes.busy"):
                raise
            return NoteChanges()


def about(target: Target, row: PageRow, text: Text) -> Target:
    """Return a target with what newspaper, issue and page its place belongs to."""
    return replace(target, newspaper=row.newspaper, date=row.date, page=row.number, title=text.title)
