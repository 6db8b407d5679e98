"""What an office decides is what the window does: locked settings stand, forbidden commands are not there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.core.errors import Reason
from reader.core.policies import gather
from reader.ui import app as program
from reader.ui import settings as known
from reader.ui.importing import Importing
from reader.ui.main_window import MainWindow
from reader.ui.settings import Settings

OpenWindow = Callable[..., MainWindow]
DECIDED = """{"settings": {"theme": {"value": "dark", "locked": true}, "reading.text_percent": 120,
 "language": "xx", "no.such": 1}, "forbid": ["import"]}"""


def test_a_locked_setting_stands_above_the_users_and_a_set_one_below(tmp_path: Path) -> None:
    settings = Settings(tmp_path, gather([("office", DECIDED.encode())]))
    assert settings.get(known.THEME) == "dark"
    assert settings.get(known.TEXT_PERCENT) == 120
    settings.put(known.THEME, "light")
    settings.put(known.TEXT_PERCENT, 90)
    settings.save()
    assert settings.get(known.THEME) == "dark"
    assert settings.get(known.TEXT_PERCENT) == 90
    assert settings.lock(known.THEME) == "office"
    assert settings.lock(known.TEXT_PERCENT) is None
    assert Settings(tmp_path).get(known.THEME) == "light", (
        "the user's own value is there when the lock is gone"
    )


def test_mistakes_in_the_policies_are_told_and_do_no_harm(tmp_path: Path) -> None:
    settings = Settings(tmp_path, gather([("office", DECIDED.encode())]))
    assert settings.get(known.LANGUAGE) == "system"
    told = {reason.code: reason.text() for reason in settings.policy_troubles()}
    assert set(told) == {"policy.value", "policy.unknown"}
    assert "language" in told["policy.value"] and "no.such" in told["policy.unknown"]


def test_forbidden_files_are_not_taken_in_however_they_come(
    tmp_path: Path, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(program, "read_policies", lambda: gather([("office", DECIDED.encode())]))
    window = open_window()
    assert not window.commands["file.import"].isVisible()
    assert window.commands["file.add_folder"].isVisible()
    refused: list[Reason] = []
    window.session.refused.connect(refused.append)
    Importing(window, window.session, window.context.settings).take([tmp_path / "a.txt"])
    assert [reason.code for reason in refused] == ["policy.forbidden"]
