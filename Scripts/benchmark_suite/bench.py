"""What all measurements share: options, the program, and what was found so far."""

import statistics
import sys
from dataclasses import dataclass, field

from .baro import Baro
from .goals import NUMBERS
from .guard import Guard

REPEATS = 5


@dataclass
class Bench:
    """One run of the benchmark."""

    options: object
    guard: Guard = field(default_factory=Guard)
    values: dict = field(default_factory=dict)
    answers: dict = field(default_factory=dict)
    rounds: list = field(default_factory=list)
    notes: list = field(default_factory=list)
    disturbed: list = field(default_factory=list)
    survey_file: object = None

    @property
    def baro(self):
        """Return the program that is measured."""
        return Baro(self.options.baro)

    def wants(self, *numbers):
        """Return whether one of the goals was asked for."""
        asked = self.options.goal or NUMBERS
        return any(number in asked for number in numbers)

    def record(self, key, value, cores=1):
        """Keep the value that was measured for a goal."""
        self.values[key, cores] = value

    def note(self, text):
        """Keep a remark for the report, once, and say it."""
        say(text)
        if text not in self.notes:
            self.notes.append(text)


def say(text):
    """Tell on standard error how far the benchmark is."""
    print(text, file=sys.stderr, flush=True)


def ratio(rounds, tops, bottom):
    """Return the median over rounds of the best of `tops` over `bottom`."""
    return statistics.median(min(found[top] for top in tops) / found[bottom] for found in rounds)


def median(rounds, key):
    """Return the median over rounds of one figure."""
    return statistics.median(found[key] for found in rounds)
