"""The section "Team and consent": who has a part in the plan, who may be told what, and contacts kept."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout
from typing_extensions import override

from hospital_iep.domain.consent import ConsentData, ConsentKind, SignatureMode
from hospital_iep.domain.plan import SectionKey
from hospital_iep.domain.team import ContactData, TeamMemberData, TeamRole
from hospital_iep.operations import plan, records, student
from hospital_iep.operations.records import Record
from hospital_iep.operations.student import Contact
from hospital_iep.ui.commands import Command
from hospital_iep.ui.forms import ChoiceField, DayField, TextField
from hospital_iep.ui.student.contact import ContactDialog, channel_words
from hospital_iep.ui.student.part import ChildDialog, clear
from hospital_iep.ui.student.section import OpenPoint, Section
from hospital_iep.ui.student.words import moment_words, role_words
from hospital_iep.ui.theme import theme
from hospital_iep.ui.widgets.basics import Button, Card, Icon, IconButton, Wrapped, label, line
from hospital_iep.ui.widgets.bending import Pair
from hospital_iep.ui.widgets.chips import Chip, FilterChips
from hospital_iep.ui.widgets.dates import day_words

USUAL = timedelta(days=365)
SHOWN_NOTES = 8


def audience_words(audience: str) -> str:
    """Return a reader in words."""
    translate = QCoreApplication.translate
    words = {
        "teacher": translate("Student", "Teachers at school"),
        "nurse": translate("Student", "School nurse"),
        "district": translate("Student", "District"),
        "family": translate("Student", "Family"),
        "classmates": translate("Student", "Classmates"),
    }
    return words.get(audience, audience)


def consent_words(kind: ConsentKind | None) -> str:
    """Return the form of a consent in words."""
    translate = QCoreApplication.translate
    words = {
        ConsentKind.TWO_WAY: translate("Student", "Both directions"),
        ConsentKind.HIPAA: translate("Student", "Health (HIPAA)"),
        ConsentKind.FERPA: translate("Student", "Education (FERPA)"),
        ConsentKind.GDPR: translate("Student", "Data protection (GDPR)"),
        ConsentKind.PHOTO: translate("Student", "Photos"),
        ConsentKind.OTHER: translate("Student", "Other form"),
    }
    return words[kind] if kind else translate("Student", "Form not known yet")


class TeamSection(Section):
    """People, consents and contact notes, each a list with a dialog."""

    key = SectionKey.TEAM

    @override
    def caption(self) -> str:
        return self.tr("Who has a part in {name}'s plan, and who may be told what.").format(name=self.called)

    @override
    def build(self) -> None:
        self.consents: list[Record[ConsentData]] = []
        self.people: list[Contact] = []
        self._shown: object = None
        self.record_button = Button(
            self.tr("Record consent"), lambda: ConsentDialog(self).open(), icon="shield-check", size="small"
        )
        self.title_line(self.tr("Consent"), self.record_button)
        self.consent_card = Card(gap=6)
        self.body.addWidget(self.consent_card)
        self.add_person = Button(
            self.tr("Add a person"), lambda: PersonDialog(self).open(), icon="user-plus", size="small"
        )
        self.title_line(self.tr("People"), self.add_person)
        self.people_card = Card(gap=6)
        self.body.addWidget(self.people_card)
        self.title_line(
            self.tr("Contacts kept"),
            Button(self.tr("Add a contact"), lambda: ContactDialog(self).open(), icon="phone", size="small"),
        )
        self.notes_card = Card(gap=6)
        self.body.addWidget(self.notes_card)

    @override
    def show_values(self) -> None:
        today = self.desk.today()
        self.consents = self.desk.read(records.listed, ConsentData, student_id=self.student_id)
        self.consents.sort(key=lambda row: str(row.data.signed_on), reverse=True)
        self.people = self.desk.read(student.contacts, self.student_id, today)
        notes = self.desk.read(records.listed, ContactData, student_id=self.student_id)
        key = (
            [(row.id, row.row_version) for row in self.consents],
            self.people,
            [(row.id, row.row_version) for row in notes],
        )
        if key == self._shown:
            return
        self._shown = key
        self._list_consents(today)
        self._list_people()
        self._list_notes(notes)

    def _list_consents(self, today: date) -> None:
        body = self.consent_card.body
        clear(body)
        if not self.consents:
            body.addWidget(
                Wrapped(self.tr("No consent recorded. Without one, nothing leaves the hospital."), "quiet")
            )
        for number, row in enumerate(self.consents):
            if number:
                body.addWidget(line())
            body.addLayout(self._consent_row(row, today))

    def _consent_row(self, row: Record[ConsentData], today: date) -> QHBoxLayout:
        data, valid = row.data, row.data.is_valid_on(today)
        box = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(theme().px(2))
        readers = ", ".join(audience_words(each) for each in data.audiences) or self.tr("nobody named")
        words.addWidget(Wrapped(f"{consent_words(data.kind)}: {readers}", "strong"))
        parts = [
            self.tr("signed {day}").format(day=day_words(data.signed_on, today)) if data.signed_on else "",
            self.tr("by {name}").format(name=self.in_private(data.signer)) if data.signer else "",
            self.tr("{name} agrees").format(name=self.called) if data.child_assent else "",
            self.tr("{name} said no").format(name=self.called) if data.child_assent is False else "",
        ]
        words.addWidget(Wrapped(", ".join(part for part in parts if part), "caption"))
        box.addLayout(words, 1)
        if valid:
            until = self.tr("Valid")
            if data.expires_on:
                until = self.tr("Until {day}").format(day=day_words(data.expires_on, today))
            box.addWidget(Chip(until, "shield-check", "ok"))
            revoke = Button(self.tr("Revoke"), lambda: RevokeDialog(self, row).open(), size="small")
            revoke.setAccessibleName(self.tr("Revoke consent: {readers}").format(readers=readers))
            box.addWidget(revoke)
        elif data.revoked_on:
            day = day_words(data.revoked_on, today)
            box.addWidget(Chip(self.tr("Revoked {day}").format(day=day), "ban", "warn"))
        else:
            box.addWidget(Chip(self.tr("Not valid now"), "shield-alert", "warn"))
        return box

    def _list_people(self) -> None:
        body = self.people_card.body
        clear(body)
        if not self.people:
            body.addWidget(
                Wrapped(self.tr("Nobody yet. Begin with a parent and the school's lead."), "quiet")
            )
        for number, contact in enumerate(self.people):
            if number:
                body.addWidget(line())
            body.addLayout(self._person_row(contact))

    def _person_row(self, contact: Contact) -> QHBoxLayout:
        data = contact.data
        box = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(theme().px(2))
        name = self.in_private(data.name) or self.tr("Name not known yet")
        words.addWidget(Wrapped(name, "strong"))
        parts = (role_words(data.role or ""), data.organisation, data.phone, data.email)
        words.addWidget(Wrapped(", ".join(part for part in parts if part), "caption"))
        box.addLayout(words, 1)
        if data.named_contact:
            box.addWidget(Chip(self.tr("The one contact"), "user-check", "accent"))
        if contact.consent is not None:
            yes = contact.consent
            box.addWidget(
                Chip(
                    self.tr("Consent") if yes else self.tr("No consent"),
                    "shield-check" if yes else "shield-alert",
                    "ok" if yes else "warn",
                )
            )
        edit = IconButton(
            "pencil",
            self.tr("Edit {name}").format(name=name),
            lambda: PersonDialog(self, contact).open(),
            size="small",
        )
        remove = IconButton(
            "trash-2",
            self.tr("Remove {name}").format(name=name),
            lambda: self._remove_person(contact.id),
            size="small",
        )
        box.addWidget(edit)
        box.addWidget(remove)
        return box

    def _remove_person(self, person_id: UUID) -> None:
        self.desk.do(self.tr("Removed a person"), plan.take_out, self.student_id, TeamMemberData, person_id)

    def _list_notes(self, notes: list[Record[ContactData]]) -> None:
        body = self.notes_card.body
        clear(body)
        if not notes:
            body.addWidget(
                Wrapped(self.tr("Calls and letters stand here, those that reached nobody too."), "quiet")
            )
        for row in sorted(notes, key=lambda row: str(row.data.at), reverse=True)[:SHOWN_NOTES]:
            data = row.data
            box = QHBoxLayout()
            box.addWidget(Icon("phone" if data.reached is not False else "circle-slash", "text2"))
            when = moment_words(data.at, self.desk.today()) if data.at else ""
            said = self.privacy.text(self.in_private(data.note), self.tr("note hidden"))
            reached = self.tr("reached nobody") if data.reached is False else ""
            parts = (channel_words(data.channel), self.in_private(data.with_whom), reached, said)
            box.addWidget(label(when, "caption"))
            box.addWidget(Wrapped(", ".join(part for part in parts if part)), 1)
            body.addLayout(box)

    @override
    def more_points(self) -> list[OpenPoint]:
        today = self.desk.today()
        points = []
        if not any(row.data.is_valid_on(today) for row in self.consents):
            points.append(
                OpenPoint(
                    self.tr("Consent"),
                    self.tr("None is valid now"),
                    "shield-alert",
                    "warn",
                    self.record_button,
                )
            )
        roles = {contact.data.role for contact in self.people}
        wanted = ((TeamRole.PARENT, "PA"), (TeamRole.SCHOOL_LEAD, "SL"), (TeamRole.SCHOOL_NURSE, "SN"))
        for role, code in wanted:
            if role not in roles:
                points.append(
                    OpenPoint(
                        role_words(code), self.tr("Nobody named yet"), "circle", "text2", self.add_person
                    )
                )
        if self.people and not any(contact.data.named_contact for contact in self.people):
            points.append(
                OpenPoint(
                    self.tr("The one contact"), self.tr("Nobody is named"), "circle", "text2", self.add_person
                )
            )
        return points

    @override
    def commands(self) -> Sequence[Command]:
        record = Command(self.tr("Record consent"), lambda: ConsentDialog(self).open(), "shield-check")
        return [record, *super().commands()]


class PersonDialog(ChildDialog):
    """Someone who has a part in the plan."""

    def __init__(self, section: TeamSection, contact: Contact | None = None) -> None:
        title = section.tr("Add a person") if contact is None else section.tr("Edit a person")
        super().__init__(section, title, width=640)
        self._section, self._contact = section, contact
        data = contact.data if contact else TeamMemberData()
        self.name = TextField(self.tr("Name"))
        self.role = ChoiceField(self.tr("Role"), {role.value: role_words(role.value) for role in TeamRole})
        self.organisation = TextField(self.tr("Organisation"))
        self.relationship = TextField(self.tr("Relationship to the child"))
        self.phone = TextField(self.tr("Phone"))
        self.email = TextField(self.tr("E-mail"))
        self.named = QCheckBox(self.tr("The one contact on their side"))
        for field, text in (
            (self.name, data.name),
            (self.role, data.role.value if data.role else ""),
            (self.organisation, data.organisation),
            (self.relationship, data.relationship),
            (self.phone, data.phone),
            (self.email, data.email),
        ):
            field.show_value(text)
        self.named.setChecked(data.named_contact)
        self.body.addWidget(Pair(self.name, self.role))
        self.body.addWidget(Pair(self.organisation, self.relationship))
        self.body.addWidget(Pair(self.phone, self.email))
        self.body.addWidget(self.named)
        self.body.addStretch(1)
        self.cancel()
        self.primary(self.tr("Add") if contact is None else self.tr("Keep"), self._keep, icon="check")

    @override
    def record_key(self) -> str:
        return f"person-{self._contact.id if self._contact else 'new'}"

    def _keep(self) -> None:
        section = self._section
        role = self.role.text()
        data = TeamMemberData(
            name=self.name.text().strip()[:120],
            role=TeamRole(role) if role else None,
            organisation=self.organisation.text().strip()[:120],
            relationship=self.relationship.text().strip()[:60],
            phone=self.phone.text().strip()[:40],
            email=self.email.text().strip()[:120],
            named_contact=self.named.isChecked(),
        )
        if not data.name and data.role is None:
            self.name.setFocus()
            return
        if self._contact is None:
            parents = {"student_id": section.student_id}
            words = self.tr("Added a person")
            section.desk.do(words, plan.add, section.student_id, section.key, data, parents)
        else:
            section.desk.do(
                self.tr("Changed a person"),
                plan.write,
                section.student_id,
                section.key,
                TeamMemberData,
                self._contact.id,
                data.model_dump(),
            )
        self.accept()


class ConsentDialog(ChildDialog):
    """A consent as it was signed: who may be told, until when, and what the child says to it."""

    def __init__(self, section: TeamSection) -> None:
        super().__init__(
            section,
            section.tr("Record consent"),
            width=640,
            intro=section.tr("As it stands on the signed paper. Nothing leaves the hospital without one."),
        )
        self._section = section
        today = section.desk.today
        school = section.card.school
        kinds = {kind.value: consent_words(kind) for kind in (ConsentKind.TWO_WAY, *ConsentKind)}
        self.kind = ChoiceField(self.tr("Form"), kinds)
        self.kind.show_value(ConsentKind.TWO_WAY.value)
        self.recipient = TextField(self.tr("Who may be told"))
        self.recipient.show_value(school.name if school else "")
        self.readers = FilterChips(
            self.tr("Readers covered"),
            {each: audience_words(each) for each in ("teacher", "nurse", "district", "family", "classmates")},
        )
        self.readers.choose(frozenset({"teacher", "nurse"}))
        self.out = TextField(self.tr("Must stay out"), self.tr("Separated by commas, as the paper says."))
        self.signer = TextField(self.tr("Signed by"))
        self.relationship = TextField(self.tr("Relationship to the child"))
        self.signed = DayField(self.tr("Signed on"), today=today)
        self.signed.show_value(today().isoformat())
        self.until = DayField(self.tr("Until"), self.tr("Empty: until it is revoked."), today=today)
        self.until.show_value((today() + USUAL).isoformat())
        how = {
            "paper": self.tr("On paper"),
            "drawn": self.tr("With a pen, on screen"),
            "typed": self.tr("Typed"),
        }
        self.how = ChoiceField(self.tr("Signed how"), how, segments=True)
        says = {"yes": self.tr("Agrees"), "no": self.tr("Said no"), "": self.tr("Not asked yet")}
        self.assent = ChoiceField(self.tr("What the child says"), says, segments=True)
        self.assent.choice.choose("")
        for widget in (
            Pair(self.kind, self.recipient),
            label(self.tr("Readers covered"), "label"),
            self.readers,
            self.out,
            Pair(self.signer, self.relationship),
            Pair(self.signed, self.until),
            self.how,
            self.assent,
        ):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.cancel()
        self.primary(self.tr("Record"), self._record, icon="shield-check")

    def _record(self) -> None:
        if not self.readers.chosen():
            self.recipient.not_written(self.tr("Choose at least one reader below."))
            return
        if not self.signer.text().strip():
            self.signer.not_written(self.tr("Say who signed. A consent without a name is none."))
            self.signer.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        section = self._section
        order = ("teacher", "nurse", "district", "family", "classmates")
        data = ConsentData(
            kind=ConsentKind(self.kind.text()) if self.kind.text() else None,
            recipient=self.recipient.text().strip()[:200],
            audiences=[each for each in order if each in self.readers.chosen()],
            exclusions=[part.strip() for part in self.out.text().split(",") if part.strip()],
            purpose=self.tr("Return to school"),
            signed_on=self.signed.day.value,
            starts_on=self.signed.day.value,
            expires_on=self.until.day.value,
            signer=self.signer.text().strip()[:120],
            relationship=self.relationship.text().strip()[:60],
            signature=SignatureMode(self.how.text()),
            child_assent={"yes": True, "no": False}.get(self.assent.text()),
        )
        section.desk.do(
            self.tr("Recorded a consent"),
            plan.add,
            section.student_id,
            section.key,
            data,
            {"student_id": section.student_id},
        )
        self.accept()


class RevokeDialog(ChildDialog):
    """A consent is taken back: from then on nothing leaves because of it."""

    def __init__(self, section: TeamSection, row: Record[ConsentData]) -> None:
        super().__init__(
            section,
            section.tr("Revoke this consent?"),
            intro=section.tr("From this day on nothing leaves because of it. What was sent stays recorded."),
        )
        self._section, self._row = section, row
        self.day = DayField(self.tr("Revoked on"), today=section.desk.today)
        self.day.show_value(section.desk.today().isoformat())
        self.who = TextField(self.tr("Revoked by"))
        self.body.addWidget(self.who)
        self.body.addWidget(self.day)
        self.body.addStretch(1)
        self.cancel()
        self.primary(self.tr("Revoke"), self._revoke, icon="ban")

    @override
    def record_key(self) -> str:
        return str(self._row.id)

    def _revoke(self) -> None:
        section = self._section
        values = {
            "revoked_on": self.day.day.value or section.desk.today(),
            "revoked_by": self.who.text().strip()[:120],
        }
        section.desk.do(
            self.tr("Revoked a consent"),
            plan.write,
            section.student_id,
            section.key,
            ConsentData,
            self._row.id,
            values,
        )
        self.accept()
