"""The main job, end to end, in one window: from an empty folder to a planned week and a re-entry packet."""

from datetime import datetime, timedelta

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hospital_iep.domain.attendance import AttendanceData
from hospital_iep.domain.reentry import ChecklistItemData
from hospital_iep.domain.treatment import AppointmentData, EnergyCheckData
from hospital_iep.operations import caseload, documents, practice, records, week
from hospital_iep.store.database import Database
from hospital_iep.ui import preview as previewing
from hospital_iep.ui.imports import page as import_page
from tests.journeys.conftest import LONG, MONDAY

WHO = "Tilda Journeywoman"
PASSPHRASE = "seven paper boats at noon"
GIVEN, FAMILY = "Ottoline", "Quagglesworth"
SCHOOL = "Nether Wobbleton School"
SIGNER = "Barnaby Quagglesworth"
TITLE = "Kidney clinic"
CANARIES = (GIVEN, FAMILY, SCHOOL, "Barnaby", TITLE, PASSPHRASE)
Key = Qt.Key


def test_from_an_empty_folder_to_a_planned_week_and_a_packet(journey, monkeypatch, tmp_path):
    out = tmp_path / "issued"
    out.mkdir()
    recovery_key = make_case_file(journey)
    lock_and_unlock(journey)
    child = add_child(journey)
    import_calendar(journey, monkeypatch, tmp_path, child)
    see_energy(journey)
    state_needs(journey)
    plan_the_week(journey)
    drag_and_undo(journey)
    publish(journey)
    taught = teach(journey)
    ticked = tick(journey, child)
    packet = issue_packet(journey, monkeypatch, out)
    sheet = issue_timetable(journey, monkeypatch, out, child)
    journey.shortcut(Key.Key_L)
    assert journey.window is None
    journey.picture("locked")
    nothing_readable(journey, recovery_key)
    assert {packet, sheet} == set(out.iterdir())
    assert all(path.read_bytes().startswith(b"%PDF") for path in (packet, sheet))
    assert not any(part in path.name for path in out.iterdir() for part in (GIVEN, FAMILY))
    journey.unlock(PASSPHRASE)
    everything_is_there(journey, child, taught, ticked)
    journey.program.lock()


def make_case_file(journey) -> str:
    """The first run: a file, a passphrase, the recovery sheet."""
    program = journey.program
    program.start()
    journey.picture("first-run")
    first = program.shell.unlock.first_run
    journey.click(first.new_button)
    journey.type(WHO, into=first.name)
    for field in (first.passphrase, first.again):
        journey.type(PASSPHRASE, into=field)
    journey.picture("who-are-you")
    journey.key(Key.Key_Return)
    journey.until(lambda: first.currentIndex() == 2)
    recovery_key = first._key_words.text()
    assert len(recovery_key) > 30
    journey.picture("recovery-sheet")
    assert not first.sheet_next.isEnabled()
    journey.click(first.put_away)
    journey.click(first.sheet_next)
    journey.picture("ward-day")
    with journey.qtbot.waitSignal(program.opened, timeout=LONG):
        journey.click(first.later_button)
    program.shell.activateWindow()
    assert journey.window.desk.undo_label == ""  # the beginning stays
    journey.picture("opened")
    return recovery_key


def lock_and_unlock(journey) -> None:
    journey.shortcut(Key.Key_L)
    assert journey.window is None
    journey.picture("locked-first")
    journey.unlock(PASSPHRASE)
    assert journey.window is not None


def add_child(journey) -> str:
    """Six answers, some of them unknown yet."""
    journey.click(journey.window.rail.button("caseload"))
    journey.press("Add pupil")
    dialog = journey.dialog()
    for name, text in (
        ("given_name", GIVEN),
        ("family_name", FAMILY),
        ("place", "Ward"),
        ("school", SCHOOL),
    ):
        journey.type(text, into=dialog.fields[name].editor)
    dialog.fields["birth_date"].editor.setFocus()
    journey.key(Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    assert dialog.unknown == {"birth_date"}
    journey.picture("add-pupil")
    journey.click(dialog.add_button)
    rows = journey.window.desk.read(caseload.students)
    assert [row.full_name for row in rows] == [f"{GIVEN} {FAMILY}"]
    assert journey.window.key == "student"
    journey.picture("pupil")
    return str(rows[0].id)


def import_calendar(journey, monkeypatch, folder, child) -> None:
    """A preview with every line; nothing is written before Apply."""
    file = folder / "from-the-hospital.ics"
    file.write_bytes(practice.calendar(MONDAY))
    monkeypatch.setattr(import_page, "ask_for_file", lambda *_: str(file))
    journey.shortcut(Key.Key_I)
    page = journey.page
    journey.click(page.start.choose_button)
    journey.until(lambda: page.job is None)
    assert page.review.summary.text() == "5 new"
    whole = page.review.whole_file
    whole.setFocus()
    while whole.value != child:
        journey.key(Key.Key_Down)
    journey.picture("import-preview")
    assert journey.window.desk.read(records.listed, AppointmentData) == []
    journey.click(page.review.apply_button)
    file.unlink()
    assert page.start.applied.isVisible()
    journey.picture("imported")
    titles = {row.data.title for row in journey.window.desk.read(records.listed, AppointmentData)}
    assert TITLE in titles


def part(journey, key: str) -> None:
    """Go to a part of the pupil's page: by the palette to the child, by mouse to the part."""
    if journey.window.key != "student":
        journey.find(GIVEN)
    assert journey.window.key == "student"
    journey.click(journey.page.nav.row(key))


def see_energy(journey) -> None:
    """The appointments with what is kept free around them, and the energy that follows."""
    part(journey, "treatment")
    journey.press("Appointments")
    rows = journey.page.part.appointments.model
    assert rows.rowCount() == 5
    journey.picture("appointments")
    journey.press("Energy")
    journey.picture("energy")


def state_needs(journey) -> None:
    part(journey, "services")
    section = journey.page.part
    for subject, minutes in (("Maths", "80"), ("Reading", "60")):
        before = set(section.cards)
        journey.click(section.add_button)
        (made,) = set(section.cards) - before
        journey.type(subject)
        journey.key(Key.Key_Tab)
        field = section.cards[made].bind.bound["minutes_per_week"].field.editor
        field.setFocus()
        journey.key(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        journey.type(minutes)
        journey.key(Key.Key_Tab)
    journey.until(lambda: "2 h 20" in section.total.text())
    journey.picture("needs")


def plan_the_week(journey) -> None:
    journey.shortcut(Key.Key_3)
    page = journey.page
    journey.picture("week-empty")
    journey.click(page.views.empty.button)
    journey.until(lambda: page.proposal is not None)
    assert all(move.placed for move in page.proposal.moves)
    journey.picture("week-proposed")
    journey.click(page.proposals.accept_button)
    assert page.proposal is None
    lessons = [item for item in page.board.contents.items if item.is_lesson]
    assert sum(item.minutes for item in lessons) == 140
    journey.picture("week-accepted")


def grid_of_free_places(page, item):
    """Yield where a lesson may stand, in its teacher's own lanes, other than where it is."""
    own = item.lane.partition(":")[0]
    for span in page.week.placement(page.day).legal_spans(item):
        if span.lane.startswith(own) and span.start.date() > item.start.date():
            yield span


def drag_and_undo(journey) -> None:
    """Drag one lesson to another day with the mouse; Ctrl+Z puts it back."""
    page = journey.page
    board, view = page.board, page.board.viewport()
    lessons = sorted((each for each in board.contents.items if each.is_lesson), key=lambda each: each.start)
    item, span = next((item, span) for item in lessons for span in grid_of_free_places(page, item))
    start = board.rect_of(item.id)
    day = board._layout._by_lane[span.lane]
    grip = start.center()
    minutes = (span.start - datetime.combine(span.start.date(), item.start.time())).total_seconds() / 60
    column = board._layout._by_lane[item.lane]
    to = grip + QPoint(round(day.left - column.left), round(minutes / 60 * board._layout.hour))
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=grip)
    QTest.mouseMove(view, (grip + to) / 2)
    QTest.mouseMove(view, to)
    journey.picture("dragging")
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=to)
    journey.settle()
    moved = board.contents.find(item.id)[0]
    assert moved.start == span.start
    assert moved.pinned_by is not None
    journey.picture("dragged")
    board.setFocus()
    journey.key(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert board.contents.find(item.id)[0].start == item.start
    journey.picture("undone")


def publish(journey) -> None:
    page = journey.page
    journey.click(page.bar.publish)
    journey.picture("review")
    journey.press("Publish")
    assert page.scope_.state.text.startswith("Published")
    journey.picture("published")


def teach(journey) -> str:
    """Start, finish, and how much energy was left: three clicks at the bed."""
    desk = journey.window.desk
    rows = desk.read(week.lessons, MONDAY, MONDAY + timedelta(days=6))
    first = min(rows, key=lambda row: row.data.start)
    journey.watch.now = first.data.start
    journey.shortcut(Key.Key_1)
    journey.picture("today")
    journey.press("Start lesson")
    journey.watch.now = first.data.end
    journey.picture("teaching")
    journey.press("Finish")
    journey.click(journey.page.finishing.energy.buttons[3])
    journey.until(lambda: len(desk.read(records.listed, AttendanceData)) == 1)
    journey.picture("taught")
    return str(first.id)


def tick(journey, child) -> str:
    """The way back to school: begun, dated, one thing done."""
    journey.shortcut(Key.Key_4)
    page = journey.page
    journey.click(page.empty.button)
    journey.picture("reentry-begun")
    assert page.shown is not None
    journey.click(page.bar.move_button)
    dialog = journey.dialog()
    day = journey.watch.today() + timedelta(days=14)
    dialog.field.setFocus()
    line = QApplication.focusWidget()
    line.selectAll()
    journey.type(f"{day:%d.%m.%Y}", into=line)
    journey.key(Key.Key_Tab)
    journey.picture("return-date")
    journey.click(dialog.move_button)
    assert page.shown.data.return_on == day
    journey.program.shell.activateWindow()
    page.items.timeline.focus_mark(page.items.timeline.first)
    journey.key(Key.Key_Space)
    done = [item for item in page.shown.items if item.data.done_on]
    assert len(done) == 1
    journey.picture("reentry-ticked")
    return str(done[0].id)


def issue_packet(journey, monkeypatch, out):
    """Without consent nothing leaves; with it the packet for the teacher does, and it is written down."""
    page = journey.page
    assert not page.panel.build_button.isVisible() or not page.panel.build_button.isEnabled()
    journey.click(page.panel.consent_button)
    section = journey.page.part
    journey.click(section.record_button)
    dialog = journey.dialog()
    journey.type(SIGNER, into=dialog.signer.editor)
    journey.picture("consent")
    journey.press("Record")
    journey.picture("team-and-consent")
    journey.shortcut(Key.Key_4)
    page = journey.page
    journey.picture("packet")
    journey.click(page.panel.build_button)
    monkeypatch.setattr(previewing, "ask_folder", lambda *_: str(out))
    dialog = journey.dialog()
    journey.click(dialog.change)
    journey.picture("packet-check")
    journey.click(dialog.build_button)
    journey.until(lambda: not dialog.isVisible())
    (file,) = dialog.files
    journey.picture("packet-built")
    return file


def issue_timetable(journey, monkeypatch, out, child):
    """The child's own sheet, saved from its preview."""
    journey.shortcut(Key.Key_5)
    page = journey.page
    asked = []

    def ask(_parent, _title, suggested, _filters):
        asked.append(out / suggested)
        return str(asked[-1])

    monkeypatch.setattr(previewing, "ask_path", ask)
    journey.press("New document")
    journey.picture("new-document")
    journey.press("Preview")
    shown = journey.window.findChild(previewing.Preview)
    journey.until(lambda: shown.pages > 0)
    journey.picture("preview")
    journey.click(shown.save_button)
    journey.until(lambda: bool(asked) and asked[0].exists())
    for _ in range(3):
        if journey.dialog() is not None:
            journey.key(Key.Key_Escape)
    assert len(journey.window.desk.read(documents.issued)) == 2
    assert page.isVisible()
    journey.picture("documents")
    return asked[0]


def nothing_readable(journey, recovery_key) -> None:
    """No file of the program says a name, a title or a secret: not the case file, not a log, not a rest."""
    files = [file for file in journey.home.rglob("*") if file.is_file()]
    assert any(file.suffix == ".case" for file in files)
    for file in files:
        data = file.read_bytes()
        for word in (*CANARIES, recovery_key):
            for coded in (word.encode(), word.encode("utf-16-le")):
                assert coded not in data, f"{word} in {file.name}"


def everything_is_there(journey, child, taught, ticked) -> None:
    """After the lock: the lesson, the tick, the energy, and what left, with why it might."""
    desk = journey.window.desk
    rows = {str(row.id): row.data for row in desk.read(week.lessons, MONDAY, MONDAY + timedelta(days=6))}
    assert rows[taught].state.value == "done"
    assert [row.data.level for row in desk.read(records.listed, EnergyCheckData)] == [3]
    items = {str(row.id): row.data for row in desk.read(records.listed, ChecklistItemData)}
    assert items[ticked].done_on == journey.watch.today()
    left = desk.read(documents.issued)
    assert {(row.kind.value, row.audience.value) for row in left} == {
        ("packet", "teacher"),
        ("child-timetable", "child"),
    }
    packet = next(row for row in left if row.kind.value == "packet")
    assert packet.allowed_because.startswith("consent signed")
    assert packet.parts
    database = journey.program.database
    assert isinstance(database, Database)
    assert database.open_sessions == 0
