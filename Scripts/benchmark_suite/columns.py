"""Columns of generated data: how they are drawn, and how they are written as CSV and Arrow."""

import numpy
import pyarrow
import pyarrow.compute
import pyarrow.csv

BLOCK_ROWS = 1_000_000
BATCH_ROWS = 65_536


def draw_answers(random, rows, names, shares=None, missing=0.0):
    """Draw a column of coded answers, of equal shares unless they are given."""
    shares = shares or [1 / len(names)] * len(names)
    limits = numpy.cumsum(shares)[:-1].astype(numpy.float32)
    draws = random.random(rows, dtype=numpy.float32)
    codes = numpy.searchsorted(limits, draws, side="right").astype(numpy.int8)
    gaps = random.random(rows, dtype=numpy.float32) < missing if missing else None
    return pyarrow.DictionaryArray.from_arrays(
        pyarrow.array(codes, mask=gaps), pyarrow.array(names)
    )


def draw_yes_no(random, rows, share):
    """Draw a column of yes and no."""
    return pyarrow.array(random.random(rows, dtype=numpy.float32) < share)


def draw_weights(random, rows):
    """Draw weights between 0.4 and 2, of four decimals."""
    return pyarrow.array(numpy.round(0.4 + 1.6 * random.random(rows), 4))


def write_arrow(table, path):
    """Write a table as an Arrow file, in batches that ClickHouse keeps and shares out."""
    with pyarrow.ipc.new_file(path, table.schema) as writer:
        writer.write_table(table, max_chunksize=BATCH_ROWS)


def read_arrow(path):
    """Read a whole Arrow file into memory."""
    with path.open("rb") as file:
        return pyarrow.ipc.open_file(file.read()).read_all()


def write_csv(table, path, quoting="none"):
    """Write a table as CSV: line feeds, yes and no as words, quotes as asked; block by block."""
    options = pyarrow.csv.WriteOptions(include_header=False, quoting_style=quoting)
    with path.open("wb") as file:
        file.write((",".join(table.column_names) + "\n").encode())
        for start in range(0, table.num_rows, BLOCK_ROWS):
            block = as_words(table.slice(start, BLOCK_ROWS))
            pyarrow.csv.write_csv(block, file, options)


def as_words(table):
    """Return the table with its codes and its yes and no as text."""
    return pyarrow.table({name: column_as_words(table[name]) for name in table.column_names})


def column_as_words(column):
    """Return one column as it stands in a CSV file."""
    if pyarrow.types.is_dictionary(column.type):
        return column.cast(pyarrow.string())
    if pyarrow.types.is_boolean(column.type):
        return pyarrow.compute.if_else(column, "yes", "no")
    return column
