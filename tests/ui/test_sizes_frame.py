"""Nothing is cut: two laptop sizes, 100 and 200 % text, three looks, one language from right to left."""

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QWidget, QWidgetItem

from hospital_iep.ui.page import Page, column, scrolling
from hospital_iep.ui.theme import ThemeChoice
from hospital_iep.ui.unlock import UnlockView
from hospital_iep.ui.widgets.basics import Button, Card, Elided, Wrapped, label
from hospital_iep.ui.widgets.chips import Chip, FilterChips
from hospital_iep.ui.widgets.energy import EnergyButtons

LOOKS = [ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.HIGH_CONTRAST]
SIZES = [(1366, 768), (1093, 614)]


def cut(root):
    """Return words that have less room than they need, or that stick out of their parent."""
    found = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or isinstance(widget, Elided):
            continue
        if isinstance(widget, QLabel) and widget.text():
            need = widget.heightForWidth(widget.width()) if widget.wordWrap() else widget.sizeHint().height()
            wide = widget.wordWrap() or widget.width() >= widget.sizeHint().width()
            if widget.height() < need or not wide:
                found.append(f"{widget.text()!r} {widget.size().toTuple()} needs {need}")
        elif isinstance(widget, QPushButton) and widget.text():
            room = widget.fontMetrics().horizontalAdvance(widget.text())
            if widget.width() < room or widget.height() < widget.fontMetrics().height():
                found.append(f"button {widget.text()!r} {widget.size().toTuple()}")
    return found


def outside(root):
    """Return what lies outside the window across (down, pages scroll)."""
    found = []
    for widget in root.findChildren(QWidget):
        if widget.isVisible() and isinstance(widget, QPushButton | QLabel):
            place = QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())
            if place.left() < 0 or place.right() >= root.width():
                found.append(f"{type(widget).__name__} {getattr(widget, 'text', str)()!r} {place}")
    return found


def overlapping(row):
    """Return the widgets of a row that lie over each other, or end before their least width."""
    shown = [each for each in row.children() if isinstance(each, QWidget) and each.isVisible()]
    over = [
        (type(one).__name__, type(other).__name__)
        for one, other in combinations(shown, 2)
        if one.geometry().intersects(other.geometry())
    ]
    squeezed = [type(one).__name__ for one in shown if one.width() < QWidgetItem(one).minimumSize().width()]
    return over + squeezed


def scrolls_sideways(root):
    return [area for area in root.findChildren(QScrollArea) if area.horizontalScrollBar().maximum() > 0]


class FullPage(Page):
    """A page with many of the shared widgets."""

    def __init__(self, window):
        super().__init__(window)
        self.title = "Today"
        inner = QWidget()
        body = column(inner)
        card = Card("now")
        card.head("LM, Maths", Chip("Now, 10:15 to 10:55", "clock", "accent"))
        card.body.addWidget(Wrapped("Goal 2: compare fractions. New today: unlike denominators."))
        card.body.addWidget(EnergyButtons("How is LM right now?", 3))
        card.body.addWidget(Button("Start lesson", icon="play", kind="primary", size="bedside"))
        body.addWidget(card)
        body.addWidget(FilterChips("Filter", {"mine": "Mine", "gaps": "With gaps", "late": "Late tasks"}))
        body.addWidget(
            label("An even longer explanation that has to wrap on a narrow window.", "quiet", wrap=True)
        )
        body.addStretch(1)
        outer = column(self, margin=0)
        outer.addWidget(scrolling(inner))
        self.scope_ = Chip("Tuesday 24 November 2026", "clock")
        self.panel = label("Needs you", "section")

    def scope(self):
        return self.scope_

    def side_panel(self):
        return self.panel


@pytest.fixture(params=[100, 200])
def percent(request):
    return request.param


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def size(request):
    return request.param


@pytest.fixture(params=LOOKS)
def themed(request, look, percent):
    look.apply(request.param, percent)
    return look


@pytest.fixture
def frame(themed, window, size):
    window.add_page("today", "Today", "sun", FullPage)
    window.add_page("documents", "Documents", "files", FullPage)
    window.add_page("settings", "Settings", "settings", FullPage, bottom=True)
    window.desk.undo_label = "moved return date"
    window.status.show_saved(window.desk.state)
    window.status.show_undo("moved return date")
    window.status.show_time_to_lock(240)
    window.show()
    window.resize(*size)
    window.open("today")
    QApplication.processEvents()
    return window


def test_the_frame_fits(frame, size):
    assert frame.size().toTuple() == size
    assert cut(frame) == []
    assert outside(frame) == []
    assert scrolls_sideways(frame) == []


def test_the_unlock_window_fits(qtbot, themed, size, case_file):
    view = UnlockView()
    qtbot.addWidget(view)
    view.show()
    view.resize(*size)
    view.show_file(case_file)
    view.say_fault("This name and this passphrase do not open the case file.")
    QApplication.processEvents()
    assert view.size().toTuple() == size
    assert cut(view.panes) == []
    assert outside(view) == []
    assert scrolls_sideways(view) == []


@pytest.mark.parametrize("step", range(4))
def test_the_first_run_fits(qtbot, look, step):
    look.apply(percent=200)
    view = UnlockView()
    qtbot.addWidget(view)
    view.show()
    view.resize(1093, 614)
    view.show_first_run()
    view.first_run.setCurrentIndex(step)
    QApplication.processEvents()
    assert cut(view.panes) == []
    assert outside(view) == []


def test_right_to_left_mirrors_the_frame(qtbot, look, window):
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    window.add_page("today", "Today", "sun", FullPage)
    window.show()
    window.resize(1366, 768)
    window.open("today")
    QApplication.processEvents()
    assert window.rail.geometry().right() == window.rect().right()
    assert window.side.geometry().left() == window.status.geometry().left()
    assert cut(window) == []
    assert outside(window) == []
    window.resize(1200, 700)
    window.toggle_panel()
    QApplication.processEvents()
    assert window.side.geometry().left() == window.stack.geometry().left()


def test_the_check_sees_cut_words(qtbot, look):
    host = QWidget()
    qtbot.addWidget(host)
    words = QLabel("Start lesson", host)
    words.resize(20, 20)
    host.show()
    assert len(cut(host)) == 1


def test_changing_the_text_size_while_open_changes_the_frame(window, look):
    window.add_page("today", "Today", "sun", FullPage)
    window.show()
    window.open("today")
    before = window.header.height()
    look.apply(percent=200)
    QApplication.processEvents()
    assert window.header.height() == 2 * before
    assert window.status.height() == 56
    assert window.has_drawer
