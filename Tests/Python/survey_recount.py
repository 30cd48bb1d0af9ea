"""Counts the shipped barometer by itself: plain Python over the CSV file and its codebook.

Nothing here knows how baro works; `table_numbers_tests.py` holds its tables against these numbers.
"""

import csv
import json
import math
from pathlib import Path

DATA_SET = Path(__file__).resolve().parents[2] / "Datasets" / "barometer"
MISSING = ("", "not_asked")


class Survey:
    """The rows of the barometer, and what its codebook says of answers."""

    def __init__(self):
        with open(DATA_SET / "barometer.csv", encoding="utf-8", newline="") as file:
            self.rows = list(csv.DictReader(file))
        package = json.loads((DATA_SET / "datapackage.json").read_text(encoding="utf-8"))
        resource = package["resources"][0]
        self.fields = {field["name"]: field for field in resource["schema"]["fields"]}
        self.nets = resource["baro"]["nets"]
        self.multiple = {item["name"]: item for item in resource["baro"]["multiple"]}

    def codes(self, variable, label):
        """Return the codes of an answer or a net by its label, or None when there is none."""
        for net in self.nets:
            if net["variable"] == variable and net["label"]["en"] == label:
                return set(net["categories"])
        for category in self.fields[variable].get("categories", []):
            if category["label"] == label:
                return {str(category["value"])}
        return {label} if "categories" not in self.fields[variable] else None

    def items(self, name):
        """Return the columns of a multiple-response variable by the labels of their items."""
        return {self.fields[item]["title"]: item for item in self.multiple[name]["items"]}

    def answered(self, row, variable):
        """Return whether a row has an answer, of a multiple-response variable at least one."""
        if variable in self.multiple:
            return any(row[item] not in MISSING for item in self.multiple[variable]["items"])
        return row[variable] not in MISSING

    def holds(self, row, variable, label):
        """Return whether a row's answer is the one of this label."""
        if variable in self.multiple:
            return row[self.items(variable)[label]] == "yes"
        return row[variable] in self.codes(variable, label)


class Sums:
    """What a base or a cell of rows comes to."""

    def __init__(self, rows, weight):
        weights = [float(row[weight]) if weight else 1.0 for row in rows]
        self.n = len(rows)
        self.weighted = math.fsum(weights)
        squares = math.fsum(value * value for value in weights)
        self.effective = self.weighted ** 2 / squares if squares else 0.0


def moments(values, weights):
    """Return mean and standard deviation; weights are of respondents, not frequencies."""
    total = math.fsum(weights)
    mean = math.fsum(w * x for w, x in zip(weights, values)) / total
    squares = math.fsum(w * (x - mean) ** 2 for w, x in zip(weights, values))
    count = len(values)
    return mean, math.sqrt(squares / total * count / (count - 1)) if count > 1 else None


def quantile_seven(values, share):
    """Return a quantile by linear interpolation of the order statistics."""
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    low = math.floor(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (place - low) * (ordered[high] - ordered[low])


def chi_square(counts):
    """Return Pearson's statistic, its degrees of freedom, p and Cramer's V of a table of counts."""
    rows = [row for row in counts if sum(row)]
    columns = [column for column in zip(*rows) if sum(column)]
    total = sum(map(sum, columns))
    row_sums = [sum(row) for row in zip(*columns)]
    statistic = math.fsum(
        (cell - row * sum(column) / total) ** 2 / (row * sum(column) / total)
        for column in columns for cell, row in zip(column, row_sums))
    smaller = min(len(row_sums), len(columns)) - 1
    freedom = (len(row_sums) - 1) * (len(columns) - 1)
    return statistic, freedom, chi_square_tail(statistic, freedom), math.sqrt(
        statistic / total / smaller)


def chi_square_tail(statistic, freedom):
    """Return the upper tail by the finite sums that exist for whole degrees of freedom."""
    half = statistic / 2
    if freedom % 2 == 0:
        return math.exp(-half) * math.fsum(
            half ** k / math.factorial(k) for k in range(freedom // 2))
    terms = (half ** (k - 0.5) / math.gamma(k + 0.5) for k in range(1, (freedom + 1) // 2))
    return math.erfc(math.sqrt(half)) + math.exp(-half) * math.fsum(terms)


def own_error(values):
    """Return the standard error of the mean of the rows of a group, without weights: sd/sqrt(n)."""
    mean = math.fsum(values) / len(values)
    squares = math.fsum((value - mean) ** 2 for value in values)
    return math.sqrt(squares / (len(values) - 1) / len(values))


def wilson(share, n, z=1.959963984540054):
    """Return Wilson's interval of a share."""
    centre = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return centre - half, centre + half
