"""The board: one painted widget for the week, the child's days or one ward day."""

from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip, QWidget
from typing_extensions import override

from hospital_iep.ui.week import accessible
from hospital_iep.ui.week.items import BoardContents, BoardItem
from hospital_iep.ui.week.layout import Placed
from hospital_iep.ui.week.moving import Anywhere, Held, Placement
from hospital_iep.ui.week.speech import clock, described, fixed_words, long_date, spoken
from hospital_iep.ui.week.surface import Surface
from hospital_iep.ui.week.walk import Walk

_EDGE = 6  # pixels of the lower edge that resize
_RESIZABLE = 24  # a lower block would be all edge: it is only moved
_TAKEN_UP = 6  # pixels until a press is a drag; ten minutes at the smallest zoom are hardly more
_Key = Qt.Key


class Board(Surface):
    """Lessons and treatments over time; chosen, moved, pinned and asked about by mouse or key.

    It changes nothing itself: every wish is a signal, and ``show_contents`` brings the answer.
    Lessons are named by their ``id``. Letting go over a forbidden place tells why it stays.
    """

    item_selected = Signal(str)
    item_opened = Signal(str)
    move_requested = Signal(str, datetime, str)  # lesson, new start, lane
    resize_requested = Signal(str, datetime)  # lesson, new end
    pin_toggled = Signal(str)
    why_requested = Signal(str)
    free_requested = Signal(str)
    next_unmet_requested = Signal()
    changes_requested = Signal(QPoint)  # what can have changed for the chosen item's child; a global point
    list_requested = Signal()
    refused = Signal(str)  # why what is in the hand stays where it was, in one sentence

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        accessible.install()
        self.setAccessibleName(self.tr("Week board"))
        self.viewport().setMouseTracking(True)
        self.single_keys = True  # single-letter keys may be switched off in the settings
        self._placement: Placement = Anywhere()
        self._resizing = False
        self._opening = False  # the second click of two: it opens, unless it turns into a drag
        self._pressed: QPointF | None = None
        self._grip = timedelta()

    # -- choosing

    def show_contents(self, contents: BoardContents, placement: Placement | None = None) -> None:
        """Show other contents; the chosen lesson stays chosen, and in the hand, where it is still there."""
        self._contents = contents
        if placement is not None:
            self._placement = placement
        self._arrange()
        if not self._entry():
            same = [entry for entry in self._layout.placed if entry.item.id == self._current[0]]
            self._current = (same[0].item.id, same[0].item.lane) if same else ("", "")
        self._hold_on()

    def _hold_on(self) -> None:
        """Keep what is in the hand after the week was read again, unless it lies elsewhere now."""
        item, held = self.selected, self._held
        if item is None:
            self._drop()
        elif held is not None:
            if held.lies_as(item) and self._layout.shows(held.lane):
                self._hold(held.again(item, self._placement))
            else:
                self._drop()

    def select(self, item_id: str, lane: str = "") -> bool:
        """Choose an item, bring it into view and say so; returns whether it is shown."""
        for entry in self._layout.placed:
            if entry.item.id == item_id and lane in ("", entry.item.lane) and not entry.item.is_background:
                self._choose(entry)
                return True
        return False

    def clear_selection(self) -> None:
        """Choose nothing."""
        if self._current != ("", ""):
            self._current = ("", "")
            self.item_selected.emit("")
            self.viewport().update()

    @property
    def held(self) -> Held | None:
        """The lesson in the hand, while it is dragged or moved by key."""
        return self._held

    def _choose(self, entry: Placed, *, scroll: bool = True) -> None:
        changed = entry.item.id != self._current[0]
        self._current = (entry.item.id, entry.item.lane)
        if scroll:
            self._show(entry.rect)
        self.viewport().update()
        if changed:
            self.item_selected.emit(entry.item.id)
        self.announce(spoken(entry.item), described(entry.item))

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._drop()
        super().focusOutEvent(event)
        self.viewport().update()

    # -- mouse

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        position = event.position()
        if event.button() != Qt.MouseButton.LeftButton or not self._over_items(position):
            super().mousePressEvent(event)
            return
        self._drop()
        point = self._to_content(position)
        entry = self._layout.at(point)
        if entry is None:
            self.clear_selection()
            return
        self._choose(entry, scroll=False)  # what lies below the mouse stays there
        self._pressed = position
        self._grip = self._layout.moment(self._layout.column(entry.item.lane), point.y()) - entry.item.start
        self._resizing = self._on_edge(entry, point)

    @staticmethod
    def _on_edge(entry: Placed, point: QPointF) -> bool:
        low = entry.rect.height() < _RESIZABLE
        return entry.item.movable and not low and entry.rect.bottom() - point.y() <= _EDGE

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        position = event.position()
        point = self._to_content(position)
        if self._pressed is None:
            self._hover(position, point)
            return
        way = position - self._pressed
        if self._held is None:
            if way.manhattanLength() < _TAKEN_UP:
                return
            self._take_up(way)
        if self._held is not None:
            self._drag_to(point)
            self._scroll_at_edge(position, way)

    def _take_up(self, way: QPointF) -> None:
        """Take the pressed lesson into the hand, or say why it cannot be taken."""
        entry = self._entry()
        if entry is None or not entry.item.movable:
            self._drop()
            if entry is not None:
                self.refused.emit(fixed_words(entry.item))
            return
        self._resizing = self._resizing and abs(way.x()) <= abs(way.y())  # sideways it is moved
        self._held = Held.take(entry.item, self._placement)
        self.viewport().setCursor(
            Qt.CursorShape.SizeVerCursor if self._resizing else Qt.CursorShape.ClosedHandCursor
        )

    def _drag_to(self, point: QPointF) -> None:
        held = self._held
        assert held is not None
        if self._resizing:
            end = self._layout.moment(self._layout.column(held.lane), point.y())
            self._hold(held.until(self._placement, end))
            return
        column = self._layout.column_at(min(max(point.x(), 0.0), self._layout.width - 1))
        if column is not None:
            start = self._layout.moment(column, point.y()) - self._grip
            self._hold(held.to(self._placement, column.lane.id, start))

    def _scroll_at_edge(self, position: QPointF, way: QPointF) -> None:
        """Scroll on where a lesson is carried up or down to the edge; not where it is carried aside there."""
        bar = self.verticalScrollBar()
        if position.y() < self._layout.header + 16 and way.y() < -_TAKEN_UP:
            bar.setValue(bar.value() - bar.singleStep())
        elif position.y() > self.viewport().height() - 16 and way.y() > _TAKEN_UP:
            bar.setValue(bar.value() + bar.singleStep())

    def _hover(self, position: QPointF, point: QPointF) -> None:
        entry = self._layout.at(point) if self._over_items(position) else None
        if entry is not None and self._on_edge(entry, point):
            self.viewport().setCursor(Qt.CursorShape.SizeVerCursor)
        elif entry is not None and entry.item.movable:
            self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.viewport().unsetCursor()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        opened = self.selected if self._opening and self._pressed is not None else None
        self._opening = False
        if self._held is not None:
            self._land()
        elif opened is not None:
            self.item_opened.emit(opened.id)
        self._pressed = None

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take it as a press: a tap and a drag on a touchpad arrive as a click and this."""
        self._opening = event.button() == Qt.MouseButton.LeftButton
        self.mousePressEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self.zoom + (8 if event.angleDelta().y() > 0 else -8))
            event.accept()
            return
        super().wheelEvent(event)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            position = QPointF(event.pos())
            entry = self._layout.at(self._to_content(position)) if self._over_items(position) else None
            if entry is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), f"{spoken(entry.item)} {entry.item.why}".strip(), self)
            return True
        return super().viewportEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask what changed for the child of the block below the mouse; by key, of the chosen one."""
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        below = self._layout.at(self._to_content(QPointF(event.pos()))) if by_mouse else self._entry()
        if below is not None:
            self._choose(below)
            at = event.pos() if by_mouse else self._to_view(below.rect).bottomLeft().toPoint()
            self.changes_requested.emit(self.viewport().mapToGlobal(at))

    # -- moving

    def _hold(self, held: Held) -> None:
        if held is not self._held:
            self._held = held
            self.viewport().update()

    def _drop(self) -> None:
        """Let go without any change."""
        self._pressed = None
        if self._held is not None:
            self._held = None
            self.viewport().unsetCursor()
            self.viewport().update()

    def _land(self) -> None:
        """Let go here; over a forbidden place it goes back, and why is told."""
        held = self._held
        self._drop()
        if held is None or not held.may_land:
            entry = self._entry()
            if held is not None and held.reason and entry is not None:
                self._show(entry.rect)
                self.refused.emit(self.tr("Stays where it was: {reason}.").format(reason=held.reason))
            return
        if (held.lane, held.start) == (held.item.lane, held.item.start):
            self.resize_requested.emit(held.item.id, held.end)
        else:
            self.move_requested.emit(held.item.id, held.start, held.lane)

    def start_moving(self) -> bool:
        """Take the chosen lesson up to move it by key; returns whether it may be moved."""
        item = self.selected
        if item is None or not item.movable:
            return False
        self._held = Held.take(item, self._placement)
        self._resizing = False
        self.announce(
            self.tr("Moving. Arrows: 5 minutes or a day. Shift: the end. Enter places, Escape keeps.")
        )
        self.viewport().update()
        return True

    def _step_held(self, key: int, *, shift: bool) -> None:
        assert self._held is not None
        moved = Walk(self._layout).carry(self._held, self._placement, key, shift=shift)
        if moved is not None:
            self._hold(moved)
            self._show(self._layout.span(moved.lane, moved.start, moved.end))
            self._say_held(moved)

    def _say_held(self, held: Held) -> None:
        text = self.tr("{day}, {start} to {end}").format(
            day=long_date(held.start.date()), start=clock(held.start), end=clock(held.end)
        )
        self.announce(f"{text}. {held.reason or self.tr('Free.')}")

    # -- keys

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        handled = self._moving_key(event) if self._held is not None else self._walking_key(event)
        if not handled:
            super().keyPressEvent(event)

    def _key_of(self, event: QKeyEvent) -> int:
        """Return a key as reading goes: right is onward, also where that is to the left."""
        across = {_Key.Key_Left: _Key.Key_Right, _Key.Key_Right: _Key.Key_Left}
        key = event.key()
        return across[_Key(key)] if self._mirrored and key in across else key

    def _moving_key(self, event: QKeyEvent) -> bool:
        key = self._key_of(event)
        if key in (_Key.Key_Return, _Key.Key_Enter):
            self._land()
        elif key == _Key.Key_Escape:
            self._drop()
            self.announce(self.tr("Kept where it was."))
        elif key in (_Key.Key_Up, _Key.Key_Down, _Key.Key_Left, _Key.Key_Right):
            self._step_held(key, shift=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        return True

    def _walking_key(self, event: QKeyEvent) -> bool:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        target = Walk(self._layout).step(self._entry(), self._key_of(event), control=control)
        if target is not None:
            self._choose(target)
            return True
        if event.key() in (_Key.Key_Up, _Key.Key_Down, _Key.Key_Left, _Key.Key_Right):
            return True
        return self._act(event.key(), control=control)

    def _act(self, key: int, *, control: bool) -> bool:
        """Do what a key asks for the chosen item; returns whether the key meant anything."""
        if control:
            steps = {_Key.Key_Plus: 8, _Key.Key_Equal: 8, _Key.Key_Minus: -8}
            if key not in steps and key != _Key.Key_0:
                return False
            self.set_zoom(self.zoom + steps[_Key(key)] if key in steps else None)
            return True
        if key == _Key.Key_F8:
            self.next_unmet_requested.emit()
            return True
        if key == _Key.Key_T and self.single_keys:
            self.list_requested.emit()
            return True
        item = self.selected
        return item is not None and self._act_on(item, key)

    def _act_on(self, item: BoardItem, key: int) -> bool:
        if key in (_Key.Key_Return, _Key.Key_Enter):
            self.item_opened.emit(item.id)
        elif key == _Key.Key_Delete and item.movable:
            self.free_requested.emit(item.id)
        elif not self.single_keys or not item.is_lesson:
            return False
        elif key == _Key.Key_M:
            self.start_moving()
        elif key == _Key.Key_P:
            self.pin_toggled.emit(item.id)
        elif key == _Key.Key_W:
            self.why_requested.emit(item.id)
        else:
            return False
        return True
