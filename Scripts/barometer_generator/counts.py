"""The counts that the data set must meet, read from `counts.csv`.

One line is one count: `wave`, `kind`, `variable`, `value`, `segment` (a variable) and `group`
(its value), `count`, `base`, `shown` (what a table prints) and `figure` (the published figure).
"""

import csv
from pathlib import Path

COUNTS_PATH = Path(__file__).with_name("counts.csv")


class Counts:
    """All counts, by what they count."""

    def __init__(self, path=COUNTS_PATH):
        """Read the counts file at `path`."""
        with open(path, encoding="utf-8", newline="") as file:
            self.lines = list(csv.DictReader(file))
        self._by_key = {self._key(line): int(line["count"]) for line in self.lines if line["count"]}

    @staticmethod
    def _key(line):
        """Return what tells one line of the counts from the others."""
        names = ("wave", "kind", "variable", "value", "segment", "group")
        return tuple(line[name] for name in names)

    def respondents(self, wave):
        """Return the number of respondents of a wave."""
        return self._by_key[(wave, "respondents", "", "", "", "")]

    def category(self, wave, variable, value, segment="", group=""):
        """Return how many chose a value, in all or in a group of a segment."""
        return self._by_key[(wave, "category", variable, value, segment, group)]

    def of_kind(self, wave, kind, variable, segment="", group=""):
        """Return a count such as `no_answer` or `any_item`; 0 if the file has none."""
        return self._by_key.get((wave, kind, variable, "", segment, group), 0)

    def quotas(self, wave, variable, values, segment="", group=""):
        """Return `[(value, count)]` for the values in the order given."""
        return [(value, self.category(wave, variable, value, segment, group)) for value in values]
