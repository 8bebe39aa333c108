"""Whose curve of a treatment counts, the catalogue's, the ward's or the child's, and the ward's own kept."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hospital_iep.domain.treatment import WardCurveData
from hospital_iep.operations import treatment
from hospital_iep.operations.treatment import CourseRow, CurveOf
from hospital_iep.ui.cover import NameCover
from hospital_iep.ui.forms import DayField, TextField
from hospital_iep.ui.page import column
from hospital_iep.ui.student.part import Part
from hospital_iep.ui.widgets.basics import Button, Wrapped, label
from hospital_iep.ui.widgets.bending import Pair
from hospital_iep.ui.widgets.chips import Chip
from hospital_iep.ui.widgets.dates import day_words
from hospital_iep.ui.widgets.dialog import DialogBase
from hospital_iep.ui.widgets.flow import FlowLayout

LONGEST_NAME = 120


class WhichCurve(QWidget):
    """Says whose curve counts and on what ground; a child's curve is kept for the ward from here."""

    def __init__(self, part: Part) -> None:
        super().__init__()
        self._part = part
        self._row: CourseRow | None = None
        tr = self.tr
        box = column(self, 0, 8)
        box.addWidget(label(tr("Which curve counts"), "label"))
        states = QWidget()
        flow = FlowLayout(states)
        self.chips = {each: Chip("") for each in (CurveOf.CHILD, CurveOf.WARD, CurveOf.CATALOGUE)}
        for chip in self.chips.values():
            flow.addWidget(chip)
        self.ground = Wrapped("", "caption")
        verbs = QWidget()
        flow = FlowLayout(verbs)
        self.back = Button(tr("Back to the typical curve"), self._go_back, icon="undo-2", size="small")
        self.keep = Button(tr("Use for the whole ward"), self._keep, icon="users", size="small")
        self.drop = Button(tr("Remove the ward's curve"), self._drop, icon="trash-2", size="small")
        for button in (self.back, self.keep, self.drop):
            flow.addWidget(button)
        for widget in (states, self.ground, verbs):
            box.addWidget(widget)

    def show_course(self, row: CourseRow) -> None:
        """Show whose curve of a course counts."""
        self._row = row
        tr = self.tr
        ward = row.ward or tr("Ward")
        names = {
            CurveOf.CHILD: tr("This child"),
            CurveOf.WARD: ward,
            CurveOf.CATALOGUE: tr("Catalogue"),
        }
        there = {
            CurveOf.CHILD: row.own_curve,
            CurveOf.WARD: row.ward_curve is not None,
            CurveOf.CATALOGUE: True,
        }
        for each, chip in self.chips.items():
            if each is row.counts:
                chip.say(tr("{whose}: counts").format(whose=names[each]), "check", "accent")
            elif there[each]:
                chip.say(tr("{whose}: set aside").format(whose=names[each]), "circle-slash")
            else:
                chip.say(tr("{whose}: none").format(whose=names[each]), "circle")
        data = row.ward_curve
        said = agreed_words(row.ward, data, self._part.desk.today()) if data else ""
        self.ground.setText(self._part.in_private(said))
        self.ground.setVisible(bool(self.ground.text()))
        self.back.setText(self._back_words(row))
        self.back.setVisible(row.own_curve)
        self.keep.setVisible(row.own_curve and bool(row.ward))
        self.drop.setVisible(row.ward_curve is not None)

    def _back_words(self, row: CourseRow) -> str:
        if row.ward_curve is not None:
            return self.tr("Back to the ward's curve")
        return self.tr("Back to the typical curve")

    def _go_back(self) -> None:
        if self._row is not None:
            self._part.desk.do(self._back_words(self._row), treatment.set_curve, self._row.id, ())

    def _keep(self) -> None:
        if self._row is None:
            return
        row, desk = self._row, self._part.desk

        def keep(agreed: str, day: date | None) -> None:
            words = self.tr("Kept a curve for the ward")
            desk.do(words, treatment.set_ward_curve, row.id, row.curve, agreed, day)

        effect = self._effect(row)
        if row.ward_curve is not None:
            effect += " " + self.tr("It takes the place of the curve the ward has now.")
        box = WardCurveDialog(
            self._part.window_,
            self.tr("Use this curve for {ward}?").format(ward=row.ward),
            self.tr(
                "Children there with this treatment and no curve of their own follow it from the next "
                "planning on. What is planned stays."
            ),
            effect=effect,
            today=desk.today,
            keep=keep,
            key=f"{self._part.student_id}-{row.id}",
            agreed_with=row.data.curve_agreed_with,
        )
        names = NameCover(box, self._part.privacy, self._part.in_private)
        box.open()
        names.cover()

    def _effect(self, row: CourseRow) -> str:
        count = self._part.desk.read(treatment.children_following, row.id)
        if not count:
            return self.tr("Nobody else there has this treatment without a curve of their own.")
        if count == 1:
            return self.tr("1 other child follows it.")
        return self.tr("{count} other children follow it.").format(count=count)

    def _drop(self) -> None:
        if self._row is not None:
            window = self._part.window_
            words = self.tr("Removed the ward's curve")
            self._part.desk.do(words, treatment.set_ward_curve, self._row.id, ())
            window.toasts.say(self.tr("The ward's curve is removed."), self.tr("Undo"), window.undo)


class WardCurveDialog(DialogBase):
    """Keeps a curve for a ward: who agreed, when, and how many children follow it."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        intro: str,
        *,
        effect: str,
        today: Callable[[], date],
        keep: Callable[[str, date | None], object],
        key: str,
        agreed_with: str = "",
    ) -> None:
        super().__init__(parent, title, intro=intro)
        self._keep, self._key = keep, key
        self.agreed = TextField(self.tr("Agreed with"), self.tr("The nurse or doctor of the ward."))
        self.agreed.show_value(agreed_with)
        self.day = DayField(self.tr("On"), today=today)
        self.day.show_value(today().isoformat())
        self.body.addWidget(Pair(self.agreed, self.day))
        self.effect = Wrapped(effect, "caption")
        self.body.addWidget(self.effect)
        self.body.addStretch(1)
        self.cancel()
        self.primary(self.tr("Use for the ward"), self._save, icon="check")

    @override
    def keep_key(self) -> str:
        return f"ward-curve-{self._key}"

    def _save(self) -> None:
        agreed = self.agreed.text().strip()
        if not agreed:
            self.agreed.not_written(self.tr("Say who agreed. It changes other children's days."))
            self.agreed.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.day.day.is_understood:
            self.day.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._keep(agreed[:LONGEST_NAME], self.day.day.value)
            self.accept()


def agreed_words(ward: str, data: WardCurveData, today: date) -> str:
    """Return who agreed on a ward's curve, and when; or that nobody was named."""
    translate = QCoreApplication.translate
    words = translate("WardCurve", "{ward}'s curve: not agreed on as it is now. Check with the team.")
    if data.agreed_with:
        words = translate("WardCurve", "{ward}'s curve: agreed with {name}.")
    if data.agreed_with and data.agreed_on is not None:
        words = translate("WardCurve", "{ward}'s curve: agreed with {name}, {day}.")
    day = day_words(data.agreed_on, today) if data.agreed_on is not None else ""
    return words.format(ward=ward, name=data.agreed_with, day=day)
