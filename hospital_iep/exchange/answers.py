"""What a person has said about a file that does not say it itself."""

from dataclasses import dataclass

from hospital_iep.exchange.reading import Sheet

NO_HEADINGS = -1


@dataclass(frozen=True, slots=True)
class Answers:
    """Which sheets are read, what their columns mean, which way round dates are, where clocks run.

    ``columns`` maps a sheet's name to the names of its columns and their meanings and replaces the guess;
    ``headers`` maps it to the row of its headings (``NO_HEADINGS`` where it has none). ``orders`` says of a
    column, by name, whether its dates name the day first; ``day_first`` says it of all others. ``sheets`` are
    those to be read (None: all, hidden ones only where ``hidden``). ``zones`` gives names of time zones that
    only the hospital knows their IANA zone.
    """

    day_first: bool | None = None
    hidden: bool = False
    columns: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    orders: tuple[tuple[str, bool], ...] = ()
    headers: tuple[tuple[str, int], ...] = ()
    sheets: tuple[str, ...] | None = None
    zones: tuple[tuple[str, str], ...] = ()

    def of(self, sheet: Sheet) -> dict[str, str]:
        """Return the columns of a sheet: as said, else as guessed."""
        return dict(dict(self.columns).get(sheet.name, tuple(sheet.columns.items())))

    def reads(self, sheet: Sheet) -> bool:
        """Return whether a sheet is read."""
        if self.sheets is not None:
            return sheet.name in self.sheets
        return self.hidden or not sheet.hidden

    def header(self, sheet: Sheet) -> int | None:
        """Return the row of a sheet's headings, ``NO_HEADINGS`` for none, None where nobody knows."""
        return dict(self.headers).get(sheet.name, sheet.header_row)

    def order(self, column: str) -> bool | None:
        """Return whether the dates of a column name the day first, None where nobody has said."""
        return dict(self.orders).get(column, self.day_first)


def column_names(sheet: Sheet, header: int) -> list[str]:
    """Return the name of each column, each once: its heading, else its letter ("column C")."""
    wide = max((len(row) for row in sheet.rows), default=0)
    headings = sheet.rows[header] if 0 <= header < len(sheet.rows) else ()
    names: list[str] = []
    for at in range(wide):
        cell = headings[at] if at < len(headings) else None
        name = str(cell).strip() if cell not in (None, "") else ""
        name = name or f"column {_letters(at)}"
        same = sum(1 for each in names if each == name or each.startswith(f"{name} ("))
        names.append(f"{name} ({same + 1})" if name in names else name)
    return names


def _letters(at: int) -> str:
    left, right = divmod(at, 26)
    return (_letters(left - 1) if left else "") + chr(ord("A") + right)
