"""Runs before the packaged program: what it starts (a browser, a mail program) must not load its libraries.

PyInstaller's launcher points LD_LIBRARY_PATH at the bundled libraries, for this process; the loader has read it
by now, so the variable goes back to what it was, and only children notice. A child that is this program again
must begin afresh for the same reason, and not as a part of this one.
"""

import os

for _name in ("LD_LIBRARY_PATH", "LIBPATH"):
    _before = os.environ.pop(f"{_name}_ORIG", None)
    if _before is not None:
        os.environ[_name] = _before
    else:
        os.environ.pop(_name, None)
os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"
