"""Generated surveys of one-answer questions: the main one, one to grow, one of many cells."""

import numpy
import pyarrow

from .columns import draw_answers, draw_weights, draw_yes_no

ROLES = ["agent", "dgs", "head", "elected"]
TELEWORK = ["regular", "occasional", "no"]
SIZES = ["under_1000", "from_1000", "from_3500"]
REGIONS = ["north", "south", "east", "west", "centre"]
ITEMS = [f"b{number}" for number in range(1, 9)]
SEED = 20_261_124


def survey_table(rows):
    """Return a survey of 15 columns; its first half is the wave of 2020."""
    random = numpy.random.default_rng(SEED)
    waves = numpy.where(numpy.arange(rows) < rows // 2, 2020, 2021).astype(numpy.int16)
    columns = {
        "role": draw_answers(random, rows, ROLES, [0.5, 0.15, 0.15, 0.2]),
        "telework": draw_answers(random, rows, TELEWORK, [0.1, 0.2, 0.7], missing=0.1),
        "size": draw_answers(random, rows, SIZES, [0.6, 0.25, 0.15]),
        "region": draw_answers(random, rows, REGIONS),
        "wave": pyarrow.array(waves),
        "score": pyarrow.array(random.integers(0, 11, rows, dtype=numpy.int8)),
        "w": draw_weights(random, rows),
    }
    for number, item in enumerate(ITEMS):
        columns[item] = draw_yes_no(random, rows, 0.15 + 0.09 * number)
    return pyarrow.table(columns)


def growth_table(rows):
    """Return the three columns that are counted at several sizes."""
    random = numpy.random.default_rng(SEED + 1)
    return pyarrow.table(
        {
            "role": draw_answers(random, rows, ROLES, [0.5, 0.15, 0.15, 0.2]),
            "telework": draw_answers(random, rows, TELEWORK, [0.1, 0.2, 0.7], missing=0.1),
            "w": draw_weights(random, rows),
        }
    )


def cells_table(rows):
    """Return columns of 8, 8, 32 and 64 answers: tables of 64 and of 2,048 cells."""
    random = numpy.random.default_rng(SEED + 2)
    counts = {"few_rows": 8, "few_columns": 8, "many_rows": 32, "many_columns": 64}
    return pyarrow.table(
        {
            name: draw_answers(random, rows, [f"answer_{code:02}" for code in range(count)])
            for name, count in counts.items()
        }
    )
