"""P7 and P16: a book of 60 questions by a banner of four variables, weighted."""

from . import files
from .baro import load
from .bench import REPEATS, median, ratio
from .programs import ask_peer, check_answers
from .questions import BOOK, FUSED_BOOK, SINGLE_TABLES
from .rounds import run_rounds

GOALS = ("P7", "P16")
CORES = (1, 2)
FUSED, SINGLE = "book", "book, table by table"


def measure(bench):
    """Run the rounds, check the numbers, and record the ratios."""
    source = files.book(bench)
    rounds = run_rounds(bench, "book", programs(bench, source))
    results = bench.baro.tidy([load(source.csv), BOOK.check])
    check_answers(bench, {"book": BOOK}, results)
    for cores in CORES:
        record_ratio(bench, rounds, cores)
    bench.record("P7 time", median(rounds, ("baro", 1, FUSED)) * 1000)
    bench.record("P16 book", ratio(rounds, [("baro", 1, SINGLE)], ("baro", 1, FUSED)))


def programs(bench, source):
    """Return what is run in each round: baro, and peers when they are compared with."""
    asked = [lambda: ask_baro(bench, source.csv)]
    names = ["duckdb", "polars"] + ([] if bench.options.goal else ["clickhouse", "pandas"])
    for program in names:
        for cores in CORES if program != "pandas" else (1,):
            asked.append(
                lambda program=program, cores=cores: ask_peer(
                    bench, program, "book", source.arrow, cores
                )
            )
    return asked


def ask_baro(bench, path):
    """Return baro's seconds of the book, fused and table by table."""
    statements = [load(path)]
    for cores in CORES:
        statements.append(f"set threads {cores}")
        statements += [FUSED_BOOK, *SINGLE_TABLES] * REPEATS
    fastest = bench.baro.fastest(statements)
    found = {}
    for cores in CORES:
        found["baro", cores, FUSED] = fastest[cores, FUSED_BOOK]
        found["baro", cores, SINGLE] = sum(fastest[cores, table] for table in SINGLE_TABLES)
    return found


def record_ratio(bench, rounds, cores):
    """Record the ratio to the best natural way; tell of it, and of ways made by hand."""
    ways = [key for key in rounds[0] if key[0] in ("duckdb", "polars") and key[1] == cores]
    by_hand = [key for key in ways if "hand-made" in key[2]]
    natural = [key for key in ways if key not in by_hand]
    ours = "baro", cores, FUSED
    found = ratio(rounds, natural, ours)
    bench.record("P7 ratio", found, cores)
    best = min(natural, key=lambda key: median(rounds, key))
    bench.note(
        f"P7, cores used {cores}: {found:.1f} ×; the fastest natural way is of {best[0]},"
        f" {best[2]!r}; against a joint key made by hand in polars it is"
        f" {ratio(rounds, by_hand, ours):.1f} ×."
    )
