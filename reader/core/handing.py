"""Handing articles out: their citations, and documents of one article, a page, an issue or an answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from reader.core.errors import BaokuError
from reader.core.export import Handout, Piece, Reference, cite, piece, reference, write
from reader.core.files import writing_out
from reader.core.links import Link
from reader.core.progress import Progress, Stage
from reader.core.records import Form, StoredArticle, Style

QUIET: Final = Progress()
__all__ = ["HandingOut", "Handout", "Piece", "form_of"]


class HandingOut:
    """What leaves the library. `article` gives a stored article by its id, `name` the library's name."""

    def __init__(self, article: Callable[[str], StoredArticle], name: Callable[[], str]) -> None:
        self._article = article
        self._name = name

    def cite(self, article_ids: Sequence[str], style: Style) -> str:
        """Return the citations of articles in this order. Raises BaokuError (article.unknown)."""
        return cite((_reference(self._article(article_id)) for article_id in article_ids), style)

    def write(
        self,
        article_ids: Sequence[str],
        path: Path,
        *,
        title: str,
        form: Form | None = None,
        style: Style = Style.GBT_2025,
        progress: Progress = QUIET,
    ) -> int:
        """Write articles into a document, whole or not at all; return how many it holds.

        Without `form` the ending of the path says it. Raises BaokuError (export.form, article.unknown,
        library.full, file.unwritable), Cancelled: then the path is as it was.
        """
        form = form or form_of(path)
        handout = self.handout(article_ids, title=title, style=style, progress=progress, subject=path.name)
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
            pieces=self._pieces(article_ids, style, subject, progress),
        )

    def _pieces(
        self, article_ids: Sequence[str], style: Style, subject: str, progress: Progress
    ) -> Iterator[Piece]:
        for number, article_id in enumerate(article_ids):
            progress.step(Stage.EXPORTING, number, len(article_ids), subject)
            stored = self._article(article_id)
            yield piece(stored, cite([_reference(stored)], style))


def form_of(path: Path) -> Form:
    """Return the form of document that a path's ending names. Raises BaokuError (export.form)."""
    ending = path.suffix.lower().removeprefix(".")
    for form in Form:
        if ending in (form, *_OTHER_ENDINGS.get(form, ())):
            return form
    raise BaokuError("export.form", path=path, known=", ".join(f".{form}" for form in Form))


_OTHER_ENDINGS: Final[dict[Form, tuple[str, ...]]] = {Form.MARKDOWN: ("markdown",), Form.HTML: ("htm",)}


def _reference(stored: StoredArticle) -> Reference:
    return reference(stored, str(Link(stored.article.id)))
