"""What a file leaves open: what a person is asked before it is used, and what was said last time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from hospital_iep.exchange.answers import NO_HEADINGS, Answers, column_names
from hospital_iep.exchange.columns import Meaning, day_first, heading
from hospital_iep.exchange.found import Flag
from hospital_iep.exchange.reading import FileFormat, Reading, Sheet

DATES = (Meaning.DATE, Meaning.START, Meaning.END, Meaning.END_DATE, Meaning.BIRTH_DATE)
NOT_USED = "-"
MOST_ZONES = 8  # in more, the hospital's zone is assumed and said at each appointment
_DAY_FIRST, _MONTH_FIRST = "/dmy", "/mdy"
_SHEET, _ZONE, _TEXT = "sheet:", "zone:", "text:dates"
_READ, _LEFT_OUT = "read", "left out"
_LOOKED_AT = 200  # so many rows show whether a column holds anything


class Asks(StrEnum):
    """What kind of question is still open."""

    SHEETS = "sheets"  # none is chosen
    HEADINGS = "headings"  # of a sheet: in which row they stand
    DATE = "date"  # of a sheet: no column holds one
    TWICE = "twice"  # a meaning that two columns of a sheet have
    ORDER = "order"  # of a column: day or month first
    ZONE = "zone"  # of a name: which zone is meant


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """One question without an answer; ``name`` is the sheet, the column, the meaning or the zone."""

    kind: Asks
    name: str = ""


def asks_something(reading: Reading) -> bool:
    """Return whether a person is asked about a file before it is used; of a table always."""
    tables = any(sheet.rows for sheet in reading.sheets)
    return tables or bool(_unknown_zones(reading)) or _unclear_lines(reading)


class Questions:
    """The questions of one file with the answers given so far.

    ``kept`` is what was said about this source last time; it fills in what it knows. ``as_last_time`` says
    whether it knew everything.
    """

    def __init__(self, reading: Reading, kept: Mapping[str, str]) -> None:
        self.reading = reading
        self._kept = dict(kept)
        self._named: dict[tuple[str, int], list[str]] = {}
        self._unclear: dict[tuple[str, str, int], bool] = {}
        self.sheets = tuple(sheet for sheet in reading.sheets if sheet.rows)
        self.used = {sheet.name for sheet in self.sheets if self._used_before(sheet)}
        self.headers: dict[str, int | None] = {}
        self.meanings: dict[str, str] = {}
        self.orders: dict[str, bool] = {}
        for sheet in self.sheets:
            self.set_header(sheet.name, self._header_before(sheet))
        self.zones = {name: kept.get((_ZONE + name)[:120], "") for name in _unknown_zones(reading)}
        said = kept.get(_TEXT, "") if _unclear_lines(reading) else ""
        if said:
            self.orders[_TEXT] = said == _DAY_FIRST
        self.as_last_time = self._all_known()

    # Last time

    def _used_before(self, sheet: Sheet) -> bool:
        shown = [each for each in self.sheets if not each.hidden]
        headed = sheet.header_row is not None or all(each.header_row is None for each in shown)
        usual = _READ if sheet in shown and headed else _LEFT_OUT
        return self._kept.get((_SHEET + sheet.name)[:120], usual) == _READ

    def _header_before(self, sheet: Sheet) -> int | None:
        """Return the row that has most of the headings known from last time, else the reader's guess."""
        found = [
            (sum(str(cell).strip() in self._kept for cell in row if cell not in (None, "")), -at)
            for at, row in enumerate(sheet.rows[:30])
        ]
        most, at = max(found, default=(0, 0))
        if most >= 2:
            return -at
        lettered = any(name in self._kept for name in self._names(sheet, NO_HEADINGS))
        return NO_HEADINGS if lettered and sheet.header_row is None else sheet.header_row

    def _all_known(self) -> bool:
        columns = self.columns()
        known = all(name in self._kept for name in columns) and bool(
            columns or self.zones or _TEXT in self.orders
        )
        return known and not self.open_points()

    # What is asked

    def columns(self) -> list[str]:
        """Return the names of all columns that hold something, over all sheets that are used."""
        names: dict[str, None] = {}
        for sheet, header in self._read():
            filled = {
                at
                for row in sheet.rows[header + 1 : header + 1 + _LOOKED_AT]
                for at, cell in enumerate(row)
                if cell not in (None, "")
            }
            names |= {name: None for at, name in enumerate(self._names(sheet, header)) if at in filled}
        return list(names)

    def examples(self, column: str, many: int = 3) -> list[str]:
        """Return the first values of a column, each once."""
        found: dict[str, None] = {}
        for sheet, header in self._read():
            for cell in self._cells(sheet, header, column, _LOOKED_AT):
                found[str(cell)] = None
                if len(found) == many:
                    return list(found)
        return list(found)

    def unclear(self) -> list[str]:
        """Return the columns with dates that can be read two ways."""
        dated = [name for name in self.columns() if self.meanings.get(name) in DATES]
        return [name for name in dated if any(self._is_unclear(*each, name) for each in self._read())]

    @property
    def unclear_text(self) -> bool:
        """Whether the dates of a pasted text can be read two ways."""
        return _unclear_lines(self.reading)

    def open_points(self) -> list[OpenPoint]:
        """Return what is not answered yet, in the order of the questions."""
        points = [OpenPoint(Asks.SHEETS)] if self.sheets and not self.used else []
        for sheet in self.sheets:
            if sheet.name not in self.used:
                continue
            header = self.headers[sheet.name]
            if header is None:
                points.append(OpenPoint(Asks.HEADINGS, sheet.name))
                continue
            said = [self.meanings.get(name, "") for name in self._names(sheet, header)]
            if not {Meaning.DATE, Meaning.START} & set(said):
                points.append(OpenPoint(Asks.DATE, sheet.name))
            twice = [meaning for meaning in Meaning if said.count(meaning) > 1]
            points += [OpenPoint(Asks.TWICE, meaning) for meaning in twice]
        unclear = [*self.unclear(), *([_TEXT] if self.unclear_text else [])]
        points += [OpenPoint(Asks.ORDER, name) for name in unclear if name not in self.orders]
        points += [OpenPoint(Asks.ZONE, name) for name, zone in self.zones.items() if not zone]
        return list(dict.fromkeys(points))

    def _read(self) -> Iterator[tuple[Sheet, int]]:
        for sheet in self.sheets:
            header = self.headers[sheet.name]
            if sheet.name in self.used and header is not None:
                yield sheet, header

    def _names(self, sheet: Sheet, header: int) -> list[str]:
        key = sheet.name, header
        if key not in self._named:
            self._named[key] = column_names(sheet, header)
        return self._named[key]

    def _cells(self, sheet: Sheet, header: int, column: str, most: int | None = None) -> Iterator[Any]:
        names = self._names(sheet, header)
        if column not in names:
            return
        at = names.index(column)
        for row in sheet.rows[header + 1 : None if most is None else header + 1 + most]:
            if at < len(row) and row[at] not in (None, ""):
                yield row[at]

    def _is_unclear(self, sheet: Sheet, header: int, column: str) -> bool:
        key = sheet.name, column, header
        if key not in self._unclear:
            self._unclear[key] = day_first(self._cells(sheet, header, column)) is None
        return self._unclear[key]

    # Answering

    def use(self, sheet: str, *, used: bool) -> None:
        """Say whether a sheet is read."""
        (self.used.add if used else self.used.discard)(sheet)

    def set_header(self, name: str, header: int | None) -> None:
        """Say in which row the headings of a sheet stand (``NO_HEADINGS``: it has none)."""
        self.headers[name] = header
        if header is None:
            return
        sheet = next(each for each in self.sheets if each.name == name)
        names = self._names(sheet, header)
        taken = {self.meanings.get(column, "") for column in names}
        for column in names:
            if column in self.meanings:
                continue
            said = self._kept.get(column[:120])
            guess = heading(column)
            meaning = "" if guess is None or guess in taken else guess.value
            if said is not None:
                meaning, _, order = said.partition("/")
                meaning = "" if meaning == NOT_USED else meaning
                if order:
                    self.orders[column] = f"/{order}" == _DAY_FIRST
            self.meanings[column] = meaning
            taken.add(meaning)

    def mean(self, column: str, meaning: str) -> None:
        """Say what a column holds; nothing for one that is not used."""
        self.meanings[column] = meaning

    def order(self, column: str, *, first_day: bool) -> None:
        """Say whether the dates of a column name the day first."""
        self.orders[column] = first_day

    def order_text(self, *, first_day: bool) -> None:
        """Say whether the dates of a pasted text name the day first."""
        self.orders[_TEXT] = first_day

    @property
    def text_order(self) -> bool | None:
        """Whether the dates of a pasted text name the day first, None where nobody has said."""
        return self.orders.get(_TEXT)

    def answers(self, first_day: bool | None = None) -> Answers:
        """Return the answers as the reading of appointments takes them.

        ``first_day`` stands for what nobody has said yet about the order of dates.
        """
        columns = {
            sheet.name: tuple(
                (name, meaning)
                for name in self._names(sheet, header)
                if (meaning := self.meanings.get(name, ""))
            )
            for sheet, header in self._read()
        }
        return Answers(
            day_first=first_day if self.text_order is None else self.text_order,
            columns=tuple(columns.items()),
            orders=tuple((name, order) for name, order in self.orders.items() if name != _TEXT),
            headers=tuple((sheet.name, header) for sheet, header in self._read()),
            sheets=tuple(sheet.name for sheet in self.sheets if sheet.name in self.used),
            zones=tuple((name, zone) for name, zone in self.zones.items() if _is_zone(zone)),
        )

    def to_keep(self) -> dict[str, str]:
        """Return what is to be remembered for the next file of this source."""
        kept = {}
        unclear = set(self.unclear())
        for name in self.columns():
            meaning = self.meanings.get(name, "") or NOT_USED
            order = (
                (_DAY_FIRST if self.orders[name] else _MONTH_FIRST)
                if name in unclear & set(self.orders)
                else ""
            )
            kept[name[:120]] = meaning + order
        if len(self.sheets) > 1 or any(sheet.hidden for sheet in self.sheets):
            kept |= {
                (_SHEET + sheet.name)[:120]: _READ if sheet.name in self.used else _LEFT_OUT
                for sheet in self.sheets
            }
        kept |= {(_ZONE + name)[:120]: zone for name, zone in self.zones.items() if zone}
        if self.unclear_text and self.text_order is not None:
            kept[_TEXT] = _DAY_FIRST if self.text_order else _MONTH_FIRST
        return kept

    def sample(self, rows: int) -> Reading:
        """Return the reading with only the first rows of its tables, to show what answers make of them."""
        short = tuple(replace(sheet, rows=sheet.rows[: header + 1 + rows]) for sheet, header in self._read())
        asked = {at for at, entry in enumerate(self.reading.entries) if Flag.ZONE_UNKNOWN in entry.flags}
        asked |= {at for at, entry in enumerate(self.reading.entries) if entry.calendar_zone}
        dates = (each for each in self.reading.occurrences if each.entry in asked)
        lines = (each for each in self.reading.lines if "ask-date" in each.flags)
        return replace(
            self.reading,
            problems=(),
            sheets=short,
            occurrences=tuple(islice(dates, rows)),
            lines=tuple(islice(lines, rows)),
        )


def _unknown_zones(reading: Reading) -> list[str]:
    """Return the names of zones that only the hospital knows."""
    names = [entry.zone_written or "" for entry in reading.entries if Flag.ZONE_UNKNOWN in entry.flags]
    calendars = dict.fromkeys(entry.calendar_zone or "" for entry in reading.entries)
    names += [name for name in calendars if name and not _is_zone(name)]
    return [name for name in dict.fromkeys(names) if name][:MOST_ZONES]


def _is_zone(name: str) -> bool:
    try:
        return bool(name) and ZoneInfo(name) is not None
    except (ValueError, OSError, KeyError):
        return False


def _unclear_lines(reading: Reading) -> bool:
    return reading.format is FileFormat.TEXT and any("ask-date" in line.flags for line in reading.lines)
