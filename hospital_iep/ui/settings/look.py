"""Look and access, practice data, and what the program is made of."""

from importlib.metadata import PackageNotFoundError, distributions, version
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox
from typing_extensions import override

from hospital_iep.operations import settings
from hospital_iep.paths import resource
from hospital_iep.ui.faults import NotDone
from hospital_iep.ui.preferences import in_use
from hospital_iep.ui.settings.parts import Part, SettingCard
from hospital_iep.ui.theme import ThemeChoice, theme
from hospital_iep.ui.widgets.basics import Button, label
from hospital_iep.ui.widgets.combo import SearchCombo
from hospital_iep.ui.widgets.flow import FlowLayout
from hospital_iep.ui.widgets.segments import Segments
from hospital_iep.ui.widgets.tables import ROW, Column, RowsModel, TableView

if TYPE_CHECKING:
    from hospital_iep.ui.window import Window

PERCENTS = (90, 100, 110, 125, 150, 175, 200)
IDLE = (1, 2, 5, 10, 15, 30)
SHOWN_LIBRARIES = 12


class LookPart(Part):
    """How the program looks on this computer; nothing of it is in the case file but the clock of prints."""

    def __init__(self, window: "Window", *, may_write: bool) -> None:
        super().__init__(window)
        tr = self.tr
        card = self.add(SettingCard(tr("Theme"), tr("Light, dark or high contrast. Usual: as the computer.")))
        themes = {
            ThemeChoice.SYSTEM.value: tr("As the computer"),
            ThemeChoice.LIGHT.value: tr("Light"),
            ThemeChoice.DARK.value: tr("Dark"),
            ThemeChoice.HIGH_CONTRAST.value: tr("High contrast"),
        }
        self.theme = SearchCombo(tr("Theme"), themes)
        self.theme.chosen.connect(lambda key: self._set("theme", key))
        card = self._with(card, self.theme)
        card = self.add(
            SettingCard(tr("Text size"), tr("On top of the computer's own scaling. Usual: 100 %."))
        )
        sizes = {str(each): tr("{percent} %").format(percent=each) for each in PERCENTS}
        self.text = SearchCombo(tr("Text size"), sizes)
        self.text.chosen.connect(lambda key: self._set("text_percent", int(key)))
        self._with(card, self.text)
        card = self.add(
            SettingCard(
                tr("Larger targets for gloves"),
                tr("Buttons and rows are at least 44 pixels high. Usual: off."),
            )
        )
        self.gloves = QCheckBox(tr("Larger targets"))
        self.gloves.toggled.connect(lambda on: self._set("glove_targets", on))
        card.body.addWidget(self.gloves)
        card = self.add(
            SettingCard(
                tr("Lock when nobody types"),
                tr("The window is covered and the key forgotten; what was typed is kept. Usual: 5 minutes."),
            )
        )
        minutes = {str(each): tr("{minutes} min").format(minutes=each) for each in IDLE}
        self.idle = SearchCombo(tr("Lock after"), minutes | {"0": tr("never")})
        self.idle.chosen.connect(lambda key: self._set("idle_minutes", int(key)))
        self._with(card, self.idle)
        card = self.add(
            SettingCard(
                tr("Clock on children's prints"), tr("For timetables and wall sheets. Usual: 24 hours.")
            )
        )
        self.hours = Segments(tr("Clock on children's prints"), {"24": tr("24 hours"), "12": tr("12 hours")})
        self.hours.chosen.connect(self._set_hours)
        self.hours.setEnabled(may_write)
        card.body.addWidget(self.hours)

    def _with(self, card: SettingCard, combo: SearchCombo) -> SettingCard:
        combo.setMinimumContentsLength(len(self.tr("As the computer")) + 4)
        card.body.addWidget(combo, 0, Qt.AlignmentFlag.AlignLeading)
        return card

    def _set(self, name: str, value: object) -> None:
        if getattr(in_use.preferences, name) != value:
            setattr(in_use.preferences, name, value)
            in_use.tell()

    def _set_hours(self, key: str) -> None:
        try:
            self.desk.do(self.tr("Changed the clock of prints"), settings.set_value, "hour_cycle", key)
        except NotDone:
            self.hours.choose(self.desk.read(settings.value, "hour_cycle"))  # what is kept
            raise

    @override
    def refresh(self) -> None:
        """Show what is chosen."""
        chosen = in_use.preferences
        self.theme.choose(chosen.theme)
        sizes = [str(each) for each in PERCENTS]
        nearest = min(sizes, key=lambda each: abs(int(each) - chosen.text_percent))
        self.text.choose(nearest)
        self.gloves.setChecked(chosen.glove_targets)
        self.idle.choose(str(chosen.idle_minutes))
        self.hours.choose(self.desk.read(settings.value, "hour_cycle"))


class PracticePart(Part):
    """The practice hospital: a file of its own."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        tr = self.tr
        card = self.add(
            SettingCard(
                tr("Practice data"),
                tr(
                    "An invented ward in a file of its own: try everything, nothing is mixed with real "
                    "children. Every print says that it is invented."
                ),
            )
        )
        self.open_button = Button(
            tr("Open the practice hospital"), window.practice_asked.emit, icon="flask-conical"
        )
        self.open_button.setVisible(not window.practice)
        line = FlowLayout()
        line.addWidget(self.open_button)
        card.body.addLayout(line)
        if window.practice:
            card.body.addWidget(label(tr("You are in it now. Lock to return to your own file."), wrap=True))


class AboutPart(Part):
    """Version, licences, and the parts the program is made of."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        tr = self.tr
        about = tr("Hospital IEP {version}, Apache License 2.0. It works offline and sends nothing.")
        card = self.add(SettingCard(tr("About"), about.format(version=_version())))
        self.manual = Button(tr("Open the manual"), lambda: window.open_manual("index"), icon="book-open")
        line = FlowLayout()
        line.addWidget(self.manual)
        card.body.addLayout(line)
        card = self.add(SettingCard(tr("Libraries"), tr("With thanks. Each is used under its own licence.")))
        self.model: RowsModel[tuple[str, str, str]] = RowsModel(
            [
                Column(tr("Library"), lambda each: each[0]),
                Column(tr("Version"), lambda each: each[1]),
                Column(tr("Licence"), lambda each: each[2]),
            ],
            parent=self,
        )
        self.table = TableView(tr("Libraries"), self.model)
        self.table.set_widths((220, 110, 0))
        self.table.setFixedHeight(theme().target(ROW) * SHOWN_LIBRARIES)
        card.body.addWidget(self.table)
        card = self.add(SettingCard(tr("Fonts and icons"), ""))
        fonts = tr("Fonts: Inter, Noto Sans and Andika, SIL Open Font License 1.1.")
        icons = tr("Icons: Lucide, ISC License (parts from Feather, MIT License).")
        for text in (fonts, icons):
            card.body.addWidget(label(text, wrap=True))
        self.licence = label(resource("icons", "LICENSE").read_text(encoding="utf-8"), "hint", wrap=True)
        card.body.addWidget(self.licence)

    @override
    def refresh(self) -> None:
        """List the libraries once."""
        if not self.model.rows:
            self.model.set_rows(libraries())


def libraries() -> list[tuple[str, str, str]]:
    """Return what is installed beside the program: name, version, licence."""
    found = {}
    for each in distributions():
        meta = each.metadata
        name = meta["Name"] or ""
        kept = [
            line.rpartition(" :: ")[2] for line in meta.get_all("Classifier") or [] if "License ::" in line
        ]
        words = meta["License-Expression"] or ", ".join(kept) or (meta["License"] or "").split("\n")[0]
        if name and name != "hospital-iep":
            found[name.casefold()] = (name, each.version, words[:80])
    return [found[key] for key in sorted(found)]


def _version() -> str:
    try:
        return version("hospital-iep")
    except PackageNotFoundError:
        return ""
