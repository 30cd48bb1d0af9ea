"""The whole questionnaire: the columns in file order, the batteries, what 2020 did not ask."""

from .questions_digital import (
    ACQUIRED, HAS_PROJECT, MEDIA, PROJECT, SERVICES, TOOLS, WEBSITE,
)
from .questions_security import ARMED, COMMENT, CYBER, PROTECTIONS, WEIGHT
from .questions_town_hall import TOWN_HALL
from .questions_work import CRISIS, NEGATIVE, POSITIVE, TELEWORK

NO_ANSWER = ""
NOT_ASKED = "not_asked"

BATTERIES = (NEGATIVE, POSITIVE, TOOLS, MEDIA, SERVICES, PROTECTIONS)

QUESTIONS = (
    *TOWN_HALL, *TELEWORK, CRISIS, *NEGATIVE.questions(), *POSITIVE.questions(),
    ACQUIRED, *TOOLS.questions(), HAS_PROJECT, PROJECT, WEBSITE, *MEDIA.questions(),
    *SERVICES.questions(), CYBER, ARMED, *PROTECTIONS.questions(), COMMENT, WEIGHT,
)

COLUMNS = tuple(question.name for question in QUESTIONS)

NETS = (
    ("telework", "any", ("Any telework", "Télétravail pratiqué"), ("regular", "occasional")),
    ("crisis", "impact", ("Any impact", "Au moins un impact"), ("positive", "negative", "both")),
)

# The columns that both waves hold; every other one is not asked in 2020.
ASKED_IN_2020 = frozenset(
    [question.name for question in (*TOWN_HALL, *TELEWORK, WEBSITE)] + MEDIA.columns() + ["w"]
)

# Follow-up columns, the question that opens them, and its answers that do.
FOLLOW_UPS = (
    (NEGATIVE.columns(), "crisis", ("negative", "both")),
    (POSITIVE.columns(), "crisis", ("positive", "both")),
    (TOOLS.columns(), "acquired", ("yes",)),
    (["project"], "has_project", ("yes",)),
    (SERVICES.columns(), "website", ("yes",)),
)
