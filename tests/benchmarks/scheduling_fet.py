"""FET beside our search, on school weeks that it can express; needs ``fet-cl`` (Debian: package fet).

Lessons of one length, teachers given, groups as classes: what FET knows. Its answer is put back into a
timetable file and judged by the same second reading as ours.
"""

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from tests.scheduling.filler import numbered, raw
from tests.scheduling.instances import Calendar

PERIOD = 45


def program() -> str | None:
    """Where fet-cl is, or None."""
    return shutil.which("fet-cl")


def solve(problem: dict[str, Any], periods: int, seconds: int) -> dict[str, Any]:
    """The timetable that FET makes of a school week within the time, as far as it got."""
    tree, activities = _tree(problem, periods)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "week.fet"
        ElementTree.ElementTree(tree).write(path, encoding="utf-8", xml_declaration=True)
        command = [
            program() or "fet-cl",
            f"--inputfile={path}",
            f"--outputdir={folder}/out",
            f"--timelimitseconds={seconds}",
        ]
        subprocess.run(command, capture_output=True, check=False)
        found = sorted(
            Path(folder, "out").rglob("*activities.xml"), key=lambda p: ("highest" in str(p), str(p))
        )
        slots = _slots(found[0]) if found else {}
    cal, lessons = Calendar(problem["horizon"]["start"]), []
    for number, (group, teacher) in activities.items():
        if number in slots:
            day, hour = slots[number]
            start = 480 + PERIOD * hour
            lessons.append(
                raw(
                    list(group["needs"]),
                    teacher,
                    group["place"],
                    cal.at(day, start),
                    cal.at(day, start + PERIOD),
                )
            )
    return numbered(lessons)


def _slots(path: Path) -> dict[int, tuple[int, int]]:
    found = {}
    for each in ElementTree.parse(path).getroot().iter("Activity"):
        day, hour = each.findtext("Day"), each.findtext("Hour")
        if day and hour:
            found[int(each.findtext("Id") or 0)] = int(day[1:]), int(hour[1:])
    return found


def _tree(
    problem: dict[str, Any], periods: int
) -> tuple[ElementTree.Element, dict[int, tuple[dict[str, Any], str]]]:
    root = ElementTree.Element("fet", version="6.8.5")
    _add(root, "Institution_Name", "benchmark")
    for tag, name, letter, count in (("Days", "Day", "d", 5), ("Hours", "Hour", "h", periods)):
        box = ElementTree.SubElement(root, f"{tag}_List")
        _add(box, f"Number_of_{tag}", count)
        for number in range(count):
            _add(ElementTree.SubElement(box, name), "Name", f"{letter}{number}")
    needs = {need["id"]: need for need in problem["needs"]}
    subjects = ElementTree.SubElement(root, "Subjects_List")
    for subject in sorted({need["subject"] for need in problem["needs"]}):
        _add(ElementTree.SubElement(subjects, "Subject"), "Name", subject)
    ElementTree.SubElement(root, "Activity_Tags_List")
    teachers = ElementTree.SubElement(root, "Teachers_List")
    for teacher in problem["teachers"]:
        _add(ElementTree.SubElement(teachers, "Teacher"), "Name", teacher["id"])
    students = ElementTree.SubElement(root, "Students_List")
    for room in sorted({group["place"] for group in problem["groups"]}):
        year = ElementTree.SubElement(students, "Year")
        _add(year, "Name", room)
        _add(year, "Number_of_Students", 5)
    activities: dict[int, tuple[dict[str, Any], str]] = {}
    box = ElementTree.SubElement(root, "Activities_List")
    for group in problem["groups"]:
        need = needs[group["needs"][0]]
        for _ in range(group["target_minutes"] // PERIOD):
            number = len(activities) + 1
            activities[number] = group, need["teachers"][0]
            each = ElementTree.SubElement(box, "Activity")
            values = {
                "Teacher": need["teachers"][0],
                "Subject": need["subject"],
                "Students": group["place"],
                "Duration": 1,
                "Total_Duration": 1,
                "Id": number,
                "Activity_Group_Id": 0,
                "Active": "true",
                "Comments": "",
            }
            for tag, value in values.items():
                _add(each, tag, value)
    for kind in ("Time", "Space"):
        box = ElementTree.SubElement(root, f"{kind}_Constraints_List")
        basic = ElementTree.SubElement(box, f"ConstraintBasicCompulsory{kind}")
        _add(basic, "Weight_Percentage", 100)
        _add(basic, "Active", "true")
    return root, activities


def _add(parent: ElementTree.Element, tag: str, value: Any) -> None:
    ElementTree.SubElement(parent, tag).text = str(value)
