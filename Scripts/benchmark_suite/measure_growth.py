"""P14 and P15: how time grows with rows and with cells."""

from . import files
from .baro import load
from .bench import REPEATS, ratio
from .questions import SURVEY
from .rounds import run_rounds

GOALS = ("P14", "P15")
FEW_ROWS = 1_000_000
QUESTIONS = ("Q1", "Q2")
FEW_CELLS = "crosstab few_rows by few_columns"
MANY_CELLS = "crosstab many_rows by many_columns"


def measure(bench):
    """Record the growth that was asked for."""
    if bench.wants("P14"):
        measure_rows(bench)
    if bench.wants("P15"):
        measure_cells(bench)


def measure_rows(bench):
    """Record the worse of two questions: time a row of many rows over that of few."""
    many = bench.options.growth_rows
    paths = {rows: files.growth(bench, rows).csv for rows in (FEW_ROWS, many)}
    asked = [lambda size=size: ask_rows(bench, *size) for size in paths.items()]
    rounds = run_rounds(bench, "rows", asked)
    growth = [
        ratio(
            rounds,
            [("baro", 1, f"{name}, {many:,} rows")],
            ("baro", 1, f"{name}, {FEW_ROWS:,} rows"),
        )
        for name in QUESTIONS
    ]
    bench.record("P14 growth", max(growth) * FEW_ROWS / many)
    bench.note(f"P14 compares {many:,} rows with {FEW_ROWS:,} (100 million with --full).")


def ask_rows(bench, rows, path):
    """Return baro's seconds of the questions with a number of rows."""
    asked = [SURVEY[name].statement for name in QUESTIONS]
    fastest = bench.baro.fastest([load(path), "set threads 1", *asked * REPEATS])
    return {
        ("baro", 1, f"{name}, {rows:,} rows"): fastest[1, SURVEY[name].statement]
        for name in QUESTIONS
    }


def measure_cells(bench):
    """Record the time of a table of 2,048 cells over that of one of 64."""
    path = files.cells(bench).csv
    rounds = run_rounds(bench, "cells", [lambda: ask_cells(bench, path)])
    tops = [("baro", 1, "2,048 cells")]
    bench.record("P15 cells", ratio(rounds, tops, ("baro", 1, "64 cells")))


def ask_cells(bench, path):
    """Return baro's seconds of a table of few cells and of one of many."""
    asked = [FEW_CELLS, MANY_CELLS] * REPEATS
    fastest = bench.baro.fastest([load(path), "set threads 1", *asked])
    return {
        ("baro", 1, "64 cells"): fastest[1, FEW_CELLS],
        ("baro", 1, "2,048 cells"): fastest[1, MANY_CELLS],
    }
