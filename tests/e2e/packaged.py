"""What only the packaged program must do; `packaging/dev.py test-build` names this file to pytest."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

PROGRAM = Path(os.environ["BAOKU_PROGRAM"])


def test_a_portable_program_keeps_everything_beside_itself(tmp_path: Path) -> None:
    copy = tmp_path / "U 盘"
    shutil.copytree(PROGRAM.parent, copy, symlinks=True)
    (copy / "portable.txt").touch()
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "BAOKU_"))
    }
    environment |= {"HOME": str(tmp_path / "home"), "QT_QPA_PLATFORM": "offscreen"}
    program = copy / PROGRAM.name
    done = subprocess.run(
        [str(program), "gui", "--picture", str(tmp_path / "window.png")], env=environment, capture_output=True
    )
    assert done.returncode == 0, done.stderr
    assert (copy / "data" / "library").is_dir()
    assert not (tmp_path / "home").exists()


def test_the_packaged_program_holds_what_it_must_and_nothing_else() -> None:
    folder = PROGRAM.parent
    names = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]
    assert not [
        name
        for name in names
        if re.search(r"(lac_small|\.ts$|QtQml|QtQuick|QtWebEngine|tkinter|test_)", name)
    ]
    for wanted in ("jieba/dict.txt", "docx/templates/default.docx", "resources/i18n/baoku_en.qm", "seeds/"):
        assert any(wanted in name for name in names), wanted
    texts = {path.stem for path in (folder / "licenses").iterdir()}
    assert {
        "baoku",
        "python",
        "jieba",
        "whoosh",
        "tantivy",
        "pyside6-essentials",
        "LGPL-3.0",
        "lxml",
    } <= texts


def test_a_running_program_goes_on_when_another_is_put_in_its_place(tmp_path: Path) -> None:
    copy = tmp_path / "baoku"
    shutil.copytree(PROGRAM.parent, copy, symlinks=True)
    program = copy / PROGRAM.name
    command = [str(program), "--library", str(tmp_path / "library"), "search", "--json"]
    subprocess.run([*command, "大运河"], capture_output=True, check=True)
    running = subprocess.Popen(
        [*command, "--batch", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8", bufsize=1
    )
    assert running.stdin is not None and running.stdout is not None
    running.stdin.write("大运河\n")
    running.stdin.flush()
    assert json.loads(running.stdout.readline())["total"] > 0
    (tmp_path / "newer").write_text("another version", "utf-8")
    (tmp_path / "newer").replace(program)
    # Nothing is found, so words to try instead are looked for: jieba is loaded now, and not before.
    answer, _ = running.communicate("的大运河的大运河的\n", timeout=60)
    assert json.loads(answer)["total"] == 0
    assert running.returncode == 0
