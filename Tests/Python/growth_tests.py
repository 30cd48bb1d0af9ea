"""What large questions take: memory in proportion to what is shown, and an end when it is asked for."""

import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

from baro_program import PROGRAM, environment

# The memory that a process is said to have taken begins with that of the one that started it: a small
# one starts the program, and tells its status and the most kilobytes.
MEASURE = """
import os, subprocess, sys
process = subprocess.Popen(sys.argv[1:])
_, status, usage = os.wait4(process.pid, 0)
print(usage.ru_maxrss, file=sys.stderr)
sys.exit(os.waitstatus_to_exitcode(status))
"""


def write_answers(path, count):
    """Write a file whose texts and numbers all differ."""
    with open(path, "w", encoding="utf-8") as file:
        file.write("id,txt,g,w\n")
        for row in range(count):
            file.write(f"{row},answer {row},{'abc'[row % 3]},{1 + row % 5}\n")


class GrowthTests(unittest.TestCase):
    """Tables of many answers, and of more cells than can be made."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def start(self, statements):
        """Start the program on some statements."""
        return subprocess.Popen(
            [PROGRAM, "-c", statements], cwd=self.folder, env=environment(),
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def memory(self, statements):
        """Return the largest memory of a run in megabytes."""
        done = subprocess.run(
            [sys.executable, "-c", MEASURE, PROGRAM, "-c", statements], cwd=self.folder,
            env=environment(), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE, text=True, check=False)
        self.assertEqual(done.returncode, 0, statements + done.stderr)
        return int(done.stderr.split()[-1]) / 1024

    def test_memory_grows_with_the_answers(self):
        for count in (1500, 6000):
            write_answers(self.folder / f"n{count}.csv", count)
        for question in (
            "freq txt", "freq id show n, ci", "weight w; freq txt sort n desc",
            'freq txt to "o.xlsx" replace', "crosstab txt by g show column%, ci",
            "crosstab g by txt", "disclose hide below 3; freq txt",
        ):
            with self.subTest(question=question):
                few, many = (
                    self.memory(f'load "n{count}.csv"; {question}') for count in (1500, 6000))
                self.assertLess(many, 4 * few)
                self.assertLess(many, 120)

    def test_exports_of_hostile_sizes_are_read_or_refused_with_the_limit(self):
        stamp = "2024-01-01 10:00:00"
        many = ";".join(f"p{part % 50}" for part in range(10_000))
        files = {
            # Parts in a cell, and different parts.
            "parts": f"Timestamp,Q\n{stamp},{many}\n{stamp},p1;p2\n",
            "kinds": "Timestamp,Q\n" + "".join(
                f"{stamp},p{2 * row};p{2 * row + 1}\n" for row in range(50_000)),
            # A heading of 10 MB, a million headings.
            "long": f"Timestamp,{'h' * 10_000_000},b\n" + f"{stamp},1,2\n" * 5,
            "wide": "Timestamp" + ",h" * 1_000_000 + f"\n{stamp}" + ",1" * 1_000_000 + "\n",
        }
        limits = {
            "kinds": "100,000 different parts; a set has at most 1,000",
            "wide": "1,000,001 columns; the limit is 1,000,000",
        }
        for name, text in files.items():
            with self.subTest(name=name):
                (self.folder / f"{name}.csv").write_text(text, encoding="utf-8")
                question = "freq q2" if name == "long" else 'multi s = split(q1, ";"); freq s'
                process = self.start(f'load "{name}.csv"; {question}')
                error = process.communicate(timeout=60)[1].decode()
                self.assertEqual(process.returncode, 1 if name in limits else 0, error[-500:])
                self.assertIn(limits.get(name, ""), error)

    def test_too_many_nested_cells_are_refused_at_once(self):
        start = time.monotonic()
        process = self.start(
            "crosstab telework by role > size > region > department > wave > population")
        error = process.communicate(timeout=20)[1].decode()
        self.assertEqual(process.returncode, 1)
        self.assertIn("138228484 cells", error)
        self.assertIn("the limit is 5000000", error)
        self.assertLess(time.monotonic() - start, 5)

    def test_an_order_to_end_is_heard_while_a_large_table_is_made(self):
        process = self.start(
            "set cells 50000000; crosstab telework by region > department > population")
        time.sleep(2)
        start = time.monotonic()
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=20)
        self.assertEqual(process.returncode, 128 + signal.SIGTERM)
        self.assertLess(time.monotonic() - start, 5)


if __name__ == "__main__":
    unittest.main()
