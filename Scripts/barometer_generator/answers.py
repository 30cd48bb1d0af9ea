"""How answers are given: exact counts, with likely links between the questions."""

from .drawing import allot, noise, pick
from .questionnaire import NO_ANSWER

SIZE_RANK = {"under_1000": 0.0, "from_1000": 1.0, "from_3500": 1.6}


def size_rank(row):
    """Return how large the commune is, from 0 to about 2."""
    return SIZE_RANK[row["size"]] + int(row["population"]) / 25000


def indifferent(_row):
    """Return the same propensity for every row."""
    return 0.0


def groups(rows, variable):
    """Return the rows of each value of a variable, in order of first appearance."""
    found = {}
    for row in rows:
        found.setdefault(row[variable], []).append(row)
    return found


def answer(rows, counts, question, propensity, draws):
    """Allot a question over all rows; `question` is (variable, values from low to high)."""
    variable, values = question
    allot(rows, variable, counts.quotas(rows[0]["wave"], variable, values), propensity, draws)


def answer_by(rows, counts, question, segment, propensity, draws):
    """Allot a question within each group of a segment, its no-answers included."""
    variable, values = question
    wave = rows[0]["wave"]
    for group, members in groups(rows, segment).items():
        silent = pick(members, counts.of_kind(wave, "no_answer", variable, segment, group),
                      indifferent, draws)
        answering = silence(members, silent, [variable])
        quotas = counts.quotas(wave, variable, values, segment, group)
        allot(answering, variable, quotas, propensity, draws)


def silence(rows, silent, columns):
    """Leave the columns empty for the silent rows and return the other rows."""
    kept_out = {row["id"] for row in silent}
    for row in silent:
        row.update(dict.fromkeys(columns, NO_ANSWER))
    return [row for row in rows if row["id"] not in kept_out]


def mark_items(rows, counts, columns, propensity, tilt, draws):
    """Mark the items of a battery one after the other.

    `propensity(row, column)` says who chooses an item; `tilt` is added for those who have chosen
    none so far, who are thus served first.
    """
    chosen = {row["id"]: 0 for row in rows}
    for column in columns:
        score = {row["id"]: propensity(row, column) + (tilt if not chosen[row["id"]] else 0.0)
                 for row in rows}
        mark(rows, column, counts.category(rows[0]["wave"], column, "yes"), score, draws)
        for row in rows:
            chosen[row["id"]] += row[column] == "yes"


def mark(rows, column, count, score, draws):
    """Mark one item for `count` rows by their score, and refuse it for the others."""
    yes = {row["id"] for row in pick(rows, count, lambda row: score[row["id"]], draws)}
    for row in rows:
        row[column] = "yes" if row["id"] in yes else "no"


def ask_battery(asked, counts, name, columns, rule, draws):
    """Put a follow-up battery to the rows asked; `rule` is (propensity, tilt)."""
    count = counts.of_kind(asked[0]["wave"], "no_answer", name)
    silent = pick(asked, count, indifferent, draws)
    mark_items(silence(asked, silent, columns), counts, columns, *rule, draws)


def appetite(rows, draws):
    """Return a hidden taste for digital tools, by respondent, that ties the answers together."""
    return {row["id"]: 0.5 * noise(draws) + 0.4 * size_rank(row) for row in rows}
