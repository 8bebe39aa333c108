"""The ward: places and the ways between them, the usual day, when lessons can be at all."""

from datetime import time
from typing import TYPE_CHECKING
from uuid import UUID
from zoneinfo import available_timezones

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hospital_iep.domain.catalogues import ward_routines
from hospital_iep.domain.rights import Act, Role, Subject, allowed
from hospital_iep.domain.timetable import PlaceData, PlaceKind
from hospital_iep.domain.treatment import RoutineKind, WardRoutineData
from hospital_iep.operations import records, settings
from hospital_iep.ui.faults import NotDone
from hospital_iep.ui.forms import ChoiceField, Field, Form, TextField
from hospital_iep.ui.settings.curves import WardCurvesCard
from hospital_iep.ui.settings.fields import (
    choice_spec,
    is_number,
    is_school_week,
    is_time,
    name_spec,
    number_spec,
    read_time,
    read_weekdays,
    show_time,
    show_weekdays,
    text_spec,
    time_spec,
    weekdays_spec,
)
from hospital_iep.ui.settings.parts import AtLeast, Part, RecordList, SettingCard
from hospital_iep.ui.widgets.basics import Button, Wrapped, label
from hospital_iep.ui.widgets.combo import SearchCombo
from hospital_iep.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from hospital_iep.ui.window import Window


class WardPart(Part):
    """Where and when one can teach."""

    def __init__(self, window: "Window", *, may_write: bool) -> None:
        super().__init__(window)
        self.may_write = may_write
        self._add_day()
        self._add_places()
        self._add_routine()
        self.curves = WardCurvesCard(window, may_write=may_write)
        self.add(self.curves)
        self._add_ways()
        self._add_imports()

    def _add_imports(self) -> None:
        tr = self.tr
        role = Role(self.desk.database.person.role)
        if not self.window_.has_page("imports") or not allowed(role, Act.WRITE, Subject.TREATMENT):
            return
        effect = tr(
            "Calendars, messages and tables of the hospital; every change is shown before it is written."
        )
        card = self.add(SettingCard(tr("Appointments from files"), effect))
        self.imports = Button(
            tr("Import appointments…"), lambda: self.window_.open("imports"), icon="calendar-plus"
        )
        line = FlowLayout()
        line.addWidget(self.imports)
        card.body.addLayout(line)

    # The school day

    def _add_day(self) -> None:
        tr = self.tr
        card = self.add(
            SettingCard(
                tr("School day"),
                tr("No lesson is planned outside these hours. Usual: Mon to Fri, 08:00 to 16:30."),
            )
        )
        zones = {zone: zone.replace("_", " ") for zone in sorted(available_timezones())}
        self.values: dict[str, Field] = {
            "weekdays": TextField(
                tr("School days"), tr("As Mon to Fri, or Mon, Tue, Wed"), check=is_school_week
            ),
            "day_start": TextField(tr("From"), check=is_time),
            "day_end": TextField(tr("To"), check=is_time),
            "isolation_setup_minutes": TextField(
                tr("Minutes to put protective clothing on"),
                tr("Kept free before each isolation visit."),
                check=is_number(),
            ),
            "time_zone": ChoiceField(
                tr("Time zone"), zones, tr("For calendar files that come in and go out.")
            ),
        }
        widths = {
            "weekdays": 230,
            "day_start": 90,
            "day_end": 90,
            "isolation_setup_minutes": 280,
            "time_zone": 260,
        }
        form = Form(self.desk, "settings/values", self)
        flow = FlowLayout(gap=12)
        for name, field in self.values.items():
            AtLeast(field, widths[name])
            field.setEnabled(self.may_write)
            form.add(name, field, lambda text, name=name: self._save(name, text))  # type: ignore[misc]
            flow.addWidget(field)
        self.forms.append(form)
        card.body.addLayout(flow)

    def _save(self, name: str, text: str) -> None:
        value = text.strip()
        if name in ("day_start", "day_end"):
            value = show_time(read_time(text))
        elif name == "weekdays":
            value = ",".join(str(day) for day in read_weekdays(text))
        elif name == "isolation_setup_minutes":
            value = value or "0"
        if name in ("day_start", "day_end"):
            day = {each: self.desk.read(settings.value, each) for each in ("day_start", "day_end")}
            if not {**day, name: value}["day_start"] < {**day, name: value}["day_end"]:
                raise NotDone(self.tr("The school day ends after it begins."))
        self.desk.do(self.tr("Changed the school day"), settings.set_value, name, value)

    def _show_values(self) -> None:
        for name, field in self.values.items():
            value = self.desk.read(settings.value, name)
            if name == "weekdays":
                value = show_weekdays([int(day) for day in value.split(",") if day])
            field.show_value(value)

    # Places

    def _add_places(self) -> None:
        tr = self.tr
        card = self.add(SettingCard(tr("Places"), tr("Where a lesson can be: beds belong to wards.")))
        kinds = {
            PlaceKind.WARD.value: tr("ward"),
            PlaceKind.CLASSROOM.value: tr("classroom"),
            PlaceKind.HOME.value: tr("home"),
            PlaceKind.REMOTE.value: tr("video"),
        }
        self.places = RecordList(
            self.desk,
            PlaceData,
            [
                name_spec("name", tr("Name"), tr("Type a name for the place.")),
                choice_spec("kind", tr("Kind"), kinds),
                number_spec("capacity", tr("Room for, children"), least=1),
            ],
            labels=(tr("Changed a place"), tr("Add a place"), tr("Remove the place")),
            new=lambda: PlaceData(name=tr("New place")),
            may_write=self.may_write,
        )
        card.body.addWidget(self.places)

    def _add_ways(self) -> None:
        tr = self.tr
        card = self.add(
            SettingCard(tr("Ways between places"), tr("Kept free between two lessons at different places."))
        )
        self.ways: dict[frozenset[UUID], Field] = {}
        self._way_form = Form(self.desk, "settings/ways", self)
        self._way_flow = FlowLayout(gap=12)
        self._no_ways = label(tr("There is only one place to walk to."), "quiet", wrap=True)
        card.body.addWidget(self._no_ways)
        card.body.addLayout(self._way_flow)

    def _show_ways(self) -> None:
        found = self.desk.read(settings.ways)
        keys = [frozenset((each.from_id, each.to_id)) for each in found]
        names = [
            self.tr("{one} to {other}, min").format(one=each.between[0], other=each.between[1])
            for each in found
        ]
        is_new = keys != list(self.ways) or names != [field.name for field in self.ways.values()]
        if is_new:
            self._build_ways(names, keys)
        for each in found:
            text = "" if each.minutes is None else str(each.minutes)
            self.ways[frozenset((each.from_id, each.to_id))].show_value(text)
        if is_new:
            self._way_form.put_back()
        self._no_ways.setVisible(not found)

    def _build_ways(self, names: list[str], keys: list[frozenset[UUID]]) -> None:
        self._way_form.commit()
        self._way_form.deleteLater()
        while (item := self._way_flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.ways = {}
        self._way_form = Form(self.desk, "settings/ways", self)
        for name, key in zip(names, keys, strict=True):
            field = TextField(name, check=is_number())
            AtLeast(field, 250)
            field.setEnabled(self.may_write)
            between = "-".join(sorted(map(str, key)))
            self._way_form.add(between, field, lambda text, key=key: self._save_way(key, text))  # type: ignore[misc]
            self.ways[key] = field
            self._way_flow.addWidget(field)

    def _save_way(self, key: frozenset[UUID], text: str) -> None:
        one, other = sorted(key, key=str)
        minutes = int(text) if text.strip() else None
        self.desk.do(self.tr("Changed a way"), settings.set_way, one, other, minutes)

    # The ward's day

    def _add_routine(self) -> None:
        tr = self.tr
        card = self.add(
            SettingCard(
                tr("Ward routine"),
                tr("Rounds, meals and rest lie behind the board. Energy 0 keeps the time free of lessons."),
            )
        )
        self.ward = SearchCombo(tr("Ward of this routine"))
        self.ward.chosen.connect(lambda _key: self._show_routine())
        self.template = SearchCombo(
            tr("Routine to start from"), {each.id: each.name for each in ward_routines().values()}
        )
        self.template.choose(next(iter(ward_routines())))
        self.use_template = Button(tr("Use this day"), self._use_template, icon="copy")
        line = FlowLayout()
        for part in (self.ward, self.template, self.use_template):
            AtLeast(part, 190)
            line.addWidget(part)
        self.no_ward = Wrapped(tr("No ward yet. Add one under Places."), "quiet")
        card.body.addWidget(self.no_ward)
        card.body.addLayout(line)
        kinds = {each.value: _routine_words(each) for each in RoutineKind}
        levels = {
            "": tr("only shown"),
            "0": tr("0 blocked"),
            "1": tr("1 passive"),
            "2": tr("2 low"),
            "3": tr("3 normal"),
        }
        levels["4"] = tr("4 prime")
        self.routine = RecordList(
            self.desk,
            WardRoutineData,
            [
                text_spec("name", tr("Name"), width=180),
                choice_spec("kind", tr("Kind"), kinds, width=140),
                time_spec("start", tr("From")),
                time_spec("end", tr("To")),
                weekdays_spec("weekdays", tr("Weekdays")),
                choice_spec("level", tr("Energy left"), levels, width=140),
            ],
            labels=(tr("Changed the ward routine"), tr("Add to the routine"), tr("Remove from the routine")),
            new=lambda: WardRoutineData(name=tr("New"), start=time(10), end=time(10, 30)),
            may_write=self.may_write,
        )
        card.body.addWidget(self.routine)

    def _use_template(self) -> None:
        if self.ward.value and self.template.value:
            label_ = self.tr("Used a ward routine of the catalogue")
            self.desk.do(label_, settings.use_routine, UUID(self.ward.value), self.template.value)

    def _show_routine(self) -> None:
        chosen = bool(self.ward.value)
        self.no_ward.setVisible(not chosen)
        for each in (self.ward, self.routine):
            each.setVisible(chosen)
        for verb in (self.template, self.use_template):
            verb.setVisible(chosen and self.may_write)
        if self.ward.value:
            self.routine.keys = {"place_id": UUID(self.ward.value)}
            self.routine.refresh()

    def show_routine_of(self, ward: str) -> QWidget:
        """Show the routine of a ward; return where one begins to enter it."""
        self.ward.choose(ward)
        self._show_routine()
        return self.use_template if self.may_write else self.ward

    @override
    def refresh(self) -> None:
        """Show what the case file holds now."""
        self._show_values()
        self.places.refresh()
        wards = {
            str(each.id): each.data.name
            for each in self.desk.read(records.listed, PlaceData)
            if each.data.kind is PlaceKind.WARD
        }
        kept = self.ward.value if self.ward.value in wards else next(iter(wards), "")
        self.ward.set_choices(wards)
        self.ward.choose(kept)
        self._show_routine()
        self.curves.show_wards(wards)
        self._show_ways()

    @override
    def commit(self) -> None:
        """Write what is half-typed."""
        super().commit()
        for form in (*self.places.forms, *self.routine.forms, self._way_form):
            form.commit()


def _routine_words(kind: RoutineKind) -> str:
    translate = QCoreApplication.translate
    words = {
        RoutineKind.HANDOVER: translate("Settings", "handover"),
        RoutineKind.BLOOD_TESTS: translate("Settings", "blood tests"),
        RoutineKind.ROUND: translate("Settings", "round"),
        RoutineKind.VITAL_SIGNS: translate("Settings", "vital signs"),
        RoutineKind.MEAL: translate("Settings", "meal"),
        RoutineKind.REST: translate("Settings", "rest"),
        RoutineKind.VISITING: translate("Settings", "visiting"),
        RoutineKind.SCHOOL: translate("Settings", "school"),
        RoutineKind.BEDTIME: translate("Settings", "bedtime"),
        RoutineKind.OTHER: translate("Settings", "other"),
    }
    return words[kind]
