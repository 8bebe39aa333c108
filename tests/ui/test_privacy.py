"""Initials at the bedside: for each screen its own choice, with a peek at one name."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from hospital_iep.ui.privacy import Peek, Privacy, initials


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Leo Marsh", "LM"),
        ("leo", "L"),
        ("Ana-Sofia de la Cruz", "AC"),
        ("", ""),
        ("  ", ""),
        ("Élodie Öz", "ÉÖ"),
    ],
)
def test_initials(name, short):
    assert initials(name) == short


def test_today_begins_with_initials_and_others_with_names(qapp):
    privacy = Privacy()
    privacy.enter("today")
    assert privacy.name("Leo Marsh") == "LM"
    privacy.enter("week")
    assert privacy.name("Leo Marsh") == "Leo Marsh"


def test_the_choice_is_kept_for_each_screen(qapp):
    privacy = Privacy()
    privacy.enter("week")
    privacy.toggle()
    privacy.enter("caseload")
    assert not privacy.on
    privacy.enter("week")
    assert privacy.on
    again = Privacy()
    again.restore(privacy.choices)
    again.enter("week")
    assert again.on


def test_pages_hear_of_it_once(qapp, qtbot):
    privacy = Privacy()
    seen = []
    privacy.changed.connect(seen.append)
    privacy.set(on=True)
    privacy.set(on=True)
    privacy.set(on=False)
    assert seen == [True, False]


def test_the_case_files_own_initials_win(qapp):
    privacy = Privacy()
    privacy.set(on=True)
    assert privacy.name("Leo Marsh", "Lo") == "Lo"
    assert privacy.text("slept badly", "note folded") == "note folded"


def test_peek_shows_one_name_while_alt_is_held(qapp, qtbot):
    privacy = Privacy()
    privacy.set(on=True)
    peek = Peek(privacy, privacy)
    field = QLineEdit()
    field.setProperty("peek", "leo")
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)

    def alt(kind):
        QApplication.sendEvent(field, QKeyEvent(kind, Qt.Key.Key_Alt, Qt.KeyboardModifier.NoModifier))

    alt(QEvent.Type.KeyPress)
    assert privacy.name("Leo Marsh", key="leo") == "Leo Marsh"
    assert privacy.name("Maya Rao", key="maya") == "MR"
    alt(QEvent.Type.KeyRelease)
    assert privacy.name("Leo Marsh", key="leo") == "LM"
    peek.stop()
