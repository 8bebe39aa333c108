"""Where an appointment lies on the hospital's wall clock, and what is assumed where its file is silent."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hospital_iep.exchange.found import AppointmentFound, Flag, FoundKind
from hospital_iep.exchange.reading import TimeKind

NO_END = timedelta(minutes=30)

CANCELLED_TITLE = re.compile(
    r"^\W*(cancell?ed|abgesagt|entfällt|storniert|annul[ée]e?|cancelad[oa]|anulad[oa]|annullato|geannuleerd)\b[\s:\-\u2013]*",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Clock:
    """The hospital's wall clock, and the zone a file names for its floating times."""

    zone: ZoneInfo
    floating: ZoneInfo

    def from_moment(self, moment: datetime) -> datetime:
        """Return the wall-clock time of an aware moment."""
        return moment.astimezone(self.zone).replace(tzinfo=None, fold=0)

    def from_floating(self, wall: datetime) -> tuple[datetime, bool]:
        """Return a floating time on the hospital's clock, and whether the spring gap shifted it forward."""
        moment = wall.replace(tzinfo=self.floating).astimezone(UTC)
        back = moment.astimezone(self.floating).replace(tzinfo=None, fold=0)
        return self.from_moment(moment), back != wall


def placed(
    facts: AppointmentFound,
    start: date | datetime,
    end: date | datetime | None,
    kind: TimeKind,
    clock: Clock,
) -> AppointmentFound:
    """Return an appointment with its time on the hospital's clock, and the flags that its time earns."""
    flags = list(facts.flags)
    if kind is TimeKind.DATE:
        first = datetime.combine(start, time())
        last = datetime.combine(end, time()) if end is not None else first + timedelta(days=1)
        if last <= first:
            flags += [Flag.END_BEFORE_START] if last < first else []
            last = first + timedelta(days=1)
        return replace(
            facts, kind=FoundKind.DATE, start=first, end=last, all_day=True, flags=tuple(dict.fromkeys(flags))
        )
    begins, skips = _on_clock(start, clock)
    ends, skips_end = _on_clock(end, clock) if end is not None else (None, None)
    if skips and ends is not None and ends <= begins and isinstance(end, datetime) and not end.tzinfo:
        ends = begins + (end - skips)  # the length as written
    if skipped := facts.skipped or skips or skips_end:
        flags.append(Flag.SPRING_GAP)
        facts = replace(facts, skipped=skipped)
    if ends is None or ends == begins:
        flags += [] if Flag.STAY in flags else [Flag.NO_END]
        ends = begins + NO_END
    elif ends < begins:
        flags.append(Flag.END_BEFORE_START)
        ends = begins + NO_END
    found_kind = FoundKind.INSTANT if kind is TimeKind.UTC else FoundKind.FLOATING
    used = facts.zone_used or (clock.floating.key if found_kind is FoundKind.FLOATING else "UTC")
    return replace(
        facts, kind=found_kind, start=begins, end=ends, zone_used=used, flags=tuple(dict.fromkeys(flags))
    )


def _on_clock(when: date | datetime, clock: Clock) -> tuple[datetime, datetime | None]:
    """Return a time on the hospital's clock, and the time as written where the clocks skip it."""
    moment = when if isinstance(when, datetime) else datetime.combine(when, time())
    if moment.tzinfo is not None:
        return clock.from_moment(moment), None
    placed_at, gap = clock.from_floating(moment)
    return placed_at, moment if gap else None
