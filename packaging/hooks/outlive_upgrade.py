"""Runs before the packaged program on Linux: one that is running goes on while its package is upgraded.

Its modules are read late, from the archive at the end of its own file, by name; after an upgrade that name means
another file. What the system calls /proc/self/exe stays the file that was started, though it has no name any more.
"""

from pathlib import Path

import pyimod02_importers  # type: ignore[import-not-found]  # PyInstaller's, inside the packaged program

_OWN = Path("/proc/self/exe")
_archive = pyimod02_importers.pyz_archive
if hasattr(_archive, "_filename") and _OWN.exists() and _OWN.samefile(_archive._filename):
    _archive._filename = str(_OWN)
