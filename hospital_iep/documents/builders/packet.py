"""The re-entry packet: what the home school needs to know and do, each reader just what was agreed."""

from dataclasses import dataclass
from datetime import date, timedelta

from hospital_iep.documents.audience import Piece
from hospital_iep.documents.builders.accommodations import AccommodationsContents, sheet
from hospital_iep.documents.builders.common import Cover, long_date, short_weekday, team_role
from hospital_iep.documents.model import (
    Block,
    Bullets,
    Callout,
    Document,
    Field,
    Heading,
    KeyValues,
    PageBreak,
    Paragraph,
    Run,
    Table,
    Text,
    Tone,
)
from hospital_iep.words import apart, say


@dataclass(frozen=True, slots=True)
class PacketContents:
    """Everything a packet may hold; which pieces are left is decided per reader before building.

    ``more`` of a piece holds its further columns: an emergency step's (do, call), a contact's (role, phone).
    """

    called: str
    school: str = ""
    grade: str = ""
    return_on: date | None = None
    return_is_agreed: bool = False
    sheet: AccommodationsContents | None = None
    health: tuple[Piece, ...] = ()
    emergency: tuple[Piece, ...] = ()
    emergency_note: str = ""
    work: tuple[Piece, ...] = ()
    graded_return: tuple[Piece, ...] = ()
    rules: tuple[Piece, ...] = ()
    limits: tuple[Piece, ...] = ()
    voices: tuple[Piece, ...] = ()
    contacts: tuple[Piece, ...] = ()
    attendance: tuple[Piece, ...] = ()
    script: tuple[Piece, ...] = ()
    checklist: tuple[Piece, ...] = ()


def build(contents: PacketContents, cover: Cover) -> Document:
    """Return the packet for one reader."""
    language = cover.language
    title = _title(contents, cover)
    blocks: list[Block] = [Heading(title, 1), *_opening(contents, cover)]
    if contents.sheet is not None and contents.sheet.says_something:
        blocks.append(Heading(say("Do this", language), 2))
        blocks += sheet(contents.sheet, language, level=3)
    blocks += _own_page(_emergency(contents.emergency, contents.emergency_note, language))
    rest = [
        *_health(contents.health, language),
        *_listed(say("Limits at school", language), contents.limits),
        *_graded(contents, language),
        *_work(contents.work, language),
        *_voices(contents, language),
        *_listed(say("What we tell the class", language), contents.script, plain=True),
        *_attendance(contents.attendance, language),
        *_checklist(contents.checklist, language),
        *_contacts(contents.contacts, language),
    ]
    if cover.audience in ("teacher", "nurse"):
        rest += _acknowledge(contents, language)
    blocks += _own_page(rest) if contents.emergency else rest
    if len(blocks) == 1:
        blocks.append(Paragraph(say("Nothing can be shared with you here yet.", language)))
    return Document(
        title=title,
        language=language,
        audience=cover.audience,
        blocks=tuple(blocks),
        issued_on=cover.issued_on,
        code=cover.code,
        version=cover.version,
        recipient=cover.recipient,
        draft=cover.draft,
        practice=cover.practice,
        confidential=cover.audience != "classmates",
        paper=cover.paper,
    )


def _own_page(blocks: list[Block]) -> list[Block]:
    """Return blocks so that they begin a page: what is pinned up or handed on alone stands alone."""
    return [PageBreak(), *blocks] if blocks else []


def _title(contents: PacketContents, cover: Cover) -> str:
    name = contents.called
    titles = {
        "teacher": say("{name} comes back to school", cover.language),
        "nurse": say("{name} comes back: for the school nurse", cover.language),
        "district": say("Return to school: for the district", cover.language),
        "family": say("{name} goes back to school", cover.language),
        "classmates": say("{name} is coming back", cover.language),
    }
    text = titles.get(cover.audience) or say("{name} comes back to school", cover.language)
    return text.format(name=apart(name, cover.language))


def _opening(contents: PacketContents, cover: Cover) -> list[Block]:
    language = cover.language
    if cover.audience == "classmates":
        return []
    rows: list[tuple[str, Text]] = []
    when = long_date(contents.return_on, language)
    if contents.return_on is not None and not contents.return_is_agreed:
        when = say("{date}, if the plan does not change", language, date=when)
    rows.append((say("Return date", language), when))
    if contents.school:
        rows.append((say("School", language), contents.school))
    if contents.grade:
        rows.append((say("Grade", language), contents.grade))
    blocks: list[Block] = [KeyValues(tuple(rows))]
    if cover.audience in ("teacher", "nurse"):
        text = say(
            "This packet says what was agreed to be shared with you. Please keep it safe and pass on only "
            "what others need for their part.",
            language,
        )
        blocks.append(Callout(text))
    return blocks


def _listed(title: str, pieces: tuple[Piece, ...], *, plain: bool = False) -> list[Block]:
    if not pieces:
        return []
    if plain:
        return [Heading(title, 2), *(Paragraph(piece.text) for piece in pieces)]
    return [Heading(title, 2), Bullets(tuple(piece.text for piece in pieces))]


def _emergency(pieces: tuple[Piece, ...], note: str, language: str) -> list[Block]:
    if not pieces:
        return []
    rows = tuple((piece.text, *_columns(piece, 2)) for piece in pieces)
    head = (say("If you see", language), say("Do this", language), say("Call", language))
    return [
        Heading(say("In an emergency", language), 2),
        Callout(
            say("Stay with the child. Send someone for help. Then do what this page says.", language),
            tone=Tone.WARNING,
        ),
        Table(say("What to look for and what to do", language), head, rows, (3, 4, 2)),
        *([Paragraph(note, small=True)] if note else []),
    ]


def _columns(piece: Piece, count: int) -> tuple[str, ...]:
    return tuple((*piece.more, *("" for _ in range(count)))[:count])


def _health(pieces: tuple[Piece, ...], language: str) -> list[Block]:
    if not pieces:
        return []
    rows = tuple((piece.text, *_columns(piece, 2)) for piece in pieces)
    head = (say("Kind", language), say("What", language), say("Said by", language))
    return [
        Heading(say("Health, for the nurse", language), 2),
        Table(say("Health facts", language), head, rows, (2, 5, 2)),
        Paragraph(say("This is no medical advice: check with the clinic.", language), small=True),
    ]


def _graded(contents: PacketContents, language: str) -> list[Block]:
    if not contents.graded_return:
        return []
    monday = date(2024, 1, 1)
    days = (short_weekday(monday + timedelta(days=number), language) for number in range(5))
    head = (say("Week of", language), *days)
    rows = tuple((piece.text, *_columns(piece, 5)) for piece in contents.graded_return)
    blocks: list[Block] = [
        Heading(say("The first weeks", language), 2),
        Table(say("Hours at school, week by week", language), head, rows, (2, 2, 2, 2, 2, 2)),
    ]
    if contents.rules:
        blocks.append(Bullets(tuple(piece.text for piece in contents.rules)))
    return blocks


def _work(pieces: tuple[Piece, ...], language: str) -> list[Block]:
    if not pieces:
        return []
    rows = tuple((piece.text, *_columns(piece, 2)) for piece in pieces)
    head = (say("Subject", language), say("Work", language), say("State", language))
    return [
        Heading(say("Work done and work excused", language), 2),
        Table(say("School work", language), head, rows, (2, 4, 2)),
    ]


def _voices(contents: PacketContents, language: str) -> list[Block]:
    if not contents.voices:
        return []
    title = say("What {name} wants you to know", language, name=contents.called)
    texts: list[Text] = [
        (
            Run(f"{apart(piece.text, language)}: ", bold=True),
            Run(f"“{apart(piece.more[0] if piece.more else '', language)}”"),
        )
        for piece in contents.voices
    ]
    return [Heading(title, 2), Bullets(tuple(texts))]


def _attendance(pieces: tuple[Piece, ...], language: str) -> list[Block]:
    if not pieces:
        return []
    rows = tuple((piece.text, *_columns(piece, 2)) for piece in pieces)
    head = (say("Week of", language), say("Minutes taught", language), say("Minutes agreed", language))
    return [
        Heading(say("Attendance and hours", language), 2),
        Table(say("Instruction in hospital", language), head, rows, (2, 2, 2)),
    ]


def _checklist(pieces: tuple[Piece, ...], language: str) -> list[Block]:
    if not pieces:
        return []
    rows = tuple(
        (piece.text, team_role(_columns(piece, 2)[0], language), _columns(piece, 2)[1]) for piece in pieces
    )
    head = (say("What", language), say("Who", language), say("By", language))
    return [
        Heading(say("Still to do", language), 2),
        Table(say("Steps before and after the return", language), head, rows, (4, 2, 2)),
    ]


def _contacts(pieces: tuple[Piece, ...], language: str) -> list[Block]:
    if not pieces:
        return []
    rows = tuple((piece.text, *_columns(piece, 2)) for piece in pieces)
    head = (say("Name", language), say("Part", language), say("Phone", language))
    return [
        Heading(say("Who to ask", language), 2),
        Table(say("Contacts", language), head, rows, (3, 3, 2)),
    ]


def _acknowledge(contents: PacketContents, language: str) -> list[Block]:
    blocks: list[Block] = [
        Heading(say("Please send back", language), 2),
        Field(say("Our contact person", language), "contact"),
    ]
    if contents.emergency:
        blocks.append(Field(say("We have read the emergency page", language), "read", tick=True))
    return blocks
