"""Settings by name, for the palette: the places, and what can be done in them."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from hospital_iep.domain.rights import Act, Role, Subject, allowed
from hospital_iep.ui.commands import GO, Command

if TYPE_CHECKING:
    from hospital_iep.ui.window import Window


def settings(window: "Window") -> list[Command]:
    """Return everything in Settings that a person may look for by name, as their role has it."""
    translate = QCoreApplication.translate
    places = [
        (
            "people",
            translate("Settings", "Teachers, their hours and busy times"),
            "users",
            translate("Settings", "staff colleagues calendar"),
        ),
        (
            "people",
            translate("Settings", "Who can open this case file"),
            "users",
            translate("Settings", "role rights remove access"),
        ),
        (
            "file",
            translate("Settings", "File and backup"),
            "database",
            translate("Settings", "case file folder disk copy"),
        ),
        ("file", translate("Settings", "Audit list"), "database", translate("Settings", "who did what log")),
        (
            "look",
            translate("Settings", "Theme: light, dark, high contrast"),
            "palette",
            translate("Settings", "colours night look"),
        ),
        (
            "look",
            translate("Settings", "Text size"),
            "palette",
            translate("Settings", "font larger bigger letters zoom"),
        ),
        (
            "look",
            translate("Settings", "Larger targets for gloves"),
            "palette",
            translate("Settings", "big buttons touch"),
        ),
        (
            "look",
            translate("Settings", "Lock when nobody types"),
            "palette",
            translate("Settings", "idle time minutes automatic"),
        ),
        (
            "look",
            translate("Settings", "Clock on children's prints"),
            "palette",
            translate("Settings", "12 24 hours"),
        ),
        (
            "about",
            translate("Settings", "About and licences"),
            "info",
            translate("Settings", "version libraries"),
        ),
    ]
    acts = [
        (
            "file",
            "backup_button",
            translate("Settings", "Back up now"),
            "hard-drive",
            translate("Settings", "backup save copy"),
        ),
        (
            "file",
            "folder_button",
            translate("Settings", "Choose the folder for backups"),
            "folder-open",
            translate("Settings", "backup disk"),
        ),
        (
            "file",
            "drill_button",
            translate("Settings", "Restore drill"),
            "refresh-cw",
            translate("Settings", "backup try copy"),
        ),
        (
            "file",
            "verify_button",
            translate("Settings", "Verify the case file"),
            "shield-check",
            translate("Settings", "check damage whole"),
        ),
        (
            "people",
            "add_person",
            translate("Settings", "Let another person open the case file"),
            "user-plus",
            translate("Settings", "add user"),
        ),
        (
            "people",
            "passphrase",
            translate("Settings", "Change my passphrase"),
            "key-round",
            translate("Settings", "password"),
        ),
        (
            "people",
            "recovery",
            translate("Settings", "New recovery sheet"),
            "printer",
            translate("Settings", "key forgotten password"),
        ),
        (
            "people",
            "new_key",
            translate("Settings", "New key for the case file"),
            "lock",
            translate("Settings", "encrypt anew stolen copy"),
        ),
        (
            "practice",
            "open_button",
            translate("Settings", "Open the practice hospital"),
            "flask-conical",
            translate("Settings", "try demo"),
        ),
    ]
    if allowed(Role(window.desk.database.person.role), Act.READ, Subject.WARD):
        places += [
            (
                "ward",
                translate("Settings", "School day of the ward"),
                "building-2",
                translate("Settings", "hours weekdays"),
            ),
            (
                "ward",
                translate("Settings", "Places, beds and ways between them"),
                "building-2",
                translate("Settings", "rooms wards walk"),
            ),
            (
                "ward",
                translate("Settings", "Ward routine"),
                "building-2",
                translate("Settings", "rounds meals rest"),
            ),
        ]
    else:
        places = places[1:]
    go = partial(window.open, "settings")
    return [
        *(
            Command(text, partial(go, part=part), icon, words=words, section=GO)
            for part, text, icon, words in places
        ),
        *(
            Command(text, partial(go, part=part, press=name), icon, words=words)
            for part, name, text, icon, words in acts
        ),
    ]
