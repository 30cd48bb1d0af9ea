"""Runs the measurements that were asked for, and prints the tables of goals and times."""

import sys

from . import (
    measure_book,
    measure_growth,
    measure_kernels,
    measure_native,
    measure_start,
    measure_tables,
    measure_text,
)
from .against import measure_against
from .answers import DifferentNumbersError
from .baro import BaroError
from .bench import Bench
from .goals import NUMBERS
from .options import parse_options
from .report import print_report

MEASUREMENTS = (
    measure_tables,
    measure_kernels,
    measure_book,
    measure_text,
    measure_start,
    measure_native,
    measure_growth,
)


def main():
    """Measure and report; status 1 when numbers differ or a program fails."""
    options = parse_options()
    unknown = set(options.goal) - set(NUMBERS)
    if unknown:
        sys.exit(f"no such goal: {', '.join(sorted(unknown))}; there are {', '.join(NUMBERS)}")
    bench = Bench(options)
    try:
        if options.against:
            measure_against(bench)
        else:
            run(bench)
    except DifferentNumbersError as difference:
        sys.exit(f"the programs give different numbers: {difference}")
    except BaroError as error:
        sys.exit(f"baro failed:\n{error}")


def run(bench):
    """Run what the wanted goals need, then print what was found."""
    for measurement in MEASUREMENTS:
        if bench.wants(*measurement.GOALS):
            measurement.measure(bench)
    print_report(bench)


if __name__ == "__main__":
    main()
