"""The windows: PySide6 widgets in code, over operations, with one desk for reading and changing.

A page is a ``Page`` (``ui.page``). It is made when it is first opened, with the window as its only
argument, and finds there everything it needs::

    class CaseloadPage(Page):
        help_page = "caseload"                       # resources/help/caseload.md, for F1

        def __init__(self, window: Window) -> None:
            super().__init__(window)                 # self.desk, self.privacy, self.window_ (the Window)
            self.title = self.tr("Caseload")
            self.desk.changed.connect(self._on_changed)     # the Changes of one step
            self.privacy.changed.connect(self._write_names)

        def scope(self): ...        # widgets beside the title, kept and returned again
        def side_panel(self): ...   # right edge; below 1280 px the window makes a drawer of it (F7)
        def back(self): ...         # ("caseload", self.tr("Caseload")): the way back, left of the title
        def commands(self): ...     # Command(label, act, icon, keys): palette, shortcuts and Ctrl+/ in one
        def enter(self, **target): ...      # comes to the front; target as given to window.open
        def leave(self): ...                # goes to the back, or the lock comes: write what is half-typed
        def place(self): ...                # the target that brings it back after a lock (plain JSON values)
        def first_focus(self): ...          # where the focus belongs

    window.add_page("caseload", window.tr("Caseload"), "users", CaseloadPage)
    window.open("student", student_id=str(student_id), section="goals")

Change things only by ``self.desk.do(self.tr("Moved return date"), operation, …)``: one labelled, undoable
step. It raises ``faults.NotDone`` with a sentence to show; whoever does not catch it need not, the window
shows it as a toast. Read with ``self.desk.read(query, …)``. Long work: ``window.worker.start(work, …)``
returns a ``Job`` (``progressed``, ``succeeded``, ``failed``, ``finished``, ``cancel``); show it in a
``widgets.busy.BusyBar``.

Names of children are written by ``self.privacy.name(full, initials, key)`` only. Colours and sizes come from
``theme.theme()`` (``color("accent")``, ``px(12)``), icons from ``icons.icon("calendar-days")``; a widget that
paints itself connects ``theme().changed`` to ``update``. ``window.toasts.say(text, verb, act)`` shows 8 s.
Everything that takes the focus has an accessible name (its text, or ``setAccessibleName``); every text goes
through ``self.tr("literal")`` or ``QCoreApplication.translate("Context", "literal")``.

``widgets`` has: basics (label, Button, IconButton, Card, Elided, line, key_cap), chips (Chip, Avatar,
FilterChips), segments (Segments), energy (EnergyButtons), progress (ProgressRow), empty (EmptyState),
busy (BusyBar), tables (TableView, RowsModel), combo (SearchCombo), dates (DateField), dialog (DialogBase),
popover (Popover), flow (FlowLayout). ``forms`` has the fields that save themselves.
"""
