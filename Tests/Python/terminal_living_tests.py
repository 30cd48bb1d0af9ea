"""What makes the shell one to live in: lists to walk, edits taken back, what is in force."""

import shutil
import subprocess
import unittest

from baro_program import PROGRAM, environment
from terminal_case import TerminalCase, at_sizes
from terminal_screen import (BACKSPACE, DOWN, ENTER, GIVE_UP, INTERRUPT, SEARCH, TAB, UP,
                             history_lines)

BACK_TAB, UNDO, LAST_WORD, ELSEWHERE = "\x1b[Z", "\x1f", "\x1b.", "\x18\x05"


class ListTests(TerminalCase):
    """Completion and history."""

    @at_sizes
    def test_tab_again_walks_through_the_list(self, size):
        shell = self.shell(**size)
        shell.type("freq role where telework = " + TAB)
        self.assert_shows(shell, "occasional")
        for keys, word in ((TAB, "regular"), (DOWN, "occasional"), (BACK_TAB, "regular"),
                           (UP, ""), (TAB + TAB, "occasional"), (GIVE_UP, "")):
            shell.type(keys)
            self.assert_entry(shell, ("baro[1]> freq role where telework = " + word).rstrip())
        self.assertFalse(shell.shows("Yes, occasionally"), shell.lines())
        shell.type(TAB + TAB + " and wave = 2021" + ENTER).prompt(2)
        self.assert_shown(shell, "freq role where telework = regular and wave = 2021")

    @at_sizes
    def test_typing_narrows_an_open_list(self, size):
        shell = self.shell(NO_COLOR="1", **size)
        shell.type("freq " + TAB)
        self.assert_shows(shell, "department", "region")
        shell.type("te")
        self.assert_entry(shell, "baro[1]> freq te")
        self.assertFalse(shell.shows("department"), shell.lines())
        self.assert_shows(shell, "telework")
        shell.type(BACKSPACE)
        self.assert_entry(shell, "baro[1]> freq t")
        shell.type("elework ")
        self.assert_last(shell, "baro[1]> freq telework")

    @at_sizes
    def test_a_long_list_is_paged(self, size):
        shell = self.shell(NO_COLOR="1", **size)
        shell.type(TAB)
        self.assert_shows(shell, "… 1 to ")
        shell.type(BACK_TAB)
        self.assertRegex("\n".join(shell.lines()), r"… \d\d+ to (\d+) of \1")
        self.assert_shows(shell, "▸")
        self.assertIn("baro[1]> ", shell.cursor_line())

    @at_sizes
    def test_a_marked_variable_is_explained(self, size):
        shell = self.shell(NO_COLOR="1", **size)
        shell.type("freq role" + TAB + TAB)
        self.assert_shows(shell, "▸role ", "┄┄┄┄", "secretary \"Secretary")
        shell.type(TAB)
        self.assert_shows(shell, "▸role_group", "heads \"Heads of service")

    @at_sizes
    def test_a_search_is_a_list_of_what_ran_and_what_failed(self, size):
        shell = self.shell(BARO_PAGER="", **size)
        self.run_entry(shell, "freq role where wave = 2021", 2)
        self.run_entry(shell, "freq wave where qqqq = 1", 2)
        self.run_entry(shell, "freq size", 3)
        shell.type(SEARCH + "wave FREQ")
        self.assert_shows(shell, "baro[3]> freq wave where qqqq = 1", "search history: wave FREQ",
                          "▸✗ freq wave where qqqq = 1", "   freq role where wave = 2021")
        self.assert_color(shell, "wave where", "brown")
        shell.type(UP)
        self.assert_shows(shell, "baro[3]> freq role where wave = 2021", "▸  freq role")
        shell.type(GIVE_UP + INTERRUPT + "quit" + ENTER)
        shell.status()
        self.assertIn("freq wave where qqqq = 1  # failed", history_lines(self.history))
        again = self.again(NO_COLOR="1", BARO_PAGER="", **size)
        again.type(SEARCH + "qqqq")
        self.assert_shows(again, "▸✗ freq wave where qqqq = 1")

    @at_sizes
    def test_statistics_that_cannot_be_had_are_not_offered(self, size):
        shell = self.shell(**size)
        shell.type("freq telework show n" + TAB)
        self.assertFalse(shell.shows("nps"), shell.lines())
        shell.type(INTERRUPT + "freq perception show n" + TAB)
        self.assert_shows(shell, "nps")
        shell.type(INTERRUPT + "freq telework show np")
        shell.pump(0.3)
        self.assert_last(shell, "baro[1]> freq telework show np")

    @at_sizes
    def test_statistics_and_tests_are_explained(self, size):
        shell = self.shell(**size)
        shell.type("freq telework show c" + TAB)
        self.assert_shows(shell, "confidence interval")
        shell.type(INTERRUPT + "crosstab telework by role test l" + TAB)
        shell.type(INTERRUPT + "crosstab telework by role test f" + TAB + INTERRUPT)
        shell.type("crosstab telework by role test " + TAB)
        self.assert_shows(shell, "letters name the smaller columns")

    @at_sizes
    def test_cells_are_those_of_the_table(self, size):
        shell = self.shell(BARO_PAGER="", **size)
        self.run_entry(shell, "crosstab telework by wave", 2)
        shell.type('rows last["Yes, r' + TAB)
        self.assertIn('rows last["Yes, regularly"', shell.last())
        shell.type(', "' + TAB)
        self.assert_shows(shell, '"2020"', '"Total"')

    @at_sizes
    def test_grey_text_does_not_go_on_with_what_failed(self, size):
        shell = self.shell(**size)
        self.run_entry(shell, "freq role where wave = 2021", 2)
        self.run_entry(shell, "freq role where wave = 2021 and qqqq = 1", 2)
        shell.type("freq role where w")
        shell.until(lambda: shell.last().endswith("wave = 2021"))
        self.assertTrue(shell.last().endswith("freq role where wave = 2021"), shell.last())

    @at_sizes
    def test_grey_text_does_not_go_on_with_what_cannot_be_asked_here(self, size):
        self.write("other.csv", "role_of_them,q\na,1\nb,2\n")
        shell = self.shell(**size)
        self.run_entry(shell, "freq role_group", 2)
        self.run_entry(shell, 'load "other.csv"', 2)
        self.run_entry(shell, "freq role_of_them", 3)
        self.run_entry(shell, "use barometer", 3)
        shell.type("freq role_")
        shell.until(lambda: shell.last().endswith("role_group"))
        self.assertTrue(shell.last().endswith("> freq role_group"), shell.last())

    @at_sizes
    def test_the_history_is_searched_by_several_words(self, size):
        shell = self.shell(BARO_PAGER="", **size)
        self.run_entry(shell, "freq role where wave = 2021", 2)
        self.run_entry(shell, "freq size", 3)
        shell.type(SEARCH + "2021 freq")
        self.assert_shows(shell, "baro[3]> freq role where wave = 2021")


class LookingTests(TerminalCase):
    """What is there."""

    @at_sizes
    def test_a_word_is_looked_for_everywhere(self, size):
        self.write("survey.csv", "q,usage\nDigital portal,1\nNone,2\n")
        shell = self.shell(NO_COLOR="1", BARO_PAGER="", **size)
        self.run_entry(shell, 'load "survey.csv" as mine', 1)
        self.run_entry(shell, 'describe like "portal"', 1)
        self.assert_shown(shell, "Digital portal", "found in")
        self.run_entry(shell, "use barometer", 1)
        self.run_entry(shell, 'describe like "SECRÉTARY"', 1)
        self.assert_shown(shell, "Secretary")
        self.run_entry(shell, 'describe like "zzzz"', 1)
        self.assert_shown(shell, "no name, label, question or answer of barometer is like")


class EditingTests(TerminalCase):
    """Keys that change an entry."""

    @at_sizes
    def test_edits_are_taken_back(self, size):
        shell = self.shell(NO_COLOR="1", **size)
        shell.type("freq role wave")
        for keys, left in (("\x15", ""), (UNDO, "freq role wave"), (UNDO, "freq role"),
                           (UNDO, "freq role"), ("\x18\x15", "freq"), (UNDO + UNDO, "")):
            shell.type(keys)
            self.assert_last(shell, ("baro[1]> " + left).rstrip())

    @at_sizes
    def test_words_are_moved_over_and_cut_as_in_readline(self, size):
        shell = self.shell(NO_COLOR="1", **size)
        for keys, left in (("rows show a_1, b  c", "rows show a_1, b  c"), ("\x17", "rows show a_1, b"),
                           ("\x1b\x7f", "rows show a_1,"), ("\x1bb\x1bd", "rows show ,"),
                           ("\x19", "rows show a_1,"), ("\x01\x1bf\x0b", "rows"),
                           ("\x19\x15", ""), ("\x19", "rows show a_1,")):
            shell.type(keys)
            self.assert_last(shell, ("baro[1]> " + left).rstrip())

    @at_sizes
    def test_the_last_word_comes_back(self, size):
        shell = self.shell(NO_COLOR="1", **size)
        self.run_entry(shell, "freq size", 2)
        self.run_entry(shell, "freq role", 3)
        shell.type("describe " + LAST_WORD)
        self.assert_last(shell, "baro[3]> describe role")
        shell.type(LAST_WORD)
        self.assert_last(shell, "baro[3]> describe size")

    @at_sizes
    def test_an_entry_is_written_in_another_program(self, size):
        editor = self.write("editor", "#!/bin/sh\nsed -i s/role/size/ \"$1\"\n")
        editor.chmod(0o755)
        shell = self.shell(NO_COLOR="1", EDITOR=str(editor), VISUAL="", **size)
        shell.type("freq role" + ELSEWHERE)
        self.assert_last(shell, "baro[1]> freq size")
        shell.type(UNDO)
        self.assert_last(shell, "baro[1]> freq role")
        shell.type(ENTER).prompt(2)

    @at_sizes
    def test_what_is_in_force_stands_above_the_prompt(self, size):
        self.write("survey.csv", "q\n1\n2\n")
        shell = self.shell(NO_COLOR="1", **size)
        self.run_entry(shell, "filter wave = 2021", 1)
        self.assert_last(shell, "filter wave = 2021", "baro[1]>")
        self.run_entry(shell, "weight w", 1)
        self.assert_last(shell, "filter wave = 2021 · weight w", "baro[1]>")
        self.run_entry(shell, 'load "survey.csv"', 1)
        self.run_entry(shell, 'load "survey.csv" as second', 1)
        self.assert_last(shell, "asking second", "baro[1]>")


class PackageTests(unittest.TestCase):
    """What is installed beside the program, made of the table of its words."""

    def made(self, shell):
        """Return what `baro completion` prints."""
        return subprocess.run([str(PROGRAM), "completion", shell], env=environment(), text=True,
                              capture_output=True, check=True, timeout=60).stdout

    def test_bash_completes_commands_and_options(self):
        script = self.made("bash") + (
            'COMP_WORDS=(baro run --ke); COMP_CWORD=2; _baro; echo "${COMPREPLY[@]}"\n'
            'COMP_WORDS=(baro conv); COMP_CWORD=1; _baro; echo "${COMPREPLY[@]}"\n'
            'COMP_WORDS=(baro --form); COMP_CWORD=1; _baro; echo "${COMPREPLY[@]}"\n')
        found = subprocess.run(["bash", "-c", script], text=True, capture_output=True, check=True,
                               cwd="/", timeout=60)
        self.assertEqual(found.stdout.split(), ["--keep-going", "convert", "--format"])

    def test_every_shell_and_the_manual_know_every_word(self):
        for shell in ("bash", "zsh", "fish", "man"):
            text = self.made(shell).replace("\\-", "-")
            for word in ("run", "check", "report", "convert", "fmt", "keep-going", "timings"):
                self.assertIn(word, text, shell)

    @unittest.skipUnless(shutil.which("groff"), "no groff here")
    def test_the_manual_is_set_without_a_complaint(self):
        found = subprocess.run(["groff", "-man", "-Tutf8", "-Kutf8", "-ww"], input=self.made("man"),
                               text=True, capture_output=True, check=True, timeout=60)
        self.assertEqual(found.stderr, "")
        self.assertIn("Run a document", " ".join(found.stdout.split()))


if __name__ == "__main__":
    unittest.main()
