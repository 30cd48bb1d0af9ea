"""The shipped data set: every respondent, in file order."""

from .answers import appetite
from .answers_2021 import answer_2021_questions
from .answers_common import answer_common_questions
from .comments import answer_comments
from .drawing import SEED, stream
from .respondents import WAVES, build_respondents
from .weights import weigh


def build_data(counts, seed=SEED):
    """Return all rows, the wave of 2020 first; their counts are the ones given."""
    return [row for wave in WAVES for row in build_wave(counts, wave, seed)]


def build_wave(counts, wave, seed):
    """Return the rows of one wave with all their answers."""
    rows = build_respondents(counts, wave, seed)
    taste = appetite(rows, stream(seed, 10 + WAVES.index(wave)))
    answer_common_questions(rows, counts, taste, seed)
    if wave == "2021":
        answer_2021_questions(rows, counts, taste, seed)
        answer_comments(rows, seed)
    weigh(rows)
    return rows
