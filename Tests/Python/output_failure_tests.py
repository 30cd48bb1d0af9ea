"""What becomes of results that cannot be written: never silence, never a file in their place."""

import os
import pty
import resource
import signal
import subprocess
import tempfile
import unittest
from pathlib import Path

from baro_program import PROGRAM, environment

FULL = 74
ROWS = ["--format", "csv", "-c", "rows"]


def limit_files():
    """Let no file grow above 4 KB."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))


class OutputTests(unittest.TestCase):
    """Full disks, closed streams, readers that left, terminals that went away."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def run_with(self, *arguments, **options):
        """Run the program with streams of its own."""
        options.setdefault("stderr", subprocess.PIPE)
        return subprocess.run(
            [PROGRAM, *arguments], cwd=self.folder, env=environment(), timeout=60, check=False,
            stdin=subprocess.DEVNULL, **options)

    def errors(self, done):
        """What it said beside the data that it asked."""
        return [line for line in done.stderr.decode().splitlines() if "no data named" not in line]

    def test_a_full_disk(self):
        with open("/dev/full", "wb") as full:
            done = self.run_with(*ROWS, stdout=full)
        self.assertEqual(done.returncode, FULL)
        self.assertEqual(self.errors(done), [
            "baro: standard output cannot be written: No space left on device"])

    def test_a_disk_that_is_full_in_the_middle(self):
        with open(self.folder / "part.csv", "wb") as part:
            done = self.run_with(
                "--format", "csv", "-c", 'rows; freq wave to "late.csv"', stdout=part,
                preexec_fn=limit_files)
        self.assertEqual(done.returncode, FULL, done.stderr)
        self.assertEqual(len(self.errors(done)), 1, done.stderr)
        self.assertEqual([path.name for path in self.folder.iterdir()], ["part.csv"])

    def test_a_reader_that_left_where_its_signal_is_ignored(self):
        process = subprocess.Popen(
            [PROGRAM, *ROWS], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(),
            stdin=subprocess.DEVNULL, restore_signals=False,
            preexec_fn=lambda: signal.signal(signal.SIGPIPE, signal.SIG_IGN))
        process.stdout.close()
        told = process.stderr.read().decode()
        process.wait(timeout=60)
        process.stderr.close()
        self.assertNotIn("cannot be written", told)

    def test_a_pipe_that_does_not_block_gets_everything(self):
        reader, writer = os.pipe()
        os.set_blocking(writer, False)
        process = subprocess.Popen(
            [PROGRAM, *ROWS], stdout=writer, stderr=subprocess.DEVNULL,
            env=environment(), stdin=subprocess.DEVNULL)
        os.close(writer)
        with open(reader, "rb") as pipe:
            lines = pipe.read().count(b"\n")
        whole = self.run_with(*ROWS, stdout=subprocess.PIPE).stdout.count(b"\n")
        self.assertEqual((process.wait(timeout=60), lines), (0, whole))

    def test_a_dumb_terminal_that_went_away(self):
        master, slave = pty.openpty()
        process = subprocess.Popen(
            [PROGRAM], stdin=slave, stdout=slave, stderr=subprocess.PIPE,
            env=environment(TERM="dumb"), cwd=self.folder)
        os.close(slave)
        os.read(master, 1)
        os.close(master)
        process.communicate(timeout=60)
        self.assertNotEqual(process.returncode, -signal.SIGKILL)

    def test_a_limit_does_not_end_a_shell_that_keeps_its_history(self):
        history = self.folder / "history"
        history.write_bytes(b"freq wave\n" * 410)
        master, slave = pty.openpty()
        process = subprocess.Popen(
            [PROGRAM], stdin=slave, stdout=slave, stderr=slave, cwd=self.folder,
            env=environment(BARO_HISTORY=str(history)), preexec_fn=limit_files)
        os.close(slave)
        seen = b""
        for entry in (b"show filter\r", b"quit\r"):
            while not seen.endswith(b"> ") and b"baro[1]" not in seen:
                seen += os.read(master, 65536)
            os.write(master, entry)
        try:
            while chunk := os.read(master, 65536):
                seen += chunk
        except OSError:
            pass
        os.close(master)
        self.assertEqual(process.wait(timeout=60), 0)
        self.assertIn(b"history file", seen)


if __name__ == "__main__":
    unittest.main()
