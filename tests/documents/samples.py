"""Documents and contents the tests write themselves: empty, typical and huge, in three languages."""

from dataclasses import replace
from datetime import date, time

from hospital_iep.documents.audience import Piece
from hospital_iep.documents.builders import accommodations, child_timetable, packet, sheet, timetable
from hospital_iep.documents.builders.common import Cover
from hospital_iep.documents.model import (
    Bullets,
    Callout,
    Chart,
    Document,
    Field,
    Figure,
    Heading,
    KeyValues,
    PageBreak,
    Paragraph,
    Point,
    Run,
    Signature,
    Steps,
    Table,
    Tone,
)
from hospital_iep.domain.vocabulary import ShareTier

T1, T2, TC, TD = ShareTier.T1, ShareTier.T2, ShareTier.TC, ShareTier.TD
LANGUAGES = ("en", "es", "ar")
SIZES = ("empty", "typical", "huge")
WORDS = {
    "en": "Leo rests after lunch.",
    "es": "Léo descansa después de comer.",
    "ar": "يستريح ليو بعد الغداء 15 دقيقة.",
}
DAY = date(2026, 11, 24)


def cover(language="en", audience="teacher", **more):
    """Return a cover of a practice document."""
    return Cover(
        language=language,
        audience=audience,
        issued_on=DAY,
        code="K7QM",
        recipient="J. Okaforth",
        practice=True,
        **more,
    )


def pieces(count, text, tier=T1, columns=0):
    """Return pieces with as many further columns."""
    return tuple(
        Piece(f"{text} {number}", tier, part="Part", more=tuple(f"{text} {n}" for n in range(columns)))
        for number in range(count)
    )


def _count(size):
    return {"empty": 0, "typical": 3, "huge": 120}[size]


def child_week(language, size):
    """Return the child's sheet."""
    kinds = ("doctors", "meal", "rest", "treatment", "lesson")
    items = tuple(
        child_timetable.DayItem(kinds[n % 5], time(8 + n % 9, 5), WORDS[language][:12], "Ana")
        for n in range(_count(size) and 4)
    )
    if size == "huge":
        items = items * 9
    days = tuple(
        child_timetable.ChildDay(date(2026, 11, 23 + n), items) for n in range(0 if size == "empty" else 5)
    )
    contents = child_timetable.ChildTimetableContents("Leo", days, "Ana", 12 if language == "en" else 24)
    return child_timetable.build(contents, cover(language, "child"))


def do_this(language, size, audience="nurse"):
    """Return the "Do this" sheet."""
    text, count = WORDS[language], _count(size)
    contents = accommodations.AccommodationsContents(
        called="Leo",
        grade="5",
        do=pieces(count, text),
        never=pieces(min(count, 4), text),
        because=pieces(count, text, T2),
        safety=Piece(text, T1) if count else None,
        valid_until=DAY if count else None,
        questions_to="Ana" if count else "",
    )
    return accommodations.build(contents, cover(language, audience))


def packet_contents(language, size):
    """Return everything a packet may hold."""
    text, count = WORDS[language], _count(size)
    return packet.PacketContents(
        called="Leo",
        school="Lakeview",
        grade="5",
        return_on=DAY if count else None,
        sheet=accommodations.AccommodationsContents(
            called="Leo", do=pieces(count, text), because=pieces(count, text, T2)
        ),
        health=pieces(count, text, T2, 2),
        emergency=pieces(count, text, T1, 2),
        work=pieces(count, text, T1, 2),
        graded_return=pieces(count, text, T1, 5),
        rules=pieces(min(count, 2), text),
        limits=pieces(count, text),
        voices=pieces(count, text, T1, 1),
        contacts=pieces(count, text, T1, 2),
        attendance=pieces(count, text, TD, 2),
        script=pieces(min(count, 5), text, TC),
        checklist=pieces(count, text, T1, 2),
    )


def back_to_school(language, size, audience="nurse"):
    """Return the packet for one reader."""
    return packet.build(packet_contents(language, size), cover(language, audience))


def lessons(language, size):
    """Return a week on paper."""
    each = timetable.TimetableLesson(time(9), time(9, 30), "LM", WORDS[language][:14], "Ana", "Dolphin")
    days = tuple(
        timetable.TimetableDay(date(2026, 11, 23 + n), (each,) * min(_count(size), 60))
        for n in range(0 if size == "empty" else 5)
    )
    return timetable.build(timetable.TimetableContents("Ana", days), cover(language, "staff"))


def plain(language, size):
    """Return a plain sheet with a chart, fields and signatures."""
    text, count = WORDS[language], _count(size)
    chart = Chart("Reading", "words", tuple(Point(str(n), float(n)) for n in range(min(count, 12))), 40.0)
    contents = sheet.SheetContents(
        title=text,
        opening=text if count else "",
        sections=(
            sheet.SheetSection(text, pieces(count, text), charts=(chart,) if count else ()),
            sheet.SheetSection(f"{text} 2", pieces(count, text, T1, 2), (text, "B", "C")),
        ),
        fields=(text,) if count else (),
        signers=("Pat",) if count else (),
    )
    return sheet.build(contents, cover(language))


BUILDERS = {
    "child-timetable": child_week,
    "accommodations": do_this,
    "packet": back_to_school,
    "timetable": lessons,
    "sheet": plain,
}


def everything(language="en", rows=40):
    """Return a document with every plain kind of block."""
    text = WORDS[language]
    chart = Chart(
        "Energy", "level", (Point("Mon", 1), Point("Tue", 3), Point("Wed", None), Point("Thu", 4)), 3
    )
    return Document(
        title=text,
        language=language,
        audience="nurse",
        issued_on=DAY,
        code="K7QM",
        blocks=(
            Heading(text, 1),
            Paragraph((Run(text, bold=True), Run(" "), Run(text, italic=True))),
            Paragraph("Bonjour, c'est la classe.", small=True),
            Heading("Needs", 2),
            Bullets((text, text * 3)),
            Heading("Steps", 3),
            Steps((text, text)),
            Heading("Table", 2),
            Table(
                "Lessons",
                ("When", "What", "Where"),
                tuple((f"row {n}", text, "bed") for n in range(rows)),
                (1, 3, 1),
            ),
            KeyValues((("Name", text), ("Phone", "555 0100")), "Contacts"),
            Callout(text, "Mind", Tone.WARNING),
            Figure(chart, chart.alt(), "Energy this week"),
            Figure("treatment", "A heart with a plus"),
            Field("Our contact", "contact"),
            Field("We have read this", "read", tick=True),
            Signature("Pat"),
            PageBreak(),
            Paragraph(text),
        ),
    )


def marked(document, **changes):
    """Return a document with other marks."""
    return replace(document, **changes)
