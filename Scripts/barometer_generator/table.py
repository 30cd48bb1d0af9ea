"""The CSV form of the rows: UTF-8, comma, line feed, quotes only where needed."""

from .questionnaire import COLUMNS


def csv_text(rows):
    """Return the whole file as text, header first."""
    return header_line() + "".join(csv_line(row) for row in rows)


def header_line():
    """Return the line of column names."""
    return ",".join(COLUMNS) + "\n"


def csv_line(row):
    """Return one row as a line."""
    return ",".join(csv_field(str(row[column])) for column in COLUMNS) + "\n"


def csv_field(text):
    """Return a field, quoted if it holds a comma, a quote or a line end."""
    if any(mark in text for mark in ',"\n\r'):
        return '"' + text.replace('"', '""') + '"'
    return text
