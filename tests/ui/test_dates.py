"""Dates as people type them."""

from datetime import date

import pytest

from hospital_iep.ui.widgets.dates import DateField, day_words, read_date, read_past_date

TUESDAY = date(2026, 11, 24)
RETURN = date(2027, 1, 12)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("fri", date(2026, 11, 27)),
        ("Friday", date(2026, 11, 27)),
        ("tue", date(2026, 12, 1)),
        ("mo", date(2026, 11, 30)),
        ("today", TUESDAY),
        ("Tomorrow", date(2026, 11, 25)),
        ("+14", date(2026, 12, 8)),
        ("+2w", date(2026, 12, 8)),
        ("-1", date(2026, 11, 23)),
        ("+1m", date(2026, 12, 24)),
        ("R", RETURN),
        ("r-7", date(2027, 1, 5)),
        ("R +14", date(2027, 1, 26)),
        ("27 nov", date(2026, 11, 27)),
        ("3 March", date(2027, 3, 3)),
        ("27.11.2026", date(2026, 11, 27)),
        ("2027-01-12", RETURN),
        ("", None),
        ("x", None),
        ("31 feb", None),
        ("soon", None),
        ("+9999", None),
    ],
)
def test_read(typed, meant):
    assert read_date(typed, TUESDAY, RETURN) == meant


def test_without_a_return_date_r_means_nothing():
    assert read_date("R-7", TUESDAY) is None


def test_leap_day_needs_a_leap_year():
    assert read_date("29 feb", date(2027, 6, 1)) == date(2028, 2, 29)


def test_words():
    assert day_words(date(2026, 11, 30), TUESDAY) == "Mon 30 Nov"
    assert day_words(RETURN, TUESDAY) == "Tue 12 Jan 2027"


def test_the_field_understands_on_leaving(qtbot, look):
    field = DateField("Return date", None, lambda: TUESDAY)
    qtbot.addWidget(field)
    field.field.setText("fri")
    with qtbot.waitSignal(field.changed) as change:
        field.field.editingFinished.emit()
    assert change.args == [date(2026, 11, 27)]
    assert field.field.text() == "Fri 27 Nov"


def test_what_is_no_date_stays_to_be_seen(qtbot, look):
    field = DateField("Return date", TUESDAY, lambda: TUESDAY)
    qtbot.addWidget(field)
    field.field.setText("soonish")
    field.field.editingFinished.emit()
    assert field.field.text() == "soonish"
    assert field.value == TUESDAY
    assert not field.is_understood


def test_emptying_it_is_an_answer(qtbot, look):
    field = DateField("Return date", TUESDAY, lambda: TUESDAY)
    qtbot.addWidget(field)
    field.field.clear()
    with qtbot.waitSignal(field.changed) as change:
        field.field.editingFinished.emit()
    assert change.args == [None]


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("7.3.98", date(1998, 3, 7)),
        ("24.11.26", TUESDAY),
        ("25.11.26", date(1926, 11, 25)),
        ("7.3.2016", date(2016, 3, 7)),
        ("7.3.2098", None),
        ("fri", None),
        ("today", TUESDAY),
    ],
)
def test_a_day_in_the_past_takes_the_last_year_that_fits(typed, day):
    assert read_past_date(typed, TUESDAY) == day
