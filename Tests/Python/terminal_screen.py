"""Drives the program in a pseudo-terminal and keeps the screen that a person would see."""

import copy
import os
import re
import signal
import time

import pexpect
import pyte

from baro_program import PROGRAM, environment

UP, DOWN, RIGHT, LEFT, HOME, END = "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x01", "\x05"
ENTER, TAB, INTERRUPT, END_OF_INPUT = "\r", "\t", "\x03", "\x04"
ALT_ENTER, ALT_RIGHT, BACKSPACE, SEARCH, GIVE_UP = "\x1b\r", "\x1b[1;3C", "\x7f", "\x12", "\x07"
# What the program writes before it reads an entry: pastes are marked from here on.
BEGINS = b"\x1b[?2004h"
WORD_RIGHT, KILL_WORD, SUSPEND, CLEAR = "\x1bf", "\x17", "\x1a", "\x0c"


class Screen(pyte.HistoryScreen):
    """A screen with the second one that programs draw on, which leaves the first as it was."""

    OTHER = 1049

    def set_mode(self, *modes, **words):
        """Keep the first screen and clear."""
        super().set_mode(*modes, **words)
        if words.get("private") and self.OTHER in modes:
            self.first = copy.deepcopy(self.buffer), copy.copy(self.cursor)
            self.erase_in_display(2)

    def reset_mode(self, *modes, **words):
        """Bring the first screen back."""
        super().reset_mode(*modes, **words)
        if words.get("private") and self.OTHER in modes:
            self.buffer, self.cursor = self.first


class Terminal:
    """The program on a screen of its own; used as a context, it is ended at the end."""

    def __init__(self, *arguments, columns=100, rows=30, folder=None, without=(), **variables):
        self.screen = Screen(columns, rows, history=5000)
        self.stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self.quiet = 0.12
        self.is_dumb = variables.get("TERM") == "dumb"
        self.begun = 0
        self.child = pexpect.spawn(
            str(PROGRAM), list(arguments), dimensions=(rows, columns), cwd=folder,
            env={name: value for name, value in environment(**variables).items()
                 if name not in without}, timeout=20,
            preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_DFL))
        self.child.delaybeforesend = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.child.close(force=True)

    def pump(self, quiet=None):
        """Read until the program has been silent for a while."""
        quiet = quiet or self.quiet
        until = time.monotonic() + quiet
        while time.monotonic() < until:
            try:
                data = self.child.read_nonblocking(65536, min(0.02, quiet / 2))
            except pexpect.TIMEOUT:
                continue
            except pexpect.EOF:
                return
            self.raw += data
            self.stream.feed(data)
            until = time.monotonic() + quiet

    def wait_for_bytes(self, wanted, seconds=20):
        """Read until the program has written some bytes, though it goes on writing."""
        until = time.monotonic() + seconds
        while wanted not in self.raw:
            if time.monotonic() > until:
                raise AssertionError(f"{wanted!r} was not written")
            try:
                self.raw += self.child.read_nonblocking(65536, 0.02)
            except pexpect.TIMEOUT:
                continue
        return self

    def wait_for(self, text, seconds=20):
        """Read until a line of the screen holds a text; fail with the screen when none does."""
        until = time.monotonic() + seconds
        while not self.shows(text):
            if time.monotonic() > until:
                raise AssertionError(f"no {text!r} on the screen:\n" + "\n".join(self.lines()))
            self.pump(0.05)
        self.pump()
        return self

    def shows(self, text):
        """Return whether a line of the screen holds a text."""
        return any(text in line for line in self.lines())

    def prompt(self, number=None):
        """Wait for the prompt that follows the last keys, of a result number when one is given.

        The mark that the program writes before it reads an entry tells a new prompt from the one
        that keys were typed behind.
        """
        wanted = re.compile(rf"baro\[{'[0-9]+' if number is None else number}\]>")
        until = time.monotonic() + 20
        while not (self.has_begun() and self.lines() and wanted.match(self.lines()[-1])):
            if time.monotonic() > until:
                raise AssertionError(f"no prompt {wanted.pattern}:\n" + "\n".join(self.lines()))
            self.pump(0.05)
        self.pump()
        return self

    def has_begun(self):
        """Return whether an entry is read that was not when the last keys were pressed."""
        if self.is_dumb:
            return True
        *earlier, last = self.raw.split(BEGINS)
        return len(earlier) > self.begun and b"]> " in last

    def type(self, keys):
        """Press keys and let the program answer."""
        self.begun = self.raw.count(BEGINS)
        self.child.send(keys)
        self.pump()
        return self

    def paste(self, text):
        """Paste as a terminal does that marks what is pasted."""
        return self.type("\x1b[200~" + text + "\x1b[201~")

    def lines(self):
        """Return the rows of the screen up to the last that is not blank."""
        rows = []
        for row in range(self.screen.lines):
            cells = self.screen.buffer[row]
            rows.append("".join(cells[x].data for x in range(self.screen.columns)).rstrip())
        while rows and not rows[-1]:
            rows.pop()
        return rows

    def cursor_line(self):
        """Return the row where the cursor stands, without its trailing blanks."""
        cells = self.screen.buffer[self.screen.cursor.y]
        return "".join(cells[x].data for x in range(self.screen.columns)).rstrip()

    def last(self):
        """Return the last line of the screen, with its trailing blanks."""
        return self.lines()[-1]

    def until(self, holds, seconds=5):
        """Read until something holds, or for some seconds."""
        end = time.monotonic() + seconds
        while not holds() and time.monotonic() < end:
            self.pump(0.05)

    def flat(self):
        """Return everything that was shown as one line, however it was folded."""
        return " ".join("\n".join(self.all_lines()).split())

    def color(self, text):
        """Return the foreground where a text begins, on the lowest row that holds it; else None."""
        for row in reversed(range(self.screen.lines)):
            cells = self.screen.buffer[row]
            place = "".join(cells[x].data for x in range(self.screen.columns)).find(text)
            if place >= 0:
                return cells[place].fg
        return None

    def resize(self, columns, rows):
        """Give the terminal another size, as a person does who drags its corner."""
        self.screen.resize(rows, columns)
        self.child.setwinsize(rows, columns)
        self.pump(0.2)
        return self

    def signal(self, number):
        """Send a signal to the program."""
        os.kill(self.child.pid, number)

    def all_lines(self):
        """Return the lines that scrolled away, then those on the screen."""
        above = ["".join(row[x].data for x in range(self.screen.columns)).rstrip()
                 for row in self.screen.history.top]
        return above + self.lines()

    def status(self):
        """Wait for the end of the program and return its exit status."""
        self.pump(0.3)
        if self.child.isalive():
            self.child.expect(pexpect.EOF)
        self.child.close()
        return self.child.exitstatus


def history_lines(path):
    """Return the lines of a history file."""
    with open(path, encoding="utf-8") as file:
        return file.read().splitlines()


def mode(path):
    """Return the permission bits of a file."""
    return os.stat(path).st_mode & 0o777
