"""The tables: each is a domain class that also knows its key, its parents and its row version."""

from typing import Any
from uuid import UUID

from sqlmodel import Field, LargeBinary, SQLModel

from hospital_iep.domain.accommodation import AccommodationData, ModificationData
from hospital_iep.domain.attendance import AttendanceData
from hospital_iep.domain.consent import ConsentData
from hospital_iep.domain.disclosure import DisclosureData, DocumentIssuedData
from hospital_iep.domain.intake import ColumnMappingData, ImportBatchData, LearnedWordData, SettingData
from hospital_iep.domain.plan import (
    GoalData,
    ObjectiveData,
    PlanData,
    PlanSectionData,
    PlanVersionData,
    PresentLevelData,
)
from hospital_iep.domain.progress import ProgressEntryData, WorkItemData
from hospital_iep.domain.reentry import (
    ChecklistItemData,
    GradedReturnData,
    GradedReturnDayData,
    ReentryPlanData,
)
from hospital_iep.domain.review import MeetingData, ReviewData
from hospital_iep.domain.rights import PersonData
from hospital_iep.domain.service import NeedData, NeedGroupData, ServiceData
from hospital_iep.domain.student import (
    EmergencyStepData,
    HealthFactData,
    HomeSchoolData,
    OpenQuestionData,
    StudentData,
    VoiceData,
)
from hospital_iep.domain.team import (
    ContactData,
    TeacherBusyData,
    TeacherData,
    TeachingHoursData,
    TeamMemberData,
)
from hospital_iep.domain.timetable import (
    LessonData,
    PlaceClosureData,
    PlaceData,
    PublicationData,
    StayData,
    TravelData,
    WardNoteData,
)
from hospital_iep.domain.treatment import (
    AppointmentData,
    EnergyCheckData,
    EnergyWindowData,
    IsolationData,
    TreatmentCourseData,
    WardCurveData,
    WardRoutineData,
)
from hospital_iep.domain.vocabulary import new_id


class Kept(SQLModel):
    """What every row has: a key made in Python, and a version that rises with each write."""

    id: UUID = Field(default_factory=new_id, primary_key=True)
    row_version: int = Field(default=1)


def parent(table: str) -> Any:
    """Declare the key of the row this one belongs to; it goes when its parent goes."""
    return Field(foreign_key=f"{table}.id", index=True, ondelete="CASCADE")


def pointer(table: str) -> Any:
    """Declare the key of a row this one only points at: it stays and forgets it when that goes."""
    return Field(default=None, foreign_key=f"{table}.id", index=True, nullable=True, ondelete="SET NULL")


# ---- places and people -----------------------------------------------------------------------------


class Place(Kept, PlaceData, table=True):
    """A place of teaching."""


class PlaceClosure(Kept, PlaceClosureData, table=True):
    """When a place cannot be used."""

    place_id: UUID = parent("place")


class Travel(Kept, TravelData, table=True):
    """The way between two places."""

    from_id: UUID = parent("place")
    to_id: UUID = parent("place")


class WardRoutine(Kept, WardRoutineData, table=True):
    """A recurring part of a ward's day."""

    place_id: UUID = parent("place")


class WardCurve(Kept, WardCurveData, table=True):
    """A ward's own curve of a treatment."""

    place_id: UUID = parent("place")


class Teacher(Kept, TeacherData, table=True):
    """A teacher."""


class TeachingHours(Kept, TeachingHoursData, table=True):
    """When a teacher teaches."""

    teacher_id: UUID = parent("teacher")


class TeacherBusy(Kept, TeacherBusyData, table=True):
    """When a teacher cannot teach."""

    teacher_id: UUID = parent("teacher")


class Person(Kept, PersonData, table=True):
    """A person of the staff who may open the case file."""

    teacher_id: UUID | None = pointer("teacher")


class HomeSchool(Kept, HomeSchoolData, table=True):
    """A home school."""


# ---- the child -------------------------------------------------------------------------------------


class Student(Kept, StudentData, table=True):
    """A child or young person on the caseload."""

    school_id: UUID | None = pointer("homeschool")


class Assignment(Kept, table=True):
    """That a teacher is responsible for a child."""

    student_id: UUID = parent("student")
    teacher_id: UUID = parent("teacher")


class Stay(Kept, StayData, table=True):
    """Where a child lies."""

    student_id: UUID = parent("student")
    place_id: UUID = parent("place")


class TeamMember(Kept, TeamMemberData, table=True):
    """A member of a child's team."""

    student_id: UUID = parent("student")


class Contact(Kept, ContactData, table=True):
    """A contact about a child."""

    student_id: UUID = parent("student")


class Consent(Kept, ConsentData, table=True):
    """A consent for a child."""

    student_id: UUID = parent("student")


class HealthFact(Kept, HealthFactData, table=True):
    """A fact about a child's health."""

    student_id: UUID = parent("student")


class EmergencyStep(Kept, EmergencyStepData, table=True):
    """A line of a child's emergency page."""

    student_id: UUID = parent("student")
    position: int = 0


class Voice(Kept, VoiceData, table=True):
    """Something a child says about themselves."""

    student_id: UUID = parent("student")
    position: int = 0


class OpenQuestion(Kept, OpenQuestionData, table=True):
    """Something not known yet about a child."""

    student_id: UUID = parent("student")
    subject_id: UUID | None = None


# ---- the plan --------------------------------------------------------------------------------------


class Plan(Kept, PlanData, table=True):
    """A child's plan over one period."""

    student_id: UUID = parent("student")


class PlanVersion(Kept, PlanVersionData, table=True):
    """A version of a plan."""

    plan_id: UUID = parent("plan")


class PlanSection(Kept, PlanSectionData, table=True):
    """The state of a section of a plan."""

    plan_id: UUID = parent("plan")


class PresentLevel(Kept, PresentLevelData, table=True):
    """A present level in a plan."""

    plan_id: UUID = parent("plan")
    position: int = 0


class Goal(Kept, GoalData, table=True):
    """A goal in a plan."""

    plan_id: UUID = parent("plan")
    position: int = 0


class Objective(Kept, ObjectiveData, table=True):
    """A step towards a goal."""

    goal_id: UUID = parent("goal")
    position: int = 0


class ProgressEntry(Kept, ProgressEntryData, table=True):
    """An observation for a goal."""

    goal_id: UUID = parent("goal")
    lesson_id: UUID | None = pointer("lesson")


class Accommodation(Kept, AccommodationData, table=True):
    """An accommodation for a child."""

    student_id: UUID = parent("student")
    position: int = 0


class Modification(Kept, ModificationData, table=True):
    """A modification for a child."""

    student_id: UUID = parent("student")
    position: int = 0


class Service(Kept, ServiceData, table=True):
    """A service a child receives."""

    student_id: UUID = parent("student")


class WorkItem(Kept, WorkItemData, table=True):
    """A piece of school work."""

    student_id: UUID = parent("student")


class Meeting(Kept, MeetingData, table=True):
    """A meeting about a child."""

    student_id: UUID = parent("student")


class Review(Kept, ReviewData, table=True):
    """A review about a child."""

    student_id: UUID = parent("student")


# ---- treatment and energy --------------------------------------------------------------------------


class ImportBatch(Kept, ImportBatchData, table=True):
    """An import of a file; the file itself stays inside the case file."""

    content: bytes = Field(default=b"", sa_type=LargeBinary)


class LearnedWord(Kept, LearnedWordData, table=True):
    """A word and the treatment it means."""


class ColumnMapping(Kept, ColumnMappingData, table=True):
    """A spreadsheet column and what it means."""


class TreatmentCourse(Kept, TreatmentCourseData, table=True):
    """A course of treatment."""

    student_id: UUID = parent("student")


class Appointment(Kept, AppointmentData, table=True):
    """An appointment; one without a student waits in the tray."""

    student_id: UUID | None = pointer("student")
    course_id: UUID | None = pointer("treatmentcourse")
    batch_id: UUID | None = pointer("importbatch")


class EnergyWindow(Kept, EnergyWindowData, table=True):
    """A time with another energy than usual, entered by hand."""

    student_id: UUID = parent("student")


class EnergyCheck(Kept, EnergyCheckData, table=True):
    """How a child said it was."""

    student_id: UUID = parent("student")
    lesson_id: UUID | None = pointer("lesson")


class Isolation(Kept, IsolationData, table=True):
    """A time in isolation."""

    student_id: UUID = parent("student")


class WardNote(Kept, WardNoteData, table=True):
    """A note from the ward."""

    student_id: UUID = parent("student")


# ---- the week --------------------------------------------------------------------------------------


class Need(Kept, NeedData, table=True):
    """What is to be taught to a child each week."""

    student_id: UUID = parent("student")
    goal_id: UUID | None = pointer("goal")


class NeedGroup(Kept, NeedGroupData, table=True):
    """Lessons that several children have together."""

    place_id: UUID = parent("place")


class NeedGroupMember(Kept, table=True):
    """A need that takes part in a group."""

    group_id: UUID = parent("needgroup")
    need_id: UUID = parent("need")


class Lesson(Kept, LessonData, table=True):
    """A lesson of a week."""

    teacher_id: UUID = parent("teacher")
    place_id: UUID = parent("place")


class LessonNeed(Kept, table=True):
    """The need a lesson serves; a group's lesson serves several."""

    lesson_id: UUID = parent("lesson")
    need_id: UUID = parent("need")


class Attendance(Kept, AttendanceData, table=True):
    """One child in one lesson, afterwards."""

    student_id: UUID = parent("student")
    lesson_id: UUID | None = pointer("lesson")
    need_id: UUID | None = pointer("need")


class Publication(Kept, PublicationData, table=True):
    """A week that was published."""

    __lasting__ = True


# ---- re-entry --------------------------------------------------------------------------------------


class ReentryPlan(Kept, ReentryPlanData, table=True):
    """A child's way back to school."""

    student_id: UUID = parent("student")


class ChecklistItem(Kept, ChecklistItemData, table=True):
    """An item of a re-entry checklist."""

    plan_id: UUID = parent("reentryplan")
    position: int = 0


class GradedReturn(Kept, GradedReturnData, table=True):
    """The scheme of a graded return."""

    plan_id: UUID = parent("reentryplan")


class GradedReturnDay(Kept, GradedReturnDayData, table=True):
    """A day of a graded return."""

    graded_return_id: UUID = parent("gradedreturn")


# ---- what left -------------------------------------------------------------------------------------


class DocumentIssued(Kept, DocumentIssuedData, table=True):
    """A document that was issued; it stays, undo does not touch it."""

    __lasting__ = True
    student_id: UUID | None = Field(default=None, index=True)


class Disclosure(Kept, DisclosureData, table=True):
    """What went to whom; it stays, undo does not touch it."""

    __lasting__ = True
    document_id: UUID = Field(index=True)
    student_id: UUID | None = Field(default=None, index=True)
    consent_id: UUID | None = None


class Setting(Kept, SettingData, table=True):
    """A setting of the case file."""
