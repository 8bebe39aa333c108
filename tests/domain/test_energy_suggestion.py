"""What a child's own checks suggest about a curve: cautiously, with number and interval, never by itself."""

from datetime import datetime, timedelta

import pytest

from hospital_iep.domain.energy import Forecast
from hospital_iep.domain.expansion import Origin, Window
from hospital_iep.domain.suggestion import Cell, Observation, estimates, observe, suggestions
from hospital_iep.domain.treatment import EnergyCheckData
from tests.benchmarks.energy import errors

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
        Observation(MIDDLE, 2, 4),
        Observation(Cell("base", "10"), 3, 4),
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


@pytest.fixture(scope="module")
def simulation():
    return errors(60)


def test_in_simulation_the_estimate_beats_the_template_by_a_third_after_twenty(simulation):
    rows = [row for (_, count), row in simulation.items() if count == 20]
    assert sum(row[1] for row in rows) <= 0.7 * sum(row[0] for row in rows)


def test_in_simulation_it_is_never_much_worse_at_five(simulation):
    for (name, count), (template, estimate, accepted, _) in simulation.items():
        if count == 5:
            assert estimate <= 1.05 * template, name
            assert accepted <= 1.05 * template, name
