"""The questions of 2021 only: the crisis, tools, projects, services and security."""

from .answers import (
    SIZE_RANK, answer, answer_by, ask_battery, indifferent, mark_items, silence,
    size_rank,
)
from .drawing import allot, pick, stream
from .questionnaire import NEGATIVE, POSITIVE, PROTECTIONS, SERVICES, TOOLS


def answer_2021_questions(rows, counts, taste, seed):
    """Answer what only the wave of 2021 asked."""
    parts = (answer_crisis, answer_consequences, answer_tools, answer_project, answer_services,
             answer_protections, answer_cyber, answer_armed)
    for step, part in enumerate(parts, start=401):
        part(rows, counts, taste, stream(seed, step))


def asked_if(rows, variable, *values):
    """Return the rows that gave one of the answers."""
    return [row for row in rows if row[variable] in values]


def answer_crisis(rows, counts, taste, draws):
    """Allot the consequences of the crisis within each size class."""
    answer_by(rows, counts, ("crisis", ("none", "negative", "both", "positive")), "size",
              lambda row: 0.3 * taste[row["id"]] + (0.4 if row["telework"] != "never" else 0.0),
              draws)


def answer_consequences(rows, counts, taste, draws):
    """Mark the negative and the positive consequences; nearly all name at least one."""
    ask_battery(asked_if(rows, "crisis", "negative", "both"), counts, "negative",
                NEGATIVE.columns(), (lambda row, _: 0.1 * size_rank(row), 3.0), draws)
    ask_battery(asked_if(rows, "crisis", "positive", "both"), counts, "positive",
                POSITIVE.columns(), (lambda row, _: 0.2 * taste[row["id"]], 3.0), draws)


def answer_tools(rows, counts, taste, draws):
    """Allot the acquisition of tools by size, then mark the tools."""
    answer_by(rows, counts, ("acquired", ("no", "yes")), "size",
              lambda row: 0.6 * taste[row["id"]], draws)
    ask_battery(asked_if(rows, "acquired", "yes"), counts, "tools", TOOLS.columns(),
                (tool_propensity(taste), 2.0), draws)


def tool_propensity(taste):
    """Return who chooses which tool: the teleworkers need remote control and videoconference."""
    def propensity(row, column):
        needed = column in ("tools_remote", "tools_video") and row["telework"] != "never"
        return 0.4 * taste[row["id"]] + (0.7 if needed else 0.0)
    return propensity


def answer_project(rows, counts, taste, draws):
    """Allot having a project, then the main one among those who name it."""
    answer(rows, counts, ("has_project", ("no", "yes")), lambda row: 0.6 * taste[row["id"]], draws)
    asked = asked_if(rows, "has_project", "yes")
    silent = pick(asked, counts.of_kind("2021", "no_answer", "project"), indifferent, draws)
    answer(silence(asked, silent, ["project"]), counts,
           ("project", ("hardware", "paperless", "services")),
           lambda row: 0.3 * taste[row["id"]] + (0.2 if row["website"] == "yes" else 0.0), draws)


def answer_services(rows, counts, taste, draws):
    """Mark the services of those who have a website; larger communes offer more."""
    ask_battery(asked_if(rows, "website", "yes"), counts, "services", SERVICES.columns(),
                (lambda row, _: 0.5 * taste[row["id"]] + 0.5 * size_rank(row), 0.2), draws)


def answer_protections(rows, counts, taste, draws):
    """Mark the protections; those who care for tools and the larger communes have more."""
    mark_items(rows, counts, PROTECTIONS.columns(),
               lambda row, _: 0.5 * taste[row["id"]] + 0.3 * size_rank(row), 0.4, draws)


def answer_cyber(rows, counts, _taste, draws):
    """Allot the attacks: the larger the likelier; who does not know is rather not a manager."""
    attacked = pick(rows, counts.category("2021", "cyber", "yes"),
                    lambda row: 0.5 * SIZE_RANK[row["size"]], draws)
    for row in attacked:
        row["cyber"] = "yes"
    others = [row for row in rows if row["cyber"] != "yes"]
    allot(others, "cyber", counts.quotas("2021", "cyber", ("no", "dont_know")),
          lambda row: 0.0 if row["role_group"] == "heads" else 0.6, draws)


def answer_armed(rows, counts, _taste, draws):
    """Allot the feeling of being armed: those with more protections rather say yes."""
    unsure = pick(rows, counts.category("2021", "armed", "dont_know"),
                  lambda row: 1.0 if row["cyber"] == "dont_know" else 0.0, draws)
    for row in unsure:
        row["armed"] = "dont_know"
    others = [row for row in rows if row["armed"] != "dont_know"]
    allot(others, "armed", counts.quotas("2021", "armed", ("no", "yes")), armed_score, draws)


def armed_score(row):
    """Return how armed a row is: its protections, less an attack suffered."""
    protections = sum(row[column] == "yes" for column in PROTECTIONS.columns())
    return 0.5 * protections - (0.5 if row["cyber"] == "yes" else 0.0)
