"""The goals: what is asked of each measurement, and the more that is hoped for."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Goal:
    """One line of the table; `key` is how a measurement names it, `P1 Q1`."""

    key: str
    what: str
    limit: float
    stretch: float | None = None
    at_least: bool = True
    unit: str = "×"
    cores: tuple = (1,)

    @property
    def number(self):
        """Return the number of the goal, `P1`."""
        return self.key.split()[0]

    def is_met(self, value):
        """Return whether a measured value meets the goal."""
        return value >= self.limit if self.at_least else value <= self.limit


BOTH = (1, 2)
GOALS = [
    Goal("P1 Q1", "Q1 against DuckDB", 10, 30, cores=BOTH),
    Goal("P1 Q4", "Q4 against DuckDB", 10, 30, cores=BOTH),
    Goal("P2 Q1", "Q1 against ClickHouse", 5, 15, cores=BOTH),
    Goal("P2 joint", "Q1 against ClickHouse with a joint key", 2, 5, cores=BOTH),
    Goal("P3 Q2", "Q2 against DuckDB", 9, 13, cores=BOTH),
    Goal("P4 Q2", "Q2 over the time to read its columns", 2.0, 1.3, at_least=False),
    Goal("P4 Q5", "Q5 over the time to read its columns", 2.0, 1.3, at_least=False),
    Goal("P5 Q3", "Q3 against the better of DuckDB and polars", 8, 15, cores=BOTH),
    Goal("P6 Q5", "Q5 against DuckDB", 12, 17, cores=BOTH),
    Goal("P6 Q6", "Q6 against DuckDB", 12, 20, cores=BOTH),
    Goal("P7 ratio", "book against the better of DuckDB and polars", 25, 80, cores=(2,)),
    Goal("P7 time", "book", 8, at_least=False, unit="ms"),
    *(
        Goal(f"P8 {question}", f"{question}, two cores against one", 1.7, 1.85, cores=(2,))
        for question in ("Q1", "Q2", "Q3", "Q4", "Q5", "Q6")
    ),
    Goal("P9 duckdb", "CSV, processor time against DuckDB", 5, 10),
    Goal("P9 polars", "CSV, processor time against polars", 3, 5.5),
    Goal("P9 pandas", "CSV, processor time against pandas", 3.5),
    Goal("P11 sqlite3", "cold start over that of sqlite3", 1.0, 0.5, at_least=False),
    Goal("P11 duckdb-cli", "cold start over that of duckdb-cli", 0.2, at_least=False),
    Goal("P12 open", "opening the native file", 1, at_least=False, unit="ms"),
    Goal("P12 first", "first Q1 of the native file over a warm one", 2, at_least=False),
    Goal("P13 bytes", "memory a respondent", 16, 11.5, at_least=False, unit="bytes"),
    Goal("P14 growth", "time a row of many rows over that of 1 M", 1.3, 1.1, at_least=False),
    Goal("P15 cells", "2,048 cells over 64 cells", 2, 1.3, at_least=False),
    Goal("P16 book", "tables one by one over the fused book", 2, 4),
    Goal("P17 kernels", "slowest Swift kernel over the same in C", 1.15, at_least=False),
]
NUMBERS = list(dict.fromkeys(goal.number for goal in GOALS))
