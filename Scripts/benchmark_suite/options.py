"""What can be asked of the benchmark."""

import argparse
from pathlib import Path


def parse_options():
    """Return the options of the command line."""
    parser = argparse.ArgumentParser(prog="Scripts/benchmark", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small data, for a first look")
    parser.add_argument("--full", action="store_true", help="P14 with 100 million rows")
    parser.add_argument("--rounds", type=positive, default=3, help="rounds of all programs")
    parser.add_argument("--rows", type=positive, help="rows of the survey")
    parser.add_argument("--goal", type=names, default=[], help="only these: P3,P7")
    parser.add_argument("--markdown", action="store_true", help="print tables as Markdown")
    parser.add_argument("--baro", type=Path, help="another program than the release")
    parser.add_argument("--against", type=Path, help="compare with another build of baro alone")
    parser.add_argument("--root", type=Path, default=Path(), help=argparse.SUPPRESS)
    return with_sizes(parser.parse_args())


def with_sizes(options):
    """Add the sizes of the data and the program that is measured."""
    options.rows = options.rows or (500_000 if options.quick else 10_000_000)
    options.text_rows = 100_000 if options.quick else 1_000_000
    options.growth_rows = 100_000_000 if options.full else 10_000_000
    options.kernels = options.root / ".build/release/baro-benchmark"
    options.baro = options.baro or options.root / ".build/release/baro"
    options.folder = options.root / ".build/benchmark"
    return options


def positive(text):
    """Return a whole number above zero."""
    number = int(text.replace("_", ""))
    if number < 1:
        raise argparse.ArgumentTypeError("a number above zero is needed")
    return number


def names(text):
    """Return the parts of a list that is divided by commas."""
    return [part.strip().upper() for part in text.split(",") if part.strip()]


if __name__ == "__main__":
    parse_options()
