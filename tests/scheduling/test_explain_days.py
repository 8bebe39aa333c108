"""Several lessons of a need on one day: the table finds just those sums that some order of lessons makes."""

from random import Random

import pytest

from hospital_iep.scheduling.explain_days import Source, sums_of_day


def random_sources(rng, slots):
    sources = []
    for teacher in (*range(rng.randint(1, 4)), None):
        left = None if teacher is None else rng.choice([None, rng.randint(1, slots)])
        for place in range(rng.choice([1, 1, 2])):
            starts = {k: rng.getrandbits(slots) & rng.getrandbits(slots) for k in range(1, rng.randint(2, 5))}
            starts = {k: mask for k, mask in starts.items() if mask and (left is None or k <= left)}
            if starts and (teacher is not None or rng.random() < 0.3):
                sources.append(Source(teacher, place, left, starts))
    return sources


def every_sum(sources, many, rest, most, gap):
    """All sums, by trying each lesson after each."""
    sums = set()

    def go(total, used, last, end, lessons):
        sums.add(total)
        if lessons == many:
            return
        for source in sources:
            begin = 0 if last is None else end + max(rest, gap(last, source) if gap else 0)
            for k, mask in source.starts.items():
                mine = used.get(source.teacher, 0) + k
                if total + k > most or (source.left is not None and mine > source.left):
                    continue
                for start in range(begin, mask.bit_length()):
                    if mask >> start & 1:
                        go(total + k, used | {source.teacher: mine}, source, start + k, lessons + 1)

    go(0, {}, None, 0, 0)
    return sum(1 << total for total in sums)


@pytest.mark.parametrize("ways", [False, True], ids=["no ways", "ways between places"])
@pytest.mark.parametrize("seed", range(4))
def test_the_sums_of_a_day_are_those_that_some_order_of_lessons_makes(seed, ways):
    rng = Random(f"days {seed} {ways}")
    several = with_limit = 0
    for _ in range(60):
        sources = random_sources(rng, slots=9)
        many, rest, most, way = rng.randint(1, 3), rng.randint(0, 2), rng.randint(1, 12), rng.randint(1, 3)

        def gap(one, other, way=way):
            return way if one.teacher == other.teacher is not None and one.place != other.place else 0

        asked = (many, rest, most, gap if ways else None)
        fitting = [s for s in sources if min(s.starts) <= most]
        for source in fitting:
            source.starts = {k: mask for k, mask in source.starts.items() if k <= most}
        found = sums_of_day(fitting, *asked)
        assert found == every_sum(fitting, *asked) | 1
        one_lesson = sums_of_day(fitting, 1, *asked[1:])
        several += found != one_lesson
        with_limit += any(s.left is not None and s.left < most for s in fitting)
    assert several > 20
    assert with_limit > 20
