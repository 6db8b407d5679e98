"""Handing articles out: their citations, and documents of one article, a page, an issue or an answer."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from reader.core.errors import BaokuError, Language
from reader.core.export import Handout, Piece, Reference, cite, piece, reference, write
from reader.core.files import writing_out
from reader.core.links import Link
from reader.core.progress import Progress, Stage
from reader.core.records import Form, StoredArticle, Style

QUIET: Final = Progress()
__all__ = ["HandingOut", "Handout", "Piece", "form_of"]


Tails = Callable[[Collection[str]], Mapping[str, str]]
"""What gives, for the issues of some articles at the least, the article that each head goes on with, by their ids."""


class HandingOut:
    """What leaves the library. `article` gives a stored article by its id, `name` the library's name.

    A story that goes on at another page leaves as a whole, with its first half, as one reads it on the screen;
    `alone` leaves every half by itself.
    """

    def __init__(
        self, article: Callable[[str], StoredArticle], name: Callable[[], str], tails: Tails
    ) -> None:
        self._article = article
        self._name = name
        self._tails = tails

    def story(self, article_id: str, *, alone: bool = False) -> tuple[StoredArticle, ...]:
        """Return an article and, page after page, what it goes on with. Raises BaokuError (article.unknown)."""
        first = self._article(article_id)
        if alone or first.article.jump is None:
            return (first,)
        return self._whole(first, self._tails([article_id]))

    def told(self, article_ids: Sequence[str], *, alone: bool = False) -> list[str]:
        """Return the articles of a document: all, but those that it holds as the rest of another one."""
        tails = {} if alone or len(article_ids) < 2 else self._tails(article_ids)
        held: set[str] = set()
        for article_id in article_ids:
            held.update(_following(article_id, tails))
        return [article_id for article_id in article_ids if article_id not in held]

    def cite(self, article_ids: Sequence[str], style: Style, *, alone: bool = False) -> str:
        """Return the citations of articles in this order. Raises BaokuError (article.unknown)."""
        if alone or len(article_ids) == 1:
            stories = (self.story(article_id, alone=alone) for article_id in article_ids)
        else:
            tails = self._tails(article_ids)
            stories = (self._whole(self._article(article_id), tails) for article_id in article_ids)
        return cite(map(_reference, stories), style)

    def write(
        self,
        article_ids: Sequence[str],
        path: Path,
        *,
        title: str,
        form: Form | None = None,
        style: Style = Style.GBT_2025,
        alone: bool = False,
        language: Language = Language.CHINESE,
        progress: Progress = QUIET,
    ) -> int:
        """Write articles into a document, whole or not at all; return how many it holds.

        Without `form` the ending of the path says it; `language` is for what the document says of the articles.
        Raises BaokuError (export.form, article.unknown, folder.missing, library.full, file.unwritable), Cancelled:
        then the path is as it was.
        """
        form = form or form_of(path)
        handout = self.handout(
            article_ids, title=title, style=style, alone=alone, language=language, progress=progress,
            subject=path.name,
        )  # fmt: skip
        with writing_out(path) as file:
            count = write(handout, form, file)
            progress.step(Stage.EXPORTING, len(article_ids), len(article_ids))
        return count

    def handout(
        self,
        article_ids: Sequence[str],
        *,
        title: str,
        style: Style = Style.GBT_2025,
        alone: bool = False,
        language: Language = Language.CHINESE,
        progress: Progress = QUIET,
        subject: str = "",
    ) -> Handout:
        """Return articles as a document that is yet to be set, as for paper; each is read when its turn comes.

        Its pieces raise BaokuError (article.unknown) and Cancelled; `subject` is what progress calls it.
        """
        return Handout(
            title=title,
            library=self._name(),
            made=date.today().isoformat(),
            pieces=(
                piece(story, cite([_reference(story)], style), language)
                for story in self._stories(article_ids, alone, subject, progress)
            ),
            language=language,
        )

    def _stories(
        self, article_ids: Sequence[str], alone: bool, subject: str, progress: Progress
    ) -> Iterator[tuple[StoredArticle, ...]]:
        told = self.told(article_ids, alone=alone)
        tails = {} if alone else self._tails(told)
        for number, article_id in enumerate(told):
            progress.step(Stage.EXPORTING, number, len(told), subject)
            yield self._whole(self._article(article_id), tails)

    def _whole(self, first: StoredArticle, tails: Mapping[str, str]) -> tuple[StoredArticle, ...]:
        return (first, *map(self._article, _following(first.article.id, tails)))


def _following(article_id: str, tails: Mapping[str, str]) -> list[str]:
    """Return what an article goes on with, in order; halves that name each other in a circle end where they began."""
    found = [article_id]
    while (tail := tails.get(found[-1])) is not None and tail not in found:
        found.append(tail)
    return found[1:]


def form_of(path: Path) -> Form:
    """Return the form of document that a path's ending names. Raises BaokuError (export.form)."""
    ending = path.suffix.lower().removeprefix(".")
    for form in Form:
        if ending in (form, *_OTHER_ENDINGS.get(form, ())):
            return form
    raise BaokuError("export.form", path=path, known=", ".join(f".{form}" for form in Form))


_OTHER_ENDINGS: Final[dict[Form, tuple[str, ...]]] = {Form.MARKDOWN: ("markdown",), Form.HTML: ("htm",)}


def _reference(story: Sequence[StoredArticle]) -> Reference:
    return reference(story, str(Link(story[0].article.id)))
