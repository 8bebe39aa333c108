"""A treatment's curve: drawn as steps around one date of treatment, and said step by step."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from hospital_iep.domain.curve import (
    CurveSegment,
    DaySpan,
    DisplayKind,
    Evidence,
    MinuteSpan,
    Phase,
    Point,
    ShareSpan,
)
from hospital_iep.domain.treatment import CourseDay, Occurrence
from hospital_iep.ui.theme import theme
from hospital_iep.ui.widgets.energy import plan_word

MIDDAY = datetime(2000, 1, 3, 9)  # noqa: DTZ001  (any Monday: only distances are drawn)
LONGEST = timedelta(hours=30)
DAYS_SHOWN = 30


@dataclass(frozen=True, slots=True)
class CurveStep:
    """A stretch over which the level stays the same; ``inside`` while the treatment runs."""

    start: float
    end: float
    level: int
    inside: bool = False


def sample(minutes: int) -> Occurrence:
    """Return one date of treatment to draw a curve around."""
    end = MIDDAY + timedelta(minutes=max(minutes, 15))
    return Occurrence(1, 1, MIDDAY, end, CourseDay(1, 1), course_first=MIDDAY.date(), course_last=end.date())


def hour_steps(segments: Sequence[CurveSegment], minutes: int, variant: str, base: int) -> list[CurveStep]:
    """Return the steps around one date of treatment; hours count from its begin."""
    one = sample(minutes)
    spans = [
        (start, min(end, one.end + LONGEST), int(each.level))
        for each in segments
        if isinstance(each.span, MinuteSpan) and each.holds_for(variant, one)
        for start, end in each.spans(one)
    ]
    edges = sorted({one.start, one.end, *(each[0] for each in spans), *(each[1] for each in spans)})
    room = timedelta(minutes=30)
    edges = [edges[0] - room, *edges, edges[-1] + room]
    steps: list[CurveStep] = []
    for first, last in pairwise(edges):
        inside = one.start <= first < one.end
        covering = [level for start, end, level in spans if start <= first < end]
        level = min(covering, default=0 if inside else base)
        begin, stop = ((each - one.start).total_seconds() / 3600 for each in (first, last))
        if steps and (steps[-1].level, steps[-1].inside) == (level, inside):
            steps[-1] = CurveStep(steps[-1].start, stop, level, inside)
        else:
            steps.append(CurveStep(begin, stop, level, inside))
    return steps


def day_levels(segments: Sequence[CurveSegment], variant: str, base: int) -> list[int]:
    """Return the level of each day from the one after the treatment on; empty where the curve tells none."""
    days: dict[int, int] = {}
    for each in segments:
        if not isinstance(each.span, DaySpan) or (each.variants and variant not in each.variants):
            continue
        for day in range(max(each.span.first, 1), min(each.span.last, DAYS_SHOWN) + 1):
            days[day] = min(days.get(day, 4), int(each.level))
    if not days:
        return []
    return [days.get(day, base) for day in range(1, max(days) + 2)]


def span_text(segment: CurveSegment) -> str:
    """Return where a step lies, in words: "0 to 2 h after", "day 1 to 3"."""
    translate = QCoreApplication.translate
    span = segment.span
    if isinstance(span, MinuteSpan):
        text = _minute_span(segment.phase, span)
    elif isinstance(span, ShareSpan):
        words = translate("Curve", "{first} to {last} % of the course")
        text = words.format(first=span.first, last=span.last)
    else:
        counted = {
            "day": translate("Curve", "day {days} after it"),
            "course-day": translate("Curve", "day {days} of the course"),
            "after-course day": translate("Curve", "day {days} after the course"),
        }
        days = str(span.first) if span.first == span.last else f"{span.first} to {span.last}"
        text = counted[span.counted.value].format(days=days)
    if segment.clock:
        first, last = (f"{each // 60:02d}:{each % 60:02d}" for each in segment.clock)
        text += ", " + translate("Curve", "{first} to {last}").format(first=first, last=last)
    return text


def _minute_span(phase: Phase, span: MinuteSpan) -> str:
    translate = QCoreApplication.translate
    if phase is Phase.BEFORE:
        words = translate("Curve", "{length} before")
        return words.format(length=_length(abs(span.last.minutes - span.first.minutes)))
    if phase is Phase.DURING:
        words = translate("Curve", "during: {first} to {last}")
        return words.format(first=_point(span.first), last=_point(span.last))
    if span.last.anchor == "midnight":
        return translate("Curve", "after, until midnight")
    words = translate("Curve", "{first} to {last} after")
    return words.format(first=_hours(span.first.minutes), last=_length(span.last.minutes))


def _point(point: Point) -> str:
    translate = QCoreApplication.translate
    if point.anchor == "start" and not point.minutes:
        return translate("Curve", "begin")
    if point.anchor == "end" and not point.minutes:
        return translate("Curve", "end")
    if point.anchor == "start":
        return translate("Curve", "{length} in").format(length=_length(point.minutes))
    return translate("Curve", "{length} before the end").format(length=_length(abs(point.minutes)))


def _hours(minutes: int) -> str:
    return f"{minutes // 60}" if minutes % 60 == 0 else f"{minutes / 60:.1f}"


def _length(minutes: int) -> str:
    translate = QCoreApplication.translate
    if minutes < 60:
        return translate("Curve", "{minutes} min").format(minutes=minutes)
    return translate("Curve", "{hours} h").format(hours=_hours(minutes))


def evidence_words(evidence: Evidence) -> str:
    """Return how good the ground for a number is, with its letter."""
    translate = QCoreApplication.translate
    words = {
        Evidence.CHILDREN: translate("Curve", "A, studies of children"),
        Evidence.ADULTS: translate("Curve", "B, studies of adults"),
        Evidence.CLINICAL: translate("Curve", "C, leaflet or consensus"),
        Evidence.DEFAULT: translate("Curve", "D, an assumption"),
    }
    return words[evidence]


def mode_words(modes: Sequence[str]) -> str:
    """Return how lessons may be given in a step."""
    translate = QCoreApplication.translate
    words = {
        "bedside": translate("Curve", "at the bed"),
        "remote": translate("Curve", "by video"),
        "classroom": translate("Curve", "classroom"),
        "group": translate("Curve", "group"),
    }
    return ", ".join(words[mode] for mode in modes) or translate("Curve", "any")


def step_speech(segment: CurveSegment) -> str:
    """Return one step as a screen reader says it: "0 to 2 h after: level 0, blocked"."""
    words = QCoreApplication.translate("Curve", "{span}: level {level}, {word}")
    level = int(segment.level)
    return words.format(span=span_text(segment), level=level, word=plan_word(level))


class CurveDrawing(QWidget):
    """Hours around the treatment above, the days after it below; height and digit tell the level."""

    def __init__(self, *, small: bool = False) -> None:
        super().__init__()
        self._hours: list[CurveStep] = []
        self._days: list[int] = []
        self._kind = DisplayKind.ROUTINE
        self._small = small
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def show_curve(
        self,
        segments: Sequence[CurveSegment],
        minutes: int,
        variant: str,
        kind: DisplayKind,
        base: int = 3,
    ) -> None:
        """Show the curve of one kind of a treatment."""
        self._hours = hour_steps(segments, minutes, variant, base)
        self._days = day_levels(segments, variant, base)
        self._kind = kind
        said = "; ".join(step_speech(each) for each in segments[:12])
        self.setAccessibleName(self.tr("Energy around the treatment. {steps}").format(steps=said))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        strip = 64 if self._small else 92
        return QSize(theme().px(220), theme().px(strip * 2 if self._days else strip))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(140), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._hours:
            return
        painter = QPainter(self)
        painter.setFont(theme().font(11.5, 650))
        height = self.height() / 2 if self._days else self.height()
        self._paint_hours(painter, QRectF(0, 0, self.width(), height - 4))
        if self._days:
            self._paint_days(painter, QRectF(0, height, self.width(), height - 2))
        painter.end()

    def _paint_hours(self, painter: QPainter, box: QRectF) -> None:
        look = theme()
        low = QFontMetrics(painter.font()).height()
        first, last = self._hours[0].start, self._hours[-1].end
        plot = box.adjusted(0, low, 0, -low)
        for step in self._hours:
            left = plot.left() + plot.width() * (step.start - first) / (last - first)
            right = plot.left() + plot.width() * (step.end - first) / (last - first)
            if step.inside:
                ground = QRectF(left, plot.top() - low, right - left, plot.height() + low)
                painter.fillRect(ground, look.color(f"k_{self._kind.value}Bg"))
            self._bar(painter, QRectF(left, plot.top(), right - left, plot.height()), step.level, low)
        painter.setFont(look.font(11.5))
        painter.setPen(look.color("text2"))
        inside = [step for step in self._hours if step.inside]
        begin, end = inside[0].start, inside[-1].end
        marks = ((begin, self.tr("begin")), (end, self.tr("end, {hours} h").format(hours=f"{end - begin:g}")))
        done = -1.0
        for at, words in marks:
            x = plot.left() + plot.width() * (at - first) / (last - first)
            wide = QFontMetrics(painter.font()).horizontalAdvance(words)
            x = max(min(x, plot.right() - wide), done)
            painter.drawText(QRectF(x, plot.bottom() + 1, wide + 2, low), words)
            done = x + wide + look.px(8)

    def _paint_days(self, painter: QPainter, box: QRectF) -> None:
        look = theme()
        painter.setFont(look.font(11.5, 650))
        low = QFontMetrics(painter.font()).height()
        plot = box.adjusted(0, low, 0, -low)
        wide = plot.width() / len(self._days)
        for day, level in enumerate(self._days):
            column = QRectF(plot.left() + day * wide, plot.top(), wide, plot.height())
            shown = day == 0 or level != self._days[day - 1]
            self._bar(painter, column.adjusted(0, 0, -1, 0), level, low, digit=shown)
        painter.setFont(look.font(11.5))
        painter.setPen(look.color("text2"))
        line = QRectF(plot.left(), plot.bottom() + 1, plot.width(), low)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft, self.tr("day 1 after"))
        last = self.tr("day {day} after").format(day=len(self._days))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight, last)

    @staticmethod
    def _bar(painter: QPainter, box: QRectF, level: int, low: int, *, digit: bool = True) -> None:
        look = theme()
        share = level / 4 if level else 1.0
        bar = QRectF(box.left(), box.bottom() - box.height() * share, box.width(), box.height() * share)
        if level == 0:
            painter.setOpacity(0.75)
            painter.fillRect(bar, QBrush(look.color("text2"), Qt.BrushStyle.BDiagPattern))
            painter.setOpacity(1)
        else:
            painter.fillRect(bar, look.color("accent" if level == 4 else "borderStrong"))
        painter.setPen(QPen(look.color("border")))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        if digit and box.width() >= look.px(8):
            painter.setPen(look.color("text"))
            top = bar.top() - low if level else box.top() - low
            words = QRectF(box.left(), top, box.width(), low)
            painter.drawText(words, Qt.AlignmentFlag.AlignHCenter, str(level))
