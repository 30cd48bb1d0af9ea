"""The way in: a file on the command line, paths, folders, the tour, and what leaves."""

import subprocess
import unittest

from baro_program import PROGRAM, environment
from terminal_case import TerminalCase, at_sizes
from terminal_screen import ENTER, INTERRUPT, UP

SURVEY = "q,role\nyes,a\nno,b\nyes,a\n"


class FileTests(TerminalCase):
    """Files that are named, dropped, and named wrongly."""

    @at_sizes
    def test_a_file_on_the_command_line_opens_the_shell_on_it(self, size):
        self.write("survey.csv", SURVEY)
        shell = self.shell("survey.csv", **size)
        self.assertNotIn("ships with baro", shell.flat())
        self.run_entry(shell, "freq q", 2)
        self.assert_shown(shell, "Base: 3 respondents")

    def test_statements_and_scripts_of_a_named_file(self):
        self.write("survey.csv", SURVEY)
        self.write("tables.bq", "freq q\n")
        for words, text in ((["survey.csv", "-c", "freq q"], None),
                            (["survey.csv", "tables.bq"], None), (["survey.csv"], "freq q\n")):
            found = self.baro(*words, text=text)
            self.assertEqual(found.returncode, 0, found.stderr)
            self.assertIn("Base: 3 respondents", found.stdout)

    def test_data_on_standard_input(self):
        for words in (["--data", "-"], ["/dev/stdin"], ["--data", "/dev/stdin"]):
            found = self.baro(*words, "-c", "freq q", text=SURVEY)
            self.assertIn("Base: 3 respondents", found.stdout, found.stderr)
        found = self.baro("-c", 'load "-" as s\nfreq q', text=SURVEY)
        self.assertIn("Base: 3 respondents", found.stdout, found.stderr)
        self.assertEqual(self.baro("--data", "-", text=SURVEY).returncode, 64)

    @at_sizes
    def test_a_wrong_name_is_told_the_nearest_and_up_has_it(self, size):
        self.write("survey.csv", SURVEY)
        shell = self.shell(**size)
        self.run_entry(shell, 'load "survy.csv"', 1)
        self.assert_shown(shell, 'closest: "survey.csv"', 'Up: load "survey.csv"')
        shell.type(UP + ENTER).prompt(1)
        self.run_entry(shell, "freq q", 2)
        found = self.baro("survy.csv", "-c", "freq q")
        self.assertEqual(found.returncode, 66)
        self.assertIn("closest: survey.csv", found.stderr)
        self.assertIn("closest: survey.csv", self.baro("survey.bq").stderr)

    @at_sizes
    def test_the_home_folder_is_read_and_written(self, size):
        self.write("survey.csv", SURVEY)
        shell = self.shell(HOME=str(self.folder), **size)
        self.run_entry(shell, 'load "~/survey.csv"', 1)
        self.run_entry(shell, 'freq q to "~/out.csv"', 2)
        self.assertTrue((self.folder / "out.csv").exists())
        shell.type('load "~/sur\t')
        self.assert_shows(shell, 'load "~/survey.csv"')

    @at_sizes
    def test_a_dropped_file_is_loaded(self, size):
        path = self.write("my survey.csv", SURVEY)
        for dropped in (f"'{path}'", str(path).replace(" ", "\\ "), f"file://{path}".replace(" ", "%20"),
                        f'load "{path}"'):
            shell = self.shell(**size)
            self.run_entry(shell, dropped + " ", 1)
            self.run_entry(shell, "freq q", 2)
            self.assert_shown(shell, "Base: 3 respondents")

    @at_sizes
    def test_folders(self, size):
        (self.folder / "waves").mkdir()
        self.write("waves/survey.csv", SURVEY)
        shell = self.shell(**size)
        self.run_entry(shell, "ls", 1)
        self.assert_shown(shell, "waves/")
        self.run_entry(shell, "cd wavs", 1)
        self.assert_shown(shell, "cd: wavs is not there; closest: waves")
        self.run_entry(shell, "cd waves", 1)
        self.run_entry(shell, "pwd", 1)
        self.run_entry(shell, 'load "survey.csv"', 1)
        self.run_entry(shell, 'save "s.bq"', 1)
        self.run_entry(shell, "cd ..", 1)
        self.run_entry(shell, 'save "s.bq"', 1)
        self.assertEqual((self.folder / "waves/s.bq").read_text(), 'load "survey.csv"\n')
        self.assertRegex((self.folder / "s.bq").read_text(), 'load "/.*/waves/survey.csv"')

    def test_run_takes_documents_and_leaves_them(self):
        self.write("survey.csv", SURVEY)
        text = "# A title\n\n```bq\nload \"survey.csv\"\n```\n\nWords.\n\n```bq\nfreq q\n```\n"
        document = self.write("notes.md", text)
        self.assertEqual(self.baro("convert", "notes.md", "notes.ipynb").returncode, 0)
        notebook = (self.folder / "notes.ipynb").read_text()
        for name in ("notes.md", "notes.ipynb"):
            found = self.baro("-c", f'run "{name}"')
            self.assertEqual(found.returncode, 0, found.stderr)
            self.assertIn("Base: 3 respondents", found.stdout)
        self.assertEqual(document.read_text(), text)
        self.assertEqual((self.folder / "notes.ipynb").read_text(), notebook)
        document.write_text(text.replace("freq q", "freq qq"))
        self.assertIn("notes.md:10:6: error[unknown-variable]",
                      self.baro("-c", 'run "notes.md"').stderr)
        self.write("broken.ipynb", "{")
        self.assertIn("broken.ipynb is no notebook", self.baro("-c", 'run "broken.ipynb"').stderr)

    def baro(self, *words, text=None):
        """Run the program in the folder, without a terminal."""
        return subprocess.run(
            [str(PROGRAM), *words], cwd=self.folder, env=environment(), input=text or "",
            capture_output=True, text=True, timeout=60, check=False)


class LearningTests(TerminalCase):
    """Help, the tour, and the words of other shells."""

    @at_sizes
    def test_help_begins_with_the_own_file(self, size):
        shell = self.shell(**size)
        self.run_entry(shell, "help", 1)
        self.assert_shown(shell, "Your own file: `load", "Take it away:")
        for word, part in (("csv", "delimiter"), ("excel", "book"), ("xlsx", "book"),
                           ("dates", "period(day, week)"), ("cd", "dropped"), ("tour", "twelve steps")):
            self.run_entry(shell, "help " + word, 1)
            self.assert_shown(shell, part)

    def test_the_tour_goes_on_with_what_is_typed(self):
        shell = self.shell(columns=110, rows=40, BARO_PAGER="")
        self.run_entry(shell, "tour", 1)
        self.assert_shown(shell, "Tour 1 of 12", "Type: describe")
        self.run_entry(shell, "describe", 1)
        self.assert_shown(shell, "Tour 2 of 12", "Type: ?telework")
        self.run_entry(shell, "freq role", 2)
        self.assertEqual(shell.flat().count("Tour 2 of 12"), 1)
        self.run_entry(shell, "tour 12", 2)
        self.run_entry(shell, "filter wave = 2021", 2)
        self.run_entry(shell, "undo", 2)
        self.assert_shown(shell, "That was the tour.")
        self.run_entry(shell, "tour off", 2)

    def test_words_that_leave(self):
        for word in ("exit", "q()", ":q", "exit;"):
            shell = self.shell()
            shell.type(word + ENTER)
            self.assertEqual(shell.status(), 0)


class UpTests(TerminalCase):
    """What Up offers, and what `save` writes."""

    @at_sizes
    def test_up_mends_several_slips_and_other_languages(self, size):
        shell = self.shell(BARO_PAGER="", **size)
        number = 1
        for typed, meant in (("crosstab telewrok by rol", "crosstab telework by role"),
                             ("again by wafe", "again by wave"),
                             ("FREQUENCIES telework.", "freq telework"),
                             ("tab telework role", "crosstab telework by role"),
                             ("select role, count(*) from d group by role", "freq role")):
            self.run_entry(shell, typed, number)
            shell.type(UP)
            self.assert_shows(shell, f"baro[{number}]> {meant}")
            number += 1
            shell.type(ENTER).prompt(number)

    @at_sizes
    def test_nothing_is_offered_that_does_not_run(self, size):
        shell = self.shell(**size)
        for typed in ("crosstab qqqq by zzzz", "regress a b", "freq telework show nps"):
            self.run_entry(shell, typed, 1)
        self.assertNotIn("Up:", shell.flat())

    @at_sizes
    def test_a_saved_session_shows_what_was_seen(self, size):
        shell = self.shell(BARO_PAGER="", **size)
        self.run_entry(shell, "filter wave = 2021", 1)
        self.run_entry(shell, "freq role", 2)
        self.run_entry(shell, "undo", 2)
        self.run_entry(shell, "weight w", 2)
        self.run_entry(shell, "undo", 2)
        self.run_entry(shell, 'save "s.bq"', 2)
        self.assertEqual((self.folder / "s.bq").read_text(),
                         "filter wave = 2021\nfreq role\nundo\n")


class TimeTests(TerminalCase):
    """Seconds and bars."""

    def test_the_time_of_a_load(self):
        rows = "".join(f"{n},{n % 7},{n / 8}\n" for n in range(200_000))
        self.write("t.csv", "a,b,c\n" + rows)
        shell = self.shell()
        self.run_entry(shell, "set timing on", 1)
        self.run_entry(shell, 'load "t.csv"', 1)
        self.assertRegex(shell.flat().split('load "t.csv"')[-1], r"\b([1-9]\d*\.\d+ ms|\d+\.\d+ s)")

    def test_a_bar_for_an_export(self):
        shell = self.shell(self.big_file())
        shell.type('export data to "out.csv"' + ENTER)
        shell.wait_for_bytes("writing  █".encode())
        shell.type(INTERRUPT)
        self.assert_shown(shell, "interrupted: nothing of the statement stays behind")
        self.assertFalse((self.folder / "out.csv").exists())

    def test_work_that_does_not_tell_how_far_it_is_says_so(self):
        shell = self.shell(self.big_file())
        for number in range(1, 4):
            shell.type(f"derive d{number} = a * 2 + c / 3 - a * c + {number}" + ENTER)
            if b"working  " in shell.raw:
                break
            shell.prompt(1)
        shell.wait_for_bytes(b"working  ")


if __name__ == "__main__":
    unittest.main()
