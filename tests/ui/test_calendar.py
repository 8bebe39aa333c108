"""The calendar in high contrast, and words that begin where the window begins."""

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QToolButton

from hospital_iep.ui.theme import ThemeChoice, contrast, tokens
from hospital_iep.ui.widgets.basics import Elided, Wrapped, label
from hospital_iep.ui.widgets.calendar import Calendar


def shades(widget):
    image = widget.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.HIGH_CONTRAST])
def test_arrows_and_the_chosen_day_can_be_seen(look, qtbot, choice):
    look.apply(choice, 100)
    calendar = Calendar()
    qtbot.addWidget(calendar)
    calendar.setSelectedDate(QDate(2026, 11, 24))
    calendar.show()
    QApplication.processEvents()
    colours = tokens()[choice.value]
    for name in ("qt_calendar_prevmonth", "qt_calendar_nextmonth"):
        arrow = calendar.findChild(QToolButton, name)
        assert arrow.accessibleName()
        ground = arrow.grab().toImage().pixelColor(arrow.width() // 2, 4).name()
        assert max(contrast(each, ground) for each in shades(arrow)) > 4.5
    assert colours["accent"].lower() in shades(calendar)
    assert contrast(colours["onAccent"], colours["accent"]) > 4.5


def test_what_cannot_be_pressed_looks_so_in_every_look():
    for colours in tokens().values():
        assert colours["off"] != colours["text"]
        assert contrast(colours["off"], colours["sunken"]) > 4.5


@pytest.mark.parametrize("kind", [label, Wrapped, Elided])
def test_words_begin_where_the_window_begins(qapp, qtbot, kind):
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        words = kind("Maths")
        qtbot.addWidget(words)
        words.resize(400, 30)
        image = words.grab().toImage()
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    ground = image.pixelColor(0, 0)
    inked = [
        x for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y) != ground
    ]
    assert min(inked) > 200
