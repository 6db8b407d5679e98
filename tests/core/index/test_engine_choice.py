"""Which engine a library uses: by its size or by its setting, and never without an index that answers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader.core.errors import BaokuError
from reader.core.index.folder import MANIFEST
from reader.core.indexing import CatalogueStore
from reader.core.library import Library
from reader.core.progress import Cancelled, Progress, Stage
from reader.core.records import SearchOptions
from reader.core.search.searcher import Searcher
from reader.selfcheck import examine
from tests.builders import record, write_records

ROOT = Path(__file__).parents[3]
EVERYTHING = SearchOptions(limit=None)


@pytest.fixture(autouse=True)
def small_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.core.indexing.LARGE", 10)
    monkeypatch.setattr("reader.core.indexing.SMALL", 5)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "library"


@pytest.fixture
def library(home: Path) -> Iterator[Library]:
    with Library(home) as opened:
        yield opened


def add(library: Library, first: int, number: int, progress: Progress | None = None) -> None:
    records = [record(key) for key in range(first, first + number)]
    source = write_records(library.home.parent / f"{first}.jsonl", records)
    library.import_paths([source], progress or Progress())


def engines(library: Library) -> list[str]:
    index = library.home / "index"
    return sorted(folder.name for folder in index.iterdir() if (folder / MANIFEST).exists())


def test_a_library_that_grows_goes_over_to_tantivy_and_says_so(library: Library) -> None:
    add(library, 0, 9)
    assert (library.status().index.engine, library.mended()) == ("whoosh", [])
    asked = []

    def ask(stage: Stage, *_: object) -> None:
        if stage is Stage.INDEXING:
            answer = library.search("这是第", EVERYTHING)
            asked.append((answer.total, answer.notes, library.status().index.engine))

    add(library, 9, 3, Progress(on_step=ask))
    assert set(asked) == {(12, (), "whoosh"), (12, (), "tantivy")}, (
        "the old index answers until the new one is whole"
    )
    assert library.status().index.engine == "tantivy"
    assert engines(library) == ["tantivy"], "the old one is deleted"
    assert [notice.code for notice in library.mended()] == ["index.switching"]
    assert library.search("第11篇").total == 1


def test_a_library_goes_back_only_when_it_is_much_smaller(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(library, 0, 12)
    monkeypatch.setattr("reader.core.indexing.LARGE", 20)
    add(library, 12, 1)
    assert library.status().index.engine == "tantivy"
    monkeypatch.setattr("reader.core.indexing.SMALL", 15)
    add(library, 13, 1)
    assert library.status().index.engine == "whoosh"
    assert engines(library) == ["whoosh"]
    assert library.search("这是第", EVERYTHING).total == 14


def test_the_setting_decides_whatever_the_size_and_is_kept(home: Path) -> None:
    with Library(home) as library:
        add(library, 0, 3)
        assert library.use_engine("tantivy").engine == "tantivy"
        assert engines(library) == ["tantivy"]
    with Library(home) as library:
        assert library.status().index.engine == "tantivy"
        add(library, 3, 1)
        assert library.status().index.articles == 4
        assert library.use_engine("auto").engine == "whoosh"
        assert engines(library) == ["whoosh"]
        with pytest.raises(BaokuError) as told:
            library.use_engine("nonsense")
        assert told.value.reason.code == "index.unknown_engine"


def test_giving_up_the_change_half_way_leaves_the_old_index_in_use(library: Library) -> None:
    add(library, 0, 9)

    def stop(stage: Stage, done: int, total: int, _: str) -> None:
        if stage is Stage.INDEXING and total == 12:
            raise Cancelled

    with pytest.raises(Cancelled):
        add(library, 9, 3, Progress(on_step=stop))
    assert engines(library) == ["whoosh"]
    assert library.search("这是第", EVERYTHING).total == 12
    library.complete()
    assert engines(library) == ["tantivy"]


KILLED = """
import sys
from pathlib import Path
import reader.core.indexing
from reader.core.index import folder
from reader.core.indexing import CatalogueStore
from reader.core.library import Library
reader.core.indexing.LARGE = 10
def wait(*_):
    print("now", flush=True)
    sys.stdin.read()
if sys.argv[2] == "before":
    folder.IndexFolder._commit = wait
else:
    reader.core.indexing.Indexing._give_up_others = wait
with Library(Path(sys.argv[1])) as library:
    library.complete()
"""


@pytest.mark.parametrize("moment", ["before", "after"])
def test_killed_before_or_after_the_new_index_is_whole_search_goes_on(
    home: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    monkeypatch.setattr("reader.core.indexing.LARGE", 1_000)
    with Library(home) as library:
        add(library, 0, 12)
    command = [sys.executable, "-c", KILLED, str(home), moment]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"now\n"
        writer.kill()
    monkeypatch.setattr("reader.core.indexing.LARGE", 10)
    with Library(home) as library:
        answer = library.search("这是第", EVERYTHING)
        assert (answer.total, answer.notes) == (12, ())
        add(library, 12, 1)
        assert (library.status().index.engine, engines(library)) == ("tantivy", ["tantivy"])


def test_without_tantivy_the_program_says_so_and_goes_on_with_whoosh(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library(home) as library:
        add(library, 0, 12)
    monkeypatch.setattr("reader.core.indexing.trouble", lambda: "No module named 'tantivy'")
    with Library(home) as library:
        assert library.search("这是第", EVERYTHING).total == 12
        add(library, 12, 1)
        assert library.status().index.engine == "whoosh"
        assert library.search("这是第", EVERYTHING).notes == ()
        assert "index.no_engine" in [notice.code for notice in library.mended()]
        with pytest.raises(BaokuError) as told:
            library.search("这是第", SearchOptions(engine="tantivy"))
        assert told.value.reason.code == "index.no_engine"


@pytest.mark.parametrize("engine", ["whoosh", "tantivy"])
def test_an_index_in_a_folder_that_cannot_be_written_answers(
    home: Path, engine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library(home) as library:
        add(library, 0, 4)
        library.use_engine(engine)
    before = sorted((home / "index").rglob("*"))
    folders = [home, *(path for path in home.rglob("*") if path.is_dir())]
    for folder in folders:
        folder.chmod(0o555)
    real = os.access
    monkeypatch.setattr("os.access", lambda path, mode: real(path, mode) and mode != os.W_OK)
    try:
        with Library(home) as library:
            answer = library.search("这是第", EVERYTHING)
            assert (answer.total, answer.notes, library.read_only) == (4, (), True)
            assert library.status().index.engine == engine
        assert sorted((home / "index").rglob("*")) == before, "reading leaves no trace"
    finally:
        for folder in folders:
            folder.chmod(0o755)


def shorten(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


@pytest.mark.parametrize("engine", ["whoosh", "tantivy"])
@pytest.mark.parametrize("fault", [Path.unlink, shorten, flip])
def test_a_fault_in_the_index_is_told_answered_rightly_and_mended_by_itself(
    home: Path, engine: str, fault: Callable[[Path], None]
) -> None:
    with Library(home) as library:
        add(library, 0, 4)
        library.use_engine(engine)
    files = [
        path for path in (home / "index" / engine).rglob("*") if path.is_file() and path.name != MANIFEST
    ]
    fault(files[0])
    with Library(home) as library:
        answer = library.search("这是第", EVERYTHING)
        assert answer.total == 4
        assert [note.code for note in answer.notes] == ["index.damaged"]
        library.synchronize()
        assert [notice.code for notice in library.mended()] == ["index.rebuilt"]
        assert library.search("这是第").notes == ()
        assert library.status().index.state == "ready"


@pytest.mark.parametrize("engine", ["whoosh", "tantivy"])
def test_two_processes_share_an_index_and_one_writes_at_a_time(home: Path, engine: str) -> None:
    with Library(home) as library:
        add(library, 0, 4)
        library.use_engine(engine)
        other = write_records(home.parent / "other.jsonl", [record(50)])
        command = [sys.executable, "-m", "reader", "import", str(other), "--library", str(home)]
        assert subprocess.run(command, cwd=ROOT, capture_output=True).returncode == 0
        answer = library.search("第50篇")
        assert (answer.total, answer.notes) == (1, ())


def test_the_command_line_builds_the_index_it_is_asked_for(home: Path) -> None:
    source = write_records(home.parent / "some.jsonl", [record(key) for key in range(3)])

    def baoku(*arguments: str) -> list[dict[str, object]]:
        command = [sys.executable, "-m", "reader", *arguments, "--json", "--library", str(home)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return [json.loads(line) for line in done.stdout.splitlines()]

    baoku("import", str(source))
    (answer,) = baoku("search", "这是第", "--engine", "tantivy")
    assert (answer["total"], answer["notes"]) == (3, [])
    (state,) = baoku("index", "--use", "tantivy")
    assert (state["engine"], state["state"]) == ("tantivy", "ready")
    (state,) = baoku("index", "--check")
    assert state["engine"] == "tantivy"


def test_the_self_check_writes_and_opens_both_indexes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.selfcheck._window", lambda _: "not asked here")
    found = {check.name: check for check in examine(tmp_path).checks}
    assert found["index"].ok and found["tantivy"].ok, (found["index"], found["tantivy"])


HOSTILE = (
    "运" * 35_000,
    "(" * 10_000 + "运" + ")" * 10_000,
    "(" * 9_000,
    "".join(map(chr, range(1, 32))) * 20 + "篇",
    "\ud800\udfff" * 50 + "篇",
    "(a+)+$ (.*)* (((x+x+)+y" * 20,
    "* ? ** ?*? *",
    " OR ".join(map(chr, range(0x4E00, 0x4E00 + 1_000))),
    " OR ".join(map(chr, range(0x4E00, 0x4E00 + 90))),
    '"' * 5_001,
    "标题:" * 3_000 + "篇",
    "NOT " * 500 + "篇",
    "日期:99999-99..-1 " * 200,
    "正文:\ud800 记者:\udfff",
)


@pytest.mark.parametrize("engine", ["whoosh", "tantivy"])
def test_hostile_queries_are_answered_or_refused_alike(library: Library, engine: str) -> None:
    add(library, 0, 4)
    library.ready_index(engine)
    reading = Searcher(CatalogueStore(library._catalogue, library._indexing.index), None)
    for query in HOSTILE:
        answer = library.search(query, SearchOptions(limit=None, engine=engine))
        right = reading.answer(query, EVERYTHING)
        assert answer.total == right.total, query[:40]
        assert [note.code for note in answer.notes] == [note.code for note in right.notes], query[:40]
