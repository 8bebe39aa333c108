"""The practice week: plan, drag, pin, undo, not now, treatment moved, compare, accept part, publish."""

from collections import Counter
from datetime import datetime, time, timedelta

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hospital_iep.domain.attendance import AttendanceData
from hospital_iep.domain.treatment import AppointmentData
from hospital_iep.operations import caseload, records, week
from hospital_iep.ui.week.items import Change
from tests.journeys.conftest import MONDAY

SUNDAY = MONDAY + timedelta(days=6)
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def lessons(journey):
    return {row.id: row for row in journey.window.desk.read(week.lessons, MONDAY, SUNDAY)}


def own_lesson(page):
    """Return a lesson on the board with another place in its own lanes, and that place."""
    rules = page.week.placement(page.day)
    items = sorted(
        (each for each in page.board.contents.items if each.is_lesson), key=lambda each: each.start
    )
    places = [
        (span.start.date() == item.start.date(), item, span)
        for item in items
        if item.movable
        for span in rules.legal_spans(item)
        if span.lane.partition(":")[0] == item.lane.partition(":")[0] and span.start != item.start
    ]
    assert places, "the practice week has no room left"
    _same_day, item, span = min(places, key=lambda each: each[0])  # rather on another day
    return item, span


def busy_day(journey):
    """Return a child and a day after tomorrow with two lessons: of a child with room on other days."""
    known = {row.id for row in journey.window.desk.read(caseload.students)}
    counted = Counter(
        (key, row.data.start.date())
        for row in lessons(journey).values()
        for key in row.student_ids
        if key in known and len(row.student_ids) == 1 and row.data.start.date() > MONDAY + timedelta(days=1)
    )
    in_all = Counter(key for row in lessons(journey).values() for key in row.student_ids)
    busy = [each for each, count in counted.items() if count >= 2]
    assert busy, "no child has two lessons on a day"
    child, day = min(busy, key=lambda each: (-min(counted[each], 3), in_all[each[0]]))
    return (
        child,
        day,
        sorted(
            (
                row
                for row in lessons(journey).values()
                if child in row.student_ids and row.data.start.date() == day
            ),
            key=lambda row: row.data.start,
        ),
    )


def name_of(journey, child) -> str:
    return next(row.full_name for row in journey.window.desk.read(caseload.students) if row.id == child)


def first_visit(journey):
    """Turn the clock to the first visit of the day."""
    teacher = journey.page._teacher if journey.window.key == "today" else None
    rows = [row for row in lessons(journey).values() if row.data.start.date() == MONDAY]
    rows = [row for row in rows if teacher in (None, row.teacher_id)]
    first = min(rows, key=lambda row: row.data.start)
    journey.watch.now = first.data.start
    return first


def clashing(page, day):
    """Return the proposed moves away from a day."""
    marked = [item for item in page.board.contents.items if item.change in (Change.FROM, Change.UNPLACED)]
    return [item for item in marked if item.start.date() == day]


def test_by_mouse(hospital):
    journey = hospital
    journey.click(journey.window.rail.button("week"))
    page = journey.page
    journey.click(page.views.empty.button)
    journey.until(lambda: page.proposal is not None)
    journey.picture("proposed")
    journey.click(page.proposals.accept_button)
    assert len(lessons(journey)) > 30
    journey.picture("accepted")

    item, span = own_lesson(page)
    drag(journey, item, span)
    moved = page.board.contents.find(item.id)[0]
    assert (moved.start, moved.pinned_by is None) == (span.start, False)
    journey.picture("dragged")
    journey.click(page.panel.selected.pin_button)
    assert page.board.contents.find(item.id)[0].pinned_by is None
    journey.picture("freed")
    for _ in range(2):
        journey.press("Undo", journey.window.status)
    assert page.board.contents.find(item.id)[0].start == item.start
    publish_by_mouse(journey)

    not_now_by_mouse(journey)
    child, day, rows = busy_day(journey)
    move_treatment_by_mouse(journey, child, day, rows)
    journey.click(journey.window.rail.button("week"))
    journey.click(page.bar.plan)
    journey.until(lambda: page.proposal is not None)
    before = lessons(journey)
    compare(journey, page)
    ticks = [row for row in page.proposals.rows if row.move_.placed]
    assert len(ticks) >= 2
    journey.click(ticks[-1].tick)
    assert page.proposals.accept_button.text() == f"Accept {len(ticks) - 1}"
    journey.picture("part")
    journey.click(page.proposals.accept_button)
    after = lessons(journey)
    changed = [
        key for key, row in after.items() if key not in before or before[key].data.start != row.data.start
    ]
    assert 1 <= len(changed) <= len(ticks) - 1
    journey.picture("repaired")
    publish_by_mouse(journey)


def drag(journey, item, span) -> None:
    """Drag a lesson with the mouse to where it may lie."""
    board, view = journey.page.board, journey.page.board.viewport()
    grip = board.rect_of(item.id).center()
    here, there = (board._layout.column(lane) for lane in (item.lane, span.lane))
    at_home = datetime.combine(span.start.date(), item.start.time())
    down = (span.start - at_home).total_seconds() / 3600 * board._layout.hour
    to = grip + QPoint(round(there.left - here.left), round(down))
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=grip)
    QTest.mouseMove(view, (grip + to) / 2)
    QTest.mouseMove(view, to)
    journey.picture("dragging")
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=to)
    journey.settle()


def publish_by_mouse(journey) -> None:
    page = journey.page
    journey.click(page.bar.publish)
    journey.picture("review")
    journey.press("Publish")
    assert page.scope_.state.text.startswith("Published")
    assert page.view.changes == 0
    journey.picture("published")


def not_now_by_mouse(journey) -> None:
    journey.click(journey.window.rail.button("today"))
    first = first_visit(journey)
    journey.page.refresh()
    journey.picture("today")
    journey.press("Not now")
    ways = journey.page.refusing.ways
    journey.click(ways[-1])
    assert lessons(journey)[first.id].data.state.value.startswith("missed")
    journey.picture("not-now")


def move_treatment_by_mouse(journey, child, day, rows) -> None:
    """Enter a treatment in the afternoon, then move it onto the lessons of a day."""
    journey.click(journey.window.rail.button("caseload"))
    journey.find(name_of(journey, child))
    journey.click(journey.page.nav.row("treatment"))
    journey.press("Appointments")
    journey.press("Add an appointment")
    dialog = journey.dialog()
    fill(journey, dialog, day, time(16, 30), time(17), title="Scan, asleep")
    journey.picture("treatment-entered")
    journey.press("Add")
    table = journey.page.part.appointments.table
    select(journey, table, child)
    journey.key(Key.Key_Return)
    dialog = journey.dialog()
    fill(journey, dialog, day, rows[0].data.start.time(), rows[-1].data.end.time())
    journey.picture("treatment-moved")
    journey.press("Keep")


def select(journey, table, child) -> None:
    """Go to the appointment just entered."""
    table.setFocus()
    for at in range(table.model().rowCount()):
        table.selectRow(at)
        if table.model().at(table.currentIndex()).data.title == "Scan, asleep":
            return
    raise AssertionError("the appointment is not in the list")


def fill(journey, dialog, day, start, end, title="") -> None:
    """Type day and times into the dialog."""
    if title:
        journey.type(title, into=dialog.name.editor)
    for field, text in (
        (dialog.day, f"{day:%d.%m.%Y}"),
        (dialog.start, f"{start:%H:%M}"),
        (dialog.end, f"{end:%H:%M}"),
    ):
        editor = field.editor
        editor.setFocus()
        journey.write(text)
        journey.key(Key.Key_Tab)


def compare(journey, page) -> None:
    """Look at every idea; take one of which a part can be taken."""
    for idea in page.proposals.ideas:
        page.proposals.choose(idea)
        journey.picture("idea")
        if sum(move.placed for move in idea.moves) >= 2:
            return


def test_by_keyboard_alone(hospital):
    journey = hospital
    journey.shortcut(Key.Key_3)
    page = journey.page
    journey.key(Key.Key_Space)
    journey.until(lambda: page.proposal is not None)
    journey.key(Key.Key_Return)
    assert len(lessons(journey)) > 30
    assert page.board.hasFocus()
    journey.picture("accepted")

    item, span = own_lesson(page)
    journey.key(Key.Key_Home)
    while page.board.selected.id != item.id:
        before = page.board.selected.id
        journey.key(Key.Key_Down)
        assert page.board.selected.id != before
    journey.key(Key.Key_M)
    for _ in range(abs((span.start.date() - item.start.date()).days)):
        journey.key(Key.Key_Right if span.start.date() > item.start.date() else Key.Key_Left)
    minutes = int((span.start - datetime.combine(span.start.date(), item.start.time())).total_seconds()) // 60
    for _ in range(abs(minutes) // 5):
        journey.key(Key.Key_Down if minutes > 0 else Key.Key_Up)
    journey.picture("moving")
    journey.key(Key.Key_Return)
    moved = page.board.contents.find(item.id)[0]
    assert (moved.start, moved.pinned_by is None) == (span.start, False)
    journey.key(Key.Key_P)
    assert page.board.contents.find(item.id)[0].pinned_by is None
    for _ in range(2):
        journey.key(Key.Key_Z, CTRL)
    assert page.board.contents.find(item.id)[0].start == item.start
    journey.picture("undone")
    publish_by_key(journey)

    journey.shortcut(Key.Key_1)
    first = first_visit(journey)
    journey.page.refresh()
    journey.page.first_focus().setFocus()
    journey.key(Key.Key_N)
    journey.until(journey.page.refusing.ways[0].hasFocus)
    journey.key(Key.Key_Return)
    logged = [row.data for row in journey.window.desk.read(records.listed, AttendanceData)]
    assert first.data.start in [data.start for data in logged if data.reason_code]
    journey.picture("not-now")

    child, day, rows = busy_day(journey)
    journey.shortcut(Key.Key_2)  # on Today there are only initials, by which nobody is found
    journey.find(name_of(journey, child))
    while journey.page.key != "treatment":
        journey.shortcut(Key.Key_PageDown)
    part = journey.page.part
    journey.tab_to(journey.button("Courses"))
    journey.key(Key.Key_Right)
    journey.tab_to(journey.button("Add an appointment"))
    journey.key(Key.Key_Space)
    fill(journey, journey.dialog(), day, time(16, 30), time(17), title="Scan, asleep")
    journey.key(Key.Key_Return)
    journey.tab_to(part.appointments.table)
    titles = lambda: part.appointments.model.at(part.appointments.table.currentIndex()).data.title  # noqa: E731
    journey.key(Key.Key_Home, CTRL)
    while titles() != "Scan, asleep":
        journey.key(Key.Key_Down)
    journey.key(Key.Key_Return)
    fill(journey, journey.dialog(), day, rows[0].data.start.time(), rows[-1].data.end.time())
    journey.picture("treatment-moved")
    journey.key(Key.Key_Return)
    kept = [row.data for row in journey.window.desk.read(records.listed, AppointmentData, student_id=child)]
    assert rows[0].data.start in [data.start for data in kept if data.title == "Scan, asleep"]

    journey.shortcut(Key.Key_3)
    journey.shortcut(Key.Key_R)
    journey.until(lambda: page.proposal is not None and not page.planning.busy)  # the better week too
    compare(journey, page)
    page.proposals.focus_first()
    assert QApplication.focusWidget() in [row.tick for row in page.proposals.rows]
    journey.key(Key.Key_Right)
    journey.key(Key.Key_Space)
    wanted = len(page.proposals.ticked())
    assert page.proposals.accept_button.text() == f"Accept {wanted}"
    journey.picture("part")
    journey.key(Key.Key_Return)
    assert page.proposal is None
    journey.picture("repaired")
    publish_by_key(journey)


def publish_by_key(journey) -> None:
    page = journey.page
    journey.shortcut(Key.Key_P, CTRL | Qt.KeyboardModifier.ShiftModifier)
    journey.picture("review")
    journey.key(Key.Key_Return)
    assert page.scope_.state.text.startswith("Published")
    assert page.view.changes == 0
