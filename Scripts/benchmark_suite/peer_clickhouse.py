"""The questions in ClickHouse, in process: a Memory table of Enum8, Int8 and UInt8 columns."""

import json

import chdb
import pyarrow

from .book_data import BANNER, QUESTIONS
from .columns import read_arrow
from .survey_data import ITEMS, ROLES, TELEWORK

SUMS = "count() as n, sum(w) as weights, sum(w * w) as squares"
JOINT = (
    "select bitOr(bitShiftLeft(toUInt8(role), 2), toUInt8(telework)) as joint, count() as n"
    " from survey group by joint"
)
SURVEY = {
    "Q1": "select telework, role, count() as n from survey group by telework, role",
    "Q1 joint key": JOINT,
    "Q2": f"select telework, role, {SUMS} from survey group by telework, role",
    "Q3": "select telework, role, count() as n from survey where wave = 2021"
    " and size in ('from_1000', 'from_3500') group by telework, role",
    "Q4": "select telework, size, role, count() as n from survey group by telework, size, role",
    "Q5": "select role, sum(w * score) / sum(w) as mean from survey group by role",
    "Q6": f"select role, {', '.join(f'sum({item})' for item in ITEMS)} from survey group by role",
}


def survey(path, threads):
    """Load the survey; return its questions."""
    database = fill("survey", path, threads)
    return {name: lambda query=query: [run(database, query)] for name, query in SURVEY.items()}


def book(path, threads):
    """Load the survey of the book; return the ways to count it."""
    database = fill("book", path, threads)
    single = [grouping_sets([question]) for question in QUESTIONS]
    return {
        "book, grouping sets of all tables": lambda: [run(database, grouping_sets(QUESTIONS))],
        "book, grouping sets a question": lambda: [run(database, query) for query in single],
    }


def fill(name, path, threads):
    """Return a new database, with a number of threads, that has a table of an Arrow file."""
    arrow = read_arrow(path)
    parts = ", ".join(column(name, arrow[name]) for name in arrow.column_names)
    database = chdb.connect(f":memory:?max_threads={threads}")
    database.query(
        f"create table {name} engine = Memory as select {parts} from file('{path}', Arrow)"
    )
    return database


def column(name, values):
    """Return how a column of an Arrow file is read; the code 0 is a missing answer."""
    if pyarrow.types.is_dictionary(values.type):
        words = ["", *values.chunk(0).dictionary.to_pylist()]
        codes = ", ".join(f"'{word}' = {code}" for code, word in enumerate(words))
        return f"cast(ifNull(toString({name}), '') as Enum8({codes})) as {name}"
    if pyarrow.types.is_boolean(values.type):
        return f"assumeNotNull(toUInt8({name})) as {name}"
    return f"assumeNotNull({name}) as {name}"


def grouping_sets(questions):
    """Return the query of all tables of some questions by the banner."""
    names = ", ".join([*questions, *BANNER])
    sets = ", ".join(f"({question}, {banner})" for question in questions for banner in BANNER)
    return f"select {names}, {SUMS} from book group by grouping sets ({sets})"


def run(database, query):
    """Run a query; return its answer as text."""
    return database.query(query, "JSONCompactEachRowWithNames").data()


def read(part):
    """Return names and rows of an answer."""
    names, *rows = (json.loads(line) for line in part.splitlines())
    return names, [split_key(*row) for row in rows] if names[0] == "joint" else rows


def split_key(joint, number):
    """Return the labels of a joint key, and its number."""
    return ["", *TELEWORK][joint & 3], ["", *ROLES][joint >> 2], number
