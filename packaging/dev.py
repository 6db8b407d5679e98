"""The one door to the checkout: set up what is missing, then run Baoku, its tests, or a maintainer's tool.

    python3 packaging/dev.py run [ARGUMENTS OF BAOKU…]
    python3 packaging/dev.py test [ARGUMENTS OF PYTEST…]
    python3 packaging/dev.py lint | lock | variants | shots FOLDER
    python3 packaging/dev.py build | test-build | deb | tarball | installer | release | audit [ARGUMENTS…]

Standard library only, and readable by Python 3.7, so that an old Python says a sentence, not SyntaxError.
"""

from __future__ import annotations

import os
import sys

OLDEST = (3, 11)
NEWER = ("python3.13", "python3.12", "python3.11", "python3.14")


def with_new_python() -> None:
    """Go on with a newer Python of this machine if this one is too old; leave with a sentence without one."""
    if sys.version_info >= OLDEST:
        return
    import shutil

    found = next(filter(None, map(shutil.which, NEWER)), None)
    if found is not None and sys.platform != "win32":
        os.execv(found, [found, *sys.argv])  # noqa: S606 - no shell wanted
    sys.exit(
        "报库需要 Python {0}.{1} 或更新版本,这里是 {2}.{3};请安装后用它重试"
        " · Baoku needs Python {0}.{1} or newer, this is {2}.{3}; install one and start this with it".format(
            *OLDEST, *sys.version_info[:2]
        )
    )


with_new_python()

from pathlib import Path  # noqa: E402

from set_up import ROOT, SetUpError, clean_environment, environment, say  # noqa: E402

TOUR_QUERY = "大运河"
HOW_TO_SEE_THE_WINDOW = """
这里没有显示器,所以没有打开窗口。要看窗口:在有桌面的电脑上运行同一条命令,或用 ssh -X 登录后运行。
没有窗口也能用:python3 packaging/dev.py run search 运河;全部命令见 python3 packaging/dev.py run --help
There is no display here, so no window was opened. To see it, run the same command on a computer with a
desktop, or after logging in with ssh -X. Without it: the commands that `run --help` lists."""
USAGE = 2


def main(arguments: list[str]) -> int:
    """Do what the first argument says with the rest; return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # a console may lack hanzi
    commands = {
        "run": run,
        "test": test,
        "lint": lint,
        "lock": lock,
        "variants": variants,
        "shots": shots,
        "build": build,
        "test-build": test_build,
        "deb": lambda given: package(["deb", *given]),
        "tarball": lambda given: package(["tarball", *given]),
        "installer": installer,
        "release": release,
        "audit": audit,
    }
    if not arguments or arguments[0] not in commands:
        print(__doc__)
        return 0 if arguments[:1] in (["-h"], ["--help"]) else USAGE
    try:
        return commands[arguments[0]](arguments[1:])
    except SetUpError as error:
        print(f"[报库] {error}", file=sys.stderr)
    except OSError as error:
        print(f"[报库] 无法完成 · cannot be done: {error}", file=sys.stderr)
    except KeyboardInterrupt:
        print("[报库] 已中断,下次会接着完成 · interrupted; the next start completes it", file=sys.stderr)
    return USAGE


# ── what the commands do ──────────────────────────────────────────────────────────────────────────────


def run(arguments: list[str]) -> int:
    """Start Baoku; without a display and without arguments, do its main job on the command line instead."""
    needs_window = not arguments or arguments[0] == "gui"
    python = ready("run", check_system=needs_window)
    if arguments or has_display():
        return hand_over([python, "-P", "-m", "reader", *arguments])
    return headless_tour(python)


def test(arguments: list[str]) -> int:
    """Pass every check, then the tests; arguments go to pytest and choose among the tests."""
    import checks

    return checks.run_all(ready("test", check_system=True), arguments)


def lint(arguments: list[str]) -> int:
    """Pass the checks that only read the code."""
    import checks

    no_more(arguments)
    return checks.run_lint(ready("test", check_system=False))


def lock(arguments: list[str]) -> int:
    """Write the lock files anew from pyproject.toml, with the newest versions it allows."""
    import locking

    no_more(arguments)
    return locking.write_locks(ready("package", check_system=False))


def variants(arguments: list[str]) -> int:
    """Write the table of hanzi variants anew from its source."""
    no_more(arguments)
    python = ready("package", check_system=False)
    table = str(ROOT / "resources" / "dictionaries" / "variants.tsv")
    program = tool("variants", "print(sys.argv[1], variants.write_variants(Path(sys.argv[1])))")
    return hand_over([python, "-P", "-c", program, table])


def shots(arguments: list[str]) -> int:
    """Take pictures of the window for a person to look at."""
    if len(arguments) != 1:
        raise SetUpError("用法 · usage: dev.py shots FOLDER")
    python = ready("test", check_system=True)
    return hand_over(
        [python, "-P", "-c", tool("shots", "sys.exit(shots.main(Path(sys.argv[1])))"), *arguments]
    )


def build(arguments: list[str]) -> int:
    """Build the packaged program, into dist/baoku if no other place is given."""
    return maintain("building", arguments, check_system=True)


def test_build(arguments: list[str]) -> int:
    """Test the packaged program as its users meet it; the first argument may name another than dist/baoku's."""
    folder = ROOT / "dist" / "baoku"
    if arguments and not arguments[0].startswith("-"):
        folder = Path(arguments[0]).absolute()
        arguments = arguments[1:]
    names = ("baoku-cli.exe", "baoku.exe") if sys.platform == "win32" else ("baoku",)
    program = next((folder / name for name in names if (folder / name).is_file()), None)
    if program is None:
        raise SetUpError(f"{folder}: 没有打好的程序 · no built program; first: packaging/dev.py build")
    python = ready("test", check_system=True)
    os.environ["BAOKU_PROGRAM"] = str(program)
    tests = [str(ROOT / "tests" / "e2e" / name) for name in ("test_program.py", "packaged.py")]
    return hand_over([python, "-P", "-m", "pytest", "-p", "no:cacheprovider", *tests, *arguments])


def package(arguments: list[str]) -> int:
    """Make a Linux package of the built program."""
    return maintain("linux_packages", arguments)


def installer(arguments: list[str]) -> int:
    """Make the Windows installer of the built program."""
    return maintain("windows_installer", arguments)


def release(arguments: list[str]) -> int:
    """Build, test and package for this system; add sums and the bill of materials."""
    return maintain("release", arguments, check_system=True)


def audit(arguments: list[str]) -> int:
    """Look the locked packages up in a list of known faults."""
    return maintain("audit", arguments)


def maintain(module: str, arguments: list[str], check_system: bool = False) -> int:
    """Hand over to a maintainer's tool that lies beside this file."""
    python = ready("package", check_system)
    return hand_over([python, "-P", "-c", tool(module, f"sys.exit({module}.main(sys.argv[1:]))"), *arguments])


def tool(module: str, statement: str) -> str:
    """Return the program that imports a module lying beside this one and then does what a statement says."""
    folder = str(ROOT / "packaging")
    start = f"import sys; from pathlib import Path; sys.path.insert(0, {folder!r}); import {module}"
    return f"{start}; {statement}"


def no_more(arguments: list[str]) -> None:
    """Refuse arguments where none are known. Raises SetUpError."""
    if arguments:
        raise SetUpError("多余的参数 · unknown arguments: " + " ".join(arguments))


# ── set-up ────────────────────────────────────────────────────────────────────────────────────────────


def ready(name: str, check_system: bool) -> str:
    """Set up the set of packages `name` if it is not there yet; return the Python that has it.

    A complete environment is looked at no further, unless the window is wanted and the system lacked
    something. Raises SetUpError.
    """
    place = environment()
    is_ready = place.is_ready(name)
    system_stamp = place.state / "system"
    if not is_ready or (check_system and not system_stamp.exists()):
        lacks_nothing = complete_system(pip_wanted=not is_ready)
        if not is_ready:
            place.set_up(name)
        if lacks_nothing:
            system_stamp.touch()
    return str(place.python)


def complete_system(pip_wanted: bool) -> bool:
    """Install, or name, what the system lacks; tell whether it has all now. Raises SetUpError without pip."""
    import system_packages as system

    needs = system.missing(pip_wanted)
    if not needs:
        return True
    names = ", ".join(need.name for need in needs)
    prefix = system.apt_prefix() if system.is_debian_like() else None
    if prefix is not None:
        say(f"正在用 apt-get 安装系统缺少的部分:{names}", "installing what the system lacks with apt-get")
        system.apt_install(needs, prefix)
        needs = system.missing(pip_wanted)
        if not needs:
            return True
    say(
        f"系统缺少:{', '.join(need.name for need in needs)}",
        "the system lacks these; an administrator installs them with:",
    )
    print(f"    {system.advice(needs)}", file=sys.stderr, flush=True)
    if any(need.name == system.ENSUREPIP for need in needs):
        raise SetUpError(
            "没有 ensurepip 就无法继续,请安装后重试"
            " · without ensurepip nothing more can be done; install it and try again"
        )
    say("缺少的只影响窗口,其余照常", "only the window needs them; the rest goes on")
    return False


# ── starting Baoku ────────────────────────────────────────────────────────────────────────────────────


def has_display() -> bool:
    """Tell whether a window can be shown here, as Baoku itself judges it."""
    sys.path.insert(0, str(ROOT))
    from reader.display import available

    return available()


def checkout_environment() -> dict[str, str]:
    """Return the process environment in which `reader` is found in this checkout, from any current folder."""
    return {**clean_environment(), "PYTHONPATH": str(ROOT)}


def hand_over(command: list[str]) -> int:
    """Become a command where the system can do that, else run it; return its exit code."""
    if sys.platform != "win32":
        sys.stdout.flush()
        os.execve(command[0], command, checkout_environment())  # noqa: S606 - no shell wanted
    import subprocess

    return subprocess.run(command, env=checkout_environment(), check=False).returncode


def headless_tour(python: str) -> int:
    """Search the newspapers that come along, which imports them first; say how to open the window elsewhere."""
    import subprocess

    say(
        "没有显示器:不开窗口,导入自带的报纸并检索一次",
        "no display: the newspapers that come along are imported and searched",
    )
    command = ["search", TOUR_QUERY, "--limit", "5"]
    print("$ baoku " + " ".join(command), flush=True)
    code = subprocess.run(
        [python, "-P", "-m", "reader", *command], env=checkout_environment(), check=False
    ).returncode
    print(HOW_TO_SEE_THE_WINDOW if code == 0 else "", flush=True)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
