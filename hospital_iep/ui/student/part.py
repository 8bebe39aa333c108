"""One part of a pupil's workspace: what stands right of the navigation, and its side panel."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from hospital_iep.operations.student import Card
from hospital_iep.ui.commands import Command
from hospital_iep.ui.cover import NameCover
from hospital_iep.ui.forms import Form
from hospital_iep.ui.page import column, scrolling
from hospital_iep.ui.privacy import Veil
from hospital_iep.ui.theme import theme
from hospital_iep.ui.widgets.basics import Elided, Wrapped
from hospital_iep.ui.widgets.chips import Chip
from hospital_iep.ui.widgets.dialog import DialogBase
from hospital_iep.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from hospital_iep.ui.student.page import StudentPage


class Surface(QWidget):
    """A light ground with a line at one edge: the head of a part, the navigation, the side panel."""

    def __init__(self, edge: Qt.Edge) -> None:
        super().__init__()
        self._edge = edge
        theme().changed.connect(self.update)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look, box = QPainter(self), theme(), self.rect()
        painter.fillRect(box, look.color("surface"))
        painter.setPen(look.color("border"))
        left = self._edge == Qt.Edge.LeftEdge
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft and self._edge != Qt.Edge.BottomEdge:
            left = not left
        if self._edge == Qt.Edge.BottomEdge:
            painter.drawLine(box.bottomLeft(), box.bottomRight())
        elif left:
            painter.drawLine(box.topLeft(), box.bottomLeft())
        else:
            painter.drawLine(box.topRight(), box.bottomRight())


class Head(Surface):
    """Title, state and one line below it; what can be done at the right, wrapped where it is narrow."""

    def __init__(self, title: str, caption: str = "") -> None:
        super().__init__(Qt.Edge.BottomEdge)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.title = Elided(title, "focus")
        self.chip = Chip("", "circle")
        self.chip.hide()
        self.caption = Wrapped(caption, "caption")
        words = QVBoxLayout()
        words.setSpacing(theme().px(2))
        line = QHBoxLayout()
        line.setSpacing(theme().px(10))
        line.addWidget(self.title)
        line.addWidget(self.chip)
        line.addStretch(1)
        words.addLayout(line)
        words.addWidget(self.caption)
        if not caption:
            self.caption.hide()
        left = QWidget()
        words.setContentsMargins(0, 0, 0, 0)
        left.setLayout(words)
        left.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._outer = QHBoxLayout(self)
        self._outer.setContentsMargins(theme().px(20), theme().px(12), theme().px(20), theme().px(12))
        self._outer.setSpacing(theme().px(8))
        self._outer.addWidget(left, 1)
        self._verbs = QWidget()
        self._flow = FlowLayout(self._verbs)
        self._outer.addWidget(self._verbs, 0, Qt.AlignmentFlag.AlignVCenter)
        self._widgets: list[QWidget] = []

    def add(self, *widgets: QWidget) -> None:
        """Put what can be done at the right."""
        for widget in widgets:
            self._widgets.append(widget)
            self._flow.addWidget(widget)
        self.fit()

    def say(self, caption: str) -> None:
        """Show another line below the title."""
        self.caption.setText(caption)
        self.caption.setVisible(bool(caption))

    def fit(self) -> None:
        """Give the buttons one line where there is room for it, else several."""
        shown = [each.sizeHint().width() for each in self._widgets if not each.isHidden()]
        wide = sum(shown) + theme().px(8) * max(len(shown) - 1, 0)
        words = min(self.title.sizeHint().width() + self.chip.sizeHint().width(), theme().px(300))
        room = max(self.width() - words - theme().px(70), max(shown, default=0))
        width = min(wide, room)
        self._verbs.setFixedWidth(width)
        self._verbs.setMinimumHeight(self._flow.heightForWidth(width) if shown else 0)

    @override
    def resizeEvent(self, event: object) -> None:
        self.fit()


class Part(QWidget):
    """One part for one child. It is made anew when another child, or other names, are shown.

    Build the content into ``body``; read and show everything in ``refresh``, which is called at once
    and after each change of the case file while the part is in front.
    """

    reads: frozenset[str] = frozenset()  # tables whose changes it shows; none means all

    def __init__(self, page: "StudentPage", student_id: UUID) -> None:
        super().__init__()
        self.page = page
        self.window_ = page.window_
        self.desk = page.desk
        self.privacy = page.privacy
        self.student_id = student_id
        self.forms: list[Form] = []
        self.side: QWidget | None = None

    @property
    def card(self) -> Card:
        """Who the child is and where."""
        return self.page.card

    @property
    def called(self) -> str:
        """The name the child goes by, as it may be written now."""
        row = self.card.row
        return self.privacy.name(row.called, row.initials, str(row.id))

    def in_private(self, text: str) -> str:
        """Return typed text, with initials for the names of this and all other children while hidden."""
        if not self.privacy.on or not text:
            return text
        row = self.card.row
        own = Veil({row.full_name: row.initials, row.called: row.initials})
        return self.privacy.in_text(own(text))

    def lay_out(self, head: Head | None, *, gap: int = 14) -> QVBoxLayout:
        """Give the part a head that stays and a body that scrolls; return the body."""
        outer = column(self, 0, 0)
        if head is not None:
            outer.addWidget(head)
        content = QWidget()
        self.body = column(content, 20, gap)
        self.area = scrolling(content)
        outer.addWidget(self.area, 1)
        return self.body

    def form(self, place: str) -> Form:
        """Return a new form of this part, whose half-typed text is kept under ``place``."""
        made = Form(self.desk, f"{place}/{self.student_id}", self, veil=self.in_private)
        self.forms.append(made)
        return made

    def refresh(self) -> None:
        """Read and show again."""

    def commit(self) -> None:
        """Write what is half-typed."""
        for form in self.forms:
            form.commit()

    def put_back(self) -> None:
        """Show what was half-typed before a lock or a crash."""
        for form in self.forms:
            form.put_back()

    def commands(self) -> Sequence[Command]:
        """Return what can be done here."""
        return ()

    def first_focus(self) -> QWidget | None:
        """Return where the focus belongs: the first thing to fill in or to press."""
        for widget in self.findChildren(QWidget):
            strong = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            if strong and widget.isVisibleTo(self) and widget.isEnabled() and widget.focusProxy() is None:
                return widget
        return None

    def go_to(self, target: QWidget) -> None:
        """Bring something into view and put the focus into it."""
        target.setFocus(Qt.FocusReason.OtherFocusReason)


class ChildDialog(DialogBase):
    """A dialog about one child: what was half-typed in it is never put before another child."""

    def __init__(self, part: Part, title: str, *, width: Literal[480, 640] = 480, intro: str = "") -> None:
        super().__init__(part.window_, title, width=width, intro=intro)
        self._child = part.student_id
        self._names = NameCover(self, part.privacy, part.in_private)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._names.cover()

    def record_key(self) -> str:
        """Return which record it is about, where one dialog serves several of a child."""
        return ""

    @override
    def keep_key(self) -> str:
        return f"{type(self).__qualname__}-{self._child}-{self.record_key()}"


def side_column(name: str) -> tuple[QWidget, QVBoxLayout]:
    """Return a side panel that scrolls, and its column."""
    ground = Surface(Qt.Edge.LeftEdge)
    ground.setAccessibleName(name)
    outer = QVBoxLayout(ground)
    outer.setContentsMargins(1, 0, 0, 0)
    inner = QWidget()
    body = column(inner, 16, 10)
    outer.addWidget(scrolling(inner))
    return ground, body


def clear(layout: QLayout) -> None:
    """Take everything out of a layout, and out of the layouts in it."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
