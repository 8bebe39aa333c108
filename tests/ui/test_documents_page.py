"""Documents by mouse: their file names name nobody, the list says what stayed out, and it stays."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from hospital_iep.documents.text import lines as plain_lines
from hospital_iep.domain.consent import ConsentData
from hospital_iep.domain.disclosure import Audience, DocumentKind
from hospital_iep.domain.student import StudentData
from hospital_iep.operations import caseload, documents, records
from hospital_iep.ui import preview as previewing
from hospital_iep.ui.desk import Desk
from hospital_iep.ui.documents.feed import CalendarFile
from hospital_iep.ui.documents.new import NewDocument
from hospital_iep.ui.documents.page import DocumentsPage
from hospital_iep.ui.documents.words import READERS, kind_words, reader_words
from hospital_iep.ui.window import Window
from tests.operations.conftest import planned_file, practice_file  # noqa: F401  (fixtures)
from tests.ui.practice import practice_window


@pytest.fixture
def window(request, qtbot, look, practice_file, tmp_path):  # noqa: F811
    planned = request.node.get_closest_marker("planned")
    path = request.getfixturevalue("planned_file") if planned else practice_file[0]
    with practice_window(path, tmp_path, "documents", DocumentsPage) as window:
        yield window


@pytest.fixture
def leo(window):
    return next(row for row in window.desk.read(caseload.students) if row.called == "Leo")


def texts(widget):
    QApplication.processEvents()
    return [each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget)]


def issue(qtbot, monkeypatch, page, leo, folder, *, kind="packet", audience="teacher"):
    asked = []

    def ask(_parent, _title, suggested, _filters):
        asked.append(suggested)
        return str(folder / suggested)

    monkeypatch.setattr(previewing, "ask_path", ask)
    page.make_document(kind, str(leo.id), audience)
    dialog = page.dialog
    qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=60_000)
    return asked[0]


def test_before_anything_left_the_page_says_so(page):
    assert page.views.currentWidget() is page.empty
    assert page.side_panel() is None
    assert page.first_focus() is page.empty.button
    assert not page.new_button.isVisible()


def test_a_packet_is_saved_under_a_name_that_names_nobody(qtbot, monkeypatch, window, page, leo, tmp_path):
    name = issue(qtbot, monkeypatch, page, leo, tmp_path)
    assert name == f"{leo.code}-packet-teacher-1.pdf"
    assert (tmp_path / name).read_bytes().startswith(b"%PDF")
    row = window.desk.read(documents.issued)[0]
    assert (row.kind, row.audience, row.file_format) == (DocumentKind.PACKET, Audience.TEACHER, "pdf")
    assert page.model.rows[0].id == row.id
    said = texts(page.panel)
    assert row.parts
    assert set(row.parts) <= set(said)
    assert any(each["reason"] in text for each in row.withheld for text in said)
    assert window.desk.undo_label == "Practice hospital"  # issuing lasts


def test_what_goes_in_and_stays_out_is_shown_before(page, leo):
    page.make_document("packet", str(leo.id), "teacher")
    dialog = page.dialog
    said = texts(dialog.facts)
    assert "Goes in" in said
    assert set(dialog.draft.goes_in[1:]) <= set(said)
    assert any(each.part in text and each.reason in text for each in dialog.draft.withheld for text in said)
    assert any(text.startswith("Allowed because: consent") for text in said)
    dialog.reject()


def test_signs_that_cannot_be_printed_are_told_before(qtbot, window, page, leo):
    window.desk.do("Step", records.edit, StudentData, leo.id, {"preferred_name": "李😀"})
    page.make_document("packet", str(leo.id), "family")
    dialog = page.dialog
    (said,) = [text for text in texts(dialog.facts) if "be printed" in text]
    assert said.startswith("2 signs")
    assert "李" in said
    assert "😀" in said
    draft = dialog.draft
    dialog.reject()
    shown = previewing.preview(window, draft, leo.code)
    assert shown.signs.isVisible()
    assert shown.signs.words.text() == said
    qtbot.waitUntil(lambda: shown.pages > 0, timeout=60_000)
    shown.close()


def test_what_the_sender_must_mind_is_shown_before(window, page, leo):
    page.make_document("packet", str(leo.id), "teacher")
    assert page.dialog.draft.notes == ()
    page.dialog.reject()
    day = window.desk.today()
    data = ConsentData(
        audiences=["teacher"], exclusions=["siblings", "emergency page"], signed_on=day, starts_on=day
    )
    window.desk.do("A consent", records.add, data, student_id=leo.id)
    page.make_document("packet", str(leo.id), "teacher")
    said = texts(page.dialog.facts)
    assert "The consent says \u201csiblings\u201d must stay out: check the pages." in said
    assert any("will not know what to do in an emergency" in text for text in said)
    assert any(text.startswith("Emergency page: the consent excludes it") for text in said)
    page.dialog.reject()


def test_without_consent_nothing_can_be_saved_and_it_says_why(window, page):
    for child in window.desk.read(caseload.students):
        page.make_document("packet", str(child.id), "classmates")
        dialog = page.dialog
        if dialog.draft is None:
            break
        dialog.reject()
    assert dialog.draft is None
    assert "consent" in dialog.fault.words.text().lower()
    assert not dialog.save_button.isEnabled()
    assert not dialog.preview_button.isEnabled()
    dialog.reject()


def test_the_preview_shows_the_same_draft(qtbot, window, page, leo):
    page.make_document("accommodations", str(leo.id), "teacher")
    qtbot.mouseClick(page.dialog.preview_button, Qt.MouseButton.LeftButton)
    shown = window.findChildren(previewing.Preview)
    assert len(shown) == 1
    qtbot.waitUntil(lambda: shown[0].pages > 0, timeout=60_000)
    shown[0].close()


def test_sent_by_mistake_is_asked_and_stays(qtbot, monkeypatch, window, page, leo, tmp_path):
    issue(qtbot, monkeypatch, page, leo, tmp_path)
    qtbot.mouseClick(page.panel.mistake, Qt.MouseButton.LeftButton)
    page.dialog.reject()
    assert not window.desk.read(documents.issued)[0].sent_by_mistake
    qtbot.mouseClick(page.panel.mistake, Qt.MouseButton.LeftButton)
    page.mark_button.click()
    assert window.desk.read(documents.issued)[0].sent_by_mistake
    assert page.model.index(0, 0).data().endswith("by mistake")


def test_filters_by_pupil_and_kind(qtbot, monkeypatch, page, leo, tmp_path):
    issue(qtbot, monkeypatch, page, leo, tmp_path)
    issue(qtbot, monkeypatch, page, leo, tmp_path, kind="accommodations")
    assert page.count.text() == "2 documents"
    page.kind.choose("packet")
    page.show_rows()
    assert [row.kind for row in page.model.rows] == [DocumentKind.PACKET]
    page.kind.choose("letter")
    page.show_rows()
    assert page.views.currentWidget() is page.nothing
    page.show_all()
    assert page.count.text() == "2 documents"


@pytest.mark.planned
def test_a_calendar_file_names_nobody_until_subjects_are_chosen(qtbot, monkeypatch, window, page, tmp_path):
    monkeypatch.setattr(previewing, "ask_path", lambda *_: str(tmp_path / "out.ics"))
    for details in (False, True):
        page.make_calendar()
        dialog = page.dialog
        dialog.details.setChecked(details)
        assert dialog.warning.isVisible() is details
        qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
        data = (tmp_path / "out.ics").read_bytes()
        assert b"BEGIN:VEVENT" in data
        assert (b"SUMMARY:Maths" in data) is details
        for child in window.desk.read(caseload.students):
            assert child.called.encode() not in data
    kinds = [entry.kind for entry in window.desk.database.audit_entries()]
    assert kinds.count("exported") == 2


def test_every_kind_has_its_words_and_readers():
    assert all(kind_words(kind) and READERS[kind] for kind in DocumentKind)
    assert len({reader_words(audience) for audience in Audience}) == len(Audience)


def test_every_document_can_be_prepared_or_says_why(page, leo):
    page.make_document("", str(leo.id))
    dialog = page.dialog
    for kind in DocumentKind:
        dialog.kind.choose(kind.value)
        dialog.kind.chosen.emit(kind.value)
        assert (dialog.draft is not None) != dialog.fault.isVisible(), kind
    dialog.reject()


def test_a_family_gets_the_timetable_of_its_own_child_only(page, leo):
    page.make_document("timetable", str(leo.id))
    dialog = page.dialog
    assert dialog.student_id is None
    assert dialog.teacher.isVisible()
    dialog.reader.choose("family")
    dialog.reader.chosen.emit("family")
    assert dialog.pupil.isVisible()
    assert not dialog.teacher.isVisible()
    assert dialog.draft.student_id == leo.id
    dialog.reject()
    page.make_document("timetable", str(leo.id), "family")
    assert page.dialog.pupil.isVisible()
    page.dialog.reject()


def test_names_become_initials(window, page, leo):
    window.privacy.set(on=True)
    page.make_document("packet", str(leo.id), "teacher")
    shown = [page.dialog.pupil.itemText(at) for at in range(page.dialog.pupil.count())]
    shown += [page.pupil.itemText(at) for at in range(page.pupil.count())]
    shown += texts(page.dialog.facts)
    assert not any("Leo" in text for text in shown)
    page.dialog.reject()


def test_no_reader_is_told_that_there_is_nothing_when_it_was_kept_from_them(window, leo):
    untold = ("Nothing was taught yet.", "No meeting is recorded yet.")
    for kind, readers in READERS.items():
        for reader in (*readers, Audience.STAFF):
            of_staff = kind is DocumentKind.TIMETABLE and reader is Audience.STAFF
            child = None if kind is DocumentKind.ROUND or of_staff else leo.id
            if child is not None and reader is Audience.CLASSMATES:
                continue  # without a consent there is no document
            draft = window.desk.read(
                documents.prepare, kind, child, reader, today=window.desk.today(), practice=True
            )
            said = " ".join(plain_lines(draft.document))
            assert not draft.withheld or not any(each in said for each in untold), (kind, reader)


def test_without_pupils_the_dialog_says_what_to_do(qtbot, look, database, worker):
    window = Window(Desk(database), worker, "Ana Example, hospital teacher")
    qtbot.addWidget(window)
    dialog = NewDocument(window)
    assert "There are no pupils yet." in dialog.fault.words.text()
    assert not dialog.preview_button.isEnabled()
    calendar = CalendarFile(window)
    assert "There is no teacher yet." in calendar.nobody.words.text()
    assert not calendar.save_button.isEnabled()


@pytest.mark.planned
def test_a_round_can_be_one_teachers(window, page):
    page.make_document("round", "")
    dialog = page.dialog
    assert dialog.teacher.isVisible()
    assert not dialog.pupil.isVisible()
    everybody = plain_lines(dialog.draft.document)
    key = next(key for key, name in dialog._names().items() if name in everybody)
    dialog.teacher.choose(key)
    dialog.teacher.chosen.emit(key)
    name = dialog._names()[key]
    assert dialog.draft.document.title == f"Round sheet: {name}"
    assert set(dialog._names().values()) & set(plain_lines(dialog.draft.document)) == set()
    dialog.reject()
