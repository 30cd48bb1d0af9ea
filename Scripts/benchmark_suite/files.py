"""The generated files, made once and kept in a folder of the build."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from .bench import say
from .book_data import book_table
from .columns import write_arrow, write_csv
from .survey_data import cells_table, growth_table, survey_table
from .text_data import text_table

VERSION = 1
SMALL_ROWS = 658
CSV, ARROW = ".csv", ".columns"
ONLY_CSV = {CSV: write_csv}
QUOTED_CSV = {CSV: partial(write_csv, quoting="needed")}
BOTH = {CSV: write_csv, ARROW: write_arrow}


@dataclass(frozen=True)
class Files:
    """A table as CSV for baro and, where peers are asked about it, as Arrow for them."""

    csv: Path
    arrow: Path


def survey(bench, rows=None):
    """Return the files of the survey of 15 columns."""
    rows = rows or bench.options.rows
    return generated(bench, f"survey-{rows}", lambda: survey_table(rows), BOTH)


def small(bench):
    """Return the files of a survey as small as the real one."""
    return survey(bench, SMALL_ROWS)


def growth(bench, rows):
    """Return the file of three columns of many rows."""
    return generated(bench, f"growth-{rows}", lambda: growth_table(rows), ONLY_CSV)


def cells(bench):
    """Return the file of columns with many answers."""
    rows = bench.options.rows
    return generated(bench, f"cells-{rows}", lambda: cells_table(rows), ONLY_CSV)


def book(bench):
    """Return the files of the survey of 60 questions."""
    return generated(bench, "book", book_table, BOTH)


def text(bench):
    """Return the file with texts in quotes."""
    rows = bench.options.text_rows
    return generated(bench, f"text-{rows}", lambda: text_table(rows), QUOTED_CSV)


def generated(bench, name, make_table, writers):
    """Return the files of a name; make them where one is missing."""
    folder = bench.options.folder.resolve() / f"data-{VERSION}"
    paths = {ending: folder / f"{name}{ending}" for ending in writers}
    if not all(path.exists() for path in paths.values()):
        say(f"generating {name}")
        folder.mkdir(parents=True, exist_ok=True)
        table = make_table()
        for ending, write in writers.items():
            finish(paths[ending], partial(write, table))
    return Files(paths[CSV], paths.get(ARROW))


def finish(path, write):
    """Write a file under another name first, so that no half of one is ever read."""
    unfinished = path.with_suffix(".part")
    write(unfinished)
    unfinished.replace(path)
