"""Draws the program's icon in every size and format a system asks for, from resources/icons/baoku.svg.

Formats: PNG; ICO of Windows with PNG pictures in it (as read since Windows Vista); ICNS of macOS with PNG
pictures in it (as read since 10.7).
"""

from __future__ import annotations

import os
import struct
from pathlib import Path

SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)
ICNS_TYPES = {32: b"ic11", 64: b"ic12", 128: b"ic07", 256: b"ic08", 512: b"ic09"}
"""Sizes in pixels and the four letters under which ICNS keeps them."""


def draw(drawing: Path, folder: Path) -> None:
    """Write baoku-SIZE.png for every size, baoku.ico and baoku.icns into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    pictures = {size: png(drawing, size) for size in SIZES}
    for size, picture in pictures.items():
        (folder / f"baoku-{size}.png").write_bytes(picture)
    (folder / "baoku.ico").write_bytes(ico({size: pictures[size] for size in ICO_SIZES}))
    (folder / "baoku.icns").write_bytes(icns({size: pictures[size] for size in ICNS_TYPES}))


def png(drawing: Path, size: int) -> bytes:
    """Return an SVG drawing as a square PNG of so many pixels."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(drawing)).render(painter)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG"):  # type: ignore[call-overload]  # PySide's stubs know file names only
        raise RuntimeError(f"{drawing} cannot be drawn")
    return bytes(data.data())


def ico(pictures: dict[int, bytes]) -> bytes:
    """Return a Windows icon of PNG pictures by their size; 256 is written as 0."""
    head = struct.pack("<HHH", 0, 1, len(pictures))
    offset = len(head) + 16 * len(pictures)
    entries = body = b""
    for size, picture in sorted(pictures.items()):
        entries += struct.pack(
            "<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(picture), offset + len(body)
        )
        body += picture
    return head + entries + body


def icns(pictures: dict[int, bytes]) -> bytes:
    """Return a macOS icon of PNG pictures by their size."""
    body = b"".join(
        ICNS_TYPES[size] + struct.pack(">I", len(picture) + 8) + picture
        for size, picture in sorted(pictures.items())
    )
    return b"icns" + struct.pack(">I", len(body) + 8) + body
