"""P9: processor time to load a CSV file of quoted texts, numbers and gaps."""

from . import files
from .baro import load
from .bench import median, ratio
from .programs import ask_peer, check_answers, spawn
from .questions import TEXT
from .rounds import run_rounds

GOALS = ("P9",)
PEERS = ("duckdb", "polars", "pandas")
STARTS = 5


def measure(bench):
    """Run the rounds, check the sums, and record the ratios."""
    path = files.text(bench).csv
    asked = [lambda: ask_baro(bench, path)]
    asked += [lambda name=name: ask_peer(bench, name, "text", path) for name in PEERS]
    rounds = run_rounds(bench, "CSV", asked)
    check_answers(bench, {"text": TEXT}, bench.baro.tidy([load(path), TEXT.check]))
    ours = "baro", 1, "text"
    for name in PEERS:
        bench.record(f"P9 {name}", ratio(rounds, [(name, 1, "text")], ours))
    speed = path.stat().st_size / 1e9 / median(rounds, ours)
    bench.note(f"P9: baro loads {speed:.2f} GB of CSV a processor second (stretch 1.0).")


def ask_baro(bench, path):
    """Return baro's processor seconds of loading, less those of a start."""
    nothing = [bench.baro.path, "-c", "set threads 1"]
    start = min(spawn(nothing)[1] for _ in range(STARTS))
    loading = [bench.baro.path, "-c", f"set threads 1\n{load(path)}"]
    return {("baro", 1, "text"): spawn(loading)[1] - start}
