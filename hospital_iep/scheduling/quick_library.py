"""The compiled inner search (``compiled/quick.c``): there on most machines, never needed.

It is compiled when the package is built, or by ``packaging/dev.py`` in a checkout, never while the program
runs. Where it is missing or of another version the search in Python does the same.
"""

import ctypes
import sys
from functools import cache
from pathlib import Path

VERSION = 1
ENDING = {"win32": ".dll", "darwin": ".dylib"}.get(sys.platform, ".so")


@cache
def library() -> ctypes.CDLL | None:
    """Return the compiled search that lies beside its source, or None where Python must do."""
    return load(Path(__file__).with_name("compiled") / f"libquick{ENDING}")


def load(path: Path) -> ctypes.CDLL | None:
    """Return the library of that file where it can be loaded here and is of the version expected."""
    try:
        loaded = ctypes.CDLL(str(path))
        found: int = loaded.quick_version()
    except (OSError, AttributeError):  # missing, of another machine, or another library
        return None
    return loaded if found == VERSION else None
