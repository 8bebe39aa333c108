"""The header: what this page is, its scope, the search, privacy, and who is working."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QToolButton, QWidget
from typing_extensions import override

from hospital_iep.ui import icons
from hospital_iep.ui.privacy import Privacy
from hospital_iep.ui.theme import theme
from hospital_iep.ui.widgets.basics import Button, Elided, IconButton, key_cap, set_look
from hospital_iep.ui.widgets.chips import Avatar, Chip

HEIGHT = 56
MOST_TITLE = 200


class SearchButton(QPushButton):
    """Looks like a search field and opens the palette of commands."""

    def __init__(self) -> None:
        super().__init__()
        self._narrow = False
        self.setAutoDefault(False)
        self.setIcon(icons.icon("search", "text2"))
        self.setAccessibleName(self.tr("Find or do anything"))
        self.setAccessibleDescription(self.tr("Opens the palette, Control K"))
        self.setToolTip(self.tr("Find or do anything (Ctrl+K)"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, theme().px(10), 0)
        layout.addStretch(1)
        self._cap = key_cap(self.tr("Ctrl K"))
        self._cap.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout.addWidget(self._cap)
        self.set_narrow(narrow=False)

    def set_narrow(self, *, narrow: bool) -> None:
        """Show the icon alone where there is little room."""
        self._narrow = narrow
        self.setText("" if narrow else self.tr("Find or do anything"))
        self._cap.setVisible(not narrow)
        side = theme().px(16)
        self.setIconSize(QSize(side if narrow else side + theme().px(6), side))
        self.setFixedWidth(theme().px(44) if narrow else theme().px(236))


class Header(QWidget):
    """The line above the content. The page gives title and scope; the rest is the window's."""

    search_asked = Signal()
    privacy_asked = Signal()
    back_asked = Signal()

    def __init__(self, privacy: Privacy, who: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._privacy = privacy
        self._layout = QHBoxLayout(self)
        self._layout.setSpacing(theme().px(12))
        self.back = Button("", self.back_asked.emit, icon="chevron-left", kind="plain")
        self.back.hide()
        self.title = Elided("", "title")
        self._scope_slot = QHBoxLayout()
        self._scope: QWidget | None = None
        self.practice = Chip(self.tr("Practice data"), "flask-conical", "info")
        self.practice.hide()
        self.search = SearchButton()
        self.search.clicked.connect(self.search_asked)
        self.privacy_button = QToolButton()
        self.privacy_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.privacy_button.setCheckable(True)
        self.privacy_button.clicked.connect(self.privacy_asked)
        self.panel_button = IconButton("panel-right", self.tr("Side panel"), keys="F7")
        self.panel_button.hide()
        self.who_button = QToolButton()
        self.who_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.who_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.who_button.setProperty("kind", "plain")
        self.who_menu = QMenu(self)
        self.who_button.setMenu(self.who_menu)
        self._layout.addWidget(self.back)
        self._layout.addWidget(self.title)
        self._layout.addLayout(self._scope_slot)
        self._layout.addStretch(1)
        for widget in (self.practice, self.search, self.privacy_button, self.panel_button, self.who_button):
            self._layout.addWidget(widget)
        self._who = who
        self._wordless = False
        self.set_who(who)
        privacy.changed.connect(self._fit)
        theme().changed.connect(self._fit)
        self._fit()

    def set_who(self, who: str) -> None:
        """Say who is working ("Ana Ruiz, hospital teacher")."""
        self._who = who
        self.who_button.setIcon(Avatar.of(who.split(",", maxsplit=1)[0], 30).picture())
        self.who_button.setAccessibleName(self.tr("Working: {who}").format(who=who))
        self.who_button.setToolTip(who)

    def show_page(self, title: str, scope: QWidget | None, back: str) -> None:
        """Show a page's title, its scope widgets and the way back."""
        self.title.say(title)
        self._keep_title()
        self.back.setText(back)
        self.back.setVisible(bool(back))
        if scope is not self._scope:
            if self._scope is not None:
                self._scope_slot.removeWidget(self._scope)
                self._scope.hide()
            self._scope = scope
            if scope is not None:
                self._scope_slot.addWidget(scope)
                scope.show()

    def _keep_title(self) -> None:
        """Let everything else give way before the title does; a very long one still ends in dots."""
        self.title.setMinimumWidth(min(self.title.sizeHint().width(), theme().px(MOST_TITLE)))

    def set_width(self, width: int) -> None:
        """Give way where the window is narrow: first the search, then the words of privacy."""
        room = width * 100 / theme().percent
        self.search.set_narrow(narrow=room < 1150)
        self._keep_title()
        self._wordless = room < 780
        self._fit_privacy()
        self._fit_practice()

    def _fit(self) -> None:
        look = theme()
        self.setFixedHeight(look.px(HEIGHT))
        self._layout.setContentsMargins(look.px(16), 0, look.px(16), 0)
        side = look.px(30)
        self.who_button.setIcon(Avatar.of(self._who.split(",")[0], 30).picture())
        self.who_button.setIconSize(QSize(side, side))
        self.set_width(self.width())

    def _fit_practice(self) -> None:
        words = self.tr("Practice data")
        shown = "" if self._wordless else words
        self.practice.say(shown, "flask-conical", "info")
        self.practice.setAccessibleName(words)
        self.practice.setToolTip(words)

    def _fit_privacy(self) -> None:
        on = self._privacy.on
        button = self.privacy_button
        button.setChecked(on)
        button.setIcon(icons.icon("eye-off" if on else "eye", "accentText" if on else "text"))
        side = theme().px(18)
        words = self.tr("Initials only") if on else self.tr("Full names")
        wordy = on and not self._wordless
        button.setIconSize(QSize(side + theme().px(6) if wordy else side, side))
        button.setText(words)
        style = (
            Qt.ToolButtonStyle.ToolButtonTextBesideIcon if wordy else Qt.ToolButtonStyle.ToolButtonIconOnly
        )
        button.setToolButtonStyle(style)
        button.setAccessibleName(self.tr("Names: {state}").format(state=words))
        button.setAccessibleDescription(self.tr("F9 switches between names and initials"))
        button.setToolTip(self.tr("{state}. F9 switches.").format(state=words))
        set_look(button, "kind", "soft" if on else "plain")

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme().px(HEIGHT))
