"""A generated CSV file as survey platforms export them: texts in quotes, numbers, gaps."""

import numpy
import pyarrow

from .columns import draw_answers

TOWNS = [
    "Paris",
    "Saint-Denis, north",
    "Lyon (3rd)",
    'The "white" town',
    "Le Havre\nharbour",
    "Nice",
    "Brest",
    "Metz, centre",
]
CHANNELS = ["web", "phone", "paper"]
OPENINGS = [
    "Nothing to add here",
    "More time, please",
    'We said "no"',
    "Too slow;\ntoo dear",
    "Fine",
]
SCORES = [f"score_{number}" for number in range(1, 8)]
SEED = 20_261_126


def text_table(rows):
    """Return 17 columns, about 108 bytes a row as CSV."""
    random = numpy.random.default_rng(SEED)
    columns = {
        "id": pyarrow.array(numpy.arange(1, rows + 1, dtype=numpy.int32)),
        "started": draw_answers(random, rows, [f"2026-10-{day:02}" for day in range(1, 31)]),
        "town": draw_answers(random, rows, TOWNS, missing=0.02),
        "channel": draw_answers(random, rows, CHANNELS),
        "panel": draw_answers(random, rows, ["Panel A", "Panel B, reserve"]),
        "age": with_gaps(random, random.integers(18, 95, rows), 0.03),
        "income": with_gaps(random, numpy.round(random.gamma(4, 700, rows), 2), 0.2),
        "weight": pyarrow.array(numpy.round(0.4 + 1.6 * random.random(rows), 4)),
        "minutes": pyarrow.array(numpy.round(2 + random.gamma(3, 4, rows), 1)),
    }
    for score in SCORES:
        columns[score] = with_gaps(random, random.integers(0, 11, rows), 0.1)
    columns["comment"] = comments(random, rows)
    return pyarrow.table(columns)


def with_gaps(random, values, missing):
    """Return numbers of which a share is missing."""
    return pyarrow.array(values, mask=random.random(len(values)) < missing)


def comments(random, rows):
    """Return answers to an open question, many of them empty, of many different texts."""
    texts = [f"{opening} ({number})" for opening in OPENINGS for number in range(1000)]
    codes = random.integers(0, len(texts), rows, dtype=numpy.int32)
    gaps = random.random(rows) < 0.4
    return pyarrow.DictionaryArray.from_arrays(
        pyarrow.array(codes, mask=gaps), pyarrow.array(texts)
    )
