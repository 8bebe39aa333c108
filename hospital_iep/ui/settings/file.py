"""File and backup: where the case file is, backups that were read back, the restore drill, the audit list."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from hospital_iep.store import backup
from hospital_iep.ui import faults, upkeep
from hospital_iep.ui import preview as previewing
from hospital_iep.ui.background import Job
from hospital_iep.ui.moments import when
from hospital_iep.ui.preferences import in_use
from hospital_iep.ui.settings.keys import practice_words
from hospital_iep.ui.settings.parts import Part, SettingCard
from hospital_iep.ui.student.words import table_words
from hospital_iep.ui.theme import theme
from hospital_iep.ui.widgets.announce import announce
from hospital_iep.ui.widgets.basics import Button, label
from hospital_iep.ui.widgets.busy import BusyBar
from hospital_iep.ui.widgets.dialog import DialogBase
from hospital_iep.ui.widgets.flow import FlowLayout
from hospital_iep.ui.widgets.tables import ROW, Column, RowsModel, TableView

if TYPE_CHECKING:
    from hospital_iep.store.audit import Entry
    from hospital_iep.ui.window import Window

AUDIT_ROWS = 8
AUDIT_READ = 500


def verify_work(
    report: Callable[[float, str], None], path: Path, who: UUID, passphrase: str
) -> dict[str, Any]:
    """Read all of a case file or backup, off the window's thread."""
    report(-1.0, "")
    return backup.verify(path, who, passphrase)


def drill_work(
    report: Callable[[float, str], None], path: Path, who: UUID, passphrase: str
) -> dict[str, Any]:
    """Restore a backup beside itself, read it whole, and remove it again: the case file is not touched."""
    report(-1.0, "")
    with TemporaryDirectory(prefix="drill-", dir=path.parent) as folder:
        target = Path(folder) / path.name
        backup.restore(path, target, who, passphrase)
        return backup.verify(target, who, passphrase)


class AskPassphrase(DialogBase):
    """Asks for one's own passphrase, since a copy is opened with it."""

    def __init__(self, window: "Window", title: str, intro: str, verb: str) -> None:
        super().__init__(window, title, intro=intro)
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setAccessibleName(self.tr("Your passphrase"))
        self.ask(self.tr("Your passphrase"), self.line)
        if window.practice:
            self.body.addWidget(label(practice_words(), "hint", wrap=True))
        self.cancel()
        self.go = self.primary(verb)


class FilePart(Part):
    """The file, its copies, and what was done with it."""

    def __init__(self, window: "Window", *, may_manage: bool, may_audit: bool) -> None:
        super().__init__(window)
        self.may_manage, self.may_audit = may_manage, may_audit
        self.dialog: AskPassphrase | None = None
        self.job: Job | None = None
        self._add_file()
        self._add_backup()
        if may_audit:
            self._add_audit()

    def _add_file(self) -> None:
        tr = self.tr
        card = self.add(
            SettingCard(
                tr("Case file"), tr("Encrypted. It and the file ending in .keys belong together: move both.")
            )
        )
        self.path = label("", wrap=True)
        card.body.addWidget(self.path)
        self.result = label("", "strong", wrap=True)
        self.result.hide()
        self.verify_button = Button(tr("Verify now…"), self.ask_verify, icon="shield-check")
        line = FlowLayout()
        line.addWidget(self.verify_button)
        card.body.addLayout(line)
        self.busy = BusyBar()
        card.body.addWidget(self.busy)
        card.body.addWidget(self.result)

    def _add_backup(self) -> None:
        tr = self.tr
        card = self.add(
            SettingCard(
                tr("Backups"),
                tr(
                    "Made each day while the file is open. Each copy is opened and read back before an older "
                    "one goes. Keep the folder on another disk."
                ),
            )
        )
        self.last = label("", wrap=True)
        self.folder = label("", wrap=True)
        card.body.addWidget(self.last)
        card.body.addWidget(self.folder)
        self.backup_button = Button(tr("Back up now"), self.back_up, icon="hard-drive", kind="primary")
        self.folder_button = Button(tr("Choose the folder…"), self.choose_folder, icon="folder-open")
        self.drill_button = Button(tr("Restore drill…"), self.ask_drill, icon="refresh-cw")
        self.resume_button = Button(tr("Let automatic backups go on"), self.resume, icon="play")
        line = FlowLayout()
        for button in (self.backup_button, self.folder_button, self.drill_button, self.resume_button):
            line.addWidget(button)
        card.body.addLayout(line)
        self.hint = label("", "hint", wrap=True)
        card.body.addWidget(self.hint)
        self.backup_result = label("", "strong", wrap=True)
        self.backup_result.hide()
        card.body.addWidget(self.backup_result)

    def _add_audit(self) -> None:
        tr = self.tr
        card = self.add(
            SettingCard(
                tr("Audit list"),
                tr("Who did what and when, never what was written. Nobody can change or delete it."),
            )
        )
        self.audit: RowsModel[Entry] = RowsModel(
            [
                Column(tr("When"), self._entry_when),
                Column(tr("Who"), lambda each: each.person_name),
                Column(tr("What"), lambda each: kind_words(each.kind)),
                Column(tr("Details"), _details),
            ],
            parent=self,
        )
        self.audit_table = TableView(tr("Audit list"), self.audit)
        self.audit_table.set_widths((170, 170, 150, 0))
        card.body.addWidget(self.audit_table)
        self.chain_button = Button(tr("Check that nothing is missing"), self.check_chain, icon="link")
        self.chain_result = label("", "strong", wrap=True)
        self.chain_result.hide()
        line = FlowLayout()
        line.addWidget(self.chain_button)
        card.body.addLayout(line)
        card.body.addWidget(self.chain_result)

    def _entry_when(self, each: "Entry") -> str:
        return when(datetime.fromisoformat(str(each.at)).astimezone().replace(tzinfo=None), self.desk.now())

    # Showing

    @override
    def refresh(self) -> None:
        """Show where the file is, the last backup, and the audit list."""
        database = self.desk.database
        self.path.setText(str(database.path))
        entries = database.audit_entries(kind="backed-up", limit=1)
        words = self.tr("No backup was made yet.")
        for each in entries:
            words = self.tr("Last backup, verified: {when}").format(when=self._entry_when(each))
        self.last.setText(words)
        folder = in_use.preferences.backup_folder
        self.folder.setText(
            self.tr("Folder: {folder}").format(folder=folder)
            if folder
            else self.tr("No folder is chosen yet.")
        )
        paused = backup.are_paused(database)
        self.resume_button.setVisible(paused and self.may_manage)
        copies = self._copies()
        for button in (self.backup_button, self.folder_button):
            button.setVisible(self.may_manage)
        self.drill_button.setVisible(self.may_manage and bool(copies))
        hint = "" if self.may_manage else self.tr("Your coordinator or administrator makes backups.")
        if paused:
            hint = self.tr("This file was restored: automatic backups wait until somebody has looked at it.")
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        if self.may_audit:
            rows = database.audit_entries(limit=AUDIT_READ)
            self.audit.set_rows(rows)
            self.audit_table.setFixedHeight(theme().target(ROW) * (min(len(rows), AUDIT_ROWS) + 1) + 6)

    def _copies(self) -> list[Path]:
        folder = in_use.preferences.backup_folder
        if not folder:
            return []
        dated = backup.dates_in(Path(folder), self.desk.database.path.stem)
        return sorted(dated, key=lambda path: dated[path], reverse=True)

    def _tell(self, where: Any, text: str) -> None:
        where.setText(text)
        where.setVisible(bool(text))
        announce(self, text)

    # Backups

    def choose_folder(self) -> None:
        """Ask where backups go, and keep it."""
        folder = previewing.ask_folder(self, self.tr("Folder for backups"), in_use.preferences.backup_folder)
        if folder:
            in_use.preferences.backup_folder = folder
            in_use.preferences.save()
            self.refresh()

    def back_up(self) -> None:
        """Write a copy and read it back; an older one goes only after that."""
        if not in_use.preferences.backup_folder:
            self.choose_folder()
        folder = in_use.preferences.backup_folder
        if not folder:
            return
        job = self._start(self.tr("Backing up"), upkeep.backup_work, self.desk.database, Path(folder))
        job.succeeded.connect(self._backed_up)
        job.failed.connect(lambda error: self._tell(self.backup_result, faults.sentence(error)))

    def _backed_up(self, copy: Path | None) -> None:
        told = self.tr("Automatic backups wait: this file was restored. Let them go on first.")
        if copy is not None:
            told = self.tr("Backed up and read back: {file}").format(file=copy.name)
            now = upkeep.here()
            self.window_.status.show_backup(now, now)
        self.refresh()
        self._tell(self.backup_result, told)

    def resume(self) -> None:
        """Let automatic backups go on after a restore."""
        backup.resume(self.desk.database)
        self.refresh()

    # Verify, drill

    def ask_verify(self) -> None:
        """Ask for the passphrase and read the whole case file."""
        self.desk.database.write_anchor()
        self._ask(
            self.tr("Verify the case file"),
            self.tr("Every page, row and audit entry is read; nothing is changed."),
            self.tr("Verify"),
            lambda secret: self._run(verify_work, self.desk.database.path, secret, self.result),
        )

    def ask_drill(self) -> None:
        """Ask for the passphrase and try whether the newest backup can be restored."""
        copies = self._copies()
        if copies:
            self._ask(
                self.tr("Restore drill"),
                self.tr(
                    "The newest backup is restored beside itself, read whole and removed again. "
                    "Your case file is not touched."
                ),
                self.tr("Try it"),
                lambda secret: self._run(drill_work, copies[0], secret, self.backup_result),
            )

    def _ask(self, title: str, intro: str, verb: str, act: Callable[[str], None]) -> None:
        dialog = AskPassphrase(self.window_, title, intro, verb)
        dialog.accepted.connect(lambda: act(dialog.line.text()))
        self.dialog = dialog
        dialog.open()

    def _run(self, work: Callable[..., Any], path: Path, secret: str, where: Any) -> None:
        who = self.desk.database.person.id
        job = self._start(self.tr("Reading the whole file"), work, path, who, secret)
        job.succeeded.connect(lambda report: self._tell(where, self._said(report)))
        job.failed.connect(lambda error: self._tell(where, faults.sentence(error)))

    def _start(self, words: str, work: Callable[..., Any], *args: Any) -> Job:
        job = self.window_.worker.start(work, *args)
        self.job = job
        self._let_start(on=False)
        self.busy.watch(job, words)
        job.finished.connect(self._finished)
        return job

    def _finished(self) -> None:
        self.job = None
        self._let_start(on=True)

    def _let_start(self, *, on: bool) -> None:
        for button in (self.verify_button, self.drill_button, self.backup_button):
            button.setEnabled(on)

    def _said(self, report: dict[str, Any]) -> str:
        if report["sound"]:
            rows = sum(report["rows"].values()) if isinstance(report.get("rows"), dict) else 0
            return self.tr("Whole: {rows} rows and the audit list were read, nothing is damaged.").format(
                rows=rows
            )
        return " ".join((self.tr("Not whole."), *report["faults"]))

    def check_chain(self) -> None:
        """Walk the audit list and say whether an entry was changed or taken away."""
        first = self.desk.database.check_audit()
        told = self.tr("Nothing was changed or taken away.")
        if first is not None:
            told = self.tr(
                "Entry {number} does not fit: the list was changed. Keep the file, tell your administrator."
            )
        self._tell(self.chain_result, told.format(number=first))


def _details(each: "Entry") -> str:
    """Return what an entry adds, in one line; it never holds what was written."""
    parts = []
    for key, value in each.detail.items():
        if key == "rows" and isinstance(value, list):
            tables = sorted({table_words(str(row[0])) for row in value if isinstance(row, list) and row})
            parts.append(f"{', '.join(tables)} ({len(value)})")
        elif isinstance(value, dict):
            parts.append(f"{key}: {sum(number for number in value.values() if isinstance(number, int))}")
        elif key == "sha256":
            parts.append(str(value)[:8])
        else:
            parts.append(str(value).replace("_", " ").strip())
    return ", ".join(parts)


def kind_words(kind: str) -> str:
    """Return what an entry tells of, in words; an unknown kind as it stands."""
    translate = QCoreApplication.translate
    words = {
        "created": translate("Settings", "Case file made"),
        "unlocked": translate("Settings", "Unlocked"),
        "failed unlock": translate("Settings", "Unlock failed"),
        "locked": translate("Settings", "Locked"),
        "seen": translate("Settings", "Looked at a child"),
        "edited": translate("Settings", "Changed"),
        "undone": translate("Settings", "Undone"),
        "redone": translate("Settings", "Done again"),
        "issued": translate("Settings", "Document issued"),
        "exported": translate("Settings", "File given out"),
        "printed": translate("Settings", "Printed"),
        "handed on": translate("Settings", "Handed on"),
        "received": translate("Settings", "Received"),
        "people and keys": translate("Settings", "People and keys"),
        "recovery key used": translate("Settings", "Recovery sheet used"),
        "backed-up": translate("Settings", "Backed up"),
        "restored": translate("Settings", "Restored"),
        "upgraded": translate("Settings", "Upgraded"),
        "purged": translate("Settings", "Deleted for good"),
        "older copy accepted": translate("Settings", "Older copy accepted"),
    }
    return words.get(kind, kind)
