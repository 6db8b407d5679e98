"""Gathers everything of a release for this system in one folder: packages, bill of materials, sums.

    release.py [--output FOLDER] [--with-font FONT] [--maintainer "NAME <MAIL>"] [--no-test]

On Linux: .deb, the UOS store's .deb, .tar.gz. On Windows: the installer and a .zip. On macOS: the disk image.
Besides: baoku-VERSION.cdx.json, CHANGELOG.md, README.md, and SHA256SUMS of all of them.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "packaging"), str(ROOT)]

import bill  # noqa: E402 - lies beside this file
import building  # noqa: E402
import linux_packages  # noqa: E402
import release_facts as facts  # noqa: E402
import windows_installer  # noqa: E402

SUMS = "SHA256SUMS"


def main(arguments: list[str]) -> int:
    """Build, check, package and sum up; return the exit code."""
    parser = argparse.ArgumentParser(prog="dev.py release")
    parser.add_argument("--output", type=Path, default=ROOT / "dist")
    parser.add_argument("--with-font", metavar="FONT")
    parser.add_argument("--maintainer", default=facts.MAINTAINER, metavar="'NAME <MAIL>'")
    parser.add_argument("--no-test", action="store_true", help="without selfcheck of the built program")
    options = parser.parse_args(arguments)
    output = options.output.absolute()
    start = time.monotonic()
    font = ["--with-font", options.with_font] if options.with_font else []
    if building.main(["--output", str(output), *font]) != 0:
        return 1
    build = output / "baoku"
    if not options.no_test and not is_sound(build):
        return 1
    places = ["--build", str(build), "--output", str(output)]
    if sys.platform.startswith("linux"):
        maintainer = ["--maintainer", options.maintainer]
        codes = [
            linux_packages.main(["deb", *places, *maintainer]),
            linux_packages.main(["deb", "--uos", *places, *maintainer]),
            linux_packages.main(["tarball", *places]),
        ]
    elif sys.platform == "win32":
        shutil.make_archive(str(output / f"baoku-{facts.VERSION}-windows-x64"), "zip", output, "baoku")
        codes = [windows_installer.main(places)]
    else:
        script = str(ROOT / "packaging" / "macos" / "make_dmg.sh")
        codes = [subprocess.run([script, str(output), facts.VERSION], check=False).returncode]
    if any(codes):
        return 1
    contents = json.loads((output / "work" / "contents.json").read_text("utf-8"))
    count = bill.write(contents, output / f"baoku-{facts.VERSION}-{sys.platform}.cdx.json")
    for name in ("CHANGELOG.md", "README.md"):
        shutil.copy(ROOT / "packaging" / name, output / name)
    files = sum_up(output)
    print(f"{output}: {files} files, {count} components, {time.monotonic() - start:.0f} s")
    return 0


def is_sound(build: Path) -> bool:
    """Tell whether the built program finds every part of itself in order, having shown what it says."""
    program = next(path for path in (build / "baoku-cli.exe", build / "baoku") if path.is_file())
    environment = {**os.environ, "BAOKU_LIBRARY": str(build.parent / "work" / "library")}
    return subprocess.run([str(program), "selfcheck"], env=environment, check=False).returncode == 0


def sum_up(folder: Path) -> int:
    """Write the SHA-256 sums of the files in a folder, in the form that `sha256sum --check` reads; count them."""
    files = sorted(path for path in folder.iterdir() if path.is_file() and path.name != SUMS)
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files]
    (folder / SUMS).write_text("".join(lines), "utf-8")
    return len(files)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
