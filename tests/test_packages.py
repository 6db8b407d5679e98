"""What the packages are made of: what goes in, what the systems are told, and that everything is documented."""

from __future__ import annotations

import hashlib
import json
import re
import struct
import tarfile
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import audit
import bill
import building
import contents
import dev
import elf
import icons
import licences
import linux_packages
import pytest
import release
import release_facts
import windows_installer
from PySide6.QtGui import QImage

import reader
from reader import paths

ROOT = Path(__file__).resolve().parent.parent
PACKAGING = ROOT / "packaging"
MANUAL = (PACKAGING / "README.md").read_text("utf-8")
INSTALLER = (PACKAGING / "windows" / "baoku.nsi").read_text("utf-8")
SHARED_MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


@pytest.fixture(autouse=True)
def one_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")


def elf_file(*libraries: str, versions: tuple[tuple[str, str], ...] = ()) -> bytes:
    """Return the smallest ELF-64 file that asks for libraries and for versions of their symbols."""
    strings = b"\0"
    places = {}
    for text in dict.fromkeys((*libraries, *(part for pair in versions for part in pair))):
        places[text] = len(strings)
        strings += text.encode() + b"\0"
    dynamic = b"".join(struct.pack("<qQ", 1, places[name]) for name in libraries) + struct.pack("<qQ", 0, 0)
    needed = b""
    for number, (library, version) in enumerate(versions, 1):
        following = 0 if number == len(versions) else 32
        needed += struct.pack("<HHIII", 1, 1, places[library], 16, following)
        needed += struct.pack("<IHHII", 0, 0, 2, places[version], 0)
    parts = [(0, b"", 0), (3, strings, 0), (6, dynamic, 1)] + [(0x6FFFFFFE, needed, 1)] * bool(versions)
    body, table = b"", b""
    for kind, data, linked in parts:
        table += struct.pack("<IIQQQQIIQQ", 0, kind, 0, 0, 64 + len(body), len(data), linked, 0, 1, 0)
        body += data
    head = b"\x7fELF\x02\x01\x01" + bytes(9) + struct.pack("<HHIQQQ", 3, 62, 1, 0, 0, 64 + len(body))
    return head + struct.pack("<IHHHHHH", 0, 64, 0, 0, 64, len(parts), 1) + body + table


@pytest.fixture
def build(tmp_path: Path) -> Path:
    """Return a folder that looks like a built program."""
    folder = tmp_path / "dist" / "baoku"
    (folder / "_internal" / "resources" / "icons").mkdir(parents=True)
    (folder / "_internal" / "resources" / "icons" / "baoku.svg").write_text("<svg/>", "utf-8")
    (folder / "_internal" / "libown.so.1").write_bytes(elf_file("libc.so.6"))
    (folder / "licenses").mkdir()
    (folder / "licenses" / "jieba.txt").write_text("MIT", "utf-8")
    glibc = (("libc.so.6", "GLIBC_2.17"), ("libc.so.6", "GLIBC_2.9"))
    (folder / "baoku").write_bytes(elf_file("libc.so.6", "libown.so.1", "libxcb.so.1", versions=glibc))
    made = folder.parent / "work" / "icons"
    made.mkdir(parents=True)
    for size in icons.SIZES:
        (made / f"baoku-{size}.png").write_bytes(b"")
    return folder


# ── one version, one changelog ──


def test_the_version_stands_in_one_place() -> None:
    assert reader.__version__ == release_facts.VERSION == release_facts.changelog()[0].version
    elsewhere = [
        path
        for path in PACKAGING.rglob("*")
        if path.suffix in {".py", ".spec", ".nsi", ".xml", ".desktop", ".1"}
        and release_facts.VERSION in path.read_text("utf-8")
    ]
    assert elsewhere == []


def test_every_version_of_the_changelog_says_what_changed_and_they_descend() -> None:
    entries = release_facts.changelog()
    assert all(entry.changes for entry in entries)
    numbers = [tuple(map(int, re.findall(r"\d+", entry.version))) for entry in entries]
    assert numbers == sorted(numbers, reverse=True)
    assert re.findall(r"^## .*$", release_facts.CHANGELOG.read_text("utf-8"), re.MULTILINE) == [
        match[0] for match in release_facts.HEADING.finditer(release_facts.CHANGELOG.read_text("utf-8"))
    ]


# ── what goes in ──


def test_of_qt_only_what_the_window_uses_goes_in() -> None:
    wanted = (
        "platforms/libqxcb.so",
        "platforms/qwindows.dll",
        "platforms/libqcocoa.dylib",
        "imageformats/libqsvg.so",
    )
    unwanted = ("sqldrivers/libqsqlite.so", "platforms/libqeglfs.so", "tls/qopensslbackend.dll")
    for name in wanted:
        assert contents.is_wanted_plugin(f"PySide6/Qt/plugins/{name}"), name
        assert contents.is_wanted_plugin(f"PySide6\\plugins\\{name}".replace("/", "\\")), name
    for name in unwanted:
        assert not contents.is_wanted_plugin(f"PySide6/Qt/plugins/{name}"), name
    assert contents.is_wanted_data("PySide6/Qt/translations/qtbase_zh_CN.qm")
    assert not contents.is_wanted_data("PySide6/Qt/translations/qtbase_de.qm")


def test_libraries_come_along_only_if_something_kept_leads_to_them() -> None:
    Entry = contents.Entry  # noqa: N806 - a class
    asks = {
        "QtGui": ["libQt6Gui.so.6"],
        "libQt6Gui": ["libicu.so.73", "libglib-2.0.so.0"],
        "eglfs": ["libdrm.so.2"],
    }
    entries = [
        Entry("PySide6/QtGui.abi3.so", "QtGui", "EXTENSION"),
        Entry("PySide6/QtQml.abi3.so", "QtQml", "EXTENSION"),
        Entry("PySide6/Qt/lib/libQt6Gui.so.6", "libQt6Gui", "BINARY"),
        Entry("PySide6/Qt/lib/libicu.so.73", "libicu", "BINARY"),
        Entry("PySide6/Qt/plugins/platforms/libqeglfs.so", "eglfs", "BINARY"),
        Entry("libdrm.so.2", "libdrm", "BINARY"),
    ]
    kept = contents.wanted_binaries(entries, {"QtGui"}, lambda source: asks.get(source, ()))
    assert [entry.source for entry in kept] == ["QtGui", "libQt6Gui", "libicu"]
    links = [
        Entry("libQt6Gui.so.6", "PySide6/Qt/lib/libQt6Gui.so.6", "SYMLINK"),
        Entry("libdrm.so.2", "other/libdrm.so.2", "SYMLINK"),
    ]
    assert contents.wanted_data(links, kept) == links[:1]


def test_the_modules_of_qt_are_those_that_the_program_imports() -> None:
    found = contents.modules_of_qt(ROOT)
    assert {"QtCore", "QtGui", "QtWidgets"} <= found
    assert "QtQml" not in found


def test_our_own_data_goes_in_and_sources_of_translations_do_not(tmp_path: Path) -> None:
    (tmp_path / "NotoSansSC.ttf").write_bytes(b"")
    pairs = {(Path(source).name, folder) for source, folder in contents.resources(ROOT, tmp_path)}
    assert {("variants.tsv", "resources/dictionaries"), ("baoku.svg", "resources/icons")} <= pairs
    assert ("NotoSansSC.ttf", "resources/fonts") in pairs
    assert len([folder for _name, folder in pairs if folder == "seeds"]) == len(
        list((ROOT / "seeds").glob("*.txt"))
    )
    assert not [name for name, _folder in pairs if name.endswith(".ts")]


def test_every_declared_dependency_is_taken_along() -> None:
    imported = {"python-docx": "docx", "PySide6-Essentials": None, "Whoosh": "whoosh"}
    text = (ROOT / "pyproject.toml").read_text("utf-8").split("[project.optional-dependencies]")[0]
    for name in re.findall(r'^    "([A-Za-z0-9-]+)[><=]', text, re.MULTILINE):
        module = imported.get(name, name)
        assert module is None or module in contents.PACKAGES, name


@pytest.mark.parametrize("library", ["libxcb-cursor.so.0", "libxkbcommon-x11.so.0"])
def test_a_build_without_the_windows_libraries_is_refused(library: str) -> None:
    line = f"WARNING: Library not found: could not resolve '{library}', dependency of '/x/libqxcb.so'."
    with pytest.raises(building.BuildError, match=re.escape(library)):
        building.judge_log(line)
    building.judge_log(line.replace(library, "libodbc.so.2"))


def test_a_font_comes_with_its_licence(tmp_path: Path) -> None:
    (tmp_path / "some.otf").write_bytes(b"font")
    (tmp_path / "OFL.txt").write_text("licence", "utf-8")
    (tmp_path / "notes.txt").write_text("no", "utf-8")
    building.bring_font(str(tmp_path / "some.otf"), tmp_path / "made")
    assert {path.name for path in (tmp_path / "made").iterdir()} == {"some.otf", "OFL.txt"}
    with pytest.raises(building.BuildError):
        building.bring_font(str(tmp_path / "notes.txt"), tmp_path / "other")


def test_licences_are_those_of_what_is_in_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(licences, "BUILT_IN", set())
    monkeypatch.setattr(licences, "python_licence", lambda: ROOT / "LICENSE")
    import jieba.finalseg
    import whoosh

    rows = [
        [name, str(module.__file__), "PYMODULE"] for name, module in (("j", jieba.finalseg), ("w", whoosh))
    ]
    licences.collect(rows, tmp_path / "licenses")
    names = {path.stem for path in (tmp_path / "licenses").iterdir()}
    assert names == {"baoku", "python", "jieba", "whoosh", "LGPL-3.0", "GPL-3.0"}
    monkeypatch.setattr(licences, "OWN_TEXTS", tmp_path / "none")
    with pytest.raises(licences.LicenceMissing, match="jieba"):
        licences.collect(rows, tmp_path / "licenses")


# ── icons ──


def test_icons_hold_the_drawing_in_every_size(tmp_path: Path) -> None:
    icons.draw(ROOT / "resources" / "icons" / "baoku.svg", tmp_path)
    for size in icons.SIZES:
        picture = QImage(str(tmp_path / f"baoku-{size}.png"))
        assert (picture.width(), picture.height()) == (size, size)
        assert picture.pixelColor(size // 2, size // 2).alpha() == 255
    ico = (tmp_path / "baoku.ico").read_bytes()
    for number in range(struct.unpack_from("<H", ico, 4)[0]):
        width, *_other, length, offset = struct.unpack_from("<BBBBHHII", ico, 6 + 16 * number)
        assert QImage.fromData(ico[offset : offset + length]).width() == (width or 256)
    icns = (tmp_path / "baoku.icns").read_bytes()
    assert icns[:8] == b"icns" + struct.pack(">I", len(icns))


# ── what Linux is told ──


def test_a_file_says_what_it_asks_the_system_for(tmp_path: Path) -> None:
    file = tmp_path / "x.so"
    file.write_bytes(
        elf_file("libc.so.6", "libm.so.6", versions=(("libc.so.6", "GLIBC_2.4"), ("libc.so.6", "GLIBC_2.34")))
    )
    asked = elf.read(file)
    assert asked is not None
    assert asked.libraries == ("libc.so.6", "libm.so.6")
    assert asked.glibc == (2, 34)
    file.write_bytes(b"#!/bin/sh\n")
    assert elf.read(file) is None


def test_the_package_depends_on_what_its_files_ask_for(build: Path) -> None:
    depends, recommends = linux_packages.dependencies(build)
    assert depends == ["libc6 (>= 2.17)", "libxcb1", "xkb-data"]
    assert any("fonts-noto-cjk" in entry for entry in recommends)
    (build / "_internal" / "strange.so").write_bytes(elf_file("libstrange.so.3"))
    with pytest.raises(linux_packages.PackagingError, match=r"libstrange\.so\.3"):
        linux_packages.dependencies(build)


def test_what_the_build_leaves_to_the_system_has_a_known_package() -> None:
    known = (*linux_packages.PACKAGE_OF, *linux_packages.RECOMMENDED_OF, "libstdc++.so.6")
    for start in contents.LEFT_TO_THE_SYSTEM:
        assert any(name.startswith(start) for name in known), start


def test_file_types_and_links_are_told_alike_everywhere(build: Path, tmp_path: Path) -> None:
    stage = tmp_path / "stage"
    linux_packages.stage_debian(build, stage, "1.2.3")
    desktop = (stage / "usr/share/applications/baoku.desktop").read_text("utf-8")
    types = re.findall(r"^MimeType=(.*);$", desktop, re.MULTILINE)[0].split(";")
    mime = ET.parse(stage / "usr/share/mime/packages/baoku.xml").getroot()
    declared = {kind.get("type"): kind for kind in mime.findall(f"{SHARED_MIME}mime-type")}
    assert set(types) == {*declared, "x-scheme-handler/baoku"}
    described = ET.parse(next((stage / "usr/share/metainfo").iterdir())).getroot()
    assert {kind.text for kind in described.iter("mediatype")} == set(declared)
    assert described.findtext("launchable") == "baoku.desktop"
    spec = (PACKAGING / "baoku.spec").read_text("utf-8")
    for name, kind in declared.items():
        glob = kind.find(f"{SHARED_MIME}glob")
        assert glob is not None
        ending = str(glob.get("pattern")).removeprefix("*.")
        assert f'"${{CLASSES}}\\.{ending}" "Content Type" "{name}"' in INSTALLER
        assert f'"{ending}"' in spec
        assert f'"{name}"' in spec
    assert not [
        path
        for path in stage.rglob("*")
        if path.suffix in {".desktop", ".xml"} and "@" in path.read_text("utf-8")
    ]


def test_the_link_in_bin_and_the_icons_lead_somewhere(build: Path, tmp_path: Path) -> None:
    stage = tmp_path / "stage"
    linux_packages.stage_debian(build, stage, "1.2.3")
    assert (stage / "usr/bin/baoku").resolve() == (stage / "usr/lib/baoku/baoku").resolve()
    for size in linux_packages.ICON_SIZES:
        assert (stage / f"usr/share/icons/hicolor/{size}x{size}/apps/baoku.png").is_file()


def test_the_layout_of_the_uos_store(build: Path, tmp_path: Path) -> None:
    linux_packages.stage_uos(build, tmp_path / "stage", "1.2.3")
    home = tmp_path / "stage" / "opt" / "apps" / linux_packages.UOS_ID
    info = json.loads((home / "info").read_text("utf-8"))
    assert (info["appid"], info["version"]) == (linux_packages.UOS_ID, "1.2.3")
    desktop = (home / "entries" / "applications" / f"{linux_packages.UOS_ID}.desktop").read_text("utf-8")
    program = re.findall(r"^TryExec=(.*)$", desktop, re.MULTILINE)[0]
    assert (tmp_path / "stage" / program.removeprefix("/")).is_file()


def test_the_archive_is_the_same_each_time_and_root_owns_what_is_in_it(build: Path, tmp_path: Path) -> None:
    sums = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        made = linux_packages.tarball(build, tmp_path / name, portable=True)
        sums.append(hashlib.sha256(made.read_bytes()).hexdigest())
    assert sums[0] == sums[1]
    with tarfile.open(made) as archive:
        members = {member.name.split("/", 1)[-1]: member for member in archive.getmembers()}
        assert {(member.uid, member.gid, member.mtime) for member in members.values()} == {(0, 0, 1790000000)}
    assert linux_packages.PORTABLE_MARK == paths.PORTABLE_MARK
    assert paths.PORTABLE_MARK in members
    assert members["baoku"].mode & 0o111
    assert not members["_internal/libown.so.1"].mode & 0o111


def test_debians_changelog_has_every_version_and_a_trial_on_top() -> None:
    text = linux_packages.debian_changelog("9.9+trial")
    heads = re.findall(r"^baoku \((.*)\) stable; urgency=medium$", text, re.MULTILINE)
    assert heads == ["9.9+trial", *(entry.version for entry in release_facts.changelog())]
    assert len(
        re.findall(r"^ -- .* <.*>  \w{3}, \d\d \w{3} \d{4} [\d:]{8} \+0000$", text, re.MULTILINE)
    ) == len(heads)


# ── what administrators read ──


def test_every_switch_and_exit_code_of_the_installer_is_documented() -> None:
    switches = re.findall(r"!insertmacro (?:Switch|Flag) (\w+)", INSTALLER)
    assert {"LOG", "POLICY", "ALLUSERS"} <= set(switches)
    for name in (*switches, "S", "D"):
        assert re.search(rf"`/{name}[=`]", MANUAL), name
    for code in re.findall(r"^!define EXIT_\w+ (\d+)", INSTALLER, re.MULTILINE):
        assert re.search(rf"^\| {code} \|", MANUAL, re.MULTILINE), code


def test_every_command_and_option_of_a_maintainer_is_documented() -> None:
    for module in (building, linux_packages, windows_installer, release, audit):
        text = Path(str(module.__file__)).read_text("utf-8")
        for option in re.findall(r'add_argument\(\s*"(--[\w-]+)"', text):
            assert f"{option}`" in MANUAL or f"{option} " in MANUAL, (module.__name__, option)
    for command in ("build", "test-build", "deb", "tarball", "installer", "release", "audit"):
        assert f"dev.py {command}" in MANUAL
        assert re.search(rf"\b{command}\b", str(dev.__doc__)), command


def test_scripts_named_in_the_manual_exist() -> None:
    for name in re.findall(r"`((?:packaging|tests|\.github)/[\w./-]+\.\w+)", MANUAL):
        assert (ROOT / name).is_file(), name


def test_windows_gets_versions_it_can_compare() -> None:
    assert windows_installer.four_numbers("1.2.3") == "1.2.3.0"
    assert windows_installer.four_numbers("1.2.3rc4.5") == "1.2.3.4"
    assert "filevers=(1, 2, 3, 0)" in building.windows_version("1.2.3")


# ── bill and audit ──


def test_the_bill_names_what_is_in_the_build_once_and_is_the_same_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import jieba
    import tantivy

    # What every build holds of the packager itself is not installed where the tests run.
    monkeypatch.setattr(bill.licences, "BUILT_IN", frozenset({"whoosh"}))
    rows = [["jieba", str(jieba.__file__), "PYMODULE"], ["tantivy", str(tantivy.__file__), "PYMODULE"]]
    bill.write(rows, tmp_path / "a.json")
    bill.write(rows, tmp_path / "b.json")
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()
    found = json.loads((tmp_path / "a.json").read_text("utf-8"))
    references = [component["bom-ref"] for component in found["components"]]
    assert len(references) == len(set(references))
    assert "pkg:pypi/jieba@0.42.1" in references
    assert any(reference.startswith("pkg:cargo/tantivy@") for reference in references)
    assert not [reference for reference in references if "pytest" in reference]
    assert found["metadata"]["component"]["version"] == reader.__version__


def fault(**affected: object) -> dict[str, object]:
    return {"id": "X-1", "affected": [{"package": {"ecosystem": "PyPI", "name": "Some_Package"}, **affected}]}


@pytest.mark.parametrize(
    ("entry", "concerned"),
    [
        (fault(versions=["1.2"]), True),
        (fault(versions=["1.3"]), False),
        (fault(ranges=[{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "1.2"}]}]), False),
        (fault(ranges=[{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "1.10"}]}]), True),
        (
            fault(
                ranges=[{"type": "ECOSYSTEM", "events": [{"introduced": "1.1"}, {"last_affected": "1.2"}]}]
            ),
            True,
        ),
        (fault(ranges=[{"type": "GIT", "events": [{"introduced": "0"}]}]), False),
        ({**fault(versions=["1.2"]), "withdrawn": "2026-01-01T00:00:00Z"}, False),
    ],
)
def test_a_fault_concerns_the_versions_it_names(entry: dict[str, object], concerned: bool) -> None:
    assert list(audit.affected(entry, {"some-package": "1.2"})) == ["some-package"] * concerned


def test_the_audit_says_plainly_whether_it_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert audit.main([]) == audit.NOT_CHECKED
    assert "NOT CHECKED" in capsys.readouterr().err
    entry = fault(versions=["2.7.4"])
    entry["affected"][0]["package"]["name"] = "Whoosh"  # type: ignore[index]
    listed = tmp_path / "all.zip"
    with zipfile.ZipFile(listed, "w") as archive:
        archive.writestr("X-1.json", json.dumps(entry))
    assert audit.main(["--osv", str(listed)]) == audit.FOUND
    assert "whoosh 2.7.4: X-1" in capsys.readouterr().out
    (tmp_path / "empty").mkdir()
    assert audit.main(["--osv", str(tmp_path / "empty")]) == audit.NOT_CHECKED


def test_sums_are_of_every_file_but_their_own(tmp_path: Path) -> None:
    (tmp_path / "b.deb").write_bytes(b"b")
    (tmp_path / "folder").mkdir()
    for _ in range(2):
        assert release.sum_up(tmp_path) == 1
    assert (tmp_path / "SHA256SUMS").read_text("utf-8") == f"{hashlib.sha256(b'b').hexdigest()}  b.deb\n"
