"""Item models: they turn records of the library into rows, and know no widget."""
