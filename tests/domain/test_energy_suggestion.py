"""What a child's own checks suggest about a curve: cautiously, with number and interval, never by itself."""

from datetime import datetime, time, timedelta

import pytest

from hospital_iep.domain.catalogues import treatment
from hospital_iep.domain.energy import BestTime, Forecast
from hospital_iep.domain.expansion import Origin, Window
from hospital_iep.domain.suggestion import (
    Cell,
    Observation,
    best_times_with,
    curve_with,
    estimates,
    observe,
    suggestions,
)
from hospital_iep.domain.treatment import EnergyCheckData
from tests.benchmarks.energy import OTHERS, SCENARIOS, better, errors

DAY = datetime.fromisoformat("2026-11-23")
MIDDLE, END = Cell("haemodialysis", "1"), Cell("haemodialysis", "3")


def seen(cell, expected, *levels):
    return [Observation(cell, expected, each) for each in levels]


def test_four_observations_suggest_nothing():
    assert suggestions(seen(MIDDLE, 2, 4, 4, 4, 4)) == []


def test_five_clear_ones_suggest_one_level_more():
    (found,) = suggestions(seen(MIDDLE, 2, 4, 4, 4, 4, 4))
    assert found.level == 3
    assert found.cell == MIDDLE
    assert found.estimate.count == found.estimate.group_count == 5
    assert 2 < found.estimate.low < found.estimate.mean < found.estimate.high <= 4


def test_observations_that_fit_the_template_suggest_nothing():
    assert suggestions(seen(MIDDLE, 2, 2, 3, 2, 1, 2, 2, 2, 3, 1)) == []


def test_few_observations_stay_near_the_template_and_many_leave_it():
    means = [estimates(seen(MIDDLE, 2, *[4] * n))[0].mean for n in (1, 5, 20, 80)]
    assert means == sorted(means)
    assert means[0] < 3.1  # about half of what was said
    assert means[-1] > 3.8


def test_the_interval_narrows():
    widths = [
        (each.high - each.low) for n in (2, 8, 32) for each in estimates(seen(MIDDLE, 2, *[2, 3] * (n // 2)))
    ]
    assert widths == sorted(widths, reverse=True)


def test_steps_of_one_treatment_inform_each_other_and_other_treatments_do_not():
    alone = Cell("radiotherapy", "2")
    found = {each.cell: each for each in estimates(seen(MIDDLE, 3, *[1] * 8), {MIDDLE: 3, END: 3, alone: 3})}
    assert found[MIDDLE].mean < found[END].mean < 3
    assert found[END].count == 0
    assert found[alone].mean == 3
    assert found[END].deviation > found[MIDDLE].deviation


def test_a_step_never_seen_is_never_suggested():
    assert {each.cell for each in suggestions(seen(MIDDLE, 3, *[1] * 12))} == {MIDDLE}


def test_nothing_is_suggested_below_passive():
    assert all(each.level >= 1 for each in suggestions(seen(MIDDLE, 1, *[0] * 12)))


def moment(hour, day):
    return DAY + timedelta(days=day, hours=hour)


def test_checks_are_sorted_to_the_step_or_the_time_of_day_they_tell_about():
    windows = (
        Window(moment(9, 0), moment(11, 0), 2, cell="haemodialysis/1"),
        Window(moment(9, 1), moment(11, 1), 0, cell="haemodialysis/0"),
        Window(moment(9, 2), moment(11, 2), 2, origin=Origin.MANUAL),
    )
    checks = tuple(EnergyCheckData(at=moment(10, day), level=4) for day in range(4))
    assert observe(Forecast(given=windows, checks=checks)) == [
        Observation(MIDDLE, 2, 4, DAY.date()),
        Observation(Cell("base", "10"), 3, 4, DAY.date() + timedelta(days=3)),
    ]


def test_good_mornings_suggest_a_best_time():
    checks = tuple(
        EnergyCheckData(at=moment(hour, day), level=level)
        for day in range(8)
        for hour, level in ((10, 4), (15, 3))
    )
    (found,) = suggestions(observe(Forecast(base=3, checks=checks)))
    assert found.cell.is_time_of_day
    assert (found.cell.part, found.level) == ("10", 4)


def test_an_accepted_suggestion_becomes_the_childs_own_curve_and_stops_being_suggested():
    curve = treatment("haemodialysis").segments
    (found,) = suggestions(seen(Cell("haemodialysis", "2"), 2, 3, 3, 3, 3, 3, 3, 3, 4))
    own = curve_with(curve, found)
    assert own[2].level == 3
    assert [each for n, each in enumerate(own) if n != 2] == [each for n, each in enumerate(curve) if n != 2]
    assert suggestions(seen(Cell("haemodialysis", "2"), own[2].level, 3, 3, 3, 3, 3, 3, 3, 4)) == []


def test_an_accepted_best_time_gives_way_within_its_hours_only():
    (found,) = suggestions(seen(Cell("base", "10"), 3, 4, 4, 4, 4, 4, 4, 4))
    assert best_times_with((BestTime(time(9), time(11), 2), BestTime(time(14), time(15), 4)), found) == (
        BestTime(time(9), time(10), 2),
        BestTime(time(10), time(12), 4),
        BestTime(time(14), time(15), 4),
    )


def test_a_suggestion_is_not_taken_for_something_else():
    (of_day,) = suggestions(seen(Cell("base", "10"), 3, 4, 4, 4, 4, 4, 4, 4))
    (of_curve,) = suggestions(seen(MIDDLE, 2, 4, 4, 4, 4, 4))
    with pytest.raises(ValueError, match="not about this curve"):
        curve_with(treatment("haemodialysis").segments, of_day)
    with pytest.raises(ValueError, match="not about a time of day"):
        best_times_with((), of_curve)


def test_several_checks_of_one_day_weigh_less_than_as_many_days():
    def mean(*days):
        return estimates([Observation(MIDDLE, 2, 4, DAY.date() + timedelta(days=day)) for day in days])[
            0
        ].mean

    assert mean(0) < mean(0, 0, 0, 0, 0) < mean(0, 1, 2, 3, 4)


@pytest.fixture(scope="module")
def simulation():
    return errors((*SCENARIOS, *OTHERS), range(60), (5, 20))


def test_in_simulation_the_estimate_beats_the_template_by_30_percent_after_twenty(simulation):
    for (name, count), (template, estimate, _, _) in simulation.items():
        if count == 20:
            assert better(estimate, template) >= 0.3, name


def test_in_simulation_it_is_never_worse_at_five(simulation):
    for (name, count), (template, estimate, accepted, _) in simulation.items():
        if count == 5:
            assert better(estimate, template) >= 0, name
            assert better(accepted, template) >= -0.05, name


def test_in_simulation_whole_levels_beat_the_template_by_30_percent_taken_together(simulation):
    rows = [row for (name, count), row in simulation.items() if count == 20]
    assert better(sum(row[2] for row in rows), sum(row[0] for row in rows)) >= 0.3


def test_in_simulation_nine_of_ten_truths_lie_in_the_interval(simulation):
    inside = [row[3] for row in simulation.values()]
    assert sum(inside) / len(inside) >= 0.85
