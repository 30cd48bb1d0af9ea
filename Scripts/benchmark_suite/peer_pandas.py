"""The questions in pandas: a data frame of categorical columns, small integers and booleans."""

import pandas

from .book_data import BANNER, QUESTIONS
from .columns import read_arrow
from .survey_data import ITEMS


def survey(path, _threads):
    """Load the survey; return its questions."""
    frame = read_arrow(path).to_pandas()
    return {
        "Q1": lambda: [counts(frame, ["telework", "role"])],
        "Q2": lambda: [sums(squared(frame, ["telework", "role"]), ["telework", "role"])],
        "Q3": lambda: [counts(in_2021(frame), ["telework", "role"])],
        "Q4": lambda: [counts(frame, ["telework", "size", "role"])],
        "Q5": lambda: [weighted_means(frame)],
        "Q6": lambda: [groups(frame, ["role"])[ITEMS].sum()],
    }


def book(path, _threads):
    """Load the survey of the book; return the way to count it."""
    frame = read_arrow(path).to_pandas()
    return {
        "book, a groupby a table": lambda: [
            sums(weighted, [question, banner])
            for weighted in [squared(frame, [*QUESTIONS, *BANNER])]
            for question in QUESTIONS
            for banner in BANNER
        ]
    }


def text(path, _threads):
    """Return what loads a CSV file and gives what asks for its sums."""

    def ask():
        frame = pandas.read_csv(path)
        sums = {"n": ("id", "size"), "income": ("income", "sum")}
        return [lambda: frame.groupby("town").agg(**sums)]

    return {"text": ask}


def groups(frame, names):
    """Return a data frame grouped by all answers there are, which is the fastest way."""
    return frame.groupby(names, observed=False, sort=False)


def counts(frame, names):
    """Return the number of rows of each group."""
    return groups(frame, names).size().to_frame()


def squared(frame, names):
    """Return some columns with the weights and their squares."""
    return frame[[*names, "w"]].assign(squares=frame["w"] * frame["w"])


def sums(frame, names):
    """Return rows, weights and squared weights of each group."""
    grouped = groups(frame, names)[["w", "squares"]]
    totals = grouped.sum()
    totals.insert(0, "n", grouped.size())
    return totals


def in_2021(frame):
    """Return the rows of two sizes in the wave of 2021, with the columns that are counted."""
    chosen = (frame["wave"] == 2021) & frame["size"].isin(["from_1000", "from_3500"])
    return frame.loc[chosen, ["telework", "role"]]


def weighted_means(frame):
    """Return the weighted mean score of each role."""
    products = frame[["role", "w"]].assign(product=frame["w"] * frame["score"])
    summed = groups(products, ["role"]).sum()
    return (summed["product"] / summed["w"]).to_frame()


def read(part):
    """Return names and rows of a data frame."""
    flat = part.reset_index()
    return list(flat.columns), flat.values.tolist()
