"""The questions in DuckDB: a table in memory of enumerations, small integers and booleans."""

import duckdb
import pyarrow

from .book_data import BANNER, QUESTIONS
from .columns import read_arrow
from .survey_data import ITEMS

SUMS = "count(*), sum(w), sum(w * w)"
SURVEY = {
    "Q1": "select telework, role, count(*) from survey group by all",
    "Q2": f"select telework, role, {SUMS} from survey group by all",
    "Q3": "select telework, role, count(*) from survey where wave = 2021"
    " and size in ('from_1000', 'from_3500') group by all",
    "Q4": "select telework, size, role, count(*) from survey group by all",
    "Q5": "select role, sum(w * score) / sum(w) from survey group by all",
    "Q6": f"select role, {', '.join(f'count_if({item})' for item in ITEMS)}"
    " from survey group by all",
}


def survey(path, threads):
    """Load the survey; return its questions."""
    database = connect(threads)
    fill(database, "survey", read_arrow(path))
    return {name: lambda query=query: [run(database, query)] for name, query in SURVEY.items()}


def book(path, threads):
    """Load the survey of the book; return the ways to count it."""
    database = connect(threads)
    fill(database, "book", read_arrow(path))
    single = [grouping_sets([question]) for question in QUESTIONS]
    return {
        "book, grouping sets of all tables": lambda: [run(database, grouping_sets(QUESTIONS))],
        "book, grouping sets a question": lambda: [run(database, query) for query in single],
    }


def text(path, threads):
    """Return what loads a CSV file and gives what asks for its sums."""
    database = connect(threads)
    name = str(path).replace("'", "''")

    def ask():
        database.execute(f"create table text as select * from read_csv('{name}')")
        query = "select town, count(*), sum(income) from text group by all"
        return [lambda: run(database, query)]

    return {"text": ask}


def connect(threads):
    """Return a new database in memory with a number of threads."""
    database = duckdb.connect(config={"threads": threads})
    database.execute("set enable_progress_bar = false")
    return database


def fill(database, name, arrow):
    """Make a table of an Arrow table, its coded columns as enumerations."""
    parts = []
    for column in arrow.column_names:
        if pyarrow.types.is_dictionary(arrow[column].type):
            words = ", ".join(f"'{word}'" for word in arrow[column].chunk(0).dictionary.to_pylist())
            database.execute(f"create type {column}_codes as enum ({words})")
            parts.append(f"{column}::{column}_codes as {column}")
        else:
            parts.append(column)
    database.register("arrow", arrow)
    database.execute(f"create table {name} as select {', '.join(parts)} from arrow")


def grouping_sets(questions):
    """Return the query of all tables of some questions by the banner."""
    names = ", ".join([*questions, *BANNER])
    sets = ", ".join(f"({question}, {banner})" for question in questions for banner in BANNER)
    return f"select {names}, {SUMS} from book group by grouping sets ({sets})"


def run(database, query):
    """Run a query; return its names and rows."""
    answer = database.execute(query)
    return [column[0] for column in answer.description], answer.fetchall()


def read(part):
    """Return names and rows of a part of an answer, which is that already."""
    return part
