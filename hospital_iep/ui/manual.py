"""The manual: Markdown pages that come with the program, read without a network."""

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QTextBrowser, QWidget
from typing_extensions import override

from hospital_iep.paths import resource
from hospital_iep.ui.theme import theme
from hospital_iep.ui.widgets.basics import Button, IconButton, label
from hospital_iep.ui.widgets.dialog import DialogBase

PAGE = Qt.ItemDataRole.UserRole


def pages() -> dict[str, str]:
    """Return the manual's pages: file name without .md, then the title (its first heading)."""
    folder = resource("help")
    if not folder.is_dir():
        return {}
    found = {}
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".md"):
            found[file.name.removesuffix(".md")] = _title(file.read_text(encoding="utf-8"), file.name)
    first = {key: found.pop(key) for key in ("index",) if key in found}
    return first | found


def _title(text: str, otherwise: str) -> str:
    heading = next((row for row in text.splitlines() if row.startswith("# ")), "")
    return heading.removeprefix("# ").strip() or otherwise.removesuffix(".md")


class ManualText(QTextBrowser):
    """Shows one page; links lead to other pages of the manual and nowhere else."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenExternalLinks(False)
        self.setOpenLinks(False)
        self.setAccessibleName(self.tr("Manual page"))

    def show_page(self, page: str) -> None:
        """Show a page, or say that it is not written."""
        file = resource("help", f"{page}.md")
        text = (
            file.read_text(encoding="utf-8") if file.is_file() else self.tr("This page is not in the manual.")
        )
        self.document().setDefaultFont(theme().font(14))
        self.document().setDocumentMargin(theme().px(16))
        self.setMarkdown(text)

    @override
    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Fetch nothing from anywhere: a manual page has no pictures of its own."""
        return None


class Manual(DialogBase):
    """The manual in a window of its own, beside the work: pages at the left, text at the right."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, self.tr("Manual"), width=640)
        self.setModal(False)
        self._trail: list[str] = []
        self.page = ""
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Pages of the manual"))
        for key, title in pages().items():
            item = QListWidgetItem(title)
            item.setData(PAGE, key)
            item.setSizeHint(QSize(0, theme().target(34)))
            self.list.addItem(item)
        self.list.currentItemChanged.connect(self._chosen)
        self.text = ManualText()
        self.text.anchorClicked.connect(self._follow)
        self._back = IconButton("arrow-left", self.tr("Back"), self.go_back, keys="Alt+Left")
        line = QHBoxLayout()
        line.addWidget(self._back)
        line.addWidget(label(self.tr("Works without a network."), "caption"), 1)
        columns = QHBoxLayout()
        self.list.setFixedWidth(theme().px(190))
        columns.addWidget(self.list)
        columns.addWidget(self.text, 1)
        self.text.setMinimumHeight(theme().px(340))
        self.body.addLayout(line)
        self.body.addLayout(columns, 1)
        self.buttons.addButton(Button(self.tr("Close"), self.reject), self.buttons.ButtonRole.RejectRole)

    def turn_to(self, page: str) -> None:
        """Show a page by its key."""
        if self.page and self.page != page:
            self._trail.append(self.page)
        self._show(page)

    def go_back(self) -> None:
        """Show the page before."""
        if self._trail:
            self._show(self._trail.pop())

    def _show(self, page: str) -> None:
        self.page = page
        self.text.show_page(page)
        self._back.setEnabled(bool(self._trail))
        for row in range(self.list.count()):
            item = self.list.item(row)
            if item.data(PAGE) == page and item is not self.list.currentItem():
                self.list.setCurrentItem(item)  # the page is shown already: nothing follows

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(PAGE) != self.page:
            self.turn_to(str(item.data(PAGE)))

    def _follow(self, url: QUrl) -> None:
        page = url.path().removesuffix(".md")
        if not url.scheme() and page in pages():
            self.turn_to(page)
