"""The printed recovery sheet: a key alone on paper says nobody what it opens, or how."""

from datetime import date
from html import escape

from PySide6.QtCore import QCoreApplication, QDate, QLocale
from PySide6.QtGui import QTextDocument

from hospital_iep.ui.theme import theme

TITLE_SIZE, TEXT_SIZE, KEY_SIZE = 20, 11, 15  # points on paper


def recovery_sheet(key: str, file_name: str, made_on: date) -> QTextDocument:
    """Return the sheet to print: what the key opens, how, and where to keep it; no child's data."""
    translate = QCoreApplication.translate
    day = QLocale().toString(QDate(made_on.year, made_on.month, made_on.day), QLocale.FormatType.LongFormat)
    facts = [
        translate("RecoverySheet", "Case file: {name}").format(name=file_name),
        translate("RecoverySheet", "Made on: {day}").format(day=day),
    ]
    purpose = translate(
        "RecoverySheet",
        "If all passphrases are forgotten, only this key opens the case file. A newer sheet of the same file"
        " makes this one worthless.",
    )
    steps = [
        translate("RecoverySheet", "Start Hospital IEP and choose the case file."),
        translate("RecoverySheet", "Press \u201cForgotten?\u201d and type the key above."),
        translate("RecoverySheet", "Under Settings, People, give yourself a new passphrase."),
    ]
    kept = translate(
        "RecoverySheet",
        "Keep this sheet locked away, apart from the laptop: whoever has both can read everything.",
    )
    title = translate("RecoverySheet", "Recovery sheet")
    heading = translate("RecoverySheet", "Recovery key")
    document = QTextDocument()
    font = theme().font()
    font.setPointSize(TEXT_SIZE)
    document.setDefaultFont(font)
    lines = "".join(f"<p>{escape(fact)}</p>" for fact in facts)
    listed = "".join(f"<li>{escape(step)}</li>" for step in steps)
    document.setHtml(
        f'<p style="font-size:{TITLE_SIZE}pt"><b>Hospital IEP</b>: {escape(title)}</p>{lines}'
        f"<p><b>{escape(heading)}</b></p>"
        f'<p style="font-family:monospace; font-size:{KEY_SIZE}pt">{escape(key)}</p>'
        f"<p>{escape(purpose)}</p><ol>{listed}</ol><p><b>{escape(kept)}</b></p>"
    )
    return document
