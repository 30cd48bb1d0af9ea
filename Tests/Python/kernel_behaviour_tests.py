"""What a kernel does beside the protocol's own suite: interrupts, ends, hostile messages."""

import csv
import json
import os
import signal
import subprocess
import sys
import time
import unittest
from pathlib import Path

import frictionless
import zmq

from baro_program import PROGRAM, environment, run
from hostile_texts import HOSTILE
from kernel_case import ENDLESS, KernelCase, install_for
from page_reader import ALLOWED, Page

install_for(globals())


class OutputTests(KernelCase):
    """What a cell says, and as what."""

    def test_the_last_result_is_the_cells_own_and_the_order_is_kept(self):
        reply, said = self.execute("freq wave\nshow filter\nderive office = 3\nfreq role")
        self.assertEqual((reply["status"], reply["execution_count"]), ("ok", 1))
        told = [(kind, content.get("name")) for kind, content in said]
        self.assertEqual(told, [
            ("stream", "stderr"), ("display_data", None), ("stream", "stdout"),
            ("stream", "stderr"), ("execute_result", None)])
        self.assertEqual(said[-1][1]["execution_count"], 1)
        self.assertIn("Secretary", said[-1][1]["data"]["text/plain"])

    def test_numbers_are_a_valid_data_resource(self):
        for code in ("crosstab telework by role show n, column%", "describe role",
                     'claim "658" n is 658 where wave = 2021', "rows show id, role top 3", "chart telework"):
            with self.subTest(code=code):
                _, said = self.execute(code)
                resource = said[-1][1]["data"]["application/vnd.dataresource+json"]
                report = frictionless.validate(frictionless.Resource.from_descriptor(
                    {"name": "r", "format": "inline", **resource}))
                self.assertTrue(report.valid, report.flatten())
                self.assertTrue(resource["data"])
        claim = self.execute('claim "658" n is 658 where wave = 2021')[1][-1][1]["data"]
        row = claim["application/vnd.dataresource+json"]["data"][0]
        self.assertEqual((row["holds"], row["found"], row["n"]), (True, 658, 658))

    def test_each_chart_is_a_picture_and_only_that(self):
        reply, said = self.execute("chart telework, website by role")
        self.assertEqual(reply["status"], "ok")
        kinds = [kind for kind, _ in said if kind != "stream"]
        self.assertEqual(kinds, ["display_data", "execute_result"])
        self.assertEqual(sorted(said[-1][1]["data"]), [
            "application/vnd.dataresource+json", "image/svg+xml", "text/plain"])

    def test_an_error_has_its_place_and_the_rest_of_the_cell_is_left(self):
        reply, said = self.execute("freq wave\nfreq telewrok\nfreq role")
        self.assertEqual((reply["status"], reply["ename"]), ("error", "unknown-variable"))
        self.assertTrue(reply["evalue"].startswith("[1]:2:6: error[unknown-variable]"), reply)
        self.assertIn("telework", "\n".join(reply["traceback"]))
        self.assertEqual([kind for kind, _ in said if kind != "stream"], ["display_data", "error"])

    def test_behind_a_load_that_failed_nothing_is_asked(self):
        (self.folder / "own.csv").write_text("a,b\n1,2\n", encoding="utf-8")
        for cell, told in (('load "none.csv"', 'load "none.csv"'), ('load none.csv', "load none.csv"),
                           ('freq telewrok\nload "none.csv"', 'load "none.csv"'), ("use none", "use none")):
            with self.subTest(cell=cell):
                self.assertEqual(self.execute('load "own.csv"')[0]["status"], "ok")
                self.assertEqual(self.execute("freq a")[0]["status"], "ok")
                self.assertEqual(self.execute(cell)[0]["status"], "error")
                reply, said = self.execute("freq a")
                self.assertEqual(reply["status"], "error", said)
                self.assertIn(f"because `{told}` did not succeed", reply["evalue"])

    def test_rows_say_what_they_leave_out(self):
        _, said = self.execute("rows")
        data = said[-1][1]["data"]
        line = "8 of 50 variables are shown"
        for form in ("text/plain", "text/html"):
            self.assertIn(line, data[form])
        self.assertIn(line, data["application/vnd.dataresource+json"]["description"])

    def test_a_line_that_ends_in_a_pattern_is_whole(self):
        for code, status in (("freq q*", "complete"), ("derive y = q *", "incomplete")):
            reply = self.reply(self.client.is_complete(code))
            self.assertEqual(reply["status"], status, code)

    def test_all_syntax_errors_are_one_error(self):
        reply, said = self.execute("freq role bye x\ncrosstab by by")
        self.assertEqual([kind for kind, _ in said], ["error"])
        self.assertIn("[1]:2:", "\n".join(reply["traceback"]))

    def test_silent_says_nothing_and_counts_nothing(self):
        reply, said = self.execute("freq wave", silent=True, store_history=False)
        self.assertEqual((reply["status"], reply["execution_count"], said), ("ok", 0, []))
        reply, _ = self.execute("freq wave")
        self.assertEqual(reply["execution_count"], 1)

    def test_quit_asks_the_client_to_leave(self):
        reply, _ = self.execute("quit")
        self.assertEqual(reply["payload"], [{"source": "ask_exit", "keepkernel": False}])

    def test_relative_paths_start_at_the_notebook(self):
        (self.folder / "a.csv").write_text("q\nx\ny\n", encoding="utf-8")
        reply, said = self.execute('load "a.csv"\nfreq q')
        self.assertEqual(reply["status"], "ok", reply)
        self.assertIn("2", said[-1][1]["data"]["text/plain"])

    def test_hostile_text_is_text_in_every_form(self):
        with open(self.folder / "h.csv", "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerows([["q"]] + [[text.replace("\x00", "")] for text in HOSTILE])
        reply, said = self.execute(
            'load "h.csv"\nlabel q "<script>q</script>"\nfreq q title "</caption><b>"\nchart q\n'
            "describe q\nrows top 99\n" 'claim "<i>65</i>" n is 65')
        self.assertEqual(reply["status"], "ok", reply)
        bundles = [content["data"] for _, content in said if "data" in content]
        self.assertEqual(len(bundles), 5)
        for bundle in bundles:
            for form in ("text/html", "image/svg+xml"):
                page = Page(bundle.get(form, ""))
                self.assertLessEqual(page.tags, ALLOWED)
                self.assertFalse([name for _, name, _ in page.attributes
                                  if name.startswith("on") or name in ("href", "src")])
            self.assertNotRegex(bundle["text/plain"], "[\x00-\x09\x0b-\x1f\u202e]")

    def test_completion_and_inspection_know_the_data_before_the_first_cell(self):
        reply = self.client.complete("freq telew", reply=True, timeout=20)["content"]
        self.assertEqual((reply["matches"], reply["cursor_start"], reply["cursor_end"]),
                         (["telework"], 5, 10))
        described = reply["metadata"]["_jupyter_types_experimental"][0]
        self.assertEqual((described["text"], described["type"]), ("telework", "name"))
        text = "freq rôle where é = telework by 𝒳"
        cursor = text.index("telework") + 3
        reply = self.client.inspect(text, cursor, reply=True, timeout=20)["content"]
        self.assertTrue(reply["found"])
        self.assertIn("<table", reply["data"]["text/html"])
        reply = self.client.inspect("crosstab", reply=True, timeout=20)["content"]
        self.assertIn("crosstab VARIABLES", reply["data"]["text/plain"])
        reply = self.client.inspect("freq  role", 5, reply=True, timeout=20)["content"]
        self.assertEqual((reply["found"], reply["data"]), (False, {}))


class EndTests(KernelCase):
    """Interrupts and ends while a cell runs."""

    def start_endless(self):
        """Begin a cell that does not end."""
        message = self.client.execute(ENDLESS)
        self.until_told(message)
        return message

    def test_an_interrupt_is_answered_within_a_tenth_of_a_second(self):
        running = self.start_endless()
        waiting = self.client.execute("freq role")
        start = time.monotonic()
        reply, _ = self.ask_control("interrupt_request")
        self.assertEqual(reply["status"], "ok")
        reply = self.reply(running)
        self.assertLess(time.monotonic() - start, 0.1)
        self.assertEqual((reply["status"], reply["ename"]), ("error", "interrupted"))
        self.assertEqual(self.reply(waiting), {"status": "aborted"})
        self.client.allow_stdin = False
        self.assert_answers()

    def test_a_stray_interrupt_stops_nothing(self):
        self.ask_control("interrupt_request")
        self.assert_answers()

    def test_control_and_heartbeat_answer_while_a_cell_runs(self):
        self.start_endless()
        reply, seconds = self.ask_control("kernel_info_request")
        self.assertEqual(reply["implementation"], "baro")
        self.assertLess(seconds, 1)
        self.assertTrue(self.client.is_alive())
        reply, _ = self.ask_control("debug_request", {"command": "x"})
        self.assertEqual((reply["status"], reply["ename"]), ("error", "unknown-request"))

    def ended(self, seconds=5):
        """Return whether the process ended in time."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if self.manager.provisioner.process.poll() is not None:
                return True
            time.sleep(0.02)
        return False

    def test_shutdown_ends_a_running_cell(self):
        self.start_endless()
        reply, _ = self.ask_control("shutdown_request", {"restart": False})
        self.assertEqual((reply["status"], reply["restart"]), ("ok", False))
        self.assertTrue(self.ended())

    def test_a_signal_to_end_ends_it_and_ctrl_c_does_not(self):
        self.start_endless()
        os.kill(self.process, signal.SIGINT)
        time.sleep(0.3)
        self.assertFalse(self.ended(0.1))
        os.kill(self.process, signal.SIGTERM)
        self.assertTrue(self.ended())

    def test_it_leaves_when_its_parent_dies(self):
        starter = ("import subprocess, sys\n"
                   "print(subprocess.Popen(sys.argv[1:]).pid, flush=True)\n"
                   "sys.stdin.readline()\n")
        file = self.folder / "other.json"
        connection = json.loads(Path(self.manager.connection_file).read_text(encoding="utf-8"))
        for port in ("shell", "control", "iopub", "stdin", "hb"):
            with zmq.Context() as context, context.socket(zmq.ROUTER) as free:
                connection[f"{port}_port"] = free.bind_to_random_port("tcp://127.0.0.1")
        file.write_text(json.dumps(connection), encoding="utf-8")
        parent = subprocess.Popen(
            [sys.executable, "-c", starter, PROGRAM, "kernel", file], env=environment(),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        kernel = int(parent.stdout.readline())
        time.sleep(0.5)
        self.assertTrue(Path(f"/proc/{kernel}").exists())
        parent.communicate("\n")
        until = time.monotonic() + 10
        while Path(f"/proc/{kernel}/cmdline").exists() and time.monotonic() < until:
            if not Path(f"/proc/{kernel}/cmdline").read_bytes():
                return  # Ended, and nobody has asked how.
            time.sleep(0.05)
        self.assertFalse(Path(f"/proc/{kernel}").exists())


class WireTests(KernelCase):
    """Messages that nobody should send."""

    def setUp(self):
        super().setUp()
        context = zmq.Context()
        self.addCleanup(context.destroy, linger=0)
        self.shell = context.socket(zmq.DEALER)
        self.shell.connect(f"tcp://127.0.0.1:{self.manager.shell_port}")
        self.control = context.socket(zmq.DEALER)
        self.control.connect(f"tcp://127.0.0.1:{self.manager.control_port}")

    def frames(self, code="derive office = 3"):
        """Return the frames of a signed request to run code."""
        message = self.client.session.msg("execute_request", {"code": code, "silent": False})
        return self.client.session.serialize(message)

    def test_unsigned_replayed_and_cut_messages_are_dropped(self):
        whole = self.frames("param found = 1")
        for cut in range(len(whole)):
            self.shell.send_multipart(whole[:cut] or [b""])
        forged = [whole[0], b"0" * 64] + whole[2:]
        self.shell.send_multipart(forged)
        self.shell.send_multipart(whole[:1] + [b""] + whole[2:])
        changed = whole[:-1] + [whole[-1].replace(b"found", b"wrong")]
        self.shell.send_multipart(changed)
        self.control.send_multipart(changed)
        time.sleep(0.3)
        _, said = self.execute("show params")
        self.assertIn("no parameter", said[-1][1]["text"])
        self.shell.send_multipart(whole)
        self.assertTrue(self.shell.poll(10_000))
        self.shell.recv_multipart()
        self.execute("undo")
        self.shell.send_multipart(whole)
        self.assertFalse(self.shell.poll(300))
        _, said = self.execute("show params")
        self.assertIn("no parameter", said[0][1]["text"])

    def test_noise_on_every_channel_leaves_it_alive(self):
        generator = __import__("random").Random(658)
        context = zmq.Context()
        self.addCleanup(context.destroy, linger=0)
        for port in (self.manager.stdin_port, self.manager.shell_port, self.manager.control_port):
            socket = context.socket(zmq.DEALER)
            socket.connect(f"tcp://127.0.0.1:{port}")
            for _ in range(500):
                socket.send_multipart([
                    generator.choice([b"<IDS|MSG>", b"", generator.randbytes(40)])
                    for _ in range(generator.randrange(1, 9))])
        beat = context.socket(zmq.REQ)
        beat.connect(f"tcp://127.0.0.1:{self.manager.hb_port}")
        beat.send_multipart([b"\xff" * 1000, b""])
        self.assertEqual(beat.recv_multipart(), [b"\xff" * 1000, b""])
        self.assert_answers()

    def test_signed_nonsense_is_answered_or_dropped(self):
        session = self.client.session
        for kind, content in (
                ("execute_request", {}), ("execute_request", {"code": 3}),
                ("complete_request", {"code": "freq", "cursor_pos": 10 ** 18}),
                ("complete_request", {"code": "é", "cursor_pos": -5}),
                ("inspect_request", {"cursor_pos": 1}), ("is_complete_request", {"code": None}),
                ("history_request", {"hist_access_type": "search", "n": "x", "pattern": "[["}),
                ("history_request", {}), ("comm_info_request", {"target_name": "x"}),
                ("connect_request", {}), ("no_such_thing", {"a": []})):
            with self.subTest(kind=kind, content=content):
                self.shell.send_multipart(session.serialize(session.msg(kind, content)))
                self.assertTrue(self.shell.poll(10_000))
                _, frames = session.feed_identities(self.shell.recv_multipart())
                self.assertIn(session.deserialize(frames)["content"]["status"], ("ok", "error"))
        self.shell.send_multipart(session.serialize(session.msg(
            "comm_open", {"comm_id": "c", "target_name": "t", "data": {}})))
        self.assert_answers()

    def test_it_listens_to_this_machine_only(self):
        inodes = set()
        for link in Path(f"/proc/{self.process}/fd").iterdir():
            target = os.readlink(link)
            if target.startswith("socket:["):
                inodes.add(target[8:-1])
        listening = [line.split() for name in ("tcp", "tcp6")
                     for line in Path(f"/proc/{self.process}/net/{name}").read_text(
                         encoding="utf-8").splitlines()[1:]]
        own = [fields[1] for fields in listening if fields[9] in inodes and fields[3] == "0A"]
        self.assertEqual(len(own), 5)
        self.assertEqual({address.split(":")[0] for address in own}, {"0100007F"})


class InstallTests(unittest.TestCase):
    """What Jupyter is told."""

    def test_the_users_own_jupyter_and_a_prefix(self):
        import tempfile  # pylint: disable=import-outside-toplevel
        with tempfile.TemporaryDirectory() as folder:
            for variables, place in (
                    ({"HOME": folder}, "/.local/share/jupyter"),
                    ({"HOME": folder, "XDG_DATA_HOME": f"{folder}/share"}, "/share/jupyter"),
                    ({"JUPYTER_DATA_DIR": f"{folder}/é j"}, "/é j")):
                done = subprocess.run(
                    [PROGRAM, "kernel", "install", "--user"], env=environment(**variables),
                    capture_output=True, text=True, check=False)
                self.assertEqual(done.returncode, 0, done.stderr)
                kernel = Path(f"{folder}{place}/kernels/baro")
                spec = json.loads((kernel / "kernel.json").read_text(encoding="utf-8"))
                self.assertEqual(spec["argv"], [
                    str(PROGRAM.resolve()), "kernel", "{connection_file}"])
                self.assertEqual((spec["language"], spec["interrupt_mode"]), ("bq", "message"))
                self.assertIn("<svg", (kernel / "logo-svg.svg").read_text(encoding="utf-8"))
            self.assertIn("installed the kernel baro in", done.stderr)
            self.assertEqual(run("kernel", "install", "--user", "--prefix", folder).returncode, 64)
            file = Path(folder) / "file"
            file.write_text("", encoding="utf-8")
            done = run("kernel", "install", "--prefix", file)
            self.assertEqual(done.returncode, 1)
            self.assertIn("cannot write", done.stderr)

    def test_a_port_that_is_taken_is_told(self):
        import tempfile  # pylint: disable=import-outside-toplevel
        with zmq.Context() as context, context.socket(zmq.ROUTER) as taken:
            port = taken.bind_to_random_port("tcp://127.0.0.1")
            channels = ("shell", "iopub", "stdin", "control", "hb")
            with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
                json.dump({"ip": "127.0.0.1", "key": "k",
                           **{f"{channel}_port": port for channel in channels}}, file)
                file.flush()
                done = run("kernel", file.name, seconds=20)
        self.assertEqual(done.returncode, 1)
        self.assertIn(f"cannot listen on tcp://127.0.0.1:{port}", done.stderr)

    def test_a_file_that_is_none_is_told(self):
        done = run("kernel", "/nowhere/connection.json")
        self.assertEqual(done.returncode, 66)
        self.assertIn("/nowhere/connection.json", done.stderr)


if __name__ == "__main__":
    unittest.main()
