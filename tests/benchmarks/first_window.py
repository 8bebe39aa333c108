"""First painted window against a bare PySide6 window: ``python -m tests.benchmarks.first_window``.

Both are whole processes, run in turns; the least time of each counts. The aim is a ratio of 2. The package is
compiled first, as an installation compiles it.
"""

import compileall
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from uuid import uuid4

import hospital_iep
from hospital_iep.store.database import Database
from hospital_iep.store.vault import Cost, Person

if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
AIM = 2.0
RUNS = 9
BARE = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

class Bare(QWidget):
    def paintEvent(self, event):
        QTimer.singleShot(0, QApplication.quit)

app = QApplication([])
window = Bare()
window.resize(1366, 768)
window.show()
app.exec()
"""
OURS = """
import os
import sys
from pathlib import Path
from hospital_iep.ui.application import Program, make_application
from hospital_iep.ui.preferences import Preferences
app = make_application()
program = Program(Preferences())
program.shell.painted.disconnect()
program.shell.painted.connect(app.quit)
program.start(Path(sys.argv[1]))
app.exec()
os._exit(0)
"""


def seconds(script: str, *arguments: str) -> float:
    """Return how long a process takes from its start to its first painting."""
    start = perf_counter()
    subprocess.run([sys.executable, "-c", script, *arguments], check=True, capture_output=True)
    return perf_counter() - start


def main() -> int:
    """Measure, say both and the ratio; 1 if it is above the aim."""
    compileall.compile_dir(Path(hospital_iep.__file__).parent, quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        case_file = Path(folder) / "ward.case"
        person = Person(uuid4(), "Ana Example", "teacher")
        Database.create(case_file, person, "correct horse", cost=Cost(8, 1, 1))[0].close()
        pairs = [(seconds(BARE), seconds(OURS, str(case_file))) for _ in range(RUNS)]
    bare, ours = (min(times) for times in zip(*pairs, strict=True))
    print(f"bare {bare:.3f} s, ours {ours:.3f} s, ratio {ours / bare:.2f}, aim {AIM}")
    return int(ours / bare > AIM)


if __name__ == "__main__":
    raise SystemExit(main())
