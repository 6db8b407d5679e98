"""The window: the only package that imports PySide6. It sees the library's facade and its records, nothing lower."""
