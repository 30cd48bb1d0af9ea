"""Runs the scripts of the manual's page "From your export" beside the example files they read."""

import re
import shutil
import tempfile
import unittest
from pathlib import Path

from baro_program import ROOT, run

PAGE = ROOT / "Sources/baro/Documentation.docc/FromYourExport.md"
EXPORTS = ROOT / "Scripts/examples/exports"
MOST_STATEMENTS = 12


def scripts():
    """Yield each script of the page with its name, that of the file which it loads."""
    for block in re.findall(r"^```bq\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.M | re.S):
        yield re.match(r'load "([\w-]+)\.csv"', block).group(1), block


class ExportPageTests(unittest.TestCase):
    """The page's scripts."""

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp()) / "exports"
        self.addCleanup(shutil.rmtree, self.folder.parent)
        shutil.copytree(EXPORTS, self.folder)

    def test_every_file_has_a_script_or_is_a_codebook(self):
        files = {path.stem for path in EXPORTS.glob("*.csv")}
        self.assertEqual({name for name in files if not name.endswith("-codebook")},
                         {name for name, _ in scripts()})
        self.assertEqual(len(list(scripts())), 12)

    def test_each_script_makes_a_book_a_chart_and_a_page(self):
        for name, script in scripts():
            with self.subTest(name=name):
                self.assertLessEqual(len(script.splitlines()), MOST_STATEMENTS)
                (self.folder / f"{name}.bq").write_text(script, encoding="utf-8")
                process = run("report", f"{name}.bq", "--to", f"{name}.html", folder=self.folder)
                self.assertEqual(process.returncode, 0, process.stderr)
                for ending in ("xlsx", "svg", "html"):
                    self.assertGreater((self.folder / f"{name}.{ending}").stat().st_size, 1000)
                page = (self.folder / f"{name}.html").read_text(encoding="utf-8")
                self.assertTrue("<svg" in page, "no chart on the page")


if __name__ == "__main__":
    unittest.main()
