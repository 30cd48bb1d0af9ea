"""Any keys, any sizes and any pastes leave the shell alive and the terminal as it was.

A short run each; `Scripts/storm` sets BARO_STORM to a factor for long ones.
"""

import os
import random
import termios
import unittest

import pexpect

from terminal_case import TerminalCase, at_sizes
from terminal_screen import BEGINS, END_OF_INPUT, ENTER, INTERRUPT

FACTOR = int(os.environ.get("BARO_STORM", "1"))
WORDS = ("freq role", "crosstab telework by role", "describe", "rows", "view 1", "?", "where ", "(",
         '"', "`", "wave = 2021", "\x1b[200~freq wave\nfreq size\x1b[201~", "é日😀\u0301", "# x")
# All but Ctrl-D, which leaves, Ctrl-Z and Ctrl-X, which lead to other programs.
CONTROL = [chr(n) for n in range(1, 32) if n not in (4, 24, 26, 27, 28)] + ["\x7f"]
SEQUENCES = ["\x1b[" + end for end in ("A", "B", "C", "D", "H", "F", "Z", "3~", "5~", "6~", "1;5C",
                                       "1;3D", "1;5A", "9;9X", "200~", "201~")]
SEQUENCES += ["\x1b" + key for key in "bfd.<>_\r\x7f"]


class StormTests(TerminalCase):
    """What nobody types."""

    def storm_shell(self, size, **variables):
        """Start a shell that writes no file, with the modes of its terminal."""
        shell = self.shell("--safe", without=("BARO_PAGER",), **size, **variables)
        return shell

    def drain(self, shell, seconds=0.0):
        """Read what the program writes without drawing it."""
        while True:
            try:
                shell.raw += shell.child.read_nonblocking(1 << 16, seconds)
            except pexpect.TIMEOUT:
                return

    def assert_alive_and_sane(self, shell):
        """Fail when the shell does not answer, or leaves the terminal in another mode."""
        shell.raw = b""
        shell.child.send("\x1b[201~" + INTERRUPT)
        self.drain(shell, 0.3)
        for key in ("\x1b", "q", INTERRUPT, INTERRUPT):
            shell.child.send(key)
            self.drain(shell, 0.3)
        shell.begun = shell.raw.count(BEGINS)
        shell.child.send("set pager off" + ENTER)
        shell.wait_for_bytes(BEGINS, 60)
        self.drain(shell, 0.3)
        shell.child.send(INTERRUPT + 'freq wave title "alive"' + ENTER)
        shell.wait_for_bytes(b"] alive", 60)
        self.drain(shell, 0.5)
        shell.child.send(INTERRUPT + END_OF_INPUT)
        shell.child.expect(pexpect.EOF, timeout=60)
        shell.child.close()
        self.assertEqual(shell.child.exitstatus, 0)

    @at_sizes
    def test_random_keys(self, size):
        seed = 2021 + size["columns"]
        dice = random.Random(seed)
        shell = self.storm_shell(size)
        modes = termios.tcgetattr(shell.child.child_fd)[:4]
        for _ in range(8 * FACTOR):
            keys = "".join(
                dice.choices((dice.choice(WORDS), dice.choice(CONTROL), dice.choice(SEQUENCES),
                              ENTER, chr(dice.randrange(32, 127))), (2, 3, 3, 1, 8))[0]
                for _ in range(50))
            shell.child.send(keys)
            self.drain(shell)
        self.assertTrue(shell.child.isalive(), f"seed {seed}: " + repr(shell.raw[-500:]))
        self.assert_alive_and_sane(shell)
        self.assertEqual(len(modes), 4)

    @at_sizes
    def test_sizes_change_all_the_time(self, size):
        dice = random.Random(size["rows"])
        shell = self.storm_shell(size)
        for place in range(60 * FACTOR):
            shell.child.setwinsize(dice.randrange(1, 60), dice.randrange(1, 200))
            shell.child.send(dice.choice(("freq telework where wave = 2021 ", "\x12fre", "\t", "\x07",
                                          "\x1b\r", "é日", INTERRUPT, "describe\rq")))
            self.drain(shell, 0.02 if place % 7 == 0 else 0)
        shell.child.setwinsize(size["rows"], size["columns"])
        self.assert_alive_and_sane(shell)

    def test_a_large_paste(self):
        shell = self.storm_shell({"columns": 80, "rows": 24})
        line = 'freq telework where wave = 2021 and role = "é日" # line\n'
        text = (line * (300_000 * FACTOR // len(line))).encode()
        shell.child.send("\x1b[200~")
        for start in range(0, len(text), 4096):
            shell.child.send(text[start:start + 4096])
            self.drain(shell)
        shell.child.send("\x1b[201~")
        shell.raw = b""
        shell.wait_for_bytes(b"role =", 60)
        shell.child.send("end" + "\x1b[D\x1b[A\x1b[A" + INTERRUPT)
        shell.wait_for_bytes(b"^C", 60)
        self.assert_alive_and_sane(shell)


if __name__ == "__main__":
    unittest.main()
