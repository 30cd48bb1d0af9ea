"""P1, P2, P3, P5, P6 and P8: six questions to a survey of many rows."""

from . import files
from .baro import load
from .bench import REPEATS, ratio
from .native import survey_file
from .programs import ask_peer, check_answers
from .questions import DEFINITION, SURVEY
from .rounds import run_rounds

GOALS = ("P1", "P2", "P3", "P5", "P6", "P8")
CORES = (1, 2)
DUCKDB, POLARS, CLICKHOUSE = "duckdb", "polars", "clickhouse"
COMPARISONS = {
    "P1 Q1": ("Q1", [(DUCKDB, "Q1")]),
    "P1 Q4": ("Q4", [(DUCKDB, "Q4")]),
    "P2 Q1": ("Q1", [(CLICKHOUSE, "Q1")]),
    "P2 joint": ("Q1", [(CLICKHOUSE, "Q1 joint key")]),
    "P3 Q2": ("Q2", [(DUCKDB, "Q2")]),
    "P5 Q3": ("Q3", [(DUCKDB, "Q3"), (POLARS, "Q3")]),
    "P6 Q5": ("Q5", [(DUCKDB, "Q5")]),
    "P6 Q6": ("Q6", [(DUCKDB, "Q6")]),
}


def measure(bench):
    """Run the rounds, check the numbers, and record the ratios."""
    survey_file(bench)
    rounds = run_rounds(bench, "tables", programs(bench))
    check(bench)
    for key, (question, others) in COMPARISONS.items():
        if bench.wants(key.split()[0]):
            for cores in CORES:
                tops = [(program, cores, name) for program, name in others]
                bench.record(key, ratio(rounds, tops, ("baro", cores, question)), cores)
    for question in SURVEY:
        scaled = ratio(rounds, [("baro", 1, question)], ("baro", 2, question))
        bench.record(f"P8 {question}", scaled, cores=2)


def programs(bench):
    """Return what is run in each round: baro, and the peers that the wanted goals need."""
    path = files.survey(bench).arrow
    asked = [lambda: ask_baro(bench)]
    for program in wanted_peers(bench):
        for cores in CORES if program != "pandas" else (1,):
            asked.append(
                lambda program=program, cores=cores: ask_peer(bench, program, "survey", path, cores)
            )
    return asked


def wanted_peers(bench):
    """Return the peers to ask; DuckDB always, for it is what the numbers are checked with."""
    if not bench.options.goal:
        return [DUCKDB, POLARS, CLICKHOUSE, "pandas"]
    wanted = [DUCKDB]
    for key, (_, others) in COMPARISONS.items():
        if bench.wants(key.split()[0]):
            wanted += [program for program, _ in others]
    return list(dict.fromkeys(wanted))


def ask_baro(bench):
    """Return baro's seconds of all questions, with one core and with two."""
    statements = [load(survey_file(bench)), DEFINITION]
    for cores in CORES:
        statements.append(f"set threads {cores}")
        statements += [question.statement for question in SURVEY.values()] * REPEATS
    fastest = bench.baro.fastest(statements)
    return {
        ("baro", cores, name): fastest[cores, question.statement]
        for name, question in SURVEY.items()
        for cores in CORES
    }


def check(bench):
    """Stop when baro's numbers, of either number of cores, are not those of the peers."""
    checks = [question.check for question in SURVEY.values()]
    for cores in CORES:
        setting = f"set threads {cores}"
        results = bench.baro.tidy([load(survey_file(bench)), setting, DEFINITION, *checks])
        check_answers(bench, SURVEY, results, f"baro with {cores} threads")
