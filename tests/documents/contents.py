"""Invented contents for every builder: empty, typical and huge; and sentinels for what must not leak."""

from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from hospital_iep.documents.audience import Piece
from hospital_iep.documents.builders import accommodations, child_timetable, packet, sheet, timetable
from hospital_iep.documents.builders.accommodations import AccommodationsContents
from hospital_iep.documents.builders.child_timetable import ChildDay, ChildTimetableContents, DayItem
from hospital_iep.documents.builders.common import Cover
from hospital_iep.documents.builders.packet import PacketContents
from hospital_iep.documents.builders.sheet import SheetContents, SheetSection
from hospital_iep.documents.builders.timetable import TimetableContents, TimetableDay, TimetableLesson
from hospital_iep.documents.model import Chart, Document, Point
from hospital_iep.domain.vocabulary import ShareTier

T0, T1, T2, T3, TC, TD = ShareTier
MONDAY = date(2026, 11, 23)
SIZES = ("empty", "typical", "huge")
LANGUAGES = ("en", "es", "ar")
LONG = "Leo Pretend rests after lunch and may leave the room whenever he needs to. "
WORDS = {
    "en": LONG,
    "es": "Leo descansa después de comer; puede salir cuando quiera. ",
    "ar": "يستريح ليو بعد الغداء لمدة 20 دقيقة (كل يوم). ",
}


def cover(language="en", audience="teacher", **more) -> Cover:
    given = {"code": "PXMC", "recipient": "J. Okaforth", **more}
    return Cover(language=language, audience=audience, issued_on=date(2026, 11, 24), **given)


def _times(size):
    return {"empty": 0, "typical": 4, "huge": 60}[size]


def sheet_of(size, language="en") -> AccommodationsContents:
    count, words = _times(size), WORDS[language]
    if not count:
        return AccommodationsContents(called="")
    return AccommodationsContents(
        called="Leo",
        grade="5",
        do=tuple(Piece(f"{n}. {words * (1 + n % 3)}", T1, part="What to do") for n in range(count)),
        never=tuple(Piece(words, T1, part="What not to do") for _ in range(count // 2)),
        because=tuple(Piece(words, T2, part="Reasons") for _ in range(count // 2)),
        safety=Piece(words, T1, part="Safety line"),
        valid_until=date(2027, 3, 8),
        questions_to="A. Ruizplay",
    )  # fmt: skip


def packet_of(size, language="en") -> PacketContents:
    count, words = _times(size), WORDS[language]
    if not count:
        return PacketContents(called="")

    def pieces(tier, part, columns, text=words):
        return tuple(
            Piece(f"{number} {text[:20]}", tier, part=part, more=(words * (1 + number % 2),) * columns)
            for number in range(count)
        )

    weeks = tuple(
        Piece(f"{11 + number} January", T1, part="Graded return", more=("2 h", "-", "online", "3 h", "full"))
        for number in range(min(count, 12))
    )
    return PacketContents(
        called="Leo",
        school="Lakeview Pretend School",
        grade="5",
        return_on=date(2027, 1, 12),
        sheet=sheet_of(size, language),
        health=pieces(T2, "Diagnosis, medicines", 2),
        emergency=pieces(T1, "Emergency page", 2)[:40],
        work=pieces(T1, "Work", 2),
        graded_return=weeks,
        rules=pieces(T1, "Rules", 0)[:3],
        limits=pieces(T1, "Limits", 0),
        voices=pieces(T1, "Voice", 1),
        contacts=pieces(T1, "Contacts", 2),
        attendance=tuple(Piece(f"week {n}", TD, part="Hours", more=("100", "240")) for n in range(count)),
        script=pieces(TC, "Words for classmates", 0),
        checklist=tuple(Piece(words, T1, part="Checklist", more=("HT", "7 January")) for _ in range(count)),
    )  # fmt: skip


ITEMS = (
    DayItem("wake", time(8)),
    DayItem("breakfast", time(8, 20)),
    DayItem("doctors", time(9)),
    DayItem("lesson", time(10, 15), "Maths", "Ana", "You chose this first"),
    DayItem("meal", time(12)),
    DayItem("rest", time(12, 45)),
    DayItem("lesson", time(13, 35), "English", "Ana"),
    DayItem("move", time(15, 15)),
    DayItem("play", time(16), note="You choose"),
    DayItem("treatment", time(17)),
)


def child_of(size, language="en") -> ChildTimetableContents:
    if size == "empty":
        return ChildTimetableContents(called="", days=())
    items = ITEMS
    if size == "huge":
        long = DayItem("lesson", time(18), WORDS[language] * 2, "Maximiliana-Konstanze", WORDS[language])
        items = (*ITEMS, long, *(replace(long, at=time(19, minute)) for minute in range(20)))
    days = tuple(ChildDay(MONDAY + timedelta(days=number), items) for number in range(5))
    return ChildTimetableContents("Leo", days, "Ana", 12)


def timetable_of(size, language="en") -> TimetableContents:
    if size == "empty":
        return TimetableContents("", ())
    lessons = tuple(
        TimetableLesson(
            time(8 + number // 6, number % 6 * 10), time(8 + number // 6, number % 6 * 10 + 9),
            "LM", WORDS[language][:30], "Ana Ruizplay", "Dolphin 4", "draft" * (number % 2),
        )
        for number in range(_times(size))
    )  # fmt: skip
    days = tuple(TimetableDay(MONDAY + timedelta(days=number), lessons) for number in range(5))
    return TimetableContents("Ana Ruizplay", days, (WORDS[language],))


def plain_of(size, language="en") -> SheetContents:
    count, words = _times(size), WORDS[language]
    if not count:
        return SheetContents(words[:20])
    points = tuple(Point(f"{n % 28 + 1}.{n % 12 + 1}.", None if n % 5 == 3 else n % 7) for n in range(count))
    rows = tuple(
        Piece(f"{n}", T1, more=(words * (30 if n == 3 and count > 9 else 1), "x")) for n in range(count)
    )
    return SheetContents(
        words[:20],
        opening=words,
        sections=(
            SheetSection(words[:15], rows, ("A", "B", "C"), (1, 5, 2)),
            SheetSection(words[:12], rows),
            SheetSection(words[:10], (), charts=(Chart(words[:10], "points", points, 5),)),
            SheetSection(words[:9], (), empty=words),
        ),
        note=words,
        fields=(words[:20], words[:25]),
        signers=(words[:20],),
        dated=MONDAY,
    )  # fmt: skip


BUILDERS = {
    "child_timetable": (child_timetable.build, child_of),
    "timetable": (timetable.build, timetable_of),
    "packet": (packet.build, packet_of),
    "accommodations": (accommodations.build, sheet_of),
    "sheet": (sheet.build, plain_of),
}


def document(builder: str, size: str = "typical", language: str = "en", **more) -> Document:
    build, contents = BUILDERS[builder]
    return build(contents(size, language), cover(language, **more))


@dataclass(frozen=True)
class Sentinel:
    """A text that only some readers may have."""

    text: str
    tier: ShareTier
    kept: str = ""
    item: str = ""


def sentinels() -> list[Sentinel]:
    """One for each tier, one that the child kept back, one that a consent names."""
    tiers = [Sentinel(f"QQ{tier.value}SENTINEL", tier) for tier in ShareTier]
    kept = [Sentinel(f"QQKEPT{tier.value}", tier, kept="the child said no") for tier in (T1, T2, TC, TD)]
    return [*tiers, *kept, Sentinel("QQT3SIGNED", T3, item="psychology")]
