"""The child's own sheet: every lesson of the day is shown, and times say which half of the day they are."""

import io
from dataclasses import replace
from datetime import time

import pikepdf
import pytest
from docx import Document as WordDocument

from hospital_iep.documents import render
from hospital_iep.documents.builders import child_timetable
from hospital_iep.documents.builders.child_timetable import ChildDay, DayItem
from hospital_iep.documents.builders.common import chosen_clock
from hospital_iep.documents.model import Cards, WeekStrip
from tests.documents import contents as samples

SUBJECTS = ("Maths", "English", "Science", "Maths", "Art", "Music", "History")


def sheet(count, paper="A4"):
    """Return a sheet whose days have some lessons beside a treatment."""
    items = (
        DayItem("treatment", time(17)),
        *(DayItem("lesson", time(8 + number), subject) for number, subject in enumerate(SUBJECTS[:count])),
    )
    days = tuple(ChildDay(samples.MONDAY.replace(day=23 + number), items) for number in range(5))
    given = replace(samples.child_of("typical"), days=days)
    return child_timetable.build(given, samples.cover(audience="child", paper=paper))


@pytest.mark.parametrize("count", [1, 4, 7])
def test_the_strip_of_the_week_has_every_lesson_of_each_day(count):
    strip = next(block for block in sheet(count).blocks if isinstance(block, WeekStrip))
    assert [[word for _, word in day.pictures] for day in strip.days] == [
        ["Treatment", *SUBJECTS[:count]]
    ] * 5


def figures(element):
    kids = element.get("/K", [])
    found = [str(element.Alt)] if element.get("/S") == "/Figure" else []
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            found += figures(kid)
    return found


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("count", [4, 7])
def test_every_lesson_is_drawn_and_the_day_keeps_to_one_page(count, paper):
    document = sheet(count, paper)
    with pikepdf.open(io.BytesIO(render(document, "pdf"))) as pdf:
        assert len(pdf.pages) == 5
        drawn = figures(pdf.Root.StructTreeRoot)
    for word in set(SUBJECTS[:count]):
        assert drawn.count(word) == SUBJECTS[:count].count(word) * 5 * 5  # five days on each of five pages
    html = render(document, "html").decode()
    strip = html[html.rindex("My week") :]
    assert all(word in strip for word in SUBJECTS[:count])
    word = WordDocument(io.BytesIO(render(document, "docx")))
    assert ", ".join(["Treatment", *SUBJECTS[:count]]) in word.tables[-1].rows[0].cells[1].text


def test_no_lesson_of_a_long_day_gives_way():
    items = tuple(DayItem("lesson", time(8, 5 * number), f"Maths {number}") for number in range(12))
    meals = tuple(DayItem("meal", time(12, number)) for number in range(3))
    given = replace(samples.child_of("typical"), days=(ChildDay(samples.MONDAY, (*items, *meals)),))
    document = child_timetable.build(given, samples.cover(audience="child"))
    (cards,) = [block for block in document.blocks if isinstance(block, Cards)]
    assert [card.title for card in cards.cards] == [item.subject for item in items]


@pytest.mark.parametrize(
    ("at", "said"),
    [(time(0, 5), "12:05 am"), (time(9), "9:00 am"), (time(12), "12:00 pm"), (time(15, 30), "3:30 pm")],
)
def test_the_twelve_hour_clock_says_the_half_of_the_day(at, said):
    assert chosen_clock(at, 12, "en") == said
    assert chosen_clock(at, 24, "en") == f"{at:%H:%M}"
