"""The palette finds pupils and manual pages from the first moment on; initials hide names."""

import pytest

from hospital_iep.domain.student import StudentData
from hospital_iep.operations import caseload
from hospital_iep.ui.finding import manual, pupils


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


def test_manual_pages_are_found_by_their_title(two):
    assert "Week" in [command.label for command in manual(two, "week")]
    assert manual(two, "no such page") == []
