"""What a file changes: proposals with a tick each, nothing missing deleted, nothing older taken."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hospital_iep.domain.treatment import AppointmentStatus as Status
from hospital_iep.exchange.compare import DifferenceKind as Kind
from hospital_iep.exchange.compare import KnownAppointment, compare, settled
from hospital_iep.exchange.found import AppointmentFound, Flag, TimeChoice, fingerprint
from hospital_iep.exchange.reading import Problem

T = datetime(2026, 3, 2, 10)
HOUR = timedelta(hours=1)


def here(key="k", uid="u", start=T, **rest):
    return KnownAppointment(key, uid, start=start, end=start + HOUR, title="MRI", **rest)


def there(uid="u", start=T, **rest):
    return AppointmentFound(uid=uid, start=start, end=start + HOUR, title=rest.pop("title", "MRI"), **rest)


def kinds(known, found):
    return [one.kind for one in compare(known, found).differences]


def test_the_same_file_twice_changes_nothing():
    assert kinds([here()], [there()]) == [Kind.UNCHANGED]


def test_a_new_appointment_is_added_and_ticked():
    (one,) = compare([], [there()]).differences
    assert (one.kind, one.ticked) == (Kind.ADDED, True)


def test_a_moved_one_shows_old_and_new():
    (one,) = compare([here()], [there(start=T + HOUR, sequence=1)]).differences
    assert (one.kind, one.ticked) == (Kind.MOVED, True)
    assert [(c.field, c.old, c.new) for c in one.changes] == [
        ("start", "2026-03-02 10:00", "2026-03-02 11:00"),
        ("end", "2026-03-02 11:00", "2026-03-02 12:00"),
    ]


def test_other_words_are_a_change():
    (one,) = compare([here()], [there(title="CT")]).differences
    assert (one.kind, [c.field for c in one.changes]) == (Kind.CHANGED, ["title"])


def test_cancelled_is_offered_and_a_cancelled_stranger_is_nothing():
    assert kinds([here()], [there(status=Status.CANCELLED)]) == [Kind.CANCELLED]
    assert kinds([here()], [there(uid="x", start=T + HOUR, status=Status.CANCELLED), there()]) == [
        Kind.UNCHANGED,
        Kind.UNCHANGED,
    ]


def test_a_notice_without_time_cancels_each_date_of_its_series():
    known = [here(f"k{n}", start=T + n * HOUR, recurrence_id=f"r{n}") for n in range(3)]
    notice = AppointmentFound(uid="u", status=Status.CANCELLED, sequence=1)
    assert kinds(known, [notice]) == [Kind.CANCELLED] * 3
    assert kinds(known, [replace(notice, recurrence_id="r1")]) == [Kind.CANCELLED]


@pytest.mark.parametrize(
    ("known", "found", "kept"),
    [
        ({"sequence": 1}, {"sequence": 0}, True),
        ({"sequence": 0}, {"sequence": 1}, False),
        ({"sequence": 1, "stamp": "2026-01-01"}, {"sequence": 2, "stamp": "2025-01-01"}, False),
        ({"last_modified": "2026-01-02"}, {"last_modified": "2026-01-01"}, True),
        (
            {"last_modified": "2026-01-01", "stamp": "2026-01-09"},
            {"last_modified": "2026-01-02", "stamp": "2026-01-01"},
            False,
        ),
        ({"stamp": "2026-01-02"}, {"stamp": "2026-01-01"}, True),
        ({}, {}, False),
    ],
)
def test_an_older_version_is_ignored_with_a_notice(known, found, kept):
    (one,) = compare([here(**known)], [there(start=T + HOUR, **found)]).differences
    assert one.kind is (Kind.PROBLEM if kept else Kind.MOVED)
    assert ("it was ignored" in one.reason) == kept
    assert one.ticked is not kept


def test_sequence_0_1_0_keeps_1():
    first, second = there(sequence=0), there(start=T + HOUR, sequence=1)
    case = []
    for found in (first, second, first):
        for one in compare(case, [found]).differences:
            if one.ticked:
                case = [here(start=one.found.start, sequence=one.found.sequence)]
    assert [(one.start, one.sequence) for one in case] == [(T + HOUR, 1)]


def test_what_is_missing_is_offered_inside_the_files_span_and_never_ticked():
    known = [
        here(),
        here("k2", "u2", T + HOUR),
        here("k3", "u3", T + 99 * HOUR),
        here("k4", "u4", T - 99 * HOUR),
    ]
    found = [there(), there("u9", T + 5 * HOUR)]
    missing = compare(known, found).of(Kind.MISSING)
    assert [(one.known.key, one.ticked) for one in missing] == [("k2", False)]


def test_a_suddenly_empty_file_is_refused():
    result = compare([here()], [], [Problem("file", "nothing stands in it")])
    assert "deletes nothing" in result.refused
    assert [one.kind for one in result.differences] == [Kind.PROBLEM]
    assert compare([], []).refused is None
    assert compare([here(status=Status.CANCELLED)], []).refused is None


def test_what_was_edited_here_is_a_conflict():
    (one,) = compare([here(edited=True)], [there(start=T + HOUR, sequence=2)]).differences
    assert (one.kind, one.ticked) == (Kind.CONFLICT, False)


def test_a_contradiction_is_a_conflict():
    (new,) = compare([], [there(flags=(Flag.CONTRADICTION,))]).differences
    (old,) = compare([here()], [there(start=T + HOUR, flags=(Flag.CONTRADICTION,))]).differences
    assert (new.kind, old.kind) == (Kind.CONFLICT, Kind.CONFLICT)


def test_new_uids_at_each_export_propose_the_same_appointment():
    known = [here("k1", "old1"), here("k2", "old2", T + HOUR)]
    found = [there("new2", T + HOUR), there("new1", title="MRI ")]
    result = compare(known, found).differences
    assert [(one.kind, one.known.key, one.same_as) for one in result] == [
        (Kind.CHANGED, "k1", True),
        (Kind.CHANGED, "k2", True),
    ]


def test_no_uid_at_all_changes_nothing_the_second_time():
    assert kinds([here(uid="")], [there(uid="")]) == [Kind.UNCHANGED]


def test_two_of_the_same_time_and_title_must_be_told_apart_by_a_person():
    known = [here("k1", "a"), here("k2", "b")]
    assert Kind.CONFLICT in kinds(known, [there("c")])


def test_a_uid_that_stands_twice_is_told():
    assert kinds([here()], [there(), there(title="other")]) == [Kind.UNCHANGED, Kind.PROBLEM]


def test_the_fingerprint_ignores_spaces_and_case_but_not_the_child():
    assert fingerprint(T, T, " MRI  head") == fingerprint(T, T, "mri Head")
    assert fingerprint(T, T, "MRI", "child 1") != fingerprint(T, T, "MRI", "child 2")


TIMES = st.integers(0, 6).map(lambda n: T + n * HOUR)
UIDS = st.sampled_from(["", "a", "b", "c"])


@given(st.lists(st.tuples(UIDS, TIMES), max_size=6), st.lists(st.tuples(UIDS, TIMES), max_size=6))
def test_everything_found_and_known_is_accounted_for_once(known, found):
    case = [here(f"k{n}", uid, start) for n, (uid, start) in enumerate(known)]
    file = [there(uid, start) for uid, start in found]
    result = compare(case, file)
    if result.refused:
        assert not file
        return
    assert len([one for one in result.differences if one.found is not None]) == len(file)
    used = [one.known.key for one in result.differences if one.known and one.kind is not Kind.PROBLEM]
    assert len(used) == len(set(used))
    assert not any(one.ticked for one in result.of(Kind.MISSING))


def test_a_problem_is_told_plainly_and_in_the_files_own_terms():
    said = "how this repeats was not understood (RRULE refused): only its first date is shown"
    whole, plain = compare(
        (), (), [Problem("line 9", said), Problem("file", "the file is empty")]
    ).differences
    assert whole.reason == "line 9: how this repeats was not understood: only its first date is shown"
    assert whole.detail == f"line 9: {said}"
    assert (plain.reason, plain.detail) == ("the file is empty", "")


TWO_TIMES = (TimeChoice("SCH-11", T, T + HOUR), TimeChoice("AIS-4", T + HOUR, T + 2 * HOUR))


def contradicting(**facts):
    return there(flags=(Flag.CONTRADICTION,), choices=TWO_TIMES, **facts)


def test_a_contradiction_is_settled_by_a_person():
    (asked,) = compare([], [contradicting()]).differences
    assert not asked.ticked
    done = settled(asked, time=TWO_TIMES[1])
    assert (done.kind, done.found.start, done.ticked) == (Kind.ADDED, T + HOUR, True)
    assert Flag.CONTRADICTION not in done.found.flags
    (moved,) = compare([here()], [contradicting()]).differences
    assert settled(moved, time=TWO_TIMES[1]).kind is Kind.MOVED
    assert settled(moved, time=TWO_TIMES[0]).kind is Kind.UNCHANGED


def test_a_contradiction_settled_before_is_not_asked_again_but_a_newer_one_is():
    known = here(start=T + HOUR, stamp="2026-03-01T08:00:00")
    (same,) = compare([known], [contradicting(stamp="2026-03-01T08:00:00")]).differences
    assert same.kind is Kind.UNCHANGED
    (newer,) = compare([known], [contradicting(stamp="2026-03-02T08:00:00")]).differences
    assert newer.kind is Kind.CONFLICT
    (older,) = compare([known], [contradicting(stamp="2026-02-02T08:00:00")]).differences
    assert older.kind is Kind.PROBLEM


def test_a_contradiction_is_not_taken_for_another_by_one_of_its_times():
    alike = here(uid="old@x")
    (asked, *_) = compare([alike], [contradicting(uid="new@x")]).of(Kind.CONFLICT)
    assert asked.known is None


def test_what_is_called_off_is_called_off_whichever_time_was_meant():
    gone = contradicting(status=Status.CANCELLED)
    (one,) = compare([here(start=T + 3 * HOUR)], [gone]).differences
    assert one.kind is Kind.CANCELLED
    assert one.found.start == T + 3 * HOUR


def test_among_appointments_alike_a_person_says_which():
    known = [here(key="1", uid="a@x"), here(key="2", uid="b@x")]
    (asked,) = compare(known, [there(uid="new@x")]).of(Kind.CONFLICT)
    assert [each.key for each in asked.alike] == ["1", "2"]
    done = settled(asked, known=asked.alike[1])
    assert (done.kind, done.known.key, done.same_as) == (Kind.CHANGED, "2", True)
    assert settled(asked).kind is Kind.ADDED
