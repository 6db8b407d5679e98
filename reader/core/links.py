"""Links that open an article, or a passage of it, in Baoku: `baoku:article/ID?quote=…&prefix=…&suffix=…`.

The passage is named by its words, after the text quote selector of the W3C Web Annotation Data Model (section
4.2.4), because offsets do not survive a better reading of the page. Prefix and suffix tell equal words apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qs, quote, urlsplit

from reader.core.errors import BaokuError

SCHEME: Final = "baoku"
LONGEST: Final = 8_000
"""Characters of a link that is read; browsers and shells cut longer ones, so none is written."""

ARTICLE: Final = re.compile(r"article/([0-9a-f]{16}-[0-9]{1,9})")


@dataclass(frozen=True, slots=True)
class Link:
    """An article and, if `quote` is not empty, a passage of it between its neighbouring words."""

    article_id: str
    quote: str = ""
    prefix: str = ""
    suffix: str = ""

    def __str__(self) -> str:
        named = (("quote", self.quote), ("prefix", self.prefix), ("suffix", self.suffix))
        query = "&".join(f"{name}={quote(text, safe='')}" for name, text in named if text)
        return f"{SCHEME}:article/{self.article_id}" + (f"?{query}" if query else "")


def read_link(text: str) -> Link:
    """Return the link that a text is. Raises BaokuError (link.unreadable) for anything else."""
    try:
        parts = urlsplit(text.strip()) if len(text) <= LONGEST else None
        found = ARTICLE.fullmatch(parts.path.strip("/")) if parts and parts.scheme == SCHEME else None
        asked = parse_qs(parts.query, max_num_fields=8) if parts and found else {}
    except ValueError:
        found, asked = None, {}
    if found is None:
        raise BaokuError("link.unreadable", text=text[:200])
    return Link(found[1], *(asked.get(name, [""])[0] for name in ("quote", "prefix", "suffix")))
