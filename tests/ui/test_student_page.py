"""The pupil's workspace as a whole: parts, keys, names, reading order, and room at every width."""

from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QWidget,
)

from hospital_iep.domain.plan import SectionKey, SectionState
from hospital_iep.operations import caseload, plan, student
from hospital_iep.ui.names import KnownNames
from hospital_iep.ui.student.levels import READING
from hospital_iep.ui.student.nav import Entry, NavRow
from hospital_iep.ui.student.page import PARTS
from tests.ui.ward import TUESDAY, leos_window

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot, look, tmp_path_factory, tmp_path, worker):
    with leos_window(qtbot, worker, tmp_path_factory, tmp_path) as window:
        yield window


def test_it_opens_on_the_overview_and_is_noted_once(window):
    assert window.header.title.words == "Leo M."
    assert window.page.key == "overview"
    leo = window.page.student_id
    window.open("caseload")
    window.open("student", student_id=str(leo))
    seen = [each for each in window.desk.database.audit_entries(subject_id=leo) if str(each.kind) == "seen"]
    assert len(seen) == 1


def test_the_navigation_says_the_states(window):
    nav, data = window.page.nav, window.page.plan
    assert nav.row("plan").entry.count == f"{data.settled} of 8"
    for key, section in data.sections.items():
        row = nav.row(key.value)
        assert row.entry.state_icon
        if section.state is SectionState.COMPLETE:
            assert row.accessibleName().endswith("Complete")


def test_parts_by_mouse_and_by_key(window, qtbot):
    page = window.page
    qtbot.mouseClick(page.nav.row("goals"), Qt.MouseButton.LeftButton)
    assert page.key == "goals"
    assert page.nav.row("goals").isChecked()
    qtbot.keyClick(window, Qt.Key.Key_PageDown, CTRL)
    assert page.key == "accommodations"
    qtbot.keyClick(window, Qt.Key.Key_PageUp, CTRL)
    assert page.key == "goals"
    page.nav.row("goals").setFocus()
    qtbot.keyClick(page.nav.row("goals"), Qt.Key.Key_Down)
    assert page.nav.row("accommodations").hasFocus()
    qtbot.keyClick(page.nav.row("accommodations"), Qt.Key.Key_Return)
    assert page.key == "accommodations"


def test_plan_goes_on_with_the_first_open_section(window, qtbot):
    page = window.page
    first = next(key for key, data in page.plan.sections.items() if data.state not in plan.SETTLED)
    qtbot.mouseClick(page.part.button, Qt.MouseButton.LeftButton)
    assert page.key == first.value


def test_the_place_brings_it_back(window):
    page = window.page
    page.go("goals")
    place = page.place()
    window.open("caseload")
    window.open("student", **place)
    assert window.page.key == "goals"


def test_no_part_opens_a_window_of_its_own(window):
    for part in PARTS:
        window.page.go(part)
        QApplication.processEvents()
        assert QApplication.activeWindow() is window, part


def test_every_control_has_a_name(window):
    for part in PARTS:
        window.page.go(part)
        QApplication.processEvents()
        for root in filter(None, (window.page, window.page.part.side)):
            for widget in root.findChildren(QWidget):
                takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
                if takes and widget.isVisible() and not isinstance(widget.parent(), QComboBox):
                    named = widget.accessibleName() or getattr(widget, "text", str)()
                    assert named, (part, type(widget).__name__, widget.objectName())


def test_a_part_stands_there_at_once(window):
    window.page.go("goals")
    assert window.page.part.isVisible()  # and not only once all that was asked for before is done


def test_names_typed_into_free_text_are_initials_in_privacy_mode(window, qtbot):
    KnownNames(window)
    page, desk = window.page, window.desk
    key = page.student_id
    typed = "Leo reads aloud with Maya. MAYA RAINBOWSON waits."
    desk.do("Typed", plan.set_level, key, READING, typed, TUESDAY)
    page.go("present-levels")
    window.privacy.set(on=True)
    QApplication.processEvents()
    QApplication.processEvents()
    field = page.part.levels[READING]
    assert field.line.text() == "LM reads aloud with MR. MR waits."
    assert "Names are hidden" in field.editor.accessibleDescription()
    field.editor.setFocus()
    qtbot.keyClicks(field.editor, "x")
    page.part.commit()
    window.privacy.set(on=False)
    QApplication.processEvents()
    QApplication.processEvents()
    assert desk.read(plan.levels, key)[READING].data.text == typed
    assert page.part.levels[READING].line.text() == typed


def test_the_focus_stays_in_its_field_when_names_become_initials(window, qtbot):
    window.page.go("about")
    before = window.page.part
    before.place.line.setFocus()
    qtbot.waitUntil(before.place.line.hasFocus)
    window.privacy.set(on=True)
    qtbot.waitUntil(lambda: window.page.part is not before)
    assert window.page.part.place.line.hasFocus()


def test_the_focus_goes_to_the_field_that_was_asked_for(window, qtbot):
    leo = str(window.page.student_id)
    window.open("caseload")
    window.open("student", student_id=leo, section="about", at="place")
    qtbot.waitUntil(window.page.part.place.line.hasFocus)


def test_no_full_name_in_privacy_mode(window):
    window.page.go("about")
    window.privacy.set(on=True)
    names = ("Leo Moonwater", "Moonwater", "Leo M.")
    for part in PARTS:
        window.page.go(part)
        QApplication.processEvents()
        QApplication.processEvents()
        for text in _texts(window):
            assert not any(name in text for name in names), (part, text)
    assert window.header.title.words == "LM"
    window.privacy.set(on=False)
    QApplication.processEvents()
    assert window.header.title.words == "Leo M."


def _texts(root):
    for widget in root.findChildren(QWidget):
        if not widget.isVisible():
            continue
        yield widget.accessibleName()
        yield widget.toolTip()
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            yield widget.text()
        elif isinstance(widget, QPlainTextEdit):
            yield widget.toPlainText()
        elif isinstance(widget, QTableView):
            model = widget.model()
            for row in range(min(model.rowCount(), 30)):
                for at in range(model.columnCount()):
                    for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                        yield str(model.index(row, at).data(role) or "")


@pytest.mark.parametrize(
    ("width", "height", "percent"), [(1366, 768, 100), (1093, 614, 100), (1366, 768, 200)]
)
def test_nothing_is_cut_or_scrolls_sideways(window, look, width, height, percent):
    look.apply(percent=percent)
    window.resize(width, height)
    for part in PARTS:
        window.page.go(part)
        for _ in range(4):
            QApplication.processEvents()
        _nothing_is_cut(window.page)


def _nothing_is_cut(page):
    edge = page.mapToGlobal(page.rect().topRight()).x()
    for widget in page.part.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, QAbstractButton | QLineEdit | QLabel):
            continue
        if isinstance(widget.parent(), QComboBox) or widget.parent().objectName() == "qt_scrollarea_viewport":
            continue
        right = widget.mapToGlobal(widget.rect().topRight()).x()
        assert right <= edge, (type(widget).__name__, widget.accessibleName(), getattr(widget, "text", str)())
        if isinstance(widget, QAbstractButton) and widget.text() and widget.height() > 1:
            least = widget.fontMetrics().horizontalAdvance(widget.text().replace("&", ""))
            assert widget.width() >= least, widget.text()


def test_narrow_windows_choose_the_part_from_a_list(window, qtbot):
    window.resize(900, 700)
    QApplication.processEvents()
    page = window.page
    assert not page.nav.isVisible()
    assert page.bar.isVisible()
    page.bar.combo.chosen.emit("goals")
    assert page.key == "goals"


def test_a_child_taken_back_leads_to_the_caseload(window):
    desk = window.desk
    made = desk.do("Added pupil", student.enter, _nobody())
    window.open("student", student_id=str(made))
    assert window.page.key == "overview"
    window.undo()
    assert window.key == "caseload"
    assert made not in [row.id for row in desk.read(caseload.students)]


def _nobody():
    from hospital_iep.domain.student import StudentData

    return StudentData(given_name="Mila", family_name="Paperkite")


def test_questions_of_day_zero_lead_to_their_field(window):
    desk = window.desk
    made = desk.do("Added pupil", student.enter, _nobody(), unknown=("grade", "school"), ask_by=TUESDAY)
    window.open("student", student_id=str(made))
    window.page.part._answer("grade")
    assert window.page.key == SectionKey.ABOUT.value
    focus = QApplication.focusWidget()
    grade = window.page.part.bind.bound["grade"].field
    assert grade.isAncestorOf(focus)


def test_history_names_fields_and_never_values(window):
    page = window.page
    desk = window.desk
    desk.do("Changed reading", plan.set_level, page.student_id, "Reading", "Secret words", TUESDAY)
    page.go("history")
    QApplication.processEvents()
    texts = " ".join(_texts(page))
    assert "present level" in texts
    assert "Secret words" not in texts


def test_log_corrects_a_row_and_undo_brings_it_back(window, qtbot):
    page = window.page
    page.go("lessons")
    part = page.part
    before = part.model.rows[0].data.minutes
    part.table.setFocus()
    qtbot.keyClick(part.table, Qt.Key.Key_Return)
    dialog = window.findChild(QWidget, "log") or _dialog(window)
    dialog.minutes.line.setText("900")
    dialog._correct()
    assert "0 to 480" in dialog.minutes.fault.sentence
    dialog.minutes.line.setText("12")
    dialog._correct()
    assert 12 in [row.data.minutes for row in part.model.rows]
    window.undo()
    assert part.model.rows[0].data.minutes == before


def _dialog(window):
    from hospital_iep.ui.widgets.dialog import DialogBase

    return next(each for each in window.findChildren(DialogBase) if each.isVisible())


def test_work_is_entered_by_key(window, qtbot):
    page = window.page
    page.go("work")
    before = [row.id for row in page.part.model.rows]
    still_open = page.nav.row("work").entry.count or "0"
    qtbot.keyClick(window, Qt.Key.Key_Insert)
    dialog = _dialog(window)
    qtbot.keyClicks(dialog.title_field.line, "Fractions, page 12")
    qtbot.keyClick(dialog.title_field.line, Qt.Key.Key_Return)
    assert "Fractions, page 12" in [row.data.title for row in page.part.model.rows]
    assert page.nav.row("work").entry.count == str(int(still_open) + 1)
    window.undo()
    assert [row.id for row in page.part.model.rows] == before


@pytest.mark.parametrize("part", ["lessons", "history"])
def test_models_are_sound(window, qtmodeltester, part):
    window.page.go(part)
    qtmodeltester.check(window.page.part.model)
    assert window.page.part.model.rowCount() > 0


def test_without_a_pupil_the_caseload_opens(window):
    window.page.student_id = None
    window.open("student")
    assert window.key == "caseload"


def test_a_kept_place_of_a_child_who_is_gone_opens_the_caseload(window):
    window.open("student", student_id=str(uuid4()), section="overview")
    assert window.key == "caseload"


def test_a_count_stands_at_the_far_edge_in_both_directions(qtbot, look, request):
    request.addfinalizer(lambda: QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight))

    def ink(direction):
        """Return in which thirds of a row without words the count is drawn, from the left."""
        QApplication.setLayoutDirection(direction)
        row = NavRow(Entry("plan", "", count="2 of 8"))
        qtbot.addWidget(row)
        row.resize(210, 34)
        image = row.grab().toImage()
        ground = image.pixelColor(image.width() // 2, 2)
        third = image.width() // 3
        return [
            any(
                image.pixelColor(x, y) != ground
                for x in range(at * third, (at + 1) * third)
                for y in range(image.height())
            )
            for at in range(3)
        ]

    assert ink(Qt.LayoutDirection.LeftToRight) == [False, False, True]
    assert ink(Qt.LayoutDirection.RightToLeft) == [True, False, False]
