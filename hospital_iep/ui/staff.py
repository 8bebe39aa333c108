"""The roles of the staff in words."""

from PySide6.QtCore import QCoreApplication

ROLES = ("teacher", "homebound-teacher", "social-worker", "coordinator", "administrator")


def role_word(role: str) -> str:
    """Return the word for a role of the staff; the role itself where it has none."""
    translate = QCoreApplication.translate
    words = {
        "teacher": translate("Roles", "hospital teacher"),
        "homebound-teacher": translate("Roles", "homebound teacher"),
        "social-worker": translate("Roles", "social worker"),
        "coordinator": translate("Roles", "coordinator"),
        "administrator": translate("Roles", "administrator"),
    }
    return words.get(role, role)
