"""Notes carried between machines: joined without loss, and nothing taken from a bundle that is not sound."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.annotations import bundles, history
from reader.core.annotations.webannotation import from_web, to_web
from reader.core.errors import BaokuError, Language
from reader.core.library import Library
from reader.core.noted import NoteFilter, Place, Status, Target

TARGET = Target("0123456789abcdef-3", "body", "通车", "新桥", "两岸", 4, 6)


@pytest.fixture
def bundle(library, article, tmp_path) -> Path:
    """A bundle of three notes."""
    for number, text in enumerate(("甲", "乙", "丙")):
        library.notes.add(Place(article, "body", number, number + 2), note=text, tags=["签"])
    library.notes.exchange.export(tmp_path / "notes.zip")
    return tmp_path / "notes.zip"


@pytest.fixture
def other(tmp_path, made):
    """A colleague's library, with the same page."""
    shutil.copytree(made, tmp_path / "other")
    with Library(tmp_path / "other") as opened:
        opened.notes.author = "乙"
        yield opened


def texts(library: Library) -> list[str]:
    return sorted(item.note for item in library.notes.find().annotations)


def refused(library: Library, path: Path) -> str:
    """Return the reason for which a bundle is refused; nothing may have been taken of it."""
    before = library.notes.status().changes
    with pytest.raises(BaokuError) as told:
        library.notes.exchange.take(path)
    assert library.notes.status().changes == before
    return told.value.reason.code


def rewritten(
    path: Path,
    change: Callable[[list[dict[str, Any]]], object] = lambda _notes: None,
    manifest: dict[str, Any] | None = None,
) -> Path:
    """Write a bundle again after its notes, or its manifest, were tampered with; its digests are right again."""
    with zipfile.ZipFile(path) as archive:
        notes = [json.loads(line) for line in archive.read(bundles.NOTES).splitlines()]
        stated = json.loads(archive.read(bundles.MANIFEST))
    change(notes)
    lines = b"".join(json.dumps(note, separators=(",", ":")).encode() + b"\n" for note in notes)
    stated["annotations"] = len(notes)
    stated["files"] = {bundles.NOTES: {"sha256": hashlib.sha256(lines).hexdigest(), "bytes": len(lines)}}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(bundles.NOTES, lines)
        archive.writestr(bundles.MANIFEST, json.dumps(stated | (manifest or {})))
    return path


# ── joining ───────────────────────────────────────────────────────────────────────────────────────────


def test_a_bundle_is_taken_once(bundle, other):
    done = other.notes.exchange.take(bundle)
    assert (done.new, done.unchanged, done.waiting) == (3, 0, 0)
    assert texts(other) == ["丙", "乙", "甲"]
    changes = other.notes.status().changes
    done = other.notes.exchange.take(bundle)
    assert (done.new, done.changed, done.unchanged) == (0, 0, 3)
    assert not done.changes
    assert other.notes.status().changes == changes


def test_both_texts_of_one_note_are_kept_and_shown(library, other, bundle, tmp_path):
    other.notes.exchange.take(bundle)
    [note] = other.notes.find(NoteFilter(text="甲")).annotations
    library.notes.author = "甲"
    other.notes.edit(note.id, "乙改的")
    library.notes.edit(note.id, "甲改的")
    other.notes.exchange.export(tmp_path / "back.zip")
    done = library.notes.exchange.take(tmp_path / "back.zip")
    assert (done.changed, done.disputed) == (1, 1)
    mine = library.notes.annotation(note.id)
    assert {mine.note, *(version.text for version in mine.alternatives)} == {"甲改的", "乙改的"}
    whose = {(version.creator, version.text) for version in mine.texts}
    assert whose == {("甲", "甲改的"), ("乙", "乙改的")}, "whoever won, each text has its author"
    for ending in ("md", "html", "csv"):
        path = tmp_path / f"both.{ending}"
        library.notes.exchange.export(path, NoteFilter(disputed=True))
        said = path.read_text("utf-8")
        if ending == "csv":
            assert f"{mine.note},{mine.author}," in said
        else:
            assert all(re.search(rf"\\?\[{name}\\?\] {text}", said) for name, text in whose)
    assert [item.id for item in library.notes.find(NoteFilter(disputed=True)).annotations] == [note.id]
    assert library.notes.find(NoteFilter(text="乙改")).total == 1


def test_deletions_travel_in_a_bundle_of_all_notes(library, other, bundle, tmp_path):
    other.notes.exchange.take(bundle)
    [note] = library.notes.find(NoteFilter(text="乙")).annotations
    library.notes.delete([note.id])
    library.notes.exchange.export(tmp_path / "later.zip")
    done = other.notes.exchange.take(tmp_path / "later.zip")
    assert (done.deleted, texts(other)) == (1, ["丙", "甲"])


def test_a_filtered_bundle_holds_what_was_asked_for(library, bundle, other, tmp_path):
    assert library.notes.exchange.export(tmp_path / "some.zip", NoteFilter(text="丙")) == 1
    other.notes.exchange.take(tmp_path / "some.zip")
    assert texts(other) == ["丙"]


def test_a_bundle_is_web_annotations(bundle):
    with zipfile.ZipFile(bundle) as archive:
        [first, *_rest] = [json.loads(line) for line in archive.read(bundles.NOTES).splitlines()]
    assert first["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert first["type"] == "Annotation" and first["id"].startswith("urn:uuid:")
    assert {body["purpose"] for body in first["body"]} == {"commenting", "tagging"}
    assert [item["type"] for item in first["target"]["selector"]] == [
        "TextQuoteSelector",
        "TextPositionSelector",
    ]
    assert first["target"]["source"].startswith("baoku:article/")


def test_another_program_s_annotation_is_taken_once(bundle, other, library, article):
    foreign = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "https://example.org/anno/7",
        "type": "Annotation",
        "motivation": "commenting",
        "creator": {"name": "外人"},
        "created": "2026-01-02T03:04:05Z",
        "body": [{"type": "TextualBody", "value": "请看"}, {"value": "外", "purpose": "tagging"}],
        "target": {
            "source": f"baoku:article/{article}",
            "selector": {
                "type": "TextQuoteSelector",
                "exact": "建成通车",
                "prefix": "新桥",
                "suffix": ",两岸",
            },
        },
    }
    rewritten(bundle, lambda notes: notes.append(foreign))
    assert other.notes.exchange.take(bundle).new == 4
    assert other.notes.exchange.take(bundle).unchanged == 4
    [note] = other.notes.find(NoteFilter(creator="外人")).annotations
    assert (note.note, note.tags, note.quote, note.status) == ("请看", ("外",), "建成通车", Status.ANCHORED)


TEXT = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=30)


@given(st.lists(st.tuples(st.sampled_from(["note", "tag", "color"]), TEXT), max_size=6))
def test_every_history_comes_back_as_it_was(said):
    note = "0" * 32
    target = {name: getattr(TARGET, name) for name in Target.__slots__}
    made = [
        history.operation(
            note, history.TARGET, target, clock=1, actor="a", creator="甲", at="2026-01-01T00:00:00Z"
        )
    ]
    for clock, (field, value) in enumerate(said, 2):
        worded = value or None if field == "tag" else value
        made.append(
            history.operation(
                note,
                field,
                worded,
                clock=clock,
                actor="a",
                creator="甲",
                at="2026-01-01T00:00:00Z",
                replaces=[made[-1].id] if clock % 2 else [],
            )
        )
    state = history.state(made)
    written = json.loads(json.dumps(to_web(note, state, made), ensure_ascii=False))
    assert from_web(written) == (note, made)


# ── a meeting place ───────────────────────────────────────────────────────────────────────────────────


def test_workstations_meet_in_a_folder_and_each_writes_only_its_own_file(
    library, other, bundle, tmp_path, article
):
    (folder := tmp_path / "meeting").mkdir()
    assert library.notes.exchange.meet(folder).wrote
    [mine] = folder.iterdir()
    written = mine.read_bytes()
    other.notes.add(Place(article, "body", 5, 8), note="乙的")
    met = other.notes.exchange.meet(folder)
    assert (met.read, met.exchange.new, met.wrote) == (1, 3, True)
    assert mine.read_bytes() == written and len(list(folder.iterdir())) == 2
    met = library.notes.exchange.meet(folder)
    assert (met.read, met.exchange.new) == (1, 1)
    assert texts(library) == texts(other) == ["丙", "乙", "乙的", "甲"]
    other.notes.exchange.meet(folder)
    assert not library.notes.exchange.meet(folder).wrote
    assert library.notes.exchange.meet(folder).read == 0


def test_a_library_that_was_copied_to_another_machine_takes_a_name_of_its_own(
    library, bundle, tmp_path, article
):
    (folder := tmp_path / "meeting").mkdir()
    library.notes.exchange.meet(folder)
    shutil.copytree(library.home, tmp_path / "copy")
    with Library(tmp_path / "copy") as copy:
        copy.notes.add(Place(article, "body", 3, 6), note="复本的")
        copy.notes.exchange.meet(folder)
        library.notes.add(Place(article, "body", 4, 7), note="原本的")
        library.notes.exchange.meet(folder)
        copy.notes.exchange.meet(folder)
        assert texts(copy) == texts(library) == ["丙", "乙", "原本的", "复本的", "甲"]
    assert len(list(folder.iterdir())) == 2


def test_a_bad_bundle_in_the_folder_is_named_and_the_others_are_read(library, other, bundle, tmp_path):
    (folder := tmp_path / "meeting").mkdir()
    library.notes.exchange.meet(folder)
    (folder / "bad.notes.zip").write_bytes(b"PK\3\4 not a zip")
    met = other.notes.exchange.meet(folder)
    assert (met.read, [Path(failure.path).name for failure in met.failed]) == (1, ["bad.notes.zip"])
    assert texts(other) == ["丙", "乙", "甲"]


def test_a_shared_folder_that_is_not_there_is_told_and_not_made(library, bundle, tmp_path):
    with pytest.raises(BaokuError) as told:
        library.notes.exchange.meet(tmp_path / "mistyped")
    assert told.value.reason.code == "folder.missing"
    assert not (tmp_path / "mistyped").exists()


def test_an_empty_folder_where_notes_were_exchanged_is_taken_for_a_share_that_is_away(
    library, bundle, tmp_path
):
    share = tmp_path / "share"
    share.mkdir()
    library.notes.exchange.meet(share)
    connected = share.rename(tmp_path / "server")
    share.mkdir()  # what a share is mounted on lies empty without it
    with pytest.raises(BaokuError) as told:
        library.notes.exchange.meet(share)
    assert told.value.reason.code == "notes.meeting_empty"
    assert list(share.iterdir()) == [], "nothing is left under the place where the share comes back"
    share.rmdir()
    connected.rename(share)
    assert library.notes.exchange.meet(share).read == 0
    for file in share.iterdir():
        file.unlink()
    assert library.notes.exchange.meet(share, anew=True).wrote


# ── hostile and broken bundles ────────────────────────────────────────────────────────────────────────


def test_a_bundle_cut_short_anywhere_is_refused(bundle, other):
    data = bundle.read_bytes()
    for length in (0, 10, len(data) // 3, len(data) // 2, len(data) - 30, len(data) - 1):
        bundle.write_bytes(data[:length])
        assert refused(other, bundle) == "bundle.unreadable"


def test_a_bundle_with_a_flipped_byte_is_refused_or_is_the_same(bundle, other):
    data = bundle.read_bytes()
    for place in range(0, len(data), max(1, len(data) // 40)):
        bundle.write_bytes(data[:place] + bytes([data[place] ^ 0xFF]) + data[place + 1 :])
        try:
            other.notes.exchange.take(bundle)
        except BaokuError as told:
            assert told.reason.code.startswith("bundle.")
    assert set(texts(other)) <= {"甲", "乙", "丙"}


@pytest.mark.parametrize(
    "name",
    [
        "../annotations.sqlite",
        "/etc/passwd",
        "C:\\Windows\\x",
        "..\\x",
        "annotations.jsonl/../../x",
        "more.txt",
        "文件",
    ],
)
def test_a_name_that_does_not_belong_there_is_refused(bundle, other, name, tmp_path):
    before = sorted(tmp_path.rglob("*"))
    with zipfile.ZipFile(bundle, "a") as archive:
        archive.writestr(name, b"x")
    assert refused(other, bundle) == "bundle.hostile"
    assert sorted(tmp_path.rglob("*")) == before


def test_a_link_in_place_of_a_file_is_refused(bundle, other):
    with zipfile.ZipFile(bundle) as archive:
        manifest = archive.read(bundles.MANIFEST)
    with zipfile.ZipFile(bundle, "w") as archive:
        link = zipfile.ZipInfo(bundles.NOTES)
        link.create_system = 3
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr(bundles.MANIFEST, manifest)
    assert refused(other, bundle) == "bundle.hostile"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_files_of_one_name_are_refused(bundle, other):
    with zipfile.ZipFile(bundle, "a") as archive:
        archive.writestr(bundles.NOTES, b"{}\n")
    assert refused(other, bundle) == "bundle.hostile"


def test_a_zip_bomb_is_refused_before_it_is_unpacked(bundle, other, monkeypatch):
    with zipfile.ZipFile(bundle, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(bundles.NOTES, b" " * (40 << 20))
        archive.writestr(bundles.MANIFEST, b"{}")
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *_args, **_more: pytest.fail("was opened"))
    assert refused(other, bundle) == "bundle.too_large"


def test_a_member_that_is_larger_than_it_says_is_refused(bundle, other):
    with zipfile.ZipFile(bundle) as archive:
        size = archive.getinfo(bundles.NOTES).file_size
    data = bundle.read_bytes()
    small = (size // 3).to_bytes(4, "little")
    bundle.write_bytes(data.replace(size.to_bytes(4, "little"), small))
    assert refused(other, bundle) in ("bundle.unreadable", "bundle.too_large")


def test_wrong_digests_are_refused(bundle, other):
    with zipfile.ZipFile(bundle) as archive:
        lines, stated = archive.read(bundles.NOTES), json.loads(archive.read(bundles.MANIFEST))
    stated["files"][bundles.NOTES]["sha256"] = "0" * 64
    with zipfile.ZipFile(bundle, "w") as archive:
        archive.writestr(bundles.NOTES, lines)
        archive.writestr(bundles.MANIFEST, json.dumps(stated))
    assert refused(other, bundle) == "bundle.unreadable"


@pytest.mark.parametrize(
    ("manifest", "code"),
    [
        ({"format": 99}, "bundle.newer"),
        ({"kind": "other"}, "bundle.unreadable"),
        ({"annotations": 1_000_000}, "bundle.too_large"),
        ({"annotations": 2}, "bundle.unreadable"),
        ({"files": {}}, "bundle.unreadable"),
        ({"files": []}, "bundle.unreadable"),
        ({"format": "x"}, "bundle.unreadable"),
    ],
)
def test_a_manifest_that_does_not_fit_is_refused(bundle, other, manifest, code):
    assert refused(other, rewritten(bundle, manifest=manifest)) == code


def test_a_million_notes_are_refused(bundle, other, monkeypatch):
    monkeypatch.setattr(bundles, "MOST_NOTES", 2)
    assert refused(other, rewritten(bundle, manifest={"annotations": 1})) == "bundle.too_large"


def _in_history(field: str, value: object) -> Callable[[list[dict[str, Any]]], object]:
    return lambda notes: notes[1]["baoku:history"][0].update({field: value})


@pytest.mark.parametrize(
    "change",
    [
        lambda notes: notes[1].update({"type": "Other"}),
        lambda notes: notes[1].update({"id": "urn:uuid:nonsense"}),
        lambda notes: notes[1].update({"id": notes[0]["id"]}),
        lambda notes: notes[1].update({"baoku:history": []}),
        lambda notes: notes[1].update({"baoku:history": {}}),
        lambda notes: notes[1]["baoku:history"][0].update({"more": 1}),
        lambda notes: notes[1]["baoku:history"][0].pop("at"),
        lambda notes: notes[1]["baoku:history"][0]["value"].update({"quote": "别的字"}),
        lambda notes: (
            notes[1].pop("baoku:history") and notes[1].update({"target": {"source": "file:///etc"}})
        ),
        lambda notes: notes.append([1, 2]),
        lambda notes: notes.append(None),
        _in_history("value", "x" * 10),
        _in_history("value", {"article": "../../x"}),
        _in_history("clock", 1 << 60),
        _in_history("clock", True),
        _in_history("clock", -1),
        _in_history("at", "yesterday"),
        _in_history("field", "__class__"),
        _in_history("annotation", "'; DROP TABLE operations; --"),
        _in_history("id", "0" * 40),
        _in_history("replaces", ["x"]),
        _in_history("creator", "x" * 5000),
        _in_history("creator", "\ud800"),
    ],
)
def test_a_note_that_was_tampered_with_is_refused_with_all_the_others(bundle, other, change):
    assert refused(other, rewritten(bundle, change)) == "bundle.unreadable"
    assert texts(other) == []


def test_nested_beyond_reason_is_refused(bundle, other):
    line = b"[" * 200_000 + b"]" * 200_000 + b"\n"
    with zipfile.ZipFile(bundle, "w") as archive:
        archive.writestr(bundles.NOTES, line)
        stated = {"sha256": hashlib.sha256(line).hexdigest(), "bytes": len(line)}
        archive.writestr(
            bundles.MANIFEST,
            json.dumps(
                {"kind": bundles.KIND, "format": 1, "annotations": 1, "files": {bundles.NOTES: stated}}
            ),
        )
    assert refused(other, bundle) == "bundle.unreadable"


@pytest.mark.parametrize("kind", ["missing", "folder", "text"])
def test_what_is_no_bundle_at_all_is_told(other, tmp_path, kind):
    path = tmp_path / "x.zip"
    if kind == "folder":
        path.mkdir()
    elif kind == "text":
        path.write_text("hello", "utf-8")
    assert refused(other, path).startswith(("file.", "bundle."))


def test_markup_scripts_and_formulas_in_notes_are_only_text(library, article, other, tmp_path):
    evil = "<script>alert(1)</script> [x](javascript:1) ![](http://x) `code`\n# 标题\n=cmd|' /C calc'!A0"
    library.notes.author = "<b>甲</b>"
    library.notes.add(Place(article, "body", 0, 3), note=evil, tags=["=1+1", "<i>"])
    library.notes.add(Place(article, "body", 3, 6), note='=HYPERLINK("http://x")')
    library.notes.exchange.export(tmp_path / "x.zip")
    other.notes.exchange.take(tmp_path / "x.zip")
    assert evil in texts(other)
    for form in ("html", "md", "csv"):
        other.export_notes(tmp_path / f"x.{form}", NoteFilter())
    html = (tmp_path / "x.html").read_text("utf-8")
    assert "<script" not in html and "&lt;script&gt;" in html and "<b>" not in html and "<i>" not in html
    assert "default-src 'none'" in html
    markdown = (tmp_path / "x.md").read_text("utf-8")
    assert "<script" not in markdown and "[x](javascript" not in markdown and "\n# 标题" not in markdown
    rows = (tmp_path / "x.csv").read_text("utf-8")
    assert rows.startswith("\ufeff") and ",=HYPERLINK" not in rows and ',"=HYPERLINK' not in rows
    assert "'=HYPERLINK" in rows


def test_documents_for_people_hold_quote_note_source_and_link(library, article, tmp_path):
    library.notes.add(library.notes.locate(article, "建成通车")[0], note="记一笔", tags=["桥"])
    for form in ("html", "md", "csv"):
        assert library.export_notes(tmp_path / f"x.{form}", NoteFilter()) == 1
        text = (tmp_path / f"x.{form}").read_text("utf-8")
        assert all(
            words in text for words in ("建成通车", "记一笔", "桥", "清溪日报", f"baoku:article/{article}")
        )
        library.export_notes(tmp_path / f"y.{form}", NoteFilter(), Language.ENGLISH)
        assert (tmp_path / f"y.{form}").read_text("utf-8") == text, "there is nothing to be said in words"
    with pytest.raises(BaokuError) as told:
        library.export_notes(tmp_path / "x.doc", NoteFilter())
    assert told.value.reason.code == "bundle.form"
