"""The packet: what goes in for one reader, what stays out and why, and what allows it to leave."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast
from uuid import UUID

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from hospital_iep.domain.disclosure import Audience, DocumentKind
from hospital_iep.operations import documents
from hospital_iep.operations.documents import PACKET_AUDIENCES, Draft, NotPermittedError, Permission
from hospital_iep.ui import preview
from hospital_iep.ui.background import Job
from hospital_iep.ui.documents.words import stays_out, unprintable_words
from hospital_iep.ui.faults import NotDone
from hospital_iep.ui.reentry import words
from hospital_iep.ui.theme import theme
from hospital_iep.ui.widgets.announce import announce
from hospital_iep.ui.widgets.basics import Button, Card, Icon, Wrapped, label, line, set_look
from hospital_iep.ui.widgets.busy import BusyBar
from hospital_iep.ui.widgets.chips import Chip
from hospital_iep.ui.widgets.dates import day_words
from hospital_iep.ui.widgets.dialog import DialogBase
from hospital_iep.ui.widgets.empty import Banner
from hospital_iep.ui.widgets.flow import FlowLayout
from hospital_iep.ui.widgets.layouts import column, row, scrolling
from hospital_iep.ui.widgets.segments import Segments

if TYPE_CHECKING:
    from sqlmodel import Session

    from hospital_iep.ui.window import Window


@dataclass(frozen=True, slots=True)
class Offer:
    """A packet for one reader: its draft, or why there can be none."""

    audience: Audience
    permission: Permission
    draft: Draft | None


def offer(session: "Session", student_id: UUID, audience: Audience, today: date, *, practice: bool) -> Offer:
    """Return the packet for a reader, built from what is known now; nothing is written."""
    may = documents.permission(session, student_id, audience, today)
    if not may.allowed:
        return Offer(audience, may, None)
    try:
        draft = documents.prepare(
            session,
            DocumentKind.PACKET,
            student_id,
            audience,
            today=today,
            practice=practice,
            language=words.language(),
        )
    except NotPermittedError as refused:
        return Offer(audience, Permission(allowed=False, because=str(refused)), None)
    return Offer(audience, may, draft)


class Tab(QPushButton):
    """One reader."""


class PacketPanel(QWidget):
    """Tabs for the readers, lists, consent, and what can be done."""

    chosen = Signal(str)
    consent_asked = Signal()
    preview_asked = Signal()
    build_asked = Signal()
    all_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Packet"))
        self.offer: Offer | None = None
        tr = self.tr
        outer = column(self, 12, 0)
        outer.setContentsMargins(*(theme().px(each) for each in (4, 12, 12, 12)))
        card = Card(margin=0, gap=0)
        outer.addWidget(card)
        head = QWidget()
        top = column(head, 12, 6)
        title = QWidget()
        flow = FlowLayout(title)
        flow.addWidget(label(tr("Packet"), "section"))
        self.consent = Chip("", "shield-check", "ok")
        flow.addWidget(self.consent)
        top.addWidget(title)
        tabs = QWidget()
        tabs.setAccessibleName(tr("Reader"))
        across = FlowLayout(tabs, 2)
        self._group = QButtonGroup(self)
        self.tabs: dict[Audience, Tab] = {}
        for audience in PACKET_AUDIENCES:
            tab = Tab(words.reader(audience))
            tab.setCheckable(True)
            tab.setAutoDefault(False)
            tab.setProperty("kind", "plain")
            tab.setProperty("measure", "small")
            tab.setAccessibleDescription(tr("Who the packet is for"))
            tab.toggled.connect(lambda on, tab=tab: set_look(tab, "on", "true" if on else "false"))
            tab.clicked.connect(lambda _=False, audience=audience: self.chosen.emit(audience.value))
            self._group.addButton(tab)
            self.tabs[audience] = tab
            across.addWidget(tab)
        top.addWidget(tabs)
        card.body.addWidget(head)
        card.body.addWidget(line())
        self._inner = QWidget()
        self._lists = column(self._inner, 12, 6)
        self._area = scrolling(self._inner)
        card.body.addWidget(self._area, 1)
        card.body.addWidget(line())
        foot = QWidget()
        buttons = FlowLayout(foot, 6)
        margin = theme().px(12)
        buttons.setContentsMargins(margin, margin, margin, margin)
        self.preview_button = Button(tr("Preview"), self.preview_asked.emit, icon="eye")
        self.all_button = Button(tr("All five"), self.all_asked.emit, icon="layers")
        self.build_button = Button(tr("Build packet"), self.build_asked.emit, icon="package", kind="primary")
        self.consent_button = Button(
            tr("Record consent"), self.consent_asked.emit, icon="shield-check", kind="primary"
        )
        holder = QWidget()
        column(holder, 12, 0).addWidget(foot)
        buttons.setContentsMargins(0, 0, 0, 0)
        for button in (self.preview_button, self.all_button, self.build_button, self.consent_button):
            buttons.addWidget(button)
        card.body.addWidget(holder)

    def show_offer(self, offer_: Offer, today: date, called: str, masked: Callable[[str], str] = str) -> None:
        """Show what a packet for one reader holds, or why there is none; ``masked`` hides names in titles."""
        self.offer = offer_
        self.tabs[offer_.audience].setChecked(True)
        while self._lists.count():
            item = self._lists.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._show_consent(offer_, today)
        may = offer_.draft is not None
        self.preview_button.setVisible(may)
        self.build_button.setVisible(may)
        self.consent_button.setVisible(not may)
        if offer_.draft is None:
            self._lists.addWidget(Banner(self._missing(offer_), kind="warn", icon="shield-alert"))
            self._lists.addStretch(1)
            return
        self._show_lists(offer_.draft, called, masked)

    def _show_consent(self, offer_: Offer, today: date) -> None:
        tr, may = self.tr, offer_.permission
        if not may.allowed:
            self.consent.say(tr("No consent"), "shield-alert", "warn")
        elif may.consent_id is None:
            self.consent.say(tr("No consent needed"), "shield-check", "ok")
        elif may.until is None:
            self.consent.say(tr("Consent holds"), "shield-check", "ok")
        else:
            until = tr("Consent until {day}").format(day=day_words(may.until, today))
            self.consent.say(until, "shield-check", "ok")

    def _missing(self, offer_: Offer) -> str:
        text = self.tr("No valid consent covers this reader, so nothing may be built: {reason}.")
        return text.format(reason=words.translate(offer_.permission.because))

    def _show_lists(self, draft: Draft, called: str, masked: Callable[[str], str]) -> None:
        tr = self.tr
        for note in draft.notes:
            self._lists.addWidget(Banner(masked(note.said(words.language())), icon="shield-alert"))
        parts = draft.goes_in
        self.goes_in = label(tr("Goes in"), "label")
        self._lists.addWidget(self.goes_in)
        for part in parts:
            self._lists.addWidget(self._line("check", "ok", masked(part), ""))
        if not parts:
            self._lists.addWidget(Wrapped(tr("Nothing is known yet that this reader may have."), "quiet"))
        if draft.withheld:
            self._lists.addWidget(label(tr("Stays out, and why"), "label"))
        kept = ((each.part, words.translate(each.reason), each.count) for each in draft.withheld)
        unsigned = {each.part for each in draft.withheld if "consent" in each.reason}
        for part, reasons in stays_out(kept).items():
            ink = "danger" if part in unsigned else "warn"
            self._lists.addWidget(self._line("eye-off", ink, masked(words.translate(part)), reasons))
        if signs := draft.unprintable:
            self._lists.addWidget(Banner(unprintable_words(signs), kind="warn", icon="triangle-alert"))
        if draft.recipient:
            text = tr("To {recipient}. Each copy is logged.").format(recipient=draft.recipient)
        else:
            text = tr("To {called}\u2019s {reader}. Each copy is logged.").format(
                called=called, reader=words.reader(draft.audience).lower()
            )
        box = Card(margin=8)
        across = row(8)
        across.addWidget(Icon("user", "text2"), 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(Wrapped(text), 1)
        box.body.addLayout(across)
        self._lists.addWidget(box)
        if draft.document.draft:
            text = tr("The plan behind it is still a draft. It prints with \u201cdraft\u201d.")
            self._lists.addWidget(Banner(text))
        self._lists.addStretch(1)

    def show_pages(self, pages: int) -> None:
        """Say how many pages it will be, once that is known."""
        text = self.tr("Goes in, {pages} pages").format(pages=pages)
        self.goes_in.setText(self.tr("Goes in, 1 page") if pages == 1 else text)

    @staticmethod
    def _line(icon: str, ink: str, text: str, reason: str) -> QWidget:
        holder = QWidget()
        across = row(8)
        across.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(across)
        across.addWidget(Icon(icon, ink), 0, Qt.AlignmentFlag.AlignTop)
        lines = QWidget()
        both = column(lines, 0, 0)
        both.addWidget(Wrapped(text))
        if reason:
            both.addWidget(Wrapped(reason, "caption"))
        across.addWidget(lines, 1)
        holder.setAccessibleName(", ".join(part for part in (text, reason) if part))
        return holder


def documents_folder() -> Path:
    """Return where files are saved unless another folder is chosen: the documents, where there are such."""
    usual = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return usual if usual.is_dir() else Path.home()


_last_folder: list[Path] = []  # of this unlock; a folder's name may speak of a child


class PacketCheck(DialogBase):
    """The last look: for whom, what stays out, pages, format, folder. Build writes and records."""

    built = Signal(int)

    def __init__(self, window: "Window", offers: Mapping[Audience, Offer], code: str) -> None:
        super().__init__(
            window,
            window.tr("Build the packet") if len(offers) == 1 else window.tr("Build all packets"),
            width=640,
            intro=window.tr("Each copy is logged, with what went and what stayed out."),
        )
        self.window_ = window
        self.code = code
        self.folder = _last_folder[0] if _last_folder else documents_folder()
        self.drafts = [each.draft for each in offers.values() if each.draft is not None]
        self.files: list[Path] = []
        tr = self.tr
        self.fault = Banner("", kind="danger", icon="circle-alert")
        self.body.addWidget(self.fault)
        self.fault.hide()
        for each in offers.values():
            self.body.addWidget(self._line(each))
        self.formats = Segments(tr("Format"), {"pdf": tr("PDF"), "docx": tr("Word"), "html": tr("Web page")})
        self.body.addWidget(label(tr("Format"), "label"))
        self.body.addWidget(self.formats)
        self.where = Wrapped("", "quiet")
        self.body.addWidget(label(tr("Saved in"), "label"))
        self.body.addWidget(self.where)
        across = row()
        self.change = Button(tr("Another folder…"), self._choose, size="small")
        across.addWidget(self.change)
        across.addStretch(1)
        self.body.addLayout(across)
        self.busy = BusyBar()
        self.body.addWidget(self.busy)
        self.cancel()
        self.build_button: Button = self.primary(tr("Build"), self.build, icon="package")
        self.build_button.setEnabled(bool(self.drafts))
        self._show_folder()

    def _line(self, each: Offer) -> QWidget:
        tr = self.tr
        holder = QWidget()
        across = row(8)
        across.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(across)
        name = words.reader(each.audience)
        if each.draft is None:
            across.addWidget(Icon("shield-alert", "warn"), 0, Qt.AlignmentFlag.AlignTop)
            text = tr("{reader}: not built, {reason}").format(
                reader=name, reason=words.translate(each.permission.because)
            )
        else:
            across.addWidget(Icon("check", "ok"), 0, Qt.AlignmentFlag.AlignTop)
            to = each.draft.recipient
            text = tr("{reader}: {parts} of {all} parts go in")
            if to:
                text = tr("{reader}, to {recipient}: {parts} of {all} parts go in")
            text = text.format(
                reader=name,
                recipient=to,
                parts=len(each.draft.goes_in),
                all=len(each.draft.goes_in) + len({one.part for one in each.draft.withheld}),
            )
        lines = QWidget()
        below = column(lines, 0, 4)
        below.addWidget(Wrapped(text))
        for note in each.draft.notes if each.draft is not None else ():
            below.addWidget(Banner(note.said(words.language()), icon="shield-alert"))
        across.addWidget(lines, 1)
        return holder

    def _show_folder(self) -> None:
        self.where.setText(str(self.folder))

    def _choose(self) -> None:
        chosen = preview.ask_folder(self, self.tr("Where to save"), str(self.folder))
        if chosen:
            self.folder = Path(chosen)
            _last_folder[:] = [self.folder]
            self._show_folder()

    def build(self) -> None:
        """Make every file off the window's thread, then write and record one after the other."""
        self.build_button.setEnabled(False)
        self.fault.hide()
        job = self.window_.worker.start(_render_all, self.drafts, self.formats.value)
        job.succeeded.connect(self._write)
        job.failed.connect(self._failed)
        self.busy.watch(job, self.tr("Making the pages"))
        self._job: Job = job

    def _failed(self, _error: object) -> None:
        self.fault.say(self.tr("The pages could not be made. Nothing was written. Preview shows the text."))
        self.fault.show()
        self.build_button.setEnabled(True)

    def _write(self, made: object) -> None:
        file_format = self.formats.value
        self.files = []
        for draft, data in zip(self.drafts, cast("list[bytes]", made), strict=True):
            path = _free(self.folder / preview.suggested_name(draft, self.code, file_format))
            try:
                preview.write_and_record(self.window_, draft, path, file_format, data)
            except NotDone as fault:
                self.fault.say(str(fault))
                self.fault.show()
                self.build_button.setEnabled(True)
                return
            self.files.append(path)
        announce(self, self.tr("Saved, and written down as issued."))
        self.built.emit(len(self.files))
        self.accept()


def _free(path: Path) -> Path:
    """Return a path that no file has."""
    found, number = path, 2
    while found.exists():
        found, number = path.with_stem(f"{path.stem}-{number}"), number + 1
    return found


def _render_all(report: object, drafts: list[Draft], file_format: str) -> list[bytes]:
    """Make all files (on the worker's thread)."""
    made = []
    for number, draft in enumerate(drafts):
        assert callable(report)
        report(number / len(drafts), "")
        made.append(draft.render(file_format))
    return made
