"""The data package descriptor: Frictionless Data Package v2, with our own part under `baro`."""

import json

from .codebook import french
from .questionnaire import BATTERIES, NETS, NO_ANSWER, NOT_ASKED, QUESTIONS

PROFILES = "https://datapackage.org/profiles/2.0"
SOURCE_PAGE = "Baromètre du numérique 2021, 8th edition"
LINE_WIDTH = 100


def package_text(wave_counts, shipped=True):
    """Return `datapackage.json` as text; `wave_counts` is `{wave: rows}`."""
    return laid_out(package(wave_counts, shipped)) + "\n"


def package(wave_counts, shipped):
    """Return the descriptor."""
    return {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": "barometer",
        "title": "Digital barometer of town halls, 2020 and 2021 (synthetic)",
        "description": description(wave_counts, shipped),
        "version": "1.0.0",
        "keywords": ["survey", "synthetic data", "town halls", "telework", "France"],
        "licenses": [licence()],
        "sources": [source()],
        "resources": [resource()],
    }


def description(wave_counts, shipped):
    """Return what the data set is, with the number of respondents of each wave."""
    sizes = " and ".join(f"{count:,} of {wave}" for wave, count in wave_counts.items())
    first = f"Synthetic answers of town halls under 10,000 inhabitants: {sizes}. "
    if shipped:
        return first + ("No real respondent is in it: the rows were drawn so that their counts "
                        "meet the published figures of the Baromètre du numérique 2021.")
    return first + ("No real respondent is in it: the rows repeat, with replacement, synthetic "
                    "respondents calibrated to the published Baromètre du numérique 2021.")


def licence():
    """Return the licence of the synthetic data."""
    return {
        "name": "CC0-1.0",
        "title": "Creative Commons Zero v1.0 Universal",
        "path": "https://creativecommons.org/publicdomain/zero/1.0/",
    }


def source():
    """Return what the figures come from; no data were taken over."""
    return {"title": f"Synthetic data, calibrated to the published figures of the {SOURCE_PAGE} "
                     "(658 town halls under 10,000 inhabitants, online, "
                     "14 September to 12 October 2021)"}


def resource():
    """Return the one resource: the table of respondents."""
    return {
        "name": "barometer",
        "type": "table",
        "path": "barometer.csv",
        "title": "Respondents",
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"header": True, "delimiter": ",", "quoteChar": "\"", "doubleQuote": True,
                    "lineTerminator": "\n"},
        "schema": schema(),
        "baro": resource_extension(),
    }


def schema():
    """Return the table schema."""
    return {
        "$schema": f"{PROFILES}/tableschema.json",
        "fields": [field(question) for question in QUESTIONS],
        "primaryKey": ["id"],
        "missingValues": [{"value": NO_ANSWER, "label": "no answer"},
                          {"value": NOT_ASKED, "label": "not asked"}],
    }


def field(question):
    """Return a field with its texts in English and, under `baro`, in French."""
    described = {"name": question.name, "type": question.kind,
                 "title": question.title[0], "description": question.wording[0]}
    if question.categories:
        described["categories"] = [{"value": value, "label": english}
                                   for value, english, _ in question.categories]
        described["categoriesOrdered"] = question.ordered
    if question.constraints:
        described["constraints"] = dict(question.constraints)
    described["baro"] = field_extension(question)
    return described


def field_extension(question):
    """Return the French texts of a field."""
    translated = {"title": {"fr": french(question.title[1])},
                  "description": {"fr": french(question.wording[1])}}
    if question.categories:
        translated["categories"] = {str(value): {"fr": french(label)}
                                    for value, _, label in question.categories}
    return translated


def resource_extension():
    """Return what the standard has no place for: wave, reasons, weights, nets, batteries."""
    return {
        "wave": "wave",
        "unit": {"en": "town halls", "fr": "mairies"},
        "source": {
            "en": "synthetic respondents calibrated to the published Baromètre du numérique 2021; "
                  "see `describe`",
            "fr": french("répondants synthétiques calés sur le Baromètre du numérique 2021 "
                         "publié ; voir `describe`"),
        },
        "missing": missing_reasons(),
        "weights": ["w"],
        "nets": [{"variable": variable, "code": code, "label": bilingual(label),
                  "categories": list(parts)} for variable, code, label, parts in NETS],
        "multiple": [multiple(battery) for battery in BATTERIES],
    }


def missing_reasons():
    """Return why a field can be missing, and whether the question was put at all."""
    return [
        {"value": NO_ANSWER, "name": "no_answer",
         "label": {"en": "no answer", "fr": "sans réponse"}, "asked": True},
        {"value": NOT_ASKED, "name": "not_asked",
         "label": {"en": "not asked", "fr": "non posée"}, "asked": False},
    ]


def multiple(battery):
    """Return a multiple-response question."""
    return {"name": battery.name, "title": bilingual(battery.title),
            "description": bilingual(battery.wording),
            "items": battery.columns(), "counting": ["yes"]}


def bilingual(texts):
    """Return a pair of texts by language."""
    return {"en": texts[0], "fr": french(texts[1])}


def laid_out(value, indent=0):
    """Return JSON text in which whatever fits stands on one line."""
    short = json.dumps(value, ensure_ascii=False)
    if indent + len(short) <= LINE_WIDTH or not isinstance(value, (dict, list)):
        return short
    inner = " " * (indent + 2)
    if isinstance(value, dict):
        parts = [f"{json.dumps(key, ensure_ascii=False)}: {laid_out(part, indent + 2)}"
                 for key, part in value.items()]
        return "{\n" + ",\n".join(inner + part for part in parts) + "\n" + " " * indent + "}"
    parts = [laid_out(part, indent + 2) for part in value]
    return "[\n" + ",\n".join(inner + part for part in parts) + "\n" + " " * indent + "]"
