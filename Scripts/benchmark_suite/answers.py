"""Compares what programs answer: numbers by labels."""

TOLERANCE = 1e-9


class DifferentNumbersError(Exception):
    """Two programs answer a question with different numbers."""


def keyed(rows, labels):
    """Return rows as {labels: numbers}, without empty groups and those that lack a label."""
    found = {}
    for row in rows:
        key = tuple(plain(value) for value in row[:labels])
        numbers = [float(value) for value in row[labels:]]
        if all(key) and any(numbers):
            found[key] = numbers
    return found


def plain(value):
    """Return a label as text; a missing one is empty."""
    return "" if value is None or value != value else str(value)


def compare(question, first, second):
    """Stop when two programs, given as (name, answers), differ in a number that both tell."""
    (name, ours), (other, theirs) = first, second
    if ours.keys() != theirs.keys():
        odd = sorted(ours.keys() ^ theirs.keys())[:3]
        raise DifferentNumbersError(f"{question}: only one of {name} and {other} has {odd}")
    for key, numbers in ours.items():
        for mine, yours in zip(numbers, theirs[key], strict=False):
            if abs(mine - yours) > TOLERANCE * max(abs(mine), abs(yours), 1):
                raise DifferentNumbersError(
                    f"{question}, {key}: {name} says {mine!r}, {other} {yours!r}"
                )


def compare_all(question, answers):
    """Stop when two of several programs, given as {name: answers}, differ."""
    first, *others = answers.items()
    for other in others:
        compare(question, other, first)
