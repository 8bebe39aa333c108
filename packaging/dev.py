#!/usr/bin/env python3
"""Run or test Hospital IEP from a checkout: ``python3 packaging/dev.py run`` or ``... test``.

Needs nothing but Python 3.11 or newer. It makes ``.venv``, installs the locked libraries, names the system
libraries that are missing (and installs them with apt where it may), compiles the scheduler's inner search
where there is a C compiler, then starts the program or checks it.
"""

from __future__ import annotations

import ctypes.util
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from compile_quick import compile_quick, compiler, is_fresh

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
LOCK = ROOT / "packaging" / "requirements.lock"
DEV_LOCK = ROOT / "packaging" / "requirements-dev.lock"

# What Qt needs from a Linux system: library -> Debian package.
WINDOW_LIBRARIES = {
    "EGL": "libegl1",
    "GL": "libgl1",
    "xkbcommon": "libxkbcommon0",
    "dbus-1": "libdbus-1-3",
    "fontconfig": "libfontconfig1",
    "glib-2.0": "libglib2.0-0",
    "xcb-cursor": "libxcb-cursor0",
    "xkbcommon-x11": "libxkbcommon-x11-0",
    "xcb-icccm": "libxcb-icccm4",
    "xcb-image": "libxcb-image0",
    "xcb-keysyms": "libxcb-keysyms1",
    "xcb-render-util": "libxcb-render-util0",
    "xcb-shape": "libxcb-shape0",
    "xcb-xinerama": "libxcb-xinerama0",
}
# What the tests call besides: command -> Debian package.
TEST_COMMANDS = {"Xvfb": "xvfb", "pdftoppm": "poppler-utils", "qpdf": "qpdf"}
COMPILER_PACKAGES = ["gcc", "libc6-dev"]


def say(text: str) -> None:
    print(f"==> {text}", flush=True)


def call(*command: str | Path, env: dict[str, str] | None = None, cwd: Path = ROOT) -> None:
    """Run a command; stop here with its exit status if it fails."""
    say(" ".join(str(part) for part in command))
    began = time.monotonic()
    status = subprocess.run([str(part) for part in command], cwd=cwd, env=env, check=False).returncode
    if status:
        say(f"failed with status {status}: {Path(str(command[0])).name}")
        sys.exit(status)
    say(f"done in {time.monotonic() - began:.0f} s")


def missing_packages(*, for_tests: bool) -> list[str]:
    """Return the Debian packages of the system libraries and commands that are not here."""
    if not sys.platform.startswith("linux"):
        return []
    missing = [package for name, package in WINDOW_LIBRARIES.items() if not ctypes.util.find_library(name)]
    if for_tests:
        missing += [package for name, package in TEST_COMMANDS.items() if not shutil.which(name)]
        missing += [] if compiler() and Path("/usr/include/stdlib.h").exists() else COMPILER_PACKAGES
    return missing


def need_system_libraries(*, for_tests: bool) -> None:
    """Install what the system lacks where apt may be used; else say what is missing and go on."""
    missing = missing_packages(for_tests=for_tests)
    if not missing:
        return
    say("missing system packages: " + " ".join(missing))
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        apt("install", *missing)
    else:
        say("install them with: sudo apt-get install " + " ".join(missing))


def apt(*arguments: str) -> None:
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    call("apt-get", "update", "-qq", env=env)
    call("apt-get", "-y", "-qq", *arguments, env=env)


def make_venv(folder: Path) -> None:
    """Make a virtual environment; Debian's Python needs its venv package first."""
    try:
        import ensurepip  # noqa: F401, PLC0415  (only asked whether it is there)
    except ImportError:
        apt("install", f"python3.{sys.version_info.minor}-venv")
    call(sys.executable, "-m", "venv", folder)


def install(lock: Path) -> None:
    """Install the locked libraries and this checkout, unless exactly that was installed before."""
    mark = VENV / "installed.txt"
    wanted = f"{lock.name}\n{lock.read_text(encoding='utf-8')}"
    whole = f"{DEV_LOCK.name}\n{DEV_LOCK.read_text(encoding='utf-8')}"
    if mark.exists() and mark.read_text(encoding="utf-8") in (wanted, whole):
        return
    if not (BIN / ("python.exe" if os.name == "nt" else "python")).exists():
        make_venv(VENV)
    python = BIN / "python"
    call(python, "-m", "pip", "install", "-q", "--require-hashes", "-r", lock)
    site = subprocess.check_output(
        [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], text=True
    ).strip()
    # The checkout itself: a path file is all an editable install would write.
    (Path(site) / "hospital_iep_checkout.pth").write_text(f"{ROOT}\n", encoding="utf-8")
    mark.write_text(wanted, encoding="utf-8")


def compile_search(*, for_tests: bool) -> None:
    """Compile the scheduler's inner search where it is not newer than its source; only a test needs it."""
    if is_fresh():
        return
    say("compiling quick.c")
    if not compile_quick() and for_tests and compiler():
        sys.exit(1)


def compile_translations() -> None:
    call(BIN / "python", ROOT / "packaging" / "translations.py", "compile")


def has_display() -> bool:
    return not sys.platform.startswith("linux") or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )


def run() -> None:
    """Open the window on the practice hospital; without a display do the tour instead."""
    need_system_libraries(for_tests=False)
    install(LOCK)
    compile_search(for_tests=False)
    if has_display():
        call(BIN / "python", "-m", "hospital_iep", "--practice")
    else:
        say("there is no display here: the tour does the main job without a window, into tour/")
        call(BIN / "python", "-m", "hospital_iep", "tour", "tour")


def test(extra: list[str]) -> None:
    """Check everything: style, types, layers, translations, tests, the wheel and its self-test."""
    began = time.monotonic()
    need_system_libraries(for_tests=True)
    install(DEV_LOCK)
    compile_search(for_tests=True)
    compile_translations()
    call(BIN / "ruff", "check", ".")
    call(BIN / "ruff", "format", "--check", ".")
    call(BIN / "mypy")
    call(BIN / "lint-imports")
    call(BIN / "python", ROOT / "packaging" / "translations.py", "check")
    check_wheel()
    call(BIN / "python", "-m", "pytest", "-q", "-n", "2", *extra)
    say(f"all checks passed in {(time.monotonic() - began) / 60:.1f} min")


def check_wheel() -> None:
    """Build the wheel, install it alone in a clean environment, start it with ``--self-test``."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        call(BIN / "python", "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT)
        (wheel,) = folder.glob("*.whl")
        clean = folder / "clean"
        make_venv(clean)
        python = clean / BIN.name / "python"
        call(python, "-m", "pip", "install", "-q", "--require-hashes", "-r", LOCK)
        call(python, "-m", "pip", "install", "-q", "--no-deps", "--no-index", wheel)
        if compiler():
            loads = (
                "from hospital_iep.scheduling.quick_library import library; assert library(), 'not loaded'"
            )
            call(python, "-I", "-c", loads, cwd=folder)
        program = clean / BIN.name / "hospital-iep"
        call(program, "--self-test", cwd=folder, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})


def main() -> None:
    """Do what the arguments say."""
    if sys.version_info < (3, 11):  # noqa: UP036  (an older Python may start this file)
        sys.exit("Hospital IEP needs Python 3.11 or newer; this is " + sys.version.split()[0])
    match sys.argv[1:]:
        case ["run"]:
            run()
        case ["test", *extra]:
            test(extra)
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main()
