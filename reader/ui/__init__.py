"""The window: the only package that imports PySide6. It sees the library's facade and its records, nothing lower."""

from reader.ui.binding import spare_sources

spare_sources()
