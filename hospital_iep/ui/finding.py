"""What the palette finds besides commands: pupils, and pages of the manual."""

from functools import partial

from hospital_iep.domain.rights import NotAllowedError
from hospital_iep.operations import caseload
from hospital_iep.operations.caseload import StudentRow
from hospital_iep.ui.commands import FIND, MANUAL, Command
from hospital_iep.ui.manual import pages
from hospital_iep.ui.window import Window

MOST = 6


def add_finders(window: Window) -> None:
    """Let the palette answer with pupils and manual pages, from the first moment on."""
    window.commands.add_provider(partial(pupils, window))
    window.commands.add_provider(partial(manual, window))


def pupils(window: Window, typed: str) -> list[Command]:
    """Return the pupils whose name, initials, code or place has the typed words, named as privacy has it."""
    try:
        rows: list[StudentRow] = window.desk.read(caseload.students)
    except NotAllowedError:
        return []  # whoever may see no pupil finds none
    wanted = typed.casefold().split()
    found = [row for row in rows if all(word in _said(window, row) for word in wanted)]
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
    """Return what a pupil can be found by; with initials only, the name is no way to find one."""
    shown = window.privacy.name(row.full_name, row.initials, str(row.id))
    return f"{shown} {row.initials} {row.code} {row.place}".casefold()


def manual(window: Window, typed: str) -> list[Command]:
    """Return the manual's pages whose title has the typed words."""
    wanted = typed.casefold().split()
    return [
        Command(title, partial(window.open_manual, key), "circle-help", section=MANUAL)
        for key, title in pages().items()
        if all(word in title.casefold() for word in wanted)
    ][:MOST]
