"""Who answers: wave, size class, role, place and population of each town hall."""

from .drawing import shuffled, stream, weighted_choice
from .questionnaire import COLUMNS, NOT_ASKED
from .territory import DEPARTMENTS, LARGER_COMMUNES, REGION_OF_DEPARTMENT, WILLINGNESS

WAVES = ("2020", "2021")
SIZES = ("under_1000", "from_1000", "from_3500")
ROLE_GROUPS = {
    "secretary": "agents", "clerk": "agents", "dgs": "heads", "head": "heads", "elected": "elected",
}

# Smallest and largest population of a size class; no commune stands on a class limit.
POPULATION_BOUNDS = {"under_1000": (40, 998), "from_1000": (1004, 3494), "from_3500": (3506, 9986)}


def build_respondents(counts, wave, seed):
    """Return the rows of a wave in file order, each with its place and its role."""
    draws = stream(seed, 100 + WAVES.index(wave))
    rows = [
        new_row(wave, size, role)
        for size in SIZES
        for role in ROLE_GROUPS
        for _ in range(counts.category(wave, "role", role, "size", size))
    ]
    rows = shuffled(rows, draws)
    for number, row in enumerate(rows, start=1):
        row["id"] = f"B{wave}-{number:04d}"
        settle(row, draws)
    return rows


def new_row(wave, size, role):
    """Return a row in which nothing was asked yet but the role."""
    row = dict.fromkeys(COLUMNS, NOT_ASKED)
    row.update(wave=wave, size=size, role=role, role_group=ROLE_GROUPS[role])
    return row


def settle(row, draws):
    """Give a row its department, region and population."""
    row["department"] = weighted_choice(DEPARTMENT_WEIGHTS[row["size"]], draws)
    row["region"] = REGION_OF_DEPARTMENT[row["department"]]
    row["population"] = draw_population(row["size"], draws)


def draw_population(size, draws):
    """Return a population within the size class, small ones more often."""
    smallest, largest = POPULATION_BOUNDS[size]
    point = draws.random()
    return smallest + int(point * point * (largest - smallest + 1))


def department_weights(size):
    """Return `[(department, weight)]` for a size class."""
    return [
        (code, communes * WILLINGNESS[region]
         * (1.0 if size == "under_1000" else LARGER_COMMUNES[region]))
        for code, _, region, communes in DEPARTMENTS
    ]


DEPARTMENT_WEIGHTS = {size: department_weights(size) for size in SIZES}
