"""Bringing notes to their words: which pages a note may stand on, and looking for it again when they change."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from reader.core.annotations import Edition, Reader, Store, Text, Writer, anchor, mark_of
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

LOOKED: Final = "-"
"""The mark of a note that was looked for and stands nowhere."""


class Pages:
    """The pages a note may stand on, folded, the last few kept."""

    def __init__(self, catalogue: Catalogue, kept: KeptSources) -> None:
        self._catalogue = catalogue
        self._kept = kept
        self._alike: dict[tuple[str | None, object], list[PageRow]] = {}
        self._shown: dict[tuple[str | None, object, str], dict[str, str]] = {}
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
        line = _line(target.article)
        return [
            (row, replace(edition, proved=self._is_proved(target, row.source)))
            for row in found.values()
            for edition in [self._edition(row, line)]
        ]

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
        key = row.id, line // MOST_TEXTS
        if key not in self._editions:
            articles = self._catalogue.texts.articles(row.id, line, MOST_TEXTS)
            made = Edition(
                row.source,
                tuple(Text(article, row.source) for article in articles),
                row.number,
                tuple(map(fold, self._catalogue.texts.leftovers(row.id))),
            )
            self._editions[key] = made
            if len(self._editions) > PAGES_KEPT:
                self._editions.popitem(last=False)
        return self._editions[key]


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

        Nothing is done if nothing has changed since the last time. Raises BaokuError (library.…, notes.…), Cancelled.
        """
        if not self._store.writable:
            return NoteChanges()
        state = f"{self._catalogue.uuid}:{self._catalogue.texts.last_key()}"
        with self._store.read() as reader:
            ids = self._moved(reader, state) if reader is not None else []
            before = reader.fact(SETTLED) if reader is not None else None
        changes = self.look_for(ids, progress)
        if before != state:
            with self._store.change("") as writer:
                writer.note(SETTLED, state)
        return changes

    def _moved(self, reader: Reader, state: str) -> list[str]:
        """Return the notes to look for, given the catalogue's state."""
        before = reader.fact(SETTLED)
        if before == state:
            return reader.unsettled()
        uuid, _colon, key = (before or "").partition(":")
        if uuid != self._catalogue.uuid:
            return reader.all_ids()
        texts = self._catalogue.texts
        ids = dict.fromkeys(reader.around(texts.issues_since(int(key)), texts.sources_since(int(key))))
        places = reader.places()
        for article in set(places) - texts.known(places):
            ids.update(dict.fromkeys(reader.placed(article)))
        ids.update(dict.fromkeys(reader.unsettled()))
        return list(ids)

    def look_for(self, ids: Sequence[str], progress: Progress) -> NoteChanges:
        """Look for notes and put down where they are; page by page, some hundreds in one transaction."""
        if not ids:
            return NoteChanges()
        with self._store.read() as reader:
            targets = list(reader.targets(ids)) if reader is not None else []
        targets.sort(key=lambda item: (str(item[1].source), str(item[1].page), item[1].article))
        pages = self.pages()
        settled: list[NoteChanges] = []
        orphans: list[tuple[str, Target]] = []
        for start in range(0, len(targets), AT_ONCE):
            progress.step(Stage.ANCHORING, start, len(targets))
            some = targets[start : start + AT_ONCE]
            found = [(name, *self.stand(target, pages)) for name, target in some]
            orphans += [
                one for one, item in zip(some, found, strict=True) if item[1].status is Status.ORPHAN
            ]
            settled.append(self._put_down(found))
        # What the notes found so far have shown of pages without a date helps those that were not found.
        again = [(name, *self.stand(target, pages)) for name, target in orphans if pages.are_proved(target)]
        settled.append(self._put_down(again))
        progress.step(Stage.ANCHORING, len(targets), len(targets))
        return joined(settled)

    def _put_down(self, found: Sequence[tuple[str, Anchor, str, Target | None]]) -> NoteChanges:
        if not found:
            return NoteChanges()
        with self._store.change("") as writer:
            return joined([_settled(writer, *item) for item in found])

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

    def read_again(self, article: Article) -> NoteChanges:
        """Look again for the notes of an article that were looked for when it read otherwise."""
        if not self._store.writable:
            return NoteChanges()
        with self._store.read() as reader:
            stale = reader.read_otherwise(article.id, mark_of(article)) if reader is not None else []
        return self.look_for(stale, Progress())


def about(target: Target, row: PageRow, text: Text) -> Target:
    """Return a target with what newspaper, issue and page its place belongs to."""
    return replace(target, newspaper=row.newspaper, date=row.date, page=row.number, title=text.title)


def _settled(writer: Writer, name: str, at: Anchor, mark: str, seen: Target | None) -> NoteChanges:
    articles = writer.settle(name, at, mark, seen)
    return NoteChanges(frozenset({name}), frozenset(articles)) if articles else NoteChanges()
