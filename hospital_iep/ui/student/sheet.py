"""The live "Do this" sheet beside the accommodations: what everyone who teaches the child will read."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hospital_iep.documents.builders.accommodations import AccommodationsContents
from hospital_iep.ui.student.part import clear
from hospital_iep.ui.theme import theme
from hospital_iep.ui.widgets.basics import Card, Icon, Wrapped, label, line
from hospital_iep.ui.widgets.dates import day_words


class Sheet(QWidget):
    """A page in small, and what is true of it."""

    def __init__(self) -> None:
        super().__init__()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme().px(12))
        self.paper = Card(margin=14, gap=5)
        self.safe = Card(margin=12, gap=4)
        self.filled = Card(margin=12, gap=5)
        for card in (self.paper, self.safe, self.filled):
            outer.addWidget(card)
        head = QHBoxLayout()
        head.addWidget(Icon("shield-check", "ok"))
        head.addWidget(label(self.tr("No diagnosis on this sheet"), "strong"), 1)
        self.safe.body.addLayout(head)
        self.safe.body.addWidget(Wrapped(self.tr("Reasons stay with the nurse's copy."), "caption"))
        self._said: object = None

    def show_contents(
        self, contents: AccommodationsContents, called: str, today: date, ask: int, reasons: int
    ) -> None:
        """Show the sheet; ``called`` is the name as it may be written now."""
        said = (contents, called, ask, reasons)
        if said == self._said:
            return
        self._said = said
        clear(self.paper.body)
        body = self.paper.body
        body.addWidget(Wrapped(self.tr("For everyone who teaches {name}").format(name=called), "caption"))
        grade = self.tr("{name}, grade {grade}").format(name=called, grade=contents.grade)
        body.addWidget(Wrapped(grade if contents.grade else called, "focus"))
        if contents.safety is not None and contents.safety.text:
            self._bullets(self.tr("Always remember"), [contents.safety.text])
        self._bullets(self.tr("Please do"), [piece.text for piece in contents.do])
        self._bullets(self.tr("Please don't"), [piece.text for piece in contents.never if not piece.kept])
        if not contents.do and not contents.never:
            body.addWidget(Wrapped(self.tr("Nothing is agreed yet."), "quiet"))
        body.addWidget(line())
        body.addWidget(Wrapped(self._foot(contents, today), "caption"))
        self.paper.setAccessibleName(self.tr("“Do this” sheet, {count} lines").format(count=len(contents.do)))
        self._show_filled(contents, called, ask, reasons)

    def _bullets(self, title: str, lines: list[str]) -> None:
        if not lines:
            return
        self.paper.body.addWidget(label(title, "strong"))
        for text in lines:
            row = QHBoxLayout()
            row.setSpacing(theme().px(7))
            row.addWidget(label("•"), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Wrapped(text), 1)
            self.paper.body.addLayout(row)

    def _foot(self, contents: AccommodationsContents, today: date) -> str:
        parts = []
        if contents.valid_until:
            parts.append(self.tr("Valid until {day}.").format(day=day_words(contents.valid_until, today)))
        if contents.questions_to:
            parts.append(self.tr("Questions: {name}.").format(name=contents.questions_to))
        return " ".join(parts) or self.tr("Without a date yet.")

    def _show_filled(self, contents: AccommodationsContents, called: str, ask: int, reasons: int) -> None:
        clear(self.filled.body)
        self.filled.body.addWidget(label(self.tr("Also filled from these choices"), "strong"))
        rows = (
            ("file-text", self.tr("Exam board request"), self.tr("{count} to ask").format(count=ask)),
            (
                "smile",
                self.tr("{name}'s own page").format(name=called),
                self.tr("{count} lines").format(count=len(contents.do)),
            ),
            ("stethoscope", self.tr("Nurse's copy"), self.tr("{count} reasons").format(count=reasons)),
        )
        for icon, what, how_many in rows:
            row = QHBoxLayout()
            row.addWidget(Icon(icon, "text2"))
            row.addWidget(Wrapped(what), 1)
            row.addWidget(label(how_many, "caption"))
            self.filled.body.addLayout(row)
