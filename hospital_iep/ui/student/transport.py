"""The section "Transport": how the child gets to school, and where they rest there."""

from typing_extensions import override

from hospital_iep.domain.plan import SectionKey
from hospital_iep.domain.reentry import ReentryPlanData
from hospital_iep.operations import plan, records
from hospital_iep.ui.student.binding import Binding
from hospital_iep.ui.student.section import Section


class TransportSection(Section):
    """What the packet says about the way and the place to rest; kept with the re-entry plan."""

    key = SectionKey.TRANSPORT

    @override
    def caption(self) -> str:
        return self.tr("How {name} gets to school and home, and where to rest there.").format(
            name=self.called
        )

    @override
    def build(self) -> None:
        tr = self.tr
        record = self.desk.read(plan.reentry_plan, self.student_id)
        self._record = record
        self.bind = Binding(self.desk, self.fields_form, self.student_id, self.key, ReentryPlanData, record)
        way = self.bind.text(
            "transport",
            tr("The way to school and home"),
            tr("Who drives, from where, at what time, and what must come along."),
        )
        rest = self.bind.text("rest_place", tr("Place to rest at school"))
        limits = self.bind.text(
            "limits",
            tr("Limits at school and on the way"),
            tr("One line each, what to do, no diagnosis."),
            lines=3,
        )
        self.add(self.count("transport", way))
        self.add(self.count("rest_place", rest))
        self.add(self.count("limits", limits))

    @override
    def show_values(self) -> None:
        row = self.desk.read(records.get, ReentryPlanData, self._record)
        self.bind.show(row.data, self.asked)
