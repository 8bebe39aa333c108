"""Treatment and energy: courses with real dates, curves, appointments, checks, isolation."""

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from hospital_iep.domain.catalogues import treatment as template_of
from hospital_iep.domain.student import StudentData
from hospital_iep.domain.suggestion import Cell, Observation, suggestions
from hospital_iep.domain.treatment import (
    AppointmentData,
    CoursePattern,
    IsolationKind,
    MaterialsPolicy,
    TreatmentCourseData,
    WardCurveData,
)
from hospital_iep.operations import caseload, plan, problem, records, student, today, treatment
from hospital_iep.operations.treatment import CurveOf
from hospital_iep.ui.faults import NotDone
from hospital_iep.ui.student.appointments import AppointmentDialog
from hospital_iep.ui.student.chart import Dot, EnergyChart
from hospital_iep.ui.student.course_list import AT_ONCE, CourseLine
from hospital_iep.ui.student.curve import day_steps, evidence_words, hour_steps, span_text
from hospital_iep.ui.student.delay import DelayDialog
from hospital_iep.ui.student.gallery import CourseDialog, GalleryDialog, read_numbers, read_times
from hospital_iep.ui.student.isolation import IsolationDialog, WindowDialog, materials_words
from hospital_iep.ui.student.treatment import TreatmentPart
from hospital_iep.ui.student.ward_curve import WardCurveDialog
from hospital_iep.ui.widgets.basics import Wrapped
from hospital_iep.ui.widgets.chips import Chip
from tests.ui.test_accessibility_frame import unnamed
from tests.ui.test_sizes_frame import cut
from tests.ui.ward import NOW, TUESDAY


def test_models_are_sound(part, qtmodeltester):
    for model in (part.detail.editor.steps, part.detail.days, part.appointments.model, part.energy.model):
        qtmodeltester.check(model)


def test_times_and_numbers_are_read():
    assert read_times("14, 8.30") == ["08:30", "14:00"]
    assert read_times("noon") is None
    assert read_times("25:00") is None
    assert read_numbers("1, 8 and 15", 21) == [1, 8, 15]
    assert read_numbers("0", 21) is None


def test_the_curve_is_drawn_as_said():
    template = template_of("haemodialysis")
    steps = hour_steps(template.segments, 240, "", 3)
    assert [step.level for step in steps][:3] == [3, 0, 0]
    assert any(step.inside and step.level == 2 for step in steps)
    assert steps[-1].level == 3
    assert 4 in [step.level for step in day_steps(template.segments, "", 3)]
    assert span_text(template.segments[0]) == "1 h before"
    assert span_text(template.segments[1]) == "during: begin to 30 min in"


def test_every_template_can_be_drawn_and_said(part):
    for group in treatment.gallery().values():
        for each in group:
            part.detail.editor.drawing.show_curve(
                each.segments, each.typical_minutes, each.usual_variant, each.kind
            )
            assert part.detail.editor.drawing.accessibleName()
            assert all(span_text(segment) for segment in each.segments)


def test_a_course_in_cycles_is_added_from_the_gallery(window, part, qtbot):
    GalleryDialog(part, part._add_course).open()
    box = window.findChild(GalleryDialog)
    qtbot.keyClicks(box.search, "chemotherapy")
    assert 0 < len(box.model.rows) < 34
    box.reject()
    course = CourseDialog(part, template_of("chemotherapy-infusion").new_course(TUESDAY))
    course.open()
    course.pattern.choice.choose("every-days")
    course.cycle.line.setText("21")
    course.cycle_days.line.setText("1, 8")
    course.count.line.setText("6")
    data = course.read()
    assert data.pattern is CoursePattern.EVERY_DAYS
    assert course.dates_title.text() == "12 dates"
    assert "(cycle 1, day 8)" in course.dates.text()
    course._save()
    row = next(each for each in part.view.courses if each.data.treatment == "chemotherapy-infusion")
    assert row.label == "cycle 1, day 1"
    window.undo()
    assert "chemotherapy-infusion" not in [each.data.treatment for each in part.view.courses]


def test_a_course_without_weekdays_says_what_is_missing(part):
    course = CourseDialog(part, template_of("haemodialysis").new_course(TUESDAY))
    course.open()
    course.weekdays.choose(frozenset())
    assert course.read() is None
    assert course.dates_title.text() == "Choose at least one weekday."
    course.reject()


def test_one_date_is_left_out_moved_and_put_back(window, part, qtbot):
    detail = part.detail
    detail._turn("dates")
    row = detail._date()
    qtbot.mouseClick(detail.skip_button, Qt.MouseButton.LeftButton)
    assert row.number in part.view.courses[0].data.skipped
    assert detail._state(detail._date()) == "left out"
    detail._restore()
    assert part.view.courses[0].data.skipped == []
    detail._moved(row.number, row.on.start + timedelta(hours=2))
    assert detail._state(detail._date()) == "moved by hand"
    window.undo()
    assert part.view.courses[0].data.moved == []


def test_the_rest_of_a_course_is_delayed(window, part):
    before = part.view.courses[0].data.occurrences()
    box = DelayDialog(part, part.view.courses[0])
    box.open()
    box.days.line.setText("7")
    box._show()
    assert "dates move" in box.preview.text()
    box._delay()
    after = part.view.courses[0].data.occurrences()
    assert after[0].start == before[0].start
    assert after[1].start > before[1].start
    window.undo()
    assert part.view.courses[0].data.occurrences() == before


def test_a_childs_own_curve_and_back(window, part):
    number, _step = part.detail.editor.steps.rows[2]
    box = part.detail.editor.open_step(number)
    box.level.choose(3)
    box.longest.line.setText("300")
    box._keep()
    assert "1 to 240" in box.longest.fault.sentence
    box.longest.line.setText("25")
    box.agreed.line.setText("Nurse Bandage")
    box._keep()
    row = part.view.courses[0]
    assert row.own_curve
    assert (int(row.curve[number].level), row.curve[number].max_lesson_minutes) == (3, 25)
    assert "Agreed with Nurse Bandage." in part.detail.editor.ground.text()
    part.detail.which.back.click()
    assert not part.view.courses[0].own_curve
    window.undo()
    assert part.view.courses[0].own_curve


def test_a_step_is_pulled_up_in_the_drawing_with_the_mouse(window, part, qtbot):
    drawing = part.detail.editor.drawing
    place, step = next((p, s) for p, s in drawing.columns() if s.number is not None and s.level == 2)
    middle = place.center().toPoint()
    qtbot.mousePress(drawing, Qt.MouseButton.LeftButton, pos=middle)
    qtbot.mouseMove(drawing, QPoint(middle.x(), round(place.top() + place.height() / 4)))
    assert int(part.view.courses[0].curve[step.number].level) == 2  # not before it is let go
    qtbot.mouseRelease(
        drawing,
        Qt.MouseButton.LeftButton,
        pos=QPoint(middle.x(), round(place.top() + place.height() / 4)),
    )
    row = part.view.courses[0]
    assert row.own_curve
    assert int(row.curve[step.number].level) == 3
    qtbot.mouseClick(drawing, Qt.MouseButton.LeftButton, pos=middle)
    assert part.view.courses[0].curve == row.curve  # a click alone changes nothing
    window.undo()
    assert not part.view.courses[0].own_curve


def test_the_drawing_is_changed_by_keys_alone(part, qtbot):
    drawing = part.detail.editor.drawing
    drawing.setFocus()
    qtbot.keyClick(drawing, Qt.Key.Key_Right)
    first = drawing.chosen
    qtbot.keyClick(drawing, Qt.Key.Key_Right)
    number = drawing.chosen
    assert number != first
    level = int(part.view.courses[0].curve[number].level)
    qtbot.keyClick(drawing, Qt.Key.Key_Up)
    assert int(part.view.courses[0].curve[number].level) == level + 1
    assert drawing.chosen == number
    opened = []
    drawing.opened.disconnect()
    drawing.opened.connect(opened.append)
    qtbot.keyClick(drawing, Qt.Key.Key_Return)
    assert opened == [number]


def test_a_step_begins_and_ends_where_the_nurse_says(part):
    number, _step = next(row for row in part.detail.editor.steps.rows if str(row[1].span) == "end to end+120")
    box = part.detail.editor.open_step(number)
    box.first.line.setText("90")
    box.last.line.setText("30")
    box._keep()
    assert "ends after it begins" in box.last.fault.sentence
    box.last.line.setText("150")
    box._keep()
    assert str(part.view.courses[0].curve[number].span) == "end+90 to end+150"


def test_an_appointment_changes_its_kind_and_buffers(window, part):
    part.turn("appointments")
    start = datetime(2026, 11, 25, 13)
    data = AppointmentData(title="Ultraschall", source="ward", start=start, end=start + timedelta(hours=1))
    window.desk.do("Added", plan.add, part.student_id, None, data, {"student_id": part.student_id})
    row = part.appointments.model.rows[0]
    box = AppointmentDialog(part, row)
    box.open()
    kind = next(each.id for each in treatment.gallery()["imaging"])
    box.kind.choice.choose(kind)
    box._show_buffers(kind)
    box._keep()
    changed = part.appointments.model.rows[0].data
    assert changed.kind == kind
    assert changed.after_minutes == template_of(kind).after_minutes
    window.undo()
    assert part.appointments.model.rows[0].data.kind == "unknown"


def test_one_press_gives_the_time_of_an_appointment_back_and_takes_it_again(window, part):
    part.turn("appointments")
    start = datetime(2026, 11, 25, 13)
    data = AppointmentData(title="Scan", start=start, end=start + timedelta(hours=1))
    window.desk.do("Added", plan.add, part.student_id, None, data, {"student_id": part.student_id})

    def row():
        return next(each for each in part.appointments.model.rows if each.data.title == "Scan")

    for words, takes_time in (("It does not take place", False), ("It does take place", True)):
        box = AppointmentDialog(part, row())
        box.open()
        assert box.falls_out.text() == words
        box.falls_out.click()
        assert row().data.takes_time is takes_time
    window.undo()
    assert not row().data.takes_time


def test_the_tray_gives_an_appointment_to_its_child(window, part):
    start = datetime(2026, 11, 26, 13)
    data = AppointmentData(title="Scan", source="ward", start=start, end=start + timedelta(hours=1))
    window.desk.do("Imported", plan.add, part.student_id, None, data, {})
    part.turn("appointments")
    assert part.appointments.tray.isVisibleTo(part)
    from hospital_iep.ui.student.appointments import TrayDialog
    from hospital_iep.ui.widgets.basics import Button

    box = TrayDialog(part)
    box.open()
    give = next(each for each in box.findChildren(Button) if each.accessibleName().startswith("Give"))
    give.click()
    assert not part.appointments.tray.isVisibleTo(part)
    assert "Scan" in [row.data.title for row in part.appointments.model.rows]
    box.reject()


def test_checks_suggest_and_never_change_by_themselves(window, part):
    base = part.card.data.energy_base
    for day in range(1, 9):
        at = datetime(2026, 11, 1, 14, 5) + timedelta(days=day)
        window.desk.do("Check", today.check_energy, part.student_id, at, 1)
    part.turn("energy")
    found = part.view.suggestions
    assert found
    assert part.card.data.energy_base == base
    assert part.card.data.best_times == []
    shown, estimate = part.energy._numbers(found[0]), found[0].estimate
    assert f"{estimate.count} checks here" in shown
    assert f"about {estimate.mean:.1f}, between {estimate.low:.1f} and {estimate.high:.1f}" in shown
    part.energy._accept(found[0])
    changed = part.card.data.best_times or [row for row in part.view.courses if row.own_curve]
    assert changed
    window.undo()
    assert part.card.data.best_times == []


def test_expected_and_actual_energy_are_drawn_apart(qtbot):
    chart = EnergyChart(150)
    qtbot.addWidget(chart)
    chart.resize(400, 150)
    days = [datetime(2026, 11, day, 10) for day in (2, 9, 16)]

    def drawn(expected, actual=(1, 1, 1)):
        dots = [Dot(*each) for each in zip(days, actual, expected, strict=True)]
        chart.show_dots(dots, "Energy of three weeks", days[-1].date())
        return chart.grab().toImage()

    assert chart.grab().toImage() != drawn((3, 3, 3))
    assert drawn((3, 3, 3)) == drawn((3, 3, 3))
    assert drawn((3, 3, 3)) != drawn((3, 3, None))
    assert drawn((3, 3, 3)) != drawn((3, 3, 3), actual=(1, 1, 4))
    assert chart.accessibleName() == "Energy of three weeks"


def test_the_gallery_and_isolation_are_read_whole_in_a_narrow_window_at_200_percent(part, look):
    look.apply(percent=200)
    gallery, isolation = GalleryDialog(part, lambda _chosen: None), IsolationDialog(part)
    for box in (gallery, isolation):
        box.open()
        for _ in range(5):
            QApplication.processEvents()
        assert cut(box) == []
        assert box._area.widget().width() <= box._area.viewport().width()
    table, words = gallery.table, gallery.table.fontMetrics()
    room = table.columnWidth(0) - look.px(12)
    longest = max((each.name for each in gallery._all), key=len)
    high = words.boundingRect(0, 0, room, 1000, int(Qt.TextFlag.TextWordWrap), longest).height()
    assert high <= table.rowHeight(0)
    assert evidence_words(gallery.model.at(table.currentIndex()).evidence) in gallery.words.text()
    assert isolation.kind.text() == IsolationKind.PROTECTIVE.value
    gallery.reject()
    isolation.reject()


def test_isolation_says_what_holds_for_books_and_how_long_it_takes_to_dress(part):
    part.turn("isolation")
    box = IsolationDialog(part)
    box.open()
    box.materials.choice.choose(MaterialsPolicy.STAYS_IN_ROOM.value)
    box.setup.show_value("12")
    box._save()
    (row,) = part.view.isolation
    assert (row.data.materials, row.data.setup_minutes) == (MaterialsPolicy.STAYS_IN_ROOM, 12)
    said = [each.text() for each in part.isolation.findChildren(Wrapped)]
    assert any(materials_words(MaterialsPolicy.STAYS_IN_ROOM) in text and "12 min" in text for text in said)


def test_isolation_says_its_effect_and_is_ended(window, part):
    part.turn("isolation")
    box = IsolationDialog(part)
    box.open()
    assert "lesson" in box.effect.text()
    box._save()
    assert len(part.view.isolation) == 1
    part.isolation._end(part.view.isolation[0])
    assert part.view.isolation[0].data.end == NOW
    window.undo()
    window.undo()
    assert part.view.isolation == ()


def test_children_with_a_word_in_common_are_kept_apart(window, part, qtbot):
    part.turn("isolation")
    field = part.isolation.bind.bound["keep_apart"].field
    before = list(part.card.data.keep_apart)
    qtbot.keyClicks(field.editor, "cystic-fibrosis, new strain , cystic-fibrosis")
    field.commit()
    assert part.card.data.keep_apart == ["cystic-fibrosis", "new strain"]
    case = window.desk.read(problem.build, TUESDAY, TUESDAY)
    code = next(code for code, key in case.names.students.items() if key == part.student_id)
    (leo,) = (each for each in case.problem["students"] if each["id"] == code)
    assert leo["keep_apart"] == ["cystic-fibrosis", "new strain"]
    window.undo()
    assert part.card.data.keep_apart == before


def test_a_time_of_another_energy_needs_an_end(part):
    box = WindowDialog(part)
    box.open()
    box.last.show_value("")
    box._save()
    assert "day it ends" in box.last.fault.sentence
    box.last.day.field.setText("24 Nov")
    box.why.line.setText("A birthday")
    box._primary.click()
    assert [row.data.note for row in part.view.windows] == ["A birthday"]


def test_the_last_course_leaves_an_empty_page(window, part):
    from hospital_iep.ui.student.course import remove_course

    for row in part.view.courses:
        remove_course(part, row.id)
    QApplication.processEvents()
    assert part.empty.isVisibleTo(part)
    assert not part.detail.isVisibleTo(part)
    assert part.empty.words.text().startswith("No treatment yet.")
    for hour, said in ((9, "1 appointment stands"), (11, "2 appointments stand")):
        start = datetime(2026, 11, 26, hour)
        data = AppointmentData(title="Telemetry", start=start, end=start + timedelta(hours=1))
        window.desk.do("Added", plan.add, part.student_id, None, data, {"student_id": part.student_id})
        QApplication.processEvents()
        assert said in part.empty.words.text()
    window.undo()
    window.undo()
    window.undo()
    assert part.detail.isVisibleTo(part)


@pytest.fixture
def own_curve(window, part):
    """Give the first course a curve of its own whose third step is 3."""
    number, _step = part.detail.editor.steps.rows[2]
    box = part.detail.editor.open_step(number)
    box.level.choose(3)
    box._keep()
    return number


def said(part):
    return [chip.accessibleName() for chip in part.detail.which.chips.values()]


def ward_dialog(window):
    return next(each for each in window.findChildren(WardCurveDialog) if each.isVisible())


def test_the_page_says_which_curve_counts(part, own_curve, window):
    which = part.detail.which
    assert said(part) == ["This child: counts", "Dolphin ward: none", "Catalogue: set aside"]
    window.undo()
    assert said(part) == ["This child: none", "Dolphin ward: none", "Catalogue: counts"]
    assert not which.keep.isVisibleTo(which)
    assert not which.drop.isVisibleTo(which)


def test_a_childs_curve_is_kept_for_the_ward_and_taken_back(window, part, own_curve):
    which = part.detail.which
    which.keep.click()
    box = ward_dialog(window)
    box.agreed.line.clear()
    box._save()
    assert "Say who agreed" in box.agreed.fault.sentence
    assert part.view.courses[0].ward_curve is None
    box.agreed.line.setText("Dr Quill")
    box._save()
    assert window.desk.undo_label == "Kept a curve for the ward"
    assert said(part) == ["This child: counts", "Dolphin ward: set aside", "Catalogue: set aside"]
    assert "Dolphin ward's curve: agreed with Dr Quill, " in which.ground.text()
    assert which.back.text() == "Back to the ward's curve"
    which.back.click()
    row = part.view.courses[0]
    assert row.counts is CurveOf.WARD
    assert int(row.curve[own_curve].level) == 3
    assert said(part) == ["This child: none", "Dolphin ward: counts", "Catalogue: set aside"]
    assert "Dolphin ward's own curve." in part.detail.editor.ground.text()
    which.drop.click()
    assert window.desk.undo_label == "Removed the ward's curve"
    assert part.view.courses[0].counts is CurveOf.CATALOGUE
    window.undo()
    assert part.view.courses[0].counts is CurveOf.WARD


def test_the_wards_curve_reaches_the_other_children_there_only(window, part, own_curve):
    desk, kind = window.desk, part.view.courses[0].data.treatment
    there = {row.place for row in desk.read(caseload.students)}
    assert len(there) > 1
    others = [row for row in desk.read(caseload.students) if row.id != part.student_id]
    near = next(row for row in others if row.place == "Dolphin ward")
    far = next(row for row in others if row.place != "Dolphin ward")
    new = template_of(kind).new_course(TUESDAY)
    for row in (near, far):
        desk.do("Add", treatment.add_course, row.id, new)
    first = part.view.courses[0]
    following = desk.read(treatment.children_following, first.id)
    assert following >= 1
    part.detail.which.keep.click()
    box = ward_dialog(window)
    assert str(following) in box.effect.text()
    box.agreed.line.setText("Dr Quill")
    box._save()

    def of(child_id):
        rows = desk.read(treatment.view, child_id, TUESDAY).courses
        return next(row for row in rows if row.data == new)

    assert (of(near.id).counts, of(near.id).curve) == (CurveOf.WARD, first.curve)
    assert of(far.id).counts is CurveOf.CATALOGUE


def test_a_wards_curve_is_written_over_never_doubled(window, part, own_curve):
    for name in ("Dr Quill", "Nurse Bandage"):
        part.detail.which.keep.click()
        box = ward_dialog(window)
        box.agreed.line.setText(name)
        box._save()
    kept = window.desk.read(records.listed, WardCurveData)
    assert [row.data.agreed_with for row in kept] == ["Nurse Bandage"]
    window.undo()
    assert part.view.courses[0].ward_curve.agreed_with == "Dr Quill"


def test_a_child_without_a_ward_keeps_its_curve_to_itself(window, part):
    desk = window.desk
    made = desk.do("Added pupil", student.enter, StudentData(given_name="Mila"))
    course = desk.do("Add", treatment.add_course, made, template_of("transfusion").new_course(TUESDAY))
    curve = template_of("transfusion").segments
    desk.do("Own", treatment.set_curve, course, curve)
    with pytest.raises(NotDone):
        desk.do("Ward", treatment.set_ward_curve, course, curve, "Dr Quill", TUESDAY)
    window.open("student", student_id=str(made), section="treatment")
    which = window.page.part.detail.which
    assert not which.keep.isVisibleTo(which)


def test_which_curve_counts_is_readable_at_200_percent(window, part, own_curve, look):
    part.detail.which.keep.click()
    box = ward_dialog(window)
    box.agreed.line.setText("Dr Quill")
    box._save()
    look.apply(percent=200)
    for _ in range(5):
        QApplication.processEvents()
    which = part.detail.which
    edge = part.mapToGlobal(part.rect().topRight()).x()
    for widget in (which.back, which.keep, which.drop, *which.chips.values()):
        assert widget.isVisible()
        assert widget.mapToGlobal(widget.rect().topRight()).x() <= edge
        assert widget.accessibleName() or widget.text()


def test_a_long_course_says_where_it_stands(window, part):
    data = TreatmentCourseData(treatment="rehabilitation", starts_on=TUESDAY - timedelta(days=1))
    data.pattern, data.weekdays, data.count = CoursePattern.WEEKDAYS, [0, 1, 2, 3, 4], 120
    key = window.desk.do("Add", treatment.add_course, part.student_id, data)
    row = next(each for each in part.view.courses if each.id == key)
    assert row.label == "2 of 120"


def test_the_rows_of_the_list_stay_and_show_what_changed(window, part):
    def lines():
        return {each.key: each for each in part.list_card.findChildren(CourseLine)}

    for kind in ("haemodialysis", "radiotherapy", "chemotherapy-infusion"):
        data = template_of(kind).new_course(TUESDAY)
        window.desk.do("Added", treatment.add_course, part.student_id, data)
    before, order = lines(), [row.id for row in part.view.courses]
    assert [each.key for each in part.list_card._lines] == order
    part.choose(order[2])
    assert lines() == before
    assert [key for key in order if before[key].show_button.isHidden()] == [order[2]]
    assert [key for key, each in before.items() if "Shown below" in texts(each)] == [order[2]]
    before[order[1]].remove_button.click()
    assert lines() == {key: each for key, each in before.items() if key != order[1]}
    window.undo()
    places = [part.list_card.body.indexOf(each) for each in part.list_card._lines]
    assert [each.key for each in part.list_card._lines] == order
    assert places == list(range(len(order)))
    assert {key: each for key, each in lines().items() if key != order[1]}.items() <= before.items()


def test_many_courses_come_in_turns_and_all_of_them(qtbot, window, part):
    for _ in range(3 * AT_ONCE):
        data = template_of("rehabilitation").new_course(TUESDAY)
        window.desk.do("Added", treatment.add_course, part.student_id, data)
    fresh = TreatmentPart(window.page, part.student_id)
    qtbot.addWidget(fresh)
    fresh.refresh()
    order = [row.id for row in fresh.view.courses]
    assert [each.key for each in fresh.list_card._lines] == order[:AT_ONCE]
    qtbot.waitUntil(lambda: len(fresh.list_card._lines) == len(order))
    assert [each.key for each in fresh.list_card._lines] == order
    assert [fresh.list_card.body.indexOf(each) for each in fresh.list_card._lines] == list(range(len(order)))


def texts(widget):
    return [chip.text for chip in widget.findChildren(Chip) if not chip.isHidden()]


def test_who_agreed_has_not_agreed_on_what_was_changed_since(window, part):
    editor = part.detail.editor
    assert not editor.agree_button.isVisibleTo(part)  # the catalogue's: nobody's own
    box = editor.open_step(editor.steps.rows[2][0])
    box.agreed.line.setText("Nurse Bandage")
    box.level.choose(3)
    box._keep()
    assert "Agreed with Nurse Bandage." in editor.ground.text()
    assert not editor.agree_button.isVisibleTo(part)
    box = editor.open_step(editor.steps.rows[2][0])  # opened and left as it is: that changes nothing
    assert box.agreed.text() == ""
    assert any("Nurse Bandage" in each.text() for each in box.agreed.findChildren(Wrapped))
    box._keep()
    assert part.view.courses[0].data.curve_agreed_with == "Nurse Bandage"
    editor._pull(editor.steps.rows[2][0], 2)
    assert part.view.courses[0].data.curve_agreed_with == ""
    assert "Not agreed on as it is now: check with the team." in editor.ground.text()
    editor.agree_button.click()
    box = QApplication.activeModalWidget()
    assert unnamed(box) == []
    box._save()
    assert "Write who agreed" in box.agreed.fault.sentence
    box.agreed.line.setText("Dr Quill")
    curve = part.view.courses[0].curve
    box._save()
    assert part.view.courses[0].curve == curve
    assert "Agreed with Dr Quill." in editor.ground.text()
    for change in (editor.split, editor.remove):
        change()
        assert part.view.courses[0].data.curve_agreed_with == ""
        window.undo()
        assert part.view.courses[0].data.curve_agreed_with == "Dr Quill"


def test_a_changed_step_says_that_no_study_stands_behind_it(window, part):
    editor = part.detail.editor
    number, old = next(row for row in editor.steps.rows if row[1].source)
    level = 1 if int(old.level) != 1 else 2
    editor._pull(number, level)
    changed = part.view.courses[0].curve[number]
    assert (changed.evidence, changed.changed_from, changed.source) == ("L", old.evidence, old.source)
    row = next(at for at, each in enumerate(editor.steps.rows) if each[0] == number)
    shown = [editor.steps.index(row, at).data() for at in range(editor.steps.columnCount())]
    assert shown[4] == "L, local experience"
    assert f"changed from: {evidence_words(old.evidence)} {old.source}" in shown[5]
    assert "The steps that were changed here: local experience." in editor.ground.text()
    others = [each for at, each in enumerate(part.view.courses[0].curve) if at != number]
    assert others == [each for at, each in enumerate(part.view.courses[0].template.segments) if at != number]
    box = editor.open_step(number)
    assert f"changed from: {evidence_words(old.evidence)} {old.source}" in "".join(
        each.text() for each in box.findChildren(Wrapped)
    )
    box.reject()
    window.undo()
    assert "local experience" not in editor.ground.text()


def test_what_checks_suggested_is_agreed_on_by_nobody_yet(window, part):
    course = part.view.courses[0]
    window.desk.do("Own", treatment.set_curve, course.id, course.curve, "Nurse Bandage")
    cell = Cell(course.template.id, "2")
    (found,) = suggestions([Observation(cell, int(course.curve[2].level), 4)] * 6)
    window.desk.do("Accept", treatment.accept, part.student_id, found)
    changed = part.view.courses[0]
    assert changed.data.curve_agreed_with == ""
    assert (int(changed.curve[2].level), changed.curve[2].evidence) == (found.level, "L")
