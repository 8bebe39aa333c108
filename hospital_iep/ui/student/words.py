"""The words of the workspace: sections, states, roles, kinds and fields as a teacher says them."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QLocale, QTime

from hospital_iep.domain.plan import SectionKey, SectionState
from hospital_iep.domain.student import StudentData
from hospital_iep.domain.vocabulary import facts
from hospital_iep.ui.widgets.dates import day_words
from hospital_iep.words import say

STATE_ICONS = {
    SectionState.NOT_STARTED: ("circle", "text3"),
    SectionState.IN_PROGRESS: ("circle-dot", "accentText"),
    SectionState.UNKNOWN_YET: ("circle-question-mark", "warn"),
    SectionState.COMPLETE: ("circle-check", "ok"),
    SectionState.NOT_NEEDED: ("circle-slash", "text3"),
}


def section_words(key: SectionKey, name: str = "") -> str:
    """Return a section's name; ``name`` is how the child may be written now."""
    translate = QCoreApplication.translate
    words = {
        SectionKey.ABOUT: translate("Student", "About {name}").format(name=name),
        SectionKey.VOICE: translate("Student", "Strengths and voice"),
        SectionKey.PRESENT_LEVELS: translate("Student", "Present levels"),
        SectionKey.GOALS: translate("Student", "Goals"),
        SectionKey.ACCOMMODATIONS: translate("Student", "Accommodations"),
        SectionKey.SERVICES: translate("Student", "Services"),
        SectionKey.TEAM: translate("Student", "Team and consent"),
        SectionKey.TRANSPORT: translate("Student", "Transport"),
    }
    return words[key]


def state_words(state: SectionState) -> str:
    """Return the word for a section's state."""
    translate = QCoreApplication.translate
    words = {
        SectionState.NOT_STARTED: translate("Student", "Not started"),
        SectionState.IN_PROGRESS: translate("Student", "In progress"),
        SectionState.UNKNOWN_YET: translate("Student", "Unknown yet"),
        SectionState.COMPLETE: translate("Student", "Complete"),
        SectionState.NOT_NEEDED: translate("Student", "Not needed"),
    }
    return words[state]


def field_words(name: str) -> str:
    """Return a field's words by its name; an area of the present levels is its own word."""
    translate = QCoreApplication.translate
    own = {
        "place": translate("Student", "Ward"),
        "school": translate("Student", "Home school"),
        "bed": translate("Student", "Bed"),
    }
    labels = {fact.name: fact.label for fact in facts(StudentData)}
    return own.get(name) or (say(labels[name]) if name in labels else name)


def role_words(role: str) -> str:
    """Return a team member's role in words."""
    translate = QCoreApplication.translate
    words = {
        "HT": translate("Student", "Hospital teacher"),
        "HB": translate("Student", "Homebound teacher"),
        "SW": translate("Student", "Social worker"),
        "PHY": translate("Student", "Physician"),
        "CNS": translate("Student", "Clinic nurse"),
        "SN": translate("Student", "School nurse"),
        "SL": translate("Student", "School lead"),
        "PA": translate("Student", "Parent or carer"),
        "ST": translate("Student", "The child"),
        "CLS": translate("Student", "Child life, play"),
        "OT": translate("Student", "Therapist"),
        "PSY": translate("Student", "Psychologist"),
        "DIE": translate("Student", "Dietitian"),
        "DIST": translate("Student", "District"),
    }
    return words.get(role, translate("Student", "Role not known yet"))


def isolation_words(kind: str) -> str:
    """Return a kind of isolation in words."""
    translate = QCoreApplication.translate
    words = {
        "protective": translate("Student", "Protective"),
        "contact": translate("Student", "Contact"),
        "droplet": translate("Student", "Droplet"),
        "airborne": translate("Student", "Airborne"),
        "enteric": translate("Student", "Enteric"),
    }
    return words.get(kind, kind)


def time_words(at: datetime) -> str:
    """Return a time of day, as "10:15"."""
    return QLocale.c().toString(QTime(at.hour, at.minute), "HH:mm")


def span_words(start: datetime, end: datetime) -> str:
    """Return a span of time within a day, as "10:15 to 10:55"."""
    return QCoreApplication.translate("Student", "{start} to {end}").format(
        start=time_words(start), end=time_words(end)
    )


def moment_words(at: datetime, today: date) -> str:
    """Return a day with its time, as "Mon 30 Nov, 10:15"."""
    return f"{day_words(at.date(), today)}, {time_words(at)}"


def minutes_words(minutes: int) -> str:
    """Return a length as "40 min" or "3 h 40"."""
    translate = QCoreApplication.translate
    if minutes < 120:
        return translate("Student", "{minutes} min").format(minutes=minutes)
    hours, rest = divmod(minutes, 60)
    if not rest:
        return translate("Student", "{hours} h").format(hours=hours)
    return translate("Student", "{hours} h {minutes}").format(hours=hours, minutes=f"{rest:02d}")


def table_words(table: str) -> str:
    """Return a kind of record in words."""
    translate = QCoreApplication.translate
    words = {
        "student": translate("Student", "record"),
        "stay": translate("Student", "ward and bed"),
        "plan": translate("Student", "plan"),
        "plansection": translate("Student", "plan section"),
        "presentlevel": translate("Student", "present level"),
        "goal": translate("Student", "goal"),
        "progressentry": translate("Student", "data point"),
        "accommodation": translate("Student", "accommodation"),
        "need": translate("Student", "subject"),
        "service": translate("Student", "service"),
        "teammember": translate("Student", "person"),
        "consent": translate("Student", "consent"),
        "contact": translate("Student", "contact"),
        "healthfact": translate("Student", "health fact"),
        "emergencystep": translate("Student", "emergency line"),
        "voice": translate("Student", "own words"),
        "openquestion": translate("Student", "open question"),
        "treatmentcourse": translate("Student", "course of treatment"),
        "appointment": translate("Student", "appointment"),
        "energycheck": translate("Student", "energy check"),
        "energywindow": translate("Student", "energy window"),
        "isolation": translate("Student", "isolation"),
        "attendance": translate("Student", "lesson log"),
        "workitem": translate("Student", "work"),
        "reentryplan": translate("Student", "re-entry plan"),
        "checklistitem": translate("Student", "checklist item"),
        "assignment": translate("Student", "teacher of a child"),
        "lesson": translate("Student", "lesson"),
        "lessonneed": translate("Student", "subject of a lesson"),
        "planversion": translate("Student", "plan version"),
        "objective": translate("Student", "objective"),
        "modification": translate("Student", "modification"),
        "review": translate("Student", "review"),
        "meeting": translate("Student", "meeting"),
        "gradedreturn": translate("Student", "graded return"),
        "gradedreturnday": translate("Student", "day of the graded return"),
        "needgroup": translate("Student", "group"),
        "needgroupmember": translate("Student", "child in a group"),
        "documentissued": translate("Student", "document"),
        "disclosure": translate("Student", "disclosure"),
        "publication": translate("Student", "published week"),
        "wardnote": translate("Student", "note from the ward"),
        "wardcurve": translate("Student", "curve of the ward"),
        "wardroutine": translate("Student", "ward routine"),
        "homeschool": translate("Student", "home school"),
        "place": translate("Student", "place"),
        "placeclosure": translate("Student", "room that can\u2019t be used"),
        "travel": translate("Student", "way between places"),
        "person": translate("Student", "member of staff"),
        "teacher": translate("Student", "teacher"),
        "teacherbusy": translate("Student", "other hours of a teacher"),
        "teachinghours": translate("Student", "teaching hours"),
        "importbatch": translate("Student", "import"),
        "columnmapping": translate("Student", "columns of a file"),
        "learnedword": translate("Student", "learned word"),
        "setting": translate("Student", "setting"),
    }
    return words.get(table, table)
