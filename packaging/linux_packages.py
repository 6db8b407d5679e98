"""Makes the Linux packages from a built program: .deb, the UOS store's .deb, and the portable .tar.gz.

    linux_packages.py deb [--uos] [--maintainer "NAME <MAIL>"] [--package-version V] [--fast] [--build FOLDER] [--output FOLDER]
    linux_packages.py tarball [--portable] [--build FOLDER] [--output FOLDER]

No root is needed. What the package depends on is read from the files themselves; a library that no Debian
package is known for stops the making. The same build and SOURCE_DATE_EPOCH give the same package.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import textwrap
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "packaging"))

import elf  # noqa: E402 - lies beside this file
import release_facts as facts  # noqa: E402

LINUX = ROOT / "packaging" / "linux"
PORTABLE_MARK = "portable.txt"
"""As reader/paths.py looks for it beside the program."""
ICON_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
UOS_ID = "org.baoku.reader"
GLIBC_FILES = re.compile(r"(ld-linux.*|libc|libm|libdl|libpthread|librt|libresolv|libutil)\.so\.\d+")
PACKAGE_OF = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgcc_s.so.1": "libgcc-s1 | libgcc1",
    "libglib-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libxcb.so.1": "libxcb1",
}
"""Debian's package of every library that the program leaves to the system, the newer name first."""
RECOMMENDED_OF = {
    "libcups.so.2": "libcups2t64 | libcups2",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
"""The same for libraries of one plugin, without which the program runs all the same."""
NOT_LINKED = ("xkb-data",)
"""What it reads while it runs: names of keys."""
RECOMMENDED = ("fonts-noto-cjk | fonts-wqy-microhei | fonts-wqy-zenhei | fonts-arphic-uming", "xdg-utils")
GCC_OF_GLIBCXX = {
    22: "6",
    24: "7",
    25: "8",
    26: "9",
    28: "10",
    29: "11",
    30: "12",
    31: "13",
    33: "14",
    34: "15",
}
"""The GCC whose C++ library first has the symbols GLIBCXX_3.4.N."""


class PackagingError(Exception):
    """A package cannot be made; the message says why."""


def main(arguments: list[str]) -> int:
    """Make a package and print its path and size; return the exit code."""
    parser = argparse.ArgumentParser(prog="dev.py")
    parser.add_argument("kind", choices=("deb", "tarball"))
    parser.add_argument("--build", type=Path, default=ROOT / "dist" / "baoku", help="the built program")
    parser.add_argument("--output", type=Path, default=ROOT / "dist")
    parser.add_argument("--uos", action="store_true", help="the layout of the UOS store")
    parser.add_argument("--fast", action="store_true", help="packed less, for trials")
    parser.add_argument("--portable", action="store_true", help="keeps its data beside itself from the start")
    parser.add_argument("--maintainer", default=facts.MAINTAINER, metavar="'NAME <MAIL>'")
    parser.add_argument(
        "--package-version", default=facts.VERSION, metavar="VERSION", help="another for trials"
    )
    options = parser.parse_args(arguments)
    options.output.mkdir(parents=True, exist_ok=True)
    try:
        if not (options.build / "_internal").is_dir():
            raise PackagingError(
                f"{options.build}: 没有打好的程序 · no built program; first: packaging/dev.py build"
            )
        if options.kind == "deb":
            made = deb(
                options.build,
                options.output,
                version=options.package_version,
                maintainer=options.maintainer,
                uos=options.uos,
                fast=options.fast,
            )
        else:
            made = tarball(options.build, options.output, options.portable)
    except PackagingError as error:
        print(f"[报库] {error}", file=sys.stderr)
        return 1
    print(f"{made}: {made.stat().st_size / 1e6:.1f} MB")
    return 0


# ── .deb ──────────────────────────────────────────────────────────────────────────────────────────────


def deb(build: Path, output: Path, *, version: str, maintainer: str, uos: bool, fast: bool) -> Path:
    """Write the Debian package of a built program and return its path. Raises PackagingError."""
    name = UOS_ID if uos else "baoku"
    target = output / f"{name}_{version}_{facts.debian_architecture()}.deb"
    os.umask(0o022)
    with tempfile.TemporaryDirectory(prefix="deb-", dir=output) as folder:
        stage = Path(folder) / name
        if uos:
            stage_uos(build, stage, version)
        else:
            stage_debian(build, stage, version)
        write_control(stage, name, version, maintainer, build)
        give_modes(stage)
        give_time(stage)
        packing = ["-Zgzip", "-z1"] if fast else ["-Zxz"]
        command = ["dpkg-deb", "--root-owner-group", *packing, "--build", str(stage), str(target)]
        environment = {**os.environ, "SOURCE_DATE_EPOCH": str(facts.epoch())}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise PackagingError(done.stderr.strip())
    return target


def stage_debian(build: Path, stage: Path, version: str) -> None:
    """Lay out the files of the package as Debian's policy wants them."""
    share = stage / "usr" / "share"
    program = stage / "usr" / "lib" / "baoku"
    shutil.copytree(build, program, symlinks=True)
    link = stage / "usr" / "bin" / "baoku"
    link.parent.mkdir(parents=True)
    link.symlink_to("../lib/baoku/baoku")
    place_icons(build, share / "icons", "baoku")
    words = {
        "PROGRAM": "/usr/bin/baoku",
        "ICON": "baoku",
        "VERSION": version,
        "DATE": facts.day().isoformat(),
    }
    fill(LINUX / "baoku.desktop", share / "applications" / "baoku.desktop", words)
    fill(LINUX / "baoku.metainfo.xml", share / "metainfo" / f"{facts.APP_ID}.metainfo.xml", words)
    fill(LINUX / "baoku-mime.xml", share / "mime" / "packages" / "baoku.xml", words)
    fill(LINUX / "lintian-overrides", share / "lintian" / "overrides" / "baoku", words)
    doc = share / "doc" / "baoku"
    doc.mkdir(parents=True)
    (doc / "copyright").write_text(copyright_text(build), "utf-8")
    (doc / "README.md").write_bytes((ROOT / "packaging" / "README.md").read_bytes())
    write_gzip(doc / "changelog.gz", debian_changelog(version))
    write_gzip(share / "man" / "man1" / "baoku.1.gz", filled((LINUX / "baoku.1").read_text("utf-8"), words))


def stage_uos(build: Path, stage: Path, version: str) -> None:
    """Lay out the files as the UOS store wants them: all under /opt/apps/ID, entries beside an `info`."""
    home = stage / "opt" / "apps" / UOS_ID
    shutil.copytree(build, home / "files", symlinks=True)
    entries = home / "entries"
    place_icons(build, entries / "icons", UOS_ID)
    words = {"PROGRAM": f"/opt/apps/{UOS_ID}/files/baoku", "ICON": UOS_ID}
    fill(LINUX / "baoku.desktop", entries / "applications" / f"{UOS_ID}.desktop", words)
    fill(LINUX / "baoku-mime.xml", entries / "mime" / "packages" / f"{UOS_ID}.xml", words)
    allowed = ("autostart", "notification", "trayicon", "clipboard", "account", "bluetooth", "camera",
               "audio_record", "installed_apps")  # fmt: skip
    info = {
        "appid": UOS_ID,
        "name": "报库",
        "version": version,
        "arch": [facts.debian_architecture()],
        "permissions": dict.fromkeys(allowed, False) | {"clipboard": True},
    }
    (home / "info").write_text(json.dumps(info, ensure_ascii=False, indent=4) + "\n", "utf-8")


def place_icons(build: Path, icons: Path, name: str) -> None:
    """Put the icons in every size where desktops look for them."""
    made = build.parent / "work" / "icons"
    for size in ICON_SIZES:
        copy(made / f"baoku-{size}.png", icons / "hicolor" / f"{size}x{size}" / "apps" / f"{name}.png")
    drawing = build / "_internal" / "resources" / "icons" / "baoku.svg"
    copy(drawing, icons / "hicolor" / "scalable" / "apps" / f"{name}.svg")


def write_control(stage: Path, name: str, version: str, maintainer: str, build: Path) -> None:
    """Write DEBIAN/control and DEBIAN/md5sums."""
    depends, recommends = dependencies(build)
    files = [path for path in sorted(stage.rglob("*")) if path.is_file() and not path.is_symlink()]
    size = sum(path.stat().st_size for path in files) // 1024 + 1
    fields = {
        "Package": name,
        "Version": version,
        "Architecture": facts.debian_architecture(),
        "Maintainer": maintainer,
        "Installed-Size": str(size),
        "Depends": ", ".join(depends),
        "Recommends": ", ".join(recommends),
        "Section": "text",
        "Priority": "optional",
        "Description": f"{facts.SUMMARY_EN}\n{DESCRIPTION}",
    }
    if name == UOS_ID:
        fields |= {"Provides": "baoku", "Conflicts": "baoku"}
    folder = stage / "DEBIAN"
    folder.mkdir()
    (folder / "control").write_text("".join(f"{field}: {text}\n" for field, text in fields.items()), "utf-8")
    sums = [f"{hashlib.md5(path.read_bytes()).hexdigest()}  {path.relative_to(stage)}\n" for path in files]  # noqa: S324
    (folder / "md5sums").write_text("".join(sums), "utf-8")


DESCRIPTION = """\
 Baoku (报库) turns the messy text extracted from newspaper pages into issues
 and articles to read, search, annotate and cite. A search for a word finds
 every article that contains it. It never goes online and never changes a
 source file.
 .
 The package holds its own Python and Qt."""


def dependencies(build: Path) -> tuple[list[str], list[str]]:
    """Return what Depends and Recommends of a built program must name. Raises PackagingError."""
    glibc, _files = elf.newest_glibc(build)
    depends = {"libc6 (>= {})".format(".".join(map(str, glibc))), *NOT_LINKED}
    recommends = set(RECOMMENDED)
    unknown = []
    for library in elf.asked_of_the_system(build):
        if GLIBC_FILES.fullmatch(library):
            continue
        if library in PACKAGE_OF:
            depends.add(PACKAGE_OF[library])
        elif library in RECOMMENDED_OF:
            recommends.add(RECOMMENDED_OF[library])
        elif library == "libstdc++.so.6":
            depends.add(f"libstdc++6 (>= {gcc_version(build)})")
        else:
            unknown.append(library)
    if unknown:
        raise PackagingError(
            "不知道这些库由哪个软件包提供 · no package is known for: " + ", ".join(sorted(unknown))
        )
    return sorted(depends), sorted(recommends)


def gcc_version(build: Path) -> str:
    """Return the oldest GCC whose C++ library has every symbol that the build asks for."""
    newest = 0
    for path in build.rglob("*"):
        asked = elf.read(path) if path.is_file() and not path.is_symlink() else None
        for _library, version in asked.versions if asked else ():
            found = re.fullmatch(r"GLIBCXX_3\.4\.(\d+)", version)
            newest = max(newest, int(found[1]) if found else 0)
    return next((gcc for number, gcc in sorted(GCC_OF_GLIBCXX.items()) if number >= newest), "15")


def copyright_text(build: Path) -> str:
    """Return Debian's machine-readable copyright file; the texts themselves lie with the program."""
    bundled = ", ".join(
        path.stem for path in sorted((build / "licenses").glob("*.txt")) if path.stem != "baoku"
    )
    licence = (ROOT / "LICENSE").read_text("utf-8").strip()
    holders = re.search(r"^Copyright \(c\) (.*)$", licence, re.MULTILINE)
    body = "\n".join(
        f" {line}" if line.strip() else " ." for line in licence.split("\n\n", 2)[2].splitlines()
    )
    listed = "\n".join(
        textwrap.wrap(bundled, 90, initial_indent=" ", subsequent_indent=" ", break_on_hyphens=False)
    )
    return (
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n"
        "Upstream-Name: baoku\n"
        "Comment: The licences of what is bundled lie in /usr/lib/baoku/licenses, a file each:\n"
        f"{listed}\n\n"
        f"Files: *\nCopyright: {holders[1] if holders else 'the Baoku authors'}\nLicense: Expat\n{body}\n"
    )


def debian_changelog(version: str) -> str:
    """Return the changelog in Debian's form. A version that it does not know (a trial's) stands on top."""
    known = facts.changelog()
    blocks = []
    if version not in {entry.version for entry in known}:
        blocks.append(debian_entry(version, ("Trial package.",)))
    blocks += [debian_entry(entry.version, entry.changes) for entry in known]
    return "\n".join(blocks)


def debian_entry(version: str, changes: tuple[str, ...]) -> str:
    """Return one version's block of Debian's changelog."""
    lines = "\n".join(
        textwrap.fill(change, 78, initial_indent="  * ", subsequent_indent="    ") for change in changes
    )
    stamp = format_datetime(datetime.fromtimestamp(facts.epoch(), UTC))
    return f"baoku ({version}) stable; urgency=medium\n\n{lines}\n\n -- {facts.MAINTAINER}  {stamp}\n"


# ── .tar.gz ───────────────────────────────────────────────────────────────────────────────────────────


def tarball(build: Path, output: Path, portable: bool) -> Path:
    """Write the program as one folder in a .tar.gz; `portable` marks it to keep its data beside itself."""
    name = f"baoku-{facts.VERSION}-linux-{os.uname().machine}" + ("-portable" if portable else "")
    target = output / f"{name}.tar.gz"
    with tempfile.TemporaryDirectory(prefix="tar-", dir=output) as folder:
        stage = Path(folder) / name
        shutil.copytree(build, stage, symlinks=True)
        copy(ROOT / "packaging" / "README.md", stage / "README.md")
        copy(LINUX / "baoku-mime.xml", stage / "desktop" / "baoku-mime.xml")
        copy(LINUX / "baoku.desktop", stage / "desktop" / "baoku.desktop.in")
        copy(build.parent / "work" / "icons" / "baoku-256.png", stage / "desktop" / "baoku.png")
        if portable:
            (stage / PORTABLE_MARK).write_text(
                "资料、设置都放在这里的 data 文件夹 · data is kept in data/\n", "utf-8"
            )
        give_modes(stage)
        raw = io.BytesIO()
        with tarfile.open(fileobj=raw, mode="w", format=tarfile.GNU_FORMAT) as archive:
            for path in [stage, *sorted(stage.rglob("*"))]:
                member = archive.gettarinfo(path, arcname=path.relative_to(stage.parent).as_posix())
                member.uid = member.gid = 0
                member.uname = member.gname = "root"
                member.mtime = facts.epoch()
                if member.isreg():
                    with path.open("rb") as stream:
                        archive.addfile(member, stream)
                else:
                    archive.addfile(member)
    with target.open("wb") as written, gzip.GzipFile("", "wb", 9, written, mtime=facts.epoch()) as packed:
        packed.write(raw.getvalue())
    return target


# ── files ─────────────────────────────────────────────────────────────────────────────────────────────


def filled(text: str, words: dict[str, str]) -> str:
    """Return a text with every @WORD@ replaced."""
    for name, value in words.items():
        text = text.replace(f"@{name}@", value)
    return text


def fill(source: Path, target: Path, words: dict[str, str]) -> None:
    """Copy a text file, replacing every @WORD@."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(filled(source.read_text("utf-8"), words), "utf-8")


def copy(source: Path, target: Path) -> None:
    """Copy a file into a folder that may have to be made."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def write_gzip(target: Path, text: str) -> None:
    """Write a compressed text without a time in it, as Debian wants manuals and changelogs."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))


def give_modes(stage: Path) -> None:
    """Make everything readable by all and writable by its owner; folders and the program can be entered and run."""
    for path in [stage, *stage.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or (path.name == "baoku" and elf.read(path)) else 0o644)


def give_time(stage: Path) -> None:
    """Give every file the time of the release."""
    for path in stage.rglob("*"):
        os.utime(path, (facts.epoch(), facts.epoch()), follow_symlinks=False)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main(sys.argv[1:]))
