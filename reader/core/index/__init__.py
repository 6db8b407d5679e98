"""The index: which articles may contain a text. One adapter an engine behind one small protocol."""
