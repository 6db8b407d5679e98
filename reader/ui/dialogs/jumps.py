"""转版文章: the stories that jump between pages, how their halves fit, ways to take a wrong pair apart and to join one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QItemSelectionModel, Signal, SignalInstance
from PySide6.QtWidgets import QDialogButtonBox, QHeaderView, QMenu, QWidget

from reader.core.joining import fits
from reader.core.records import Join, JumpHalf, Jumps
from reader.ui import wording
from reader.ui.dialogs.base import PlainDialog, RowsModel, table
from reader.ui.language import translate


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of the table: a pair that is joined or was taken apart, or a half alone."""

    head: JumpHalf | None
    tail: JumpHalf | None
    join: Join | None = None
    parted: bool = False

    @property
    def opens(self) -> str:
        """The article that the row opens."""
        half = self.head or self.tail
        return half.article_id if half else ""

    @property
    def alone(self) -> JumpHalf | None:
        """The half of a row that has but one."""
        return (self.head or self.tail) if self.join is None else None


class JumpsDialog(PlainDialog):
    """Lists the jumps of the library. What is requested of two halves carries head and tail."""

    part_requested = Signal(str, str)
    rejoin_requested = Signal(str, str)
    pair_requested = Signal(str, str)
    open_requested = Signal(str)

    def __init__(self, read_jumps: Callable[[], Jumps], parent: QWidget) -> None:
        super().__init__(translate("Jumps", "转版文章"), "", parent)
        self._read_jumps = read_jumps
        self._rows: list[_Row] = []
        self.view = table((), (), self)
        self.view.setAccessibleName(translate("Jumps", "转版文章"))
        self.view.doubleClicked.connect(self._open)
        self.content.addWidget(self.view)
        action = QDialogButtonBox.ButtonRole.ActionRole
        self.open_button = self.add_button(translate("Jumps", "打开"), action)
        self.part_button = self.add_button(translate("Jumps", "拆开"), action)
        self.rejoin_button = self.add_button(translate("Jumps", "重新接合"), action)
        self.pair_button = self.add_button(translate("Jumps", "与另一半接合"), action)
        self._partners = QMenu(self.pair_button)
        self.pair_button.setMenu(self._partners)
        self.open_button.clicked.connect(self._open)
        self.part_button.clicked.connect(lambda: self._change(self.part_requested))
        self.rejoin_button.clicked.connect(lambda: self._change(self.rejoin_requested))
        self.resize(820, 380)
        self.add_close()
        self.refresh()

    def refresh(self) -> None:
        """List the jumps as they are now, those that need a look last."""
        jumps = self._read_jumps()
        current = self.view.currentIndex().row()
        self._rows = [_Row(pair.head, pair.tail, pair) for pair in jumps.joined]
        self._rows += [_Row(pair.head, pair.tail, pair, parted=True) for pair in jumps.parted]
        for half in jumps.unmatched:
            is_head = half.jump.to_page is not None
            self._rows.append(_Row(half if is_head else None, None if is_head else half))
        heading = (
            translate("Jumps", "状态"),
            translate("Jumps", "前半"),
            translate("Jumps", "后半"),
        )
        self.view.setModel(RowsModel(heading, [_cells(row) for row in self._rows], self))
        for halves in (1, 2):  # both get the room; a long headline ends in an ellipsis
            self.view.horizontalHeader().setSectionResizeMode(halves, QHeaderView.ResizeMode.Stretch)
        self.view.selectionModel().currentRowChanged.connect(self._look)
        self.view.setVisible(bool(self._rows))
        self.sentence.setText(
            translate(
                "Jumps",
                "同一期里“下转”与“上接”互指的文章自动接合。接错了可以拆开，也可以再接上；分不清的可以手工接合。",
            )
            if self._rows
            else translate("Jumps", "资料库里没有转版的文章。")
        )
        self.sentence.show()
        for button in (self.open_button, self.part_button, self.rejoin_button, self.pair_button):
            button.setVisible(bool(self._rows))
        if self._rows:
            index = self.view.model().index(min(max(current, 0), len(self._rows) - 1), 0)
            chosen = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.view.selectionModel().setCurrentIndex(index, chosen)
        self._look()

    def _row(self) -> _Row | None:
        row = self.view.currentIndex().row()
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def _look(self) -> None:
        row = self._row()
        pair = row.join if row else None
        self.open_button.setEnabled(row is not None)
        self.part_button.setEnabled(pair is not None and row is not None and not row.parted)
        self.rejoin_button.setEnabled(pair is not None and row is not None and row.parted)
        self._offer(row.alone if row is not None else None)

    def _offer(self, half: JumpHalf | None) -> None:
        """Offer the halves without their other half that a half of the same issue may be joined with."""
        self._partners.clear()
        others = [row.alone for row in self._rows if row.alone is not None]
        pairs = [(half, other) for other in others] + [(other, half) for other in others] if half else []
        for head, tail in pairs:
            if fits((head, tail), (head.article_id, tail.article_id)):
                action = self._partners.addAction(_half(tail if head is half else head).replace("&", "&&"))
                action.triggered.connect(partial(self.pair_requested.emit, head.article_id, tail.article_id))
        self.pair_button.setEnabled(not self._partners.isEmpty())

    def _open(self) -> None:
        row = self._row()
        if row is not None:
            self.open_requested.emit(row.opens)

    def _change(self, request: SignalInstance) -> None:
        row = self._row()
        if row is not None and row.join is not None:
            request.emit(row.join.head.article_id, row.join.tail.article_id)


def _cells(row: _Row) -> tuple[str, str, str]:
    if row.join is None:
        state = translate("Jumps", "未配对")
    else:
        state = translate("Jumps", "已拆开") if row.parted else translate("Jumps", "已接合")
    return state, _half(row.head), _half(row.tail)


def _half(half: JumpHalf | None) -> str:
    if half is None:
        return "—"
    # The place comes first: it tells two stories of a long headline apart where that is cut off.
    place = [half.date or wording.undated(None), wording.page(half.page)]
    return wording.SEPARATOR.join(filter(None, [*place, wording.headline(half.title, half.opening)]))
