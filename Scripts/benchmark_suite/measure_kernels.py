"""P4 and P17: questions against the time to read memory, kernels against the same in C.

Both need `baro-benchmark`, which prints how fast memory is read and how long kernels take.
"""

import json
import subprocess

from .baro import load
from .bench import REPEATS, median
from .native import survey_file
from .questions import SURVEY
from .rounds import run_rounds

GOALS = ("P4", "P17")
BYTES_OF_COLUMNS = {"Q2": 1 + 1 + 8, "Q5": 1 + 1 + 8}


def measure(bench):
    """Record both goals, where the program that times kernels is there."""
    if not bench.options.kernels.exists():
        bench.note("P4 and P17 are not measured: there is no .build/release/baro-benchmark.")
        return
    survey_file(bench)
    rounds = run_rounds(bench, "kernels", [lambda: ask(bench)])
    if bench.wants("P4"):
        for name in BYTES_OF_COLUMNS:
            bench.record(f"P4 {name}", median(rounds, ("baro", 1, f"{name} over reading")))
    slowest = median(rounds, ("baro", 1, "slowest kernel"))
    if bench.wants("P17") and slowest:
        bench.record("P17 kernels", slowest)


def ask(bench):
    """Return how baro stands to memory, and the slowest kernel to the same in C."""
    done = subprocess.run([bench.options.kernels], capture_output=True, text=True, check=True)
    report = json.loads(done.stdout)
    bytes_a_second = report["memory_read_gb_per_s"]["1"] * 1e9
    found = {}
    for name, seconds in seconds_of_questions(bench).items():
        reading = bench.options.rows * BYTES_OF_COLUMNS[name] / bytes_a_second
        found["baro", 1, f"{name} over reading"] = seconds / reading
    ratios = [line["swift_ns_per_row"] / line["c_ns_per_row"] for line in report["kernels"]]
    return found | {("baro", 1, "slowest kernel"): max(ratios, default=0)}


def seconds_of_questions(bench):
    """Return baro's seconds of the questions that read weights."""
    statements = {name: SURVEY[name].statement for name in BYTES_OF_COLUMNS}
    asked = [load(survey_file(bench)), "set threads 1", *list(statements.values()) * REPEATS]
    fastest = bench.baro.fastest(asked)
    return {name: fastest[1, statement] for name, statement in statements.items()}
