"""首选项: pages made from what is declared in `settings`, and the keys of every command. Every choice acts at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QScrollArea,
    QSizePolicy,
    QSpinBox,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.ui.dialogs.base import PlainDialog
from reader.ui.dialogs.keys import KeysPage
from reader.ui.language import translate
from reader.ui.panes.empty import plain_label
from reader.ui.settings import KNOWN, PAGES, SHORTCUTS, Setting, Settings, Shown
from reader.ui.text_offsets import ShownText
from reader.ui.theme import scaled
from reader.ui.typography import hanzi_families

SIZE: Final = (760, 520)
LONGEST_LINE: Final = 100
LIST_WIDTH: Final = 150
CONTROL_WIDTH: Final = 220
LABEL_WIDTH: Final = 110


class SettingRow(QWidget):
    """One setting: its name, a control, a way back to the default, what it does, and who has locked it.

    `chosen` brings the setting after its value has been put.
    """

    chosen = Signal(object)

    def __init__(self, setting: Setting[Any], shown: Shown, settings: Settings) -> None:
        super().__init__()
        self.setting = setting
        self._settings = settings
        name = translate("Settings", shown.name)
        self.control, self._show, signal = _control(setting, shown)
        self.control.setAccessibleName(name)
        self.control.setMinimumWidth(CONTROL_WIDTH // 2)
        self.control.setMaximumWidth(CONTROL_WIDTH)
        self.control.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        label = plain_label()
        label.setText(name)
        label.setBuddy(self.control)
        label.setMinimumWidth(min(LABEL_WIDTH, label.sizeHint().width()))
        self.reset = QToolButton()
        self.reset.setText(translate("Preferences", "默认"))
        self.reset.setAccessibleName(translate("Preferences", "{name}：恢复默认").format(name=name))
        self.reset.clicked.connect(self._reset)
        line = QHBoxLayout()
        line.addWidget(label, 1)
        line.addWidget(self.control, 1)
        line.addWidget(self.reset)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addLayout(line)
        hint = translate("Settings", shown.hint) if shown.hint else ""
        source = settings.lock(setting)
        if source is not None:
            self.control.setEnabled(False)
            locked = translate("Preferences", "由单位的策略锁定：{source}").format(source=source)
            hint = f"{hint}\n{locked}" if hint else locked
        self.control.setAccessibleDescription(hint)
        self.hint = plain_label("muted")
        self.hint.setFont(scaled(self.font(), 0.92))
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        layout.addWidget(self.hint)
        self.refresh()
        signal.connect(self._put)

    def refresh(self) -> None:
        """Show the value that holds."""
        with QSignalBlocker(self.control):
            self._show(self._settings.get(self.setting))
        size = self.reset.sizePolicy()
        size.setRetainSizeWhenHidden(True)
        self.reset.setSizePolicy(size)
        locked = self._settings.lock(self.setting) is not None
        self.reset.setVisible(not locked and self._settings.is_changed(self.setting))

    def _put(self, *_given: object) -> None:
        self._settings.put(self.setting, _value(self.control))
        self.refresh()
        self.chosen.emit(self.setting)

    def _reset(self) -> None:
        self._settings.forget(self.setting)
        self.refresh()
        self.control.setFocus(Qt.FocusReason.OtherFocusReason)
        self.chosen.emit(self.setting)


class PreferencesDialog(PlainDialog):
    """The pages. `changed` brings the setting whose value is another now."""

    changed = Signal(object)

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__("", "", parent)
        self._settings = settings
        self.pages = QListWidget()
        self.pages.setObjectName("namesView")
        self.pages.setFixedWidth(LIST_WIDTH)
        self.stack = QStackedWidget()
        self._rooms: list[QVBoxLayout] = []
        across = QHBoxLayout()
        across.setSpacing(14)
        across.addWidget(self.pages)
        across.addWidget(self.stack, 1)
        self.content.addLayout(across, 1)
        self.pages.currentRowChanged.connect(self._turn_to)
        self.all = self.add_button("", QDialogButtonBox.ButtonRole.ResetRole)
        self.all.clicked.connect(self._reset_all)
        self.add_close()
        self.resize(*SIZE)
        self._fill()

    def rows(self) -> list[SettingRow]:
        """Return the settings of all pages, in their order."""
        for at in range(len(self._rooms)):
            self._make(at)
        return self._made_rows()

    def row(self, setting: Setting[Any]) -> SettingRow:
        """Return the row of a setting. Raises StopIteration."""
        return next(row for row in self.rows() if row.setting is setting)

    @property
    def keys(self) -> KeysPage:
        """The page of shortcuts."""
        self._make(len(PAGES))
        return self.stack.findChildren(KeysPage)[-1]

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Word everything anew when the language changes (Qt)."""
        if event.type() == QEvent.Type.LanguageChange:
            self._fill()
        super().changeEvent(event)

    def _fill(self) -> None:
        """Make the page in front in the language of now, and room for the others: each is made when it is turned to."""
        self.setWindowTitle(translate("Preferences", "首选项"))
        self.all.setText(translate("Preferences", "全部恢复默认"))
        self.all.setAccessibleName(self.all.text())
        self.pages.setAccessibleName(translate("Preferences", "页"))
        at = max(0, self.pages.currentRow())
        focus = self.focusWidget()
        held = next((row.setting for row in self._made_rows() if focus is row.control), None)
        while (old := self.stack.widget(0)) is not None:
            self.stack.removeWidget(old)
            old.setParent(None)
            old.deleteLater()
        with QSignalBlocker(self.pages):
            self.pages.clear()
            for page in PAGES:
                self.pages.addItem(translate("Settings", page))
            self.pages.addItem(translate("Preferences", "快捷键"))
            self._rooms = [self._room() for _ in range(self.pages.count())]
            self.pages.setCurrentRow(at)
        self._turn_to(at)
        if held is not None:
            row = next(row for row in self._made_rows() if row.setting is held)
            row.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn_to(self, at: int) -> None:
        self._make(at)
        self.stack.setCurrentIndex(at)

    def _made_rows(self) -> list[SettingRow]:
        return self.stack.findChildren(SettingRow)

    def _room(self) -> QVBoxLayout:
        room = QWidget()
        layout = QVBoxLayout(room)
        layout.setContentsMargins(0, 0, 0, 0)
        self.stack.addWidget(room)
        return layout

    def _make(self, at: int) -> None:
        """Fill the room of a page, if it is still empty."""
        layout = self._rooms[at]
        if layout.count():
            return
        if at < len(PAGES):
            layout.addWidget(self._page(PAGES[at]))
            return
        keys = KeysPage(self._settings)
        keys.changed.connect(lambda: self.changed.emit(SHORTCUTS))
        layout.addWidget(keys)

    def _page(self, page: str) -> QScrollArea:
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(16)
        for setting in KNOWN.values():
            if setting.shown is not None and setting.shown.page == page:
                row = SettingRow(setting, setting.shown, self._settings)
                row.chosen.connect(self.changed)
                layout.addWidget(row)
        layout.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(content)
        area.setAccessibleName(translate("Settings", page))
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    def _reset_all(self) -> None:
        for row in self.rows():
            if self._settings.is_changed(row.setting) and self._settings.lock(row.setting) is None:
                self._settings.forget(row.setting)
                self.changed.emit(row.setting)
        self.keys.reset_all()
        for row in self.rows():
            row.refresh()


def _control(setting: Setting[Any], shown: Shown) -> tuple[QWidget, Callable[[Any], None], Any]:
    """Return the control of a setting, how to show a value in it, and the signal that tells of another."""
    if isinstance(setting.default, bool):
        check = QCheckBox()
        return check, check.setChecked, check.toggled
    if isinstance(setting.default, int):
        spin = QSpinBox()
        low, high, step = shown.range
        spin.setRange(low, high)
        spin.setSingleStep(step)
        spin.setSuffix(translate("Settings", shown.unit) if shown.unit.strip() != "%" else shown.unit)
        return spin, spin.setValue, spin.valueChanged
    box = QComboBox()
    if shown.control == "line":
        line = QLineEdit()
        line.setMaxLength(LONGEST_LINE)
        # The cursor stays where one types: the row shows every value again once it is kept.
        return line, lambda value: line.setText(value) if line.text() != value else None, line.textEdited
    if shown.control == "face":
        box.addItem(translate("Preferences", "自动（宋体）"), "")
        for family in hanzi_families():
            box.addItem(ShownText.of(family).shown, family)
    for value, name in shown.choices:
        box.addItem(translate("Settings", name), value)

    def show(value: Any) -> None:
        box.setCurrentIndex(max(0, box.findData(value)))

    return box, show, box.currentIndexChanged


def _value(control: QWidget) -> Any:
    if isinstance(control, QCheckBox):
        return control.isChecked()
    if isinstance(control, QSpinBox):
        return control.value()
    if isinstance(control, QLineEdit):
        return control.text()
    return control.currentData() if isinstance(control, QComboBox) else None
