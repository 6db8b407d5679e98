"""The books of an index: changes happen wholly or not at all, and every fault is seen before anything is answered."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from reader.core.errors import BaokuError
from reader.core.index import bits
from reader.core.index.folder import MANIFEST, IndexFolder, State, UnusableIndex
from reader.core.index.protocol import Engine, IndexReader, Occurs, SegmentInfo
from reader.core.index.tantivy_engine import TantivyEngine
from reader.core.index.whoosh_engine import WhooshEngine
from reader.core.records import Document, SearchOptions
from reader.core.search.searcher import Searcher
from tests.core.search.doubles import MemoryStore, document, documents

ARTICLES = documents(40, seed=5)


class TinySegments(WhooshEngine):
    """Segments of at most ten articles."""

    segment_articles = 10


class TinyTantivy(TantivyEngine):
    """The same for Tantivy."""

    segment_articles = 10


TINY: dict[str, type[WhooshEngine | TantivyEngine]] = {"whoosh": TinySegments, "tantivy": TinyTantivy}


@pytest.fixture(scope="module", params=sorted(TINY))
def engine(request: pytest.FixtureRequest) -> Engine:
    made: Engine = TINY[request.param]()
    return made


def folder_at(path: Path, engine: Engine, catalogue: str = MemoryStore.uuid) -> IndexFolder:
    return IndexFolder(path, engine, catalogue)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, engine: Engine) -> Path:
    path = tmp_path_factory.mktemp("built")
    folder_at(path, engine).rebuild(ARTICLES)
    return path


@pytest.fixture
def copy(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "index"))


def selected(reader: IndexReader, text: str) -> list[int]:
    return [reader.rows[row] for row in bits.places(reader.select(Occurs(text)).maybe)]


def live(reader: IndexReader) -> set[int]:
    return {reader.rows[row] for row in bits.places(reader.live)}


def found(folder: IndexFolder, text: str) -> set[int]:
    return set(selected(folder.reader(), text))


def state(path: Path, engine: Engine) -> State:
    return folder_at(path, engine).condition().state


# ── changes ───────────────────────────────────────────────────────────────────────────────────────────


def test_what_is_put_in_is_there_and_what_is_taken_out_is_gone(tmp_path: Path, engine: Engine) -> None:
    folder = folder_at(tmp_path, engine)
    folder.rebuild([document(1), document(2)])
    folder.update([document(3)], [1], lambda _: [])
    assert live(folder.reader()) == {2, 3}
    assert found(folder, "正文") == {2, 3}
    assert folder.condition().articles == 2


def test_an_article_put_in_again_replaces_the_old_one(tmp_path: Path, engine: Engine) -> None:
    folder = folder_at(tmp_path, engine)
    folder.rebuild([document(1), document(2)])
    for _ in range(2):
        folder.update([document(1, fields={"body": "新的文字"})], (), lambda _: [])
    assert found(folder, "新的文字") == {1}
    assert found(folder, "第1篇") == set()
    assert len(selected(folder.reader(), "新")) == 1


def test_an_index_of_nothing_is_an_index(tmp_path: Path, engine: Engine) -> None:
    folder = folder_at(tmp_path, engine)
    folder.rebuild([])
    assert found(folder, "文") == set()
    folder.update([document(1)], (), lambda _: [])
    folder.update((), [1], lambda _: [])
    assert found(folder, "文") == set()
    assert [path.name for path in tmp_path.iterdir()] == [MANIFEST]


def test_many_small_changes_do_not_leave_many_small_files(tmp_path: Path, engine: Engine) -> None:
    folder = folder_at(tmp_path, {"whoosh": WhooshEngine, "tantivy": TantivyEngine}[engine.name]())
    store = MemoryStore()
    folder.rebuild([])
    for key in range(1, 61):
        store.put(document(key))
        folder.update([document(key)], (), store.documents)
    assert len(list(tmp_path.iterdir())) <= 3 * 9 + 1
    assert found(folder, "正文") == set(range(1, 61))


def test_mostly_dead_segments_are_written_anew(tmp_path: Path, engine: Engine) -> None:
    folder = folder_at(tmp_path, engine)
    folder.rebuild(ARTICLES)
    before = folder.condition().bytes
    store = MemoryStore(ARTICLES[::4])
    folder.update((), [a.key for a in ARTICLES if a.key not in store.articles], store.documents)
    assert live(folder.reader()) == set(store.articles)
    assert folder.condition().bytes < before / 2


def test_the_old_index_answers_while_a_new_one_is_built(copy: Path, engine: Engine) -> None:
    folder = folder_at(copy, engine)

    def slowly() -> Iterator[Document]:
        for article in ARTICLES[:15]:
            assert live(folder_at(copy, engine).reader()) == {a.key for a in ARTICLES}
            yield article

    folder.rebuild(slowly())
    assert live(folder.reader()) == {a.key for a in ARTICLES[:15]}


@pytest.mark.parametrize("change", ["rebuild", "update"])
def test_a_change_given_up_half_way_leaves_everything_as_it_was(
    copy: Path, change: str, engine: Engine
) -> None:
    class GivenUpError(Exception):
        pass

    def until_given_up() -> Iterator[Document]:
        yield from documents(25, seed=9)
        raise GivenUpError

    before = sorted(path.name for path in copy.iterdir())
    folder = folder_at(copy, engine)
    with pytest.raises(GivenUpError):
        folder.rebuild(until_given_up()) if change == "rebuild" else folder.update(
            until_given_up(), [1], lambda _: []
        )
    assert sorted(path.name for path in copy.iterdir()) == before
    assert live(folder.reader()) == {a.key for a in ARTICLES}


KILLED = """
import sys
from pathlib import Path
from tests.core.index.test_index_folder import TINY, folder_at
from tests.core.search.doubles import documents

def until_told():
    yield from documents(35, seed=9)
    print("half way", flush=True)
    sys.stdin.read()

index = folder_at(Path(sys.argv[1]), TINY[sys.argv[2]]())
index.rebuild(until_told()) if sys.argv[3] == "rebuild" else index.update(until_told(), [1], lambda _: [])
"""


@pytest.mark.parametrize("change", ["rebuild", "update"])
def test_a_writer_killed_half_way_leaves_the_old_index_and_its_litter_is_swept_up(
    copy: Path, engine: Engine, change: str
) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(copy), engine.name, change],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[3],
    ) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"half way\n"
        writer.kill()
    litter = len(list(copy.iterdir()))
    folder = folder_at(copy, engine)
    assert live(folder.reader()) == {a.key for a in ARTICLES}
    folder.update([document(99)], (), lambda _: [])
    assert live(folder.reader()) == {a.key for a in ARTICLES} | {99}
    assert len(list(copy.iterdir())) < litter


def test_a_reader_in_hand_goes_on_while_the_index_changes(copy: Path, engine: Engine) -> None:
    folder = folder_at(copy, engine)
    reader = folder.reader()
    folder_at(copy, engine).rebuild(ARTICLES[:3])
    assert set(selected(reader, "大运")) <= {a.key for a in ARTICLES}
    assert len(live(reader)) == len(ARTICLES)
    assert len(live(folder.reader())) == 3


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path, engine: Engine) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(BaokuError) as told:
        folder_at(tmp_path / "file" / "index", engine).rebuild([document(1)])
    assert told.value.reason.code == "library.unwritable"


@pytest.mark.parametrize("number", [1, 35])
def test_a_full_disk_is_said_and_the_old_index_stays(copy: Path, engine: Engine, number: int) -> None:
    class NoRoom(TINY[engine.name]):  # type: ignore[misc]
        def begin_segment(
            self, folder: Path, name: str, documents: Sequence[Document]
        ) -> Callable[[], SegmentInfo]:
            end = super().begin_segment(folder, name, documents)

            def end_without_room() -> SegmentInfo:
                end()
                raise OSError(errno.ENOSPC, "No space left on device")

            return end_without_room

    before = names(copy)
    with pytest.raises(BaokuError) as told:
        folder_at(copy, NoRoom()).update(documents(number), (), lambda _: [])
    assert told.value.reason.code == "library.full"
    assert names(copy) == before
    assert state(copy, engine) is State.READY


LIMITED = """
import resource, sys
from pathlib import Path
from reader.core.errors import BaokuError
from tests.core.index.test_index_folder import TINY, folder_at
from tests.core.search.doubles import documents

articles = documents(200, seed=9)
resource.setrlimit(resource.RLIMIT_FSIZE, (6_000, 6_000))
try:
    folder_at(Path(sys.argv[1]), TINY[sys.argv[2]]()).update(articles, [1], lambda _: [])
except BaokuError as error:
    print(error.reason.code)
"""


def test_files_that_cannot_grow_are_a_full_disk(copy: Path, engine: Engine) -> None:
    before = names(copy)
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(copy), engine.name],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[3],
    )
    assert done.stdout.strip() == "library.full", done.stderr
    assert names(copy) == before
    assert state(copy, engine) is State.READY


def test_files_are_read_alike_on_systems_without_positioned_reads(
    copy: Path, monkeypatch: pytest.MonkeyPatch, engine: Engine
) -> None:
    right = found(folder_at(copy, engine), "运")
    assert right
    monkeypatch.setattr("reader.core.index.whoosh_files._POSITIONED_READS", False)
    assert found(folder_at(copy, engine), "运") == right


# ── faults ────────────────────────────────────────────────────────────────────────────────────────────


def names(path: Path) -> list[str]:
    return sorted(entry.relative_to(path).as_posix() for entry in path.rglob("*") if entry.is_file())


def delete(path: Path) -> None:
    path.unlink()


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


@pytest.mark.parametrize("fault", [delete, truncate, empty, flip])
def test_a_fault_in_any_file_is_seen(
    copy: Path, fault: Callable[[Path], None], tmp_path: Path, engine: Engine
) -> None:
    for name in names(copy):
        hurt = Path(shutil.copytree(copy, tmp_path / "hurt"))
        fault(hurt / name)
        expected = State.MISSING if (name, fault) == (MANIFEST, delete) else State.DAMAGED
        assert state(hurt, engine) is expected, name
        with pytest.raises(UnusableIndex):
            folder_at(hurt, engine).update([document(1)], (), lambda _: [])
        shutil.rmtree(hurt)


@pytest.mark.parametrize("fault", [delete, truncate, empty, flip])
def test_a_fault_in_an_index_in_use_is_seen_and_the_answer_stays_right(
    copy: Path, fault: Callable[[Path], None], engine: Engine
) -> None:
    folder = folder_at(copy, engine)
    searcher = Searcher(MemoryStore(ARTICLES), folder)
    right = searcher.answer("运", SearchOptions(limit=None))
    assert right.notes == ()
    for name in names(copy):
        whole = (copy / name).read_bytes()
        fault(copy / name)
        answer = searcher.answer("运", SearchOptions(limit=None))
        assert {hit.article_id for hit in answer.hits} == {hit.article_id for hit in right.hits}
        assert [note.code for note in answer.notes] in (["index.damaged"], ["index.missing"]), name
        (copy / name).write_bytes(whole)
        assert searcher.answer("运").notes == ()


def test_every_bit_of_the_manifest_matters(copy: Path, engine: Engine) -> None:
    manifest = copy / MANIFEST
    whole = manifest.read_bytes()
    for at in range(0, len(whole), 7):
        hurt = bytearray(whole)
        hurt[at] ^= 1 << at % 7
        manifest.write_bytes(hurt)
        assert state(copy, engine) is State.DAMAGED
    manifest.write_bytes(b"[]")
    assert state(copy, engine) is State.DAMAGED
    manifest.write_bytes(b"\x80\x04]\x94.")
    assert state(copy, engine) is State.DAMAGED


def test_an_index_of_another_catalogue_is_not_asked(copy: Path, engine: Engine) -> None:
    condition = folder_at(copy, engine, catalogue="another").condition()
    assert condition.state is State.FOREIGN
    assert condition.reason is not None and condition.reason.code == "index.foreign"


def test_an_index_made_under_other_rules_is_not_asked(
    copy: Path, monkeypatch: pytest.MonkeyPatch, engine: Engine
) -> None:
    class Later(TINY[engine.name]):  # type: ignore[misc]
        format = engine.format + 1

    assert folder_at(copy, Later()).condition().state is State.OTHER_VERSION
    monkeypatch.setattr("reader.core.index.folder.folding_id", lambda: "other rules")
    assert state(copy, engine) is State.OTHER_VERSION
    monkeypatch.undo()
    monkeypatch.setattr("reader.core.index.folder.FORMAT", 99)
    assert state(copy, engine) is State.OTHER_VERSION


def test_no_index_is_missing_not_damaged(tmp_path: Path, engine: Engine) -> None:
    assert state(tmp_path / "nothing", engine) is State.MISSING
    with pytest.raises(UnusableIndex):
        folder_at(tmp_path / "nothing", engine).update([document(1)], (), lambda _: [])


def test_files_that_agree_with_the_manifest_but_are_no_index_are_damage_not_a_crash(
    copy: Path, engine: Engine
) -> None:
    """Somebody who rewrites files and manifest alike gets no answer from them, and no code of theirs runs."""
    folder = folder_at(copy, engine)
    store = MemoryStore(ARTICLES)
    extensions = {"whoosh": (".trm", ".pst"), "tantivy": (".term", ".json", ".idx", ".pos")}[engine.name]
    for extension in extensions:
        hurt = next(name for name in names(copy) if name.endswith(extension) and name != MANIFEST)
        whole = (copy / hurt).read_bytes()
        (copy / hurt).write_bytes(b"\x80\x04cos\nsystem\n." * 50)
        manifest = json.loads((copy / MANIFEST).read_bytes())
        from reader.core.index import folder as books

        for segment in manifest["body"]["segments"]:
            if hurt in segment["files"]:
                segment["files"][hurt] = list(books._facts(copy / hurt))
        manifest["sha256"] = books._digest(manifest["body"])
        before = (copy / MANIFEST).read_bytes()
        (copy / MANIFEST).write_text(json.dumps(manifest))
        answer = Searcher(store, folder).answer("运 OR 大运", SearchOptions(limit=None))
        assert answer.total == Searcher(store, None).answer("运 OR 大运").total
        assert [note.code for note in answer.notes] == ["index.damaged"]
        (copy / hurt).write_bytes(whole)
        (copy / MANIFEST).write_bytes(before)


def test_a_thorough_look_sees_what_file_times_hide(copy: Path, engine: Engine) -> None:
    folder = folder_at(copy, engine)
    assert folder.condition().state is State.READY
    hurt = next(path for path in copy.rglob("*") if path.suffix in {".pst", ".pos"})
    times = (hurt.stat().st_atime_ns, hurt.stat().st_mtime_ns)
    data = bytearray(hurt.read_bytes())
    data[3] ^= 255
    with hurt.open("r+b") as file:
        file.write(data)
    os.utime(hurt, ns=times)
    assert folder.condition(thorough=True).state is State.DAMAGED


def test_importing_the_index_does_not_import_whoosh() -> None:
    code = (
        "import sys, reader.core.index.whoosh_engine, reader.core.index.folder, reader.core.search.searcher; "
        "sys.exit(any(name.split('.')[0] in ('whoosh', 'jieba', 'tantivy') for name in sys.modules))"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[3], check=False).returncode
        == 0
    )
