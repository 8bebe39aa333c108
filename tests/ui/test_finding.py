"""The palette finds pupils and manual pages from the first moment on; initials hide names."""

from functools import partial

import pytest

from hospital_iep.domain.student import StudentData
from hospital_iep.operations import caseload
from hospital_iep.ui.acts import AskPupil, acts
from hospital_iep.ui.commands import GO, Command
from hospital_iep.ui.finding import manual, pupils
from hospital_iep.ui.page import Page
from hospital_iep.ui.settings.finding import settings
from hospital_iep.ui.settings.keys import ChangePassphrase
from hospital_iep.ui.settings.page import SettingsPage
from hospital_iep.ui.widgets.basics import Button


@pytest.fixture
def two(window):
    for given, family in (("Leo", "Moonwater"), ("Maya", "Rainbowson")):
        window.desk.do("Add", caseload.add_student, StudentData(given_name=given, family_name=family))
    return window


def test_a_pupil_is_found_by_a_part_of_the_name(two):
    two.privacy.set(on=False)
    assert [command.label for command in pupils(two, "moon")] == ["Leo M."]
    assert len(pupils(two, "")) == 2


def test_with_initials_only_a_name_finds_nobody(two):
    two.privacy.set(on=True)
    assert pupils(two, "moonwater") == []
    assert [command.label for command in pupils(two, "lm")] == ["LM"]


def test_with_initials_only_a_first_name_still_finds_and_is_not_shown(two):
    two.privacy.set(on=True)
    assert [command.label for command in pupils(two, "leo")] == ["LM"]
    assert [command.label for command in pupils(two, "mayaa", roughly=True)] == ["MR"]


def test_a_slip_of_the_keys_finds_a_pupil(two):
    two.privacy.set(on=False)
    two.commands.add_provider(partial(pupils, two))
    assert [command.label for command in two.commands.find("monwater")] == ["Leo M."]


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("backup", "Back up now"),
        ("bakcup", "Back up now"),
        ("verify", "Verify the case file"),
        ("password", "Change my passphrase"),
        ("dark", "Theme: light, dark, high contrast"),
        ("restore", "Restore drill"),
        ("gloves", "Larger targets for gloves"),
    ],
)
def test_settings_are_found_by_name(two, typed, label):
    two.commands.add(*settings(two))
    assert label in [command.label for command in two.commands.find(typed)]


def test_a_setting_opens_where_it_is_and_what_can_be_done_is_done(qtbot, two):
    two.add_page("settings", "Settings", "settings", SettingsPage)
    two.show()
    by_name = {command.label: command for command in settings(two)}
    by_name["Change my passphrase"].act()
    assert two.page.key == "people"
    assert isinstance(two.page.part("people").dialog, ChangePassphrase)
    two.page.part("people").dialog.reject()
    by_name["Restore drill"].act()  # there is no backup yet: only its place is shown
    assert two.page.key == "file"
    assert two.page.part("file").dialog is None
    for command in by_name.values():
        if command.section == GO:
            command.act()
            assert two.key == "settings"


def test_every_act_of_the_palette_is_a_button_of_settings(two):
    page = SettingsPage(two)
    acts = [command.act.keywords for command in settings(two) if command.section != GO]
    assert len(acts) > 5
    for wanted in acts:
        assert isinstance(getattr(page.part(wanted["part"]), wanted["press"]), Button)
    page.deleteLater()


def test_manual_pages_are_found_by_their_title(two):
    assert "Week" in [command.label for command in manual(two, "week")]
    assert manual(two, "no such page") == []


class Entered(Page):
    """Remembers what it was opened with, and whether it was asked to plan."""

    def __init__(self, window):
        super().__init__(window)
        self.targets = []
        self.planned = 0

    def enter(self, **target):
        self.targets.append(target)

    def plan(self):
        self.planned += 1


@pytest.fixture
def everywhere(two):
    for key in ("documents", "caseload", "week", "imports", "student"):
        two.add_page(key, key, "files", Entered)
    two.show()
    two.open("documents")
    two.commands.add(*acts(two))
    return two


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("timetable", "New document: Timetable"),
        ("plan", "Plan or re-plan this week"),
        ("plan week", "Plan or re-plan this week"),
        ("week plan", "Plan or re-plan this week"),
        ("record consent", "Record consent"),
        ("consent", "Record consent"),
        ("dialysis", "Add treatment"),
        ("pupil", "Add pupil"),
        ("letter", "New document: Letter"),
        ("appointments", "Import appointments from a file"),
    ],
)
def test_the_main_acts_are_found_from_any_page(everywhere, typed, label):
    assert label in [command.label for command in everywhere.commands.find(typed)]


def test_main_acts_open_the_page_where_they_are_done(everywhere, qtbot):
    by_name = {command.label: command for command in acts(everywhere)}
    by_name["New document: Emergency page"].act()
    assert everywhere.page.targets[-1] == {"kind": "emergency"}
    by_name["Plan or re-plan this week"].act()
    assert (everywhere.key, everywhere.page.planned) == ("week", 1)
    by_name["Record consent"].act()
    dialog = everywhere.findChild(AskPupil)
    maya = next(key for key in range(dialog.pupil.count()) if dialog.pupil.itemText(key) == "Maya R.")
    dialog.pupil.setCurrentIndex(maya)
    key = dialog.pupil.value
    dialog.go_button.click()
    assert everywhere.key == "student"
    assert everywhere.page.targets[-1] == {"student_id": key, "section": "team", "at": "record_button"}


def test_an_act_of_the_page_stands_once_though_the_program_offers_it_too(everywhere):
    own = Command("Record consent", lambda: None)
    everywhere.commands.set_page([own])
    found = [each for each in everywhere.commands.find("record consent") if each.label == "Record consent"]
    assert found == [own]
