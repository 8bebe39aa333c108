"""An invented week: one teacher, seven children, everything the board can show."""

from datetime import date, datetime, time, timedelta

from hospital_iep.ui.week.items import (
    BoardContents,
    BoardItem,
    Change,
    Day,
    EnergyStep,
    Kind,
    Lane,
    LaneKind,
    Lens,
    Look,
    Pinner,
    State,
)

MONDAY = date(2026, 11, 23)
NOW = datetime.fromisoformat("2026-11-24T09:22")
ICONS = {
    "Maths": "calculator",
    "Algebra": "calculator",
    "Science": "flask-conical",
    "Physics": "flask-conical",
    "Chemistry": "flask-conical",
    "Reading": "book-open",
    "English": "book-open",
    "French": "languages",
    "Story": "book-open",
    "History": "book-open",
}


def at(day: int, clock: str) -> datetime:
    return datetime.combine(MONDAY + timedelta(days=day), time.fromisoformat(clock))


def lesson(day: int, clock: str, minutes: int, pupil: str, what: str, lane: str = "ana", **rest) -> BoardItem:
    start = at(day, clock)
    return BoardItem(
        id=f"{pupil}-{day}-{clock}",
        lane=f"{lane}-{day}",
        kind=Kind.LESSON,
        start=start,
        end=start + timedelta(minutes=minutes),
        what=what,
        pupil=pupil,
        teacher="Ana Ruiz",
        where=rest.pop("where", "bed 4"),
        icon=rest.pop("icon", ICONS[what]),
        movable=rest.pop("movable", True),
        **rest,
    )


def block(day: int, start: str, end: str, kind: Kind, what: str, lane: str, **rest) -> BoardItem:
    return BoardItem(
        id=f"{kind}-{what}-{lane}-{day}-{start}",
        lane=f"{lane}-{day}",
        kind=kind,
        start=at(day, start),
        end=at(day, end),
        what=what,
        pupil="Leo M." if lane == "leo" else "",
        **rest,
    )


def leo_energy(day: int) -> tuple[EnergyStep, ...]:
    if day in (0, 2, 4):
        steps = [("08:00", "13:45", 0), ("13:45", "16:30", 1)]
    else:
        steps = [("08:00", "09:30", 2), ("09:30", "12:00", 4), ("12:00", "13:30", 2), ("13:30", "16:30", 3)]
    return tuple(EnergyStep(at(day, a), at(day, b), level) for a, b, level in steps)


def dialysis(day: int, lane: str = "leo") -> list[BoardItem]:
    return [
        block(day, "08:10", "08:30", Kind.BEFORE, "Prepare", lane),
        block(day, "08:30", "12:00", Kind.TREATMENT, "Dialysis", lane, look=Look.DIALYSIS, icon="droplets"),
        block(day, "12:00", "13:45", Kind.AFTER, "Recover", lane),
    ]


def routine(day: int, lane: str = "ana") -> list[BoardItem]:
    return [
        block(day, "09:00", "09:30", Kind.ROUTINE, "Ward round", lane, icon="stethoscope"),
        block(day, "12:00", "12:45", Kind.ROUTINE, "Lunch, protected", lane, icon="utensils"),
        block(day, "12:45", "13:30", Kind.ROUTINE, "Rest hour", lane, icon="moon"),
    ]


def teacher_lessons() -> list[BoardItem]:
    found = []
    for day in (0, 2, 4):
        found += [
            lesson(day, "09:35", 25, "Maya R.", "Reading", protective=True),
            lesson(day, "10:10", 30, *(("Aisha B.", "French") if day == 2 else ("Priya S.", "Maths"))),
            lesson(day, "10:50", 40, "Tomás G.", "Algebra", pinned_by=Pinner.WARD if day == 0 else None),
            lesson(day, "13:35", 40, "Noah K.", "Physics" if day != 2 else "Maths"),
        ]
        if day != 4:
            found += [
                lesson(day, "14:20", 20, "Leo M.", "Story"),
                lesson(day, "14:20", 20, "Leo M.", "Story", "leo"),
                lesson(day, "14:50", 40, "Group of 2", "Science", group=True, icon="users"),
            ]
    why = "Best hours: the day after dialysis. Needs level 4 for new work. "
    why += "No other free 40 minutes at level 4 before Thursday."
    for lane in ("ana", "leo"):
        found += [
            lesson(1, "10:15", 40, "Leo M.", "Maths", lane, level=4, why=why),
            lesson(1, "13:35", 40, "Leo M.", "English", lane, level=3),
            lesson(3, "10:15", 40, "Leo M.", "Science", lane, level=4, pinned_by=Pinner.YOU),
            lesson(3, "13:35", 40, "Leo M.", "English", lane, level=3),
        ]
    found += [
        lesson(1, "09:35", 30, "Maya R.", "Maths", protective=True),
        lesson(1, "11:05", 40, "Tomás G.", "History"),
        lesson(1, "14:20", 40, "Noah K.", "Physics", pinned_by=Pinner.YOU),
        lesson(1, "15:10", 30, "Priya S.", "Reading"),
        lesson(3, "09:35", 30, "Maya R.", "Maths", protective=True),
        lesson(3, "11:05", 30, "Priya S.", "Maths"),
        lesson(3, "14:20", 40, "Noah K.", "Chemistry"),
        lesson(3, "15:10", 30, "Aisha B.", "French", state=State.PROPOSED),
        lesson(4, "15:00", 30, "Aisha B.", "Maths"),
        BoardItem(
            "spare-4", "ana-4", Kind.LESSON, at(4, "14:20"), at(4, "14:50"), "Spare visit", state=State.SPARE
        ),
    ]
    return found


def teacher_week() -> BoardContents:
    """The teacher's lessons with one pupil's lane beside, as in the picture of the week."""
    items = teacher_lessons()
    days = []
    for day in range(5):
        items += routine(day)
        items += dialysis(day) if day in (0, 2, 4) else []
        mine = [item for item in items if item.lane == f"ana-{day}" and item.is_lesson]
        days.append(
            Day(
                MONDAY + timedelta(days=day),
                (
                    Lane(f"ana-{day}", "ana", "Ana Ruiz", LaneKind.TEACHER),
                    Lane(f"leo-{day}", "leo", "Leo M.", LaneKind.PUPIL, leo_energy(day), beside=True),
                ),
                lessons=len(mine),
                minutes=sum(item.minutes for item in mine),
            )
        )
    items += [
        block(1, "15:15", "15:45", Kind.TREATMENT, "Physio", "leo", look=Look.REHAB),
        block(1, "15:45", "16:00", Kind.AFTER, "Recover", "leo"),
        block(3, "14:50", "15:00", Kind.BEFORE, "Prepare", "leo"),
        block(3, "15:00", "15:30", Kind.TREATMENT, "Clinic talk", "leo", look=Look.TALK),
        block(3, "15:30", "15:40", Kind.AFTER, "Recover", "leo"),
    ]
    return BoardContents(Lens.TEACHER, tuple(days), tuple(items), NOW)


def pupil_repair() -> BoardContents:
    """One pupil's week with a proposed repair, as in the picture of the why panel."""
    items = [*dialysis(0), *dialysis(2), *dialysis(4)]
    items += [lesson(day, "14:20", 20, "Leo M.", "Story", "leo") for day in (0, 2, 4)]
    scan = Look.PROCEDURE
    items += [
        block(1, "08:45", "09:45", Kind.BEFORE, "Fasting, ready", "leo"),
        block(
            1,
            "09:45",
            "11:00",
            Kind.TREATMENT,
            "Scan, asleep",
            "leo",
            look=scan,
            icon="scan",
            change=Change.CLASH,
        ),
        block(1, "11:00", "15:00", Kind.AFTER, "Recover", "leo"),
        lesson(1, "10:15", 40, "Leo M.", "Maths", "leo", change=Change.FROM, number=1),
        lesson(3, "11:05", 40, "Leo M.", "Maths", "leo", change=Change.TO, number=1, level=4),
        lesson(1, "13:35", 40, "Leo M.", "English", "leo", change=Change.UNPLACED, number=3),
        block(1, "15:15", "15:45", Kind.TREATMENT, "Physio", "leo", look=Look.REHAB),
        block(1, "15:45", "16:00", Kind.AFTER, "Recover", "leo"),
        *routine(3, "leo"),
        lesson(3, "10:15", 40, "Leo M.", "Science", "leo", pinned_by=Pinner.YOU),
        lesson(3, "13:35", 40, "Leo M.", "English", "leo"),
        block(3, "14:50", "15:00", Kind.BEFORE, "Prepare", "leo"),
        block(3, "15:00", "15:30", Kind.TREATMENT, "Clinic talk", "leo", look=Look.TALK),
        block(3, "15:30", "15:40", Kind.AFTER, "Recover", "leo"),
    ]
    scan_day = (EnergyStep(at(1, "08:00"), at(1, "08:45"), 2), EnergyStep(at(1, "08:45"), at(1, "15:00"), 0))
    scan_day += (EnergyStep(at(1, "15:00"), at(1, "16:30"), 1),)
    days = tuple(
        Day(
            MONDAY + timedelta(days=day),
            (Lane(f"leo-{day}", "leo", "Leo M.", LaneKind.PUPIL, scan_day if day == 1 else leo_energy(day)),),
            note="New" if day == 1 else "",
        )
        for day in range(5)
    )
    return BoardContents(Lens.PUPIL, days, tuple(items), at(0, "16:05"))


def ward_day(pupils: int = 8) -> BoardContents:
    """One day of a ward: each pupil a lane, with all states and all kinds of treatment."""
    lanes, items = [], []
    states = [state for state in State if state is not State.SPARE]
    looks = list(Look)
    for index in range(pupils):
        person = f"p{index}"
        lane = f"{person}-1"
        energy = tuple(
            EnergyStep(at(1, a), at(1, b), (index + step) % 5)
            for step, (a, b) in enumerate([("08:00", "10:00"), ("10:00", "13:00"), ("13:00", "16:30")])
        )
        lanes.append(Lane(lane, person, f"Pupil {index + 1}", LaneKind.PUPIL, energy))
        look = looks[index % len(looks)]
        items += [
            block(1, "08:10", "08:25", Kind.BEFORE, "Prepare", person),
            block(1, "08:25", "09:25", Kind.TREATMENT, look.value.capitalize(), person, look=look),
            block(1, "09:25", "09:55", Kind.AFTER, "Recover", person),
            block(1, "12:00", "13:00", Kind.ROUTINE, "Lunch", person, icon="utensils"),
        ]
        for number, clock in enumerate(("10:05", "11:00", "13:10", "14:15", "15:20")):
            state = states[(index + number) % len(states)]
            note = {
                State.SHORTENED: "20 of 40",
                State.MISSED_MEDICAL: "to make up",
                State.MISSED_OTHER: "away",
            }
            items.append(
                lesson(
                    1, clock, 40, f"Pupil {index + 1}", "Maths", person, state=state, note=note.get(state, "")
                )
            )
        if index % 3 == 0:
            items.append(block(1, "08:00", "16:30", Kind.ISOLATION, "Contact isolation", person))
    return BoardContents(Lens.WARD_DAY, (Day(MONDAY + timedelta(days=1), tuple(lanes)),), tuple(items), NOW)
