"""The tables at the end: goals with their verdicts, and the times they were made of."""

import datetime
import os
from pathlib import Path

from .bench import median
from .goals import GOALS

HEADINGS = ["goal", "what", "cores", "goal value", "stretch", "measured", "verdict"]
TIME_HEADINGS = ["measurement", "question", "cores"]


def print_report(bench):
    """Print the machine, the goals, the times and the remarks."""
    show = markdown if bench.options.markdown else aligned
    print(f"{machine()}; {bench.options.rows:,} rows in the survey,", end=" ")
    print(f"median of {bench.options.rounds} rounds;", end=" ")
    print(f"two processes read memory at up to {bench.guard.best:.0f} GB/s.\n")
    print(show(HEADINGS, goal_rows(bench)))
    print(
        "\nMilliseconds: medians over rounds of the fastest of several runs; CSV: processor time.\n"
    )
    print(show(*time_table(bench)))
    if bench.disturbed:
        bench.note(f"Disturbed each time, and kept as they are: {'; '.join(bench.disturbed)}.")
    print("", *bench.notes, sep="\n\n" if bench.options.markdown else "\n")


def machine():
    """Return the date, the processor and the number of cores."""
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    models = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    model = models[0] if models else "unknown processor"
    return f"{datetime.date.today().isoformat()}, {model}, {os.cpu_count()} cores"


def goal_rows(bench):
    """Return a row of text for each goal that was asked for."""
    return [
        goal_row(goal, cores, bench.values.get((goal.key, cores)))
        for goal in GOALS
        if bench.wants(goal.number)
        for cores in goal.cores
    ]


def goal_row(goal, cores, value):
    """Return goal, value and verdict as text."""
    sign = "≥" if goal.at_least else "≤"
    stretch = f"{sign} {goal.stretch:g}" if goal.stretch else ""
    measured = "" if value is None else f"{value:.2f} {goal.unit}"
    verdict = "not measured" if value is None else "met" if goal.is_met(value) else "missed"
    limit = f"{sign} {goal.limit:g} {goal.unit}"
    return [goal.number, goal.what, str(cores), limit, stretch, measured, verdict]


def time_table(bench):
    """Return headings and rows of all times: a line a question, a column a program."""
    programs = list(dict.fromkeys(key[0] for _, rounds in bench.rounds for key in rounds[0]))
    rows = []
    for title, rounds in bench.rounds:
        lines = dict.fromkeys((key[2], key[1]) for key in rounds[0] if is_time(key[2]))
        for question, cores in sorted(lines):
            keys = [(program, cores, question) for program in programs]
            times = [milliseconds(rounds, key) for key in keys]
            rows.append([title, question, str(cores), *times])
    return [*TIME_HEADINGS, *programs], rows


def is_time(question):
    """Return whether a figure of a round is a time, not a ratio."""
    return not question.endswith(("over reading", "kernel"))


def milliseconds(rounds, key):
    """Return the median of a figure in milliseconds as text; empty where there is none."""
    return f"{median(rounds, key) * 1000:.2f}" if key in rounds[0] else ""


def aligned(headings, rows):
    """Return a table with columns of equal width."""
    widths = [max(len(row[place]) for row in [headings, *rows]) for place in range(len(headings))]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in [headings, *rows]
    ]
    return "\n".join([lines[0], "─" * (sum(widths) + 2 * len(widths) - 2), *lines[1:]])


def markdown(headings, rows):
    """Return a table as Markdown."""
    ruler = ["---"] * len(headings)
    return "\n".join(f"| {' | '.join(row)} |" for row in [headings, ruler, *rows])
