"""A document before it leaves: pages from memory, text beside them, and a record of each copy."""

import errno
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from hospital_iep.domain.consent import ConsentData
from hospital_iep.domain.disclosure import Audience, DocumentKind
from hospital_iep.operations import documents, records
from hospital_iep.ui import preview
from hospital_iep.ui.faults import NotDone
from hospital_iep.ui.preview import Preview
from tests.operations.conftest import practice_file  # noqa: F401  (fixture)
from tests.ui.bedside import all_words, child, click, practice_at, settle
from tests.ui.test_accessibility_frame import unnamed

NOW = datetime(2026, 11, 24, 10, 0)


@pytest.fixture
def window(qtbot, look, practice_file, tmp_path):  # noqa: F811
    with practice_at(practice_file[0], tmp_path, NOW) as window:
        yield window


@pytest.fixture
def leo(window):
    return child(window, "LM")


@pytest.fixture
def shown(qtbot, window, leo):
    draft = window.desk.read(
        documents.prepare,
        DocumentKind.PACKET,
        leo.id,
        Audience.NURSE,
        today=NOW.date(),
        practice=True,
    )
    shown = preview.preview(window, draft, leo.code)
    qtbot.waitUntil(lambda: bool(shown.data), timeout=60_000)
    settle()
    yield shown
    if window.findChild(Preview) is not None:
        shown.close()
        settle()


def issued(window, leo):
    return [(row.audience, row.file_format) for row in window.desk.read(documents.issued, leo.id)]


def test_pages_are_turned_by_key_and_button(qtbot, shown):
    assert shown.pages == preview.page_count(shown.data) > 1
    assert shown.words.text() == f"Page 1 of {shown.pages}"
    assert not shown.back_button.isEnabled()
    qtbot.keyClick(shown.view, Qt.Key.Key_PageDown)
    assert shown.view.accessibleName() == f"Page 2 of {shown.pages}"
    qtbot.keyClick(shown.view, Qt.Key.Key_End)
    assert shown.page == shown.pages - 1
    assert not shown.on_button.isEnabled()
    click(qtbot, shown.back_button)
    assert shown.page == shown.pages - 2


def test_what_the_sender_must_mind_stands_above_the_pages(qtbot, window, leo):
    consent = ConsentData(
        audiences=["nurse"], exclusions=["siblings"], signed_on=NOW.date(), starts_on=NOW.date()
    )
    window.desk.do("A consent", records.add, consent, student_id=leo.id)
    draft = window.desk.read(
        documents.prepare, DocumentKind.LETTER, leo.id, Audience.NURSE, today=NOW.date(), practice=True
    )
    shown = preview.preview(window, draft, leo.code)
    settle()
    assert "\u201csiblings\u201d must stay out: check the pages." in all_words(shown)
    qtbot.waitUntil(lambda: bool(shown.data), timeout=60_000)
    shown.close()
    settle()


def test_a_page_is_drawn_larger_and_smaller(qtbot, shown):
    before = shown.view.width()
    click(qtbot, shown.larger)
    assert shown.view.width() > before
    qtbot.keyClick(shown.view, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(shown.view, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert shown.view.width() < before


def test_the_page_is_a_picture_of_the_document_not_blank(shown):
    image = preview.page_image(shown.data, 0, 1.0)
    colours = {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
    assert len(colours) > 2


def test_the_text_stands_beside_it_and_everything_has_a_name(shown):
    assert "Leo" in shown.text.toPlainText()
    assert shown.text.isReadOnly()
    assert shown.windowTitle() == "Hospital IEP"
    assert unnamed(shown) == []


def test_looking_is_not_issuing(window, leo, shown, tmp_path):
    shown.close()
    assert issued(window, leo) == []
    assert list(tmp_path.glob("*.pdf")) == []


@pytest.mark.parametrize(
    ("name", "file_format", "start"),
    [("a.pdf", "pdf", b"%PDF"), ("a.docx", "docx", b"PK"), ("a.html", "html", b"<!"), ("a", "pdf", b"%PDF")],
)
def test_saving_writes_the_file_and_the_record(
    qtbot, window, leo, shown, tmp_path, monkeypatch, name, file_format, start
):
    asked = []

    def path(_parent, _title, suggested, _filters):
        asked.append(suggested)
        return str(tmp_path / name)

    monkeypatch.setattr(preview, "ask_path", path)
    click(qtbot, shown.save_button)
    qtbot.waitUntil(lambda: bool(issued(window, leo)), timeout=60_000)
    assert asked == [f"{leo.code}-packet-nurse-1.pdf"]
    assert issued(window, leo) == [(Audience.NURSE, file_format)]
    (file,) = (each for each in tmp_path.glob("a*") if each.suffix == f".{file_format}")
    assert file.read_bytes().startswith(start)


def test_what_cannot_be_written_is_not_recorded(qtbot, window, leo, shown, tmp_path, monkeypatch):
    monkeypatch.setattr(preview, "ask_path", lambda *_: str(tmp_path / "gone" / "a.pdf"))
    click(qtbot, shown.save_button)
    assert shown.banner.isVisible()
    assert issued(window, leo) == []


def test_a_full_disk_leaves_no_half_document(window, leo, shown, tmp_path, monkeypatch):
    before = issued(window, leo)
    whole = tmp_path / "sheet.pdf"
    whole.write_bytes(b"as it was")

    def full(path, data):
        with path.open("wb") as file:
            file.write(data[:10])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(NotDone, match="disk is full"):
        preview.write_and_record(window, shown._draft, whole, "pdf", shown.data)
    assert [each.name for each in tmp_path.glob("sheet*")] == ["sheet.pdf"]
    assert whole.read_bytes() == b"as it was"
    assert issued(window, leo) == before


def test_no_path_does_nothing(qtbot, window, leo, shown, monkeypatch):
    monkeypatch.setattr(preview, "ask_path", lambda *_: "")
    monkeypatch.setattr(preview, "ask_printer", lambda *_: None)
    click(qtbot, shown.save_button)
    click(qtbot, shown.print_button)
    assert shown.isVisible()
    assert issued(window, leo) == []


def test_printing_is_recorded(qtbot, window, leo, shown, tmp_path, monkeypatch):
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    monkeypatch.setattr(preview, "ask_printer", lambda *_: printer)
    pages = shown.pages
    click(qtbot, shown.print_button)
    assert preview.page_count((tmp_path / "paper.pdf").read_bytes()) == pages
    assert issued(window, leo) == [(Audience.NURSE, "pdf")]


def test_a_lock_closes_it(window, shown):
    window.lock_asked.emit()
    settle()
    assert not any(isinstance(each, Preview) and each.isVisible() for each in QApplication.topLevelWidgets())
