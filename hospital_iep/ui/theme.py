"""The look: colours from the token file, text size, and one generated style sheet."""

import json
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from string import Template

from PySide6.QtCore import QDir, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QLayout, QStyleFactory

from hospital_iep.paths import resource

SMALLEST, LARGEST = 90, 200  # text size, percent
STYLE = "fusion"
STYLED = "styled"  # on the application: whether it has this style (to ask it for its style takes 6 ms)
_SIZES = range(65)  # every $pxN that the style sheet may ask for


class ThemeChoice(StrEnum):
    """What a person may choose under Settings, Look."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "hc"


@cache
def tokens() -> dict[str, dict[str, str]]:
    """Return the palettes of the token file: theme name, then token name, then colour."""
    data = json.loads(resource("themes", "tokens.json").read_text(encoding="utf-8"))
    palettes: dict[str, dict[str, str]] = data["palettes"]
    return palettes


@cache
def _sheet_template() -> Template:
    return Template(resource("themes", "style.qss").read_text(encoding="utf-8"))


class Theme(QObject):
    """The look in use; widgets that paint themselves ask it for colours and sizes.

    Everything drawn by Qt follows by itself when the look changes. A widget that paints
    connects ``changed`` to ``update``. Sizes are logical pixels at 100 % text size.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.choice = ThemeChoice.SYSTEM
        self.percent = 100
        self.family = ""
        self.glove_targets = False
        self._name = "light"
        self._colours: dict[str, QColor] = {}
        self._listening = False

    @property
    def name(self) -> str:
        """The palette in use: light, dark or hc."""
        return self._name

    @property
    def is_dark(self) -> bool:
        """Whether the ground is darker than the text."""
        return self._name != "light"

    def token(self, name: str) -> str:
        """Return a colour as ``#RRGGBB``; an unknown name is a programming fault (KeyError)."""
        return tokens()[self._name][name]

    def color(self, name: str) -> QColor:
        """Return a colour of the palette in use."""
        if name not in self._colours:
            self._colours[name] = QColor(self.token(name))
        return self._colours[name]

    def px(self, size: float) -> int:
        """Return a length scaled with the text size."""
        return round(size * self.percent / 100)

    def target(self, size: int = 34) -> int:
        """Return the height of something to press: at least 44 with glove targets."""
        return self.px(max(size, 44) if self.glove_targets else size)

    def font(self, size: float = 13, weight: int = 450) -> QFont:
        """Return the program's font; ``weight`` is 450 (text), 550 (label) or 650 (title)."""
        font = QFont(self.family or QApplication.font().family())
        font.setPixelSize(max(1, self.px(size)))
        font.setWeight(_weight(weight))
        return font

    def apply(
        self,
        choice: ThemeChoice | None = None,
        percent: int | None = None,
        family: str | None = None,
        *,
        glove_targets: bool | None = None,
    ) -> None:
        """Change the look of the whole program, at once and while it runs."""
        if choice is not None:
            self.choice = choice
        before = self.percent
        if percent is not None:
            self.percent = min(max(percent, SMALLEST), LARGEST)
        if glove_targets is not None:
            self.glove_targets = glove_targets
        if family is not None or not self.family:
            self.family = _family(family)
        self._name = self._resolve()
        self._colours.clear()
        self._dress()
        self._listen()
        if self.percent != before:
            _scale_gaps(before, self.percent)
        self.changed.emit()

    def prepare(self, percent: int, family: str = "") -> None:
        """Take text size and font before there are widgets: each takes them over while it is made.

        Before the program runs, Qt gives a new font only to widgets that are made from then on.
        """
        self.percent = percent
        self.family = _family(family)
        QApplication.setFont(self.font())

    def _resolve(self) -> str:
        if self.choice is not ThemeChoice.SYSTEM:
            return self.choice.value
        hints = QGuiApplication.styleHints()
        if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
            return "hc"
        return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"

    def _dress(self) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        if app.property(STYLED) is None:
            app.setStyle(QStyleFactory.create(STYLE))
            app.setProperty(STYLED, STYLE)
        QDir.setSearchPaths("theme", [str(resource("themes"))])  # what the style sheet's url(theme:…) means
        sheet = self.style_sheet()
        if sheet == app.styleSheet() and app.font() == self.font():
            return  # each change visits every widget there is
        app.setFont(self.font())
        app.setPalette(palette(tokens()[self._name]))
        app.setStyleSheet(sheet)

    def _listen(self) -> None:
        if self._listening:
            return
        self._listening = True
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow)

    def _follow(self) -> None:
        """Take the system's change over, if the person follows the system."""
        if self.choice is ThemeChoice.SYSTEM and self._resolve() != self._name:
            self.apply()

    def style_sheet(self) -> str:
        """Return the style sheet of the whole program for the look in use."""
        values: dict[str, object] = dict(tokens()[self._name])
        values |= {f"px{size}": f"{self.px(size)}px" for size in _SIZES}
        values["font115"] = f"{self.px(11.5)}px"
        values["target"] = f"{self.target() - 2}px"  # the border comes on top
        values["name"] = self._name
        values["picture"] = "#000000" if self._name == "hc" else "#0A464F"
        return _sheet_template().substitute(values)


def _scale_gaps(before: int, after: int) -> None:
    """Let the margins and gaps of what is on the screen follow the text size, as of what is made later."""
    for widget in QApplication.allWidgets():
        layout = widget.layout()
        if layout is not None:
            _scale(layout, before, after)


def _scale(layout: QLayout, before: int, after: int) -> None:
    """Scale from the first measures: to and fro loses nothing; what was set since then counts."""
    now = layout.contentsMargins()
    found = (now.left(), now.top(), now.right(), now.bottom(), layout.spacing())
    first, percent, last = layout.property("measures") or (found, before, found)
    if found != last:
        first, percent = found, before
    made = tuple(round(each * after / percent) if each > 1 else each for each in first)
    layout.setProperty("measures", (first, percent, made))
    layout.setContentsMargins(*made[:4])
    if layout.spacing() != made[4]:
        layout.setSpacing(made[4])
    for number in range(layout.count()):
        item = layout.itemAt(number)
        inner = item.layout() if item is not None else None
        if inner is not None:
            _scale(inner, before, after)


def _weight(weight: int) -> QFont.Weight:
    if weight >= 600:
        return QFont.Weight.DemiBold
    return QFont.Weight.Medium if weight >= 500 else QFont.Weight.Normal


def _family(wanted: str | None) -> str:
    """Load the fonts that came with the program and return the family to use."""
    if wanted and wanted in QFontDatabase.families():
        return wanted
    own = _load_fonts()
    return own or QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()


@cache
def _load_fonts() -> str:
    """Make the window's own font known to Qt and return its family; empty where there is none."""
    folder = resource("fonts")
    if not folder.is_dir():
        return ""
    family = ""
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if file.name.startswith("Inter") and file.name.endswith((".otf", ".ttf")):
            number = QFontDatabase.addApplicationFontFromData(file.read_bytes())
            family = next(iter(QFontDatabase.applicationFontFamilies(number)), family)
    return family


def palette(colours: Mapping[str, str]) -> QPalette:
    """Return Qt's palette for one set of tokens, for whatever the style sheet does not reach."""
    role = QPalette.ColorRole
    pairs = {
        role.Window: "bg",
        role.WindowText: "text",
        role.Base: "surface",
        role.AlternateBase: "sunken",
        role.ToolTipBase: "surface",
        role.ToolTipText: "text",
        role.PlaceholderText: "text3",
        role.Text: "text",
        role.Button: "surface",
        role.ButtonText: "text",
        role.BrightText: "danger",
        role.Link: "accentText",
        role.LinkVisited: "accentText",
        role.Highlight: "accent",
        role.HighlightedText: "onAccent",
        role.Light: "surface",
        role.Midlight: "sunken",
        role.Mid: "border",
        role.Dark: "borderStrong",
        role.Shadow: "text2",
        role.Accent: "accent",
    }
    result = QPalette()
    for colour_role, token in pairs.items():
        result.setColor(colour_role, QColor(colours[token]))
    for colour_role in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, colour_role, QColor(colours["text3"]))
    return result


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2, relative luminance)."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    def linear(channel: int) -> float:
        share = channel / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour[i : i + 2], 16)) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@cache
def theme() -> Theme:
    """Return the look of this process."""
    return Theme()
