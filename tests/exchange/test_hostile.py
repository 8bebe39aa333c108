"""Files made to hurt, and fuzzed rules: each is answered, nothing crashes, nothing is dropped unsaid."""

import json
import random
import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from hospital_iep.exchange.appointments import Horizon, as_appointments
from hospital_iep.exchange.read import printed, read_file
from hospital_iep.exchange.readers import read_here
from tests.exchange.samples import BERLIN_IN_FILE, END, START, calendar, event, siu, workbook

HORIZON = Horizon(datetime(2026, 1, 1), datetime(2027, 6, 1))
FILES = 360
RULES = 20_000

HOSTILE_RULES = [
    "FREQ=SECONDLY", "FREQ=MINUTELY", "FREQ=SECONDLY;COUNT=999999999", "FREQ=DAILY;INTERVAL=0",
    "FREQ=DAILY;COUNT=-5",
    "FREQ=DAILY;INTERVAL=99999999999999999999", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=DAILY;BYSETPOS=400",
    "FREQ=DAILY;BYHOUR=" + ",".join(map(str, range(24))) + ";BYMINUTE=" + ",".join(map(str, range(60))),
    "FREQ=YEARLY;BYDAY=" + ",".join(f"{n}MO" for n in range(1, 54)),
    "FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6",
    "FREQ=HOURLY;BYHOUR=1;BYMONTH=2;BYMONTHDAY=31", "FREQ=WEEKLY;UNTIL=99991231T235959Z",
    "FREQ=DAILY;UNTIL=00010101",
    "FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2,4,6,9,11", "FREQ=DAILY;FREQ=DAILY", ";;;;", "=", "FREQ=",
    "FREQ=DAILY;" * 2000,
]  # fmt: skip


def _bytes(dice: random.Random) -> bytes:
    return dice.randbytes(dice.randint(0, 3000))


def _calendar_noise(dice: random.Random) -> bytes:
    words = (
        """BEGIN:VEVENT|END:VEVENT|BEGIN:VCALENDAR|END:VCALENDAR|BEGIN:VTIMEZONE|END:VTIMEZONE|UID:1|:|;|BEGIN:
        |END:|DTSTART:20260302T100000|RRULE:FREQ=DAILY| folded|\t|DTSTART;TZID=X:20260302T100000|TZID:X
        |BEGIN:STANDARD|END:STANDARD|RECURRENCE-ID:20260303T100000|TZOFFSETTO:+2500|RRULE:FREQ=HOURLY
        |EXDATE:x,,20260302T100000|SEQUENCE:-9|\xff\xfe\0""".replace("\n        ", "")
        .encode("latin-1")
        .split(b"|")
    )
    return b"\n".join(dice.choice(words) for _ in range(dice.randint(1, 150)))


def _bomb(dice: random.Random) -> bytes:
    rules = [f"RRULE:{dice.choice(HOSTILE_RULES)}" for _ in range(dice.randint(1, 30))]
    start = dice.choice(["00010101T000000Z", "20260302T100000", "99991231T235959Z", "20260302"])
    return calendar(event(f"DTSTART:{start}", *rules, *[f"EXRULE:{dice.choice(HOSTILE_RULES)}"] * 3))


def _zone_bomb(dice: random.Random) -> bytes:
    zone = BERLIN_IN_FILE.replace("FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", dice.choice(HOSTILE_RULES))
    zone = zone.replace("+0200", dice.choice(["+0200", "+9999", "x", "-2359", "+0000"]))
    return calendar(zone, event("DTSTART;TZID=Ward Time:20260702T100000"))


def _nested(dice: random.Random) -> bytes:
    name = dice.choice(["VEVENT", "VCALENDAR", "X-A", "VALARM"])
    return f"BEGIN:{name}\n".encode() * dice.randint(100, 5000) + b"DTSTART:20260302T100000\n"


def _spoiled(good: bytes) -> Callable[[random.Random], bytes]:
    def spoil(dice: random.Random) -> bytes:
        data = bytearray(good)
        for _ in range(dice.randint(1, 40)):
            at = dice.randrange(len(data))
            data[at : at + dice.randint(0, 5)] = dice.randbytes(dice.randint(0, 5))
        return bytes(data[: dice.randint(1, len(data))] if dice.random() < 0.3 else data)

    return spoil


def _deep_json(dice: random.Random) -> bytes:
    many = dice.randint(10, 5000)
    return b'{"resourceType":"Bundle","entry":' + b"[" * many + b"]" * dice.randint(0, many) + b"}"


def _odd_json(dice: random.Random) -> bytes:
    def any_value(depth: int) -> object:
        choices: list[object] = [None, 1, "x", "Patient/1", "2026-03-02T10:00:00Z", True, 1e300, "\ud800"]
        if depth and dice.random() < 0.6:
            keys = [
                "resourceType",
                "start",
                "participant",
                "actor",
                "coding",
                "period",
                "identifier",
                "timing",
                "entry",
            ]
            if dice.random() < 0.5:
                return {dice.choice(keys): any_value(depth - 1) for _ in range(4)}
            return [any_value(depth - 1) for _ in range(3)]
        return dice.choice(choices)

    return json.dumps(
        {"resourceType": "Appointment", **{k: any_value(4) for k in ("participant", "type", "start", "meta")}}
    ).encode()


def _odd_message(dice: random.Random) -> bytes:
    marks = "".join(dice.sample("|^~\\&#!@%*$", 5))
    return f"MSH{marks}".encode() + siu()[8:] + b"SCH" + marks[0].encode() * dice.randint(0, 3000)


def _odd_table(dice: random.Random) -> bytes:
    cells = [
        "Date",
        "Start",
        "2026-03-02",
        "31.02.2026",
        '"',
        "",
        "=cmd()",
        "9" * 400,
        "10:00",
        "\x00",
        "٣/٤/٢٠٢٦",
        "a\nb",
        "25:61",
    ]
    rows = [
        dice.choice(";,\t|").join(dice.choice(cells) for _ in range(dice.randint(1, 30))) for _ in range(60)
    ]
    return ("Date;Start;Title\n" + "\n".join(rows)).encode("utf-8", "replace")


def _odd_text(dice: random.Random) -> bytes:
    words = [
        "2.3.2026",
        "10:00",
        "-",
        "bis",
        "99.99.9999",
        "29.2.2026",
        "um",
        "25 Uhr",
        "٣",
        "14h",
        "pm",
        "12 pm",
        "13 pm",
        "\u2028",
    ]
    return "\n".join(" ".join(dice.choice(words) for _ in range(9)) for _ in range(40)).encode()


SERIES = event("DTSTART;TZID=Ward Time:20260302T100000", "RRULE:FREQ=WEEKLY;COUNT=9", "SUMMARY:Größe")
PLAIN = calendar(BERLIN_IN_FILE, SERIES)
ROWS = [["Date", "Start", "Title"], ["2026-03-02", "10:00", "MRI"], [datetime(2026, 3, 3), 0.5, "CT"]]
TABLE = workbook({"Plan": ROWS})
MAKERS = [
    _bytes, _calendar_noise, _calendar_noise, _bomb, _bomb, _zone_bomb, _nested, _spoiled(PLAIN),
    _spoiled(PLAIN), _spoiled(siu() * 3), _spoiled(TABLE), _spoiled(TABLE), _deep_json, _odd_json, _odd_json,
    _odd_message, _odd_table, _odd_text,
]  # fmt: skip


def hostile(number: int) -> bytes:
    dice = random.Random(number)
    return MAKERS[number % len(MAKERS)](dice)


def answered(data: bytes, reading) -> None:
    plain = printed(reading)
    json.dumps(plain)
    holds = any(plain.get(name) for name in ("events", "messages", "rows", "sheets", "lines"))
    assert holds or plain["problems"], data[:200]
    assert all(one["where"] and one["reason"] for one in plain["problems"])
    as_appointments(reading, "Europe/Berlin", HORIZON)


def test_hostile_files_are_answered(whole):
    """In this process: what a reader raises here would be a lost file there."""
    for number in range(FILES) if whole else random.Random(5).sample(range(FILES), 90):
        data = hostile(number)
        if data.startswith(b"PK"):
            continue  # a spoiled archive may abort its library: only in the guarded process, below
        answered(data, read_here(data, start=START, end=END))


def test_hostile_files_are_answered_by_the_guarded_process(whole):
    for number in range(FILES) if whole else (7, 10, 11, 28, 29, 46, 47, 64, 65):
        data = hostile(number)
        reading = read_file(data, start=START, end=END)
        answered(data, reading)


def _fuzzed_rule(dice: random.Random) -> str:
    """Return a rule that is mostly legal, in places not."""
    often = ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"] * 4
    parts = [f"FREQ={dice.choice([*often, 'HOURLY', 'MINUTELY'])}"]
    pieces = {
        "INTERVAL": lambda: dice.choice([1, 2, 3, 7, 0, 10_000, -1, 99_999]),
        "COUNT": lambda: dice.choice([1, 5, 30, 0, 100_000, 10**12]),
        "UNTIL": lambda: dice.choice(["20260701", "20260701T000000Z", "20260701T000000", "20261340", "x"]),
        "BYMONTH": lambda: dice.choice(["1", "2,7", "12", "0", "13", "1,,2"]),
        "BYMONTHDAY": lambda: dice.choice(["1", "15,-1", "31", "-31", "0", "32"]),
        "BYDAY": lambda: dice.choice(["MO", "MO,WE,FR", "1MO", "-1SU", "5TU", "54MO", "XX", "0MO"]),
        "BYYEARDAY": lambda: dice.choice(["1", "366", "-366", "100,200", "367"]),
        "BYWEEKNO": lambda: dice.choice(["1", "53", "-1", "20,30", "54"]),
        "BYHOUR": lambda: dice.choice(["0", "8,14,20", "24"]),
        "BYMINUTE": lambda: dice.choice(["0", "0,15,30,45", "60"]),
        "BYSECOND": lambda: dice.choice(["0", "60", "61"]),
        "BYSETPOS": lambda: dice.choice(["1", "-1", "1,-1", "366", "0"]),
        "WKST": lambda: dice.choice(["MO", "SU", "ZZ"]),
    }
    parts += [f"{name}={pieces[name]()}" for name in dice.sample(sorted(pieces), dice.randint(0, 4))]
    return ";".join(parts)


def test_fuzzed_rules_show_dates_or_say_why(whole):
    dice = random.Random(8)
    rules = [_fuzzed_rule(dice) for _ in range(RULES if whole else 1_500)]
    followed = 0
    for start in range(0, len(rules), 50):
        group = rules[start : start + 50]
        parts = [
            event("DTSTART:20260105T090000", f"RRULE:{rule}", uid=f"u{n}") for n, rule in enumerate(group)
        ]
        reading = read_here(calendar(*parts), start=START, end=datetime(2026, 4, 1, tzinfo=UTC))
        dates = [0] * len(group)
        for one in reading.occurrences:
            dates[one.entry] += 1
        told = {int(re.sub(r"\D", "", one.where) or 0) for one in reading.problems}
        for number, (entry, rule) in enumerate(zip(reading.entries, group, strict=True)):
            assert dates[number] >= 1, rule  # the written date is never lost
            follows = entry.line + 3 not in told
            followed += follows
            if dates[number] == 1 and follows:
                # Its first date only, without a word: then a part of the rule must say so.
                assert re.search(r"COUNT=1(;|$)|INTERVAL|YEARLY|BY", rule), rule
    assert followed > len(rules) // 4


@pytest.mark.parametrize(
    "rule", [rule for rule in HOSTILE_RULES if "COUNT" not in rule or "SECONDLY" in rule]
)
def test_each_hostile_rule_keeps_the_written_date(rule):
    reading = read_here(calendar(event("DTSTART:20260302T100000Z", f"RRULE:{rule}")), start=START, end=END)
    assert reading.occurrences[0].start == "2026-03-02T10:00:00Z"
