"""The caseload's rows: what each column says, how a row is read aloud, and which filters it passes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from hospital_iep.domain.reentry import ReturnState
from hospital_iep.operations.caseload import CaseloadRow
from hospital_iep.ui.privacy import Privacy
from hospital_iep.ui.student.words import field_words
from hospital_iep.ui.theme import theme
from hospital_iep.ui.widgets.chips import sign_size
from hospital_iep.ui.widgets.dates import day_words
from hospital_iep.ui.widgets.tables import ROW_ROLE, Column, Index

PUPIL, PLACE, TEACHER, PLAN, MINUTES, DEADLINE, RETURN = range(7)
SOON = timedelta(days=7)
NEAR = 30  # days to the return


@dataclass(frozen=True, slots=True)
class Said:
    """What one cell says: its first line, and a second one below in small."""

    first: str
    second: str = ""


def name_of(row: CaseloadRow, privacy: Privacy) -> str:
    """Return how the child of a row may be written now."""
    return privacy.name(row.student.short_name, row.student.initials, str(row.student.id))


def cells(row: CaseloadRow, privacy: Privacy, today: date) -> list[Said]:
    """Return what each column says of a row."""
    translate = QCoreApplication.translate
    unknown = translate("Caseload", "not known yet")
    grade = translate("Caseload", "Grade {grade}").format(grade=row.grade) if row.grade else ""
    ask = ""
    if row.next_unknown:
        ask = translate("Caseload", "Ask: {field}").format(field=field_words(row.next_unknown))
    bed = translate("Caseload", "Bed {bed}").format(bed=row.student.bed) if row.student.bed else ""
    taught = translate("Caseload", "not agreed yet")
    if row.agreed_minutes:
        taught = translate("Caseload", "{taught} of {agreed}").format(
            taught=row.taught_minutes, agreed=row.agreed_minutes
        )
    return [
        Said(name_of(row, privacy), ", ".join(part for part in (grade, row.school) if part)),
        Said(row.student.place or unknown, bed),
        Said(row.teacher or unknown),
        Said(plan_words(row), ask),
        Said(taught),
        _deadline(row, today),
        _return(row, today),
    ]


def plan_words(row: CaseloadRow) -> str:
    """Return how far the plan is ("4 of 8")."""
    return QCoreApplication.translate("Caseload", "{done} of {all}").format(
        done=row.sections_done, all=row.sections
    )


def is_late(row: CaseloadRow, today: date) -> bool:
    """Return whether the next deadline has passed."""
    return row.next_deadline is not None and row.next_deadline < today


def _deadline(row: CaseloadRow, today: date) -> Said:
    if row.next_deadline is None:
        return Said(QCoreApplication.translate("Caseload", "none yet"))
    words = day_words(row.next_deadline, today)
    if is_late(row, today):
        words = QCoreApplication.translate("Caseload", "{day}, late").format(day=words)
    return Said(words, row.next_deadline_for)


def _return(row: CaseloadRow, today: date) -> Said:
    translate = QCoreApplication.translate
    if row.return_on is None or row.days_to_return is None:
        return Said(translate("Caseload", "not known yet"))
    state = {
        ReturnState.PROJECTED: translate("Caseload", "projected"),
        ReturnState.AGREED: translate("Caseload", "agreed"),
        ReturnState.HAPPENED: translate("Caseload", "back at school"),
    }.get(row.return_state, "")
    days = abs(row.days_to_return)
    one, many = translate("Caseload", "in 1 day"), translate("Caseload", "in %n days", "", days)
    if row.days_to_return < 0:
        one, many = translate("Caseload", "1 day ago"), translate("Caseload", "%n days ago", "", days)
    words = one if days == 1 else many
    if row.days_to_return == 0:
        words = translate("Caseload", "today")
    return Said(words, ", ".join(part for part in (day_words(row.return_on, today), state) if part))


def speech(row: CaseloadRow, privacy: Privacy, today: date) -> str:
    """Return a row as a screen reader says it ("Leo M., 4 of 8 sections, 20 of 220 minutes")."""
    translate = QCoreApplication.translate
    parts = cells(row, privacy, today)
    said = [
        parts[PUPIL].first,
        translate("Caseload", "{done} of {all} sections").format(done=row.sections_done, all=row.sections),
        translate("Caseload", "{words} minutes").format(words=parts[MINUTES].first),
        ", ".join(part for part in (parts[PLACE].first, parts[PLACE].second) if part),
    ]
    if row.next_deadline:
        said.append(f"{parts[DEADLINE].first}, {parts[DEADLINE].second}")
    return ", ".join(said)


def columns(privacy: Privacy, today: Callable[[], date]) -> list[Column[CaseloadRow]]:
    """Return the columns of the page."""
    translate = QCoreApplication.translate

    def text(number: int) -> Callable[[CaseloadRow], str]:
        def both(row: CaseloadRow) -> str:
            said = cells(row, privacy, today())[number]
            return ", ".join(part for part in (said.first, said.second) if part)

        return both

    def pupil_key(row: CaseloadRow) -> object:
        return bed_key(row) if privacy.on else name_of(row, privacy).casefold()

    return [
        Column(translate("Caseload", "Pupil"), text(PUPIL), key=pupil_key),
        Column(translate("Caseload", "Place"), text(PLACE), key=bed_key),
        Column(translate("Caseload", "Teacher"), text(TEACHER)),
        Column(translate("Caseload", "Plan, sections"), text(PLAN), key=lambda row: row.sections_done),
        Column(translate("Caseload", "Taught, minutes this week"), text(MINUTES), key=_share),
        Column(translate("Caseload", "Next deadline"), text(DEADLINE), key=lambda row: row.next_deadline),
        Column(translate("Caseload", "Back to school"), text(RETURN), key=lambda row: row.days_to_return),
    ]


def bed_key(row: CaseloadRow) -> tuple[str, int, str]:
    """Return what sorts a row by ward and bed."""
    bed = row.student.bed
    return (row.student.place, int(bed) if bed.isdigit() else 10_000, bed)


def _share(row: CaseloadRow) -> float | None:
    return row.taught_minutes / row.agreed_minutes if row.agreed_minutes else None


def passes(row: CaseloadRow, filters: frozenset[str], mine: str, today: date) -> bool:
    """Return whether a row passes all the filters that are on."""
    tests = {
        "mine": bool(mine) and row.teacher == mine,
        "unknown": bool(row.next_unknown),
        "open": row.sections_done < row.sections,
        "due": row.next_deadline is not None and row.next_deadline <= today + SOON,
        "return": row.days_to_return is not None and 0 <= row.days_to_return <= NEAR,
    }
    return all(tests[name] for name in filters)


def finds(row: CaseloadRow, typed: str, privacy: Privacy) -> bool:
    """Return whether a row answers what was typed: name, code, place, bed, school, teacher.

    In privacy mode names are not searched, only initials: a hit would tell the name.
    """
    child = row.student
    names = (child.initials,) if privacy.on else (child.full_name, child.short_name, child.initials)
    words = " ".join((*names, child.code, child.place, child.bed, row.school, row.teacher)).casefold()
    return all(part in words for part in typed.casefold().split())


class CaseloadDelegate(QStyledItemDelegate):
    """Draws two lines a cell, a sign with initials before the pupil, and bars for plan and minutes."""

    def __init__(self, privacy: Privacy, today: Callable[[], date]) -> None:
        super().__init__()
        self._privacy = privacy
        self._today = today

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        row: CaseloadRow = index.data(ROW_ROLE)
        said = cells(row, self._privacy, self._today())[index.column()]
        box = QRect(option.rect).adjusted(theme().px(10), 0, -theme().px(6), 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.column() == PUPIL:
            box = self._sign(painter, box, row.student.initials)
        share = self._share(row, index.column())
        if share is not None:
            box = self._bar(painter, box, share)
        late = index.column() == DEADLINE and is_late(row, self._today())
        self._lines(painter, box, said, strong=index.column() == PUPIL, colour="danger" if late else "text")
        painter.restore()

    def _lines(self, painter: QPainter, box: QRect, said: Said, *, strong: bool, colour: str) -> None:
        look = theme()
        first, second = look.font(13, 650 if strong else 450), look.font(12)
        high, low = QFontMetrics(first).height(), QFontMetrics(second).height() if said.second else 0
        top = box.top() + (box.height() - high - low) // 2
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        for text, font, ink, at, height in (
            (said.first, first, colour, top, high),
            (said.second, second, "text2", top + high, low),
        ):
            if text:
                painter.setFont(font)
                painter.setPen(look.color(ink))
                shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
                painter.drawText(QRect(box.left(), at, box.width(), height), align, shown)

    def _sign(self, painter: QPainter, box: QRect, initials: str) -> QRect:
        look, side = theme(), theme().px(30)
        sign = QRect(box.left(), box.center().y() - side // 2 + 1, side, side)
        mirrored = is_mirrored()
        if mirrored:
            sign.moveRight(box.right())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("accentSoft"))
        painter.drawEllipse(sign)
        painter.setPen(look.color("accentText"))
        painter.setFont(look.font(sign_size(initials, 32), 650))
        painter.drawText(sign, Qt.AlignmentFlag.AlignCenter, initials)
        room = side + look.px(10)
        return box.adjusted(0, 0, -room, 0) if mirrored else box.adjusted(room, 0, 0, 0)

    @staticmethod
    def _share(row: CaseloadRow, column: int) -> float | None:
        if column == PLAN:
            return row.sections_done / max(row.sections, 1)
        return _share(row) if column == MINUTES else None

    def _bar(self, painter: QPainter, box: QRect, share: float) -> QRect:
        look, width, height = theme(), theme().px(46), theme().px(8)
        bar = QRect(box.left(), box.center().y() - height // 2 + 1, width, height)
        mirrored = is_mirrored()
        if mirrored:
            bar.moveRight(box.right())
        full = QRect(bar)
        full.setWidth(round(bar.width() * min(share, 1.0)))
        if mirrored:
            full.moveRight(bar.right())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("surface"))
        painter.drawRoundedRect(bar, 4, 4)
        painter.setBrush(look.color("accent"))
        painter.drawRoundedRect(full, 4, 4)
        painter.setPen(look.color("borderStrong"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(bar, 4, 4)
        room = width + look.px(9)
        return box.adjusted(0, 0, -room, 0) if mirrored else box.adjusted(room, 0, 0, 0)


def is_mirrored() -> bool:
    """Return whether the window reads from right to left."""
    return QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft


def sorted_rows(rows: Sequence[CaseloadRow], privacy: Privacy) -> list[CaseloadRow]:
    """Return rows by name, or by bed while names are initials."""
    if privacy.on:
        return sorted(rows, key=bed_key)
    return sorted(rows, key=lambda row: name_of(row, privacy).casefold())
