"""Times baro and DuckDB on the same file, turn by turn, and checks that they count the same.

Usage: compare_with_duckdb.py BARO DATA ROUNDS. Each round starts each program anew, loads the file
and asks every question three times; the fastest of the three counts. Medians over rounds are printed.
"""

import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

QUESTIONS = [
    (
        "counts, telework by role",
        "crosstab telework by role",
        "select telework, role, count(*) from b where telework is not null group by all",
    ),
    (
        "weighted, telework by role",
        "crosstab telework by role weight w",
        "select telework, role, count(*), sum(w), sum(w * w) from b group by all",
    ),
    (
        "counts of 2021 in two sizes",
        "crosstab telework by role where wave = 2021 and size in (from_1000, from_3500)",
        "select telework, role, count(*) from b where wave = 2021"
        " and size in ('from_1000', 'from_3500') group by all",
    ),
    (
        "mean score by role",
        "group by role show mean(perception)",
        "select role, avg(perception) from b group by all",
    ),
]

DUCK = """
import duckdb, json, sys, time
path, questions = sys.argv[1], json.loads(sys.argv[2])
db = duckdb.connect()
db.execute("set enable_progress_bar = false")
start = time.perf_counter()
db.execute("create table b as select * from read_csv(?, quote='\\"', nullstr=['', 'not_asked'])", [path])
load = time.perf_counter() - start
seconds = []
for question in questions:
    best = None
    for _ in range(3):
        start = time.perf_counter()
        db.execute(question).fetchall()
        spent = time.perf_counter() - start
        best = spent if best is None else min(best, spent)
    seconds.append(best)
counts = db.execute("select telework, role, count(*) from b where telework is not null"
                    " group by all order by all").fetchall()
print(json.dumps({"load": load, "seconds": seconds, "counts": counts}))
"""


def run(command):
    """Run a program; return its output, its processor seconds and its peak memory in MB."""
    wrapped = ["/usr/bin/env", "python3", "-c", MEASURE, *command]
    done = subprocess.run(wrapped, capture_output=True, text=True, check=True)
    cpu, peak = (float(part) for part in done.stderr.splitlines()[-1].split())
    return done.stdout, cpu, peak / 1024


MEASURE = """
import resource, subprocess, sys
code = subprocess.run(sys.argv[1:], stderr=subprocess.DEVNULL).returncode
use = resource.getrusage(resource.RUSAGE_CHILDREN)
print(use.ru_utime + use.ru_stime, use.ru_maxrss, file=sys.stderr)
sys.exit(code)
"""


def baro(program, data):
    """One round of baro."""
    with tempfile.TemporaryDirectory() as folder:
        timings = Path(folder) / "timings.json"
        text = "\n".join(line for _, line, _ in QUESTIONS for _ in range(3))
        command = [program, "--data", data, "--timings", str(timings), "-c", text]
        _, cpu, peak = run(command)
        lines = [json.loads(line) for line in timings.read_text().splitlines()]
    load, asked = lines[0]["load_seconds"], [line["seconds"] for line in lines[1:]]
    best = [min(asked[index : index + 3]) for index in range(0, len(asked), 3)]
    return {"load": load, "seconds": best, "cpu": cpu, "peak": peak}


def duck(data):
    """One round of DuckDB."""
    questions = json.dumps([line for _, _, line in QUESTIONS])
    out, cpu, peak = run([sys.executable, "-c", DUCK, data + "/barometer.csv", questions])
    return json.loads(out.splitlines()[-1]) | {"cpu": cpu, "peak": peak}


def check(program, data, counted):
    """Stop when the answers of telework by role, unnetted, are not those that DuckDB counted."""
    command = [program, "--data", data, "--format", "tidy", "-c"]
    out, _, _ = run([*command, "crosstab telework by role show n"])
    cells = [line.rsplit(",", 9) for line in out.splitlines()[1:]]
    found = sorted(int(cell[2]) for cell in cells if cell[-1] == "answer")
    for _, _, count in counted:
        if count not in found:
            sys.exit(f"the programs count differently: {count} is not among {found}")


def median(rounds, value):
    """The median of a figure over rounds."""
    return statistics.median(value(one) for one in rounds)


def main():
    """Interleave the rounds and print the table."""
    program, data, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])
    pairs = [(baro(program, data), duck(data)) for _ in range(rounds)]
    check(program, data, pairs[0][1]["counts"])
    own, other = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    rows = [("load, seconds", lambda one: one["load"], 2)]
    for index, (name, _, _) in enumerate(QUESTIONS):
        rows.append((name + ", ms", lambda one, index=index: one["seconds"][index] * 1000, 1))
    rows.append(("whole run, processor seconds", lambda one: one["cpu"], 2))
    rows.append(("peak memory, MB", lambda one: one["peak"], 0))
    print(f"{'median of ' + str(rounds) + ' rounds':34}{'baro':>10}{'DuckDB':>10}{'ratio':>8}")
    for name, value, decimals in rows:
        ours, theirs = median(own, value), median(other, value)
        print(f"{name:34}{ours:10.{decimals}f}{theirs:10.{decimals}f}{theirs / ours:8.1f}")


if __name__ == "__main__":
    main()
