"""The same questionnaire at any size: calibrated respondents, drawn again with replacement."""

import os

from .drawing import stream
from .package import package_text
from .questionnaire import COLUMNS
from .respondents import SIZES, WAVES, draw_population
from .table import csv_field, header_line

BLOCK_ROWS = 20000
POPULATIONS_IN_STORE = 4096
WEIGHT_FACTORS = tuple(0.95 + 0.1 * place / 31 for place in range(32))


def write_sample(rows, row_count, folder, seed):
    """Write both files of a data set of `row_count` rows to a folder, and return its waves.

    The file is written in blocks, so that memory does not grow with the number of rows.
    """
    folder.mkdir(parents=True, exist_ok=True)
    wave_counts = shares_of_waves(rows, row_count)
    unfinished = folder / "barometer.csv.part"
    with open(unfinished, "w", encoding="utf-8", newline="") as file:
        file.write(header_line())
        for wave, count in wave_counts.items():
            members = [row for row in rows if row["wave"] == wave]
            write_wave(file, members, count, stream(seed, 900 + WAVES.index(wave)))
    os.replace(unfinished, folder / "barometer.csv")
    (folder / "datapackage.json").write_bytes(package_text(wave_counts, False).encode("utf-8"))
    return wave_counts


def shares_of_waves(rows, row_count):
    """Return how many rows each wave gets, in the proportion of the shipped data."""
    first = sum(row["wave"] == WAVES[0] for row in rows)
    count = (2 * row_count * first + len(rows)) // (2 * len(rows))
    return {WAVES[0]: count, WAVES[1]: row_count - count}


def write_wave(file, rows, count, draws):
    """Write the rows of one wave block by block."""
    templates = [template(row) for row in rows]
    stores = population_stores(draws)
    pattern = f"B{rows[0]['wave']}-%0{max(4, len(str(count)))}d"
    for start in range(1, count + 1, BLOCK_ROWS):
        numbers = range(start, min(start + BLOCK_ROWS, count + 1))
        file.write("".join(block(numbers, pattern, templates, stores, draws.random)))


def block(numbers, pattern, templates, stores, draw):
    """Return the lines of one block: a template each, with fresh id, population and weight."""
    lines = []
    for number in numbers:
        size, before, after, weights = templates[int(draw() * len(templates))]
        population = stores[size][int(draw() * POPULATIONS_IN_STORE)]
        weight = weights[int(draw() * len(WEIGHT_FACTORS))]
        lines.append(f"{pattern % number},{before}{population}{after}{weight}\n")
    return lines


def template(row):
    """Return what a respondent's copies share: size, the text on both sides, their weights."""
    fields = [csv_field(str(row[column])) for column in COLUMNS]
    place = COLUMNS.index("population")
    before = ",".join(fields[1:place]) + ","
    after = "," + ",".join(fields[place + 1:-1]) + ","
    weights = [f"{float(row['w']) * factor:.4f}" for factor in WEIGHT_FACTORS]
    return row["size"], before, after, weights


def population_stores(draws):
    """Return, by size class, a store of populations to draw from."""
    return {
        size: [str(draw_population(size, draws)) for _ in range(POPULATIONS_IN_STORE)]
        for size in SIZES
    }
