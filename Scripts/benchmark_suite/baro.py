"""Runs baro and reads what it tells."""

import csv
import io
import json
import subprocess
import tempfile
from pathlib import Path


class BaroError(Exception):
    """A statement failed; the text is what baro said."""


class Baro:
    """The program that is measured."""

    def __init__(self, path):
        """Remember where the program is."""
        self.path = str(path)

    def run(self, statements, *options):
        """Run statements and return standard output."""
        command = [self.path, *options, "-c", "\n".join(statements)]
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        if done.returncode != 0:
            raise BaroError(done.stderr.strip())
        return done.stdout

    def timings(self, statements):
        """Return what `--timings` writes, one dictionary a statement."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "timings.json"
            self.run(statements, "--timings", str(path))
            return [json.loads(line) for line in path.read_text().splitlines()]

    def fastest(self, statements):
        """Return the least seconds of each question, as {(cores, statement): seconds}."""
        cores, best = 1, {}
        for line in self.timings(statements):
            if line["statement"].startswith("set threads "):
                cores = int(line["statement"].split()[-1])
            elif not line["cached"]:
                key = cores, line["statement"]
                best[key] = min(line["seconds"], best.get(key, line["seconds"]))
        return best

    def tidy(self, statements):
        """Return the cells of all results, as one list of dictionaries a result."""
        text = self.run(statements, "--format", "tidy")
        results = {}
        for cell in csv.DictReader(io.StringIO(text)):
            if cell["line"] in ("answer", "measure"):
                results.setdefault(cell["table"].split(".")[0], []).append(cell)
        return list(results.values())


def load(path):
    """Return the statement that loads a file."""
    return f'load "{path}"'
