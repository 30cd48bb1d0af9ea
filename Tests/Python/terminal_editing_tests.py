"""Behaviours 1 to 6: what is typed, when it runs, history, paste, interrupts, grey text, colour."""

import subprocess
import time
import unittest

from baro_program import PROGRAM, environment
from terminal_case import TerminalCase, at_both_sizes
from terminal_screen import (
    ALT_ENTER, ALT_RIGHT, BACKSPACE, CLEAR, DOWN, END, END_OF_INPUT, ENTER, GIVE_UP, HOME,
    INTERRUPT, KILL_WORD, LEFT, RIGHT, SEARCH, TAB, UP, WORD_RIGHT, history_lines, mode)


class EntryTests(TerminalCase):
    """Behaviour 1: Enter runs what is complete and goes on otherwise."""

    @at_both_sizes
    def test_enter_goes_on_with_an_incomplete_statement(self, shell):
        shell.type("crosstab telewrok by" + ENTER)
        self.assertFalse(shell.shows("error"), shell.lines())
        shell.type("rolle").type(HOME)
        self.assertTrue(shell.last().startswith("           rolle"), shell.lines())
        shell.type(ENTER).wait_for("closest").prompt(1)

    def test_enter_runs_a_line_that_ends_in_a_pattern(self):
        shell = self.shell()
        self.run_entry(shell, "freq media_*", 2)
        self.assert_shown(shell, "[1] Website", "[1.5] Municipal bulletin")

    @at_both_sizes
    def test_alt_enter_always_goes_on(self, shell):
        shell.type("freq role" + ALT_ENTER + "where wave = 2021")
        self.assertFalse(shell.shows("Total"), shell.lines())
        shell.type(ENTER).prompt(2)
        self.assert_shown(shell, "Filter: wave = 2021")

    @at_both_sizes
    def test_enter_runs_from_any_line(self, shell):
        shell.type("freq role" + ALT_ENTER + "where wave = 2021" + UP + HOME + ENTER).prompt(2)
        self.assert_shown(shell, "Filter: wave = 2021")

    @at_both_sizes
    def test_wide_and_composed_characters_in_the_edited_line(self, shell):
        shell.type('freq wave title "日本 e\u0301té 😀 👨‍👩‍👧 x"' + LEFT * 2 + BACKSPACE + "fin")
        shell.type(ENTER).prompt(2)
        kept = history_lines(self.history)[0]
        self.assertTrue(kept.startswith('freq wave title "日本 e\u0301té 😀'), kept)
        self.assertIn("日本".encode(), shell.raw)

    @at_both_sizes
    def test_backspace_takes_a_whole_character(self, shell):
        shell.type("freq 日本😀e\u0301" + BACKSPACE * 4 + "wave" + ENTER).prompt(2)
        self.assertEqual(history_lines(self.history), ["freq wave"])

    @at_both_sizes
    def test_an_entry_longer_than_the_screen_is_edited(self, shell):
        lines = [f"freq role where population > {n}" for n in range(shell.screen.lines + 5)]
        shell.type(ALT_ENTER.join(lines))
        shell.type("\x1b<" + WORD_RIGHT + BACKSPACE * 4 + "rows").type("\x1b>")
        shell.type(INTERRUPT).prompt(1)
        self.run_entry(shell, "freq wave", 2)


class HistoryTests(TerminalCase):
    """Behaviours 2 and 3: Up and Down, search, and the file."""

    @at_both_sizes
    def test_three_lines_corrected_run_and_recalled_in_a_second_session(self, shell):
        shell.type("crosstab telewrk," + ENTER + "cyber by" + ENTER + "size")
        shell.type(UP + UP + END + LEFT + BACKSPACE * 2 + "rk" + HOME)
        shell.type(WORD_RIGHT * 2 + KILL_WORD + "telework" + DOWN + DOWN + END)
        self.assert_shows(shell, "crosstab telework,")
        shell.type(ENTER).prompt(2)
        shell.type(END_OF_INPUT)
        self.assertEqual(shell.status(), 0)
        self.assertEqual(history_lines(self.history), [r"crosstab telework,\n  cyber by\n  size"])
        self.assertEqual(mode(self.history), 0o600)
        again = self.again(columns=shell.screen.columns, rows=shell.screen.lines)
        again.type(UP)
        self.assert_shows(again, "crosstab telework,")
        again.type(ENTER).prompt(2)
        self.assert_shown(again, "Cyberattack")
        self.assertEqual(len(history_lines(self.history)), 1)

    @at_both_sizes
    def test_up_walks_by_what_was_typed(self, shell):
        self.run_entry(shell, "freq wave", 2)
        self.run_entry(shell, "show filter", 2)
        shell.type("fr" + UP)
        self.assert_last(shell, "baro[2]> freq wave")
        shell.type(DOWN)
        self.assertTrue(shell.last().startswith("baro[2]> fr"), shell.lines())
        shell.type(INTERRUPT + UP)
        self.assert_last(shell, "baro[2]> show filter")

    @at_both_sizes
    def test_search_finds_a_part_and_is_given_up(self, shell):
        self.run_entry(shell, "freq wave", 2)
        self.run_entry(shell, "show filter", 2)
        shell.type("draft" + SEARCH + "wav")
        self.assert_shows(shell, "freq wave", "search history: wav")
        shell.type(GIVE_UP)
        self.assertTrue(shell.last().startswith("baro[2]> draft"), shell.lines())
        shell.type(SEARCH + "WAV" + ENTER).prompt(3)

    @at_both_sizes
    def test_a_leading_space_keeps_an_entry_out(self, shell):
        self.run_entry(shell, " freq wave", 2)
        self.run_entry(shell, "freq size", 3)
        self.assertEqual(history_lines(self.history), ["freq size"])

    def test_two_shells_lose_nothing(self):
        one = self.shell()
        two = self.again()
        self.run_entry(one, "freq wave", 2)
        self.run_entry(two, "freq size", 2)
        self.run_entry(one, "freq role", 3)
        self.assertEqual(history_lines(self.history), ["freq wave", "freq size", "freq role"])

    def test_a_closed_terminal_loses_nothing(self):
        shell = self.shell()
        self.run_entry(shell, "freq wave", 2)
        shell.child.close(force=False)
        self.assertFalse(shell.child.isalive())
        self.assertEqual(history_lines(self.history), ["freq wave"])


class PasteTests(TerminalCase):
    """Behaviour 4: what is pasted waits for Enter."""

    @at_both_sizes
    def test_nothing_runs_before_enter(self, shell):
        shell.paste("freq wave\nfreq size\n")
        self.assertFalse(shell.shows("Total"), shell.lines())
        shell.type(ENTER).prompt(3)
        self.assert_shown(shell, "[1]", "[2]")

    @at_both_sizes
    def test_a_pasted_script_is_recalled_as_one(self, shell):
        shell.paste("filter wave = 2021\r\nfreq size\r\n\r\n# a comment\r\n")
        shell.type(ENTER).prompt(2)
        self.assertEqual(len(history_lines(self.history)), 1)

    @at_both_sizes
    def test_keys_in_a_paste_are_text(self, shell):
        # The brackets are closed, or Enter would go on with the entry.
        shell.paste("freq \x1b[31mwave] \x03\x04\x1b[A]")
        self.assert_shows(shell, "^[[31m")
        shell.type(ENTER).prompt(1)
        self.assertNotIn(b"\x1b[31mwave", shell.raw)


class InterruptTests(TerminalCase):
    """Behaviour 5: Ctrl-C and Ctrl-D."""

    @at_both_sizes
    def test_drops_the_entry(self, shell):
        shell.type("crosstab telework by" + ENTER + "ro" + HOME + INTERRUPT).prompt(1)
        self.assert_shows(shell, "ro^C")
        self.run_entry(shell, "freq wave", 2)
        self.assertEqual(history_lines(self.history), ["freq wave"])

    @at_both_sizes
    def test_drops_the_entry_below_an_open_list(self, shell):
        shell.type("freq role where telework = " + TAB)
        self.assert_shows(shell, "regular")
        shell.type(INTERRUPT).prompt(1)

    def test_cuts_a_load_short_and_keeps_the_session(self):
        self.big_file()
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
        self.assert_shows(shell, "658")

    def test_cuts_a_whole_run_short(self):
        self.write("long.bq", "freq wave\n" * 4_000)
        shell = self.shell()
        shell.child.send('run "long.bq"' + ENTER)
        shell.wait_for_bytes(b"[20]")
        shell.child.send(INTERRUPT)
        shell.wait_for_bytes(b"interrupted")
        shell.wait_for_bytes(b"]> ")
        self.assertNotIn(b"[4000]", shell.raw)
        shell.type("show filter" + ENTER).wait_for("no filter").prompt()

    def test_a_script_ends_with_130(self):
        self.big_file()
        process = subprocess.Popen(
            [PROGRAM, "-c", 'load "big.csv"; freq a'], cwd=self.folder, env=environment(),
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True)
        time.sleep(0.7)
        process.send_signal(2)
        out, errors = process.communicate(timeout=20)
        self.assertEqual(process.returncode, 130, errors)
        self.assertEqual(out, "")
        self.assertIn("interrupted", errors)

    @at_both_sizes
    def test_end_of_input_leaves_on_an_empty_line_only(self, shell):
        shell.type("ab" + HOME + END_OF_INPUT)
        self.assertTrue(shell.last().startswith("baro[1]> b"), shell.lines())
        shell.type(INTERRUPT).prompt(1)
        shell.type(END_OF_INPUT)
        self.assertEqual(shell.status(), 0)

    @at_both_sizes
    def test_quit_leaves_with_0(self, shell):
        shell.type("quit" + ENTER)
        self.assertEqual(shell.status(), 0)
        self.assertEqual(shell.raw.count(b"\x1b[?2004h"), shell.raw.count(b"\x1b[?2004l"))


class GreyTextTests(TerminalCase):
    """Behaviour 6: grey text from history and grammar, colour while typing."""

    GREY = "brightblack"

    @at_both_sizes
    def test_the_grammar_goes_on_with_a_word(self, shell):
        shell.type("cross")
        self.assert_last(shell, "baro[1]> crosstab")
        self.assert_color(shell, "tab", self.GREY)
        shell.type(RIGHT + " telew")
        self.assert_color(shell, "ork", self.GREY)
        shell.type(INTERRUPT).prompt(1)
        self.assertFalse(shell.shows("telework"), shell.lines())

    @at_both_sizes
    def test_the_history_goes_on_with_an_entry(self, shell):
        self.run_entry(shell, "freq wave where role = elected", 2)
        shell.type("freq")
        self.assert_last(shell, "baro[2]> freq wave where role = elected")
        self.assert_color(shell, "wave where role = elected", self.GREY)
        shell.type(ALT_RIGHT)
        self.assert_color(shell, "where role = elected", self.GREY)
        shell.type(RIGHT + ENTER).prompt(3)
        self.assertEqual(len(history_lines(self.history)), 1)

    @at_both_sizes
    def test_enter_leaves_the_grey_text_out(self, shell):
        self.run_entry(shell, "show filter # again", 1)
        shell.type("show filter")
        self.assert_color(shell, "# again", self.GREY)
        shell.type(ENTER).prompt(1)
        self.assertEqual(history_lines(self.history), ["show filter # again", "show filter"])
        self.assertEqual(sum("# again" in line for line in shell.lines()), 1)

    @at_both_sizes
    def test_words_are_coloured_by_kind(self, shell):
        shell.type('freq role where wave = 2021 title "x"')
        for word, color in (("freq", "brightcyan"), ("role", "default"), ("where", "brightcyan"),
                            ("2021", "brightbrown"), ('"x"', "brightgreen")):
            self.assert_color(shell, word, color)

    @at_both_sizes
    def test_folded_rows_keep_their_colours(self, shell):
        shell.type("freq role where " + "population in 1..2 and " * 8 + "wave = 2021")
        self.assert_color(shell, "2021", "brightbrown")
        shell.type(HOME + "x" + BACKSPACE)
        self.assert_color(shell, "2021", "brightbrown")
        self.assert_color(shell, "freq", "brightcyan")

    def test_a_resize_in_mid_line_draws_it_anew(self):
        shell = self.shell(columns=60, rows=20)
        shell.type("freq role where population in 500..5000 and website = yes")
        for columns in (40, 25, 100):
            shell.resize(columns, 20)
            text = "".join(line.ljust(columns) for line in shell.lines())
            self.assertIn("freq role where population in 500..5000 and website = yes", text)
            self.assert_color(shell, "freq", "brightcyan")
        shell.type(ENTER).prompt(2)

    @at_both_sizes
    def test_an_emptied_screen_keeps_the_entry(self, shell):
        shell.type("freq wave" + CLEAR)
        self.assert_last(shell, "baro[1]> freq wave")
        self.assertEqual(len(shell.lines()), 1)


if __name__ == "__main__":
    unittest.main()
