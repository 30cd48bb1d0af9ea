"""P12 and P13: opening the native file, the first question of it, and memory a respondent."""

import csv

from . import files
from .baro import load
from .bench import REPEATS, median, ratio
from .native import native_file, survey_file
from .questions import SURVEY
from .rounds import run_rounds

GOALS = ("P12", "P13")


def measure(bench):
    """Measure the native file, where there is one, and memory."""
    if bench.wants("P12") and survey_file(bench).suffix == ".arrow":
        measure_opening(bench)
    if bench.wants("P13"):
        measure_memory(bench)


def measure_opening(bench):
    """Record the time to open the file, and the first question against later ones.

    The file is written anew: what the system's cache kept of it beside programs that fill memory is in
    small pages, which take longer to map than the question takes.
    """
    native_file(bench)
    bench.note("P12: the file was written just before, and lies in the system's cache.")
    rounds = run_rounds(bench, "native file", [lambda: ask_baro(bench)])
    bench.record("P12 open", median(rounds, ("baro", 1, "open")) * 1000)
    bench.record("P12 first", ratio(rounds, [("baro", 1, "first Q1")], ("baro", 1, "warm Q1")))


def ask_baro(bench):
    """Return the seconds of opening, of the first question, and of the same again.

    The program is started anew several times, for each has one first question only.
    """
    starts = [start_anew(bench) for _ in range(REPEATS)]
    return {name: min(start[name] for start in starts) for name in starts[0]}


def start_anew(bench):
    """Return the same of one run of the program."""
    question = SURVEY["Q1"].statement
    asked = ["set threads 1", load(survey_file(bench)), *[question] * (1 + REPEATS)]
    _, opening, first, *warm = bench.baro.timings(asked)
    return {
        ("baro", 1, "open"): opening["load_seconds"] + opening["seconds"],
        ("baro", 1, "first Q1"): first["seconds"],
        ("baro", 1, "warm Q1"): min(line["seconds"] for line in warm),
    }


def measure_memory(bench):
    """Record what baro says that the answers of a row take, once the CSV file is loaded."""
    asked = [load(files.survey(bench).csv), "show datasets"]
    table = bench.baro.run(asked, "--format", "csv")
    (row,) = csv.DictReader(table.splitlines())
    bench.record("P13 bytes", float(row["bytes a row"]))
    bench.note("P13 is what `show datasets` says of the survey, loaded from CSV.")
