"""Reports: valid pages that stand alone, hostile text in every slot."""

import tempfile
import unittest
from pathlib import Path

from baro_program import ROOT, run
from hostile_texts import HOSTILE
from page_reader import ALLOWED, Page


class ReportCase(unittest.TestCase):
    """Gives each test a folder."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def report(self, text, status=0):
        """Write a document, make its report and return it as a page."""
        (self.folder / "a.md").write_text(text, encoding="utf-8")
        done = run("report", "a.md", "--to", "a.html", "--replace", folder=self.folder)
        self.assertEqual(done.returncode, status, done.stderr)
        return Page((self.folder / "a.html").read_text(encoding="utf-8"))

    def assert_harmless(self, page):
        """Fail when something of a page can act or be fetched."""
        self.assertLessEqual(page.tags, ALLOWED)
        self.assertEqual(page.open, [])
        for tag, name, value in page.attributes:
            self.assertFalse(name.startswith("on"), (tag, name, value))
            if name in ("href", "src"):
                self.assertNotRegex(
                    value, r"(?i)^\s*(javascript|vbscript|data|file):", (tag, name, value))
                self.assertNotEqual(name, "src")


class ReportTests(ReportCase):
    """`baro report`."""

    def test_the_story_of_the_article(self):
        target = self.folder / "story.html"
        done = run("report", ROOT / "Scripts" / "examples" / "barometer-2021.md", "--to", target)
        self.assertEqual(done.returncode, 0, done.stderr)
        text = target.read_text(encoding="utf-8")
        page = Page(text)
        self.assert_harmless(page)
        self.assertLess(len(text), 1_000_000)
        shipped = ROOT / "Scripts" / "examples" / "barometer-2021.html"
        self.assertEqual(text, shipped.read_text(encoding="utf-8"))
        self.assertIn("53 of 53 claims hold", text)
        self.assertEqual(text.count("✓"), 53)
        self.assertGreaterEqual(text.count("<svg "), 4)
        identifiers = [value for _, name, value in page.attributes if name == "id"]
        self.assertEqual(len(identifiers), len(set(identifiers)))
        for _, name, value in page.attributes:
            if name == "href" and value.startswith("#"):
                self.assertIn(value[1:], identifiers)
        scopes = [name for tag, name, _ in page.attributes if tag == "th" and name == "scope"]
        self.assertGreater(len(scopes), 50)

    def test_a_failed_claim_and_an_error_are_shown(self):
        page = self.report('```bq\nclaim "x" n is 1 where wave = 2021\nfreq nothing\n```\n\nend\n', 1)
        whole = "".join(page.texts)
        self.assertIn("✗", whole)
        self.assertIn("unknown-variable", whole)
        self.assertIn("1 of 1 claims do not hold", whole)
        self.assertIn("end", whole)

    def test_french(self):
        page = self.report("## Un\n\n## Deux\n\n```bq\nset language fr\nfreq wave\n```\n")
        self.assertIn("Sommaire", "".join(page.texts))
        self.assertIn(("html", "lang", "fr"), page.attributes)

    def test_another_file_is_not_replaced_unasked(self):
        (self.folder / "a.md").write_text("x", encoding="utf-8")
        (self.folder / "a.html").write_text("mine", encoding="utf-8")
        done = run("report", "a.md", "--to", "a.html", folder=self.folder)
        self.assertEqual(done.returncode, 1)
        self.assertEqual((self.folder / "a.html").read_text(encoding="utf-8"), "mine")
        done = run("report", "a.md", "--to", "a.txt", folder=self.folder)
        self.assertEqual(done.returncode, 64)

    def test_markdown_for_a_wiki(self):
        (self.folder / "h.csv").write_text('q\n<b>x</b>\na|b\n"```"\n', encoding="utf-8")
        (self.folder / "a.md").write_text(
            '# Title\n\nWords.\n\n```bq\nload "h.csv"\nfreq q\nshow filter\nchart q\nclaim "3" n is 3\n'
            "freq no\n```\n", encoding="utf-8")
        done = run("report", "a.md", "--to", "b.md", folder=self.folder)
        self.assertEqual(done.returncode, 1)
        text = (self.folder / "b.md").read_text(encoding="utf-8")
        self.assertTrue(text.startswith("# Title\n\n**1 of 1 claims hold**\n\nWords.\n\n"), text)
        self.assertIn("| &lt;b&gt;x&lt;/b&gt; | 1 | 33% |", text)
        self.assertIn("| a\\|b | 1 |", text)
        self.assertIn("```text\nno filter: all rows count\n```", text)
        self.assertRegex(text, r"````text\nq\n[^`]*█")
        self.assertIn("✓ 3: found 3, base 3", text)
        self.assertIn("error[unknown-variable]", text)
        self.assertTrue(text.endswith("*Made by baro from `a.md`*\n"))

    def test_the_document_itself_is_never_replaced(self):
        (self.folder / "a.md").write_text("x\n", encoding="utf-8")
        done = run("report", "a.md", "--to", "./a.md", "--replace", folder=self.folder)
        self.assertEqual(done.returncode, 64)
        self.assertEqual((self.folder / "a.md").read_text(encoding="utf-8"), "x\n")

    def test_hostile_text_in_every_slot(self):
        quoted = [text.replace("\x00", "").replace('"', '""') for text in HOSTILE]
        rows = "".join(f'"{text}",1\n' for text in quoted) * 2
        (self.folder / "h.csv").write_text("q,g\n" + rows, encoding="utf-8")
        for text in quoted:
            line = text.replace("\n", " ").replace("\x1b", "")
            cell = f'load "h.csv"\nlabel q "{line}"\nfreq q title "{line}"\nchart q\nrows top 3'
            self.assert_harmless(self.report(
                f"# {text}\n\n{text}\n\n> {text}\n\n- {text}\n\n[{text}]({line})\n\n![x]({line})\n\n"
                f"<div>{text}</div>\n\n`{text}`\n\n```bq\n{cell}\n```\n"))


if __name__ == "__main__":
    unittest.main()
