"""Reads workbooks back: numbers, formats, panes, links, and labels that must stay text."""

import csv
import io
import math
import shutil
import tempfile
import unittest
import zipfile
from pathlib import Path

import openpyxl

from baro_program import run

HOSTILE = ["=cmd|'/C calc'!A0", "+1", "-1+2", "@x", "http://example.org/a", "mailto:a@example.org",
           "internal:Contents!A1", "_x003D_1", "<b>&amp;\"'", "l" * 40, "l" * 39 + "m"]
CONTROL = "bell\x07\x1b[31m"


class WorkbookCase(unittest.TestCase):
    """Tests in a folder of their own."""

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def run_in_folder(self, *arguments):
        """Run the program, which must succeed, and return what it wrote to standard output."""
        process = run(*arguments, folder=self.folder)
        self.assertEqual(process.returncode, 0, process.stderr)
        return process.stdout

    def book(self, name="t.xlsx"):
        """Open a workbook that the program wrote."""
        return openpyxl.load_workbook(self.folder / name)

    def labelled(self, sheet):
        """Return the rows below the headings by their label, numbers of column 2 and on."""
        rows = {}
        for row in sheet.iter_rows():
            label = row[0].value
            if label is not None and any(isinstance(cell.value, (int, float)) for cell in row[1:]):
                rows[label] = row
        return rows


class TableTests(WorkbookCase):
    """One table on one sheet."""

    STATEMENT = "crosstab telework by role, size > wave weight w"

    def sheet(self, statement=STATEMENT, *before):
        """Return the only sheet of a statement's workbook."""
        self.run_in_folder("-c", "; ".join([*before, statement + ' to "t.xlsx"']))
        book = self.book()
        self.assertEqual(len(book.sheetnames), 1)
        return book.worksheets[0]

    def tidy(self, statement=STATEMENT):
        """Return the tidy lines of a statement."""
        text = self.run_in_folder("--format", "tidy", "-c", statement)
        return list(csv.DictReader(io.StringIO(text)))

    def test_numbers_are_those_of_the_tidy_form(self):
        rows = self.labelled(self.sheet())
        lines = [line for line in self.tidy() if line["statistic"] == "column_percent"]
        columns = list(dict.fromkeys((line["column_variable"], line["column"]) for line in lines))
        self.assertEqual(len(lines), 4 * 12)
        for line in lines:
            column = 1 + columns.index((line["column_variable"], line["column"]))
            cell = rows[line["row"]][column]
            self.assertTrue(
                math.isclose(cell.value, float(line["value"]) / 100, rel_tol=2e-15), line)
            self.assertEqual(cell.number_format, "0%")

    def test_bases_are_counts_with_their_marks(self):
        rows = self.labelled(self.sheet())
        cells = rows["Base (n)"]
        self.assertEqual(cells[1].value, 1292)
        self.assertEqual(cells[1].number_format, "#,##0")
        small = [cell for cell in cells[1:] if cell.value < 100]
        self.assertTrue(small)
        for cell in cells[1:]:
            mark = '"*"' if cell in small else ""
            self.assertEqual(cell.number_format, "#,##0" + mark)

    def test_headings_panes_and_pages(self):
        sheet = self.sheet()
        self.assertEqual(sheet["A1"].value, "Telework by Role, Size of the commune > Wave")
        self.assertEqual(sheet.freeze_panes, "B5")
        self.assertEqual(sheet.print_title_rows, "$1:$4")
        self.assertEqual(sheet.page_setup.orientation, "landscape")
        self.assertTrue(sheet.sheet_properties.pageSetUpPr.fitToPage)
        self.assertEqual(sheet.page_setup.fitToHeight, 0)
        merged = {str(area) for area in sheet.merged_cells.ranges}
        self.assertLessEqual({"C3:G3", "H2:M2", "H3:I3", "J3:K3", "L3:M3"}, merged)
        self.assertEqual(sheet["C3"].value, "Role")
        self.assertEqual(sheet["H2"].value, "Size of the commune > Wave")

    def test_parts_of_a_net_stand_in(self):
        rows = self.labelled(self.sheet())
        self.assertEqual(rows["Any telework"][0].alignment.indent, 0)
        self.assertEqual(rows["Yes, regularly"][0].alignment.indent, 1)

    def test_notes_are_those_of_the_screen(self):
        screen = " ".join(self.run_in_folder("-c", self.STATEMENT).split())
        notes = [row[0].value for row in self.sheet().iter_rows(min_row=12) if row[0].value]
        self.assertEqual(len(notes), 2)
        for note in notes:
            self.assertIn(" ".join(note.split()), screen)

    def test_french(self):
        sheet = self.sheet(self.STATEMENT, "set language fr")
        rows = self.labelled(sheet)
        self.assertEqual(rows["Oui, régulièrement"][1].number_format, '0"\u00a0"%')
        self.assertIn("Base (n pondéré)", rows)

    def test_decimals(self):
        rows = self.labelled(self.sheet("group by role show mean(perception), se(mean(perception))",
                                        "set decimals 2"))
        formats = {cell.number_format for cell in rows["Secretary"][1:]}
        self.assertLessEqual({"#,##0.00", "#,##0.000"}, formats)

    def test_several_tables_are_a_sheet_each(self):
        self.run_in_folder("-c", 'crosstab telework, media by role to "t.xlsx"'
                           '; export last to "one.xlsx" one sheet')
        self.assertEqual(self.book().sheetnames, ["1 telework", "2 media"])
        self.assertEqual(self.book("one.xlsx").sheetnames, ["Tables"])

    def test_respondents(self):
        sheet = self.sheet("rows top 5 show id, perception, role")
        self.assertEqual([cell.value for cell in sheet[1]], ["id", "perception", "role"])
        self.assertIsInstance(sheet["B2"].value, int)
        self.assertIsInstance(sheet["A2"].value, str)

    def test_claims(self):
        self.run_in_folder("-c", 'claim "A" share(telework = any) is 15 % where wave = 2021'
                           '; export claims to "t.xlsx"')
        head, claim = [[cell.value for cell in row] for row in self.book().worksheets[0].rows]
        found = dict(zip(head, claim))
        self.assertEqual((found["claim"], found["holds"], found["n"]), ("A", "true", 658))
        self.assertTrue(math.isclose(found["found"], 100 * 99 / 658, rel_tol=2e-15))


class BookTests(WorkbookCase):
    """Books."""

    def test_contents_lead_to_every_table_and_back(self):
        self.run_in_folder("-c", 'book telework..cyber by role where wave = 2021 weight w'
                           ' to "t.xlsx"')
        book = self.book()
        contents = book.worksheets[0]
        self.assertEqual(contents.title, "Contents")
        lines = [row[0].value for row in contents.iter_rows(max_row=6)]
        self.assertEqual(lines[0], "Tables by Role")
        self.assertIn("Filter: wave = 2021.", lines)
        self.assertIn("Weighted by w.", lines)
        links = [cell for row in contents.iter_rows() for cell in row if cell.hyperlink]
        self.assertEqual(len(links), len(book.sheetnames) - 1)
        for link, sheet in zip(links, book.worksheets[1:]):
            self.assertEqual(link.hyperlink.location, f"'{sheet.title}'!A1")
            self.assertEqual(sheet["A2"].value, link.value)
            self.assertEqual(sheet["A1"].hyperlink.location, "'Contents'!A1")
            self.assertEqual(sheet.freeze_panes, "B5")
        self.assertEqual(book.sheetnames[1], "1 telework")

    def test_tables_are_those_of_crosstab(self):
        self.run_in_folder("-c", 'book telework by role to "b.xlsx"; crosstab telework by role'
                           ' to "t.xlsx"')
        cells = [[cell.value for cell in row] for row in self.book().worksheets[0].iter_rows()]
        same = [[cell.value for cell in row]
                for row in self.book("b.xlsx").worksheets[1].iter_rows(min_row=2)]
        self.assertEqual(cells, same)

    def test_one_sheet(self):
        self.run_in_folder("-c", 'book telework, media by role to "t.xlsx" one sheet')
        book = self.book()
        self.assertEqual(book.sheetnames, ["Contents", "Tables"])
        tables = book["Tables"]
        links = [cell for row in book["Contents"].iter_rows() for cell in row if cell.hyperlink]
        for link in links:
            name, place = link.hyperlink.location.split("!")
            self.assertEqual(name, "'Tables'")
            self.assertEqual(tables[place].value, link.value)

    def test_files_say_no_time(self):
        self.run_in_folder("-c", 'book telework by role to "t.xlsx"')
        with zipfile.ZipFile(self.folder / "t.xlsx") as parts:
            self.assertEqual({part.date_time for part in parts.infolist()}, {(1980, 1, 1, 0, 0, 0)})
        self.assertEqual(self.book().properties.created.year, 1980)
        self.assertEqual(self.book().properties.title, "Tables by Role")


class HostileTests(WorkbookCase):
    """Data that would act if it could."""

    def setUp(self):
        super().setUp()
        with open(self.folder / "h.csv", "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["history", "=a/b:c*d?[e]", "Q\u202e1", *("x" * 40 + str(i)
                                                                   for i in range(3))])
            for label in HOSTILE + [CONTROL]:
                writer.writerow([label, label, label, label, label, label])
        self.run_in_folder("-c", 'load "h.csv"; book history..`' + "x" * 40 + '2` by history title '
                           '"=1+1" to "t.xlsx"; freq history to "f.xlsx"; rows to "r.xlsx"')

    def cells(self):
        """Yield every cell of every workbook."""
        for name in ("t.xlsx", "f.xlsx", "r.xlsx"):
            for sheet in self.book(name).worksheets:
                for row in sheet.iter_rows():
                    yield from row

    def test_nothing_runs(self):
        for cell in self.cells():
            self.assertIn(cell.data_type, ("s", "n", "b"), cell.value)
            if cell.hyperlink:
                self.assertIsNone(cell.hyperlink.target)
                self.assertIsNotNone(cell.hyperlink.location)

    def test_no_part_leads_outside(self):
        for name in ("t.xlsx", "f.xlsx", "r.xlsx"):
            with zipfile.ZipFile(self.folder / name) as parts:
                for part in parts.namelist():
                    text = parts.read(part).decode()
                    self.assertNotIn("<f>", text, part)
                    self.assertNotIn('TargetMode="External"', text, part)

    def test_labels_are_kept(self):
        values = {cell.value for cell in self.cells()}
        for label in HOSTILE:
            kept = label.replace("_x003D_", "_x005F_x003D_")
            self.assertTrue(kept in values or label in values, label)
        self.assertIn("bell\\u{7}\\u{1B}[31m", values)

    def test_sheet_names(self):
        names = self.book().sheetnames
        self.assertEqual(len(names), 7)
        self.assertEqual(len({name.lower() for name in names}), 7)
        for name in names:
            self.assertLessEqual(len(name), 31)
            self.assertFalse(set(name) & set("[]:*?/\\"), name)
        self.assertEqual(self.book("f.xlsx").sheetnames, ["history 2"])


if __name__ == "__main__":
    unittest.main()
