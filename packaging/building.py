"""Builds the packaged program in one folder and judges it. Runs in the environment of the `package` lock.

    building.py [--output FOLDER] [--with-font FONT_OR_FOLDER] [--with-plugin FILE]

The result is FOLDER/baoku (on macOS also Baoku.app); FOLDER/work holds what led to it: PyInstaller's log, the
icons, the list of contents. The same sources, lock and SOURCE_DATE_EPOCH give the same files.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "packaging"), str(ROOT)]

import icons  # noqa: E402 - lies beside this file
import licences  # noqa: E402
import release_facts  # noqa: E402

LARGEST_MB = 150
UNRESOLVED = re.compile(r"could not resolve '([^']+)'")
NEVER_UNRESOLVED = ("libxcb", "libxkb", "libX11")
"""Libraries that make the window; PyInstaller only warns when the machine lacks them."""
FONT_SUFFIXES = (".ttf", ".otf", ".ttc")
NPM_FONT = "@expo-google-fonts/noto-sans-sc"
NPM_FONT_FILE = "NotoSansSC_400Regular.ttf"


class BuildError(Exception):
    """The build cannot be made, or is not good enough; the message says what to do."""


def main(arguments: list[str]) -> int:
    """Build, judge and tell; return the exit code."""
    parser = argparse.ArgumentParser(prog="dev.py build")
    parser.add_argument("--output", type=Path, default=ROOT / "dist")
    parser.add_argument(
        "--with-font", metavar="FONT", help=f"a font file, a folder of them, or npm:{NPM_FONT}"
    )
    plugin_help = "a plugin for an input method, compiled against the same Qt"
    parser.add_argument("--with-plugin", type=Path, metavar="FILE", help=plugin_help)
    options = parser.parse_args(arguments)
    start = time.monotonic()
    try:
        folder = build(options.output.absolute(), options.with_font, options.with_plugin)
    except BuildError as error:
        print(f"[报库] {error}", file=sys.stderr)
        return 1
    megabytes, files = size_of(folder)
    print(f"{folder}: {megabytes:.1f} MB, {files} files, {time.monotonic() - start:.0f} s")
    return 0


def build(output: Path, font: str | None, plugin: Path | None) -> Path:
    """Make OUTPUT/baoku and return it. Raises BuildError."""
    work = output / "work"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    icons.draw(ROOT / "resources" / "icons" / "baoku.svg", work / "icons")
    (work / "version.txt").write_text(windows_version(release_facts.VERSION), "utf-8")
    if font is not None:
        bring_font(font, work / "font")
    log = work / "pyinstaller.log"
    command = [sys.executable, "-P", "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "INFO"]
    command += ["--distpath", str(output), "--workpath", str(work / "pyinstaller")]
    environment = {
        **os.environ,
        "BAOKU_BUILD": str(work),
        "PYTHONHASHSEED": "0",
        "PYTHONPATH": "",
        "PYINSTALLER_CONFIG_DIR": str(work / "cache"),
        "SOURCE_DATE_EPOCH": str(release_facts.epoch()),
    }
    with log.open("w", encoding="utf-8") as stream:
        done = subprocess.run(
            [*command, str(ROOT / "packaging" / "baoku.spec")],
            env=environment, stdout=stream, stderr=stream, check=False,
        )  # fmt: skip
    text = log.read_text("utf-8", "replace")
    if done.returncode != 0:
        raise BuildError("\n".join([*text.splitlines()[-12:], f"PyInstaller: exit {done.returncode}, {log}"]))
    judge_log(text)
    folder = output / "baoku"
    if plugin is not None:
        add_plugin(plugin, folder)
    strip(folder)
    contents = json.loads((work / "contents.json").read_text("utf-8"))
    licences.collect(contents, folder / "licenses")
    for licence in filter(is_licence, (work / "font").iterdir() if font is not None else ()):
        shutil.copy(licence, folder / "licenses" / f"font-{licence.stem}.txt")
    if sys.platform == "darwin":
        shutil.copytree(folder / "licenses", output / "Baoku.app" / "Contents" / "Resources" / "licenses")
    megabytes, _files = size_of(folder)
    if megabytes > LARGEST_MB and font is None:
        raise BuildError(f"{folder}: {megabytes:.0f} MB > {LARGEST_MB} MB; see {work / 'contents.json'}")
    return folder


def add_plugin(plugin: Path, folder: Path) -> None:
    """Put a plugin for an input method where Qt looks for it. Raises BuildError."""
    if not plugin.is_file():
        raise BuildError(f"{plugin}: 没有这个文件 · no such file")
    place = folder / "_internal" / "PySide6" / "Qt" / "plugins" / "platforminputcontexts"
    place.mkdir(parents=True, exist_ok=True)
    shutil.copy(plugin, place / plugin.name)


def strip(folder: Path) -> None:
    """Take the debugger's tables out of Linux libraries; the launcher stays as it is, its archive is inside it."""
    tool = shutil.which("strip")
    if not sys.platform.startswith("linux") or tool is None:
        return
    libraries = [
        path
        for path in sorted((folder / "_internal").rglob("*.so*"))
        if path.is_file() and not path.is_symlink()
    ]
    for path in libraries:
        path.chmod(0o755)
        subprocess.run([tool, "--strip-unneeded", "--preserve-dates", str(path)], check=False)


def judge_log(text: str) -> None:
    """Refuse a build that lacks what the window is made of. Raises BuildError."""
    lacking = sorted({name for name in UNRESOLVED.findall(text) if name.startswith(NEVER_UNRESOLVED)})
    if lacking:
        raise BuildError(
            "这台机器缺少窗口所需的库,打出来的包开不了窗口 · this machine lacks libraries that the window needs,"
            " so the packaged program could not open one: " + ", ".join(lacking)
        )


def bring_font(font: str, folder: Path) -> None:
    """Put a font, with the licence that lies beside it, into a folder. Raises BuildError."""
    folder.mkdir(parents=True)
    if font == f"npm:{NPM_FONT}":
        fetch_font(folder)
        return
    source = Path(font)
    files = [source] if source.is_file() else sorted(source.iterdir()) if source.is_dir() else []
    if not any(path.suffix.lower() in FONT_SUFFIXES for path in files):
        raise BuildError(f"{font}: 没有字体文件 · no font file")
    beside = [path for path in source.parent.iterdir() if is_licence(path)] if source.is_file() else []
    for path in [*files, *beside]:
        if path.suffix.lower() in FONT_SUFFIXES or is_licence(path):
            shutil.copy(path, folder / path.name)


def is_licence(path: Path) -> bool:
    """Tell whether a file is the licence of what lies beside it, by its name."""
    return path.is_file() and path.stem.upper().startswith(("LICENSE", "LICENCE", "OFL", "COPYING"))


def fetch_font(folder: Path) -> None:
    """Fetch Noto Sans SC through npm, from whatever registry npm is set to here. Raises BuildError."""
    npm = shutil.which("npm")
    if npm is None:
        raise BuildError("没有 npm,请改用 --with-font 文件 · there is no npm; give a file instead")
    packing = folder.parent / "npm"
    packing.mkdir()
    done = subprocess.run([npm, "pack", "--silent", NPM_FONT], cwd=packing, check=False)
    (packed, *_none) = [*packing.glob("*.tgz"), None]
    if done.returncode != 0 or packed is None:
        raise BuildError(f"npm pack {NPM_FONT}: exit {done.returncode}")
    shutil.unpack_archive(packed, packing, filter="data")
    found = next(packing.rglob(NPM_FONT_FILE), None)
    if found is None:
        raise BuildError(f"{NPM_FONT}: no {NPM_FONT_FILE}")
    shutil.copy(found, folder / NPM_FONT_FILE)
    shutil.copy(packing / "package" / "LICENSE_FONT", folder / "LICENSE_FONT.txt")


def windows_version(version: str) -> str:
    """Return the version resource of the Windows programs, in the form that PyInstaller reads."""
    numbers = ([int(part) for part in re.findall(r"\d+", version)] + [0, 0, 0, 0])[:4]
    strings = {
        "CompanyName": "Baoku",
        "FileDescription": "报库 Baoku",
        "FileVersion": version,
        "InternalName": "baoku",
        "LegalCopyright": "MIT",
        "OriginalFilename": "baoku.exe",
        "ProductName": "报库 Baoku",
        "ProductVersion": version,
    }
    table = ", ".join(f"StringStruct({name!r}, {text!r})" for name, text in strings.items())
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={tuple(numbers)}, prodvers={tuple(numbers)}, mask=0x3f,"
        " flags=0x0, OS=0x40004, fileType=0x1, subtype=0x0, date=(0, 0)),"
        f" kids=[StringFileInfo([StringTable('080404b0', [{table}])]),"
        " VarFileInfo([VarStruct('Translation', [0x0804, 1200])])])\n"
    )


def size_of(folder: Path) -> tuple[float, int]:
    """Return the size of a folder in MB (10^6 bytes), links not followed, and the number of its files."""
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    return sum(path.stat().st_size for path in files) / 1e6, len(files)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
