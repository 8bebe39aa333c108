"""Times of day and days in words, as the computer's own settings write them."""

from datetime import datetime, time

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime


def clock(at: datetime | time) -> str:
    """Return a time of day as the system writes it short."""
    return QLocale().toString(QTime(at.hour, at.minute), QLocale.FormatType.ShortFormat)


def when(at: datetime, now: datetime) -> str:
    """Return "today 16:05", "yesterday 16:05", "Friday 16:05" or a date."""
    translate = QCoreApplication.translate
    days = (now.date() - at.date()).days
    if days == 0:
        return translate("When", "today {time}").format(time=clock(at))
    if days == 1:
        return translate("When", "yesterday {time}").format(time=clock(at))
    if 1 < days < 7:
        return translate("When", "{day} {time}").format(
            day=QLocale().dayName(at.isoweekday()), time=clock(at)
        )
    return QLocale().toString(QDate(at.year, at.month, at.day), QLocale.FormatType.ShortFormat)
