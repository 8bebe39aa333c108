"""Faults in one clear sentence each: what happened, what is safe, what to do."""

import errno
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QCoreApplication

from hospital_iep.ui.moments import when


class NotDone(Exception):
    """An operation was refused or could not be written; its text may be shown as it is.

    Whoever lets it pass shows it nevertheless: the program turns one that nobody caught
    into a toast. Nothing was changed.
    """


def sentence(error: BaseException) -> str:
    """Return what a person should read about a fault; never values, never a technical text."""
    if isinstance(error, NotDone):
        return str(error)
    if type(error).__name__ == "NotAllowedError":
        return QCoreApplication.translate("Faults", "Your role does not include this. Ask your coordinator.")
    if type(error).__name__ == "InUse":
        return _in_use_sentence(error)
    if getattr(error, "rule", ""):
        return _field_sentence(error)
    if type(error).__module__.startswith("hospital_iep.") and str(error):
        return str(error)  # our own exceptions are written to be read
    if isinstance(error, OSError):
        return _disk_sentence(error)
    return _stored_sentence(str(getattr(error, "orig", error)).casefold())


def _in_use_sentence(error: BaseException) -> str:
    """Say since when somebody has the case file open as all days and times are said here."""
    facts = dict(getattr(error, "facts", {}))
    try:
        since = datetime.fromisoformat(facts["since"]).astimezone().replace(tzinfo=None)
    except ValueError:
        return str(error)  # nobody knows since when
    now = datetime.now(UTC).astimezone().replace(tzinfo=None)
    return str(getattr(error, "words", "")).format(**facts | {"since": when(since, now)})


def _field_sentence(error: Any) -> str:
    """Say what a field holds at most or at least, with the field's own word."""
    from hospital_iep.words import say  # noqa: PLC0415  (after the first painting)

    translate = QCoreApplication.translate
    words = {
        "string_too_long": translate("Faults", "{field}: at most {bound} letters fit."),
        "greater_than_equal": translate("Faults", "{field}: type {bound} or more."),
        "less_than_equal": translate("Faults", "{field}: type {bound} or less."),
    }
    other = translate("Faults", "{field}: this does not fit here. Type something else.")
    return words.get(error.rule, other).format(field=say(error.label), bound=error.bound)


def _disk_sentence(error: OSError) -> str:
    translate = QCoreApplication.translate
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return translate(
            "Faults", "The disk is full. Your text is kept in the window. Free some space, then try again."
        )
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return translate(
            "Faults", "This folder may not be written to. Choose another folder, or ask who looks after it."
        )
    if error.errno == errno.ENOENT:
        return translate("Faults", "The file is not there any more. It may have been moved or renamed.")
    return translate("Faults", "The disk did not answer. Your text is kept in the window. Try again.")


def _stored_sentence(text: str) -> str:
    """Sort what the database says, without repeating it: it may quote what was typed."""
    translate = QCoreApplication.translate
    if "full" in text:
        return translate(
            "Faults", "The disk is full. Your text is kept in the window. Free some space, then try again."
        )
    if "readonly" in text or "read-only" in text:
        return translate("Faults", "This case file is open for reading only. Nothing was changed.")
    if "locked" in text or "busy" in text:
        return translate("Faults", "Another program is using the case file. Try again in a moment.")
    if "disk i/o" in text or "malformed" in text or "not a database" in text:
        return translate(
            "Faults", "The case file could not be read or written. Verify it under Settings, File and backup."
        )
    if "constraint" in text:
        return translate(
            "Faults", "This does not go together with what is already there. Nothing was changed."
        )
    return translate("Faults", "Something went wrong and nothing was changed. Try again.")


def place(error: BaseException) -> str:
    """Return the type and place of a fault, for logs and the details of a dialog; never values."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return type(error).__name__
    code = trace.tb_frame.f_code
    module = trace.tb_frame.f_globals.get("__name__", "?")
    return f"{type(error).__name__} in {module}.{code.co_qualname}, line {trace.tb_lineno}"
