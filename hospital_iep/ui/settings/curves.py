"""The ward's own treatment curves: begun from the catalogue's typical one, and changed step by step."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from hospital_iep.domain.catalogues import treatment as template_of
from hospital_iep.domain.curve import CurveSegment, TreatmentTemplate
from hospital_iep.operations import treatment, ward_curves
from hospital_iep.operations.ward_curves import WardCurveRow
from hospital_iep.ui.settings.parts import AtLeast, SettingCard
from hospital_iep.ui.student.curve import evidence_words, is_changed
from hospital_iep.ui.student.curve_editor import CurveEditor, ShownCurve
from hospital_iep.ui.student.drawing import CurveDrawing
from hospital_iep.ui.student.ward_curve import WardCurveDialog, agreed_words
from hospital_iep.ui.widgets.basics import Button, Wrapped
from hospital_iep.ui.widgets.combo import SearchCombo
from hospital_iep.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from hospital_iep.ui.window import Window

USUAL_BASE = 3  # the energy the drawing has around a treatment: no child is meant


class WardCurvesCard(SettingCard):
    """Choose a ward and a treatment; see which curve counts there, begin the ward's own, change it."""

    def __init__(self, window: "Window", *, may_write: bool) -> None:
        translate = QCoreApplication.translate
        super().__init__(
            translate("WardCurvesCard", "Treatment curves of the ward"),
            translate(
                "WardCurvesCard",
                "How much energy a treatment leaves on this ward, for every child there without a curve of "
                "their own. Typical times: check with the team.",
            ),
        )
        self._window, self._desk, self._may_write = window, window.desk, may_write
        self._own: dict[str, WardCurveRow] = {}
        tr = self.tr
        self.ward = SearchCombo(tr("Ward of these curves"))
        self.ward.chosen.connect(lambda _key: self._show_ward())
        self.kind = SearchCombo(tr("Treatment"))
        self.kind.chosen.connect(lambda _key: self._show_curve())
        choice = FlowLayout()
        for combo, width in ((self.ward, 190), (self.kind, 330)):
            AtLeast(combo, width)
            choice.addWidget(combo)
        self.no_ward = Wrapped(tr("No ward yet. Add one under Places."), "quiet")
        self.counts = Wrapped("", "strong")
        self.drawing = CurveDrawing()
        self.ground = Wrapped("", "caption")
        self.editor = CurveEditor(
            tr("Change for the ward"), tr("Pull a step up or down, or open it. The catalogue's curve stays.")
        )
        self.editor.changed.connect(self._write)
        self.begin_button = Button(tr("Begin the ward's own curve…"), self.begin, icon="copy")
        self.back_button = Button(tr("Back to the typical curve"), self.go_back, icon="undo-2")
        verbs = FlowLayout()
        verbs.addWidget(self.begin_button)
        verbs.addWidget(self.back_button)
        self.body.addWidget(self.no_ward)
        self.body.addLayout(choice)
        for widget in (self.counts, self.drawing, self.ground, self.editor):
            self.body.addWidget(widget)
        self.body.addLayout(verbs)

    @property
    def place_id(self) -> UUID | None:
        """The ward whose curves are shown."""
        return UUID(self.ward.value) if self.ward.value else None

    @property
    def own(self) -> WardCurveRow | None:
        """The ward's own curve of the chosen treatment, if it has one."""
        return self._own.get(self.kind.value)

    # Showing

    def show_wards(self, wards: Mapping[str, str]) -> None:
        """Offer the wards there are, by key and name."""
        kept = self.ward.value if self.ward.value in wards else next(iter(wards), "")
        self.ward.set_choices(wards)
        self.ward.choose(kept)
        self.no_ward.setVisible(not wards)
        for combo in (self.ward, self.kind):
            combo.setVisible(bool(wards))
        self._show_ward()

    def _show_ward(self) -> None:
        place = self.place_id
        rows = self._desk.read(ward_curves.listed, place) if place is not None else []
        self._own = {row.template.id: row for row in rows}
        templates = [each for group in treatment.gallery().values() for each in group]
        templates.sort(key=lambda each: (each.id not in self._own, each.name.casefold()))
        own = self.tr("{treatment}, own curve")
        names = {
            each.id: own.format(treatment=each.name) if each.id in self._own else each.name
            for each in templates
        }
        kept = self.kind.value or next(iter(names))
        self.kind.set_choices(names)
        self.kind.choose(kept)
        self._show_curve()

    def _show_curve(self) -> None:
        shown, own = self.place_id is not None and bool(self.kind.value), self.own
        edited = shown and own is not None and self._may_write
        for widget, visible in (
            (self.counts, shown),
            (self.drawing, shown and not edited),
            (self.ground, shown and not edited),
            (self.editor, edited),
            (self.begin_button, shown and own is None and self._may_write),
            (self.back_button, edited),
        ):
            widget.setVisible(visible)
        if not shown:
            return
        ward, template = self.ward.currentText(), template_of(self.kind.value)
        words = self.tr("{ward} has no curve of its own: the typical one counts.").format(ward=ward)
        if own is not None:
            words = agreed_words(ward, own.data, self._desk.today())
        self.counts.setText(words)
        curve = ShownCurve(
            own.curve if own is not None else template.segments,
            template.typical_minutes,
            template.usual_variant,
            template.kind,
            USUAL_BASE,
            key=f"{self.ward.value}-{template.id}",
            agreed_with=own.data.agreed_with if own is not None else None,
            own=own is not None,
        )
        if edited:
            self.editor.show_curve(curve, self._ground(template))
        else:
            self.drawing.show_curve(curve.segments, curve.minutes, curve.variant, curve.kind, curve.base)
            self.ground.setText(self._ground(template))

    def _ground(self, template: TreatmentTemplate) -> str:
        words = self.tr("Typical: check with the team. Evidence: {evidence}.")
        said = words.format(evidence=evidence_words(template.evidence))
        if self.own is not None and is_changed(self.own.curve):
            said += " " + self.tr("The steps that were changed here: local experience.")
        sources = " ".join(template.sources)
        return said + (" " + self.tr("Sources: {sources}").format(sources=sources) if sources else "")

    # Changing

    def begin(self) -> WardCurveDialog | None:
        """Ask who agreed, and begin the ward's own curve as a copy of the typical one."""
        place, kind = self.place_id, self.kind.value
        if place is None or not kind:
            return None
        template = template_of(kind)

        def keep(agreed: str, day: date | None) -> None:
            self._keep(self.tr("Began a curve of the ward"), kind, template.segments, agreed, day)

        dialog = WardCurveDialog(
            self._window,
            self.tr("Begin a curve of {ward}?").format(ward=self.ward.currentText()),
            self.tr(
                "It begins as the typical curve and changes nothing yet; then change it step by step. Each "
                "change counts from the next planning on. What is planned stays."
            ),
            effect=self._effect(self._desk.read(ward_curves.count_following, place, kind)),
            today=self._desk.today,
            keep=keep,
            key=f"{place}-{kind}",
        )
        dialog.open()
        return dialog

    def _effect(self, count: int) -> str:
        if not count:
            return self.tr("Nobody there has this treatment without a curve of their own now.")
        if count == 1:
            return self.tr("1 child there follows it.")
        return self.tr("{count} children there follow it.").format(count=count)

    def _write(self, words: str, curve: Sequence[CurveSegment], agreed: str | None) -> None:
        if self.own is None:
            return
        day = self._desk.today() if agreed else None
        self._keep(words, self.own.data.treatment, curve, agreed or "", day)

    def go_back(self) -> None:
        """Take the ward's own curve away; undo brings it back."""
        self._keep(self.tr("Removed the ward's curve"), self.kind.value, (), "", None)
        self._window.toasts.say(self.tr("The ward's curve is removed."), self.tr("Undo"), self._window.undo)

    def _keep(
        self, words: str, kind: str, curve: Sequence[CurveSegment], agreed: str, day: date | None
    ) -> None:
        if self.place_id is not None:
            self._desk.do(words, ward_curves.keep, self.place_id, kind, curve, agreed, day)
