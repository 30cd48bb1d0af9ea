"""The survey as baro's own file, where it can write one."""

import os

from . import files
from .baro import BaroError, load


def native_file(bench):
    """Return baro's Arrow file of the survey, written anew; nothing where it writes none."""
    source = files.survey(bench).csv
    target = source.with_suffix(".arrow")
    try:
        bench.baro.run([load(source), f'export data to "{target}" replace'])
        # What is still being written back would slow the first that reads it.
        os.sync()
    except BaroError as error:
        reason = str(error).splitlines()[-1] if "not-available" not in str(error) else "not built"
        bench.note(f"No native file of baro ({reason}): it reads the CSV.")
        return None
    return target


def survey_file(bench):
    """Return the file that baro loads the survey from: its own, else the CSV."""
    if bench.survey_file is None:
        bench.survey_file = native_file(bench) or files.survey(bench).csv
    return bench.survey_file
