"""Golden parses: every text of tests/data/pages and every seed with the parse a careful reader would give.

python -m tests.pages.golden NAME...    print the present parse of texts, to be read and kept as their golden one
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

from reader.core import contract
from reader.core.records import Article, ParsedPage
from reader.core.sources import Profiles, read_page
from tests.pages.score import ROOT, issue_mapping

TEXTS = ROOT / "tests" / "data" / "pages"
GOLDEN = ROOT / "tests" / "golden"


def sources() -> list[tuple[str, Path, Path]]:
    """Return name, text and golden parse of every page that has one."""
    found = [
        (path.stem, path, GOLDEN / f"{path.stem}.json") for path in sorted((ROOT / "seeds").glob("*.txt"))
    ]
    return found + [
        (path.stem, path, GOLDEN / "pages" / f"{path.stem}.json") for path in sorted(TEXTS.glob("*.txt"))
    ]


def profiles_for(text: Path) -> Profiles:
    """Return the profiles a text is read with: the seeds have theirs, oddities none."""
    return Profiles.load(ROOT / "resources" / "newspapers") if text.parent.name == "seeds" else Profiles()


def parse(text: Path) -> ParsedPage:
    return read_page(text.name, text.read_bytes(), profiles_for(text))


def as_golden(page: ParsedPage) -> dict[str, Any]:
    """Return a parse in the form of the golden files."""
    issue = issue_mapping(page) | {"lines": list(page.issue.lines)}
    leftovers = [{"lines": list(one.lines), "text": one.text} for one in page.leftovers]
    return {"issue": issue, "articles": [_article(one) for one in page.articles], "leftovers": leftovers}


def _article(article: Article) -> dict[str, Any]:
    return {
        "kind": article.kind.value,
        "kicker": article.kicker,
        "title": article.title,
        "subtitle": article.subtitle,
        "column": article.column,
        "byline": article.byline,
        "reporters": list(article.reporters),
        "correspondents": list(article.correspondents),
        "source": article.source,
        "dateline": article.dateline,
        "paragraphs": list(article.paragraphs),
        "caption": article.caption,
        "photo_credit": article.photo_credit,
        "jump": contract.jump(article.jump) if article.jump is not None else None,
        "lines": list(article.lines),
    }


def dumped(value: object) -> str:
    """Return a golden parse as text, one field a line, so that differences are easy to read."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    for name, text, _ in sources():
        if name in sys.argv[1:]:
            print(dumped(as_golden(parse(text))), end="")
            print(f"sha256 {hashlib.sha256(text.read_bytes()).hexdigest()}", file=sys.stderr)


if __name__ == "__main__":
    main()
