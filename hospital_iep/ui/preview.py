"""A document before it leaves: its pages from memory, its text beside them; print and save record the issue.

No file is written until the person saves. The only room that knows pypdfium2.
"""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from hospital_iep.documents.text import spoken
from hospital_iep.operations import documents
from hospital_iep.operations.documents import Draft
from hospital_iep.ui import faults
from hospital_iep.ui.background import Job
from hospital_iep.ui.documents.words import unprintable_words
from hospital_iep.ui.faults import NotDone
from hospital_iep.ui.page import scrolling
from hospital_iep.ui.reentry.words import language
from hospital_iep.ui.theme import theme
from hospital_iep.ui.widgets.announce import announce
from hospital_iep.ui.widgets.basics import Button, IconButton, label
from hospital_iep.ui.widgets.busy import BusyBar
from hospital_iep.ui.widgets.empty import Banner

if TYPE_CHECKING:
    from hospital_iep.ui.window import Window

POINTS = 72
ZOOMS = (50, 75, 100, 125, 150, 200, 300)
PRINT_DPI = 300
TURNING = {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End}
FORMATS = {"pdf": "PDF (*.pdf)", "docx": "Word (*.docx)", "html": "HTML (*.html)"}


def ask_path(parent: QWidget, title: str, suggested: str, filters: str) -> str:
    """Ask where to save; a test puts its own in its place. Empty for not at all."""
    return QFileDialog.getSaveFileName(parent, title, suggested, filters)[0]


def ask_folder(parent: QWidget, title: str, at: str) -> str:
    """Ask for a folder; a test puts its own in its place. Empty for none."""
    return QFileDialog.getExistingDirectory(parent, title, at)


def ask_printer(parent: QWidget) -> QPrinter | None:
    """Ask on which printer; ``None`` for not at all. A test puts its own in its place."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("Hospital IEP")  # a print queue is seen by others
    asked = QPrintDialog(printer, parent)
    return printer if asked.exec() == QDialog.DialogCode.Accepted else None


def suggested_name(draft: Draft, code: str, file_format: str) -> str:
    """Return a file name that says nothing about the child: code, kind, reader, version."""
    parts = [code or "ward", draft.kind.value, draft.audience.value, str(draft.document.version)]
    return "-".join(parts) + f".{file_format}"


def page_count(data: bytes) -> int:
    """Return how many pages a PDF has."""
    document = pypdfium2.PdfDocument(data)
    try:
        return len(document)
    finally:
        document.close()


def page_image(data: bytes, number: int, scale: float) -> QImage:
    """Return one page as a picture; ``scale`` 1 is 72 dots an inch."""
    document = pypdfium2.PdfDocument(data)
    try:
        page = document[number]
        bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
        image = QImage(
            bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888
        ).copy()
        page.close()
        return image
    finally:
        document.close()


def write_and_record(window: "Window", draft: Draft, path: Path, file_format: str, data: bytes) -> None:
    """Write a file and record the issue; where either cannot be, neither is. Raises ``NotDone``.

    On a full disk no half document stays behind, and a file that stood there before is whole.
    """
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_bytes(data)
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        gone = window.tr("The folder {folder} is not there. Choose another folder.")
        told = faults.sentence(error) if path.parent.is_dir() else gone.format(folder=path.parent)
        raise NotDone(told) from error
    try:
        record(window, draft, data, file_format)
    except NotDone:
        path.unlink(missing_ok=True)
        raise


def record(window: "Window", draft: Draft, data: bytes, file_format: str) -> None:
    """Write down that a document left: it stays, undo does not touch it."""
    window.desk.do(window.tr("Issued a document"), documents.issue, draft, data, file_format)


class PageView(QWidget):
    """One page, drawn at the screen's own fineness; keys as in any reader."""

    turned = Signal(int)  # a key that the scroll area would take for itself

    def __init__(self) -> None:
        super().__init__()
        self._picture = QPixmap()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", "true")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_page(self, image: QImage, ratio: float) -> None:
        """Show a page."""
        self._picture = QPixmap.fromImage(image)
        self._picture.setDevicePixelRatio(ratio)
        self.setFixedSize(self.sizeHint())
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in TURNING:
            self.turned.emit(event.key())
        else:
            super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        return self._picture.deviceIndependentSize().toSize()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        painter.setPen(theme().color("borderStrong"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class Preview(QDialog):
    """Pages at the left, the same text at the right for whoever reads with another sense."""

    def __init__(self, window: "Window", draft: Draft, code: str = "") -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Hospital IEP")
        self._window, self._draft, self._code = window, draft, code
        self.data = b""
        self.page = 0
        self.pages = 0
        self._zoom = 100
        self._target = (Path(), "pdf")
        self._job: Job | None = None
        self._build()
        window.lock_asked.connect(self.close)
        theme().changed.connect(self._draw)
        room = window.screen().availableGeometry()
        wide, high = min(theme().px(1040), room.width() - 40), min(theme().px(900), room.height() - 60)
        self.resize(wide, high)
        self._render()

    def _build(self) -> None:
        tr = self.tr
        self.setAccessibleName(tr("Preview"))
        outer = QVBoxLayout(self)
        side = theme().px(12)
        outer.setContentsMargins(side, side, side, side)
        outer.setSpacing(theme().px(10))
        bar = QHBoxLayout()
        bar.setSpacing(theme().px(6))
        self.back_button = IconButton("chevron-left", tr("Previous page"), lambda: self.turn(-1), keys="PgUp")
        self.on_button = IconButton("chevron-right", tr("Next page"), lambda: self.turn(1), keys="PgDown")
        self.words = label("")
        self.smaller = IconButton("minus", tr("Smaller"), lambda: self.zoom(-1), keys="Ctrl+-")
        self.larger = IconButton("plus", tr("Larger"), lambda: self.zoom(1), keys="Ctrl++")
        for each in (self.back_button, self.words, self.on_button, self.smaller, self.larger):
            bar.addWidget(each)
        bar.addStretch(1)
        outer.addLayout(bar)
        self.banner = Banner("", kind="danger", icon="circle-alert")
        self.banner.hide()
        outer.addWidget(self.banner)
        signs = self._draft.unprintable
        self.signs = Banner(unprintable_words(signs) if signs else "", kind="warn", icon="triangle-alert")
        self.signs.setVisible(bool(signs))
        outer.addWidget(self.signs)
        for note in self._draft.notes:
            outer.addWidget(Banner(note.said(language()), icon="shield-alert"))
        self.busy = BusyBar()
        outer.addWidget(self.busy)
        middle = QHBoxLayout()
        middle.setSpacing(theme().px(10))
        self.view = PageView()
        self.view.turned.connect(self._turn_by)
        self.area = scrolling(self.view)
        self.area.setWidgetResizable(False)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.area.setMinimumWidth(theme().px(240))
        middle.addWidget(self.area, 3)
        self.text = QPlainTextEdit(spoken(self._draft.document))
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(tr("The text of the document"))
        middle.addWidget(self.text, 2)
        outer.addLayout(middle, 1)
        foot = QHBoxLayout()
        foot.setSpacing(theme().px(8))
        self.close_button = Button(tr("Close"), self.close)
        self.save_button = Button(tr("Save as…"), self.save, icon="download")
        self.print_button = Button(tr("Print"), self.print_, icon="printer", kind="primary")
        foot.addWidget(self.close_button)
        foot.addStretch(1)
        foot.addWidget(self.save_button)
        foot.addWidget(self.print_button)
        outer.addLayout(foot)
        self._ready(ready=False)

    # -- rendering

    def _render(self) -> None:
        self._job = job = self._window.worker.start(_render, self._draft, "pdf")
        job.succeeded.connect(self._show)
        job.failed.connect(self._failed)
        self.busy.watch(job, self.tr("Making the pages"))

    def _ready(self, *, ready: bool) -> None:
        for each in (
            self.back_button,
            self.on_button,
            self.smaller,
            self.larger,
            self.save_button,
            self.print_button,
        ):
            each.setEnabled(ready)
        if not ready:
            self.words.setText(self.tr("Making the pages…"))

    def _failed(self, _error: object) -> None:
        self.words.setText("")
        self.banner.say(self.tr("The pages could not be made. The text beside them is the whole document."))
        self.banner.show()

    def _show(self, data: object) -> None:
        assert isinstance(data, bytes)
        self.data = data
        self.pages = page_count(data)
        self._ready(ready=True)
        self._zoom = self._fitting()
        self._draw()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _draw(self) -> None:
        if not self.data:
            return
        ratio = self.devicePixelRatioF()
        self.view.show_page(page_image(self.data, self.page, self._zoom / 100 * ratio * 96 / POINTS), ratio)
        said = self.tr("Page {page} of {pages}").format(page=self.page + 1, pages=self.pages)
        self.words.setText(said)
        self.view.setAccessibleName(said)
        self.view.setAccessibleDescription(self.tr("The text stands beside it."))
        self.back_button.setEnabled(self.page > 0)
        self.on_button.setEnabled(self.page + 1 < self.pages)
        self.smaller.setEnabled(self._zoom > ZOOMS[0])
        self.larger.setEnabled(self._zoom < ZOOMS[-1])

    def turn(self, by: int) -> None:
        """Go some pages on or back."""
        number = min(max(self.page + by, 0), max(self.pages - 1, 0))
        if number != self.page:
            self.page = number
            self._draw()
            self.area.verticalScrollBar().setValue(0)
            announce(self, self.words.text())

    def _turn_by(self, key: int) -> None:
        forwards = key in (Qt.Key.Key_PageDown, Qt.Key.Key_End)
        far = self.pages if key in (Qt.Key.Key_Home, Qt.Key.Key_End) else 1
        self.turn(far if forwards else -far)

    def zoom(self, by: int) -> None:
        """Show the page larger or smaller."""
        if by > 0:
            self._zoom = next((each for each in ZOOMS if each > self._zoom), ZOOMS[-1])
        else:
            self._zoom = next((each for each in reversed(ZOOMS) if each < self._zoom), ZOOMS[0])
        self._draw()

    def _fitting(self) -> int:
        """Return the percentage at which a page is as wide as its place."""
        wide = page_image(self.data, 0, 96 / POINTS).width()
        room = self.area.width() - self.area.verticalScrollBar().sizeHint().width() - 4
        return min(max(room * 100 // max(wide, 1), ZOOMS[0]), ZOOMS[-1])

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        key = event.key()
        if key in TURNING:
            self._turn_by(key)
        elif control and key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.zoom(-1 if key == Qt.Key.Key_Minus else 1)
        elif control and key == Qt.Key.Key_P and self.data:
            self.print_()
        elif control and key == Qt.Key.Key_S and self.data:
            self.save()
        else:
            super().keyPressEvent(event)

    # -- leaving

    def save(self) -> None:
        """Save as PDF, Word or HTML; the issue is recorded."""
        name = suggested_name(self._draft, self._code, "pdf")
        chosen = ask_path(self, self.tr("Save the document"), name, ";;".join(FORMATS.values()))
        if not chosen:
            return
        path = Path(chosen)
        file_format = path.suffix.removeprefix(".").casefold()
        if file_format not in FORMATS:
            path, file_format = path.with_name(f"{path.name}.pdf"), "pdf"
        if file_format == "pdf":
            self._write(path, file_format, self.data)
            return
        job = self._window.worker.start(_render, self._draft, file_format)
        self._target = (path, file_format)
        job.succeeded.connect(self._made)
        job.failed.connect(self._failed)
        self.busy.watch(job, self.tr("Making the file"))

    def _made(self, data: object) -> None:
        assert isinstance(data, bytes)
        self._write(*self._target, data)

    def _write(self, path: Path, file_format: str, data: bytes) -> None:
        try:
            write_and_record(self._window, self._draft, path, file_format, data)
        except NotDone as fault:
            self.banner.say(str(fault))
            self.banner.show()
            return
        self._window.toasts.say(self.tr("Saved, and written down as issued."))
        self.accept()

    def print_(self) -> None:
        """Print; the issue is recorded."""
        printer = ask_printer(self)
        if printer is None:
            return
        try:
            record(self._window, self._draft, self.data, "pdf")
        except NotDone as fault:
            self.banner.say(str(fault))
            self.banner.show()
            return
        print_pages(self.data, printer)
        self._window.toasts.say(self.tr("Printed, and written down as issued."))
        self.accept()


def print_pages(data: bytes, printer: QPrinter) -> None:
    """Send every page to a printer, fitted to its paper."""
    painter = QPainter(printer)
    try:
        for number in range(page_count(data)):
            if number:
                printer.newPage()
            image = page_image(data, number, PRINT_DPI / POINTS)
            room = painter.viewport()
            size = image.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
            painter.drawImage(
                (room.width() - size.width()) // 2,
                0,
                image.scaled(size, mode=Qt.TransformationMode.SmoothTransformation),
            )
    finally:
        painter.end()


def _render(report: Callable[[float, str], None], draft: Draft, file_format: str) -> bytes:
    """Make a file off the window's thread."""
    report(-1.0, "")
    return draft.render(file_format)


def render_job(window: "Window", draft: Draft, file_format: str) -> Job:
    """Make a document's file in the background; the job's result are its bytes."""
    return window.worker.start(_render, draft, file_format)


def preview(window: "Window", draft: Draft, code: str = "") -> Preview:
    """Show a document before it leaves; ``code`` stands for the child in the file name."""
    shown = Preview(window, draft, code)
    shown.open()
    return shown
