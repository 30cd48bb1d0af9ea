"""Workbooks as data: cells against openpyxl, sheets, headings, dates, hostile archives."""

import csv
import datetime
import io
import random
import shutil
import tempfile
import time
import unittest
import zipfile
from pathlib import Path

import openpyxl

from baro_program import run

BOOK = ('<workbook xmlns="urn:main" xmlns:r="urn:relationships"><sheets>'
        '<sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>')
RELATIONS = ('<Relationships xmlns="urn:package"><Relationship Id="r1" Type="urn:relationships/{}" '
             'Target="{}"/></Relationships>')


class SheetCase(unittest.TestCase):
    """Tests in a folder of their own."""

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def save(self, rows, name="x.xlsx", title="Data"):
        """Write rows as the only sheet of a workbook and return it."""
        book = openpyxl.Workbook()
        book.active.title = title
        for row in rows:
            book.active.append(row)
        book.save(self.folder / name)
        return book

    def ask(self, statements, status=0):
        """Run statements and return the finished process."""
        process = run("-c", statements, folder=self.folder)
        self.assertEqual(process.returncode, status, process.stderr)
        return process

    def rows(self, clauses="", name="x.xlsx"):
        """Load a workbook, write it as CSV and return its rows, the heading first."""
        self.ask(f'load "{name}" {clauses}; export data to "out.csv" replace')
        return list(csv.reader(io.StringIO((self.folder / "out.csv").read_text())))

    def archive(self, sheet, name="x.xlsx", **more):
        """Write a workbook part by part."""
        with zipfile.ZipFile(self.folder / name, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("_rels/.rels", RELATIONS.format("officeDocument", "xl/workbook.xml"))
            archive.writestr("xl/workbook.xml", BOOK)
            archive.writestr("xl/_rels/workbook.xml.rels",
                             RELATIONS.format("worksheet", "worksheets/s.xml"))
            archive.writestr("xl/worksheets/s.xml", sheet)
            for part, content in more.items():
                archive.writestr(part, content)


class CellTests(SheetCase):
    """A cell is its value, not its picture."""

    def test_kinds_of_cells(self):
        book = self.save([
            ["n", "share", "text", "code", "truth", "mixed", "error", "=1+1"],
            [1, 0.125, "Zoé", "01004", True, 1, "#N/A", "=1+1"],
            [2.5, 1e-7, "=1+1", "2A004", False, "a", 3, "b"],
            [None, 123456789012345, "  b ", "1", None, 2.5, 4, None]])
        sheet = book.active
        sheet["B2"].number_format = "0.0%"
        for cell in ("C3", "H1", "H2"):
            sheet[cell].data_type = "s"
        sheet["G2"].data_type = "e"
        book.save(self.folder / "x.xlsx")
        self.assertEqual(self.rows(), [
            ["n", "share", "text", "code", "truth", "mixed", "error", "=1+1"],
            ["1", "0.125", "Zoé", "01004", "TRUE", "1", "#N/A", "=1+1"],
            ["2.5", "0.0000001", "=1+1", "2A004", "FALSE", "a", "3", "b"],
            ["", "123456789012345", "  b ", "1", "", "2.5", "4", ""]])
        told = self.ask('load "x.xlsx"; describe error').stdout
        self.assertRegex(told, r"#N/A +#N/A +1")
        self.assertIn("Type: numeric, whole.", told)

    def test_every_value_as_openpyxl_reads_it(self):
        chance = random.Random(5)
        heading = [f"v{column}" for column in range(6)]
        kinds = [lambda: chance.random() * 1e6, lambda: chance.randrange(5),
                 lambda: chance.choice(["a", "é", "<&>", "a\nb"]),
                 lambda: chance.choice([None, 1, 2]),
                 lambda: datetime.datetime(2021, 1, chance.randrange(1, 28)),
                 lambda: chance.choice(["x", None])]
        self.save([heading] + [[kind() for kind in kinds] for _ in range(300)])
        found = self.rows()
        sheet = openpyxl.load_workbook(self.folder / "x.xlsx").active
        for got, cells in zip(found[1:], list(sheet.values)[1:]):
            for text, value in zip(got, cells):
                if value is None:
                    self.assertEqual(text, "")
                elif isinstance(value, datetime.datetime):
                    self.assertEqual(text, value.isoformat())
                elif isinstance(value, str):
                    self.assertEqual(text, value)
                else:
                    self.assertEqual(float(text), value)
        self.assertEqual(len(found), 301)

    def test_dates(self):
        moments = [datetime.date(1900, 1, 1), datetime.date(1900, 2, 28), datetime.date(1900, 3, 1),
                   datetime.date(2024, 2, 29)]
        for epoch in (openpyxl.utils.datetime.WINDOWS_EPOCH, openpyxl.utils.datetime.MAC_EPOCH):
            with self.subTest(epoch):
                book = openpyxl.Workbook()
                book.epoch = epoch
                days = moments if epoch.year == 1899 else moments[3:]
                book.active.append(["d", "t", "h", "money"])
                for day in days:
                    book.active.append([day, datetime.datetime(2021, 3, 4, 10, 30, 15),
                                        datetime.time(7, 5), 3])
                for row in range(2, 2 + len(days)):
                    book.active[f"D{row}"].number_format = '"d"0 [Red]\\m'
                book.save(self.folder / "x.xlsx")
                rows = self.rows()[1:]
                self.assertEqual([row[0] for row in rows], [day.isoformat() for day in days])
                self.assertEqual(rows[0][1:], ["2021-03-04T10:30:15", "07:05:00", "3"])

    def test_formulas_are_their_stored_value(self):
        self.archive('<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>f</t></is></c>'
                     '<c t="str"><v>g</v></c></row><row r="2"><c r="A2"><f>1+1</f><v>2</v></c>'
                     '<c t="str"><f>"a"&amp;"b"</f><v>ab</v></c></row></sheetData></worksheet>')
        self.assertEqual(self.rows(), [["f", "g"], ["2", "ab"]])


class SheetTests(SheetCase):
    """Which sheet, which cells, which heading."""

    def test_the_first_visible_sheet_and_others_by_name_or_number(self):
        book = openpyxl.Workbook()
        book.active.title = "Hidden"
        book.active.sheet_state = "hidden"
        for title in ("Data", "2021"):
            book.create_sheet(title).append([title])
            book[title].append([1])
        book["Hidden"].append(["h"])
        book.save(self.folder / "x.xlsx")
        self.assertEqual(self.rows()[0], ["Data"])
        process = self.ask('load "x.xlsx"')
        self.assertIn("(Excel, sheet `Data`)", process.stderr)
        self.assertIn("other sheets: `Hidden` (hidden), `2021`", process.stderr)
        self.assertEqual(self.rows('sheet "2021"')[0], ["2021"])
        self.assertEqual(self.rows("sheet 1")[0], ["h"])
        error = self.ask('load "x.xlsx" sheet "Dat"', 1).stderr
        self.assertIn("no sheet `Dat`", error)
        self.assertIn("it has `Hidden`, `Data`, `2021`", error)

    def test_blank_rows_and_columns_do_not_exist(self):
        self.save([[], [None, "a", None, "b"], [], [None, 1, None, 2], [None, None, None, None]])
        self.assertEqual(self.rows(), [["a", "b"], ["1", "2"]])

    def test_hidden_rows_are_read_and_said(self):
        book = self.save([["a"], [1], [2]])
        book.active.row_dimensions[2].hidden = True
        book.save(self.folder / "x.xlsx")
        self.assertEqual(self.rows(), [["a"], ["1"], ["2"]])
        self.assertIn("1 hidden row is read as data", self.ask('load "x.xlsx"').stderr)

    def test_headings_of_two_rows(self):
        book = self.save([["Trust in", None, None, "Age"], ["mayor", "press", "", None],
                          [1, 2, 3, 4]])
        book.active.merge_cells("A1:B1")
        book.save(self.folder / "x.xlsx")
        self.assertEqual(self.rows("header 2")[0],
                         ["Trust in – mayor", "Trust in – press", "Trust in", "Age"])

    def test_no_heading_and_more_than_there_are(self):
        self.save([[1, "a"], [2, "b"]])
        self.assertEqual(self.rows("header 0"), [["column_1", "column_2"], ["1", "a"], ["2", "b"]])
        self.assertIn("fewer than 5", self.ask('load "x.xlsx" header 5', 1).stderr)

    def test_ranges(self):
        self.save([["title"], [], ["x", "a", "b"], ["y", 1, 2], ["z", 3, 4], ["sum", 4, 6]])
        self.assertEqual(self.rows('range "B3:C5"'), [["a", "b"], ["1", "2"], ["3", "4"]])
        self.assertIn("names no cells", self.ask('load "x.xlsx" range "B3:C"', 1).stderr)

    def test_a_title_above_the_headings_is_told(self):
        self.save([["Survey 2024"], [], ["id", "role", "age"], [1, "head", 40]])
        told = self.ask('load "x.xlsx"').stderr
        self.assertIn("warning[title-rows]: `Survey 2024` stands alone", told)
        self.assertNotIn("title-rows", self.ask('load "x.xlsx" range "A3:C4"').stderr)
        self.assertEqual(self.rows('range "A3:C4"')[0], ["id", "role", "age"])

    def test_doubled_headings(self):
        self.save([["a", "a", None], [1, 2, 3]])
        self.assertEqual(self.rows()[0], ["a", "a_2", "column_3"])

    def test_clauses_are_for_workbooks(self):
        (self.folder / "t.csv").write_text("a\n1\n")
        self.assertIn("`sheet` is for workbooks", self.ask('load "t.csv" sheet 1', 1).stderr)
        self.save([["a"], [1]])
        self.assertIn("`delimiter` is not for Excel workbooks",
                      self.ask('load "x.xlsx" delimiter ";"', 1).stderr)


class WritingTests(SheetCase):
    """`export data to "x.xlsx"`."""

    def test_data_and_codebook(self):
        (self.folder / "t.csv").write_text('q,x,t\n1,0.5,=1+1\n2,,01004\n9,3.25,\n')
        self.ask('load "t.csv"; values q: 1 "Yes" 2 "No"; missing q: 9 "Refused"; label q "Question"; '
                 'export data to "x.xlsx"')
        book = openpyxl.load_workbook(self.folder / "x.xlsx")
        self.assertEqual(book.sheetnames, ["Data", "Codebook"])
        self.assertEqual([list(row) for row in book["Data"].values],
                         [["q", "x", "t"], [1, 0.5, "=1+1"], [2, None, "01004"], [9, 3.25, None]])
        self.assertEqual(book["Data"]["C2"].data_type, "s")
        self.assertEqual([list(row) for row in book["Codebook"].values], [
            ["variable", "label", "type", "code", "answer", "missing"],
            ["q", "Question", "categorical", "1", "Yes", None],
            ["q", "Question", "categorical", "2", "No", None],
            ["q", "Question", "categorical", "9", "Refused", "missing"],
            ["x", None, "numeric", None, None, None], ["t", None, "text", None, None, None]])
        self.assertEqual(self.rows(), [["q", "x", "t"], ["1", "0.5", "=1+1"], ["2", "", "01004"],
                                       ["9", "3.25", ""]])

    def test_the_same_data_give_the_same_bytes(self):
        for name in ("x.xlsx", "y.xlsx"):
            self.ask(f'export data to "{name}"')
        self.assertEqual((self.folder / "x.xlsx").read_bytes(),
                         (self.folder / "y.xlsx").read_bytes())


class OpenDocumentTests(SheetCase):
    """The same of an OpenDocument spreadsheet."""

    SPACES = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
                      for name in ("office", "table", "text"))

    def document(self, tables, name="x.ods", **more):
        """Write a spreadsheet of tables, each a name and its rows."""
        sheets = "".join(f'<table:table table:name="{title}">{rows}</table:table>'
                         for title, rows in tables.items())
        with zipfile.ZipFile(self.folder / name, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(zipfile.ZipInfo("mimetype"),
                             "application/vnd.oasis.opendocument.spreadsheet")
            archive.writestr("content.xml", f"<office:document-content {self.SPACES}><office:body>"
                             f"<office:spreadsheet>{sheets}</office:spreadsheet></office:body>"
                             "</office:document-content>")
            for part, content in more.items():
                archive.writestr(part, content)

    @staticmethod
    def row(*cells, more=""):
        """A row of cells, each its attributes and its text."""
        return f"<table:table-row {more}>" + "".join(
            f"<table:table-cell {attributes}>{text}</table:table-cell>"
            for attributes, text in cells) + "</table:table-row>"

    @staticmethod
    def word(text):
        """A cell of text."""
        return ('office:value-type="string"', f"<text:p>{text}</text:p>")

    def test_kinds_of_cells(self):
        number = 'office:value-type="float" office:value="{}"'
        self.document({"S": self.row(*map(self.word, "abcdefg")) + self.row(
            (number.format("1.50"), "<text:p>1,5</text:p>"),
            ('office:value-type="percentage" office:value="0.125"', "<text:p>12.5 %</text:p>"),
            ('office:value-type="date" office:date-value="2021-03-04"', "<text:p>4/3</text:p>"),
            ('office:value-type="time" office:time-value="PT07H05M00S"', "<text:p>7:05</text:p>"),
            ('office:value-type="boolean" office:boolean-value="true"', "<text:p>VRAI</text:p>"),
            ('office:value-type="string"', "<text:p>a<text:s text:c=\"2\"/>b</text:p><text:p>=c"
             "</text:p><office:annotation><text:p>note</text:p></office:annotation>"),
            (number.format("0"), "<text:p>#N/A</text:p>"))})
        self.assertEqual(self.rows(name="x.ods"), [list("abcdefg"), [
            "1.5", "0.125", "2021-03-04", "07:05:00", "TRUE", "a  b\n=c", "#N/A"]])

    def test_repeated_rows_and_cells(self):
        blank = '<table:table-cell table:number-columns-repeated="16380"/>'
        rows = (self.row(self.word("a"), self.word("b"))
                + self.row(('office:value-type="float" office:value="7" '
                            'table:number-columns-repeated="2"', "<text:p>7</text:p>"),
                           more='table:number-rows-repeated="3"')
                + f'<table:table-row table:number-rows-repeated="1048570">{blank}'
                "</table:table-row>")
        self.document({"S": rows, "T": self.row(self.word("t"))})
        self.assertEqual(self.rows(name="x.ods"), [["a", "b"]] + [["7", "7"]] * 3)
        self.assertIn("other sheets: `T`", self.ask('load "x.ods"').stderr)
        self.assertEqual(self.rows("sheet 2", name="x.ods"), [["t"]])

    def test_refusals(self):
        self.document({"S": self.row(('office:value-type="float" office:value="1" '
                                      'table:number-columns-repeated="99999"', ""))})
        self.assertIn("too many cells", self.ask('load "x.ods"', 1).stderr)
        self.document({"S": ""}, **{"META-INF/manifest.xml": "<x><encryption-data/></x>"})
        self.assertIn("encrypted", self.ask('load "x.ods"', 1).stderr)
        self.document({"S": ""}, name="y.xlsx")
        self.assertIn("an OpenDocument spreadsheet", self.ask('load "y.xlsx"', 1).stderr)
        self.document({})
        self.assertIn("has no sheet", self.ask('load "x.ods"', 1).stderr)


class HostileTests(SheetCase):
    """Archives that want to be more than they are."""

    def refused(self, words):
        """The workbook is refused in words, in time."""
        started = time.monotonic()
        self.assertIn(words, self.ask('load "x.xlsx"', 1).stderr)
        self.assertLess(time.monotonic() - started, 5)

    def test_a_part_that_grows(self):
        self.archive(b"<worksheet>" + b" " * (50 << 20) + b"</worksheet>")
        self.refused("bytes, packed into")

    def test_document_types_and_entities(self):
        bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
        self.archive(bomb + "<worksheet><sheetData/></worksheet>")
        self.refused("declares a document type")

    def test_depth(self):
        self.archive("<worksheet>" + "<a>" * 100000 + "</a>" * 100000 + "</worksheet>")
        self.refused("more than 256 deep")

    def test_other_files(self):
        for content, words in ((b"a,b\n1,2\n", "holds text"), (b"<html>", "an HTML page"),
                               (b"PK\x03\x04 nothing", "no whole ZIP archive")):
            (self.folder / "x.xlsx").write_bytes(content)
            self.refused(words)

    def test_empty_sheets(self):
        self.save([])
        self.refused("is empty")

    def test_cells_out_of_place(self):
        for cell in ('r="ZZZ1"', 'r="A0"', 't="s"', ""):
            value = "<v>9</v>" if "s" in cell else "<v>x</v>"
            self.archive(f'<worksheet><sheetData><row r="1"><c {cell}>{value}</c></row>'
                         "</sheetData></worksheet>")
            process = run("-c", 'load "x.xlsx"', folder=self.folder)
            self.assertEqual(process.returncode, 1, cell)
        self.archive('<worksheet><sheetData><row r="99999999999"/></sheetData></worksheet>')
        self.refused("a row has no place")

    def test_changed_bytes_end_nothing(self):
        chance = random.Random(11)
        self.save([["a", "b"]] + [[row, f"text {row}"] for row in range(50)])
        whole = (self.folder / "x.xlsx").read_bytes()
        for count in range(100):
            damaged = bytearray(whole)
            for _ in range(chance.choice([1, 2, 10])):
                damaged[chance.randrange(len(damaged))] = chance.randrange(256)
            (self.folder / "x.xlsx").write_bytes(damaged)
            process = run("-c", 'load "x.xlsx"; describe', folder=self.folder, seconds=30)
            self.assertIn(process.returncode, (0, 1), (count, process.stderr))


if __name__ == "__main__":
    unittest.main()
