"""Dates typed as people say them: "fri", "+14", "R-7", "27 nov"; with a calendar beside."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from hospital_iep.ui.theme import theme
from hospital_iep.ui.widgets.basics import IconButton
from hospital_iep.ui.widgets.calendar import Calendar
from hospital_iep.ui.widgets.popover import Popover

FIRST_YEAR, LAST_YEAR = 1900, 2199  # of a child's life and school; other years are slips
LONGEST = 40  # letters; no day is written longer
Read = Callable[[str, date, date | None], date | None]
_STEP = re.compile(r"([+-])\s*(\d{1,3})\s*([dwm]?)$")
_FORMATS = (
    *("yyyy-MM-dd", "d.M.yyyy", "d.M.yy", "d/M/yyyy", "d MMM yyyy", "d MMMM yyyy"),
    *("d MMM", "d MMMM", "d.M.", "d/M"),
)


def read_date(typed: str, today: date, anchor: date | None = None, century: int = 2000) -> date | None:
    """Return the day meant by what was typed, or ``None``.

    ``anchor`` is the return date, which "R", "R-7" and "R+14" count from. A weekday means the
    next one (today's own name means in a week); a day without a year the next such day; a year of two
    digits lies in the hundred years from ``century`` on.
    """
    text = " ".join(typed.strip().casefold().split())
    day = _meant(text, today, anchor, century) if text and len(text) <= LONGEST else None
    return day if day is not None and FIRST_YEAR <= day.year <= LAST_YEAR else None


def read_past_date(typed: str, today: date, _anchor: date | None = None) -> date | None:
    """Return the day up to today that was typed, as of a birth; of two digits, the last year that fits."""
    for century in (today.year - 99, today.year - 100):
        day = read_date(typed, today, None, century)
        if day is not None and day <= today:
            return day
    return None


def _meant(text: str, today: date, anchor: date | None, century: int) -> date | None:
    if text.startswith("r") and anchor is not None and (text == "r" or text[1:].lstrip()[:1] in "+-"):
        return anchor if text == "r" else _step(text[1:].strip(), anchor)
    named = {_word(0): 0, _word(1): 1}
    if text in named:
        return today + timedelta(days=named[text])
    return _step(text, today) or _weekday(text, today) or _calendar_date(text, today, century)


def _word(days: int) -> str:
    today = QCoreApplication.translate("Dates", "today")
    tomorrow = QCoreApplication.translate("Dates", "tomorrow")
    return (tomorrow if days else today).casefold()


def _step(text: str, start: date) -> date | None:
    found = _STEP.match(text)
    if found is None:
        return None
    count = int(found[2]) * (1 if found[1] == "+" else -1)
    if found[3] == "m":
        later = QDate(start.year, start.month, start.day).addMonths(count)
        return date(later.year(), later.month(), later.day())
    return start + timedelta(days=count * (7 if found[3] == "w" else 1))


def _weekday(text: str, today: date) -> date | None:
    if len(text) < 2 or not text.isalpha():
        return None
    for number in range(1, 8):
        names = {QLocale().dayName(number).casefold(), QLocale.c().dayName(number).casefold()}
        if any(name.startswith(text) for name in names):
            return today + timedelta(days=(number - today.isoweekday() - 1) % 7 + 1)
    return None


def _calendar_date(text: str, today: date, century: int) -> date | None:
    own = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    for form in (own, *_FORMATS):
        for locale in (QLocale(), QLocale(QLocale.Language.English)):
            day = locale.toDate(text, form, century)
            if day.isValid():
                return _with_year(day, today) if "y" not in form else date(day.year(), day.month(), day.day())
    return None


def _with_year(day: QDate, today: date) -> date | None:
    for year in (today.year, today.year + 1):
        if QDate.isValid(year, day.month(), day.day()) and date(year, day.month(), day.day()) >= today:
            return date(year, day.month(), day.day())
    return None


def day_words(day: date, today: date) -> str:
    """Return a day as a table says it: "Mon 30 Nov", with the year when it is not this one."""
    form = "ddd d MMM" if day.year == today.year else "ddd d MMM yyyy"
    return QLocale().toString(QDate(day.year, day.month, day.day), form)


class DateField(QWidget):
    """A day, typed freely or taken from a calendar; ``changed`` carries a ``date`` or ``None``."""

    changed = Signal(object)

    def __init__(
        self,
        name: str,
        value: date | None = None,
        today: Callable[[], date] = date.today,
        anchor: Callable[[], date | None] = lambda: None,
    ) -> None:
        super().__init__()
        self.read: Read = read_date  # what a text means; ``read_past_date`` for days that lie in the past
        self._today, self._anchor, self._value = today, anchor, value
        self._shown = ""  # the words of the day that holds
        self.field = QLineEdit()
        self.field.setAccessibleName(name)
        self.field.setPlaceholderText(self.tr("fri, +14, 27 Nov"))
        self.field.editingFinished.connect(self.take)
        self.button = IconButton(
            "calendar-days", self.tr("Calendar for {field}").format(field=name), self._open, kind=""
        )
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(4))
        layout.addWidget(self.field, 1)
        layout.addWidget(self.button)
        self.setFocusProxy(self.field)
        self.show_value(value)

    @property
    def value(self) -> date | None:
        """The day that holds."""
        return self._value

    @property
    def is_understood(self) -> bool:
        """Whether what stands in the field is a day, or nothing."""
        typed = self.field.text().strip()
        return not typed or self.is_taken or self.read(typed, self._today(), self._anchor()) is not None

    @property
    def is_taken(self) -> bool:
        """Whether the field shows the day that holds, and nothing typed that was not read yet."""
        return self.field.text().strip() == self._shown

    def show_value(self, value: date | None) -> None:
        """Show another day; says nothing."""
        self._value = value
        self._shown = day_words(value, self._today()) if value else ""
        self.field.setText(self._shown)

    def typed(self) -> str:
        """Return what stands in the field, so that ``type`` means the same on another day."""
        typed = self.field.text().strip()
        return self._value.isoformat() if self._value and self.is_taken else typed

    def type(self, text: str) -> None:
        """Type a text and leave the field: a day is taken, anything else stays to be seen."""
        self.field.setText(text)
        self.field.editingFinished.emit()

    def take(self) -> None:
        """Take the day that was typed; what is none stays for the person to see."""
        typed = self.field.text().strip()
        if self.is_taken:
            return
        day = self.read(typed, self._today(), self._anchor())
        if day is None and typed:
            return
        self.show_value(day)
        self.changed.emit(day)

    def _open(self) -> None:
        popover = Popover(self.button, self.tr("Calendar"))
        calendar = Calendar()
        at = self._value or self._today()
        calendar.setSelectedDate(QDate(at.year, at.month, at.day))
        calendar.activated.connect(lambda day: self._picked(day, popover))
        calendar.clicked.connect(lambda day: self._picked(day, popover))
        popover.body.addWidget(calendar)
        popover.open_at()
        calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def _picked(self, day: QDate, popover: Popover) -> None:
        popover.close()
        picked = date(day.year(), day.month(), day.day())
        if picked != self._value:
            self.show_value(picked)
            self.changed.emit(picked)
