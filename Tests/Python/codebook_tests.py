"""Codebooks that stand in workbooks: forms of XLSForm, sheets beside the data, dictionaries of files."""

import shutil
import tempfile
import unittest
from pathlib import Path

import openpyxl

from baro_program import run

SURVEY = [
    ["type", "name", "label::English (en)", "label::Français (fr)"],
    ["start", "start", None, None],
    ["begin_group", "g", "Group", "Groupe"],
    ["select_one yn", "water", "Is there water?", "Y a-t-il de l'eau ?"],
    ["select_multiple src", "source", "Which sources?", "Quelles sources ?"],
    ["integer", "hh", "Household size", "Taille du ménage"],
    ["note", "n1", "Thanks", "Merci"],
    ["end_group", None, None, None],
]
CHOICES = [
    ["list_name", "name", "label::English (en)", "label::Français (fr)"],
    ["yn", 1, "Yes", "Oui"], ["yn", 0, "No", "Non"],
    ["src", "well", "Well", "Puits"], ["src", "tap", "Tap", "Robinet"],
    ["src", "river", "River", "Rivière"],
]
CODES = [
    ["variable", "label", "code", "value label", "missing"],
    ["age", "Age", 99, "No answer", "yes"],
    ["sex", "Sex", 1, "Man", None], ["sex", None, 2, "Woman", None],
]


class CodebookTests(unittest.TestCase):
    """Codebooks of files that a library reads."""

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def book(self, name, **sheets):
        """Write a workbook with some sheets."""
        book = openpyxl.Workbook()
        book.remove(book.active)
        for title, rows in sheets.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(row)
        book.save(self.folder / name)

    def text(self, name, text):
        """Write a text file."""
        (self.folder / name).write_text(text, encoding="utf-8")

    def said(self, *statements):
        """Run statements, which must succeed, and return all that they say."""
        process = run("--format", "csv", "-c", "; ".join(statements), folder=self.folder)
        self.assertEqual(process.returncode, 0, process.stderr)
        return process.stdout + process.stderr

    def test_form_of_an_interview(self):
        """An XLSForm labels columns of 1 and 0 as well as cells of names, in its languages."""
        self.book("form.xlsx", survey=SURVEY, choices=CHOICES)
        self.text("k.csv", "start,g/water,g/source,g/source/well,g/source/tap,g/source/river,g/hh,"
                  "_id,_uuid,_submission_time\n2024-01-01T10:00,1,well tap,1,1,0,5,1,u1,2024-01-01\n"
                  "2024-01-01T11:00,0,river,0,0,1,3,2,u2,2024-01-01\n")
        said = self.said('load "k.csv" codebook "form.xlsx"', "freq source", "set language fr",
                         "freq water")
        self.assertIn("Well,1", said)
        self.assertIn("Oui,1", said)
        self.text("odk.csv", "water,source,hh\n1,well tap,4\n0,river,2\n")
        self.assertIn("River,1", self.said('load "odk.csv"', 'codebook "form.xlsx"',
                                           "freq source_set"))

    def test_sheet_beside_the_data(self):
        """A sheet of the workbook that is loaded, at the load and after it."""
        self.book("b.xlsx", Data=[["age", "sex"], [30, 1], [40, 2], [99, 2]], Codes=CODES)
        for statements in (['load "b.xlsx" codebook sheet "Codes"'],
                           ['load "b.xlsx"', 'codebook sheet "Codes"'],
                           ['load "b.xlsx"', 'codebook "b.xlsx"']):
            said = self.said(*statements, "freq sex", "freq age")
            self.assertIn("Woman,2", said)
            self.assertIn("No answer,1", said)

    def test_dictionary_of_another_file(self):
        """The labels of a file of SPSS for a table of codes."""
        self.text("d.csv", "age,sex\n30,1\n40,2\n99,2\n")
        self.book("b.xlsx", Codes=CODES)
        self.said('load "d.csv"', 'codebook "b.xlsx"', 'export data to "d.sav"')
        said = self.said('load "d.csv"', 'codebook "d.sav"', "freq sex", "freq age")
        self.assertIn("Woman,2", said)
        self.assertIn("No answer,1", said)

    def test_no_such_sheet(self):
        """A sheet that is not there is named with those that are."""
        self.book("b.xlsx", Data=[["age"], [30]], Codes=CODES)
        process = run("-c", 'load "b.xlsx" codebook sheet "Nope"', folder=self.folder)
        self.assertEqual(process.returncode, 1)
        self.assertIn("Codes", process.stderr)


if __name__ == "__main__":
    unittest.main()
