"""The program's main acts by name, for the palette: they are found from every page, also from another one."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from hospital_iep.domain.catalogues import treatments
from hospital_iep.domain.disclosure import DocumentKind
from hospital_iep.domain.rights import Act, Role, Subject, allowed
from hospital_iep.operations import caseload
from hospital_iep.ui.commands import Command
from hospital_iep.ui.documents.words import kind_words
from hospital_iep.ui.widgets.combo import SearchCombo
from hospital_iep.ui.widgets.dialog import DialogBase

if TYPE_CHECKING:
    from hospital_iep.ui.window import Window


def acts(window: "Window") -> list[Command]:
    """Return what can be begun from anywhere; what is done for one pupil asks for which."""
    translate = QCoreApplication.translate
    found: list[Command] = []
    if window.has_page("week"):
        words = translate("Acts", "timetable planning re-plan schedule")
        text = translate("WeekPage", "Plan or re-plan this week")
        found.append(Command(text, partial(_plan, window), "refresh-cw", words=words))
    if window.has_page("caseload"):
        text = translate("CaseloadPage", "Add pupil")
        found.append(Command(text, partial(window.open, "caseload", add=True), "user-plus"))
    if window.has_page("student") and allowed(
        Role(window.desk.database.person.role), Act.READ, Subject.STUDENT
    ):
        found.append(
            Command(
                translate("ReentryPage", "Record consent"),
                partial(
                    _for_pupil, window, partial(window.open, "student", section="team", at="record_button")
                ),
                "shield-check",
                words=translate("Acts", "permission release sign"),
            )
        )
        found.append(
            Command(
                translate("TreatmentPart", "Add treatment"),
                partial(
                    _for_pupil, window, partial(window.open, "student", section="treatment", at="add_button")
                ),
                "heart-pulse",
                words=" ".join(each.name for each in treatments().values()),
            )
        )
    if window.has_page("imports"):
        text = translate("SettingsPage", "Import appointments from a file")
        found.append(Command(text, partial(window.open, "imports"), "calendar-plus"))
    if window.has_page("documents"):
        new = translate("Acts", "New document: {kind}")
        words = translate("Acts", "print make issue")
        found += [
            Command(
                new.format(kind=kind_words(kind)),
                partial(window.open, "documents", kind=kind.value),
                "file-plus",
                words=words,
            )
            for kind in DocumentKind
        ]
    return found


def _plan(window: "Window") -> None:
    page = window.open("week", day=window.desk.today().isoformat())
    plan = getattr(page, "plan", None)
    if callable(plan):  # a page that stands closed for a role has none
        plan()


def _for_pupil(window: "Window", act: Callable[..., object]) -> None:
    """Ask for which pupil, then do it."""
    rows = window.desk.read(caseload.students)
    if not rows:
        window.toasts.say(QCoreApplication.translate("WeekPage", "There are no pupils yet."))
        return
    AskPupil(window, act).open()


class AskPupil(DialogBase):
    """Asks for which pupil something is to be done, then does it."""

    def __init__(self, window: "Window", act: Callable[..., object]) -> None:
        super().__init__(window, window.tr("For which pupil?"))
        self._act_for = act
        rows = window.desk.read(caseload.students)
        names = {
            str(each.id): window.privacy.name(each.short_name, each.initials, str(each.id)) for each in rows
        }
        shown = str(window.page.place().get("student_id", "")) if window.page is not None else ""
        self.pupil = SearchCombo(self.tr("Pupil"), names)
        self.pupil.choose(shown if shown in names else next(iter(names)))
        self.ask(self.tr("Pupil"), self.pupil)
        self.cancel()
        self.go_button = self.primary(self.tr("Go on"), self._go)

    def _go(self) -> None:
        self.accept()
        self._act_for(student_id=self.pupil.value)
