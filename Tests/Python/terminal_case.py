"""What the tests of the shell share: a folder each, the two sizes, keys and entries."""

import functools
import tempfile
import unittest
from pathlib import Path

from terminal_screen import ENTER, Terminal

SIZES = ((100, 30), (60, 20))


def at_both_sizes(test):
    """Run a test on a wide screen and on a small one; it gets the shell, at its first prompt."""
    @functools.wraps(test)
    def run(self):
        for columns, rows in SIZES:
            with self.subTest(columns=columns):
                test(self, self.shell(columns=columns, rows=rows))
    return run


# The sizes of the window that people have, and a small one.
WINDOWS = ((110, 40), (80, 24), (60, 20))


def at_sizes(test):
    """Run a test at each size of a window; it gets the size, for the shells that it starts."""
    @functools.wraps(test)
    def run(self):
        for columns, rows in WINDOWS:
            with self.subTest(columns=columns):
                self.begin_folder()
                test(self, {"columns": columns, "rows": rows})
    return run


class TerminalCase(unittest.TestCase):
    """Gives each test a folder with a history file."""

    def setUp(self):
        self.begin_folder()

    def begin_folder(self):
        """Begin with an empty folder."""
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.history = self.folder / "state" / "history"

    def start(self, *arguments, columns=100, rows=30, **variables):
        """Start the program in the folder, without waiting."""
        variables.setdefault("BARO_HISTORY", str(self.history))
        terminal = Terminal(*arguments, columns=columns, rows=rows, folder=self.folder, **variables)
        self.addCleanup(terminal.child.close, force=True)
        return terminal

    def shell(self, *arguments, columns=100, rows=30, **variables):
        """Start the shell with an empty history and wait for its prompt."""
        self.history.unlink(missing_ok=True)
        return self.again(*arguments, columns=columns, rows=rows, **variables)

    def again(self, *arguments, columns=100, rows=30, **variables):
        """Start a further shell over the same history."""
        return self.start(*arguments, columns=columns, rows=rows, **variables).prompt(1)

    def run_entry(self, shell, entry, number):
        """Type an entry, run it, wait for the next prompt."""
        return shell.type(entry + ENTER).prompt(number)

    def write(self, name, text):
        """Write a file of the folder and return its path."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def big_file(self, name="big.csv"):
        """Write a file that takes seconds to load."""
        with open(self.folder / name, "w", encoding="utf-8") as file:
            file.write("a,b,c\n" + "1,some text,3.5\n2,other text,4.5\n" * 4_000_000)
        return name

    def assert_shows(self, shell, *texts):
        """Fail with the screen when one of some texts is not on it."""
        for text in texts:
            shell.until(lambda text=text: shell.shows(text))
            self.assertTrue(shell.shows(text), f"no {text!r}:\n" + "\n".join(shell.lines()))

    def assert_last(self, shell, *lines):
        """Fail when the screen does not end with some lines."""
        shell.until(lambda: shell.lines()[-len(lines):] == list(lines))
        self.assertEqual(shell.lines()[-len(lines):], list(lines), "\n".join(shell.lines()))

    def assert_entry(self, shell, line):
        """Fail when the row of the cursor is another, whatever is listed beneath it."""
        shell.until(lambda: shell.cursor_line() == line)
        self.assertEqual(shell.cursor_line(), line, "\n".join(shell.lines()))

    def assert_color(self, shell, text, color):
        """Fail when a text, on the lowest row that holds it, has another colour."""
        shell.until(lambda: shell.color(text) == color)
        self.assertEqual(shell.color(text), color, "\n".join(shell.lines()))

    def assert_shown(self, shell, *texts):
        """The same, of everything that was on the screen since the start, however it was folded."""
        for text in texts:
            wanted = " ".join(text.split())
            shell.until(lambda wanted=wanted: wanted in shell.flat())
            self.assertIn(wanted, shell.flat(), "\n".join(shell.lines()))
