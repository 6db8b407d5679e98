"""Everything that must hold before a change goes in: style, types, import contracts, and the tests.

Every section runs even if an earlier one failed; a table of all of them stands near the end, and the number
of tests passed and failed in the last line, where a check that failed counts as one failed test.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from set_up import ROOT, clean_environment

LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"
LOAD_QT = "import PySide6.QtWidgets"
MODULES_OF_QT = ("PySide6", "shiboken6")
CORE_TESTS = "tests/core"


class Outcome(NamedTuple):
    """How a section ended: exit code (0 is good), seconds, and how many tests passed and failed in it."""

    title: str
    code: int
    seconds: float
    passed: int = 0
    failed: int = 0


def run_lint(python: str) -> int:
    """Run the checks that only read the code; return 0 if all hold, else 1."""
    outcomes = lint_sections(python)
    print_table(outcomes)
    return verdict(outcomes)


def run_all(python: str, arguments: list[str]) -> int:
    """Run every check and every test; return 0 if all is well, else 1.

    Without arguments the core is tested with PySide6 out of reach and the rest of the tests with it; with
    arguments pytest runs once and they choose among the tests.
    """
    outcomes = lint_sections(python)
    if arguments:
        outcomes.append(pytest_section("Chosen tests", python, arguments))
    else:
        outcomes.append(core_section(python))
        outcomes.append(window_section(python))
    print_table(outcomes)
    failures = sum(outcome.failed or int(outcome.code != 0) for outcome in outcomes)
    print(f"{sum(outcome.passed for outcome in outcomes)} passed, {failures} failed", flush=True)
    return verdict(outcomes)


def verdict(outcomes: list[Outcome]) -> int:
    """Return the exit code of a whole run."""
    return 1 if any(outcome.code for outcome in outcomes) else 0


def lint_sections(python: str) -> list[Outcome]:
    """Run the checks that only read the code."""
    tools = Path(python).parent.parent / "caches"
    return [
        section("ruff check", [python, "-P", "-m", "ruff", "check", "."]),
        section("ruff format", [python, "-P", "-m", "ruff", "format", "--check", "."]),
        section("mypy", [python, "-P", "-m", "mypy"]),
        section(
            "import contracts",
            [python, "-P", "-c", LINT_IMPORTS, "--no-logo", "--cache-dir", str(tools / "imports")],
        ),
    ]


def core_section(python: str) -> Outcome:
    """Test the core with PySide6 hidden, to child processes too, by modules that say it is missing."""
    with tempfile.TemporaryDirectory() as folder:
        for name in MODULES_OF_QT:
            text = f'raise ModuleNotFoundError("No module named {name!r}", name={name!r})\n'
            (Path(folder) / f"{name}.py").write_text(text, "utf-8")
        # pytest-qt stays out as well, so its settings in pyproject.toml are strangers to this run.
        without_qt = ["-p", "no:pytest-qt", "-W", "ignore::pytest.PytestConfigWarning"]
        return pytest_section("core tests, without PySide6", python, [*without_qt, CORE_TESTS], path=folder)


def window_section(python: str) -> Outcome:
    """Test everything but the core, or say why that cannot be done here."""
    title = "all other tests"
    loading = subprocess.run(
        [python, "-P", "-c", LOAD_QT], env=clean_environment(), capture_output=True, check=False
    )
    if loading.returncode != 0:
        heading(title)
        print(loading.stderr.decode("utf-8", "replace").strip().splitlines()[-1])
        print("Qt 无法加载,窗口无法测试;set-up 已在开头说明缺少什么", flush=True)
        print(
            "Qt cannot be loaded, so the window cannot be tested; the set-up above says what is missing",
            flush=True,
        )
        return Outcome(title, 1, 0.0)
    return pytest_section(title, python, ["tests", f"--ignore={CORE_TESTS}"])


def pytest_section(title: str, python: str, arguments: list[str], path: str = "") -> Outcome:
    """Run pytest; `path` goes before everything else that Python imports from."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        command = [python, "-P", "-m", "pytest", f"--junit-xml={report}", *arguments]
        command += ["-o", f"cache_dir={Path(python).parent.parent / 'caches' / 'pytest'}"]
        outcome = section(title, command, path)
        passed, failed = counts(report)
    return outcome._replace(passed=passed, failed=failed)


def counts(report: Path) -> tuple[int, int]:
    """Return how many tests passed and failed, from pytest's JUnit report; skipped ones are neither."""
    if not report.exists():
        return 0, 0
    suites = ElementTree.parse(report).getroot().iter("testsuite")  # noqa: S314 - written by our own pytest
    passed = failed = 0
    for suite in suites:
        tests, bad, skipped = (
            int(suite.get("tests", 0)),
            int(suite.get("failures", 0)) + int(suite.get("errors", 0)),
            int(suite.get("skipped", 0)),
        )
        passed += tests - bad - skipped
        failed += bad
    return passed, failed


def section(title: str, command: list[str], path: str = "") -> Outcome:
    """Run one command under a heading, in the checkout."""
    heading(title)
    start = time.monotonic()
    code = subprocess.run(command, cwd=ROOT, env=test_environment(path, command[0]), check=False).returncode
    if code < 0:
        print(f"\n{title}: ended by signal {-code} ({signal.Signals(-code).name})", flush=True)
    return Outcome(title, code, time.monotonic() - start)


def test_environment(path: str, python: str) -> dict[str, str]:
    """Return the process environment of checks: no display, caches beside the packages."""
    caches = Path(python).parent.parent / "caches"
    return {
        **clean_environment(),
        "PYTHONPATH": os.pathsep.join(filter(None, (path, str(ROOT)))),
        "PYTHONUTF8": "1",
        "QT_QPA_PLATFORM": "offscreen",
        "MYPY_CACHE_DIR": str(caches / "mypy"),
        "RUFF_CACHE_DIR": str(caches / "ruff"),
        "HYPOTHESIS_STORAGE_DIRECTORY": str(caches / "hypothesis"),
    }


def heading(title: str) -> None:
    """Print the line above a section."""
    print(f"\n──── {title} " + "─" * max(0, 92 - len(title)), flush=True)


def print_table(outcomes: list[Outcome]) -> None:
    """Print how every section ended."""
    heading("summary")
    for outcome in outcomes:
        tests = (
            f"{outcome.passed} passed, {outcome.failed} failed" if outcome.passed or outcome.failed else ""
        )
        state = "ok    " if outcome.code == 0 else "FAILED"
        print(
            f"{state}  {outcome.seconds:6.1f} s  {outcome.title:30}{tests}".rstrip(),
            file=sys.stdout,
            flush=True,
        )
