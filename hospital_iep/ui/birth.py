"""A date of birth: a day that lies in the past."""

from collections.abc import Callable
from datetime import date

from typing_extensions import override

from hospital_iep.ui.fields import Fault
from hospital_iep.ui.forms import DayField
from hospital_iep.ui.widgets.dates import read_date, read_past_date


class BirthField(DayField):
    """A day up to today; a year of two digits is the last one that fits ("7.3.98": 1998)."""

    def __init__(self, name: str, hint: str = "", *, today: Callable[[], date]) -> None:
        super().__init__(name, hint, today=today, example="7.3.2016")
        self._now = today
        self.day.read = read_past_date

    @override
    def _check_day(self, typed: str) -> Fault | None:
        shown = self.day.field.text()
        picked = self.day.value if self.day.is_understood else read_date(shown, self._now())
        if picked is not None and picked > self._now():
            return Fault(self.tr("A date of birth lies in the past. Type day, month and year."))
        return super()._check_day(typed)
