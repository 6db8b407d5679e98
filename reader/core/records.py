"""The records that every part of Baoku exchanges: frozen, plain, without behaviour of a stage.

Lines are counted from 1, as in the source file. Offsets are code points (Qt counts UTF-16 units; only
`reader.ui.text_offsets` converts), half-open: `start <= i < end`.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from reader.core.errors import Reason

PageNumber = int | str
"""A page as printed: 1 for 第1版, "A1" for A1版."""


class Kind(StrEnum):
    """What an article is."""

    NEWS = "news"
    PHOTO = "photo"
    BRIEF = "brief"
    EDITOR_NOTE = "editor_note"
    GUIDE = "guide"
    PROMO = "promo"
    NOTICE = "notice"


class Sort(StrEnum):
    """The order of an answer."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


class Style(StrEnum):
    """A style of citation, named as on the command line."""

    GBT_2015 = "gbt7714-2015"
    GBT_2025 = "gbt7714-2025"
    RIS = "ris"
    BIBTEX = "bibtex"
    CSL_JSON = "csl-json"


class Form(StrEnum):
    """A form of document, named by the ending of its file."""

    TEXT = "txt"
    MARKDOWN = "md"
    HTML = "html"
    DOCX = "docx"


# ── what a source says ────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """One source file: where it was found, the SHA-256 of its bytes, how it was read, its number of lines."""

    path: str
    sha256: str
    encoding: str
    lines: int


@dataclass(frozen=True, slots=True)
class Publisher:
    """One publishing role as printed (主办, 主管, 承办, 出版, …) and the bodies named for it."""

    role: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Issue:
    """What a page states about the issue it belongs to. What it does not state is None; nothing is guessed.

    `date` is ISO 8601 (2021-01-15). `evidence` keeps what can be inferred apart from what is stated, for
    example {"date": "2020-04"} read off datelines. `lines` are the source lines of the masthead.
    """

    newspaper: str | None = None
    english_title: str | None = None
    date: str | None = None
    weekday: str | None = None
    lunar_date: str | None = None
    issue_number: int | None = None
    total_issue_number: int | None = None
    pages_in_issue: int | None = None
    page: PageNumber | None = None
    publishers: tuple[Publisher, ...] = ()
    hotlines: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    email: str | None = None
    lines: tuple[int, ...] = ()
    evidence: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Jump:
    """A story that goes on at another page (下转) or comes from one (上接); mostly one of the two is set.

    `more_pages` are the other pages that the same mark names, in their order: (下转2、3版). Where both are set they
    are those that the story goes on at.
    """

    to_page: PageNumber | None = None
    from_page: PageNumber | None = None
    more_pages: tuple[PageNumber, ...] = ()

    @property
    def to_pages(self) -> tuple[PageNumber, ...]:
        """All pages that the story goes on at, in their order."""
        return () if self.to_page is None else (self.to_page, *self.more_pages)

    @property
    def from_pages(self) -> tuple[PageNumber, ...]:
        """All pages that the story comes from, in their order."""
        if self.from_page is None:
            return ()
        return (self.from_page, *(self.more_pages if self.to_page is None else ()))


@dataclass(frozen=True, slots=True)
class Article:
    """One article. `lines` are all its source lines; `paragraph_lines[i]` those of `paragraphs[i]`."""

    id: str
    kind: Kind = Kind.NEWS
    kicker: str | None = None
    title: str | None = None
    subtitle: str | None = None
    column: str | None = None
    byline: str | None = None
    reporters: tuple[str, ...] = ()
    correspondents: tuple[str, ...] = ()
    source: str | None = None
    dateline: str | None = None
    paragraphs: tuple[str, ...] = ()
    paragraph_lines: tuple[tuple[int, ...], ...] = ()
    caption: str | None = None
    photo_credit: str | None = None
    jump: Jump | None = None
    lines: tuple[int, ...] = ()

    @property
    def body(self) -> str:
        """The paragraphs joined by a newline: the text that offsets in "body" count in."""
        return "\n".join(self.paragraphs)


@dataclass(frozen=True, slots=True)
class Leftover:
    """Source lines that are neither masthead nor article, kept as they are, and why."""

    lines: tuple[int, ...]
    text: str
    why: str


MASTHEAD: Final = "masthead"
"""Why a line of a masthead is in no article."""


class LineRole(NamedTuple):
    """What one source line became and why; `article` is the id of the article it belongs to, if any.

    A tuple, as there is one for every line that is read, and a frozen dataclass takes three times as long to make.
    """

    line: int
    role: str
    why: str
    article: str | None = None


@dataclass(frozen=True, slots=True)
class ParsedPage:
    """A page read: issue, articles, leftovers; `roles` explains every non-blank line, in line order.

    `masthead` holds the masthead's lines as they are printed, `stated` words of articles' lines that are in none of
    their fields, since a record of its own says the same: (下转2版).
    """

    source: SourceInfo
    issue: Issue
    articles: tuple[Article, ...]
    leftovers: tuple[Leftover, ...] = ()
    roles: tuple[LineRole, ...] = ()
    notes: tuple[Reason, ...] = ()
    masthead: tuple[Leftover, ...] = ()
    stated: tuple[Leftover, ...] = ()


@dataclass(frozen=True, slots=True)
class PageSource:
    """The source lines of a page and what each became. `lines[0]` has the number `first`: 1, or where in a JSON
    Lines file the record stands. `roles` are by line number; blank lines have none.
    """

    source: SourceInfo
    first: int
    lines: tuple[str, ...]
    roles: Mapping[int, LineRole]


def article_id(sha256: str, line: int) -> str:
    """Return the id of the article whose first source line is `line` in the source with this digest.

    The id is the same on every machine and after every re-import; 16 hexadecimal digits keep two of a
    million sources apart with a chance of one in thirty million.
    """
    return f"{sha256[:16]}-{line}"


# ── what the catalogue holds ──────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class NewspaperSummary:
    """A newspaper of the library; `name` is None for pages that state none (未识别报名)."""

    name: str | None
    articles: int


@dataclass(frozen=True, slots=True)
class YearSummary:
    """A year of a newspaper; None gathers the issues that state no date (日期不详)."""

    newspaper: str | None
    year: int | None
    articles: int


@dataclass(frozen=True, slots=True)
class IssueSummary:
    """An issue of the library. `date` is stated; `date_evidence` is what was inferred (2020-04) where it is not."""

    id: int
    newspaper: str | None
    date: str | None
    date_evidence: str | None
    weekday: str | None
    issue_number: int | None
    total_issue_number: int | None
    articles: int


@dataclass(frozen=True, slots=True)
class PageSummary:
    """A page of an issue; `number` is None where the page does not state it."""

    id: int
    issue_id: int
    number: PageNumber | None
    articles: int


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """An article as a list shows it. `title` is None where the page has none; `opening` are its first words."""

    id: str
    page_id: int
    kind: Kind
    title: str | None
    opening: str


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article with all that stands around it, as the article pane shows it."""

    article: Article
    masthead: Issue
    issue: IssueSummary
    page: PageSummary
    source: SourceInfo


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Where one can turn to from an article: article ids, None at an end; pages and issues by their first article."""

    previous_article: str | None = None
    next_article: str | None = None
    previous_page: str | None = None
    next_page: str | None = None
    previous_issue: str | None = None
    next_issue: str | None = None


@dataclass(frozen=True, slots=True)
class ArticlePlace:
    """The path of an article in the tree newspaper › year › issue › page › article."""

    newspaper: str | None
    year: int | None
    issue_id: int
    page_id: int
    article_id: str


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An article that a reader wants to find again. `title` is None where it had none; `created` is ISO 8601, UTC."""

    article: str
    title: str | None
    opening: str
    newspaper: str | None
    date: str | None
    page: str | None
    created: str


@dataclass(frozen=True, slots=True)
class Destination:
    """Something to go to: a newspaper (`issue` is None), an issue (`article` is None) or an article.

    `literal` tells what holds the very characters from what only has their pinyin initials; `nearest` is an
    issue close to a day that has none.
    """

    newspaper: str | None
    issue: IssueSummary | None = None
    article: ArticleSummary | None = None
    page: PageNumber | None = None
    literal: bool = True
    nearest: bool = False


@dataclass(frozen=True, slots=True)
class Destinations:
    """The best destinations for what was typed, best first, and how many there are in all.

    `articles` counts articles, `others` issues and newspapers.
    """

    found: tuple[Destination, ...] = ()
    articles: int = 0
    others: int = 0


@dataclass(frozen=True, slots=True)
class Signature:
    """A name in bylines, as "reporter" or "correspondent", and the number of articles it stands over."""

    name: str
    role: str
    articles: int


@dataclass(frozen=True, slots=True)
class JumpHalf:
    """One half of a story that jumps between pages; `title` and `opening` as in ArticleSummary."""

    article_id: str
    issue_id: int
    newspaper: str | None
    date: str | None
    page: PageNumber | None
    title: str | None
    opening: str
    jump: Jump


@dataclass(frozen=True, slots=True)
class Join:
    """Two halves of one story: `head` says 下转, `tail` says 上接."""

    head: JumpHalf
    tail: JumpHalf


@dataclass(frozen=True, slots=True)
class Jumps:
    """How the jumps of a library, or of an issue, fit: joined pairs, pairs a user took apart, halves left over."""

    joined: tuple[Join, ...] = ()
    parted: tuple[Join, ...] = ()
    unmatched: tuple[JumpHalf, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """Whom and what an article names, in printed form: most mentioned first, then as they come in the text.

    `offices` are organisations of every kind: authorities, firms, schools, hospitals, associations.
    """

    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()


# ── search ────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Document:
    """An article as search reads it. `key` is the catalogue's number for it, never given to another article.

    `fields` maps the name of a field ("title", "body", "byline", …) to its printed text; fields that the
    article does not have are left out. `date` is the issue's stated date; `opening` as in ArticleSummary.
    """

    key: int
    article_id: str
    newspaper: str | None
    date: str | None
    page: PageNumber | None
    kind: Kind
    title: str | None
    opening: str
    fields: Mapping[str, str]
    reporters: tuple[str, ...] = ()
    correspondents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Columns:
    """Facts about every live article, one row an article, as parallel columns of equal length.

    `keys` (signed 64 bit) in ascending order. `dates` are `datetime.date.toordinal()` of the issue's stated
    date, 0 where there is none. `newspapers`, `pages` and `kinds` hold positions in the tuples
    `newspaper_names`, `page_numbers` and `kind_names`.
    """

    keys: array[int]
    dates: array[int]
    newspapers: array[int]
    pages: array[int]
    kinds: array[int]
    newspaper_names: tuple[str | None, ...]
    page_numbers: tuple[PageNumber | None, ...]
    kind_names: tuple[Kind, ...]


@dataclass(frozen=True, slots=True)
class Alike:
    """What counts as the same in a search: full and half width (NFKC), letter case, Traditional hanzi and the
    Simplified ones, the numerals of dates (2012年, 二〇一二年). Layout white space never counts.
    """

    width: bool = True
    case: bool = True
    variants: bool = True
    numerals: bool = True


@dataclass(frozen=True, slots=True)
class Credits:
    """Whose names stand over which articles, and in which printed columns articles stand.

    `signed` and `signers` are pairs of an article's key and a position in `people`, reporters and correspondents
    alike; `placed` and `places` pairs of a key and a position in `column_names`. Keys ascend.
    """

    signed: array[int]
    signers: array[int]
    people: tuple[str, ...]
    placed: array[int]
    places: array[int]
    column_names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SearchOptions:
    """How to answer: at most `limit` hits from `offset` on (None: all), sorted and filtered.

    `date_from`/`date_to` are inclusive ISO dates, whole or in part (2020, 2020-04). `newspaper` lets through those
    whose name contains it, folded; `newspapers`, `pages`, `kinds`, `reporters` (correspondents too) and `columns` let through the
    articles that have one of the values named, as they are printed (the page A1 as A01 too); empty means no limit.
    `undated` lets through those without a stated date alone. Without `suggest` no time is spent on what may help where
    nothing is found.
    """

    limit: int | None = 20
    offset: int = 0
    sort: Sort = Sort.RELEVANCE
    date_from: str | None = None
    date_to: str | None = None
    newspaper: str | None = None
    engine: str | None = None
    newspapers: tuple[str | None, ...] = ()
    pages: tuple[PageNumber | None, ...] = ()
    kinds: tuple[Kind, ...] = ()
    reporters: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    undated: bool = False
    suggest: bool = True
    alike: Alike = Alike()


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search kept under a name; of the options, order and limits."""

    name: str
    query: str
    options: SearchOptions = SearchOptions()


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of one field of an article: "title", "kicker", "subtitle", "byline", "body", "caption", ….

    In "body" the offsets count in `Article.body`.
    """

    field: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of printed text around a hit and the places of the hits in it, as (start, end)."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """One article found; `spans` are all places where the query matches it, in field and text order."""

    article_id: str
    newspaper: str | None
    date: str | None
    page: PageNumber | None
    title: str | None
    opening: str
    snippet: Snippet
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Facets:
    """How all articles that match a query fall apart: pairs of a value and a number of articles, exact.

    `total` and `years` (None: undated) are counted under all limits of the search; every other dimension under
    all limits but its own, so that a number says what choosing the value would give. `months` are ISO (2020-04),
    oldest first, and `undated` goes with them; newspapers, reporters and columns come with the most articles
    first, pages and kinds in their own order. A page printed A1 and A01 is one, named as the options name it or as it
    is printed most in the library.
    """

    total: int
    years: tuple[tuple[int | None, int], ...] = ()
    newspapers: tuple[tuple[str | None, int], ...] = ()
    pages: tuple[tuple[PageNumber | None, int], ...] = ()
    kinds: tuple[tuple[Kind, int], ...] = ()
    reporters: tuple[tuple[str, int], ...] = ()
    columns: tuple[tuple[str, int], ...] = ()
    months: tuple[tuple[str, int], ...] = ()
    undated: int = 0


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place of a query in an article: the printed words before it, itself and after it, on one line."""

    article_id: str
    newspaper: str | None
    date: str | None
    page: PageNumber | None
    title: str | None
    opening: str
    span: Span
    left: str
    match: str
    right: str


@dataclass(frozen=True, slots=True)
class Related:
    """An article like another one, and the telling words that both hold, most telling first."""

    hit: Hit
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was searched: articles and issues in it, files that failed to import and lines of others that did, articles
    not yet indexed, and the source files that the articles came from.

    Articles not yet indexed are searched too, by reading them.
    """

    articles: int
    issues: int
    failed_files: int
    not_indexed: int
    files: int = 0
    failed_lines: int = 0


@dataclass(frozen=True, slots=True)
class PageLeftovers:
    """What stands on a page and in no article, masthead included, and where; `date` is the issue's stated date."""

    newspaper: str | None
    date: str | None
    page: PageNumber | None
    leftovers: tuple[Leftover, ...]


@dataclass(frozen=True, slots=True)
class LeftoverPlace:
    """A piece of text in no article that matches a query, and where it stands."""

    newspaper: str | None
    date: str | None
    page: PageNumber | None
    lines: tuple[int, ...]
    text: str
    masthead: bool = False


@dataclass(frozen=True, slots=True)
class LeftoversFound:
    """How many source lines in no article match a query, at least (`whole`: exactly), and the first few places.

    `mastheads` of the lines are those of mastheads; places in these come last.
    """

    lines: int
    places: tuple[LeftoverPlace, ...]
    whole: bool = True
    mastheads: int = 0


class Asked(StrEnum):
    """What an answer was searched for: nothing, because the query was empty or refused; words alone, wherever they

    stand; or conditions as well: dates, fields, kinds, what must not occur, limits of the search.
    """

    NOTHING = "nothing"
    WORDS = "words"
    CONDITIONS = "conditions"


class Help(StrEnum):
    """Why something may help where a query found nothing: a story holds it in two halves on two pages; or another

    query is the same without the limits of the search, or asks for all the words, or for fewer of them, or for a
    text with a character that is often mistaken for another.
    """

    JOINED = "joined"
    UNLIMITED = "unlimited"
    ALL_WORDS = "all_words"
    FEWER_WORDS = "fewer_words"
    CONFUSABLE = "confusable"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Another query that does find something, why it may be meant, and in how many articles.

    For a story in two halves `join` is given, and `query` is its headline.
    """

    query: str
    help: Help
    articles: int
    join: Join | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a query. `total` is exact. `reading` says how the query was read, in the query's own language.

    `notes` are sentences for the user: an unreadable query read as plain text, an index being rebuilt.
    `suggestions` are other queries that find something when this one found nothing; never mixed with hits.
    `leftovers` are what matches outside all articles, None where nothing does; it is not part of `total`.
    `joined` are stories that hold the query only in both halves together or across their break; they are not part of
    it either. `asked` tells what was searched for.
    """

    query: str
    reading: str
    total: int
    hits: tuple[Hit, ...]
    coverage: Coverage
    elapsed_ms: float
    notes: tuple[Reason, ...] = ()
    suggestions: tuple[str, ...] = ()
    leftovers: LeftoversFound | None = None
    joined: tuple[Join, ...] = ()
    asked: Asked = Asked.WORDS


class Completes(StrEnum):
    """What a completion names."""

    QUERY = "query"
    FIELD = "field"
    NEWSPAPER = "newspaper"
    REPORTER = "reporter"
    CORRESPONDENT = "correspondent"
    COLUMN = "column"
    TAG = "tag"
    KIND = "kind"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Completion:
    """What a half-typed query may become: `insert` takes the place of `start <= i < end` of it.

    `literal` tells what begins with the very characters typed from what only has them as pinyin initials.
    """

    label: str
    insert: str
    start: int
    end: int
    completes: Completes
    literal: bool = True


# ── changes and reports ───────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Changes:
    """What a change touched, so that each pane can decide whether to refresh. False if it touched nothing."""

    issues: frozenset[int] = frozenset()
    index: bool = False
    notes: bool = False

    def __bool__(self) -> bool:
        return bool(self.issues) or self.index or self.notes


@dataclass(frozen=True, slots=True)
class Failure:
    """A file, or one line of a JSON Lines file, that could not be taken, and why."""

    path: str
    reason: Reason
    line: int | None = None


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, in files; `articles` is the number of articles added. `unchanged` files say what the

    library has already, whatever their name and form; `notices` tell what a user should know of files that came in.
    """

    imported: int = 0
    unchanged: int = 0
    articles: int = 0
    failed: tuple[Failure, ...] = ()
    notices: tuple[Failure, ...] = ()
    changes: Changes = Changes()


@dataclass(frozen=True, slots=True)
class IndexState:
    """The state of the search index: "ready", "behind" (articles wait), "missing", "damaged", "other_version" or

    "foreign" (of another catalogue).
    """

    engine: str
    state: str
    articles: int
    not_indexed: int
    bytes: int
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class LibraryStatus:
    """What a library is and how it fares, for the status bar, `selfcheck` and support."""

    home: Path
    newspapers: int
    issues: int
    articles: int
    failed: tuple[Failure, ...]
    index: IndexState
    read_only: bool
    name: str = ""
