"""The answers to the open question of 2021."""

from .comment_texts import (
    PRAISES, SEQUELS_TO_PRAISE, SEQUELS_TO_WORRY, SEVERAL_LINES, SHORT, WORRIES,
)
from .drawing import pick, stream, weighted_choice
from .questionnaire import NO_ANSWER

SHARE_WITH_COMMENT = 0.25
SHARE_SHORT = 0.08
SHARE_WITH_SEQUEL = 0.6
TALKATIVE = {"secretary": 0.2, "clerk": 0.0, "dgs": 0.3, "head": 0.0, "elected": 0.3}


def answer_comments(rows, seed):
    """Let about a quarter of the rows write a comment; the others leave it empty."""
    draws = stream(seed, 500)
    for row in rows:
        row["comment"] = NO_ANSWER
    count = int(len(rows) * SHARE_WITH_COMMENT + 0.5)
    writing = pick(rows, count, talkativeness, draws)
    for row, text in zip(writing, SEVERAL_LINES):
        row["comment"] = text
    used = set()
    for row in writing[len(SEVERAL_LINES):]:
        row["comment"] = new_comment(row, used, draws)


def talkativeness(row):
    """Return how readily a respondent writes; an attack gives something to tell."""
    return TALKATIVE[row["role"]] + (0.6 if row["cyber"] == "yes" else 0.0)


def new_comment(row, used, draws):
    """Return a comment on a topic close to the row's answers, not written before."""
    if draws.random() < SHARE_SHORT:
        return one_of(SHORT, draws)
    text = compose(row, draws)
    while text in used:
        text = compose(row, draws)
    used.add(text)
    return text


def compose(row, draws):
    """Return an opening on a topic, often with a second sentence of the same mood."""
    topic = weighted_choice(topic_weights(row), draws)
    opening = one_of(WORRIES[topic] + PRAISES.get(topic, ()), draws)
    full_stop = "" if opening.endswith("?") else "."
    if draws.random() >= SHARE_WITH_SEQUEL:
        return opening + (full_stop if draws.random() < 0.7 else "")
    sequels = SEQUELS_TO_PRAISE if opening in PRAISES.get(topic, ()) else SEQUELS_TO_WORRY
    return f"{opening}{full_stop} {one_of(sequels, draws)}"


def one_of(texts, draws):
    """Return one of the texts."""
    return texts[int(draws.random() * len(texts))]


def topic_weights(row):
    """Return `[(topic, weight)]`: one speaks of what one has met."""
    weights = dict.fromkeys(WORRIES, 1.0)
    weights["attacked"] = 4.0 if row["cyber"] == "yes" else 0.0
    weights["not_attacked"] = 0.0 if row["cyber"] == "yes" else 0.8
    weights["at_the_office"] = 1.0 if row["telework"] == "never" else 0.0
    weights["at_home"] = 0.0 if row["telework"] == "never" else 3.0
    weights["with_website"] = 1.5 if row["website"] == "yes" else 0.0
    weights["without_website"] = 0.0 if row["website"] == "yes" else 1.0
    weights["means"] = 1.8 if row["size"] == "under_1000" else 0.8
    return list(weights.items())
