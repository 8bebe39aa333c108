"""Rules of repetition: as RFC 5545 means them, as another engine expands them, and never without end."""

import random
from datetime import datetime, timedelta

import pytest
from dateutil.rrule import rrulestr

from hospital_iep.exchange.recurrence import MAX_INSTANCES, Budget, RuleRefused, expand, outside, parse_rule

START = datetime(1997, 9, 2, 9)


def dates(text, start=START, since=None, until=datetime(1999, 1, 1), last=None):
    return expand(parse_rule(text), start, since or start, until, last).starts


# RFC 5545, 3.8.5.3: the examples, with the dates that stand there.
@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("FREQ=DAILY;COUNT=3", ["1997-09-02", "1997-09-03", "1997-09-04"]),
        (
            "FREQ=WEEKLY;INTERVAL=2;COUNT=4;WKST=SU;BYDAY=TU,TH",
            ["1997-09-02", "1997-09-04", "1997-09-16", "1997-09-18"],
        ),
        ("FREQ=MONTHLY;COUNT=3;BYDAY=1FR", ["1997-09-05", "1997-10-03", "1997-11-07"]),
        ("FREQ=MONTHLY;COUNT=3;BYDAY=-2MO", ["1997-09-22", "1997-10-20", "1997-11-17"]),
        ("FREQ=MONTHLY;COUNT=3;BYMONTHDAY=-3", ["1997-09-28", "1997-10-29", "1997-11-28"]),
        ("FREQ=MONTHLY;COUNT=4;BYMONTHDAY=15,-1", ["1997-09-15", "1997-09-30", "1997-10-15", "1997-10-31"]),
        ("FREQ=YEARLY;COUNT=2;BYMONTH=6,7", ["1998-06-02", "1998-07-02"]),
        ("FREQ=YEARLY;COUNT=2;BYYEARDAY=1,-1", ["1997-12-31", "1998-01-01"]),
        ("FREQ=YEARLY;COUNT=2;BYDAY=20MO", ["1998-05-18", "1999-05-17"]),
        ("FREQ=YEARLY;COUNT=2;BYWEEKNO=20;BYDAY=MO", ["1998-05-11", "1999-05-17"]),
        ("FREQ=YEARLY;COUNT=1;BYWEEKNO=20", ["1998-05-12"]),
        ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=3", ["1998-02-13", "1998-03-13", "1998-11-13"]),
        ("FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", ["1997-09-04", "1997-10-07", "1997-11-06"]),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2;COUNT=2", ["1997-09-29", "1997-10-30"]),
    ],
)
def test_examples_of_the_standard(rule, expected):
    found = dates(rule, until=datetime(2005, 1, 1))
    assert [one.date().isoformat() for one in found] == expected
    assert all(one.hour == 9 for one in found)


def test_the_start_of_the_week_matters():
    rule = "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST="
    start = datetime(1997, 8, 5, 9)
    assert [d.day for d in dates(rule + "MO", start)] == [5, 10, 19, 24]
    assert [d.day for d in dates(rule + "SU", start)] == [5, 17, 19, 31]


def test_several_times_a_day():
    found = dates(
        "FREQ=DAILY;BYHOUR=8,14;BYMINUTE=0,30;COUNT=5", datetime(2026, 1, 5, 8), until=datetime(2027, 1, 1)
    )
    assert [one.strftime("%d %H:%M") for one in found] == [
        "05 08:00",
        "05 08:30",
        "05 14:00",
        "05 14:30",
        "06 08:00",
    ]


def test_every_six_hours():
    found = dates(
        "FREQ=HOURLY;INTERVAL=6", datetime(2026, 1, 1, 2), datetime(2026, 3, 1), datetime(2026, 3, 2)
    )
    assert [one.hour for one in found] == [2, 8, 14, 20]


def test_a_late_window_is_reached_without_counting_up_to_it():
    budget = Budget(days=2_000)
    rule = parse_rule("FREQ=DAILY")
    found = expand(rule, datetime(1, 1, 1, 9), datetime(2026, 1, 1), datetime(2026, 1, 4), None, budget)
    assert [one.day for one in found.starts] == [1, 2, 3]
    assert found.stopped is None


@pytest.mark.parametrize(
    ("rule", "word"),
    [
        ("FREQ=SECONDLY", "secondly"),
        ("FREQ=MINUTELY;INTERVAL=5", "minutely"),
        ("FREQ=DAILY;INTERVAL=0", "INTERVAL"),
        ("FREQ=DAILY;INTERVAL=-1", "INTERVAL"),
        ("FREQ=DAILY;COUNT=0", "COUNT"),
        ("FREQ=DAILY;COUNT=x", "COUNT"),
        ("FREQ=FORTNIGHTLY", "FORTNIGHTLY"),
        ("INTERVAL=2", "no FREQ"),
        ("FREQ=DAILY;FREQ=WEEKLY", "twice"),
        ("FREQ=DAILY;BYMONTH=13", "BYMONTH"),
        ("FREQ=DAILY;BYMONTHDAY=0", "BYMONTHDAY"),
        ("FREQ=DAILY;BYDAY=XX", "BYDAY"),
        ("FREQ=DAILY;BYDAY=", "without a value"),
        ("FREQ=DAILY;BYHOUR=24", "BYHOUR"),
        ("FREQ=MONTHLY;BYSETPOS=1", "BYSETPOS"),
        ("FREQ=YEARLY;RSCALE=CHINESE", "RSCALE"),
        ("FREQ=DAILY;WKST=ZZ", "WKST"),
        ("FREQ", "without a value"),
    ],
)
def test_what_is_refused_says_why(rule, word):
    with pytest.raises(RuleRefused, match=word):
        parse_rule(rule)


def test_a_hundred_times_a_day_is_enough():
    rule = parse_rule(
        "FREQ=DAILY;BYHOUR=" + ",".join(map(str, range(24))) + ";BYMINUTE=" + ",".join(map(str, range(60)))
    )
    with pytest.raises(RuleRefused, match="288"):
        expand(rule, START, START, datetime(1998, 1, 1), None)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=5",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31;COUNT=5",
        "FREQ=MONTHLY;BYMONTHDAY=1;BYDAY=5MO;COUNT=9",
        "FREQ=YEARLY;BYWEEKNO=53;BYYEARDAY=1;BYDAY=WE;BYMONTH=7;COUNT=2",
        "FREQ=HOURLY;BYHOUR=3;BYMONTH=2;BYMONTHDAY=30;COUNT=4",
    ],
)
def test_impossible_rules_end(rule):
    found = expand(parse_rule(rule), START, START, datetime(9990, 1, 1), None, Budget(days=400_000))
    assert found.starts == []
    assert found.stopped is not None


def test_the_number_of_dates_is_bounded_and_said():
    found = expand(parse_rule("FREQ=HOURLY"), START, START, START + timedelta(days=3650), None)
    assert len(found.starts) == MAX_INSTANCES
    assert str(MAX_INSTANCES) in found.stopped


def _random_rule(dice: random.Random) -> tuple[str, int | None]:
    """Return a legal rule that has dates, without its COUNT, and the COUNT.

    Combinations without any date are left to the tests above: the other engine would search them for ever.
    """
    freq = dice.choice(["DAILY", "WEEKLY", "WEEKLY", "MONTHLY", "MONTHLY", "YEARLY"])
    parts = [f"FREQ={freq}", f"INTERVAL={dice.choice([1, 1, 2, 3, 5])}"]
    numbered = freq in ("MONTHLY", "YEARLY") and dice.random() < 0.4
    by_year_day = freq == "YEARLY" and not numbered and dice.random() < 0.2
    if not by_year_day and dice.random() < 0.35:
        parts.append("BYMONTH=" + _listed(dice, range(1, 13), dice.randint(1, 4)))
    if not (numbered or by_year_day) and freq != "WEEKLY" and dice.random() < 0.3:
        parts.append(
            "BYMONTHDAY="
            + _listed(dice, [1, 2, 9, 13, 28, -1, -2, -7], 1)
            + ","
            + dice.choice(["30", "31", "15"])
        )
    if numbered or dice.random() < 0.5:
        days = dice.sample(["MO", "TU", "WE", "TH", "FR", "SA", "SU"], dice.randint(1, 4))
        parts.append("BYDAY=" + ",".join(f"{dice.choice([1, 2, 4, -1])}{d}" if numbered else d for d in days))
    if by_year_day:
        parts.append("BYYEARDAY=" + _listed(dice, [1, 60, 100, 200, 365, 366, -1, -366], 3))
    if dice.random() < 0.2:
        parts.append(f"WKST={dice.choice(['MO', 'SU', 'TH'])}")
    if dice.random() < 0.15:
        parts.append("BYHOUR=" + _listed(dice, range(24), 2))
    # The other engine counts positions of a first, partial week from the start; the standard, in the week.
    if freq != "WEEKLY" and dice.random() < 0.2 and any(p.startswith("BY") for p in parts):
        parts.append(f"BYSETPOS={dice.choice(['1', '-1', '1,-1'])}")
    return ";".join(parts), dice.randint(1, 40) if dice.random() < 0.4 else None


def _listed(dice: random.Random, choices, many: int) -> str:
    return ",".join(map(str, sorted(dice.sample(list(choices), many))))


def test_the_same_dates_as_another_engine(whole):
    dice = random.Random(2026)
    compared = 0
    for _ in range(20_000 if whole else 500):
        text, count = _random_rule(dice)
        start = datetime(2024, 1, 1, 9) + timedelta(days=dice.randint(0, 900))
        until = start + timedelta(days=1500)
        other = rrulestr(f"{text};UNTIL={until - timedelta(seconds=1):%Y%m%dT%H%M%S}", dtstart=start)
        theirs = list(other)[:count]
        ours = expand(parse_rule(text + (f";COUNT={count}" if count else "")), start, start, until, None)
        assert ours.starts == theirs, (text, count, start)
        assert ours.stopped is None
        compared += bool(theirs)
    assert compared > 300


def test_a_window_shows_the_same_dates_as_the_whole(whole):
    dice = random.Random(77)
    for _ in range(5_000 if whole else 200):
        text, count = _random_rule(dice)
        text += f";COUNT={count}" if count else ""
        start = datetime(2024, 1, 1, 9) + timedelta(days=dice.randint(0, 900))
        since = start + timedelta(days=dice.randint(0, 1200), hours=dice.randint(0, 23))
        until = since + timedelta(days=dice.randint(1, 500))
        everything = expand(parse_rule(text), start, start, until, None).starts
        inside = expand(parse_rule(text), start, since, until, None).starts
        assert inside == [one for one in everything if one >= since], (text, start, since)


@pytest.mark.parametrize("year", [1, 2, 2026, 9998, 9999])
@pytest.mark.parametrize(
    "text",
    ["FREQ=YEARLY;INTERVAL=100", "FREQ=MONTHLY;INTERVAL=900", "FREQ=WEEKLY", "FREQ=DAILY", "FREQ=HOURLY"],
)
def test_dates_outside_are_counted_from_the_first_year_to_the_last(text, year):
    start, since, until = datetime(year, 1, 1), datetime(2026, 1, 1), datetime(2027, 1, 1)
    found = outside(parse_rule(text), start, since, until, None, Budget()).starts
    assert found == sorted(set(found))
    assert all(start <= each and not since <= each < until for each in found)
    assert found or year == 9999  # the last years are left alone
