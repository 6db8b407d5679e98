"""The house rules: who may import whom, what is loaded when, and what no file may hold."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from importlinter.application import use_cases
from importlinter.configuration import configure

ROOT = Path(__file__).resolve().parent.parent
READER = ROOT / "reader"
PROGRAM = sorted(READER.rglob("*.py"))
OURS = [*PROGRAM, *sorted((ROOT / "tests").rglob("*.py")), *sorted((ROOT / "packaging").rglob("*.py"))]
WITHOUT_QT = "import sys; sys.modules['PySide6'] = sys.modules['shiboken6'] = None"
TEXT = (
    ".py",
    ".toml",
    ".md",
    ".txt",
    ".sh",
    ".yml",
    ".json",
    ".ts",
    ".qss",
    ".svg",
    ".tsv",
    ".cfg",
    ".spec",
    "",
)


def texts() -> list[Path]:
    """Return the project's text files, but the seeds, which are evidence and not ours to judge."""
    files = [path for path in ROOT.iterdir() if path.is_file()]
    for folder in ("reader", "resources", "tests", "packaging", ".ci", ".github"):
        files += [path for path in (ROOT / folder).rglob("*") if path.is_file()]
    return [path for path in files if path.suffix in TEXT and path != Path(__file__).resolve()]


def imported(path: Path) -> set[str]:
    """Return every module that a file imports anywhere, also inside functions."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names.add(node.module or "")
    return names


def loaded_by(module: str, before: str = "") -> set[str]:
    """Return the top-level modules that a new Python has loaded after importing a module."""
    program = f"{before}\nimport sys, {module}\nprint(*{{name.split('.')[0] for name, it in sys.modules.items() if it}})"
    answer = subprocess.run(
        [sys.executable, "-P", "-c", program],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    return set(answer.stdout.split())


def test_the_import_contracts_hold(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    configure()
    kept = use_cases.lint_imports(config_filename="pyproject.toml", cache_dir=None, no_logo=True)
    assert kept, capsys.readouterr().out


def test_only_the_window_imports_qt() -> None:
    outside = [path for path in PROGRAM if READER / "ui" not in path.parents]
    assert outside
    for path in outside:
        assert not any(name.split(".")[0] in {"PySide6", "shiboken6"} for name in imported(path)), path


def test_only_paths_imports_appdirs() -> None:
    assert [path.name for path in PROGRAM if "appdirs" in imported(path)] == ["paths.py"]


def test_the_core_is_whole_without_pyside6() -> None:
    modules = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in PROGRAM]
    whole = ("reader.core", "reader.cli", "reader.commands")
    core = [name.removesuffix(".__init__") for name in modules if name.startswith(whole)]
    loaded_by(", ".join(core), before=WITHOUT_QT)


@pytest.mark.parametrize("module", ["reader.core.library", "reader.cli"])
def test_opening_a_library_loads_no_engine_no_dictionary_and_no_qt(module: str) -> None:
    assert not loaded_by(module) & {"whoosh", "jieba", "PySide6"}


def test_showing_the_window_waits_for_no_engine_and_no_dictionary() -> None:
    loaded = loaded_by("reader.ui.main_window")
    assert "PySide6" in loaded
    assert not loaded & {"whoosh", "jieba"}


def test_the_folder_packaging_does_not_hide_the_package_of_that_name() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()
    assert "packaging" in loaded_by(
        "packaging.version", before=f"import sys; sys.path.insert(0, {str(ROOT)!r})"
    )


def test_every_module_says_what_it_is() -> None:
    silent = [path for path in OURS if not ast.get_docstring(ast.parse(path.read_text("utf-8")))]
    assert not silent


def test_no_module_runs_data_or_unpickles_it() -> None:
    for path in PROGRAM:
        assert not imported(path) & {"pickle", "marshal", "shelve", "dill"}, path
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in {"eval", "exec", "compile"}, (path, node.lineno)


def test_module_names_are_unique_among_the_tests() -> None:
    names = [path.name for path in (ROOT / "tests").rglob("test_*.py")]
    assert sorted(names) == sorted(set(names))


def test_no_file_names_a_package_registry_or_somebodys_folder() -> None:
    registry = r"pypi\.org|pythonhosted|registry\.npm|/simple/|deb\.debian|mirrors?\.[a-z]+\."
    folder = r"(?<![\w.$])/(work|tmp)/[a-z]"
    for path in texts():
        text = path.read_text("utf-8", "replace")
        found = re.search(registry, text) or re.search(folder, text)
        assert not found, (path, found)


def test_there_is_nothing_left_to_do() -> None:
    for path in OURS:
        if path != Path(__file__).resolve():
            assert not re.search(r"\b(TODO|FIXME|XXX|HACK)\b|NotImplementedError", path.read_text("utf-8")), (
                path
            )


def test_the_window_does_not_wait_for_parser_and_engines() -> None:
    slow = "jieba", "whoosh", "tantivy", "docx", "pypinyin", "reader.core.sources", "reader.core.library"
    program = (
        f"import sys, reader.cli, reader.ui.app; print([name for name in {slow} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
