"""The shell at a terminal: editing, history, paste, interrupts, colour, wide characters."""

import os
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

from baro_program import PROGRAM, ROOT, environment
from terminal_screen import (
    DOWN, END, END_OF_INPUT, ENTER, HOME, INTERRUPT, TAB, UP, Terminal, history_lines, mode)

SIZES = ((100, 30), (60, 20))


class TerminalCase(unittest.TestCase):
    """Gives each test a folder with a history file."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.history = self.folder / "state" / "history"

    def shell(self, *arguments, columns=100, rows=30, **variables):
        """Start the shell and wait for its prompt."""
        terminal = Terminal(*arguments, columns=columns, rows=rows, folder=self.folder,
                            BARO_HISTORY=str(self.history), **variables)
        self.addCleanup(terminal.child.close, force=True)
        return terminal.prompt(1)

    def run_entry(self, shell, entry, number):
        """Type an entry, run it, wait for the next prompt."""
        return shell.type(entry + ENTER).prompt(number)


class EntryTests(TerminalCase):
    """What is typed, and when it runs."""

    def test_greeting_names_the_data_and_help(self):
        for columns, rows in SIZES:
            shell = self.shell(columns=columns, rows=rows)
            self.assertTrue(shell.shows("help"), shell.lines())
            self.assertTrue(shell.shows("barometer"), shell.lines())

    def test_incomplete_entry_waits(self):
        shell = self.shell()
        shell.type("crosstab telewrok by" + ENTER)
        self.assertFalse(shell.shows("error"), shell.lines())
        shell.type("role" + ENTER).wait_for("closest").prompt(1)

    def test_three_lines_corrected_run_and_recalled_in_a_second_session(self):
        for columns, rows in SIZES:
            with self.subTest(columns=columns):
                self.history.unlink(missing_ok=True)
                shell = self.shell(columns=columns, rows=rows)
                shell.type("crosstab telewrk," + ENTER + "cyber by" + ENTER + "size")
                shell.type(UP + UP + END + "\x1b[D" + "\x7f" * 2 + "rk" + HOME)
                shell.type("\x1bf\x1bf" + "\x17" + "telework" + DOWN + DOWN + END)
                entry = "\n".join(shell.lines())
                self.assertIn("crosstab telework,", entry)
                shell.type(ENTER).prompt(2)
                shell.type(END_OF_INPUT)
                self.assertEqual(shell.status(), 0)
                kept = history_lines(self.history)
                self.assertEqual(len(kept), 1, kept)
                self.assertEqual(mode(self.history), 0o600)
                again = self.shell(columns=columns, rows=rows)
                again.type(UP)
                self.assertTrue(again.shows("crosstab telework,"), again.lines())
                again.type(ENTER).prompt(2)
                self.assertTrue(any("Cyberattack" in line for line in again.all_lines()))
                self.assertEqual(len(history_lines(self.history)), 1)

    def test_results_are_numbered(self):
        shell = self.shell()
        self.run_entry(shell, "freq wave", 2)
        self.assertTrue(shell.shows("[1]"), shell.lines())
        self.run_entry(shell, "freq telewrok", 2)
        self.run_entry(shell, "freq size", 3)
        self.assertTrue(shell.shows("[2]"), shell.lines())

    def test_table_fits_the_width(self):
        shell = self.shell(columns=60, rows=20)
        self.run_entry(shell, "set pager off", 1)
        self.run_entry(shell, "crosstab telework by role", 2)
        text = "\n".join(shell.all_lines())
        for head in ("Secretary", "Elected", "1,292", "113"):
            self.assertIn(head, text)

    def test_errors_name_the_entry(self):
        shell = self.shell()
        self.run_entry(shell, "freq telewrok", 1)
        self.assertTrue(shell.shows("[1]:1:6: error[unknown-variable]"), shell.lines())

    def test_quit(self):
        shell = self.shell()
        shell.type("quit" + ENTER)
        self.assertEqual(shell.status(), 0)

    def test_end_of_input_on_an_empty_line(self):
        shell = self.shell()
        shell.type("ab" + HOME + END_OF_INPUT)
        self.assertTrue(shell.lines()[-1].endswith("> b"), shell.lines())
        shell.type(INTERRUPT).prompt(1)
        shell.type(END_OF_INPUT)
        self.assertEqual(shell.status(), 0)

    def test_terminal_is_cooked_again(self):
        shell = self.shell()
        shell.type(END_OF_INPUT)
        self.assertEqual(shell.status(), 0)
        self.assertEqual(shell.raw.count(b"\x1b[?2004h"), shell.raw.count(b"\x1b[?2004l"))


class InterruptTests(TerminalCase):
    """Ctrl-C drops an entry, cancels a query, keeps the session."""

    def test_drops_the_entry(self):
        shell = self.shell()
        shell.type("crosstab telework by" + ENTER + "ro" + INTERRUPT).prompt(1)
        self.run_entry(shell, "freq wave", 2)
        self.assertEqual(history_lines(self.history), ["freq wave"])

    def test_cancels_a_load_and_keeps_the_session(self):
        big = self.folder / "big.csv"
        with open(big, "w", encoding="utf-8") as file:
            file.write("a,b,c\n" + "1,some text,3.5\n2,other text,4.5\n" * 4_000_000)
        shell = self.shell()
        self.run_entry(shell, "filter wave = 2021", 1)
        shell.child.send('load "big.csv"' + ENTER)
        time.sleep(0.7)
        shell.child.send(INTERRUPT)
        begun = time.monotonic()
        shell.wait_for("interrupted", seconds=5).prompt(1)
        self.assertLess(time.monotonic() - begun, 2)
        self.run_entry(shell, "show datasets", 1)
        self.assertFalse(shell.shows("big.csv  "), shell.lines())
        self.run_entry(shell, "freq wave", 2)
        self.assertTrue(shell.shows("658"), shell.lines())

    def test_script_ends_with_130(self):
        big = self.folder / "big.csv"
        with open(big, "w", encoding="utf-8") as file:
            file.write("a,b,c\n" + "1,some text,3.5\n2,other text,4.5\n" * 4_000_000)
        process = subprocess.Popen(
            [PROGRAM, "-c", 'load "big.csv"; freq a'], cwd=self.folder, env=environment(),
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True)
        time.sleep(0.7)
        process.send_signal(2)
        out, errors = process.communicate(timeout=20)
        self.assertEqual(process.returncode, 130, errors)
        self.assertEqual(out, "")
        self.assertIn("interrupted", errors)


class PasteTests(TerminalCase):
    """What is pasted waits for Enter."""

    def test_nothing_runs_before_enter(self):
        shell = self.shell()
        shell.paste("freq wave\nfreq size\n")
        self.assertFalse(shell.shows("Total"), shell.lines())
        shell.type(ENTER).prompt(3)
        text = "\n".join(shell.all_lines())
        self.assertIn("[1]", text)
        self.assertIn("[2]", text)

    def test_escape_sequences_do_not_reach_the_screen(self):
        shell = self.shell()
        shell.paste("freq \x1b[31mwave")
        shell.type(ENTER).prompt(1)
        self.assertNotIn(b"\x1b[31mwave", shell.raw)


class TextTests(TerminalCase):
    """Accents, wide characters, emoji."""

    def test_line_with_wide_characters(self):
        shell = self.shell()
        shell.type('freq wave title "été 日本 😀 e\u0301"' + ENTER).prompt(2)
        text = "\n".join(shell.all_lines())
        self.assertIn("été", text)
        self.assertIn("日本".encode(), shell.raw)
        self.assertEqual(history_lines(self.history),
                         ['freq wave title "été 日本 😀 e\u0301"'])

    def test_backspace_takes_a_whole_character(self):
        shell = self.shell()
        shell.type("freq 日本😀" + "\x7f" * 3 + "wave" + ENTER).prompt(2)
        self.assertTrue(shell.shows("1,298"), shell.lines())

    def test_other_locales(self):
        for locale in ("C", "POSIX", "nowhere_XX"):
            with self.subTest(locale=locale):
                shell = self.shell(LC_ALL=locale)
                shell.type('freq wave title "é"' + ENTER).prompt(2)


class PlainTerminalTests(TerminalCase):
    """No colour where none is wanted."""

    def test_no_color(self):
        shell = self.shell(NO_COLOR="1")
        self.run_entry(shell, "freq telewrok", 1)
        self.run_entry(shell, "freq wave", 2)
        self.assertNotRegex(shell.raw, rb"\x1b\[[0-9;]*[1-9][0-9;]*m")

    def test_dumb_terminal_gets_no_escape_byte(self):
        terminal = Terminal(folder=self.folder, TERM="dumb", BARO_HISTORY=str(self.history))
        self.addCleanup(terminal.child.close, force=True)
        terminal.wait_for("baro[1]>")
        terminal.type("freq wave" + ENTER).wait_for("baro[2]>")
        terminal.type("freq telewrok" + ENTER).wait_for("closest")
        terminal.type("quit" + ENTER)
        self.assertEqual(terminal.status(), 0)
        self.assertNotIn(b"\x1b", terminal.raw)

    def test_results_to_a_file_have_no_escape_byte(self):
        done = subprocess.run(
            [PROGRAM, "-c", "freq telework; freq telewrok"], env=environment(),
            capture_output=True, check=False, stdin=subprocess.DEVNULL)
        self.assertNotIn(b"\x1b", done.stdout + done.stderr)


class CompletionTests(TerminalCase):
    """Tab offers what can stand there."""

    def test_verbs(self):
        shell = self.shell()
        shell.type("cross" + TAB)
        self.assertTrue(shell.lines()[-1].startswith("baro[1]> crosstab"), shell.lines())

    def test_variables(self):
        shell = self.shell()
        shell.type("freq telew" + TAB)
        self.assertTrue(shell.lines()[-1].startswith("baro[1]> freq telework"), shell.lines())

    def test_category_values_with_label_and_count(self):
        shell = self.shell()
        shell.type("freq wave where telework = " + TAB)
        for word in ("regular", "Yes, regularly", "145"):
            self.assertTrue(shell.shows(word), shell.lines())

    def test_category_value_is_inserted(self):
        shell = self.shell()
        shell.type("freq wave where telework = reg" + TAB)
        self.assertIn("telework = regular", shell.lines()[-1])

    def test_labels_find_the_variable(self):
        shell = self.shell()
        shell.type("freq cyberatt" + TAB)
        self.assertTrue(shell.shows("cyber"), shell.lines())

    def test_list_fits_a_narrow_terminal(self):
        shell = self.shell(columns=60, rows=20)
        shell.type("freq " + TAB)
        self.assertTrue(shell.shows("telework"), shell.lines())
        shell.type(INTERRUPT).prompt(1)


class LostTerminalTests(TerminalCase):
    """A terminal that goes away."""

    def test_hang_up_keeps_the_history(self):
        shell = self.shell()
        self.run_entry(shell, "freq wave", 2)
        shell.child.close(force=False)
        self.assertFalse(shell.child.isalive())
        self.assertEqual(history_lines(self.history), ["freq wave"])

    def test_two_shells_lose_nothing(self):
        one = self.shell()
        two = self.shell()
        self.run_entry(one, "freq wave", 2)
        self.run_entry(two, "freq size", 2)
        self.run_entry(one, "freq role", 3)
        self.assertEqual(history_lines(self.history), ["freq wave", "freq size", "freq role"])

    def test_history_that_cannot_be_written(self):
        os.makedirs(self.history)
        shell = self.shell()
        self.run_entry(shell, "freq wave", 2)
        self.assertTrue(shell.shows("1,298"), shell.lines())


class ScriptTests(TerminalCase):
    """The scripts that ship run at a terminal as they do in a pipe."""

    def test_run_at_the_prompt(self):
        shell = self.shell()
        shell.type("set pager off" + ENTER).prompt(1)
        path = ROOT / "Scripts" / "barometer-2021.bq"
        shell.child.send(f'run "{path}"' + ENTER)
        shell.wait_for("A53").prompt(1)


if __name__ == "__main__":
    unittest.main()
