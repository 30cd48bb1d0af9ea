"""Runs the Python tests, the files side by side, and ends with `N passed, N failed`.

Usage: run.py [PATTERN]: all files `*_tests.py` beside this one, or the tests whose name holds
PATTERN. One process a file, as many at once as there are cores.
"""

import os
import re
import subprocess
import sys
import unittest
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
COUNTS = re.compile(r"^counts: (\d+) (\d+) (\d+)$", re.MULTILINE)


def each_test(suite):
    """Yield the single tests of a suite."""
    for part in suite:
        if isinstance(part, unittest.TestSuite):
            yield from each_test(part)
        else:
            yield part


def tests_of(file, pattern):
    """Return the tests of a file whose name holds a pattern."""
    found = unittest.defaultTestLoader.discover(str(FOLDER), pattern=file)
    return unittest.TestSuite(test for test in each_test(found) if pattern in test.id())


def run_file(file, pattern):
    """Run the tests of one file here; the last line counts those passed, failed and skipped."""
    result = unittest.TextTestRunner(stream=sys.stdout, verbosity=2).run(tests_of(file, pattern))
    failed = len(result.failures) + len(result.errors) + len(result.unexpectedSuccesses)
    skipped = len(result.skipped)
    print(f"counts: {result.testsRun - failed - skipped} {failed} {skipped}")


def run_apart(file, pattern):
    """Run the tests of one file in a process of its own and return what it printed."""
    return subprocess.run(
        [sys.executable, "-B", __file__, "--file", file, pattern], stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False).stdout


def main():
    """Run the tests and return the exit status."""
    if sys.argv[1:2] == ["--file"]:
        run_file(*sys.argv[2:])
        return 0
    pattern = sys.argv[1] if len(sys.argv) > 1 else ""
    # The longest ones first.
    files = sorted(FOLDER.glob("*_tests.py"), key=lambda path: -path.stat().st_size)
    files = [path.name for path in files if tests_of(path.name, pattern).countTestCases()]
    passed = failed = skipped = 0
    with ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        for run in as_completed(pool.submit(run_apart, file, pattern) for file in files):
            print(run.result(), flush=True)
            counts = COUNTS.search(run.result())
            # A process that died before it could count has failed once.
            one = map(int, counts.groups()) if counts else (0, 1, 0)
            passed, failed, skipped = map(sum, zip((passed, failed, skipped), one))
    also = f", {skipped} skipped" if skipped else ""
    print(f"{passed} passed, {failed} failed{also}")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
