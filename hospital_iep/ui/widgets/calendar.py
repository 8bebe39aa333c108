"""A month to choose a day from; its arrows and its chosen day can be seen in every look."""

from PySide6.QtWidgets import QAbstractItemView, QCalendarWidget, QToolButton

from hospital_iep.ui.icons import icon


class Calendar(QCalendarWidget):
    """One month, without the numbers of its weeks."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Calendar"))
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        for part in self.findChildren(QAbstractItemView):
            part.setAccessibleName(self.tr("Days of the month"))
        for name, picture, words in (
            ("qt_calendar_prevmonth", "chevron-left", self.tr("Previous month")),
            ("qt_calendar_nextmonth", "chevron-right", self.tr("Next month")),
        ):
            for button in self.findChildren(QToolButton, name):
                button.setIcon(icon(picture))
                button.setAccessibleName(words)
