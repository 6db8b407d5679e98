"""What can be done with one note or several, as a menu: in the pane beside the article and in the list of all notes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from reader.core.noted import Annotation, Status
from reader.ui.language import translate

if TYPE_CHECKING:
    from reader.ui.noting import Noting


def note_menu(noting: Noting, items: Sequence[Annotation], parent: QWidget) -> QMenu:
    """Return the menu; what needs one note is left out for several, what changes them where they cannot be."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if not items:
        return menu
    first, alone, able = items[0], len(items) == 1, noting.writable

    def put(words: str, act: Callable[[], None], *, when: bool = True) -> None:
        if when:
            menu.addAction(words).triggered.connect(act)

    orphan = first.status is Status.ORPHAN
    found = alone and orphan and first.best is not None
    put(translate("Notes", "转到原文"), lambda: noting.places.go_to(first), when=alone and not orphan)
    put(translate("Notes", "看最接近的地方"), lambda: noting.places.go_to(first), when=found)
    put(translate("Notes", "就放在最接近的地方"), lambda: noting.changing.settle(first), when=found and able)
    put(translate("Notes", "移到选中的文字"), lambda: noting.changing.move_here(first), when=alone and able)
    put(translate("Notes", "编辑…"), lambda: noting.writing.edit(first), when=alone)
    if able:
        colors = menu.addMenu(translate("Notes", "颜色"))
        noting.kinds.disc_menu(colors, lambda name: noting.changing.recolor(items, name))
    tags = list(dict.fromkeys(tag for item in items for tag in item.tags))
    if tags:
        below = menu.addMenu(translate("Notes", "检索标签"))
        for tag in tags:
            action = below.addAction(f"#{tag}".replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, tag=tag: noting.search_tag(tag))
    menu.addSeparator()
    put(translate("Notes", "复制"), lambda: noting.copy_words(items))
    put(translate("Notes", "复制链接"), lambda: noting.copy_link(first), when=alone)
    menu.addSeparator()
    put(translate("Notes", "删除"), lambda: noting.changing.delete(items), when=able)
    return menu
