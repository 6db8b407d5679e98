"""筛选: what the hits fall apart into, with counts; what is ticked limits the search."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QTreeWidgetItemIterator,
    QWidget,
)

from reader.core.records import Facets, SearchOptions
from reader.ui import wording
from reader.ui.language import translate
from reader.ui.limits import FIELDS, chosen, field_words, value_words
from reader.ui.theme import Theme, scaled

Index = QModelIndex | QPersistentModelIndex
VALUE: Final = Qt.ItemDataRole.UserRole
COUNT: Final = Qt.ItemDataRole.UserRole + 1
FIELD: Final = Qt.ItemDataRole.UserRole + 2
LISTED: Final = 40
"""So many values of a field are listed, those with the most articles, and every one that is ticked."""
RIGHT: Final = 14


class CountDelegate(QStyledItemDelegate):
    """Draws a row with its number of articles at the margin."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._view = parent

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row on a ground that reaches to the edge, then its count (Qt)."""
        panel = QStyle.PrimitiveElement.PE_PanelItemViewItem
        self._view.style().drawPrimitive(panel, option, painter, self._view)
        count = index.data(COUNT)
        small = scaled(option.font, 0.9)
        words = "" if count is None else str(count)
        room = QFontMetrics(small).horizontalAdvance(words) + RIGHT + 6
        left = QStyleOptionViewItem(option)
        left.rect = option.rect.adjusted(0, 0, -room, 0)
        super().paint(painter, left, index)
        painter.save()
        painter.setFont(small)
        painter.setPen(self._theme.colour("faint"))
        place = option.rect.adjusted(0, 0, -RIGHT, 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()


class FacetsView(QTreeWidget):
    """A tree of fields and their values. `options_chosen` brings the options with what was ticked."""

    options_chosen = Signal(SearchOptions)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facets = Facets(0)
        self._options = SearchOptions()
        self._closed: set[str] = {"reporters", "columns"}
        self.setObjectName("facetsView")
        self.setHeaderHidden(True)
        self.setIndentation(14)
        self.setUniformRowHeights(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(CountDelegate(theme, self))
        self.itemChanged.connect(self._ticked)
        self.itemExpanded.connect(lambda item: self._closed.discard(item.data(0, FIELD)))
        self.itemCollapsed.connect(lambda item: self._closed.add(item.data(0, FIELD)))
        self.setAccessibleName(translate("Facets", "筛选"))

    def show_facets(self, facets: Facets, options: SearchOptions) -> None:
        """Show other counts, with what the options let through ticked; the current row stays current."""
        current = self._way(self.currentItem())
        self._facets, self._options = facets, options
        self.blockSignals(True)
        self.clear()
        for field in FIELDS:
            self._put_field(field, getattr(facets, field), getattr(options, field))
        self.blockSignals(False)
        self._go_to(current)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Word everything anew when the language changes (Qt)."""
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(translate("Facets", "筛选"))
            self.show_facets(self._facets, self._options)
        super().changeEvent(event)

    def _put_field(self, field: str, counts: Sequence[tuple[Any, int]], ticked: Sequence[Any]) -> None:
        number = dict(counts)
        listed = [value for value, _count in counts[:LISTED]]
        listed += [value for value in ticked if value not in listed]
        if not listed:
            return
        head = QTreeWidgetItem(self, [field_words(field)])
        head.setData(0, FIELD, field)
        head.setFont(0, scaled(self.font(), 1.0, bold=True))
        head.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        for value in listed:
            text, count = value_words(field, value), number.get(value, 0)
            row = QTreeWidgetItem(head, [text])
            row.setData(0, VALUE, (value,))
            row.setData(0, FIELD, field)
            row.setData(0, COUNT, count)
            row.setData(0, Qt.ItemDataRole.ToolTipRole, wording.tooltip(text))
            row.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{text}, {wording.articles_counted(count)}")
            row.setCheckState(0, Qt.CheckState.Checked if value in ticked else Qt.CheckState.Unchecked)
        if len(number) > len(listed):
            rest = QTreeWidgetItem(
                head, [translate("Facets", "另有 {n} 个").format(n=len(number) - len(listed))]
            )
            rest.setFlags(Qt.ItemFlag.NoItemFlags)
        head.setExpanded(field not in self._closed or bool(ticked))

    def _ticked(self, row: QTreeWidgetItem) -> None:
        held = row.data(0, VALUE)
        if held is not None:
            on = row.checkState(0) is Qt.CheckState.Checked
            self.options_chosen.emit(chosen(self._options, row.data(0, FIELD), held[0], on=on))

    def _way(self, item: QTreeWidgetItem | None) -> tuple[str, Any] | None:
        return (item.data(0, FIELD), item.data(0, VALUE)) if item is not None else None

    def _go_to(self, way: tuple[str, Any] | None) -> None:
        rows = QTreeWidgetItemIterator(self)
        while (row := rows.value()) is not None:
            if way is None or self._way(row) == way:
                self.setCurrentItem(row)
                return
            rows += 1
