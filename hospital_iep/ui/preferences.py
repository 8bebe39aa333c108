"""What this program remembers on this computer: look, lock, last file; never a word about a child."""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal

from hospital_iep.ui.theme import LARGEST, SMALLEST, ThemeChoice, theme

NAME = "hospital-iep"
IDLE_MINUTES = 5


@dataclass(slots=True)
class Preferences:
    """Kept in clear in the person's own settings folder, so it holds nothing that the case file holds."""

    theme: str = ThemeChoice.SYSTEM.value
    text_percent: int = 100
    family: str = ""
    glove_targets: bool = False
    single_keys: bool = True
    idle_minutes: int = IDLE_MINUTES  # 0: never
    case_file: str = ""
    last_person: str = ""  # staff
    language: str = ""  # empty: the computer's
    backup_folder: str = ""
    privacy: dict[str, bool] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path | None = None) -> "Preferences":
        """Return what was kept; what cannot be understood takes its default."""
        result = cls()
        with suppress(OSError, ValueError):
            kept = json.loads((path or default_path()).read_text(encoding="utf-8"))
            for each in fields(cls):
                value = kept.get(each.name) if isinstance(kept, dict) else None
                if type(value) is type(getattr(result, each.name)):
                    setattr(result, each.name, value)
        if result.theme not in set(ThemeChoice):
            result.theme = ThemeChoice.SYSTEM.value
        result.text_percent = min(max(result.text_percent, SMALLEST), LARGEST)
        return result

    def save(self, path: Path | None = None) -> None:
        """Keep it; a folder that cannot be written loses nothing but these choices."""
        target = path or default_path()
        with suppress(OSError):
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(json.dumps(asdict(self), indent=1, sort_keys=True), encoding="utf-8")

    def apply_look(self) -> None:
        """Give the program the look that was chosen."""
        theme().apply(
            ThemeChoice(self.theme), self.text_percent, self.family or None, glove_targets=self.glove_targets
        )


class InUse(QObject):
    """The preferences of this run; ``changed`` comes when a person chose something under Settings."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.preferences = Preferences()

    def tell(self) -> None:
        """Keep what was chosen and show it."""
        self.preferences.save()
        self.preferences.apply_look()
        self.changed.emit()


in_use = InUse()


def default_path() -> Path:
    """Return where preferences are kept."""
    return _standard(QStandardPaths.StandardLocation.GenericConfigLocation) / "preferences.json"


def data_folder() -> Path:
    """Return where new case files are put unless another place is chosen."""
    return _standard(QStandardPaths.StandardLocation.GenericDataLocation)


def first_case_file() -> Path:
    """Return the case file that the first run makes unless another name is chosen."""
    return data_folder() / "hospital.case"


def _standard(place: QStandardPaths.StandardLocation) -> Path:
    return Path(QStandardPaths.writableLocation(place)) / NAME
