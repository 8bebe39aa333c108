"""Compile the scheduler's inner search: for a checkout (``dev.py``), for the wheel (hatchling's build hook).

It is optional: where it cannot be compiled the wheel is one for every platform and the program searches in
Python. Needs nothing but Python, and a C compiler where there is one.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCE = Path(__file__).resolve().parent.parent / "hospital_iep" / "scheduling" / "compiled" / "quick.c"
LIBRARY = SOURCE.with_name("libquick" + {"win32": ".dll", "darwin": ".dylib"}.get(sys.platform, ".so"))
# For every laptop of a kind, with equal results on all of them: no -march, no fused multiplication. Another
# compiler may warn of something new: it is printed, and no reason to go without the library.
OPTIONS = ("-O3", "-std=c99", "-shared", "-Wall", "-Wextra", "-ffp-contract=off")
ELSEWHERE_THAN_WINDOWS = ("-fPIC", "-lm")


def compiler() -> list[str] | None:
    """Return the C compiler that is here, as the words its command begins with."""
    names = ("cl", "clang", "gcc") if os.name == "nt" else ("cc", "gcc", "clang")
    for name in (os.environ.get("CC", ""), *names):
        words = shlex.split(name, posix=os.name != "nt")
        if words and shutil.which(words[0]):
            return words
    return None


def compile_quick(target: Path = LIBRARY, source: Path = SOURCE) -> bool:
    """Make the library ``target`` anew; where that cannot be, say why in one line and leave none."""
    target.unlink(missing_ok=True)
    command = compiler()
    if command is None:
        print("no C compiler is here: the scheduler searches in Python", flush=True)
        return False
    with tempfile.TemporaryDirectory(prefix=".quick-", dir=target.parent) as folder:
        made = Path(folder) / target.name
        if Path(command[0]).stem.lower() == "cl":
            command += ["/nologo", "/O2", "/LD", str(source), f"/Fe:{made}"]
        else:
            last = () if os.name == "nt" else ELSEWHERE_THAN_WINDOWS
            command += [*OPTIONS, "-o", str(made), str(source), *last]
        status = subprocess.run(command, cwd=folder, check=False).returncode
        if status:
            print(f"{source.name} was not compiled: the scheduler searches in Python", flush=True)
            return False
        made.replace(target)
    return True


def is_fresh() -> bool:
    """Whether the checkout's library is newer than what it is made from."""
    sources = (SOURCE, *SOURCE.parent.glob("*.h"), Path(__file__))
    return LIBRARY.exists() and LIBRARY.stat().st_mtime > max(path.stat().st_mtime for path in sources)


def get_build_hook() -> type[BuildHookInterface[Any]]:
    """Return what hatchling calls around the building of a wheel."""
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface  # noqa: PLC0415
    from packaging.tags import platform_tags  # noqa: PLC0415

    class QuickHook(BuildHookInterface[Any]):
        """Puts the compiled search into the wheel, which then is of this platform, for every Python 3."""

        def initialize(  # type: ignore[explicit-override]
            self, version: str, build_data: dict[str, Any]
        ) -> None:
            """Compile beside the checkout, never in it."""
            self.folder = tempfile.TemporaryDirectory()
            made = Path(self.folder.name) / LIBRARY.name
            if version == "standard" and compile_quick(made):
                here = (tag for tag in platform_tags() if not tag.startswith(("manylinux", "musllinux")))
                build_data["pure_python"] = False
                build_data["tag"] = f"py3-none-{next(here)}"
                build_data["force_include"][str(made)] = f"hospital_iep/scheduling/compiled/{LIBRARY.name}"

        def finalize(  # type: ignore[explicit-override]
            self,
            version: str,  # noqa: ARG002
            build_data: dict[str, Any],  # noqa: ARG002
            artifact_path: str,  # noqa: ARG002
        ) -> None:
            """Leave nothing behind."""
            self.folder.cleanup()

    return QuickHook
