"""Finds the built program for the Python tests and runs it."""

import os
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(os.environ.get("BARO_PROGRAM", ROOT / ".build" / "debug" / "baro"))


def environment(**more):
    """Return the environment of a run: fixed locale, nothing of the person who tests, no pager."""
    kept = {name: os.environ[name] for name in ("PATH", "TMPDIR") if name in os.environ}
    kept.update(LC_ALL="C.UTF-8", TERM="xterm-256color", HOME=tempfile.gettempdir(),
                BARO_HISTORY="", BARO_INIT="", BARO_PAGER="")
    kept.update(more)
    return kept


def run(*arguments, text="", folder=None, seconds=120):
    """Run the program and return the finished process, its output as text."""
    return subprocess.run(
        [str(PROGRAM), *map(str, arguments)], input=text, capture_output=True, text=True,
        cwd=folder, env=environment(), timeout=seconds, check=False)
