"""A recount of the CSV file against `counts.csv`, from nothing but the file and its nets."""

import csv
from fractions import Fraction

from .questionnaire import COLUMNS, FOLLOW_UPS, NETS, NO_ANSWER, NOT_ASKED

NET_PARTS = {(variable, code): parts for variable, code, _, parts in NETS}


def read_rows(path):
    """Return the rows of a CSV file as dictionaries."""
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def verify(rows, counts):
    """Return what differs from the counts or breaks a rule of the questionnaire, in words."""
    found = [complaint for line in counts.lines for complaint in check_line(rows, line)]
    return found + check_rules(rows)


def check_line(rows, line):
    """Return the complaints about one line of the counts."""
    if line["kind"].startswith("change"):
        seen = {"shown": shown(change(rows, line), line["shown"])}
    else:
        count, base = recount(select(rows, line), line)
        seen = {"count": str(count), "base": str(base),
                "shown": shown(printed(count, base, line), line["shown"])}
    name = " ".join(value for value in list(line.values())[:6] if value)
    return [f"{name}: {key} {value} instead of {line[key]}"
            for key, value in seen.items() if value != line[key]]


def select(rows, line):
    """Return the rows of a line's wave and group."""
    chosen = [row for row in rows if row["wave"] == line["wave"]]
    if line["segment"] == "population":
        return [row for row in chosen if int(row["population"]) >= 1000]
    if line["segment"]:
        return [row for row in chosen if row[line["segment"]] == line["group"]]
    return chosen


def recount(rows, line):
    """Return the count and the base of a line among the rows given."""
    kind, variable = line["kind"], line["variable"]
    if kind in ("no_answer", "not_asked", "answered", "any_item"):
        return recount_battery(rows, kind, variable)
    if kind == "respondents":
        return len(rows), len(rows)
    answered = [row[variable] for row in rows if row[variable] not in (NO_ANSWER, NOT_ASKED)]
    if kind == "sum":
        return sum(int(value) for value in answered), len(answered)
    wanted = NET_PARTS[(variable, line["value"])] if kind == "net" else (line["value"],)
    return sum(value in wanted for value in answered), len(answered)


def recount_battery(rows, kind, variable):
    """Return how many rows left a question or battery empty, were not asked, or chose an item."""
    columns = [name for name in COLUMNS if name == variable or name.startswith(variable + "_")]
    tests = {
        "no_answer": lambda row: all(row[name] == NO_ANSWER for name in columns),
        "not_asked": lambda row: all(row[name] == NOT_ASKED for name in columns),
        "answered": lambda row: all(row[name] not in (NO_ANSWER, NOT_ASKED) for name in columns),
        "any_item": lambda row: any(row[name] == "yes" for name in columns),
    }
    return sum(tests[kind](row) for row in rows), len(rows)


def printed(count, base, line):
    """Return the number that a table prints: a mean, the base itself, or a percentage."""
    if line["kind"] == "respondents":
        return Fraction(count)
    return Fraction(count, base) * (1 if line["kind"] == "sum" else 100)


def change(rows, line):
    """Return the change of a share, in points, or of a mean, from 2020 to 2021."""
    kind = {"change": "category", "change_net": "net", "change_mean": "sum"}[line["kind"]]
    levels = []
    for wave in ("2020", "2021"):
        wave_line = dict(line, wave=wave, kind=kind)
        levels.append(printed(*recount(select(rows, wave_line), wave_line), wave_line))
    return levels[1] - levels[0]


def shown(value, like):
    """Return a number rounded half away from zero to the decimals that `like` shows."""
    decimals = len(like.partition(".")[2])
    scaled = int(abs(value) * 10 ** decimals + Fraction(1, 2))
    text = str(scaled).rjust(decimals + 1, "0")
    digits = f"{text[:-decimals]}.{text[-decimals:]}" if decimals else text
    return "-" + digits if value < 0 and scaled else digits


def check_rules(rows):
    """Return the broken rules that no count shows."""
    rules = (
        ("media_website equals website", lambda row: row["media_website"] == row["website"]),
        ("size follows population", lambda row: row["size"] == size_of(int(row["population"]))),
        ("follow-up filters", follows_filters),
    )
    return [f"{row['id']}: broken rule: {name}"
            for name, holds in rules for row in rows if not holds(row)]


def size_of(population):
    """Return the size class of a population."""
    if population < 1000:
        return "under_1000"
    return "from_1000" if population < 3500 else "from_3500"


def follows_filters(row):
    """Return whether each follow-up is not asked exactly outside its filter."""
    if row["wave"] == "2020":
        return all(row[name] == NOT_ASKED for columns, _, _ in FOLLOW_UPS for name in columns)
    return all((row[name] == NOT_ASKED) == (row[opener] not in answers)
               for columns, opener, answers in FOLLOW_UPS for name in columns)
