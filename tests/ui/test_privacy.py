"""Initials at the bedside: for each screen its own choice, with a peek at one name."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from hospital_iep.ui.privacy import Peek, Privacy, Veil, initials


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


KNOWN = {
    "Leo Moonwater": "LM",
    "Ana-Sofia de la Cruz": "AC",
    "\u0644\u064a\u0644\u0649 \u0639\u0645\u0631": "LU",
    "May Day": "MD",
}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Leo reads with Maya.", "LM reads with Maya."),
        ("Leo Moonwater's reader", "LM's reader"),
        ("LEO and Mr Moonwater", "LM and Mr LM"),
        ("Leopard, Leonie, cleo", "Leopard, Leonie, cleo"),
        ("Sits beside Ana-Sofia de la Cruz", "Sits beside AC"),
        ("Ana-Sofia lee el libro de la escuela", "AC lee el libro de la escuela"),
        (
            "\u0648\u0644\u064a\u0644\u0649 \u062a\u0642\u0631\u0623",
            "\u0648LU \u062a\u0642\u0631\u0623",
        ),  # "and Layla reads", written as one word
        ("maybe in may", "maybe in may"),
        ("", ""),
    ],
)
def test_names_in_free_text_become_initials(text, shown):
    assert Veil(KNOWN)(text) == shown


def test_free_text_is_as_written_while_names_are_shown(qapp):
    privacy = Privacy()
    privacy.veil = lambda: Veil(KNOWN)
    assert privacy.in_text("Leo slept") == "Leo slept"
    privacy.set(on=True)
    assert privacy.in_text("Leo slept") == "LM slept"
