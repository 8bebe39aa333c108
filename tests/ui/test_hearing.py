"""Keys are heard where the focus is and in menus, without asking for every event of the program."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QVBoxLayout, QWidget

from hospital_iep.ui.hearing import Hearing
from hospital_iep.ui.idle import IdleWatch


class Ear(Hearing):
    def __init__(self):
        super().__init__()
        self.events = []

    def heard(self, watched, event):
        self.events.append((watched, event.type()))
        return False

    def pressed(self):
        """Return where a key was heard since the last call."""
        found = [watched for watched, kind in self.events if kind == QEvent.Type.KeyPress]
        self.events.clear()
        return found


@pytest.fixture
def box(qtbot):
    """Return a window with two fields, the first with the focus."""
    box = QWidget()
    lines = QVBoxLayout(box)
    box.first, box.second = QLineEdit(), QLineEdit()
    lines.addWidget(box.first)
    lines.addWidget(box.second)
    qtbot.addWidget(box)
    box.show()
    box.activateWindow()
    box.first.setFocus()
    qtbot.waitUntil(box.first.hasFocus)
    return box


@pytest.fixture
def ear(box):
    ear = Ear()
    ear.listen()
    yield ear
    ear.stop_listening()


def test_keys_are_heard_where_the_focus_is(qtbot, box, ear):
    qtbot.keyClick(box.first, Qt.Key.Key_A)
    assert ear.pressed() == [box.first]
    box.second.setFocus()
    qtbot.keyClick(box.second, Qt.Key.Key_A)
    assert ear.pressed() == [box.second]
    ear.stop_listening()
    qtbot.keyClick(box.second, Qt.Key.Key_A)
    assert ear.pressed() == []


def test_what_is_made_elsewhere_is_not_heard(box, ear):
    ear.events.clear()
    for _ in range(20):
        box.layout().addWidget(QLineEdit())
    QApplication.processEvents()
    assert {watched for watched, _ in ear.events} <= {box.first, box.windowHandle()}


def test_a_menu_is_heard_while_it_is_open(qtbot, box, ear):
    menu = QMenu(box)
    inner = menu.addMenu("More")
    inner.addAction("One")
    menu.popup(box.mapToGlobal(QPoint(0, 0)))
    inner.popup(box.mapToGlobal(QPoint(20, 20)))
    ear.pressed()
    qtbot.keyClick(inner, Qt.Key.Key_Down)
    assert inner in ear.pressed()
    inner.close()
    menu.close()
    QApplication.processEvents()
    ear.pressed()
    qtbot.keyClick(box.second, Qt.Key.Key_A)
    assert ear.pressed() == []


def test_the_pointer_over_a_window_without_the_focus_begins_the_count_anew(qtbot, box):
    now = [0.0]
    idle = IdleWatch(box, lambda: now[0])
    idle.start(5)
    beside = QWidget(box, Qt.WindowType.Tool)
    beside.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    beside.show()
    now[0] = 280
    idle.look()
    place = QPointF(3, 3)
    none = Qt.MouseButton.NoButton
    move = QMouseEvent(QEvent.Type.MouseMove, place, place, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(beside.windowHandle(), move)
    now[0] = 310
    with qtbot.assertNotEmitted(idle.expired):
        idle.look()
    idle.stop()
    beside.close()
