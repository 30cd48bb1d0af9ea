"""What bad surroundings get: locales, terminals, signals, folders, history files, init.bq."""

import os
import signal
import subprocess
import termios
import unittest

from baro_program import PROGRAM, environment
from terminal_case import TerminalCase, at_both_sizes
from terminal_screen import END_OF_INPUT, ENTER, SUSPEND, history_lines


class TerminalTests(TerminalCase):
    """Locales and sizes."""

    def test_other_locales(self):
        for locale in ("C", "POSIX", "nowhere_XX"):
            with self.subTest(locale=locale):
                shell = self.shell(LC_ALL=locale)
                self.run_entry(shell, 'freq wave title "é日本"', 2)
                self.assertIn("é日本".encode(), shell.raw)

    def test_twenty_columns(self):
        shell = self.shell(columns=20, rows=12)
        self.run_entry(shell, "crosstab telework by role where wave = 2021", 2)
        self.assertTrue(all(len(line) <= 20 for line in shell.all_lines()))
        self.assert_shown(shell, "658", "*")
        self.run_entry(shell, "freq telewrok", 2)
        self.assert_shown(shell, "closest:", "Up: freq telework")
        shell.type("freq \t")
        self.assert_shows(shell, "department", "… 1 to ")

    def test_an_unknown_terminal_type(self):
        shell = self.start(TERM="no-such-terminal").wait_for("baro[1]>")
        shell.type("freq wave" + ENTER).wait_for("1,298").prompt(2)

    def test_sleep_and_wake(self):
        shell = self.shell()
        shell.type("freq wa" + SUSPEND)
        self.assertFalse(shell.raw.endswith(b"\x1b[?2004h"))
        shell.signal(signal.SIGCONT)
        shell.pump(0.3)
        shell.type("ve" + ENTER).prompt(2)


class SignalTests(TerminalCase):
    """SIGTERM, SIGHUP, a closed output."""

    @at_both_sizes
    def test_an_order_to_end_leaves_the_terminal_in_order(self, shell):
        self.run_entry(shell, "freq wave", 2)
        shell.type("freq half")
        shell.signal(signal.SIGTERM)
        self.assertEqual(shell.status(), 128 + signal.SIGTERM)
        self.assertEqual(shell.raw.count(b"\x1b[?2004h"), shell.raw.count(b"\x1b[?2004l"))
        self.assertEqual(history_lines(self.history), ["freq wave"])

    def test_a_hang_up_ends_with_its_number(self):
        shell = self.shell()
        self.run_entry(shell, "freq wave", 2)
        shell.signal(signal.SIGHUP)
        self.assertEqual(shell.status(), 128 + signal.SIGHUP)
        self.assertEqual(history_lines(self.history), ["freq wave"])

    def test_the_terminal_is_cooked_again(self):
        shell = self.shell()
        before = self.flags(shell)
        shell.signal(signal.SIGTERM)
        shell.pump(0.3)
        self.assertFalse(before & termios.ICANON)
        self.assertTrue(self.flags(shell) & termios.ICANON)

    def flags(self, shell):
        """Return the local modes of the terminal."""
        return termios.tcgetattr(shell.child.child_fd)[3]

    def test_an_order_to_end_while_something_runs(self):
        self.big_file()
        shell = self.shell()
        shell.child.send('load "big.csv"' + ENTER)
        shell.wait_for("%", seconds=30)
        shell.signal(signal.SIGTERM)
        self.assertEqual(shell.status(), 128 + signal.SIGTERM)
        self.assertEqual(history_lines(self.history), ['load "big.csv"'])

    def test_a_script_ends_with_the_number_and_leaves_no_half_file(self):
        self.big_file()
        process = subprocess.Popen(
            [PROGRAM, "-c", 'load "big.csv"; freq a to "t.csv"'], cwd=self.folder,
            env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL, text=True)
        try:
            process.wait(timeout=0.7)
        except subprocess.TimeoutExpired:
            pass
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=20)
        self.assertEqual(process.returncode, 128 + signal.SIGTERM)
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()), ["big.csv"])

    def test_an_ignored_hang_up_stays_ignored(self):
        self.write("many.bq", "freq wave\n" * 300)
        process = subprocess.Popen(
            ["nohup", PROGRAM, "many.bq"], cwd=self.folder, env=environment(),
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, stdin=subprocess.DEVNULL)
        process.stdout.read(1)
        process.send_signal(signal.SIGHUP)
        process.communicate(timeout=60)
        self.assertEqual(process.returncode, 0)

    def test_a_closed_output_ends_silently(self):
        done = subprocess.run(
            f"{PROGRAM} -c 'describe; describe; describe' | head -1; echo ${{PIPESTATUS[0]}}",
            shell=True, executable="/bin/bash", env=environment(), capture_output=True, text=True,
            check=True)
        self.assertIn("barometer:", done.stdout)
        self.assertNotIn("Fatal", done.stderr)


class FailedLoadTests(TerminalCase):
    """What is asked behind a load that failed."""

    def test_the_data_set_in_use_stays_and_is_named(self):
        self.write("own.csv", "a,b\n1,2\n")
        shell = self.shell()
        self.run_entry(shell, 'load "none.csv"', 1)
        self.assert_shown(shell, "`barometer` is still in use")
        self.run_entry(shell, "freq wave", 2)
        self.run_entry(shell, 'load "own.csv"', 2)
        self.run_entry(shell, "use none", 2)
        self.assert_shown(shell, "`own` is still in use")
        self.run_entry(shell, "freq a", 3)

    def test_a_script_that_is_run_leaves_none(self):
        self.write("script.bq", 'load "none.csv"\n')
        shell = self.shell()
        self.run_entry(shell, 'run "script.bq"', 1)
        self.run_entry(shell, "freq wave", 1)
        self.assert_shown(shell, 'because `load "none.csv"` did not succeed', "`use barometer`")
        self.run_entry(shell, "use barometer", 1)
        self.run_entry(shell, "freq wave", 2)

    def test_the_first_script_leaves_none(self):
        path = self.write("start.bq", 'load "none.csv"\n')
        shell = self.start(BARO_INIT=str(path)).prompt(1)
        self.run_entry(shell, "freq wave", 1)
        self.assert_shown(shell, 'because `load "none.csv"` did not succeed')
        self.assertNotIn("ships with baro", "\n".join(shell.all_lines()))


class HistoryFileTests(TerminalCase):
    """History files that cannot be used: the shell works and says so once."""

    def check(self, shell, *reasons):
        """Two questions are answered, and the reason is told once."""
        self.run_entry(shell, "freq wave", 2)
        self.run_entry(shell, "freq size", 3)
        whole = " ".join("\n".join(shell.all_lines()).split())
        self.assertEqual(whole.count("history file"), 1, whole)
        for reason in reasons:
            self.assertIn(reason, whole)

    @at_both_sizes
    def test_a_folder(self, shell):
        shell.child.close(force=True)
        os.makedirs(self.folder / "taken", exist_ok=True)
        self.check(self.again(BARO_HISTORY=str(self.folder / "taken")), "is not a regular file")

    def test_a_binary_file(self):
        path = self.folder / "binary"
        path.write_bytes(b"freq wave\n\x00\x01\x02\n" * 100)
        self.check(self.again(BARO_HISTORY=str(path)), "is a binary file")
        self.assertEqual(path.stat().st_size, 1400)

    def test_bytes_that_are_no_text_are_passed_over(self):
        path = self.folder / "latin"
        path.write_bytes(b"freq r\xf4le\nfreq wave\n")
        shell = self.again(BARO_HISTORY=str(path))
        shell.type("\x1b[A")
        self.assert_last(shell, "baro[1]> freq wave")

    def test_200_megabytes(self):
        path = self.folder / "large"
        line = b"freq wave where population > %09d\n"
        with open(path, "wb") as file:
            for start in range(0, 200):
                file.write(b"".join(line % n for n in range(start * 30_000, (start + 1) * 30_000)))
        self.assertGreater(path.stat().st_size, 200_000_000)
        shell = self.again(BARO_HISTORY=str(path))
        shell.type("\x1b[A")
        self.assert_shows(shell, "population > 005999999")
        self.run_entry(shell, " freq wave", 1)

    def test_a_home_that_is_read_only(self):
        self.check(self.again(BARO_HISTORY="/proc/1/state/history"), "cannot be")

    def test_a_place_that_cannot_be_made(self):
        self.write("file", "")
        self.check(self.again(BARO_HISTORY=str(self.folder / "file" / "history")), "cannot be")


class InitTests(TerminalCase):
    """The script that the shell runs first."""

    def test_it_runs_and_is_skipped(self):
        home = self.folder / "home"
        (home / ".config" / "baro").mkdir(parents=True)
        (home / ".config" / "baro" / "init.bq").write_text("filter wave = 2021\n", encoding="utf-8")
        place = {"HOME": str(home)}
        variables = dict(environment(**place))
        del variables["BARO_INIT"]
        for arguments, told in (((), "filter wave = 2021"), (("--no-init",), "no filter")):
            shell = self.start(*arguments, without=("BARO_INIT",), **place).prompt(1)
            self.run_entry(shell, "show filter", 1)
            self.assert_shows(shell, told)
            shell.type(END_OF_INPUT)
        done = subprocess.run([PROGRAM, "-c", "show filter"], env=variables, capture_output=True,
                              text=True, check=True, stdin=subprocess.DEVNULL)
        self.assertIn("no filter", done.stdout)

    def test_its_own_data_and_a_relative_path(self):
        self.write("own.csv", "a,b\n1,2\n")
        path = self.write("start.bq", 'load "own.csv"\n')
        shell = self.start(BARO_INIT=str(path)).prompt(1)
        self.run_entry(shell, "show datasets", 1)
        self.assert_shown(shell, "own.csv")
        self.assertNotIn("no data named", "\n".join(shell.all_lines()))

    def test_an_error_in_it_is_told_and_the_shell_starts(self):
        path = self.write("start.bq", "freq telewrok\n")
        shell = self.start(BARO_INIT=str(path)).prompt(1)
        self.assert_shown(shell, "start.bq:1:6: error[unknown-variable]", "closest: `telework`",
                          "start.bq was left out")
        self.run_entry(shell, "freq wave", 2)

    def test_what_it_sets_goes_without_saying(self):
        path = self.write("start.bq", "set decimals 1\nfreq wave\n")
        shell = self.start(BARO_INIT=str(path)).prompt(2)
        self.assert_shown(shell, "[1] Wave", "49.3%")
        self.assertNotIn("decimals", "\n".join(shell.all_lines()))

    def test_a_named_script_that_is_not_there_is_told(self):
        shell = self.start(BARO_INIT=str(self.folder / "none.bq")).prompt(1)
        self.assert_shown(shell, "none.bq: no such file")

    def test_a_folder_in_its_place(self):
        shell = self.start(BARO_INIT=str(self.folder)).prompt(1)
        self.assert_shown(shell, "error")
        self.run_entry(shell, "freq wave", 2)


if __name__ == "__main__":
    unittest.main()
