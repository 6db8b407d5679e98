"""Preferences, shortcuts, help and diagnostics: each made from what is declared, and acting at once."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from double import Double
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication, QKeySequence, QTextDocument
from PySide6.QtWidgets import QApplication, QComboBox, QDialog

from reader import paths
from reader.core.errors import Language, Reason
from reader.core.policies import gather
from reader.ui import app as program
from reader.ui import settings as known
from reader.ui.actions import COMMANDS
from reader.ui.diagnosing import diagnostics, settings_lines
from reader.ui.dialogs.diagnostics import DiagnosticsDialog
from reader.ui.dialogs.help_book import FEATURES, HelpBrowser, chapters
from reader.ui.dialogs.preferences import PreferencesDialog
from reader.ui.main_window import MainWindow
from reader.ui.settings import KNOWN, Settings
from reader.ui.shortcuts import give, holders, keys_of

OpenWindow = Callable[..., MainWindow]
Ready = Callable[[MainWindow], None]

OFFICE = b'{"settings": {"theme": {"value": "dark", "locked": true}, "reading.measure": 30, "no.such": 1}}'


def preferences(window: MainWindow) -> PreferencesDialog:
    window.commands["tools.preferences"].trigger()
    return next(dialog for dialog in window.findChildren(PreferencesDialog) if dialog.isVisible())


def test_every_declared_setting_has_a_row_with_a_name(open_window: OpenWindow) -> None:
    dialog = preferences(open_window())
    declared = [setting for setting in KNOWN.values() if setting.shown is not None]
    assert {row.setting.key for row in dialog.rows()} == {setting.key for setting in declared}
    assert all(row.control.accessibleName() for row in dialog.rows())
    for row in dialog.rows():
        if isinstance(row.control, QComboBox) and row.setting.shown and not row.setting.shown.control:
            offered = [row.control.itemData(number) for number in range(row.control.count())]
            assert [row.setting.check(value) for value in offered] == offered
            assert row.setting.default in offered


def test_a_change_acts_at_once_and_can_be_taken_back(
    open_window: OpenWindow, ready: Ready, double: Double
) -> None:
    window = open_window(double)
    ready(window)
    window.open_article("a2")
    dialog = preferences(window)
    size = dialog.row(known.TEXT_PERCENT)
    assert size.reset.isHidden()
    size.control.setValue(150)  # type: ignore[attr-defined]
    assert window.article.view.percent == 150
    assert window.context.settings.get(known.TEXT_PERCENT) == 150
    size.reset.click()
    assert window.article.view.percent == 100 and size.reset.isHidden()
    dialog.row(known.ORIGINAL_SHOWN).control.setChecked(True)  # type: ignore[attr-defined]
    assert window.room.comparing.shown
    theme = dialog.row(known.THEME).control
    assert isinstance(theme, QComboBox)
    theme.setCurrentIndex(theme.findData("dark"))
    assert window.context.theme.shown == "dark" and window.commands["view.theme.dark"].isChecked()
    dialog.all.click()
    assert window.context.theme.shown == "light" and not window.room.comparing.shown
    assert [line for line in settings_lines(window.context.settings) if "private" not in line] == []


def test_the_dialog_speaks_another_language_as_soon_as_it_is_chosen(open_window: OpenWindow) -> None:
    dialog = preferences(open_window())
    language = dialog.row(known.LANGUAGE).control
    assert isinstance(language, QComboBox)
    language.setCurrentIndex(language.findData("en"))
    QApplication.processEvents()
    assert dialog.windowTitle() == "Preferences"
    assert dialog.row(known.THEME).control.accessibleName() == "Colours"
    language = dialog.row(known.LANGUAGE).control  # type: ignore[assignment]
    assert isinstance(language, QComboBox) and language.currentData() == "en"


def test_what_an_office_has_locked_is_shown_and_says_who(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(program, "read_policies", lambda: gather([("/etc/office.json", OFFICE)]))
    dialog = preferences(open_window())
    theme, measure = dialog.row(known.THEME), dialog.row(known.MEASURE)
    assert not theme.control.isEnabled() and theme.control.currentData() == "dark"  # type: ignore[attr-defined]
    assert "/etc/office.json" in theme.hint.text()
    assert measure.control.isEnabled() and measure.control.value() == 30  # type: ignore[attr-defined]
    measure.control.setValue(40)  # type: ignore[attr-defined]
    measure.reset.click()
    assert measure.control.value() == 30, "the office's default, not the program's"  # type: ignore[attr-defined]


def test_what_stood_open_is_kept_for_every_library_on_its_own(tmp_path: Path) -> None:
    own, other = Settings(tmp_path), Settings(tmp_path, library="abc")
    own.put(known.TABS, ("0 a1",))
    own.save()
    other = Settings(tmp_path, library="abc")
    assert other.get(known.TABS) == ()
    other.put(known.TABS, ("0 z9",))
    other.put(known.THEME, "sepia")
    other.save()
    again = Settings(tmp_path)
    assert (again.get(known.TABS), again.get(known.THEME)) == (("0 a1",), "sepia")
    assert Settings(tmp_path, library="abc").get(known.TABS) == ("0 z9",)


# ── shortcuts ─────────────────────────────────────────────────────────────────────────────────────────

ALL_KEYS = ["Ctrl+J", "F2", "Alt+B", "Ctrl+G", "F5", "Ctrl+Shift+F", "Ctrl+P"]


@given(
    st.lists(
        st.tuples(st.sampled_from(COMMANDS), st.lists(st.sampled_from(ALL_KEYS), max_size=2, unique=True))
    )
)
def test_whatever_keys_are_given_no_key_belongs_to_two_commands(changes: list) -> None:  # type: ignore[type-arg]
    changed: dict[str, tuple[str, ...]] = {}
    for command, keys in changes:
        changed = give(command, keys, changed)
        assert keys_of(command, changed) == tuple(keys)
    assert all(len(holders(key, changed)) <= 1 for key in ALL_KEYS)
    assert all(changed[command.id] != command.shortcuts for command in COMMANDS if command.id in changed)


def test_a_shortcut_is_changed_the_conflict_told_and_it_is_there_at_the_next_start(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window()
    dialog = preferences(window)
    page = dialog.keys
    page.choose("go.to")
    page.edit.setKeySequence(QKeySequence("F5"))
    assert "检查更新的文件" in page.word.text() and "F5" in page.word.text()
    page.set.click()
    assert window.commands["go.to"].shortcuts() == [QKeySequence("F5")]
    assert window.commands["file.synchronize"].shortcuts() == []
    dialog.close()
    assert Settings(tmp_path / "config").get(known.SHORTCUTS)["go.to"] == ("F5",)
    again = open_window()
    assert again.commands["go.to"].shortcuts() == [QKeySequence("F5")]
    page = preferences(again).keys
    page.choose("go.to")
    page.reset.click()
    assert again.commands["go.to"].shortcuts() == [QKeySequence("Ctrl+G")]
    page.reset_all()
    assert again.commands["file.synchronize"].shortcuts() == [QKeySequence("F5")]


def test_keys_that_are_no_keys_in_the_file_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"shortcuts": {"go.to": 7}}', encoding="utf-8")
    assert Settings(tmp_path).get(known.SHORTCUTS) == {}


# ── help ──────────────────────────────────────────────────────────────────────────────────────────────


def test_both_languages_have_the_same_chapters_and_no_link_leads_outside() -> None:
    books = [chapters(paths.resources(), language) for language in Language]
    names = [[chapter.name for chapter in book] for book in books]
    assert names[0] == names[1] and len(names[0]) >= 7
    for chapter in (one for book in books for one in book):
        links = re.findall(r"\]\(([^)]*)\)", chapter.text)
        assert set(links) <= set(names[0]), chapter.name
        document = QTextDocument()
        document.setMarkdown(chapter.text, FEATURES)
        assert chapter.title and document.toPlainText().startswith(chapter.title)


def test_the_help_names_menus_and_keys_as_they_are() -> None:
    text = "".join(chapter.text for chapter in chapters(paths.resources(), Language.CHINESE))
    keys = {QKeySequence(key).toString() for command in COMMANDS for key in command.shortcuts}
    arrows = str.maketrans({"↑": "Up", "↓": "Down", "←": "Left", "→": "Right"})
    named = {
        name.translate(arrows).replace("PgDn", "PgDown")
        for name in re.findall(r"`((?:Ctrl|Alt|Shift|F\d)[^`]*)`", text)
    }
    assert {name for name in named if QKeySequence(name).toString() not in keys} <= {
        "Ctrl",
        "Shift",
        "Ctrl+Enter",
    }


def test_the_help_tells_of_every_tab_at_the_right(open_window: OpenWindow, dressed: QApplication) -> None:
    window = open_window()
    for language, heading in (
        (Language.CHINESE, "## 右边的四页"),
        (Language.ENGLISH, "## The four tabs at the right"),
    ):
        window.appearance.choose_language(language.value)
        dressed.processEvents()
        [reading] = [one for one in chapters(paths.resources(), language) if one.name == "reading"]
        told = re.findall(r"^- \*\*(.*?)\*\*", reading.text.partition(heading)[2].partition("\n## ")[0], re.M)
        assert told == [window.right.tabText(number) for number in range(window.right.count())]


def test_help_is_searched_and_loads_nothing(open_window: OpenWindow, dressed: QApplication) -> None:
    window = open_window()
    window.commands["help.contents"].trigger()
    guide = window.guide.dialog
    assert guide is not None
    assert guide.chapter == "start" and "开始使用" in guide.browser.toPlainText()
    guide.browser.anchorClicked.emit(QUrl("searching"))
    assert guide.chapter == "searching"
    guide.browser.anchorClicked.emit(QUrl("https://example.org/"))
    guide.browser.anchorClicked.emit(QUrl("file:///etc/passwd"))
    assert guide.chapter == "searching" and "root:" not in guide.browser.toPlainText()
    guide.field.setText("资料包")
    assert guide.list.count() >= 1 and guide.browser.extraSelections()
    guide.field.setText("没有人写过的话")
    assert guide.list.count() == 0 and guide.browser.toPlainText()
    guide.field.clear()
    window.appearance.choose_language("en")
    assert "Baoku" in guide.browser.toPlainText()
    guide.close()
    assert HelpBrowser().loadResource(2, QUrl("file:///etc/passwd")) is None


# ── diagnostics ───────────────────────────────────────────────────────────────────────────────────────


def test_diagnostics_tell_of_the_installation_and_not_of_the_reader(
    open_window: OpenWindow, ready: Ready, double: Double, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(program, "read_policies", lambda: gather([("/etc/office.json", OFFICE)]))
    double.told.append(Reason("index.foreign"))
    window = open_window(double)
    ready(window)
    window.desk.ask("谁也不该知道")
    window.open_article("a2")
    window.context.settings.put(known.STYLE, "bibtex")
    window.context.log.write("a line of the log")
    window.save_state()
    text = diagnostics(window.context, window.session.home, window.session.library)
    for wanted in ("Qt 6", "Whoosh 2.7.4", "6 articles", "index: double, ready", "index.foreign", "/etc/office.json",
                   "theme = 'dark' (locked)", "no.such", "export.style = 'bibtex'", "a line of the log",
                   str(window.context.settings.path)):  # fmt: skip
        assert wanted in text, wanted
    assert "谁也不该知道" not in text and "a2" not in text
    window.commands["help.diagnostics"].trigger()
    dialog = next(one for one in window.findChildren(QDialog) if isinstance(one, DiagnosticsDialog))
    dialog.copy.click()
    assert QGuiApplication.clipboard().text().startswith("[Baoku]\nversion")
