"""The questions of the survey and of the book, as baro is asked them."""

from dataclasses import dataclass

from .book_data import BANNER, QUESTIONS

DEFINITION = 'multi bought = b1..b8 counting "yes"'
IN_2021 = "where wave = 2021 and size in (from_1000, from_3500)"
FUSED_BOOK = f"crosstab q1..q60 by {', '.join(BANNER)} weight w"
SINGLE_TABLES = [f"crosstab {name} by {', '.join(BANNER)} weight w" for name in QUESTIONS]


@dataclass(frozen=True)
class Question:
    """A question, how it is asked for bare numbers, and how a cell's labels are found."""

    statement: str
    check: str
    labels: int
    key: object


def row_and_column(cell):
    """Return the labels of a cell of a two-way table."""
    return cell["row"], cell["column"]


def nested_row_and_column(cell):
    """Return the labels of a cell whose rows are nested."""
    return (*cell["row"].split(" > "), cell["column"])


def row_only(cell):
    """Return the label of a measure."""
    return (cell["row"],)


def column_only(cell):
    """Return the label of a cell of which all rows are numbers of one group."""
    return (cell["column"],)


def whole_place(cell):
    """Return the labels of a cell of a book."""
    return cell["row_variable"], cell["column_variable"], cell["row"], cell["column"]


SURVEY = {
    "Q1": Question(
        "crosstab telework by role",
        "crosstab telework by role show n",
        2,
        row_and_column,
    ),
    "Q2": Question(
        "crosstab telework by role weight w",
        "crosstab telework by role weight w show n, weighted n",
        2,
        row_and_column,
    ),
    "Q3": Question(
        f"crosstab telework by role {IN_2021}",
        f"crosstab telework by role {IN_2021} show n",
        2,
        row_and_column,
    ),
    "Q4": Question(
        "crosstab telework > size by role",
        "crosstab telework > size by role show n",
        3,
        nested_row_and_column,
    ),
    "Q5": Question(
        "group by role show mean(score) weight w",
        "group by role show mean(score) weight w",
        1,
        row_only,
    ),
    "Q6": Question(
        "crosstab bought by role show n",
        "crosstab bought by role show n",
        1,
        column_only,
    ),
}
BOOK = Question(FUSED_BOOK, f"{FUSED_BOOK} show n, weighted n", 4, whole_place)
TEXT = Question("", "group by town show n, sum(income)", 1, row_only)
