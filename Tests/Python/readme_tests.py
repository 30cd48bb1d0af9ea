"""Runs what the README and the help show: a reader's first commands must answer as printed."""

import re
import shutil
import tempfile
import unittest
from pathlib import Path

from baro_program import ROOT, run

README = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
COMMAND = re.compile(r"^    \$ Scripts/baro -c '(.*)'$")
ENTRY = re.compile(r"^    baro\[\d+\]> (.*)$")
FIRST_WORDS = ("rake", "crosstab", "freq", "claim", "group", "export", "again", "rows", "describe", "set", "chart")


def examples():
    """Yield each `$ Scripts/baro -c '…'` with the indented lines that follow it."""
    for number, line in enumerate(README):
        match = COMMAND.match(line)
        if match:
            shown = []
            for follower in README[number + 1:]:
                if not follower.startswith("    ") or follower.startswith("    $"):
                    break
                shown.append(follower[4:])
            yield match.group(1), shown


def statements():
    """Return the statements that stand alone in indented lines, in order."""
    found = []
    for line in README:
        text = line[4:] if line.startswith("    ") else ""
        if text.split(" ")[0] in FIRST_WORDS:
            found.append(text)
    return found


class ReadmeTests(unittest.TestCase):
    """The README's commands."""

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def test_commands_print_what_is_shown(self):
        found = list(examples())
        self.assertTrue(found)
        for command, shown in found:
            with self.subTest(command=command):
                process = run("-c", command, folder=self.folder)
                self.assertEqual(process.returncode, 0, process.stderr)
                if shown:
                    self.assertEqual(process.stdout.rstrip("\n").split("\n"), shown)

    def test_session_runs_without_an_error(self):
        entries = [match.group(1) for match in map(ENTRY.match, README) if match]
        self.assertTrue(entries)
        process = run(text="\n".join(entries) + "\n", folder=self.folder)
        self.assertEqual(process.returncode, 0, process.stderr)

    def test_statements_run_without_an_error(self):
        entries = ["freq role where wave = 2021", *statements()]
        process = run(text="\n".join(entries) + "\n", folder=self.folder)
        self.assertEqual(process.returncode, 0, process.stderr)

    def test_every_promise_of_the_prompt_names_tests_that_there_are(self):
        page = (ROOT / "Sources/baro/Documentation.docc/Prompt.md").read_text(encoding="utf-8")
        tests = "".join(path.read_text(encoding="utf-8")
                        for path in (ROOT / "Tests" / "Python").glob("terminal_*_tests.py"))
        promises = [line for line in page.splitlines() if line.startswith("| ✓ |")]
        self.assertEqual(len(promises), 31)
        for promise in promises:
            named = re.findall(r"`(test_\w+)`", promise)
            self.assertTrue(named, promise)
            for name in named:
                self.assertIn(f"def {name}(self", tests)


if __name__ == "__main__":
    unittest.main()
