"""What an office decides is what the window does: locked settings stand, forbidden commands are not there."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from double import Double
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QPushButton

from reader.cli import main
from reader.core.errors import Reason
from reader.core.policies import gather
from reader.ui import app as program
from reader.ui import arriving
from reader.ui import settings as known
from reader.ui.actions import COMMANDS
from reader.ui.main_window import MainWindow
from reader.ui.settings import Settings

Ready = Callable[[MainWindow], None]
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


def test_values_that_were_refused_are_not_shown_as_if_they_held(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "good.json").write_text(DECIDED, "utf-8")
    (tmp_path / "broken.json").write_text("{", "utf-8")
    files = [str(tmp_path / name) for name in ("good.json", "broken.json", "none.json")]
    assert main(["policies", *files, "--json"]) == 1
    shown = json.loads(capsys.readouterr().out)
    assert set(shown["settings"]) == {"theme", "reading.text_percent"}
    assert shown["sources"] == files[:1]
    assert sorted(error["code"] for error in shown["errors"]) == [
        "policy.unknown", "policy.unreadable", "policy.unreadable", "policy.value",
    ]  # fmt: skip
    assert main(["policies", *files]) == 1
    said = capsys.readouterr()
    assert "no.such" not in said.out and "broken.json" not in said.out
    assert "找不到文件" in said.err and "JSON" in said.err and "Expecting" not in said.err


EVERY = '{"forbid": ["import", "export", "exchange", "rebuild"]}'
FORBIDDABLE = [command.id for command in COMMANDS if command.act is not None]


def decide(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(program, "read_policies", lambda: gather([("office", text.encode())]))


def test_every_forbidden_command_is_neither_shown_nor_to_be_had_by_its_keys(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    decide(monkeypatch, EVERY)
    window = open_window()
    assert {"file.import", "file.add_folder", "file.folders", "file.synchronize", "file.rebuild_index"} < set(
        FORBIDDABLE
    )
    assert {"file.print", "file.export"} < set(FORBIDDABLE)
    for command in FORBIDDABLE:
        action = window.commands[command]
        assert not action.isVisible() and not action.isEnabled(), command
    assert not window.desk.lines.pane.may_export
    buttons = [one for one in window.contents.empty.findChildren(QPushButton) if not one.isHidden()]
    assert buttons == [], "an empty library offers no folder"
    refused: list[Reason] = []
    window.session.refused.connect(refused.append)
    window.importing.choose_files()
    window.importing.choose_folder()
    assert [reason.code for reason in refused] == ["policy.forbidden"] * 2
    assert window.commands["edit.copy"].isEnabled()


def test_where_only_folders_are_forbidden_files_and_the_known_folders_go_on(
    open_window: OpenWindow, ready: Ready, double: Double, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    decide(monkeypatch, '{"forbid": ["folders"]}')
    window = open_window(double)
    ready(window)
    assert double.followed_asked
    assert window.commands["file.import"].isVisible()
    assert not window.commands["file.add_folder"].isVisible()
    refused: list[Reason] = []
    window.session.refused.connect(refused.append)
    window.importing.take([tmp_path])
    assert [reason.code for reason in refused] == ["policy.forbidden"]


def test_forbidden_files_are_not_taken_in_however_they_come(
    tmp_path: Path, open_window: OpenWindow, ready: Ready, double: Double, monkeypatch: pytest.MonkeyPatch
) -> None:
    decide(monkeypatch, DECIDED)
    file = tmp_path / "a.txt"
    file.write_text("x", "utf-8")
    window = open_window(double)
    ready(window)
    assert not double.followed_asked, "followed folders are left alone"
    refused: list[Reason] = []
    window.session.refused.connect(refused.append)
    arriving.show(window, str(file))
    arriving.show(window, file.as_uri())
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(file)), QUrl.fromLocalFile(str(tmp_path))])
    window.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            dragged,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    window.importing.take([file])
    assert [reason.code for reason in refused] == ["policy.forbidden"] * 4
    assert double.imported_paths == []


def test_the_command_line_checks_the_settings_that_policies_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "policies.json"
    file.write_text(DECIDED, "utf-8")
    assert main(["policies", str(file), "--json"]) == 1
    shown = json.loads(capsys.readouterr().out)
    assert {error["code"] for error in shown["errors"]} == {"policy.value", "policy.unknown"}
    assert shown["settings"]["theme"] == {"value": "dark", "locked": True, "source": str(file)}
