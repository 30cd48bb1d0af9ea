"""Behaviours 13 to 19: what results look like, the pager, values, progress, colour, help."""

import re
import subprocess
import unittest

from baro_program import PROGRAM, ROOT, environment, run
from terminal_case import TerminalCase, at_both_sizes
from terminal_screen import ENTER, INTERRUPT, UP


class TableTests(TerminalCase):
    """Behaviours 13 and 14."""

    @at_both_sizes
    def test_a_table_tells_its_bases_filter_weight_and_wave(self, shell):
        self.run_entry(shell, "crosstab telework by role where website = yes weight w", 2)
        self.assert_shown(shell, "Base (n)", "waves 2020 and 2021 together", "Filter: website = yes",
                          "weighted by w", "effective", "telework, no answer", "* base under 100")

    def test_every_output_tells_them(self):
        question = "crosstab telework by role where wave = 2021 weight w"
        for form in ("text", "json", "md", "html"):
            text = re.sub(r"\s+", " ", run("--format", form, "-c", question).stdout)
            for part in ("658", "wave = 2021", "2021"):
                self.assertIn(part, text, form)

    @at_both_sizes
    def test_a_table_fits_and_loses_no_column(self, shell):
        self.run_entry(shell, "crosstab telework by role, size > wave", 2)
        lines = shell.all_lines()
        self.assertTrue(all(len(line) <= shell.screen.columns for line in lines))
        self.assert_shown(shell, "Secretary", "Elected", "1,292", "113", "2020", "2021")
        bases = sum(line.count("Base (n)") for line in lines)
        self.assertGreaterEqual(bases, 1 if shell.screen.columns == 100 else 2)

    @at_both_sizes
    def test_results_are_numbered_and_errors_take_none(self, shell):
        self.run_entry(shell, "freq wave", 2)
        self.run_entry(shell, "freq telewrok", 2)
        self.run_entry(shell, "freq size", 3)
        self.assert_shown(shell, "[1] Wave", "[2] Size of the commune")


class PagerTests(TerminalCase):
    """Behaviour 14: what is higher than the screen opens the pager."""

    MARKS = "sed 's/^/P:/'"

    def test_only_what_is_higher_than_the_screen(self):
        for columns, rows in ((100, 30), (60, 20)):
            shell = self.shell(columns=columns, rows=rows, BARO_PAGER=self.MARKS)
            self.run_entry(shell, "freq wave", 2)
            self.assertFalse(any(line.startswith("P:") for line in shell.all_lines()))
            self.run_entry(shell, "describe", 2)
            self.assert_shown(shell, "P:barometer:", "P:website")
            self.run_entry(shell, "set pager off", 2)
            shell.screen.reset()
            self.run_entry(shell, "describe", 2)
            self.assertFalse(any(line.startswith("P:") for line in shell.lines()))

    def test_less_shows_a_page_and_q_comes_back(self):
        shell = self.start(columns=100, rows=20, BARO_PAGER="less").prompt(1)
        shell.type("describe" + ENTER)
        self.assert_last(shell, ":")
        shell.type("q").prompt(1)

    def test_a_pager_that_leaves_early_or_is_not_there(self):
        shell = self.start(columns=100, rows=20, BARO_PAGER="head -3").prompt(1)
        self.run_entry(shell, "describe", 1)
        self.assertFalse(shell.shows("website"), shell.lines())
        shell = self.start(columns=100, rows=20, BARO_PAGER="no-such-pager").prompt(1)
        self.run_entry(shell, "describe", 1)
        self.assert_shown(shell, "website", "the pager `no-such-pager` is not there")

    def test_pager_of_others_is_honoured(self):
        variables = environment(PAGER=self.MARKS)
        del variables["BARO_PAGER"]
        shell = self.start(rows=20, without=("BARO_PAGER",), PAGER=self.MARKS).prompt(1)
        self.run_entry(shell, "describe", 1)
        self.assert_shown(shell, "P:website")
        done = subprocess.run([PROGRAM, "-c", "describe"], env=variables, capture_output=True,
                              text=True, check=True, stdin=subprocess.DEVNULL)
        self.assertNotIn("P:", done.stdout)

    def test_safe_mode_starts_no_program(self):
        shell = self.start("--safe", rows=20, BARO_PAGER=self.MARKS).prompt(1)
        self.run_entry(shell, "describe", 1)
        self.assertFalse(shell.shows("P:"), shell.lines())


class ValueTests(TerminalCase):
    """Behaviour 15: results are values."""

    @at_both_sizes
    def test_results_are_exported_amended_and_looked_behind(self, shell):
        self.run_entry(shell, "crosstab telework by role", 2)
        self.run_entry(shell, "freq size as sizes", 3)
        self.run_entry(shell, 'export 1 to "one.csv"', 3)
        self.run_entry(shell, 'export sizes to "sizes.csv" tidy', 3)
        self.assertIn("telework", (self.folder / "one.csv").read_text(encoding="utf-8").lower())
        self.assertTrue((self.folder / "sizes.csv").exists())
        self.run_entry(shell, "again by region", 4)
        self.assert_shown(shell, "crosstab size by region")
        self.run_entry(shell, 'rows [1]["regular", "elected"] top 2', 5)
        self.assert_shown(shell, "of 1,298 town halls")
        self.run_entry(shell, "show results", 5)
        self.assert_shown(shell, "[1]", "[2]", "sizes", "[4]")

    @at_both_sizes
    def test_a_saved_session_replays_what_succeeded(self, shell):
        for entry, number in (("filter wave = 2021", 1), ("freq telewrok", 1), ("freq role", 2),
                              ('export last to "role.csv" replace', 2)):
            self.run_entry(shell, entry, number)
        path = self.folder / "session.bq"
        path.unlink(missing_ok=True)
        self.run_entry(shell, 'save "session.bq"', 2)
        saved = path.read_text(encoding="utf-8")
        self.assertNotIn("telewrok", saved)
        self.assertIn("658", run(path).stdout)


class ProgressTests(TerminalCase):
    """Behaviour 16: a bar after a second, silent in pipes."""

    def test_a_bar_with_rows_and_rate(self):
        self.big_file()
        for columns, parts in ((100, ("█", "%", "rows", "a second")), (40, ("big.csv", "%"))):
            shell = self.shell(columns=columns)
            shell.child.send('load "big.csv"' + ENTER)
            shell.wait_for("%", seconds=30)
            bar = next(line for line in shell.lines() if "%" in line)
            for part in parts:
                self.assertIn(part, bar)
            shell.type(INTERRUPT).prompt(1)
            self.assertFalse(shell.shows("%"), shell.lines())

    def test_silent_in_a_pipe(self):
        self.big_file()
        done = subprocess.run([PROGRAM, "-c", 'load "big.csv"; freq a'], cwd=self.folder,
                              env=environment(), capture_output=True, text=True, check=True,
                              stdin=subprocess.DEVNULL)
        self.assertNotIn("a second", done.stderr + done.stdout)
        self.assertNotIn("\r", done.stderr + done.stdout)


class ColorTests(TerminalCase):
    """Behaviour 17: colour where it is wanted, and never alone."""

    COLOR = rb"\x1b\[[0-9;]*[1-9][0-9;]*m"

    def test_no_color(self):
        for shell in (self.shell(NO_COLOR="1"), self.again("--no-color")):
            shell.type("freq telewr")
            self.run_entry(shell, "ok", 1)
            self.run_entry(shell, "freq wave", 2)
            shell.type("freq role where telework = \t" + INTERRUPT)
            self.assertNotRegex(shell.raw, self.COLOR)

    def test_a_dumb_terminal_gets_no_escape_byte(self):
        shell = self.start(TERM="dumb").wait_for("baro[1]>")
        shell.type("freq wave" + ENTER).wait_for("baro[2]>")
        shell.type("crosstab telework by" + ENTER + "rolle" + ENTER).wait_for("closest")
        shell.type("describe" + ENTER).wait_for("Source")
        shell.type("quit" + ENTER)
        self.assertEqual(shell.status(), 0)
        self.assertNotIn(b"\x1b", shell.raw)

    def test_a_pipe_gets_no_escape_byte(self):
        done = subprocess.run(
            [PROGRAM, "-c", "freq telework; clear; describe; freq telewrok"], env=environment(),
            capture_output=True, check=False, stdin=subprocess.DEVNULL)
        self.assertNotIn(b"\x1b", done.stdout + done.stderr)

    def test_two_palettes(self):
        shell = self.shell(BARO_PALETTE="light")
        shell.type("freq role")
        self.assert_color(shell, "freq", "blue")
        shell.type(INTERRUPT)
        self.run_entry(shell, "set palette dark", 1)
        shell.type("freq role")
        self.assert_color(shell, "freq", "brightcyan")
        shell = self.again(COLORFGBG="0;15")
        shell.type("freq role")
        self.assert_color(shell, "freq", "blue")

    @at_both_sizes
    def test_small_bases_are_marked_by_a_sign(self, shell):
        self.run_entry(shell, "crosstab telework by role where wave = 2021", 2)
        self.assert_shown(shell, "51*", "* base under 100")


class HelpTests(TerminalCase):
    """Behaviour 19: one screen tells the next step."""

    @at_both_sizes
    def test_a_first_time_user_learns_the_next_step(self, shell):
        for wrong in ("hello", "quit please", "SELECT * FROM x", "frequencies role", "?xyzzy"):
            shell.screen.reset()
            self.run_entry(shell, wrong, 1)
            told = "\n".join(shell.lines())
            self.assertLess(len(shell.lines()), shell.screen.lines, told)
            self.assertRegex(told, r"`help|write `|Up: |`show", told)

    def test_help_is_one_screen(self):
        shell = self.shell()
        self.run_entry(shell, "help", 1)
        self.assert_shows(shell, "baro[1]> help", "freq telework", "Coming from")

    def test_the_first_suggestions_of_help_run(self):
        shell = self.shell()
        self.run_entry(shell, "help", 1)
        offered = [line.split("   ")[0].strip() for line in shell.lines() if line.startswith("  ")]
        self.assertGreaterEqual(len(offered), 4)
        for number, statement in enumerate(offered):
            self.run_entry(shell, statement, number + 2)

    @at_both_sizes
    def test_pages_for_other_programs_and_surroundings(self, shell):
        for word, part in (("spss", "CROSSTABS"), ("stata", "tabulate"), ("r", "svydesign"),
                           ("sql", "GROUP BY"), ("environment", "BARO_HISTORY"),
                           ("keys", "Ctrl-R")):
            self.run_entry(shell, "help " + word, 1)
            self.assert_shown(shell, part)

    def test_a_file_of_600_variables_is_searched(self):
        names = [f"q{n}" for n in range(600)]
        self.write("wide.csv", ",".join(names) + "\n" + ",".join(["1"] * 600) + "\n"
                   + ",".join(["2"] * 600) + "\n")
        shell = self.shell()
        self.run_entry(shell, 'load "wide.csv"', 1)
        self.run_entry(shell, 'label q417 "Practises telework"', 1)
        self.run_entry(shell, 'describe like "*tele*"', 1)
        self.assert_shows(shell, "q417")
        self.run_entry(shell, 'describe like "tele"', 1)
        self.assert_shown(shell, "found in")
        self.assert_shows(shell, "Practises telework")


class ScriptTests(TerminalCase):
    """The scripts that ship run at a terminal as they do in a pipe."""

    def test_run_at_the_prompt(self):
        shell = self.shell()
        path = ROOT / "Scripts" / "examples" / "barometer-2021.bq"
        shell.child.send(f'run "{path}"' + ENTER)
        shell.wait_for("A53").prompt(1)


if __name__ == "__main__":
    unittest.main()
