"""In the place of a page that a person's role does not include: why, and where to go instead."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hospital_iep.ui.page import Page, column
from hospital_iep.ui.staff import role_word
from hospital_iep.ui.widgets.empty import EmptyState

if TYPE_CHECKING:
    from hospital_iep.ui.window import Window


class ClosedPage(Page):
    """Says that a role does not include a page; nothing of a child is read for it."""

    def __init__(self, window: "Window", title: str) -> None:
        super().__init__(window)
        self.title = title
        words = self.tr(
            "Your role, {role}, does not include “{page}”. Whoever looks after the people of this case file"
            " can change that."
        )
        self.empty = EmptyState(
            words.format(role=role_word(self.desk.database.person.role), page=title),
            self.tr("Open Settings"),
            lambda: window.open("settings"),
            icon="lock",
        )
        column(self, 0, 0).addWidget(self.empty)

    @override
    def first_focus(self) -> QWidget | None:
        return self.empty.button
