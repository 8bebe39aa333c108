"""Contacts kept: a call, a letter, a visit, those that reached nobody too."""

from PySide6.QtCore import QCoreApplication

from hospital_iep.domain.plan import SectionKey
from hospital_iep.domain.team import ContactChannel, ContactData
from hospital_iep.operations import plan
from hospital_iep.ui.forms import ChoiceField, DayField, LongTextField, TextField
from hospital_iep.ui.student.part import ChildDialog, Part


def channel_words(channel: ContactChannel | None) -> str:
    """Return how people were in touch."""
    translate = QCoreApplication.translate
    words = {
        ContactChannel.PHONE: translate("Student", "Phone"),
        ContactChannel.EMAIL: translate("Student", "E-mail"),
        ContactChannel.VISIT: translate("Student", "Visit"),
        ContactChannel.VIDEO: translate("Student", "Video"),
        ContactChannel.LETTER: translate("Student", "Letter"),
    }
    return words[channel] if channel else translate("Student", "Contact")


class ContactDialog(ChildDialog):
    """A call, a letter, a visit: kept, also when nobody was reached."""

    def __init__(self, section: Part) -> None:
        super().__init__(section, section.tr("Add a contact"))
        self._section = section
        self.with_whom = TextField(self.tr("With"))
        channels = {channel.value: channel_words(channel) for channel in ContactChannel}
        self.channel = ChoiceField(self.tr("How"), channels, segments=True)
        reached = {"yes": self.tr("Reached"), "no": self.tr("Reached nobody")}
        self.reached = ChoiceField(self.tr("Reached"), reached, segments=True)
        self.note = LongTextField(self.tr("Note"), lines=2)
        self.again = DayField(self.tr("Follow up on"), today=section.desk.today)
        for field in (self.with_whom, self.channel, self.reached, self.note, self.again):
            self.body.addWidget(field)
        self.body.addStretch(1)
        self.cancel()
        self.primary(self.tr("Add"), self._add, icon="plus")

    def _add(self) -> None:
        section = self._section
        data = ContactData(
            at=section.desk.now().replace(second=0, microsecond=0),
            channel=ContactChannel(self.channel.text()),
            with_whom=self.with_whom.text().strip()[:120],
            reached=self.reached.text() == "yes",
            note=self.note.text().strip()[:2000],
            follow_up_on=self.again.day.value,
        )
        section.desk.do(
            self.tr("Added a contact"),
            plan.add,
            section.student_id,
            SectionKey.TEAM,
            data,
            {"student_id": section.student_id},
        )
        self.accept()
