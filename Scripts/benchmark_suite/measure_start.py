"""P11: from a cold start to the first crosstab of a CSV file of 658 rows."""

import shutil
import sys
from pathlib import Path

from . import files
from .bench import ratio
from .programs import spawn
from .rounds import run_rounds

GOALS = ("P11",)
STARTS = 20


def measure(bench):
    """Run the rounds and record the ratios to the programs that are there."""
    commands = starts(bench, str(files.small(bench).csv))
    asked = [
        lambda name=name, command=command: ask(name, command) for name, command in commands.items()
    ]
    rounds = run_rounds(bench, "cold start", asked)
    for name in commands:
        if name != "baro":
            over = ratio(rounds, [("baro", 1, "start")], (name, 1, "start"))
            bench.record(f"P11 {name}", over)
    bench.note("P11: the newest duckdb-cli on PyPI is older than the DuckDB of the other goals.")


def starts(bench, path):
    """Return the command of each program that is installed."""
    query = "select telework, role, count(*) from {} where telework <> '' group by 1, 2"
    commands = {"baro": [bench.baro.path, "--data", path, "-c", "crosstab telework by role"]}
    sqlite = shutil.which("sqlite3")
    if sqlite:
        reading = f".import --csv '{path}' survey"
        commands["sqlite3"] = [sqlite, ":memory:", reading, query.format("survey")]
    duckdb = Path(sys.prefix) / "bin/duckdb"
    if duckdb.exists():
        commands["duckdb-cli"] = [str(duckdb), "-c", query.format(f"'{path}'")]
    return commands


def ask(name, command):
    """Return the least wall seconds of several starts."""
    return {(name, 1, "start"): min(spawn(command)[0] for _ in range(STARTS))}
