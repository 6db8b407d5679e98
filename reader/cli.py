"""The command line: the same facade as the window's, without Qt. Others script against it (see core/contract.py).

Exit codes: 0 done, 1 done in part (what failed is named), 2 bad usage or nothing done.
"""

from __future__ import annotations

import argparse
import json
import locale
import os
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

from reader import __version__, paths
from reader.core import contract
from reader.core.errors import BaokuError, Language
from reader.core.library import Library, parse_file, source_text
from reader.core.progress import Cancelled, Progress, Stage
from reader.core.records import (
    Answer,
    Failure,
    IndexState,
    JumpHalf,
    ParsedPage,
    SearchOptions,
    Sort,
    StoredArticle,
)

DONE, IN_PART, NOTHING = 0, 1, 2

WORDS = {
    "imported": ("已导入 {imported} 个文件({articles} 篇),未变 {unchanged} 个,失败 {failed} 个",
                 "imported {imported} files ({articles} articles), {unchanged} unchanged, {failed} failed"),
    "found": ("“{query}”:{total} 篇(检索了 {issues} 期 {articles} 篇,{failed} 个文件失败;{ms:.0f} 毫秒)",
              "“{query}”: {total} articles (searched {articles} articles in {issues} issues; "
              "{failed} files failed; {ms:.0f} ms)"),
    "suggest": ("没有逐字命中。换成这些词可以找到:{suggestions}", "no literal hit; these do find something: {suggestions}"),
    "untitled": ("[无标题] {opening}", "[no headline] {opening}"),
    "unnamed": ("未识别报名", "newspaper not stated"),
    "undated": ("日期不详", "undated"),
    "page": ("第{page}版", "page {page}"),
    "index": ("索引 {engine}:{state},{articles} 篇,待索引 {not_indexed} 篇,{bytes} 字节",
              "index {engine}: {state}, {articles} articles, {not_indexed} waiting, {bytes} bytes"),
    "importing": ("正在导入", "importing"),
    "indexing": ("正在索引", "indexing"),
    "checking": ("正在检查", "checking"),
    "stopped": ("已停止;已完成的部分保留,下次启动时继续", "stopped; what is done stays, the rest goes on at the next start"),
    "no display": ("没有可用的显示器,无法打开窗口。请在有桌面的机器上运行 baoku,或在此使用 baoku search、baoku show",
                   "there is no display to open a window on. Run baoku on a machine with a desktop, "
                   "or use baoku search and baoku show here"),
    "no qt": ("无法载入窗口所需的系统库:{detail}", "a system library that the window needs cannot be loaded: {detail}"),
    "people": ("人物", "people"),
    "places": ("地点", "places"),
    "offices": ("机构", "offices"),
    "reporter": ("记者", "reporter"),
    "correspondent": ("通讯员", "correspondent"),
    "joined": ("已接合", "joined"),
    "parted": ("已拆开", "taken apart"),
    "unmatched": ("未配对", "no match"),
    "line": ("第 {line} 行", "line {line}"),
    "date": ("不是日期:{text}(例:2020、2020-04、2020-04-16)", "not a date: {text} (such as 2020, 2020-04, 2020-04-16)"),
}  # fmt: skip


class Speech:
    """Sentences in the user's language, on the right stream."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def say(self, word: str, **fields: object) -> str:
        """Return a sentence."""
        chinese, english = WORDS[word]
        return (chinese if self.language is Language.CHINESE else english).format(**fields)

    def tell(self, text: str) -> None:
        """Tell the user something that is not the answer."""
        print(text, file=sys.stderr, flush=True)

    def failure(self, failure: Failure) -> str:
        """Return the sentence about a file."""
        where = failure.path
        if failure.line is not None:
            where += " " + self.say("line", line=failure.line)
        return f"{where}: {failure.reason.text(self.language)}"


def system_language() -> Language:
    """Return English where the system is set to any language but Chinese; where it is set to none, Chinese."""
    names = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    name = next(filter(None, names), "")
    if not name and sys.platform == "win32":
        name = locale.getlocale()[0] or ""
    spoken = name.split(".")[0].lower()
    return (
        Language.CHINESE
        if spoken in {"", "c", "posix"} or spoken.startswith(("zh", "chinese"))
        else Language.ENGLISH
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A path that is no Unicode comes out as an escape that JSON understands too.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    speech = Speech(system_language())
    options = _parser(speech).parse_args(arguments)
    run: Callable[[argparse.Namespace, Speech], int] = options.run
    try:
        return run(options, speech)
    except BaokuError as error:
        speech.tell(error.reason.text(speech.language))
        return NOTHING
    except (Cancelled, KeyboardInterrupt):
        speech.tell(speech.say("stopped"))
        return IN_PART
    except BrokenPipeError:
        # The reader of our output has gone; what is left in the buffer must not raise again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return IN_PART


# ── commands ──────────────────────────────────────────────────────────────────────────────────────────


def run_gui(options: argparse.Namespace, speech: Speech) -> int:
    """Open the window."""
    from reader.display import available

    if not available():
        speech.tell(speech.say("no display"))
        return NOTHING
    try:
        from reader.ui.app import run
    except ImportError as error:
        speech.tell(speech.say("no qt", detail=error))
        return NOTHING
    picture = Path(options.picture) if options.picture else None
    return run(paths.library(options.library), picture=picture)


def run_parse(options: argparse.Namespace, speech: Speech) -> int:
    """Parse files without a library."""
    failed, home = 0, paths.library(options.library)
    for path in options.files:
        try:
            page = parse_file(path, home)
        except BaokuError as error:
            speech.tell(f"{path}: {error.reason.text(speech.language)}")
            failed += 1
            continue
        for note in page.notes:
            speech.tell(f"{path}: {note.text(speech.language)}")
        if options.json:
            value = contract.page(page, speech.language)
            if options.explain:
                value["explain"] = [contract.role(role) for role in page.roles]
            _print_json(value)
        elif options.explain:
            print("\n".join(explained(page)))
        else:
            print(f"{path}: {page.issue.newspaper or speech.say('unnamed')} "
                  f"{page.issue.date or speech.say('undated')}")  # fmt: skip
            for article in page.articles:
                print(f"  {article.id}  {article.kind.value:<12} {article.title or '—'}")
    return _outcome(len(options.files) - failed, failed)


def run_import(options: argparse.Namespace, speech: Speech) -> int:
    """Take files and folders into the library."""
    with _library(options, speech) as library:
        report = library.import_paths([Path(path) for path in options.paths], _progress(speech))
    if options.json:
        _print_json(contract.report(report, speech.language))
    else:
        print(speech.say("imported", imported=report.imported, articles=report.articles,
                         unchanged=report.unchanged, failed=len(report.failed)))  # fmt: skip
    for failure in report.failed:
        speech.tell(speech.failure(failure))
    return _outcome(report.imported + report.unchanged, len(report.failed))


def run_search(options: argparse.Namespace, speech: Speech) -> int:
    """Answer a query, or a file of queries."""
    wanted = SearchOptions(
        limit=options.limit or None,
        offset=options.offset,
        sort=Sort(options.sort),
        date_from=options.date_from,
        date_to=options.date_to,
        newspaper=options.newspaper,
        engine=options.engine,
    )
    queries = [options.query] if options.batch is None else _queries(options.batch)
    with _library(options, speech) as library:
        library.complete(_progress(speech))
        for answer in library.search_many(queries, wanted, speech.language):
            for note in answer.notes:
                speech.tell(note.text(speech.language))
            if options.json:
                _print_json(contract.answer(answer, speech.language))
            else:
                _print_answer(answer, speech)
    return DONE


def run_show(options: argparse.Namespace, speech: Speech) -> int:
    """Show an article."""
    with _library(options, speech) as library:
        library.complete(_progress(speech))
        stored = library.article(options.id)
        named = library.named(options.id) if options.names else None
        printed = library.source_lines(options.id) if options.source else []
    own = [(number, text) for number, text in printed if number in stored.article.lines]
    if options.json:
        more: dict[str, Any] = {"named": contract.named(named)} if named else {}
        if options.source:
            more["source_lines"] = contract.source_lines(own)
        _print_json(contract.stored(stored) | more)
        return DONE
    _print_article(stored, speech)
    if named:
        for kind, names in contract.named(named).items():
            print(f"{speech.say(kind)}: {' '.join(names)}")
    for number, text in own:
        print(f"{number:>5}  {text}")
    return DONE


def run_index(options: argparse.Namespace, speech: Speech) -> int:
    """Build the index anew, or check it."""
    with _library(options, speech) as library:
        if options.rebuild:
            library.complete(_progress(speech))
            state = library.rebuild_index(options.engine, _progress(speech))
        else:
            state = library.check_index(options.engine)
    _print_state(state, options.json, speech)
    return DONE if state.state == "ready" else IN_PART


def run_reporters(options: argparse.Namespace, speech: Speech) -> int:
    """Count the articles of reporters and correspondents."""
    with _library(options, speech) as library:
        library.complete(_progress(speech))
        for signature in library.signatures(options.newspaper):
            if options.json:
                _print_json(contract.signature(signature))
            else:
                print(f"{signature.articles:>6}  {speech.say(signature.role)}  {signature.name}")
    return DONE


def run_jumps(options: argparse.Namespace, speech: Speech) -> int:
    """List the stories that jump between pages; take a pair apart, or join it again."""
    with _library(options, speech) as library:
        library.complete(_progress(speech))
        if options.part:
            library.part(*options.part)
        if options.rejoin:
            library.rejoin(*options.rejoin)
        found = library.jumps()
    if options.json:
        _print_json(contract.jumps(found))
        return DONE
    for word, pairs in (("joined", found.joined), ("parted", found.parted)):
        for pair in pairs:
            print(f"{speech.say(word)}  {_half(pair.head, speech)}  →  {_half(pair.tail, speech)}")
    for half in found.unmatched:
        print(f"{speech.say('unmatched')}  {_half(half, speech)}")
    return DONE


def _half(half: JumpHalf, speech: Speech) -> str:
    title = half.title or speech.say("untitled", opening=half.opening)
    return f"{title} ({_where(half.newspaper, half.date, half.page, speech)}) [{half.article_id}]"


def run_selfcheck(options: argparse.Namespace, _speech: Speech) -> int:
    """Prove that every part of this very program works, and say what it is."""
    from reader.selfcheck import examine

    report = examine(paths.library(options.library))
    if options.json:
        _print_json(report.plain())
    else:
        print("\n".join(report.lines()))
    return DONE if report.sound else IN_PART


# ── the parts of commands ─────────────────────────────────────────────────────────────────────────────


@contextmanager
def _library(options: argparse.Namespace, speech: Speech) -> Iterator[Library]:
    """Open the library and tell what had to be mended."""
    with Library(paths.library(options.library)) as library:
        for reason in library.mended():
            speech.tell(reason.text(speech.language))
        yield library


def _outcome(done: int, failed: int) -> int:
    if not failed:
        return DONE
    return IN_PART if done else NOTHING


def _queries(file: str) -> Iterator[str]:
    """Yield the lines of a file of queries; `-` is standard input."""
    try:
        with sys.stdin.buffer if file == "-" else Path(file).open("rb") as stream:
            for line in stream:
                yield line.decode("utf-8-sig", "replace").rstrip("\r\n")
    except OSError as error:
        raise BaokuError("file.unreadable", detail=f"{file}: {error.strerror}") from error


def explained(page: ParsedPage) -> Iterator[str]:
    """Yield, for every line of a page that is not blank, what it became, why, and its beginning."""
    lines = source_text(page.source)
    for role in page.roles:
        text = lines[role.line - 1].strip()
        yield f"{role.line:>5}  {role.role:<12}  {role.article or '-':<22}  {role.why}  | {text[:40]}"


def _progress(speech: Speech) -> Progress:
    """Show progress on standard error: in place on a terminal, else a line every few seconds."""
    interactive = sys.stderr.isatty()
    pause = 0.1 if interactive else 5.0
    last = time.monotonic()

    def step(stage: Stage, done: int, total: int, subject: str) -> None:
        nonlocal last
        now = time.monotonic()
        finished = done == total
        if (not finished and now - last < pause) or (not interactive and finished):
            return
        last = now
        line = f"{speech.say(stage.value)} {done}/{total} {subject}"
        if interactive:
            print(f"\r\x1b[K{'' if finished else line}", end="", file=sys.stderr, flush=True)
        else:
            speech.tell(line)

    return Progress(on_step=step)


def _print_json(value: dict[str, Any]) -> None:
    print(json.dumps(value, ensure_ascii=False), flush=True)


def _print_answer(answer: Answer, speech: Speech) -> None:
    searched = answer.coverage
    print(speech.say("found", query=answer.query, total=answer.total, issues=searched.issues,
                     articles=searched.articles, failed=searched.failed_files, ms=answer.elapsed_ms))  # fmt: skip
    print(answer.reading)
    if answer.suggestions:
        print(speech.say("suggest", suggestions=" · ".join(answer.suggestions)))
    for hit in answer.hits:
        title = hit.title or speech.say("untitled", opening=hit.opening)
        print(f"\n{title}\n  {_where(hit.newspaper, hit.date, hit.page, speech)}  [{hit.article_id}]")
        print(f"  {hit.snippet.text}")


def _where(newspaper: str | None, date: str | None, page: object, speech: Speech) -> str:
    parts = [newspaper or speech.say("unnamed"), date or speech.say("undated")]
    return " ".join(parts + ([speech.say("page", page=page)] if page is not None else []))


def _print_article(stored: StoredArticle, speech: Speech) -> None:
    article = stored.article
    for text in (article.kicker, article.title, article.subtitle):
        if text:
            print(text)
    print(_where(stored.issue.newspaper, stored.issue.date, stored.page.number, speech))
    if article.byline:
        print(article.byline)
    print()
    for paragraph in article.paragraphs:
        print(f"　　{paragraph}")
    for text in (article.caption, article.photo_credit):
        if text:
            print(text)


def _print_state(state: IndexState, as_json: bool, speech: Speech) -> None:
    if as_json:
        _print_json(contract.index_state(state, speech.language))
        return
    print(speech.say("index", engine=state.engine, state=state.state, articles=state.articles,
                     not_indexed=state.not_indexed, bytes=state.bytes))  # fmt: skip
    if state.reason:
        print(state.reason.text(speech.language))


# ── the grammar of the command line ───────────────────────────────────────────────────────────────────


class _Parser(argparse.ArgumentParser):
    """argparse with our exit code, which happens to be its own, and help on bad usage of no command at all."""

    def _parse_optional(self, arg_string: str) -> Any:
        """Take `-北京` and `-"…"` for queries: options begin with a Latin letter."""
        if re.match(r"-+[A-Za-z]", arg_string) is None and arg_string != "--":
            return None
        return super()._parse_optional(arg_string)

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(NOTHING, f"{self.prog}: {message}\n")


def _parser(speech: Speech) -> argparse.ArgumentParser:
    parser = _Parser(prog="baoku", description="报库: offline newspaper archive reader / 离线报纸资料阅读器")
    parser.add_argument("--version", action="version", version=f"baoku {__version__}")
    # Given before the command or after it; SUPPRESS keeps the second from wiping out the first.
    shared = _Parser(add_help=False)
    library_help = "资料库文件夹 / library folder (BAOKU_LIBRARY)"
    shared.add_argument("--library", metavar="DIR", default=argparse.SUPPRESS, help=library_help)
    parser.add_argument("--library", metavar="DIR", default=None, help=library_help)
    answering = _Parser(add_help=False)
    answering.add_argument("--json", action="store_true", help="JSON on standard output")
    parser.set_defaults(run=run_gui)
    commands = parser.add_subparsers(metavar="COMMAND", parser_class=_Parser)

    def command(name: str, run: Callable[..., int], help: str, *parents: _Parser) -> Any:
        made = commands.add_parser(name, help=help, description=help, parents=[shared, *parents])
        made.set_defaults(run=run)
        return made

    parser.set_defaults(picture=None)
    window = command("gui", run_gui, "打开窗口 / open the window")
    window.add_argument(
        "--picture", metavar="FILE", help="画出窗口后退出 / draw the window into a file and leave"
    )

    parse = command("parse", run_parse, "解析版面文本 / parse the text of pages", answering)
    parse.add_argument("files", nargs="+", metavar="FILE")
    parse.add_argument(
        "--explain", action="store_true", help="每一行成了什么、为什么 / what became of each line"
    )

    take = command("import", run_import, "导入文件和文件夹 / take in files and folders", answering)
    take.add_argument("paths", nargs="+", metavar="PATH")

    search = command("search", run_search, "检索 / search", answering)
    asked = search.add_mutually_exclusive_group(required=True)
    asked.add_argument("query", nargs="?", metavar="QUERY")
    asked.add_argument("--batch", metavar="FILE", help="每行一个检索式 / one query a line")
    search.add_argument("--limit", type=_count, default=20, metavar="N", help="0 = 全部 / all")
    search.add_argument("--offset", type=_count, default=0, metavar="N")
    search.add_argument("--sort", choices=[sort.value for sort in Sort], default=Sort.RELEVANCE.value)
    search.add_argument("--from", dest="date_from", type=_date(speech), metavar="DATE")
    search.add_argument("--to", dest="date_to", type=_date(speech), metavar="DATE")
    search.add_argument("--newspaper", metavar="NAME")
    search.add_argument("--engine", metavar="NAME")

    show = command("show", run_show, "显示一篇文章 / show an article", answering)
    show.add_argument("id", metavar="ID")
    show.add_argument("--source", action="store_true", help="原文各行 / the source lines it was made from")
    show.add_argument(
        "--names", action="store_true", help="文中的人物、地点、机构 / people, places and offices in it"
    )

    index = command("index", run_index, "重建或检查索引 / rebuild or check the index", answering)
    task = index.add_mutually_exclusive_group(required=True)
    task.add_argument("--rebuild", action="store_true")
    task.add_argument("--check", action="store_true")
    index.add_argument("--engine", metavar="NAME")

    reporters = command("reporters", run_reporters, "记者与通讯员的篇数 / articles by reporter", answering)
    reporters.add_argument("--newspaper", metavar="NAME")

    jumps = command("jumps", run_jumps, "转版文章的接合 / stories that jump between pages", answering)
    change = jumps.add_mutually_exclusive_group()
    change.add_argument("--part", nargs=2, metavar=("HEAD", "TAIL"), help="拆开 / take a pair apart")
    change.add_argument("--rejoin", nargs=2, metavar=("HEAD", "TAIL"), help="重新接合 / undo --part")

    command("selfcheck", run_selfcheck, "检查程序各部分 / prove every part of the program", answering)
    return parser


def _count(text: str) -> int:
    number = int(text)
    if number < 0:
        raise argparse.ArgumentTypeError(text)
    return number


def _date(speech: Speech) -> Callable[[str], str]:
    def date(text: str) -> str:
        from reader.core.library import is_date

        if not is_date(text):
            raise argparse.ArgumentTypeError(speech.say("date", text=text))
        return text

    return date
