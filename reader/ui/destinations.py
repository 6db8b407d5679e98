"""What one can go to, in words, as lists show it."""

from __future__ import annotations

from reader.core.records import Bookmark, Destination
from reader.ui import wording
from reader.ui.language import translate


def destination_title(target: Destination) -> str:
    """Return the first line of a destination: a headline, an issue, a newspaper."""
    if target.article is not None:
        return wording.article_row(target.article)
    if target.issue is not None:
        issue = wording.issue_row(target.issue)
        year = (target.issue.date or "")[:4]
        row = f"{year}-{issue}" if year else issue
        return translate("GoTo", "最近的一期：{issue}").format(issue=row) if target.nearest else row
    return wording.newspaper(target.newspaper)


def destination_place(target: Destination) -> str:
    """Return the second line of a destination: where it stands."""
    parts = []
    if target.issue is not None:
        parts.append(wording.newspaper(target.newspaper))
    if target.article is not None and target.issue is not None:
        parts.append(target.issue.date or wording.undated(target.issue.date_evidence))
        parts.append(wording.page(target.page))
    elif target.issue is not None:
        parts.append(wording.articles_counted(target.issue.articles))
    else:
        parts.append(translate("GoTo", "报纸"))
    if not target.literal:
        parts.append(translate("GoTo", "拼音首字母"))
    return wording.SEPARATOR.join(parts)


def bookmark_title(bookmark: Bookmark) -> str:
    """Return the first line of a bookmark."""
    return wording.headline(bookmark.title, bookmark.opening)


def bookmark_place(bookmark: Bookmark) -> str:
    """Return the second line of a bookmark."""
    parts = [wording.newspaper(bookmark.newspaper), bookmark.date or wording.undated(None)]
    if bookmark.page is not None:
        parts.append(wording.page(bookmark.page))
    return wording.SEPARATOR.join(parts)
