"""Entries with one UID belong together: a series, its changed dates, and the dates taken out or added.

Master and changed dates are kept apart, so that a later change of one date finds its place.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from hospital_iep.exchange.entries import Draft
from hospital_iep.exchange.lines import Property
from hospital_iep.exchange.reading import Occurrence, Problem, TimeKind
from hospital_iep.exchange.recurrence import Budget, Rule, RuleRefused, expand, outside, parse_rule
from hospital_iep.exchange.times import When
from hospital_iep.exchange.zones import wall_clock

MAX_RULES = 20

_DAY = timedelta(days=1)
_EARLIEST = datetime(1, 1, 4)  # noqa: DTZ001  wall-clock time, as all of a series
_LATEST = datetime(9999, 12, 28)  # noqa: DTZ001


@dataclass(frozen=True, slots=True)
class Window:
    """The span that is asked for: starts in ``[start, end)``, aware UTC."""

    start: datetime
    end: datetime


@dataclass(slots=True)
class _Marks:
    """Times that name dates of a series; another value type matches by its local date."""

    moments: set[datetime] = field(default_factory=set)
    walls: set[datetime] = field(default_factory=set)
    days: set[date] = field(default_factory=set)
    any_days: set[date] = field(default_factory=set)

    def add(self, when: When) -> None:
        self.any_days.add(when.wall.date())
        if when.kind is TimeKind.DATE:
            self.days.add(when.wall.date())
        elif when.zone:
            self.moments.add(when.utc)
        else:
            self.walls.add(when.wall)

    def name(self, when: When) -> bool:
        if when.kind is TimeKind.DATE:
            return when.wall.date() in self.any_days
        if when.wall.date() in self.days or when.wall in self.walls:
            return True
        return (when.utc if when.zone else when.wall.replace(tzinfo=UTC)) in self.moments


class Series:
    """All entries of one UID in one file. ``members`` are (index in the reading, draft)."""

    def __init__(self, members: list[tuple[int, Draft]], problems: list[Problem], budget: Budget) -> None:
        self.problems = problems
        self.budget = budget
        self.left_out = 0  # dates outside the window, and whether there are more than were counted
        self.left_out_more = False
        self.lines = {index: draft.entry.line for index, draft in members}
        masters = [(index, draft) for index, draft in members if draft.recurrence is None]
        changes = [(index, draft) for index, draft in members if draft.recurrence is not None]
        self.masters = self._newest(masters)
        self.changes = self._newest(changes)
        self.changed = _Marks()
        for _, draft in self.changes:
            # A change that names no new time takes its date away only where it cancels it.
            gone = (draft.entry.status or "").upper().startswith("CANCEL")
            if draft.recurrence is not None and (draft.start is not None or gone):
                self.changed.add(draft.recurrence)
        first = next((draft.start for _, draft in self.masters if draft.start is not None), None)
        self.first = first
        self.ranges = sorted(
            (
                (d.recurrence.utc, index, d)
                for index, d in self.changes
                if d.and_future and d.recurrence and d.start
            ),
            key=lambda one: one[:2],
        )
        self.range_starts = [utc for utc, _, _ in self.ranges]

    def note(self, line: int, reason: str) -> None:
        """Add a problem with its line."""
        self.problems.append(Problem(f"line {line}", reason))

    def _newest(self, members: list[tuple[int, Draft]]) -> list[tuple[int, Draft]]:
        """Return the members without those that a higher SEQUENCE in the same file replaces."""
        highest: dict[str | None, int] = {}
        for _, draft in members:
            key = draft.entry.recurrence_id
            highest[key] = max(draft.entry.sequence, highest.get(key, draft.entry.sequence))
        kept: list[tuple[int, Draft]] = []
        for index, draft in members:
            newest = highest[draft.entry.recurrence_id]
            if draft.entry.uid and draft.entry.sequence < newest:
                what = (
                    f"older than the same appointment elsewhere in the file (SEQUENCE {draft.entry.sequence},"
                    f" {newest} there)"
                )
                self.note(draft.entry.line, f"{what}: the newer one is shown")
            else:
                kept.append((index, draft))
        return kept

    def occurrences(self, window: Window) -> list[Occurrence]:
        """Return every date of the series that starts inside the window, each once."""
        found: dict[tuple[str | None, str, str], Occurrence] = {}
        told: set[tuple[int, int]] = set()
        for one in self._all(window):
            key = (one.recurrence_id, one.start, one.end)
            other = found.get(key)
            if other is not None and other.entry != one.entry and (one.entry, other.entry) not in told:
                told.add((one.entry, other.entry))
                said = f"the same appointment (UID) and time as in line {self.lines[other.entry]}: shown once"
                self.note(self.lines[one.entry], said)
            found.setdefault(key, one)
        return list(found.values())

    def _all(self, window: Window) -> Iterator[Occurrence]:
        for index, draft in self.masters:
            if draft.start is not None:
                yield from self._of_master(index, draft, window)
        for index, draft in self.changes:
            if draft.rules:
                self.note(draft.entry.line, "a changed date has a rule of its own: the rule was not followed")
            if draft.start is not None and _inside(draft.start, window):
                yield _occurrence(index, draft, draft.start, self._key(draft))

    def _key(self, change: Draft) -> When | None:
        """Return which date of the series a change is about, as the series itself writes its dates."""
        first = self.first
        if first is None or change.recurrence is None:
            return change.recurrence
        return _as_kind_of(first, change.recurrence)

    def _of_master(self, index: int, draft: Draft, window: Window) -> Iterator[Occurrence]:
        starts, ends = self._starts(draft, window)
        repeats = bool(draft.rules or draft.added)
        removed = _Marks()
        for when in draft.removed:
            removed.add(when)
        removed.moments |= self._ruled_out(draft, window)
        self._note_missed(draft, starts, removed, window)
        for start in starts:
            if removed.name(start) or self.changed.name(start):
                continue
            yield from self._dated(index, draft, start, ends.get(start.utc), repeats, window)

    def _note_missed(self, draft: Draft, starts: list[When], removed: _Marks, window: Window) -> None:
        """Say which dates are left out by a time of day at which the series has none."""
        missed = {one.wall.date() for one in draft.removed if one.wall.time() != time()}
        if not missed:
            return
        kept = {one.wall.date() for one in starts if _inside(one, window) and not removed.name(one)}
        days = sorted(missed & kept)
        if days:
            said = f"leaves out {days[0]:%Y-%m-%d} (EXDATE) at a time at which it has no date"
            more = f", and {len(days) - 1} more days so" if len(days) > 1 else ""
            self.note(draft.entry.line, f"{said}{more}: the date is shown")

    def _dated(
        self, index: int, draft: Draft, start: When, end: When | None, repeats: bool, window: Window
    ) -> Iterator[Occurrence]:
        key = start if repeats else None
        at = bisect_right(self.range_starts, start.utc) - 1
        if at >= 0 and repeats:
            _, index, draft = self.ranges[at]
            assert draft.start is not None
            start = draft.start.at(start.wall + _shift(draft))
            end = None
        if _inside(start, window):
            yield _occurrence(index, draft, start, key, end)
        elif repeats:
            self.left_out += 1

    def _starts(self, draft: Draft, window: Window) -> tuple[list[When], dict[datetime, When]]:
        assert draft.start is not None
        found: dict[datetime, When] = {draft.start.utc: draft.start}
        ends: dict[datetime, When] = {}
        for rule in self._few(draft.rules):
            for when in self._ruled(rule, draft, window, "only the dates written out are shown"):
                found.setdefault(when.utc, when)
        for when, end in draft.added:
            placed = _as_kind_of(draft.start, when)
            found.setdefault(placed.utc, placed)
            if end is not None:
                ends[placed.utc] = end if end.kind is placed.kind else placed.at(end.wall)
        return [found[key] for key in sorted(found)], ends

    def _few(self, rules: list[Property]) -> list[Property]:
        if len(rules) > MAX_RULES:
            said = f"more than {MAX_RULES} rules for one appointment: this and later ones were not followed"
            self.note(rules[MAX_RULES].line, said)
        return rules[:MAX_RULES]

    def _ruled_out(self, draft: Draft, window: Window) -> set[datetime]:
        gone: set[datetime] = set()
        for rule in self._few(draft.exrules):
            gone |= {when.utc for when in self._ruled(rule, draft, window, "no date was taken out by it")}
        return gone

    def _ruled(self, line: Property, draft: Draft, window: Window, instead: str) -> list[When]:
        start = draft.start
        assert start is not None
        try:
            rule = parse_rule(line.value)
            last = self._last(rule, start, line)
            slack = _DAY + max((abs(_shift(later)) for _, _, later in self.ranges), default=_DAY)
            since, until = _walls(start, window)
            since, until = max(since, _EARLIEST + slack) - slack, min(until, _LATEST - slack) + slack
            spread = expand(rule, start.wall, since, until, last, self.budget)
            far = outside(rule, start.wall, since, until, last, self.budget)
        except RuleRefused as error:
            said = f"how this repeats was not understood ({line.name} refused, {error}): {instead}"
            self.note(line.line, said)
            return []
        if rule.count is not None and rule.until is not None:
            said = f"says how often it repeats and until when ({line.name}): what comes first ends it"
            self.note(line.line, said)
        if spread.stopped:
            self.note(line.line, f"it repeats too often ({line.name}): {spread.stopped}")
        if not spread.starts and rule.count is None and last is not None and last < start.wall:
            self.note(line.line, "the rule ends before the first date")
        self.left_out_more |= far.stopped is not None
        return [start.at(wall) for wall in (*spread.starts, *far.starts) if wall < _LATEST]

    def _last(self, rule: Rule, start: When, line: Property) -> datetime | None:
        """Return the rule's inclusive end in the series' own wall clock."""
        if rule.until is None:
            return None
        wall = wall_clock(rule.until)
        if wall is None:
            raise RuleRefused(f"UNTIL={rule.until[:30]} is no date")
        if start.kind is TimeKind.DATE:
            return datetime.combine(wall.date(), time())
        if "T" not in rule.until:
            said = "the series ends on a day, without a time (UNTIL): that whole day is included"
            self.note(line.line, said)
            return datetime.combine(wall.date(), time(23, 59, 59))
        if rule.until.endswith("Z") and start.zone:
            return start.zone.wall(wall.replace(tzinfo=UTC))
        return wall


def _walls(start: When, window: Window) -> tuple[datetime, datetime]:
    if start.zone:
        return start.zone.wall(window.start), start.zone.wall(window.end)
    return window.start.replace(tzinfo=None), window.end.replace(tzinfo=None)


def _as_kind_of(start: When, when: When) -> When:
    """Return an added date as the kind of its series: a day added to a timed series keeps the hour."""
    if when.kind is start.kind:
        return when
    if start.kind is TimeKind.DATE:
        return When(TimeKind.DATE, datetime.combine(when.wall.date(), time()))
    if when.kind is TimeKind.DATE:
        return start.at(datetime.combine(when.wall.date(), start.wall.time()))
    return start.at(when.wall) if when.kind is TimeKind.FLOATING else when


def _shift(change: Draft) -> timedelta:
    """Return by how much a change moves its date."""
    if change.start is None or change.recurrence is None:
        return timedelta(0)
    return change.start.wall - change.recurrence.wall


def _inside(start: When, window: Window) -> bool:
    return window.start <= start.utc < window.end


def _occurrence(
    index: int, draft: Draft, start: When, key: When | None, end: When | None = None
) -> Occurrence:
    ends = draft.end if start == draft.start else None
    skipped = next((one for one in (start, ends) if one is not None and one.skipped), None)
    return Occurrence(
        entry=index,
        kind=start.kind,
        start=start.text,
        end=(end or draft.end_for(start)).text,
        recurrence_id=key.text if key else None,
        flags=("zone-unknown",) if "zone-unknown" in draft.entry.flags else (),
        skipped=skipped.wall.isoformat() if skipped else None,
    )
