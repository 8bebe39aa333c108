"""What the palette finds besides the page's commands: pupils, settings and pages of the manual."""

from functools import partial

from hospital_iep.domain.rights import NotAllowedError
from hospital_iep.operations import caseload
from hospital_iep.operations.caseload import StudentRow
from hospital_iep.ui.acts import acts
from hospital_iep.ui.commands import FIND, MANUAL, Command, answers
from hospital_iep.ui.manual import pages
from hospital_iep.ui.settings.finding import settings
from hospital_iep.ui.window import Window

MOST = 6


def add_finders(window: Window) -> None:
    """Let the palette answer with pupils, main acts, settings and manual pages, from the first moment on."""
    window.commands.add_provider(partial(pupils, window))
    window.commands.add_provider(partial(manual, window))
    window.commands.add(*acts(window))
    if window.has_page("settings"):
        window.commands.add(*settings(window))


def pupils(window: Window, typed: str, *, roughly: bool = False) -> list[Command]:
    """Return the pupils whose name, initials, code or place has the typed words, named as privacy has it."""
    try:
        rows: list[StudentRow] = window.desk.read(caseload.students)
    except NotAllowedError:
        return []  # whoever may see no pupil finds none
    found = [row for row in rows if answers(typed, _said(window, row), roughly=roughly)]
    return [
        Command(
            window.privacy.name(row.short_name, row.initials, str(row.id)),
            partial(window.open, "student", student_id=str(row.id)),
            "user",
            detail=", ".join(filter(None, (row.place, row.bed))),
            section=FIND,
        )
        for row in found[:MOST]
    ]


def _said(window: Window, row: StudentRow) -> str:
    """Return what a pupil can be found by; with initials only, of the name just the one they go by."""
    shown = window.privacy.name(row.full_name, row.initials, str(row.id))
    return f"{shown} {row.called} {row.initials} {row.code} {row.place}"


def manual(window: Window, typed: str, *, roughly: bool = False) -> list[Command]:
    """Return the manual's pages whose title has the typed words."""
    return [
        Command(title, partial(window.open_manual, key), "circle-help", section=MANUAL)
        for key, title in pages().items()
        if answers(typed, title, roughly=roughly)
    ][:MOST]
