"""What a newly read file changes: added, moved, changed, cancelled, missing, in conflict, or nothing.

Values in, values out; nothing is written. Each difference is a proposal with a tick of its own, and
nothing that is missing from a file is ever deleted by default.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from hospital_iep.domain.treatment import AppointmentStatus
from hospital_iep.exchange.found import AppointmentFound, Flag, TimeChoice, fingerprint
from hospital_iep.exchange.reading import Problem


class DifferenceKind(StrEnum):
    """What kind of change a difference proposes."""

    ADDED = "added"
    MOVED = "moved"
    CHANGED = "changed"
    CANCELLED = "cancelled"
    MISSING = "missing"
    CONFLICT = "conflict"
    PROBLEM = "problem"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class KnownAppointment:
    """An appointment that the case file already has from this source; ``key`` is the case file's own.

    ``edited`` says that a person has changed it here since it came; then the file does not simply win.
    ``whose`` is the key of its child.
    """

    key: str
    uid: str = ""
    recurrence_id: str = ""
    sequence: int = 0
    stamp: str = ""
    last_modified: str = ""
    start: datetime | None = None
    end: datetime | None = None
    all_day: bool = False
    status: AppointmentStatus = AppointmentStatus.CONFIRMED
    title: str = ""
    place: str = ""
    free: bool = False
    edited: bool = False
    whose: str = ""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that differs: its name, and both values as text."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One proposal: what is known, what was found, what differs. ``ticked`` is the default of its tick.

    ``reason`` is for everybody; ``detail`` says a problem again with the file format's own terms, if any.
    ``same_as`` marks a proposal that rests on time and title only, since the calendar changed its UID.
    ``alike`` are the known appointments among which a person must say which one is meant.
    """

    kind: DifferenceKind
    known: KnownAppointment | None = None
    found: AppointmentFound | None = None
    changes: tuple[FieldChange, ...] = ()
    reason: str = ""
    detail: str = ""
    ticked: bool = False
    same_as: bool = False
    alike: tuple[KnownAppointment, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """All differences of one file, in the order of their times; ``refused`` is why it may not be taken."""

    differences: tuple[Difference, ...] = ()
    refused: str | None = None

    def of(self, kind: DifferenceKind) -> tuple[Difference, ...]:
        """Return the differences of one kind."""
        return tuple(one for one in self.differences if one.kind is kind)


_TERMS = re.compile(r"\s+\([^()]*\)")
_GONE = (AppointmentStatus.CANCELLED, AppointmentStatus.DELETED)
_TIMES = ("start", "end", "all_day")
_WORDS = ("title", "place", "status", "free")
_TWO_TIMES = "the file names different times for it: say which one holds"


def compare(
    known: Iterable[KnownAppointment],
    found: Iterable[AppointmentFound],
    problems: Iterable[Problem] = (),
    whose: Callable[[AppointmentFound], str] = lambda _one: "",
) -> Comparison:
    """Return what a file changes about the appointments from the same source.

    Found appointments match by (UID, RECURRENCE-ID); the newer by SEQUENCE, LAST-MODIFIED, DTSTAMP
    counts, an older one is ignored with a notice. Where UIDs fail, time and title propose a match, never
    with another child's: ``whose`` returns the key of a found appointment's child, empty for unknown.
    """
    return _Comparing(list(known), list(found), whose).result(list(problems))


class _Comparing:
    """One comparison; each known appointment is used at most once."""

    def __init__(
        self,
        known: list[KnownAppointment],
        found: list[AppointmentFound],
        whose: Callable[[AppointmentFound], str],
    ) -> None:
        self.whose = whose
        self.known = known
        self.found = found
        self.used: set[str] = set()
        self.by_key = {(one.uid, one.recurrence_id): one for one in known if one.uid}
        self.by_uid: Mapping[str, list[KnownAppointment]] = _grouped((one.uid, one) for one in known)
        self.by_print: Mapping[str, list[KnownAppointment]] = _grouped(
            (fingerprint(one.start, one.end, one.title), one) for one in known
        )

    def result(self, problems: list[Problem]) -> Comparison:
        dated = [one for one in self.found if one.start is not None]
        alive = [one for one in self.known if one.status not in _GONE]
        if alive and not self.found:
            said = f"the file has no appointment, but {len(alive)} came from this source before"
            return Comparison(_told(problems), f"{said}: an empty file deletes nothing, nothing was taken")
        rows = [row for one in self.found if one.start is None for row in self._notice(one)]
        later = [one for one in dated if (one.uid, one.recurrence_id) not in self.by_key]
        rows += [self._matched(one) for one in dated if (one.uid, one.recurrence_id) in self.by_key]
        rows += [self._unmatched(one) for one in later]
        rows += self._missing(dated)
        return Comparison((*_told(problems), *sorted(rows, key=_order)))

    def _notice(self, one: AppointmentFound) -> list[Difference]:
        """Answer a cancellation that names its appointment but no time: one date, or the whole series."""
        if one.status not in _GONE:
            return [Difference(DifferenceKind.PROBLEM, found=one, reason="it has no date")]
        members = [
            each
            for each in self.by_uid.get(one.uid, [])
            if one.recurrence_id in ("", each.recurrence_id) and each.status not in _GONE
        ]
        self.used.update(each.key for each in members)
        if not members:
            return [Difference(DifferenceKind.UNCHANGED, found=one, reason="cancelled, and not known here")]
        return [self._against(each, _as_known(one, each)) for each in members]

    def _matched(self, one: AppointmentFound) -> Difference:
        known = self.by_key[one.uid, one.recurrence_id]
        if known.key in self.used:
            return Difference(DifferenceKind.PROBLEM, known, one, reason="stands in the file more than once")
        self.used.add(known.key)
        return self._against(known, one)

    def _against(self, known: KnownAppointment, one: AppointmentFound) -> Difference:
        if _contradicts(one):
            one = _without_doubt(known, one)
        changes = _changes(known, one)
        older = _older(known, one) if changes or _contradicts(one) else ""
        if older:
            return Difference(DifferenceKind.PROBLEM, known, one, changes, f"{older}: it was ignored")
        if _contradicts(one):
            return Difference(DifferenceKind.CONFLICT, known, one, changes, _TWO_TIMES)
        if not changes:
            return Difference(DifferenceKind.UNCHANGED, known, one)
        if known.edited:
            said = "it was changed here by hand since it came"
            return Difference(DifferenceKind.CONFLICT, known, one, changes, said)
        return Difference(_kind(known, one, changes), known, one, changes, ticked=True)

    def _unmatched(self, one: AppointmentFound) -> Difference:
        if _contradicts(one) and one.status not in _GONE:
            return Difference(DifferenceKind.CONFLICT, None, one, reason=_TWO_TIMES)
        mine = self.whose(one)
        alike = [
            each
            for each in self.by_print.get(fingerprint(one.start, one.end, one.title), [])
            if each.key not in self.used and (not mine or each.whose in ("", mine))
        ]
        if len(alike) > 1:
            said = f"{len(alike)} appointments here have the same time and title: say which it is"
            return Difference(DifferenceKind.CONFLICT, None, one, reason=said, alike=tuple(alike))
        if alike:
            self.used.add(alike[0].key)
            changes = (FieldChange("uid", alike[0].uid, one.uid), *_changes(alike[0], one))
            said = "same time and title under another UID: the same appointment?"
            kind = DifferenceKind.CANCELLED if one.status in _GONE else DifferenceKind.CHANGED
            if alike[0].uid == one.uid and len(changes) == 1:
                return Difference(DifferenceKind.UNCHANGED, alike[0], one)
            return Difference(kind, alike[0], one, changes, said, ticked=True, same_as=True)
        if one.status in _GONE:
            return Difference(DifferenceKind.UNCHANGED, found=one, reason="cancelled, and not known here")
        return Difference(DifferenceKind.ADDED, None, one, ticked=True)

    def _missing(self, dated: list[AppointmentFound]) -> list[Difference]:
        """Offer what the file no longer has, but only inside the file's own span."""
        starts = [one.start for one in dated if one.start is not None]
        if not starts:
            return []
        first, last = min(starts), max(starts)
        return [
            Difference(DifferenceKind.MISSING, each, reason="no longer stands in the file")
            for each in self.known
            if each.key not in self.used
            and each.status not in _GONE
            and each.start is not None
            and first <= each.start <= last
        ]


def settled(
    asked: Difference, *, time: TimeChoice | None = None, known: KnownAppointment | None = None
) -> Difference:
    """Return a conflict as a person settled it: which of the file's times holds, which appointment it is.

    Without ``time`` and ``known`` what the file says holds, for a new appointment or the one matched.
    """
    one, old = asked.found, known or asked.known
    if one is None:
        return asked
    if time is not None:
        one = _at(one, time)
    if old is None:
        return Difference(DifferenceKind.ADDED, None, one, ticked=True)
    changes = _changes(old, one)
    if known is not None:
        changes = (FieldChange("uid", known.uid, one.uid), *changes)
    kind = _kind(old, one, changes) if changes else DifferenceKind.UNCHANGED
    return Difference(kind, old, one, changes, ticked=bool(changes), same_as=known is not None)


def _contradicts(one: AppointmentFound) -> bool:
    return Flag.CONTRADICTION in one.flags


def _at(one: AppointmentFound, time: TimeChoice | KnownAppointment) -> AppointmentFound:
    """Return a contradiction as it is with one of its times."""
    flags = (*(flag for flag in one.flags if flag is not Flag.CONTRADICTION), Flag.SETTLED)
    return replace(one, start=time.start, end=time.end, all_day=time.all_day, flags=flags, choices=())


def _without_doubt(known: KnownAppointment, one: AppointmentFound) -> AppointmentFound:
    """Return a contradiction settled where no doubt is left: it is called off, or was settled before."""
    if one.status in _GONE:
        return _at(one, known)
    version = one.sequence, one.last_modified, one.stamp
    same = version == (known.sequence, known.last_modified, known.stamp)
    here = known.start, known.end, known.all_day
    return _at(one, known) if same and here in [(t.start, t.end, t.all_day) for t in one.choices] else one


def _grouped(pairs: Iterable[tuple[str, KnownAppointment]]) -> dict[str, list[KnownAppointment]]:
    groups: dict[str, list[KnownAppointment]] = defaultdict(list)
    for key, one in pairs:
        groups[key].append(one)
    return groups


def _told(problems: list[Problem]) -> tuple[Difference, ...]:
    """Return each problem as a line: plain words in ``reason``, all that the reader said in ``detail``.

    What the readers put in brackets are the file format's own terms, which say nothing on a ward.
    """
    found = []
    for one in problems:
        where = "" if one.where == "file" else f"{one.where}: "
        plain, whole = where + _TERMS.sub("", one.reason), where + one.reason
        detail = whole if whole != plain else ""
        found.append(Difference(DifferenceKind.PROBLEM, reason=plain, detail=detail))
    return tuple(found)


def _order(row: Difference) -> tuple[str, str]:
    one = row.found or row.known
    start = one.start if one else None
    return (start.isoformat() if start else "", one.uid if one else "")


def _as_known(notice: AppointmentFound, known: KnownAppointment) -> AppointmentFound:
    """Return a cancellation filled with what is known, so that only its status differs."""
    return AppointmentFound(
        uid=known.uid,
        recurrence_id=known.recurrence_id,
        sequence=max(notice.sequence, known.sequence) if not notice.sequence else notice.sequence,
        stamp=notice.stamp,
        last_modified=notice.last_modified,
        start=known.start,
        end=known.end,
        all_day=known.all_day,
        status=notice.status,
        title=known.title,
        place=known.place,
        free=known.free,
        flags=notice.flags,
        where=notice.where,
    )


def _changes(known: KnownAppointment, one: AppointmentFound) -> tuple[FieldChange, ...]:
    return tuple(
        FieldChange(name, _said(getattr(known, name)), _said(getattr(one, name)))
        for name in (*_TIMES, *_WORDS)
        if getattr(known, name) != getattr(one, name)
    )


def _said(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def _older(known: KnownAppointment, one: AppointmentFound) -> str:
    """Return in words why a found version is older than the known one, or nothing."""
    if one.sequence != known.sequence:
        if one.sequence < known.sequence:
            return f"an older version (SEQUENCE {one.sequence}, here {known.sequence})"
        return ""
    for name in ("last_modified", "stamp"):
        new, old = getattr(one, name), getattr(known, name)
        if new and old and new != old:
            return f"an older version (of {new}, here {old})" if new < old else ""
    return ""


def _kind(known: KnownAppointment, one: AppointmentFound, changes: tuple[FieldChange, ...]) -> DifferenceKind:
    if one.status in _GONE and known.status not in _GONE:
        return DifferenceKind.CANCELLED
    if any(change.field in _TIMES for change in changes):
        return DifferenceKind.MOVED
    return DifferenceKind.CHANGED
