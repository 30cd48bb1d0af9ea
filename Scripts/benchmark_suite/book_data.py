"""A generated survey of many questions, for a book of tables."""

import numpy
import pyarrow

from .columns import draw_answers, draw_weights

ROWS = 30_000
QUESTIONS = [f"q{number}" for number in range(1, 61)]
ANSWERS = ["never", "rarely", "sometimes", "often", "always"]
BANNER = {"a": 2, "b": 3, "c": 5, "d": 6}
SEED = 20_261_125


def book_table(rows=ROWS):
    """Return 60 questions of five answers, four banner variables and a weight."""
    random = numpy.random.default_rng(SEED)
    columns = {
        question: draw_answers(random, rows, ANSWERS, [0.1, 0.2, 0.4, 0.2, 0.1], missing=0.03)
        for question in QUESTIONS
    }
    for name, count in BANNER.items():
        columns[name] = draw_answers(random, rows, [f"{name}{code}" for code in range(count)])
    columns["w"] = draw_weights(random, rows)
    return pyarrow.table(columns)
