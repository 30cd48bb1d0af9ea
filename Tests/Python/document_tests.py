"""Documents from the command line: run, check, convert, and what a kill leaves."""

import json
import shutil
import signal
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

import nbformat

from baro_program import PROGRAM, ROOT, environment, run

STORY = """# Telework

```bq
show filter
```

Words.

```bq
freq wave
claim "658 answered" n is 658 where wave = 2021
```
"""


class DocumentCase(unittest.TestCase):
    """Gives each test a folder."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def write(self, name, text):
        """Write a file of the folder."""
        (self.folder / name).write_text(text, encoding="utf-8")
        return self.folder / name

    def read(self, name):
        """Return the text of a file of the folder."""
        return (self.folder / name).read_text(encoding="utf-8")

    def baro(self, *arguments, status=0):
        """Run the program in the folder and return it when it ended with a status."""
        done = run(*arguments, folder=self.folder)
        self.assertEqual(done.returncode, status, done.stdout + done.stderr)
        return done


class RunTests(DocumentCase):
    """`baro run` and `baro check`."""

    def test_outputs_are_written_in_place_and_checked(self):
        self.write("a.md", STORY)
        self.baro("run", "a.md")
        stored = self.read("a.md")
        self.assertIn("```output\nno filter: all rows count\n```\n\nWords.", stored)
        self.assertIn("✓ 658 answered: found 658, base 658\n```\n", stored)
        self.baro("run", "a.md")
        self.assertEqual(self.read("a.md"), stored)
        self.assertIn("2 of 2 stored outputs", self.baro("check", "a.md").stderr)
        self.write("a.md", stored.replace("  658 ", "  659 "))
        done = self.baro("check", "a.md", status=2)
        self.assertIn("a.md:14: the output of `freq-wave` differs", done.stdout)
        self.assertRegex(done.stdout, r"\n  - 2021 +659 ")
        self.assertRegex(done.stdout, r"\n  \+ 2021 +658 ")

    def test_a_failed_claim_ends_with_2(self):
        self.write("a.md", STORY.replace("n is 658", "n is 659"))
        self.assertIn("1 of 1 claim failed", self.baro("run", "a.md", status=2).stderr)
        self.assertIn("✗ 658 answered", self.read("a.md"))
        self.baro("check", "a.md", status=2)

    def test_an_error_is_told_with_its_line_and_stored(self):
        self.write("a.md", STORY.replace("freq wave", "freq wvae"))
        done = self.baro("run", "a.md", status=1)
        self.assertIn("a.md:10:6: error[unknown-variable]", done.stderr)
        self.assertIn("a.md:10:6: error[unknown-variable]", self.read("a.md"))
        self.assertIn("no filter", self.read("a.md"))

    def test_another_file_is_not_replaced_unasked(self):
        self.write("a.md", STORY)
        self.write("b.md", "mine")
        self.baro("run", "a.md", "--to", "b.md", status=1)
        self.assertEqual(self.read("b.md"), "mine")
        self.baro("run", "a.md", "--to", "b.md", "--replace")
        self.assertEqual(self.read("a.md"), STORY)
        self.assertIn("no filter", self.read("b.md"))

    def test_safe_writes_nothing(self):
        self.write("a.md", STORY)
        self.baro("run", "a.md", "--safe", status=1)
        self.assertEqual(self.read("a.md"), STORY)
        self.assertIn("658", self.baro("a.md", "--safe").stdout)

    def test_a_document_named_alone_is_printed(self):
        self.write("a.md", STORY)
        done = self.baro("a.md")
        self.assertIn("no filter", done.stdout)
        self.assertEqual(self.read("a.md"), STORY)

    def test_parameters_and_a_script(self):
        self.write("a.bq", "# %% Wave\nparam wave = 2020\nfreq role where wave = $wave\n")
        self.baro("run", "a.bq", "--to", "a.md", "--set", "wave=2021")
        self.assertIn("```bq Wave\n", self.read("a.md"))
        self.assertIn("658 town halls", self.read("a.md"))

    def test_the_shipped_story_is_what_its_cells_say(self):
        self.baro("check", ROOT / "Scripts" / "examples" / "barometer-2021.md")


class ConvertTests(DocumentCase):
    """`baro convert`."""

    def test_notebooks_in_the_tree_come_back_byte_for_byte(self):
        found = sorted((ROOT / "Scripts" / "examples").glob("*.bq")) + sorted((ROOT / "Scripts" / "examples").glob("*.md"))
        self.assertTrue(found)
        for path in found:
            with self.subTest(path=path.name):
                name = path.name
                shutil.copy(path, self.folder / name)
                for step, ending in enumerate((".md", ".ipynb", ".bq", ".ipynb", ".md", ".bq")):
                    target = f"{step}{ending}"
                    self.baro("convert", name, target, "--replace")
                    name = target
                self.baro("convert", path.name, "0.bq", "--replace")
                self.assertEqual(self.read("0.bq"), self.read(name))
                self.baro("convert", name, f"last{path.suffix}", "--replace")
                if path.suffix == ".bq":
                    self.assertEqual(self.read("last.bq"), path.read_text(encoding="utf-8"))

    def test_notebooks_are_valid(self):
        self.write("a.md", STORY + "\n<!-- %% [raw] -->\n\nraw\n")
        self.baro("run", "a.md", "--to", "a.ipynb")
        notebook = nbformat.read(self.folder / "a.ipynb", as_version=4)
        nbformat.validate(notebook)
        self.assertEqual([cell.cell_type for cell in notebook.cells],
                         ["markdown", "code", "markdown", "code", "raw"])
        self.assertEqual(notebook.cells[1].id, "show-filter")
        text = self.read("a.ipynb")
        self.assertEqual(nbformat.writes(notebook) + "\n", text)

    def test_a_notebook_of_another_program_keeps_what_it_has(self):
        notebook = nbformat.v4.new_notebook(metadata={"authors": ["é"], "x": {"y": 1}})
        code = nbformat.v4.new_code_cell("show filter", metadata={"tags": ["parameters"]})
        notebook.cells = [nbformat.v4.new_markdown_cell("# T"), code]
        nbformat.write(notebook, self.folder / "a.ipynb")
        self.baro("run", "a.ipynb")
        ran = nbformat.read(self.folder / "a.ipynb", as_version=4)
        self.assertEqual(ran.metadata, notebook.metadata)
        self.assertEqual(ran.cells[1].metadata, code.metadata)
        self.assertEqual(ran.cells[1].id, code.id)
        said = ran.cells[1].outputs[-1]
        self.assertEqual((said.name, said.text), ("stdout", "no filter: all rows count\n"))
        self.baro("convert", "a.ipynb", "b.md")
        self.baro("convert", "b.md", "c.ipynb")
        self.assertEqual(nbformat.read(self.folder / "c.ipynb", as_version=4).cells[1].id, code.id)

    def test_bad_notebooks_are_told_with_their_place_and_stay(self):
        for text, place in (("{", ":1:2:"), ('{"nbformat": 4,\n "cells": 3}', ":2:11:"),
                            ("not json", ":1:1:")):
            self.write("a.ipynb", text)
            for command in ("run", "check"):
                self.assertIn("a.ipynb" + place, self.baro(command, "a.ipynb", status=66).stderr)
            self.assertEqual(self.read("a.ipynb"), text)
        self.baro("convert", "missing.md", "b.bq", status=66)
        self.baro("run", "a.txt", status=64)


class KillTests(DocumentCase):
    """A kill at any moment leaves a whole file with the cells that ran."""

    def test_a_kill_loses_the_running_cell_at_most(self):
        slow = "```bq\nrun \"slow.bq\"\n```\n"
        self.write("slow.bq", "freq wave\n" * 3_000)
        self.write("a.md", STORY + "\n" + slow)
        process = subprocess.Popen([PROGRAM, "run", "a.md"], cwd=self.folder, env=environment(),
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        until = time.monotonic() + 20
        while "658 answered: found" not in self.read("a.md") and time.monotonic() < until:
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
        process.wait()
        text = self.read("a.md")
        self.assertIn("✓ 658 answered: found 658", text)
        self.assertTrue(text.endswith(slow), text[-200:])

    def test_an_interrupt_saves_what_ran_and_ends_with_130(self):
        self.write("slow.bq", "freq wave\n" * 3_000)
        self.write("a.md", STORY + "\n```bq\nrun \"slow.bq\"\n```\n")
        process = subprocess.Popen([PROGRAM, "run", "a.md"], cwd=self.folder, env=environment(),
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        until = time.monotonic() + 20
        while "658 answered: found" not in self.read("a.md") and time.monotonic() < until:
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(timeout=20), 130)
        self.assertIn("✓ 658 answered: found 658", self.read("a.md"))


class HostileTests(DocumentCase):
    """Text from data cannot act in a document."""

    def test_labels_are_text_in_pages_and_cannot_close_a_block(self):
        self.write("a.csv", 'q\n"<script>alert(1)</script>"\n"```"\n"<img src=x onerror=y>"\n')
        self.write("a.md", '```bq\nload "a.csv"\nfreq q\n```\n\nafter\n')
        self.baro("run", "a.md", "--to", "a.ipynb")
        cells = json.loads(self.read("a.ipynb"))["cells"]
        page = "".join(cells[0]["outputs"][-1]["data"]["text/html"])
        self.assertNotIn("<script", page)
        self.assertNotIn("<img", page)
        self.baro("run", "a.md")
        self.baro("convert", "a.md", "b.ipynb")
        again = json.loads(self.read("b.ipynb"))["cells"]
        self.assertEqual(["".join(cell["source"]) for cell in again][1:], ["after"])


if __name__ == "__main__":
    unittest.main()
