"""Writes the lock files: every version and the hashes of all files of a release, so for every system.

uv resolves them. It does not read pip's configuration, so the machine's own index is handed to it; further
indexes and folders of single files are not, as they may hold one system's files only, and a lock made from
them would fail on the others.
"""

from __future__ import annotations

import os
import subprocess
import sys

from set_up import BUILD, LOCKS, ROOT, SETS, clean_environment, say

BUILD_REQUIREMENTS = "setuptools\nwheel\n"
RUN = "run"
UV = ("-P", "-m", "uv", "pip", "compile", "--universal", "--python-version", "3.11", "--generate-hashes")
PLAIN = (
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-annotate",
    "--no-header",
    "--no-config",
    "--quiet",
)


def write_locks(python: str) -> int:
    """Write every lock file with the newest versions pyproject.toml allows; return the exit code."""
    sources: list[tuple[str, list[str], str | None]] = [
        (BUILD, ["-"], BUILD_REQUIREMENTS),
        (RUN, ["pyproject.toml"], None),
    ]
    for name in SETS:
        if name != RUN:
            # The program is the same in every set: what `build` and `run` pin, the others repeat.
            pins = [f"--constraint=packaging/locks/{pinned}.txt" for pinned in (BUILD, RUN)]
            sources.append((name, ["pyproject.toml", "--extra", name, *pins], None))
    for name, arguments, text in sources:
        say(f"正在写 {name}.txt", "resolving")
        target = LOCKS / f"{name}.txt"
        target.unlink(missing_ok=True)
        command = [python, *UV, *PLAIN, *arguments, "--output-file", str(target)]
        result = subprocess.run(
            command,
            cwd=ROOT,
            env=uv_environment(python),
            input=text,
            stdout=sys.stderr,
            text=True,
            check=False,
        )
        if result.returncode != 0:
            return result.returncode
    return 0


def uv_environment(python: str) -> dict[str, str]:
    """Return the process environment in which uv asks the index that pip is configured to ask."""
    environment = {name: value for name, value in clean_environment().items() if not name.startswith("UV_")}
    index = pip_setting(python, "index-url")
    if index is not None:
        environment["UV_DEFAULT_INDEX"] = index
    environment.setdefault("SSL_CERT_FILE", os.environ.get("PIP_CERT", ""))
    return {name: value for name, value in environment.items() if value}


def pip_setting(python: str, name: str) -> str | None:
    """Return one of pip's settings on this machine, from its files or the environment."""
    for section in (":env:", "install", "global"):
        answer = subprocess.run(
            [python, "-P", "-m", "pip", "config", "get", f"{section}.{name}"],
            capture_output=True, env=clean_environment(), text=True, check=False,
        )  # fmt: skip
        if answer.returncode == 0:
            return answer.stdout.strip()
    return None
