"""The programs that run notebooks run those of baro: nbclient, nbconvert, papermill, the console."""

import re
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

import nbformat
import papermill
import pexpect
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

from baro_program import ROOT, environment, run
from kernel_case import install_for

install_for(globals())


class ClientCase(unittest.TestCase):
    """Gives each test a folder and a notebook."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def notebook(self, text, name="a"):
        """Make a notebook of a Markdown document and return its path."""
        (self.folder / f"{name}.md").write_text(text, encoding="utf-8")
        done = run("convert", f"{name}.md", f"{name}.ipynb", folder=self.folder)
        self.assertEqual(done.returncode, 0, done.stderr)
        return self.folder / f"{name}.ipynb"

    def jupyter(self, *arguments):
        """Run a program of Jupyter in the folder."""
        import os  # pylint: disable=import-outside-toplevel
        done = subprocess.run(
            [sys.executable, "-m", *arguments], cwd=self.folder, capture_output=True, text=True,
            env=environment(JUPYTER_PATH=os.environ["JUPYTER_PATH"]), timeout=120, check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        return done


class NotebookClientTests(ClientCase):
    """nbclient and nbconvert."""

    def test_the_story_of_the_article_runs_in_jupyter_and_checks_out(self):
        # Beside the data, as it stands in the tree.
        (self.folder / "Datasets").symlink_to(ROOT / "Datasets")
        path = self.folder / "Scripts" / "examples" / "story.ipynb"
        path.parent.mkdir(parents=True)
        run("convert", ROOT / "Scripts" / "examples" / "barometer-2021.md", path)
        notebook = nbformat.read(path, as_version=4)
        NotebookClient(notebook, kernel_name="baro",
                       resources={"metadata": {"path": str(path.parent)}}).execute()
        nbformat.validate(notebook)
        results = [output for cell in notebook.cells for output in cell.get("outputs", ())
                   if output.output_type == "execute_result"]
        self.assertGreater(len(results), 10)
        self.assertTrue(all("text/plain" in result.data for result in results))
        # What Jupyter stored is what the program says.
        nbformat.write(notebook, path)
        done = run("check", path)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertNotIn("have none stored", done.stderr)
        # And what Jupyter adds does not come along.
        run("convert", path, "back.md", folder=self.folder)
        self.assertNotIn("jupyter:", (self.folder / "back.md").read_text(encoding="utf-8"))

    def test_both_ways_of_running_store_the_same_results(self):
        path = self.notebook("```bq\nfreq wave\nshow filter\ncrosstab telework by role\n```\n\n"
                             "```bq\nchart telework by wave\n```\n")
        other = nbformat.read(path, as_version=4)
        NotebookClient(other, kernel_name="baro").execute()
        run("run", path)
        own = nbformat.read(path, as_version=4)
        for one, two in zip(own.cells, other.cells):
            bundles = [[output.get("data") or output.text for output in cell.outputs]
                       for cell in (one, two)]
            self.assertEqual(*bundles)

    def test_an_error_stops_the_notebook_at_its_cell(self):
        notebook = nbformat.read(self.notebook(
            "```bq\nfreq wave\n```\n\n```bq\nfreq telewrok\n```\n\n```bq\nfreq role\n```\n"),
            as_version=4)
        with self.assertRaisesRegex(CellExecutionError, r"\[2\]:1:6: error\[unknown-variable\]"):
            NotebookClient(notebook, kernel_name="baro").execute()
        self.assertEqual([len(cell.outputs) > 0 for cell in notebook.cells], [True, True, False])

    def test_nbconvert_runs_a_notebook_and_makes_a_page(self):
        self.notebook("# Telework\n\n```bq\ncrosstab telework by role\n```\n\n"
                      "```bq\nchart telework by role\n```\n")
        self.jupyter("nbconvert", "--execute", "--to", "html", "a.ipynb")
        page = (self.folder / "a.html").read_text(encoding="utf-8")
        self.assertTrue("<th scope=\"col\"" in page, "no table")
        self.assertTrue("src=\"data:image/svg+xml;base64," in page, "no picture")


class PapermillTests(ClientCase):
    """Parameters reach `param`."""

    STORY = ('```bq tags=["parameters"]\nparam wave = 2020\nparam name = "none" # of nobody\n```\n\n'
             "```bq\nfreq role where wave = $wave\nshow params\n```\n")

    def test_parameters_win_over_the_notebooks_own(self):
        path = self.notebook(self.STORY)
        made = papermill.execute_notebook(
            str(path), str(self.folder / "b.ipynb"), {"wave": 2021, "name": 'é "quoted"'},
            progress_bar=False)
        injected = made.cells[1]
        self.assertEqual(injected.metadata.tags, ["injected-parameters"])
        self.assertIn("param wave = 2021", injected.source)
        texts = [output.get("data", {}).get("text/plain", "") for output in made.cells[2].outputs]
        self.assertTrue(any("658 town halls" in text for text in texts), texts)
        self.assertTrue(any('"é ""quoted"""' in text for text in texts), texts)
        done = run("check", self.folder / "b.ipynb")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_the_command_line_does_the_same(self):
        self.notebook(self.STORY)
        self.jupyter("papermill", "a.ipynb", "b.ipynb", "-p", "wave", "2021", "--no-progress-bar")
        made = nbformat.read(self.folder / "b.ipynb", as_version=4)
        self.assertIn("param wave = 2021", made.cells[1].source)

    def test_the_notebooks_parameters_are_known(self):
        found = papermill.inspect_notebook(str(self.notebook(self.STORY)))
        self.assertEqual({name: (one["default"], one["help"]) for name, one in found.items()},
                         {"wave": ("2020", ""), "name": ('"none"', "of nobody")})

    def test_what_is_no_number_and_no_text_is_refused(self):
        path = str(self.notebook(self.STORY))
        for value in (True, None, [1], {"a": 1}, float("nan")):
            with self.subTest(value=value):
                with self.assertRaisesRegex(papermill.exceptions.PapermillException, "parameter of"):
                    papermill.execute_notebook(path, None, {"wave": value}, progress_bar=False)
        made = papermill.execute_notebook(path, None, {"wave": 2021, "x": -1e-7, "y": 1e22},
                                          progress_bar=False)
        self.assertIn("param x = -0.0000001\nparam y = 10000000000000000000000\n",
                      made.cells[1].source + "\n")


class ConsoleTests(ClientCase):
    """jupyter-console."""

    def test_a_person_at_the_console(self):
        import os  # pylint: disable=import-outside-toplevel
        console = pexpect.spawn(
            sys.executable, ["-m", "jupyter_console", "--kernel", "baro", "--simple-prompt"],
            env=environment(JUPYTER_PATH=os.environ["JUPYTER_PATH"], TERM="dumb"),
            cwd=str(self.folder), encoding="utf-8", dimensions=(40, 120), timeout=30)
        self.addCleanup(console.close, force=True)
        console.expect(r"In \[1\]:")
        console.sendline("freq wave")
        console.expect(r"Out\[1\]:")
        console.expect("658")
        console.expect(r"In \[2\]:")
        console.sendline("freq telewrok")
        console.expect(r"unknown-variable")
        console.expect(r"In \[3\]:")
        console.sendline("quit")
        console.expect(pexpect.EOF)


if __name__ == "__main__":
    unittest.main()
