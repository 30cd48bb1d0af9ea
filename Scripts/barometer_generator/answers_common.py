"""The questions that both waves put: telework, its perception, website and media."""

from .answers import answer, answer_by, groups, mark_items, size_rank
from .drawing import pick, stream
from .questionnaire import MEDIA

TELEWORK_VALUES = ("never", "occasional", "regular")
TELEWORK_OPINION = {"regular": 1.1, "occasional": 0.6, "never": 0.0, "": 0.0}
ROLE_OPINION = {"secretary": -0.1, "clerk": 0.0, "dgs": 0.2, "head": 0.2, "elected": -0.2}


def answer_common_questions(rows, counts, taste, seed):
    """Answer what both waves asked."""
    step = 200 if rows[0]["wave"] == "2020" else 300
    answer_telework(rows, counts, taste, stream(seed, step + 1))
    answer_perception(rows, counts, taste, stream(seed, step + 2))
    answer_website(rows, counts, taste, stream(seed, step + 3))
    answer_media(rows, counts, taste, stream(seed, step + 4))


def answer_telework(rows, counts, taste, draws):
    """Allot telework within each role."""
    answer_by(rows, counts, ("telework", TELEWORK_VALUES), "role",
              lambda row: 0.5 * taste[row["id"]] + 0.3 * size_rank(row), draws)


def answer_perception(rows, counts, taste, draws):
    """Allot the scores, the better ones to those who telework."""
    answer(rows, counts, ("perception", [str(score) for score in range(11)]),
           lambda row: TELEWORK_OPINION[row["telework"]] + ROLE_OPINION[row["role"]]
           + 0.4 * taste[row["id"]], draws)


def answer_website(rows, counts, taste, draws):
    """Allot the website within each size class; the medium of that name equals it."""
    answer_by(rows, counts, ("website", ("no", "yes")), "size",
              lambda row: int(row["population"]) / 500 + 0.5 * taste[row["id"]], draws)
    for row in rows:
        row["media_website"] = row["website"]


def answer_media(rows, counts, taste, draws):
    """Mark the other media; but for a few without a website, all town halls use one."""
    wave = rows[0]["wave"]
    none = len(rows) - counts.of_kind(wave, "any_item", "media")
    without = pick(groups(rows, "website")["no"], none, lambda row: -size_rank(row), draws)
    kept_out = {row["id"] for row in without}
    for row in without:
        row.update(dict.fromkeys(MEDIA.columns(), "no"))
    informing = [row for row in rows if row["id"] not in kept_out]
    columns = ["media_social", "media_app", "media_boards"]
    rule = {"media_social": 0.6, "media_app": 0.5, "media_boards": -0.2, "media_bulletin": 0.1}
    mark_items(informing, counts, columns,
               lambda row, column: rule[column] * taste[row["id"]]
               - (0.5 if row["website"] == "yes" else 0.0), 0.3, draws)
    mark_items(informing, counts, ["media_bulletin"],
               lambda row, column: rule[column] * size_rank(row) + must_inform(row), 0.0, draws)


def must_inform(row):
    """Return a propensity that no noise outweighs if the row has no medium yet."""
    return 0.0 if any(row[column] == "yes" for column in MEDIA.columns()[:-1]) else 100.0
