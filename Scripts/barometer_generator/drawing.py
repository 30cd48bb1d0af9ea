"""Random draws that give the same result on every CPython.

Only `random.Random(seed).random()` is used, whose sequence is guaranteed; what is built on it
(shuffle, weighted draw, ranked allotment) is written out here, with no call to the C library's
`pow`, `log` or `exp`. Numbers with a fraction are added by `total`, since the built-in `sum` adds
them differently from Python 3.12 on.
"""

import random

SEED = 20211012


def stream(seed, step):
    """Return the random stream of one step, so that a change in one step leaves the others."""
    return random.Random(seed * 1000 + step)


def total(numbers):
    """Return the sum of numbers, added one after the other."""
    reached = 0.0
    for number in numbers:
        reached += number
    return reached


def shuffled(items, draws):
    """Return a copy of `items` in random order (Fisher and Yates)."""
    mixed = list(items)
    for last in range(len(mixed) - 1, 0, -1):
        other = int(draws.random() * (last + 1))
        mixed[last], mixed[other] = mixed[other], mixed[last]
    return mixed


def weighted_choice(weighted_items, draws):
    """Return one item of `[(item, weight)]`, drawn in proportion to its weight."""
    point = draws.random() * total(weight for _, weight in weighted_items)
    for item, weight in weighted_items:
        point -= weight
        if point < 0:
            return item
    return [item for item, weight in weighted_items if weight > 0][-1]


def noise(draws):
    """Return a bell-shaped draw of mean 0 and standard deviation 1 (a sum of 12 uniforms)."""
    return total(draws.random() for _ in range(12)) - 6.0


def ranked(rows, propensity, draws):
    """Return `rows`, those of low propensity first, blurred by noise."""
    scored = [(propensity(row) + noise(draws), place) for place, row in enumerate(rows)]
    return [rows[place] for _, place in sorted(scored)]


def pick(rows, count, propensity, draws):
    """Return `count` rows, those of high propensity more often."""
    if not 0 <= count <= len(rows):
        raise ValueError(f"cannot pick {count} of {len(rows)} rows")
    return ranked(rows, propensity, draws)[len(rows) - count:]


def allot(rows, variable, quotas, propensity, draws):
    """Give each row a value of `variable` so that `[(value, count)]` is met exactly.

    The first values go to the rows of low propensity, the last ones to those of high propensity.
    """
    if sum(count for _, count in quotas) != len(rows):
        raise ValueError(f"{variable}: quotas {quotas} do not add to {len(rows)} rows")
    in_order = iter(ranked(rows, propensity, draws))
    for value, count in quotas:
        for _ in range(count):
            next(in_order)[variable] = value
