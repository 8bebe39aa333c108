"""Where many teach a subject, questions are answered from shared masks: the same answers as one by one."""

import json
from random import Random

import pytest

from hospital_iep.scheduling import explain_reach
from hospital_iep.scheduling.anew import apply, arrangements, own_lessons
from hospital_iep.scheduling.budget import Budget
from hospital_iep.scheduling.build import build
from hospital_iep.scheduling.explain_days import lengths
from hospital_iep.scheduling.explain_parts import NOTHING, Change
from hospital_iep.scheduling.explain_reach import Question
from hospital_iep.scheduling.ground import Ground
from hospital_iep.scheduling.planning_file import read_problem
from hospital_iep.scheduling.week import Week
from tests.scheduling.corners import random_problem
from tests.scheduling.instances import hospital_problem


def built(seed):
    raw = random_problem(seed, "large") if seed % 2 else hospital_problem((9, 60), seed, groups=4, load=1.4)
    week = Week(Ground(read_problem(json.dumps(raw))))
    build(week, Random(1), Budget(iterations=1))
    return week


def short_of(week):
    return [n for n, need in enumerate(week.problem.needs) if week.need_minutes[n] < need.target]


def taken(question):
    """What each teacher's offers lose to facts: slots, and the spans that only longer lessons avoid."""
    found = {}
    for offer in question.offers:
        mask, spans = 0, set()
        for part in offer.parts:
            mask |= part.mask
        for cap in offer.caps:
            spans.update(cap.spans)
        found[offer.teacher, offer.way.place, offer.way.mode, offer.way.own, offer.isolation] = (
            offer.free & ~mask,
            spans,
            offer.limit and offer.limit.left,
        )
    return found


@pytest.mark.parametrize("seed", range(16))
def test_a_teachers_round_as_one_mask_takes_what_its_lessons_take_one_by_one(seed, monkeypatch):
    week = built(seed)
    compared = 0
    for n in short_of(week)[:12]:
        whole = Question(week, n)
        monkeypatch.setattr(explain_reach, "FEW_TEACHERS", 10**6)
        single = Question(week, n)
        monkeypatch.undo()
        assert taken(whole) == taken(single)
        compared += len(whole.able) > explain_reach.FEW_TEACHERS
    assert compared or seed % 2


@pytest.mark.parametrize("seed", range(8))
def test_lengths_of_all_teachers_together_are_those_of_each(seed):
    week, random = built(seed), Random(seed)
    asked = 0
    for n in short_of(week)[:8]:
        question = Question(week, n)
        able = question.able or [0]
        tried = [NOTHING, Change(shortest=1), Change(longest=question.longest + 2), Change(day_minutes=30)]
        tried += [Change(teacher=random.randrange(len(week.problem.teachers)))]
        tried += [Change(later=(random.choice(able), question.full))]
        for change in tried:
            kept = question.everything & ~random.getrandbits(len(question.facts))
            for facts in (question.everything, kept, 0):
                each = question.asked(facts, change)
                by_source = question.starts.sources(each)
                assert question.starts.lengths(each) == [lengths(day.values()) for day in by_source]
                asked += any(by_source)
    assert asked


def test_a_change_of_one_teacher_is_the_same_asked_first_and_asked_last():
    """What is known from other questions is not changed by a later one."""
    week = built(2)
    for n in short_of(week)[:6]:
        fresh, used = Question(week, n), Question(week, n)
        for t in fresh.able:
            used.minutes_won(used.everything, Change(later=(t, used.full)))
        for facts in (0, fresh.everything):
            assert used.sums(facts) == fresh.sums(facts)


@pytest.mark.parametrize("seed", range(6))
def test_the_parts_that_an_arrangement_changes_are_those_of_the_whole_week(seed):
    week, tried = built(seed), 0
    for n in range(len(week.problem.needs)):
        for found in arrangements(week, n)[:2]:
            old = own_lessons(week, n)
            days = {(u.teacher, u.day) for u in (*old, *found.lessons)}
            before, touched = week.parts(), week.parts_of(n, days)
            apply(week, n, found)
            after, then = week.parts(), week.parts_of(n, days)
            assert {k: after[k] - before[k] for k in after} == {k: then[k] - touched[k] for k in after}
            apply_back(week, found.lessons, old)
            tried += 1
    assert tried or seed % 2


def apply_back(week, placed, old):
    for lesson in placed:
        week.remove(lesson)
    for lesson in old:
        week.add(lesson)
