"""Calibration weights: the sample is brought to the communes of France by size and region."""

from .drawing import total
from .territory import communes_by_region

# Shares of the size classes among the communes under 10,000 inhabitants, in round figures.
SIZE_BENCHMARK = {"under_1000": 0.72, "from_1000": 0.20, "from_3500": 0.08}
SMALLEST_WEIGHT, LARGEST_WEIGHT = 0.42, 1.95
ROUNDS = 25


def weigh(rows):
    """Give each row of one wave its weight `w`, four decimals, of mean exactly 1."""
    weights = [1.0] * len(rows)
    for _ in range(ROUNDS):
        weights = rake(rows, weights, "region", region_benchmark())
        weights = rake(rows, weights, "size", SIZE_BENCHMARK)
        weights = [min(max(weight, SMALLEST_WEIGHT), LARGEST_WEIGHT) for weight in weights]
    for row, weight in zip(rows, rounded_to_mean_one(weights)):
        row["w"] = f"{weight // 10000}.{weight % 10000:04d}"


def region_benchmark():
    """Return the share of each region among the communes."""
    communes = communes_by_region()
    return {region: count / sum(communes.values()) for region, count in communes.items()}


def rake(rows, weights, variable, benchmark):
    """Return the weights scaled so that each value of a variable has its share."""
    reached = dict.fromkeys(benchmark, 0.0)
    for row, weight in zip(rows, weights):
        reached[row[variable]] += weight
    present = total(share for value, share in benchmark.items() if reached[value])
    return [
        weight * benchmark[row[variable]] / present * len(rows) / reached[row[variable]]
        for row, weight in zip(rows, weights)
    ]


def rounded_to_mean_one(weights):
    """Return the weights in ten-thousandths, whole numbers that add to 10,000 a row."""
    scale = 10000 * len(weights) / total(weights)
    exact = [weight * scale for weight in weights]
    whole = [int(value) for value in exact]
    by_remainder = sorted(range(len(exact)), key=lambda place: (whole[place] - exact[place], place))
    for place in by_remainder[:10000 * len(weights) - sum(whole)]:
        whole[place] += 1
    return whole
