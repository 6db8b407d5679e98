"""For those who read the window by ear, work by keyboard, or need strong colours and large type."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest
from double import Double
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QImage, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListView,
    QListWidget,
    QPushButton,
    QSpinBox,
    QTabWidget,
    QToolButton,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from reader import paths
from reader.ui import contrast
from reader.ui.main_window import MainWindow

OpenWindow = Callable[..., MainWindow]
Ready = Callable[[MainWindow], None]

Ask = Callable[[MainWindow, str], None]
THEMES = ("light", "sepia", "dark", "contrast")
PLAIN_ROLES = {QAccessible.Role.NoRole, QAccessible.Role.Window}
ROLES = {
    QPushButton: {QAccessible.Role.Button, QAccessible.Role.PushButton},
    QToolButton: {
        QAccessible.Role.Button,
        QAccessible.Role.PushButton,
        QAccessible.Role.ButtonMenu,
        QAccessible.Role.CheckBox,
    },
    QLineEdit: {QAccessible.Role.EditableText},
    QComboBox: {QAccessible.Role.ComboBox},
    QSpinBox: {QAccessible.Role.SpinBox},
    QCheckBox: {QAccessible.Role.CheckBox},
    QTreeView: {QAccessible.Role.Tree},
    QListView: {QAccessible.Role.List},
}
COMMANDS_WITH_DIALOGS = (
    "tools.preferences", "file.export", "file.print", "help.contents", "help.diagnostics", "help.about",
    "help.shortcuts", "go.to", "go.calendar", "view.typesetting",
)  # fmt: skip


def interface(widget: QWidget) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(widget)


def controls(root: QWidget) -> Iterator[QWidget]:
    """Yield what can be reached by Tab or is a button."""
    for widget in root.findChildren(QWidget):
        reached = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) or isinstance(widget, QAbstractButton)
        inner = widget.objectName().startswith("qt_") or isinstance(widget.parent(), QSpinBox | QComboBox)
        if reached and widget.isVisible() and not inner:
            yield widget


def faults(root: QWidget) -> list[str]:
    found = []
    for widget in controls(root):
        accessible = interface(widget)
        name = accessible.text(QAccessible.Text.Name)
        wanted = next((roles for kind, roles in ROLES.items() if type(widget) is kind), None)
        role = accessible.role()
        if not name or role in PLAIN_ROLES or (wanted is not None and role not in wanted):
            found.append(f"{type(widget).__name__} {widget.objectName()!r} {name!r} {role}")
    return found


@pytest.fixture
def full(open_window: OpenWindow, ready: Ready, ask: Ask, double: Double) -> MainWindow:
    window = open_window(double)
    ready(window)
    ask(window, "大运河")
    window.open_article("a2")
    return window


def test_every_control_of_the_window_is_named_and_says_what_it_is(full: MainWindow) -> None:
    assert faults(full) == []
    for number in range(full.left.count()):
        full.left.setCurrentIndex(number)
        assert faults(full.left) == []
    for number in range(full.right.count()):
        full.right.setCurrentIndex(number)
        assert faults(full.right) == []
    full.commands["view.start"].trigger()
    assert faults(full.starting.page) == []


def test_every_control_of_every_dialog_is_named_and_says_what_it_is(full: MainWindow, qtbot: QtBot) -> None:
    for command in COMMANDS_WITH_DIALOGS:
        before = {one for one in QApplication.topLevelWidgets() if one.isVisible()}
        full.commands[command].trigger()

        def fresh(before: set[QWidget] = before) -> list[QWidget]:
            return [one for one in QApplication.topLevelWidgets() if one.isVisible() and one not in before]

        qtbot.waitUntil(lambda: bool(fresh()))  # some come when what they show is known
        opened = fresh()
        for dialog in opened:
            pages = dialog.findChildren(QListWidget)[:1] if command == "tools.preferences" else []
            for row in range(pages[0].count() if pages else 1):
                if pages:
                    pages[0].setCurrentRow(row)
                assert faults(dialog) == [], command
            assert interface(dialog).text(QAccessible.Text.Name), command
            dialog.close()


def test_f6_goes_round_the_regions_both_ways(full: MainWindow) -> None:
    full.activateWindow()
    full.search_bar.setFocus()
    regions = full.regions.all()

    def here() -> int:
        focus = full.focusWidget()
        return next(at for at, one in enumerate(regions) if one is focus or one.isAncestorOf(focus))

    walked = []
    for _ in regions:
        QTest.keyClick(full, Qt.Key.Key_F6)
        walked.append(here())
    assert sorted(walked) == list(range(len(regions))) and len(regions) >= 4
    start = here()
    QTest.keyClick(full, Qt.Key.Key_F6)
    QTest.keyClick(full, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert here() == start


def test_tab_reaches_every_region_and_comes_round(full: MainWindow) -> None:
    full.activateWindow()
    full.search_bar.setFocus()
    seen: list[QWidget] = []
    widget = full.focusWidget()
    while widget is not None and widget not in seen and len(seen) < 200:
        seen.append(widget)
        full.focusNextChild()
        widget = full.focusWidget()
    regions = full.regions.all()
    reached = [any(region is one or region.isAncestorOf(one) for one in seen) for region in regions]
    assert all(reached), [
        type(region).__name__ for region, got in zip(regions, reached, strict=True) if not got
    ]
    order = [
        next((at for at, region in enumerate(regions) if region is one or region.isAncestorOf(one)), None)
        for one in seen
    ]
    steps = [at for at, before in zip(order, [None, *order], strict=False) if at is not None and at != before]
    assert len(steps) <= len(regions) + 2, f"the order jumps between the regions: {steps}"


@pytest.mark.parametrize("theme", THEMES)
def test_one_sees_where_the_focus_is(full: MainWindow, theme: str) -> None:
    full.appearance.choose_theme(theme)
    full.commands["tools.preferences"].trigger()
    dialog = next(one for one in full.findChildren(QWidget) if type(one).__name__ == "PreferencesDialog")
    dialog.activateWindow()
    looked_at: list[QWidget] = [
        next(one for one in dialog.findChildren(kind) if one.isVisible())
        for kind in (QComboBox, QPushButton, QListWidget)
    ]
    looked_at.append(next(one for one in dialog.findChildren(QPushButton) if one.isDefault()))
    for widget in looked_at:
        other = next(one for one in looked_at if one is not widget)
        other.setFocus()
        without = picture(widget)
        widget.setFocus()
        assert widget.hasFocus() and picture(widget) != without, f"{type(widget).__name__} in {theme}"
    dialog.close()
    full.activateWindow()
    full.commands["view.start"].trigger()
    days = full.starting.page.map
    full.search_bar.setFocus()
    without = picture(days)
    days.setFocus()
    assert picture(days) != without


def picture(widget: QWidget) -> QImage:
    QApplication.processEvents()
    return widget.grab().toImage()


# ── colours ───────────────────────────────────────────────────────────────────────────────────────────


def luminance(colour: QColor) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.getRgbF()[:3]
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def ratio(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(QColor(one)), luminance(QColor(other))), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def tokens_are_readable(tokens: dict[str, str], text: float, quiet: float) -> None:
    for ground in ("window", "surface", "raised", "hover", "selection", "selection_strong", "text_selection"):
        assert ratio(tokens["text"], tokens[ground]) >= text, ground
    for tone in ("muted", "accent"):
        assert ratio(tokens[tone], tokens["surface"]) >= quiet, tone
    for mark in ("mark", "mark_current"):
        assert ratio(tokens["mark_text"], tokens[mark]) >= 4.5, mark


@pytest.mark.parametrize("theme", THEMES)
def test_the_colours_of_a_theme_can_be_read(theme: str) -> None:
    tokens = json.loads((paths.resources() / "themes" / f"{theme}.json").read_text(encoding="utf-8"))
    strong = theme == "contrast"
    tokens_are_readable(tokens, 7 if strong else 4.5, 7 if strong else 4.5)


def test_the_systems_high_contrast_is_followed(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(start=False)
    theme = window.context.theme
    usual = theme.colour("surface")
    monkeypatch.setattr(contrast, "asked", lambda: True)
    theme.choose("system")
    assert theme.shown == "system"
    assert theme.colour("surface") != usual and theme.colour("text") == theme.colour("border")
    theme.choose("light")
    assert theme.colour("surface") == usual, "a theme that was chosen stays"


@pytest.mark.parametrize("ground", ["#000000", "#ffffff"])
def test_colours_made_from_a_system_of_high_contrast_can_be_read(ground: str) -> None:
    ink = "#ffffff" if ground == "#000000" else "#000000"
    palette = QPalette(
        QColor(ink), QColor(ground), QColor(ink), QColor(ground), QColor(ink), QColor(ink), QColor(ground)
    )
    palette.setColor(QPalette.ColorRole.AlternateBase, QColor(ground))
    palette.setColor(QPalette.ColorRole.Link, QColor("#ffff00" if ground == "#000000" else "#00009f"))
    palette.setColor(QPalette.ColorRole.Highlight, QColor("#1aebff" if ground == "#000000" else "#37006e"))
    palette.setColor(QPalette.ColorRole.HighlightedText, QColor(ground))
    tokens_are_readable(contrast.colours(palette), 4.5, 4.5)


def test_tabs_are_named_by_what_they_hold(full: MainWindow) -> None:
    for tabs in (full.left, full.right):
        assert isinstance(tabs, QTabWidget)
        bar = interface(tabs.tabBar())
        names = [bar.child(number).text(QAccessible.Text.Name) for number in range(tabs.count())]
        assert all(names) and len(set(names)) == len(names)


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (683, 384), (455, 256)])
def test_the_window_fits_a_screen_that_is_enlarged_up_to_threefold(
    full: MainWindow, width: int, height: int, qtbot: QtBot
) -> None:
    if width < 660:
        for pane in (full.right, full.left):
            pane.hide()

    def fits() -> bool:
        full.resize(width, height)
        return (full.width(), full.height()) == (width, height)

    qtbot.waitUntil(fits)  # what the hidden panes needed is given up by and by
    QApplication.processEvents()
    shown = [one for one in full.tool_bar.findChildren(QToolButton) if one.isVisible()]
    places = [one.mapTo(full.tool_bar, one.rect().topRight()).x() for one in [*shown, full.search_bar]]
    neighbours = [one.defaultAction() for one in shown if one.defaultAction() is not None]
    assert (
        len({full.commands["go.previous_article"], full.commands["go.next_article"]} & set(neighbours)) != 1
    )
    assert max(places) < width and full.search_bar.width() >= full.search_bar.minimumWidth()
    full.commands["view.start"].trigger()
    QApplication.processEvents()
    page = full.starting.page
    inside = page.widget()
    assert inside is not None and inside.minimumSizeHint().width() <= page.viewport().width()
