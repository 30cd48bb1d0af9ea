"""Lets papermill give parameters to notebooks of baro.

papermill loads what names itself an engine before it reads a notebook; with the engine comes the
translator that writes parameters as `param` statements. The engine itself is papermill's own.
"""

import re
from decimal import Decimal
from math import isfinite

from papermill.engines import NBClientEngine
from papermill.exceptions import PapermillException
from papermill.models import Parameter
from papermill.translators import Translator, papermill_translators


# `param wave = 2021  # the later one`
_DECLARATION = re.compile(
    r'\s*param\s+(?P<name>\w+)\s*=\s*(?P<value>"(?:[^"]|"")*"|[^#\s]+)\s*(?:#\s*(?P<help>.*))?$')


class Engine(NBClientEngine):
    """Runs a notebook as papermill always does."""


class BqTranslator(Translator):
    """Writes parameters in the language of baro: numbers and texts."""

    @classmethod
    def translate(cls, val):
        """Return a value as the language writes it."""
        if isinstance(val, bool) or not isinstance(val, (int, float, str)):
            raise PapermillException(f"a parameter of baro is a number or a text, not {val!r}")
        if isinstance(val, str):
            return '"' + val.replace('"', '""') + '"'
        if not isfinite(val):
            raise PapermillException(f"a parameter of baro is a number with digits, not {val}")
        # Digits only: the language has no exponents.
        return format(Decimal(repr(val)), "f")

    @classmethod
    def comment(cls, cmt_str):
        """Return a comment."""
        return f"# {cmt_str}".strip()

    @classmethod
    def assign(cls, name, str_val):
        """Return the statement that gives a parameter its value."""
        return f"param {name} = {str_val}"


    @classmethod
    def inspect(cls, parameters_cell):
        """Return the parameters that a cell declares."""
        found = (_DECLARATION.match(line) for line in parameters_cell["source"].splitlines())
        return [Parameter(one["name"], "None", one["value"], (one["help"] or "").strip())
                for one in found if one]


papermill_translators.register("bq", BqTranslator)
