"""A kernel of its own for each test that asks for one."""

import os
import tempfile
import time
import unittest
from pathlib import Path

from jupyter_client.manager import KernelManager

from baro_program import environment, run

# Statements that no machine runs within the time of a test.
ENDLESS = 'run "endless.bq"'


def install_for(module):
    """Give a test module its setUpModule and tearDownModule: a kernel that only it finds."""
    folder = tempfile.TemporaryDirectory()

    def set_up():
        done = run("kernel", "install", "--prefix", folder.name)
        assert done.returncode == 0, done.stderr
        os.environ.update(environment(
            JUPYTER_PATH=f"{folder.name}/share/jupyter", HOME=folder.name,
            PYTHONWARNINGS="ignore", JUPYTER_PLATFORM_DIRS="1"))

    module["setUpModule"] = set_up
    module["tearDownModule"] = folder.cleanup


class KernelCase(unittest.TestCase):
    """Starts a kernel in a folder of its own, and a client."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        (self.folder / "endless.bq").write_text("freq wave\n" * 20_000, encoding="utf-8")
        self.manager = KernelManager(kernel_name="baro")
        self.manager.start_kernel(cwd=folder.name)
        self.addCleanup(self.manager.shutdown_kernel, now=True)
        self.client = self.manager.blocking_client()
        self.client.start_channels()
        self.addCleanup(self.client.stop_channels)
        self.client.wait_for_ready(timeout=20)

    @property
    def process(self):
        """The number of the kernel's process."""
        return self.manager.provisioner.process.pid

    def execute(self, code, **options):
        """Run a cell; return the content of its reply and what it said, by type."""
        said = []
        reply = self.client.execute_interactive(
            code, output_hook=lambda message: said.append((message["msg_type"],
                                                           message["content"])),
            timeout=60, **options)
        return reply["content"], [one for one in said if one[0] not in ("status", "execute_input")]

    def until_told(self, message):
        """Wait until a cell has given a result."""
        while True:
            news = self.client.get_iopub_msg(timeout=20)
            if (news["parent_header"].get("msg_id"), news["msg_type"]) == (message, "display_data"):
                return

    def reply(self, message, seconds=20):
        """Return the reply to a request of the shell channel."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            reply = self.client.get_shell_msg(timeout=seconds)
            if reply["parent_header"]["msg_id"] == message:
                return reply["content"]
        raise AssertionError("no reply")

    def ask_control(self, kind, content=None):
        """Send a request by the control channel and return its reply, and how long it took."""
        message = self.client.session.msg(kind, content or {})
        start = time.monotonic()
        self.client.control_channel.send(message)
        while True:
            reply = self.client.get_control_msg(timeout=20)
            if reply["parent_header"]["msg_id"] == message["header"]["msg_id"]:
                return reply["content"], time.monotonic() - start

    def assert_answers(self):
        """Check that the kernel still runs cells."""
        reply, said = self.execute("show filter")
        self.assertEqual(reply["status"], "ok")
        self.assertEqual(said[-1], ("stream", {"name": "stdout",
                                               "text": "no filter: all rows count\n"}))
