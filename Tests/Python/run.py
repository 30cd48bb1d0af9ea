"""Runs the Python tests and ends with `N passed, N failed`.

Usage: run.py [PATTERN]: all files `*_tests.py` beside this one, or the tests whose
name holds PATTERN.
"""

import sys
import unittest
from pathlib import Path

FOLDER = Path(__file__).resolve().parent


def each_test(suite):
    """Yield the single tests of a suite."""
    for part in suite:
        if isinstance(part, unittest.TestSuite):
            yield from each_test(part)
        else:
            yield part


def main():
    """Run the tests and return the exit status."""
    pattern = sys.argv[1] if len(sys.argv) > 1 else ""
    found = unittest.defaultTestLoader.discover(str(FOLDER), pattern="*_tests.py")
    suite = unittest.TestSuite(test for test in each_test(found) if pattern in test.id())
    result = unittest.TextTestRunner(stream=sys.stdout, verbosity=2).run(suite)
    failed = len(result.failures) + len(result.errors) + len(result.unexpectedSuccesses)
    skipped = len(result.skipped)
    also = f", {skipped} skipped" if skipped else ""
    print(f"{result.testsRun - failed - skipped} passed, {failed} failed{also}")
    return 1 if failed or result.testsRun == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
