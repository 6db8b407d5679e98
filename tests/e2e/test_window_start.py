"""The window in a process of its own, as its users start it."""

from pathlib import Path

import startup


def test_a_first_start_reads_the_seeds_and_a_second_finds_them(tmp_path: Path) -> None:
    first = startup.measure(tmp_path / "library", tmp_path)
    second = startup.measure(tmp_path / "library", tmp_path)
    assert first["articles"] == second["articles"] > 30
    assert first["hits"] == second["hits"] > 0
