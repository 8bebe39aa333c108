"""Which week it is, beside the title: in full, and in fewer words where there is little room."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from hospital_iep.ui.week.bar import WeekScope
from hospital_iep.ui.week.speech import range_words
from hospital_iep.ui.widgets.basics import Elided

MONDAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 27)


@pytest.mark.parametrize(
    ("first", "last", "whole", "short"),
    [
        (MONDAY, FRIDAY, "23 to 27 November 2026", "23 to 27 Nov"),
        (date(2026, 11, 30), date(2026, 12, 4), "30 November to 4 December 2026", "30 Nov to 4 Dec"),
        (date(2026, 12, 28), date(2027, 1, 1), "28 December 2026 to 1 January 2027", "28 Dec to 1 Jan"),
        (date(2026, 11, 24), date(2026, 11, 24), "Tuesday 24 November 2026", "Tue 24 Nov"),
    ],
)
def test_the_days_in_full_and_short(qapp, first, last, whole, short):
    assert range_words(first, last) == whole
    assert range_words(first, last, short=True) == short


def test_a_narrow_head_keeps_whole_words(qapp):
    scope = WeekScope()
    scope.show_week(MONDAY, FRIDAY, "Published Sun 15:20", proposing=False)
    scope.resize(scope.sizeHint())
    scope.show()
    QApplication.processEvents()
    assert (scope.dates.text(), scope.state.text) == ("23 to 27 November 2026", "Published Sun 15:20")
    scope.dates.setFixedWidth(scope.dates.fontMetrics().horizontalAdvance("23 to 27 Nov") + 4)
    QApplication.processEvents()
    assert (scope.dates.text(), scope.dates.toolTip()) == ("23 to 27 Nov", "23 to 27 November 2026")
    scope.close()


def test_where_there_is_less_room_the_state_gives_way_and_never_the_dates(qapp):
    scope = WeekScope()
    scope.show_week(MONDAY, FRIDAY, "Published Sun 15:20", proposing=False)
    scope.resize(scope.sizeHint())
    scope.show()
    wide, seen = scope.width(), []
    for width in (*range(wide, 150, -1), wide):
        scope.resize(width, scope.height())
        QApplication.processEvents()
        words = scope.state.findChild(Elided)
        state = "gone" if scope.state.isHidden() else words.text() if words.isVisible() else "icon"
        if not seen or seen[-1] != state:
            seen.append(state)
        if scope.dates.width() >= scope.dates.minimumSizeHint().width():
            assert scope.dates.text() in ("23 to 27 November 2026", "23 to 27 Nov"), width
        if state == "icon":
            assert scope.state.toolTip() == scope.state.accessibleName() == "Published Sun 15:20"
    assert seen == ["Published Sun 15:20", "Published", "icon", "gone", "Published Sun 15:20"]
    scope.close()
