"""Measures the program beside another build of it, statement by statement, in turn."""

import copy
import statistics

from . import files, measure_book, measure_start, measure_tables, measure_text
from .bench import say
from .native import survey_file
from .report import aligned, machine

HEADINGS = ["statement", "cores", "this ms", "other ms", "ratio", "lowest", "highest"]


def measure_against(bench):
    """Print the ratio of each statement's time to that of the other program.

    The two run in turn within each round, on the same files. A ratio is the median over rounds;
    the lowest and the highest round stand beside it.
    """
    other = copy.copy(bench)
    other.options = copy.copy(bench.options)
    other.options.baro = bench.options.against
    other.survey_file = survey_file(bench)
    rounds = []
    for number in range(1, bench.options.rounds + 1):
        say(f"round {number} of {bench.options.rounds}")
        rounds.append(both(bench, other, swapped=number % 2 == 0))
    print(f"{machine()}; {bench.options.rows:,} rows in the survey, {len(rounds)} rounds\n")
    print(aligned(HEADINGS, [row(rounds, key) for key in rounds[0][0]]))


def both(bench, other, *, swapped):
    """Return the figures of both programs, asked in turn; the one that begins changes."""
    mine, others = {}, {}
    for question in QUESTIONS:
        order = [(bench, mine), (other, others)]
        for asked, figures in reversed(order) if swapped else order:
            figures.update(question(asked))
    return mine, others


def row(rounds, key):
    """Return the line of one statement as text."""
    ratios = [mine[key] / others[key] for mine, others in rounds]
    times = [statistics.median(found[side][key] for found in rounds) for side in (0, 1)]
    shown = [f"{time * 1000:.2f}" for time in times]
    figures = [statistics.median(ratios), min(ratios), max(ratios)]
    return [key[2], str(key[1]), *shown, *(f"{figure:.2f}" for figure in figures)]


def start(bench):
    """Return the time from a cold start to the first table of a small file."""
    return measure_start.ask("baro", measure_start.starts(bench, str(files.small(bench).csv))["baro"])


QUESTIONS = (
    measure_tables.ask_baro,
    lambda bench: measure_book.ask_baro(bench, files.book(bench).csv),
    lambda bench: measure_text.ask_baro(bench, files.text(bench).csv),
    start,
)
