"""The questions in polars: a data frame in one piece, with Enum, Int8 and Boolean columns.

The number of threads is told by POLARS_MAX_THREADS, before this module is imported.
"""

import polars
import pyarrow

from .book_data import BANNER, QUESTIONS
from .columns import read_arrow
from .survey_data import ITEMS

WEIGHT = polars.col("w")
SUMS = (polars.len(), WEIGHT.sum(), (WEIGHT * WEIGHT).sum().alias("squares"))
IN_2021 = (polars.col("wave") == 2021) & polars.col("size").is_in(["from_1000", "from_3500"])


def survey(path, _threads):
    """Load the survey; return its questions."""
    frame = frame_of(read_arrow(path)).lazy()
    mean = (WEIGHT * polars.col("score")).sum() / WEIGHT.sum()
    queries = {
        "Q1": frame.group_by("telework", "role").agg(polars.len()),
        "Q2": frame.group_by("telework", "role").agg(*SUMS),
        "Q3": frame.filter(IN_2021).group_by("telework", "role").agg(polars.len()),
        "Q4": frame.group_by("telework", "size", "role").agg(polars.len()),
        "Q5": frame.group_by("role").agg(mean),
        "Q6": frame.group_by("role").agg(polars.col(ITEMS).sum()),
    }
    return {name: lambda query=query: [query.collect()] for name, query in queries.items()}


def book(path, _threads):
    """Load the survey of the book; return the ways to count it."""
    frame = frame_of(read_arrow(path))
    lazy = frame.lazy()
    pairs = [(question, banner) for question in QUESTIONS for banner in BANNER]
    return {
        "book, a group_by a table": lambda: [frame.group_by(*pair).agg(*SUMS) for pair in pairs],
        "book, collect_all": lambda: polars.collect_all(
            [lazy.group_by(*pair).agg(*SUMS) for pair in pairs]
        ),
        "book, hand-made joint key": lambda: list(rolled_up(frame)),
    }


def rolled_up(frame):
    """Yield the tables of a banner variable, from one count of all questions by all of it."""
    joint = joint_counts(frame)
    sums = polars.col("len", "w", "squares").sum()
    for banner in BANNER:
        table = joint.group_by("question", "answer", banner).agg(sums)
        yield table.select(
            "question", polars.lit(banner).alias("banner"), "answer", banner, "len", "w", "squares"
        )


def joint_counts(frame):
    """Return the sums of each question by the whole banner, in one data frame."""
    parts = [
        frame.rename({question: "answer"}).group_by("answer", *BANNER).agg(*SUMS)
        for question in QUESTIONS
    ]
    names = polars.Series("question", QUESTIONS, dtype=polars.Enum(QUESTIONS))
    lengths = polars.Series([part.height for part in parts])
    labels = names.to_frame().select(polars.col("question").repeat_by(lengths).explode())
    return polars.concat([polars.concat(parts), labels], how="horizontal")


def text(path, _threads):
    """Return what loads a CSV file and gives what asks for its sums."""

    def ask():
        frame = polars.read_csv(path)
        sums = polars.len(), polars.col("income").sum()
        return [lambda: frame.group_by("town").agg(*sums)]

    return {"text": ask}


def frame_of(arrow):
    """Return an Arrow table as a data frame, its coded columns as Enum."""
    frame = polars.from_arrow(arrow).rechunk()
    coded = [
        polars.col(name).cast(polars.Enum(arrow[name].chunk(0).dictionary.to_pylist()))
        for name in arrow.column_names
        if pyarrow.types.is_dictionary(arrow[name].type)
    ]
    return frame.with_columns(coded)


def read(part):
    """Return names and rows of a data frame."""
    return part.columns, part.rows()
