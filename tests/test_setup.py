"""The set-up: lock files that every system can install from, and a bootstrap that repairs itself."""

from __future__ import annotations

import ast
import importlib.metadata
import os
import re
import stat
import subprocess
import sys
import tomllib
from pathlib import Path

import checks
import dev
import pytest
import set_up
import system_packages
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
LOCK_NAMES = ("build", *set_up.SETS)
BOOTSTRAP = ("dev.py", "set_up.py", "system_packages.py")


def locked(name: str) -> dict[str, Requirement]:
    """Return the requirements of a lock file by normal name, without their hashes."""
    text = (ROOT / "packaging" / "locks" / f"{name}.txt").read_text("utf-8").replace("\\\n", " ")
    lines = [Requirement(re.split(r"\s--hash=", line)[0]) for line in text.splitlines() if line.strip()]
    return {canonicalize_name(requirement.name): requirement for requirement in lines}


def pin(requirement: Requirement) -> str:
    """Return the one version a locked requirement allows."""
    (only,) = requirement.specifier
    assert only.operator == "=="
    return only.version


def project() -> dict[str, list[Requirement]]:
    """Return what pyproject.toml asks for, by the lock file that must give it."""
    table = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    run = [Requirement(text) for text in table["dependencies"]]
    extras = {
        name: [Requirement(text) for text in texts] for name, texts in table["optional-dependencies"].items()
    }
    return {"run": run, **{name: run + more for name, more in extras.items()}}


@pytest.mark.parametrize("name", LOCK_NAMES)
def test_every_locked_package_has_hashes_and_nothing_names_a_registry_or_a_local_file(name: str) -> None:
    text = (ROOT / "packaging" / "locks" / f"{name}.txt").read_text("utf-8")
    for entry in text.replace("\\\n", " ").splitlines():
        assert re.fullmatch(r"[a-z0-9-]+==[\w.]+( ; .*?)?(\s+--hash=sha256:[0-9a-f]{64})+\s*", entry), entry
    assert not re.search(r"://|--index|--find-links|@ |\.whl", text)


@pytest.mark.parametrize("name", sorted(project()))
def test_a_lock_gives_what_the_project_asks_for(name: str) -> None:
    lock = locked(name)
    for asked in project()[name]:
        assert asked.specifier.contains(pin(lock[canonicalize_name(asked.name)])), asked


def test_every_extra_has_a_lock_and_every_lock_an_extra() -> None:
    assert set(project()) == set(set_up.SETS)
    assert {path.stem for path in (ROOT / "packaging" / "locks").iterdir()} == set(LOCK_NAMES)


@pytest.mark.parametrize("name", set(LOCK_NAMES) - {"run"})
def test_all_locks_pin_the_same_versions(name: str) -> None:
    run = locked("run")
    build = locked("build")
    for package, requirement in locked(name).items():
        for other in (run, build):
            assert pin(other.get(package, requirement)) == pin(requirement)
    assert name == "build" or run.keys() <= locked(name).keys()


def test_qt_is_locked_for_linux_windows_and_macos() -> None:
    text = (ROOT / "packaging" / "locks" / "run.txt").read_text("utf-8").replace("\\\n", " ")
    for package in ("pyside6-essentials", "shiboken6"):
        (entry,) = [line for line in text.splitlines() if line.startswith(f"{package}==")]
        # manylinux for two processors, Windows for two, one for both of macOS
        assert entry.count("--hash=") == 5, package


def test_the_locks_are_complete_for_what_is_installed_here() -> None:
    """Installation is without resolving, so a dependency that the lock forgot would be missing at run time."""
    lock = locked("test")
    for package, requirement in lock.items():
        if requirement.marker is not None and not requirement.marker.evaluate():
            continue
        for text in importlib.metadata.requires(package) or ():
            needed = Requirement(text)
            if needed.marker is None or needed.marker.evaluate({"extra": ""}):
                assert needed.specifier.contains(pin(lock[canonicalize_name(needed.name)])), (package, text)


@pytest.mark.parametrize("name", BOOTSTRAP)
def test_an_old_python_can_read_the_bootstrap(name: str) -> None:
    ast.parse((ROOT / "packaging" / name).read_text("utf-8"), feature_version=(3, 7))


@pytest.mark.parametrize("name", BOOTSTRAP)
def test_the_bootstrap_needs_only_the_standard_library(name: str) -> None:
    known = sys.stdlib_module_names | {
        "set_up",
        "system_packages",
        "checks",
        "locking",
        "reader",
        "__future__",
    }
    for node in ast.walk(ast.parse((ROOT / "packaging" / name).read_text("utf-8"))):
        if isinstance(node, ast.Import):
            assert {alias.name.split(".")[0] for alias in node.names} <= known
        elif isinstance(node, ast.ImportFrom):
            assert str(node.module).split(".")[0] in known


def test_an_old_python_is_told_which_one_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SystemExit, match=r"3\.11.*3\.9.*Python 3\.11 or newer"):
        dev.with_new_python()


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> set_up.Environment:
    """Return an environment in which installing costs nothing: the commands are noted in `commands.txt` instead."""
    made = set_up.Environment(tmp_path / "环 境")

    def note(command: list[str]) -> int:
        with (tmp_path / "commands.txt").open("a", encoding="utf-8") as file:
            file.write(" ".join(command) + "\n")
        if command[1:3] == ["-m", "venv"]:
            made.python.parent.mkdir()
            made.python.touch()
        return 0

    monkeypatch.setattr(set_up, "run_quietly", note)
    return made


def commands(tmp_path: Path) -> list[str]:
    """Return what the noted commands were about: `venv`, or the lock file that was installed."""
    lines = (tmp_path / "commands.txt").read_text("utf-8").splitlines()
    return ["venv" if "-m venv" in line else Path(line.split(" -r ")[1]).stem for line in lines]


def test_set_up_makes_the_environment_once(environment: set_up.Environment, tmp_path: Path) -> None:
    environment.set_up("run")
    environment.set_up("run")
    assert commands(tmp_path) == ["venv", "build", "run"]
    assert environment.is_ready("run")
    assert not environment.is_ready("test")


def test_the_test_set_adds_to_the_run_set_and_contains_it(
    environment: set_up.Environment, tmp_path: Path
) -> None:
    environment.set_up("run")
    environment.set_up("test")
    environment.set_up("run")
    assert commands(tmp_path) == ["venv", "build", "run", "build", "test"]


def test_an_interrupted_set_up_is_made_anew(
    environment: set_up.Environment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    working = set_up.run_quietly

    def interrupted(command: list[str]) -> int:
        if command[-1].endswith("run.txt"):
            (environment.folder / "half a package").mkdir()
            raise KeyboardInterrupt
        return working(command)

    monkeypatch.setattr(set_up, "run_quietly", interrupted)
    with pytest.raises(KeyboardInterrupt):
        environment.set_up("run")
    assert not environment.is_ready("run")

    monkeypatch.setattr(set_up, "run_quietly", working)
    environment.set_up("run")
    assert environment.is_ready("run")
    assert not (environment.folder / "half a package").exists()
    assert commands(tmp_path) == ["venv", "build", "venv", "build", "run"]


def test_a_failed_installation_says_what_to_do_and_is_not_taken_for_done(
    environment: set_up.Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    working = set_up.run_quietly
    monkeypatch.setattr(set_up, "run_quietly", lambda command: 1 if "pip" in command else working(command))
    with pytest.raises(set_up.SetUpError, match="pip config list"):
        environment.set_up("run")
    assert not environment.is_ready("run")


def test_a_changed_lock_or_another_python_calls_for_set_up(
    environment: set_up.Environment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment.set_up("run")
    changed = tmp_path / "locks"
    changed.mkdir()
    for lock in set_up.LOCKS.iterdir():
        (changed / lock.name).write_bytes(lock.read_bytes() + b"\n")
    with monkeypatch.context() as patch:
        patch.setattr(set_up, "LOCKS", changed)
        assert not environment.is_ready("run")
    with monkeypatch.context() as patch:
        patch.setattr(set_up, "base_python", lambda: "/opt/other/python3")
        assert not environment.is_ready("run")
        environment.set_up("run")
    assert commands(tmp_path)[3:] == ["venv", "build", "run"]


def test_an_environment_made_by_hand_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(set_up, "ROOT", tmp_path)
    monkeypatch.setattr(set_up, "user_cache", lambda: tmp_path / "cache")
    assert set_up.environment().folder == tmp_path / ".venv"
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    assert set_up.environment().folder.parent == tmp_path / "cache" / "baoku"


def test_a_checkout_that_cannot_be_written_is_set_up_in_the_users_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(set_up, "ROOT", tmp_path / "checkout")
    monkeypatch.setattr(set_up, "user_cache", lambda: tmp_path / "cache")
    monkeypatch.setattr(set_up, "is_writable", lambda folder: "checkout" not in folder.parts)
    assert set_up.environment().folder.parent == tmp_path / "cache" / "baoku"
    monkeypatch.setattr(set_up, "is_writable", lambda folder: False)
    with pytest.raises(set_up.SetUpError):
        set_up.environment()


def test_what_the_system_lacks_is_named_with_the_command_that_installs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lacking = [system_packages.LIBRARIES[0], system_packages.FONT]
    monkeypatch.setattr(system_packages, "missing", lambda pip_wanted: lacking)
    monkeypatch.setattr(system_packages, "is_debian_like", lambda: True)
    monkeypatch.setattr(system_packages, "apt_prefix", lambda: None)
    monkeypatch.setattr(system_packages, "apt_knows", lambda package: package == "libglib2.0-0t64")
    assert dev.complete_system(pip_wanted=True) is False
    told = capsys.readouterr().err
    assert "apt-get install --no-install-recommends libglib2.0-0t64 fonts-wqy-microhei\n" in told


def test_exactly_what_is_missing_is_installed_under_the_name_this_release_has(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    started: list[list[str]] = []

    def start(command: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        started.append(command)
        return subprocess.CompletedProcess(command, 100 if command[-1] == "libglib2.0-0t64" else 0)

    monkeypatch.setattr(subprocess, "run", start)
    assert system_packages.apt_install(system_packages.LIBRARIES[:2], ["sudo", "-n"])
    assert started[-1][:2] == ["sudo", "-n"]
    assert started[-1][-4:] == ["--yes", "--no-install-recommends", "libglib2.0-0", "libgl1"]


def test_without_ensurepip_set_up_stops_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(system_packages, "missing", lambda pip_wanted: [system_packages.venv_need()])
    monkeypatch.setattr(system_packages, "is_debian_like", lambda: False)
    with pytest.raises(set_up.SetUpError, match="ensurepip"):
        dev.complete_system(pip_wanted=True)
    assert "ensurepip" in capsys.readouterr().err


def test_without_a_display_the_run_command_still_imports_searches_and_says_how_to_see_the_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "ready", lambda name, check_system: sys.executable)
    monkeypatch.setattr(dev, "has_display", lambda: False)
    monkeypatch.setenv("BAOKU_LIBRARY", str(tmp_path / "library"))
    monkeypatch.chdir(tmp_path)
    assert dev.main(["run"]) == 0
    told = capfd.readouterr().out
    assert "大运河" in told.split("$ baoku search")[1]
    assert "ssh -X" in told
    assert (tmp_path / "library").is_dir()


@pytest.mark.parametrize("variable", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_a_display_that_does_not_answer_is_none(
    variable: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv(variable, ":65000")
    assert not dev.has_display()


def test_unknown_commands_and_arguments_are_bad_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main([]) == dev.USAGE
    assert dev.main(["lint", "--fast"]) == dev.USAGE
    assert "--fast" in capsys.readouterr().err


def test_counts_are_those_of_the_report(tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    report.write_text(
        '<testsuites><testsuite tests="9" failures="2" errors="1" skipped="1"/></testsuites>', "utf-8"
    )
    assert checks.counts(report) == (5, 3)
    assert checks.counts(tmp_path / "none.xml") == (0, 0)


def test_baoku_is_found_from_any_folder_and_other_peoples_modules_are_not(tmp_path: Path) -> None:
    (tmp_path / "reader").mkdir()
    (tmp_path / "reader" / "__init__.py").write_text("raise SystemExit('a stranger')", "utf-8")
    environment = {**dev.checkout_environment(), "PYTHONPATH": str(ROOT)}
    program = [sys.executable, "-P", "-c", "import reader; print(reader.__file__)"]
    answer = subprocess.run(
        program, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert Path(answer.stdout.strip()).parent == ROOT / "reader"


@pytest.mark.parametrize("variable", ["PYTHONPATH", "PYTHONHOME", "PIP_TARGET", "PIP_USER"])
def test_the_users_python_settings_do_not_leak_in(variable: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(variable, "/somewhere/else")
    assert variable not in set_up.clean_environment()


def test_ci_runs_the_test_command_of_the_readme() -> None:
    script = ROOT / ".ci" / "run"
    assert "python3 packaging/dev.py test" in script.read_text("utf-8")
    readme = (ROOT / "README.md").read_text("utf-8")
    assert "python3 packaging/dev.py run" in readme
    assert "python3 packaging/dev.py test" in readme
    if os.name == "posix":
        assert script.stat().st_mode & stat.S_IXUSR
